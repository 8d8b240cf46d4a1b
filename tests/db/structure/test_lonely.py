"""A mark without its note is a reference all the same; a power, a unit, an ordinal stays text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.formats import docx, html, pdf
from db.structure.parse import parse
from db.text import received_text
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, make_pdf
from tests.db.formats.word_files import p, r, word_file
from tests.db.structure.conftest import assert_accounted
from tests.db.structure.test_typeset import BODY, Page, page

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import ParsedDocument, SourceText
    from db.structure.words import Vocabulary
    from tests.db.structure.conftest import Reader

__all__ = ["page"]  # the fixture


def lonely(document: ParsedDocument) -> list[tuple[str, str]]:
    """The label of each reference without a note, and the last word before it."""
    return [
        (ref.label, block.text[: ref.offset].split()[-1])
        for block in document.blocks
        for ref in block.refs
        if ref.note is None
    ]


def labels(document: ParsedDocument) -> list[tuple[str, bool]]:
    """Each reference's label, and whether it has its note."""
    return [
        (ref.label, ref.note is not None)
        for block in document.blocks
        for ref in sorted(block.refs, key=lambda ref: ref.offset)
    ]


def made(source: SourceText, words: Vocabulary) -> ParsedDocument:
    document = parse(source, words)
    assert_accounted(source, document)
    return document


def raised(page: Page, *parts: tuple[str, str]) -> ParsedDocument:
    """A document of lines, each of words and raised letters and more words: "km^2^ of land"."""
    for before, letters in parts:
        text, _, after = before.partition("^")
        page.write(f"{text}{letters}{after}", short=True)
        page.raise_last(letters)
    page.paragraph(f"{BODY}.")
    return page.parsed()


# ------------------------------------------------------------------ formats


def test_raised_numbers_of_a_pdf_without_notes_leave_the_text(words: Vocabulary) -> None:
    body = lines_of_text(f"{BODY}. " * 3, 72, 600)
    first = [Text(72, 700, "The Committee adopted its report."), Text(208, 704, "1", 6)]
    second = [Text(72, 680, "It noted the efforts"), Text(156, 684, "2", 6)]
    document = made(pdf.read(make_pdf([Sheet([*first, *second, *body])])), words)
    assert lonely(document) == [("1", "report."), ("2", "efforts")]
    assert "report.1" not in document.blocks[0].text
    assert "report.1" in received_text(document.blocks[0])  # nothing is lost


def test_a_word_document_keeps_the_mark_of_a_note_that_was_removed(words: Vocabulary) -> None:
    def reference(note: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'

    squared = r("2", '<w:vertAlign w:val="superscript"/>')
    second = f'<w:footnote w:id="2">{p("Ibid.")}</w:footnote>'
    body = p(r("It met in 2013") + reference(1) + r(" on 40 km") + squared + r(".") + reference(2))
    document = made(docx.read(word_file(body, footnotes=second)), words)
    assert labels(document) == [("1", False), ("2", True)]
    assert document.blocks[0].text == "It met in 2013 on 40 km2."


def test_a_web_page_keeps_the_marks_of_notes_it_does_not_hold(words: Vocabulary) -> None:
    page = (
        "<p>The Council met.<sup>1</sup> It closed<sup>[2]</sup> the list on the 3<sup>rd</sup>."
        "<p>An area of 12 m<sup>2</sup>, CO<sup>2</sup> and 10<sup>6</sup>."
    )
    document = made(html.read(page.encode()), words)
    assert lonely(document) == [("1", "met."), ("2", "closed")]
    assert [block.text for block in document.blocks] == [
        "The Council met. It closed the list on the 3rd.",
        "An area of 12 m2, CO2 and 106.",
    ]


def test_a_web_page_whose_notes_are_linked_may_have_one_that_is_not(words: Vocabulary) -> None:
    page = (
        "<p>One.<sup><a href='#fn1'>1</a></sup> Two.<sup>2</sup> On 5 km<sup>1</sup>."
        "<p>Three.<sup><a href='#fn3'>3</a></sup><p id=fn1>1 First note."
    )
    assert labels(made(html.read(page.encode()), words)) == [
        ("1", True),
        ("2", False),
        ("3", False),
    ]


# ------------------------------------------------------------------ what is one


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("The Council adopted the text.^", "1"),
        ("The Council adopted the text.^ It closed.", "14"),  # of an extract
        ("The report (“the plan”^) was adopted", "1"),
        ("The report of the Government^ was adopted", "1"),
        ("The Council took note of “the plan.”^", "3, 4"),
        ("The Council adopted the text.^", "a"),
        ("The Council adopted the text^", "*"),
        ("Conseil des droits de l’homme^", "†"),
        ("The text was adopted by the UNDP^", "1"),
        ("Совет утвердил доклад^", "1"),
        ("安全理事会通过决议。^", "1"),
        ("A rate of 23 %^ of all", "1"),
    ],
)
def test_a_raised_mark_after_a_word_or_its_punctuation_is_a_reference(
    page: Page, text: str, letters: str
) -> None:
    document = raised(page, (text, letters))
    assert labels(document) == [(one, False) for one in letters.split(", ")]
    assert document.blocks[0].text == text.replace("^", "")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("An area of 400 km^ was cleared", "2"),
        ("An area of 400 square metres^ was cleared", "1"),
        ("It rose by 10^ units", "6"),
        ("It rose by 10^.", "6"),
        ("The emissions of CO^ fell", "2"),
        ("The variable x^ is known", "2"),
        ("The rate (a + b)^ is known", "2"),
        ("On the 21^ session", "st"),
        ("La 1^ réunion du Conseil", "re"),
        ("Au XX^ siècle, le Conseil", "e"),
        ("La resolución N.^ 5 del Consejo", "o"),
        ("La Sr.^ Presidenta habló", "a"),
        ("El núm^ 5 de la lista", "o"),
        ("The programme Nonpaper^ of 2013", "TM"),
        ("The element uranium ^U was found", "235"),
        ("They had^Cs in the soil", "137"),
        ("It was about ^/2 of the sum", "1"),
        ("The charge of the ion Calcium^ is known", "2+"),
        ("It costs $3.^ in all", "50"),
        ("The angle of 45.^", "30"),
        ("A value of x^ holds", "*"),
        ("A word^ that no series explains", "7"),
        ("A word^ that no series explains", "m"),
        ("In the year 2006^ it rose", "1"),
        ("It was^", "0"),
        ("The text is closed.^", "ab"),
        ("The text is closed.^d by", "b"),
        ("The text is closed^d by", "*"),
    ],
)
def test_powers_units_formulas_and_ordinals_stay_text(page: Page, text: str, letters: str) -> None:
    document = raised(page, (text, letters))
    assert labels(document) == []
    assert document.blocks[0].text == text.replace("^", letters)


def test_a_number_that_could_be_text_needs_its_neighbour(page: Page) -> None:
    alone = [("The State of Belarus^", "8"), ("It is in resolution 68/262^", "9")]
    document = raised(page, ("They met in Minsk.^", "7"), *alone)
    assert labels(document) == [("7", False), ("8", False), ("9", False)]


def test_the_next_mark_tells_as_well_as_the_one_before(page: Page) -> None:
    document = raised(page, ("The State of Belarus^", "8"), ("They met in Minsk.^", "9"))
    assert labels(document) == [("8", False), ("9", False)]


def test_letters_follow_each_other(page: Page) -> None:
    document = raised(
        page, ("They met in Minsk.^", "a"), ("The State of Belarus had reports^", "b")
    )
    assert labels(document) == [("a", False), ("b", False)]


def test_a_number_behind_a_figure_in_a_table_stays_a_figure(words: Vocabulary) -> None:
    rows = "<tr><td>Minsk<sup>1</sup><td>2013<sup>2</sup><tr><td>Brest<td>0.5<sup>*</sup>"
    document = made(html.read(f"<table>{rows}</table>".encode()), words)
    assert labels(document) == [("1", False)]


# ------------------------------------------------------------------ beside notes that are there


def foot(page: Page, *labels: str) -> None:
    for at, label in enumerate(labels):
        page.write(f"{label} See above.", 8, gap=0 if at else 2, short=True)
        line = page.lines[-1]
        page.lines[-1] = line.__class__(
            line.text, line.page, gap=line.gap, size=8, superscripts=((0, len(label)),)
        )


def cite(page: Page, label: str) -> None:
    page.paragraph(f"{BODY}.{label}")
    page.raise_last(label)


def test_one_of_two_marks_in_one_place_may_lack_its_note(page: Page) -> None:
    page.paragraph(f"{BODY}.1, 2")
    page.raise_last("1, 2")
    foot(page, "1")
    assert labels(page.parsed()) == [("1", True), ("2", False)]


def test_a_mark_means_no_note_of_another_page(page: Page) -> None:
    cite(page, "1")
    foot(page, "1")
    page.turn()
    page.turn()
    cite(page, "1")  # its own note is not on its page
    page.turn()
    page.turn()
    cite(page, "1")
    foot(page, "1")
    assert labels(page.parsed()) == [("1", True), ("1", False), ("1", True)]


def test_a_note_may_be_cited_again_later_but_not_before_it(page: Page) -> None:
    cite(page, "2")
    page.turn()
    page.turn()
    cite(page, "2")
    foot(page, "1", "2")
    page.turn()
    page.turn()
    cite(page, "2")
    assert labels(page.parsed())[-3:] == [("2", False), ("2", True), ("2", True)]


def test_notes_on_the_last_page_belong_to_all_pages(page: Page) -> None:
    for label in ("1", "2"):
        cite(page, label)
        page.turn()
        page.turn()
    page.paragraph(f"{BODY}.")
    foot(page, "1", "2")
    assert labels(page.parsed()) == [("1", True), ("2", True)]


def test_two_spaces_before_a_mark_do_not_hide_it(page: Page) -> None:
    page.paragraph(f"{BODY}.  1")
    page.raise_last("1")
    foot(page, "1")
    document = page.parsed()
    assert document.blocks[0].text.endswith("recommendations.")
    assert labels(document) == [("1", True)]


# ------------------------------------------------------------------ plain text


def test_marks_in_brackets_are_tied_and_the_one_without_a_note_is_kept(parsed: Reader) -> None:
    document = parsed(
        "I. General remarks\n\nArticle 6 protects the right to life.[1] It is in resolution "
        "16/23.[2] It is\nnot absolute [3] at all. See [Annex] and [2008] and [9].\n\n"
        "Notes\n\n[1] Universal Declaration.\n\n[2] Covenant.\n"
    )
    assert [note.label for note in document.footnotes] == ["1", "2"]
    assert labels(document) == [("1", True), ("2", True), ("3", False)]
    assert document.blocks[1].text.startswith(
        "Article 6 protects the right to life. It is in resolution 16/23. It is not absolute at"
    )
    assert document.blocks[1].text.endswith("See [Annex] and [2008] and [9].")


def test_brackets_are_no_marks_where_no_note_is_cited_so(parsed: Reader) -> None:
    document = parsed("Article 6 protects life.[1] It is not absolute.[2]\n")
    assert labels(document) == []


def test_marks_behind_a_caret_are_tied_and_powers_stay(parsed: Reader) -> None:
    document = parsed(
        "Article 6 protects life.^1 It is not absolute.^2 It is 5 m^2 or 10^3 wide.^3\n\n"
        "________________\n1 Universal Declaration.\n2 Covenant.\n"
    )
    assert labels(document) == [("1", True), ("2", True), ("3", False)]
    assert document.blocks[0].text == (
        "Article 6 protects life. It is not absolute. It is 5 m^2 or 10^3 wide."
    )


def test_small_raised_numerals_are_marks_and_a_note_may_be_cited_twice(parsed: Reader) -> None:
    document = parsed(
        "Article 6 protects life.¹ It is not absolute.² It holds on 5 km² of land.³ It is\n"
        "known.¹\n\n________________\n1 Universal Declaration.\n2 Covenant.\n"
    )
    assert labels(document) == [("1", True), ("2", True), ("3", False), ("1", True)]
    assert "5 km² of land. It is known." in document.blocks[0].text


# ------------------------------------------------------------------ real documents


def places(document: ParsedDocument) -> list[tuple[str, str]]:
    return [
        (ref.label, block.text[: ref.offset][-20:])
        for block in document.blocks
        for ref in sorted(block.refs, key=lambda ref: ref.offset)
    ]


@pytest.mark.parametrize(
    "name", ["svn_1st_g0916919", "svn_1st_g0917008", "svn_1st_g0917123", "svn_2nd_g1409727"]
)
def test_references_stay_where_they_are_when_the_endnotes_are_cut_off(
    shared: Path, words: Vocabulary, name: str
) -> None:
    source = pdf.read((shared / f"corpus/pdf/{name}.pdf").read_bytes())
    end = max(at for at, line in enumerate(source.lines) if line.text.strip() == "Notes")
    whole = made(source, words)
    cut = made(replace(source, lines=source.lines[:end]), words)
    lost = Counter(places(whole)) - Counter(places(cut))
    assert not Counter(places(cut)) - Counter(places(whole))  # nothing is taken that was text
    assert lost.total() <= len(places(whole)) / 100
    assert not lonely(whole)
    assert len(lonely(cut)) >= len(places(cut)) - 1  # the title's asterisk has its note
