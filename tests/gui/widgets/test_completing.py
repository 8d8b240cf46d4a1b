"""The list below the search box, with real keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from db.completion import Completion, CompletionKind
from db.query import Note
from gui.theme.tokens import DARK, LIGHT
from gui.widgets.completion import MOST_ROWS, CompletionPopup
from gui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

Key = Qt.Key


@pytest.fixture
def box(show: Callable[..., QWidget]) -> SearchBox:
    box = SearchBox()
    box.apply_theme(LIGHT)
    window = show(box, 520, 32)
    window.resize(640, 480)
    box.focus()
    return box


def words(*texts: str, start: int = 0, end: int = 0) -> list[Completion]:
    return [Completion(text, CompletionKind.WORD, text, start, end, 3) for text in texts]


def popup_of(box: SearchBox) -> CompletionPopup:
    assert box.completing.popup is not None
    return box.completing.popup


def open_with(box: SearchBox, qtbot: QtBot, typed: str, *texts: str) -> CompletionPopup:
    qtbot.keyClicks(box.line, typed)
    box.completing.offer(box.text(), words(*texts, end=len(typed)))
    return popup_of(box)


def test_typing_asks_with_the_place_of_the_cursor(box: SearchBox, qtbot: QtBot) -> None:
    asked: list[tuple[str, int]] = []
    box.completing.wanted.connect(lambda text, cursor: asked.append((text, cursor)))
    qtbot.keyClicks(box.line, "c")
    box.line.insert("😀")  # a picker of emoji does so; QTest has no key for it
    qtbot.keyClicks(box.line, "i")
    assert asked[-1] == ("c😀i", 3), "counted in characters, not in Qt's units"
    box.set_text("set by the window")
    assert len(asked) == 3


def test_the_list_opens_below_the_box_and_the_box_keeps_the_keyboard(
    box: SearchBox, qtbot: QtBot
) -> None:
    popup = open_with(box, qtbot, "civ", "civil", "civilian")
    assert popup.isVisible()
    assert popup.geometry().topLeft() == QPoint(0, 34)
    assert popup.width() == box.width()
    assert popup.current() is None
    assert box.line.hasFocus()
    qtbot.keyClicks(box.line, "il")
    assert box.text() == "civil"


def test_arrows_walk_the_list_and_come_back_to_what_was_typed(box: SearchBox, qtbot: QtBot) -> None:
    popup = open_with(box, qtbot, "civ", "civil", "civilian")
    with qtbot.assertNotEmitted(box.moved):
        seen: list[str | None] = []
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
            qtbot.keyClick(box.line, key)
            current = popup.current()
            seen.append(current.text if current else None)
    assert seen == ["civil", "civilian", None, "civilian", "civil"]
    assert box.text() == "civ", "looking is not taking"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
def test_enter_and_tab_take_the_row(box: SearchBox, qtbot: QtBot, key: Qt.Key) -> None:
    popup = open_with(box, qtbot, "civ", "civil", "civilian")
    qtbot.keyClick(box.line, Key.Key_Down)
    with qtbot.assertNotEmitted(box.activated), qtbot.waitSignal(box.textEdited) as told:
        qtbot.keyClick(box.line, key)
    assert told.args == [box.text()] == ["civil"]
    assert not popup.isVisible()
    assert box.line.hasFocus()


def test_tab_takes_the_first_where_none_is_current_and_moves_on_where_no_list_is(
    box: SearchBox, qtbot: QtBot
) -> None:
    open_with(box, qtbot, "civ", "civil", "civilian")
    qtbot.keyClick(box.line, Key.Key_Tab)
    assert box.text() == "civil"
    qtbot.keyClick(box.line, Key.Key_Tab)
    assert not box.line.hasFocus()


def test_enter_without_a_row_opens_the_hit_and_closes_the_list(
    box: SearchBox, qtbot: QtBot
) -> None:
    popup = open_with(box, qtbot, "civ", "civil")
    with qtbot.waitSignal(box.activated):
        qtbot.keyClick(box.line, Key.Key_Return)
    assert not popup.isVisible()
    assert box.text() == "civ"


def test_esc_closes_the_list_first_and_then_clears(box: SearchBox, qtbot: QtBot) -> None:
    popup = open_with(box, qtbot, "civ", "civil")
    qtbot.keyClick(box.line, Key.Key_Escape)
    assert not popup.isVisible()
    assert box.text() == "civ"
    qtbot.keyClick(box.line, Key.Key_Escape)
    assert box.text() == ""


def test_while_one_moves_through_the_hits_no_list_opens(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.line, "civ")
    with qtbot.waitSignal(box.moved):
        qtbot.keyClick(box.line, Key.Key_Down)
    box.completing.offer("civ", words("civil"))
    assert not box.completing.is_open, "the answer came while the hits were walked"
    qtbot.keyClicks(box.line, "i")
    box.completing.offer("civi", words("civil"))
    assert box.completing.is_open
    with qtbot.waitSignal(box.moved):
        qtbot.keyClick(box.line, Key.Key_PageDown)
    assert not box.completing.is_open


def test_offers_for_an_older_text_or_without_the_keyboard_are_dropped(
    box: SearchBox, qtbot: QtBot
) -> None:
    qtbot.keyClicks(box.line, "civ")
    box.completing.offer("ci", words("cited"))
    assert not box.completing.is_open
    box.line.clearFocus()
    box.completing.offer("civ", words("civil"))
    assert not box.completing.is_open


def test_the_list_goes_with_the_keyboard_the_cursor_and_the_last_offer(
    box: SearchBox, qtbot: QtBot
) -> None:
    popup = open_with(box, qtbot, "civ", "civil")
    box.completing.offer("civ", ())
    assert not popup.isVisible()
    for close in (
        lambda: qtbot.keyClick(box.line, Key.Key_Left),
        box.line.clearFocus,
        lambda: box.window().resize(700, 500),
        lambda: box.set_text("upr"),
        box.clear,
    ):
        box.focus()
        box.clear()
        open_with(box, qtbot, "civ", "civil")
        assert popup.isVisible()
        close()
        assert not popup.isVisible()


def test_a_click_takes_a_row_and_the_box_keeps_the_keyboard(box: SearchBox, qtbot: QtBot) -> None:
    popup = open_with(box, qtbot, "civ", "civil", "civilian")
    spot = popup.list.visualRect(popup.model.index(1, 0)).center()
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert box.text() == "civilian"
    assert box.line.hasFocus()
    assert not popup.isVisible()


def test_only_the_piece_that_is_typed_is_replaced(box: SearchBox, qtbot: QtBot) -> None:
    box.line.insert("😀 (civ) seminar")
    box.line.setCursorPosition(7)
    offer = Completion("civil", CompletionKind.WORD, "civil", 3, 6)
    box.completing.take(offer)
    assert box.text() == "😀 (civil) seminar"
    assert box.line.cursorPosition() == 9
    qtbot.keyClicks(box.line, "!")
    assert box.text() == "😀 (civil!) seminar"


def test_a_field_goes_on_with_its_values(box: SearchBox, qtbot: QtBot) -> None:
    open_with(box, qtbot, "sta", "x")
    with qtbot.waitSignal(box.completing.wanted) as asked:
        box.completing.take(Completion("status:", CompletionKind.FIELD, "status:", 0, 3))
    assert asked.args == ["status:", 7]


@pytest.mark.parametrize("how", ["down", "click"])
def test_an_empty_box_offers_earlier_searches(box: SearchBox, qtbot: QtBot, how: str) -> None:
    with qtbot.assertNotEmitted(box.moved), qtbot.waitSignal(box.completing.wanted) as asked:
        if how == "down":
            qtbot.keyClick(box.line, Key.Key_Down)
        else:
            qtbot.mouseClick(box.line, Qt.MouseButton.LeftButton)
    assert asked.args == ["", 0]
    box.completing.offer("", [Completion("upr", CompletionKind.RECENT, "upr", 0, 0)])
    assert box.completing.is_open


def test_delete_removes_an_earlier_search_and_nothing_else(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box.line, Key.Key_Down)
    recent = Completion("upr", CompletionKind.RECENT, "upr", 0, 0)
    box.completing.offer("", [recent, *words("word")])
    qtbot.keyClick(box.line, Key.Key_Down)
    with qtbot.waitSignals([box.completing.removed, box.completing.wanted]):
        qtbot.keyClick(box.line, Key.Key_Delete)
    qtbot.keyClick(box.line, Key.Key_Down)
    with qtbot.assertNotEmitted(box.completing.removed):
        qtbot.keyClick(box.line, Key.Key_Delete)


def test_many_offers_never_reach_out_of_the_window(box: SearchBox, qtbot: QtBot) -> None:
    popup = open_with(box, qtbot, "w", *(f"word{n}" for n in range(30)))
    assert popup.height() <= MOST_ROWS * 28 + 8 + popup.hint.height()
    window = box.window()
    window.resize(640, 150)
    box.focus()
    box.clear()
    open_with(box, qtbot, "w", *(f"word{n}" for n in range(30)))
    assert popup.geometry().bottom() < window.height()
    for _ in range(30):
        qtbot.keyClick(box.line, Key.Key_Down)
    row = popup.list.visualRect(popup.list.currentIndex())
    assert popup.list.viewport().rect().contains(row)


def test_it_looks_right_in_both_themes_and_at_any_width(
    box: SearchBox, qtbot: QtBot, large_text: None
) -> None:
    long = Completion("w" * 200, CompletionKind.HEADING, "x", 0, 1, 9)
    for tokens in (LIGHT, DARK):
        box.apply_theme(tokens)
        box.clear()
        qtbot.keyClicks(box.line, "w")
        box.completing.offer("w", [long])
        popup = popup_of(box)
        qtbot.keyClick(box.line, Key.Key_Down)
        for width in (0, 1, 60, 520):
            popup.resize(width, popup.height())
            popup.grab()
        rect = popup.list.visualRect(popup.list.currentIndex())
        at = popup.list.viewport().mapTo(popup, rect.center() - QPoint(0, rect.height() // 2 - 2))
        assert popup.grab().toImage().pixelColor(at).name() == tokens.accent_surface


# ------------------------------------------------------------------ notes and the star


def test_what_was_not_taken_as_typed_is_underlined_until_it_is_edited(
    box: SearchBox, qtbot: QtBot
) -> None:
    box.line.insert("😀 lang:xx")
    before = box.line.grab().toImage()
    note = Note(7, 9, "“xx” is not a language")
    box.set_notes("another text", (note,))
    assert box.line.marks == ()
    box.set_notes(box.text(), (note,))
    assert box.line.marks == ((7, 9),)
    assert box.line.accessibleDescription() == box.line.toolTip() == note.text
    image = box.line.grab().toImage()
    changed = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != before.pixel(x, y) for y in range(image.height()))
    ]
    metrics = box.line.fontMetrics()
    left = metrics.horizontalAdvance("😀 lang:")
    assert changed, "something is drawn"
    assert left - 4 <= changed[0]
    assert changed[-1] <= left + metrics.horizontalAdvance("xx") + 8
    with qtbot.waitSignal(box.textEdited):
        qtbot.keyClicks(box.line, "y")
    assert (box.line.marks, box.line.toolTip()) == ((), "")


def test_underlining_neither_edits_nor_moves_the_cursor(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.line, "lang:xx rev")
    box.line.setSelection(2, 3)
    with qtbot.assertNotEmitted(box.textEdited), qtbot.assertNotEmitted(box.line.textChanged):
        box.set_notes(box.text(), (Note(5, 7, "not a language"),))
    assert (box.line.selectedText(), box.line.cursorPosition()) == ("ng:", 5)
    assert isinstance(box.line, QLineEdit)


def test_the_star_says_what_it_would_do(box: SearchBox, qtbot: QtBot) -> None:
    assert not box.star.isVisible(), "nothing to keep"
    qtbot.keyClicks(box.line, "upr")
    with qtbot.waitSignal(box.saveRequested):
        qtbot.mouseClick(box.star, Qt.MouseButton.LeftButton)
    assert box.star.accessibleName() == "Save this search"
    outline = box.star.grab().toImage()
    box.star.set_kept(kept=True)
    assert box.star.accessibleName() == "Remove this saved search"
    filled = box.star.grab().toImage()
    middle = box.star.rect().center()
    assert filled.pixelColor(middle).name() == LIGHT.accent
    assert outline.pixelColor(middle) != filled.pixelColor(middle)


# ------------------------------------------------------------------ suggestions beside results


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def open_with_results(box: SearchBox, qtbot: QtBot) -> CompletionPopup:
    popup = open_with(box, qtbot, "civ", "civil", "civilian")
    box.set_count(-1, 17)
    return popup


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Up, Key.Key_PageDown])
def test_where_there_are_results_the_arrows_are_theirs(
    box: SearchBox, qtbot: QtBot, key: Qt.Key
) -> None:
    popup = open_with_results(box, qtbot)
    with qtbot.waitSignal(box.moved):
        qtbot.keyClick(box.line, key)
    assert not popup.isVisible(), "the list is in the way"
    with qtbot.waitSignal(box.moved):
        qtbot.keyClick(box.line, key)


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Right])
def test_tab_and_right_take_the_first_offer_beside_results(
    box: SearchBox, qtbot: QtBot, key: Qt.Key
) -> None:
    open_with_results(box, qtbot)
    qtbot.keyClick(box.line, key)
    assert box.text() == "civil"
    assert box.line.hasFocus()


def test_right_moves_the_cursor_where_it_is_not_at_the_end(box: SearchBox, qtbot: QtBot) -> None:
    open_with_results(box, qtbot)
    box.line.setCursorPosition(1)
    qtbot.keyClick(box.line, Key.Key_Right)
    assert (box.text(), box.line.cursorPosition()) == ("civ", 2)


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Space, CTRL), (Key.Key_Down, ALT)])
def test_the_list_is_entered_with_a_key_and_then_has_the_arrows(
    box: SearchBox, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    popup = open_with_results(box, qtbot)
    with qtbot.assertNotEmitted(box.moved):
        qtbot.keyClick(box.line, key, held)
        current = popup.current()
        assert current is not None
        assert current.text == "civil"
        qtbot.keyClick(box.line, Key.Key_Down)
        qtbot.keyClick(box.line, Key.Key_Return)
    assert box.text() == "civilian"


def test_the_key_also_opens_a_list_that_was_closed_and_enters_it(
    box: SearchBox, qtbot: QtBot
) -> None:
    popup = open_with_results(box, qtbot)
    qtbot.keyClick(box.line, Key.Key_Escape)
    with qtbot.waitSignal(box.completing.wanted):
        qtbot.keyClick(box.line, Key.Key_Space, CTRL)
    assert box.text() == "civ", "no space was typed"
    box.completing.offer("civ", words("civil", end=3))
    current = popup.current()
    assert current is not None
    assert current.text == "civil"


def test_the_foot_of_the_list_says_what_the_keys_do(box: SearchBox, qtbot: QtBot) -> None:
    popup = open_with(box, qtbot, "civ", "civil")
    assert popup.hint.text() == "Tab takes the first · ↓ chooses"
    qtbot.keyClick(box.line, Key.Key_Down)
    assert popup.hint.text() == "Enter takes it · Esc closes"
    box.clear()
    open_with(box, qtbot, "civ", "civil")
    box.set_count(-1, 17)
    box.completing.ask()
    box.completing.offer("civ", words("civil"))
    assert "↓ goes to the results" in popup.hint.text()
    box.clear()
    qtbot.keyClick(box.line, Key.Key_Down)
    box.completing.offer("", [Completion("upr", CompletionKind.RECENT, "upr", 0, 0)])
    qtbot.keyClick(box.line, Key.Key_Down)
    assert "Delete removes" in popup.hint.text()


def test_ctrl_enter_opens_and_says_that_the_keyboard_stays(box: SearchBox, qtbot: QtBot) -> None:
    popup = open_with_results(box, qtbot)
    with qtbot.assertNotEmitted(box.activated), qtbot.waitSignal(box.openedHere):
        qtbot.keyClick(box.line, Key.Key_Return, CTRL)
    assert not popup.isVisible()
    assert box.text() == "civ"
