"""A crowd of events: what is near is laid out, what is dense is its number."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont

from gui.theme.tokens import DARK, LIGHT
from gui.timeline.layout import ClusterSpec, Lane, MarkSpec
from gui.timeline.navigation import step_in_lanes, step_in_time
from gui.timeline.stage import MOST_WHOLE, Stage
from tests.gui.timeline.crowds import crowd
from tests.gui.timeline.samples import EVENTS, ISSUED, LANES, event

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.theme.tokens import Tokens
    from gui.timeline.layout import Layout
    from gui.timeline.view import TimelineView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def stage(qapp: QApplication) -> Stage:
    font = QFont(qapp.font())
    font.setPixelSize(13)
    made = Stage(font)
    made.set_size(1600, 400)
    made.set_content(*crowd(3_000), ISSUED)
    return made


def marks_of(layout: Layout) -> list[MarkSpec]:
    return [mark for row in layout.rows for mark in row.marks]


def boxes(stage: Stage) -> list[tuple[float, float, float]]:
    """What takes room: (y, left, right) of marks, their labels and clusters."""
    layout = stage.layout
    found = [(mark.y, mark.left, mark.right) for mark in marks_of(layout)]
    found += [(m.label_y, m.label_left, m.label_right) for m in marks_of(layout) if m.label]
    return found + [(one.y, one.left, one.right) for one in layout.clusters]


def look(stage: Stage, zoom: int, part: float) -> None:
    """Zoom in so many notches at a part of the width, from all of the content."""
    stage.set_scale(None)
    stage.scroll = 0.0
    stage.selected = None
    area = stage.areas.time
    for _ in range(zoom):
        stage.zoom_about(1.5, area.left() + part * area.width())


views = st.tuples(st.integers(0, 14), st.floats(0.1, 0.9))


def test_a_few_events_are_laid_out_whole_and_a_crowd_is_not(stage: Stage) -> None:
    small = Stage(QFont())
    small.set_size(1600, 400)
    small.set_content(EVENTS, LANES, ISSUED)
    assert small.crowd is None
    assert small.layout.densities == ()
    assert stage.crowd is not None
    small.set_content(*crowd(MOST_WHOLE), ISSUED)
    assert small.crowd is None


def test_the_crowd_as_it_is_drawn(stage: Stage) -> None:
    """The golden spec: every lane as high as the others, its numbers over its density."""
    look(stage, 0, 0.5)
    layout = stage.layout
    heights = {lane.height for lane in layout.lanes}
    assert len(heights) == 1
    assert [density.lane for density in layout.densities] == [0, 1, 2, 3, 4, 5]
    for density in layout.densities:
        lane = layout.lanes[density.lane]
        assert lane.top < density.top < density.top + density.height < lane.top + lane.height
    assert all(one.label == f"{len(one.events):,}" for one in layout.clusters)


@settings(max_examples=40, deadline=None)
@given(views)
def test_nothing_overlaps_however_one_looks(stage: Stage, view: tuple[int, float]) -> None:
    look(stage, *view)
    taken = sorted(boxes(stage))
    for (y, _, right), (other, left, _) in pairwise(taken):
        assert y != other or right <= left + 0.5


@settings(max_examples=30, deadline=None)
@given(views)
def test_hit_test_and_drawing_agree(stage: Stage, view: tuple[int, float]) -> None:
    look(stage, *view)
    area, layout = stage.areas.time, stage.layout
    for spec in (*marks_of(layout), *layout.clusters):
        at = QPointF((spec.left + spec.right) / 2 + stage.shift, area.top() + spec.y)
        if area.contains(at):
            assert stage.hit(at) is spec


@settings(max_examples=30, deadline=None)
@given(views)
def test_zooming_in_and_out_again_shows_the_same(stage: Stage, view: tuple[int, float]) -> None:
    look(stage, *view)
    before, drawn = stage.scale, boxes(stage)
    x = stage.areas.time.left() + 300
    stage.zoom_about(2, x)
    stage.zoom_about(0.5, x)
    assert stage.scale.start == pytest.approx(before.start, abs=1e-3)
    assert boxes(stage) == [pytest.approx(box, abs=0.1) for box in drawn]


@settings(max_examples=30, deadline=None)
@given(views)
def test_what_is_in_sight_is_a_mark_or_counted_once(stage: Stage, view: tuple[int, float]) -> None:
    look(stage, *view)
    layout, area = stage.layout, stage.areas.time
    counted: list[int] = [mark.event for mark in marks_of(layout)]
    for cluster in layout.clusters:
        counted += cluster.events
    assert len(counted) == len(set(counted))
    crowd = stage.crowd
    assert crowd is not None
    first, last = stage.scale.day_at(area.left()), stage.scale.day_at(area.right())
    begun = {number for number, (start, _) in crowd.days.items() if first <= start < last}
    assert begun <= set(counted)
    assert all(layout.find(number) is not None for number in list(begun)[:50])


def test_few_are_drawn_and_never_so_many_that_a_frame_is_late(stage: Stage) -> None:
    for zoom in range(15):
        look(stage, zoom, 0.6)
        assert len(marks_of(stage.layout)) <= 36 + 6 * 6 + 30


def test_every_event_is_reached_by_the_arrow_keys_in_the_order_of_time(stage: Stage) -> None:
    look(stage, 0, 0.5)
    layout = stage.layout
    reached = [step_in_time(layout, None, 1)]
    while (following := step_in_time(layout, reached[-1], 1)) != reached[-1]:
        reached.append(following)
    assert len(reached) == 3_000
    assert set(reached) == set(range(1, 3_001))
    lows = [stage.events[number or 0].lo or 0 for number in reached]
    assert lows == sorted(lows)


def test_up_and_down_lead_to_the_nearest_in_the_next_lane(stage: Stage) -> None:
    crowd = stage.crowd
    assert crowd is not None
    start = crowd.lanes[2].events[100].id
    below = step_in_lanes(stage.layout, start, 1)
    assert below is not None
    assert crowd.lane_of(below) == 3
    assert abs(crowd.days[below][0] - crowd.days[start][0]) < 200
    last = crowd.lanes[5].events[5].id
    assert step_in_lanes(stage.layout, last, 1) == last


def test_a_selected_event_stands_out_of_its_crowd(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    chart = show(1600, 400, full=False)
    chart.set_content(*crowd(3_000), ISSUED, None)
    order = chart.stage.layout.order
    middle = order[1_500]
    assert isinstance(chart.stage.layout.find(middle), ClusterSpec)
    chart.set_selected(middle)
    found = chart.stage.layout.find(middle)
    assert isinstance(found, MarkSpec)
    assert found.label
    assert not chart.rect_of(middle).isEmpty()
    for expected in order[1_501:1_504]:
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        assert chart.selected() == expected
        assert not chart.rect_of(expected).isEmpty()


def test_a_cluster_of_a_crowd_opens_to_a_click_down_to_its_days(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    chart = show(1600, 400, full=False)
    chart.set_content(*crowd(3_000), ISSUED, None)
    for _ in range(30):
        clusters = [one for one in chart.stage.layout.clusters if len(one.events) > 1]
        if not clusters or chart.selected() is not None:
            break
        one = max(clusters, key=lambda cluster: len(cluster.events))
        at = QPoint(
            round((one.left + one.right) / 2 + chart.stage.shift),
            round(chart.stage.areas.time.top() + one.y - chart.stage.scroll),
        )
        if not chart.stage.areas.time.contains(QPointF(at)):
            break
        span = chart.stage.scale.span
        qtbot.mouseClick(chart, LEFT, pos=at)
        assert chart.stage.scale.span < span or chart.selected() in one.events
    assert chart.stage.scale.span < 200


def test_a_hit_of_a_search_lights_its_cluster(show: Callable[..., TimelineView]) -> None:
    chart = show(1600, 400, full=False)
    chart.set_content(*crowd(3_000), ISSUED, None)
    one, other = chart.stage.layout.clusters[:2]
    lit = frozenset({one.events[len(one.events) // 2]})
    assert one.any_of(lit)
    assert not other.any_of(lit)
    before = chart.grab().toImage()
    chart.set_lit(lit)
    after = chart.grab().toImage()
    for cluster, changes in ((one, True), (other, True)):
        at = QPoint(
            round(cluster.left + chart.stage.shift) + 6,
            round(chart.stage.areas.time.top() + cluster.y),
        )
        assert (before.pixel(at) != after.pixel(at)) is changes


def test_panning_far_lays_out_what_comes_into_sight(stage: Stage) -> None:
    look(stage, 8, 0.5)
    first = stage.layout
    stage.set_scale(stage.scale.panned(50))
    assert stage.layout is first
    stage.set_scale(stage.scale.panned(900))
    assert stage.layout is not first
    area = stage.areas.time
    assert any(
        area.left() <= one.left + stage.shift <= area.right() for one in stage.layout.clusters
    )


def test_members_of_a_cluster_are_told_without_a_copy(stage: Stage) -> None:
    look(stage, 0, 0.5)
    cluster = max(stage.layout.clusters, key=lambda one: len(one.events))
    members = tuple(cluster.events)
    assert len(members) == len(cluster.events) > 40
    assert cluster.events[3:6] == members[3:6]
    assert all(number in cluster.events for number in members)
    assert 0 not in cluster.events
    assert [cluster.events.index(number) for number in members[:9]] == list(range(9))
    with pytest.raises(ValueError, match="is not a member"):
        cluster.events.index(0)
    with pytest.raises(ValueError, match="is not in the order"):
        stage.layout.order.index(0)


def test_many_lanes_are_laid_out_as_far_as_one_sees(qapp: QApplication) -> None:
    events, _ = crowd(3_000)
    lanes = tuple(Lane(f"Lane {at}", frozenset(range(at, 3_001, 60))) for at in range(1, 61))
    made = Stage(QFont())
    made.set_size(1600, 400)
    made.set_content(events, lanes, None)
    assert len(made.layout.lanes) == 60
    assert max(one.lane for one in made.layout.clusters) < 30
    made.scroll = made.layout.height - 100
    assert max(one.lane for one in made.layout.clusters) == 59
    last = made.layout.order[-1]
    made.scroll = made.reveal(last, 20)
    assert made.layout.find(last) is not None


def test_days_that_cannot_be_parted_are_stepped_through(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    """Hundreds of events of one day: no zoom parts them, so a click selects one after another."""
    same = tuple(event(number, 1, "2013-05-01", label="x") for number in range(1, 401))
    chart = show(1600, 300, full=False)
    chart.set_content(same, (Lane("One", frozenset(range(500))),), None, None)
    chosen: list[int] = []
    chart.eventSelected.connect(chosen.append)
    for _ in range(4):
        (one,) = chart.stage.layout.clusters
        at = QPointF((one.left + one.right) / 2 + chart.stage.shift, 0)
        y = chart.stage.areas.time.top() + one.y - chart.stage.scroll
        qtbot.mouseClick(chart, LEFT, pos=QPoint(round(at.x()), round(y)))
    assert chosen == [1, 2, 3, 4]


@pytest.mark.parametrize("width", [0, 1, 200, 1600, 4000])
@pytest.mark.parametrize("pixels", [13, 26])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_crowd_can_be_painted_at_any_size(
    qapp: QApplication,
    show: Callable[..., TimelineView],
    tokens: Tokens,
    pixels: int,
    width: int,
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(pixels)
    qapp.setFont(font)
    chart = show(width, 400, full=False)
    chart.apply_theme(tokens)
    chart.set_content(*crowd(1_000), ISSUED, None)
    chart.set_selected(500)
    for _ in range(3):
        chart.zoom_in()
        assert chart.grab().isNull() is (width == 0)
    if width >= 200:
        picture = chart.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(width) for y in range(0, 400, 7)}
        assert tokens.panel in colours
        assert len(colours) > 5


def test_the_density_and_clusters_without_a_hit_fade_while_a_search_is_on(
    show: Callable[..., TimelineView],
) -> None:
    chart = show(1600, 400, full=False)
    events, lanes = crowd(3_000)
    chart.set_content(events, lanes, ISSUED, None)
    clusters = sorted(chart.stage.layout.clusters, key=lambda one: -len(one.events))
    hit, other = clusters[0], clusters[1]

    def darkest(one: ClusterSpec) -> int:
        """Of the pill's number."""
        top = chart.stage.areas.time.top() + one.y - chart.stage.scroll - one.height / 2
        left = one.left + chart.stage.shift
        rect = QRectF(left + 4, top + 3, one.right - one.left - 8, one.height - 6)
        image = chart.grab(rect.toAlignedRect()).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
        )

    def has(colour: int) -> bool:
        image = chart.grab().toImage()
        return any(
            image.pixel(x, y) == colour
            for y in range(image.height() // 4, image.height(), 7)
            for x in range(image.width() // 4, image.width())
        )

    strong, faint = (ink._table[1] for ink in (chart._ink.density, chart._ink.faint_density))
    before = darkest(other)
    assert (has(strong), has(faint)) == (True, False)
    chart.set_lit(frozenset({hit.events[3]}))
    assert darkest(other) > before + 60
    assert darkest(hit) < before + 30
    assert (has(strong), has(faint)) == (False, True)
