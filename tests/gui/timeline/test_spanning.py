"""A span of time on the chart, by hand, by key and by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from gui.theme.tokens import DARK
from gui.timeline.scale import day_of
from gui.timeline.spanning import IN_ANY, ONLY_IN_SPAN, snapped, span_of
from tests.gui.timeline.samples import EVENTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def move(chart: TimelineView, at: QPoint) -> None:
    point = QPointF(at)
    moved = QMouseEvent(QEvent.Type.MouseMove, point, chart.mapToGlobal(point), LEFT, LEFT, SHIFT)
    QApplication.sendEvent(chart, moved)


def x_of(chart: TimelineView, day: int) -> QPoint:
    return QPoint(round(chart.stage.scale.x_of(day_of(day))) + 2, 120)


def by_id(number: int) -> tuple[int | None, int | None]:
    (event,) = [event for event in EVENTS if event.id == number]
    return event.lo, event.hi


def test_a_drag_with_shift_draws_out_a_span(qtbot: QtBot, chart: TimelineView) -> None:
    before = chart.stage.scale
    qtbot.mousePress(chart, LEFT, SHIFT, x_of(chart, 20130610))
    move(chart, x_of(chart, 20131110))
    plain = chart.grab().toImage()
    move(chart, x_of(chart, 20140510))
    assert chart.grab().toImage() != plain, "it is seen while it is drawn out"
    with qtbot.waitSignal(chart.spanChosen) as caught:
        qtbot.mouseRelease(chart, LEFT, SHIFT, x_of(chart, 20140510))
    assert caught.args == [(20130601, 20140531)]
    assert chart.stage.scale == before, "nothing was panned"


def test_escape_lets_a_span_go(qtbot: QtBot, chart: TimelineView) -> None:
    chart.setFocus()
    qtbot.mousePress(chart, LEFT, SHIFT, x_of(chart, 20130610))
    move(chart, x_of(chart, 20140510))
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(chart.spanChosen):
        qtbot.mouseRelease(chart, LEFT, SHIFT, x_of(chart, 20140510))


def test_a_press_with_shift_that_stays_chooses_nothing(qtbot: QtBot, chart: TimelineView) -> None:
    with qtbot.assertNotEmitted(chart.spanChosen):
        qtbot.mouseClick(chart, LEFT, SHIFT, x_of(chart, 20130610))


def test_shift_and_arrows_choose_from_event_to_event(qtbot: QtBot, chart: TimelineView) -> None:
    chart.setFocus()
    order = list(chart.stage.layout.order)
    chart.set_selected(order[2])
    spans: list[tuple[int, int]] = []
    chart.spanChosen.connect(spans.append)
    qtbot.keyClick(chart, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(chart, Qt.Key.Key_Right, SHIFT)
    assert chart.selected() == order[4]
    days = [day for n in (order[2], order[4]) for day in by_id(n) if day is not None]
    assert spans[-1] == (min(days), max(days))
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert len(spans) == 2, "without Shift nothing is chosen"
    qtbot.keyClick(chart, Qt.Key.Key_Left, SHIFT)
    ends = [day for n in (order[3], order[2]) for day in by_id(n) if day is not None]
    assert spans[-1] == (min(ends), max(ends)), "a new one begins at the selected event"


def actions(chart: TimelineView) -> dict[str, QAction]:
    (menu,) = [menu for menu in chart.findChildren(QMenu) if menu.isVisible()]
    return {action.text(): action for action in menu.actions()}


def close_menu(chart: TimelineView) -> None:
    for menu in chart.findChildren(QMenu):
        menu.close()


def ask_for_menu(chart: TimelineView, at: QPoint, reason: QContextMenuEvent.Reason) -> None:
    QApplication.sendEvent(chart, QContextMenuEvent(reason, at, chart.mapToGlobal(at)))


def test_the_menu_searches_in_the_time_of_an_event(qtbot: QtBot, chart: TimelineView) -> None:
    ask_for_menu(chart, chart.rect_of(10).center(), QContextMenuEvent.Reason.Mouse)
    menu = actions(chart)
    assert not menu[IN_ANY].isEnabled()
    with qtbot.waitSignal(chart.spanChosen) as caught:
        menu[ONLY_IN_SPAN].trigger()
    assert caught.args == [by_id(10)]
    close_menu(chart)
    chart.set_selected(10)
    ask_for_menu(chart, QPoint(0, 0), QContextMenuEvent.Reason.Keyboard)
    menu = actions(chart)
    assert not menu[ONLY_IN_SPAN].isEnabled(), "that is chosen"
    with qtbot.waitSignal(chart.spanChosen) as caught:
        menu[IN_ANY].trigger()
    assert caught.args == [None]
    close_menu(chart)


def test_the_menu_beside_events_has_no_span(chart: TimelineView) -> None:
    chart.set_selected(None)
    ask_for_menu(chart, QPoint(2, 2), QContextMenuEvent.Reason.Keyboard)
    assert not actions(chart)[ONLY_IN_SPAN].isEnabled()
    close_menu(chart)


def test_the_span_is_drawn_as_far_as_it_is_in_sight(chart: TimelineView) -> None:
    chart.apply_theme(DARK)
    plain = chart.grab().toImage()
    chart.set_span((20130601, 20140531))
    assert chart.grab().toImage() != plain
    chart.set_span((19000101, 19001231))
    assert chart.grab().toImage() == plain
    chart.set_span(None)
    assert chart.grab().toImage() == plain


@pytest.mark.parametrize(
    ("pixels_per_day", "span"),
    [
        (10.0, (20130215, 20140220)),
        (1.0, (20130201, 20140228)),
        (0.05, (20130101, 20141231)),
    ],
)
def test_a_span_is_as_fine_as_one_can_aim(pixels_per_day: float, span: tuple[int, int]) -> None:
    first, last = day_of(20130215) + 0.4, day_of(20140220) + 0.9
    assert snapped(first, last, pixels_per_day) == span


def test_undated_events_have_no_span() -> None:
    assert span_of(()) is None
