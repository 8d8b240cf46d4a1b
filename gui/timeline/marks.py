# pyright: strict
"""What kind of mark an event is on the timeline, and which days it covers.

The kinds are those of the legend. May import db.model, db.edtf and gui.timeline.scale; no Qt.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from db.edtf import DateSet, bounds, parse
from db.model import EventKind, Extent, Status
from gui.timeline.scale import day_of, end_of

if TYPE_CHECKING:
    from db.model import Event


class MarkKind(StrEnum):
    """The entries of the legend; every dated event is exactly one of them."""

    THROUGHOUT = "throughout"
    WITHIN = "within"
    PLANNED = "planned"
    ONGOING = "ongoing"


ALL_KINDS = frozenset(MarkKind)
_FILLED = (Extent.THROUGHOUT, Extent.FROM, Extent.UNTIL)  # the whole of its days
Days = tuple[float | None, float | None]  # half open; None: that side has no end


def mark_kind(event: Event) -> MarkKind:
    """Planned and ongoing events are told by that, reported ones by how they fill their dates."""
    if event.status is Status.PLANNED:
        return MarkKind.PLANNED
    if event.status is Status.ONGOING:
        return MarkKind.ONGOING
    return MarkKind.THROUGHOUT if event.extent in _FILLED else MarkKind.WITHIN


def is_filled(event: Event) -> bool:
    """Whether it takes the whole of its days, not some time within them."""
    return event.extent in _FILLED


def is_dated(event: Event) -> bool:
    """Whether it has a place in time."""
    return event.lo is not None or event.hi is not None


def is_mark(event: Event, kinds: frozenset[MarkKind] = ALL_KINDS, *, citations: bool) -> bool:
    """Whether the chart draws it: the document's own date is a line, a cited one not asked for."""
    return (
        (event.lo is not None or event.hi is not None)
        and event.kind is not EventKind.DOCUMENT
        and (citations or event.kind is not EventKind.CITATION)
        and (kinds is ALL_KINDS or mark_kind(event) in kinds)
    )


def days_of(event: Event) -> tuple[Days, ...]:
    """The spans that an event covers, in order: one, or each member of a set of dates."""
    if event.edtf is not None and event.edtf.startswith("{"):
        try:
            value = parse(event.edtf)
        except ValueError:  # an older library: its bounds are still good
            value = None
        if isinstance(value, DateSet):
            return tuple(sorted({_days(*bounds(member)) for member in value.members}))
    return (_days(event.lo, event.hi),)


def _days(low: int | None, high: int | None) -> Days:
    return (
        None if low is None else day_of(low),
        None if high is None else end_of(high),
    )


def time_order(event: Event) -> tuple[int, int, int]:
    """Sort key: by the first day, then by the last, then as they stand in the text."""
    low = event.lo if event.lo is not None else 0
    return low, event.hi if event.hi is not None else 99999999, event.id


def whole_time(events: tuple[Event, ...], document: tuple[int, int] | None) -> tuple[float, float]:
    """The first day and the day after the last that anything to be drawn covers.

    Without any date at all: the year 2000, because an axis needs something to show.
    """
    lows = [event.lo for event in events if event.lo is not None]
    highs = [event.hi for event in events if event.hi is not None]
    if document is not None:
        lows.append(document[0])
        highs.append(document[1])
    days: list[float] = []
    if lows:
        days += (day_of(min(lows)), day_of(max(lows)))
    if highs:
        days += (end_of(min(highs)), end_of(max(highs)))
    if not days:
        return day_of(20000101), end_of(20001231)
    return min(days), max(days)
