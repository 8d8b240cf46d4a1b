"""Time on a line of pixels: where a day stands, which day stands there, and how far one may go.

Days are proleptic ordinals (1 = 1 January of year 1) as floats, so that a pixel can be part of a
day. A Scale is a value: every gesture makes another one. May import no Qt and nothing of ours.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

FIRST_DAY = 1.0
END_DAY = float(date.max.toordinal() + 1)  # the day after the last that can be named
LEAST_SPAN = 10.0  # days; nothing in these documents is finer than a day
_WHOLE_YEARS = 3 * 365.0  # days
MOST_OVER_FIT = 4.0  # how many times the whole content one may see at once


@lru_cache(maxsize=65_536)  # asked again and again, of few days
def day_of(number: int) -> float:
    """The day on which the date ``yyyymmdd`` begins.

    A month or day that does not exist is taken for the nearest one, a year outside 1 to 9999 for
    the first or the last: bounds of whole decades and of winters reach beyond both.
    """
    year, month, day = number // 10000, number // 100 % 100, number % 100
    if year < 1:
        return FIRST_DAY
    if year > 9999:
        return END_DAY - 1
    month = min(12, max(1, month))
    day = min(monthrange(year, month)[1], max(1, day))
    return float(date(year, month, day).toordinal())


def end_of(number: int) -> float:
    """The day after the date ``yyyymmdd``: where a span that includes it ends."""
    return day_of(number) + 1


def date_at(day: float) -> date:
    """The calendar's name for a day; beyond the calendar, its first or its last day."""
    return date.fromordinal(int(min(END_DAY - 1, max(FIRST_DAY, day // 1))))


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that there is something to see in, from ``first`` up to ``last``."""

    first: float
    last: float

    @property
    def span(self) -> float:
        """Its length in days."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Scale:
    """``span`` days from ``start`` on, drawn from pixel ``left`` on over ``width`` pixels."""

    start: float
    span: float
    left: float
    width: float

    @property
    def end(self) -> float:
        """The day at the right edge."""
        return self.start + self.span

    @property
    def right(self) -> float:
        """The pixel at the right edge."""
        return self.left + self.width

    @property
    def pixels_per_day(self) -> float:
        """How wide a day is drawn."""
        return self.width / self.span

    def x_of(self, day: float) -> float:
        """The pixel at which a day begins."""
        return self.left + (day - self.start) * self.width / self.span

    def day_at(self, x: float) -> float:
        """The day at a pixel."""
        return self.start + (x - self.left) * self.span / self.width

    def zoomed(self, factor: float, x: float) -> Scale:
        """Closer by ``factor`` (less than 1: further away); the day at ``x`` stays where it is."""
        span = min(END_DAY, max(LEAST_SPAN, self.span / factor))
        part = (x - self.left) / self.width
        return replace(self, start=self.day_at(x) - part * span, span=span)

    def panned(self, pixels: float) -> Scale:
        """What lies ``pixels`` further right moves to the left edge."""
        return replace(self, start=self.start + pixels * self.span / self.width)

    def resized(self, left: float, width: float) -> Scale:
        """The same days over other pixels."""
        return replace(self, left=left, width=max(1.0, width))

    def centred(self, first: float, last: float, part: float) -> Scale:
        """Show the days from ``first`` to ``last`` over ``part`` of the width, in its middle."""
        span = max(LEAST_SPAN, (last - first) / part)
        return replace(self, start=(first + last - span) / 2, span=span)

    def revealing(self, first: float, last: float, margin: float) -> Scale:
        """Pan as little as shows these days, their start first, ``margin`` pixels inside."""
        margin = min(margin, self.width / 4)
        moved = self
        beyond = moved.x_of(last) - (moved.right - margin)
        if beyond > 0:
            moved = moved.panned(beyond)
        before = moved.x_of(first) - (moved.left + margin)
        return moved.panned(before) if before < 0 else moved

    def within(self, extent: Extent) -> Scale:
        """As near to this as lets something of the content be seen, and no more than is useful."""
        most = max(LEAST_SPAN, min(END_DAY, extent.span * MOST_OVER_FIT))
        span = min(most, max(LEAST_SPAN, self.span))
        centre = min(extent.last, max(extent.first, self.start + self.span / 2))
        if span == self.span and centre == self.start + self.span / 2:
            return self
        return replace(self, start=centre - span / 2, span=span)


def fitted(extent: Extent, left: float, width: float) -> Scale:
    """The scale that shows all of the content and nothing else."""
    return Scale(extent.first, max(LEAST_SPAN, extent.span), left, max(1.0, width))


def extent_of(first: float, last: float, margin: float = 0.015) -> Extent:
    """The days worth seeing around content that begins and ends so: some air on both sides.

    Content of several years is shown in whole years, so that its axis begins with one.
    """
    if last - first > _WHOLE_YEARS:
        start, end = date_at(first), date_at(last - 1)
        first = day_of(start.year * 10000 + 101)
        last = day_of(end.year * 10000 + 1231) + 1
    air = max((last - first) * margin, LEAST_SPAN)
    return Extent(max(FIRST_DAY, first - air), min(END_DAY, last + air))
