"""Where sentences and clauses begin and end in a paragraph. May import nothing of ours."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"[.!?][”\"’»)\]]*\s+(?=[A-ZÀ-ÖØ-ÞА-ЯЁ“«\"(•\[¿¡]|\d)")
_FAR = 2000  # no clause is longer
_PART = re.compile(r";\s")
_SEGMENT = re.compile(r"[;:]\s")


class Sentences:
    """The sentences of one paragraph; ``short`` tells abbreviations at the end of a text."""

    def __init__(self, text: str, short: re.Pattern[str] | None = None) -> None:
        self.text = text
        self.starts = [0]
        for found in _END.finditer(text):
            if (
                text[found.start() : found.start() + 2] == ". "
                and short
                and (short.search(text, max(0, found.start() - 8), found.start() + 1))
            ):
                continue
            self.starts.append(found.end())

    def index(self, offset: int) -> int:
        """Give the number of the sentence in which an offset lies."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, index: int) -> tuple[int, int]:
        """Give where a sentence begins and ends, white space at its end left out."""
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip())

    def sentence(self, index: int) -> str:
        """Give a sentence."""
        start, end = self.bounds(index)
        return self.text[start:end]

    def __len__(self) -> int:
        return len(self.starts)


def clause_border(words: str) -> re.Pattern[str]:
    """Build what parts clauses: punctuation, or one of a language's words (an expression)."""
    return re.compile(rf"[,;:()–—]\s|\s(?:{words})\s")


def abbreviation(words: str) -> re.Pattern[str]:
    """Build what a full stop can follow without ending a sentence."""
    return re.compile(rf"(?:(?<!\w)(?:{words}))\.$")


def clause_bounds(
    border: re.Pattern[str], text: str, start: int, end: int, low: int, high: int
) -> tuple[int, int]:
    """Give the clause around ``start`` to ``end``, inside the sentence ``low`` to ``high``."""
    return _around(border, text, start, end, low, high)


def segment_bounds(
    text: str, start: int, end: int, low: int, high: int, *, colons: bool = True
) -> tuple[int, int]:
    """Give the part of the sentence between semicolons, or between semicolons and colons."""
    return _around(_SEGMENT if colons else _PART, text, start, end, low, high)


def _around(
    border: re.Pattern[str], text: str, start: int, end: int, low: int, high: int
) -> tuple[int, int]:
    begin = low
    low = max(low, start - _FAR)
    for found in border.finditer(text, low, start):
        begin = found.end()
    after = border.search(text, end, high)
    return begin, after.start() if after else high
