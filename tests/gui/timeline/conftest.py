"""A chart with the letter's events, in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from gui.timeline.view import TimelineView
from tests.gui.timeline.samples import EVENTS, ISSUED, LANES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def interface_font(qapp: QApplication) -> Iterator[None]:
    """13 px, whatever this machine has, and the same again after the test."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(13)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., TimelineView]:
    """Show a chart inside a window at any size, also one that no layout would allow."""
    windows: list[QWidget] = []  # qtbot does not keep them

    def shown(width: int = 1280, height: int = 260, *, full: bool = True) -> TimelineView:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(max(width, 320), max(height, 200))
        view = TimelineView(window)
        view.setGeometry(0, 0, width, height)
        if full:
            view.set_content(EVENTS, LANES, ISSUED, "Belarus")
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return view

    return shown


@pytest.fixture
def chart(show: Callable[..., TimelineView]) -> TimelineView:
    return show()
