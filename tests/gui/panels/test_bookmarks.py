from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gui.panels.bookmarks import BookmarksPanel
from gui.theme.tokens import LIGHT
from tests.gui.panels.samples import BOOKMARKS, BREADCRUMBS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(show: Callable[..., object]) -> BookmarksPanel:
    panel = BookmarksPanel()
    panel.apply_theme(LIGHT)
    panel.set_bookmarks(BOOKMARKS, BREADCRUMBS)
    show(panel, 264)
    panel.list.setFocus()
    panel.set_current(1)
    return panel


def editor(panel: BookmarksPanel) -> QLineEdit:
    return panel.list.findChild(QLineEdit)


def test_click_and_enter_open(panel: BookmarksPanel, qtbot: QtBot) -> None:
    middle = panel.list.visualRect(panel.list.model().index(2, 0)).center()
    with qtbot.waitSignal(panel.bookmarkActivated) as caught:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert caught.args == [3]
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.bookmarkActivated) as caught:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert caught.args == [2]


def test_f2_renames_in_place_and_keeps_the_note(panel: BookmarksPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    assert editor(panel).selectedText() == "Two thirds fulfilled"
    qtbot.keyClicks(editor(panel), "Fulfilled")
    with qtbot.waitSignal(panel.bookmarkEdited) as caught:
        qtbot.keyClick(editor(panel), Qt.Key.Key_Return)
    assert caught.args == [1, "Fulfilled", "Compare with the stakeholders' summary."]


def test_esc_leaves_the_title_as_it_was(panel: BookmarksPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(panel), "Other")
    with qtbot.assertNotEmitted(panel.bookmarkEdited):
        qtbot.keyClick(editor(panel), Qt.Key.Key_Escape)


def test_delete_asks_to_remove_and_the_neighbour_is_next(
    panel: BookmarksPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.bookmarkRemoved) as caught:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert caught.args == [1]
    panel.set_bookmarks(BOOKMARKS[1:], BREADCRUMBS)
    with qtbot.waitSignal(panel.bookmarkRemoved) as caught:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert caught.args == [2]


def test_e_asks_for_the_editor(panel: BookmarksPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.editRequested) as caught:
        qtbot.keyClick(panel.list, Qt.Key.Key_E)
    assert caught.args == [1]


def test_the_menu_offers_all_of_it(panel: BookmarksPanel, qtbot: QtBot) -> None:
    menu = panel.list.menu_of(panel.list.currentIndex())
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts == ["Open", "Rename", "Edit title and note", "Remove"]
    with qtbot.waitSignal(panel.bookmarkRemoved):
        menu.actions()[3].trigger()
    menu.close()


def test_the_current_bookmark_stays_current_when_others_come(panel: BookmarksPanel) -> None:
    panel.set_current(3)
    panel.set_bookmarks((replace(BOOKMARKS[0], id=9), *BOOKMARKS), BREADCRUMBS)
    assert panel.list.currentIndex().data() == BOOKMARKS[2].title


def test_a_row_grows_with_what_it_has_to_say(panel: BookmarksPanel) -> None:
    view = panel.list
    plain = view.visualRect(view.model().index(1, 0)).height()
    rich = view.visualRect(view.model().index(0, 0)).height()
    assert rich > plain + 40, "a quote of two lines and a note"


def test_no_bookmarks_say_how_to_make_one(panel: BookmarksPanel) -> None:
    panel.set_bookmarks((), {})
    assert not panel.list.isVisible()
    title, body = panel._empty.texts()
    assert title == "No bookmarks yet"
    assert "Ctrl+D" in body
