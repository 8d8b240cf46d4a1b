"""Where sentences and clauses begin and end in a paragraph. May import nothing of ours."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"[.!?][”\"’)\]]*\s+(?=[A-Z“\"(•\[]|\d)")
_SHORT = re.compile(
    r"(?:(?<!\w)(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Nos?|nos?|[Aa]rts?|[Pp]aras?|pp?|vol|Vol|[Cc]f|v|vs|"
    r"Ur|l|RS|ibid|Ibid|e\.g|i\.e|ff|al|etc|Rev|Add|Corr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|"
    r"Nov|Dec|approx|c|ca|op|cit|Inc|Ltd|Gen|Sgt|Lt|Col|Hon|U\.S|U\.N))\.$"
)
_CLAUSE = re.compile(r"[,;:()–—]\s|\s(?:which|that|who|whereby|while|whereas|but|because)\s")
_SEGMENT = re.compile(r"[;:]\s")


class Sentences:
    """The sentences of one paragraph; they are found once, and only when asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for found in _END.finditer(text):
            if text[found.start() : found.start() + 2] == ". " and _SHORT.search(
                text, max(0, found.start() - 8), found.start() + 1
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


def clause_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Give the clause around ``start`` to ``end``, inside the sentence ``low`` to ``high``."""
    return _around(_CLAUSE, text, start, end, low, high)


def segment_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Give the part of the sentence between semicolons or colons."""
    return _around(_SEGMENT, text, start, end, low, high)


def _around(
    border: re.Pattern[str], text: str, start: int, end: int, low: int, high: int
) -> tuple[int, int]:
    begin = low
    for found in border.finditer(text, low, start):
        begin = found.end()
    after = border.search(text, end, high)
    return begin, after.start() if after else high
