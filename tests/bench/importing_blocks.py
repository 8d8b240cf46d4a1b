"""How long the window's thread is blocked while files come in, beside windows of nothing to do.

A timer of 5 ms beats in the whole application; the longest time between two beats, less the five,
is what a reader would feel. On a shared machine an idle window has such gaps too: both are told.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from shiboken6 import delete

from db.ingest.pipeline import import_file
from db.store.library import Library
from gui.app import Nonpaper
from resources import BUNDLED_DOCUMENT
from tests.bench import texts
from tests.bench.harness import Result, Samples, Target, the_application
from tests.gui.files import write_many_pages

if TYPE_CHECKING:
    from collections.abc import Callable

BEAT = 5  # ms
IDLE = 3_000  # ms
FILES = 1_000
MOST = 50  # ms


class Pulse(QObject):
    """The times between the beats of the thread it lives on, in milliseconds beyond the beat."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._gaps: list[float] = []

    def during(self, start: Callable[[QEventLoop], object]) -> Samples:
        """Let the event loop run until somebody quits it."""
        self._gaps.clear()
        loop = QEventLoop()
        self._last = time.perf_counter()
        self._timer.start()
        start(loop)
        loop.exec()
        self._beat()
        self._timer.stop()
        return Samples(tuple(self._gaps))

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(max(0.0, (now - self._last) * 1000 - BEAT))
        self._last = now


def run() -> list[Result]:
    application = the_application()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Library.open(folder / "library") as library:
            import_file(library, BUNDLED_DOCUMENT)
        nonpaper = Nonpaper(application, folder / "library")
        try:
            return _measured(nonpaper, folder)
        finally:
            nonpaper.window.close()
            nonpaper.stop()
            delete(nonpaper.window)
            delete(nonpaper)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _measured(nonpaper: Nonpaper, folder: Path) -> list[Result]:
    furnished = QEventLoop()
    nonpaper.furnished.connect(furnished.quit)
    nonpaper.start([])
    furnished.exec()
    pulse = Pulse()
    _nothing(pulse)  # what start-up has put off
    results: list[Result] = []
    for what, paths in (
        ("300-page PDF", [write_many_pages(folder / "long.pdf")]),
        (f"folder of {FILES:,} texts", [write_texts(folder / "texts", FILES)]),
        ("10 files more, into that", [write_texts(folder / "more", 10, seed=2)]),
    ):
        idle = _nothing(pulse)
        started = time.perf_counter()
        busy = _reading(nonpaper, pulse, paths)
        took = time.perf_counter() - started
        name = f"GUI blocked, {what} ({took:.1f} s)"
        results.append(Result(name, busy, Target(MOST, of="worst"), "idle, p50", idle))
        worst = Samples(tuple(sorted(idle.values)[-1:]))
        results.append(Result("… and idle before it", idle, Target(MOST, of="worst"), "", worst))
    return results


def _nothing(pulse: Pulse) -> Samples:
    return pulse.during(lambda loop: QTimer.singleShot(IDLE, loop.quit))


def _reading(nonpaper: Nonpaper, pulse: Pulse, paths: list[Path]) -> Samples:
    desk = nonpaper.desk
    if desk is None:
        raise RuntimeError("the window was not furnished")
    importer, importing = desk.importer, desk.importing

    def start(loop: QEventLoop) -> None:
        # What the end of an import brings (Contents, the search, the report) belongs to it.
        importer.idle.connect(lambda: QTimer.singleShot(IDLE // 3, loop.quit))
        importing.read(paths)

    return pulse.during(start)


def write_texts(folder: Path, count: int, *, seed: int = 1) -> Path:
    """A folder of letters, each of a few paragraphs and with a title of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    paragraphs = texts.paragraphs(count * 4, seed=seed)
    for number in range(count):
        body = "\n\n".join(paragraphs[number * 4 : number * 4 + 4])
        title = f"Statement number {seed}-{number} on human rights"
        (folder / f"statement-{number:04}.txt").write_text(f"{title}\n\n{body}\n", encoding="utf-8")
    return folder
