"""A span of days in words: "2013", "June 2013 – May 2014". May import db.edtf; no Qt."""

from __future__ import annotations

from calendar import monthrange

from db.edtf import MONTHS


def said_span(span: tuple[int, int]) -> str:
    """A span of days (yyyymmdd, both included), as coarse as it is: years, months or days."""
    lo, hi = span
    last_day = monthrange(hi // 10_000, hi // 100 % 100)[1]
    if lo % 10_000 == 101 and hi % 10_000 == 1231:
        sides = [str(lo // 10_000), str(hi // 10_000)]
    elif lo % 100 == 1 and hi % 100 == last_day:
        sides = [_month(lo), _month(hi)]
    else:
        sides = [f"{lo % 100} {_month(lo)}", f"{hi % 100} {_month(hi)}"]
    return sides[0] if sides[0] == sides[1] else " – ".join(sides)


def years_of(span: tuple[int, int]) -> tuple[int, int]:
    """The years that a span touches."""
    return span[0] // 10_000, span[1] // 10_000


def span_of_years(first: int, last: int) -> tuple[int, int]:
    """Whole years, in either order, as days."""
    low, high = sorted((first, last))
    return low * 10_000 + 101, high * 10_000 + 1231


def _month(day: int) -> str:
    return f"{MONTHS[day // 100 % 100 - 1]} {day // 10_000}"
