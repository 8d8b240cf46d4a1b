"""Events as an iCalendar file (RFC 5545): all-day events that take no time, to their own precision.

A month is a month-long event, never a day of it. What has an open end is entered at the end that
is said, and its summary says that it is open; a set of dates is one entry a date. Events without a
date have no place in a calendar: how many were left out is said in its description.
May import db.model, db.edtf, db.dating and db.export.entries.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.dating import dated
from db.edtf import DateSet, Span, bounds, parse
from db.export.entries import keyed
from db.model import Extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from db.export.entries import Entry

_Bounds = tuple[int | None, int | None]
LONGEST_LINE = 75  # octets, without its end (RFC 5545, 3.1)
_SPECIAL = re.compile(r"([\\;,])")
_NEWLINE = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x85|\x0b|\x0c")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # not text in the grammar of 3.1


def calendar(entries: Iterable[Entry], name: str, stamp: datetime) -> Iterator[str]:
    """The file in pieces.

    Args:
        entries: in any order.
        name: what the calendar is called.
        stamp: when it is made, in UTC.
    """
    yield folded("BEGIN:VCALENDAR")
    yield folded("VERSION:2.0")
    yield folded("PRODID:-//Nonpaper//Timeline//EN")
    yield folded("CALSCALE:GREGORIAN")
    yield folded(f"X-WR-CALNAME:{escaped(name)}")
    left_out = 0
    for uid, entry in keyed(entries):
        whole = [_days(*one) for one in _members(entry)]
        days = [one for one in whole if one is not None]
        left_out += not days
        for number, (first, after) in enumerate(days, 1):
            own = uid if len(days) == 1 else f"{uid}-{number}"
            yield from _event(entry, own, first, after, stamp)
    if left_out:
        words = f"{left_out} of the events are not in this calendar: they have no date."
        yield folded(f"X-WR-CALDESC:{escaped(words)}")
    yield folded("END:VCALENDAR")


def _event(entry: Entry, uid: str, first: date, after: date, stamp: datetime) -> Iterator[str]:
    event = entry.event
    said = [
        f"{dated(event)} (“{event.wording}”)",
        event.sentence,
        entry.standing[:1].upper() + entry.standing[1:],
        entry.source[:1].upper() + entry.source[1:],
        entry.citation,
    ]
    yield folded("BEGIN:VEVENT")
    yield folded(f"UID:{uid}@nonpaper")
    yield folded(f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}")
    yield folded(f"DTSTART;VALUE=DATE:{first.isoformat().replace('-', '')}")
    yield folded(f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}")
    yield folded("TRANSP:TRANSPARENT")
    yield folded(f"SUMMARY:{escaped(_summary(entry, days=(after - first).days))}")
    yield folded(f"DESCRIPTION:{escaped(chr(10).join(said))}")
    yield folded(f"CATEGORIES:{escaped(entry.status)}")
    yield folded(f"X-NONPAPER-EDTF:{escaped(event.edtf or '')}")
    yield folded("END:VEVENT")


def _summary(entry: Entry, *, days: int) -> str:
    """The headline; what is not one certain day says what it is."""
    event = entry.event
    name = event.headline or event.label or event.wording
    plain = days == 1 and event.lo == event.hi and not event.approximate
    if plain and event.extent not in (Extent.FROM, Extent.UNTIL):
        return name
    return f"{name} ({dated(event)})"


def _members(entry: Entry) -> list[_Bounds]:
    """The bounds of each entry that an event makes: several for a set, none without a date."""
    event = entry.event
    value = _value(event.edtf)
    if isinstance(value, DateSet):
        return [bounds(member) for member in value.members]
    if isinstance(value, Span) and (value.start is None or value.end is None):
        said = value.start or value.end
        return [bounds(said)] if said else []
    return [(event.lo, event.hi)]


def _value(edtf: str | None) -> object:
    try:
        return None if edtf is None else parse(edtf)
    except ValueError:  # an older library: the bounds are still good
        return None


def _days(low: int | None, high: int | None) -> tuple[date, date] | None:
    """The first day and the day after the last (DTEND is exclusive); None where there are none."""
    if low is None or high is None:
        return None
    try:
        return _date(low), _date(high) + timedelta(days=1)
    except (ValueError, OverflowError):  # beyond the year 9999
        return None


def _date(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)


# ---------------------------------------------------------------------- lines


def escaped(text: str) -> str:
    """A value of type TEXT (3.3.11)."""
    clean = _CONTROL.sub("", _NEWLINE.sub("\n", text))
    return _SPECIAL.sub(r"\\\1", clean).replace("\n", "\\n")


def folded(line: str) -> str:
    """A content line with its end, no part longer than 75 octets, no letter cut in two (3.1)."""
    parts: list[str] = []
    part, room = "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append(part)
            part, room = "", LONGEST_LINE - 1  # the space that begins a part is counted, too
        part += letter
        room -= size
    parts.append(part)
    return "\r\n ".join(parts) + "\r\n"
