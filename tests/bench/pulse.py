"""How long the window's thread is blocked: the times between the beats of a timer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from tests.bench.harness import Samples

if TYPE_CHECKING:
    from collections.abc import Callable

BEAT = 5  # ms


class Pulse(QObject):
    """The times between the beats of the thread it lives on, in milliseconds beyond the beat."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._gaps: list[float] = []

    def during(self, start: Callable[[QEventLoop], object]) -> Samples:
        """Let the event loop run until somebody quits it."""
        self._gaps.clear()
        loop = QEventLoop()
        self._last = time.perf_counter()
        self._timer.start()
        start(loop)
        loop.exec()
        self._beat()
        self._timer.stop()
        return Samples(tuple(self._gaps))

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(max(0.0, (now - self._last) * 1000 - BEAT))
        self._last = now
