"""Filters in the window: the list, the chips, the timeline and Contents say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from db.ingest.pipeline import import_file
from db.model import SectionKind
from db.store.library import Library
from gui.controllers.searching import Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.panels.facets import FacetsPanel

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def facets(desk: Desk) -> FacetsPanel:
    return desk.filter_wiring.facets


def search(qtbot: QtBot, desk: Desk, text: str) -> None:
    desk.panels.search_box.focus()
    QTest.keyClicks(desk.panels.search_box.line, text)
    qtbot.waitUntil(lambda: desk.searching.answer.query == text)


def open_filters(qtbot: QtBot, desk: Desk, facets: FacetsPanel) -> None:
    QTest.keyClick(desk.panels.search_box.line, Key.Key_L, CONTROL_SHIFT)
    qtbot.waitUntil(facets.tree.hasFocus)


def counts(facets: FacetsPanel, facet: str) -> dict[str, int]:
    number = ["documents", "section_kinds", "languages", "bodies", "statuses"].index(facet)
    parent = facets.model.index(number, 0)
    found = [
        facets.model.row_at(facets.model.index(n, 0, parent))
        for n in range(facets.model.rowCount(parent))
    ]
    return {row.value: row.count for _, row in filter(None, found) if row.value}


def test_the_keyboard_narrows_the_list_to_what_was_counted(
    qtbot: QtBot, desk: Desk, facets: FacetsPanel
) -> None:
    search(qtbot, desk, "rights")
    whole = desk.searching.answer.total
    open_filters(qtbot, desk, facets)
    kinds = counts(facets, "section_kinds")
    assert sum(kinds.values()) == whole
    row = facets.model.row_at(facets.tree.currentIndex())
    assert row is not None
    QTest.keyClick(facets.tree, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.searching.answer.total == row[1].count)
    assert facets.tree.hasFocus(), "the keyboard stays among the filters"
    assert counts(facets, "section_kinds") == kinds, "the others can be added"
    assert [chip.text for chip in facets.chips.chips()] == [row[1].label]
    shown = dict(desk.searching.answer.section_counts)
    assert sum(shown.values()) == row[1].count, "Contents counts the same"
    QTest.keyClick(facets.tree, Key.Key_Escape)
    assert desk.panels.results.list.hasFocus()


def test_filters_without_words_list_passages(qtbot: QtBot, desk: Desk, facets: FacetsPanel) -> None:
    desk.panels.search_box.focus()
    open_filters(qtbot, desk, facets)
    letters = counts(facets, "section_kinds")["letter"]
    desk.filter_wiring.filtering.toggle("section_kinds", "letter")
    qtbot.waitUntil(lambda: desk.searching.answer.total == letters)
    assert desk.panels.results.list.model().rowCount() > 0
    blocks = [hit.place.block for hit in desk.searching.answer.hits]
    assert len(blocks) == letters
    desk.filter_wiring.filtering.choose_span((18000101, 18001231))
    qtbot.waitUntil(lambda: not desk.searching.answer.total)
    assert "what is chosen" in "".join(
        label.text() for label in desk.panels.results._empty.findChildren(QLabel)
    )
    facets.clear.click()
    qtbot.waitUntil(lambda: not desk.searching.answer.total)
    assert not facets.chips.isVisible()


def test_counts_follow_what_is_typed(qtbot: QtBot, desk: Desk, facets: FacetsPanel) -> None:
    search(qtbot, desk, "rig")
    open_filters(qtbot, desk, facets)
    desk.panels.search_box.focus()
    QTest.keyClick(desk.panels.search_box.line, Key.Key_End)
    QTest.keyClicks(desk.panels.search_box.line, "htsx")
    qtbot.waitUntil(lambda: not desk.searching.answer.total)
    QTest.keyClick(desk.panels.search_box.line, Key.Key_Backspace)
    qtbot.waitUntil(lambda: desk.searching.answer.query == "rights")
    total = desk.searching.answer.total
    qtbot.waitUntil(lambda: sum(counts(facets, "section_kinds").values()) == total)


def test_a_span_is_one_on_the_timeline_in_the_years_and_above_the_list(
    qtbot: QtBot, desk: Desk, facets: FacetsPanel
) -> None:
    search(qtbot, desk, "seminar")
    open_filters(qtbot, desk, facets)
    timeline = desk.panels.timeline
    timeline.chart.setFocus()
    timeline.set_selected(timeline.chart.stage.layout.order[3])
    QTest.keyClick(timeline.chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    span = desk.searching.filters.span
    assert span is not None
    (chip,) = facets.chips.chips()
    assert chip.text in desk._nonpaper.window.statusBar().currentMessage()
    at = facets.years.rect_of(2013).center().toPoint()
    qtbot.waitUntil(facets.years.isVisible)
    QTest.mouseClick(facets.years, Qt.MouseButton.LeftButton, pos=at)
    assert desk.searching.filters.span == (20130101, 20131231)
    assert timeline.chart._span == (20130101, 20131231)
    qtbot.waitUntil(lambda: desk.searching.answer.total == dict(facets.years._counts)[2013])
    QTest.keyClick(facets.chips.buttons()[0], Key.Key_Delete)
    assert desk.searching.filters.span is None
    assert timeline.chart._span is None


def test_a_document_chosen_among_all_is_no_filter_of_one(
    qtbot: QtBot, desk: Desk, facets: FacetsPanel
) -> None:
    desk.searching.set_scope(Scope.LIBRARY)
    search(qtbot, desk, "rights")
    key = desk.searching.answer.hits[0].place.document
    desk.filter_wiring.filtering.toggle("documents", key)
    desk.filter_wiring.filtering.toggle("section_kinds", "annex")
    qtbot.waitUntil(lambda: facets.chips.chips()[0].text.startswith("Belarus"))
    desk.searching.set_scope(Scope.DOCUMENT)
    assert desk.searching.filters.documents == ()
    assert desk.searching.filters.section_kinds == (SectionKind.ANNEX,)
    assert [chip.text for chip in facets.chips.chips()] == ["Annex"]


def test_the_key_closes_the_filters_again(qtbot: QtBot, desk: Desk, facets: FacetsPanel) -> None:
    search(qtbot, desk, "rights")
    open_filters(qtbot, desk, facets)
    QTest.keyClick(facets.tree, Key.Key_L, CONTROL_SHIFT)
    assert not facets.is_open()
    assert desk.panels.results.list.hasFocus()


def test_open_filters_are_open_at_the_next_start(start: Callable[[], Nonpaper]) -> None:
    first = start()
    assert first.desk is not None
    assert not first.desk.filter_wiring.facets.is_open(), "closed at first: screens are small"
    first.desk.filter_wiring.facets.set_open(is_open=True)
    again = start()
    assert again.desk is not None
    assert again.desk.filter_wiring.facets.is_open()


def test_the_strip_goes_to_a_hit_and_follows_it(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "rights")
    strip = desk.filter_wiring.strip
    assert strip.isVisible()
    assert strip.accessibleName().endswith("hits over the document, most in Annex")
    strip.setFocus()
    QTest.keyClick(strip, Key.Key_End)
    current = desk.searching.answer.hits[desk.searching.current]
    assert current.place.block == max(hit.place.block for hit in desk.searching.answer.hits)
    QTest.keyClick(desk.panels.search_box.line, Key.Key_F3)
    spot = strip.current()
    assert spot is not None
    bar = desk.panels.reader.verticalScrollBar()
    assert desk.filter_wiring.marks.isVisible()
    assert desk.filter_wiring.marks.geometry() == bar.rect()
    assert spot.hit == desk.searching.current
    desk.searching.set_scope(Scope.LIBRARY)
    qtbot.waitUntil(lambda: not strip.isVisible())  # one document has hits


def test_what_was_chosen_in_one_document_does_not_empty_the_list_of_the_next(
    qtbot: QtBot, start: Callable[[], Nonpaper], library_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "wells.txt"
    other.write_text("Wells\n\nThe rights to a well were agreed in 2018.\n", encoding="utf-8")
    with Library.open(library_folder) as library:
        key = import_file(library, other).document
    desk = start().desk
    assert desk is not None
    assert key is not None
    facets, span = desk.filter_wiring.facets, (20140101, 20141231)
    search(qtbot, desk, "rights")
    desk.filter_wiring.filtering.choose_span(span)
    qtbot.waitUntil(lambda: bool(facets.chips.chips()))
    desk.reading.open_document(key)
    qtbot.waitUntil(lambda: desk.searching.answer.total > 0)
    assert desk.searching.request.document == key
    assert not facets.chips.chips()
    desk.searching.set_scope(Scope.LIBRARY)
    desk.filter_wiring.filtering.choose_span(span)
    desk.reading.open_document("letter-2014-09-29-belarus")
    assert desk.searching.filters.span == span, "all documents are searched: it stays"
