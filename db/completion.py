"""What a search box can offer: the piece that is being typed, and what may take its place.

Pure. db.store.completion finds the offers, the window shows them; both may import this. May import
db.query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from db.query.fields import NAMES
from db.query.tree import MAX_CHARACTERS, Note

MOST_WORDS = 6  # of what was typed, taken together for a heading or a name
_CLOSERS = {'"': '"', "“": "”", "„": "“", "«": "»"}
_PIECE = re.compile(r"[^\s()]*$")
_FIELD = re.compile(r"-?([A-Za-z]{2,12})[:：]")
_PLAIN_BEFORE = re.compile(r"(?<![^\s(])([^\W_]+)\s+$")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_ONE_WORD = re.compile(r"\w[\w./'’-]*")


class CompletionKind(StrEnum):
    """What is offered, as a person would say it."""

    WORD = "word"
    HEADING = "heading"
    BODY = "body"
    SYMBOL = "symbol"
    DOCUMENT = "document"
    FIELD = "field"
    VALUE = "value"
    SAVED = "saved search"
    RECENT = "recent search"


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer. ``insert`` takes the place of the typed text from ``start`` to ``end``."""

    text: str  # as it is shown
    kind: CompletionKind
    insert: str
    start: int  # code points of the typed text
    end: int
    passages: int | None = None  # in how many it stands, where that is known
    explained: str = ""  # what a field is for, what a short name means


@dataclass(frozen=True, slots=True)
class Fragment:
    """The piece of a query that is being typed.

    ``text`` is the word, or what stands after a field or an opening quotation mark. ``longer`` are
    the same with plain words before it, the longest first: "universal periodic rev".
    """

    field: str  # "" where there is none
    text: str
    start: int
    end: int
    quoted: bool = False
    longer: tuple[tuple[int, str], ...] = ()  # start, text


@dataclass(frozen=True, slots=True)
class Offers:
    """What a typed text may go on to, and what of it was not taken as it was typed."""

    text: str
    completions: tuple[Completion, ...]
    notes: tuple[Note, ...] = ()


def fragment_of(text: str, cursor: int) -> Fragment | None:
    """The piece that ends at the cursor; None where the cursor stands inside a word."""
    if cursor > MAX_CHARACTERS or not _ends_at(text, cursor):
        return None
    typed = text[:cursor]
    quote = _open_quote(typed)
    if quote is not None:
        before = _PIECE.search(typed[:quote])
        named = _FIELD.fullmatch(before[0]) if before else None
        field = named[1] if named and named[1] in NAMES else ""
        return Fragment(field, typed[quote + 1 :], quote, cursor, quoted=True)
    found = _PIECE.search(typed)
    start, piece = (found.start(), found[0]) if found else (cursor, "")
    named = _FIELD.match(piece)
    if named and named[1] in NAMES:
        return Fragment(named[1], piece[named.end() :], start + named.end(), cursor)
    if piece.startswith("-"):
        start, piece = start + 1, piece[1:]
        return Fragment("", piece, start, cursor)
    return Fragment("", piece, start, cursor, longer=_longer(typed, start) if piece else ())


def as_value(text: str) -> str:
    """A value or a phrase as it is typed: in quotation marks where it would fall apart."""
    clean = " ".join(text.replace('"', " ").split())
    return clean if _ONE_WORD.fullmatch(clean) else f'"{clean}"'


def _ends_at(text: str, cursor: int) -> bool:
    return cursor >= len(text) or text[cursor].isspace() or text[cursor] in ')"”»'


def _open_quote(typed: str) -> int | None:
    """Where the quotation mark stands that was opened and not closed."""
    at: int | None = None
    closer = ""
    for n, sign in enumerate(typed):
        if at is not None:
            if sign == closer:
                at = None
        elif sign in _CLOSERS:
            at, closer = n, _CLOSERS[sign]
    return at


def _longer(typed: str, start: int) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    at = start
    while len(found) < MOST_WORDS - 1:
        before = _PLAIN_BEFORE.search(typed, 0, at)
        if before is None or before[1] in _OPERATORS:
            break
        at = before.start(1)
        found.insert(0, (at, typed[at:]))
    return tuple(found)
