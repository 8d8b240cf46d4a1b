from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from gui.models.strip import Spot, Spots
from gui.theme.tokens import DARK
from gui.widgets.hit_strip import HitStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SPOTS = Spots(
    (
        Spot(0.1, 0.1, 1.0, 2, "Letter › ¶ 1"),
        Spot(0.5, 0.5, 1.0, 0, "Annex › ¶ 7"),
        Spot(0.9, 0.9, 1.0, 1, "Annex › ¶ 20"),
        Spot(0.95, 1.0, 0.3, -1, "A document of which no hit is known"),
    ),
    "3 hits over the document, most in Annex",
    (0.3,),
)


@pytest.fixture
def strip(qtbot: QtBot) -> HitStrip:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 100)
    strip = HitStrip(window)
    strip.setGeometry(0, 0, 400, 16)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    strip.set_spots(SPOTS)
    strip.window_kept = window  # pyright: ignore[reportAttributeAccessIssue] - or it would be gone
    return strip


def test_the_name_says_how_many_and_where_most(strip: HitStrip) -> None:
    assert strip.isVisible()
    assert strip.accessibleName() == "3 hits over the document, most in Annex"
    strip.set_current(1)
    assert strip.accessibleDescription() == "Annex › ¶ 20"
    strip.set_current(-1)
    assert strip.current() is None


def test_a_click_goes_to_the_nearest_hit_that_is_known(strip: HitStrip, qtbot: QtBot) -> None:
    for x, hit in ((60, 2), (190, 0), (399, 1)):
        with qtbot.waitSignal(strip.chosen) as caught:
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, 8))
        assert caught.args == [hit]


def test_arrows_walk_the_hits_as_they_lie(strip: HitStrip, qtbot: QtBot) -> None:
    chosen: list[int] = []
    strip.chosen.connect(chosen.append)
    strip.setFocus()
    keys = Qt.Key
    for key in (keys.Key_Right, keys.Key_Right, keys.Key_Left, keys.Key_End, keys.Key_Home):
        qtbot.keyClick(strip, key)
    assert chosen == [2, 0, 2, 1, 2]
    with qtbot.waitSignal(strip.escaped):
        qtbot.keyClick(strip, keys.Key_Escape)


def test_one_place_alone_needs_no_strip(strip: HitStrip, qtbot: QtBot) -> None:
    strip.set_spots(Spots(SPOTS.spots[:1], "1 hit"))
    assert not strip.isVisible()
    strip.set_spots(Spots(SPOTS.spots[3:] * 2, "2 hits"))
    chosen: list[int] = []
    strip.chosen.connect(chosen.append)
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert chosen == [], "there is nothing to go to"


def test_the_current_hit_looks_different(strip: HitStrip) -> None:
    strip.apply_theme(DARK)
    before = strip.grab().toImage()
    strip.set_current(0)
    assert strip.grab().toImage() != before
    strip.resize(1, 16)
    assert not strip.grab().toImage().isNull()


def test_the_tool_tip_tells_the_place(strip: HitStrip) -> None:
    at = QPoint(190, 8)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, strip.mapToGlobal(at))
    QApplication.sendEvent(strip, event)
    assert QToolTip.text() == "Annex › ¶ 7"
    QToolTip.hideText()
