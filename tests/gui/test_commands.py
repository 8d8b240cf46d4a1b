from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui.actions import Actions
from gui.commands import COMMANDS, Menu
from gui.theme.icons import IconFont
from gui.theme.tokens import LIGHT


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(
        QKeySequence(text).toString() for command in COMMANDS for text in command.shortcuts
    )
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys, "a shortcut that Qt cannot read"


def test_command_names_are_unique_and_every_one_says_what_it_does() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.tip for command in COMMANDS)


def test_mnemonics_do_not_collide_inside_a_menu() -> None:
    for menu in Menu:
        letters = Counter(
            command.text.split("&")[1][0].lower()
            for command in COMMANDS
            if command.menu == menu and "&" in command.text
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], menu


def test_every_command_stands_in_the_menu_once(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = Actions(window).menu(window, {})
    names = [
        action.objectName()
        for submenu in menu.actions()
        for action in submenu.menu().actions()  # type: ignore[union-attr]
        if action.objectName()
    ]
    assert sorted(names) == sorted(command.id for command in COMMANDS)


def test_every_icon_named_is_in_the_icon_font(qtbot: QtBot) -> None:
    icons = IconFont()
    for name in {command.icon for command in COMMANDS if command.icon} | {"text-aa", "dots-three"}:
        assert icons.has(name), name
        assert not icons.icon(name, LIGHT).pixmap(18, 18).toImage().isNull()
