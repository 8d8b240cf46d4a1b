"""Tab in a window of docks, with plain widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.room import PanelRoom
from gui.widgets.tab_order import step, tab_stops

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

BUTTONS = 30


class Window(QMainWindow):
    """The page is in the middle, a tall panel at its left, another one behind that."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QLineEdit()
        self.setCentralWidget(self.page)
        column = QWidget()
        layout = QVBoxLayout(column)
        self.label = QLabel("a text to click")
        self.label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.buttons = [QPushButton(f"{number}") for number in range(BUTTONS)]
        for part in (*self.buttons[:10], self.label, *self.buttons[10:]):
            layout.addWidget(part)
        self.behind = QLineEdit()
        docks = [QDockWidget("Front", self), QDockWidget("Behind", self)]
        for dock, inside in zip(docks, (PanelRoom(column), self.behind), strict=True):
            dock.setWidget(inside)
            self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        self.tabifyDockWidget(*docks)
        docks[0].raise_()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own
        return step(self, forward=next)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(400, 240)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.setFocus()
    qtbot.waitUntil(lambda: window.behind not in tab_stops(window))
    return window


def press(key: Qt.Key) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    after = QApplication.focusWidget()
    assert after is not None
    return after


def test_what_is_scrolled_away_comes_into_sight(window: Window) -> None:
    last = press(Qt.Key.Key_Backtab)
    assert last is window.buttons[-1]
    assert not last.visibleRegion().isEmpty()
    for button in reversed(window.buttons[:-1]):
        assert press(Qt.Key.Key_Backtab) is button
        assert not button.visibleRegion().isEmpty()


def test_tab_goes_on_from_a_text_that_was_clicked(window: Window) -> None:
    window.label.setFocus()
    assert press(Qt.Key.Key_Tab) is window.buttons[10]
    window.label.setFocus()
    assert press(Qt.Key.Key_Backtab) is window.buttons[9]


def test_a_panel_behind_another_tab_is_passed_over_and_what_cannot_be_used(window: Window) -> None:
    window.buttons[3].setEnabled(False)
    window.buttons[4].hide()
    stops = tab_stops(window)
    assert window.behind not in stops
    assert not {window.buttons[3], window.buttons[4]} & set(stops)
    assert stops[-1] is window.page
