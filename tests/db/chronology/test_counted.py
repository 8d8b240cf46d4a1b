"""Dates counted from the one before, and days that come every year."""

from __future__ import annotations

import pytest

from db.chronology.events import find_events
from db.chronology.kinds import kind_of
from db.chronology.tagger import find_dates
from db.model import BlockKind, EventKind, Status
from tests.db.chronology.builders import document_of


def found(text: str, language: str = "en", reference: int | None = 20140929) -> list[str]:
    return [f"{s.wording}={s.edtf}" for s in find_dates(text, reference, language)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 2 June 2013 it met; the following day it left.", "2013-06-02 2013-06-03"),
        ("On 2 June 2013 it met; three weeks later it left.", "2013-06-02 2013-06-23"),
        ("On 31 December 2012 it met and 10 days later it left.", "2012-12-31 2013-01-10"),
        ("It came in June 2013. That month, it left.", "2013-06 2013-06"),
        ("It came in November 2012 and left four months later.", "2012-11 2013-03"),
        ("It came in 2012 and left two years later.", "2012 2014"),
        ("It came in 2012 and left two years later, in 2014.", "2012 2014"),
        ("In 2012 it met; the following day it left.", "2012"),
        ("In 2012 it met; two months later it left.", "2012"),
        ("In June 2012 it met; the next day it left.", "2012-06"),
        ("In autumn 2012 it met; the following month it left.", "2012-23"),
        ("In the 1990s it met; two years later it left.", "199X"),
        ("Two years later, it left.", ""),
        ("It left in 2012. By the end of the year, all had gone.", "2012 ../2012"),
        ("It will go by the end of the year.", "../2014"),
        ("Children enrol at the beginning of the year.", ""),
        ("The year was good.", ""),
        ("Geneva, 24/08/2013", "2013-08-24"),
        ("Geneva, 12/08/2013", ""),
        ("Geneva, 08/08/2013", "2013-08-08"),
    ],
)
def test_a_date_is_counted_from_the_one_before(text: str, dates: str) -> None:
    assert [date.partition("=")[2] for date in found(text)] == dates.split()


def test_the_last_month_of_a_document_without_a_date_is_unknown() -> None:
    assert found("Le mois dernier, il est parti.", "fr", None) == []
    assert found("Le mois dernier, il est parti.", "fr", 20140115) == ["mois dernier=2013-12"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "International Roma Day is celebrated on 8 April."),
        ("en", "Every year on 10 December, a round table is held."),
        ("en", "It is marked on 10 December, annually."),
        ("fr", "La Journée mondiale du sida est célébrée le 1er décembre."),
        ("fr", "Chaque année, le 8 avril, une cérémonie a lieu."),
        ("es", "Cada año, el 8 de abril, se celebra una ceremonia."),
        ("ru", "Ежегодно 8 апреля проходит церемония."),
    ],
)
def test_a_day_that_comes_every_year_has_no_year(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_named_day_of_a_year_that_was_told_is_a_day_of_it() -> None:
    text = "In 2013 they met. On 8 March, International Women’s Day, the Minister spoke."
    assert found(text) == ["2013=2013", "8 March=2013-03-08"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Conference was to be held in 2012.", Status.PLANNED),
        ("It had been planned by the Ministry and was held in 2012.", Status.REPORTED),
        ("It was expected, but met in 2012.", Status.REPORTED),
        ("The parties to the Declaration signed in Moscow on 1 May 2013 will meet.",
         Status.REPORTED),
        ("AI asserted in July 2014 that it will not end before August 2014.", Status.REPORTED),
        ("The Ministry intends to publish it in August 2014.", Status.PLANNED),
        ("The Ministry intends to publish it in August 1994.", Status.REPORTED),
        ("The Code may be amended at the end of 2014.", Status.PLANNED),
    ],
)  # fmt: skip
def test_only_what_was_a_plan_is_planned(text: str, status: Status) -> None:
    assert find_events(document_of(text))[-1].status is status


def test_without_a_date_of_its_own_a_document_tells_plans_by_its_verbs() -> None:
    text = "Les parties à la Déclaration signée à Moscou le 30 octobre 1943 se concerteront."
    (event,) = find_events(document_of(text, issued=None, language="fr"))
    assert event.status is Status.REPORTED


def test_a_language_without_a_table_of_words_cites_nothing() -> None:
    (span,) = find_dates("In 2012, it met.", None)
    kind = kind_of("In 2012, it met.", span, (0, 16), BlockKind.PARAGRAPH, None, "it")
    assert kind is EventKind.ACTIVITY
