"""What can be done with a document, with real keys, dialogs and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from db.model import BookmarkTarget, Place
from gui.commands import BY_ID, DocumentAction
from gui.dialogs.naming import NameDialog
from gui.models.contents import ContentsRole
from resources import BUNDLED_DOCUMENT
from tests.gui.files import PATIENCE, write_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk

T = TypeVar("T", bound=QDialog)
KEY = "letter-2014-09-29-belarus"


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    # However slow the machine is: the import window would take the keyboard.
    nonpaper.desk.importing._soon.setInterval(PATIENCE)
    return nonpaper.desk


def press(widget: QWidget, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def dialog_of(nonpaper: Nonpaper, kind: type[T]) -> T:
    found = [dialog for dialog in nonpaper.window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def after(qtbot: QtBot, desk: Desk, work: Callable[[], object]) -> None:
    """Do something that gives the queue work, and wait until it is done."""
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        work()


def rows_of(desk: Desk) -> list[str]:
    model = desk.panels.contents.tree.model()
    return [model.index(row, 0).data() for row in range(model.rowCount(QModelIndex()))]


def keys_of(desk: Desk) -> list[str]:
    model = desk.panels.contents.tree.model()
    rows = range(model.rowCount(QModelIndex()))
    return [model.index(row, 0).data(ContentsRole.DOCUMENT) for row in rows]


def to_first_row(desk: Desk) -> QWidget:
    tree = desk.panels.contents.tree
    tree.setFocus()
    press(tree, "Home")
    return tree


# ------------------------------------------------------------------ rename


def test_f2_in_contents_renames_and_undo_takes_it_back(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    (own,) = rows_of(desk)
    press(to_first_row(desk), "F2")
    dialog = dialog_of(nonpaper, NameDialog)
    assert dialog.line.selectedText() == own
    QTest.keyClicks(dialog.line, "  The letter ")
    after(qtbot, desk, lambda: press(dialog.line, "Return"))
    assert rows_of(desk) == ["The letter"]
    assert nonpaper.window.windowTitle() == "The letter – Nonpaper"
    assert desk.actions["undo"].text() == f"&Undo rename “{own}”"
    after(qtbot, desk, desk.actions["undo"].trigger)
    assert rows_of(desk) == [own]
    assert nonpaper.window.windowTitle() == f"{own} – Nonpaper"
    after(qtbot, desk, desk.actions["redo"].trigger)
    assert rows_of(desk) == ["The letter"]


def test_an_empty_name_brings_the_documents_own_back(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    (own,) = rows_of(desk)
    after(qtbot, desk, lambda: desk.documents.rename(KEY, "The letter"))
    desk.actions["rename-document"].trigger()
    dialog = dialog_of(nonpaper, NameDialog)
    press(dialog.line, "Del")
    after(qtbot, desk, lambda: press(dialog.line, "Return"))
    assert rows_of(desk) == [own]
    after(qtbot, desk, desk.actions["undo"].trigger)
    assert rows_of(desk) == ["The letter"]


def test_esc_renames_nothing(nonpaper: Nonpaper, desk: Desk) -> None:
    desk.actions["rename-document"].trigger()
    dialog = dialog_of(nonpaper, NameDialog)
    QTest.keyClicks(dialog.line, "Something")
    press(dialog.line, "Esc")
    assert not desk.importer.busy
    assert not desk.marking.undo_stack.canUndo()


# ------------------------------------------------------------------ remove


def answer(nonpaper: Nonpaper, *, yes: bool) -> None:
    box = dialog_of(nonpaper, QMessageBox)
    press(box, "Return" if yes else "Esc")


def test_a_removed_document_leaves_everything_and_undo_brings_it_back(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    assert desk.reading.content is not None
    block = desk.reading.content.blocks[20]
    desk.reading.go(Place(KEY, block.section, block.id))
    desk.marking.add(BookmarkTarget.BLOCK, Place(KEY, block.section, block.id))
    top = desk.panels.reader.top_place()
    press(to_first_row(desk), "Del")
    box = dialog_of(nonpaper, QMessageBox)
    assert "“Belarus: letter of 29 September 2014”" in box.text()
    assert "bookmarks, notes and corrections are kept" in box.informativeText()
    after(qtbot, desk, lambda: answer(nonpaper, yes=True))
    assert rows_of(desk) == []
    assert desk.reading.content is None
    assert nonpaper.window.windowTitle() == "Nonpaper"
    assert "I have the honour" not in desk.panels.reader.toPlainText()
    assert desk.marking.bookmarks == ()
    assert desk.wiring.events == ()
    assert not any(desk.actions[action].isEnabled() for action in DocumentAction)
    assert desk.actions["import"].isEnabled()
    assert desk.actions["undo"].isEnabled()
    nonpaper.window.activateWindow()
    qtbot.waitUntil(nonpaper.window.isActiveWindow)
    focus = QApplication.focusWidget()
    assert focus is not None
    after(qtbot, desk, lambda: press(focus, "Ctrl+Z"))
    assert desk.reading.content is not None
    assert [mark.place.block for mark in desk.marking.bookmarks if mark.place] == [block.id]
    assert desk.panels.reader.top_place() == top, "the page is where it was"
    assert all(desk.actions[action].isEnabled() for action in DocumentAction)


def test_esc_keeps_the_document(nonpaper: Nonpaper, desk: Desk) -> None:
    desk.actions["remove-document"].trigger()
    answer(nonpaper, yes=False)
    assert not desk.importer.busy
    assert len(rows_of(desk)) == 1


def test_after_a_removal_the_page_shows_where_the_reader_was_before(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    after(qtbot, desk, lambda: desk.importing.read([write_speech(tmp_path / "speech.txt")]))
    assert "Geneva" in desk.panels.reader.toPlainText()
    desk.actions["remove-document"].trigger()
    after(qtbot, desk, lambda: answer(nonpaper, yes=True))
    assert desk.reading.content is not None
    assert desk.reading.content.document.key == KEY
    assert {place.document for place in desk.reading.history.places} == {KEY}
    after(qtbot, desk, lambda: desk.documents.remove(KEY))
    assert desk.reading.content is None
    after(qtbot, desk, desk.actions["undo"].trigger)
    after(qtbot, desk, desk.actions["undo"].trigger)
    assert len(rows_of(desk)) == 2


def test_documents_that_are_brought_back_stand_where_they_stood(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    towns = ("Geneva", "Minsk", "Vienna")
    speeches = [write_speech(tmp_path / f"{town}.txt", town) for town in towns]
    after(qtbot, desk, lambda: desk.importing.read(speeches))
    before = keys_of(desk)
    for key in (before[0], before[2]):
        after(qtbot, desk, lambda key=key: desk.documents.remove(key))
    assert keys_of(desk) == [before[1], before[3]]
    after(qtbot, desk, desk.actions["undo"].trigger)
    after(qtbot, desk, desk.actions["undo"].trigger)
    assert keys_of(desk) == before


# ------------------------------------------------------------------ the original


def test_the_original_is_saved_byte_for_byte(
    nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    desk.actions["save-original"].trigger()
    dialog = dialog_of(nonpaper, QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert BUNDLED_DOCUMENT.name in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(tmp_path / "saved.txt"))
    dialog.close()
    assert (tmp_path / "saved.txt").read_bytes() == BUNDLED_DOCUMENT.read_bytes()
    assert [path.name for path in tmp_path.glob("*saved*")] == ["saved.txt"]
    assert "saved.txt" in nonpaper.window.statusBar().currentMessage()


class Programs(QObject):
    """Takes what would be opened by another program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def programs() -> Iterator[Programs]:
    taker = Programs()
    QDesktopServices.setUrlHandler("file", taker, "open")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


def test_a_copy_of_the_original_is_opened_after_asking(
    nonpaper: Nonpaper, desk: Desk, programs: Programs
) -> None:
    desk.actions["open-original"].trigger()
    assert "another program" in dialog_of(nonpaper, QMessageBox).text()
    assert programs.opened == []
    answer(nonpaper, yes=True)
    (url,) = programs.opened
    with open(url.toLocalFile(), "rb") as file:
        assert file.read() == BUNDLED_DOCUMENT.read_bytes()
    assert url.toLocalFile() in nonpaper.window.statusBar().currentMessage()


# ------------------------------------------------------------------ review, menu


def test_review_says_which_document_is_meant(desk: Desk) -> None:
    asked: list[str] = []
    desk.documents.reviewRequested.connect(asked.append)
    desk.actions["review-document"].trigger()
    assert asked == [KEY]


def test_the_menu_key_on_a_document_offers_all_that_can_be_done(qtbot: QtBot, desk: Desk) -> None:
    tree = to_first_row(desk)
    key, nowhere = QContextMenuEvent.Reason.Keyboard, QPoint(0, 0)
    event = QContextMenuEvent(key, nowhere, tree.mapToGlobal(nowhere))
    QApplication.sendEvent(tree.viewport(), event)  # type: ignore[attr-defined]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    for action in DocumentAction:
        assert BY_ID[action].text.replace("&", "") in texts
    again = next(action for action in menu.actions() if action.text() == "Import again")
    after(qtbot, desk, again.trigger)
    menu.close()
    assert desk.reading.content is not None


def test_the_menu_of_a_section_says_nothing_of_the_document(desk: Desk) -> None:
    tree = desk.panels.contents.tree
    section = tree.model().index(0, 0, tree.model().index(0, 0))
    menu = tree.menu_of(section)
    assert not any("Remove from" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_search_bookmarks_and_timeline_follow_a_document_that_is_read_again(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    after(qtbot, desk, lambda: desk.importing.read([write_speech(tmp_path / "speech.txt")]))
    desk.wiring.open_from_start(KEY)
    press(desk.panels.reader, "Ctrl+F")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "ombudsman")
    qtbot.waitUntil(lambda: bool(desk.searching.answer.hits))
    before = desk.searching.answer.hits[0].place.block
    nonpaper.window.show_panel("details")
    after(qtbot, desk, desk.actions["import-again"].trigger)
    qtbot.waitUntil(lambda: desk.searching.answer.hits[0].place.block != before)
    assert desk.reading.content is not None
    blocks = {block.id for block in desk.reading.content.blocks}
    assert desk.searching.answer.hits[0].place.block in blocks
    assert {event.block for event in desk.wiring.events} <= blocks
    assert not desk.panels.details.visibleRegion().isEmpty(), "left in front"
    desk.searching.open_current()
    here = desk.panels.reader.current_place()
    assert here is not None
    assert here.block == desk.searching.answer.hits[0].place.block


def test_reading_for_review_is_no_import_and_says_so_until_the_review_is_there(
    nonpaper: Nonpaper, desk: Desk, qtbot: QtBot
) -> None:
    desk.importing._soon.setInterval(0)  # a window that is shown for work would come at once
    bar = nonpaper.window.statusBar()
    desk.actions["review-document"].trigger()
    assert bar.currentMessage().startswith("Reading the original of")
    qtbot.waitUntil(lambda: bool(desk.reviewing.windows()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not desk.importer.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bar.currentMessage() == "")
    assert desk.importing._window is None
    review = desk.reviewing.windows()[0]
    hints = [edit.placeholderText() for edit in review.findChildren(QLineEdit)]
    assert not {"Belarus", "Secretary-General"} & set(hints), "an example is no data"
    assert "e.g. Belarus" in hints
    press(review, "Esc")
    qtbot.waitUntil(lambda: not desk.reviewing.windows())
