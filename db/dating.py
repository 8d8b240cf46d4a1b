"""When an event was, in words: for the screen, for screen readers, for every export alike.

May import db.model and db.edtf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edtf import words
from db.model import EventKind, Extent

if TYPE_CHECKING:
    from db.model import Event

_EXTENTS = {
    Extent.WITHIN: "some time within",
    Extent.THROUGHOUT: "throughout",
    Extent.FROM: "from then on",
    Extent.UNTIL: "until then",
    Extent.EACH: "",  # the words of the date say "in each of"
}
UNDATED = "No date"
OPEN = ".."


def in_words(edtf: str) -> str:
    """EDTF in words; what an older library holds as it is."""
    try:
        return words(edtf)
    except ValueError:
        return edtf


def date_words(event: Event) -> str:
    """The date in words: "spring 2015 (March to May 2015)"."""
    if event.edtf is None:
        return UNDATED
    try:
        return words(event.edtf)
    except ValueError:  # an older library: the words as written are still good
        return event.wording


def extent_words(event: Event) -> str:
    """How the event fills its dates; empty where that goes without saying."""
    if event.kind is EventKind.DOCUMENT or event.extent is None:
        return ""
    if event.extent is Extent.WITHIN and event.lo is not None and event.lo == event.hi:
        return ""
    if event.edtf is not None and OPEN in event.edtf.split("/"):
        return ""  # the words of the date say "since" or "until"
    return _EXTENTS[event.extent]


def dated(event: Event) -> str:
    """The date in words and how it is filled: "December 2013, some time within"."""
    return ", ".join(part for part in (date_words(event), extent_words(event)) if part)
