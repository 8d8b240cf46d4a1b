"""Letters that look like the bundled one and say something else: the rules are general."""

from __future__ import annotations

import pytest

from db.errors import KnownError
from db.model import BlockKind, DocumentKind, SectionKind
from tests.db.structure.conftest import Reader, blocks_of, double_spaced, outline, texts

KENYA = double_spaced(
    """   Letter dated 3 March 2009 from the Chargé d’affaires a.i. of the
Permanent Mission of Kenya to the United Nations addressed to
the President of the Security Council


 On instructions from my Government, I have the honour to transmit herewith the
report on the situation at the border (see annex I) and a map (see annex II).
 I should be grateful if you would have the present letter and its annexes
circulated as a document of the Security Council, under agenda items 34 (a) and
(b) and 107.


(Signed) Wanjiku Mwangi
Chargé d’affaires a.i.""",
    """   Annex I to the letter dated 3 March 2009 from the Chargé d’affaires
a.i. of the Permanent Mission of Kenya to the United Nations
addressed to the President of the Security Council

[Original: French]

  Report on the situation at the northern border in the years
from 2006 to 2008


 The situation at the border has been examined by a joint commission of the two
Governments,1 which met for the first time in July 2006. The commission presented its
findings in 2007 and recommended that all the crossing points be opened to civilian
__________________
 1 See S/2006/990, annex, and the statement at www.mfa.example/border.
 2 Ibid., para. 12.""",
    """ traffic without any delay.

  Movement of people

 In the view of the commission the movement of people has grown2 since then.
The following crossing points are open:
 • The crossing point in the eastern valley, which was opened in May 2007
and is open every day
 • The crossing point at the lake
 Both of them are administered by the two Governments.

  Movement of goods and of vehicles of transport in the northern
and the eastern provinces

 Trade across the border was restored in the spring of 2008.""",
    """   Annex II to the letter dated 3 March 2009 from the Chargé d’affaires
a.i. of the Permanent Mission of Kenya to the United Nations
addressed to the President of the Security Council

  Map of the crossing points

 The map shows the crossing points that are open at the present time to people and
to goods, and the roads that lead to them from both capitals of the two countries.""",
)


def test_two_annexes_each_have_their_own_title_and_sections(parsed: Reader) -> None:
    document = parsed(KENYA)
    report = "Report on the situation at the northern border in the years from 2006 to 2008"
    goods = (
        "Movement of goods and of vehicles of transport in the northern and the eastern provinces"
    )
    assert outline(document)[1:] == [
        (1, "annex", "Annex I", report),
        (2, "section", None, None),
        (2, "section", None, "Movement of people"),
        (2, "section", None, goods),
        (1, "annex", "Annex II", "Map of the crossing points"),
    ]


def test_the_facts_are_those_of_the_other_letter(parsed: Reader) -> None:
    facts = parsed(KENYA).facts
    assert facts.title.startswith("Letter dated 3 March 2009 from the Chargé d’affaires a.i. of")
    assert facts.issuer == "Kenya"
    assert facts.addressee == "President of the Security Council"
    assert facts.issued == "2009-03-03"
    assert facts.agenda_items == ("34 (a)", "34 (b)", "107")
    assert facts.original_language == "fr"


def test_numbered_notes_glued_to_words_are_found_on_their_page(parsed: Reader) -> None:
    document = parsed(KENYA)
    assert [note.label for note in document.footnotes] == ["1", "2"]
    (opening,) = [block for block in document.blocks if block.text.startswith("The situation at")]
    (ref,) = opening.refs
    assert opening.text[: ref.offset].endswith("the two Governments,")
    assert "opened to civilian traffic without any delay." in opening.text


def test_a_note_is_not_looked_for_on_another_page(parsed: Reader) -> None:
    document = parsed(KENYA)
    assert "grown2 since then" in next(b.text for b in document.blocks if "grown" in b.text)


def test_the_signers_office_stands_in_the_signature(parsed: Reader) -> None:
    assert texts(parsed(KENYA), BlockKind.SIGNATURE) == [
        "(Signed) Wanjiku Mwangi",
        "Chargé d’affaires a.i.",
    ]


def test_paragraphs_are_counted_in_each_annex(parsed: Reader) -> None:
    document = parsed(KENYA)
    part = next(one for one in document.sections if one.number == "Annex II")
    assert [b.number for b in blocks_of(document, part) if b.number] == [1]


def test_an_annex_without_headings_holds_its_text_itself(parsed: Reader) -> None:
    document = parsed(KENYA)
    part = next(one for one in document.sections if one.number == "Annex II")
    kinds = [block.kind for block in blocks_of(document, part)]
    assert kinds == [BlockKind.HEADING, BlockKind.HEADING, BlockKind.PARAGRAPH]


SINGLE_SPACED = """A/63/999

Letter dated 14 May 2009 from the Permanent Representative of the Republic
of Moldova to the United Nations addressed to the Secretary-General

I have the honour to refer to the events of the month of April, and to convey
to you the position of my Government as it is set out in the annex to this letter.

I should be grateful if the present letter and its annex were circulated as a
document of the General Assembly, under agenda item 13.

(Signed) Ion Popescu
Ambassador
Permanent Representative

\fAnnex

Statement of the Government

The Government of the Republic has followed the events of the last month with
concern, and it will go on to inform the public of the steps that are being taken
in the coun-
try by its own authorities. The well-
known positions of the Government have not changed since the summer, and they

________________
* Adopted on 12 May 2009.

\f
2
remain the basis of its policy.

Enclosure

List of measures

(a) To hold consultations with all the parties;

(b) To publish the outcome.
"""


def test_a_single_spaced_letter_has_annex_and_enclosure(parsed: Reader) -> None:
    document = parsed(SINGLE_SPACED)
    assert [(o[1], o[2], o[3]) for o in outline(document)[1:]] == [
        ("annex", "Annex", "Statement of the Government"),
        ("enclosure", "Enclosure", "List of measures"),
    ]
    enclosure = document.sections[-1]
    assert enclosure.kind is SectionKind.ENCLOSURE
    assert enclosure.parent == document.sections[1].id
    assert document.facts.symbol == "A/63/999"
    assert document.facts.issuer == "Republic of Moldova"
    assert document.facts.agenda_items == ("13",)


def test_line_end_hyphens_are_undone_only_where_they_break_a_word(parsed: Reader) -> None:
    document = parsed(SINGLE_SPACED)
    text = next(b.text for b in document.blocks if b.text.startswith("The Government of"))
    assert "taken in the country by its own" in text
    assert "The well-known positions" in text


def test_a_page_number_and_a_note_do_not_part_a_sentence(parsed: Reader) -> None:
    document = parsed(SINGLE_SPACED)
    block = next(b for b in document.blocks if b.text.startswith("The Government of"))
    assert block.text.endswith("since the summer, and they remain the basis of its policy.")
    assert [one.page for one in block.page_breaks] == [3]


def test_lettered_items_keep_their_letters_as_markers(parsed: Reader) -> None:
    document = parsed(SINGLE_SPACED)
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.marker, b.text) for b in items] == [
        ("(a)", "To hold consultations with all the parties;"),
        ("(b)", "To publish the outcome."),
    ]


def test_a_letter_without_an_annex_is_one_section(parsed: Reader) -> None:
    document = parsed(
        "Letter dated 2 June 1998 from the Permanent Representative of Chile to the United"
        " Nations addressed to the President of the General Assembly\n\n"
        "I have the honour to inform you that my Government accepts the invitation.\n\n"
        "(Signed) Juan Pérez\n"
    )
    assert [one.kind for one in document.sections] == [SectionKind.LETTER]
    assert document.facts.issuer == "Chile"
    assert document.facts.original_language is None
    assert document.facts.agenda_items == ()


def test_a_note_verbale_is_one(parsed: Reader) -> None:
    document = parsed(
        "Note verbale dated 5 July 2011 from the Permanent Mission of Peru to the United Nations"
        " addressed to the Secretary-General\n\n"
        "The Permanent Mission of Peru presents its compliments to the Secretary-General.\n"
    )
    assert document.facts.kind is DocumentKind.NOTE_VERBALE
    assert document.facts.issuer == "Peru"
    assert document.facts.issued == "2011-07-05"


def test_a_letter_from_an_office_names_the_office(parsed: Reader) -> None:
    document = parsed(
        "Letter dated 8 May 2012 from the Secretary-General addressed to the President of the"
        " Security Council\n\nI have the honour to refer to resolution 2043 (2012).\n"
    )
    assert document.facts.issuer == "Secretary-General"
    assert document.facts.addressee == "President of the Security Council"


def test_text_that_mentions_an_annex_does_not_open_one(parsed: Reader) -> None:
    document = parsed(
        "Letter dated 2 June 1998 from the Permanent Representative of Chile to the United"
        " Nations addressed to the Secretary-General\n\n"
        "I have the honour to transmit two papers.\n\n"
        "Annex I to this letter, which was prepared by the Ministry, describes the measures.\n\n"
        "Enclosures are not provided.\n"
    )
    assert len(document.sections) == 1


def test_a_report_has_its_headings_and_official_numbers(parsed: Reader) -> None:
    document = parsed(
        "Report of the Secretary-General on the work of the commission\n\n"
        "A/55/123\n\n"
        "I. Introduction\n\n"
        "1. The present report is submitted pursuant to resolution 54/1. It covers 1999.\n\n"
        "2. It should be read together with the report of last year.\n\n"
        "II. Work of the commission\n\n"
        "A. Meetings\n\n"
        "3. The commission met twice in Geneva.\n\n"
        "B. Publications\n\n"
        "4. The commission published one study.\n"
    )
    assert document.facts.kind is DocumentKind.REPORT
    assert document.facts.symbol == "A/55/123"
    assert [(o[0], o[2], o[3]) for o in outline(document)[1:]] == [
        (1, "I.", "Introduction"),
        (1, "II.", "Work of the commission"),
        (2, "A.", "Meetings"),
        (2, "B.", "Publications"),
    ]
    numbered = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert [b.marker for b in numbered] == ["1.", "2.", "3.", "4."]
    assert [b.number for b in numbered] == [None] * 4


def test_a_single_line_and_a_heading_alone_are_documents_too(parsed: Reader) -> None:
    assert len(parsed("One line only").blocks) == 1
    assert parsed("(Signed) Nobody").blocks[0].kind is BlockKind.SIGNATURE
    assert parsed("Annex").sections[0].number == "Annex"
    assert parsed("•").blocks[0].text == "•"


def test_short_lines_between_blank_lines_are_headings_where_nothing_is_indented(
    parsed: Reader,
) -> None:
    document = parsed(
        "Annex\n\n[Original: Spanish]\n\nMeasures taken by the Government\n\n"
        "The Government has taken the measures that are described below, in the order in which\n"
        "they were announced.\n\n"
        "Health\n\n"
        "Three hospitals were opened in the course of the year, and two others were repaired by\n"
        "the municipal authorities:\n\n"
        "In the north\n\n"
        "In the south, after the floods of that year.\n\n"
        "Education\n\n"
        "(a) Schools were opened in all the provinces;\n"
    )
    assert outline(document) == [
        (1, "annex", "Annex", "Measures taken by the Government"),
        (2, "section", None, None),
        (2, "section", None, "Health"),
        (2, "section", None, "Education"),
    ]
    assert document.facts.title == "Measures taken by the Government"
    assert document.facts.original_language == "es"
    assert "In the north" in texts(document, BlockKind.PARAGRAPH)


def test_windows_line_ends_make_no_difference(parsed: Reader) -> None:
    assert parsed(KENYA.replace("\n", "\r\n")) == parsed(KENYA)


def test_a_file_with_nothing_but_a_rule_is_refused_calmly(parsed: Reader) -> None:
    with pytest.raises(KnownError, match="no text of its own"):
        parsed("__________\n")
