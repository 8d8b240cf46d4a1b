"""The chart for screen readers: every event on it is a child with a name, a place and a state.

A painted widget says nothing by itself. Qt asks a factory for the interface of a widget; Qt keeps
only a pointer, so each interface is kept alive here with its widget, and its children with it. May
import Qt, gui.timeline.phrases and, for its type, the view.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from gui.timeline.phrases import spoken

if TYPE_CHECKING:
    from db.model import Event

CLASS_NAME = "TimelineView"


class SpokenChart(Protocol):
    """What the interface asks of the chart."""

    def spoken_events(self) -> tuple[Event, ...]:
        """The events that are drawn, in the order of time."""
        ...

    def rect_of(self, event: int) -> QRect:
        """Where an event's mark is on the chart; empty when out of sight."""
        ...

    def event_at(self, position: QPoint) -> int | None:
        """The event whose mark is at a point of the chart."""
        ...

    def selected(self) -> int | None:
        """The selected event."""
        ...


class EventAccessible(QAccessibleInterface):
    """One event."""

    def __init__(self, chart: ChartAccessible, event: Event) -> None:
        super().__init__()
        self._chart, self._event = chart, event

    def isValid(self) -> bool:
        """As long as the chart is."""
        return self._chart.isValid()

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """There is none: it is painted."""
        return None

    def parent(self) -> QAccessibleInterface:
        """The chart."""
        return self._chart

    def childCount(self) -> int:
        """None."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """None."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """None."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """None."""
        return -1

    def text(self, t: QAccessible.Text) -> str:
        """The name says what, when and how sure; the description is the sentence."""
        if t == QAccessible.Text.Name:
            return spoken(self._event)
        if t == QAccessible.Text.Description:
            return self._event.sentence
        return ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing can be written here."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._chart.rect_of(self._event.id)

    def role(self) -> QAccessible.Role:
        """Like an item of a list: one of many, can be selected and opened."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Selected, focused, out of sight."""
        return self._chart.state_of(self._event.id)


class ChartAccessible(QAccessibleWidget):
    """The chart, a list of its events."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List, "Timeline")
        self._widget = widget
        self._children: dict[int, EventAccessible] = {}
        self._shown: tuple[Event, ...] = ()
        self._places: dict[int, int] = {}  # where each of them stands

    @property
    def _view(self) -> SpokenChart:
        return cast("SpokenChart", self._widget)

    def _events(self) -> tuple[Event, ...]:
        if not Shiboken.isValid(self._widget):
            return ()
        events = self._view.spoken_events()
        if events is not self._shown:
            self._shown = events
            self._places = {event.id: place for place, event in enumerate(events)}
            kept = {event.id for event in events if self._known(event)}
            self._children = {id_: child for id_, child in self._children.items() if id_ in kept}
        return events

    def _known(self, event: Event) -> bool:
        child = self._children.get(event.id)
        return child is not None and child._event is event  # noqa: SLF001 - its own child

    def childCount(self) -> int:
        """One an event."""
        return len(self._events())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """The interface of an event, made when first asked for."""
        events = self._events()
        if not 0 <= index < len(events):
            return None
        event = events[index]
        if event.id not in self._children:
            self._children[event.id] = EventAccessible(self, event)
        return self._children[event.id]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which event an interface stands for."""
        for index, event in enumerate(self._events()):
            if self._children.get(event.id) is child:
                return index
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """The event at a point of the screen."""
        number = self._view.event_at(self._widget.mapFromGlobal(QPoint(x, y)))
        return None if number is None else self._of(number)

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """The selected event, while the keyboard is here."""
        number = self._view.selected()
        return self._of(number) if number is not None and self._widget.hasFocus() else None

    def rect_of(self, event: int) -> QRect:
        """Where an event is on the screen."""
        rect = self._view.rect_of(event)
        return QRect(self._widget.mapToGlobal(rect.topLeft()), rect.size())

    def state_of(self, event: int) -> QAccessible.State:
        """An event's state."""
        state = QAccessible.State()
        state.focusable = state.selectable = True
        chosen = self._view.selected() == event
        state.selected = chosen
        state.focused = chosen and self._widget.hasFocus()
        state.offscreen = state.invisible = self._view.rect_of(event).isEmpty()
        return state

    def _of(self, number: int) -> QAccessibleInterface | None:
        self._events()
        place = self._places.get(number)
        return None if place is None else self.child(place)


@cache  # Qt has no way to ask whether a factory is installed
def install() -> None:
    """Tell Qt how charts are spoken; more than once does no harm."""
    alive: dict[int, ChartAccessible] = {}

    def make(name: str, widget: QObject) -> QAccessibleInterface | None:
        if name != CLASS_NAME or not isinstance(widget, QWidget):
            return None
        key = id(widget)
        interface = ChartAccessible(widget)
        alive[key] = interface
        widget.destroyed.connect(lambda: alive.pop(key, None))
        return interface

    QAccessible.installFactory(make)


def tell_focus(widget: QWidget, index: int) -> None:
    """Tell who listens that the keyboard is on an event now."""
    if QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)
