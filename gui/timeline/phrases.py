# pyright: strict
"""An event in words: for its card, for screen readers, for the list.

What a document says is told as what it says: status as of its own date, and who states it. May
import db.model, db.dating, db.edtf; no Qt.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from db.dating import UNDATED, date_words, dated, extent_words
from db.edtf import words
from db.event_fields import EventField, Relation
from db.model import Origin

if TYPE_CHECKING:
    from db.model import Event, EventLink

__all__ = [
    "PENCIL",
    "UNDATED",
    "date_words",
    "dated",
    "edited_words",
    "extent_words",
    "link_words",
    "marked",
    "name_of",
    "period_words",
    "said_by",
    "short_period",
    "spoken",
    "status_words",
]
_FIELDS: dict[str, str] = {
    EventField.WORDING: "wording",
    EventField.DATE: "date",
    EventField.KIND: "kind",
    EventField.EXTENT: "extent",
    EventField.STATUS: "status",
    EventField.HEADLINE: "headline",
    EventField.BODIES: "bodies",
    EventField.NOTE: "note",
}


def name_of(event: Event) -> str:
    """The short name that the chart writes."""
    return event.label or event.headline or event.wording


def spoken(event: Event) -> str:
    """An event for a screen reader: "Second round, December 2013, some time within, reported"."""
    status = event.status.value if event.status is not None else "date of the document"
    said = edited_words(event)
    return f"{name_of(event)}, {dated(event)}, {status}{f', {said}' if said else ''}"


PENCIL = "✎"  # before what the reader wrote: told by a sign, not by colour


def edited_words(event: Event) -> str:
    """What of an event is the reader's own: "made by you", "edited by you: date"; else ""."""
    if event.origin is Origin.READER:
        return "made by you"
    if event.mine is None or not (event.mine.fields or event.origin is Origin.EDITED):
        return ""
    names = ", ".join(_FIELDS[field] for field in event.mine.fields)
    return f"edited by you: {names}" if names else "edited by you"


def marked(event: Event, text: str) -> str:
    """Words about an event, with the sign of the reader's own before them where it is."""
    return f"{PENCIL} {text}" if edited_words(event) else text


def link_words(link: EventLink) -> str:
    """How a linked event stands to this one: "planned in", "outcome reported in"."""
    return "Planned in" if link.relation is Relation.PLANNED_IN else "Outcome reported in"


def status_words(event: Event, document: tuple[int, int] | None) -> str:
    """The status as of the document's date, never as of today."""
    if event.status is None:
        return "Date of the document"
    as_of = period_words(*document) if document else "the document’s own date"
    return f"{event.status.value.capitalize()} as of {as_of}"


def said_by(issuer: str | None, document: str = "this document") -> str:
    """Who states it, and where."""
    return f"as stated by {issuer} in {document}" if issuer else f"as stated in {document}"


def period_words(low: int, high: int) -> str:
    """A day, a whole month or year, or a range, from its bounds: "29 September 2014"."""
    if low == high:
        return words(_day(low))
    year, month = low // 10000, low // 100 % 100
    if low % 100 == 1 and high // 10000 == year:
        if month == 1 and high % 10000 == 1231:
            return str(year)
        if high // 100 == low // 100 and high % 100 == monthrange(year, month)[1]:
            return words(f"{year:04d}-{month:02d}")
    return words(f"{_day(low)}/{_day(high)}")


def short_period(low: int, high: int) -> str:
    """The same with the months cut short, for the axis: "29 Sep 2014"."""
    return " ".join(
        part[:3] if part.isalpha() and len(part) > 3 else part
        for part in period_words(low, high).split(" ")
    )


def _day(number: int) -> str:
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"
