"""Dates are written, read and bounded exactly, and said in plain words."""

from __future__ import annotations

import warnings
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.edtf import (
    Date,
    DateSet,
    Edtf,
    Span,
    bounds,
    dates_of,
    format_edtf,
    is_approximate,
    is_uncertain,
    parse,
    precision,
    words,
)
from db.model import Precision

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "lo", "hi", "unit"),
    [
        ("2014-09-29", 20140929, 20140929, Precision.DAY),
        ("2012-02", 20120201, 20120229, Precision.MONTH),
        ("2013-02", 20130201, 20130228, Precision.MONTH),
        ("1900-02", 19000201, 19000228, Precision.MONTH),
        ("2014", 20140101, 20141231, Precision.YEAR),
        ("201X", 20100101, 20191231, Precision.DECADE),
        ("2015-21", 20150301, 20150531, Precision.SEASON),
        ("2015-22", 20150601, 20150831, Precision.SEASON),
        ("2015-23", 20150901, 20151130, Precision.SEASON),
        ("2015-24", 20151201, 20160229, Precision.SEASON),
        ("2014-33", 20140101, 20140331, Precision.QUARTER),
        ("2014-34", 20140401, 20140630, Precision.QUARTER),
        ("2014-35", 20140701, 20140930, Precision.QUARTER),
        ("2014-36", 20141001, 20141231, Precision.QUARTER),
        ("2012-40", 20120101, 20120630, Precision.HALF),
        ("2012-41", 20120701, 20121231, Precision.HALF),
        ("2012/2014", 20120101, 20141231, Precision.YEAR),
        ("2014-11/2014-12", 20141101, 20141231, Precision.MONTH),
        ("2012-08-01/2013-07-31", 20120801, 20130731, Precision.DAY),
        ("2012/2013-07-31", 20120101, 20130731, Precision.DAY),
        ("2010/..", 20100101, None, Precision.YEAR),
        ("../2015", None, 20151231, Precision.YEAR),
        ("{2015,2016}", 20150101, 20161231, Precision.YEAR),
        ("{2013-06,2012}", 20120101, 20130630, Precision.MONTH),
        ("2010~", 20100101, 20101231, Precision.YEAR),
        ("2010-05?", 20100501, 20100531, Precision.MONTH),
        ("9999-24", 99991201, 100000228, Precision.SEASON),
        ("000X", 101, 91231, Precision.DECADE),
    ],
)
def test_every_form_has_its_bounds_and_unit(
    text: str, lo: int | None, hi: int | None, unit: Precision
) -> None:
    value = parse(text)
    assert bounds(text) == (lo, hi)
    assert precision(value) is unit
    assert format_edtf(value) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2014-09-29", "29 September 2014"),
        ("2010-05", "May 2010"),
        ("2014", "2014"),
        ("2015-21", "spring 2015 (March to May 2015)"),
        ("2014-24", "winter 2014 (December 2014 to February 2015)"),
        ("2012-40", "first half of 2012 (January to June 2012)"),
        ("2012-36", "fourth quarter of 2012 (October to December 2012)"),
        ("2014-11/2014-12", "November to December 2014"),
        ("2012/2014", "2012 to 2014"),
        ("2012-08-01/2013-07-31", "1 August 2012 to 31 July 2013"),
        ("2018-12-05/2018-12-12", "5 to 12 December 2018"),
        ("2015-11-30/2015-12-04", "30 November to 4 December 2015"),
        ("2010/..", "since 2010"),
        ("../2013-12", "until December 2013"),
        ("{2015,2016}", "in each of 2015 and 2016"),
        ("{1978-04,1978-05,1978-06}", "in each of April 1978, May 1978 and June 1978"),
        ("{2015}", "2015"),
        ("2010~", "about 2010"),
        ("2010?", "2010 (uncertain)"),
        ("2010%", "about 2010 (uncertain)"),
        ("2010-03~/2010-05", "about March 2010 to May 2010"),
        ("199X", "the 1990s (1990 to 1999)"),
    ],
)
def test_a_date_is_said_in_words(text: str, said: str) -> None:
    assert words(text) == said
    assert words(parse(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "14",
        "2014-13",
        "2014-00",
        "2014-20",
        "2014-25",
        "2014-9",
        "2014-02-29",
        "2014-04-31",
        "2014-21-03",
        "2014-09-29T10:00",
        "0000",
        "201X-05",
        "20XX",
        "2014/2012",
        "../..",
        "2014/",
        "/2014",
        "2012/2013/2014",
        "{}",
        "{2012",
        "{2012,}",
        "2014~~",
        " 2014",
        "２０１４",
    ],
)
def test_nonsense_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match="not a date in EDTF"):
        parse(text)


def test_marks_of_doubt_are_kept() -> None:
    assert is_approximate(parse("2010~"))
    assert is_approximate(parse("{2010,2011%}"))
    assert not is_approximate(parse("2010?"))
    assert is_uncertain(parse("2010?/2011"))
    assert not is_uncertain(parse("2010/.."))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Date(2014, day=3),
        lambda: Date(2014, decade=True),
        lambda: DateSet(()),
        lambda: Span(None, None),
        lambda: Span(Date(2014), Date(2013)),
    ],
)
def test_an_impossible_value_cannot_be_built(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()


@st.composite
def one_date(draw: st.DrawFn) -> Date:
    year = draw(st.integers(1, 9999))
    marks = {"approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    shape = draw(st.sampled_from(["decade", "year", "month", "part", "day"]))
    if shape == "decade":
        return Date(year - year % 10, decade=True, **marks)
    if shape == "year":
        return Date(year, **marks)
    if shape == "part":
        return Date(year, draw(st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])), **marks)
    month = draw(st.integers(1, 12))
    if shape == "month":
        return Date(year, month, **marks)
    return Date(year, month, draw(st.integers(1, monthrange(year, month)[1])), **marks)


@st.composite
def any_value(draw: st.DrawFn) -> Edtf:
    shape = draw(st.sampled_from(["date", "open", "until", "span", "set"]))
    if shape == "date":
        return draw(one_date())
    if shape == "set":
        return DateSet(tuple(draw(st.lists(one_date(), min_size=1, max_size=5))))
    first, second = draw(one_date()), draw(one_date())
    if shape == "open":
        return Span(first, None)
    if shape == "until":
        return Span(None, first)
    low, high = sorted((first, second), key=lambda value: bounds(value)[0] or 0)
    return Span(low, high)


@given(any_value())
def test_what_is_written_reads_back_the_same(value: Edtf) -> None:
    assert parse(format_edtf(value)) == value


@given(any_value())
def test_bounds_are_ordered_and_words_name_the_year(value: Edtf) -> None:
    lo, hi = bounds(value)
    assert lo is None or hi is None or lo <= hi
    assert any(str(date.year) in words(value) for date in dates_of(value))


@given(st.text(alphabet="0123456789-/.{},~?X ", max_size=24))
def test_any_text_is_read_exactly_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except ValueError:
        return
    assert format_edtf(value) == text


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_real_day_is_its_own_bounds(day: date) -> None:
    number = day.year * 10000 + day.month * 100 + day.day
    assert bounds(day.isoformat()) == (number, number)


@pytest.mark.parametrize(
    "text",
    ["2014-09-29", "2012-02", "2013-02", "2000-02", "2014", "201X", "2012/2014", "2012-08-01/2013"],
)
def test_the_edtf_package_agrees_where_it_is_right(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its parser library warns about itself
        from edtf import parse_edtf

        other: Any = parse_edtf(text)
        lower, upper = other.lower_strict(), other.upper_strict()
    assert bounds(text) == tuple(t[0] * 10000 + t[1] * 100 + t[2] for t in (lower, upper))
