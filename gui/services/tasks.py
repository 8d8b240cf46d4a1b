"""A job as its service keeps it, and what crosses to the process that does it. Plain data.

May import gui.jobs, db.cancel and db.model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.cancel import CancelToken
from gui.jobs import Job, JobKind, JobState

if TYPE_CHECKING:
    from pathlib import Path

    from db.corrections import Correction
    from db.model import ParsedDocument, Source

OUR_FAULT = "An error of the program; the library is as it was."
_OF_FILES = frozenset((JobKind.FOLDER, JobKind.IMPORT))
_QUICK = frozenset((JobKind.NAME, JobKind.REMOVE))
_PRECIOUS = frozenset((JobKind.NAME, JobKind.REMOVE, JobKind.RESTORE, JobKind.STORE))


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was taken out, so that it can be brought back: its original is in a file."""

    source_name: str
    original: Path
    ordinal: int | None = None  # where it stood among the documents


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read from its original, before any correction."""

    source: Source
    original: bytes
    parsed: ParsedDocument


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a job, to the service and by it."""

    job: Job | None = None
    reading: Read | None = None
    removed: Removed | None = None
    found: tuple[Path, ...] = ()  # the files of a folder
    error: Exception | None = None  # one that nobody expected
    idle: bool = False


@dataclass(slots=True, eq=False)
class Task:
    """One job with all that is needed to do it, and a stop sign of its own."""

    kind: JobKind
    name: str
    path: str = ""
    key: str = ""
    reading: Read | None = None
    corrections: tuple[Correction, ...] = ()
    removed: Removed | None = None
    number: int = 0
    token: CancelToken = field(default_factory=CancelToken)

    @classmethod
    def of_path(cls, path: Path, kind: JobKind) -> Task:
        """A task for a file or a folder."""
        return cls(kind, path.name or str(path), str(path))

    @property
    def urgent(self) -> bool:
        """Whether the reader asked for it at the screen and waits: before the other files."""
        return self.kind not in _OF_FILES

    @property
    def quick(self) -> bool:
        """Whether it is done before anybody notices."""
        return self.kind in _QUICK

    @property
    def precious(self) -> bool:
        """Whether it is the reader's own work on a document, which is not thrown away."""
        return self.kind in _PRECIOUS

    def job(
        self,
        state: JobState,
        *,
        pages: tuple[int, int] = (0, 0),
        document: str | None = None,
        error: str = "",
        remark: str = "",
    ) -> Job:
        """How it is now."""
        key = document or self.key or None
        return Job(self.number, self.kind, self.name, self.path, state, *pages, key, error, remark)

    def failed(self, error: str) -> Job:
        """How it is when it cannot be done."""
        return self.job(JobState.FAILED, error=error)

    def __getstate__(self) -> tuple[object, ...]:
        """For the other process, which has a stop sign of its own."""
        return (
            *(self.kind, self.name, self.path, self.key, self.reading),
            *(self.corrections, self.removed, self.number),
        )

    def __setstate__(self, state: tuple[object, ...]) -> None:
        """See above."""
        self.__init__(*state)  # type: ignore[misc] - the same fields in the same order
