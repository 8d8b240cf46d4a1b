"""The subset of EDTF (ISO 8601-2) that dates in diplomatic documents need, and words for it.

Written here because it must be quick and exact: days, months, years, decades, seasons, quarters,
halves, ranges with open ends, sets, and the marks ``~`` and ``?``. Seasons are the northern ones,
as the documents of the organization use them: spring is March to May, summer June to August,
autumn September to November, and winter of year Y is December Y to February Y+1.

May import db.model only; anything may import it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from db.model import Precision

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# ISO 8601-2 code in the month's place → name, first month, number of months, precision
_DIVISIONS: dict[int, tuple[str, int, int, Precision]] = {
    21: ("spring", 3, 3, Precision.SEASON),
    22: ("summer", 6, 3, Precision.SEASON),
    23: ("autumn", 9, 3, Precision.SEASON),
    24: ("winter", 12, 3, Precision.SEASON),
    33: ("first quarter of", 1, 3, Precision.QUARTER),
    34: ("second quarter of", 4, 3, Precision.QUARTER),
    35: ("third quarter of", 7, 3, Precision.QUARTER),
    36: ("fourth quarter of", 10, 3, Precision.QUARTER),
    40: ("first half of", 1, 6, Precision.HALF),
    41: ("second half of", 7, 6, Precision.HALF),
}
_DATE = re.compile(r"(\d{3})(\d|X)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)
_FINEST_FIRST = tuple(Precision)


@dataclass(frozen=True, slots=True)
class Date:
    """One day, month, season, quarter, half, year or decade.

    ``month`` also carries the codes 21 to 41 of ISO 8601-2. Of a decade ``year`` is the first.
    """

    year: int
    month: int | None = None
    day: int | None = None
    decade: bool = False
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999 and not (self.decade and self.year == 0):
            raise ValueError(f"year {self.year} is outside 0001 to 9999")
        if self.decade and (self.month is not None or self.year % 10):
            raise ValueError("a decade has neither months nor days, and begins with a year in 0")
        if self.day is not None and (self.month is None or self.month > 12):
            raise ValueError("a day needs a month")
        if self.month is not None and not (1 <= self.month <= 12 or self.month in _DIVISIONS):
            raise ValueError(f"{self.month:02d} is neither a month nor a season, quarter or half")
        if self.day is not None and self.month is not None:
            last = monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= last:
                raise ValueError(f"{MONTHS[self.month - 1]} {self.year} has no day {self.day}")


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` to the end of ``end``; None is an open end, and one end may be open."""

    start: Date | None
    end: Date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a range needs at least one end")
        if self.start and self.end and _first(self.start) > _last(self.end):
            raise ValueError("a range must not end before it begins")


@dataclass(frozen=True, slots=True)
class DateSet:
    """Several dates, each of them meant."""

    members: tuple[Date, ...]

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError("a set needs at least one date")


Edtf = Date | Span | DateSet


def parse(text: str) -> Edtf:
    """Read an EDTF string.

    Args:
        text: For instance ``2014-09-29``, ``2015-21``, ``2012/2014``, ``2010/..``,
            ``{2015,2016}``, ``2010~`` or ``201X``.

    Returns:
        The value; ``format_edtf`` gives the same string again.

    Raises:
        ValueError: When the text is not of the subset; its message says what is wrong.
    """
    try:
        if text.startswith("{") and text.endswith("}"):
            return DateSet(tuple(_parse_date(part) for part in text[1:-1].split(",")))
        if "/" not in text:
            return _parse_date(text)
        start, _, end = text.partition("/")
        return Span(
            None if start == ".." else _parse_date(start),
            None if end == ".." else _parse_date(end),
        )
    except ValueError as error:
        raise ValueError(f"not a date in EDTF: {text[:60]!r}: {error}") from error


def _parse_date(text: str) -> Date:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"cannot read {text[:60]!r}")
    years, last, month, day, mark = found.groups()
    decade = last == "X"
    return Date(
        int(years) * 10 + (0 if decade else int(last)),
        None if month is None else int(month),
        None if day is None else int(day),
        decade=decade,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def format_edtf(value: Edtf) -> str:
    """Write a value as an EDTF string."""
    if isinstance(value, DateSet):
        return "{" + ",".join(_format_date(member) for member in value.members) + "}"
    if isinstance(value, Span):
        start = ".." if value.start is None else _format_date(value.start)
        return f"{start}/{'..' if value.end is None else _format_date(value.end)}"
    return _format_date(value)


def _format_date(date: Date) -> str:
    text = f"{date.year // 10:03d}X" if date.decade else f"{date.year:04d}"
    if date.month is not None:
        text += f"-{date.month:02d}"
    if date.day is not None:
        text += f"-{date.day:02d}"
    marks = {(True, False): "~", (False, True): "?", (True, True): "%"}
    return text + marks.get((date.approximate, date.uncertain), "")


def bounds(value: Edtf | str) -> tuple[int | None, int | None]:
    """Give the first and the last day as integers yyyymmdd; None for an open end."""
    if isinstance(value, str):
        value = parse(value)
    if isinstance(value, DateSet):
        return min(map(_first, value.members)), max(map(_last, value.members))
    if isinstance(value, Span):
        return (
            None if value.start is None else _first(value.start),
            None if value.end is None else _last(value.end),
        )
    return _first(value), _last(value)


def _first(date: Date) -> int:
    month = date.month or 1
    if month in _DIVISIONS:
        month = _DIVISIONS[month][1]
    return date.year * 10000 + month * 100 + (date.day or 1)


def _last(date: Date) -> int:
    if date.day is not None:
        return _first(date)
    if date.decade:
        return (date.year + 9) * 10000 + 1231
    year, month = date.year, date.month or 12
    if month in _DIVISIONS:
        _, first, length, _ = _DIVISIONS[month]
        year, month = year + (first + length - 2) // 12, (first + length - 2) % 12 + 1
    # the calendar module ends with year 9999; winter of that year still has a last day
    last = monthrange(min(year, 9999), month)[1] if year <= 9999 else 28
    return year * 10000 + month * 100 + last


def dates_of(value: Edtf) -> tuple[Date, ...]:
    """Give every date that a value is made of."""
    if isinstance(value, DateSet):
        return value.members
    if isinstance(value, Span):
        return tuple(date for date in (value.start, value.end) if date is not None)
    return (value,)


def precision(value: Edtf) -> Precision:
    """Give the finest unit in which the value is written."""
    return min(map(_precision, dates_of(value)), key=_FINEST_FIRST.index)


def _precision(date: Date) -> Precision:
    if date.day is not None:
        return Precision.DAY
    if date.month is not None:
        return _DIVISIONS[date.month][3] if date.month in _DIVISIONS else Precision.MONTH
    return Precision.DECADE if date.decade else Precision.YEAR


def is_approximate(value: Edtf) -> bool:
    """Say whether any part is marked ``~`` (or ``%``)."""
    return any(date.approximate for date in dates_of(value))


def is_uncertain(value: Edtf) -> bool:
    """Say whether any part is marked ``?`` (or ``%``)."""
    return any(date.uncertain for date in dates_of(value))


def words(value: Edtf | str) -> str:
    """Say a value in words: "spring 2015 (March to May 2015)", "in each of 2015 and 2016"."""
    if isinstance(value, str):
        value = parse(value)
    if isinstance(value, DateSet):
        if len(value.members) == 1:
            return _date_words(value.members[0])
        *first, last = [_date_words(member) for member in value.members]
        return f"in each of {', '.join(first)} and {last}"
    if isinstance(value, Span):
        return _span_words(value)
    return _date_words(value)


def _span_words(span: Span) -> str:
    if span.start is None or span.end is None:
        given = span.start or span.end
        assert given is not None
        return f"{'since' if span.end is None else 'until'} {_date_words(given)}"
    start, end = span.start, span.end
    first = _date_words(start)
    if (start.approximate, start.uncertain) == (False, False) and start.year == end.year:
        if start.day and end.day and start.month == end.month:
            first = str(start.day)
        elif start.month and start.month <= 12 and end.month and end.month <= 12:
            first = _bare_words(start).removesuffix(f" {start.year}")
    return f"{first} to {_date_words(end)}"


def _date_words(date: Date) -> str:
    text = _bare_words(date)
    if date.approximate:
        text = f"about {text}"
    return f"{text} (uncertain)" if date.uncertain else text


def _bare_words(date: Date) -> str:
    if date.decade:
        return f"the {date.year}s ({date.year} to {date.year + 9})"
    if date.month is None:
        return str(date.year)
    if date.month not in _DIVISIONS:
        month = f"{MONTHS[date.month - 1]} {date.year}"
        return f"{date.day} {month}" if date.day else month
    name, first, length, _ = _DIVISIONS[date.month]
    last = (first + length - 2) % 12
    from_year = f" {date.year}" if first + length > 13 else ""
    end_year = date.year + (first + length > 13)
    span = f"{MONTHS[first - 1]}{from_year} to {MONTHS[last]} {end_year}"
    return f"{name} {date.year} ({span})"
