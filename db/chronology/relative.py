"""Dates without a year of their own: "in March", "the same year", "last year".

A year is taken from what the paragraph said before, or from the document's own date; where
neither tells, there is no date. May import db.edtf and db.chronology only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.edtf import Date

if TYPE_CHECKING:
    from db.chronology.languages.words import Words
    from db.chronology.points import Point


def resolve(
    point: Point, spoken: Date | None, reference: int | None, words: Words, *, future: bool
) -> Point:
    """Give a point the year, the month and the day that others tell.

    Args:
        point: The date, perhaps without a year.
        spoken: The date that the paragraph spoke of last.
        reference: The document's own date, yyyymmdd.
        words: The language's table.
        future: Whether the clause speaks of what is to come.

    Returns:
        The point; without a year still when nothing tells it.
    """
    if point.unit == "own":
        own = None if reference is None else Date(reference // 10000, reference // 100 % 100)
        return _counted(replace(point, unit="month"), own)
    if point.unit is not None:
        return _counted(point, spoken)
    if point.shape == "the_year":
        told = reference // 10000 if reference is not None and future else None
        return replace(point, year=told or (spoken.year if spoken else None))
    year = _year_of(point, spoken.year if spoken else None, reference, words, future=future)
    return replace(point, year=year, month=_month_of(point, reference, words))


def _counted(point: Point, spoken: Date | None) -> Point:
    """Count days, months or years on from a date that is at least as exact."""
    if spoken is None or spoken.decade:
        return point
    if point.unit == "year":
        return replace(point, year=spoken.year + point.shift)
    if spoken.month is None or spoken.month > 12:
        return point
    if point.unit == "month":
        months = spoken.year * 12 + spoken.month - 1 + point.shift
        return replace(point, year=months // 12, month=months % 12 + 1)
    if spoken.day is None:
        return point
    day = date(spoken.year, spoken.month, spoken.day) + timedelta(point.shift)
    return replace(point, year=day.year, month=day.month, day=day.day)


def _year_of(
    point: Point, spoken: int | None, reference: int | None, words: Words, *, future: bool
) -> int | None:
    """Find the year of a point, or None when nothing tells it."""
    if point.year is not None:
        return point.year
    if point.said is None:
        return spoken if spoken is not None else _nearest(point.month, reference, future=future)
    if point.said in words.same:
        return spoken
    if point.said in words.following:
        return None if spoken is None else spoken + 1
    if point.said in words.preceding:
        return None if spoken is None else spoken - 1
    if reference is None:
        return None
    if point.shape == "said_month":
        return _told_month(point, reference, words)
    shift = {**dict.fromkeys(words.last, -1), **dict.fromkeys(words.next_, 1)}
    return reference // 10000 + shift.get(point.said, 0)


def _nearest(month: int | None, reference: int | None, *, future: bool) -> int | None:
    """Give the year of the month's last turn before the reference, or of its next one."""
    if month is None or month > 12 or reference is None:
        return None
    year, own_month = reference // 10000, reference // 100 % 100
    if future:
        return year if month >= own_month else year + 1
    return year if month <= own_month else year - 1


def _told_month(point: Point, reference: int, words: Words) -> int | None:
    """Give the year of "last month", "next June", "this March"."""
    year, own_month = reference // 10000, reference // 100 % 100
    if point.month is not None:
        if point.said in words.last:
            return year if point.month < own_month else year - 1
        if point.said in words.next_:
            return year if point.month > own_month else year + 1
        return year
    if point.said in words.last:
        return year if own_month > 1 else year - 1
    if point.said in words.next_:
        return year if own_month < 12 else year + 1
    return year


def _month_of(point: Point, reference: int | None, words: Words) -> int | None:
    """Give the month of "last month" and the like, or the point's own."""
    if point.shape != "said_month" or point.month is not None or reference is None:
        return point.month
    own_month = reference // 100 % 100
    shift = {**dict.fromkeys(words.last, -1), **dict.fromkeys(words.next_, 1)}
    return (own_month - 1 + shift.get(point.said or "", 0)) % 12 + 1
