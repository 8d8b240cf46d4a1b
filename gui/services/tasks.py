"""A job as its service keeps it, and what its thread tells. May import gui.jobs and db.cancel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.cancel import CancelToken
from gui.jobs import Job, JobKind, JobState

if TYPE_CHECKING:
    from pathlib import Path

    from db.corrections import Correction
    from db.ingest.pipeline import Reading

_OF_FILES = frozenset((JobKind.FOLDER, JobKind.IMPORT))
_QUICK = frozenset((JobKind.NAME, JobKind.REMOVE))
_PRECIOUS = frozenset((JobKind.NAME, JobKind.REMOVE, JobKind.RESTORE, JobKind.STORE))


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was taken out, so that it can be brought back."""

    source_name: str
    original: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What the thread tells the service."""

    job: Job | None = None
    reading: Reading | None = None
    error: Exception | None = None  # one that nobody expected
    idle: bool = False


@dataclass(slots=True, eq=False)
class Task:
    """One job with all that is needed to do it, and a stop sign of its own."""

    kind: JobKind
    name: str
    path: str = ""
    key: str = ""
    reading: Reading | None = None
    corrections: tuple[Correction, ...] = ()
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
