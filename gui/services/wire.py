"""What the program and its import process say to each other, and how: pickles through two pipes.

Only the program's own child is at the other end (strangers' files are parsed in a further process,
db.formats.sandbox, which speaks JSON). May import gui.services.tasks.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from threading import Lock
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from gui.services.tasks import Task, Told


class ImportFault(Exception):
    """An exception that nobody expected in the process, with its trace in words."""

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.args))


@dataclass(frozen=True, slots=True)
class Do:
    """To the process: do this. ``removed`` is where it puts originals that are taken out."""

    task: Task
    removed: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """To the process: stop this job."""

    number: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """To the process: nothing is to be done between these two pages."""


@dataclass(frozen=True, slots=True)
class Says:
    """From the process: a word about a job."""

    told: Told


@dataclass(frozen=True, slots=True)
class Pauses:
    """From the process: it is between two pages, and waits for Do or GoOn."""


@dataclass(frozen=True, slots=True)
class Ended:
    """From the process: a job has ended, and this is the last word on it."""

    told: Told


Message = Do | Cancel | GoOn | Says | Pauses | Ended


class Sender:
    """One end of a pipe, for any thread."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._lock = Lock()

    def send(self, message: Message) -> None:
        """Say something; raises OSError where nobody listens any more."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            self._pipe.write(data)
            self._pipe.flush()


def receive(pipe: IO[bytes]) -> Message:
    """Wait for a message; raises EOFError where the other end is closed."""
    try:
        return pickle.load(pipe)
    except (OSError, ValueError, pickle.UnpicklingError) as error:
        raise EOFError from error
