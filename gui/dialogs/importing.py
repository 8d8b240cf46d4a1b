"""Choosing files and folders, and the window that tells what becomes of them.

May import gui.jobs, gui.models.jobs and its sisters in gui.dialogs; the queue is handed in.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.dialogs.import_window import ImportWindow
from gui.jobs import JobKind, JobState
from gui.models.jobs import SHOWN, JobsModel, RowAction

if TYPE_CHECKING:
    from gui.jobs import Job
    from gui.ports import ImportPort
    from gui.theme.tokens import Tokens

FILTER = "Documents (*.txt *.text *.pdf *.docx *.html *.htm *.xhtml);;All files (*)"
SHOW_AFTER = 700  # ms of work before the window appears; 200 of them start the process
_TO_BE_SAID = frozenset((JobState.ALREADY, JobState.FAILED))


class Importing(QObject):
    """Everything of an import but the work itself."""

    openRequested = Signal(str)  # key of a document
    reviewRequested = Signal(str)

    def __init__(self, queue: ImportPort, window: QWidget) -> None:
        super().__init__(window)
        self._queue, self._parent = queue, window
        self.model = JobsModel(self)
        self._window: ImportWindow | None = None
        self._tokens: Tokens | None = None
        self._opens_next = False
        self._put_away_by_reader = False  # and work goes on: only what failed brings it back
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOW_AFTER)
        self._soon.timeout.connect(self.show_window)

    # ------------------------------------------------------------------ asking

    def choose(self) -> None:
        """Ctrl+O: ask which files."""
        if self.model.rowCount():
            self.show_window()
        dialog = self._dialog("Import documents")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(FILTER.split(";;"))
        dialog.filesSelected.connect(self._read_chosen)
        dialog.open()

    def choose_folder(self) -> None:
        """Ask which folder."""
        dialog = self._dialog("Import a folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(self._read_chosen)
        dialog.open()

    def read(self, paths: list[Path]) -> None:
        """Import these files, and those in these folders; the first of named files is opened."""
        if paths:
            self._opens_next = any(not path.is_dir() for path in paths)
            self._queue.import_paths(paths)

    # ------------------------------------------------------------------ telling

    def hear(self, job: Job) -> None:
        """Take in how a job is now."""
        if job.kind not in SHOWN:
            return
        self.model.tell(job)
        if not self._shown and not self._put_away_by_reader:
            if job.state in _TO_BE_SAID or job.remark:
                self.show_window()
            elif not job.ended and not self._soon.isActive():
                self._soon.start()
        if self._opens_next and job.kind is JobKind.IMPORT and job.ended and job.document:
            self._opens_next = False
            self.openRequested.emit(job.document)

    def rest(self) -> None:
        """Nothing is left to do: a window that was not needed does not come."""
        self._soon.stop()
        self._opens_next = False
        if self._put_away_by_reader:
            self._put_away_by_reader = False
            if any(job.state is JobState.FAILED for job in self.model.jobs):
                self.show_window()
        self.model.flush()
        if self._window is not None and self._shown:
            self._window.tell()
        else:
            self.model.clear()

    def show_window(self) -> None:
        """Show the window, leaving the keyboard where it is."""
        self._soon.stop()
        self._put_away_by_reader = False
        if self._window is None:
            window = self._window = ImportWindow(self.model, self._parent)
            window.cancelAllRequested.connect(self._queue.cancel_all)
            window.putAway.connect(self._put_away)
            window.list.chosen.connect(self._do)
            if self._tokens is not None:
                window.apply_theme(self._tokens)
        self._window.bring_up()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        if self._window is not None:
            self._window.apply_theme(tokens)

    def stop(self) -> None:
        """Show nothing any more: the program ends."""
        self._soon.stop()
        self.model.clear()
        if self._window is not None:
            self._window.close()

    # ------------------------------------------------------------------ inside

    @property
    def _shown(self) -> bool:
        return self._window is not None and self._window.isVisible()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._parent, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _read_chosen(self, names: list[str]) -> None:
        self.read([Path(name) for name in names])

    def _do(self, job: Job, action: RowAction) -> None:
        match action:
            case RowAction.CANCEL:
                self._queue.cancel(job.number)
            case RowAction.OPEN if job.document:
                self.openRequested.emit(job.document)
            case RowAction.REVIEW if job.document:
                self.reviewRequested.emit(job.document)
            case RowAction.AGAIN if job.document:
                self._queue.import_again(job.document, job.name, job.path)
            case _:
                pass

    def _put_away(self) -> None:
        """What ended is forgotten; what goes on can be looked at again."""
        self.model.clear()
        self._put_away_by_reader = self.model.rowCount() > 0
