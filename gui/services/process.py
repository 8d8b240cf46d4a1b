"""The window's end of the import process.

May import gui.services.wire and gui.services.tasks; never the pipeline itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from db.errors import KnownError
from gui.services.tasks import Told
from gui.services.wire import Cancel, Do, Ended, GoOn, Pauses, Says, Sender, receive

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.services.tasks import Task
    from gui.services.wire import Message

_ROOT = str(Path(__file__).resolve().parent.parent.parent)
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from gui.services.import_process import main; main(sys.argv[2])"
)
ENDED = "The import ended unexpectedly; the library is as it was."
_LAST_WORDS = 1.0  # seconds for a process that has nothing to do any more


class ImportProcess:
    """A process that does one task after the other, for the thread that made it."""

    def __init__(self, folder: Path, removed: Path) -> None:
        """Start it.

        Args:
            folder: of the library.
            removed: where originals are put that are taken out.

        Raises:
            KnownError: it cannot be started.
        """
        path = json.dumps([_ROOT, *(one for one in sys.path if one)])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _BOOT, path, str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise KnownError(f"The import cannot be started: {error.strerror}.") from error
        if self._process.stdin is None or self._process.stdout is None:
            raise KnownError("The import cannot be started: it has no pipes.")
        self._removed = str(removed)
        self._input, self._output = self._process.stdin, self._process.stdout
        self._sender = Sender(self._input)

    def do(
        self, task: Task, *, tell: Callable[[Told], None], next_quick: Callable[[], Task | None]
    ) -> None:
        """Have a task done.

        Args:
            task: what.
            tell: hears of its steps, and of its end last.
            next_quick: asked between pages; what it returns is done before the pages go on.

        Raises:
            KnownError: the process has died; what was not stored whole was not stored.
        """
        waiting = [task]
        try:
            self._sender.send(Do(task, self._removed))
            while waiting:
                self._take(receive(self._output), waiting, tell, next_quick)
        except (OSError, EOFError) as error:
            for one in waiting[1:]:  # what was done between the pages of the other
                tell(Told(one.failed(ENDED)))
            raise KnownError(ENDED) from error

    def _take(
        self,
        message: Message,
        waiting: list[Task],
        tell: Callable[[Told], None],
        next_quick: Callable[[], Task | None],
    ) -> None:
        match message:
            case Says(told):
                tell(told)
            case Ended(told):
                waiting.pop()
                tell(told)
                if waiting:  # the process still stands between two pages
                    self._between_pages(waiting, next_quick)
            case Pauses():
                self._between_pages(waiting, next_quick)
            case _:
                raise EOFError

    def _between_pages(self, waiting: list[Task], next_quick: Callable[[], Task | None]) -> None:
        task = next_quick()
        if task is None:
            self._sender.send(GoOn())
        else:
            waiting.append(task)
            self._sender.send(Do(task, self._removed))

    def cancel(self, number: int) -> None:
        """Stop a job; may be called by any thread, and does not wait."""

        def send() -> None:
            with suppress(OSError, ValueError):  # it has ended
                self._sender.send(Cancel(number))

        Thread(target=send, name="cancel import", daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can be asked for more."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it wherever it is; may be called by any thread."""
        self._process.kill()

    def close(self) -> None:
        """Let it end, as nothing is left to do."""
        with suppress(OSError):
            self._input.close()
        try:
            self._process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._output.close()
