"""The list of files that are imported, one row a file, and what it says in words.

May import gui.jobs and Qt's core.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from gui.jobs import JobKind, JobState

if TYPE_CHECKING:
    from gui.jobs import Job

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
BETWEEN_WORDS = 100  # ms
_FILES = frozenset((JobKind.IMPORT, JobKind.IMPORT_AGAIN))
SHOWN = _FILES | {JobKind.FOLDER}


class JobRole(IntEnum):
    """What a row knows beside its text."""

    JOB = Qt.ItemDataRole.UserRole + 1


class RowAction(Enum):
    """What a row offers; the value is its label."""

    CANCEL = "Cancel"
    OPEN = "Open"
    REVIEW = "Review…"
    AGAIN = "Import again"


def actions_of(job: Job) -> tuple[RowAction, ...]:
    """What can be done with a file; Enter does the first."""
    if not job.ended:
        return (RowAction.CANCEL,)
    if job.kind not in _FILES or job.document is None:
        return ()
    if job.state is JobState.ALREADY:
        return (RowAction.OPEN, RowAction.AGAIN)
    return (RowAction.OPEN, RowAction.REVIEW) if job.state is JobState.DONE else ()


def state_words(job: Job) -> str:
    """How far it is, in one line."""
    match job.state:
        case JobState.WAITING:
            return "Waiting"
        case JobState.READING if job.kind is JobKind.FOLDER:
            return "Looking for documents"
        case JobState.READING:
            return f"Page {job.pages_done:,} of {job.pages:,}" if job.pages else "Reading"
        case JobState.STORING:
            read = f"{job.pages:,} pages read; " if job.pages > 1 else ""
            return f"{read}finding its structure and dates"
        case JobState.DONE if job.kind is JobKind.FOLDER:
            return job.remark or "Its files are below"
        case JobState.DONE:
            return f"In the library. {job.remark}".rstrip() if job.remark else "In the library"
        case JobState.ALREADY:
            return "Already in the library"
        case JobState.CANCELLED:
            return "Cancelled"
        case JobState.FAILED:
            return f"Failed: {job.error}"


class JobsModel(QAbstractListModel):
    """The files of the imports since the window was last empty; the newest word on each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._rows: dict[int, int] = {}  # a job's number → its row
        self._ended: dict[str, int] = {}  # a file's path → the row of the job that ended with it
        self._changed: set[int] = set()  # rows of which the views have not been told yet
        self._pause = QTimer(self)  # a view lays all its rows out anew at every word
        self._pause.setSingleShot(True)
        self._pause.setInterval(BETWEEN_WORDS)
        self._pause.timeout.connect(self._go_on)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every row's job."""
        return tuple(self._jobs)

    def job(self, row: int) -> Job:
        """A row's job."""
        return self._jobs[row]

    def tell(self, job: Job) -> None:
        """Take in how a job is now; one for the same file takes the row of one that ended."""
        if job.kind not in SHOWN or (job.kind is JobKind.IMPORT_AGAIN and not job.path):
            return
        row = self._rows.get(job.number)
        if row is None:
            row = self._ended.get(job.path)
        if row is None:
            row = len(self._jobs)
            self.beginInsertRows(QModelIndex(), row, row)
            self._put(row, job)
            self.endInsertRows()
            return
        self._put(row, job)
        self._changed.add(row)
        if not self._pause.isActive():
            self._go_on()

    def _put(self, row: int, job: Job) -> None:
        """Let a row, or the next one, say this."""
        if row == len(self._jobs):
            self._jobs.append(job)
        else:
            before = self._jobs[row]
            self._rows.pop(before.number, None)
            self._ended.pop(before.path, None)
            self._jobs[row] = job
        self._rows[job.number] = row
        if job.ended:
            self._ended[job.path] = row

    def flush(self) -> None:
        """Tell the views at once what they have not been told yet."""
        self._pause.stop()
        if self._changed:
            first, last = min(self._changed), max(self._changed)
            self._changed.clear()
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _go_on(self) -> None:
        """Tell, and then nothing for a while."""
        if self._changed:
            self.flush()
            self._pause.start()

    def clear(self) -> None:
        """Forget what ended: the window was closed."""
        self.beginResetModel()
        self._pause.stop()
        self._changed.clear()
        left = [job for job in self._jobs if not job.ended]
        self._jobs, self._rows, self._ended = [], {}, {}
        for row, job in enumerate(left):
            self._put(row, job)
        self.endResetModel()

    # ------------------------------------------------------------------ in words

    def summary(self) -> str:
        """All of them in one line."""
        files = [job for job in self._jobs if job.kind in _FILES]
        states = [job.state for job in files]
        here = states.count(JobState.DONE) + states.count(JobState.ALREADY)
        left = sum(not job.ended for job in self._jobs)
        if left:
            return f"{here} of {len(files)} files are in the library"
        parts = [f"{_count(here, 'document')} {'is' if here == 1 else 'are'} in the library"]
        already = states.count(JobState.ALREADY)
        if already:
            parts[0] += f", {already} of them already before" if here > 1 else " already"
        failed = sum(job.state is JobState.FAILED for job in self._jobs)
        if failed:
            parts.append(f"{_count(failed, 'file')} could not be read")
        cancelled = states.count(JobState.CANCELLED)
        if cancelled:
            parts.append(f"{cancelled} cancelled")
        return "; ".join(parts)

    def report(self) -> str:
        """The whole list as text: the summary, then a line for each row."""
        lines = [f"{job.path or job.name}: {state_words(job)}" for job in self._jobs]
        return "\n".join([self.summary(), "", *lines])

    # ------------------------------------------------------------------ Qt's questions

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._jobs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a row knows."""
        if not index.isValid() or index.row() >= len(self._jobs):
            return None
        job = self._jobs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return job.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{job.path or job.name}\n{state_words(job)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{job.name}: {state_words(job)}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return _keys(job)
            case JobRole.JOB:
                return job
            case _:
                return None


def _keys(job: Job) -> str:
    """How to do with the keyboard what a row offers."""
    actions = actions_of(job)
    if not actions:
        return ""
    if actions[0] is RowAction.CANCEL:
        return "Delete cancels it"
    others = ", ".join(action.value.rstrip("…") for action in actions[1:])
    return f"Enter opens it; the menu key offers: {others}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
