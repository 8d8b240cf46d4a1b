"""Structure of lines that know their type: titles, levels, raised notes, cut paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model import BlockKind, DocumentKind, Line, SectionKind, SourceText
from db.structure.headings import number_of
from db.structure.parse import parse
from tests.db.structure.conftest import assert_accounted, outline, texts
from tests.db.structure.test_any_text import PIECES

if TYPE_CHECKING:
    from db.model import ParsedDocument
    from db.structure.words import Vocabulary

FULL, WIDE = 480.0, 90


class Page:
    """Writes lines down a page as a PDF's reader would give them."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._number = 1
        self.lines: list[Line] = []

    def turn(self) -> None:
        self._number += 1

    def write(
        self, text: str, size: float = 10, gap: int = 1, *, bold: bool = False, short: bool = False
    ) -> None:
        right = 113 + (200 if short else FULL - 113)
        self.lines.append(
            Line(text, self._number, 0, gap, size=size, bold=bold, left=113, right=right)
        )

    def raise_last(self, letters: str) -> None:
        """Raise the last place where these letters stand in the last line."""
        line = self.lines[-1]
        at = line.text.rindex(letters)
        raised = (*line.superscripts, (at, at + len(letters)))
        self.lines[-1] = replace(line, superscripts=raised)

    def paragraph(self, text: str) -> None:
        """Write a paragraph of full lines and a short last one."""
        pieces = [""]
        for word in text.split():
            if len(pieces[-1]) + len(word) > WIDE:
                pieces.append("")
            pieces[-1] = f"{pieces[-1]} {word}".strip()
        for at, piece in enumerate(pieces):
            self.write(piece, gap=0 if at else 1, short=at == len(pieces) - 1)

    def parsed(self) -> ParsedDocument:
        source = SourceText(tuple(self.lines), self._number, "application/pdf")
        document = parse(source, self._words)
        assert_accounted(source, document)
        return document


@pytest.fixture
def page(words: Vocabulary) -> Page:
    return Page(words)


BODY = (
    "The delegation stated that the Government had taken measures to that end and thanked the "
    "States that had taken part in the dialogue for their questions and recommendations"
)


def masthead(page: Page) -> None:
    page.write("United Nations", 14)
    page.write("A/HRC/27/9", 14)
    page.write("General Assembly", 20, bold=True)
    page.write("Distr.: General", 10, short=True)
    page.write("15 July 2014", gap=0, short=True)
    page.write("Original: English", short=True)
    page.write("Human Rights Council", 12, bold=True, short=True)
    page.write("Twenty-seventh session", gap=0, bold=True, short=True)
    page.write("Agenda item 6", gap=0, short=True)
    page.write("Universal periodic review", gap=0, bold=True, short=True)


def test_the_title_is_what_is_set_largest_below_the_masthead(page: Page) -> None:
    masthead(page)
    page.write("Report of the Working Group on the Universal Periodic", 14, bold=True)
    page.write("Review", 14, gap=0, bold=True, short=True)
    page.write("Belarus", 14, bold=True, short=True)
    page.turn()
    page.paragraph(f"1. {BODY}.")
    facts = page.parsed().facts
    assert facts.title == "Report of the Working Group on the Universal Periodic Review Belarus"
    assert facts.symbol == "A/HRC/27/9"
    assert facts.kind is DocumentKind.REPORT
    assert facts.issued == "2014-07-15"
    assert facts.original_language == "en"
    assert facts.agenda_items == ("6",)


def test_what_stands_below_the_title_is_not_part_of_it(page: Page) -> None:
    masthead(page)
    page.write("Opening dates of forthcoming sessions", 14, bold=True, short=True)
    page.write("Note by the Secretariat", 12, bold=True, short=True)
    page.paragraph(f"1. {BODY}.")
    document = page.parsed()
    assert document.facts.title == "Opening dates of forthcoming sessions"
    assert "Note by the Secretariat" in texts(document, BlockKind.LETTERHEAD)


def test_levels_follow_numbers_and_type(page: Page) -> None:
    masthead(page)
    page.write("Report on the subject", 17, bold=True)
    page.paragraph(f"{BODY}. {BODY}. {BODY}.")
    for text, size in (
        ("Introduction", 14),
        ("I. Method", 14),
        ("A. Sources", 12),
        ("1. Interviews", 10),
        ("A heading without a number", 10),
        ("B. Limits", 12),
        ("II. Findings", 14),
    ):
        page.write(text, size, bold=True, short=True)
        page.paragraph(f"{BODY}.")
    assert [entry[::2] + entry[3:] for entry in outline(page.parsed())][1:] == [
        (1, None, "Introduction"),
        (1, "I.", "Method"),
        (2, "A.", "Sources"),
        (3, "1.", "Interviews"),
        (3, None, "A heading without a number"),
        (2, "B.", "Limits"),
        (1, "II.", "Findings"),
    ]


def test_a_bold_number_is_a_heading_and_a_plain_one_a_paragraph(page: Page) -> None:
    page.write("A. Rights", 12, bold=True, short=True)
    page.write("1. Equality", bold=True, short=True)
    page.paragraph(f"7. {BODY}.")
    document = page.parsed()
    assert [block.marker for block in document.blocks] == ["A.", "1.", "7."]
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_bold_recommendations_that_count_on_are_no_headings(page: Page) -> None:
    page.write("II. Conclusions", 14, bold=True, short=True)
    page.paragraph(f"{BODY}.")
    page.write("1. To ratify the Convention (Peru)", bold=True, short=True)
    page.write("2. To ratify the Protocol (Chile)", bold=True, short=True)
    page.paragraph(f"{BODY}.")
    titles = [one.title for one in page.parsed().sections]
    assert "To ratify the Convention (Peru)" not in titles


def test_a_paragraph_cut_by_a_page_is_one_and_knows_where(page: Page) -> None:
    page.write("I. Part", 14, bold=True, short=True)
    page.paragraph(f"1. {BODY}.")
    page.write("2. The Committee recommended that the State party take all the measures that were")
    page.turn()
    page.write("necessary to that end.", gap=0, short=True)
    page.paragraph(f"3. {BODY}.")
    blocks = page.parsed().blocks
    assert [block.marker for block in blocks] == ["I.", "1.", "2.", "3."]
    assert blocks[2].text.endswith("measures that were necessary to that end.")
    ((offset, number),) = [(one.offset, one.page) for one in blocks[2].page_breaks]
    assert (blocks[2].text[offset:].split()[0], number) == ("necessary", 2)


def test_words_in_bold_that_fill_a_line_do_not_cut_a_paragraph(page: Page) -> None:
    page.write("I. Part", 14, bold=True, short=True)
    page.write("1. The Government adopted, for the years to come and with the help of others, the")
    page.write(
        "Programme for Children and Youth, which was to be carried out in all", gap=0, bold=True
    )
    page.write("regions of the country.", gap=0, short=True)
    page.paragraph(f"2. {BODY}.")
    assert [block.marker for block in page.parsed().blocks] == ["I.", "1.", "2."]


def test_raised_labels_point_to_notes_at_the_foot_and_leave_the_text(page: Page) -> None:
    page.write("I. Part", 14, bold=True, short=True)
    page.write(
        "1. The Council adopted its resolution.1 The 2 States welcomed the 3rd report, 2 and"
    )
    page.raise_last("1")
    page.raise_last("2")
    page.write("thanked the Rapporteur.", gap=0, short=True)
    page.write("1 Resolution 60/251.", 8.5, gap=3, short=True)
    page.raise_last("1 "[:1])
    page.lines[-1] = replace(page.lines[-1], superscripts=((0, 1),))
    page.write("2 See the report.", 8.5, gap=0, short=True)
    page.lines[-1] = replace(page.lines[-1], superscripts=((0, 1),))
    document = page.parsed()
    paragraph = document.blocks[-1]
    assert paragraph.text == (
        "The Council adopted its resolution. The 2 States welcomed the 3rd report, and "
        "thanked the Rapporteur."
    )
    before = {ref.label: paragraph.text[: ref.offset] for ref in paragraph.refs}
    assert before["1"].endswith("resolution.")
    assert before["2"].endswith("report,")
    assert [(n.label, n.text) for n in document.footnotes] == [
        ("1", "Resolution 60/251."),
        ("2", "See the report."),
    ]


def test_endnotes_stand_under_their_heading_and_are_no_blocks(page: Page) -> None:
    page.write("I. Part", 14, bold=True, short=True)
    page.write("1. It was noted.1", short=True)
    page.raise_last("1")
    page.write("Notes", 14, bold=True, short=True)
    page.write("1 A/HRC/27/1, p. 3.", 9, short=True)
    page.lines[-1] = replace(page.lines[-1], superscripts=((0, 1),))
    page.turn()
    page.write("2 Ibid.", 9, gap=0, short=True)
    page.lines[-1] = replace(page.lines[-1], superscripts=((0, 1),))
    document = page.parsed()
    assert [note.label for note in document.footnotes] == ["1", "2"]
    assert document.sections[-1].kind is SectionKind.ENDNOTES
    assert document.sections[-1].level == 1
    assert document.blocks[-1].text == "Notes"


def test_a_resolution_takes_its_kind_from_its_masthead_and_its_number_apart(page: Page) -> None:
    masthead(page)
    page.write("Decision adopted by the Human Rights Council", 14, bold=True, short=True)
    page.write("14/105", 14, short=True)
    page.write(
        "Outcome of the universal periodic review: Slovenia", 14, gap=0, bold=True, short=True
    )
    page.write("The Human Rights Council,", short=True)
    page.paragraph(f"Recalling that {BODY},")
    page.paragraph(f"1. Adopts what {BODY};")
    document = page.parsed()
    assert document.facts.title == "Outcome of the universal periodic review: Slovenia"
    assert document.facts.kind is DocumentKind.DECISION
    kinds = [one.kind for one in document.sections]
    assert kinds == [SectionKind.SECTION, SectionKind.PREAMBLE, SectionKind.OPERATIVE]
    assert document.sections[0].number == "14/105"


def test_contents_and_tables_are_rows(page: Page) -> None:
    page.write("Contents", 14, bold=True, short=True)
    page.write("I. Introduction.................................... 3")
    page.write("A longer title that goes on in a second line of", gap=0)
    page.write("the table of contents ............................. 4", gap=0)
    page.write("I. Introduction", 14, bold=True, short=True)
    page.paragraph(f"1. {BODY}.")
    page.lines.append(Line("CAT | 1993", 1, size=10, cells=("CAT", "1993")))
    document = page.parsed()
    assert [(s.number, s.title) for s in document.sections if s.title] == [("I.", "Introduction")]
    assert texts(document, BlockKind.TABLE_ROW)[-1] == "CAT | 1993"
    assert len(texts(document, BlockKind.TABLE_ROW)) == 5


@pytest.mark.parametrize(
    ("text", "before", "number", "form"),
    [
        ("IV. Conclusions", None, "IV.", "roman"),
        ("III Conclusions", None, "III", "roman"),
        ("C. Torture", "B.", "C.", "capital"),
        ("I. Election of members", "H.", "I.", "capital"),
        ("10. Minorities", None, "10.", "arabic"),
        ("Part Two: Proceedings", None, "Part Two", "chapter"),
        ("14/2 Trafficking in persons", None, "14/2", "item"),
    ],
)
def test_the_kinds_of_heading_numbers(
    text: str, before: str | None, number: str, form: str
) -> None:
    found = number_of(text, before)
    assert found is not None
    assert (found.number, found.form) == (number, form)


@st.composite
def typed_sources(draw: st.DrawFn) -> SourceText:
    page = 1
    lines = [Line("A first line", 1, size=10.0, left=100.0, right=200.0)]
    for text in draw(st.lists(PIECES, max_size=25)):
        new_page = draw(st.integers(0, 6)) == 0
        page += new_page
        end = draw(st.sampled_from([0, 0, 0, 1, 2]))
        lines.append(
            Line(
                text,
                page,
                draw(st.sampled_from([0, 0, 0, 2, 8])),
                0 if new_page else draw(st.sampled_from([0, 0, 1, 2])),
                size=draw(st.sampled_from([8.5, 10.0, 10.0, 10.0, 14.0])),
                bold=draw(st.booleans()),
                italic=draw(st.booleans()),
                left=100.0,
                right=draw(st.sampled_from([200.0, 480.0])),
                column=draw(st.sampled_from([0, 0, 0, 1])),
                superscripts=((0, min(end, len(text))),) if end else (),
            )
        )
    return SourceText(tuple(lines), page, "application/pdf")


@settings(max_examples=400, deadline=None)
@given(source=typed_sources())
def test_nothing_is_lost_whatever_the_type(source: SourceText, words: Vocabulary) -> None:
    document = parse(source, words)
    assert_accounted(source, document)
    for block in document.blocks:
        assert all(0 <= ref.offset <= len(block.text) for ref in block.refs)
        assert all(0 <= one.offset <= len(block.text) for one in block.page_breaks)


def test_a_heading_below_which_numbers_begin_anew_holds_them(page: Page) -> None:
    page.write("A. Outcomes", 12, bold=True, short=True)
    for country in ("Qatar", "Italy"):
        for text in (country, "1. Views expressed", "2. Remarks"):
            page.write(text, bold=True, short=True)
            page.paragraph(f"{BODY}.")
    found = [(s.level, s.title) for s in page.parsed().sections if s.title and s.level > 1]
    assert found[:3] == [(2, "Qatar"), (3, "Views expressed"), (3, "Remarks")]
    assert found[3:] == [(2, "Italy"), (3, "Views expressed"), (3, "Remarks")]


def test_the_number_of_a_decision_at_the_head_of_a_page_is_no_running_head(page: Page) -> None:
    page.write("II. Decisions", 14, bold=True, short=True)
    page.paragraph(f"{BODY}.")
    page.turn()
    page.write("14/103", 12, short=True)
    page.lines[-1] = replace(page.lines[-1], furniture=True)
    page.write("Outcome of the review: Italy", 12, gap=0, bold=True, short=True)
    page.paragraph(f"{BODY}.")
    page.turn()
    page.write("3/3", 12, short=True)
    page.write("Outcome of the review: Peru", 12, gap=0, bold=True, short=True)
    page.paragraph(f"{BODY}.")
    document = page.parsed()
    assert [section.number for section in document.sections][-2:] == ["14/103", None]
    assert "3/3" not in texts(document, BlockKind.PARAGRAPH)


def test_a_page_number_below_the_running_head_is_furniture(page: Page) -> None:
    page.write("A/HRC/7/2", short=True)
    page.paragraph(f"{BODY}.")
    page.turn()
    page.write("A/HRC/7/2", short=True)
    page.write("Page 2", gap=0, short=True)
    page.write("Page 4", short=True)
    page.paragraph(f"{BODY}.")
    words = [block.text for block in page.parsed().blocks]
    assert "Page 2" not in words
    assert "Page 4" in words


def test_a_summary_is_no_part_of_the_title(page: Page) -> None:
    masthead(page)
    page.write("Report of the Special Rapporteur", 14, bold=True, short=True)
    page.write("Summary", 12, short=True)
    page.paragraph(f"{BODY}.")
    document = page.parsed()
    assert document.facts.title == "Report of the Special Rapporteur"
    assert [s.title for s in document.sections][-1] == "Summary"
    assert document.facts.session == "Twenty-seventh session"


def test_the_meeting_that_adopted_a_text_is_no_heading(page: Page) -> None:
    page.paragraph(f"{BODY}.")
    page.write("61st meeting", short=True)
    page.lines[-1] = replace(page.lines[-1], italic=True)
    page.write("[Adopted without a vote.]", short=True)
    document = page.parsed()
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 3
    assert all(section.title != "61st meeting" for section in document.sections)


def test_lines_typed_wide_apart_are_one_paragraph(page: Page) -> None:
    page.write("Decides that any proposal in the General Assembly which would result in", 10)
    page.write("depriving a Member of its seat is an important question.", 10, short=True)
    page.paragraph(f"{BODY}.")
    assert (
        page.parsed()
        .blocks[0]
        .text.endswith("result in depriving a Member of its seat is an important question.")
    )


def test_the_label_of_an_annex_takes_neither_its_title_nor_its_text(page: Page) -> None:
    page.paragraph(f"{BODY}.")
    page.write("Annex to the letter dated 5 May 2015 from the Permanent", 14, bold=True)
    page.write("Representative of Mali to the United Nations", 14, gap=0, bold=True, short=True)
    page.write("Communiqué of the Government", 12, bold=True, short=True)
    page.paragraph(f"{BODY}.")
    annex = page.parsed().sections[-1]
    assert (annex.number, annex.title) == ("Annex", "Communiqué of the Government")
    assert texts(page.parsed(), BlockKind.PARAGRAPH)[-1] == f"{BODY}."


def test_an_office_above_a_signature_belongs_to_it(page: Page) -> None:
    page.write("Lettre datée du 5 mai 2015, adressée au Secrétaire général", 14, bold=True)
    page.paragraph(f"{BODY}.")
    page.write("L’Ambassadeur,", short=True)
    page.write("Représentant permanent", gap=0, short=True)
    page.write("(Signé) Sékou Kassé", gap=0, short=True)
    assert texts(page.parsed(), BlockKind.SIGNATURE) == [
        "L’Ambassadeur, Représentant permanent",
        "(Signé) Sékou Kassé",
    ]


def test_a_table_in_small_type_does_not_make_headings_of_the_text(page: Page) -> None:
    page.write("Corrigendum", 14, bold=True, short=True)
    page.write("For the existing table substitute", 12, short=True)
    for at in range(6):
        cells = (f"Body {at}", "Combined sixth and seventh reports due in 2005")
        page.write(" | ".join(cells), 10)
        page.lines[-1] = replace(page.lines[-1], cells=cells)
    page.write("The table is on page four of the report", 12, short=True)
    kinds = [block.kind for block in page.parsed().blocks]
    assert kinds.count(BlockKind.HEADING) == 1
    assert kinds.count(BlockKind.TABLE_ROW) == 6


def raised_at_start(text: str, length: int) -> Line:
    return Line(text, 1, gap=1, whole=True, superscripts=((0, length),))


def cited(text: str, *labels: str) -> Line:
    """A paragraph with labels raised in it."""
    at = [text.index(label) for label in labels]
    spans = tuple((one, one + len(label)) for one, label in zip(at, labels, strict=True))
    return Line(text, 1, gap=1, whole=True, superscripts=spans)


def test_raised_labels_tie_notes_that_end_a_text_without_a_heading(words: Vocabulary) -> None:
    text = cited("The report was adopted1/ as amended2/ by the Committee.", "1/", "2/")
    more = Line("continued here.", 1, gap=1, whole=True)
    tail = [raised_at_start("1/ First note", 2), more, raised_at_start("2/ Second.", 2)]
    document = parse(SourceText((text, *tail), 1, "text/html"), words)
    assert [note.label for note in document.footnotes] == ["1", "2"]
    assert "continued here." in document.footnotes[0].text
    assert document.blocks[-1].text == "The report was adopted as amended by the Committee."


def test_an_asterisk_before_the_first_note_is_a_note_too(words: Vocabulary) -> None:
    text = cited("Title* of the report1 adopted by the Committee.", "*", "1")
    tail = [raised_at_start("* Reissued.", 1), raised_at_start("1 First.", 1)]
    heading = Line("Notes", 1, gap=1, whole=True, bold=True)
    for lines in ((text, *tail), (text, heading, *tail), (text, heading, tail[0])):
        document = parse(SourceText(lines, 1, "text/html"), words)
        assert document.footnotes[0].label == "*"
        assert len(document.footnotes) == len(lines) - 1 - (heading in lines)


def test_raised_labels_that_nothing_points_to_stay_text(words: Vocabulary) -> None:
    text = cited("The report was adopted1 by the Committee.", "1")
    for tail in (
        [raised_at_start("1 First.", 1), raised_at_start("2 Second.", 1)],
        [raised_at_start("4 First.", 1)],
        [raised_at_start("1 First.", 1), raised_at_start("3 Third.", 1)],
    ):
        document = parse(SourceText((text, *tail), 1, "text/html"), words)
        assert not document.footnotes
