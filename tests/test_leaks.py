"""The leak checks of conftest.py see what they are there to see."""

from __future__ import annotations

import sqlite3
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

from tests import leaks

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_a_forgotten_thread_is_seen() -> None:
    before, stop = leaks.now(qt=False), threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    assert leaks.left_behind(before, qt=False) == ["thread forgotten"]
    stop.set()
    thread.join()
    assert leaks.left_behind(before, qt=False) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_forgotten_connection_is_seen(tmp_path: Path) -> None:
    before = leaks.now(qt=False)
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("CREATE TABLE a (b)")
    assert "library.db" in str(leaks.left_behind(before, qt=False))
    connection.close()
    assert leaks.left_behind(before, qt=False) == []


@pytest.mark.usefixtures("qapp")
def test_a_forgotten_window_is_seen() -> None:
    before = leaks.now(qt=True)
    window = QWidget()
    window.setObjectName("forgotten")
    assert "forgotten" in str(leaks.left_behind(before, qt=True))
    window.deleteLater()
    assert leaks.left_behind(before, qt=True) == []


def test_a_forgotten_timer_is_seen(qapp: QApplication) -> None:
    before = leaks.now(qt=True)
    timer = QTimer(qapp, interval=1000)
    assert leaks.left_behind(before, qt=True) == []  # not running
    timer.start()
    assert "QTimer" in str(leaks.left_behind(before, qt=True))
    timer.deleteLater()
    assert leaks.left_behind(before, qt=True) == []


def test_a_forgotten_qthread_is_seen(qapp: QApplication) -> None:
    before = leaks.now(qt=True)
    thread = QThread(qapp)
    thread.start()
    assert "QThread" in str(leaks.left_behind(before, qt=True))
    thread.quit()
    assert thread.wait(5000)
    thread.deleteLater()
    assert leaks.left_behind(before, qt=True) == []
