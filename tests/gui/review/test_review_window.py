"""Review as a reader uses it, with keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMessageBox,
    QToolButton,
    QTreeWidgetItem,
)

from db.corrections import FactCorrection, FactField, HeadingCorrection, RepairCorrection
from gui.review.choosing import ParagraphChooser
from gui.review.repairs import RepairsModel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.review.window import ReviewWindow

KEY = "letter-2014-09-29-belarus"
REVIEW = "Belarus and the universal periodic review"


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> ReviewWindow:
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: Desk) -> ReviewWindow:
    with qtbot.waitSignal(desk.importer.readAgain, timeout=60_000):
        desk.actions["review-document"].trigger()
    (window,) = desk.reviewing.windows()
    return window


def item_of(window: ReviewWindow, words: str) -> QTreeWidgetItem:
    found = window.outline.tree.findItems(
        words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    )
    assert len(found) == 1
    return found[0]


def at_heading(window: ReviewWindow, words: str) -> None:
    window.tabs.setCurrentWidget(window.outline)
    window.outline.tree.setFocus()
    window.outline.tree.setCurrentItem(item_of(window, words))


def press(window: ReviewWindow, key: Qt.Key, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.outline.tree, key, modifier)


def level_of(item: QTreeWidgetItem) -> int:
    level, parent = 1, item.parent()
    while parent is not None:
        level, parent = level + 1, parent.parent()
    return level


def test_a_fact_put_right_is_kept_and_shown_everywhere(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, window: ReviewWindow
) -> None:
    line = window.facts.lines[FactField.SYMBOL]
    assert isinstance(line.edit, QLineEdit)
    assert line.edit.text() == ""
    assert not window.save_button.isEnabled()
    line.edit.setFocus()
    QTest.keyClicks(line.edit, "A/C.3/69/4")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.said.text() == "not found in the document"
    assert window.save_button.isEnabled()
    with qtbot.waitSignal(desk.importer.idle, timeout=60_000):
        QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    assert nonpaper.library.documents.content(KEY).document.facts.symbol == "A/C.3/69/4"
    (said,) = nonpaper.library.corrections.of_document(KEY)
    assert isinstance(said, FactCorrection)
    assert (said.field, said.value, said.was) == (FactField.SYMBOL, "A/C.3/69/4", "")
    assert desk.reading.content is not None
    assert desk.reading.content.document.facts.symbol == "A/C.3/69/4"
    again = opened(qtbot, desk)
    assert again.draft.fact(FactField.SYMBOL) == "A/C.3/69/4"
    assert not again.draft.changed


def test_what_is_no_date_is_told_and_not_taken(window: ReviewWindow) -> None:
    line = window.facts.lines[FactField.ISSUED]
    assert isinstance(line.edit, QLineEdit)
    assert line.said.text() == "29 September 2014"
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "next week")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert "is not a date" in line.said.text()
    assert not window.draft.changed
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "2014-10")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.said.text() == "October 2014 · found: 2014-09-29"
    QTest.mouseClick(line.reset, Qt.MouseButton.LeftButton)
    assert line.edit.text() == "2014-09-29"
    assert not window.draft.changed


def test_headings_are_moved_unmade_and_brought_back_by_keys(window: ReviewWindow) -> None:
    at_heading(window, REVIEW)
    press(window, Qt.Key.Key_Left, alt=True)
    assert level_of(item_of(window, REVIEW)) == 1
    assert item_of(window, REVIEW).text(2) == "level changed"
    press(window, Qt.Key.Key_Right, alt=True)
    assert level_of(item_of(window, REVIEW)) == 2
    press(window, Qt.Key.Key_Delete)
    assert item_of(window, REVIEW).text(2) == "not a heading"
    assert item_of(window, REVIEW).font(0).strikeOut()
    window.undo_button.click()
    window.undo_button.click()
    window.undo_button.click()
    assert not window.draft.changed
    assert item_of(window, REVIEW).text(2) == ""
    window.redo_button.click()
    assert item_of(window, REVIEW).text(2) == "level changed"


def test_a_paragraph_found_by_its_words_becomes_a_heading(window: ReviewWindow) -> None:
    at_heading(window, REVIEW)
    press(window, Qt.Key.Key_Insert)
    (chooser,) = window.findChildren(ParagraphChooser)
    QTest.keyClicks(chooser.line, "civil and political; economic")
    assert chooser.list.count() == 1
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    assert (
        item_of(window, "Civil and political; economic").text(2) == "made a heading, level changed"
    )
    (said,) = window.draft.corrections
    assert isinstance(said, HeadingCorrection)
    at_heading(window, "Civil and political; economic")
    press(window, Qt.Key.Key_Delete)
    assert not window.draft.changed


def test_a_repair_is_undone_and_the_page_shows_it(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, window: ReviewWindow
) -> None:
    window.tabs.setCurrentWidget(window.repairs)
    QTest.keyClicks(window.repairs.words, "iticized")
    row = window.repairs.current()
    assert row is not None
    assert (row.repair.received, row.repair.cleaned) == (" ", "")
    QTest.mouseClick(window.repairs.toggle, Qt.MouseButton.LeftButton)
    assert window.repairs.toggle.text() == "&Mend it again"
    assert window.repairs.remark.text().endswith("1 undone")
    with qtbot.waitSignal(desk.importer.idle, timeout=60_000):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (said,) = nonpaper.library.corrections.of_document(KEY)
    assert isinstance(said, RepairCorrection)
    assert desk.reading.content is not None
    assert any("cr iticized" in block.text for block in desk.reading.content.blocks)


def test_enter_on_a_heading_shows_it_on_the_page(
    qtbot: QtBot, desk: Desk, window: ReviewWindow
) -> None:
    at_heading(window, REVIEW)
    with qtbot.waitSignal(desk.reviewing.goRequested) as going:
        press(window, Qt.Key.Key_Return)
    assert desk.reading.content is not None
    block = next(b for b in desk.reading.content.blocks if b.text == REVIEW)
    assert going.args is not None
    assert going.args[0].block == block.id


def test_closing_asks_where_something_would_be_lost(qtbot: QtBot, window: ReviewWindow) -> None:
    at_heading(window, REVIEW)
    press(window, Qt.Key.Key_Delete)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    (box,) = window.findChildren(QMessageBox)
    assert window.isVisible()
    with qtbot.waitSignal(window.finished) as ended:
        box.button(QMessageBox.StandardButton.Discard).click()
    assert ended.args == [QDialog.DialogCode.Rejected.value]


def test_notes_that_have_their_references_are_said_to(window: ReviewWindow) -> None:
    assert window.notes.remark.text() == "Every one of the 3 notes has its reference."
    window.tabs.setCurrentWidget(window.repairs)
    window.repairs.rule.setCurrentIndex(window.repairs.rule.findData("note reference"))
    QTest.mouseClick(window.repairs.toggle, Qt.MouseButton.LeftButton)
    assert window.notes.remark.text().startswith("1 note without a reference")
    assert window.notes.list.item(0).text().startswith("Note a, page 2: ")


def test_references_without_a_note_are_listed_and_shown_on_the_page(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page = tmp_path / "extract.html"
    page.write_text(
        "<h1>Extract of a report</h1><p>The Council met in Geneva.<sup>1</sup> It took note of the "
        "report.<sup>2</sup><p>It closed its session in May 2013.",
        encoding="utf-8",
    )
    with qtbot.waitSignal(desk.importer.idle, timeout=60_000):
        desk.importing.read([page])
    window = opened(qtbot, desk)
    window.tabs.setCurrentWidget(window.notes)
    rows = window.notes.list
    assert window.notes.remark.text().startswith("2 references without a note.")
    assert [rows.item(at).text() for at in range(rows.count())] == [
        "Reference 1 after “The Council met in Geneva.”",
        "Reference 2 after “The Council met in Geneva. It took note of the report.”",
    ]
    rows.setCurrentRow(1)
    rows.setFocus()
    with qtbot.waitSignal(window.notes.placeRequested) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [2]


def test_every_action_of_the_outline_is_there_at_twice_the_text_size(
    qapp: QApplication, window: ReviewWindow
) -> None:
    window.tabs.setCurrentWidget(window.outline)
    font = qapp.font()
    font.setPixelSize(26)
    qapp.setFont(font)
    window.resize(886, 512)  # of a screen of 1024 x 640
    for action in window.outline.actions_.values():
        assert any(
            button.isVisible() and button.visibleRegion().boundingRect() == button.rect()
            for button in window.outline.findChildren(QToolButton)
            if button.defaultAction() is action
        ), action.text()


def test_a_change_is_seen_in_the_narrow_columns_of_repairs(window: ReviewWindow) -> None:
    window.tabs.setCurrentWidget(window.repairs)
    window.resize(720, 512)
    table, font = window.repairs.table, window.repairs.table.fontMetrics()
    for row in range(window.repairs.model.rowCount()):
        for column in (2, 3):
            text = table.model().index(row, column).data()
            shown = text[: text.index("⟧") + 1]
            assert font.horizontalAdvance(shown) < table.columnWidth(column), shown


def test_the_table_of_repairs_is_a_sound_model(window: ReviewWindow) -> None:
    model = RepairsModel(window.draft)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    window.draft.set_undone(model.rows[0], undone=True)
    model.refresh()
    assert model.index(0, 4).data() == "undone"
    assert model.index(1, 4).data() == "mended"
