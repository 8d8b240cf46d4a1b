"""What TimelineJS is given: its documented shape, and dates to their own precision only."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from db.export.chronology import Format, written
from db.model import Extent
from tests.db.export.samples import STAMP, entries, event

if TYPE_CHECKING:
    from db.export.entries import Entry


def value_of(*made: Entry) -> dict[str, Any]:
    value = json.loads("".join(written(made, Format.TIMELINEJS, STAMP)))
    assert set(value) == {"scale", "title", "events"}
    for slide in value["events"]:
        assert slide["start_date"]["year"]
        for name in ("start_date", "end_date"):
            date = slide.get(name, {})
            assert set(date) <= {"year", "month", "day"}
            assert "day" not in date or "month" in date
    assert len({slide["unique_id"] for slide in value["events"]}) == len(value["events"])
    return value


def test_a_slide_tells_the_event_in_words_that_no_browser_takes_for_markup() -> None:
    made = entries(event(1, "2013-06", headline="A <b> & C"), symbol="A/1", issuer="Oz")
    value = value_of(*made)
    assert value["title"] == {
        "text": {"headline": "Report", "text": "As stated by Oz in A/1"},
        "autolink": False,
    }
    (slide,) = value["events"]
    assert slide["start_date"] == {"year": 2013, "month": 6}
    assert "end_date" not in slide
    assert slide["display_date"] == "June 2013, some time within"
    assert slide["text"]["headline"] == "A &lt;b&gt; &amp; C"
    assert (
        "<p>reported as of the document’s own date; as stated by Oz in A/1</p>"
        in slide["text"]["text"]
    )
    assert (slide["group"], slide["autolink"]) == ("Seminars", False)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2013-12-10", [({"year": 2013, "month": 12, "day": 10}, None)]),
        ("2013", [({"year": 2013}, None)]),
        ("201X", [({"year": 2010}, {"year": 2019})]),
        ("000X", [({"year": 1}, {"year": 9})]),
        ("2015-21", [({"year": 2015, "month": 3}, {"year": 2015, "month": 5})]),
        ("2015-24", [({"year": 2015, "month": 12}, {"year": 2016, "month": 2})]),
        ("2013-05/2014", [({"year": 2013, "month": 5}, {"year": 2014})]),
        (
            "2013-05-03/2013-06",
            [({"year": 2013, "month": 5, "day": 3}, {"year": 2013, "month": 6})],
        ),
        ("2010/..", [({"year": 2010}, None)]),
        ("../2015-06-01", [({"year": 2015, "month": 6, "day": 1}, None)]),
        ("{2012,2014}", [({"year": 2012}, None), ({"year": 2014}, None)]),
    ],
)
def test_dates_go_no_further_than_they_were_written(edtf: str, expected: list[object]) -> None:
    slides = value_of(*entries(event(1, edtf, Extent.WITHIN)))["events"]
    assert [(slide["start_date"], slide.get("end_date")) for slide in slides] == expected


def test_events_without_a_date_that_can_be_read_have_no_slide() -> None:
    (made,) = entries(event(1, "2013"))
    old = replace(made, event=replace(made.event, edtf="2013-AA"))
    assert value_of(old, *entries(event(2, None)))["events"] == []


def test_an_event_outside_any_named_section_is_in_no_group() -> None:
    (made,) = entries(event(1, "2013"))
    (slide,) = value_of(replace(made, section=()))["events"]
    assert "group" not in slide
