"""The dates in a text, as EDTF: precise first, and silent rather than inventive.

May import db.edtf, db.model and db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.chronology.patterns import patterns_for
from db.chronology.points import read_point
from db.chronology.relative import month_of, year_of
from db.chronology.spans import Group, Lead, Link, group_points, value_of, with_lead
from db.edtf import Date, DateSet, Edtf, Span, dates_of, format_edtf

if TYPE_CHECKING:
    from db.chronology.patterns import Patterns
    from db.chronology.points import Point

_WORD = re.compile(r"\w+")
_REACH = 36  # how far around a cue the words of its date can stand


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date expression: its words, what they mean, and how they are led in and joined."""

    start: int
    end: int
    wording: str
    value: Edtf
    lead: Lead
    link: Link
    rule: str  # the shapes of its points, "dm-dmy"

    @property
    def edtf(self) -> str:
        """The value as EDTF."""
        return format_edtf(self.value)


def find_dates(text: str, reference: int | None, language: str = "en") -> list[DateSpan]:
    """Find the date expressions of a paragraph.

    Args:
        text: One paragraph; years are resolved within it.
        reference: The document's own date, yyyymmdd, for "this year"; None when unknown.
        language: ISO 639-1; a language without a table of words has no dates.

    Returns:
        The expressions in reading order; they do not overlap.
    """
    patterns = patterns_for(language)
    if patterns is None:
        return []
    points = _points(text, patterns)
    if not points:
        return []
    spans: list[DateSpan] = []
    spoken: int | None = None
    for group in group_points(points, text, patterns):
        span = _resolve(group, text, spoken, reference, patterns)
        if span is not None:
            spans.append(span)
            spoken = _last_year(span.value)
    return spans


def _points(text: str, patterns: Patterns) -> list[Point]:
    points: list[Point] = []
    at = 0
    for begin, end in _windows(text, patterns):
        at = max(at, begin)
        while found := patterns.point.search(text, at, end):
            point = read_point(found, text, patterns)
            if point is None:  # what follows the first word may still be a date
                word = _WORD.match(text, found.start())
                at = word.end() if word else found.end()
            else:
                points.append(point)
                at = found.end()
    return points


def _windows(text: str, patterns: Patterns) -> list[tuple[int, int]]:
    """Give the parts of the text in which dates can stand, whole words at the edges."""
    windows: list[tuple[int, int]] = []
    for cue in patterns.cue.finditer(text):
        begin, end = cue.start() - _REACH, cue.end() + _REACH
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((text.rfind(" ", 0, begin) + 1 if begin > 0 else 0, end))
    return windows


def _resolve(
    group: Group, text: str, spoken: int | None, reference: int | None, patterns: Patterns
) -> DateSpan | None:
    if not _stands_alone(group, text, patterns):
        return None
    words = patterns.words
    # what is to come: "they will meet in March"
    clause = text[max(0, group.start - 100) : group.end + 60]
    future = patterns.planned.search(clause) is not None
    years = [year_of(p, spoken, reference, words, future=future) for p in group.points]
    points = tuple(replace(p, month=month_of(p, reference, words)) for p in group.points)
    group = replace(group, points=points)
    value = value_of(group, years)
    if value is None:
        return None
    lead = _lead(group, value, text, reference, patterns)
    start, end = group.start, group.end
    return DateSpan(
        start=start,
        end=end,
        wording=text[start:end],
        value=with_lead(value, lead),
        lead=lead,
        link=group.link,
        rule="-".join(point.shape for point in group.points),
    )


def _stands_alone(group: Group, text: str, patterns: Patterns) -> bool:
    """A bare month needs a preposition; a bare day is never a date."""
    first, last = group.points[0], group.points[-1]
    if last.shape == "d":
        return False
    if last.year is None and patterns.yearly.match(text, last.end):
        return False
    if any(p.year is not None or p.said is not None for p in group.points):
        return True
    if last.shape != "m":
        return True
    if first.start < first.core:  # "mid-October"
        return True
    return patterns.at_before.search(text[max(0, first.core - 24) : first.core]) is not None


def _lead(group: Group, value: Edtf, text: str, reference: int | None, patterns: Patterns) -> Lead:
    """Settle "as of" and "from", which say a beginning or merely a date."""
    lead = group.lead
    if group.link is not Link.NONE:
        return lead
    if lead is Lead.FROM:
        before = text[max(0, group.start - 40) : group.start]
        since = patterns.words.from_opens and not patterns.thing_from.search(before)
        return Lead.SINCE if since else Lead.AT
    if lead is not Lead.AS_OF:
        return lead
    date = value if isinstance(value, Date) else None
    begins = date is not None and date.day == 1
    coming = reference is not None and date is not None and date.year > reference // 10000
    if begins or coming or not patterns.state.match(text, group.end):
        return Lead.SINCE if begins or coming or (date and date.day is None) else Lead.AT
    return Lead.AT


def _last_year(value: Edtf) -> int:
    """Give the year that the paragraph now speaks of."""
    if isinstance(value, Span):
        date = value.end or value.start
        return date.year if date else dates_of(value)[0].year
    if isinstance(value, DateSet):
        return value.members[-1].year
    return value.year
