"""Where the reader is: the days of the events whose words are in sight on the page.

May import db.model, gui.timeline.{marks,scale}, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from gui.timeline.marks import days_of, is_mark
from gui.timeline.scale import END_DAY, FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Event
    from gui.theme.tokens import Tokens
    from gui.timeline.layout import Content
    from gui.timeline.scale import Scale

Days = tuple[tuple[float, float], ...]
_STRIP, _POINT = 3.0, 5.0  # pixels: how high the band is, and half of its pointer
_GROUND = 56  # of 255: how much of its colour lies over the marks


class ByBlock:
    """The events of a document by the passage they are in."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        pairs = sorted((event.block, event.id) for event in events)
        self._blocks = [block for block, _ in pairs]
        self._events = [number for _, number in pairs]

    def between(self, blocks: tuple[int, int] | None) -> frozenset[int]:
        """The events from one passage to another, both counted in."""
        if blocks is None:
            return frozenset()
        first = bisect_left(self._blocks, blocks[0])
        return frozenset(self._events[first : bisect_right(self._blocks, blocks[1])])


def days_here(events: Iterable[Event], content: Content) -> Days:
    """The days that the drawn ones of these events cover, those that touch as one."""
    spans = sorted(
        (FIRST_DAY if first is None else first, END_DAY if after is None else after)
        for event in events
        if is_mark(event, content.kinds, citations=content.citations)
        for first, after in days_of(event)
    )
    merged: list[tuple[float, float]] = []
    for first, after in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], after)
        else:
            merged.append((first, after))
    return tuple(merged)


def paint_here(
    painter: QPainter,
    tokens: Tokens,
    area: QRectF,
    scale: Scale,
    days: Days,
    marks: Iterable[QRectF],
) -> None:
    """A band below the years with pointers onto the lanes, and a breath of it over the marks."""
    if not days:
        return
    colour, ground = QColor(tokens.ongoing), QColor(tokens.ongoing)
    ground.setAlpha(_GROUND)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area.adjusted(0, -_STRIP, 0, 0))
    painter.setBrush(ground)
    for rect in marks:
        painter.drawRoundedRect(rect.adjusted(-_POINT, -_POINT, _POINT, _POINT), _POINT, _POINT)
    painter.setBrush(colour)
    for first, after in days:
        left, right = max(area.left(), scale.x_of(first)), min(area.right(), scale.x_of(after))
        if right < area.left() or left > area.right():
            continue
        if right - left < 2 * _POINT:
            left, right = (left + right) / 2 - _POINT, (left + right) / 2 + _POINT
        top, middle = area.top(), (left + right) / 2
        painter.fillRect(QRectF(left, top - _STRIP, right - left, _STRIP), colour)
        points = (QPointF(-_POINT, 0), QPointF(_POINT, 0), QPointF(0, _POINT))
        painter.drawPolygon(QPolygonF([QPointF(middle, top) + point for point in points]))
    painter.restore()
