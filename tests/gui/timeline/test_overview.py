"""The strip of the whole time: its window is what the chart shows, and moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.panels.timeline import TimelinePanel
from gui.theme.tokens import DARK, LIGHT, Tokens
from tests.gui.timeline.samples import CONTENT, EVENTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    made = TimelinePanel()
    qtbot.addWidget(made)
    made.resize(1280, 320)
    made.apply_theme(LIGHT)
    made.show()
    qtbot.waitExposed(made)
    made.set_content(CONTENT, EVENTS)
    return made


def drag(qtbot: QtBot, panel: TimelinePanel, start: QPointF, by: float) -> None:
    strip = panel.overview
    qtbot.mousePress(strip, LEFT, pos=start.toPoint())
    for part in (0.5, 1.0):
        at = start + QPointF(by * part, 0)
        moved = QMouseEvent(QEvent.Type.MouseMove, at, strip.mapToGlobal(at), LEFT, LEFT, NONE)
        QApplication.sendEvent(strip, moved)
    qtbot.mouseRelease(strip, LEFT, pos=(start + QPointF(by, 0)).toPoint())


def test_the_strip_is_there_only_while_something_is_out_of_sight(panel: TimelinePanel) -> None:
    assert panel.overview.isHidden()
    panel.chart.zoom_about(3, 700)
    assert panel.overview.isVisible()
    panel.header.list.setChecked(True)
    assert panel.overview.isHidden()
    panel.header.list.setChecked(False)
    assert panel.overview.isVisible()
    panel.chart.fit()
    assert panel.overview.isHidden()


def test_the_window_is_what_the_chart_shows(panel: TimelinePanel) -> None:
    panel.chart.zoom_about(3, 700)
    frame, area = panel.overview.window_rect(), panel.overview.rect()
    assert frame.width() == pytest.approx((area.width() - 32) / 3, abs=2)
    panel.chart.pan_by(200)
    assert panel.overview.window_rect().left() > frame.left() + 40


def test_dragging_the_window_moves_the_chart(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.chart.zoom_about(3, 700)
    scale, frame = panel.chart.stage.scale, panel.overview.window_rect()
    drag(qtbot, panel, frame.center(), -150)
    after = panel.chart.stage.scale
    assert after.span == pytest.approx(scale.span)
    assert after.start < scale.start
    assert panel.overview.window_rect().left() == pytest.approx(frame.left() - 150, abs=2)


def test_dragging_an_edge_zooms(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.chart.zoom_about(3, 700)
    scale, frame = panel.chart.stage.scale, panel.overview.window_rect()
    drag(qtbot, panel, QPointF(frame.right(), frame.center().y()), -100)
    after = panel.chart.stage.scale
    assert after.start == pytest.approx(scale.start, abs=1)
    assert after.span < scale.span
    drag(qtbot, panel, QPointF(panel.overview.window_rect().left(), frame.center().y()), -60)
    assert panel.chart.stage.scale.start < scale.start
    assert panel.chart.stage.scale.end == pytest.approx(after.end, abs=2)


def test_a_click_beside_the_window_brings_it_there(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.chart.zoom_about(6, 700)
    qtbot.mouseClick(panel.overview, LEFT, pos=QPoint(1000, 14))
    assert panel.overview.window_rect().center().x() == pytest.approx(1000, abs=2)


@pytest.mark.parametrize(
    ("key", "start", "span"),
    [
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Home, -1, 0),
        (Qt.Key.Key_End, 1, 0),
        (Qt.Key.Key_PageUp, -1, 0),
        (Qt.Key.Key_PageDown, 1, 0),
        (Qt.Key.Key_Plus, 1, -1),
        (Qt.Key.Key_Minus, -1, 1),
    ],
)
def test_the_window_goes_by_keys(
    qtbot: QtBot, panel: TimelinePanel, key: Qt.Key, start: int, span: int
) -> None:
    panel.chart.zoom_about(5, 700)
    before = panel.chart.stage.scale
    qtbot.keyClick(panel.overview, key)
    after = panel.chart.stage.scale
    assert (after.start - before.start) * start > 0
    assert (after.span - before.span) * span > 0 or (span == 0 and after.span == before.span)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("width", [200, 640, 4000])
def test_what_is_in_the_window_is_in_stronger_ink(
    panel: TimelinePanel, tokens: Tokens, width: int
) -> None:
    panel.resize(width, 320)
    panel.apply_theme(tokens)
    panel.chart.zoom_about(4, width / 2)
    picture = panel.overview.grab().toImage()
    frame = panel.overview.window_rect()
    colours: dict[bool, set[str]] = {True: set(), False: set()}
    for x in range(picture.width()):
        colour = QColor(picture.pixelColor(x, round(frame.bottom()) - 4)).name()
        if abs(x - frame.left()) > 8 and abs(x - frame.right()) > 8:
            colours[frame.left() < x < frame.right()].add(colour)
    assert tokens.accent in colours[True]
    assert tokens.accent not in colours[False]
    assert tokens.hairline in colours[False]
