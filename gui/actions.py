"""QActions made from the command table. May import gui.commands and gui.theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.commands import COMMANDS, Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from gui.theme.icons import IconFont
    from gui.theme.tokens import Tokens


class Actions:
    """One QAction a command; the window adds them, so that their shortcuts work everywhere."""

    def __init__(self, parent: QObject) -> None:
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.text, parent)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setCheckable(command.checkable)
            action.setStatusTip(command.tip)
            keys = f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
            action.setToolTip(command.tip + (keys if command.shortcuts else ""))
            self._actions[command.id] = action

    def add_to(self, window: QWidget) -> None:
        """Let the shortcuts work wherever the keyboard is in a window."""
        window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, slot: Callable[[], object]) -> None:
        """Run ``slot`` when the command is given."""
        self._actions[name].triggered.connect(lambda _checked=False: slot())

    def set_icons(self, icons: IconFont, tokens: Tokens) -> None:
        """Give the commands that have one their icon in a theme's colours."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(icons.icon(command.icon, tokens))

    def menu(self, parent: QWidget, extra: dict[Menu, list[QAction]]) -> QMenu:
        """The whole menu; ``extra`` appends actions (the panels' own) to a submenu."""
        whole = QMenu(parent)
        for part in Menu:
            submenu = whole.addMenu(str(part))
            for command in COMMANDS:
                if command.menu == part:
                    if command.separator:
                        submenu.addSeparator()
                    submenu.addAction(self._actions[command.id])
            if part in extra:
                submenu.addSeparator()
                submenu.addActions(extra[part])
        return whole

    def reading_menu(self, parent: QWidget) -> QMenu:
        """The "Aa" menu: text size and colours."""
        menu = QMenu(parent)
        for command in COMMANDS:
            if command.id.startswith(("zoom-", "theme-")):
                if command.separator:
                    menu.addSeparator()
                menu.addAction(self._actions[command.id])
        return menu
