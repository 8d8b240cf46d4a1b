"""Several dates that are one expression: "5 to 12 December 2018", "April, May and June 1978".

May import db.edtf and db.chronology only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.edtf import Date, DateSet, Edtf, Span

if TYPE_CHECKING:
    from db.chronology.patterns import Patterns
    from db.chronology.points import Point


_LIST = 40  # no sentence says more dates in one list


class Lead(StrEnum):
    """How the words before a date bound it."""

    AT = "at"
    SINCE = "since"
    AS_OF = "as of"
    FROM = "from"
    UNTIL = "until"
    BETWEEN = "between"
    DURING = "during"


class Link(StrEnum):
    """What joins the dates of one expression."""

    NONE = "none"
    DASH = "dash"
    TO = "to"
    AND = "and"


@dataclass(frozen=True, slots=True)
class Group:
    """Points of one expression, still without the years that their paragraph gives."""

    points: tuple[Point, ...]
    link: Link
    lead: Lead

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.points[0].start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.points[-1].end


def _kind(point: Point) -> str:
    if point.day is not None:
        return "day"
    if point.month is not None:
        return "month"
    return "decade" if point.shape == "decade" else "year"


def _own_year(point: Point) -> bool:
    return point.year is not None or point.said is not None


def group_points(points: list[Point], text: str, patterns: Patterns) -> list[Group]:
    """Join the points that belong to one expression, in reading order."""
    groups: list[Group] = []
    at = 0
    while at < len(points):
        lead = lead_of(text, points[at], patterns)
        taken, link = _range_from(points, at, text, patterns, lead)
        if taken == 1:
            taken, link = _list_from(points, at, text, patterns)
        members = _inherit(points[at : at + taken], link)
        if members is None:
            taken, link, members = 1, Link.NONE, (points[at],)
        groups.append(Group(members, link, lead))
        at += taken
    return groups


def lead_of(text: str, point: Point, patterns: Patterns) -> Lead:
    """Read the preposition before a date."""
    found = patterns.lead_before.search(text[max(0, point.start - 48) : point.start])
    words = patterns.words
    if found is None or (
        point.shape == "y" and point.core == point.start and text.endswith("the ", 0, point.start)
    ):
        # "by the 2012 law" is a name, not a bound
        return Lead.SINCE if found is None and patterns.onwards.match(text, point.end) else Lead.AT
    lead = found["lead"].lower()
    if lead in words.since:
        return Lead.SINCE
    if lead in words.as_of:
        return Lead.AS_OF
    if lead in words.until:
        return Lead.UNTIL
    if lead in words.during:
        return Lead.DURING
    if lead in words.from_:
        return Lead.SINCE if patterns.onwards.match(text, point.end) else Lead.FROM
    return Lead.BETWEEN


def _gap(
    points: list[Point], at: int, text: str, patterns: Patterns
) -> tuple[str, Point, Point] | None:
    """Give what joins a point with the next ("dash", "to", "and_", "or_", "comma")."""
    if at + 1 >= len(points):
        return None
    left, right = points[at], points[at + 1]
    gap = text[left.end : right.start]
    found = patterns.link.fullmatch(gap) if len(gap) <= 20 else None
    if found is None or found.lastgroup is None:
        return None
    return found.lastgroup, left, right


def _range_from(
    points: list[Point], at: int, text: str, patterns: Patterns, lead: Lead
) -> tuple[int, Link]:
    gap = _gap(points, at, text, patterns)
    if gap is None:
        return 1, Link.NONE
    name, left, right = gap
    if "pair" in (left.shape, right.shape):
        return 1, Link.NONE
    between = lead is Lead.BETWEEN and name == "and_"
    if name not in ("dash", "to") and not between:
        return 1, Link.NONE
    # "increased by 2010 to 45", "on 3 May to 2012": one end must be able to complete the other
    if left.shape == "y" and right.shape in ("d", "dm", "m", "md"):
        return 1, Link.NONE
    # "с 4 на 5 мая", but "moved from 2012 to 2013" is "с 2012 на 2013 год" in Russian
    night = patterns.words.night
    if night and left.shape != "d" and text[left.end : right.start].strip() == night:
        return 1, Link.NONE
    return 2, Link.DASH if name == "dash" else Link.TO


def _list_from(points: list[Point], at: int, text: str, patterns: Patterns) -> tuple[int, Link]:
    """Take "2012, 2013 and 2014" whole: only a list that ends with "and" is one."""
    kind, count, name = _kind(points[at]), 1, "comma"
    while name == "comma" and count < _LIST:
        gap = _gap(points, at + count - 1, text, patterns)
        if gap is None or gap[0] not in ("comma", "and_") or _kind(gap[2]) != kind:
            return 1, Link.NONE
        name = gap[0]
        count += 1
    members = points[at : at + count]
    years = [_own_year(point) for point in members]
    if kind in ("year", "decade"):
        whole = all(years) and all(p.said is None and p.shape != "pair" for p in members)
    else:  # months and days are one expression only where they share the last one's year
        whole = not any(years[:-1])
    following = _gap(points, at + count - 1, text, patterns)
    whole = whole and name != "comma"
    if not whole or (following and following[0] in ("dash", "to")):
        return 1, Link.NONE
    return count, Link.AND


def _inherit(points: list[Point], link: Link) -> tuple[Point, ...] | None:
    """Give each point the month and year that its neighbour to the right has.

    The right end of a range may also take the left one's year: "March 2012 to June".
    """
    if link is Link.NONE:
        return tuple(points)
    done = [points[-1]]
    for point in reversed(points[:-1]):
        right = done[0]
        month, year, said = point.month, point.year, point.said
        if point.day is not None and month is None:
            month = right.month
        if year is None and said is None:
            year, said = right.year, right.said
            if year is not None and month and right.month and month > right.month:
                year -= 1  # "November to February 2015" began the year before
        if point.day is not None and month is None:
            return None
        done.insert(0, replace(point, month=month, year=year, said=said))
    last = done[-1]
    if last.year is None and last.said is None and done[0].year is not None:
        done[-1] = replace(last, year=done[0].year)
    return tuple(done)


def value_of(group: Group) -> Edtf | None:
    """Make the EDTF value of a group whose points are resolved; None if impossible."""
    dates: list[Date] = []
    try:
        for point in group.points:
            year = point.year
            if year is None:
                return None
            if point.last_year is not None:
                return Span(Date(year), Date(point.last_year))
            dates.append(
                Date(
                    year, point.month, point.day,
                    decade=point.shape == "decade", approximate=point.approximate,
                )
            )  # fmt: skip
        if len(dates) == 1:
            return dates[0]
        if group.link is Link.AND and not _are_two_days_running(dates):
            return DateSet(tuple(dates))
        return Span(dates[0], dates[1])
    except ValueError:  # "31 June 2013", or a range that ends before it begins
        return None


def _are_two_days_running(dates: list[Date]) -> bool:
    """Say whether it is "on 16 and 17 November": one meeting of two days."""
    if len(dates) != 2 or not all(d.day for d in dates):
        return False
    first, second = (date(d.year, d.month or 1, d.day or 1) for d in dates)
    return (second - first).days == 1


def with_lead(value: Edtf, lead: Lead) -> Edtf:
    """Open the end that "since", "by" and the like leave open."""
    if not isinstance(value, Date):
        return value
    if lead is Lead.SINCE:
        return Span(value, None)
    return Span(None, value) if lead is Lead.UNTIL else value
