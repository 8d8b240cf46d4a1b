"""The notes of a web page: links that point to a note's text, and the notes that they point to.

A web page has no notes of its own, only links within it; those that look like references and lead
forward to a short text of their own are taken for notes. One that leads nowhere is a reference,
too: its note was left out of the page. May import its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from db.formats.html_tree import BLOCKS, HEADINGS, is_raised, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

_LABEL = re.compile(
    r"[\[(]?\s*(\d{1,4}|[a-z]{1,2}|[ivxl]{1,7}|[*†‡§]{1,5})\s*[\])]?\.?", re.IGNORECASE
)
_BRACKETED = re.compile(r"\[\s*\w{1,5}\s*\]")
_NOTE_ID = re.compile(
    r"_?(?:ftn|edn|fn|en|footnote|endnote|note|cite_note)(?!.*ref)", re.IGNORECASE
)
_BACK_ID = re.compile(r"ref|back|return", re.IGNORECASE)
_NOTE_ROLES = {"doc-noteref", "noteref"}
_NOTE_HOLDERS = {"li", "p", "div", "aside", "td", "dd"}
_NO_NOTE = {*HEADINGS, "ol", "ul", "table"}  # what stands in no note's text
_LARGEST_NOTE = 500  # elements
_BACK = re.compile(r"[\s↩↵↑^⬆⏎\ufe0e\ufe0f]*|jump up|back(?: to text)?|return", re.IGNORECASE)
_MOST_NOTES = 20_000
_FARTHEST_HOLDER = 8  # elements from a note's mark up to the element that holds its text


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the element that holds its text."""

    label: str
    body: Element


@dataclass(slots=True)
class Notes:
    """What is a reference, what is a note, and what is only a link back."""

    found: list[Note] = field(default_factory=list[Note])  # in the order of their references
    references: dict[Element, str] = field(default_factory=dict["Element", str])  # link → label
    bodies: set[Element] = field(default_factory=set["Element"])
    labelled: set[Element] = field(default_factory=set["Element"])  # the label is in their text
    backs: set[Element] = field(default_factory=set["Element"])


def find_notes(root: Element) -> Notes:
    """The notes of a page."""
    order: dict[Element, int] = {}
    targets: dict[str, Element] = {}
    links: list[tuple[Element, str]] = []
    for at, element in enumerate(root.iter()):
        keys = (element.get("id"), element.get("name") if name(element) == "a" else None)
        for key in keys:
            if key:
                order[element] = at
                targets.setdefault(key, element)
        href = element.get("href") or ""
        if name(element) == "a" and len(href) > 1 and href.startswith("#"):
            order[element] = at
            links.append((element, unquote(href[1:])))
    notes = Notes()
    wanted: list[tuple[Element, Element, str]] = []
    for link, key in links[:_MOST_NOTES]:
        target = targets.get(key)
        label = _label(link, key)
        if target is not None and label and order[target] > order[link]:
            wanted.append((link, target, label))
        elif target is None and label and _is_sure(link, key):
            notes.references[link] = label
    marks = {target for _, target, _ in wanted}
    references = {link for link, _, _ in wanted}
    for link, target, label in wanted:
        body = _holder(target, marks, references)
        if body is None or link in _inside(body):
            continue
        notes.references[link] = label
        if body not in notes.bodies:
            notes.bodies.add(body)
            notes.found.append(Note(label, body))
    _find_backs(links, targets, notes, order)
    return notes


def _find_backs(
    links: list[tuple[Element, str]],
    targets: dict[str, Element],
    notes: Notes,
    order: dict[Element, int],
) -> None:
    """The links from notes back to their references, and the notes that have no label in one."""
    notes.labelled = {body for body in notes.bodies if name(body) != "li"}
    for link, key in links:
        label = _LABEL.fullmatch(_text(link))
        if link in notes.references or not (label or _BACK.fullmatch(_text(link))):
            continue
        body = _body_around(link, notes)
        target = targets.get(key)
        if body is not None and (target is None or order[target] < order[link]):
            notes.backs.add(link)
            if label:
                notes.labelled.discard(body)


def _body_around(link: Element, notes: Notes) -> Element | None:
    at: Element | None = link
    for _ in range(2 * _FARTHEST_HOLDER):
        if at is None or at in notes.bodies:
            return at
        at = at.getparent()
    return None


def _label(link: Element, key: str) -> str | None:
    """The label of a link that looks like a reference to a note, or None."""
    text = _text(link)
    match = _LABEL.fullmatch(text)
    if not match:
        return None
    looks = _is_called(link) or _stands_raised(link) or _NOTE_ID.match(key)
    return match.group(1) if looks or _BRACKETED.fullmatch(text) else None


def _is_called(link: Element) -> bool:
    """Whether a link is named a reference to a note."""
    role = " ".join(
        link.get(one) or "" for one in ("role", "class", "epub:type", "data-type")
    ).lower()
    return not _NOTE_ROLES.isdisjoint(role.split()) or "footnote" in role


def _stands_raised(link: Element) -> bool:
    parent = link.getparent()
    raised = is_raised(link) or any(is_raised(one) for one in link)
    return raised or (parent is not None and is_raised(parent))


def _is_sure(link: Element, key: str) -> bool:
    """Whether a link that leads nowhere can only have led to a note, not back from one."""
    if _BACK_ID.search(key) or "back" in (link.get("class") or ""):
        return False
    return _NOTE_ID.match(key) is not None and (_is_called(link) or _stands_raised(link))


def _holder(target: Element, marks: set[Element], references: set[Element]) -> Element | None:
    """The element that holds the text of a note whose mark is ``target``."""
    body: Element | None = target
    while body is not None and name(body) not in _NOTE_HOLDERS:
        body = None if name(body) in BLOCKS else body.getparent()
    if body is None or not _is_note(body, marks, references):
        return None
    for _ in range(_FARTHEST_HOLDER):
        parent = body.getparent()
        if parent is None or name(parent) not in _NOTE_HOLDERS or name(body) == "li":
            break
        if not _is_note(parent, marks, references):
            break
        body = parent
    return body


def _is_note(body: Element, marks: set[Element], references: set[Element]) -> bool:
    """Whether an element can be one note's text, and nothing beside it."""
    inside = _inside(body)
    if not inside or not references.isdisjoint(inside):
        return False
    return len(marks.intersection(inside)) == 1 and not any(name(one) in _NO_NOTE for one in inside)


def _inside(element: Element) -> list[Element]:
    """The element and those in it; nothing where there are more than a note has."""
    found = list(islice(element.iter(), _LARGEST_NOTE + 1))
    return found if len(found) <= _LARGEST_NOTE else []


def label_in(text: str, label: str) -> str:
    """The beginning of a note's text that is its label, or ""."""
    mark = re.escape(label)
    match = re.match(rf"\s*(?:\[{mark}\]|\({mark}\)|{mark})(?:[.:)\]]|(?=\s)|$)\s*", text)
    return text[: match.end()] if match else ""


def _text(element: Element) -> str:
    return " ".join("".join(str(one) for one in element.itertext()).split())
