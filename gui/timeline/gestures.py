"""What hands do on the chart: one object a gesture, each talking to the chart through a Protocol.

May import Qt; nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QElapsedTimer, QEvent, QLineF, QPointF, Qt
from PySide6.QtGui import QEventPoint
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent

_NOTCH = 120.0  # eighths of a degree
_ZOOM_A_NOTCH = 1.25
_PIXELS_A_NOTCH = 60.0
_LEAST_PINCH = 0.2  # of a size, in one event: less is a slip


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


class Hand(Protocol):
    """What a finger does like the mouse; times are those of the events, in ms."""

    def press(self, position: QPointF, time: int) -> None:
        """It comes down."""
        ...

    def follow(self, position: QPointF, time: int) -> None:
        """It moves, held down."""
        ...

    def let_go(self, position: QPointF, time: int) -> None:
        """It is lifted."""
        ...

    def give_up(self) -> None:
        """It was no click and no drag after all."""
        ...

    def look_closer(self, position: QPointF) -> None:
        """What a double click does."""
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


class PadGesture:
    """What fingers do on a touch pad, as the system tells it."""

    def __init__(self, chart: Chart, hand: Hand) -> None:
        self._chart, self._hand = chart, hand

    def use(self, event: QNativeGestureEvent) -> bool:
        """Zoom about the cursor, pan, or look closer; whether it was any of these."""
        kind, kinds = event.gestureType(), Qt.NativeGestureType
        if kind is kinds.ZoomNativeGesture:
            factor = max(_LEAST_PINCH, 1 + event.value())
            self._chart.zoom_about(factor, event.position().x())
        elif kind is kinds.PanNativeGesture:
            self._chart.pan_by(-event.delta().x())
            self._chart.scroll_by(-event.delta().y())
        elif kind is kinds.SmartZoomNativeGesture:
            self._hand.look_closer(event.position())
        return kind in (
            *(kinds.ZoomNativeGesture, kinds.PanNativeGesture, kinds.SmartZoomNativeGesture),
            *(kinds.BeginNativeGesture, kinds.EndNativeGesture),
        )


class TouchGesture:
    """Fingers on a screen: one is a hand, two zoom about their middle and pan with it."""

    def __init__(self, chart: Chart, hand: Hand) -> None:
        self._chart, self._hand = chart, hand
        self._pair: QLineF | None = None  # where two fingers were
        self._several = False  # whether there have been two since the first came down

    def use(self, event: QTouchEvent) -> bool:
        """Follow the fingers."""
        points, time = event.points(), event.timestamp()
        down = [one for one in points if one.state() is not QEventPoint.State.Released]
        kind = event.type()
        if kind is QEvent.Type.TouchCancel or not points:
            self._hand.give_up()
            self._pair, self._several = None, False
        elif len(down) > 1:
            self._pinch(QLineF(down[0].position(), down[1].position()))
        elif kind is QEvent.Type.TouchBegin:
            self._hand.press(points[0].position(), time)
        elif kind is QEvent.Type.TouchEnd:
            if not self._several:
                self._hand.let_go(points[0].position(), time)
            self._pair, self._several = None, False
        elif not self._several:
            self._hand.follow(points[0].position(), time)
        else:
            self._pair = None  # the finger that is left waits for another one
        return True

    def _pinch(self, pair: QLineF) -> None:
        before, self._pair = self._pair, pair
        if not self._several:
            self._several = True
            self._hand.give_up()
        if before is None:
            return
        if before.length() > 1 and pair.length() > 1:
            factor = max(_LEAST_PINCH, pair.length() / before.length())
            self._chart.zoom_about(factor, before.center().x())
        by = before.center() - pair.center()
        self._chart.pan_by(by.x())
        self._chart.scroll_by(by.y())


class KeyGesture:
    """Keys, from a table."""

    def __init__(self, actions: dict[Qt.Key, Callable[[], object]]) -> None:
        self._actions = actions

    def knows(self, event: QKeyEvent) -> bool:
        """Whether the key stands for anything."""
        return Qt.Key(event.key()) in self._actions

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; whether it stands for anything."""
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        action = self._actions.get(Qt.Key(event.key()))
        if action is None or plain:
            return False
        return action() is not False


class Letters:
    """Letters typed one after another are one word, as in lists; a pause begins another."""

    def __init__(self) -> None:
        self._word = ""
        self._since = QElapsedTimer()

    @property
    def typing(self) -> bool:
        """Whether the next letter belongs to the same word."""
        pause = QApplication.styleHints().keyboardInputInterval()
        return bool(self._word) and not self._since.hasExpired(pause)

    def add(self, event: QKeyEvent) -> str:
        """The word with a key's letter; empty if the key is none."""
        text = event.text()
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        word = self._word if self.typing else ""
        if held or not text.isprintable() or not (text.strip() or (text and word)):
            return ""
        self._word = word + text
        self._since.start()
        return self._word
