"""The one queue of everything that writes to library.db, on a thread of its own.

One writer, in order; what the reader asks for at the screen goes before files that only wait. May
import db.ingest, db.store, gui.jobs and gui.services.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from db.errors import Cancelled, KnownError
from gui.jobs import Job, JobKind, JobState
from gui.services.tasks import Removed, Task, Told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.corrections import Correction
    from db.ingest.pipeline import Reading
    from db.store.library import Library


PATIENCE = 2.0  # seconds
OUR_FAULT = "An error of the program; the library is as it was."


class ImportService(QObject):
    """Jobs are added at any time, and cancelled one by one; each is done whole or not at all.

    ``changed`` tells of every step of every job, at most ten times a second for its pages.
    """

    changed = Signal(object)  # Job
    readAgain = Signal(object, object)  # Job, db.ingest.pipeline.Reading
    idle = Signal()  # nothing is left to do
    failed = Signal(object)  # an exception nobody expected
    _told = Signal(object)  # Told

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = threading.Lock()
        self._waiting: deque[Task] = deque()
        self._running: Task | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._number = 0
        self._removed: dict[str, Removed] = {}  # the thread's own
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------------ asking

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        with self._lock:
            return self._thread is not None

    def import_paths(self, paths: Iterable[Path]) -> tuple[Job, ...]:
        """Import files, and the files in folders."""
        return tuple(
            self._add(Task.of_path(path, JobKind.FOLDER if path.is_dir() else JobKind.IMPORT))
            for path in paths
        )

    def import_again(self, key: str, name: str, path: str = "") -> Job:
        """Read a document anew from its original; ``path`` is the file that asked for it."""
        return self._add(Task(JobKind.IMPORT_AGAIN, name, path, key=key))

    def read_again(self, key: str, name: str) -> Job:
        """Read a document anew for Review; ``readAgain`` hands it over, nothing is stored."""
        return self._add(Task(JobKind.READ_AGAIN, name, key=key))

    def store(
        self, reading: Reading, key: str, name: str, corrections: Iterable[Correction]
    ) -> Job:
        """Keep the reader's corrections of a document, and store it with them."""
        task = Task(JobKind.STORE, name, key=key, reading=reading, corrections=tuple(corrections))
        return self._add(task)

    def rename(self, key: str, name: str) -> Job:
        """Call a document something else; "" gives it its title back."""
        return self._add(Task(JobKind.NAME, name, key=key))

    def remove(self, key: str, name: str) -> Job:
        """Take a document out of the library; ``restore`` brings it back."""
        return self._add(Task(JobKind.REMOVE, name, key=key))

    def restore(self, key: str, name: str) -> Job:
        """Bring back a document that was removed since the start, from its original."""
        return self._add(Task(JobKind.RESTORE, name, key=key))

    def cancel(self, number: int) -> None:
        """Stop one job; what is stored stays stored."""
        with self._lock:
            tasks = [*self._waiting, *([self._running] if self._running else [])]
            task = next((task for task in tasks if task.number == number), None)
            if task is None:
                return
            task.token.cancel()
            if task in self._waiting:
                self._waiting.remove(task)
                # Behind what the thread said of it before, and before it says that all is done.
                self._tell(Told(task.job(JobState.CANCELLED)))

    def cancel_all(self) -> None:
        """Stop every job that reads files; what the reader did to a document is still done."""
        with self._lock:
            tasks = [*([self._running] if self._running else []), *self._waiting]
        for task in tasks:
            if not task.precious:
                self.cancel(task.number)

    def stop(self) -> None:
        """Cancel, and wait a moment for the thread to end.

        What the reader did to a document is done first. A step that takes long is left to end with
        the process: what it has not stored whole is not stored at all.
        """
        self._stopped = True
        self.cancel_all()
        thread = self._thread
        if thread is not None:
            thread.join(PATIENCE)
            self._thread = None

    def _add(self, task: Task) -> Job:
        """Put a task in its place in the queue, and see that the thread runs."""
        with self._lock:
            self._number += 1
            task.number = self._number
            self._waiting.insert(self._place_for(task), task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="import", daemon=True)
                self._thread.start()
        job = task.job(JobState.WAITING)
        self.changed.emit(job)
        return job

    def _place_for(self, task: Task) -> int:
        """At the end; before files that wait, when it is urgent, but never before its own kind."""
        if not task.urgent:
            return len(self._waiting)
        before = [
            place
            for place, other in enumerate(self._waiting, 1)
            if other.urgent or (other.key and other.key == task.key)
        ]
        return before[-1] if before else 0

    # ------------------------------------------------------------------ hearing, on our own thread

    def _hear(self, told: Told) -> None:
        if self._stopped:
            return
        if told.error is not None:
            self.failed.emit(told.error)
        if told.job is not None:
            self.changed.emit(told.job)
            if told.reading is not None:
                self.readAgain.emit(told.job, told.reading)
        if told.idle and not self.busy:
            self.idle.emit()

    # ------------------------------------------------------------------ working, on the thread

    def _run(self) -> None:
        """Work until nothing waits; the files are closed whenever the queue is empty."""
        while True:
            self._work()
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    break
        self._tell(Told(idle=True))

    def _work(self) -> None:
        """Open the library and do what waits, one after the other."""
        library: Library | None = None
        try:
            while (task := self._take()) is not None:
                if library is None:
                    library = self._open(task)
                if library is not None:
                    self._attempt(library, task)
        finally:
            with self._lock:
                self._running = None
            if library is not None:
                library.close()

    def _open(self, task: Task) -> Library | None:
        """The library; where it cannot be opened, the task has failed."""
        # Slow to import, not needed before: vocabulary, tagger, writers.
        from db.store.library import Library

        try:
            return Library.open(self._folder)
        except KnownError as error:
            self._tell(Told(task.job(JobState.FAILED, error=str(error))))
            return None

    def _attempt(self, library: Library, task: Task) -> None:
        """Do a task; whatever happens, it ends with a word about it."""
        try:
            self._do(library, task)
        except Cancelled:
            self._tell(Told(task.job(JobState.CANCELLED)))
        except KnownError as error:
            self._tell(Told(task.job(JobState.FAILED, error=str(error))))
        except Exception as error:
            self._tell(Told(task.job(JobState.FAILED, error=OUR_FAULT), error=error))

    def _do_what_is_quick(self, library: Library, running: Task) -> None:
        """Between two pages: what the reader asked for at the screen and takes no time.

        Nothing of the library is touched while pages are read. What concerns the same document
        waits for its turn.
        """
        with self._lock:
            task = self._waiting[0] if self._waiting else None
            if task is None or not task.quick or task.key == running.key:
                return
            self._waiting.popleft()
        self._attempt(library, task)

    def _take(self) -> Task | None:
        with self._lock:
            self._running = self._waiting.popleft() if self._waiting else None
            return self._running

    def _do(self, library: Library, task: Task) -> None:
        from gui.services.working import Work

        work = Work(
            library,
            task,
            self._removed,
            tell=lambda job: self._tell(Told(job)),
            between_pages=lambda: self._do_what_is_quick(library, task),
        )
        told = work.run()
        if work.found:
            self._go_on_with(work.found)
        self._tell(told)

    def _go_on_with(self, files: tuple[Path, ...]) -> None:
        """The files of a folder come next, in its place."""
        tasks = [Task.of_path(path, JobKind.IMPORT) for path in files]
        with self._lock:
            for task in tasks:
                self._number += 1
                task.number = self._number
            self._waiting.extendleft(reversed(tasks))
        for task in tasks:
            self._tell(Told(task.job(JobState.WAITING)))

    def _tell(self, told: Told) -> None:
        if not self._stopped:
            with suppress(RuntimeError):  # the window was closed and took us with it
                self._told.emit(told)
