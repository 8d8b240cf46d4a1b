"""The one queue of everything that writes to library.db, and the process that does it.

One writer, in order; what the reader asks for at the screen goes before files that only wait. The
work is done in a process of its own (gui.services.import_process), started when there is some and
kept a little while; a thread here passes on what that says. May import gui.jobs and gui.services,
but not the pipeline: that is the process's.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from db.errors import KnownError
from gui.jobs import Job, JobKind, JobState
from gui.services.process import ImportProcess
from gui.services.removed import RemovedOriginals
from gui.services.tasks import OUR_FAULT, Task, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from db.corrections import Correction
    from gui.services.tasks import Read

PATIENCE = 2.0  # seconds
LINGER = 30.0  # seconds that the process is kept when nothing is left to do: to start takes 0.2
AT_A_TIME = 0.004  # seconds of hearing, before the window has its turn again


class ImportService(QObject):
    """Jobs are added at any time, and cancelled one by one; each is done whole or not at all.

    ``changed`` tells of every step of every job, at most ten times a second for its pages.
    """

    changed = Signal(object)  # Job
    readAgain = Signal(object, object)  # Job, gui.services.tasks.Read
    idle = Signal()  # nothing is left to do
    failed = Signal(object)  # an exception nobody expected
    _spoken = Signal()  # something is to be heard

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = threading.Condition()
        self._waiting: deque[Task] = deque()
        self._running: Task | None = None
        self._thread: threading.Thread | None = None
        self._process: ImportProcess | None = None
        self._busy = False
        self._stopped = False
        self._number = 0
        self._removed = RemovedOriginals(folder)  # the thread's own
        self._words: deque[Told] = deque()  # told, and not yet heard
        self._spoken.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.timeout.connect(self._hear)

    # ------------------------------------------------------------------ asking

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        with self._lock:
            return self._busy

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

    def store(self, reading: Read, key: str, name: str, corrections: Iterable[Correction]) -> Job:
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
        self._cancel(lambda task: task.number == number)

    def cancel_all(self) -> None:
        """Stop every job that reads files; what the reader did to a document is still done."""
        self._cancel(lambda task: not task.precious)

    def _cancel(self, wanted: Callable[[Task], bool]) -> None:
        with self._lock:
            waiting = [task for task in self._waiting if wanted(task)]
            self._waiting = deque(task for task in self._waiting if not wanted(task))
            # Behind what the thread said of them before, and before it says that all is done.
            self._tell(*(Told(task.job(JobState.CANCELLED)) for task in waiting))
            if self._running is not None and wanted(self._running):
                self._running.token.cancel()
                if self._process is not None:
                    self._process.cancel(self._running.number)

    def stop(self) -> None:
        """Cancel, and wait a moment for the thread to end.

        What the reader did to a document is done first. A step that takes long is cut off: what it
        has not stored whole is not stored at all.
        """
        self._stopped = True
        self._go_on.stop()
        self._words.clear()
        self.cancel_all()
        with self._lock:
            thread = self._thread
            self._lock.notify()
        if thread is not None:
            thread.join(PATIENCE)
            with self._lock:
                self._waiting.clear()
                if self._process is not None:
                    self._process.kill()
            thread.join(PATIENCE)
            self._thread = None
        self._removed.clear()

    def _add(self, task: Task) -> Job:
        """Put a task in its place in the queue, and see that the thread runs."""
        with self._lock:
            self._number += 1
            task.number = self._number
            self._waiting.insert(self._place_for(task), task)
            self._busy = True
            self._lock.notify()
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

    def _hear(self) -> None:
        """Pass on what was told; a folder brings thousands of words, so not all at once."""
        until = perf_counter() + AT_A_TIME
        while self._words and not self._stopped:
            if perf_counter() > until:
                self._go_on.start(0)  # after whatever else the window has to do
                return
            self._pass_on(self._words.popleft())

    def _pass_on(self, told: Told) -> None:
        if told.error is not None:
            self.failed.emit(told.error)
        if told.job is not None:
            self.changed.emit(told.job)
            if told.reading is not None:
                self.readAgain.emit(told.job, told.reading)
        if told.idle and not self.busy:
            self.idle.emit()

    # ------------------------------------------------------------------ passing on, on the thread

    def _run(self) -> None:
        """Work until nothing has been asked for a while; then the process ends."""
        self._removed.sweep()
        while True:
            self._work()
            with self._lock:
                if self._waiting:
                    continue
                self._busy = False
            self._tell(Told(idle=True))
            with self._lock:
                self._lock.wait_for(lambda: self._waiting or self._stopped, LINGER)
                if not self._waiting:
                    process, self._process, self._thread = self._process, None, None
                    break
        if process is not None:
            process.close()

    def _work(self) -> None:
        """Have done what waits, one after the other."""
        while (task := self._take()) is not None:
            self._attempt(task)

    def _attempt(self, task: Task) -> None:
        """Have a task done; a process that has died is followed by another."""
        try:
            process = self._process_for(task)
            process.do(task, tell=self._take_in, next_quick=self._next_quick)
        except KnownError as error:
            self._end_process()
            self._tell(Told(task.failed(str(error))))
        except Exception as error:
            self._end_process()
            self._tell(Told(task.failed(OUR_FAULT), error=error))

    def _process_for(self, task: Task) -> ImportProcess:
        if self._process is not None and not self._process.alive:
            self._end_process()
        process = self._process or ImportProcess(self._folder, self._removed.folder)
        with self._lock:
            self._process = process
            if task.token.cancelled:  # before there was anybody to be told
                process.cancel(task.number)
        return process

    def _end_process(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.close()

    def _take(self) -> Task | None:
        with self._lock:
            self._running = self._waiting.popleft() if self._waiting else None
            return self._prepared(self._running)

    def _next_quick(self) -> Task | None:
        """Between two pages: what the reader asked for at the screen and takes no time.

        Nothing of the library is touched while pages are read. What concerns the same document
        waits for its turn.
        """
        with self._lock:
            task = self._waiting[0] if self._waiting else None
            running = self._running
            if task is None or not task.quick or (running and task.key == running.key):
                return None
            return self._prepared(self._waiting.popleft())

    def _prepared(self, task: Task | None) -> Task | None:
        if task is not None and task.kind is JobKind.RESTORE:
            task.removed = self._removed.get(task.key)
        return task

    def _take_in(self, told: Told) -> None:
        """What the process says, and what follows from it."""
        job = told.job
        if job is not None and job.state is JobState.DONE and job.document is not None:
            if told.removed is not None:
                self._removed.keep(job.document, told.removed)
            elif job.kind is JobKind.RESTORE:
                self._removed.forget(job.document)
        self._go_on_with(told.found)
        self._tell(told)

    def _go_on_with(self, files: tuple[Path, ...]) -> None:
        """The files of a folder come next, in its place."""
        tasks = [Task.of_path(path, JobKind.IMPORT) for path in files]
        with self._lock:
            for task in tasks:
                self._number += 1
                task.number = self._number
            self._waiting.extendleft(reversed(tasks))
            self._tell(*(Told(task.job(JobState.WAITING)) for task in tasks))

    def _tell(self, *told: Told) -> None:
        if told and not self._stopped:
            self._words.extend(told)
            with suppress(RuntimeError):  # the window was closed and took us with it
                self._spoken.emit()
