"""Dates without a year of their own: "in March", "the same year", "last year".

A year is taken from what the paragraph said before, or from the document's own date; where
neither tells, there is no date. May import db.chronology only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.chronology.languages.words import Words
    from db.chronology.points import Point


def year_of(
    point: Point, spoken: int | None, reference: int | None, words: Words, *, future: bool
) -> int | None:
    """Find the year of a point.

    Args:
        point: The date, perhaps without a year.
        spoken: The year that the paragraph spoke of last.
        reference: The document's own date, yyyymmdd.
        words: The language's table.
        future: Whether the clause speaks of what is to come.

    Returns:
        The year, or None when nothing tells it.
    """
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
    if month is None or reference is None:
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


def month_of(point: Point, reference: int | None, words: Words) -> int | None:
    """Give the month of "last month" and the like, or the point's own."""
    if point.shape != "said_month" or point.month is not None or reference is None:
        return point.month
    own_month = reference // 100 % 100
    shift = {**dict.fromkeys(words.last, -1), **dict.fromkeys(words.next_, 1)}
    return (own_month - 1 + shift.get(point.said or "", 0)) % 12 + 1
