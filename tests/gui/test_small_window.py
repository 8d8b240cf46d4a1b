"""In a small window with large text nothing is drawn over anything else, and all can be reached."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont

from gui.widgets.room import PanelRoom
from gui.window import MainWindow
from tests.gui.keys import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk


FURTHEST = 100  # presses


@pytest.fixture(params=[13, 26], ids=["100 %", "200 %"])
def desk(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    start: Callable[[], Nonpaper],
) -> Desk:
    """1024 by 640, a search on and its filters open."""
    font = QFont(qapp.font())
    font.setPixelSize(request.param)
    qapp.setFont(font)
    nonpaper = start()
    desk = nonpaper.desk
    assert desk is not None
    nonpaper.window.resize(1024, 640)
    nonpaper.window.arrange()
    keyboard = Keyboard(qtbot)
    keyboard.press("Ctrl+F")
    keyboard.type("seminar")
    qtbot.waitUntil(lambda: desk.searching.answer.query == "seminar")
    desk.filter_wiring.facets.set_open(is_open=True)
    qtbot.waitUntil(lambda: not desk.filter_wiring.facets.area.visibleRegion().isEmpty())
    return desk


def seen(widget: QWidget) -> QRect:
    """Where it is in the window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("left", ["contents", "bookmarks"])
@pytest.mark.parametrize("right", ["results", "details"])
def test_no_panel_is_drawn_over_another(desk: Desk, left: str, right: str) -> None:
    window = desk.panels.reader.window()
    assert isinstance(window, MainWindow)
    panels = desk.panels
    for name in (left, right):
        window.show_panel(name)
    rooms = [getattr(panels, name).parentWidget().parentWidget() for name in (left, right)]
    assert all(isinstance(room, PanelRoom) for room in rooms)
    parts = [*rooms, panels.reader, panels.timeline.header, panels.timeline, panels.status]
    for one, other in combinations(parts, 2):
        assert not seen(one).intersects(seen(other)), (one, other)
    assert all(window.rect().contains(seen(part)) for part in parts)
    assert panels.reader.height() >= 128


def test_what_does_not_fit_is_scrolled(desk: Desk) -> None:
    for name in ("contents", "results"):
        panel = getattr(desk.panels, name)
        room = panel.parentWidget().parentWidget()
        hidden = panel.height() - room.viewport().height()
        assert hidden <= room.verticalScrollBar().maximum()
        assert panel.width() == room.viewport().width()


def test_tab_brings_into_sight_what_it_reaches(desk: Desk, qtbot: QtBot) -> None:
    keyboard = Keyboard(qtbot)
    keyboard.press("Ctrl+F", "Esc")
    start, out_of_sight = keyboard.at, []
    for _ in range(FURTHEST):
        keyboard.press("Tab")
        if keyboard.at is start:
            break
        if keyboard.at.visibleRegion().isEmpty():
            out_of_sight.append(keyboard.at)
    assert keyboard.at is start
    assert out_of_sight == []
