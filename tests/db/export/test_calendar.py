"""The calendar, read by a strict parser of our own: the grammar of RFC 5545, nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.export.calendar import calendar, escaped, folded
from db.export.chronology import Format, written
from db.model import EventKind, Extent, Status
from tests.db.export.samples import STAMP, TEXT, entries, event

if TYPE_CHECKING:
    from db.export.entries import Entry

_LINE = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[A-Z0-9-]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)")
_TEXT = re.compile(r"(?:\\[\\;,nN]|[^\\;,])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "CATEGORIES", "X-WR-CALNAME", "X-WR-CALDESC"}


def unfolded(text: str) -> list[str]:
    """Content lines: CRLF after each, and none longer than 75 octets."""
    assert text.endswith("\r\n")
    parts = text[:-2].split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    return "\r\n".join(parts).replace("\r\n ", "").split("\r\n")


def plain(value: str) -> str:
    assert _TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parsed(text: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The calendar's own properties, and those of each event; every name once."""
    whole: dict[str, str] = {}
    events: list[dict[str, str]] = []
    here = whole
    lines = unfolded(text)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for line in lines[1:-1]:
        found = _LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if (name, value) == ("BEGIN", "VEVENT"):
            assert here is whole
            events.append(here := {})
        elif (name, value) == ("END", "VEVENT"):
            assert here is not whole
            here = whole
        else:
            assert name not in here
            here[name] = plain(value) if name in TEXTS else value
            if name in ("DTSTART", "DTEND"):
                assert parameters == ";VALUE=DATE"
                assert re.fullmatch(r"\d{8}", value)
    assert here is whole
    assert whole["VERSION"] == "2.0"
    assert whole["PRODID"]
    assert len({one["UID"] for one in events}) == len(events)
    assert all(one["DTSTART"] < one["DTEND"] for one in events)
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", one["DTSTAMP"]) for one in events)
    return whole, events


def read(*made: Entry) -> list[dict[str, str]]:
    return parsed("".join(written(made, Format.CALENDAR, STAMP)))[1]


def days(one: dict[str, str]) -> tuple[str, str]:
    return one["DTSTART"], one["DTEND"]


def test_a_month_is_a_month_long_event_that_takes_no_time() -> None:
    (one,) = read(*entries(event(1, "2013-06"), issuer="Belarus", symbol="A/69/406"))
    assert days(one) == ("20130601", "20130701")
    assert one["TRANSP"] == "TRANSPARENT"
    assert one["DTSTAMP"] == "20260102T030405Z"
    assert one["SUMMARY"] == "Seminar (June 2013, some time within)"
    assert one["DESCRIPTION"].split("\n") == [
        "June 2013, some time within (“June 2013”)",
        TEXT,
        "Reported as of the document’s own date",
        "As stated by Belarus in A/69/406",
        "A/69/406, Annex, Seminars, para. 4 (numbered by the reader), p. 3",
    ]
    assert one["CATEGORIES"] == "reported"
    assert one["X-NONPAPER-EDTF"] == "2013-06"


@pytest.mark.parametrize(
    ("edtf", "extent", "expected", "summary"),
    [
        ("2013-12-10", Extent.WITHIN, [("20131210", "20131211")], "Seminar"),
        ("2012-02", Extent.THROUGHOUT, [("20120201", "20120301")],
         "Seminar (February 2012, throughout)"),
        ("2013", Extent.WITHIN, [("20130101", "20140101")], "Seminar (2013, some time within)"),
        ("2015-24", Extent.WITHIN, [("20151201", "20160301")],
         "Seminar (winter 2015 (December 2015 to February 2016), some time within)"),
        ("2010~", Extent.WITHIN, [("20100101", "20110101")],
         "Seminar (about 2010, some time within)"),
        ("2014-09-29~", Extent.WITHIN, [("20140929", "20140930")],
         "Seminar (about 29 September 2014)"),
        ("2010/..", Extent.FROM, [("20100101", "20110101")],
         "Seminar (since 2010)"),
        ("2010-05-03/..", Extent.FROM, [("20100503", "20100504")],
         "Seminar (since 3 May 2010)"),
        ("2010", Extent.FROM, [("20100101", "20110101")], "Seminar (2010, from then on)"),
        ("../2015-06", Extent.UNTIL, [("20150601", "20150701")],
         "Seminar (until June 2015)"),
        ("{2012,2014}", Extent.EACH, [("20120101", "20130101"), ("20140101", "20150101")],
         "Seminar (in each of 2012 and 2014)"),
    ],
)  # fmt: skip
def test_no_date_is_finer_than_it_was_written(
    edtf: str, extent: Extent, expected: list[tuple[str, str]], summary: str
) -> None:
    found = read(*entries(event(1, edtf, extent)))
    assert [days(one) for one in found] == expected
    assert {one["SUMMARY"] for one in found} == {summary}


def test_what_has_no_place_in_a_calendar_is_left_out_and_counted() -> None:
    made = entries(event(1, None), event(2, "9999"), event(3, "2013"))
    whole, found = parsed("".join(calendar(made, "Report; part 1", STAMP)))
    assert [one["X-NONPAPER-EDTF"] for one in found] == ["2013"]
    assert whole["X-WR-CALNAME"] == "Report; part 1"
    assert whole["X-WR-CALDESC"].startswith("2 of the events are not in this calendar")


def test_the_same_event_has_the_same_name_at_every_export_and_two_have_two() -> None:
    made = entries(event(1, "2013"), event(2, "2013"), event(3, "2014"))
    first, again = read(*made), read(*made)
    assert [one["UID"] for one in first] == [one["UID"] for one in again]
    (alone,) = read(*entries(event(99, "2014")))  # row ids change at an import
    assert alone["UID"] == first[2]["UID"]


def test_an_older_library_keeps_its_bounds_and_a_bare_event_its_words() -> None:
    (made,) = entries(event(1, "2013", status=None, kind=EventKind.DOCUMENT, headline=""))
    (one,) = read(replace(made, event=replace(made.event, edtf="2013-AA")))
    assert days(one) == ("20130101", "20140101")
    assert one["SUMMARY"] == "June 2013 (June 2013)"
    assert one["CATEGORIES"] == "date of the document"
    (planned,) = read(*entries(event(1, "2015-05-01", status=Status.PLANNED)))
    assert planned["CATEGORIES"] == "planned"
    (dated,) = read(*entries(event(1, "2015", status=Status.PLANNED), issued="2014-09-29"))
    assert "\nPlanned as of 29 September 2014\n" in dated["DESCRIPTION"]


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_through_folding_and_escaping(text: str) -> None:
    (line,) = unfolded(folded(f"SUMMARY:{escaped(text)}"))
    found = _LINE.fullmatch(line)
    assert found
    broken = re.sub(r"\r\n|\r|\n|\u2028|\u2029|\x85|\x0b|\x0c", "\n", text)
    kept = re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", broken)
    assert plain(found[3]) == kept
