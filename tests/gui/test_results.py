"""Results in the window: pages, groups, switches, reasons, results in results, copy and export."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from db.export.results import Format
from db.ingest.pipeline import import_file
from db.model import HitKind, Sort
from db.store.library import Library
from gui.controllers.searching import Scope
from gui.panels.results_chips import ChipButton, ChipKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.panels.results import ResultsPanel
    from gui.widgets.search_box import SearchBox

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = "letter-2014-09-29-belarus"


@pytest.fixture
def desk(start: Callable[[], Nonpaper], library_folder: Path, tmp_path: Path) -> Desk:
    """Two documents more: a short one, and one with 120 passages about wells."""
    short = tmp_path / "short.txt"
    short.write_text(
        "Report on ombudsman institutions\n\nThe ombudsman was heard in 2019.\n\n"
        "A seminar on wells was held on 3 May 2018.\n",
        encoding="utf-8",
    )
    long = tmp_path / "long.txt"
    paragraphs = [f"Village {n} has a well that was dug with its own hands." for n in range(120)]
    long.write_text("Wells of the region\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    with Library.open(library_folder) as library:
        assert import_file(library, short).ok
        assert import_file(library, long).ok
    desk = start().desk
    assert desk is not None
    desk.panels.search_box.focus()
    return desk


@pytest.fixture
def box(desk: Desk) -> SearchBox:
    return desk.panels.search_box


@pytest.fixture
def results(desk: Desk) -> ResultsPanel:
    return desk.panels.results


def search(qtbot: QtBot, desk: Desk, text: str, *, everywhere: bool = True) -> None:
    """Type, and wait until everything was counted and marked."""
    desk.searching.set_scope(Scope.LIBRARY if everywhere else Scope.DOCUMENT)
    box = desk.panels.search_box
    box.focus()
    box.line.clear()
    QTest.keyClicks(box.line, text)
    qtbot.waitUntil(lambda: desk.searching.answer.query == text)
    qtbot.waitUntil(lambda: desk.searching.counts is not None or not desk.searching.answer.total)


def rows(results: ResultsPanel) -> list[str]:
    model = results.list.rows
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chip(results: ResultsPanel, kind: ChipKind) -> ChipButton:
    return next(button for button in results.head.chips.buttons() if button.chip.kind is kind)


def kinds(results: ResultsPanel) -> list[ChipKind]:
    return [one.kind for one in results.head.chips.chips()]


def copied() -> str:
    return QGuiApplication.clipboard().text()


# ------------------------------------------------------------------ the list


def test_all_documents_are_grouped_counted_and_told(
    qtbot: QtBot, desk: Desk, results: ResultsPanel
) -> None:
    search(qtbot, desk, "ombudsman ")
    model = results.list.rows
    headings = [held.title for row in range(model.rowCount()) if (held := model.heading(row))]
    assert len(headings) == 2
    assert "Report on ombudsman institutions" in headings
    total = desk.searching.answer.total
    assert model.rowCount() == total + 2
    assert results.summary() == f"{total} passages in 2 documents · by relevance"
    desk.actions["group-results"].trigger()
    qtbot.waitUntil(lambda: model.rowCount() == total)
    assert not any(model.heading(row) for row in range(model.rowCount()))


def test_left_and_right_fold_documents_and_the_mark_stays_a_row(
    qtbot: QtBot, desk: Desk, results: ResultsPanel
) -> None:
    search(qtbot, desk, "ombudsman ")
    model, view = results.list.rows, results.list
    results.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current_row() == 0
    QTest.keyClick(view, Key.Key_Right)
    assert view.current_row() == 1, "down to its first passage"
    QTest.keyClick(view, Key.Key_Left)
    assert view.current_row() == 0, "up to its heading"
    before = model.rowCount()
    QTest.keyClick(view, Key.Key_Left)
    assert model.is_folded(0)
    assert model.rowCount() < before
    QTest.keyClick(view, Key.Key_Return)
    assert (model.is_folded(0), model.rowCount()) == (False, before)
    spot = view.visualRect(model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert model.is_folded(0)
    assert desk.searching.current == -1


def test_pages_come_as_one_scrolls_and_none_is_lost(
    qtbot: QtBot, desk: Desk, results: ResultsPanel
) -> None:
    search(qtbot, desk, "well ")
    desk.actions["group-results"].trigger()
    pages = desk.searching.pages
    assert pages.total == 122
    assert pages.hit(121) is None, "not asked for yet"
    results.list.scrollToBottom()
    qtbot.waitUntil(lambda: pages.hit(121) is not None)
    for number in range(0, 122, 5):
        results.set_current(number)
        qtbot.waitUntil(lambda number=number: pages.hit(number) is not None)
    seen = [(hit.place.block, hit.place.footnote) for _, hit in pages.known()]
    assert len(seen) == len(set(seen)) == 122


def test_f3_goes_on_to_hits_that_are_not_fetched_yet(qtbot: QtBot, desk: Desk) -> None:
    search(qtbot, desk, "well ")
    desk.actions["group-results"].trigger()
    box = desk.panels.search_box
    QTest.keyClick(box.line, Key.Key_F3, SHIFT)
    qtbot.waitUntil(lambda: box.count_text() == "122 of 122")
    QTest.keyClick(box.line, Key.Key_F3)
    qtbot.waitUntil(lambda: box.count_text() == "1 of 122")


def test_every_hit_of_the_open_document_is_marked_in_it_though_the_list_has_a_page(
    qtbot: QtBot, desk: Desk
) -> None:
    search(qtbot, desk, "well ")
    desk.searching.open(0)
    qtbot.waitUntil(lambda: len(desk.searching.inside.hits) > 100)
    content = desk.reading.content
    assert content is not None
    hits, at = desk.searching.hits_in(content.document.key)
    assert len(hits) == desk.searching.inside.total >= 120
    assert at is not None


def test_another_order_is_remembered_and_inside_a_document_another_one(
    qtbot: QtBot, desk: Desk, results: ResultsPanel, start: Callable[[], Nonpaper]
) -> None:
    search(qtbot, desk, "seminar ")
    QTest.keyClick(desk.panels.search_box.line, Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: "by date" in results.summary())
    dates = [hit.place.document for _, hit in desk.searching.pages.known()]
    assert dates[0] == KEY
    desk.searching.set_scope(Scope.DOCUMENT)
    qtbot.waitUntil(lambda: "headings first, then as one reads" in results.summary())
    again = start().desk
    assert again is not None
    assert again.searching.choices.sort is Sort.DATE
    again.searching.set_scope(Scope.LIBRARY)
    assert again.actions["sort-date"].isChecked()


def test_a_passage_shows_its_dates_its_star_and_that_it_is_a_note(
    qtbot: QtBot, desk: Desk, results: ResultsPanel
) -> None:
    search(qtbot, desk, "seminar wells")
    model = results.list.rows
    row = next(row for row in range(model.rowCount()) if model.hit(row))
    assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("3 May 2018")
    before = results.list.viewport().grab().toImage()
    QTest.keyClick(desk.panels.search_box.line, Key.Key_Down)
    QTest.keyClick(desk.panels.search_box.line, Key.Key_D, CTRL)
    hit = model.hit(row)
    assert hit is not None
    qtbot.waitUntil(lambda: hit.place.block in desk.searching.pages.bookmarked)
    assert "bookmarked" in model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert results.list.viewport().grab().toImage() != before


# ------------------------------------------------------------------ the keyboard


def test_enter_goes_to_the_page_and_ctrl_enter_stays(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "ombudsman ")
    QTest.keyClick(box.line, Key.Key_Down)
    QTest.keyClick(box.line, Key.Key_Return, CTRL)
    assert box.count_text().startswith("1 of")
    assert box.line.hasFocus()
    results.setFocus()
    QTest.keyClick(results.list, Key.Key_Down)
    QTest.keyClick(results.list, Key.Key_Return, CTRL)
    assert results.list.hasFocus()
    assert box.count_text().startswith("2 of")
    QTest.keyClick(results.list, Key.Key_Return)
    assert desk.panels.reader.hasFocus()


def test_enter_on_a_hit_of_another_document_opens_it(
    qtbot: QtBot, desk: Desk, box: SearchBox
) -> None:
    search(qtbot, desk, "heard 2019")
    QTest.keyClick(box.line, Key.Key_Return)
    content = desk.reading.content
    assert content is not None
    assert content.document.facts.title == "Report on ombudsman institutions"
    assert desk.panels.reader.hasFocus()


def test_ctrl_d_in_the_box_bookmarks_the_hit_that_is_marked_in_any_document(
    qtbot: QtBot, desk: Desk, box: SearchBox, library_folder: Path
) -> None:
    search(qtbot, desk, "heard 2019")
    QTest.keyClick(box.line, Key.Key_Down)
    QTest.keyClick(box.line, Key.Key_D, CTRL)
    QTest.keyClick(box.line, Key.Key_D, CTRL)
    with Library.open(library_folder, read_only=True) as library:
        (mark,) = library.notebook.list()
    assert mark.anchor.document != KEY
    assert "heard in 2019" in mark.anchor.exact
    desk.actions["undo"].trigger()
    with Library.open(library_folder, read_only=True) as library:
        assert library.notebook.list() == ()


# ------------------------------------------------------------------ switches and chips


def test_other_names_are_told_and_left_out_with_a_click_for_this_search_alone(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "UPR ")
    with_names = desk.searching.answer.total
    also = chip(results, ChipKind.ALSO)
    assert also.text() == "also: universal periodic review"
    QTest.mouseClick(also, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.searching.answer.total < with_names)
    assert ChipKind.ALSO not in kinds(results)
    off = chip(results, ChipKind.NAMES_OFF)
    off.setFocus()
    QTest.keyClick(off, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.searching.answer.total == with_names)
    QTest.mouseClick(chip(results, ChipKind.ALSO), Qt.MouseButton.LeftButton)
    box.clear()
    search(qtbot, desk, "UPR ")
    assert desk.searching.answer.total == with_names
    assert desk.searching.choices.synonyms


def test_exact_words_are_a_switch_with_a_key_that_is_shown_and_remembered(
    qtbot: QtBot,
    desk: Desk,
    box: SearchBox,
    results: ResultsPanel,
    start: Callable[[], Nonpaper],
) -> None:
    search(qtbot, desk, "seminars ")
    forms = desk.searching.answer.total
    QTest.keyClick(box.line, Key.Key_X, CTRL | SHIFT)
    qtbot.waitUntil(lambda: desk.searching.answer.total < forms)
    assert chip(results, ChipKind.EXACT).text() == "exact words only"
    QTest.mouseClick(box.options, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.isChecked() for action in menu.actions()] == [True, True]
    menu.close()
    again = start().desk
    assert again is not None
    assert again.searching.choices.exact
    search(qtbot, again, "seminars ")
    QTest.mouseClick(chip(again.panels.results, ChipKind.EXACT), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.searching.answer.total == forms)


def test_a_word_without_hits_among_others_that_have_some_gets_a_suggestion(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "seminar OR ombudsmann ")
    assert desk.searching.answer.total
    suggestion = chip(results, ChipKind.SUGGESTION)
    assert suggestion.chip.value.strip() == "seminar OR ombudsman"
    suggestion.setFocus()
    QTest.keyClick(suggestion, Key.Key_Return)
    assert box.text() == suggestion.chip.value
    qtbot.waitUntil(lambda: desk.searching.answer.query == box.text())


def test_results_are_searched_for_more_and_esc_goes_back_level_by_level(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "semin")
    whole = desk.searching.answer.total
    QTest.keyClick(box.line, Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: desk.searching.answer.query == "")
    assert box.text() == ""
    assert desk.searching.answer.total == whole, "the list stays"
    assert chip(results, ChipKind.WITHIN).text() == "in the results of “semin*”"
    QTest.keyClicks(box.line, "europe")
    qtbot.waitUntil(lambda: desk.searching.answer.query == "europe")
    assert 0 < desk.searching.answer.total < whole
    QTest.keyClick(box.line, Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(desk.searching.before) == 2)
    QTest.keyClick(box.line, Key.Key_Escape)
    assert (box.text(), len(desk.searching.before)) == ("europe", 1)
    QTest.keyClick(box.line, Key.Key_Escape)
    QTest.keyClick(box.line, Key.Key_Escape)
    assert (box.text(), desk.searching.before) == ("semin", ())
    qtbot.waitUntil(lambda: desk.searching.answer.total == whole)
    assert kinds(results) == []


def test_a_chip_of_an_earlier_search_is_clicked_away(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "semin")
    desk.actions["search-within"].trigger()
    qtbot.waitUntil(lambda: desk.searching.answer.query == "")
    QTest.keyClicks(box.line, "zzzzz")
    qtbot.waitUntil(lambda: desk.searching.answer.query == "zzzzz")
    assert (
        results._empty.texts()[0] == "Nothing found for “zzzzz” in these results, in any document"
    )
    QTest.mouseClick(chip(results, ChipKind.WITHIN), Qt.MouseButton.LeftButton)
    assert (desk.searching.before, box.text()) == ((), "zzzzz")


# ------------------------------------------------------------------ why


def test_the_reasons_of_a_hit_are_said_on_request_and_go_with_esc(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "ombudsman ")
    QTest.keyClick(box.line, Key.Key_Down)
    QTest.keyClick(box.line, Key.Key_I, CTRL)
    qtbot.waitUntil(results.why.isVisible)
    said = results.why.reasons.text()
    assert "“ombudsman”" in said
    assert "rarity" in said
    results.setFocus()
    QTest.keyClick(results.list, Key.Key_Escape)
    assert not results.why.isVisible()
    QTest.keyClick(results.list, Key.Key_I, CTRL)
    qtbot.waitUntil(results.why.isVisible)
    QTest.keyClick(results.list, Key.Key_Down)
    assert not results.why.isVisible(), "they are another hit's"


def test_the_menu_of_a_hit_offers_what_can_be_done_with_it(
    qtbot: QtBot, desk: Desk, results: ResultsPanel
) -> None:
    search(qtbot, desk, "ombudsman ")
    view = results.list.viewport()
    point = view.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(QPoint(point))
    )
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts[0] == "Why this result?"
    assert "Search these results" in texts
    menu.close()


# ------------------------------------------------------------------ copy and export


def test_chosen_hits_are_copied_with_their_citations(
    qtbot: QtBot, desk: Desk, results: ResultsPanel
) -> None:
    search(qtbot, desk, "seminar ", everywhere=False)
    results.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(results.list, Key.Key_Down, SHIFT)
    assert results.chosen() == (0, 1)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(results.list, Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: copied().count("Letter dated 29 September 2014") == 2)
    assert "numbered by the reader" in copied()
    assert desk.panels.status.currentMessage() == "Copied 2 passages with citation"


@pytest.mark.parametrize("form", list(Format))
def test_all_results_are_written_in_their_order(
    qtbot: QtBot, desk: Desk, tmp_path: Path, form: Format
) -> None:
    search(qtbot, desk, "well ")
    path = tmp_path / f"results.{form.value}"
    desk.exporting.save(desk.searching, None, path, form)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "122 passages" in desk.panels.status.currentMessage())
    text = path.read_text(encoding="utf-8")
    if form is Format.CSV:
        found = list(csv.DictReader(text.splitlines()))
        assert len(found) == 122
        first = desk.searching.pages.hit(0)
        assert first is not None
        assert found[0]["document"] == first.place.document
    elif form is Format.JSON:
        assert len(json.loads(text)["passages"]) == 122
    else:
        assert text.count("\n> ") == 122
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_the_export_asks_where_to_and_what_the_name_ends_in_decides(
    qtbot: QtBot, desk: Desk, results: ResultsPanel, tmp_path: Path
) -> None:
    search(qtbot, desk, "seminar ", everywhere=False)
    results.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(results.list, Key.Key_Down, SHIFT)
    desk.actions["export-results"].trigger()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert dialog.windowTitle() == "Export 2 results"
    path = tmp_path / "chosen.md"
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(path.exists)
    assert path.read_text(encoding="utf-8").count("\n> ") == 2


def test_an_export_that_is_cancelled_or_fails_leaves_nothing(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    search(qtbot, desk, "well ")
    path = tmp_path / "results.csv"
    desk.exporting.save(desk.searching, None, path, Format.CSV)
    desk._export.cancel()
    qtbot.waitUntil(lambda: desk.exporting._progress is None)
    assert list(tmp_path.glob("*results*")) == [] or path.exists()


def test_own_notes_stand_first_under_a_heading_of_their_own(
    qtbot: QtBot, desk: Desk, box: SearchBox, results: ResultsPanel
) -> None:
    search(qtbot, desk, "heard 2019")
    QTest.keyClick(box.line, Key.Key_Return)
    desk.panels.reader.setFocus()
    QTest.keyClick(desk.panels.reader, Key.Key_D, CTRL)
    (mark,) = desk.marking.bookmarks
    desk.marking.edit(mark.id, mark.title, "well said")
    search(qtbot, desk, "well ")
    assert rows(results)[0] == "Your notes"
    first = desk.searching.pages.hit(0)
    assert first is not None
    assert first.kind is HitKind.NOTE
    assert results.summary().startswith("1 note of yours, 122 passages in 2 documents")
