"""What the mouse rests on, and the card that comes up beside it after a moment.

May import gui.timeline and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtWidgets import QApplication

from gui.timeline.card import EventCard
from gui.timeline.found import number_of
from gui.timeline.layout import ClusterSpec

if TYPE_CHECKING:
    from db.model import Event
    from gui.timeline.layout import MarkSpec
    from gui.timeline.view import TimelineView

_CARD_AFTER = 350  # ms of rest over a mark


class Hovering(QObject):
    """One chart's card."""

    def __init__(self, chart: TimelineView) -> None:
        super().__init__(chart)
        self._chart = chart
        self._found: MarkSpec | ClusterSpec | Event | None = None
        self.card = EventCard(chart)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show)

    @property
    def number(self) -> int | None:
        """The event that is hovered, or the first of a cluster that is."""
        return number_of(self._found)

    def forget(self) -> None:
        """What was hovered is not there any more."""
        self._found = None

    def move_to(self, found: MarkSpec | ClusterSpec | Event | None) -> bool:
        """The mouse is over this now; whether that is something else than before."""
        if number_of(found) == self.number:
            return False
        told = self.card.isVisible()
        self.hide()
        self._found = found
        if found is not None and not isinstance(found, ClusterSpec):
            self._rest.start(_CARD_AFTER // 4 if told else _CARD_AFTER)
        return True

    def hide(self) -> bool:
        """Take the card away; whether there was one."""
        self._rest.stop()
        if not self.card.isVisible():
            return False
        QApplication.instance().removeEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess] - there is one
        self.card.hide()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the card is up: take it away at the first key; the chart's own it sees itself."""
        if event.type() == QEvent.Type.KeyPress and not self._chart.hasFocus():
            self.hide()
        return False

    def _show(self) -> None:
        number, chart = self.number, self._chart
        event = chart.stage.events.get(number) if number is not None else None
        if event is None or not chart.isVisible():
            return
        rect = chart.rect_of(event.id)
        if rect.isEmpty():  # the document's own date
            rect = QRect(chart.mapFromGlobal(chart.cursor().pos()), QSize(1, 1))
        self.card.show_event(event, QRect(chart.mapToGlobal(rect.topLeft()), rect.size()))
        # A key pressed anywhere means the reader has turned to something else.
        QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess] - there is one
