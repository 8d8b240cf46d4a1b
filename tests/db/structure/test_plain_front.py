"""The title of a plain text among the lines of its masthead, and what belongs to neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.model import BlockKind, DocumentKind

if TYPE_CHECKING:
    from tests.db.structure.conftest import Reader

TEXT = "\n\n1. The Committee took up the reports of the States parties at its fourth meeting.\n"


@pytest.mark.parametrize(
    ("front", "title", "kind"),
    [
        (
            (
                "CEDAW/C/2031/4\n\nDistr.: General\n\nItem 8 of the provisional agenda\n\n"
                "Ways to save time\n\nReport by the Secretariat"
            ),
            "Ways to save time",
            DocumentKind.REPORT,
        ),
        (
            (
                "A/HRC/90/4\n\nNinetieth session\nAgenda item 3\nPromotion of all rights\n\n"
                "Report of the Working Group on rivers"
            ),
            "Report of the Working Group on rivers",
            DocumentKind.REPORT,
        ),
        (
            (
                "Naciones Unidas\n\nCRC/C/PER/CO/9\n\nCOMITÉ DE LOS DERECHOS DEL NIÑO\n\n"
                "EXAMEN DE LOS INFORMES PRESENTADOS POR LOS ESTADOS PARTES\n\n"
                "Observaciones finales: informe de la región\n\nPERÚ"
            ),
            (
                "EXAMEN DE LOS INFORMES PRESENTADOS POR LOS ESTADOS PARTES "
                "Observaciones finales: informe de la región PERÚ"
            ),
            DocumentKind.OTHER,
        ),
        (
            "A/HRC/90/7\n\nReport of the Working Group on the review\n\nPeru\n\nIntroduction",
            "Report of the Working Group on the review",
            DocumentKind.REPORT,
        ),
        (
            "A/C.3/90/L.4\n\nThird Committee\n\nPeru: draft resolution\n\nThe water of rivers",
            "Peru: draft resolution",
            DocumentKind.RESOLUTION,
        ),
        (
            "Document\n\nReport of the Secretary-General\n\nA/90/4, 3 May 2031",
            "Report of the Secretary-General",
            DocumentKind.REPORT,
        ),
        (
            "Note on water\n\nA/90/4\n\nDistr.: General",
            "Note on water",
            DocumentKind.OTHER,
        ),
    ],
)
def test_the_title(parsed: Reader, front: str, title: str, kind: DocumentKind) -> None:
    facts = parsed(front + TEXT).facts
    assert (facts.title, facts.kind) == (title, kind)


def test_the_title_of_a_draft_resolution_stands_above_its_organ(parsed: Reader) -> None:
    facts = parsed(
        "A/90/L.4\n\nAgenda items 4 and 9\n\nFollow-up to the summit\n\n"
        "Draft resolution submitted by the President\n\nThe water of rivers\n\n"
        "The General Assembly,\n\nRecalling its resolutions,\n\n1. Closes the matter.\n"
    ).facts
    assert facts.title == "The water of rivers"
    assert facts.agenda_items == ("4", "9")


def test_lines_of_a_masthead_without_blank_lines_are_told_apart(parsed: Reader) -> None:
    document = parsed(
        "A/90/4\n\nNinetieth session\nAgenda item 6\nPeriodic review\n\n"
        "Opening dates of the sessions\nof the Assembly\nNote by the Secretariat" + TEXT
    )
    assert document.facts.agenda_items == ("6",)
    assert document.facts.title == "Opening dates of the sessions of the Assembly"
    note = next(b for b in document.blocks if b.text == "Note by the Secretariat")
    assert note.kind is BlockKind.LETTERHEAD


def test_a_joint_symbol_and_an_original_on_two_lines(parsed: Reader) -> None:
    facts = parsed(
        "A/90/277 - S/24111\n\n17 June 2031\n\nORIGINAL:\n\nSPANISH\n\nReport on water" + TEXT
    ).facts
    assert facts.symbol == "A/90/277-S/24111"
    assert facts.original_language == "es"


def test_a_number_of_the_symbol_points_to_no_note(parsed: Reader) -> None:
    document = parsed(
        "A/HRC/WG.6/90/PER/1\n\nReport on water\n\n1. The Committee6 took up the reports.\n\n"
        "__________________\n6 See A/90/4.\n"
    )
    assert document.facts.symbol == "A/HRC/WG.6/90/PER/1"


def test_the_feet_of_pages_are_no_text(parsed: Reader) -> None:
    document = parsed(
        "United Nations          A/90/4\n\nReport on water\n\n"
        "1. The Committee took up the reports of the States parties, which it had\n\n"
        "90-15083 (E)\n*9015083*                 Please recycle\n\n/...\n\n"
        "A/90/4\nEnglish\nPage 2\n\nasked for in the year before.\n\n-----\n"
    )
    last = document.blocks[-1]
    assert last.text.endswith("which it had asked for in the year before.")
    assert last.page == 1
    assert last.page_breaks[0].page == 2


@pytest.mark.parametrize("form", ["{}/", "[{}]"])
def test_notes_labelled_as_older_and_converted_documents_do(parsed: Reader, form: str) -> None:
    one, two = form.format(1), form.format(2)
    document = parsed(
        f"Report on water\n\n1. The Committee took up its resolution 90/85, {one} and the\n"
        f"Convention on rivers {two} while noting the aims of both.\n\n"
        f"{one} See A/90/4.\n\n{two} Resolution 44/25, annex.\n"
    )
    assert [(n.label, n.text) for n in document.footnotes] == [
        ("1", "See A/90/4."),
        ("2", "Resolution 44/25, annex."),
    ]
    body = document.blocks[-1]
    assert [ref.label for ref in body.refs] == ["1", "2"]
    assert "90/85, and the Convention on rivers while" in body.text


RECORD = """United Nations                                    S/PV.9999
Security Council                                  Provisional

9999th meeting
Saturday, 1 March 2031, 4 p.m.
New York

President:    Ms. Name                            (Peru)

Agenda

    Letter dated 28 February 2031 from the Permanent Representative of Chad to the
    United Nations addressed to the President of the Security Council (S/2031/136)

This record contains the text of speeches delivered in English.

S/PV.9999      Chad      01/03/2031

    The meeting was called to order at 4.15 p.m.

    The President: I invite the representative of Chad to take part in this meeting.

    Mr. Other (Chad): I thank you for convening the meeting on so short a notice.
"""


def test_the_record_of_a_meeting_is_named_after_it_and_not_after_a_letter_on_its_agenda(
    parsed: Reader,
) -> None:
    document = parsed(RECORD)
    facts = document.facts
    assert (facts.title, facts.symbol, facts.issued) == (
        "9999th meeting",
        "S/PV.9999",
        "2031-03-01",
    )
    assert facts.kind is DocumentKind.OTHER
    assert not any("01/03/2031" in block.text for block in document.blocks)
    letterhead = [b.text for b in document.blocks if b.kind is BlockKind.LETTERHEAD]
    assert letterhead[-1] == "President: Ms. Name (Peru)"


def test_a_symbol_of_records_without_a_meeting_changes_nothing(parsed: Reader) -> None:
    assert parsed("A/90/PV.4\n\nReport on water" + TEXT).facts.title == "Report on water"


def test_a_general_comment_is_named_with_its_subject(parsed: Reader) -> None:
    facts = parsed(
        "CCPR/C/GC/99\n\n102nd session\n\nGeneva, 11-29 July 2031\n\nGeneral comment No. 99\n\n"
        "Article 19: Freedom of opinion\n\nGeneral remarks" + TEXT
    ).facts
    assert facts.title == "General comment No. 99 Article 19: Freedom of opinion"
    assert facts.kind is DocumentKind.GENERAL_COMMENT
    assert facts.issued is None  # the days are those of the session


def test_a_meeting_and_its_day_on_one_line_give_the_day(parsed: Reader) -> None:
    facts = parsed(
        "A/90/PV.4\n\n4th plenary meeting, Monday, 6 October 2031\n\n"
        "The meeting was called to order at 10 a.m.\n\nThe President: I open the debate.\n"
    ).facts
    assert facts.issued == "2031-10-06"


def test_the_body_of_a_report_goes_on_with_its_line(parsed: Reader) -> None:
    document = parsed(
        "A/90/4\n\nAn agenda for water\n\nReport of the Secretary-General\npursuant to the "
        "statement adopted by the summit" + TEXT
    )
    assert document.facts.title == "An agenda for water"
    below = next(b for b in document.blocks if b.text.startswith("Report of the"))
    assert below.kind is BlockKind.LETTERHEAD
    assert below.text.endswith("adopted by the summit")


@pytest.mark.parametrize("joint", [", and", "; or", ", et", ", и"])
def test_words_that_go_on_in_the_next_paragraph_are_no_title(parsed: Reader, joint: str) -> None:
    document = parsed(
        f"WE THE STATES OF THE RIVER DETERMINED to keep its water clean for all{joint}\n\n"
        "to share it in peace,\n\nHAVE AGREED AS FOLLOWS.\n\nChapter I: Water\n\nArticle 1\n\n"
        "The States shall keep the water clean.\n"
    )
    assert document.sections[0].title is None
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    first = "WE THE STATES OF THE RIVER DETERMINED to keep its water clean for all"
    assert document.facts.title.removesuffix(joint) == first


def test_a_title_that_ends_in_and_before_a_new_sentence_stays_one(parsed: Reader) -> None:
    title = "Of rivers, lakes, and"
    assert (
        parsed(f"A/90/4\n\n{title}\n\nReport of the Secretary-General{TEXT}").facts.title == title
    )
