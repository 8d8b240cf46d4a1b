"""Where the words of a search stand in a text, in code points of the text as it is.

The hits are few and their words known, so finding them in the folded text is quicker than asking
FTS5, and it marks what FTS5 cannot: pairs of Chinese characters, ligatures, Arabic letters. Pure.
May import db.words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.words import fold, is_paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Spans = tuple[tuple[int, int], ...]
_FOREIGN = re.compile("[^\x00-\x7f]+")
_PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word, or words that stand one after the other, to be marked."""

    pieces: tuple[str, ...]  # folded
    beginning: bool = False  # the last may go on


def wanted(text: str, *, beginning: bool = False) -> Wanted:
    """What is to be marked of a typed word or phrase."""
    return Wanted(tuple(_PIECE.findall(fold(text))), beginning)


def spans_of(text: str, wanted: Iterable[Wanted]) -> Spans:
    """Where they stand, in order; what overlaps is one."""
    folded, offsets = _aligned(text)
    found: list[tuple[int, int]] = []
    for one in wanted:
        pieces = one.pieces
        if not pieces or pieces[0] not in folded:
            continue
        if len(pieces) == 1 and pieces[0].isascii():  # one call less, for every word of every hit
            found += _places_of_word(folded, pieces[0], beginning=one.beginning)
        else:
            found += _places(folded, one)
    if offsets is not None:
        found = [(offsets[start], offsets[end]) for start, end in found]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def stands_in(text: str, wanted: Wanted) -> bool:
    """Whether the words stand in the text, one after the other."""
    return bool(_places(_aligned(text)[0], wanted, first_only=True))


def nearest(text: str, words: Sequence[Iterable[Wanted]]) -> int | None:
    """How many words apart the words stand at the closest; None where one is missing."""
    folded, _ = _aligned(text)
    starts = [sorted(s for one in word for s, _ in _places(folded, one)) for word in words]
    if not all(starts):
        return None
    marks = sorted((at, n) for n, places in enumerate(starts) for at in places)
    last: dict[int, int] = {}
    best: tuple[int, int] | None = None
    for at, n in marks:
        last[n] = at
        if len(last) == len(words):
            first = min(last.values())
            if best is None or at - first < best[1] - best[0]:
                best = first, at
    return None if best is None else len(_PIECE.findall(folded, *best))


def _places(text: str, wanted: Wanted, *, first_only: bool = False) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if not wanted.pieces:
        return found
    piece = wanted.pieces[0]
    if len(wanted.pieces) == 1 and piece.isascii():
        return _places_of_word(text, piece, beginning=wanted.beginning)
    at = text.find(piece)
    while at >= 0:
        end = _end_of(text, at, wanted)
        if end:
            found.append((at, end))
            if first_only:
                break
        at = text.find(piece, end or at + 1)
    return found


def _places_of_word(text: str, word: str, *, beginning: bool) -> list[tuple[int, int]]:
    """The places of one word of ASCII: what is asked most often, and of every text."""
    found: list[tuple[int, int]] = []
    size, length = len(text), len(word)
    at = text.find(word)
    while at >= 0:
        end = at + length
        before = text[at - 1] if at else " "
        if not before.isalnum() or _paired(before):
            if end == size or not text[end].isalnum() or _paired(text[end]):
                found.append((at, end))
            elif beginning:
                while end < size and text[end].isalnum() and not _paired(text[end]):
                    end += 1
                found.append((at, end))
        at = text.find(word, end)
    return found


def _end_of(text: str, at: int, wanted: Wanted) -> int:
    """Where the words end that begin here, or 0 where they do not all stand here."""
    size, last = len(text), len(wanted.pieces) - 1
    if at and text[at - 1].isalnum() and not (_paired(text[at]) or _paired(text[at - 1])):
        return 0
    for n, piece in enumerate(wanted.pieces):
        if n:
            while at < size and not text[at].isalnum():
                at += 1
            if not text.startswith(piece, at):
                return 0
        at += len(piece)
        if at < size and text[at].isalnum() and not (_paired(text[at]) or _paired(piece[-1])):
            if n < last or not wanted.beginning:
                return 0
            while at < size and text[at].isalnum() and not _paired(text[at]):
                at += 1
    return at


def _paired(sign: str) -> bool:
    return sign > "\u2fff" and is_paired(sign)


@lru_cache(maxsize=256)  # a candidate is looked at for the phrase, for nearness and for its marks
def _aligned(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its offsets that of the text where they differ."""
    if text.isascii():
        return text.lower(), None
    runs = [(found.start(), found[0], fold(found[0])) for found in _FOREIGN.finditer(text)]
    if all(len(run) == len(folded) for _, run, folded in runs):
        at, parts = 0, list[str]()
        for start, run, folded in runs:
            parts += text[at:start].lower(), folded
            at = start + len(run)
        return "".join([*parts, text[at:].lower()]), None
    return _aligned_sign_by_sign(text)


def _aligned_sign_by_sign(text: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    offsets: list[int] = []
    for at, sign in enumerate(text):
        bare = fold(sign)
        folded.append(bare)
        offsets += [at] * len(bare)
    offsets.append(len(text))
    # A mark that was dropped belongs to the word before it.
    return "".join(folded), offsets
