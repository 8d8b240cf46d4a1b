"""A note that nothing points to is tied to the text by keys, and stays so after a re-import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from db.corrections import TieCorrection
from gui.review.tying import PlaceChooser
from tests.gui.files import PATIENCE
from tests.gui.keys import Keyboard, named

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.review.window import ReviewWindow

TEXT = """A statement

The Council met in Geneva, and took note of the report.

It closed its session in May 2013.

__________

a See the report of the Council on its session.
"""


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


@pytest.fixture
def desk(qtbot: QtBot, nonpaper: Nonpaper, tmp_path: Path) -> Desk:
    """A document is open with one note, to which nothing points."""
    desk = nonpaper.desk
    assert desk is not None
    desk.importing._soon.setInterval(PATIENCE)
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, encoding="utf-8")
    with qtbot.waitSignal(desk.importer.idle):
        desk.importing.read([path])
    assert pointing(desk) == []
    return desk


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, keyboard: Keyboard) -> ReviewWindow:
    return opened(qtbot, desk, keyboard)


def opened(qtbot: QtBot, desk: Desk, keyboard: Keyboard) -> ReviewWindow:
    with qtbot.waitSignal(desk.importer.readAgain):
        desk.actions["review-document"].trigger()
    (window,) = desk.reviewing.windows()
    keyboard.go_to(window)
    keyboard.press("Alt+3")
    return window


def pointing(desk: Desk) -> list[str]:
    """The words before each reference to a note, as the open document has them."""
    content = desk.reading.content
    assert content is not None
    assert len(content.footnotes) == 1
    return [block.text[: ref.offset] for block in content.blocks for ref in block.refs if ref.note]


def tie(keyboard: Keyboard, window: ReviewWindow, words: str) -> PlaceChooser:
    keyboard.press_until("Tab", named("Tie to the text…"))
    keyboard.press("Space")
    chooser = window.findChildren(PlaceChooser)[-1]
    keyboard.go_to(chooser)
    assert isinstance(keyboard.at, QLineEdit)
    keyboard.type(words)
    return chooser


def test_a_note_is_tied_behind_words_that_are_typed_and_keeps_its_place(
    qtbot: QtBot, desk: Desk, keyboard: Keyboard, window: ReviewWindow
) -> None:
    assert window.notes.remark.text().startswith("1 note without a reference")
    chooser = tie(keyboard, window, "NOTE of  the report.")
    assert chooser.list.item(0).text().endswith("took note of the report.⟦a⟧")
    keyboard.press("Return")
    keyboard.go_to(window)
    assert window.notes.remark.text() == "The note has its reference."
    assert window.notes.list.item(0).text() == ("Note a, tied by you behind “note of the report.”")
    with qtbot.waitSignal(desk.importer.idle):
        keyboard.press("Ctrl+S")
    where = ["The Council met in Geneva, and took note of the report."]
    assert pointing(desk) == where
    with qtbot.waitSignal(desk.importer.idle):
        desk.actions["import-again"].trigger()
    assert pointing(desk) == where


def test_undo_and_the_same_button_take_a_tie_back(keyboard: Keyboard, window: ReviewWindow) -> None:
    tie(keyboard, window, "geneva,")
    keyboard.press("Return")
    keyboard.go_to(window)
    (said,) = window.draft.corrections
    assert isinstance(said, TieCorrection)
    keyboard.press("Ctrl+Z")
    assert window.notes.remark.text().startswith("1 note without a reference")
    keyboard.press("Ctrl+Shift+Z")
    keyboard.press_until("Tab", named("Untie from the text"))
    keyboard.press("Space")
    assert window.draft.corrections == ()
    assert window.notes.list.item(0).text().startswith("Note a, page 1: See the report")


def test_words_that_do_not_stand_side_by_side_are_told_and_cannot_be_chosen(
    keyboard: Keyboard, window: ReviewWindow
) -> None:
    chooser = tie(keyboard, window, "")
    assert chooser.remark.text().startswith("Type or paste the last words before it")
    keyboard.type("Geneva report")
    assert chooser.remark.text() == "These words do not stand side by side in the text."
    keyboard.press("Return")
    assert chooser.isVisible()
    keyboard.press("Esc")
    keyboard.go_to(window)
    assert window.draft.corrections == ()
