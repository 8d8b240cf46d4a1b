"""Numbers of four digits that are no years, and seasons whose year the paragraph tells."""

from __future__ import annotations

import pytest

from db.chronology.tagger import find_dates

ISSUED = 20140929


def _found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(span.wording, span.edtf) for span in find_dates(text, ISSUED, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The office moved to 2012 Main Street.", "en"),
        ("It is at 1995 Old Mill Road, room 2013.", "en"),
        ("For information call 555-2013 or account 2011-445-02.", "en"),
        ("The polls were watched by 2014 monitors and 1998 police officers.", "en"),
        ("He was held in cell 1907 and fined 2000 dinars.", "en"),
        ("Le bureau est au 2012 rue de la Paix, salle 2014.", "fr"),
        ("Fueron visitadas por 2014 observadores en la sala 2013.", "es"),
        ("За выборами следили 2014 наблюдателей.", "ru"),
    ],
)
def test_a_number_that_counts_or_names_a_place_is_no_year(text: str, language: str) -> None:
    assert _found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "season"),
    [
        ("It came in 2012; in the spring, others joined.", "en", ("spring", "2012-21")),
        ("Elle est venue en 2012; à l’automne, d’autres ont suivi.", "fr", ("automne", "2012-23")),
        ("Llegó en 2012; en el verano, la siguieron otros.", "es", ("verano", "2012-22")),
        ("Она прибыла в 2012 году; весной прибыли другие.", "ru", ("весной", "2012-21")),
    ],
)
def test_a_season_is_of_the_year_that_the_paragraph_speaks_of(
    text: str, language: str, season: tuple[str, str]
) -> None:
    assert season in _found(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "In the spring, others joined.",
        "It came in 2012, in the summer heat, after the Arab Spring.",
    ],
)
def test_a_season_without_a_year_or_before_a_noun_is_no_date(text: str) -> None:
    assert "spring" not in str(_found(text))
    assert "summer" not in str(_found(text))


def test_an_open_span_says_since_when_in_french_spanish_and_russian() -> None:
    assert _found("De 2009 à ce jour, 300 juges.", "fr") == [("2009", "2009/..")]
    assert _found("Desde 2009 hasta la fecha.", "es") == [("2009", "2009/..")]
    assert _found("С 2009 года по сей день.", "ru") == [("2009 года", "2009/..")]
    assert _found("Depuis le milieu des années 1990.", "fr") == [
        ("milieu des années 1990", "199X/..")
    ]


def test_a_semester_is_half_a_year_and_anterioridad_says_before() -> None:
    assert _found("in the second semester of 2013") == [("second semester of 2013", "2013-41")]
    assert _found("Con anterioridad al 1 de enero de 2009", "es")[0][1] == "../2009-01-01"
