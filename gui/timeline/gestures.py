"""What hands do on the chart: one object a gesture, each talking to the chart through a Protocol.

May import Qt; nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QWheelEvent

_NOTCH = 120.0  # eighths of a degree
_ZOOM_A_NOTCH = 1.25
_PIXELS_A_NOTCH = 60.0


class Chart(Protocol):
    """What gestures ask of the chart."""

    def zoom_about(self, factor: float, x: float) -> None:
        """Closer by a factor, the day at a pixel staying where it is."""
        ...

    def pan_by(self, pixels: float) -> None:
        """Show what lies further right."""
        ...

    def scroll_by(self, pixels: float) -> None:
        """Show what lies further down."""
        ...


class WheelGesture:
    """The wheel zooms about the cursor; sideways, or with Shift, it pans."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    def wheel(self, event: QWheelEvent) -> None:
        """Use a turn of the wheel, or two fingers on a pad."""
        turn = event.angleDelta()
        sideways, down = turn.x(), turn.y()
        # Qt turns the wheel sideways for Alt; for Shift it leaves that to us.
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not sideways:
            sideways, down = down, 0
        if abs(sideways) > abs(down):
            self._chart.pan_by(-sideways / _NOTCH * _PIXELS_A_NOTCH)
        elif down:
            self._chart.zoom_about(_ZOOM_A_NOTCH ** (down / _NOTCH), event.position().x())
        event.accept()


class DragGesture:
    """A press that moves pans and scrolls; one that stays is a click. Esc puts all back."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._from: QPointF | None = None
        self._last = QPointF()
        self.active = False

    def press(self, position: QPointF) -> None:
        """Perhaps a drag begins."""
        self._from, self._last, self.active = position, position, False

    def move(self, position: QPointF) -> bool:
        """Follow the hand; whether this is a drag."""
        if self._from is None:
            return False
        if not self.active:
            far = (position - self._from).manhattanLength() >= QApplication.startDragDistance()
            self.active = far
        if self.active:
            self._shift(self._last - position)
            self._last = position
        return self.active

    def release(self) -> bool:
        """The hand lets go; whether it had pressed here without dragging."""
        clicked = self._from is not None and not self.active
        self._from, self.active = None, False
        return clicked

    def cancel(self) -> bool:
        """Put all back where the drag began; whether there was one."""
        if self._from is None or not self.active:
            return False
        self._shift(self._last - self._from)
        self._from, self.active = None, False
        return True

    def _shift(self, by: QPointF) -> None:
        self._chart.pan_by(by.x())
        self._chart.scroll_by(by.y())


class KeyGesture:
    """Keys, from a table."""

    def __init__(self, actions: dict[Qt.Key, Callable[[], object]]) -> None:
        self._actions = actions

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; whether it stands for anything."""
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        action = self._actions.get(Qt.Key(event.key()))
        if action is None or plain:
            return False
        return action() is not False
