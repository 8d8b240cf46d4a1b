"""Where words are on the screen: rectangles of ranges, and which passages are in sight.

Everything is in the coordinates of the page (its top is 0), so that nothing moves with the
scroll bar. May import Qt and the page's own parts.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from gui.reader.formats import holds_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLine

    from gui.reader.document import Page
    from gui.reader.passages import Passage


class Strip(NamedTuple):
    """The part of a range that stands on one line, and that line's base line."""

    rect: QRectF
    base: float


class Sight(NamedTuple):
    """A passage in sight and the text block that shows it, with the block's rectangle."""

    passage: Passage
    block: QTextBlock
    rect: QRectF


def in_sight(page: Page, top: float, bottom: float) -> Iterator[Sight]:
    """The passages between two heights of the page, in order."""
    layout = page.document.documentLayout()
    block = page.document.findBlockByNumber(_block_at(page, max(top, 0)))
    if block.previous().isValid():
        block = block.previous()  # the point may be in the space between the two
    passages = page.map.passages
    while block.isValid() and block.blockNumber() < len(passages):
        rect = layout.blockBoundingRect(block)
        if rect.top() > bottom:
            return
        if rect.bottom() >= top:
            yield Sight(passages[block.blockNumber()], block, rect)
        block = block.next()


def _block_at(page: Page, height: float) -> int:
    """The number of the text block at a height of the page.

    A hit test that has to lay out more of the page first can answer with the page's end; asked
    again it is right. Where it is not, halving finds the block.
    """
    layout = page.document.documentLayout()
    number = 0
    for _ in range(2):
        position = layout.hitTest(QPointF(0, height), Qt.HitTestAccuracy.FuzzyHit)
        block = page.document.findBlock(max(position, 0))
        number = block.blockNumber()
        if layout.blockBoundingRect(block).top() <= height:
            return number

    def top_of(index: int) -> float:
        return layout.blockBoundingRect(page.document.findBlockByNumber(index)).top()

    return max(bisect_right(range(number + 1), height, key=top_of) - 1, 0)


def sight_of(page: Page, passage: Passage) -> Sight:
    """A passage wherever it is; lays the page out as far as that."""
    block = page.document.findBlockByNumber(passage.index)
    return Sight(passage, block, page.document.documentLayout().blockBoundingRect(block))


def strips(sight: Sight, first: int, last: int) -> list[Strip]:
    """Where the page positions from ``first`` to ``last`` of a passage are, line by line."""
    layout, origin = sight.block.layout(), sight.rect.topLeft()
    start, end = first - sight.block.position(), last - sight.block.position()
    found: list[Strip] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line_start = line.textStart()
        line_end = line_start + line.textLength()
        if line_start >= end:
            break
        if line_end <= start:
            continue
        across = _across(sight.passage.text, line, max(start, line_start), min(end, line_end))
        top = origin.y() + line.y()
        base = top + line.ascent()
        found.extend(
            Strip(QRectF(origin.x() + left, top, right - left, line.height()), base)
            for left, right in across
        )
    return found


def line_at(sight: Sight, position: int) -> QRectF:
    """The line on which a page position stands."""
    line = sight.block.layout().lineForTextPosition(position - sight.block.position())
    rect = line.rect() if line.isValid() else QRectF(0, 0, 0, sight.rect.height())
    return rect.translated(sight.rect.topLeft())


def _across(text: str, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """The extents of a range on its line; several where directions mix."""
    if holds_right_to_left(text):
        runs = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
        if runs:
            return [(run.left(), run.right()) for run in runs]
    natural = line.naturalTextRect()
    left, right = sorted((_x(line, start), _x(line, end)))
    # The space at which a line is broken hangs over its end; it is not part of what one sees.
    return [(max(left, natural.left()), min(right, natural.right()))]


def _x(line: QTextLine, position: int) -> float:
    """The horizontal place of a position; PySide answers with the place and the position."""
    answer: object = line.cursorToX(position)
    return float(answer[0]) if isinstance(answer, tuple) else float(str(answer))
