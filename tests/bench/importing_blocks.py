"""How long the window's thread is blocked while files come in, beside windows of nothing to do.

A timer of 5 ms beats in the whole application; the longest time between two beats, less the five,
is what a reader would feel. On a shared machine an idle window has such gaps too: both are told.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from shiboken6 import delete

from db.ingest.pipeline import import_file
from db.store.library import Library
from gui.app import Nonpaper
from resources import BUNDLED_DOCUMENT
from tests.bench import texts
from tests.bench.harness import Result, Samples, Target, the_application
from tests.bench.pulse import Pulse
from tests.gui.files import write_many_pages

IDLE, AFTER = 3_000, 1_000  # ms
FILES = 1_000
MOST = 50  # ms


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
    (folder / "long").mkdir()
    write_many_pages(folder / "long" / "long.pdf")
    for what, path in (
        ("a 300-page PDF comes", folder / "long"),
        (f"{FILES:,} texts come", write_texts(folder / "texts", FILES)),
        ("10 texts come to those", write_texts(folder / "more", 10, seed=2)),
    ):
        idle = _nothing(pulse)
        started = time.perf_counter()
        busy = _reading(nonpaper, pulse, path)
        took = time.perf_counter() - started - AFTER / 1000
        name = f"window blocked while {what} ({took:.1f} s)"
        results.append(Result(name, busy, Target(MOST, of="worst"), "idle before", idle))
        results.append(Result("… idle before", idle, Target(MOST, of="worst")))
    return results


def _nothing(pulse: Pulse) -> Samples:
    return pulse.during(lambda loop: QTimer.singleShot(IDLE, loop.quit))


def _reading(nonpaper: Nonpaper, pulse: Pulse, folder: Path) -> Samples:
    desk = nonpaper.desk
    if desk is None:
        raise RuntimeError("the window was not furnished")
    importer, importing = desk.importer, desk.importing

    def start(loop: QEventLoop) -> None:
        # What the end of an import brings (Contents, the search, the report) belongs to it.
        importer.idle.connect(lambda: QTimer.singleShot(AFTER, loop.quit))
        importing.read([folder])  # a folder: nothing is opened

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
