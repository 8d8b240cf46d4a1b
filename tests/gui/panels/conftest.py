"""Showing a panel at a size, in a theme, with text at 200 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from gui.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(params=[LIGHT, DARK], ids=lambda tokens: tokens.name)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return request.param


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
def large_text(qapp: QApplication, interface_font: None) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(26)
    qapp.setFont(font)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget inside a window at any size, also one that no layout would allow."""

    windows: list[QWidget] = []  # qtbot closes them, but does not keep them alive

    def shown(widget: QWidget, width: int = 300, height: int = 500) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(max(width, 320), height)
        widget.setParent(window)
        widget.setGeometry(0, 0, width, height)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown
