"""The search box in the window: suggestions, saved and recent searches, own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu

from db.model import BookmarkTarget, HitKind
from gui.dialogs.naming import NameDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.widgets.search_box import SearchBox

Key = Qt.Key


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def box(desk: Desk) -> SearchBox:
    box = desk.panels.search_box
    box.focus()
    return box


def offers(box: SearchBox) -> list[str]:
    popup = box.completing.popup
    if popup is None or not popup.isVisible():
        return []
    return [popup.model.offer(row).text for row in range(popup.model.rowCount())]


def type_and_wait(qtbot: QtBot, desk: Desk, text: str) -> None:
    QTest.keyClicks(desk.panels.search_box.line, text)
    qtbot.waitUntil(lambda: desk.searching.answer.query == desk.panels.search_box.text())


def save(qtbot: QtBot, title: str) -> None:
    """Answer the question for a name, which must be open."""
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, NameDialog)]
    qtbot.waitExposed(dialog)
    QTest.keyClicks(dialog.line, title)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def test_a_suggestion_is_taken_and_searched_for(qtbot: QtBot, desk: Desk, box: SearchBox) -> None:
    QTest.keyClicks(box.line, "ombuds")
    qtbot.waitUntil(lambda: offers(box)[:1] == ["ombudsman"])
    assert box.line.hasFocus()
    QTest.keyClick(box.line, Key.Key_Tab)
    assert box.text() == "ombudsman"
    qtbot.waitUntil(lambda: desk.searching.answer.query == "ombudsman")
    QTest.keyClick(box.line, Key.Key_Return)
    assert box.count_text().startswith("1 of")


def test_esc_goes_back_a_step_at_a_time_to_the_page(
    qtbot: QtBot, desk: Desk, box: SearchBox
) -> None:
    QTest.keyClicks(box.line, "sem")
    qtbot.waitUntil(lambda: bool(offers(box)))
    QTest.keyClick(box.line, Key.Key_Escape)
    assert (offers(box), box.text()) == ([], "sem")
    QTest.keyClick(box.line, Key.Key_Escape)
    assert box.text() == ""
    assert box.line.hasFocus()
    assert not desk.searching.is_asking
    QTest.keyClick(box.line, Key.Key_Escape)
    assert desk.panels.reader.hasFocus()


def test_a_field_offers_its_values(qtbot: QtBot, box: SearchBox) -> None:
    QTest.keyClicks(box.line, "stat")
    qtbot.waitUntil(lambda: "status:" in offers(box))
    QTest.keyClick(box.line, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    for _ in range(len(offers(box))):
        if not offers(box) or box.completing.popup is None:
            break
        current = box.completing.popup.current()
        if current is not None and current.text == "status:":
            QTest.keyClick(box.line, Key.Key_Return)
        else:
            QTest.keyClick(box.line, Key.Key_Down)
    qtbot.waitUntil(lambda: offers(box) == ["reported", "ongoing", "planned"])


def test_the_list_goes_when_f3_opens_a_hit(qtbot: QtBot, desk: Desk, box: SearchBox) -> None:
    type_and_wait(qtbot, desk, "sem")
    qtbot.waitUntil(lambda: bool(offers(box)))
    QTest.keyClick(box.line, Key.Key_F3)
    assert offers(box) == []


def test_what_was_not_understood_is_underlined_in_the_box(qtbot: QtBot, box: SearchBox) -> None:
    QTest.keyClicks(box.line, "lang:xx seminar")
    qtbot.waitUntil(lambda: box.line.marks == ((5, 7),))
    assert "not a language" in box.line.accessibleDescription()


def test_the_star_saves_names_and_removes_a_search_and_undo_brings_it_back(
    qtbot: QtBot, desk: Desk, box: SearchBox
) -> None:
    type_and_wait(qtbot, desk, "ombudsman")
    QTest.mouseClick(box.star, Qt.MouseButton.LeftButton)
    save(qtbot, "Institutions")
    saving = desk.search_wiring.saving
    assert saving.saved() == (("ombudsman", "Institutions"),)
    assert box.star.is_kept
    QTest.mouseClick(box.star, Qt.MouseButton.LeftButton)
    assert saving.saved() == ()
    assert not box.star.is_kept
    desk.actions["undo"].trigger()
    assert saving.title_of("ombudsman") == "Institutions"
    assert box.star.is_kept
    box.clear()
    assert not desk.actions["save-search"].isEnabled()


def test_a_saved_search_is_run_from_the_menu(qtbot: QtBot, desk: Desk, box: SearchBox) -> None:
    desk.search_wiring.saving.save("ombudsman", "Institutions & others")
    menus = [
        menu
        for action in desk.actions["save-search"].associatedObjects()
        if isinstance(action, QMenu)
        for menu in action.findChildren(QMenu)
    ]
    (menu,) = menus
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "Institutions && others"
    action.trigger()
    assert box.text() == "ombudsman"
    qtbot.waitUntil(lambda: desk.searching.answer.query == "ombudsman")
    assert desk.searching.answer.total > 0


def test_searches_that_found_something_worth_opening_are_offered_again(
    qtbot: QtBot, desk: Desk, box: SearchBox
) -> None:
    for text in ("seminar ", "ombudsman "):
        box.clear()
        type_and_wait(qtbot, desk, text)
        QTest.keyClick(box.line, Key.Key_Return)
        box.focus()
    box.clear()
    QTest.keyClick(box.line, Key.Key_Down)
    qtbot.waitUntil(lambda: offers(box) == ["ombudsman", "seminar"])
    QTest.keyClick(box.line, Key.Key_Down)
    QTest.keyClick(box.line, Key.Key_Delete)
    qtbot.waitUntil(lambda: offers(box) == ["seminar"])
    desk.actions["forget-searches"].trigger()
    box.completing.close()
    QTest.mouseClick(box.line, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(box.textEdited):
        QTest.keyClick(box.line, Key.Key_X)
    assert offers(box) == []


def test_a_removed_saved_search_can_be_brought_back(
    qtbot: QtBot, desk: Desk, box: SearchBox
) -> None:
    desk.search_wiring.saving.save("ombudsman", "Institutions")
    QTest.keyClick(box.line, Key.Key_Down)
    qtbot.waitUntil(lambda: offers(box) == ["Institutions"])
    QTest.keyClick(box.line, Key.Key_Down)
    QTest.keyClick(box.line, Key.Key_Delete)
    qtbot.waitUntil(lambda: offers(box) == [])
    assert "Undo" in desk.panels.status.currentMessage()
    desk.actions["undo"].trigger()
    assert desk.search_wiring.saving.saved() == (("ombudsman", "Institutions"),)


def test_an_own_note_is_in_the_list_and_opens_what_was_bookmarked(
    qtbot: QtBot, desk: Desk, box: SearchBox
) -> None:
    type_and_wait(qtbot, desk, "seminar ")
    target = next(hit.place for hit in desk.searching.answer.hits)
    made = desk.marking.add(BookmarkTarget.BLOCK, target)
    assert made is not None
    desk.marking.edit(made.id, made.title, "zebra crossing")
    box.clear()
    type_and_wait(qtbot, desk, "zebra ")
    (hit,) = desk.searching.answer.hits
    assert (hit.kind, hit.snippet) == (HitKind.NOTE, "zebra crossing")
    QTest.keyClick(box.line, Key.Key_Return)
    here = desk.panels.reader.current_place()
    assert here is not None
    assert here.block == target.block
