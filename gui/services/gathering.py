"""Gathers what several documents date, on a thread with a read-only library of its own.

The newest request wins; an older one stops between two documents. May import db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.store.library import Library
from gui.gathered import Gathered
from gui.services.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from db.cancel import CancelToken
    from gui.ports import GatheredSink


class GatheringService(QObject):
    """Keeps one thread and one connection (gui.ports.GatheringPort)."""

    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[Library] = Worker(
            lambda: Library.open(folder, read_only=True), "gathering", self
        )
        self._worker.failed.connect(self.failed)

    def gather(self, keys: frozenset[str] | None, deliver: GatheredSink) -> None:
        """Read these documents, or (None) all, and give them to ``deliver`` on this thread."""
        self._worker.submit(lambda library, token: _gathered(library, keys, token), deliver)

    def forget(self) -> None:
        """Drop what is on its way, if anything is."""
        self._worker.cancel()

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()


def _gathered(library: Library, keys: frozenset[str] | None, token: CancelToken) -> Gathered:
    from db.store.gathering import gather  # on the thread, when first asked for

    return Gathered(*gather(library, keys, token))
