"""The results panel over a large library: keystroke → on screen, and how long the window waits.

The window's thread is watched while somebody types: a timer of 1 ms tells how long it was kept from
firing. The library of a million passages is taken where it
was built (see tests.bench.million), else one of 100,000.
"""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.store.library import Library
from gui.controllers.searching import Scope, Searching
from gui.launch import SWITCH
from gui.panels.results import ResultsPanel, Shown
from gui.services.search import SearchService
from gui.widgets.search_box import SearchBox
from gui.widgets.virtual_list import UNITS
from tests.bench import debates, million
from tests.bench.harness import Result, Samples, Target, the_application
from tests.bench.typing import keystrokes

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SMALLER = 100_000
KEYS = 200
PAUSE = 60  # ms between two keys of somebody who types fast
PAGES = 30  # that somebody looks into who drags the scroll bar …
DEEPEST = 5_000  # … among so many of the best hits


def run() -> list[Result]:
    if not debates.ARCHIVE.exists():
        print(f"results is left out: there are no speeches at {debates.ARCHIVE}")
        return []
    passages = million.PASSAGES
    if not (million.folder() / "built").exists():
        passages = SMALLER
        print("building a library of 100,000 passages, unless it is there …", file=sys.stderr)
        million.build(passages)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)  # as gui.launch does
    try:
        return _typing(the_application(), million.folder(passages), passages)
    finally:
        sys.setswitchinterval(before)
        gc.unfreeze()


_TURN = 1  # ms: one that turned all the time would itself keep the other threads waiting


class Watch:
    """How long the event loop was kept from turning."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start(_TURN)

    def stop(self) -> None:
        self._timer.stop()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - _TURN)
        self._last = now


class _Bench:
    """A box, a list and what is between them, as in the window."""

    def __init__(self, folder: Path) -> None:
        self.service = SearchService(folder)
        self.searching = Searching(self.service)
        self.searching.set_scope(Scope.LIBRARY)
        self.window, self.box, self.panel = QWidget(), SearchBox(), ResultsPanel()
        layout = QHBoxLayout(self.window)
        layout.addWidget(self.box)
        layout.addWidget(self.panel)
        self.window.resize(900, 700)
        self.box.textEdited.connect(self.searching.edit)
        self.searching.answered.connect(self._show)
        self.searching.counted.connect(self._count)
        self.searching.pageCame.connect(self.panel.show_page)
        self.panel.pageWanted.connect(self.searching.want)
        self.window.show()

    def _show(self, answer: object) -> None:
        self.panel.set_answer(self.searching.answer, self.searching.pages, self._shown())

    def _count(self, answer: object) -> None:
        if self.panel.list.rows.pages is not self.searching.pages:
            self.panel.set_counts(self.searching.answer, self.searching.pages, self._shown())

    def _shown(self) -> Shown:
        counts = self.searching.counts
        return Shown(everywhere=True, documents=counts.documents if counts else None)

    def close(self) -> None:
        self.window.close()
        self.service.stop()
        self.window.deleteLater()


def sample_of(folder: Path) -> list[str]:
    """Texts of a library, to type words from."""
    with Library.open(folder, read_only=True) as library:
        return [
            text
            for (text,) in library.connection.execute(
                "SELECT text FROM blocks WHERE id % 997 = 1 AND kind != 'heading'"
            )
        ]


def _typing(application: QApplication, folder: Path, passages: int) -> list[Result]:
    states = keystrokes(sample_of(folder), KEYS)
    bench, watch = _Bench(folder), Watch()
    try:
        _press(bench, "a")
        gc.freeze()  # as gui.app does
        watch.start()
        seen = Samples(tuple(_press(bench, state) for state in states))
        watch.stop()
        typed = Samples(tuple(watch.gaps))
        pages, scrolled = _scrolling(bench)
    finally:
        bench.close()
    name = f"keystroke → first hits painted, of {passages:,} passages"
    return [
        Result(name, seen, Target(16, of="p50")),
        Result(f"{name}: p99", seen, Target(16, of="p99")),
        Result("the window waits while one types", typed, Target(8, of="worst")),
        Result(
            "a page of hits somewhere in the list, from its placeholders",
            pages,
            Target(100, of="p50"),
        ),
        Result("the window waits while one scrolls", scrolled, Target(8, of="worst")),
    ]


def _press(bench: _Bench, text: str) -> float:
    """Type the last letter; what stands before it is put there. Until the hits are painted."""
    loop, line = QEventLoop(), bench.box.line
    line.setText(text[:-1])
    QTimer.singleShot(PAUSE, loop.quit)
    loop.exec()

    def shown() -> None:
        bench.panel.list.viewport().repaint()  # at once, so that the paint is in the figure
        loop.quit()

    connection = bench.searching.answered.connect(shown)
    started = time.perf_counter()
    QTest.keyClicks(line, text[-1])
    if bench.searching.answer.query != line.text():
        loop.exec()
    took = (time.perf_counter() - started) * 1000
    bench.searching.answered.disconnect(connection)
    return took


def _scrolling(bench: _Bench) -> tuple[Samples, Samples]:
    """Somebody drags the scroll bar through what one common word finds."""
    searching, watch, loop = bench.searching, Watch(), QEventLoop()
    searching.choose(replace(searching.choices, grouped=False))
    searching.counted.connect(loop.quit)
    bench.box.line.clear()
    QTest.keyClicks(bench.box.line, "nations ")
    while searching.counts is None:
        loop.exec()
    bar = bench.panel.list.verticalScrollBar()
    took: list[float] = []
    searching.pageCame.connect(loop.quit)
    watch.start()
    for step in range(1, PAGES + 1):
        started = time.perf_counter()
        bar.setValue(DEEPEST * UNITS * step // PAGES)
        bench.panel.list.want()
        loop.exec()
        took.append((time.perf_counter() - started) * 1000)
    watch.stop()
    return Samples(tuple(took)), Samples(tuple(watch.gaps))
