from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model import Event, Extent, Status
from gui.timeline.layout import (
    ClusterSpec,
    Content,
    Lane,
    Layout,
    MarkSpec,
    Sizes,
    lay_out,
)
from gui.timeline.marks import MarkKind, whole_time
from gui.timeline.navigation import step_in_lanes, step_in_time
from gui.timeline.scale import day_of, end_of, extent_of, fitted
from tests.gui.timeline.samples import BY_ID, EVENTS, ISSUED, LANES, event

SIZES = Sizes(
    row=14,
    mark=9,
    least_mark=13,
    stub=36,
    least_air=3,
    most_air=12,
    label=170,
    least_label=36,
    gap=3,
    label_gap=7,
    apart=12,
)


def measure(text: str) -> float:
    return 6.0 * len(text)


def laid_out(content: Content, width: float = 1100, height: float = 200) -> Layout:
    extent = extent_of(*whole_time(content.events, content.document))
    return lay_out(
        content,
        fitted(extent, 160, width),
        extent,
        SIZES,
        height=height,
        title_width=130,
        measure=measure,
        measure_title=measure,
    )


def one(made: Event, document: tuple[int, int] | None = ISSUED) -> MarkSpec:
    lane = Lane("One", frozenset({made.id}))
    found = laid_out(Content((made, BY_ID[5]), (lane,), document)).find(made.id)
    assert isinstance(found, MarkSpec)
    return found


def marks_of(layout: Layout) -> dict[int, MarkSpec]:
    return {mark.event: mark for row in layout.rows for mark in row.marks}


LETTER = Content(EVENTS, LANES, ISSUED)


def test_the_letter_as_it_is_drawn() -> None:
    """The golden draw specs: row and label side of every event, lane by lane."""
    layout = laid_out(LETTER)
    told = {
        mark.event: (
            mark.lane,
            sorted({m.y for m in marks_of(layout).values() if m.lane == mark.lane}).index(mark.y),
            "beside" if mark.label_y == mark.y else "above" if mark.label_y < mark.y else "below",
            "right" if mark.label_left > mark.right else "left",
        )
        for mark in marks_of(layout).values()
    }
    assert told == {
        2: (0, 0, "beside", "right"),
        4: (1, 0, "beside", "right"),
        5: (2, 0, "beside", "right"),
        7: (2, 0, "beside", "right"),
        9: (2, 1, "beside", "right"),
        10: (2, 0, "beside", "left"),
        11: (2, 0, "below", "left"),
        12: (2, 1, "beside", "right"),
        8: (2, 0, "beside", "right"),
        13: (3, 0, "beside", "right"),
        15: (3, 1, "beside", "left"),
        14: (3, 1, "beside", "right"),
        16: (3, 1, "above", "left"),
        21: (4, 0, "beside", "left"),
        18: (4, 1, "beside", "left"),
        19: (4, 2, "beside", "left"),
        20: (4, 3, "beside", "left"),
        22: (4, 1, "beside", "right"),
        23: (4, 2, "beside", "left"),
        24: (4, 0, "beside", "right"),
    }
    assert [lane.title for lane in layout.lanes][2] == ("Universal periodic", "review")
    assert all(mark.label and "…" not in mark.label for mark in marks_of(layout).values())


def test_kinds_of_marks_differ_in_shape_not_only_in_colour() -> None:
    marks = marks_of(laid_out(LETTER))
    shapes = {
        (mark.kind is MarkKind.PLANNED, mark.filled, mark.open_right)
        for mark in (marks[13], marks[10], marks[12], marks[22])
    }
    assert len(shapes) == 4
    assert (marks[13].kind, marks[13].filled) == (MarkKind.THROUGHOUT, True)
    assert (marks[10].kind, marks[10].filled) == (MarkKind.WITHIN, False)
    assert marks[22].open_right


def test_a_bar_covers_its_days_and_a_month_is_not_too_narrow_to_see() -> None:
    layout = laid_out(LETTER)
    marks = marks_of(layout)
    assert marks[13].left == pytest.approx(layout.scale.x_of(day_of(20120101)))
    assert marks[13].right == pytest.approx(layout.scale.x_of(end_of(20141231)))
    month = marks[10]
    assert month.right - month.left == pytest.approx(13)
    middle = (day_of(20131201) + end_of(20131231)) / 2
    assert month.middle == pytest.approx(layout.scale.x_of(middle))


def test_each_year_of_a_set_is_a_piece() -> None:
    mark = marks_of(laid_out(LETTER))[16]
    assert len(mark.pieces) == 2
    assert mark.pieces[0][1] < mark.pieces[1][0]
    apart = one(replace(BY_ID[16], edtf="{2011,2015}"))
    assert apart.pieces[1][0] - apart.pieces[0][1] > 100


def test_an_open_beginning_is_a_stub() -> None:
    mark = one(replace(BY_ID[13], edtf="../2013", lo=None, extent=Extent.UNTIL))
    assert (mark.open_left, mark.open_right) == (True, False)
    assert mark.right - mark.left == pytest.approx(36)


def test_an_open_end_is_known_up_to_the_documents_date() -> None:
    since = replace(BY_ID[13], edtf="2012/..", hi=None, extent=Extent.FROM)
    mark = one(since)
    scale = laid_out(Content((since, BY_ID[5]), (), ISSUED)).scale
    assert mark.open_right
    assert mark.right == pytest.approx(scale.x_of(end_of(20140929)) + 9)
    stub = one(since, document=None)
    assert stub.open_right
    assert stub.right - stub.left == pytest.approx(36 + 9)


def test_an_end_that_is_open_on_neither_side_of_nothing_is_still_drawn() -> None:
    mark = one(replace(BY_ID[13], edtf="..", lo=None, hi=20150101, status=Status.ONGOING))
    assert (mark.open_left, mark.open_right) == (True, True)


def test_the_documents_date_is_a_line_not_a_mark() -> None:
    layout = laid_out(LETTER)
    assert layout.line is not None
    assert layout.line.label == "29 Sep 2014 · date of the document"
    assert layout.line.left == layout.line.right
    assert layout.find(1) is None
    month = laid_out(Content(EVENTS, LANES, (20140901, 20140930))).line
    assert month is not None
    assert month.label.startswith("Sep 2014")
    assert month.left < month.right
    assert laid_out(Content(EVENTS, LANES)).line is None


def test_hidden_kinds_and_cited_dates_are_not_drawn() -> None:
    cited = replace(BY_ID[10], id=99, kind=BY_ID[10].kind.CITATION)
    content = Content((*EVENTS, cited), (Lane("All", frozenset(range(100))),), ISSUED)
    assert 99 not in laid_out(content).order
    assert 99 in laid_out(replace(content, citations=True)).order
    planned = laid_out(replace(content, kinds=frozenset({MarkKind.PLANNED}))).order
    assert planned == (12, 16, 8)


def test_lanes_stand_below_each_other_and_fill_the_height_but_not_more() -> None:
    low, high = laid_out(LETTER, height=10), laid_out(LETTER, height=4000)
    for layout in (low, high):
        for above, below in zip(layout.lanes, layout.lanes[1:], strict=False):
            assert above.top + above.height == pytest.approx(below.top)
        for mark in marks_of(layout).values():
            lane = layout.lanes[mark.lane]
            assert lane.top < mark.y < lane.top + lane.height
    assert low.height < high.height
    assert high.height - low.height == pytest.approx(len(LANES) * 2 * (12 - 3))
    fitting = laid_out(LETTER, height=low.height + 20)
    assert fitting.height == pytest.approx(low.height + 20)


def test_a_point_finds_the_mark_its_label_and_what_is_very_near() -> None:
    layout = laid_out(LETTER)
    mark = marks_of(layout)[10]
    assert layout.hit(mark.middle, mark.y, 3) is mark
    assert layout.hit(mark.label_left + 5, mark.label_y, 3) is mark
    assert layout.hit(mark.right + 2, mark.y, 3) is mark
    assert layout.hit(mark.middle, -50, 3) is None
    assert layout.hit(-500, mark.y, 3) is None


def test_too_many_at_once_fold_to_their_number() -> None:
    crowd = tuple(event(number, 1, "2013-05", label="x") for number in range(101, 141))
    layout = laid_out(Content((*crowd, BY_ID[8]), (Lane("Crowd", frozenset(range(200))),)))
    (cluster,) = layout.clusters
    assert cluster.label == "+16"
    assert len(marks_of(layout)) + len(cluster.events) == 41
    assert layout.hit((cluster.left + cluster.right) / 2, cluster.y, 3) is cluster
    folded = cluster.events[3]
    assert layout.find(folded) is cluster
    assert cluster.y < layout.height
    assert isinstance(layout.find(folded), ClusterSpec)


def test_clusters_of_other_times_stay_apart() -> None:
    crowd = tuple(
        event(number, 1, "2010-05" if number % 2 else "2015-05", label="x")
        for number in range(1, 81)
    )
    layout = laid_out(Content(crowd, (Lane("Crowd", frozenset(range(100))),)))
    first, second = sorted(layout.clusters, key=lambda cluster: cluster.left)
    assert first.right < second.left
    assert set(first.events).isdisjoint(second.events)


def test_an_event_may_stand_in_two_lanes() -> None:
    layout = laid_out(Content(EVENTS, (*LANES, Lane("Again", frozenset({10})))))
    marks = [mark for row in layout.rows for mark in row.marks if mark.event == 10]
    assert [mark.lane for mark in marks] == [2, 5]


@pytest.mark.parametrize("events", [(), (BY_ID[6],), (BY_ID[10],)])
def test_nothing_or_little_to_draw(events: tuple[Event, ...]) -> None:
    layout = laid_out(Content(events, (Lane("Lane", frozenset({10})),)), width=1, height=0)
    assert len(layout.lanes) == 1
    assert layout.order == tuple(made.id for made in events if made.lo)


def test_arrows_walk_in_the_order_of_time_and_stop_at_the_ends() -> None:
    layout = laid_out(LETTER)
    assert step_in_time(layout, None, 1) == 5
    assert step_in_time(layout, None, -1) == 8
    walked = [5]
    while (following := step_in_time(layout, walked[-1], 1)) != walked[-1]:
        assert following is not None
        walked.append(following)
    starts = [BY_ID[number].lo or 0 for number in walked]
    assert starts == sorted(starts)
    assert len(walked) == 20
    assert step_in_time(layout, 7, -1) == layout.order[layout.order.index(7) - 1]
    assert step_in_time(laid_out(Content()), None, 1) is None


def test_up_and_down_go_to_the_nearest_event_of_the_next_lane() -> None:
    layout = laid_out(LETTER)
    assert step_in_lanes(layout, 10, 1) == 14  # December 2013 → November 2013
    assert step_in_lanes(layout, 14, -1) == 10
    assert step_in_lanes(layout, 2, -1) == 2
    assert step_in_lanes(layout, None, 1) == 5
    hole = laid_out(Content(EVENTS, (LANES[0], Lane("Nothing", frozenset()), LANES[2]), ISSUED))
    below = step_in_lanes(hole, 2, 1)
    assert below in LANES[2].events


@st.composite
def some_events(draw: st.DrawFn) -> tuple[Event, ...]:
    years = st.integers(1990, 2030)
    dates = st.one_of(
        years.map(str),
        st.tuples(years, st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02d}"),
        st.tuples(years, st.integers(0, 9)).map(lambda d: f"{d[0]}/{d[0] + d[1]}"),
        st.tuples(years, st.integers(1, 5)).map(lambda d: f"{{{d[0]},{d[0] + d[1]}}}"),
        years.map(lambda year: f"{year}/.."),
        years.map(lambda year: f"../{year}"),
    )
    made = draw(st.lists(st.tuples(dates, st.sampled_from(Status), st.text(max_size=40))))
    return tuple(
        event(number, 1, edtf, status=status, label=label)
        for number, (edtf, status, label) in enumerate(made, 1)
    )


@given(some_events(), st.floats(1, 2000))
@settings(max_examples=60, deadline=None)
def test_nothing_ever_covers_anything(events: tuple[Event, ...], width: float) -> None:
    layout = laid_out(Content(events, (Lane("All", frozenset(range(500))),), ISSUED), width)
    boxes: list[tuple[float, float, float, int]] = []
    for mark in marks_of(layout).values():
        boxes.append((mark.y, mark.left, mark.right, mark.event))
        if mark.label:
            boxes.append((mark.label_y, mark.label_left, mark.label_right, mark.event))
    boxes += [(one.y, one.left, one.right, -1) for one in layout.clusters]
    for first, second in combinations(boxes, 2):
        if abs(first[0] - second[0]) < 1:
            assert first[2] <= second[1] + 0.02 or second[2] <= first[1] + 0.02
    drawn = set(marks_of(layout)) | {n for one in layout.clusters for n in one.events}
    assert drawn == {made.id for made in events}
