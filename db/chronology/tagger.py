"""The dates in a text, as EDTF: precise first, and silent rather than inventive.

May import db.edtf, db.model and db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.chronology.patterns import patterns_for
from db.chronology.points import read_point
from db.chronology.relative import resolve
from db.chronology.spans import Group, Lead, Link, group_points, value_of, with_lead
from db.edtf import Date, Edtf, dates_of, format_edtf

if TYPE_CHECKING:
    from db.chronology.patterns import Patterns
    from db.chronology.points import Point

_WORD = re.compile(r"\w+")
_NAMED = 90  # how far from a day its name can stand
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
    spoken: Date | None = None
    groups = group_points(points, text, patterns)
    for number, group in enumerate(groups):
        following = groups[number + 1].start if number + 1 < len(groups) else len(text)
        if group.points[0].shape == "later" and _is_told_again(text, group.end, following):
            continue
        span = _resolve(group, text, spoken, reference, patterns)
        if span is not None:
            spans.append(span)
            spoken = _last_date(span.value)
    return spans


def _is_told_again(text: str, end: int, following: int) -> bool:
    """Say whether a date follows that says what was counted: "five years later, in 1973"."""
    return following - end <= 8 and text.startswith((",", " (", " –", " on ", " in "), end)


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
    group: Group, text: str, spoken: Date | None, reference: int | None, patterns: Patterns
) -> DateSpan | None:
    if not _stands_alone(group, text, patterns) or _comes_yearly(group, text, spoken, patterns):
        return None
    words = patterns.words
    # what is to come: "they will meet in March"
    clause = text[max(0, group.start - 100) : group.end + 60]
    future = patterns.planned.search(clause) is not None
    if group.points[0].shape == "the_year" and group.lead is Lead.UNTIL and spoken is None:
        future = True
    points = tuple(resolve(p, spoken, reference, words, future=future) for p in group.points)
    group = replace(group, points=points)
    value = value_of(group)
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
    if last.shape == "the_year":  # "the end of the year", but not "the year"
        return first.start < first.core
    if any(p.unit is not None or p.year is not None or p.said is not None for p in group.points):
        return True
    if last.shape != "m":
        return True
    if first.start < first.core:  # "mid-October"
        return True
    return patterns.at_before.search(text[max(0, first.core - 24) : first.core]) is not None


def _comes_yearly(group: Group, text: str, spoken: Date | None, patterns: Patterns) -> bool:
    """Say whether a date without a year comes back every year.

    "8 April, International Roma Day"; but in a paragraph that speaks of a year, "on 8 March,
    International Women's Day, the Minister opened" is a day of that year.
    """
    last = group.points[-1]
    if last.year is not None or last.said is not None or last.month is None:
        return False
    before = re.split(r"[.;]\s", text[max(0, group.start - _NAMED) : group.start])[-1]
    after = re.split(r"[.;]\s", text[group.end : group.end + _NAMED])[0]
    if patterns.yearly.match(after) or patterns.yearly_before.search(before):
        return True
    named = patterns.named_day.search(before) or patterns.named_day.search(after)
    return spoken is None and last.day is not None and named is not None


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


def _last_date(value: Edtf) -> Date:
    """Give the date that the paragraph now speaks of."""
    return dates_of(value)[-1]
