"""The lines and labels of the time axis: a table of levels, from days to a thousand years.

The finest level whose labels have room is drawn. Somewhere on the axis the year is always said:
the first label says it in full, and so does the first of every January. May import
gui.timeline.scale; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from gui.timeline.scale import END_DAY, FIRST_DAY, Scale, date_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Unit(Enum):
    """What a level counts in."""

    DAY = auto()
    WEEK = auto()  # quarters of a month: the 1st, 8th, 15th and 22nd
    MONTH = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Level:
    """Every so many units; drawn when ``sample`` fits ``room`` times between two of its lines."""

    unit: Unit
    step: int
    days: float  # between two lines, at least
    sample: str
    room: float


# Below a year the labels are given more room than they need: a calm axis says little.
LEVELS = (
    Level(Unit.DAY, 1, 1, "28", 2.2),
    Level(Unit.WEEK, 1, 7, "22 Sep", 1.6),
    Level(Unit.MONTH, 1, 28, "Sep 2028", 1.3),
    Level(Unit.MONTH, 3, 90, "Sep 2028", 1.6),
    Level(Unit.MONTH, 6, 181, "Sep 2028", 2.0),
    Level(Unit.YEAR, 1, 365, "2028", 1.5),
    Level(Unit.YEAR, 2, 730, "2028", 1.5),
    Level(Unit.YEAR, 5, 1826, "2028", 1.5),
    Level(Unit.YEAR, 10, 3652, "2028", 1.5),
    Level(Unit.YEAR, 50, 18262, "2028", 1.5),
    Level(Unit.YEAR, 100, 36524, "2028", 1.5),
    Level(Unit.YEAR, 500, 182621, "2028", 1.5),
    Level(Unit.YEAR, 1000, 365242, "2028", 1.5),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at ``x``, with a label beside it unless there was no room (then it is empty)."""

    x: float
    label: str
    strong: bool = False  # a year begins here on an axis of months
    line: bool = True  # False for a label that only says where in time the view is


def choose_level(scale: Scale, measure: Callable[[str], float]) -> Level:
    """The finest level whose labels have room; the coarsest when none has."""
    for level in LEVELS:
        if level.days * scale.pixels_per_day >= measure(level.sample) * level.room:
            return level
    return LEVELS[-1]


def ticks(scale: Scale, measure: Callable[[str], float], gap: float) -> tuple[Tick, ...]:
    """The lines between the edges of a scale.

    Args:
        scale: What is shown.
        measure: The width of a label in pixels.
        gap: How far a label stands from its line, and at least from the next label.
    """
    level = choose_level(scale, measure)
    made: list[Tick] = []
    free = scale.left  # up to here the axis is written on
    said = False  # whether a label has told the year
    for day in _days(level, scale):
        x = scale.x_of(day.toordinal())
        label = _label(level, day, in_full=not said)
        end = x + gap + measure(label)
        if x + gap < free or end > scale.right:
            label = ""
        else:
            said, free = True, end + gap
        strong = level.unit is not Unit.YEAR and (day.month, day.day) == (1, 1)
        made.append(Tick(x, label, strong))
    if not said:
        made.insert(0, Tick(scale.left, _in_full(level.unit, date_at(scale.start)), line=False))
    return tuple(made)


def _days(level: Level, scale: Scale) -> Iterator[date]:
    """The days of a level's lines that can be seen."""
    first, last = max(FIRST_DAY, scale.start), min(END_DAY - 1, scale.end)
    if first > last:
        return
    day: date | None = _at_or_before(level, date_at(first))
    while day is not None and day.toordinal() <= last:
        if day.toordinal() >= first:
            yield day
        day = _after(level, day)


def _at_or_before(level: Level, day: date) -> date:
    if level.unit is Unit.DAY:
        return day
    if level.unit is Unit.WEEK:
        return day.replace(day=min(22, (day.day - 1) // 7 * 7 + 1))
    if level.unit is Unit.MONTH:
        return date(day.year, (day.month - 1) // level.step * level.step + 1, 1)
    return date(max(1, day.year // level.step * level.step), 1, 1)


def _after(level: Level, day: date) -> date | None:
    """The next line; None at the end of the calendar."""
    if level.unit is Unit.DAY:
        return date.fromordinal(day.toordinal() + 1) if day < date.max else None
    if level.unit is Unit.WEEK and day.day < 22:
        return day.replace(day=day.day + 7)
    if level.unit is Unit.YEAR:
        year, month = (day.year // level.step + 1) * level.step, 1
    else:
        step = 1 if level.unit is Unit.WEEK else level.step
        year, month = day.year + (day.month - 1 + step) // 12, (day.month - 1 + step) % 12 + 1
    return date(year, month, 1) if year <= 9999 else None


def _label(level: Level, day: date, *, in_full: bool) -> str:
    if in_full or (level.unit is not Unit.YEAR and (day.month, day.day) == (1, 1)):
        return _in_full(level.unit, day)
    if level.unit is Unit.YEAR:
        return str(day.year)
    month = _MONTHS[day.month - 1]
    if level.unit is Unit.MONTH:
        return month
    if level.unit is Unit.WEEK or day.day == 1:
        return f"{day.day} {month}"
    return str(day.day)


def _in_full(unit: Unit, day: date) -> str:
    if unit is Unit.YEAR or (unit is Unit.MONTH and day.month == 1):
        return str(day.year)
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return month if unit is Unit.MONTH else f"{day.day} {month}"
