"""The timeline as a file: a table, a calendar, data, text, or what TimelineJS draws.

Nothing is invented: what is missing stays empty, and a date is never finer than it was written.
May import db.model, db.dating and db.export.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from db.dating import UNDATED, dated
from db.export.calendar import calendar
from db.export.cells import BOM, csv_line, markdown
from db.export.entries import stated_in
from db.export.rows import event_row, iso_date
from db.export.web_timeline import web_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from db.cancel import CancelToken
    from db.export.entries import Entry
    from db.model import Anchor

COLUMNS = (
    *("date", "edtf", "earliest", "latest", "precision", "approximate", "wording", "extent"),
    *("status", "as of", "kind", "headline", "sentence", "bodies", "section", "document", "symbol"),
    *("source", "citation", "origin"),
)


class Format(StrEnum):
    """What events can be written as."""

    CSV = "csv"
    CALENDAR = "ics"
    JSON = "json"
    MARKDOWN = "md"
    TIMELINEJS = "timelinejs"

    @property
    def suffix(self) -> str:
        """What ends the name of such a file."""
        return ".json" if self is Format.TIMELINEJS else f".{self.value}"

    @property
    def leaves_out_undated(self) -> bool:
        """Whether events without a date have no place in it."""
        return self in (Format.CALENDAR, Format.TIMELINEJS)


def title_of(entries: Sequence[Entry]) -> str:
    """The title of the document, or of how many."""
    titles = dict.fromkeys(entry.document.facts.title for entry in entries)
    if len(titles) == 1:
        return next(iter(titles))
    return f"Timeline of {len(titles)} documents" if titles else "Timeline"


def source_of(entries: Sequence[Entry]) -> str:
    """One line that says who states all this, and where."""
    said = dict.fromkeys(f"as stated {stated_in(entry.document)}" for entry in entries)
    line = "; ".join(said)
    return line[:1].upper() + line[1:]


def written(
    entries: Sequence[Entry], form: Format, stamp: datetime, token: CancelToken | None = None
) -> Iterator[str]:
    """The file in pieces; text goes into it as UTF-8 with the ends of lines as they are.

    Args:
        entries: what is to be exported.
        form: as what.
        stamp: now, in UTC.
        token: stops it between two events, with Cancelled.
    """
    if form is Format.CALENDAR:
        pieces = calendar(entries, title_of(entries), stamp)
    elif form is Format.TIMELINEJS:
        pieces = _web(entries)
    elif form is Format.CSV:
        pieces = _csv(entries)
    elif form is Format.JSON:
        pieces = _json(entries)
    else:
        pieces = _markdown(entries)
    for piece in pieces:
        if token is not None:
            token.check()
        yield piece


def entry_row(entry: Entry) -> dict[str, Any]:
    """An event as data: the row of ``nonpaper events``, and where and by whom it is stated."""
    facts = entry.document.facts
    return event_row(entry.event) | {
        "date": None if entry.event.edtf is None else dated(entry.event),
        "label": entry.event.label or None,
        "breadcrumb": list(entry.section),
        "title": facts.title,
        "symbol": facts.symbol,
        "as_of": facts.issued if entry.event.status else None,
        "source": entry.source,
        "citation": entry.citation,
        "anchor": None if entry.anchor is None else _anchor_row(entry.anchor),
    }


def _anchor_row(anchor: Anchor) -> dict[str, Any]:
    """How the passage is found again without row ids; offsets count code points of its block."""
    return {
        "block_key": anchor.block_key,
        "block_n": anchor.block_n,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _csv(entries: Sequence[Entry]) -> Iterator[str]:
    yield BOM + csv_line(COLUMNS)
    for entry in entries:
        event, facts = entry.event, entry.document.facts
        yield csv_line(
            (
                None if event.edtf is None else dated(event),
                event.edtf,
                iso_date(event.lo),
                iso_date(event.hi),
                event.precision,
                "yes" if event.approximate else None,
                event.wording,
                event.extent,
                event.status,
                facts.issued if event.status else None,
                event.kind,
                event.headline,
                event.sentence,
                "; ".join(event.bodies),
                " › ".join(entry.section),
                facts.title,
                facts.symbol,
                entry.source,
                entry.citation,
                event.origin,
            )
        )


def _json(entries: Sequence[Entry]) -> Iterator[str]:
    yield f'{{"title": {_dumped(title_of(entries))}, "events": ['
    comma = "\n"
    for entry in entries:
        yield comma + _dumped(entry_row(entry))
        comma = ",\n"
    yield "\n]}\n"


def _web(entries: Sequence[Entry]) -> Iterator[str]:
    yield _dumped(web_timeline(entries, title_of(entries), source_of(entries))) + "\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _markdown(entries: Sequence[Entry]) -> Iterator[str]:
    yield f"# {markdown(title_of(entries))}\n\n{markdown(source_of(entries))}\n\n"
    yield "| Date | Event | Status | Sentence | Source |\n| --- | --- | --- | --- | --- |\n"
    for entry in entries:
        event = entry.event
        date = UNDATED if event.edtf is None else dated(event)
        cells = (date, event.headline, entry.standing, event.sentence, entry.citation)
        yield f"| {' | '.join(map(markdown, cells))} |\n"
