"""Imports files on a thread of its own, one after the other, with progress and cancel.

May import db.ingest and db.store.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from db.cancel import CancelToken
from db.errors import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from db.ingest.report import ImportReport


PATIENCE = 2.0  # seconds


class ImportService(QObject):
    """One batch at a time; each file is stored whole or not at all."""

    progressed = Signal(int, int, str)  # files done, files in all, name of the next
    finished = Signal(object)  # list[ImportReport]
    failed = Signal(object)  # an exception nobody expected
    _ended = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._token = CancelToken()
        self._thread: threading.Thread | None = None
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a batch is under way."""
        return self._thread is not None

    def start(self, paths: list[Path]) -> bool:
        """Import files; False while an earlier batch is under way."""
        if self._thread is not None or not paths:
            return False
        self._token = CancelToken()
        self._thread = threading.Thread(
            target=self._run, args=(paths, self._token), name="import", daemon=True
        )
        self._thread.start()
        return True

    def cancel(self) -> None:
        """Stop after the step under way; what is stored stays stored."""
        self._token.cancel()

    def stop(self) -> None:
        """Cancel, and wait a moment for the thread to end.

        A step that takes long is left to end with the process: what it has not stored whole is
        not stored at all.
        """
        self._token.cancel()
        if self._thread is not None:
            self._thread.join(PATIENCE)
            self._thread = None

    def _run(self, paths: list[Path], token: CancelToken) -> None:
        reports: list[ImportReport] = []
        try:
            # Slow to import and not needed before: the vocabulary, the tagger, the writers.
            from db.ingest.pipeline import import_file
            from db.store.library import Library

            with Library.open(self._folder) as library:
                for done, path in enumerate(paths):
                    self.progressed.emit(done, len(paths), path.name)
                    token.check()
                    reports.append(import_file(library, path, token))
        except Cancelled:
            pass  # what was done before counts
        except Exception as error:
            self._ended.emit(error)
            return
        self._ended.emit(reports)

    def _end(self, outcome: object) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if isinstance(outcome, BaseException):
            self.failed.emit(outcome)
        else:
            self.finished.emit(outcome)
