from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.timeline.scale import (
    END_DAY,
    FIRST_DAY,
    LEAST_SPAN,
    MOST_OVER_FIT,
    Extent,
    Scale,
    date_at,
    day_of,
    end_of,
    extent_of,
    fitted,
)

days = st.floats(FIRST_DAY, END_DAY - 1)
widths = st.floats(1, 4000)
scales = st.builds(
    Scale, start=days, span=st.floats(LEAST_SPAN, 1e6), left=st.floats(0, 300), width=widths
)
extents = st.tuples(days, days).map(lambda two: Extent(min(two), max(two)))


def test_a_day_is_the_calendars_ordinal_and_ends_where_the_next_begins() -> None:
    assert day_of(20140929) == date(2014, 9, 29).toordinal()
    assert end_of(20140930) == day_of(20141001)
    assert date_at(day_of(20140929) + 0.9) == date(2014, 9, 29)


@pytest.mark.parametrize(
    ("number", "nearest"),
    [
        (101, date.min),  # the decade of the years 0 to 9
        (100000228, date.max),  # the winter of 9999 ends in 10000
        (20150230, date(2015, 2, 28)),
        (20151301, date(2015, 12, 1)),
        (20150000, date(2015, 1, 1)),
    ],
)
def test_days_outside_the_calendar_are_the_nearest_in_it(number: int, nearest: date) -> None:
    assert date_at(day_of(number)) == nearest


@given(scales, days)
def test_a_day_is_found_again_at_its_pixel(scale: Scale, day: float) -> None:
    assert scale.day_at(scale.x_of(day)) == pytest.approx(day, abs=1e-4)


@given(scales, st.floats(0.1, 10), st.floats(0, 1))
def test_zooming_keeps_the_day_under_the_cursor(scale: Scale, factor: float, part: float) -> None:
    x = scale.left + part * scale.width
    zoomed = scale.zoomed(factor, x)
    assert zoomed.day_at(x) == pytest.approx(scale.day_at(x), abs=1e-3)
    assert zoomed.span >= LEAST_SPAN


@given(scales, st.floats(-5000, 5000))
def test_panning_there_and_back_is_where_one_was(scale: Scale, pixels: float) -> None:
    moved = scale.panned(pixels)
    assert moved.x_of(scale.day_at(scale.left + pixels)) == pytest.approx(scale.left, abs=1e-3)
    assert moved.panned(-pixels).start == pytest.approx(scale.start, abs=1e-3)
    assert moved.pixels_per_day == scale.pixels_per_day


@given(scales, extents)
def test_one_never_gets_lost(scale: Scale, extent: Extent) -> None:
    kept = scale.within(extent)
    middle = kept.start + kept.span / 2
    assert extent.first - 1e-3 <= middle <= extent.last + 1e-3
    assert LEAST_SPAN <= kept.span <= max(LEAST_SPAN, extent.span * MOST_OVER_FIT)
    assert kept.within(extent).start == pytest.approx(kept.start, abs=1e-3)


@given(extents, widths)
def test_fitting_shows_all_of_it(extent: Extent, width: float) -> None:
    scale = fitted(extent, 100, width)
    assert scale.x_of(extent.first) == pytest.approx(100)
    assert scale.x_of(extent.last) <= scale.right + 1e-6
    assert scale.within(extent) == scale or extent.span < LEAST_SPAN


@given(scales, days, st.floats(0, 50))
def test_revealing_brings_days_into_sight(scale: Scale, day: float, margin: float) -> None:
    shown = scale.revealing(day, day, margin)
    assert shown.left - 1e-3 <= shown.x_of(day) <= shown.right + 1e-3
    assert shown.span == scale.span
    assert shown.revealing(day, day, margin).start == pytest.approx(shown.start, abs=1e-3)


def test_what_is_in_sight_does_not_move() -> None:
    scale = Scale(1000, 100, 50, 500)
    assert scale.revealing(1020, 1040, 20) is scale


def test_something_longer_than_the_view_is_shown_from_its_start() -> None:
    shown = Scale(1000, 100, 0, 1000).revealing(2000, 2500, 20)
    assert shown.x_of(2000) == pytest.approx(20)


def test_content_of_years_is_shown_in_whole_years_with_air() -> None:
    extent = extent_of(day_of(20100501), end_of(20161115))
    assert date_at(extent.first).year == 2009
    assert extent.first < day_of(20100101) < day_of(20161231) < extent.last
    assert extent.last < day_of(20170301)


def test_a_single_day_has_air_around_it() -> None:
    extent = extent_of(day_of(20140929), end_of(20140929))
    assert extent.span == 1 + 2 * LEAST_SPAN


def test_air_ends_with_the_calendar() -> None:
    assert extent_of(FIRST_DAY, END_DAY) == Extent(FIRST_DAY, END_DAY)


def test_zooming_to_an_event_puts_it_in_the_middle() -> None:
    scale = Scale(0, 1000, 0, 900).centred(400, 500, 1 / 3)
    assert (scale.x_of(400), scale.x_of(500)) == pytest.approx((300, 600))


def test_resizing_keeps_the_days() -> None:
    scale = Scale(100, 50, 10, 200).resized(20, 0)
    assert (scale.start, scale.end, scale.left, scale.width) == (100, 150, 20, 1.0)
