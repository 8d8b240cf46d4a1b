"""What was understood, as a person would say it: one line. May import db.query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import SectionKind
from db.query import dates
from db.query.fields import LANGUAGES
from db.query.tree import (
    All,
    AnyOf,
    Body,
    DateRange,
    Doc,
    DocumentIs,
    In,
    KindIs,
    Language,
    Near,
    Scope,
    Scoped,
    StatusIs,
    Symbol,
    Term,
    Within,
    Year,
    typed_part,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.query.tree import Also, Filter, Node, Note

_SCOPES = {
    Scope.HEADING: "in headings",
    Scope.TEXT: "in the running text",
    Scope.FOOTNOTE: "in footnotes",
    Scope.NOTE: "in your notes",
    Scope.EVENT: "in dated statements",
}
_WORDS = Term | All | AnyOf | Near | Scoped
_MOST_NOTES = 3  # in the line; the others are still marked in the search box


def understood(tree: Node, notes: Sequence[Note], also: Sequence[Also]) -> str:
    """The whole line."""
    said = in_words(tree)
    if is_condition(tree):
        said = f"passages {said}"
    others = dict.fromkeys(one.means for one in also)
    parts = [said, *([f"also: {', '.join(others)}"] if others else []), *_of_notes(notes)]
    return "; ".join(parts)


def nothing(notes: Sequence[Note], hint: str | None, *, blank: bool) -> str:
    """The line where there is nothing to look for."""
    if blank:
        return ""
    if hint is not None and not notes:
        return hint
    said = "; ".join(_of_notes(notes)) or "type at least one letter or digit"
    return f"Nothing to look for: {said}"


def in_words(node: Node) -> str:
    """A part of a query in words."""
    if isinstance(node, Term):
        if node.quoted:
            return f"the phrase “{node.text}{'…' if node.prefix else ''}”"
        return f"words that begin with “{node.text}”" if node.prefix else f"“{node.text}”"
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        return " or ".join(map(in_group, node.parts)) if typed is None else in_words(typed)
    if isinstance(node, Near):
        near = " near ".join(map(in_words, node.parts))
        return f"{near} (within {node.distance} word{'s' * (node.distance != 1)})"
    if isinstance(node, Scoped):
        return f"{in_group(node.part)} {_SCOPES[node.scope]}"
    if isinstance(node, All):
        return _all_in_words(node)
    if isinstance(node, Within):
        return f"among the passages of {in_group(node.part)}"
    return _condition(node)


def in_group(node: Node) -> str:
    """A part between others: in parentheses where it has parts of its own."""
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        return f"({in_words(node)})" if typed is None else in_group(typed)
    return f"({in_words(node)})" if isinstance(node, All) else in_words(node)


def _all_in_words(node: All) -> str:
    wanted: list[str] = []
    for part in node.parts:
        typed = typed_part(part) if isinstance(part, AnyOf) else None
        if isinstance(typed, All):  # a name of several words needs no parentheses
            wanted += map(in_group, typed.parts)
        elif not is_condition(part):
            wanted.append(in_group(part))
    said = [" and ".join(wanted) or "passages"]
    conditions = [in_words(part) for part in node.parts if is_condition(part)]
    said[0] += f" {conditions[0]}" if conditions and not wanted else ""
    said += conditions if wanted else conditions[1:]
    left_out = [in_group(part) for part in node.without if not is_condition(part)]
    if left_out:
        said.append(f"without {' and without '.join(left_out)}")
    said += [_without(part) for part in node.without if is_condition(part)]
    return ", ".join(said if node.parts or left_out else [" ".join(said[:2]), *said[2:]])


def is_condition(node: Node) -> bool:
    """Whether there are no words in it, only conditions."""
    if isinstance(node, AnyOf):
        return all(map(is_condition, node.parts))
    return not isinstance(node, _WORDS)


def is_about_places(node: Node) -> bool:
    """Whether it says only where a passage stands or what is true of it, in any nesting."""
    if isinstance(node, All):
        return all(map(is_about_places, (*node.parts, *node.without)))
    return all(map(is_about_places, node.parts)) if isinstance(node, AnyOf) else is_condition(node)


def _without(node: Node) -> str:
    if isinstance(node, StatusIs):
        return f"with nothing {node.status.value}"
    return f"not {in_group(node)}"


def _condition(node: Filter) -> str:
    if isinstance(node, In):
        return _section(node)
    if isinstance(node, Doc):
        return f"in documents called “{node.words}”"
    if isinstance(node, Symbol):
        return f"in or citing {node.symbol}{'…' if node.prefix else ''}"
    if isinstance(node, Language):
        return f"in {LANGUAGES.get(node.code, node.code)}"
    if isinstance(node, Body):
        return f"naming {node.short}"
    if isinstance(node, StatusIs):
        return f"with something {node.status.value}"
    if isinstance(node, DateRange):
        return f"dated {dates.say_range(node.lo, node.hi)}"
    if isinstance(node, DocumentIs):
        return f"in the document “{node.key}”"
    if isinstance(node, KindIs):
        return _section(In(node.kind.value, node.kind))
    return _years(node)


def _section(node: In) -> str:
    if node.kind is None:
        return f"in sections called “{node.words}”"
    if node.kind in (SectionKind.ENDNOTES, SectionKind.OPERATIVE):
        return "in endnotes" if node.kind is SectionKind.ENDNOTES else "in operative paragraphs"
    article = "an" if node.kind.value[0] in "aeiou" else "a"
    return f"in {article} {node.kind.value}"


def _years(node: Year) -> str:
    if node.first is None or node.last is None:
        return (
            f"dated {f'{node.first} or later' if node.last is None else f'{node.last} or earlier'}"
        )
    return f"dated {node.first}" + (f" to {node.last}" if node.last != node.first else "")


def _of_notes(notes: Sequence[Note]) -> list[str]:
    texts = list(dict.fromkeys(note.text for note in notes))
    more = len(texts) - _MOST_NOTES
    return texts if more <= 0 else [*texts[:_MOST_NOTES], f"and {more} more"]
