"""A reader without a mouse: every key goes where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
_FURTHEST = 40  # presses


class Keyboard:
    """Presses keys; no widget is focused, clicked or called by it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def at(self) -> QWidget:
        """Where the next key goes."""
        here = QApplication.activePopupWidget() or QApplication.focusWidget()
        here = here or QApplication.activeWindow()
        assert here is not None
        return here

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Ctrl+S", "Down"."""
        for name in keys:
            combination = QKeySequence(name)[0]
            QTest.keyClick(self.at, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type some words."""
        QTest.keyClicks(self.at, text)

    def press_until(self, key: str, wanted: Callable[[QWidget], bool]) -> None:
        """Press a key that leads on (Tab, F6) until the keyboard is there."""
        for _ in range(_FURTHEST):
            if wanted(self.at):
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead there; the keyboard is at {self.at}")

    def press_menu(self) -> None:
        """Press the menu key; the platform makes this event of it, which no test platform does."""
        here = self.at
        where = here.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        key = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(here, QContextMenuEvent(key, where, here.mapToGlobal(where)))

    def choose(self, text: str) -> None:
        """Go down an open menu to an entry, and take it."""
        menu = self.at
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press("Down")
            entry = menu.activeAction()
            if entry is not None and entry.text().replace("&", "") == text:
                self.press("Return")
                return
        raise AssertionError(f"no entry {text}: {[entry.text() for entry in menu.actions()]}")

    def go_to(self, window: W) -> W:
        """Wait until a window that came up, or came back, has the keyboard."""
        if QApplication.activeWindow() is None:
            window.activateWindow()  # as a window manager does: the test platform has none
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window


def named(name: str) -> Callable[[QWidget], bool]:
    """Widgets that say this of themselves, as a screen reader does."""
    return lambda widget: (
        name in (widget.accessibleName(), str(widget.property("text")).replace("&", ""))
    )
