# pyright: strict
"""Which event comes next: in the order of time, in the next lane, or by its headline.

May import layout and phrases; no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.timeline.layout import ClusterSpec, MarkSpec
from gui.timeline.phrases import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.model import Event
    from gui.timeline.layout import Layout


def step_in_time(layout: Layout, current: int | None, by: int) -> int | None:
    """The next event in the order of time, or the one before; it stops at both ends.

    Without a current event: the first one, or the last one going back. None when there is none.
    """
    order = layout.order
    if not order:
        return None
    if current not in order:
        return order[0] if by > 0 else order[-1]
    return order[min(len(order) - 1, max(0, order.index(current) + by))]


def step_in_lanes(layout: Layout, current: int | None, by: int) -> int | None:
    """The event nearest in time in the next lane below (1) or above (-1) that has any.

    Without a current event: the first one. At the last lane it stays where it is.
    """
    if layout.crowd is not None and current in layout.crowd.days:
        return layout.crowd.in_next_lane(current, by)
    here = layout.find(current) if current is not None else None
    if here is None:
        return step_in_time(layout, None, 1)
    middle = (here.left + here.right) / 2
    lane = here.lane + by
    while 0 <= lane < len(layout.lanes):
        found: list[MarkSpec | ClusterSpec] = [
            mark for row in layout.rows for mark in row.marks if mark.lane == lane
        ]
        found += [cluster for cluster in layout.clusters if cluster.lane == lane]
        if found:
            nearest = min(found, key=lambda one: (abs((one.left + one.right) / 2 - middle), one.y))
            return nearest.event if isinstance(nearest, MarkSpec) else nearest.events[0]
        lane += by
    return current


def seek(
    order: Sequence[int], events: Mapping[int, Event], current: int | None, letters: str
) -> int | None:
    """The next event in time whose headline, or name on the chart, begins with these letters.

    One letter, or the same one again and again, goes on from the current event; more letters may
    mean the current one still. After the last event comes the first. None when there is none.
    """
    wanted = letters.casefold()
    again = len(set(wanted)) == 1
    if again:
        wanted = wanted[0]
    start = order.index(current) + again if current is not None and current in order else 0
    for at in range(start, start + len(order)):
        event = events[order[at % len(order)]]
        names = (event.headline, name_of(event))
        if any(name[: len(letters)].casefold().startswith(wanted) for name in names):
            return event.id
    return None
