"""One single date of a text: from its words to a year, month and day, or why it is none.

May import db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.chronology.patterns import DASHES

if TYPE_CHECKING:
    from db.chronology.patterns import Patterns

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SYMBOL_END = re.compile(r"[A-Z/]\d*[-–]$")  # "U-I-425/06-10 of July 2009"
_DASH_END = re.compile(rf"[{DASHES}]$")
_BACK = 48  # how far before a date its own words can reach


@dataclass(frozen=True, slots=True)
class Point:
    """A single date as written; what it leaves to its neighbours or its paragraph is None."""

    start: int
    end: int
    shape: str
    year: int | None = None
    month: int | None = None  # also 21 to 41, as in EDTF
    day: int | None = None
    last_year: int | None = None  # of a pair, "2017/18"
    said: str | None = None  # "the same", "last": how the year or month is told
    unit: str | None = None  # of what ``shift`` counts on from the date spoken of
    shift: int = 0
    approximate: bool = False
    core: int = 0  # where the date itself begins, after "early" and the like


def read_point(found: re.Match[str], text: str, patterns: Patterns) -> Point | None:
    """Read one match of ``patterns.point``; None when it is not a date after all."""
    shape = found.lastgroup or ""
    start, end = found.span()
    if shape in ("d", "dm", "dmy") and _SYMBOL_END.search(text, max(0, start - 12), start):
        return None
    point = _READERS[shape](shape, found.group(), start, end, patterns)
    if point is None or (shape == "y" and not _is_year(text, start, end, patterns)):
        return None
    return _with_part(point, text, patterns)


def _with_part(point: Point, text: str, patterns: Patterns) -> Point:
    """Take in "early", "end of" and "around" before the date."""
    start = point.start
    before = text[max(0, start - _BACK) : start]
    part = patterns.part_before.search(before)
    if part:
        begin = start - (len(before) - part.start())
        return replace(point, start=begin, core=start)
    about = patterns.about_before.search(before)
    if about:
        begin = start - (len(before) - about.start())
        return replace(point, start=begin, core=start, approximate=True)
    return point


def _is_year(text: str, start: int, end: int, patterns: Patterns) -> bool:
    """Tell a year from a number of four digits by what stands around it."""
    before = text[max(0, start - 28) : start]
    after = text[end : end + 28]
    if not patterns.words.bare_years and not _has_tail(text, start, end, patterns):
        return False
    joined = _DASH_END.search(before) and not re.search(r"(?:(?<!\d)\d{4}|/\d\d|\s)\s?.$", before)
    if joined and not patterns.part_before.search(before):
        return False
    bounded = patterns.lead_before.search(before) or patterns.part_before.search(before)
    if not bounded and (patterns.number_before.search(before) or re.search(r"\d\s$", before)):
        return False
    strong = bounded or patterns.strong_before.search(before)
    counted = patterns.counted_after.match(after)
    if patterns.address.match(text, end):
        return False
    if strong:
        # "In 2012 women …" begins a sentence; "in 2000 cases" and "Of the 2000 cases" count
        said = strong.group()
        opens = said[:1].isupper() and not said.lower().startswith(f"{patterns.words.of} ")
        return not counted or opens or before.endswith("-")
    if counted or patterns.counted_later.match(after):
        return False
    return int(text[start : start + 4]) >= 1900


def _has_tail(text: str, start: int, end: int, patterns: Patterns) -> bool:
    """Say whether a year stands in brackets, or a word for "year" follows it or its list."""
    if end - start > 4 or (text[:start].endswith("(") and text.startswith(")", end)):
        return True
    return patterns.year_tail.match(text, end) is not None


def _said(text: str, patterns: Patterns) -> str | None:
    """Give how a year is told: "the same" of "June of the same year"."""
    lowered = text.lower()
    told = patterns.told_years
    found = [phrase for phrase in told if lowered.endswith(phrase)]
    return told[max(found, key=len)] if found else None


def _month(text: str, patterns: Patterns) -> int | None:
    numbers = patterns.month_numbers
    return next((numbers[w] for w in _LETTERS.findall(text) if w in numbers), None)


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found.group()) if found else None


def _day(text: str) -> int | None:
    found = re.search(r"(?<!\d)\d{1,2}(?=\D|$)", text)
    return int(found.group()) if found else None


def _iso(shape: str, text: str, start: int, end: int, _: Patterns) -> Point:
    year, month, day = (int(part) for part in text.split("-"))
    return Point(start, end, shape, year, month, day, core=start)


def _dots(shape: str, text: str, start: int, end: int, _: Patterns) -> Point:
    day, month, year = (int(part) for part in re.findall(r"\d+", text))
    return Point(start, end, shape, year, month, day, core=start)


def _calendar(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    return Point(
        start, end, shape, _year(text), _month(text, patterns), _day(text),
        said=_said(text, patterns), core=start,
    )  # fmt: skip


def _monthly(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    return Point(
        start, end, shape, _year(text), _month(text, patterns),
        said=_said(text, patterns), core=start,
    )  # fmt: skip


def _said_month(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    told, _, _ = text.rpartition(" ")
    return Point(
        start, end, shape, None, _month(text, patterns), said=told.lower(), core=start
    )  # fmt: skip


def _season(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    name = _LETTERS.search(text.lower())
    code = patterns.seasons[name.group()] if name else None
    return Point(
        start, end, shape, _year(text), code, said=_said(text, patterns), core=start
    )  # fmt: skip


def _bare_season(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    """Read the season of "in the spring"; the paragraph has told its year."""
    words = list(_LETTERS.finditer(text.lower()))
    at = start + words[-1].start()
    return Point(at, end, shape, month=patterns.seasons[words[-1].group()], core=at)


def _divided(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point | None:
    ordinal, unit, *_ = _LETTERS.findall(text.lower())
    number = patterns.ordinals[ordinal]
    if unit in patterns.words.halves:
        number = 2 if ordinal in patterns.words.last_ordinals else number
        code = 39 + number if number <= 2 else None
    else:
        code = 32 + number
    if code is None:
        return None
    return Point(
        start, end, shape, _year(text), code, said=_said(text, patterns), core=start
    )  # fmt: skip


def _coded(shape: str, text: str, start: int, end: int, _: Patterns) -> Point | None:
    number = int(text[1])
    if text[0] == "H" and number > 2:
        return None
    code = (39 if text[0] == "H" else 32) + number
    return Point(start, end, shape, int(text[-4:]), code, core=start)


def _decade(shape: str, text: str, start: int, end: int, _: Patterns) -> Point:
    return Point(start, end, shape, _year(text), core=start)


def _pair(shape: str, text: str, start: int, end: int, _: Patterns) -> Point | None:
    """Read "2017/18", two years in a row, or "2008-10"; anything else is a number or a symbol."""
    first = int(text[:4])
    digits = re.sub(r"\D", "", text[4:])
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if len(digits) == 2 and first % 100 == 99 and digits == "00":
        last = first + 1
    if last <= first or ("/" in text and last != first + 1):
        return None
    return Point(start, end, shape, first, last_year=last, core=start)


def _plain_year(shape: str, text: str, start: int, end: int, _: Patterns) -> Point:
    return Point(start, end, shape, _year(text), core=start)


def _bare_day(shape: str, text: str, start: int, end: int, _: Patterns) -> Point:
    found = _NUMBER.search(text)
    return Point(start, end, shape, day=int(found.group()) if found else None, core=start)


def _slashes(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point | None:
    """Read "24/08/2013"; "12/08/2013" is left where a month may come first."""
    day, month, year = (int(part) for part in text.split("/"))
    if patterns.words.month_first and day <= 12 and day != month:
        return None
    return Point(start, end, shape, year, month, day, core=start)


def _told(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    """Read "the following day", "le mois dernier"."""
    text = text[:1].lower() + text[1:]
    if text in patterns.own_months:
        return Point(start, end, shape, unit="own", shift=patterns.own_months[text], core=start)
    days = patterns.told_days
    unit, shifts = ("day", days) if text in days else ("month", patterns.told_months)
    return Point(start, end, shape, unit=unit, shift=shifts[text], core=start)


def _later(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    """Read "two years later"."""
    words = re.findall(r"\w+", text.lower())
    told = next(w for w in words if w in patterns.numbers or w.isdigit())
    number = patterns.numbers[told] if told in patterns.numbers else int(told)
    unit = next(patterns.units[w] for w in words if w in patterns.units)
    days = {"week": 7}.get(unit, 1)
    unit = "day" if unit == "week" else unit
    return Point(start, end, shape, unit=unit, shift=number * days, core=start)


def _said_year(shape: str, text: str, start: int, end: int, patterns: Patterns) -> Point:
    article = 4 if text.lower().startswith("the ") else 0
    return Point(
        start + article, end, shape, said=_said(text, patterns), core=start + article
    )  # fmt: skip


_READERS = {
    "iso": _iso,
    "slashes": _slashes,
    "dots": _dots,
    "told": _told,
    "later": _later,
    "dmy": _calendar,
    "mdy": _calendar,
    "my": _monthly,
    "dm": _calendar,
    "md": _calendar,
    "d": _bare_day,
    "said_month": _said_month,
    "season": _season,
    "bare_season": _bare_season,
    "divided": _divided,
    "coded": _coded,
    "decade": _decade,
    "pair": _pair,
    "y": _plain_year,
    "said_year": _said_year,
    "the_year": _plain_year,
    "m": _monthly,
}
