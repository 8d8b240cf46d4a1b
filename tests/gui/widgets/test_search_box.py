from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gui.theme.tokens import DARK, LIGHT
from gui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def box(show: Callable[..., object]) -> SearchBox:
    box = SearchBox()
    box.apply_theme(LIGHT)
    show(box, 520, 32)
    box.focus()
    return box


def test_every_letter_is_told(box: SearchBox, qtbot: QtBot) -> None:
    typed: list[str] = []
    box.textEdited.connect(typed.append)
    qtbot.keyClicks(box.line, 'A/R"(')
    assert typed == ["A", "A/", "A/R", 'A/R"', 'A/R"(']
    box.set_text("set by the window")
    assert len(typed) == 5


def test_arrows_and_pages_move_the_list_and_the_box_keeps_the_keyboard(
    box: SearchBox, qtbot: QtBot
) -> None:
    moved: list[int] = []
    box.moved.connect(moved.append)
    box.set_text("civil")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        qtbot.keyClick(box.line, key)
    assert moved == [1, 1, -1, 5]
    assert box.line.hasFocus()


def test_enter_opens_and_shift_enter_goes_back(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.activated):
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(box.activated), qtbot.waitSignal(box.previousRequested):
        qtbot.keyClick(box.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def test_esc_clears_and_then_leaves(box: SearchBox, qtbot: QtBot) -> None:
    box.set_text("civil")
    with qtbot.assertNotEmitted(box.escaped), qtbot.waitSignal(box.textEdited) as caught:
        qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert caught.args == [""]
    with qtbot.waitSignal(box.escaped):
        qtbot.keyClick(box.line, Qt.Key.Key_Escape)


def test_the_count_says_which_of_how_many(box: SearchBox) -> None:
    box.set_count(2, 17)
    assert box.count_text() == "", "nothing is looked for"
    box.set_text("civil")
    box.set_count(2, 17)
    assert box.count_text() == "3 of 17"
    box.set_count(-1, 1_234)
    assert box.count_text() == "1,234 found"
    box.set_count(-1, 0)
    assert box.count_text() == "none"
    assert not box._next.isEnabled()


def test_buttons_walk_and_clear(box: SearchBox, qtbot: QtBot) -> None:
    assert not box._clear.isVisible()
    box.set_text("civil")
    box.set_count(0, 3)
    with qtbot.waitSignal(box.nextRequested):
        qtbot.mouseClick(box._next, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(box.previousRequested):
        qtbot.keyClick(box._previous, Qt.Key.Key_Space)
    with qtbot.waitSignal(box.textEdited):
        qtbot.mouseClick(box._clear, Qt.MouseButton.LeftButton)
    assert box.text() == ""
    assert box.line.hasFocus()


def test_focus_selects_so_that_one_can_type_over(box: SearchBox, qtbot: QtBot) -> None:
    box.set_text("civil")
    box.focus()
    qtbot.keyClicks(box.line, "un")
    assert box.text() == "un"


def test_the_keyboard_is_seen(box: SearchBox) -> None:
    for tokens in (LIGHT, DARK):
        box.apply_theme(tokens)
        box.line.setFocus()
        assert box.grab().toImage().pixelColor(200, 1).name() == tokens.ring
        box.line.clearFocus()
        assert box.grab().toImage().pixelColor(200, 1).name() == tokens.page


def test_it_is_never_wider_than_520(box: SearchBox) -> None:
    box.resize(900, 32)
    assert (box.width(), box.height()) == (520, 32)


def test_it_grows_with_the_text(large_text: None, show: Callable[..., object]) -> None:
    box = SearchBox()
    show(box, 1_100, 64)
    assert box.height() == 64


def test_where_there_is_little_room_the_words_have_it(
    large_text: None, show: Callable[..., object]
) -> None:
    box = SearchBox()
    box.apply_theme(LIGHT)
    show(box, 560, 64)
    box.set_text("human rights")
    box.set_count(-1, 1087)
    box.layout().activate()
    assert box.line.width() >= box.line.fontMetrics().horizontalAdvance("human rights")
    assert box._clear.isVisible()
    assert not box.star.isVisible(), "Ctrl+Shift+S does the same"
    assert box.count_text() == "1,087 found"
    box.resize(1000, 64)
    assert all(button.isVisible() for button in box._buttons())
