"""The main job in the window, with real keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import SIGNAL, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from db.model import BookmarkTarget, HitKind, Place
from gui.commands import COMMANDS
from gui.session import load
from gui.settings import Theme
from gui.theme.tokens import DARK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk

KEY = "letter-2014-09-29-belarus"


def desk_of(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    return desk_of(nonpaper)


def press(widget: QWidget, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def search(qtbot: QtBot, desk: Desk, text: str) -> None:
    press(focus(), "Ctrl+F")
    QTest.keyClicks(focus(), text)
    qtbot.waitUntil(lambda: desk.searching.answer.query == text)


def words_at_caret(desk: Desk) -> str:
    cursor = desk.panels.reader.textCursor()
    return desk.panels.reader.toPlainText()[cursor.selectionStart() :][:40]


def block_with(desk: Desk, words: str) -> Place:
    assert desk.reading.content is not None
    block = next(b for b in desk.reading.content.blocks if words in b.text)
    at = block.text.index(words)
    return Place(KEY, block.section, block.id, at, at + len(words))


# ------------------------------------------------------------------ starting


def test_the_first_window_shows_the_bundled_document(nonpaper: Nonpaper, desk: Desk) -> None:
    assert nonpaper.window.windowTitle().startswith("Belarus: letter of 29 September 2014")
    assert "I have the honour" in desk.panels.reader.toPlainText()
    assert any("as stated by Belarus" in text for text in desk.panels.status.texts())


def test_every_command_of_the_table_does_something(desk: Desk) -> None:
    idle = [
        command.id
        for command in COMMANDS
        if desk.actions[command.id].receivers(SIGNAL("triggered(bool)")) == 0  # type: ignore[arg-type]
    ]
    assert idle == []


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"version":1,"geometry":"AAAA"}'])
def test_a_damaged_session_file_never_stops_the_start(
    start: Callable[[], Nonpaper], library_folder: Path, damage: bytes
) -> None:
    (library_folder / "session.json").write_bytes(damage)
    assert desk_of(start()).reading.content is not None


def test_place_panels_sizes_and_text_size_are_there_again(
    qtbot: QtBot, start: Callable[[], Nonpaper]
) -> None:
    first = start()
    first.window.resize(720, 500)
    desk = desk_of(first)
    desk.reading.go(block_with(desk, "Rita Izsák"))
    first.window.docks["bookmarks"].hide()
    desk.actions["zoom-in"].trigger()
    here, zoom = desk.panels.reader.top_place(), desk.panels.reader.zoom
    second = start()
    assert second.window.size().width() == 720
    assert second.window.docks["bookmarks"].isHidden()
    assert not second.window.docks["contents"].isHidden()
    again = desk_of(second).panels.reader
    assert again.zoom == zoom
    assert again.top_place() == here


def test_the_timeline_is_dragged_by_its_header_and_keeps_it_when_it_floats(
    nonpaper: Nonpaper, desk: Desk
) -> None:
    dock, header = nonpaper.window.docks["timeline"], desk.panels.timeline.header
    assert dock.titleBarWidget() is header
    dock.setFloating(True)
    assert dock.titleBarWidget() is header
    assert header.isVisible()
    contents = nonpaper.window.docks["contents"]
    contents.setFloating(True)
    assert contents.titleBarWidget() is None, "the window's own title bar"
    contents.setFloating(False)
    assert contents.titleBarWidget() is not None


# ------------------------------------------------------------------ reading


def test_contents_follows_the_page_and_leads_back_to_it(qtbot: QtBot, desk: Desk) -> None:
    tree = desk.panels.contents.tree
    desk.reading.go(block_with(desk, "Rita Izsák"))
    qtbot.waitUntil(lambda: "High Commissioner" in str(tree.currentIndex().data()))
    press(tree, "Home")
    press(tree, "Down")
    press(tree, "Return")
    here = desk.panels.reader.current_place()
    assert here is not None
    assert here.block == desk.reading.content.blocks[0].id  # type: ignore[union-attr]


def test_enter_in_the_contents_filter_goes_to_its_first_match(qtbot: QtBot, desk: Desk) -> None:
    press(focus(), "Ctrl+L")
    QTest.keyClicks(focus(), "treaty")
    press(focus(), "Return")
    qtbot.waitUntil(
        lambda: words_at_caret(desk).startswith("Belarus and the United Nations treaty")
    )


def test_back_and_forward_return(qtbot: QtBot, desk: Desk) -> None:
    reader = desk.panels.reader
    start = reader.current_place()
    assert start is not None
    desk.reading.go(block_with(desk, "Rita Izsák"))
    there = reader.current_place()
    assert there is not None
    assert there.block != start.block
    press(focus(), "Alt+Left")
    qtbot.waitUntil(lambda: getattr(reader.current_place(), "block", 0) == start.block)
    press(focus(), "Alt+Right")
    qtbot.waitUntil(lambda: getattr(reader.current_place(), "block", 0) == there.block)
    assert not desk.actions["forward"].isEnabled()


def test_f6_goes_round_every_pane_and_back(desk: Desk) -> None:
    panels = desk.panels
    panels.reader.setFocus()
    panes = (
        *(panels.results, panels.details, panels.timeline, panels.search_box),
        *(panels.contents, panels.bookmarks, panels.reader),
    )
    for pane in panes:
        press(focus(), "F6")
        assert pane is focus() or pane.isAncestorOf(focus()), pane
    for pane in (panels.bookmarks, panels.contents):
        press(focus(), "Shift+F6")
        assert pane is focus() or pane.isAncestorOf(focus()), pane


def test_a_note_opens_in_the_text_and_stays_in_details(qtbot: QtBot, desk: Desk) -> None:
    reader = desk.panels.reader
    reader.setFocus()
    press(focus(), "Tab")
    press(focus(), "Return")
    assert reader.open_note is not None
    assert "mfa.gov.by/press" in desk.panels.details.card.text()
    press(focus(), "Escape")
    assert reader.open_note is None
    assert "mfa.gov.by/press" in desk.panels.details.card.text()


# ------------------------------------------------------------------ search


def test_typing_fills_results_marks_and_counts(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "seminar")
    answer = desk.searching.answer
    assert answer.total == len(answer.hits) > 2
    assert desk.panels.search_box.count_text() == f"{answer.total} found"
    assert str(answer.total) in desk.panels.results.summary()
    assert sum(count for _, count in answer.section_counts) == answer.total


def test_enter_and_f3_open_the_hits_one_by_one(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "seminar")
    total = desk.searching.answer.total
    press(focus(), "Return")
    assert desk.panels.search_box.count_text() == f"1 of {total}"
    assert words_at_caret(desk).startswith("seminar")
    while desk.panels.search_box.count_text() == f"1 of {total}":
        press(focus(), "F3")
    assert desk.panels.search_box.count_text() == f"2 of {total}"
    press(focus(), "Shift+F3")
    assert desk.panels.search_box.count_text() == f"1 of {total}"


def test_arrows_move_the_list_while_the_box_keeps_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "seminar ")  # the word is finished: nothing is suggested
    press(focus(), "Down")
    press(focus(), "Down")
    assert desk.searching.current == 1
    assert desk.panels.search_box.isAncestorOf(focus())
    press(focus(), "Return")
    assert desk.panels.search_box.count_text().startswith("2 of")


def test_a_hit_in_a_note_opens_the_place_that_points_to_it(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "uprimplementation")
    assert desk.searching.answer.hits[0].kind is HitKind.FOOTNOTE
    press(focus(), "Return")
    assert desk.panels.reader.current_place() is not None


@pytest.mark.parametrize(
    "text", ["counter-trafficking", "Minister's", "mfa.gov.by", '"', "(", "AND", "*", "x" * 10_000]
)
def test_whatever_is_typed_is_answered(qtbot: QtBot, desk: Desk, text: str) -> None:
    desk.panels.search_box.set_text(text)
    with qtbot.waitSignal(desk.searching.answered):
        desk.searching.edit(text)
    assert desk.searching.answer.query == text


def test_f3_stops_at_every_marked_word_of_a_passage(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "trafficking")
    press(focus(), "Return")
    places = [desk.panels.reader.textCursor().selectionStart()]
    for _ in range(3):
        press(focus(), "F3")
        places.append(desk.panels.reader.textCursor().selectionStart())
    assert places[0] < places[1] < places[2]
    assert places[3] == places[0]
    press(focus(), "Shift+F3")
    assert desk.panels.reader.textCursor().selectionStart() == places[2]


def test_two_letters_are_a_word_where_there_is_one_and_else_its_beginning(
    qtbot: QtBot, desk: Desk
) -> None:
    search(qtbot, desk, "of")
    words = {
        hit.snippet[start:end].lower()
        for hit in desk.searching.answer.hits
        for start, end in hit.marks
    }
    assert words == {"of"}
    search(qtbot, desk, "un")
    assert desk.searching.answer.total > 0


# ------------------------------------------------------------------ bookmarks


def test_a_right_click_opens_the_menu_of_the_paragraph(qtbot: QtBot, desk: Desk) -> None:
    reader = desk.panels.reader
    point = reader.viewport().rect().center()
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.RightButton, pos=point)
    QTest.mouseClick(reader, Qt.MouseButton.RightButton, pos=QPoint(3, 100))
    where = reader.viewport().mapToGlobal(point)
    QApplication.sendEvent(
        reader.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where)
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert any("ookmark" in action.text() for action in menu.actions())
    menu.close()


def test_ctrl_d_on_a_heading_is_the_star_of_its_section(desk: Desk) -> None:
    desk.panels.reader.setFocus()
    press(focus(), "Ctrl+Home")
    press(focus(), "Ctrl+D")
    (mark,) = desk.marking.bookmarks
    assert mark.target is BookmarkTarget.SECTION


def test_the_place_is_saved_while_one_reads(qtbot: QtBot, desk: Desk, library_folder: Path) -> None:
    desk.reading.go(block_with(desk, "Rita Izsák"))
    session = library_folder / "session.json"
    qtbot.waitUntil(session.exists, timeout=60_000)
    assert load(session).place is not None


def test_ctrl_d_bookmarks_the_selection_and_undo_takes_it_back(desk: Desk) -> None:
    desk.reading.go(block_with(desk, "Rita Izsák"))
    desk.panels.reader.setFocus()
    press(focus(), "Ctrl+D")
    assert [mark.anchor.exact for mark in desk.marking.bookmarks] == ["Rita Izsák"]
    assert desk.marking.bookmarks[0].target is BookmarkTarget.SELECTION
    press(focus(), "Ctrl+Z")
    assert desk.marking.bookmarks == ()
    assert desk.panels.status.currentMessage().startswith("Undone")
    assert "Izsák" in desk.actions["redo"].text()
    press(focus(), "Ctrl+Shift+Z")
    assert len(desk.marking.bookmarks) == 1


def test_the_star_of_a_section_is_one_bookmark_everywhere(desk: Desk) -> None:
    section = block_with(desk, "Rita Izsák").section
    desk.panels.contents.bookmarkToggled.emit(section)
    (mark,) = desk.marking.bookmarks
    assert mark.target is BookmarkTarget.SECTION
    assert mark.title.startswith("Belarus and the Office")
    desk.panels.contents.bookmarkToggled.emit(section)
    assert desk.marking.bookmarks == ()


def test_ctrl_d_on_a_result_bookmarks_its_paragraph(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "ombudsman")
    desk.panels.results.setFocus()
    press(focus(), "Home")
    press(focus(), "Ctrl+D")
    (mark,) = desk.marking.bookmarks
    assert "ombudsman" in mark.anchor.exact


def test_bookmarks_find_their_words_after_the_document_is_imported_again(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    from resources import BUNDLED_DOCUMENT

    desk.marking.add(BookmarkTarget.SELECTION, block_with(desk, "Rita Izsák"))
    with qtbot.waitSignal(desk.importer.idle, timeout=60_000):
        desk.importer.import_again(KEY, BUNDLED_DOCUMENT.name)
    (mark,) = desk.marking.bookmarks
    assert mark.place is not None
    desk.panels.bookmarks.bookmarkActivated.emit(mark.id)
    assert desk.panels.reader.textCursor().selectedText() == "Rita Izsák"


def test_what_was_typed_into_a_note_is_undone_in_one_go(desk: Desk) -> None:
    desk.marking.add(BookmarkTarget.SELECTION, block_with(desk, "Rita Izsák"))
    number = desk.marking.bookmarks[0].id
    for note in ("a", "ask", "ask her"):
        desk.panels.details.bookmarkEdited.emit(number, "Rita Izsák", note)
    assert desk.marking.bookmarks[0].note == "ask her"
    press(desk.panels.reader, "Ctrl+Z")
    assert desk.marking.bookmarks[0].note == ""
    press(desk.panels.reader, "Ctrl+Shift+Z")
    assert desk.marking.bookmarks[0].note == "ask her"
    desk.actions["undo"].trigger()
    desk.actions["undo"].trigger()
    assert desk.marking.bookmarks == ()


# ------------------------------------------------------------------ events


def test_marked_words_and_the_timeline_lead_to_each_other(qtbot: QtBot, desk: Desk) -> None:
    event = next(e for e in desk.wiring.events if e.wording == "May 2010")
    desk.panels.timeline.eventActivated.emit(event.id)
    assert words_at_caret(desk).startswith("May 2010")
    assert desk.reading.selected == event
    other = next(e for e in desk.wiring.events if e.wording == "spring 2015")
    desk.panels.reader.eventActivated.emit(other.id)
    assert desk.reading.selected == other


def test_hits_light_their_events(qtbot: QtBot, desk: Desk) -> None:
    lit: list[object] = []
    keep = desk.panels.timeline.set_lit
    desk.panels.timeline.set_lit = lambda ids: (lit.append(ids), keep(ids))  # type: ignore[method-assign]
    search(qtbot, desk, "ombudsman")
    wanted = {e.id for e in desk.wiring.events if e.wording == "June 2014"}
    qtbot.waitUntil(lambda: bool(lit) and lit[-1] == wanted)


# ------------------------------------------------------------------ importing


def drop(window: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 20), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 20), copy, data, left, none))


def test_a_dropped_file_is_imported_and_opened(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "speech.txt"
    path.write_text("A statement\n\nIn May 2019 the seminar was held in Geneva.\n")
    with qtbot.waitSignal(desk.importer.idle, timeout=60_000):
        drop(nonpaper.window, path)
    assert desk.reading.content is not None
    assert "Geneva" in desk.panels.reader.toPlainText()
    assert len(nonpaper.library.documents.list()) == 2


# ------------------------------------------------------------------ colours


def test_dark_colours_are_taken_and_remembered(
    start: Callable[[], Nonpaper], nonpaper: Nonpaper, desk: Desk
) -> None:
    desk.actions["theme-dark"].trigger()
    page = (
        desk.panels.reader.viewport()
        .palette()
        .color(desk.panels.reader.viewport().backgroundRole())
    )
    assert page.name() == DARK.page
    again = start()
    assert again.settings.theme is Theme.DARK
    assert again.theme.tokens is DARK
