# pyright: strict
"""The documents whose events are on a timeline: names, dates, who speaks, and the sign of each.

Plain data. May import db.model, db.edtf and gui.timeline.scale; no Qt.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.edtf import bounds
from gui.timeline.scale import day_of, end_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Document, Event

SIGNS = 8  # shapes that can be told apart; with more documents than these marks carry none


@dataclass(frozen=True, slots=True)
class Source:
    """A document on the timeline."""

    key: str
    name: str
    issued: tuple[int, int] | None = None  # first and last day of its own date, yyyymmdd
    issuer: str | None = None
    sign: int = 0  # which shape its marks carry, from 1; 0: none


def source_of(document: Document) -> Source:
    """What the timeline needs to know of a document."""
    facts = document.facts
    name = document.short_title or facts.symbol or facts.title
    return Source(document.key, name, issued_in(facts.issued), facts.issuer)


def issued_in(edtf: str | None) -> tuple[int, int] | None:
    """First and last day of a document's own date, if it says one."""
    if edtf is None:
        return None
    try:
        low, high = bounds(edtf)
    except ValueError:  # an older library; a chart without the line is still right
        return None
    return None if low is None or high is None else (low, high)


def signed(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The same, each with a shape of its own, where there are several and shapes enough."""
    several = 1 < len(sources) <= SIGNS
    return tuple(
        replace(one, sign=number if several else 0) for number, one in enumerate(sources, 1)
    )


class Sources:
    """Several documents, sorted once; a frame only asks.

    Args:
        documents: in the order of their lanes.
        current: the key of the one that is open, if it is among them.
    """

    def __init__(self, documents: Sequence[Source], current: str | None = None) -> None:
        self.documents = tuple(documents)
        self.by_key = {one.key: one for one in self.documents}
        self.current = self.by_key.get(current or "")
        dated = [
            (day_of(one.issued[0]), end_of(one.issued[1]), one)
            for one in self.documents
            if one.issued is not None
        ]
        dated.sort(key=lambda one: (one[0] + one[1], one[2].key))
        self.dated = tuple(dated)  # by the middle of their dates
        self.middles = array("d", [(first + after) / 2 for first, after, _ in dated])

    def end_for(self, event: Event) -> float | None:
        """The day after the date of an event's document, which knows nothing of later days."""
        source = self.by_key.get(event.document)
        return None if source is None or source.issued is None else end_of(source.issued[1])

    def sign_of(self, event: Event) -> int:
        """The shape that an event's mark carries."""
        source = self.by_key.get(event.document)
        return source.sign if source is not None else 0


def end_for(
    event: Event, document: tuple[int, int] | None, sources: Sources | None
) -> float | None:
    """The day until which what goes on is known to, by the date of the document that says so."""
    if sources is not None:
        return sources.end_for(event)
    return None if document is None else end_of(document[1])
