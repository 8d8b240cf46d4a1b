"""Mastheads in the official languages: session, agenda items, kinds, senders, columns."""

from __future__ import annotations

import pytest

from db.model import BlockKind, DocumentKind
from db.structure.languages import original_language, written_day
from db.structure.masthead import is_masthead_line, items_asked_for, items_named, session_of
from tests.db.structure.conftest import Reader, texts


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Agenda item 6", ("6",)),
        ("Agenda items 68 (b) and (c)", ("68 (b)", "68 (c)")),
        ("Items 3 and 10 of the provisional agenda*", ("3", "10")),
        ("Agenda items 35 and 38 (a)–(c)", ("35", "38 (a)", "38 (b)", "38 (c)")),
        ("Agenda items 3 to 5", ("3", "4", "5")),
        ("Point 3 de l’ordre du jour", ("3",)),
        ("Points 69 a) et b) de l’ordre du jour provisoire*", ("69 (a)", "69 (b)")),
        ("Temas 3 y 10 del programa provisional", ("3", "10")),
        ("Пункт 68 b) предварительной повестки дня*", ("68 (b)",)),
        ("البند 3 من جدول الأعمال", ("3",)),
        ("议程项目68(b)和(c)", ("68 (b)", "68 (c)")),
        ("Item 3.5 of the list", ()),
    ],
)
def test_agenda_items_are_read_in_every_form(line: str, items: tuple[str, ...]) -> None:
    assert items_named(line) == items


def test_the_item_a_letter_asks_to_be_circulated_under() -> None:
    asked = "приложения в качестве документа Ассамблеи по пункту 68 c) повестки дня."
    assert tuple(items_asked_for(asked)) == ("68 (c)",)
    assert tuple(items_asked_for("circulated under agenda items 3 and 10.")) == ("3", "10")
    assert tuple(items_asked_for("two items 3 and 4 of the list of goods")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Twenty-seventh session",
        "SIXTY-NINTH SESSION",
        "121st session",
        "2014 session",
        "Tenth emergency special session",
        "Vingt et unième session",
        "Sexagésimo noveno período de sesiones",
        "Шестьдесят девятая сессия",
        "الدورة التاسعة والستون",
        "第六十九届会议",
    ],
)
def test_the_session_is_kept_as_written(line: str) -> None:
    assert session_of(["Human Rights Council", line]) == line
    assert is_masthead_line(line)


def test_a_title_that_ends_in_session_is_no_masthead_line() -> None:
    title = "Mandate holders appointed by the Council at its fourteenth session"
    assert not is_masthead_line(title)
    assert session_of([title]) is None


def test_a_day_that_was_misread_is_not_invented() -> None:
    assert written_day("~9 September 1971") is None
    assert written_day("29 September 1971") == "1971-09-29"


def test_the_original_language_is_read_in_russian_and_arabic() -> None:
    assert original_language("[Подлинный текст на французском языке]") == "fr"
    assert original_language("[الأصل: بالإنكليزية]") == "en"


def test_a_masthead_in_two_columns_gives_its_symbol(parsed: Reader) -> None:
    document = parsed(
        "United Nations                       E/RES/2014/21\n"
        "Economic and Social Council          Distr.: General\n"
        "                                     12 September 2014\n"
        "2014 session\nAgenda item 19 (c)\n\n"
        "Resolution adopted by the Economic and Social Council on 16 July 2014\n\n"
        "2014/21. Strengthening social policy\n\n"
        "The Economic and Social Council,\n\nRecalling the Doha Declaration,\n\n"
        "1. Notes the report;\n\n2. Requests the Secretary-General to report.\n"
    )
    facts = document.facts
    assert (facts.symbol, facts.issued) == ("E/RES/2014/21", "2014-09-12")
    assert (facts.kind, facts.title) == (DocumentKind.RESOLUTION, "Strengthening social policy")
    assert (facts.session, facts.agenda_items) == ("2014 session", ("19 (c)",))
    assert document.sections[0].number == "2014/21."


def test_who_adopted_a_resolution_is_no_paragraph_of_it(parsed: Reader) -> None:
    document = parsed(
        "Résolution 2139 (2014)\n\n"
        "Adoptée par le Conseil de sécurité à sa 7116e séance,\nle 22 février 2014\n\n"
        "Le Conseil de sécurité,\n\nRappelant sa résolution 2042 (2012),\n\n"
        "1. Condamne les violations ;\n\n2. Exige leur fin.\n"
    )
    assert texts(document, BlockKind.LETTERHEAD)[0].startswith("Adoptée par")


RUSSIAN = (
    "Письмо Постоянного представителя Беларуси при Организации Объединенных Наций "
    "от 26 сентября 2014 года на имя Генерального секретаря"
)
CHINESE = "2013年4月3日塞浦路斯常驻联合国代表给秘书长的信"
ARABIC = (
    "رسالة مؤرخة 3 نيسان/أبريل 2013 موجهة إلى الأمين العام من الممثل الدائم لقبرص لدى الأمم المتحدة"
)


@pytest.mark.parametrize(
    ("title", "issuer", "addressee"),
    [
        (RUSSIAN, "Беларуси", "Генерального секретаря"),
        (CHINESE, "塞浦路斯", "秘书长"),
        (ARABIC, "قبرص", "الأمين العام"),
    ],
)
def test_sender_and_addressee_of_letters_in_other_scripts(
    parsed: Reader, title: str, issuer: str, addressee: str
) -> None:
    facts = parsed(f"{title}\n\nA first paragraph, which is long enough to be one.\n").facts
    assert facts.kind is DocumentKind.LETTER
    assert (facts.issuer, facts.addressee) == (issuer, addressee)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("General comment No. 36\n\nOn the right to life", DocumentKind.GENERAL_COMMENT),
        ("Concluding observations on the fifth periodic report of Peru", DocumentKind.OTHER),
        ("Small arms\n\nReport of the Secretary-General\n\n6 May 2014", DocumentKind.REPORT),
        ("Observación general núm. 36\n\nSobre la vida", DocumentKind.GENERAL_COMMENT),
        ("Belarus, Peru: draft resolution", DocumentKind.RESOLUTION),
    ],
)
def test_the_kind_is_told_by_the_title_or_the_line_below(
    parsed: Reader, lines: str, kind: DocumentKind
) -> None:
    document = parsed(
        f"United Nations\n\nA/C.3/69/1\n\n5 May 2014\n\n{lines}\n\n"
        "1. The first paragraph tells what the document is about.\n\n2. The second goes on.\n"
    )
    assert document.facts.kind is kind


def test_a_title_may_begin_with_the_name_of_the_organization() -> None:
    assert is_masthead_line("United Nations")
    assert is_masthead_line("Nations Unies A/69/1")
    assert not is_masthead_line("United Nations Decade of Education for Sustainable Development")


def test_an_annex_may_be_titled_with_the_name_of_a_committee(parsed: Reader) -> None:
    document = parsed(
        "A letter\n\nThe first paragraph is here.\n\nAnnex\n\nCommittee against Torture\n\n"
        "The Committee met twice in the year.\n"
    )
    assert document.sections[-1].title == "Committee against Torture"


def test_an_asterisk_whose_note_is_missing_is_no_part_of_the_title(parsed: Reader) -> None:
    document = parsed(
        "United Nations\n\nA/69/5\n\nReport of the Board of Auditors*\n\n5 May 2014\n\n"
        "1. The first paragraph tells what the document is about.\n\n2. The second goes on.\n"
    )
    assert document.facts.title == "Report of the Board of Auditors"


@pytest.mark.parametrize(
    ("genitive", "words", "issuer"),
    [
        ("Беларуси", "Беларусь представила доклад.", "Беларусь"),
        ("Российской Федерации", "Российская\nФедерация согласна.", "Российская Федерация"),
        ("Украины", "Делегация Украины согласна с докладом.", "Украины"),
        ("Чили", "Чили представила доклад.", "Чили"),
        ("Мали", "Мала и велика роль докладов.", "Мали"),
    ],
)
def test_a_state_is_named_as_its_own_letter_names_it(
    parsed: Reader, genitive: str, words: str, issuer: str
) -> None:
    """Russian titles give it in the genitive; no form is taken that the letter does not have."""
    title = RUSSIAN.replace("Беларуси", genitive)
    assert parsed(f"   {title}\n\n {words}\n").facts.issuer == issuer
