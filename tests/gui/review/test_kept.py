"""What was said of words that are not found again is seen in Review, and dealt with by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.corrections import HeadingCorrection, RepairCorrection
from db.model import Repair
from db.structure.corrections import anchor_block
from tests.db.structure.outlines import made
from tests.gui.files import PATIENCE
from tests.gui.keys import Keyboard, named

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.review.window import ReviewWindow

KEY = "letter-2014-09-29-belarus"
OTHER = made((1, "A heading of long ago"), (None, "Words that nobody finds."))
ANCHOR = anchor_block(OTHER, KEY, 1)
HEADING = HeadingCorrection(ANCHOR, level=3, title="Renamed")
REPAIR = RepairCorrection(
    replace(ANCHOR, exact="Words"), Repair(0, "cr iticized", "criticized", "broken word")
)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)


@pytest.fixture
def window(qtbot: QtBot, nonpaper: Nonpaper, keyboard: Keyboard) -> ReviewWindow:
    desk = nonpaper.desk
    assert desk is not None
    desk.importing._soon.setInterval(PATIENCE)
    nonpaper.library.corrections.replace(KEY, [HEADING, REPAIR])
    with qtbot.waitSignal(desk.importer.readAgain):
        desk.actions["review-document"].trigger()
    (window,) = desk.reviewing.windows()
    return keyboard.go_to(window)


def test_a_lost_heading_and_a_lost_repair_are_told_where_they_were_said(
    window: ReviewWindow, keyboard: Keyboard
) -> None:
    assert window.remark.text() == ("2 of your corrections kept, not applied: see Outline, Repairs")
    keyboard.press("Alt+2")
    kept = window.outline.kept
    assert kept.isVisible()
    assert kept.told.text().startswith("1 correction of headings is kept and not applied")
    assert kept.list.item(0).text() == (
        "The heading “A heading of long ago”: level 3, called “Renamed”"
    )
    keyboard.press("Alt+4")
    assert window.repairs.kept.isVisible()
    assert window.repairs.kept.list.item(0).text() == "The repair of “cr iticized” in “Words”"


def test_a_lost_heading_is_given_to_another_one_and_undo_takes_it_back(
    window: ReviewWindow, keyboard: Keyboard
) -> None:
    keyboard.press("Alt+2")
    keyboard.press_until("Tab", lambda widget: widget is window.outline.tree)
    keyboard.press("End")
    chosen = window.outline.current()
    assert chosen is not None
    keyboard.press_until("Tab", named("Apply to the chosen heading"))
    keyboard.press("Space")
    assert not window.outline.kept.isVisible()
    given = next(row for row in window.draft.headings() if row.block == chosen.block)
    assert (given.text, given.level) == ("Renamed", 3)
    keyboard.press("Ctrl+Z")
    assert window.outline.kept.isVisible()
    assert all(row.text != "Renamed" for row in window.draft.headings())


def test_what_is_kept_is_forgotten_with_delete(window: ReviewWindow, keyboard: Keyboard) -> None:
    keyboard.press("Alt+4")
    name = named("Corrections of repairs, kept and not applied")
    keyboard.press_until("Tab", name)
    keyboard.press("Del")
    assert not window.repairs.kept.isVisible()
    assert window.draft.corrections == (HEADING,)
    assert window.remark.text() == "1 of your corrections kept, not applied: see Outline"
    keyboard.press("Alt+2")
    keyboard.press_until("Tab", named("Forget it"))
    keyboard.press("Space")
    assert window.draft.corrections == ()
    assert window.remark.text() == ""
