"""A reader's first hour with a file, without a mouse: from Ctrl+O to its removal and return."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gui.dialogs.import_window import ImportWindow
from gui.dialogs.naming import NameDialog
from gui.jobs import JobState
from tests.gui.files import PATIENCE, write_speech
from tests.gui.keys import Keyboard, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


def after(qtbot: QtBot, desk: Desk, work: Callable[[], object]) -> None:
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        work()


def rows_of(desk: Desk) -> list[str]:
    model = desk.panels.contents.tree.model()
    return [model.index(row, 0).data() for row in range(model.rowCount(QModelIndex()))]


def test_the_whole_story_of_a_file_with_keys_alone(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard, tmp_path: Path
) -> None:
    speech, broken = write_speech(tmp_path / "speech.txt"), tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and no more")
    keyboard.go_to(nonpaper.window)
    import_paths(qtbot, nonpaper, desk, keyboard, broken, speech)
    report_of_two(nonpaper, keyboard)
    review_from_the_report(qtbot, desk, keyboard)
    put_the_report_away(nonpaper, keyboard)
    rename(qtbot, nonpaper, desk, keyboard)
    remove_and_bring_back(qtbot, nonpaper, desk, keyboard)
    import_again(qtbot, nonpaper, desk, keyboard, speech)
    document = nonpaper.library.documents.content("speech").document
    assert (document.short_title, document.facts.symbol) == ("My speech", "A/70/PV.1")


def import_paths(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard, *paths: Path
) -> None:
    keyboard.press("Ctrl+O")
    (dialog,) = (one for one in nonpaper.window.findChildren(QFileDialog) if one.isVisible())
    keyboard.go_to(dialog)
    keyboard.type(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(*paths))
    after(qtbot, desk, lambda: keyboard.press("Return"))


def report_of_two(nonpaper: Nonpaper, keyboard: Keyboard) -> None:
    window = nonpaper.window.findChild(ImportWindow)
    assert window is not None
    keyboard.go_to(window)
    assert window.summary.text() == "1 document is in the library; 1 file could not be read"
    assert keyboard.at is window.list
    keyboard.press("Down", "End", "Return")
    desk = nonpaper.desk
    assert desk is not None
    assert "Geneva" in desk.panels.reader.toPlainText()


def review_from_the_report(qtbot: QtBot, desk: Desk, keyboard: Keyboard) -> None:
    keyboard.press_menu()
    with qtbot.waitSignal(desk.importer.readAgain, timeout=PATIENCE):
        keyboard.choose("Review…")
    (window,) = desk.reviewing.windows()
    keyboard.go_to(window)
    keyboard.press_until("Tab", named("Symbol"))
    keyboard.type("A/70/PV.1")
    after(qtbot, desk, lambda: keyboard.press("Ctrl+S"))
    assert desk.reading.content is not None
    assert desk.reading.content.document.facts.symbol == "A/70/PV.1"


def put_the_report_away(nonpaper: Nonpaper, keyboard: Keyboard) -> None:
    window = nonpaper.window.findChild(ImportWindow)
    assert window is not None
    keyboard.go_to(window)
    keyboard.press("Esc")
    assert not window.isVisible()
    keyboard.go_to(nonpaper.window)


def rename(qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard) -> None:
    keyboard.press_until("F6", named("Contents"))
    keyboard.press("End", "Left", "F2")  # from its section to the document
    dialog = nonpaper.window.findChild(NameDialog)
    assert dialog is not None
    keyboard.go_to(dialog)
    keyboard.type("My speech")
    after(qtbot, desk, lambda: keyboard.press("Return"))
    assert rows_of(desk)[-1] == "My speech"
    keyboard.go_to(nonpaper.window)


def remove_and_bring_back(qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard) -> None:
    keyboard.press_until("F6", named("Contents"))
    keyboard.press("End", "Left", "Del")
    (box,) = (one for one in nonpaper.window.findChildren(QMessageBox) if one.isVisible())
    keyboard.go_to(box)
    after(qtbot, desk, lambda: keyboard.press("Return"))
    assert "My speech" not in rows_of(desk)
    keyboard.go_to(nonpaper.window)
    after(qtbot, desk, lambda: keyboard.press("Ctrl+Z"))
    assert rows_of(desk)[-1] == "My speech"
    content = nonpaper.library.documents.content("speech")
    assert content.document.facts.symbol == "A/70/PV.1"


def import_again(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard, path: Path
) -> None:
    """The same file: it is there already, and is offered as a re-import."""
    import_paths(qtbot, nonpaper, desk, keyboard, path)
    window = nonpaper.window.findChild(ImportWindow)
    assert window is not None
    keyboard.go_to(window)
    assert [job.state for job in desk.importing.model.jobs] == [JobState.ALREADY]
    assert keyboard.at is window.list
    keyboard.press("Home")
    keyboard.press_menu()
    after(qtbot, desk, lambda: keyboard.choose("Import again"))
    assert [job.state for job in desk.importing.model.jobs] == [JobState.DONE]
    assert not any(job.remark for job in desk.importing.model.jobs), "nothing was lost"
