"""Events as the JSON that TimelineJS draws (timeline.knightlab.com/docs/json-format.html).

A date goes no further than it was written: a month has no day. What TimelineJS has no unit for, a
season or a decade, spans its months or years; the words of the date are shown with it.
May import db.model, db.edtf, db.dating and db.export.entries.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from db.dating import dated
from db.edtf import Date, DateSet, Span, bounds, parse
from db.export.entries import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.export.entries import Entry

_Slide = dict[str, Any]


def web_timeline(entries: Iterable[Entry], name: str, source: str) -> dict[str, Any]:
    """The whole value; events without a date have no place on it."""
    slides: list[_Slide] = []
    for uid, entry in keyed(entries):
        slides += _slides(entry, uid)
    return {
        "scale": "human",
        "title": {
            "text": {"headline": html.escape(name), "text": html.escape(source)},
            "autolink": False,
        },
        "events": slides,
    }


def _slides(entry: Entry, uid: str) -> list[_Slide]:
    dates = _dates(entry)
    return [
        _slide(entry, uid if len(dates) == 1 else f"{uid}-{number}", first, last)
        for number, (first, last) in enumerate(dates, 1)
    ]


def _slide(entry: Entry, uid: str, first: _Slide, last: _Slide | None) -> _Slide:
    event = entry.event
    paragraphs = (event.sentence, f"{entry.standing}; {entry.source}", entry.citation)
    slide: _Slide = {
        "unique_id": uid,
        "start_date": first,
        "display_date": dated(event),
        "text": {
            "headline": html.escape(event.headline or event.label or event.wording),
            "text": "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part),
        },
        "autolink": False,
    }
    if last is not None:
        slide["end_date"] = last
    if entry.section:
        slide["group"] = entry.section[-1]
    return slide


def _dates(entry: Entry) -> list[tuple[_Slide, _Slide | None]]:
    """Start and end of each slide: several for a set, one for an open end, none without a date."""
    edtf = entry.event.edtf
    if edtf is None:
        return []
    try:
        value = parse(edtf)
    except ValueError:  # an older library
        return []
    if isinstance(value, DateSet):
        return [_of_date(member) for member in value.members]
    if isinstance(value, Span):
        if value.start is None or value.end is None:
            return [_of_date(said) for said in (value.start, value.end) if said]
        return [_of_span(value.start, value.end)]
    return [_of_date(value)]


def _of_date(said: Date) -> tuple[_Slide, _Slide | None]:
    if said.decade:
        return _date(Date(max(said.year, 1))), _date(Date(said.year + 9))
    if said.month is not None and said.month > 12:
        return _of_span(said, said)
    return _date(said), None


def _of_span(start: Date, end: Date) -> tuple[_Slide, _Slide]:
    first, last = bounds(start)[0] or 0, bounds(end)[1] or 0
    return _cut(start, first), _cut(end, last)


def _cut(said: Date, day: int) -> _Slide:
    """A day, with no more of it than the unit that was said."""
    cut: _Slide = {"year": day // 10000}
    if said.month is not None:
        cut["month"] = day // 100 % 100
    if said.day is not None:
        cut["day"] = day % 100
    return cut


def _date(said: Date) -> _Slide:
    parts = {"year": said.year, "month": said.month, "day": said.day}
    return {name: value for name, value in parts.items() if value is not None}
