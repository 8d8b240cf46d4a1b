# pyright: strict
"""Very many events, sorted once: what is at a place in time is then found by bisecting.

Made when the content or the filter changes; a pan or zoom only asks. An event stands at its anchor,
the day it begins (or, where nobody says when, the day it ends). May import db.model,
gui.timeline.{marks,scale,coverage}; no Qt.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import frexp
from typing import TYPE_CHECKING, overload

from gui.timeline.coverage import Coverage
from gui.timeline.scale import day_of, end_of
from gui.timeline.sources import end_for

if TYPE_CHECKING:
    from db.model import Event
    from gui.timeline.sources import Sources

MOST_COVERING = 64  # of one class of length are looked at
_Class = tuple[float, "array[float]", "array[float]", list["Event"]]


class Order(tuple[int, ...]):
    """Ids in the order of time; where one stands is looked up, not searched for."""

    @cached_property
    def places(self) -> dict[int, int]:
        """Where every event stands."""
        return {number: at for at, number in enumerate(self)}

    def __contains__(self, number: object) -> bool:
        """Whether the event is among them."""
        return number in self.places

    def index(self, value: object, *limits: object) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt-free callers give no limits
        """Where an event stands; ValueError if it is not among them."""
        place = self.places.get(value) if isinstance(value, int) else None
        if place is None:
            raise ValueError(f"{value!r} is not in the order")
        return place


class CrowdLane:
    """The drawn events of one lane, by their anchors."""

    def __init__(
        self, title: str, events: list[Event], days: dict[int, tuple[float, float]], unit: float
    ) -> None:
        self.title = title
        self.days = days  # of every drawn event of the chart, by id
        self.anchors = array("d", [days[event.id][0] for event in events])
        self.events = events
        if any(before > after for before, after in pairwise(self.anchors)):
            self.events = sorted(events, key=lambda event: days[event.id][0])
            self.anchors = array("d", sorted(self.anchors))
        self.ids = frozenset(event.id for event in self.events)
        self.coverage = Coverage([days[event.id] for event in self.events], unit)
        self._classes = self._by_length()
        self._lit: tuple[frozenset[int], list[float]] = (frozenset(), [])

    def _by_length(self) -> tuple[_Class, ...]:
        """Events whose lengths have the same power of two, so that few are looked at in vain."""
        made: dict[int, _Class] = {}
        for event in self.events:
            first, after = self.days[event.id]
            power = frexp(after - first)[1]
            found = made.get(power)
            if found is None:
                found = made[power] = (2.0**power, array("d"), array("d"), [])
            found[1].append(first)
            found[2].append(after)
            found[3].append(event)
        return tuple(made.values())

    def at(self, first: float, last: float) -> tuple[int, int]:
        """Where the events stand whose anchors are from ``first`` up to before ``last``."""
        return bisect_left(self.anchors, first), bisect_left(self.anchors, last)

    def covering(self, day: float, least: float, most: int) -> list[Event] | None:
        """The events of at least about ``least`` days that began before a day and last beyond.

        None when there are more than ``most``.
        """
        found: list[Event] = []
        for reach, firsts, afters, events in self._classes:
            if reach < least:
                continue
            start, end = bisect_left(firsts, day - reach), bisect_left(firsts, day)
            if end - start > MOST_COVERING:
                return None
            found += [events[n] for n in range(start, end) if afters[n] > day]
            if len(found) > most:
                return None
        return found

    def nearest(self, day: float) -> Event | None:
        """The event whose anchor is nearest to a day."""
        at = bisect_left(self.anchors, day)
        around = self.events[max(0, at - 1) : at + 1]
        return min(around, key=lambda one: abs(self.days[one.id][0] - day), default=None)

    def lit_between(self, lit: frozenset[int], first: float, last: float) -> bool:
        """Whether any of these ids is anchored here; sorted once for a set of ids."""
        if self._lit[0] is not lit:
            self._lit = (lit, sorted(self.days[n][0] for n in lit & self.ids))
        anchors = self._lit[1]
        return bisect_left(anchors, first) < bisect_left(anchors, last)


class Members(Sequence[int]):
    """The ids of a stretch of a lane, in the order of time, without a copy of them."""

    def __init__(self, lane: CrowdLane, start: int, end: int) -> None:
        self._lane, self._start, self._end = lane, start, end
        self.first, self.last = lane.anchors[start], lane.anchors[end - 1]

    def __len__(self) -> int:
        """How many there are."""
        return self._end - self._start

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        """One of them, or several."""
        numbers = range(self._start, self._end)[index]
        if isinstance(numbers, range):
            return tuple(self._lane.events[n].id for n in numbers)
        return self._lane.events[numbers].id

    def __contains__(self, value: object) -> bool:
        """Whether an event is one of them: all of a day are, or none."""
        if value not in self._lane.ids or not isinstance(value, int):
            return False
        return self.first <= self._lane.days[value][0] <= self.last

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """Where an event stands among them."""
        if isinstance(value, int) and value in self:
            anchor = self._lane.days[value][0]
            for at in range(*self._lane.at(anchor, anchor + 1e-6)):
                if self._lane.events[at].id == value:
                    return at - self._start
        raise ValueError(f"{value!r} is not a member")

    def any_of(self, lit: frozenset[int]) -> bool:
        """Whether any of these ids is a member."""
        return self._lane.lit_between(lit, self.first, self.last + 1e-6)


class Crowd:
    """All drawn events in their lanes."""

    def __init__(
        self,
        drawn: list[Event],
        lanes: tuple[tuple[str, frozenset[int]], ...],
        document: tuple[int, int] | None,
        sources: Sources | None = None,
    ) -> None:
        self.sources = sources
        self.order = Order(event.id for event in drawn)
        self._places = self.order.places
        self.events = {event.id: event for event in drawn}
        self.days = {event.id: covered(event, end_for(event, document, sources)) for event in drawn}
        spans = self.days.values()
        first = min((span[0] for span in spans), default=0.0)
        last = max((span[1] for span in spans), default=0.0)
        unit = Coverage.unit_for(last - first)
        self.lanes = tuple(
            CrowdLane(title, [self.events[n] for n in self._sorted(members)], self.days, unit)
            for title, members in lanes
        )
        self.peak = max((lane.coverage.peak for lane in self.lanes), default=0.0)

    def _sorted(self, members: frozenset[int]) -> list[int]:
        """The drawn ones of a lane, in the order of time."""
        places = sorted(self._places[number] for number in members if number in self._places)
        return [self.order[place] for place in places]

    def lane_of(self, event: int) -> int | None:
        """The first lane that an event is in."""
        return next((n for n, lane in enumerate(self.lanes) if event in lane.ids), None)

    def in_next_lane(self, event: int, by: int) -> int:
        """The event nearest in time in the next lane that has any; itself at the last lane."""
        lane = self.lane_of(event)
        while lane is not None and 0 <= lane + by < len(self.lanes):
            lane += by
            found = self.lanes[lane].nearest(self.days[event][0])
            if found is not None:
                return found.id
        return event


def covered(event: Event, document_end: float | None) -> tuple[float, float]:
    """From which day on, up to before which day, an event is taken to reach."""
    low = None if event.lo is None else day_of(event.lo)
    high = None if event.hi is None else end_of(event.hi)
    if low is None:  # a set of dates has both: they are those of its first and last member
        low = (high or 1.0) - 1
    if high is None:
        high = document_end or 0.0
    return low, high if high > low + 1 else low + 1
