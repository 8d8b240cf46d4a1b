"""What nobody caught: into a log, told once and calmly, and remembered over a crash.

An uncaught exception in a slot, a paintEvent or a worker thread reaches a hook in the thread where
it happened. The hook logs and hands a Report on, nothing more; gui.dialogs.crash shows it. No Qt
here. Nothing is ever sent anywhere. May import db.errors.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

LOG_NAME = "nonpaper.log"
LARGEST_LOG = 512_000  # bytes; one older file of the same size is kept
LARGEST_TRACE = 100_000


@dataclass(frozen=True, slots=True)
class Report:
    """Something to tell the reader."""

    key: str  # equal for the same fault in the same place
    calm: bool  # the world's fault: a message is enough, nobody needs a report
    headline: str
    text: str  # what can be copied; "" where calm


def make_report(error: BaseException, *, thread: str, facts: str) -> Report:
    """Word an exception for the reader; ``facts`` says which versions and system it met."""
    if isinstance(error, KnownError):
        return Report(f"KnownError {error}", calm=True, headline=str(error), text="")
    import traceback  # 10 ms, wanted only now

    place = _place(error)
    lines = "".join(traceback.format_exception(error)).rstrip()
    return Report(
        key=f"{type(error).__name__} {place}",
        calm=False,
        headline="Something in Nonpaper went wrong. Your library and your notes are safe.",
        text=without_home(
            f"{type(error).__name__} in {place or 'an unknown place'}, thread {thread}\n"
            f"{facts}\n\n{lines}\n"
        ),
    )


def fault_report(trace: str) -> Report:
    """Word the trace that a crashed run left behind."""
    return Report(
        key="fault",
        calm=False,
        headline="Nonpaper was closed by a fault the last time. Your library and notes are safe.",
        text=without_home(trace),
    )


def without_home(text: str, home: str | None = None) -> str:
    """Leave the user's name out of paths: the home folder becomes ``~``."""
    home = os.path.expanduser("~") if home is None else home
    return text.replace(home, "~") if len(home) > 1 else text


def facts() -> str:
    """Return versions and the system, in one line; asked for only when there is a report."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    parts: list[str] = []
    for name in ("nonpaper", "PySide6-Essentials"):
        with suppress(PackageNotFoundError):
            parts.append(f"{name} {version(name)}")
    return ", ".join([*parts, f"Python {platform.python_version()}", platform.platform()])


class CrashLog:
    """A log that rotates and never raises; nothing is on disk until there is something to say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._trace: TextIO | None = None

    @property
    def path(self) -> Path:
        """Where the log is, or would be."""
        return self._folder / LOG_NAME

    def write(self, text: str) -> None:
        """Append an entry with its time."""
        from datetime import datetime

        entry = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z} {text.rstrip()}\n"
        with self._lock, suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                if self.path.stat().st_size > LARGEST_LOG:
                    self.path.replace(self.path.with_suffix(".old.log"))
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(entry)

    def start_fault_trace(self) -> str | None:
        """Let a crash of C++ or Python itself leave a trace; return what the last run left."""
        import faulthandler

        left = self._take_traces()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._trace = self._trace_path(os.getpid()).open("w", encoding="utf-8")
            faulthandler.enable(self._trace)
        return left

    def end_fault_trace(self) -> None:
        """Take the trace file away again: this run ended well."""
        import faulthandler

        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            self._trace = None
            with suppress(OSError):
                self._trace_path(os.getpid()).unlink()

    def _trace_path(self, process: int) -> Path:
        return self._folder / f"fault-{process}.txt"

    def _take_traces(self) -> str | None:
        """Move the traces of runs that are over into the log."""
        found: list[str] = []
        for path in sorted(self._folder.glob("fault-*.txt")):
            if not _is_running(path.stem.removeprefix("fault-")):
                with suppress(OSError):
                    found.append(path.read_text("utf-8", errors="replace")[:LARGEST_TRACE].strip())
                    path.unlink()
        trace = "\n\n".join(filter(None, found))
        if trace:
            self.write(f"the last run ended with a fault\n{trace}")
        return trace or None


class Hooks:
    """The three hooks of Python: main thread, other threads, and what could not be raised."""

    def __init__(self, log: CrashLog, deliver: Callable[[Report], object]) -> None:
        self._log = log
        self._deliver = deliver
        self._told: dict[str, int] = {}
        self._lock = threading.Lock()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Put the hooks in; ``remove`` puts back what was there."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = lambda _kind, error, _trace: self.handle(error)
        threading.excepthook = lambda found: self.handle(
            found.exc_value, thread=found.thread.name if found.thread else "unknown"
        )
        sys.unraisablehook = lambda found: self.handle(found.exc_value)

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def handle(self, error: BaseException | None, *, thread: str | None = None) -> None:
        """Log an exception and tell it once; never raises."""
        if error is None or isinstance(error, Cancelled | SystemExit):
            return
        if isinstance(error, KeyboardInterrupt):
            self._before[0](type(error), error, error.__traceback__)
            return
        try:
            self._handle(error, thread or threading.current_thread().name)
        except Exception as broken:  # whatever it is, a hook must not raise
            sys.__excepthook__(type(error), error, error.__traceback__)
            sys.__excepthook__(type(broken), broken, broken.__traceback__)

    def _handle(self, error: BaseException, thread: str) -> None:
        report = make_report(error, thread=thread, facts=facts())
        with self._lock:
            times = self._told[report.key] = self._told.get(report.key, 0) + 1
        # A paintEvent that fails does so sixty times a second: say it, then only count.
        if times == 1:
            self._log.write(report.text or report.headline)
            if report.text:
                sys.stderr.write(report.text)
        elif times in (10, 100, 1000):
            self._log.write(f"{report.key}: {times} times by now")
        if times == 1 or report.calm:
            self._deliver(report)


def _place(error: BaseException) -> str:
    """File and line where it was raised, as ``gui/reader/view.py:120``."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/")
    return f"{'/'.join(file.split('/')[-3:])}:{trace.tb_lineno}"


def _is_running(process: str) -> bool:
    """Whether another Nonpaper still writes there; on Windows deleting its file would fail."""
    if sys.platform == "win32" or not process.isdecimal() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
