"""What the mouse or the keyboard rests on, and the card that tells of it after a moment.

May import db.model, gui.timeline.{card,found,layout,stage} and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.timeline.card import EventCard
from gui.timeline.found import number_of, tip_of
from gui.timeline.layout import ClusterSpec, MarkSpec

if TYPE_CHECKING:
    from db.model import Event
    from gui.timeline.view import TimelineView

_CARD_AFTER = 350  # ms of rest over a mark
_CARD_AFTER_KEY = 600  # longer: who goes on with the next key shall not be held up


class Hovering(QObject):
    """What is hovered on a chart, and its card."""

    def __init__(self, chart: TimelineView) -> None:
        super().__init__(chart)
        self._chart = chart
        self.card = EventCard(chart)
        self._found: MarkSpec | ClusterSpec | Event | None = None
        self._due: int | None = None  # the event whose card comes after a moment
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_card)

    @property
    def number(self) -> int | None:
        """The event below the mouse, or the first of a cluster."""
        return number_of(self._found)

    def found_at(self, position: QPointF) -> MarkSpec | ClusterSpec | Event | None:
        """What is at a point: a mark, a cluster, or the document's own date on the axis."""
        stage = self._chart.stage
        return stage.hit(position) or stage.document_event_at(position)

    def hover(self, position: QPointF | None) -> None:
        """The mouse is here, or nowhere."""
        chart = self._chart
        found = self.found_at(position) if position is not None else None
        named = position is not None and chart.stage.lane_at(position) is not None
        hand = Qt.CursorShape.PointingHandCursor
        chart.setCursor(hand if found or named else Qt.CursorShape.ArrowCursor)
        chart.setToolTip(tip_of(chart.stage, found, position))
        if number_of(found) != self.number:
            told = self.card.isVisible()
            self.hide_card()
            self._found = found
            if found is not None and not isinstance(found, ClusterSpec):
                self._tell(number_of(found), _CARD_AFTER // 4 if told else _CARD_AFTER)
            chart.update()

    def forget(self) -> None:
        """What was below the mouse is somewhere else now."""
        self._found = None

    def hide_card(self) -> bool:
        """Take the card away; whether it was there."""
        self._rest.stop()
        shown = self.card.isVisible()
        if shown:
            QApplication.instance().removeEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess] - there is one
            self.card.hide()
        return shown

    def tell_soon(self, number: int) -> None:
        """The keyboard is on an event: its card comes after a moment."""
        self._tell(number, _CARD_AFTER_KEY)

    def _tell(self, number: int | None, after: int) -> None:
        self._due = number
        self._rest.start(after)

    def _show_card(self) -> None:
        chart = self._chart
        event = chart.stage.events.get(self._due) if self._due is not None else None
        if event is not None and chart.isVisible():
            rect = chart.rect_of(event.id)
            if rect.isEmpty():  # the document's own date
                rect = QRect(chart.mapFromGlobal(chart.cursor().pos()), QSize(1, 1))
            self.card.show_event(event, QRect(chart.mapToGlobal(rect.topLeft()), rect.size()))
            # A key pressed anywhere means the reader has turned to something else.
            QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess] - there is one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the card is up: take it away at the first key; the chart's own it sees itself."""
        if event.type() == QEvent.Type.KeyPress and not self._chart.hasFocus():
            self.hide_card()
        return False
