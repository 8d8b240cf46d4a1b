"""What documents say of themselves, in mastheads, titles and requests."""

from __future__ import annotations

import pytest

from db.model import DocumentKind
from db.structure.languages import language_named, language_of, original_language, written_day
from db.structure.letterhead import Parts, read_facts


def parts(
    title: str | None = None,
    masthead: tuple[str, ...] = (),
    letter: tuple[str, ...] = (),
    words: str = "The text of the document",
) -> Parts:
    return Parts(masthead, title, letter, (), words, words)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Letter dated 29 September 2014 from", "2014-09-29"),
        ("September 29, 2014", "2014-09-29"),
        ("16 de agosto de 2007", "2007-08-16"),
        ("le 1er juin 1999", "1999-06-01"),
        ("от 5 мая 1998 года", "1998-05-05"),
        ("2 أيار/ مايو 1991", "1991-05-02"),
        ("2014年9月29日", "2014-09-29"),
        ("一九四六年六月三十日于紐約", "1946-06-30"),
        ("一九七一年十月二十五日", "1971-10-25"),
        ("45 September 2014", None),
        ("12 people 2014", None),
        ("in 2014", None),
        ("people 12, 2014", None),
    ],
)
def test_a_written_day_is_read_in_each_language(text: str, day: str | None) -> None:
    assert written_day(text) == day


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("[Original: Russian]", "ru"),
        ("Original: English", "en"),
        ("[Original: English and French]", "en"),
        ("Original: inglés", "en"),
        ("Язык оригинала: французский", "fr"),
        ("[Original: Klingon]", None),
        ("The original: a letter", None),
    ],
)
def test_the_original_language_is_read_from_its_line(line: str, language: str | None) -> None:
    assert original_language(line) == language


def test_languages_are_told_by_script_and_common_words() -> None:
    assert language_of("La Asamblea General, recordando la Carta de las Naciones Unidas") == "es"
    assert language_of("L’Assemblée générale, rappelant la Charte des Nations Unies") == "fr"
    assert language_of("大会，回顾联合国宪章") == "zh"
    assert language_of("12 34") == "en"
    assert language_named("nothing of the kind") is None


@pytest.mark.parametrize(
    ("title", "issuer", "addressee"),
    [
        (
            (
                "Letter dated 3 May 2001 from the Permanent Representative of the Republic of Korea"
                " to the United Nations addressed to the Secretary-General"
            ),
            "Republic of Korea",
            "Secretary-General",
        ),
        (
            (
                "Letter dated 3 May 2001 from the Permanent Representatives of Cuba and Mexico to"
                " the United Nations addressed to the President of the Security Council"
            ),
            "Cuba and Mexico",
            "President of the Security Council",
        ),
        (
            (
                "Identical letters dated 3 May 2001 from the Chargé d’affaires a.i. of the"
                " Permanent Mission of the Syrian Arab Republic to the United Nations addressed"
                " to the Secretary-General and the President of the Security Council"
            ),
            "Syrian Arab Republic",
            "Secretary-General and the President of the Security Council",
        ),
        (
            (
                "Letter dated 3 May 2001 from the Minister for Foreign Affairs of Nepal addressed"
                " to the Secretary-General"
            ),
            "Nepal",
            "Secretary-General",
        ),
        (
            (
                "Lettre datée du 3 mai 2001, adressée au Secrétaire général par le"
                " Représentant permanent du Mali auprès de l’Organisation des Nations Unies"
            ),
            "Mali",
            "Secrétaire général",
        ),
        ("Letter dated 3 May 2001", None, None),
    ],
)
def test_the_title_of_a_letter_names_issuer_and_addressee(
    title: str, issuer: str | None, addressee: str | None
) -> None:
    facts = read_facts(parts(title))
    assert facts.kind is DocumentKind.LETTER
    assert (facts.issuer, facts.addressee) == (issuer, addressee)
    assert facts.issued == "2001-05-03"


@pytest.mark.parametrize(
    ("request_text", "items"),
    [
        ("circulated as a document, under agenda item 68 (c).", ("68 (c)",)),
        ("under agenda items 34 (a) and (b) and 107, and", ("34 (a)", "34 (b)", "107")),
        ("under items 27 and 28 of the provisional agenda", ("27", "28")),
        ("under agenda item 20 (a) (i).", ("20 (a) (i)",)),
        ("a document of the General Assembly.", ()),
        ("the item 3 on the list", ()),
    ],
)
def test_agenda_items_are_those_the_letter_asks_for(
    request_text: str, items: tuple[str, ...]
) -> None:
    title = "Letter dated 3 May 2001 from the President addressed to the Secretary-General"
    assert read_facts(parts(title, letter=(request_text,))).agenda_items == items


def test_a_masthead_is_read_line_by_line() -> None:
    lines = ("United Nations", "A/HRC/22/NGO/5", "Distr.: General", "12 February 2013",
             "English only", "Original: French", "Agenda item 3")  # fmt: skip
    facts = read_facts(parts("Written statement", lines))
    assert facts.symbol == "A/HRC/22/NGO/5"
    assert facts.issued == "2013-02-12"
    assert facts.original_language == "fr"
    assert facts.agenda_items == ("3",)
    assert facts.kind is DocumentKind.OTHER


def test_a_symbol_in_a_sentence_is_not_the_documents_own() -> None:
    facts = read_facts(parts("Written statement", ("A/HRC/22/5 was issued earlier",)))
    assert facts.symbol is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Report of the Secretary-General", DocumentKind.REPORT),
        ("General comment No. 34 on article 19", DocumentKind.GENERAL_COMMENT),
        ("Resolution 242 (1967) of 22 November 1967", DocumentKind.RESOLUTION),
        ("73/3. Political declaration", DocumentKind.RESOLUTION),
        ("Decision 17/119", DocumentKind.DECISION),
        ("Note verbale dated 3 May 2001", DocumentKind.NOTE_VERBALE),
        ("Programme of work", DocumentKind.OTHER),
        (None, DocumentKind.OTHER),
    ],
)
def test_the_kind_is_told_by_the_title(title: str | None, kind: DocumentKind) -> None:
    assert read_facts(parts(title)).kind is kind


def test_a_document_without_a_title_is_called_by_its_first_words() -> None:
    words = "At the resumption of the first session of the General Assembly, the delegation wishes"
    facts = read_facts(parts(words=words))
    assert (
        facts.title
        == "At the resumption of the first session of the General Assembly, the delegation …"
    )
    assert read_facts(parts(words="Short text.")).title == "Short text."
