from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.scale import END_DAY, FIRST_DAY, LEAST_SPAN, Scale, day_of
from gui.timeline.ticks import LEVELS, Tick, Unit, choose_level, ticks

GAP = 5.0


def measure(text: str) -> float:
    return 6.0 * len(text)


def labels(first: int, last: int, width: float = 1000) -> list[str]:
    start = day_of(first)
    scale = Scale(start, day_of(last) - start, 0, width)
    return [tick.label for tick in ticks(scale, measure, GAP) if tick.label]


def test_years_over_a_few_years() -> None:
    assert labels(20091201, 20170101) == ["2010", "2011", "2012", "2013", "2014", "2015", "2016"]


def test_months_say_the_year_first_and_in_january() -> None:
    assert labels(20130801, 20140415) == (
        ["Aug 2013", "Sep", "Oct", "Nov", "Dec", "2014", "Feb", "Mar", "Apr"]
    )


def test_quarters_and_half_years() -> None:
    assert labels(20130301, 20140801)[:5] == ["Apr 2013", "Jul", "Oct", "2014", "Apr"]
    assert labels(20130301, 20170101)[:4] == ["Jul 2013", "2014", "Jul", "2015"]


def test_weeks_and_days_say_their_month() -> None:
    weeks = labels(20130520, 20130710)
    assert weeks[:5] == ["22 May 2013", "1 Jun", "8 Jun", "15 Jun", "22 Jun"]
    days = labels(20131228, 20140105)
    assert days[0] == "28 Dec 2013"
    assert "1 Jan 2014" in days


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [(18000101, 20200101, 10), (10000101, 20200101, 50), (10101, 99991231, 500)],
)
def test_centuries_are_counted_in_round_years(first: int, last: int, step: int) -> None:
    years = [int(label) for label in labels(first, last)]
    assert len(years) > 3
    # the calendar begins with year 1, so the first line may stand there
    assert all(year % step == 0 for year in years if year > 1)


def test_a_year_begins_in_stronger_ink_among_months() -> None:
    scale = Scale(day_of(20130801), 250, 0, 1000)
    strong = [tick.label for tick in ticks(scale, measure, GAP) if tick.strong]
    assert strong == ["2014"]


def test_a_view_between_two_lines_still_says_when_it_is() -> None:
    assert ticks(Scale(day_of(20140302), 90, 40, 30), measure, GAP) == (
        Tick(40, "2014", line=False),
    )


def test_the_coarsest_level_is_taken_where_none_has_room() -> None:
    assert choose_level(Scale(1, 3e6, 0, 1), measure) is LEVELS[-1]
    assert choose_level(Scale(1, 10, 0, 5000), measure).unit is Unit.DAY


@given(
    st.floats(FIRST_DAY - 1000, END_DAY + 1000),
    st.floats(LEAST_SPAN, END_DAY),
    st.floats(1, 4000),
)
def test_labels_never_overlap_and_always_say_a_year(
    start: float, span: float, width: float
) -> None:
    scale = Scale(start, span, 30, width)
    made = ticks(scale, measure, GAP)
    written = [tick for tick in made if tick.label]
    assert written[0].label.split()[-1].isdigit()
    assert any(len(word) <= 4 and word.isdigit() for word in written[0].label.split())
    for left, right in pairwise(written):
        assert left.x + GAP + measure(left.label) <= right.x + GAP
    assert all(scale.left - 1e-6 <= tick.x <= scale.right + 1e-6 for tick in made)
    assert len(made) <= width / 8 + 12  # of the coarsest level, however narrow
    assert [tick.x for tick in made] == sorted(tick.x for tick in made)
