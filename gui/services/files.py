"""Writes files that the reader asked for, on a thread of its own: one at a time.

What is written, and how, is handed in. May import db.cancel and db.errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.cancel import CancelToken
from db.errors import Cancelled
from gui.services.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.ports import FileWork


class _Hand:
    """Nothing has to be opened to write a file."""

    def close(self) -> None:
        """Nor to be closed."""


class FileService(QObject):
    """Does one writing job after the other (gui.ports.FilePort)."""

    failed = Signal(object)  # KnownError, or one that nobody expected
    progressed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[_Hand] = Worker(_Hand, "files", self)
        self._worker.failed.connect(self.failed)
        self._token = CancelToken()

    def write(self, work: FileWork, deliver: Callable[[bool], object]) -> None:
        """Do the work; ``deliver`` gets whether it was done, False where it was cancelled."""
        token = self._token = CancelToken()

        def done(_hand: _Hand, _token: CancelToken) -> bool:
            try:
                work(token, self.progressed.emit)
            except Cancelled:
                return False
            return True

        self._worker.submit(done, lambda value: deliver(value is True))

    def cancel(self) -> None:
        """Stop what is being written; nothing of it stays."""
        self._token.cancel()

    def stop(self) -> None:
        """End the thread."""
        self._token.cancel()
        self._worker.stop()
