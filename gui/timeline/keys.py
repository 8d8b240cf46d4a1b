"""What keys do on the chart: walk from event to event, move time and lanes, look closer.

May import gui.timeline.{gestures,navigation,spanning} and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.timeline.folding_keys import lanes_folded_by
from gui.timeline.gestures import KeyGesture, Letters
from gui.timeline.navigation import seek, step_in_lanes, step_in_time
from gui.timeline.spanning import span_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from gui.timeline.view import TimelineView

_PART = 0.2  # of the chart's width, by Ctrl and an arrow


class ChartKeys:
    """The keyboard on a chart."""

    def __init__(self, chart: TimelineView) -> None:
        self._chart = chart
        self._span_from: int | None = None  # the event where a span began by keyboard
        self._keys = KeyGesture(self._actions())
        self._letters = Letters()

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; whether it stands for anything."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend_span(step)
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._move(Qt.Key(event.key()))
        # A word that is being typed may hold signs that are keys of their own: "Visit 10".
        if self._letters.typing and self._seek(event):
            return True
        folded = lanes_folded_by(event, self._chart.stage, self._chart.selected())
        if folded is not None:
            self._chart.toggle_lanes(folded)
            return True
        if not self._keys.knows(event):
            return self._seek(event)
        self._span_from = None
        return self._keys.press(event)

    def _move(self, key: Qt.Key) -> bool:
        """Ctrl and an arrow: what is seen moves, what is selected stays."""
        chart, lane = self._chart, self._chart.stage.layout.row_height * 2
        across = {Qt.Key.Key_Left: -_PART, Qt.Key.Key_Right: _PART}.get(key, 0.0)
        down = {Qt.Key.Key_Up: -lane, Qt.Key.Key_Down: lane}.get(key, 0.0)
        if across:
            chart.pan_part(across)
        elif down:
            chart.scroll_by(down)
        return bool(across or down)

    def _seek(self, event: QKeyEvent) -> bool:
        """Letters jump to the next event whose headline begins with them."""
        letters = self._letters.add(event)
        if not letters:
            return False
        chart, stage = self._chart, self._chart.stage
        found = seek(stage.layout.order, stage.events, chart.selected(), letters)
        chart.select(found)
        return True

    def _actions(self) -> dict[Qt.Key, Callable[[], object]]:
        key, chart = Qt.Key, self._chart
        return {
            key.Key_Right: lambda: self._step_in_time(1),
            key.Key_Left: lambda: self._step_in_time(-1),
            key.Key_Down: lambda: self._step_in_lanes(1),
            key.Key_Up: lambda: self._step_in_lanes(-1),
            key.Key_Home: lambda: chart.select(next(iter(chart.stage.layout.order), None)),
            key.Key_End: lambda: chart.select(next(reversed(chart.stage.layout.order), None)),
            key.Key_PageDown: lambda: chart.page_by(1),
            key.Key_PageUp: lambda: chart.page_by(-1),
            key.Key_Return: chart.activate,
            key.Key_Enter: chart.activate,
            key.Key_Plus: chart.zoom_in,
            key.Key_Equal: chart.zoom_in,
            key.Key_Minus: chart.zoom_out,
            key.Key_0: chart.fit,
            key.Key_1: chart.fit_selected,
            key.Key_Escape: chart.escape,
        }

    def _step_in_time(self, by: int) -> None:
        chart = self._chart
        chart.select(step_in_time(chart.stage.layout, chart.selected(), by))

    def _step_in_lanes(self, by: int) -> None:
        chart = self._chart
        chart.select(step_in_lanes(chart.stage.layout, chart.selected(), by))

    def _extend_span(self, by: int) -> None:
        """Shift and an arrow: the span from the selected event to the next one in time."""
        chart, events = self._chart, self._chart.stage.events
        if self._span_from is None:
            self._span_from = chart.selected()
        self._step_in_time(by)
        ends = (self._span_from, chart.selected())
        chart.choose_span(span_of(events[n] for n in ends if n is not None and n in events))
