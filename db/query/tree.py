"""What a query means: a tree of words and conditions that the search engine evaluates.

Every node says something about one *passage* (a block, or a note with the block that points to it).
Conditions stand in the tree like words do, so ``(lang:fr OR in:annex) -status:planned`` needs no
rule of its own: each is true or false of a passage. May import db.model only; pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model import SectionKind, Status

MAX_CHARACTERS = 1_000
MAX_TERMS = 48  # FTS5 allows more; nobody reads more


class Scope(StrEnum):
    """Which text of a passage words are looked for in; without a scope, in any of them."""

    HEADING = "heading"
    TEXT = "text"  # the running text: neither headings nor notes
    FOOTNOTE = "footnote"
    NOTE = "note"  # the reader's own
    EVENT = "event"  # headline, sentence and wording of a dated statement


# ------------------------------------------------------------------ words


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase; the index may still see several words in it (``mfa.gov.by``).

    ``added`` marks what the reader did not type: an alternative that the program knows ("universal
    periodic review" for "UPR"). It matches like any other, and ranks below what was typed.
    """

    text: str
    prefix: bool = False  # its last word may go on
    quoted: bool = False
    exact: bool = False  # no other word forms
    added: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part, and none of ``without``.

    Without parts it is about every passage; then a condition is among what is left out.
    """

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """All terms with at most ``distance`` words between the first and the last, in any order."""

    parts: tuple[Term, ...]  # two or more
    distance: int = 10


@dataclass(frozen=True, slots=True)
class Scoped:
    """The words of ``part`` are looked for in one scope; an inner scope counts, not the outer."""

    scope: Scope
    part: Node


# ------------------------------------------------------------------ conditions


@dataclass(frozen=True, slots=True)
class In:
    """The passage stands in a section (or anything below one) of this kind or with these words.

    Each word is the beginning of a word of the section's title or number; where ``kind`` is given,
    the words name that kind, and a section of the kind is meant as well.
    """

    words: str
    kind: SectionKind | None = None


@dataclass(frozen=True, slots=True)
class Doc:
    """The document has this key, or each word begins a word of its key, symbol or title."""

    words: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """The document bears this symbol, or the passage cites it."""

    symbol: str
    prefix: bool = False  # "A/HRC/14/*": any symbol that begins so


@dataclass(frozen=True, slots=True)
class Language:
    """The document is in this language."""

    code: str  # ISO 639-1


@dataclass(frozen=True, slots=True)
class Year:
    """An event of the passage overlaps these years, both included; None is an open end.

    What the event itself leaves open ends with its document: see db.store.reach.
    """

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class DateRange:
    """An event of the passage overlaps these days (yyyymmdd), both included; None is open."""

    lo: int | None
    hi: int | None


@dataclass(frozen=True, slots=True)
class Body:
    """The passage names this body."""

    short: str  # the gazetteer's short name


@dataclass(frozen=True, slots=True)
class StatusIs:
    """An event of the passage has this status."""

    status: Status


# ------------------------------------------------------------------ what is chosen, not typed


@dataclass(frozen=True, slots=True)
class DocumentIs:
    """The passage is of the document with this key."""

    key: str


@dataclass(frozen=True, slots=True)
class KindIs:
    """The section that the passage stands in itself is of this kind."""

    kind: SectionKind


@dataclass(frozen=True, slots=True)
class Within:
    """An earlier search that the passage was found by; its words neither rank nor are marked."""

    part: Node


Filter = In | Doc | Symbol | Language | Year | DateRange | Body | StatusIs | DocumentIs | KindIs
Node = Term | All | AnyOf | Near | Scoped | Within | Filter


# ------------------------------------------------------------------ what parsing gives


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not taken as it was typed, and where: code points of the typed text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Also:
    """An alternative that is looked for beside what was typed."""

    typed: str
    means: str


@dataclass(frozen=True, slots=True)
class Query:
    """A search as it was understood.

    ``tree`` is None where there is nothing to look for; ``expression`` also where there are only
    conditions, which no full-text expression can say.
    """

    text: str
    expression: str | None
    terms: tuple[str, ...]  # what is looked for, as typed; not what is left out or was added
    understood: str  # one plain line; "" for an empty query
    tree: Node | None = None
    phrase: str | None = None  # the plain words as one phrase, for ranking
    notes: tuple[Note, ...] = ()
    also: tuple[Also, ...] = ()
    synonyms: bool = True  # as it was read: also by other names
    exact: bool = False
    chosen: tuple[Node, ...] = ()  # of the tree, what was chosen beside the words


def wanted_terms(node: Node) -> Iterator[Term]:
    """The typed terms that are looked for, in order; not those that are left out or were added."""
    if isinstance(node, Term):
        if not node.added:
            yield node
    elif isinstance(node, Scoped):
        yield from wanted_terms(node.part)
    elif isinstance(node, All | AnyOf | Near):
        for part in node.parts:
            yield from wanted_terms(part)


def added_terms(node: Node) -> Iterator[Term]:
    """The alternatives that the program added to what is looked for, in order."""
    if isinstance(node, Term):
        if node.added:
            yield node
    elif isinstance(node, Scoped):
        yield from added_terms(node.part)
    elif isinstance(node, All | AnyOf):
        for part in node.parts:
            yield from added_terms(part)


def alone(node: Node, term: Term, word: Term) -> Node | None:
    """One word of a term where that term stands: in its scope and under the same conditions.

    Args:
        node: the tree.
        term: one that is looked for in it.
        word: what stands in its place.

    Returns:
        None where the term is not in this part.
    """
    if node == term:
        return word
    if isinstance(node, Scoped):
        inner = alone(node.part, term, word)
        return None if inner is None else Scoped(node.scope, inner)
    if not isinstance(node, All | AnyOf | Near):
        return None
    inner = next(filter(None, (alone(part, term, word) for part in node.parts)), None)
    if inner is None or not isinstance(node, All):
        return inner
    conditions = (part for part in node.parts if not isinstance(part, _OF_WORDS))
    return All((inner, *conditions))


_OF_WORDS = Term | All | AnyOf | Near | Scoped


def typed_part(node: AnyOf) -> Node | None:
    """What was typed, where the other parts are alternatives that the program added."""
    typed = [part for part in node.parts if not (isinstance(part, Term) and part.added)]
    return typed[0] if len(typed) == 1 and len(node.parts) > 1 else None
