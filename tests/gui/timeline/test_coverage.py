from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.coverage import Coverage

spans = st.lists(
    st.tuples(st.integers(1, 300), st.integers(1, 60)).map(lambda s: (float(s[0]), float(sum(s)))),
    min_size=1,
    max_size=30,
)


@given(spans, st.integers(1, 16))
def test_columns_are_as_high_as_there_are_events_on_their_days(
    covered: list[tuple[float, float]], step: int
) -> None:
    made = Coverage(covered, 1.0)
    heights = made.heights(0, step, 400 // step, made.peak, 32)
    for column, height in enumerate(heights):
        days = range(column * step, (column + 1) * step)
        active = sum(start <= made.first + day < end for day in days for start, end in covered)
        assert (height > 0) is (active > 0)
        assert height <= 32
    highest = max(
        range(made.length), key=lambda day: sum(s <= made.first + day < e for s, e in covered)
    )
    assert made.heights(highest, 1, 1, made.peak, 32) == bytes([31 if made.peak else 0])


def test_a_single_event_beside_a_thousand_is_still_seen() -> None:
    made = Coverage([(1.0, 2.0)] * 1000 + [(5.0, 6.0)], 1.0)
    assert list(made.heights(0, 1, 6, made.peak, 32)) == [31, 0, 0, 0, 1, 0]


def test_ten_thousand_years_are_counted_in_longer_units() -> None:
    assert Coverage.unit_for(30 * 365) == 1
    unit = Coverage.unit_for(3_650_000)
    made = Coverage([(1.0, 3_650_000.0)], unit)
    assert made.length <= 65_536
    assert set(made.heights(0, 64, 500, made.peak, 32)) == {31}


def test_nothing_covers_nothing() -> None:
    made = Coverage([], 1.0)
    assert (made.length, made.peak) == (0, 0.0)
    assert made.heights(0, 1, 4, made.peak, 32) == bytes(4)
