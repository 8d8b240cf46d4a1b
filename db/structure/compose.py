"""The lines of a block as one received text, with the edits that clean it.

May import db.model and its sister modules.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.structure import repairs
from db.structure.repairs import Edit
from db.structure.symbols import joins_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line
    from db.structure.words import Vocabulary


@dataclass(slots=True)
class Composed:
    """A block's received text.

    A line end is a space in it (nothing between Chinese or Japanese characters), or a newline
    where an edit undoes it.
    """

    received: str
    edits: list[Edit]
    starts: list[int]  # where each line begins
    pages: list[int]  # the page of each line
    breaks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # offset, page
    raised: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # superscripts
    references: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # for certain

    def page_at(self, offset: int) -> int:
        """The page on which an offset lies."""
        begun = [page for start, page in self.breaks if start <= offset]
        return begun[-1] if begun else self.pages[0]

    def page_span(self, page: int) -> tuple[int, int] | None:
        """The range of the text that stands on a page, or None."""
        on_page = [at for at, one in enumerate(self.pages) if one == page]
        if not on_page:
            return None
        last = on_page[-1] + 1
        end = self.starts[last] if last < len(self.starts) else len(self.received)
        return self.starts[on_page[0]], end


def compose(lines: Sequence[Line], skip: int, words: Vocabulary | None) -> Composed:
    """Join lines to a received text.

    Args:
        lines: the block's lines, at least one.
        skip: how many characters of the first line belong to the marker.
        words: the vocabulary of the text's language, or None: words are then left as they are.
    """
    first = lines[0].text[skip:]
    parts, length = [first], len(first)
    composed = Composed("", [], [0], [lines[0].page])
    composed.raised += _behind(lines[0].superscripts, skip)
    composed.references += _behind(lines[0].references, skip)
    composed.breaks += ((max(0, at - skip), page) for at, page in lines[0].page_breaks)
    before = first
    for previous, line in itertools.pairwise(lines):
        joint, edit = _join(before, line.text, words, length, paged=line.page != previous.page)
        if edit is not None:
            composed.edits.append(edit)
        length += len(joint)
        composed.starts.append(length)
        composed.pages.append(line.page)
        if line.page != previous.page:
            composed.breaks.append((length, line.page))
        composed.raised += ((length + a, length + b) for a, b in line.superscripts)
        composed.references += ((length + a, length + b) for a, b in line.references)
        composed.breaks += ((length + at, page) for at, page in line.page_breaks)
        parts += (joint, line.text)
        length += len(line.text)
        before = line.text
    composed.received = "".join(parts)
    composed.edits += repairs.doubled_spaces(composed.received)
    if words is not None:
        composed.edits += repairs.broken_words(composed.received, words)
    return composed


def _behind(spans: Sequence[tuple[int, int]], skip: int) -> list[tuple[int, int]]:
    """Spans of a line as spans of what follows its marker."""
    return [(max(0, start - skip), end - skip) for start, end in spans if end > skip]


def _join(
    before: str, after: str, words: Vocabulary | None, length: int, *, paged: bool
) -> tuple[str, Edit | None]:
    """What stands between two lines in the received text, and the edit that removes it."""
    if not before:
        return "", None  # the first line is nothing but the marker
    if after:
        end = repairs.line_end(before, after, words)
        if end is None and joins_symbol(before, after):
            end = ("", repairs.LINE_COMPOUND)
        if end is not None:
            lost, rule = end
            rule = repairs.PAGE_JOIN if paged else rule
            return "\n", Edit(length - len(lost), length + 1, "", rule)
    tight = bool(after) and _is_wide(before[-1]) and _is_wide(after[0])
    if paged:
        return "\n", Edit(length, length + 1, "" if tight else " ", repairs.PAGE_JOIN)
    return ("" if tight else " "), None


def _is_wide(char: str) -> bool:
    """Whether a character belongs to a script that puts no space between words."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
