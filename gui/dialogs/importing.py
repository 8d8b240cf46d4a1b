"""Choosing files, the progress of reading them, and what became of each.

May import db.model; the service is handed in.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FILTER = "Documents (*.txt *.text *.pdf *.docx *.html *.htm *.xhtml);;All files (*)"
SHOW_AFTER = 400  # ms of work before a progress window appears


class Report(Protocol):
    """What became of one file."""

    @property
    def path(self) -> str:
        """The file."""
        ...

    @property
    def document(self) -> str | None:
        """The key of the document it became."""
        ...

    @property
    def error(self) -> str | None:
        """Why it did not, in one line."""
        ...


class Importing(QObject):
    """One import from the choice of files to its report."""

    imported = Signal(object)  # list[str]: keys of the documents that are in the library now

    def __init__(
        self, start: Callable[[list[Path]], bool], cancel: Callable[[], None], window: QWidget
    ) -> None:
        """Take how to begin (False while an earlier import is under way) and how to stop."""
        super().__init__(window)
        self._start, self._cancel, self._window = start, cancel, window
        self._progress: QProgressDialog | None = None

    def choose(self) -> None:
        """Ctrl+O: ask which files."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import documents", "", FILTER)
        self.read([Path(name) for name in names])

    def read(self, paths: list[Path]) -> None:
        """Import these files."""
        if not paths:
            return
        if not self._start(paths):
            self._say("An import is still under way; try again when it is done.", [])
            return
        progress = QProgressDialog("", "Cancel", 0, _steps(len(paths)), self._window)
        progress.setWindowTitle("Importing")
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(SHOW_AFTER)
        progress.setAutoReset(False)
        progress.canceled.connect(self._cancel)
        progress.setValue(0)
        self._progress = progress

    def show_progress(self, done: int, total: int, name: str) -> None:
        """Say which file is read."""
        if self._progress is not None:
            self._progress.setMaximum(_steps(total))
            self._progress.setLabelText(f"Reading {name} ({done + 1} of {total})")
            self._progress.setValue(done)

    def finish(self, reports: Sequence[Report]) -> None:
        """Take the progress away and say what failed."""
        if self._progress is not None:
            self._progress.canceled.disconnect(self._cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
        self.imported.emit([report.document for report in reports if report.document])
        failed = [f"{Path(report.path).name}: {report.error}" for report in reports if report.error]
        if failed:
            count = len(failed)
            self._say(
                f"{count} file{'s' if count > 1 else ''} could not be imported. "
                "The library is as it was.",
                failed,
            )

    def _say(self, headline: str, lines: list[str]) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, "Import", headline, parent=self._window)
        box.setInformativeText("\n".join(lines[:8]))
        if len(lines) > 8:
            box.setDetailedText("\n".join(lines))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _steps(files: int) -> int:
    """The steps of the bar: one file alone only shows that something goes on."""
    return files if files > 1 else 0
