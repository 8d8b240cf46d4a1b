"""A long sentence loses what can go, so that its caption still says who did what."""

from __future__ import annotations

import pytest

from db.chronology.condense import condense
from db.chronology.headline import headline_of
from db.chronology.shorten import LONGEST, shorten
from tests.db.chronology.caption_checks import faults_of


def caption(sentence: str, date: str = "", language: str = "en") -> str:
    start = sentence.index(date) if date else 0
    made = headline_of(sentence, start, start + len(date), (), language)
    assert faults_of(made, sentence, language, set()) == []
    return made


@pytest.mark.parametrize(
    ("sentence", "date", "expected"),
    [
        # the name of a body and who holds the office
        (("At the 3rd meeting, on 3 June 2010, the Special Rapporteur on extrajudicial, summary or "
         "arbitrary executions, Jane Roe, presented her report."), "3 June 2010",
         "The Special Rapporteur presented her report"),
        (("Bolivia announced that the Special Rapporteur on contemporary forms of racism, racial "
         "discrimination and xenophobia would visit the country in 2012."), "2012",
         "Bolivia announced that the Special Rapporteur would visit the country"),
        # a list inside the subject
        (("An international seminar on efforts to counter incitement to hatred, xenophobia and "
         "related intolerance on the Internet was held in Minsk in June 2013."), "June 2013",
         "An international seminar was held in Minsk"),
        # what was said against it
        (("The Committee expressed serious concern in 2009 that, despite the commitments made, "
         "tuberculosis remains the cause of an enormous amount of suffering."), "2009",
         "The Committee expressed serious concern that tuberculosis remains the cause…"),
        (("The State said that, despite everything that others had tried to do for it, the law was "
         "repealed in 2012."), "2012",
         "The State said that the law was repealed"),
        # a clause after the subject, in a clause
        (("Slovenia stated that the Human Rights Ombudsman, which had been in place since 1994, "
         "had mostly met the Paris Principles and had been accredited."), "1994",
         "Slovenia stated that the Human Rights Ombudsman had mostly met the Paris Principles"),
        (("The Citizenship Act of the Republic, which took effect on 25 June 1991, failed to "
         "introduce a basis for citizenship of persons from elsewhere."), "25 June 1991",
         ("The Citizenship Act of the Republic failed to introduce a basis for citizenship "
         "of persons")),
        # a request and its aside
        (("The Assembly also requested the Secretary-General, with the support of all offices, to "
         "provide a progress report in 2020."), "2020",
         "The Assembly also requested the Secretary-General to provide a progress report"),
        # the days of numbered texts
        (("Recalling its resolutions 385 (1976) of 30 January 1976 and 431 (1978) and 432 (1978) "
         "of 27 July 1978,"), "1978",
         "Recalling its resolutions 385 (1976) and 431 (1978) and 432 (1978)"),
        # the long names of States, and an article
        (("The United Kingdom of Great Britain and Northern Ireland welcomed Egypt’s acceptance of "
         "119 recommendations in 2010."), "2010",
         "The United Kingdom welcomed Egypt’s acceptance of 119 recommendations"),
        (("The representatives of Germany and the Philippines introduced draft resolution "
         "A/HRC/14/L.49, in June 2010."), "June 2010",
         ("Representatives of Germany and the Philippines introduced draft "
         "resolution A/HRC/14/L.49")),
        # whose list follows a meeting
        (("At the 36th meeting, on 18 June 2010, the representative of Canada (also on behalf of "
         "Albania, Peru (State of) and Uruguay) introduced draft resolution A/HRC/14/L.9."),
         "18 June 2010",
         "The representative of Canada introduced draft resolution A/HRC/14/L.9"),
        # the complement of a complement
        (("The Culture and Media Inspectorate received in 2011 four reports of alleged violations "
         "of the Media Act relating to the prohibition of hate speech."), "2011",
         "The Culture and Media Inspectorate received four reports of alleged violations"),
        # a title that is told
        (("Recalling also General Assembly resolution 39/11 entitled “Declaration on the Right of "
         "Peoples to Peace and All That Belongs to It of 1984”,"), "1984",
         "Recalling also General Assembly resolution 39/11"),
        # where a short clause ends
        (("The latter was adopted on 22 April 2004 and last amended in order to rectify certain "
         "violations noted by the Commission."), "",
         "The latter was adopted on 22 April 2004"),
    ],
)  # fmt: skip
def test_a_long_sentence_keeps_who_did_what(sentence: str, date: str, expected: str) -> None:
    assert caption(sentence, date) == expected


@pytest.mark.parametrize(
    ("sentence", "date", "expected"),
    [
        ("Resolution 432 (1978) was adopted.", "1978", "Resolution 432 (1978) was adopted"),
        ("Adopted in 2013, the Police Act upgraded the order.", "2013",
         "Adopted in 2013, the Police Act upgraded the order"),
        ("It was rejected in a referendum held on 5 May 2012, with few votes.", "5 May 2012",
         "It was rejected in a referendum held on 5 May 2012, with few votes"),
        ("Welcoming the adoption, on 2 May 2009, of the Convention", "2 May 2009",
         "Welcoming the adoption of the Convention"),
        ("It noted that, since May 2010, the authorities had met twice.", "May 2010",
         "It noted that the authorities had met twice"),
        ("The Committee has noted in 2008, the absence of a plan.", "2008",
         "The Committee has noted the absence of a plan"),
        ("Nevertheless, in 1813, the Assembly had abolished slavery.", "1813",
         "The Assembly had abolished slavery"),
        ("There are 50 fewer judges compared to 2010, says the Court.", "2010",
         "There are 50 fewer judges compared to 2010, says the Court"),
        ("It should also be noted that the Court closed in 2012.", "2012", "The Court closed"),
        ("At the 2nd meeting, and in Geneva, in 2010, a seminar was held.", "2010",
         "A seminar was held"),
    ],
)  # fmt: skip
def test_what_goes_with_a_date_leaves_no_comma_and_no_half_name(
    sentence: str, date: str, expected: str
) -> None:
    assert caption(sentence, date) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "It explained that despite the positive introduction of legislation by all the "
            "parties, it was rejected by a public referendum."
        ),
        (
            "It noted that despite the increase in trafficking in human beings across the country, "
            "as well as the arrests, few were convicted at last."
        ),
        (
            "Slovakia noted that under the Foreign Citizens Act, adopted in early summer, more "
            "than a hundred and twenty thousand people were removed."
        ),
        (
            "The Committee of Experts on Regional and Minority Languages of the Council urged the "
            "authorities to ensure full implementation of all strategies."
        ),
        (
            "The Ministry of Education of the Republic noted with satisfaction that the Employment "
            "and Labour Relations Act is applied by all the courts."
        ),
        (
            "The Inspectorate, having detected an alleged criminal offence of public incitement to "
            "hatred, violence or intolerance, committed through the Internet, filed it."
        ),
        (
            "Will this law restore residency status to all those nationals of the former State "
            "that were removed from the population register by decree?"
        ),
    ],
)
def test_what_would_be_untrue_or_half_is_cut_with_an_ellipsis(sentence: str) -> None:
    assert caption(sentence).endswith("…")


def test_a_quotation_that_is_cut_goes_whole() -> None:
    text = (
        "Convention on the Treatment of Persons Detained ‘so-called or "
        "other enemies of several States and peoples’"
    )
    assert caption(f"{text} and more").count("‘") == 0


def test_a_language_without_words_is_cut_at_a_word() -> None:
    text = "lorem (ipsum) " * 10
    assert "(" not in condense(text, LONGEST, "xx")
    assert shorten(text, (), "xx").endswith("…")
