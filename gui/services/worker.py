"""A thread that answers requests with a tool of its own; the newest request wins.

The tool (a read-only library, say) is opened on the thread at the first request and closed there.
Each request carries its own CancelToken: a newer one cancels the older, and a stale answer is
dropped. May import db.cancel and db.errors.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from db.cancel import CancelToken
from db.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable


class Closable(Protocol):
    """A tool that is closed when the thread ends."""

    def close(self) -> None:
        """Let go of what it holds."""
        ...


Tool = TypeVar("Tool", bound=Closable)


@dataclass(frozen=True, slots=True)
class _Job(Generic[Tool]):
    serial: int
    token: CancelToken
    work: Callable[[Tool, CancelToken], object]
    deliver: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class _Outcome:
    serial: int
    value: object
    error: BaseException | None
    deliver: Callable[[object], object]


class Worker(QObject, Generic[Tool]):
    """One thread, one tool, many requests."""

    failed = Signal(object)  # the exception, on the thread that asked
    _answered = Signal(object)

    def __init__(self, open_tool: Callable[[], Tool], name: str, parent: QObject | None) -> None:
        super().__init__(parent)
        self._open_tool = open_tool
        self._jobs: SimpleQueue[_Job[Tool] | None] = SimpleQueue()
        self._serial = 0
        self._token = CancelToken()
        self._name = name
        self._thread: threading.Thread | None = None
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[Tool, CancelToken], object],
        deliver: Callable[[object], object],
    ) -> None:
        """Do ``work`` on the thread and give its result to ``deliver`` on this one."""
        self._token.cancel()
        self._token = CancelToken()
        self._serial += 1
        self.follow(work, deliver)

    def follow(
        self,
        work: Callable[[Tool, CancelToken], object],
        deliver: Callable[[object], object],
    ) -> None:
        """Do more for the newest request, after it; a newer one cancels this, too."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name)
            self._thread.start()
        self._jobs.put(_Job(self._serial, self._token, work, deliver))

    def cancel(self) -> None:
        """Drop what was asked for, and its answer."""
        self._token.cancel()
        self._serial += 1

    def stop(self) -> None:
        """Cancel what runs, and wait for the thread to end."""
        self._token.cancel()
        self._serial += 1
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        tool: Tool | None = None
        try:
            while (job := self._jobs.get()) is not None:
                if job.token.cancelled:
                    continue
                try:
                    tool = tool or self._open_tool()
                    outcome = _Outcome(job.serial, job.work(tool, job.token), None, job.deliver)
                except Cancelled:
                    continue
                except Exception as error:
                    outcome = _Outcome(job.serial, None, error, job.deliver)
                self._answered.emit(outcome)
        finally:
            if tool is not None:
                tool.close()

    def _deliver(self, outcome: _Outcome) -> None:
        if outcome.serial != self._serial:
            return
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            outcome.deliver(outcome.value)
