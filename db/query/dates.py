"""Dates as one types them in a search: ``2013``, ``2013-05..2014``, ``spring 2015``, ``May 2013``.

May import db.edtf and db.model.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from db import edtf

Bounds = tuple[int | None, int | None]

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_RANGE = re.compile(r"\s*(?:\.\.+|…|\s[-–—]\s|[–—]|\sto\s)\s*")
_COMPARED = re.compile(r"([<>]=?)\s*([^<>]+)")
_WORDS = re.compile(r"(?:([0-9]{1,2})\s+)?([a-z]+)\.?(?:\s+([0-9]{1,2}),?)?\s+([0-9]{4})")
_QUARTER = re.compile(r"q([1-4])\s*([0-9]{4})")


def read_range(text: str) -> Bounds:
    """The first and the last day (yyyymmdd) that a typed date or range covers.

    Raises:
        ValueError: It is neither; the message says so in plain words.
    """
    typed = text.strip()
    if compared := _COMPARED.fullmatch(typed):
        return _compared(*compared.groups())
    sides = _RANGE.split(f" {typed} " if _RANGE.fullmatch(typed) is None else typed)
    sides = [side.strip() for side in sides]
    try:
        if len(sides) == 2 and any(sides):
            lo = edtf.bounds(_date(sides[0]))[0] if sides[0] else None
            hi = edtf.bounds(_date(sides[1]))[1] if sides[1] else None
        elif len(sides) == 1:
            lo, hi = edtf.bounds(_date(typed))
        else:
            raise ValueError("no date")
    except ValueError as error:
        raise ValueError(f"“{typed}” is not a date") from error
    if max(lo or 0, hi or 0) > 99991231:
        raise ValueError(f"“{typed}” is not a date")
    if lo is not None and hi is not None and lo > hi:
        raise ValueError(f"“{typed}” ends before it begins")
    return lo, hi


def _compared(sign: str, text: str) -> Bounds:
    """``>2013``: the days after it; ``>=2013``: also its own."""
    lo, hi = read_range(text)
    edge = {">": hi, ">=": lo, "<": lo, "<=": hi}[sign]
    if edge is None:
        raise ValueError(f"“{sign}{text}” is not a date")
    if len(sign) == 1:
        try:
            day = date(edge // 10_000, edge // 100 % 100, edge % 100)
            edge = int((day + timedelta(days=1 if sign == ">" else -1)).strftime("%Y%m%d"))
        except (ValueError, OverflowError) as error:  # before the first day, or after the last
            raise ValueError(f"“{sign}{text}” is not a date") from error
    return (edge, None) if sign[0] == ">" else (None, edge)


def read_years(text: str) -> Bounds:
    """The first and the last year of a typed year or range of years.

    Raises:
        ValueError: It is neither.
    """
    lo, hi = read_range(text)
    if (lo is not None and lo % 10_000 != 101) or (hi is not None and hi % 10_000 != 1231):
        raise ValueError(f"“{text.strip()}” is not a year")
    return lo and lo // 10_000, hi and hi // 10_000


def _date(text: str) -> edtf.Edtf:
    folded = text.casefold().strip().rstrip(".,")
    if quarter := _QUARTER.fullmatch(folded):
        return edtf.Date(int(quarter[2]), 32 + int(quarter[1]))
    if found := _WORDS.fullmatch(folded):
        before, name, after, year = found.groups()
        day = before or after
        if name in _SEASONS and not day:
            return edtf.Date(int(year), _SEASONS[name])
        months = [n for n, month in enumerate(edtf.MONTHS, 1) if month.casefold().startswith(name)]
        if len(months) == 1 and len(name) >= 3 and not (before and after):
            return edtf.Date(int(year), months[0], int(day) if day else None)
    return edtf.parse(text.strip().upper())


def write_range(lo: int | None, hi: int | None) -> str:
    """Bounds as one would type them: ``2013-05..2014-12``; reading them gives the same."""
    start, end = _sides(lo, hi)
    if start == end and start is not None:
        return edtf.format_edtf(start)
    return "..".join("" if side is None else edtf.format_edtf(side) for side in (start, end))


def say_range(lo: int | None, hi: int | None) -> str:
    """Bounds in words: "May 2013 to December 2014"."""
    start, end = _sides(lo, hi)
    if start == end and start is not None:
        return edtf.words(start)
    return edtf.words(edtf.Span(start, end))


def _sides(lo: int | None, hi: int | None) -> tuple[edtf.Date | None, edtf.Date | None]:
    """Both ends in the finer of their units."""
    units = [_unit(day, last=side == 1) for side, day in enumerate((lo, hi)) if day is not None]
    unit = max(units, default=0)
    return _cut(lo, unit), _cut(hi, unit)


def _unit(day: int, *, last: bool) -> int:
    """Index of the coarsest unit that begins (or ends) with this day: year, month, day."""
    year, month, number = day // 10_000, day // 100 % 100, day % 100
    ends = number == (monthrange(year, month)[1] if last else 1)
    return 2 if not ends else 0 if month == (12 if last else 1) else 1


def _cut(day: int | None, unit: int) -> edtf.Date | None:
    if day is None:
        return None
    month, number = day // 100 % 100, day % 100
    return edtf.Date(day // 10_000, month if unit else None, number if unit == 2 else None)
