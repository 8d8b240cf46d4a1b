from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import EventKind, Extent, Status
from gui.timeline.marks import MarkKind, days_of, is_mark, mark_kind, whole_time
from gui.timeline.phrases import (
    date_words,
    name_of,
    period_words,
    said_by,
    short_period,
    spoken,
    status_words,
)
from gui.timeline.scale import day_of, end_of
from gui.timeline.wording import elided, wrapped
from tests.gui.timeline.samples import BY_ID, ISSUED


def measure(text: str) -> float:
    return float(len(text))


def test_an_event_is_spoken_with_its_date_how_sure_it_is_and_its_status() -> None:
    assert spoken(BY_ID[10]) == "Second round, December 2013, some time within, reported"
    assert spoken(BY_ID[13]) == "Reports submitted, 2012 to 2014, throughout, reported"
    assert spoken(BY_ID[16]) == "Reports to 3 committees, in each of 2015 and 2016, planned"
    assert spoken(BY_ID[6]) == "Implementation, No date, ongoing"
    assert spoken(BY_ID[1]) == "Letter, 29 September 2014, date of the document"


def test_a_day_needs_no_within() -> None:
    day = replace(BY_ID[10], edtf="2013-12-05", lo=20131205, hi=20131205)
    assert spoken(day) == "Second round, 5 December 2013, reported"


def test_an_event_without_a_label_has_its_headline_and_else_its_words() -> None:
    assert name_of(replace(BY_ID[10], label="")).startswith("Second round of national")
    assert name_of(replace(BY_ID[10], label="", headline="")) == "December 2013"


def test_a_date_that_cannot_be_read_is_told_in_its_own_words() -> None:
    assert date_words(replace(BY_ID[10], edtf="someday")) == "December 2013"
    broken = replace(BY_ID[16], edtf="{someday}")
    assert days_of(broken) == ((day_of(20150101), end_of(20161231)),)


def test_status_is_as_of_the_documents_date() -> None:
    assert status_words(BY_ID[12], ISSUED) == "Planned as of 29 September 2014"
    assert status_words(BY_ID[12], None) == "Planned as of the document’s own date"
    assert status_words(BY_ID[1], ISSUED) == "Date of the document"
    assert said_by("Belarus") == "as stated by Belarus in this document"
    assert said_by(None) == "as stated in this document"


@pytest.mark.parametrize(
    ("low", "high", "said", "short"),
    [
        (20140929, 20140929, "29 September 2014", "29 Sep 2014"),
        (20140901, 20140930, "September 2014", "Sep 2014"),
        (20140101, 20141231, "2014", "2014"),
        (20140301, 20140531, "1 March 2014 to 31 May 2014", "1 Mar 2014 to 31 May 2014"),
        (20131201, 20140131, "1 December 2013 to 31 January 2014", None),
    ],
)
def test_periods_in_words(low: int, high: int, said: str, short: str | None) -> None:
    assert period_words(low, high) in (said, said.replace(" 2014 to", " to"))
    if short is not None:
        assert short_period(low, high) in (short, short.replace(" 2014 to", " to"))


@pytest.mark.parametrize(
    ("extent", "status", "kind"),
    [
        (Extent.THROUGHOUT, Status.REPORTED, MarkKind.THROUGHOUT),
        (Extent.FROM, Status.REPORTED, MarkKind.THROUGHOUT),
        (Extent.WITHIN, Status.REPORTED, MarkKind.WITHIN),
        (Extent.EACH, Status.REPORTED, MarkKind.WITHIN),
        (Extent.THROUGHOUT, Status.PLANNED, MarkKind.PLANNED),
        (Extent.WITHIN, Status.ONGOING, MarkKind.ONGOING),
    ],
)
def test_every_event_is_one_kind_of_mark(extent: Extent, status: Status, kind: MarkKind) -> None:
    assert mark_kind(replace(BY_ID[10], extent=extent, status=status)) is kind


def test_cited_dates_are_drawn_only_when_asked_for_and_the_documents_own_never() -> None:
    cited = replace(BY_ID[10], kind=EventKind.CITATION)
    assert not is_mark(cited, citations=False)
    assert is_mark(cited, citations=True)
    assert not is_mark(BY_ID[1], citations=True)
    assert not is_mark(BY_ID[6], citations=True)


def test_each_member_of_a_set_has_days_of_its_own() -> None:
    assert days_of(BY_ID[16]) == (
        (day_of(20150101), end_of(20151231)),
        (day_of(20160101), end_of(20161231)),
    )


def test_without_any_date_there_is_still_an_axis() -> None:
    assert whole_time((), None) == (day_of(20000101), end_of(20001231))


@given(st.text(max_size=60), st.floats(0, 80))
def test_cut_words_fit(text: str, width: float) -> None:
    cut = elided(text, width, measure)
    assert measure(cut) <= width
    assert cut == text or cut == "" or (cut[-1] == "…" and text.startswith(cut[:-1]))


@given(st.text(max_size=60), st.floats(1, 30), st.integers(1, 3))
def test_wrapped_words_fit_on_their_lines(text: str, width: float, most: int) -> None:
    lines = wrapped(text, width, measure, most=most)
    assert len(lines) <= most
    assert all(measure(line) <= width for line in lines)


def test_a_lanes_name_is_broken_between_words_and_its_end_cut() -> None:
    assert wrapped("Office of the High Commissioner", 18, measure, most=2) == (
        "Office of the High",
        "Commissioner",
    )
    assert wrapped("Office of the High Commissioner", 10, measure, most=2) == (
        "Office of",
        "the High…",
    )
