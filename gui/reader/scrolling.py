"""Which words are at the top of the screen, and bringing words where they are wanted.

A passage is laid out only as far as is needed to know where it is. May import Qt and the page's
own parts.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from gui.reader.geometry import in_sight, line_at, sight_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTextEdit

    from gui.reader.document import Page

_SHARE = 1 / 3  # of the height above words that were jumped to
_HEADING_DROP = 24  # pixels above a heading that was jumped to


@dataclass(frozen=True, slots=True)
class TopAnchor:
    """The line at the top: its first words, and how far below the edge it begins (often < 0)."""

    index: int
    offset: int
    drop: float


class Scroller:
    """Moves a text view's scroll bar; knows its own moves from the reader's."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._bar = view.verticalScrollBar()
        self._anchor: TopAnchor | None = None
        self.moving = False

    def forget(self) -> None:
        """The reader scrolled: another line is at the top."""
        self._anchor = None

    def top_line(self, page: Page) -> tuple[int, float] | None:
        """The page position at which the first line in sight begins, and that line's height."""
        top = self._bar.value()
        for sight in in_sight(page, top, top + max(self._view.viewport().height(), 1)):
            layout = sight.block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                height = sight.rect.top() + line.y()
                # A line cut through its middle is not what one reads first.
                if height + line.height() / 2 >= top:
                    return sight.block.position() + line.textStart(), height
        return None

    def anchor(self, page: Page) -> TopAnchor | None:
        """What to keep in place; the same line until the reader scrolls, so that it cannot drift.

        None at the very top, which stays the very top.
        """
        if self._bar.value() == 0:
            return None
        if self._anchor is None:
            found = self.top_line(page)
            if found is not None:
                passage = page.map.at(found[0])
                drop = found[1] - self._bar.value()
                self._anchor = TopAnchor(passage.index, passage.offset(found[0]), drop)
        return self._anchor

    def restore(self, page: Page, anchor: TopAnchor | None) -> None:
        """Put the kept line back where it was."""
        self._anchor = anchor
        if anchor is None:
            self._set(page, 0)
            return
        passage = page.map.passages[anchor.index]
        height = self._height(page, passage.position(anchor.offset, after=True))
        self._set(page, height - anchor.drop)
        self._anchor = anchor

    def bring(self, page: Page, position: int, *, heading: bool) -> None:
        """Scroll so that a page position is about a third down, or a heading at the top."""
        share = _HEADING_DROP if heading else self._view.viewport().height() * _SHARE
        self._set(page, self._height(page, position) - share)
        self._anchor = None

    def bring_to_top(self, page: Page, position: int) -> None:
        """Scroll so that a page position is on the first line."""
        first = position <= page.map.passages[0].start
        self._set(page, 0 if first else self._height(page, position) - 2)
        self._anchor = None

    @contextmanager
    def own_move(self) -> Iterator[None]:
        """Whatever scrolls in here is not the reader's doing."""
        before, self.moving = self.moving, True
        try:
            yield
        finally:
            self.moving = before

    def _height(self, page: Page, position: int) -> float:
        return line_at(sight_of(page, page.map.at(position)), position).top()

    def _set(self, page: Page, value: float) -> None:
        below = value + self._view.viewport().height() + 1
        # Lays the page out that far, or the bar's range would end before.
        page.document.documentLayout().hitTest(QPointF(0, below), Qt.HitTestAccuracy.FuzzyHit)
        with self.own_move():
            if self._bar.maximum() < value:
                self._view.ensureCursorVisible()
            self._bar.setValue(round(value))
