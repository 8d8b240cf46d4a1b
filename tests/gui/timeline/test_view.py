from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from db.model import Extent
from gui.theme.tokens import DARK, LIGHT, Tokens
from gui.timeline.flags import placed_lines
from gui.timeline.layout import ClusterSpec, Lane
from gui.timeline.marks import ALL_KINDS, MarkKind
from gui.timeline.scale import date_at
from tests.gui.timeline.samples import EVENTS, ISSUED, LANES, event

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def middle_of(chart: TimelineView, number: int) -> QPoint:
    return chart.rect_of(number).center()


def turn_wheel(
    chart: TimelineView,
    at: QPoint,
    turn: QPoint,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    where = QPointF(at)
    event = QWheelEvent(
        where,
        QPointF(chart.mapToGlobal(at)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, event)


def drag(qtbot: QtBot, chart: TimelineView, start: QPoint, by: QPoint) -> None:
    qtbot.mousePress(chart, LEFT, pos=start)
    for part in (0.5, 1.0):
        point = QPointF(start) + QPointF(by) * part
        moved = QMouseEvent(
            QEvent.Type.MouseMove, point, chart.mapToGlobal(point), LEFT, LEFT, NO_KEYS
        )
        QApplication.sendEvent(chart, moved)


def hover(chart: TimelineView, at: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    where = QPointF(at)
    moved = QMouseEvent(QEvent.Type.MouseMove, where, chart.mapToGlobal(where), none, none, NO_KEYS)
    QApplication.sendEvent(chart, moved)


# ---------------------------------------------------------------------- mouse


def test_a_click_on_a_mark_opens_its_passage(qtbot: QtBot, chart: TimelineView) -> None:
    selected: list[int] = []
    chart.eventSelected.connect(selected.append)
    with qtbot.waitSignal(chart.eventActivated) as opened:
        qtbot.mouseClick(chart, LEFT, pos=middle_of(chart, 10))
    assert opened.args == [10]
    assert chart.selected() == 10
    assert selected == []  # opening selects, so it is not said twice


def test_a_click_on_a_label_is_a_click_on_its_mark(qtbot: QtBot, chart: TimelineView) -> None:
    rect = chart.rect_of(5)
    with qtbot.waitSignal(chart.eventActivated) as opened:
        qtbot.mouseClick(chart, LEFT, pos=QPoint(rect.right() + 30, rect.center().y()))
    assert opened.args == [5]


def test_a_click_beside_everything_opens_nothing(qtbot: QtBot, chart: TimelineView) -> None:
    with qtbot.assertNotEmitted(chart.eventActivated):
        qtbot.mouseClick(chart, LEFT, pos=QPoint(300, 130))
        qtbot.mouseClick(chart, Qt.MouseButton.RightButton, pos=middle_of(chart, 10))
    assert chart.selected() is None


def test_the_documents_date_opens_too(qtbot: QtBot, chart: TimelineView) -> None:
    line = chart.stage.layout.line
    assert line is not None
    with qtbot.waitSignal(chart.eventActivated) as opened:
        qtbot.mouseClick(chart, LEFT, pos=QPoint(round(line.left) + 30, 24))
    assert opened.args == [1]


@pytest.mark.parametrize("width", [200, 320, 640, 1280])
@pytest.mark.parametrize("pan", [0, -2000, 2000, -120, 120])
def test_the_words_at_the_documents_line_are_whole_or_not_there(
    show: Callable[..., TimelineView], width: int, pan: int
) -> None:
    chart = show(width, 200)
    chart.zoom_in()
    chart.pan_by(pan)
    stage = chart.stage
    line = stage.layout.line
    assert line is not None
    x, axis = line.left + stage.shift, stage.areas.axis
    placed = placed_lines((line,), stage.shift, stage.fonts, stage.areas)
    assert bool(placed) is (axis.left() <= x <= axis.right())
    for rect in (one.rect for one in placed):
        assert axis.left() <= rect.left() <= rect.right() <= axis.right()
        assert rect.right() <= x or rect.left() >= x


def test_the_wheel_zooms_about_the_cursor(chart: TimelineView) -> None:
    before = chart.stage.scale
    turn_wheel(chart, QPoint(700, 100), QPoint(0, 240))
    after = chart.stage.scale
    assert after.span < before.span
    assert after.day_at(700) == pytest.approx(before.day_at(700), abs=0.01)
    assert not chart.stage.is_fitted
    turn_wheel(chart, QPoint(700, 100), QPoint(0, -240))
    assert chart.stage.scale.span == pytest.approx(before.span)


@pytest.mark.parametrize(
    ("turn", "keys"),
    [
        (QPoint(-120, 0), NO_KEYS),
        (QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_sideways_or_with_shift_the_wheel_pans(
    chart: TimelineView, turn: QPoint, keys: Qt.KeyboardModifier
) -> None:
    chart.zoom_about(4, 700)
    before = chart.stage.scale
    turn_wheel(chart, QPoint(700, 100), turn, keys)
    assert chart.stage.scale.span == before.span
    assert chart.stage.scale.start > before.start


def test_dragging_moves_time_with_the_hand_and_is_no_click(
    qtbot: QtBot, chart: TimelineView
) -> None:
    chart.zoom_about(3, 800)
    before = chart.stage.scale
    with qtbot.assertNotEmitted(chart.eventActivated):
        drag(qtbot, chart, QPoint(700, 120), QPoint(90, 0))
        qtbot.mouseRelease(chart, LEFT, pos=QPoint(790, 120))
    assert chart.stage.scale.x_of(before.day_at(700)) == pytest.approx(790, abs=1)


def test_escape_puts_a_drag_back(qtbot: QtBot, chart: TimelineView) -> None:
    chart.zoom_about(3, 800)
    before = chart.stage.scale
    drag(qtbot, chart, QPoint(700, 120), QPoint(90, 0))
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.stage.scale.start == pytest.approx(before.start)
    qtbot.mouseRelease(chart, LEFT, pos=QPoint(790, 120))


def test_a_double_click_looks_closer(qtbot: QtBot, chart: TimelineView) -> None:
    at = middle_of(chart, 18)
    qtbot.mouseDClick(chart, LEFT, pos=at)
    width = chart.rect_of(18).width()
    assert width == pytest.approx(chart.stage.areas.time.width() / 3, rel=0.02)
    span = chart.stage.scale.span
    qtbot.mouseDClick(chart, LEFT, pos=QPoint(500, 130))
    assert chart.stage.scale.span < span


def test_resting_on_a_mark_shows_who_says_what(qtbot: QtBot, chart: TimelineView) -> None:
    hover(chart, middle_of(chart, 10))
    qtbot.waitUntil(chart.card.isVisible)
    assert chart.card.text().splitlines() == [
        "Second round of national consultations: preparing for the second cycle",
        "December 2013, some time within",
        "written as “December 2013”",
        "A sentence with December 2013 in it.",
        "Reported as of 29 September 2014",
        "as stated by Belarus in this document",
        "OHCHR, UPR",
    ]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert not chart.card.isVisible()


def test_the_card_goes_when_the_cursor_does(qtbot: QtBot, chart: TimelineView) -> None:
    hover(chart, middle_of(chart, 10))
    qtbot.waitUntil(chart.card.isVisible)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert not chart.card.isVisible()


def test_a_cluster_opens_to_a_click(qtbot: QtBot, show: Callable[..., TimelineView]) -> None:
    crowd = tuple(
        event(number, 1, f"2013-05-{number % 28 + 1:02d}", label="x") for number in range(1, 81)
    )
    chart = show(full=False)
    far = event(200, 1, "1950", label="far")
    chart.set_content((*crowd, far), (Lane("Crowd", frozenset(range(300))),), None, None)
    chart.scroll_by(1000)
    (cluster,) = chart.stage.layout.clusters
    span = chart.stage.scale.span
    rect = chart.rect_of(cluster.events[0])
    hover(chart, rect.center())
    assert "more events" in chart.toolTip()
    qtbot.mouseClick(chart, LEFT, pos=rect.center())
    assert chart.stage.scale.span < span / 10
    assert not any(cluster.events[0] in one.events for one in chart.stage.layout.clusters)


def test_a_cluster_of_one_day_selects_its_events_in_turn(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    crowd = tuple(event(number, 1, "2013-05-01", label="x") for number in range(1, 31))
    chart = show(full=False)
    chart.set_content(crowd, (Lane("Crowd", frozenset(range(99))),), None, None)
    chart.scroll_by(1000)
    (cluster,) = chart.stage.layout.clusters
    chosen: list[int] = []
    chart.eventSelected.connect(chosen.append)
    for _ in range(3):
        qtbot.mouseClick(chart, LEFT, pos=chart.rect_of(cluster.events[0]).center())
    assert chosen == list(cluster.events[:3])


# ---------------------------------------------------------------------- keyboard


def test_arrows_walk_through_time_and_enter_opens(qtbot: QtBot, chart: TimelineView) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    chosen: list[int] = []
    chart.eventSelected.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(chart, key)
    assert chosen == [5, 21, 5]
    with qtbot.waitSignal(chart.eventActivated) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [5]


def test_home_end_up_and_down(qtbot: QtBot, chart: TimelineView) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.selected() == 8
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.selected() == 5
    chart.set_selected(10)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.selected() == 14
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.selected() == 10


def test_plus_minus_and_zero_zoom_about_the_selected_event(
    qtbot: QtBot, chart: TimelineView
) -> None:
    chart.set_selected(10)
    before, x = chart.stage.scale.span, middle_of(chart, 10).x()
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.stage.scale.span < before
    assert middle_of(chart, 10).x() == pytest.approx(x, abs=2)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.stage.scale.span == pytest.approx(before)
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert chart.stage.is_fitted


def test_enter_without_a_selection_and_keys_of_others_are_left_alone(
    qtbot: QtBot, chart: TimelineView
) -> None:
    with qtbot.assertNotEmitted(chart.eventActivated):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert chart.stage.is_fitted


def test_what_is_selected_from_outside_comes_into_sight(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    chart = show(1000, 130)
    chart.zoom_about(8, 200)
    assert chart.rect_of(20).isEmpty()
    with qtbot.assertNotEmitted(chart.eventSelected):
        chart.set_selected(20)
    assert not chart.rect_of(20).isEmpty()
    scrolled = chart.stage.scroll
    qtbot.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.stage.scroll < scrolled
    qtbot.keyClick(chart, Qt.Key.Key_PageDown)
    assert chart.stage.scroll == scrolled


# ---------------------------------------------------------------------- sizes, content, colours


@pytest.mark.parametrize("width", [0, 1, 40, 200, 640, 3000])
@pytest.mark.parametrize("height", [0, 1, 60, 400])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_any_size_can_be_painted(
    show: Callable[..., TimelineView], width: int, height: int, tokens: Tokens
) -> None:
    chart = show(width, height)
    chart.apply_theme(tokens)
    chart.set_selected(10)
    chart.zoom_in()
    assert not chart.grab().isNull() or width == 0 or height == 0


@pytest.mark.parametrize(
    "events",
    [
        (),
        (event(1, 1, "2014-09-29"),),
        (event(1, 1, None),),
        (event(1, 1, "0001"), event(2, 1, "9999")),
        (event(1, 1, "000X"), event(2, 1, "9999-24")),
    ],
    ids=["none", "one", "undated", "huge", "edges of the calendar"],
)
def test_any_content_can_be_painted(show: Callable[..., TimelineView], events: tuple) -> None:
    chart = show(full=False)
    chart.set_content(events, (Lane("Lane", frozenset({1, 2})),), None, None)
    chart.zoom_out()
    chart.zoom_in()
    chart.pan_by(1e9)
    assert not chart.grab().isNull()


def test_open_ends_look_open(show: Callable[..., TimelineView]) -> None:
    """A beginning that nobody names fades in; an end that is not over comes to a point."""
    chart = show(full=False)
    until = replace(event(1, 1, "../2013"), extent=Extent.UNTIL)
    since = replace(event(2, 1, "2011/.."), extent=Extent.FROM)
    chart.set_content((until, since), (Lane("Lane", frozenset({1, 2})),), (20140901, 20140930), "")
    fading, pointed = chart.rect_of(1), chart.rect_of(2)
    left = QColor(probe(chart, QPoint(fading.left() + 3, fading.center().y())))
    right = QColor(probe(chart, QPoint(fading.right() - 6, fading.center().y())))
    assert left.lightness() > right.lightness() + 60
    corner = QPoint(pointed.right() - 1, pointed.top() + 1)
    assert probe(chart, corner) != LIGHT.accent
    assert probe(chart, pointed.center()) == LIGHT.accent


def probe(chart: TimelineView, at: QPoint) -> str:
    return chart.grab().toImage().pixelColor(at).name()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_marks_have_the_colours_and_shapes_of_their_kinds(
    chart: TimelineView, tokens: Tokens
) -> None:
    chart.apply_theme(tokens)
    bar = chart.rect_of(13)
    assert probe(chart, bar.center()) == tokens.accent
    within = chart.rect_of(21)
    quarter = QPoint(within.left() + within.width() // 8, within.center().y())
    assert probe(chart, quarter) == tokens.accent_surface
    assert probe(chart, chart.rect_of(2).center()) == tokens.ongoing
    assert probe(chart, QPoint(3, 250)) == tokens.panel


def test_what_a_search_found_is_lit_and_the_rest_fades(chart: TimelineView) -> None:
    at = chart.rect_of(13).center()
    label = QPoint(chart.rect_of(5).right() + 6, chart.rect_of(5).center().y())
    chart.set_lit(frozenset({5}))
    faded = QColor(probe(chart, at))
    assert faded.lightness() > QColor(LIGHT.accent).lightness() + 50
    assert probe(chart, label) == LIGHT.hit
    chart.set_lit(None)
    assert probe(chart, at) == LIGHT.accent


def test_the_selected_event_has_a_ring_and_so_has_the_keyboard(
    qtbot: QtBot, chart: TimelineView
) -> None:
    rect = chart.rect_of(13)
    above = QPoint(rect.center().x(), rect.top() - 3)
    assert probe(chart, above) != LIGHT.ring
    chart.set_selected(13)
    assert probe(chart, above) == LIGHT.ring
    edge = QPoint(chart.width() // 2, chart.height() - 1)
    assert probe(chart, edge) != LIGHT.ring
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    assert probe(chart, edge) == LIGHT.ring


def test_filtering_hides_a_kind_and_keeps_the_axis(chart: TimelineView) -> None:
    before = chart.stage.scale
    chart.set_filter(ALL_KINDS - {MarkKind.WITHIN})
    assert chart.rect_of(10).isEmpty()
    assert not chart.rect_of(13).isEmpty()
    assert chart.stage.scale == before


def test_the_same_content_again_keeps_the_zoom_and_other_content_is_fitted(
    chart: TimelineView,
) -> None:
    chart.zoom_about(4, 700)
    span = chart.stage.scale.span
    chart.set_content(EVENTS, LANES[:3], ISSUED, None)
    assert chart.stage.scale.span == span
    chart.set_content(EVENTS[:4], LANES, ISSUED, None)
    assert chart.stage.is_fitted


def test_a_selected_event_that_is_gone_is_not_selected(chart: TimelineView) -> None:
    chart.set_selected(24)
    chart.set_content(EVENTS[:4], LANES, ISSUED, None)
    assert chart.selected() is None


def test_a_restored_span_is_kept_within_reason(chart: TimelineView) -> None:
    start = chart.stage.scale.day_at(700)
    chart.show_span(start, 100)
    assert (chart.stage.scale.start, chart.stage.scale.span) == pytest.approx((start, 100))
    chart.show_span(-1e6, -5)
    assert date_at(chart.stage.scale.end).year in range(2009, 2011)


def test_everything_grows_with_the_interface_font(
    qtbot: QtBot, qapp: QApplication, chart: TimelineView
) -> None:
    mark, row = chart.rect_of(10).height(), chart.stage.layout.row_height
    font = QFont(qapp.font())
    font.setPixelSize(26)
    qapp.setFont(font)
    qtbot.waitUntil(lambda: chart.stage.layout.row_height >= 1.8 * row)
    assert chart.rect_of(10).height() >= 1.8 * mark


def test_a_lane_whose_name_is_cut_tells_it(qtbot: QtBot, show: Callable[..., TimelineView]) -> None:
    chart = show(full=False)
    name = "The Office of the United Nations High Commissioner for Human Rights"
    chart.set_content(EVENTS, (Lane(name, frozenset({10})),), ISSUED, None)
    area = chart.stage.areas
    hover(chart, QPoint(round(area.names.left()) + 5, round(area.time.top()) + 10))
    assert chart.toolTip() == f"{name}, 1 event: click to fold it"


def test_a_cluster_is_no_event(chart: TimelineView) -> None:
    assert not any(isinstance(chart.stage.layout.find(made.id), ClusterSpec) for made in EVENTS)
