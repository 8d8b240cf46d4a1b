"""A dragged chart that is let go while it moves glides on for a moment, as a map does.

Never where the system asks for less motion; any input stops it. May import Qt and, for its type,
gui.timeline.gestures.
"""

from __future__ import annotations

from collections import deque
from math import exp
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QTimer
from PySide6.QtWidgets import QStyle, QWidget

if TYPE_CHECKING:
    from gui.timeline.gestures import Chart

_FRAME = 16  # ms
_REMEMBERED = 80  # ms before the hand lets go that its speed is taken from
_LEAST, _MOST = 0.15, 4.0  # pixels a millisecond: slower is a stop, faster is a slip
_FADES = 90.0  # ms in which the speed falls to a third
_OVER = 5 * _FADES


class Glide(QObject):
    """The motion that is left when a hand lets go."""

    def __init__(self, chart: Chart, widget: QWidget) -> None:
        super().__init__(widget)
        self._chart, self._widget = chart, widget
        self._trail: deque[tuple[int, QPointF]] = deque(maxlen=32)
        self._speed = QPointF()  # pixels a millisecond, of the hand
        self._gone = QPointF()  # pixels that it has glided
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._step)

    @property
    def active(self) -> bool:
        """Whether it is moving."""
        return self._timer.isActive()

    def begin(self, position: QPointF, time: int) -> None:
        """A hand takes hold; ``time`` is the event's, in ms."""
        self.stop()
        self._trail.append((time, position))

    def follow(self, position: QPointF, time: int) -> None:
        """The hand moves."""
        self._trail.append((time, position))

    def let_go(self, time: int) -> None:
        """The hand is gone: go on with the speed it had, if it had any."""
        speed = self._speed_at(time)
        self._trail.clear()
        if speed.manhattanLength() < _LEAST or not may_move(self._widget):
            return
        self._speed, self._gone = speed, QPointF()
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._trail.clear()
        self._timer.stop()

    def _speed_at(self, time: int) -> QPointF:
        recent = [one for one in self._trail if time - one[0] <= _REMEMBERED]
        if len(recent) < 2 or recent[-1][0] <= recent[0][0]:
            return QPointF()
        speed = (recent[-1][1] - recent[0][1]) / (recent[-1][0] - recent[0][0])
        length = (speed.x() ** 2 + speed.y() ** 2) ** 0.5
        return speed * (_MOST / length) if length > _MOST else speed

    def _step(self) -> None:
        passed = float(self._clock.elapsed())
        where = self._speed * (_FADES * (1 - exp(-min(passed, _OVER) / _FADES)))
        by, self._gone = where - self._gone, where
        self._chart.pan_by(-by.x())
        self._chart.scroll_by(-by.y())
        if passed >= _OVER:
            self._timer.stop()


def may_move(widget: QWidget) -> bool:
    """Whether the system lets things move by themselves."""
    return bool(widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, widget))
