"""How an event fills its dates. May import db.edtf, db.model and db.chronology only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.chronology.spans import Lead, Link
from db.edtf import DateSet, Span, precision
from db.model import Extent, Precision

if TYPE_CHECKING:
    from db.chronology.tagger import DateSpan


def extent_of(span: DateSpan) -> Extent:
    """Tell the extent from how the date is written.

    A range lasts from its first day to its last, with one exception: two months joined by a dash
    and nothing that says "from" or "during" ("fourth round (November-December 2014)") are the
    time in which something short took place.
    """
    value = span.value
    if isinstance(value, DateSet):
        return Extent.EACH
    if not isinstance(value, Span):
        return Extent.WITHIN
    if value.start is None:
        return Extent.UNTIL
    if value.end is None:
        return Extent.FROM
    loose = span.link is Link.DASH and span.lead is Lead.AT
    if loose and precision(value) not in (Precision.DAY, Precision.YEAR, Precision.DECADE):
        return Extent.WITHIN
    return Extent.THROUGHOUT
