from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QPushButton

from db.model import DocumentName, Place, Section, SectionKind
from gui.models.contents import ContentsRole
from gui.panels.contents import ContentsPanel
from gui.panels.contents_tree import MANY_ROWS
from gui.theme.tokens import LIGHT
from tests.gui.panels.samples import DOCUMENT, KEY, OTHER, SECTIONS, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(show: Callable[..., object]) -> ContentsPanel:
    panel = ContentsPanel()
    panel.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS, {4: 107})
    panel.apply_theme(LIGHT)
    show(panel, 264)
    return panel


def row(panel: ContentsPanel, title: str) -> QModelIndex:
    index = panel.tree.model().index(0, 0)
    while index.isValid() and index.data() != title:
        index = panel.tree.indexBelow(index)
    assert index.isValid(), f"no row {title!r} is shown"
    return index


def shown_titles(panel: ContentsPanel) -> list[str]:
    index, found = panel.tree.model().index(0, 0), []
    while index.isValid():
        found.append(index.data())
        index = panel.tree.indexBelow(index)
    return found


def star_of(panel: ContentsPanel, title: str) -> QPoint:
    index = row(panel, title)
    rect = QRectF(panel.tree.visualRect(index))
    return panel.tree.delegate.parts(rect, index).star.center().toPoint()


def current(panel: ContentsPanel) -> str | None:
    return panel.tree.currentIndex().data()


def test_a_click_opens_the_section(panel: ContentsPanel, qtbot: QtBot) -> None:
    middle = panel.tree.visualRect(row(panel, "Universal periodic review")).center()
    with qtbot.waitSignal(panel.placeRequested) as caught:
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert caught.args == [Place(KEY, 4, 107)]


def test_the_keyboard_walks_and_opens(panel: ContentsPanel, qtbot: QtBot) -> None:
    opened: list[Place] = []
    panel.placeRequested.connect(opened.append)
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(row(panel, "Letter"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert current(panel) == "Annex"
    assert opened == [], "moving is not opening"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert opened == [Place(KEY, 2, 0)]


def test_left_and_right_fold_and_step(panel: ContentsPanel, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(row(panel, "Treaty bodies"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left)
    assert current(panel) == "Annex"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left)
    assert "Treaty bodies" not in shown_titles(panel)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    assert "Treaty bodies" in shown_titles(panel)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    assert current(panel) == "Opening"


def test_what_the_reader_folded_stays_folded(panel: ContentsPanel, qtbot: QtBot) -> None:
    panel.tree.collapse(row(panel, "Annex"))
    panel.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS)
    assert "Treaty bodies" not in shown_titles(panel)
    qtbot.keyClicks(panel.filter_box, "treaty")
    assert "Treaty bodies" in shown_titles(panel), "a filter looks into folded parts too"
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Escape)
    assert "Treaty bodies" not in shown_titles(panel)


def test_the_mark_follows_the_page_without_asking_for_anything(panel: ContentsPanel) -> None:
    asked: list[object] = []
    panel.placeRequested.connect(asked.append)
    panel.bookmarkToggled.connect(asked.append)
    panel.set_current_place(Place(KEY, 6, 120))
    assert current(panel) == "Office of the High Commissioner"
    assert panel.tree.is_here(row(panel, "Office of the High Commissioner"))
    panel.tree.collapse(row(panel, "Annex"))
    assert panel.tree.is_here(row(panel, "Annex")), "the folded row above stands for it"
    panel.tree.expand(row(panel, "Annex"))
    assert panel.tree.is_here(row(panel, "Office of the High Commissioner"))
    panel.set_current_place(None)
    assert not panel.tree.is_here(row(panel, "Office of the High Commissioner"))
    assert asked == []


@pytest.mark.parametrize("way", ["click", "key", "menu"])
def test_a_star_is_asked_for(panel: ContentsPanel, qtbot: QtBot, way: str) -> None:
    opened: list[object] = []
    panel.placeRequested.connect(opened.append)
    index = row(panel, "Treaty bodies")
    with qtbot.waitSignal(panel.bookmarkToggled) as caught:
        if way == "click":
            viewport = panel.tree.viewport()
            qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=star_of(panel, index.data()))
        elif way == "key":
            panel.tree.setCurrentIndex(index)
            qtbot.keyClick(panel.tree, Qt.Key.Key_S)
        else:
            choose(panel.tree.menu_of(index), "Bookmark this section")
    assert caught.args == [5]
    assert opened == []


def choose(menu: QMenu, text: str) -> None:
    action = next(a for a in menu.actions() if a.text().split("\t")[0] == text)
    action.trigger()
    menu.close()


def test_the_menu_says_remove_where_there_is_a_star(panel: ContentsPanel) -> None:
    panel.set_bookmarked({5})
    menu = panel.tree.menu_of(row(panel, "Treaty bodies"))
    assert [a.text().split("\t")[0] for a in menu.actions()] == ["Open", "Remove the bookmark"]
    assert panel.tree.menu_of(row(panel, "Annex")).actions()[-1].text() == "Fold"


def test_the_chevron_folds_and_a_quick_second_click_unfolds(
    panel: ContentsPanel, qtbot: QtBot
) -> None:
    index, viewport = row(panel, "Annex"), panel.tree.viewport()
    rect = QRectF(panel.tree.visualRect(index))
    at = panel.tree.delegate.parts(rect, index).chevron.center().toPoint()
    with qtbot.assertNotEmitted(panel.placeRequested):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
        assert "Treaty bodies" not in shown_titles(panel)
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert "Treaty bodies" in shown_titles(panel)


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen cannot grab the keyboard
def test_the_menu_key_opens_the_menu_of_the_current_row(panel: ContentsPanel, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(row(panel, "Annex"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QCoreApplication.sendEvent(panel.tree.viewport(), event)
    menu = panel.tree.findChild(QMenu)
    assert menu.isVisible()
    choose(menu, "Fold")
    assert "Treaty bodies" not in shown_titles(panel)


def test_a_click_below_the_rows_does_nothing(panel: ContentsPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.placeRequested):
        below = panel.tree.viewport().rect().bottomLeft() + QPoint(50, -5)
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=below)


def test_a_document_has_no_star(panel: ContentsPanel, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(row(panel, OTHER.facts.title))
    with qtbot.assertNotEmitted(panel.bookmarkToggled):
        qtbot.keyClick(panel.tree, Qt.Key.Key_S)


def test_the_filter_narrows_and_down_goes_to_the_first_match(
    panel: ContentsPanel, qtbot: QtBot
) -> None:
    panel.set_current_place(Place(KEY, 1, 1))
    panel.focus_filter()
    assert panel.filter_box.hasFocus()
    qtbot.keyClicks(panel.filter_box, "TREATY")
    assert shown_titles(panel) == [DOCUMENT.short_title, "Annex", "Treaty bodies"]
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Down)
    assert panel.tree.hasFocus()
    assert current(panel) == "Treaty bodies"


def test_up_in_the_first_row_returns_to_the_box(panel: ContentsPanel, qtbot: QtBot) -> None:
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.tree.model().index(0, 0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up)
    assert panel.filter_box.hasFocus()


def test_a_filter_without_a_match_says_so_and_clears(panel: ContentsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter_box, "zebra")
    assert not panel.tree.isVisible()
    button = next(b for b in panel.findChildren(QPushButton) if b.isVisible())
    assert button.text() == "Clear the filter"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.tree.isVisible()
    assert panel.filter_box.text() == ""


def test_an_empty_library_says_how_to_import(panel: ContentsPanel, qtbot: QtBot) -> None:
    panel.set_documents(())
    button = next(b for b in panel.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(panel.importRequested):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    panel.set_documents(names(DOCUMENT), KEY, SECTIONS)
    assert panel.tree.isVisible()


def test_a_folded_row_counts_for_what_it_hides(panel: ContentsPanel) -> None:
    panel.set_hit_counts({4: 4, 6: 2})
    annex = row(panel, "Annex")
    assert panel.tree.delegate.parts(QRectF(0, 0, 264, 28), annex).hits == 0
    panel.tree.collapse(annex)
    assert panel.tree.delegate.parts(QRectF(0, 0, 264, 28), annex).hits == 6


def test_a_long_title_takes_two_lines_and_no_more(panel: ContentsPanel) -> None:
    heights = {title: panel.tree.visualRect(row(panel, title)).height()
               for title in ("Letter", "Office of the High Commissioner")}  # fmt: skip
    assert heights["Letter"] == 28
    assert 28 < heights["Office of the High Commissioner"] <= 56


def test_the_star_stands_inside_the_row_at_any_width(panel: ContentsPanel) -> None:
    panel.set_hit_counts({6: 1_234})
    index = row(panel, "Office of the High Commissioner")
    for width in (160, 200, 264, 400):
        parts = panel.tree.delegate.parts(QRectF(0, 0, width, 47), index)
        badge_left = parts.badge.x() - 40
        assert parts.star.right() <= badge_left + 8
        assert parts.star.left() >= parts.text_at.x()


def test_a_library_of_many_rows_measures_none_of_them(show: Callable[..., object]) -> None:
    panel = ContentsPanel()
    many = tuple(
        Section(n, None, n, 1, SectionKind.SECTION, None, f"Section {n} " + "long title " * 9)
        for n in range(1, MANY_ROWS + 50)
    )
    panel.set_documents(names(DOCUMENT), KEY, many)
    show(panel, 264)
    panel.set_current_place(Place(KEY, MANY_ROWS, 1))
    index = panel.tree.currentIndex()
    assert index.data(ContentsRole.SECTION) == MANY_ROWS
    assert panel.tree.visualRect(index).height() == 28
    assert panel.tree.viewport().rect().contains(panel.tree.visualRect(index).center())


def test_a_refresh_leaves_the_current_row_and_what_is_in_sight(
    show: Callable[..., object], qtbot: QtBot
) -> None:
    panel = ContentsPanel()
    documents = [DocumentName(f"d-{n}", f"Document {n}") for n in range(MANY_ROWS + 100)]
    documents[50] = names(DOCUMENT)[0]
    panel.set_documents(documents, KEY, SECTIONS)
    show(panel, 264)
    panel.set_current_place(Place(KEY, 4, 107))
    tree = panel.tree
    tree.setCurrentIndex(row(panel, "Document 150"))
    bar = tree.verticalScrollBar()
    bar.setValue(bar.value() + 5)
    top = tree.indexAt(QPoint(0, 0))
    title, at = top.data(), tree.visualRect(top).top()
    del documents[10:20]
    panel.set_documents([*documents, DocumentName("new", "A new one")], KEY, SECTIONS)
    assert current(panel) == "Document 150"
    top = tree.indexAt(QPoint(0, 0))
    assert (top.data(), tree.visualRect(top).top()) == (title, at)
    assert panel.tree.is_here(row(panel, "Universal periodic review"))


def test_the_current_row_of_a_section_outlives_a_new_import(panel: ContentsPanel) -> None:
    panel.set_current_place(Place(KEY, 4, 107))
    panel.tree.setCurrentIndex(row(panel, "Treaty bodies"))
    panel.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS[:-1])
    assert current(panel) == "Treaty bodies"
    assert panel.tree.is_here(row(panel, "Universal periodic review"))
    panel.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS[:4])
    assert current(panel) == "Universal periodic review", "its row is gone: where the page is"
