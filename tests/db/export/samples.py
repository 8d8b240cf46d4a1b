"""A small document with one event of every sort, and the entries made of it."""

from __future__ import annotations

from datetime import UTC, datetime

from db.edtf import bounds, is_approximate, parse, precision
from db.export.entries import Entry, entries_of
from db.model import (
    Block,
    BlockKind,
    Counts,
    Document,
    DocumentContent,
    Event,
    EventKind,
    Extent,
    Facts,
    Section,
    SectionKind,
    Source,
    Status,
)

STAMP = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TEXT = "A seminar was held in June 2013; another, “in Minsk”, is planned."


def content(
    symbol: str | None = None, issuer: str | None = None, issued: str | None = None
) -> DocumentContent:
    """A document with one paragraph; what is not said here it does not say."""
    facts = Facts("Report", symbol=symbol, issuer=issuer, issued=issued)
    document = Document("report", facts, Source("r.txt", "0", "text/plain"), Counts(), "", 1)
    sections = (
        Section(1, None, 0, 1, SectionKind.ANNEX, "Annex", None),
        Section(2, 1, 1, 2, SectionKind.SECTION, None, "Seminars"),
    )
    block = Block(7, 2, 0, BlockKind.PARAGRAPH, TEXT, number=4, page=3, key="abc", key_n=1)
    return DocumentContent(document, sections, (block,), ())


def event(
    number: int,
    edtf: str | None,
    extent: Extent | None = Extent.WITHIN,
    status: Status | None = Status.REPORTED,
    kind: EventKind = EventKind.ACTIVITY,
    headline: str = "Seminar",
    sentence: str = TEXT,
    block: int = 7,
) -> Event:
    value = None if edtf is None else parse(edtf)
    low, high = (None, None) if value is None else bounds(value)
    return Event(
        id=number,
        section=2,
        block=block,
        start=22,
        end=31,
        wording="June 2013",
        edtf=edtf,
        lo=low,
        hi=high,
        precision=None if value is None else precision(value),
        approximate=value is not None and is_approximate(value),
        kind=kind,
        extent=extent if value is not None else None,
        status=status,
        headline=headline,
        sentence=sentence,
        bodies=("OHCHR", "UNDP"),
        document="report",
    )


def entries(
    *events: Event,
    symbol: str | None = None,
    issuer: str | None = None,
    issued: str | None = None,
) -> tuple[Entry, ...]:
    return entries_of(content(symbol, issuer, issued), events)
