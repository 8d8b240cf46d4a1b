"""What can be said of an event, and how two events stand to each other. May import nothing."""

from __future__ import annotations

from enum import StrEnum


class EventField(StrEnum):
    """What the reader can say of an event."""

    WORDING = "wording"
    DATE = "edtf"
    KIND = "kind"
    EXTENT = "extent"
    STATUS = "status"
    HEADLINE = "headline"
    BODIES = "bodies"
    NOTE = "note"


class Relation(StrEnum):
    """How the other event of a link stands to this one."""

    PLANNED_IN = "planned in"
    REPORTED_IN = "reported in"
