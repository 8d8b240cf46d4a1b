"""Marks of the hits over a scroll bar, as far down as they stand in the text.

The bar works as if nothing lay over it. May import gui.models.strip, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gui.models.strip import Spots
from gui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QScrollBar

    from gui.theme.tokens import Tokens

_TICK, _CURRENT = 2.0, 4.0


class ScrollMarks(QWidget):
    """A line for each hit; the current one is wider and ringed."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._spots = Spots()
        self._current = -1
        self._tokens = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.installEventFilter(self)
        self.setGeometry(bar.rect())
        self.hide()

    def set_spots(self, spots: Spots) -> None:
        """Mark these; none is current."""
        self._spots, self._current = spots, -1
        self.setVisible(bool(spots.spots))
        self.update()

    def set_current(self, hit: int) -> None:
        """The number of the hit that is open, -1 for none."""
        self._current = hit
        self.update()

    def rect_of(self, start: float, height: float) -> QRectF:
        """Where a hit is marked that begins so far down."""
        return QRectF(2, start * (self.height() - height), self.width() - 4.0, height)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie over the whole bar, whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._bar.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """All marks, the current one last."""
        painter, tokens = QPainter(self), self._tokens
        for spot in self._spots.spots:
            painter.fillRect(self.rect_of(spot.start, _TICK), QColor(tokens.hit_ring))
        for spot in self._spots.spots:
            if spot.hit == self._current:
                mark = self.rect_of(spot.start, _CURRENT).adjusted(-2, -1, 2, 1)
                painter.fillRect(mark, QColor(tokens.ring))
                painter.fillRect(mark.adjusted(1, 1, -1, -1), QColor(tokens.hit))
        painter.end()
