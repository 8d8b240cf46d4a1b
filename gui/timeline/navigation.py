# pyright: strict
"""Which event comes next: in the order of time, or in the next lane. May import layout; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.timeline.layout import ClusterSpec, MarkSpec

if TYPE_CHECKING:
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
