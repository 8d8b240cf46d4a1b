# pyright: strict
"""What several documents say, gathered for one timeline. Plain data. May import db.model; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model import Document, Event, Section


class Shown(StrEnum):
    """Whose events are on the timeline."""

    CURRENT = "current"  # those of the document that is open
    CHOSEN = "chosen"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents, and the sections and events of all of them, each document's together."""

    documents: tuple[Document, ...]
    sections: tuple[Section, ...]  # of those documents in which anything is dated
    events: tuple[Event, ...]  # each document's in reading order
