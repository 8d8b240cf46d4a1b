"""Jumping, scrolling, resizing and text size: the reader's place is never lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from db.model import Place
from gui.theme.tokens import DARK, LIGHT
from tests.gui.reader.builder import KEY, event, paragraphs, with_key
from tests.gui.reader.helpers import hit, page_of, place_of, rect_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.model import DocumentContent
    from gui.reader.view import ReaderView

LONG = tuple(f"Paragraph {n}. " + "All Members shall refrain. " * 12 for n in range(1000))


def test_a_document_opens_at_its_beginning(reader: ReaderView, letter: DocumentContent) -> None:
    assert reader.current_place() == Place(KEY, 1, letter.blocks[0].id)
    assert reader.verticalScrollBar().value() == 0


def test_opened_words_are_selected_a_third_down_the_page(
    reader: ReaderView, letter: DocumentContent
) -> None:
    place = place_of(letter, "combined eighteenth")
    reader.open_place(place)
    assert reader.selected_text() == "combined eighteenth"
    assert reader.selection_place() == place
    assert rect_of(reader, place).top() == pytest.approx(reader.viewport().height() / 3, abs=26)


def test_an_opened_heading_stands_at_the_top_and_is_the_current_place(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    place = place_of(letter, "Belarus and the United Nations treaty bodies")
    with qtbot.waitSignal(reader.placeChanged) as moved:
        reader.open_place(place)
    assert moved.args == [place]
    assert 0 < rect_of(reader, place).top() < 40
    assert reader.selection_place() is None  # a whole block is not painted as a selection


def test_scrolling_reports_the_top_passage(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.open_place(place_of(letter, "first cycle of the universal"))
    qtbot.waitUntil(lambda: not reader._report.isActive())
    with qtbot.waitSignal(reader.placeChanged) as moved:
        qtbot.keyClick(reader, Qt.Key.Key_Space)
    place = moved.args[0] if moved.args else None
    assert isinstance(place, Place)
    assert place == reader.current_place()
    top = rect_of(reader, replace(place, end=place.start + 1)).top()
    assert -13 <= top <= 26


def test_the_wheel_scrolls_also_over_the_margins(reader: ReaderView) -> None:
    for x in (5, reader.width() - 30, reader.width() // 2):
        before = reader.verticalScrollBar().value()
        _turn_wheel(reader, QPoint(x, 100), -120, Qt.KeyboardModifier.NoModifier)
        assert reader.verticalScrollBar().value() > before


def test_resizing_keeps_the_top_line_however_often(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    reader.restore_place(place_of(letter, "Representatives of 22 countries"))
    block = block_at_top(reader)
    for width in (500, 380, 900, 333, 720, 1200, 420, 720):
        reader.resize(width, 500)
        assert block_at_top(reader) == block
    place = place_of(letter, "Representatives of 22 countries")
    assert -14 <= rect_of(reader, place).top() <= 26


def block_at_top(reader: ReaderView) -> int:
    place = reader.current_place()
    assert place is not None
    return place.block


def test_no_window_is_too_small(reader: ReaderView) -> None:
    for width, height in ((1, 1), (0, 0), (60, 40), (720, 1), (1, 500)):
        reader.resize(width, height)
        reader.grab()
    reader.resize(720, 500)
    assert reader.current_place() is not None


def test_the_column_holds_about_68_characters_and_does_not_grow_with_the_window(
    reader: ReaderView,
) -> None:
    lengths = []
    block = reader.document().begin()
    while block.isValid():
        layout = block.layout()
        if block.charFormat().font().pixelSize() == 16:
            lengths += [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
        block = block.next()
    assert sum(lengths) / len(lengths) == pytest.approx(68, abs=5)
    width = reader.viewport().width()
    reader.resize(1400, 500)
    assert reader.viewport().width() == width
    margins = reader.viewportMargins()
    assert abs(margins.left() - margins.right()) < 40


def test_text_size_grows_shrinks_and_comes_back_with_the_place_kept(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    place = place_of(letter, "a common core document")
    reader.open_place(place)
    with qtbot.waitSignal(reader.zoomChanged):
        reader.zoom_in()
    assert reader.zoom == 1.1
    assert reader.selected_text() == "a common core document"
    for _ in range(20):
        reader.zoom_in()
    assert reader.zoom == 3.0
    for _ in range(20):
        reader.zoom_out()
    assert reader.zoom == 0.5
    reader.reset_zoom()
    assert reader.zoom == 1.0
    assert reader.selection_place() == place
    assert reader.viewport().rect().contains(rect_of(reader, place).center().toPoint())


def test_text_size_is_kept_for_the_next_document(
    reader: ReaderView, letter: DocumentContent
) -> None:
    reader.zoom = 1.5
    reader.show_content(with_key(letter, "other"))
    assert reader.zoom == 1.5
    assert reader.document().defaultFont().pixelSize() == 24


def test_ctrl_and_the_wheel_change_the_text_size(reader: ReaderView) -> None:
    _turn_wheel(reader.viewport(), QPoint(50, 50), 120, Qt.KeyboardModifier.ControlModifier)
    assert reader.zoom == 1.1
    _turn_wheel(reader.viewport(), QPoint(50, 50), -120, Qt.KeyboardModifier.ControlModifier)
    assert reader.zoom == 1.0


def _turn_wheel(target: object, at: QPoint, delta: int, modifiers: Qt.KeyboardModifier) -> None:
    wheel = QWheelEvent(
        QPointF(at),
        QPointF(at),
        QPoint(0, 0),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, wheel)  # type: ignore[arg-type]


def test_changing_the_theme_keeps_selection_and_place(
    reader: ReaderView, letter: DocumentContent
) -> None:
    place = place_of(letter, "ombudsman institution")
    reader.open_place(place)
    top = rect_of(reader, place).top()
    reader.apply_theme(DARK)
    assert reader.selection_place() == place
    assert rect_of(reader, place).top() == pytest.approx(top, abs=1)


def test_a_place_of_another_document_does_not_move_the_page(reader: ReaderView) -> None:
    reader.open_place(Place("another", 1, 1))
    reader.open_place(Place(KEY, 1, 4242, 3, 9))
    assert reader.verticalScrollBar().value() == 0


def test_a_place_in_a_note_opens_the_list_of_notes(
    reader: ReaderView, letter: DocumentContent
) -> None:
    ref = next(block for block in letter.blocks if block.refs and block.refs[0].label == "b")
    place = Place(KEY, ref.section, ref.id, 15, 33, footnote="b")
    reader.open_place(place)
    assert reader.selected_text() == letter.footnotes[1].text[15:33]
    assert reader.selection_place() == place


def test_the_current_hit_is_not_hidden_under_a_selection(
    reader: ReaderView, letter: DocumentContent
) -> None:
    place = place_of(letter, "civil society")
    reader.set_hits((hit(place),), 0)
    reader.open_place(place)
    assert reader.selection_place() is None
    reader.set_hits((), None)
    reader.open_place(place)
    assert reader.selected_text() == "civil society"
    reader.set_hits((hit(place),), 0)  # the window may say so only afterwards
    assert reader.selection_place() is None


def test_the_selected_event_is_not_hidden_under_a_selection(
    reader: ReaderView, letter: DocumentContent
) -> None:
    date = event(letter, 5, "May 2010")
    reader.set_events((date,))
    reader.set_selected_event(5)
    reader.open_place(place_of(letter, "May 2010"))
    assert reader.selection_place() is None


def test_a_restored_place_is_the_same_place_again(
    reader: ReaderView, letter: DocumentContent
) -> None:
    reader.verticalScrollBar().setValue(1234)
    place = reader.current_place()
    assert place is not None
    reader.show_content(letter)
    reader.restore_place(place)
    assert reader.current_place() == place
    assert reader.verticalScrollBar().value() == pytest.approx(1234, abs=14)


def test_a_long_document_is_whole_right_after_its_first_paint(
    view: ReaderView, qtbot: QtBot
) -> None:
    content = paragraphs(*LONG)
    last = Place(KEY, 1, 1001, 0, 13)
    view.show_content(content)
    view.set_hits((hit(last),), 0)
    qtbot.waitUntil(lambda: view.document().blockCount() == 1001)
    assert view.verticalScrollBar().value() == 0
    view.open_place(last)
    view.grab()
    assert view.selection_place() is None  # the hit, set before, is marked where it now stands


def test_the_end_of_a_long_document_can_be_jumped_to_before_it_is_laid_out(
    view: ReaderView,
) -> None:
    content = paragraphs(*LONG)
    view.show_content(content)
    place = Place(KEY, 1, 1001, 0, 13)
    view.open_place(place)
    assert view.selected_text() == "Paragraph 999"
    assert 0 <= rect_of(view, place).top() < view.viewport().height()


def test_the_place_survives_a_document_without_marks_and_an_empty_one(
    view: ReaderView, letter: DocumentContent
) -> None:
    view.show_content(letter)
    view.show_nothing()
    assert view.current_place() is None
    assert view.selection_place() is None
    view.set_hits((), None)
    view.apply_theme(DARK)
    view.zoom_in()
    view.show_content(letter)
    assert view.current_place() is not None
    view.apply_theme(LIGHT)


def test_every_word_of_the_document_is_on_the_page(
    reader: ReaderView, letter: DocumentContent
) -> None:
    shown = re.sub(r"\W", "", reader.document().toPlainText())
    for block in letter.blocks:
        if not block.refs:
            assert re.sub(r"\W", "", block.text) in shown
    assert page_of(reader).document is reader.document()
