"""The whole window over a large library with the filters open: how long a search keeps it waiting.

Everything that hears of an answer is there: list, counts, facets, years, strip, marks, Contents.
The library of 100,000 passages is the benchmark's own, as the program writes into it.
"""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from gui.app import SETTLED, Nonpaper
from gui.controllers.searching import Scope
from gui.launch import SWITCH
from tests.bench import debates, million
from tests.bench.harness import Result, Samples, Target, the_application
from tests.bench.results import PAUSE, SMALLER, Watch, sample_of
from tests.bench.typing import keystrokes

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.desk import Desk

KEYS = 150
LEFT_ALONE = 400  # ms after a word, in which everything is counted


def run() -> list[Result]:
    if not debates.ARCHIVE.exists():
        print(f"window is left out: there are no speeches at {debates.ARCHIVE}")
        return []
    million.build(SMALLER)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)  # as gui.launch does
    nonpaper = Nonpaper(the_application(), million.folder(SMALLER))
    try:
        _until(lambda done: (nonpaper.furnished.connect(done), nonpaper.start([])))
        assert nonpaper.desk is not None
        return _typing(nonpaper.desk, keystrokes(sample_of(million.folder(SMALLER)), KEYS))
    finally:
        nonpaper.window.close()
        nonpaper.stop()
        sys.setswitchinterval(before)
        gc.unfreeze()


def _until(begin: Callable[[Callable[[], None]], object], most: int = 10_000) -> None:
    """Let the window live until something has happened."""
    loop = QEventLoop()
    QTimer.singleShot(most, loop, loop.quit)
    begin(loop.quit)
    loop.exec()


def _rest(milliseconds: int) -> None:
    _until(lambda _done: None, milliseconds)


def _typing(desk: Desk, states: list[str]) -> list[Result]:
    desk.searching.set_scope(Scope.LIBRARY)
    desk.filter_wiring.facets.set_open(is_open=True)
    line, watch = desk.panels.search_box.line, Watch()
    desk.panels.search_box.focus()
    QTest.keyClicks(line, "the")
    _rest(SETTLED)  # what is read once for a library was read
    gc.freeze()  # as gui.app does
    seen: list[float] = []
    watch.start()
    for n, state in enumerate(states):
        goes_on = n + 1 < len(states) and states[n + 1].startswith(state)
        seen.append(_press(desk, state))
        _rest(PAUSE if goes_on else LEFT_ALONE)
    watch.stop()
    desk.panels.search_box.clear()
    desk.filter_wiring.facets.set_open(is_open=False)
    gaps = Samples(tuple(watch.gaps))
    name = f"whole window, filters open, {SMALLER:,} passages"
    return [
        Result(f"{name}: keystroke → on screen", Samples(tuple(seen)), Target(16, of="p50")),
        Result(f"{name}: p99", Samples(tuple(seen)), Target(16, of="p99")),
        Result(f"{name}: it waits (p99)", gaps, Target(8, of="p99")),
        Result(f"{name}: it waits at most", gaps, Target(8, of="worst")),
    ]


def _press(desk: Desk, text: str) -> float:
    """Type the last letter until its hits are painted."""
    line, searching = desk.panels.search_box.line, desk.searching
    line.setText(text[:-1])
    _rest(1)
    loop = QEventLoop()
    QTimer.singleShot(2_000, loop, loop.quit)

    def shown() -> None:
        if searching.answer.query == line.text():
            desk.panels.results.list.viewport().repaint()
            loop.quit()

    connection = searching.answered.connect(shown)
    started = time.perf_counter()
    QTest.keyClicks(line, text[-1])
    loop.exec()
    took = (time.perf_counter() - started) * 1000
    searching.answered.disconnect(connection)
    return took
