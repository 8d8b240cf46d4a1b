"""The process in which documents are read, dated and stored: its own main function. No Qt.

Python lets one thread work at a time, so a thread that reads a long document makes the window
stutter; a process does not. Started by gui.services.process, never imported by the window. May
import db.cancel, db.errors, db.store and gui.services.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING

from db.cancel import CancelToken
from db.errors import Cancelled, KnownError
from db.store.library import Library
from gui.jobs import JobState
from gui.services.tasks import OUR_FAULT, Told
from gui.services.wire import Cancel, Do, Ended, ImportFault, Pauses, Says, Sender, receive
from gui.services.working import Work

if TYPE_CHECKING:
    from gui.services.tasks import Task
    from gui.services.wire import Message

QUIET = 0.5  # seconds without a task, after which the search index is tidied


def main(folder: str) -> None:
    """Do what is asked for on the standard input, until that is closed."""
    with suppress(ValueError):  # Ctrl+C in the terminal is for the window, which then closes us
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever is printed is no answer
    desk = _Desk(folder, sys.stdin.buffer, Sender(answers))
    with suppress(OSError):  # the window is gone
        desk.work()


class _Desk:
    """Does one task after the other; listens meanwhile on a thread of its own."""

    def __init__(self, folder: str, source: IO[bytes], sender: Sender) -> None:
        self._folder, self._source, self._sender = folder, source, sender
        self._asked: SimpleQueue[Message | None] = SimpleQueue()
        self._lock = Lock()
        self._tasks: dict[int, Task] = {}  # under way
        self._cancelled: set[int] = set()  # a stop sign may come before its task
        self._tidying = CancelToken()  # set whenever anything comes
        self._untidy = False  # since the last task
        self._library: Library | None = None
        Thread(target=self._listen, name="listen", daemon=True).start()

    def work(self) -> None:
        """Until there is nobody to ask."""
        try:
            while isinstance(message := self._next(), Do):
                self._attempt(message)
                self._untidy = True
        finally:
            if self._library is not None:
                self._library.close()

    def _next(self) -> Message | None:
        """What is asked next; as long as that is nothing, the index is tidied step by step."""
        quiet = QUIET
        while self._untidy:
            with suppress(Empty):
                return self._asked.get(timeout=quiet)
            self._untidy, quiet = self._tidy(), 0.0
        return self._asked.get()

    def _tidy(self) -> bool:
        """Do one step; whether there is more to do now."""
        with self._lock:
            token = self._tidying = CancelToken()
        if self._library is None or not self._asked.empty():
            return False
        try:
            return self._library.search.tidy(token)
        except (Cancelled, KnownError):  # somebody waits; or it is for the next import to complain
            return False

    def _listen(self) -> None:
        """Sort what comes: a stop sign is set at once, the rest waits its turn."""
        with suppress(EOFError):
            while True:
                message = receive(self._source)
                if isinstance(message, Cancel):
                    self._cancel(message.number)
                    continue
                if isinstance(message, Do):
                    self._register(message.task)
                self._put(message)
        with self._lock:
            for task in self._tasks.values():
                task.token.cancel()
        self._put(None)

    def _put(self, message: Message | None) -> None:
        """Let it be done next: nobody waits for a step of tidying."""
        self._asked.put(message)
        with self._lock:
            self._tidying.cancel()

    def _register(self, task: Task) -> None:
        with self._lock:
            self._tasks[task.number] = task
            if task.number in self._cancelled:
                task.token.cancel()

    def _cancel(self, number: int) -> None:
        with self._lock:
            self._cancelled.add(number)
            if number in self._tasks:
                self._tasks[number].token.cancel()

    def _attempt(self, order: Do) -> None:
        """Do a task; whatever happens, it ends with a word about it."""
        task = order.task
        try:
            told = self._do(order)
        except Cancelled:
            told = Told(task.job(JobState.CANCELLED))
        except KnownError as error:
            told = Told(task.job(JobState.FAILED, error=str(error)))
        except Exception as error:
            fault = ImportFault(f"{type(error).__name__}: {error}", traceback.format_exc())
            told = Told(task.job(JobState.FAILED, error=OUR_FAULT), error=fault)
        with self._lock:
            del self._tasks[task.number]
        self._sender.send(Ended(told))

    def _do(self, order: Do) -> Told:
        if self._library is None:
            self._library = Library.open(Path(self._folder))
        work = Work(
            self._library,
            order.task,
            Path(order.removed),
            tell=lambda job: self._sender.send(Says(Told(job))),
            between_pages=self._pause,
        )
        return work.run()

    def _pause(self) -> None:
        """Between two pages: what the reader asked for at the screen and takes no time."""
        self._sender.send(Pauses())
        while isinstance(message := self._asked.get(), Do):
            self._attempt(message)
        if message is None:  # the window is gone
            self._asked.put(None)
            raise Cancelled
