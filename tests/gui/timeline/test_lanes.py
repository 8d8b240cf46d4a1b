from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont

from db.model import Event, Origin
from gui.timeline.flags import placed_lines
from gui.timeline.lanes import (
    MOST_LANES,
    NO_BODY,
    LaneMode,
    lanes_by_body,
    lanes_by_document,
    lanes_by_section,
)
from gui.timeline.layout import ClusterSpec, Lane, MarkSpec
from gui.timeline.lines import LineKind
from gui.timeline.marks import is_mark
from gui.timeline.scale import end_of
from gui.timeline.sources import Source, Sources, signed
from gui.timeline.stage import Stage
from tests.gui.timeline.crowds import crowd
from tests.gui.timeline.samples import BY_ID, EVENTS, LANES, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.timeline.view import TimelineView

DOCUMENTS = signed(
    (
        Source("first", "A/1", (20101203, 20101203), "Belarus"),
        Source("second", "A/2", (20150528, 20150528), "Slovenia"),
        Source("third", "A/3"),
    )
)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def of_documents(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events, taken in turn by three documents and two bodies."""
    bodies = (("UNDP", "OHCHR"), (), ("OHCHR",))
    return tuple(
        replace(event, document=DOCUMENTS[event.id % 3].key, bodies=bodies[event.id % 3])
        for event in events
    )


def lanes_of(mode: LaneMode, events: tuple[Event, ...]) -> tuple[Lane, ...]:
    if mode is LaneMode.BODY:
        return lanes_by_body(events)
    if mode is LaneMode.DOCUMENT:
        return lanes_by_document(events, DOCUMENTS)
    if mode is LaneMode.SECTION:
        names = {one.key: one.name for one in DOCUMENTS}
        return lanes_by_section(SECTIONS, events, documents=names)
    return (Lane("All", frozenset(event.id for event in events)),)


@pytest.mark.parametrize("mode", LaneMode)
def test_the_counts_of_the_lanes_together_are_those_of_the_list(mode: LaneMode) -> None:
    events = of_documents(EVENTS)
    found = [number for lane in lanes_of(mode, events) for number in lane.events]
    drawn = [event.id for event in events if is_mark(event, citations=True)]
    assert set(drawn) <= set(found)
    assert len(found) == len(set(found))


def test_an_event_of_several_bodies_stands_with_the_first_and_of_none_in_words() -> None:
    lanes = {lane.title: lane.events for lane in lanes_by_body(of_documents(EVENTS))}
    assert list(lanes)[-1] == NO_BODY
    assert all(number % 3 == 0 for number in lanes["UNDP"])
    assert all(number % 3 == 2 for number in lanes["OHCHR"])


def test_very_many_lanes_become_one_that_says_how_many_without_losing_an_event() -> None:
    events = tuple(
        replace(BY_ID[10], id=number, bodies=(f"Body {min(number, 90)}",))
        for number in range(1, 120)
    )
    lanes = lanes_by_body(events)
    assert len(lanes) == MOST_LANES
    assert lanes[0].title == "Body 90"
    assert lanes[-1].title == "Other bodies (31)"
    assert sum(len(lane.events) for lane in lanes) == len(events)


def test_lanes_of_documents_carry_their_shapes_and_are_named() -> None:
    lanes = lanes_by_document(of_documents(EVENTS), DOCUMENTS)
    assert [(lane.title, lane.sign) for lane in lanes] == [("A/1", 1), ("A/2", 2), ("A/3", 3)]
    titles = [lane.title for lane in lanes_of(LaneMode.SECTION, of_documents(EVENTS))]
    assert all(title.startswith(("A/1: ", "A/2: ", "A/3: ")) for title in titles)


# ---------------------------------------------------------------------- folded lanes


def staged(mode: LaneMode, many: bool, folded: int, selected: int) -> Stage:
    events = of_documents(crowd(600)[0] if many else EVENTS)
    lanes = lanes_of(mode, events)
    stage = Stage(QFont())
    stage.set_size(1200, 320)
    stage.set_content(events, lanes, None, Sources(DOCUMENTS, "second"))
    stage.fold(frozenset(at for at in range(len(lanes)) if folded >> at & 1))
    stage.selected = stage.layout.order[selected % len(stage.layout.order)]
    return stage


CASES = given(st.sampled_from(LaneMode), st.booleans(), st.integers(0, 255), st.integers(0, 500))
SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.usefixtures("qapp")
@CASES
@SLOWLY
def test_nothing_covers_anything_in_lanes_of_any_kind_folded_or_not(
    mode: LaneMode, many: bool, folded: int, selected: int
) -> None:
    layout = staged(mode, many, folded, selected).layout
    boxes: list[tuple[float, float, float]] = []
    for mark in (mark for row in layout.rows for mark in row.marks):
        boxes.append((mark.y, mark.left, mark.right))
        if mark.label:
            boxes.append((mark.label_y, mark.label_left, mark.label_right))
    boxes += [(one.y, one.left, one.right) for one in layout.clusters]
    for first, second in combinations(boxes, 2):
        if abs(first[0] - second[0]) < 1:
            assert first[2] <= second[1] + 0.02 or second[2] <= first[1] + 0.02
    for before, after in zip(layout.lanes, layout.lanes[1:], strict=False):
        assert before.top + before.height == pytest.approx(after.top)


@pytest.mark.usefixtures("qapp")
@CASES
@SLOWLY
def test_the_selected_event_is_drawn_and_hit_wherever_it_is_also_in_a_folded_lane(
    mode: LaneMode, many: bool, folded: int, selected: int
) -> None:
    stage = staged(mode, many, folded, selected)
    number = stage.selected
    assert number is not None
    stage.scroll = stage.reveal(number, 20)
    found = stage.layout.find(number)
    assert isinstance(
        found, MarkSpec if stage.lane_of(number) in stage.folded else MarkSpec | ClusterSpec
    )
    lane = stage.layout.lanes[found.lane]
    assert lane.top <= found.y <= lane.top + lane.height
    hit = stage.layout.hit((found.left + found.right) / 2, found.y, 3)
    assert hit is found or hit == found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("many", [False, True])
def test_a_folded_lane_is_low_says_its_count_and_shows_how_dense_it_is(many: bool) -> None:
    flat, folded = staged(LaneMode.DOCUMENT, many, 0, 0), staged(LaneMode.DOCUMENT, many, 2, 0)
    before, after = flat.layout.lanes[1], folded.layout.lanes[1]
    assert after.height < before.height
    assert before.count == after.count > 0
    (density,) = [one for one in folded.layout.densities if one.lane == 1]
    assert density.top >= after.top
    assert density.top + density.height <= after.top + after.height
    assert density.coverage.peak > 0


def test_a_folded_lanes_long_name_is_cut_with_a_sign(chart: TimelineView) -> None:
    assert chart.stage.layout.lanes[2].title == ("Universal periodic", "review")
    chart.fold_lanes(frozenset({2}))
    (line,) = chart.stage.layout.lanes[2].title
    assert line == "Universal periodic review" or line.endswith("…")


def test_a_click_on_a_lanes_name_folds_it_and_another_opens_it(
    qtbot: QtBot, chart: TimelineView
) -> None:
    areas = chart.stage.areas
    lane = chart.stage.layout.lanes[2]
    at = QPoint(round(areas.names.left()) + 4, round(areas.time.top() + lane.top + 12))
    with qtbot.waitSignal(chart.lanesFolded) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [frozenset({2})]
    assert chart.stage.layout.lanes[2].folded
    lane = chart.stage.layout.lanes[2]
    at.setY(round(areas.time.top() + lane.top + lane.height / 2))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert not chart.stage.layout.lanes[2].folded


def test_keys_fold_the_lane_of_the_selected_event_and_all_lanes(
    qtbot: QtBot, chart: TimelineView
) -> None:
    chart.set_selected(10)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert chart.stage.folded == {2}
    assert isinstance(chart.stage.layout.find(10), MarkSpec)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert not chart.stage.folded
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    qtbot.keyClick(chart, Qt.Key.Key_Space, SHIFT)
    assert len(chart.stage.folded) == len(LANES)
    qtbot.keyClick(chart, Qt.Key.Key_Space, SHIFT)
    assert not chart.stage.folded


def test_every_event_is_reached_by_keys_with_all_lanes_folded(
    qtbot: QtBot, chart: TimelineView
) -> None:
    chart.fold_lanes(frozenset(range(len(LANES))))
    reached: set[int | None] = set()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    for _ in chart.stage.layout.order:
        reached.add(chart.selected())
        assert chart.stage.layout.find(chart.selected() or 0) is not None
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert reached == set(chart.stage.layout.order)


# ---------------------------------------------------------------------- lines, signs


def test_every_document_has_its_line_and_the_open_one_the_strong_one(chart: TimelineView) -> None:
    chart.set_content(of_documents(EVENTS), LANES, None, None, Sources(DOCUMENTS, "second"))
    lines = chart.stage.layout.lines
    assert [(line.label, line.kind) for line in lines] == [
        ("28 May 2015 · A/2", LineKind.DOCUMENT),
        ("3 Dec 2010 · A/1", LineKind.OTHER),
    ]
    placed = placed_lines(lines, chart.stage.shift, chart.stage.fonts, chart.stage.areas)
    assert {one.words for one in placed} == {line.label for line in lines}


@pytest.mark.parametrize("width", [200, 480, 1280])
def test_words_of_lines_never_cover_each_other(
    show: Callable[..., TimelineView], width: int
) -> None:
    chart = show(width, 240)
    days = [20000101 + 10000 * year for year in range(20)]
    many = [Source(f"d{n}", f"Report {n}", (day, day)) for n, day in enumerate(days)]
    chart.set_content(EVENTS, LANES, None, None, Sources(many, "d3"))
    placed = placed_lines(
        chart.stage.layout.lines, chart.stage.shift, chart.stage.fonts, chart.stage.areas
    )
    assert placed
    assert not any(a.rect.intersects(b.rect) for a, b in combinations(placed, 2))


def test_documents_of_the_same_days_share_a_line_that_says_how_many(chart: TimelineView) -> None:
    same = [Source(f"d{n}", f"Report {n}", (20140101 + n, 20140101 + n)) for n in range(9)]
    chart.set_content(EVENTS, LANES, None, None, Sources(same))
    assert [line.label for line in chart.stage.layout.lines] == ["9 documents"]


def test_today_has_a_line_only_when_asked_for(chart: TimelineView) -> None:
    assert all(line.kind is not LineKind.TODAY for line in chart.stage.layout.lines)
    chart.set_today(20261124)
    (line,) = [line for line in chart.stage.layout.lines if line.kind is LineKind.TODAY]
    assert line.label == "24 Nov 2026 · today"
    assert chart.stage.areas.time.left() <= line.left <= chart.stage.areas.time.right()
    chart.set_today(None)
    assert len(chart.stage.layout.lines) == 1


def test_an_event_that_goes_on_is_known_to_until_its_own_documents_date(
    chart: TimelineView,
) -> None:
    going = replace(BY_ID[22], lo=20100101, hi=None, edtf="2010/..")
    events = tuple(
        replace(going, id=number, document=key) for number, key in ((1, "first"), (2, "second"))
    )
    lanes = (Lane("Both", frozenset({1, 2})),)
    chart.set_content(events, lanes, None, None, Sources(DOCUMENTS))
    until = {number: chart.stage.layout.find(number) for number in (1, 2)}
    for number, day in ((1, 20101203), (2, 20150528)):
        mark = until[number]
        assert isinstance(mark, MarkSpec)
        point = chart.stage.sizes.mark
        assert mark.right - point == pytest.approx(chart.stage.layout.scale.x_of(end_of(day)))


@pytest.mark.parametrize("kind", ["sign", "pen"])
def test_a_mark_shows_whose_it_is_and_that_the_reader_changed_it(
    chart: TimelineView, kind: str
) -> None:
    events = tuple(replace(event, document="first") for event in EVENTS)
    plain = Sources([replace(one, sign=0) for one in DOCUMENTS])
    chart.set_content(events, LANES, None, None, plain)
    before = chart.grab().toImage()
    if kind == "sign":
        chart.set_content(events, LANES, None, None, Sources(DOCUMENTS))
    else:
        events = tuple(
            replace(event, origin=Origin.READER) if event.id == 10 else event for event in events
        )
        chart.set_content(events, LANES, None, None, plain)
    mark = chart.stage.layout.find(10)
    assert isinstance(mark, MarkSpec)
    assert (mark.sign, mark.edited) == ((1, False) if kind == "sign" else (0, True))
    after = chart.grab().toImage()
    corner = chart.stage.mark_rect(10)
    at = corner.topLeft() if kind == "sign" else corner.topRight()
    around = [QPointF(at.x() + x, at.y() + y).toPoint() for x in range(-4, 6) for y in range(-5, 4)]
    assert any(before.pixel(one) != after.pixel(one) for one in around)


def test_the_card_says_which_document_states_it(chart: TimelineView) -> None:
    chart.set_content(of_documents(EVENTS), LANES, None, None, Sources(DOCUMENTS))
    event = chart.stage.events[10]
    chart.card.show_event(event, chart.rect())
    assert "as stated by Slovenia in A/2" in chart.card.text()
    chart.card.hide()
