"""Tab goes round the whole window, and Shift+Tab the other way: no list or tree keeps it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QTabBar, QToolBar

from db.model import BookmarkTarget, Place
from tests.gui.keys import Keyboard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk

KEY = "letter-2014-09-29-belarus"
FURTHEST = 150  # presses


@pytest.fixture
def desk(nonpaper: Nonpaper, qtbot: QtBot) -> Desk:
    """With something to see in every panel, and room for it."""
    desk = nonpaper.desk
    assert desk is not None
    assert desk.reading.content is not None
    nonpaper.window.resize(1280, 800)
    for block in desk.reading.content.blocks[4:6]:
        desk.marking.add(BookmarkTarget.BLOCK, Place(KEY, block.section, block.id))
    keyboard = Keyboard(qtbot)
    keyboard.press("Ctrl+F")
    keyboard.type("seminar")
    qtbot.waitUntil(lambda: desk.searching.answer.query == "seminar")
    keyboard.press("Esc")  # what is offered
    desk.reading.select_event(desk.wiring.events[3].id, go=False)
    return desk


def part_of(desk: Desk, widget: QWidget) -> str:
    """The panel that a widget is in; "" for what is between panels."""
    panels = desk.panels
    for name in ("reader", "contents", "bookmarks", "results", "details", "timeline", "status"):
        panel = getattr(panels, name)
        if widget is panel or panel.isAncestorOf(widget):
            return name
    if panels.timeline.header.isAncestorOf(widget):
        return "timeline"
    if panels.search_box.isAncestorOf(widget):
        return "search"
    bar = widget.parent()
    return "toolbar" if isinstance(bar, QToolBar) else "tabs" if isinstance(widget, QTabBar) else ""


def round_trip(desk: Desk, keyboard: Keyboard, key: str) -> list[str]:
    """Press a key that leads on until the search box is reached again; the panels on the way."""
    keyboard.press("Ctrl+F")
    start, visited = QApplication.focusWidget(), []
    for _ in range(FURTHEST):
        keyboard.press(key)
        here = QApplication.focusWidget()
        assert here is not None
        assert here.isVisible()
        if here is start:
            return [name for name, _ in groupby(visited)]
        visited.append(part_of(desk, here))
    raise AssertionError(f"{key} does not come back: {visited}")


@pytest.mark.parametrize("left", ["contents", "bookmarks"])
@pytest.mark.parametrize("right", ["results", "details"])
@pytest.mark.parametrize("timeline", ["chart", "list"])
def test_tab_visits_every_panel_once_and_comes_back(
    nonpaper: Nonpaper, desk: Desk, qtbot: QtBot, left: str, right: str, timeline: str
) -> None:
    for name in (left, right):
        nonpaper.window.show_panel(name)
    if timeline == "list":
        desk.panels.timeline.header.list.click()
    keyboard = Keyboard(qtbot)
    forth = round_trip(desk, keyboard, "Tab")
    panels = [name for name in forth if name not in ("tabs", "toolbar", "search", "")]
    assert sorted(panels) == sorted({"reader", left, right, "timeline"})
    back = round_trip(desk, keyboard, "Shift+Tab")
    assert [name for name in back if name not in ("tabs", "toolbar", "search", "")] == panels[::-1]
