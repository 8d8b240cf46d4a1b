"""What the mouse, a touch pad and fingers do on the chart.

May import gui.timeline and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt

from gui.timeline.found import number_of
from gui.timeline.gestures import DragGesture, PadGesture, TouchGesture, WheelGesture
from gui.timeline.gliding import Glide
from gui.timeline.layout import ClusterSpec
from gui.timeline.spanning import SpanGesture

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QTouchEvent

    from gui.timeline.spanning import Span
    from gui.timeline.view import TimelineView

_TOUCH = (
    *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate),
    *(QEvent.Type.TouchEnd, QEvent.Type.TouchCancel),
)
_INPUT = (
    *(QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress),
    *(QEvent.Type.NativeGesture, QEvent.Type.TouchBegin, QEvent.Type.FocusOut),
)


class ChartHands(QObject):
    """Hands on a chart."""

    def __init__(self, chart: TimelineView) -> None:
        super().__init__(chart)
        self._chart = chart
        self.wheel, self._drag = WheelGesture(chart), DragGesture(chart)
        self._pad, self._touch = PadGesture(chart, self), TouchGesture(chart, self)
        self._spanning = SpanGesture()
        self.glide = Glide(chart, chart)
        chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop a glide at any input; follow touches, which have no handler of their own in Qt."""
        kind = event.type()
        if kind in _INPUT:
            self.glide.stop()
        if kind in _TOUCH:
            return self._touch.use(cast("QTouchEvent", event))
        native = kind is QEvent.Type.NativeGesture
        return native and self._pad.use(cast("QNativeGestureEvent", event))

    def span(self) -> Span | None:
        """The span that is being drawn out."""
        return self._spanning.span(self._chart.stage.scale)

    def cancel(self) -> bool:
        """Put back what a drag has moved, or let a span go; whether there was any of them."""
        drawing = self._spanning.cancel()
        return self._drag.cancel() or drawing

    # ------------------------------------------------------------------ the mouse

    def mouse_press(self, event: QMouseEvent) -> None:
        """Perhaps a click, perhaps a drag."""
        self._chart.hovering.hide_card()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._spanning.press(event.position())
        else:
            self.press(event.position(), event.timestamp())

    def mouse_move(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        if self._spanning.move(event.position()):
            self._chart.update()
        elif event.buttons():
            self.follow(event.position(), event.timestamp())
        else:
            self._chart.hovering.hover(event.position())

    def mouse_release(self, event: QMouseEvent) -> None:
        """A click on a mark opens its passage; on a cluster, the cluster."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        span = self._spanning.release(self._chart.stage.scale)
        if span is not None:
            self._chart.choose_span(span)
        toggle = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.let_go(event.position(), event.timestamp(), toggle=toggle)
        self._chart.hovering.hover(event.position())

    # ------------------------------------------------------------------ mouse or finger

    def press(self, position: QPointF, time: int) -> None:
        """It comes down."""
        self._drag.press(position)
        self.glide.begin(position, time)
        self._chart.hovering.hide_card()

    def follow(self, position: QPointF, time: int) -> None:
        """It moves."""
        if self._drag.move(position):
            self.glide.follow(position, time)
            self._chart.setCursor(Qt.CursorShape.ClosedHandCursor)

    def let_go(self, position: QPointF, time: int, *, toggle: bool = False) -> None:
        """It is lifted: a drag glides on, a click opens what is there or selects it with others."""
        dragged, clicked = self._drag.active, self._drag.release()
        if dragged:
            self.glide.let_go(time)
        if not clicked:
            return
        chart, found = self._chart, self._chart.hovering.found_at(position)
        number, lane = number_of(found), chart.stage.lane_at(position)
        if lane is not None:
            chart.toggle_lanes(frozenset({lane}))
        elif isinstance(found, ClusterSpec):
            if not chart.open_cluster(found):  # its events in turn
                selected = chart.selected()
                at = found.events.index(selected) if selected in found.events else -1
                chart.select(found.events[(at + 1) % len(found.events)])
        elif number is not None and toggle:
            chart.eventToggled.emit(number)
        elif number is not None:
            chart.open_event(number)

    def give_up(self) -> None:
        """It was no click; what was dragged stays where it is."""
        self._drag.release()
        self.glide.stop()

    def look_closer(self, position: QPointF) -> None:
        """Zoom to an event, or in where there is none."""
        number = self._chart.event_at(position.toPoint())
        if number is not None:
            self._chart.zoom_to(number)
        else:
            self._chart.zoom_about(2.0, position.x())
