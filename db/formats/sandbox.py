"""Readers of strangers' files, each in a process of its own that can be limited and killed.

The process gets the file's bytes and gives back plain data; it has no environment, no files to
write and only so much memory and time. Whatever happens to it ends in one calm line. May import
db.cancel, db.errors, db.model and its sisters detect and limits; the readers only in the worker.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from db.errors import KnownError
from db.formats.limits import Limits
from db.model import Line, SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.cancel import CancelToken
    from db.formats.detect import Format

_ROOT = str(Path(__file__).resolve().parent.parent.parent)
# The child finds the same modules as we do, and nothing by way of the environment.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from db.formats.worker import main; main()"
)
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "WINDIR")  # Windows cannot start Python without
_LOOK = 0.05  # seconds between two looks at the token and the clock
_PIECE = 1 << 20

DAMAGED = "The file is damaged, or made so that it cannot be read safely."
TOO_MUCH = "Reading the file takes more memory than is allowed: it may be made to do harm."
TOO_LONG = "Reading the file takes too long: it may be made to do harm."


def read(
    kind: Format,
    data: bytes,
    token: CancelToken,
    *,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits | None = None,
) -> SourceText:
    """Read a file in a process of its own.

    Args:
        kind: which reader.
        data: the file.
        token: stops the process at once when it is set.
        progress: is told how many pages are done, and of how many; in the caller's thread.
        limits: what the process may use.

    Raises:
        KnownError: the reader refuses the file, or died of it.
        Cancelled: the token was set.
    """
    limits = limits or Limits()
    process = _start()
    head = {"format": kind.value, "memory": limits.memory, "processor": limits.processor}
    answers: Queue[bytes | None] = Queue()
    threads = (
        Thread(target=_feed, args=(process.stdin, json.dumps(head).encode() + b"\n", data)),
        Thread(target=_listen, args=(process.stdout, answers, limits.answer)),
    )
    try:
        for thread in threads:
            thread.start()
        answer = _wait(answers, token, progress, time.monotonic() + limits.wall)
    finally:
        process.kill()
        for thread in threads:
            thread.join()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was left to write has no reader any more
                _open_pipe(pipe).close()
        code = process.wait()
    return _understood(answer, code)


def _start() -> subprocess.Popen[bytes]:
    path = json.dumps([_ROOT, *(one for one in sys.path if one)])
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            close_fds=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise KnownError(f"The reader cannot be started: {error.strerror}.") from error


def _feed(pipe: IO[bytes] | None, head: bytes, data: bytes) -> None:
    """Give the file to the process; a thread of its own, as a pipe holds little."""
    with contextlib.suppress(OSError):  # it died, or refused before it had read all
        target = _open_pipe(pipe)
        target.write(head)
        target.write(data)
        target.close()


def _listen(pipe: IO[bytes] | None, answers: Queue[bytes | None], most: int) -> None:
    """Pass the process's answers on, line by line; None at the end or when it says too much."""
    source = _open_pipe(pipe)
    total = 0
    with contextlib.suppress(OSError, ValueError):
        while line := source.readline(most - total + 1):
            total += len(line)
            if total > most:
                break
            answers.put(line)
    answers.put(None)


def _open_pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("no pipe")
    return pipe


def _wait(
    answers: Queue[bytes | None],
    token: CancelToken,
    progress: Callable[[int, int], None] | None,
    deadline: float,
) -> dict[str, Any] | None:
    """The process's last answer, or None when it ended without one."""
    while True:
        token.check()
        if time.monotonic() > deadline:
            raise KnownError(TOO_LONG)
        try:
            line = answers.get(timeout=_LOOK)
        except Empty:
            continue
        if line is None:
            return None
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            return None
        if "done" not in answer:
            return answer
        if progress is not None:
            progress(int(answer["done"]), int(answer["of"]))


def _understood(answer: dict[str, Any] | None, code: int) -> SourceText:
    if answer is None:
        # SIGXCPU and SIGKILL are how Linux ends a process that has used up its time.
        raise KnownError(TOO_LONG if code in (-24, 152) else DAMAGED)
    if "refused" in answer:
        raise KnownError(str(answer["refused"]))
    if "memory" in answer:
        raise KnownError(TOO_MUCH)
    if "lines" not in answer:
        raise KnownError(DAMAGED)
    try:
        return SourceText(
            lines=tuple(_line(fields) for fields in answer["lines"]),
            pages=int(answer["pages"]),
            media_type=str(answer["media_type"]),
        )
    except (TypeError, ValueError, KeyError) as error:
        raise KnownError(DAMAGED) from error


def _line(fields: dict[str, Any]) -> Line:
    """A line from its fields; JSON has lists where we have tuples."""
    for pairs in ("superscripts", "references", "page_breaks"):
        if pairs in fields:
            fields[pairs] = tuple((one, two) for one, two in fields[pairs])
    if "cells" in fields:
        fields["cells"] = tuple(fields["cells"])
    return Line(**fields)
