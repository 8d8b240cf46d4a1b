"""Drives the real application in its own process, with keys only, and prints what a reader saw.

``python -m tests.story_driver bookmark|reopen FOLDER``: one JSON object on stdout.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import Nonpaper

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.desk import Desk

PATIENCE = 10_000  # ms


class Driver:
    def __init__(self, nonpaper: Nonpaper) -> None:
        self.nonpaper = nonpaper
        self.saw: dict[str, object] = {}

    @property
    def desk(self) -> Desk:
        assert self.nonpaper.desk is not None
        return self.nonpaper.desk

    def keys(self, text: str) -> None:
        """Press a shortcut where the keyboard is."""
        combination = QKeySequence(text)[0]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def until(self, what: str, condition: Callable[[], bool]) -> None:
        """Let the program go on until a condition holds."""
        loop, tick, limit = QEventLoop(), QTimer(), QTimer()
        tick.timeout.connect(lambda: loop.exit(0) if condition() else None)
        limit.timeout.connect(lambda: loop.exit(1))
        tick.start(5)
        limit.start(PATIENCE)
        if not condition() and loop.exec():
            raise TimeoutError(what)

    def _focus(self):  # noqa: ANN202 - a QWidget or the window
        return QApplication.focusWidget() or self.nonpaper.window

    # ------------------------------------------------------------------ the two halves

    def bookmark(self) -> None:
        panels = self.desk.panels
        self.keys("Ctrl+F")
        self.type("trafficking")
        self.until("an answer", lambda: self.desk.searching.answer.query == "trafficking")
        self.saw["count"] = panels.search_box.count_text()
        self.keys("Return")
        self.until("an open hit", lambda: self.desk.searching.current == 0)
        hit = self.desk.searching.answer.hits[0]
        self.saw["hit"] = hit.place.block
        panels.reader.setFocus()
        caret = panels.reader.textCursor().selectionStart()
        self.saw["marked"] = panels.reader.toPlainText()[caret:][:11]
        self.keys("Ctrl+D")
        self.until("a bookmark", lambda: bool(self.desk.marking.bookmarks))
        self.saw["quote"] = self.desk.marking.bookmarks[0].anchor.exact
        self.saw["top"] = self._top()

    def reopen(self) -> None:
        panels, marking = self.desk.panels, self.desk.marking
        self.until("bookmarks", lambda: bool(marking.bookmarks))
        self.saw["top"] = self._top()
        self.saw["quote"] = marking.bookmarks[0].anchor.exact
        self.saw["state"] = str(marking.bookmarks[0].state)
        self.keys("Ctrl+Home")
        self.keys("F6")
        self.until("panes", lambda: QApplication.focusWidget() is not panels.reader)
        for _ in range(8):
            if panels.bookmarks.isAncestorOf(self._focus()):
                break
            self.keys("F6")
        self.keys("Home")
        start = panels.reader.textCursor().position()
        self.keys("Return")
        self.until("the passage", lambda: panels.reader.textCursor().position() != start)
        self.saw["opened"] = panels.reader.textCursor().block().text()

    def _top(self) -> list[int]:
        place = self.desk.panels.reader.top_place()
        assert place is not None
        return [place.block, place.start]


def main(half: str, folder: Path) -> int:
    application = QApplication([])
    nonpaper = Nonpaper(application, folder)
    driver = Driver(nonpaper)

    def play() -> None:
        try:
            getattr(driver, half)()
            driver.keys("Ctrl+Q")
        except BaseException:
            application.exit(1)
            raise

    nonpaper.furnished.connect(lambda: QTimer.singleShot(0, play))
    nonpaper.start([])
    nonpaper.window.activateWindow()
    try:
        code = application.exec()
    finally:
        nonpaper.stop()
    json.dump(driver.saw, sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
