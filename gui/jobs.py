"""What is done to the library in the background, as plain data: jobs, their kinds and states.

Frozen, so that it crosses threads. No Qt; may import nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class JobKind(Enum):
    """What a job does."""

    FOLDER = auto()  # look for the files in a folder; each becomes a job of its own
    IMPORT = auto()
    IMPORT_AGAIN = auto()
    READ_AGAIN = auto()  # for Review: nothing is stored
    STORE = auto()  # what Review made of it
    NAME = auto()
    REMOVE = auto()
    RESTORE = auto()


class JobState(Enum):
    """How far a job is."""

    WAITING = auto()
    READING = auto()
    STORING = auto()  # finding structure and dates, and writing
    DONE = auto()
    ALREADY = auto()  # the library held the file, and it was left as it is
    FAILED = auto()
    CANCELLED = auto()


ENDED = frozenset((JobState.DONE, JobState.ALREADY, JobState.FAILED, JobState.CANCELLED))


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it is now."""

    number: int  # in the order in which they were asked for
    kind: JobKind
    name: str  # of the file, the folder or the document
    path: str = ""  # of the file or the folder; "" where there is none
    state: JobState = JobState.WAITING
    pages_done: int = 0
    pages: int = 0  # 0: not known (yet)
    document: str | None = None  # key of the document, once it is known
    error: str = ""  # why it failed, in one line
    remark: str = ""  # what the reader should know though it did not fail

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in ENDED
