from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.commands import COMMANDS
from gui.dialogs.about import AboutDialog
from gui.dialogs.help import HelpDialog


def test_help_lists_every_key_of_the_command_table(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = HelpDialog(parent).text.toPlainText()
    for command in COMMANDS:
        if command.shortcuts:
            assert command.tip in text
            assert command.shortcuts[0] in text
    assert "**" not in text, "Markdown that was not rendered"


def test_esc_closes_help(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HelpDialog(parent)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_names_the_folder_of_the_library(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert str(tmp_path) in AboutDialog(parent, tmp_path).text.text()
