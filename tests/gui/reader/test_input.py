"""What a reader does with mouse and keyboard: notes, dates, bookmarks, copying."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from db.model import Block, BlockKind, BookmarkTarget, FootnoteRef, Place, Section, SectionKind
from gui.reader.empty import EmptyPage
from gui.reader.requests import BookmarkRequest
from gui.reader.targets import target_near
from tests.gui.reader.builder import KEY, block_with, content_of, event
from tests.gui.reader.helpers import (
    bookmark,
    letter_rect,
    middle,
    page_of,
    place_of,
    rect_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.model import DocumentContent
    from gui.reader.view import ReaderView

LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, view: ReaderView, at: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)


def bring_note(view: ReaderView, letter: DocumentContent, label: str) -> None:
    block = next(b for b in letter.blocks if b.refs and b.refs[0].label == label)
    view.open_place(Place(KEY, block.section, block.id, block.refs[0].offset - 8))


# ---------------------------------------------------------------- notes


def test_clicking_a_note_letter_opens_the_note_under_its_line(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    bring_note(reader, letter, "c")
    rect = letter_rect(reader, "c")
    click(qtbot, reader, middle(rect))
    card = reader.open_note
    assert card is not None
    assert card.isVisible()
    assert card.text.text() == letter.footnotes[2].text
    assert 0 < card.geometry().top() - rect.bottom() < 20
    assert reader.viewport().rect().contains(card.geometry())


def test_hovering_a_note_letter_opens_nothing(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    bring_note(reader, letter, "c")
    qtbot.mouseMove(reader.viewport(), middle(letter_rect(reader, "c")))
    assert reader.open_note is None
    assert reader.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_escape_closes_the_note_and_gives_the_focus_back(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    bring_note(reader, letter, "a")
    click(qtbot, reader, middle(letter_rect(reader, "a")))
    card = reader.open_note
    assert card is not None
    qtbot.waitUntil(card.text.hasFocus)
    qtbot.keyClick(card.text, Qt.Key.Key_Escape)
    assert reader.open_note is None
    assert reader.hasFocus()


def test_clicking_elsewhere_or_the_letter_again_closes_the_note(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    bring_note(reader, letter, "a")
    at = middle(letter_rect(reader, "a"))
    click(qtbot, reader, at)
    assert reader.open_note is not None
    click(qtbot, reader, at)
    assert reader.open_note is None
    click(qtbot, reader, at)
    assert reader.open_note is not None
    click(qtbot, reader, QPoint(60, 20))
    assert reader.open_note is None


def test_the_note_stays_under_its_line_while_scrolling(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    bring_note(reader, letter, "b")
    click(qtbot, reader, middle(letter_rect(reader, "b")))
    card = reader.open_note
    assert card is not None
    before = card.geometry().top() - letter_rect(reader, "b").bottom()
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().value() + 37)
    assert card.geometry().top() - letter_rect(reader, "b").bottom() == before


def test_tab_reaches_every_note_letter_and_enter_opens_it(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    opened = []
    for _ in "abc":
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
        qtbot.keyClick(reader, Qt.Key.Key_Return)
        card = reader.open_note
        assert card is not None
        opened.append(card.note.label)
        qtbot.keyClick(card.text, Qt.Key.Key_Escape)
    assert opened == ["a", "b", "c"]
    qtbot.keyClick(reader, Qt.Key.Key_Backtab)
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert reader.open_note is not None
    assert reader.open_note.note.label == "b"


def without_notes() -> DocumentContent:
    refs = (FootnoteRef(17, "1"), FootnoteRef(34, "2"))
    block = Block(1, 1, 0, BlockKind.PARAGRAPH, "It met in Geneva. Then it went on.", refs=refs)
    return content_of([Section(1, None, 0, 1, SectionKind.SECTION, None, None)], [block], [])


def test_clicking_a_mark_without_a_note_says_that_there_is_none(
    view: ReaderView, qtbot: QtBot
) -> None:
    view.show_content(without_notes())
    assert view.toPlainText() == "It met in Geneva.1 Then it went on.2"
    with qtbot.assertNotEmitted(view.noteOpened):
        click(qtbot, view, middle(letter_rect(view, "2")))
    card = view.open_note
    assert card is not None
    assert card.text.text() == "This document has no note 2."
    assert card.text.accessibleName() == "Note 2: This document has no note 2."
    qtbot.keyClick(card.text, Qt.Key.Key_Escape)
    assert view.open_note is None


def test_marks_without_a_note_are_reached_by_keys_and_offered_in_the_menu(
    view: ReaderView, qtbot: QtBot
) -> None:
    view.show_content(without_notes())
    for label in "12":
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert view.open_note is not None
        assert view.open_note.note.label == label
        view.close_note()
    position = view.textCursor().position()
    assert view._marks is not None
    menu = view.context_menu(position, target_near(page_of(view), view._marks, position))
    assert menu is not None
    (about,) = [one for one in menu.actions() if one.text() == "About this &mark"]
    about.trigger()
    assert view.open_note is not None
    menu.close()


def test_enter_opens_a_note_when_the_caret_stands_beside_its_letter(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    block = block_with(letter, "recommendations to the Office")
    reader.open_place(Place(KEY, block.section, block.id, block.refs[0].offset - 1))
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert reader.open_note is None
    qtbot.keyClick(reader, Qt.Key.Key_Right)
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert reader.open_note is not None


def test_the_address_in_a_note_can_be_copied_without_its_full_stop(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    bring_note(reader, letter, "c")
    click(qtbot, reader, middle(letter_rect(reader, "c")))
    card = reader.open_note
    assert card is not None
    qtbot.mouseClick(card.findChild(QPushButton), LEFT)
    copied = QGuiApplication.clipboard().text()
    assert copied == "www.ohchr.org/en/hrbodies/upr/pages/uprimplementation.aspx"


def test_the_way_back_from_a_note_leads_to_its_letter(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    click(qtbot, reader, middle(letter_rect(reader, "b", back=True)))
    assert reader.viewport().rect().contains(middle(letter_rect(reader, "b")))
    place = reader.current_place()
    assert place is not None
    assert place.block == block_with(letter, "There are many such examples").id


# ---------------------------------------------------------------- dates


def test_clicking_dated_words_tells_which_event(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.set_events((event(letter, 7, "May 2010"), event(letter, 8, "February 2012")))
    place = place_of(letter, "February 2012")
    reader.open_place(place)
    with qtbot.waitSignal(reader.eventActivated) as activated:
        click(qtbot, reader, middle(rect_of(reader, place)))
    assert activated.args == [8]


def test_dragging_over_dated_words_only_selects(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.set_events((event(letter, 7, "May 2010"),))
    reader.open_place(place_of(letter, "74 of 93"))
    rect = rect_of(reader, place_of(letter, "May 2010"))
    with qtbot.assertNotEmitted(reader.eventActivated):
        start = QPoint(round(rect.left()) + 2, middle(rect).y())
        qtbot.mousePress(reader.viewport(), LEFT, pos=start)
        qtbot.mouseMove(reader.viewport(), QPoint(round(rect.right()) - 1, start.y()))
        qtbot.mouseRelease(reader.viewport(), LEFT, pos=QPoint(round(rect.right()) - 1, start.y()))
    assert reader.selected_text() == "May 2010"


def test_enter_in_dated_words_tells_which_event_and_elsewhere_nothing(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.set_events((event(letter, 9, "spring 2015"),))
    reader.open_place(place_of(letter, "ring 2015"))
    with qtbot.waitSignal(reader.eventActivated) as activated:
        qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert activated.args == [9]
    reader.open_place(place_of(letter, "combined eighteenth"))
    with qtbot.assertNotEmitted(reader.eventActivated):
        qtbot.keyClick(reader, Qt.Key.Key_Return)


# ---------------------------------------------------------------- copying


def test_copied_words_have_no_note_letters(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    place = place_of(letter, "of the recommendations to the Office")
    reader.open_place(place)
    qtbot.keySequence(reader, QKeySequence(QKeySequence.StandardKey.Copy))
    gc.collect()
    assert QGuiApplication.clipboard().text() == "of the recommendations to the Office"


def test_a_copied_list_keeps_its_bullets_but_a_quotation_does_not(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    first = place_of(letter, "(spring 2015).")
    second = block_with(letter, "First round")
    end = len("First round")
    place = Place(KEY, first.section, first.block, first.start, end, end_block=second.id)
    reader.open_place(place)
    assert reader.selection_place() == place
    assert reader.selected_text() == "(spring 2015).\nFirst round"
    qtbot.keySequence(reader, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "(spring 2015).\n• First round"


def test_everything_can_be_selected_with_the_keyboard(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    qtbot.keySequence(reader, QKeySequence(QKeySequence.StandardKey.SelectAll))
    place = reader.selection_place()
    last = letter.blocks[-1]
    assert place == Place(KEY, 1, letter.blocks[0].id, 0, len(last.text), last.id)
    words = reader.selected_text()
    assert "recommendations to the Office" in words
    assert "world?”.\n" in words


def test_selection_counts_code_points_beyond_the_basic_plane(
    view: ReaderView, qtbot: QtBot
) -> None:
    text = "𝔸 flag 🇺🇳 and 👩🏽‍⚖️, then words"
    block = Block(5, 1, 0, BlockKind.PARAGRAPH, text, refs=(FootnoteRef(8, "a"),))
    section = Section(1, None, 0, 1, SectionKind.SECTION, None, None)
    view.show_content(content_of([section], [block], []))
    start = text.index("words")
    view.open_place(Place(KEY, 1, 5, start, start + 5))
    assert view.selected_text() == "words"
    qtbot.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert view.selection_place() == Place(KEY, 1, 5, 0, len(text))
    assert view.selected_text() == text


def test_words_can_be_selected_from_the_margin(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    first = rect_of(reader, place_of(letter, "I have the honour"))
    y = middle(first).y()
    right = reader.viewport().geometry().right() + 10
    qtbot.mousePress(reader, LEFT, pos=QPoint(right, y))
    qtbot.mouseMove(reader, QPoint(reader.viewport().x() + 1, y))
    qtbot.mouseRelease(reader, LEFT, pos=QPoint(reader.viewport().x() + 1, y))
    assert reader.selected_text().startswith("I have the honour")


def test_arrow_keys_start_where_one_reads_not_where_the_caret_was_left(
    reader: ReaderView, qtbot: QtBot
) -> None:
    reader.verticalScrollBar().setValue(900)
    qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert abs(reader.verticalScrollBar().value() - 900) < 60
    assert reader.viewport().rect().contains(reader.cursorRect())


# ---------------------------------------------------------------- bookmarks


def menu_texts(menu: QMenu) -> list[str]:
    return [a.text().replace("&", "") for a in menu.actions() if not a.isSeparator()]


def trigger(menu: QMenu, text: str) -> None:
    next(a for a in menu.actions() if a.text().replace("&", "") == text).trigger()
    menu.close()


def open_menu(reader: ReaderView, at: QPoint, qtbot: QtBot) -> QMenu:
    position = reader.cursorForPosition(at).position()
    target = reader._target_under(at.toPointF())
    menu = reader.context_menu(position, target)
    assert menu is not None
    return menu


def test_the_menu_bookmarks_paragraph_section_and_selection(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    place = place_of(letter, "over two thirds")
    reader.open_place(place)
    block = block_with(letter, "over two thirds")
    heading = block_with(letter, "Belarus and the universal periodic review")
    at = middle(rect_of(reader, place))
    wishes = {
        "Bookmark this selection": BookmarkRequest(BookmarkTarget.SELECTION, place),
        "Bookmark this paragraph": BookmarkRequest(
            BookmarkTarget.BLOCK, Place(KEY, block.section, block.id, 0, len(block.text))
        ),
        "Bookmark this section": BookmarkRequest(
            BookmarkTarget.SECTION, Place(KEY, block.section, heading.id, 0, len(heading.text))
        ),
    }
    for text, wish in wishes.items():
        with qtbot.waitSignal(reader.bookmarkRequested) as asked:
            trigger(open_menu(reader, at, qtbot), text)
        assert asked.args == [wish]


def test_the_menu_offers_only_what_is_there(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.set_events((event(letter, 3, "May 2010"),))
    reader.open_place(Place(KEY, 3, block_with(letter, "May 2010").id))
    date = open_menu(reader, middle(rect_of(reader, place_of(letter, "May 2010"))), qtbot)
    assert "Show on the timeline" in menu_texts(date)
    assert "Bookmark this selection" not in menu_texts(date)
    with qtbot.waitSignal(reader.eventActivated) as activated:
        trigger(date, "Show on the timeline")
    assert activated.args == [3]
    words = open_menu(reader, middle(rect_of(reader, place_of(letter, "acceptance of"))), qtbot)
    assert "Show on the timeline" not in menu_texts(words)
    words.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_key_opens_the_menu_at_the_caret(reader: ReaderView, qtbot: QtBot) -> None:

    at = QPoint(0, 0)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at)
    QApplication.sendEvent(reader.viewport(), asked)
    menus = [m for m in reader.findChildren(QMenu) if m.isVisible()]
    assert len(menus) == 1
    menus[0].close()


def test_a_bookmark_can_be_removed_from_the_menu(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    place = place_of(letter, "I have the honour")
    reader.set_bookmarks((bookmark(12, BookmarkTarget.BLOCK, place),))
    menu = open_menu(reader, middle(rect_of(reader, place)), qtbot)
    with qtbot.waitSignal(reader.bookmarkRemoveRequested) as asked:
        trigger(menu, "Remove bookmark “Mark 12”")
    assert asked.args == [12]


# ---------------------------------------------------------------- nothing open


def test_an_empty_reader_says_how_to_import_and_offers_it(view: ReaderView, qtbot: QtBot) -> None:
    page = view.findChild(EmptyPage)
    assert page is not None
    assert page.isVisible()
    assert "Drop a file here" in " ".join(label.text() for label in page.findChildren(QLabel))
    with qtbot.waitSignal(view.importRequested):
        qtbot.mouseClick(page.button, LEFT)


def test_the_advice_goes_when_a_document_comes(
    view: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    view.show_content(letter)
    page = view.findChild(EmptyPage)
    assert page is not None
    assert not page.isVisible()
    assert view.accessibleName() == letter.document.facts.title
    assert page_of(view).document is view.document()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
