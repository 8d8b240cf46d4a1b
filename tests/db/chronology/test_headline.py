"""A caption says who did what, and is never half a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.chronology.headline import headline_of


def caption(sentence: str, date: str = "", names: tuple[tuple[str, str], ...] = ()) -> str:
    start = sentence.index(date) if date else 0
    places = [(sentence.index(n), sentence.index(n) + len(n), short) for n, short in names]
    return headline_of(sentence, start, start + len(date), places)


@pytest.mark.parametrize(
    ("sentence", "date", "expected"),
    [
        ("In June 2013, Slovenia signed it.", "June 2013", "Slovenia signed it"),
        ("It was signed in 2012.", "2012", "It was signed"),
        ("Second round (December 2013): they met", "December 2013", "Second round: they met"),
        ("It runs until 2016; then it ends.", "2016", "It runs; then it ends"),
        ("Over the period from 2012 to 2014, Belarus submitted:", "2012 to 2014",
         "Belarus submitted …"),
        ("The 2008 amendment was adopted.", "2008", "The 2008 amendment was adopted"),
        ("The Code adopted in 2008 is new.", "2008", "The Code adopted in 2008 is new"),
        ("The latest attempt was in 2009.", "2009", "The latest attempt was in 2009"),
        ("They referred to the 1997 code.", "1997", "They referred to the 1997 code"),
        ("I have the honour to transmit the paper of 2012.", "2012", "Transmit the paper"),
        ("35. They said that by 2014, all ends.", "2014",
         "They said that all ends"),
        ("However, in 2012, the State signed the Protocol.", "2012",
         "The State signed the Protocol"),
        ("In this regard, the State signed the Protocol in 2012.", "2012",
         "The State signed the Protocol"),
        ("At the 2nd meeting, on 3 May 2010, the Special Rapporteur spoke at length.", "3 May 2010",
         "The Special Rapporteur spoke at length"),
        ("115.100. Take more steps to end poverty by 2020.", "2020",
         "Take more steps to end poverty"),
        ("Although it had improved in 2005, it had seriously worsened since.", "2005",
         "It had seriously worsened since"),
        ("At the wish of Belarus, the Union and the Council, a seminar on rights was held.", "",
         "A seminar on rights was held"),
    ],
)  # fmt: skip
def test_the_date_and_the_opening_leave_the_caption(
    sentence: str, date: str, expected: str
) -> None:
    assert caption(sentence, date) == expected


def test_a_long_sentence_ends_where_a_clause_ends() -> None:
    long = (
        "Belarus underwent the first cycle of the universal periodic review process in Geneva, "
        "which led to the acceptance of many recommendations"
    )
    assert caption(long) == (
        "Belarus underwent the first cycle of the universal periodic review process in Geneva"
    )


def test_acronyms_stand_for_long_names_only_where_room_is_short() -> None:
    name = "Committee on the Elimination of Racial Discrimination"
    short = f"They went to the {name}."
    assert caption(short, names=((name, "CERD"),)) == f"They went to the {name}"
    long = f"The combined eighteenth and nineteenth periodic reports to the {name} (August 2013)."
    assert caption(long, "August 2013", ((name, "CERD"),)) == (
        "The combined eighteenth and nineteenth periodic reports to CERD"
    )


def test_a_caption_is_not_cut_inside_a_name() -> None:
    text = (
        "The delegation of the country went on to visit the Committee on Economic, Social and "
        "Cultural Rights"
    )
    assert not caption(text).endswith(("on Economic", "Committee", "on"))


def test_a_name_that_does_not_fit_is_never_cut_without_saying_so() -> None:
    name = "Special Rapporteur on the human right to safe drinking water and sanitation"
    text = f"Slovenia, the United Nations, the {name} and others"
    assert caption(text, names=((name, "SR water"),)) == (
        "Slovenia, the United Nations, the Special Rapporteur on the human right to safe…"
    )


def test_an_apposition_goes_before_the_verb_does() -> None:
    text = (
        "At the 7th meeting, on 2 June 2010, the Special Rapporteur on trafficking in persons, "
        "especially women and children, Jane Roe, presented her reports to the Council."
    )
    assert caption(text, "2 June 2010") == (
        "The Special Rapporteur on trafficking in persons presented her reports to the Council"
    )
    name = "Special Rapporteur on the human right to safe drinking water and sanitation"
    text = f"Catarina of the United Nations, the {name}, visited Slovenia and met its ministers"
    assert caption(text) == "Catarina of the United Nations visited Slovenia and met its ministers"


def test_a_list_of_those_who_act_is_not_taken_for_an_apposition() -> None:
    text = (
        "The representative of Austria, the representative of Belgium, Bulgaria and Cyprus, and "
        "the observer of Denmark, introduced the draft resolution"
    )
    assert caption(text).startswith("The representative of Austria, the representative of")


def test_a_caption_does_not_end_on_words_that_need_others() -> None:
    text = (
        "The Inter-ministerial Working Group coordinates the reporting in accordance with the "
        "ratified treaties and their protocols"
    )
    assert caption(text) == "The Inter-ministerial Working Group coordinates the reporting"


def test_a_quotation_or_bracket_that_does_not_fit_goes_whole() -> None:
    text = (
        'The Ministry financed a project "Training Professionals to Achieve Better Integration of '
        'Roma in Schools"'
    )
    assert caption(text) == (
        'The Ministry financed a project "Training Professionals to Achieve Better Integration…"'
    )
    bracket = (
        "The Ministry financed a project of further training (among others the training of "
        "professionals in schools and the publication of books)"
    )
    assert caption(bracket) == "The Ministry financed a project of further training"


def test_a_french_sentence_is_cut_where_a_clause_ends() -> None:
    text = (
        "Toutefois, le Gouvernement a adopté un plan national de lutte contre la traite des êtres "
        "humains, qui a été publié"
    )
    assert headline_of(text, 0, 0, language="fr") == (
        "Le Gouvernement a adopté un plan national de lutte contre la traite des êtres humains"
    )


def test_an_english_acronym_stands_for_no_russian_name() -> None:
    name = "Организации Объединенных Наций"
    text = f"Доклад {name} о положении в области прав человека, который был подготовлен в Женеве"
    start = text.index(name)
    made = headline_of(text, 0, 0, [(start, start + len(name), "UN")], "ru")
    assert made == f"Доклад {name} о положении"


def test_a_sentence_of_another_language_is_only_shortened() -> None:
    text = "mot " * 40
    assert headline_of(text, 0, 0, language="it").endswith("mot…")
    assert headline_of("un mot", 0, 0, language="it") == "un mot"


@given(st.text(alphabet="abc ABC,;:()“”.of the in and was 2012", max_size=300), st.data())
def test_any_sentence_gives_a_caption_of_at_most_90_letters(
    sentence: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    assert len(headline_of(sentence, start, end)) <= 90
