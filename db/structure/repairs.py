"""Mending text as it was received, so that every change can be undone.

A repair is an edit of the received text; applying all of them gives the cleaned text and the
record from which the received text can be built again. Precision before recall: a false repair is
worse than a missed one; quotation marks, dashes and spelling are never touched. May import
db.model and db.structure.words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model import Repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.structure.words import Vocabulary

PAGE_JOIN = "page join"  # a sentence or a list item cut by the foot of a page
LINE_HYPHEN = "line-end hyphen"
LINE_COMPOUND = "line-end compound"  # a hyphen or a slash that belongs to the word
BROKEN_WORD = "broken word"
DOUBLED_SPACE = "doubled space"
NOTE_REFERENCE = "note reference"  # an indicator set in the line instead of above it

_RARE_BESIDE = 200  # times rarer than the whole: a fragment, not a word
_HYPHENATED_PREFIXES = frozenset(
    (
        "anti",
        "co",
        "counter",
        "ex",
        "extra",
        "micro",
        "mid",
        "multi",
        "neo",
        "non",
        "post",
        "pre",
        "pro",
        "re",
        "self",
        "semi",
        "socio",
        "sub",
    )
)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]{2,}")
_TWO_TOKENS = re.compile(r"(?<![\w.’'/@-])([A-Za-z]?[a-z]+) (?=([a-z]+)(?![\w’'/@-]|\.\w))")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the received text: ``cleaned`` for what stands between start and end."""

    start: int
    end: int
    cleaned: str
    rule: str


@dataclass(frozen=True, slots=True)
class Mended:
    """The outcome of applying edits to a received text."""

    text: str
    repairs: tuple[Repair, ...]
    _starts: tuple[int, ...]  # of each edit in the received text
    _ends: tuple[int, ...]

    def offset(self, received: int) -> int:
        """Where an offset of the received text lies in the cleaned text.

        An offset inside an edit is taken to its end.
        """
        at = bisect_right(self._starts, received) - 1
        if at < 0:
            return received
        repair, end = self.repairs[at], self._ends[at]
        return repair.offset + len(repair.cleaned) + max(0, received - end)


def mend(received: str, edits: Iterable[Edit]) -> Mended:
    """Apply edits to a received text; one that overlaps an earlier one is left out."""
    parts: list[str] = []
    repairs: list[Repair] = []
    starts: list[int] = []
    ends: list[int] = []
    position = length = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position or edit.end <= edit.start:
            continue
        parts.append(received[position : edit.start])
        length += edit.start - position
        old = received[edit.start : edit.end]
        repairs.append(Repair(offset=length, received=old, cleaned=edit.cleaned, rule=edit.rule))
        parts.append(edit.cleaned)
        length += len(edit.cleaned)
        position = edit.end
        starts.append(edit.start)
        ends.append(edit.end)
    parts.append(received[position:])
    return Mended("".join(parts), tuple(repairs), tuple(starts), tuple(ends))


def doubled_spaces(received: str) -> Iterator[Edit]:
    """Fold each run of spaces to one."""
    for match in _SPACES.finditer(received):
        yield Edit(match.start(), match.end(), " ", DOUBLED_SPACE)


def broken_words(received: str, words: Vocabulary) -> Iterator[Edit]:
    """Join two neighbours when one of them is not a word and the whole is a frequent one.

    Only the English vocabulary can tell; do not ask for text in another language.
    """
    last = 0
    for match in _TWO_TOKENS.finditer(received):
        one, two = match.groups()
        if match.start() < last or (words.is_word(one) and words.is_word(two)):
            continue
        if words.is_frequent(one + two):
            yield Edit(match.end(1), match.end(), "", BROKEN_WORD)
            last = match.end(2)


def line_end(before: str, after: str, words: Vocabulary | None) -> tuple[str, str] | None:
    """How two lines join when the first ends in a hyphen or a dash within a word.

    Returns:
        What the end of the first line loses (its hyphen or nothing) and the rule, or None when the
        lines join by a space. Without a vocabulary nothing is lost but a soft hyphen.
    """
    if before.endswith("\u00ad"):
        return ("\u00ad", LINE_HYPHEN)
    if len(before) < 2 or before[-1] not in "-\u2010–" or not before[-2].isalnum():
        return None
    if not after[0].isalnum():
        return None
    head, tail = _LETTERS_BEFORE.search(before[:-1]), _LETTERS_AFTER.match(after)
    if before[-1] == "–" or head is None or tail is None or words is None:
        return ("", LINE_COMPOUND)
    one, two = head.group(), tail.group()
    if two[0].islower() and _is_one_word(one, two, words):
        return (before[-1], LINE_HYPHEN)
    return ("", LINE_COMPOUND)


def _is_one_word(one: str, two: str, words: Vocabulary) -> bool:
    """Whether a hyphen between two parts is the printer's: the whole is a word, a part is none.

    The vocabulary holds a few fragments of misread words, hence the ratio. Prefixes that are often
    written with a hyphen keep it: "co-operation" is a spelling.
    """
    whole, parts = words.count(one + two), (words.count(one), words.count(two))
    if not words.is_frequent(one + two):
        return False
    if min(parts) * _RARE_BESIDE < whole:
        return True
    return whole >= max(parts) and one.lower() not in _HYPHENATED_PREFIXES
