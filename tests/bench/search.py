"""Keystroke → hits, over the bundled document imported as the app imports it.

Three figures: what the index takes for the ranked 20 with their snippets; the same through the
worker thread, until the answer is back on the thread of the window; and a key pressed in the real
search box until the list has been painted.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from db.ingest.pipeline import import_file
from db.query import parse
from db.request import SearchRequest
from db.store.library import Library
from gui.app import Nonpaper
from gui.services.search import SearchService
from resources import BUNDLED_DOCUMENT
from tests.bench.harness import (
    Result,
    Samples,
    Target,
    milliseconds,
    the_application,
    typed,
)
from tests.bench.texts import PHRASES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

ROUNDS = 3
PAUSE = 15  # ms between two keys, in which what the last one set off is painted to its end


def run() -> list[Result]:
    application = the_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with Library.open(path) as library:
            report = import_file(library, BUNDLED_DOCUMENT)
            if not report.ok:
                raise RuntimeError(f"the bundled document could not be imported: {report.error}")
        return [
            Result("keystroke → ranked 20, in the index", in_the_index(path), _p99(8)),
            Result("keystroke → answer, through the worker", through_the_worker(path), _p99(8)),
            Result("keystroke → hits on screen", on_the_screen(application, path), _p99(8)),
        ]


def in_the_index(folder: Path) -> Samples:
    with Library.open(folder, read_only=True) as library:

        def look(text: str) -> None:
            library.search.search(parse(text, typing=True), limit=20)

        return _each_keystroke(lambda text: milliseconds(lambda: look(text)))


def through_the_worker(folder: Path) -> Samples:
    service, loop = SearchService(folder), QEventLoop()

    def ask(text: str) -> float:
        started = time.perf_counter()
        service.ask(SearchRequest(text), lambda _answer: loop.quit())
        loop.exec()
        return (time.perf_counter() - started) * 1000

    try:
        return _each_keystroke(ask)
    finally:
        service.stop()


def on_the_screen(application: QApplication, folder: Path) -> Samples:
    """The app itself: a key in its search box, until its list of results has been painted."""
    nonpaper, loop = Nonpaper(application, folder), QEventLoop()
    nonpaper.furnished.connect(loop.quit)
    nonpaper.start([])
    loop.exec()
    desk = nonpaper.desk
    if desk is None:
        raise RuntimeError("the window was not furnished")
    line = desk.panels.search_box.line

    def shown() -> None:
        desk.panels.results.repaint()  # at once, so that the paint is in the figure
        loop.quit()

    desk.searching.answered.connect(shown)

    def press(text: str) -> float:
        """Type the last letter of a state of the box; what stands before it is put there."""
        line.setText(text[:-1])
        QTimer.singleShot(PAUSE, loop.quit)
        loop.exec()
        started = time.perf_counter()
        QTest.keyClicks(line, text[-1])
        loop.exec()
        return (time.perf_counter() - started) * 1000

    try:
        return _each_keystroke(press)
    finally:
        nonpaper.window.close()
        nonpaper.stop()


def _each_keystroke(search: Callable[[str], float]) -> Samples:
    """Every state of the search box in which somebody types; the first round warms up."""
    states = typed(PHRASES)
    for text in states:
        search(text)
    return Samples(tuple(search(text) for _ in range(ROUNDS) for text in states))


def _p99(limit: float) -> Target:
    return Target(limit, of="p99")
