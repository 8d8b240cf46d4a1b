"""A stretch of a passage around its marked words, cut where a sentence or a clause ends.

Never within a word: where there is no end of a clause, at a space; in scripts without spaces,
between signs. Pure. May import db.words.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from db.words import is_paired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store.marking import Spans

ELLIPSIS = "…"
_Mark = tuple[str, int, int]  # its length, and that of what stays before the cut


def _marks(*marks: str) -> tuple[_Mark, ...]:
    return tuple((mark, len(mark), len(mark.rstrip("("))) for mark in marks)


_PLAIN = (  # all that ASCII has
    _marks(". ", "? ", "! ", "; ", '." ', ".) "),
    _marks(", ", ": ", " ("),
)
_SENTENCE = _PLAIN[0] + _marks("… ", ".” ", ".» ", "。", "！", "？", "؟ ", "۔ ")
_CLAUSE = _PLAIN[1] + _marks(" – ", " — ", "、", "，", "；", "：", "، ", "؛ ")
_ABBREVIATED = 3  # letters of a word before a full stop, from which on it ends a sentence
_ENOUGH = 0.5  # of the length, that a stretch has which ends early for the sake of a sentence


def snippet_of(text: str, spans: Spans, length: int = 160) -> tuple[str, Spans]:
    """Cut a text around the stretch with the most marked words.

    Returns:
        The snippet, with "…" where it was cut, and the marks as ranges of it.
    """
    if len(text) <= length:
        return text, spans
    start, end = _stretch(text, spans, length)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    marks = tuple(
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in spans
        if first < end and last > start
    )
    return before + text[start:end] + after, marks


def _stretch(text: str, spans: Spans, length: int) -> tuple[int, int]:
    first, last = _densest(spans, length)
    sentence, clause = _PLAIN if text.isascii() else (_SENTENCE, _CLAUSE)
    start = 0
    low = last - length
    if low > 0:  # else the text begins soon enough
        start = _after(text, sentence, low, first)
        if start < 0:
            start = _after(text, clause, low, first)
        if start < 0:
            start = _word_from(text, max(low, first - length // 3), first)
    end = start + length
    if end >= len(text):
        low = len(text) - length
        while (earlier := _after(text, sentence, low, start - 1)) >= 0:
            start = earlier  # there is room for what stands before
        return start, len(text)
    least = max(last, start + int(length * _ENOUGH))
    for marks in (sentence, clause):
        cut = _after(text, marks, least, end)
        if cut >= 0:
            return start, max(last, len(text[:cut].rstrip(" –—")))
    return start, _word_to(text, end, last)


def _densest(spans: Spans, length: int) -> tuple[int, int]:
    """From where to where the most marked words stand within the length."""
    best, most, end = (spans[0] if spans else (0, 0)), 0, 0
    for n, (first, last) in enumerate(spans):
        end = max(end, n + 1)
        while end < len(spans) and spans[end][1] <= first + length:
            end += 1
        if end - n > most:
            best, most = (first, max(last, spans[end - 1][1])), end - n
    return best[0], max(best[0], min(best[1], best[0] + length))


def _after(text: str, marks: Sequence[_Mark], low: int, high: int) -> int:
    """The last place from ``low`` to ``high`` after one of the marks; -1 where there is none."""
    best = -1
    for mark, size, kept in marks:
        at = text.rfind(mark, low - size if low > size else 0, high)
        while at >= 0:
            place = at + kept
            if place <= best or place < low:
                break
            if mark[0] != "." or _ends_sentence(text, at, at + size):
                best = place
                break
            at = text.rfind(mark, low - size if low > size else 0, at + 1)
    return best


def _ends_sentence(text: str, stop: int, following: int) -> bool:
    """Whether a full stop ends a sentence: not that of "No. 5", "paras. 3" or "Mr. Smith"."""
    word = text[max(0, stop - _ABBREVIATED) : stop]
    whole = len(word) == _ABBREVIATED and all(map(str.isalnum, word))
    goes_on = text[following : following + 1]
    return (whole or word[-1:] in ")”»’]") and not goes_on.islower() and not goes_on.isdigit()


def _word_from(text: str, at: int, limit: int) -> int:
    """The first place from ``at`` to ``limit`` where a word begins; ``at`` where none does."""
    for place in range(max(1, at), limit + 1):
        before, after = text[place - 1], text[place]
        if (before.isspace() and not after.isspace()) or _between_signs(before, after):
            return place
    return limit if not text[limit - 1].isalnum() else _whole_sign(text, at)


def _word_to(text: str, at: int, limit: int) -> int:
    """The last place from ``limit`` to ``at`` where a word ends; ``at`` where none does."""
    for place in range(at, max(limit, 1) - 1, -1):
        before, after = text[place - 1], text[place]
        if (after.isspace() and not before.isspace()) or _between_signs(before, after):
            return place
    return limit if limit and not text[limit].isalnum() else _whole_sign(text, at)


def _between_signs(before: str, after: str) -> bool:
    """Whether a text may be cut here because its script has no spaces."""
    return is_paired(before) and (is_paired(after) or not after.isalnum())


def _whole_sign(text: str, at: int) -> int:
    """Within an endless word: before a letter, not before the mark above one."""
    while at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return at
