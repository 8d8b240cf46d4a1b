"""A span of time on the chart: drawn out by hand or key, painted, and asked for from a menu.

May import db.model, gui.timeline.scale, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QMenu

from gui.timeline.scale import Scale, date_at, day_of, end_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent

    from db.model import Event
    from gui.theme.tokens import Tokens
    from gui.timeline.view import TimelineView

Span = tuple[int, int]  # first and last day, yyyymmdd
ONLY_IN_SPAN = "Search only in this span"
IN_ANY = "Search in any time"
_DAYS_FROM = 3.0  # pixels of a day from which single days can be aimed at
_MONTHS_FROM = 0.12  # … and of which a month can be
_GROUND = 46  # of 255: how much of the accent lies over what is drawn


class SpanGesture:
    """A drag with Shift draws out a span; Esc lets it go."""

    def __init__(self) -> None:
        self._from: float | None = None
        self._to = 0.0
        self.active = False

    def press(self, position: QPointF) -> None:
        """A span may begin here."""
        self._from = self._to = position.x()
        self.active = False

    def move(self, position: QPointF) -> bool:
        """Follow the hand; whether a span is being drawn out."""
        if self._from is None:
            return False
        self._to = position.x()
        far = abs(self._to - self._from) >= QApplication.startDragDistance()
        self.active = self.active or far
        return True

    def release(self, scale: Scale) -> Span | None:
        """The span that was drawn out, if one was."""
        span = self.span(scale)
        self.cancel()
        return span

    def cancel(self) -> bool:
        """Let it go; whether there was anything to let go."""
        was = self.active
        self._from, self.active = None, False
        return was

    def span(self, scale: Scale) -> Span | None:
        """The span as it is now."""
        if self._from is None or not self.active:
            return None
        first, last = sorted((self._from, self._to))
        return snapped(scale.day_at(first), scale.day_at(last), scale.pixels_per_day)


def snapped(first: float, last: float, pixels_per_day: float) -> Span:
    """The days between two points in time, as whole months or years where days are too narrow."""
    low, high = date_at(first), date_at(last)
    if pixels_per_day < _MONTHS_FROM:
        return low.year * 10_000 + 101, high.year * 10_000 + 1231
    if pixels_per_day < _DAYS_FROM:
        end = date_at(end_of(high.year * 10_000 + high.month * 100 + 31) - 1)
        return low.year * 10_000 + low.month * 100 + 1, _number(end)
    return _number(low), _number(high)


def span_of(events: Iterable[Event]) -> Span | None:
    """From the first to the last day that events are dated by; an open side counts as its other."""
    days = [day for event in events for day in (event.lo, event.hi) if day is not None]
    return (min(days), max(days)) if days else None


def paint_span(
    painter: QPainter, tokens: Tokens, area: QRectF, scale: Scale, span: Span | None
) -> None:
    """A ground over the span with a line at each end, as far as it is in sight."""
    if span is None:
        return
    left, right = scale.x_of(day_of(span[0])), scale.x_of(end_of(span[1]))
    shown = QRectF(left, area.top(), right - left, area.height()).intersected(area)
    if shown.isEmpty():
        return
    ground = QColor(tokens.accent)
    ground.setAlpha(_GROUND)
    painter.fillRect(shown, ground)
    for x in (left, right):
        if area.left() <= x <= area.right():
            painter.fillRect(QRectF(x - 0.5, area.top(), 1, area.height()), QColor(tokens.accent))


def open_span_menu(
    chart: TimelineView,
    event: QContextMenuEvent,
    selected: int | None,
    chosen: Span | None,
    choose: Callable[[Span | None], None],
) -> None:
    """Offer to search in the time of the event at the mouse, or of the selected one by keyboard."""
    at_mouse = event.reason() is event.Reason.Mouse
    number = chart.event_at(event.pos()) if at_mouse else selected
    found = chart.stage.events.get(number) if number is not None else None
    own = None if found is None else span_of((found,))
    menu = QMenu(chart)
    only = menu.addAction(ONLY_IN_SPAN)
    only.setEnabled(own is not None and own != chosen)
    only.triggered.connect(lambda: choose(own))
    every = menu.addAction(IN_ANY)
    every.setEnabled(chosen is not None)
    every.triggered.connect(lambda: choose(None))
    menu.aboutToHide.connect(menu.deleteLater)
    rect = QRect() if found is None else chart.rect_of(found.id)
    below = chart.rect().center() if rect.isEmpty() else rect.bottomLeft()
    menu.popup(event.globalPos() if at_mouse else chart.mapToGlobal(below))


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
