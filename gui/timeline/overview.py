"""A strip of the whole time with a window on it: what is seen of it, to be dragged.

It is there while the chart shows less than everything. May import gui.theme.tokens, gui.widgets,
gui.timeline.{coverage,phrases,scale} and Qt.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.theme.tokens import LIGHT, SPACE_4
from gui.timeline import accessible
from gui.timeline.coverage import Coverage
from gui.timeline.phrases import period_words
from gui.timeline.scale import LEAST_SPAN, Extent, date_at
from gui.widgets.painting import draw_focus_ring
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from gui.theme.tokens import Tokens

_HEIGHT = 28
_EDGE = 6.0  # pixels on each side of an edge by which it is taken
_LEAST_WINDOW = 8.0  # pixels
_COLUMN = 3.0
_STEP = 0.1  # of the window, by an arrow key
_ZOOM = 1.6


class Grip(Enum):
    """What of the window is held."""

    WHOLE = auto()
    LEFT = auto()
    RIGHT = auto()


class OverviewStrip(QWidget):
    """The whole span, how much there is where, and a frame around what the chart shows."""

    moved = Signal(float, float)  # show so many days (the second) from this day on

    def __init__(self, parent: QWidget | None = None) -> None:
        accessible.install()
        super().__init__(parent)
        self.setObjectName("timelineOverview")
        self.setAccessibleName("Overview of the whole time")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._tokens = LIGHT
        self._extent = Extent(1.0, 2.0)
        self._coverage = Coverage([], 1.0)
        self._start, self._span = 1.0, 1.0
        self._grip: Grip | None = None
        self._held = 0.0  # days from the window's start to where it is held

    # ------------------------------------------------------------------ what is shown

    def set_content(self, extent: Extent, coverage: Coverage) -> None:
        """Show another whole."""
        self._extent, self._coverage = extent, coverage
        self.update()

    def set_window(self, start: float, span: float) -> None:
        """Frame what is seen; nothing is emitted."""
        self._start, self._span = start, span
        self.update()

    def window_rect(self) -> QRectF:
        """The frame; never too narrow to be held."""
        area = self._area()
        left, right = self._x(self._start), self._x(self._start + self._span)
        if right - left < _LEAST_WINDOW:
            middle = (left + right) / 2
            left, right = middle - _LEAST_WINDOW / 2, middle + _LEAST_WINDOW / 2
        left, right = max(area.left(), left), min(area.right(), right)
        return QRectF(left, area.top(), max(2.0, right - left), area.height())

    def seen(self) -> str:
        """The days that are seen, in words."""
        first, last = date_at(self._start), date_at(self._start + self._span)
        days = (day.year * 10_000 + day.month * 100 + day.day for day in (first, last))
        return period_words(*days)

    def step(self, by: int) -> None:
        """Move the window by a step."""
        self._tell(self._start + by * self._span * _STEP, self._span)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        """A low strip."""
        return QSize(scaled(200, self.font()), scaled(_HEIGHT, self.font()))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, scaled(_HEIGHT, self.font()))

    # ------------------------------------------------------------------ places

    def _area(self) -> QRectF:
        side = min(float(scaled(SPACE_4, self.font())), self.width() / 4)
        return QRectF(self.rect()).adjusted(side, 4, -side, -4)

    def _x(self, day: float) -> float:
        area = self._area()
        return area.left() + (day - self._extent.first) / self._extent.span * area.width()

    def _day(self, x: float) -> float:
        area = self._area()
        part = (x - area.left()) / max(1.0, area.width())
        return self._extent.first + part * self._extent.span

    def _grip_at(self, position: QPointF) -> Grip | None:
        frame = self.window_rect()
        edge = min(_EDGE, frame.width() / 4)
        if abs(position.x() - frame.left()) <= edge:
            return Grip.LEFT
        if abs(position.x() - frame.right()) <= edge:
            return Grip.RIGHT
        return Grip.WHOLE if frame.left() < position.x() < frame.right() else None

    # ------------------------------------------------------------------ hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the window, or bring it here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        day = self._day(event.position().x())
        self._grip = self._grip_at(event.position())
        if self._grip is None:
            self._grip = Grip.WHOLE
            self._tell(day - self._span / 2, self._span)
        self._held = day - self._start

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the window, or one of its edges."""
        day = self._day(event.position().x())
        if self._grip is Grip.WHOLE:
            self._tell(day - self._held, self._span)
        elif self._grip is Grip.LEFT:
            end = self._start + self._span
            self._tell(min(day, end - LEAST_SPAN), max(LEAST_SPAN, end - day))
        elif self._grip is Grip.RIGHT:
            self._tell(self._start, max(LEAST_SPAN, day - self._start))
        else:
            self._point(self._grip_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None

    def _point(self, grip: Grip | None) -> None:
        edge = grip in (Grip.LEFT, Grip.RIGHT)
        hand = Qt.CursorShape.OpenHandCursor if grip else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.SizeHorCursor if edge else hand)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys move the window, Home and End too; + and − change it."""
        key, keys, start, span = event.key(), Qt.Key, self._start, self._span
        places = {
            keys.Key_Left: (start - span * _STEP, span),
            keys.Key_Right: (start + span * _STEP, span),
            keys.Key_PageUp: (start - span, span),
            keys.Key_PageDown: (start + span, span),
            keys.Key_Home: (self._extent.first, span),
            keys.Key_End: (self._extent.last - span, span),
            keys.Key_Plus: (start + span * (1 - 1 / _ZOOM) / 2, span / _ZOOM),
            keys.Key_Minus: (start - span * (_ZOOM - 1) / 2, span * _ZOOM),
        }
        place = places.get(keys(key))
        if place is None:
            super().keyPressEvent(event)
        else:
            self._tell(*place)

    def _tell(self, start: float, span: float) -> None:
        """Ask for other days; the window stays inside of the whole."""
        span = min(max(LEAST_SPAN, span), self._extent.span)
        start = min(max(self._extent.first, start), self._extent.last - span)
        self.set_window(start, span)
        self.moved.emit(start, span)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """How much there is where, the window, and what lies outside of it paler."""
        tokens, painter = self._tokens, QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.hairline))
        frame = self.window_rect()
        inside, outside = self._columns(frame)
        painter.setPen(Qt.PenStyle.NoPen)
        for rects, colour in ((outside, tokens.hairline), (inside, tokens.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.ring), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 3, 3)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, 3)
        painter.end()

    def _columns(self, frame: QRectF) -> tuple[list[QRectF], list[QRectF]]:
        area, coverage = self._area(), self._coverage
        days = self._extent.span / max(1.0, area.width()) * _COLUMN
        step = max(1, round(days / coverage.unit))
        count = -(-coverage.length // step)
        levels = max(1, int(area.height()) - 4)
        inside: list[QRectF] = []
        outside: list[QRectF] = []
        left = self._x(coverage.first)
        wide = self._x(coverage.first + step * coverage.unit) - left
        for number, high in enumerate(coverage.heights(0, step, count, coverage.peak, levels)):
            if high:
                x, end = round(left + number * wide), round(left + (number + 1) * wide)
                column = QRectF(x, area.bottom() - 2 - high, max(1, end - x), high)
                seen = frame.left() <= column.center().x() <= frame.right()
                (inside if seen else outside).append(column)
        return inside, outside
