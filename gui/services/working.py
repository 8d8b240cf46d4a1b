"""How each kind of job is done, in the process of gui.services.import_process. No Qt.

Slow to import (the whole pipeline): only that process does. May import db.ingest, db.store,
gui.jobs and gui.services.tasks.
"""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from db.corrections import FactCorrection, FactField
from db.errors import KnownError
from db.ingest import overlay as overlays
from db.ingest import pipeline
from db.ingest.walk import find_files
from gui.jobs import Job, JobKind, JobState
from gui.services.tasks import Read, Removed, Told
from resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.ingest.report import ImportReport
    from db.store.library import Library
    from gui.services.tasks import Task

BETWEEN_STEPS = 0.1  # seconds between two words about the pages of one job
NOT_KEPT = "The document cannot be brought back: import its file again."
FILE_GONE = "The file is not there any more; the library’s own copy of it was read."
FILE_CHANGED = (
    "The file has changed since it was imported; the library’s own copy of the old one was read."
)


class Work:
    """One task and a library to do it in."""

    def __init__(
        self,
        library: Library,
        task: Task,
        removed: Path,
        *,
        tell: Callable[[Job], None],
        between_pages: Callable[[], None],
    ) -> None:
        self._library, self._task, self._removed = library, task, removed
        self._tell, self._between_pages = tell, between_pages
        self._told_at = 0.0

    def run(self) -> Told:
        """Do it; how it ended.

        Raises:
            Cancelled: its token was set, and nothing was changed.
            KnownError: it cannot be done.
        """
        task = self._task
        task.token.check()
        self._tell(task.job(JobState.READING))
        doing = {
            JobKind.FOLDER: self._look_through,
            JobKind.IMPORT: self._import,
            JobKind.IMPORT_AGAIN: self._import_again,
            JobKind.READ_AGAIN: self._read_again,
            JobKind.STORE: self._store,
            JobKind.NAME: self._name,
            JobKind.REMOVE: self._remove,
            JobKind.RESTORE: self._restore,
        }
        return doing[task.kind]()

    def _progress(self, done: int, pages: int) -> None:
        """Called for every page; told ten times a second."""
        self._between_pages()
        now = time.monotonic()
        if done >= pages:
            self._tell(self._task.job(JobState.STORING, pages=(done, pages)))
        elif now - self._told_at >= BETWEEN_STEPS:
            self._told_at = now
            self._tell(self._task.job(JobState.READING, pages=(done, pages)))

    def _look_through(self) -> Told:
        found = find_files(Path(self._task.path), self._task.token)
        if not found.files:
            raise KnownError(found.remark)
        return Told(self._task.job(JobState.DONE, remark=found.remark), found=found.files)

    def _import(self) -> Told:
        path, token = Path(self._task.path), self._task.token
        return self._reported(pipeline.import_file(self._library, path, token, self._progress))

    def _import_again(self) -> Told:
        """From the original that the library keeps, whatever became of the file."""
        key, token = self._task.key, self._task.token
        remark = self._what_became_of_the_file()
        report = pipeline.import_again(self._library, key, token, self._progress)
        return self._reported(report, remark)

    def _what_became_of_the_file(self) -> str:
        """What the reader should know who points at a file and gets the library's own copy."""
        path = Path(self._task.path)
        document = self._library.documents.get(self._task.key)
        if document is None or not path.is_absolute():
            return ""
        try:
            with path.open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == document.source.sha256
        except OSError:
            return FILE_GONE
        return "" if same else FILE_CHANGED

    def _read_again(self) -> Told:
        key, token = self._task.key, self._task.token
        reading = pipeline.read_again(self._library, key, token, self._progress)
        read = Read(reading.source, reading.original, reading.parsed)
        return Told(self._task.job(JobState.DONE), read)

    def _store(self) -> Told:
        task, library = self._task, self._library
        if task.reading is None:
            raise KnownError("There is nothing to store.")
        self._tell(task.job(JobState.STORING))
        library.corrections.replace(task.key, task.corrections)
        read = task.reading
        reading = pipeline.Reading(read.source, read.original, read.parsed)
        return self._reported(pipeline.store(library, reading, task.key))

    def _name(self) -> Told:
        """The reader's name, or, where it is taken back, the one that came with the document."""
        task, library = self._task, self._library
        document = library.documents.get(task.key)
        if document is None:
            raise KnownError("The document is not in the library any more.")
        overlay = overlays.find_overlay(ROOT / "documents", document.source.sha256) or {}
        title, source = document.facts.title, document.source.sha256
        said = FactCorrection(FactField.NAME, task.name or None, "", title, source)
        library.corrections.say(task.key, said)
        library.documents.name(task.key, task.name or overlay.get("short_title"))
        return Told(task.job(JobState.DONE))

    def _remove(self) -> Told:
        """Put the original aside, for Undo, and take the document out."""
        task, documents = self._task, self._library.documents
        document = documents.get(task.key)
        if document is None:
            return Told(task.job(JobState.DONE))
        path = self._removed / document.source.sha256
        try:
            self._removed.mkdir(parents=True, exist_ok=True)
            path.write_bytes(documents.original(task.key))
        except OSError as error:
            raise KnownError(f"It was not removed: {path} {error.strerror}.") from error
        removed = Removed(document.source.name, path, documents.ordinal(task.key))
        documents.remove(task.key)
        return Told(task.job(JobState.DONE), removed=removed)

    def _restore(self) -> Told:
        task, library = self._task, self._library
        if task.removed is None:
            if library.documents.get(task.key) is None:
                raise KnownError(NOT_KEPT)
            return Told(task.job(JobState.DONE))  # it could not be removed in the first place
        try:
            original = task.removed.original.read_bytes()
        except OSError as error:
            raise KnownError(NOT_KEPT) from error
        token = task.token
        reading = pipeline.read(original, task.removed.source_name, token, self._progress)
        ordinal = task.removed.ordinal
        return self._reported(
            pipeline.store(library, reading, task.key, token=token, ordinal=ordinal)
        )

    def _reported(self, report: ImportReport, remark: str = "") -> Told:
        task = self._task
        if report.error is not None:
            raise KnownError(report.error)
        state = JobState.ALREADY if report.already else JobState.DONE
        if report.lost:
            count = len(report.lost)
            kept = f"{count} of your corrections kept, not applied"
            remark = f"{remark} {kept}".lstrip()
        if report.lost_events:
            gone = f"{report.lost_events} of your edits of events kept: their words are gone"
            remark = f"{remark} {gone}".lstrip()
        return Told(task.job(state, document=report.document, remark=remark))
