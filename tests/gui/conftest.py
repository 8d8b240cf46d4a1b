"""The whole application, in this process, on a copy of a library with the bundled document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui.app import Nonpaper
from tests.gui.files import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    Start = Callable[[], Nonpaper]


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Leave nothing in the clipboard at the end of the tests.

    The offscreen clipboard lives longer than Python: what Python made and it still holds is
    destroyed by a Python that is gone, which ends the program with a fault.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


_WAITS = ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, which waits as long as a machine may need that is busy elsewhere.

    Its own patience is five seconds; a test that tells another is taken at its word.
    """
    bot = QtBot(request)
    for name in _WAITS:
        setattr(bot, name, partial(getattr(bot, name), timeout=PATIENCE))
    return bot


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, library_folder: Path) -> Iterator[Start]:
    """Start the application (again); an earlier one is closed first."""
    running: list[Nonpaper] = []
    faults: list[object] = []  # the program's own hooks catch what pytest-qt would have seen
    look = (qapp.palette(), qapp.font(), qapp.styleSheet())

    def close() -> None:
        while running:
            nonpaper = running.pop()
            nonpaper.window.close()
            nonpaper.stop()
            delete(nonpaper.window)
            delete(nonpaper)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def begin() -> Nonpaper:
        close()
        nonpaper = Nonpaper(qapp, library_folder)
        running.append(nonpaper)
        with qtbot.waitSignal(nonpaper.furnished, timeout=60_000):
            nonpaper.start([])
        assert nonpaper.desk is not None
        nonpaper.desk._crash.reported.connect(faults.append)
        nonpaper.window.activateWindow()
        return nonpaper

    yield begin
    close()
    palette, font, sheet = look
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    assert faults == [], faults


@pytest.fixture
def nonpaper(start: Start) -> Nonpaper:
    """The application, started."""
    return start()
