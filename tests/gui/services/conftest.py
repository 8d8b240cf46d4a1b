"""A queue on a copy of the library with the bundled document, and an ear."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import pytest

from gui.services.importer import ImportService
from tests.gui.files import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.jobs import Job


class Heard:
    """Everything a queue told, and its last word on each job."""

    def __init__(self, qtbot: QtBot, queue: ImportService) -> None:
        self._qtbot = qtbot
        self.jobs: list[Job] = []
        self.faults: list[Exception] = []
        self.idle: list[bool] = []
        self.times: list[float] = []  # when each word on a job was heard
        queue.changed.connect(self.jobs.append)
        queue.changed.connect(lambda _job: self.times.append(monotonic()))
        queue.failed.connect(self.faults.append)
        queue.idle.connect(lambda: self.idle.append(True))

    def last(self, number: int) -> Job:
        return next(job for job in reversed(self.jobs) if job.number == number)

    def until(self, number: int, *states: object) -> Job:
        """Wait until a job has been in one of some states."""

        def seen() -> list[Job]:
            return [job for job in self.jobs if job.number == number and job.state in states]

        self._qtbot.waitUntil(lambda: bool(seen()), timeout=PATIENCE)
        return seen()[0]

    def end(self) -> dict[str, Job]:
        """Wait until nothing is left to do; the last word on each job, by name."""
        self._qtbot.waitUntil(lambda: bool(self.idle), timeout=PATIENCE)
        self.idle.clear()
        return {job.name: self.last(job.number) for job in self.jobs}


@pytest.fixture
def queue(qtbot: QtBot, library_folder: Path) -> Iterator[ImportService]:
    service = ImportService(library_folder)
    yield service
    service.stop()


@pytest.fixture
def heard(qtbot: QtBot, queue: ImportService) -> Heard:
    return Heard(qtbot, queue)
