"""The chart for screen readers: every mark on it is a child with a name, a place and an action.

A painted widget says nothing by itself. Qt asks a factory for the interface of a widget; Qt keeps
only a pointer, so each interface is kept alive here with its widget, and its children with it. A
child stands for an id and looks up what that is now, so that none dies while somebody holds it. Of
very many events only what is laid out near the view has children; what is folded is one child, and
its events are that one's. May import Qt, gui.timeline and, for its type, the view.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from gui.timeline.layout import ClusterSpec, MarkSpec
from gui.timeline.phrases import period_words, spoken

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from db.model import Event
    from gui.timeline.layout import Layout
    from gui.timeline.overview import OverviewStrip

CHART, OVERVIEW = "TimelineView", "OverviewStrip"


class SpokenStage(Protocol):
    """What is drawn, and what it stands for."""

    events: dict[int, Event]

    @property
    def layout(self) -> Layout:
        """Where everything is."""
        ...

    def hit(self, position: QPointF) -> MarkSpec | ClusterSpec | None:
        """What is at a point."""
        ...


class SpokenChart(Protocol):
    """What the interface asks of the chart."""

    @property
    def stage(self) -> SpokenStage:
        """What is drawn."""
        ...

    def rect_of(self, event: int) -> QRect:
        """Where an event's mark is on the chart, or the fold it is in; empty when out of sight."""
        ...

    def selected(self) -> int | None:
        """The selected event."""
        ...

    def is_here(self, number: int) -> bool:
        """Whether an event's words are in sight on the page."""
        ...

    def select(self, number: int | None) -> None:
        """Select an event as a key does."""
        ...

    def open_event(self, number: int) -> None:
        """Open its passage."""
        ...

    def open_cluster(self, cluster: ClusterSpec) -> bool:
        """Look closer at what is folded."""
        ...


class _Child(QAccessibleInterface, QAccessibleActionInterface):
    """Something painted on the chart, which stands for an event or begins with it."""

    def __init__(self, chart: ChartAccessible, number: int) -> None:
        QAccessibleInterface.__init__(self)
        QAccessibleActionInterface.__init__(self)
        self._chart, self._number = chart, number

    def interface_cast(self, t: QAccessible.InterfaceType) -> object:  # pyright: ignore[reportIncompatibleMethodOverride] - the binding takes the object
        """It can be acted on."""
        return self if t is QAccessible.InterfaceType.ActionInterface else None

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """There is none: it is painted."""
        return None

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing can be written here."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._chart.rect_of(self._number)

    def role(self) -> QAccessible.Role:
        """Like an item of a list: one of many, can be selected and opened."""
        return QAccessible.Role.ListItem

    def actionNames(self) -> list[str]:
        """Open it, or put the keyboard on it."""
        return [self.pressAction(), self.setFocusAction()]

    def keyBindingsForAction(self, actionName: str) -> list[str]:
        """The keys that do the same."""
        return ["Return"] if actionName == self.pressAction() else []


class EventAccessible(_Child):
    """One event."""

    @property
    def _event(self) -> Event | None:
        return self._chart.event(self._number)

    def isValid(self) -> bool:
        """As long as the chart has the event."""
        return self._event is not None

    def parent(self) -> QAccessibleInterface:
        """The chart, or the fold it is in."""
        return self._chart.parent_of(self._number)

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
        event = self._event
        if event is not None and t == QAccessible.Text.Name:
            return spoken(event)
        if event is not None and t == QAccessible.Text.Description:
            return event.sentence
        if event is not None and t == QAccessible.Text.Help and self._chart.is_here(self._number):
            return "In sight on the page"
        return ""

    def state(self) -> QAccessible.State:
        """Selected, focused, out of sight."""
        return self._chart.state_of(self._number)

    def doAction(self, actionName: str) -> None:
        """Open its passage, or select it."""
        if actionName == self.pressAction():
            self._chart.view.open_event(self._number)
        elif actionName == self.setFocusAction():
            self._chart.focus(self._number)


class FoldAccessible(_Child):
    """Events folded to their number; they are its children."""

    @property
    def _fold(self) -> ClusterSpec | None:
        found = self._chart.find(self._number)
        return found if isinstance(found, ClusterSpec) else None

    def isValid(self) -> bool:
        """As long as they are folded."""
        return self._fold is not None

    def parent(self) -> QAccessibleInterface:
        """The chart."""
        return self._chart

    def childCount(self) -> int:
        """How many are folded here."""
        fold = self._fold
        return 0 if fold is None else len(fold.events)

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """One of them, made when first asked for."""
        fold = self._fold
        inside = fold is not None and 0 <= index < len(fold.events)
        return self._chart.child_for(fold.events[index]) if fold is not None and inside else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """None: they cannot be told apart by place."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which of them an interface stands for."""
        fold = self._fold
        number = child._number if isinstance(child, EventAccessible) else None  # noqa: SLF001 - its own kind
        return fold.events.index(number) if fold is not None and number in fold.events else -1

    def text(self, t: QAccessible.Text) -> str:
        """How many, and from when to when."""
        fold = self._fold
        if fold is None or t not in {QAccessible.Text.Name, QAccessible.Text.Description}:
            return ""
        if t == QAccessible.Text.Description:
            return "Press to look closer"
        events = [self._chart.event(fold.events[at]) for at in (0, -1)]
        days = [day for one in events if one for day in (one.lo, one.hi) if day is not None]
        when = f", {period_words(min(days), max(days))}" if days else ""
        return f"{len(fold.events):,} events{when}"

    def state(self) -> QAccessible.State:
        """Closed; it has the focus while one of its events is selected."""
        state = self._chart.state_of(self._number)
        chosen = self._chart.view.selected()
        fold = self._fold
        state.selected = fold is not None and chosen in fold.events
        state.focused = state.selected and self._chart.widget().hasFocus()
        state.expandable = state.collapsed = True
        return state

    def doAction(self, actionName: str) -> None:
        """Look closer, or select the first of them."""
        fold = self._fold
        if fold is not None and actionName == self.pressAction():
            self._chart.view.open_cluster(fold)
        elif actionName == self.setFocusAction():
            self._chart.focus(self._number)


class ChartAccessible(QAccessibleWidget):
    """The chart, a list of what is drawn in the order of time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List, "Timeline")
        self._widget = widget
        self._events: dict[int, EventAccessible] = {}
        self._folds: dict[int, FoldAccessible] = {}
        self._layout: Layout | None = None
        self._items: tuple[MarkSpec | ClusterSpec, ...] = ()  # of that layout
        self._places: dict[int, int] = {}  # where each of them stands, by its first event

    @property
    def view(self) -> SpokenChart:
        """The chart, as it is asked."""
        return cast("SpokenChart", self._widget)

    def event(self, number: int) -> Event | None:
        """What an id stands for now."""
        alive = Shiboken.isValid(self._widget)
        return self.view.stage.events.get(number) if alive else None

    def find(self, number: int) -> MarkSpec | ClusterSpec | None:
        """How an event is drawn."""
        return self.view.stage.layout.find(number) if Shiboken.isValid(self._widget) else None

    def _drawn(self) -> tuple[MarkSpec | ClusterSpec, ...]:
        if not Shiboken.isValid(self._widget):
            return ()
        layout = self.view.stage.layout
        if layout is not self._layout:
            self._layout, self._items = layout, items_of(layout)
            self._places = {first_of(item): place for place, item in enumerate(self._items)}
        return self._items

    def childCount(self) -> int:
        """One a mark, one a fold."""
        return len(self._drawn())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """The interface of a mark or a fold, made when first asked for."""
        items = self._drawn()
        return self._of(items[index]) if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where the mark or fold stands that an interface stands for."""
        self._drawn()
        number = child._number if isinstance(child, _Child) else None  # noqa: SLF001 - its own child
        place = -1 if number is None else self._places.get(number, -1)
        return place if place >= 0 and self._of(self._items[place]) is child else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """What is at a point of the screen."""
        found = self.view.stage.hit(self._widget.mapFromGlobal(QPoint(x, y)).toPointF())
        return None if found is None else self._of(found)

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt takes None
        """The selected event, while the keyboard is here."""
        number = self.view.selected()
        if number is None or not self._widget.hasFocus() or self.find(number) is None:
            return None
        return self.child_for(number)

    def child_for(self, number: int) -> EventAccessible:
        """The interface of an event, drawn or folded; it is kept as long as the chart."""
        if number not in self._events:
            self._events[number] = EventAccessible(self, number)
        return self._events[number]

    def parent_of(self, number: int) -> QAccessibleInterface:
        """The chart, or the fold that an event is in."""
        found = self.find(number)
        return self._of(found) if isinstance(found, ClusterSpec) else self

    def place_of(self, number: int) -> int:
        """Where an event, or the fold it is in, stands among the children; -1 for none."""
        found = self.find(number)
        self._drawn()
        return -1 if found is None else self._places.get(first_of(found), -1)

    def rect_of(self, event: int) -> QRect:
        """Where an event is on the screen."""
        rect = self.view.rect_of(event)
        return QRect(self._widget.mapToGlobal(rect.topLeft()), rect.size())

    def is_here(self, number: int) -> bool:
        """Whether an event's words are in sight on the page."""
        return self.view.is_here(number)

    def state_of(self, event: int) -> QAccessible.State:
        """An event's state."""
        state = QAccessible.State()
        state.focusable = state.selectable = True
        chosen = self.view.selected() == event
        state.selected = chosen
        state.focused = chosen and self._widget.hasFocus()
        state.offscreen = state.invisible = self.view.rect_of(event).isEmpty()
        return state

    def focus(self, number: int) -> None:
        """The keyboard goes to an event."""
        self._widget.setFocus()
        self.view.select(number)

    def _of(self, item: MarkSpec | ClusterSpec) -> QAccessibleInterface:
        number = first_of(item)
        if isinstance(item, MarkSpec):
            return self.child_for(number)
        if number not in self._folds:
            self._folds[number] = FoldAccessible(self, number)
        return self._folds[number]


class OverviewAccessible(QAccessibleWidget):
    """The strip of the whole time: like a slider, with the days that are seen as its value."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Slider, "Overview of the whole time")
        self._strip = cast("OverviewStrip", widget)

    def text(self, t: QAccessible.Text) -> str:
        """The days in words."""
        if t == QAccessible.Text.Value and Shiboken.isValid(self._strip):
            return self._strip.seen()
        return super().text(t)

    def actionNames(self) -> list[str]:
        """The window can be moved."""
        return [self.decreaseAction(), self.increaseAction(), self.setFocusAction()]

    def doAction(self, actionName: str) -> None:
        """Move it as the arrow keys do."""
        if actionName == self.increaseAction():
            self._strip.step(1)
        elif actionName == self.decreaseAction():
            self._strip.step(-1)
        else:
            super().doAction(actionName)


def items_of(layout: Layout) -> tuple[MarkSpec | ClusterSpec, ...]:
    """The marks and folds of a layout, each event once, in the order of time."""
    found: dict[int, MarkSpec | ClusterSpec] = {}
    for cluster in layout.clusters:
        found[cluster.events[0]] = cluster
    for row in layout.rows:
        for mark in row.marks:
            found[mark.event] = mark
    if layout.crowd is not None:
        places = layout.crowd.order.places
    else:
        places = {number: at for at, number in enumerate(layout.order)}
    return tuple(found[number] for number in sorted(found, key=places.__getitem__))


def first_of(item: MarkSpec | ClusterSpec) -> int:
    """The event that a mark stands for, or the first one of a fold."""
    return item.event if isinstance(item, MarkSpec) else item.events[0]


@cache  # Qt has no way to ask whether a factory is installed
def install() -> None:
    """Tell Qt how charts are spoken; more than once does no harm."""
    alive: dict[int, QAccessibleInterface] = {}
    makers = {CHART: ChartAccessible, OVERVIEW: OverviewAccessible}

    def make(name: str, widget: QObject) -> QAccessibleInterface | None:
        maker = makers.get(name)
        if maker is None or not isinstance(widget, QWidget):
            return None
        key = id(widget)
        interface = alive[key] = maker(widget)
        widget.destroyed.connect(lambda: alive.pop(key, None))
        return interface

    QAccessible.installFactory(make)


def tell_focus(widget: QWidget, number: int) -> None:
    """Tell who listens that the keyboard is on an event now."""
    if QAccessible.isActive():
        for event in focus_events(widget, number):
            QAccessible.updateAccessibility(event)


def focus_events(widget: QWidget, number: int) -> list[QAccessibleEvent]:
    """The focus of a mark is spoken by itself; of a folded event only an announcement tells."""
    chart = QAccessible.queryAccessibleInterface(widget)
    if not isinstance(chart, ChartAccessible):
        return []
    place, event = chart.place_of(number), chart.event(number)
    if place < 0 or event is None:
        return []
    focus = QAccessibleEvent(widget, QAccessible.Event.Focus)
    focus.setChild(place)
    folded = isinstance(chart.find(number), ClusterSpec)
    return [focus, QAccessibleAnnouncementEvent(widget, spoken(event))] if folded else [focus]
