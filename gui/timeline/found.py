"""What is at a point of the chart: the event it stands for, and what its tool tip says.

May import db.model, gui.timeline.layout and gui.timeline.stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.timeline.layout import ClusterSpec, MarkSpec

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from db.model import Event
    from gui.timeline.layout import LaneSpec
    from gui.timeline.stage import Stage


def number_of(found: MarkSpec | ClusterSpec | Event | None) -> int | None:
    """The id of the event that something stands for."""
    if isinstance(found, MarkSpec):
        return found.event
    if isinstance(found, ClusterSpec):
        return found.events[0]
    return None if found is None else found.id


def tip_of(stage: Stage, found: object, position: QPointF | None) -> str:
    """What a cluster holds, or a lane: its whole name, its count, and what a click does."""
    if isinstance(found, ClusterSpec):
        return f"{len(found.events):,} more events here: click to look closer"
    number = None if position is None else stage.lane_at(position)
    if number is None:
        return ""
    lane = stage.layout.lanes[number]
    return f"{lane_words(lane)}: click to {'open' if lane.folded else 'fold'} it"


def lane_words(lane: LaneSpec) -> str:
    """A lane in words: "Office, 12 events, folded"."""
    events = f"{lane.count:,} event{'s' * (lane.count != 1)}"
    return f"{lane.whole_title}, {events}{', folded' if lane.folded else ''}"
