"""The whole of Review without a mouse: every key goes where the keyboard is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTabBar,
)

from db.corrections import FactCorrection, FactField, RepairCorrection
from gui.review.choosing import ParagraphChooser
from tests.gui.files import PATIENCE
from tests.gui.keys import Keyboard, named

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.review.window import ReviewWindow

KEY = "letter-2014-09-29-belarus"
REVIEW = "Belarus and the universal periodic review"
BODIES = "Belarus and the treaty bodies"


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


@pytest.fixture
def window(qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard) -> ReviewWindow:
    """Opened from the document's menu."""
    keyboard.go_to(nonpaper.window)
    keyboard.press_until("Shift+F6", named("Contents"))
    keyboard.press("Home")
    keyboard.press_menu()
    with qtbot.waitSignal(desk.importer.readAgain, timeout=PATIENCE):
        keyboard.choose("Review…")
    (window,) = desk.reviewing.windows()
    return keyboard.go_to(window)


def to_row(window: ReviewWindow, keyboard: Keyboard, words: str) -> None:
    """Go down the outline to a heading."""
    keyboard.press("Home")
    for _ in window.draft.headings():
        item = window.outline.tree.currentItem()
        assert item is not None
        if item.text(0).startswith(words):
            return
        keyboard.press("Down")
    raise AssertionError(f"no row {words}")


def here(window: ReviewWindow) -> tuple[int, str]:
    """The level of the heading at the keyboard, and what is said of it."""
    assert QApplication.focusWidget() is window.outline.tree
    row = window.outline.current()
    assert row is not None
    return row.level, row.remark


def test_a_whole_review_with_keys_alone(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard, window: ReviewWindow
) -> None:
    review_facts(keyboard, window)
    review_outline(keyboard, window)
    review_repairs(qtbot, keyboard, window)
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        keyboard.press("Alt+S")
    keyboard.go_to(nonpaper.window)
    content = nonpaper.library.documents.content(KEY)
    assert content.document.facts.symbol == "A/C.3/69/4"
    assert "The review" in [section.title for section in content.sections]
    assert any("cr iticized" in block.text for block in content.blocks)


def review_facts(keyboard: Keyboard, window: ReviewWindow) -> None:
    assert keyboard.at is window.facts.lines[FactField.NAME].edit, "one can begin to type"
    keyboard.press("Alt+Y")
    keyboard.type("A/C.3/69/5")
    keyboard.press("Return")
    keyboard.press_until("Tab", named("Symbol: back to what was found"))
    keyboard.press("Space")
    assert window.draft.fact(FactField.SYMBOL) == ""
    assert keyboard.at is window.facts.lines[FactField.SYMBOL].edit
    keyboard.type("A/C.3/69/4")
    keyboard.press("Tab")
    assert window.draft.fact(FactField.SYMBOL) == "A/C.3/69/4"


def review_outline(keyboard: Keyboard, window: ReviewWindow) -> None:
    keyboard.press("Alt+2")
    to_row(window, keyboard, REVIEW)
    keyboard.press("Alt+Left")
    assert here(window) == (1, "level changed")
    keyboard.press("Alt+Right")
    assert here(window) == (2, "")
    keyboard.press("Del")
    assert here(window)[1] == "not a heading"
    keyboard.press("Ctrl+Z")
    assert here(window) == (2, "")
    keyboard.press("Ctrl+Y")
    assert here(window)[1] == "not a heading"
    keyboard.press("Ctrl+R")
    assert here(window) == (2, "")
    keyboard.press("Alt+Down")  # the paragraph below is a line of it
    rows = window.draft.headings()
    assert [row.remark for row in rows].count("goes on with the heading before") == 1
    keyboard.press("Ctrl+Z", "F2")
    asked = window.findChild(QInputDialog)
    assert asked is not None
    keyboard.go_to(asked)
    keyboard.type("The review")
    keyboard.press("Return")
    keyboard.go_to(window)
    assert here(window) == (2, "renamed")


def review_repairs(qtbot: QtBot, keyboard: Keyboard, window: ReviewWindow) -> None:
    keyboard.press("Alt+3")
    assert keyboard.at.accessibleName() == "Notes"
    keyboard.press("Alt+4")
    keyboard.press_until("Tab", named("Filter by words"))
    keyboard.type("iticized")
    keyboard.press_until("Tab", named("Undo this repair"))
    keyboard.press("Space")
    assert undone(window)
    keyboard.press("Alt+N")  # a button is pressed for a moment
    qtbot.waitUntil(lambda: not undone(window))
    keyboard.press("Alt+U")
    qtbot.waitUntil(lambda: undone(window))


def undone(window: ReviewWindow) -> bool:
    return any(isinstance(said, RepairCorrection) for said in window.draft.corrections)


def test_a_heading_is_made_and_merged_with_keys_alone(
    keyboard: Keyboard, window: ReviewWindow
) -> None:
    keyboard.press("Alt+2")
    to_row(window, keyboard, REVIEW)
    below = window.draft.line_below(window.outline.current() or pytest.fail("no row"))
    text = next(block.text for block in window.draft.parsed.blocks if block.id == below)
    keyboard.press("Ins")
    chooser = window.findChild(ParagraphChooser)
    assert chooser is not None
    keyboard.go_to(chooser)
    keyboard.type(text[:40])
    keyboard.press("Return")
    keyboard.go_to(window)
    assert here(window)[1] == "", "the keyboard stays where it was"
    keyboard.press("Down")
    assert here(window)[1] == "made a heading, level changed"
    keyboard.press("Alt+Up")
    assert window.draft.corrected.lost == ()
    assert here(window)[1] == "goes on with the heading before"


def test_what_was_said_of_another_file_is_applied_or_forgotten_with_keys_alone(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    other = ("2014-01-01", "Another title", "1" * 64)
    said = [
        FactCorrection(FactField.SYMBOL, "A/70/1", *other),
        FactCorrection(FactField.ISSUED, "2014-10-01", *other),
        FactCorrection(FactField.KIND, "poem", *other),
    ]
    nonpaper.library.corrections.replace(KEY, said)
    with qtbot.waitSignal(desk.importer.readAgain, timeout=PATIENCE):
        desk.actions["review-document"].trigger()
    (window,) = desk.reviewing.windows()
    keyboard.go_to(window)
    symbol, issued = (window.facts.lines[one] for one in (FactField.SYMBOL, FactField.ISSUED))
    assert symbol.edit.text() == ""  # type: ignore[union-attr]
    assert symbol.said.text() == "You said “A/70/1” of another file: kept, not applied"
    assert window.remark.text() == "3 of your corrections kept, not applied"
    keyboard.press_until("Tab", named("Symbol: apply what is kept"))
    keyboard.press("Space")
    assert keyboard.at is symbol.edit
    assert symbol.text == "A/70/1"
    keyboard.press_until("Tab", named("Kind: apply what is kept"))
    keyboard.press("Space")
    assert "The kind is one of" in window.facts.lines[FactField.KIND].said.text()
    keyboard.press_until("Tab", named("Date of issue: forget what is kept"))
    keyboard.press("Space")
    assert keyboard.at is issued.edit
    assert issued.said.text() == "29 September 2014"
    assert not issued.forget.isVisible()
    assert window.remark.text() == "1 of your corrections kept, not applied"
    keyboard.press("Ctrl+Z")
    assert issued.forget.isVisible()
    keyboard.press("Ctrl+Shift+Z")
    assert not issued.forget.isVisible()
    keyboard.type("x")
    keyboard.press("Ctrl+Z")
    assert issued.text == "2014-09-29", "what was typed in the line goes first"
    assert not issued.forget.isVisible()


def test_what_cannot_be_done_is_said_where_the_keyboard_is(
    keyboard: Keyboard, window: ReviewWindow
) -> None:
    keyboard.press("Alt+2", "Home")
    row = window.outline.current()
    assert row is not None
    keyboard.press("Alt+Right", "Alt+Left")
    assert not window.draft.changed
    assert "Cannot be demoted: it is the first heading" in window.outline.remark.text()
    assert "Cannot be promoted: it is at the top level already." in window.outline.remark.text()
    demote = window.outline.actions_["demote"]
    assert not demote.isEnabled()
    assert "it is the first heading" in demote.toolTip()


def test_esc_asks_and_can_be_answered(
    keyboard: Keyboard, window: ReviewWindow, nonpaper: Nonpaper
) -> None:
    keyboard.type("A name")
    keyboard.press("Esc")
    box = window.findChild(QMessageBox)
    assert box is not None
    keyboard.go_to(box)
    keyboard.press("Esc")
    keyboard.go_to(window)
    assert window.draft.fact(FactField.NAME) == "A name"
    keyboard.press("Ctrl+Z", "Esc")
    keyboard.go_to(nonpaper.window)


def test_enter_on_a_repair_of_a_note_shows_the_note_on_the_page(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The text of the world.a\n\n__________\n\na  See the  report of 2013.\n")
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([path])
    with qtbot.waitSignal(desk.importer.readAgain, timeout=PATIENCE):
        desk.actions["review-document"].trigger()
    (window,) = desk.reviewing.windows()
    keyboard.go_to(window)
    keyboard.press("Alt+4")
    keyboard.press_until("Tab", named("Repairs"))
    keyboard.press("Ctrl+End")
    row = window.repairs.current()
    assert row is not None
    assert row.note is not None
    with qtbot.waitSignal(desk.reviewing.goRequested) as going:
        keyboard.press("Return")
    assert going.args is not None
    place = going.args[0]
    content = desk.reading.content
    assert content is not None
    block = next(block for block in content.blocks if block.id == place.block)
    assert place.footnote in {ref.label for ref in block.refs}
    shown = desk.panels.reader.current_place()
    assert shown is not None
    assert shown.footnote == place.footnote


def test_no_two_letters_of_a_page_are_the_same(window: ReviewWindow) -> None:
    for page in range(window.tabs.count()):
        window.tabs.setCurrentIndex(page)
        texts = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
        texts += [
            one.text()
            for one in window.findChildren(QLabel)
            if one.buddy() is not None and one.isVisible()
        ]
        bar = window.tabs.findChild(QTabBar)
        assert bar is not None
        texts += [bar.tabText(at) for at in range(bar.count())]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert max(letters.values()) == 1, letters


def test_every_line_can_be_reached_and_says_what_it_is(
    keyboard: Keyboard, window: ReviewWindow
) -> None:
    names: list[str] = []
    for _ in window.facts.lines:
        names.append(keyboard.at.accessibleName())
        keyboard.press("Tab")
    assert names == [line.edit.accessibleName() for line in window.facts.lines.values()]
    assert isinstance(window.facts.lines[FactField.NAME].edit, QLineEdit)
