from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from tests.gui.timeline.samples import ISSUED, LANES, event

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.timeline.layout import Lane
    from gui.timeline.view import TimelineView

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class StillStyle(QProxyStyle):
    """A system that asks for less motion."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animate:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def mouse(
    chart: TimelineView, kind: QEvent.Type, x: float, time: int, *, held: bool = True
) -> None:
    where = QPointF(x, 120)
    buttons = LEFT if held else Qt.MouseButton.NoButton
    sent = QMouseEvent(kind, where, chart.mapToGlobal(where), LEFT, buttons, NO_KEYS)
    sent.setTimestamp(time)
    QApplication.sendEvent(chart, sent)


def fling(chart: TimelineView, *, rest: int = 0) -> None:
    """Drag 120 pixels to the right in 60 ms, rest, let go."""
    mouse(chart, QEvent.Type.MouseButtonPress, 700, 1000)
    for step in range(1, 7):
        mouse(chart, QEvent.Type.MouseMove, 700 + 20 * step, 1000 + 10 * step)
    mouse(chart, QEvent.Type.MouseButtonRelease, 820, 1060 + rest, held=False)


def glides(chart: TimelineView) -> bool:
    return chart._hands.glide.active


# ---------------------------------------------------------------------- inertia


def test_a_chart_let_go_in_motion_glides_on_and_comes_to_rest(
    qtbot: QtBot, chart: TimelineView
) -> None:
    chart.zoom_about(4, 700)
    before = chart.stage.scale
    fling(chart)
    at_once = before.x_of(before.day_at(700)) - chart.stage.scale.x_of(before.day_at(700))
    assert at_once == pytest.approx(-120, abs=1)
    assert glides(chart)
    qtbot.waitUntil(lambda: not glides(chart))
    gone = chart.stage.scale.x_of(before.day_at(700)) - 700
    assert 250 < gone < 350  # 2 pixels a millisecond, fading within 90 ms


def test_a_hand_that_rested_before_it_let_go_leaves_the_chart_there(chart: TimelineView) -> None:
    chart.zoom_about(4, 700)
    fling(chart, rest=200)
    assert not glides(chart)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Shift])
def test_any_key_stops_the_glide(qtbot: QtBot, chart: TimelineView, key: Qt.Key) -> None:
    chart.zoom_about(4, 700)
    fling(chart)
    assert glides(chart)
    qtbot.keyClick(chart, key)
    assert not glides(chart)


def test_a_press_or_hiding_stops_the_glide(qtbot: QtBot, chart: TimelineView) -> None:
    chart.zoom_about(4, 700)
    fling(chart)
    qtbot.mousePress(chart, Qt.MouseButton.RightButton, pos=QPoint(500, 120))
    assert not glides(chart)
    fling(chart)
    assert glides(chart)
    chart.hide()
    assert not glides(chart)


def test_nothing_glides_where_the_system_asks_for_less_motion(chart: TimelineView) -> None:
    style = StillStyle()
    style.setParent(chart)
    chart.setStyle(style)
    chart.zoom_about(4, 700)
    fling(chart)
    assert not glides(chart)


# ---------------------------------------------------------------------- pad and fingers


def pad(
    chart: TimelineView, kind: Qt.NativeGestureType, value: float, by: QPointF | None = None
) -> None:
    at = QPointF(700, 120)
    sent = QNativeGestureEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        chart.mapToGlobal(at),
        value,
        by or QPointF(),
    )
    QApplication.sendEvent(chart, sent)


def test_a_pinch_on_the_pad_zooms_about_the_cursor(chart: TimelineView) -> None:
    before = chart.stage.scale
    pad(chart, Qt.NativeGestureType.ZoomNativeGesture, 0.25)
    after = chart.stage.scale
    assert after.span == pytest.approx(before.span / 1.25)
    assert after.day_at(700) == pytest.approx(before.day_at(700), abs=0.01)
    pad(chart, Qt.NativeGestureType.ZoomNativeGesture, -0.2)
    assert chart.stage.scale.span == pytest.approx(before.span)


def test_fingers_on_the_pad_pan_and_a_double_tap_looks_closer(chart: TimelineView) -> None:
    chart.zoom_about(4, 700)
    before = chart.stage.scale
    pad(chart, Qt.NativeGestureType.PanNativeGesture, 0, QPointF(-50, 0))
    assert chart.stage.scale.x_of(before.day_at(700)) == pytest.approx(650)
    pad(chart, Qt.NativeGestureType.SmartZoomNativeGesture, 1)
    assert chart.stage.scale.span < before.span
    still = chart.stage.scale
    pad(chart, Qt.NativeGestureType.RotateNativeGesture, 1)
    assert chart.stage.scale == still


@pytest.fixture
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_two_fingers_zoom_about_their_middle_and_one_drags(
    qtbot: QtBot, chart: TimelineView, screen: QPointingDevice
) -> None:
    chart.zoom_about(2, 700)
    before = chart.stage.scale
    with qtbot.assertNotEmitted(chart.eventActivated):
        QTest.touchEvent(chart, screen).press(0, QPoint(600, 120)).commit()
        QTest.touchEvent(chart, screen).move(0, QPoint(600, 120)).press(
            1, QPoint(800, 120)
        ).commit()
        QTest.touchEvent(chart, screen).move(0, QPoint(500, 120)).move(1, QPoint(900, 120)).commit()
        after = chart.stage.scale
        assert after.span == pytest.approx(before.span / 2)
        assert after.day_at(700) == pytest.approx(before.day_at(700), abs=3)
        QTest.touchEvent(chart, screen).move(0, QPoint(500, 120)).release(
            1, QPoint(900, 120)
        ).commit()
        QTest.touchEvent(chart, screen).move(0, QPoint(400, 120)).commit()
        QTest.touchEvent(chart, screen).release(0, QPoint(400, 120)).commit()
    assert chart.stage.scale == after
    QTest.touchEvent(chart, screen).press(0, QPoint(600, 120)).commit()
    QTest.touchEvent(chart, screen).move(0, QPoint(660, 120)).commit()
    assert chart.stage.scale.x_of(after.day_at(600)) == pytest.approx(660, abs=1)
    QTest.touchEvent(chart, screen).release(0, QPoint(660, 120)).commit()


def test_a_tap_is_a_click(qtbot: QtBot, chart: TimelineView, screen: QPointingDevice) -> None:
    at = chart.rect_of(10).center()
    with qtbot.waitSignal(chart.eventActivated) as opened:
        QTest.touchEvent(chart, screen).press(0, at).commit()
        QTest.touchEvent(chart, screen).release(0, at).commit()
    assert opened.args == [10]


# ---------------------------------------------------------------------- what is selected


def test_one_shows_what_is_selected(qtbot: QtBot, chart: TimelineView) -> None:
    area = chart.stage.areas.time
    with qtbot.assertNotEmitted(chart.viewMoved):
        qtbot.keyClick(chart, Qt.Key.Key_1)
    chart.set_selected(18)
    qtbot.keyClick(chart, Qt.Key.Key_1)
    assert chart.rect_of(18).width() == pytest.approx(area.width() / 3, rel=0.02)
    chart.set_span((20130101, 20131231))
    qtbot.keyClick(chart, Qt.Key.Key_1)
    assert chart.stage.scale.span == pytest.approx(365 / 0.8)
    chart.set_chosen(frozenset({5, 24}))
    qtbot.keyClick(chart, Qt.Key.Key_1)
    left, right = chart.rect_of(5).left(), chart.rect_of(24).right()
    assert right - left == pytest.approx(area.width() * 0.8, rel=0.02)


# ---------------------------------------------------------------------- keys


def test_ctrl_and_arrows_move_what_is_seen_and_not_what_is_selected(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    chart = show(1000, 130)
    chart.set_selected(10)
    chart.zoom_about(4, 700)
    before = chart.stage.scale
    qtbot.keyClick(chart, Qt.Key.Key_Right, CTRL)
    assert chart.stage.scale.start == pytest.approx(before.start + before.span / 5)
    qtbot.keyClick(chart, Qt.Key.Key_Left, CTRL)
    assert chart.stage.scale.start == pytest.approx(before.start)
    scrolled = chart.stage.scroll
    qtbot.keyClick(chart, Qt.Key.Key_Down, CTRL)
    assert chart.stage.scroll > scrolled
    qtbot.keyClick(chart, Qt.Key.Key_Up, CTRL)
    assert chart.stage.scroll == scrolled
    assert chart.selected() == 10


def test_page_keys_go_through_time_where_all_lanes_are_in_sight(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    chart = show(1000, 700)
    chart.zoom_about(6, 700)
    before = chart.stage.scale
    qtbot.keyClick(chart, Qt.Key.Key_PageDown)
    assert chart.stage.scale.start == pytest.approx(before.start + before.span * 0.8)


def test_letters_jump_by_headline(qtbot: QtBot, chart: TimelineView) -> None:
    qtbot.keyClicks(chart, "thi")
    assert chart.selected() == 11  # Third round
    qtbot.waitUntil(lambda: not chart._keys._letters.typing)
    chosen = []
    for _ in range(4):  # the same letter goes through all of them, in time
        qtbot.keyClick(chart, "s")
        chosen.append(chart.selected())
    names = [chart.stage.events[n].label for n in chosen]
    assert all(name.startswith("S") for name in names)
    assert len(set(names)) == 4


def test_a_word_may_hold_blanks_and_figures_and_what_is_not_found_changes_nothing(
    qtbot: QtBot, chart: TimelineView
) -> None:
    span = chart.stage.scale.span
    qtbot.keyClicks(chart, "reports to 3")
    assert chart.selected() == 16
    qtbot.waitUntil(lambda: not chart._keys._letters.typing)
    qtbot.keyClicks(chart, "xyz")
    assert chart.selected() == 16
    assert chart.stage.scale.span == span


def test_enter_on_a_fold_looks_closer_until_the_event_can_be_opened(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    many = tuple(
        event(number, 1, f"2013-05-{number % 28 + 1:02d}", label="x") for number in range(1, 81)
    )
    chart = show(full=False)
    lane = replace(LANES[0], title="Crowd", events=frozenset(range(300)))
    lanes: tuple[Lane, ...] = (lane,)
    chart.set_content((*many, event(200, 1, "1950", label="far")), lanes, ISSUED, None)
    (cluster,) = chart.stage.layout.clusters
    chart.set_selected(cluster.events[0])
    span = chart.stage.scale.span
    with qtbot.assertNotEmitted(chart.eventActivated):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chart.stage.scale.span < span
    with qtbot.waitSignal(chart.eventActivated) as opened:
        for _ in range(8):
            qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [cluster.events[0]]


def test_the_keyboards_event_shows_its_card(qtbot: QtBot, chart: TimelineView) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert not chart.card.isVisible()
    qtbot.waitUntil(chart.card.isVisible)
    assert chart.card.text().splitlines()[0] == "First cycle of the letter"
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert not chart.card.isVisible()
