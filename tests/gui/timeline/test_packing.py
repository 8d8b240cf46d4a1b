from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.timeline.packing import Box, Packed, Row, Rules, pack

RULES = Rules(gap=3, label_gap=6, apart=12, least_label=30, left=0, right=1000)


@st.composite
def some_boxes(draw: st.DrawFn) -> list[Box]:
    made = draw(
        st.lists(
            st.tuples(st.integers(10, 900), st.integers(13, 400), st.integers(0, 150)),
            max_size=40,
        )
    )
    return [Box(left, left + width, label) for left, width, label in sorted(made)]


def taken(boxes: list[Box], packed: Packed) -> list[tuple[int, float, float, int]]:
    """Every mark and label as (row, left, right, whose)."""
    found: list[tuple[int, float, float, int]] = []
    for number, (box, spot) in enumerate(zip(boxes, packed.spots, strict=True)):
        if spot is not None:
            found.append((spot.row, box.left, box.right, number))
            if spot.label_width:
                end = spot.label_left + spot.label_width
                found.append((spot.label_row, spot.label_left, end, number))
    return found


@given(some_boxes(), st.booleans())
@settings(max_examples=200)
def test_no_mark_or_label_covers_another(boxes: list[Box], with_line: bool) -> None:
    line = (480.0, 520.0) if with_line else None
    rules = Rules(3, 6, 12, 30, 0, 1000, line=line, most_rows=12, dense=30)
    packed = pack(boxes, rules)
    for one, other in combinations(taken(boxes, packed), 2):
        if one[0] == other[0]:
            assert one[2] <= other[1] or other[2] <= one[1], (one, other)
    assert packed.rows <= 12
    for spot, box in zip(packed.spots, boxes, strict=True):
        if spot is not None and spot.label_width:
            assert spot.label_left >= 0
            assert spot.label_left + spot.label_width <= 1000
            assert 0 <= spot.row < packed.rows
            assert 0 <= spot.label_row < packed.rows
            assert spot.label_width <= box.label


def test_a_label_stands_right_of_its_mark() -> None:
    (spot,) = pack([Box(100, 113, 60)], RULES).spots
    assert spot is not None
    assert (spot.row, spot.label_row, spot.label_left, spot.label_width) == (0, 0, 119, 60)


def test_neighbours_turn_their_labels_away_from_each_other() -> None:
    packed = pack([Box(400, 413, 40), Box(430, 443, 40)], RULES)
    first, second = packed.spots
    assert first is not None
    assert second is not None
    assert packed.rows == 1
    assert first.label_left == 400 - 6 - 40
    assert second.label_left == 449


def test_a_label_keeps_off_the_documents_line() -> None:
    rules = Rules(3, 6, 12, 30, 0, 1000, line=(500, 506))
    (spot,) = pack([Box(440, 453, 80)], rules).spots
    assert spot is not None
    assert spot.label_left + 80 <= 440


def test_a_label_that_would_leave_the_chart_goes_to_the_other_side() -> None:
    (spot,) = pack([Box(950, 963, 60)], RULES).spots
    assert spot is not None
    assert spot.label_left == 950 - 6 - 60


def test_a_long_mark_has_its_label_in_a_row_of_its_own() -> None:
    packed = pack([Box(10, 990, 100)], RULES)
    (spot,) = packed.spots
    assert spot is not None
    assert packed.rows == 2
    assert spot.label_row != spot.row
    assert spot.label_left == 10


def test_a_label_without_room_is_cut_and_a_hopeless_one_left_out() -> None:
    rules = Rules(3, 6, 12, 30, 0, 100, label_rows=1)
    (spot,) = pack([Box(10, 30, 90)], rules).spots
    assert spot is not None
    assert spot.label_width == 64
    (spot,) = pack([Box(10, 30, 90)], Rules(3, 6, 12, 30, 0, 60, label_rows=1)).spots
    assert spot is not None
    assert spot.label_width == 0


def test_marks_without_a_row_are_left_over() -> None:
    rules = Rules(3, 6, 12, 30, 0, 1000, most_rows=2)
    packed = pack([Box(100, 120, 0)] * 5, rules)
    assert [spot is not None for spot in packed.spots] == [True, True, False, False, False]


def test_labels_go_left_where_that_needs_fewer_rows() -> None:
    boxes = [Box(400, 413, 120), Box(410, 423, 120), Box(540, 553, 120), Box(560, 573, 120)]
    right_only = 4
    assert pack(boxes, RULES).rows < right_only


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), max_size=30))
def test_a_row_knows_what_is_free(wanted: list[tuple[int, int]]) -> None:
    row = Row()
    held: list[tuple[int, int]] = []
    for left, width in wanted:
        free = all(left + width <= start or left >= end for start, end in held)
        assert row.fits(left, left + width) == free
        if free:
            row.take(left, left + width)
            held.append((left, left + width))
    for left, right in held:
        row.free(left)
        assert row.fits(left, right)
    assert row.next_from(0) == float("inf")
    assert row.last_before(1000) == float("-inf")
