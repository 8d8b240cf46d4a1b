"""What is at a point of the chart: the event it stands for, and what its tool tip says.

May import db.model, gui.timeline.layout and gui.timeline.stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.timeline.layout import ClusterSpec, MarkSpec

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from db.model import Event
    from gui.timeline.stage import Stage


def number_of(found: MarkSpec | ClusterSpec | Event | None) -> int | None:
    """The id of the event that something stands for."""
    if isinstance(found, MarkSpec):
        return found.event
    if isinstance(found, ClusterSpec):
        return found.events[0]
    return None if found is None else found.id


def tip_of(stage: Stage, found: object, position: QPointF | None) -> str:
    """The whole name of a lane that was cut, or what a cluster holds."""
    if isinstance(found, ClusterSpec):
        return f"{len(found.events):,} more events here: click to look closer"
    return "" if position is None else stage.cut_lane_at(position)
