from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from db.ingest.report import ImportReport
from gui.commands import COMMANDS
from gui.dialogs.about import AboutDialog
from gui.dialogs.help import HelpDialog
from gui.dialogs.importing import Importing


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


def test_an_import_shows_progress_and_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    started: list[list[Path]] = []
    cancelled: list[bool] = []

    def start(paths: list[Path]) -> bool:
        started.append(paths)
        return True

    importing = Importing(start, lambda: cancelled.append(True), window)
    importing.read([tmp_path / "one.txt", tmp_path / "two.txt"])
    importing.show_progress(1, 2, "two.txt")
    progress = window.findChild(QProgressDialog)
    assert progress is not None
    assert "two.txt (2 of 2)" in progress.labelText()
    progress.canceled.emit()
    assert cancelled == [True]
    with qtbot.waitSignal(importing.imported) as told:
        importing.finish([ImportReport("one.txt", document="one")])
    assert told.args == [["one"]]
    assert len(started) == 1


def test_a_second_import_has_to_wait_for_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    importing = Importing(lambda _paths: False, lambda: None, window)
    importing.read([tmp_path / "one.txt"])
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "still under way" in box.text()


def test_every_failed_file_is_named_with_its_reason(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    importing = Importing(lambda _paths: True, lambda: None, window)
    importing.finish([ImportReport(f"/somewhere/{n}.txt", error=f"reason {n}.") for n in range(10)])
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text().startswith("10 files could not be imported")
    assert "3.txt: reason 3." in box.informativeText()
    assert "9.txt: reason 9." in box.detailedText()
