"""Headings of plain text: numbers alone, numbers between numbers, items taken up again."""

from __future__ import annotations

from db.model import BlockKind
from tests.db.structure.conftest import Reader, outline, texts

LONG = "The States concerned reported on the steps that they had taken in the course of the year"


def test_the_number_of_a_section_stands_above_its_title(parsed: Reader) -> None:
    document = parsed(
        f"""ST/AI/2099/1

Administrative instruction

Home leave of teachers

Section 1

Eligibility

1.1 {LONG}.

Section 2

Final provisions

2.1 {LONG} and later.
"""
    )
    assert document.facts.title == "Home leave of teachers"
    assert outline(document)[1:] == [
        (1, "section", "Section 1", "Eligibility"),
        (1, "section", "Section 2", "Final provisions"),
    ]
    heads = [b.text for b in document.blocks if b.marker and b.marker.startswith("Section")]
    assert heads == ["Eligibility", "Final provisions"]


def test_an_article_without_a_title_keeps_its_number_for_one(parsed: Reader) -> None:
    document = parsed(
        f"""Statute of the Fund

Article 1

{LONG}.

Article 2

Members

{LONG} and later.
"""
    )
    titles = [(one.number, one.title) for one in document.sections]
    assert (None, "Article 1") in titles
    assert ("Article 2", "Members") in titles


def test_the_parts_of_a_resolution_have_their_titles(parsed: Reader) -> None:
    document = parsed(
        f"""Resolution 2099 (2031)

The General Assembly,

Recalling its resolutions on the matter,

I

SALE OF WATER

1. Welcomes the report;

II

{LONG},

2. Closes the matter.
"""
    )
    assert ("I", "SALE OF WATER") in [(one.number, one.title) for one in document.sections]


def test_a_number_that_breaks_the_series_is_a_headings(parsed: Reader) -> None:
    document = parsed(
        f"""Report on water

A. Findings

1. Rivers

1. {LONG}.

2. {LONG} and the next.

2. Lakes

3. {LONG} once more.

3. Seas and oceans of the region

4. {LONG} again.

5. {LONG} at last.
"""
    )
    numbered = [b.marker for b in document.blocks if b.kind is BlockKind.PARAGRAPH and b.marker]
    assert numbered == ["1.", "2.", "3.", "4.", "5."]
    assert [(s.level, s.number, s.title) for s in document.sections][1:] == [
        (1, "A.", "Findings"),
        (2, "1.", "Rivers"),
        (2, "2.", "Lakes"),
        (2, "3.", "Seas and oceans of the region"),
    ]


def test_short_numbered_paragraphs_that_count_on_are_no_headings(parsed: Reader) -> None:
    document = parsed(
        f"""Report on water

1. {LONG}.

2. The river

3. The lake

4. {LONG} again.
"""
    )
    assert [b.marker for b in document.blocks if b.marker] == ["1.", "2.", "3.", "4."]


def test_an_item_taken_up_again_is_a_heading_and_its_entry_in_the_contents_is_none(
    parsed: Reader,
) -> None:
    document = parsed(
        f"""CAT/C/SR.99

Summary record of the 99th meeting

Contents

Consideration of reports of States parties (continued)

Other matters

The meeting was called to order at 3 p.m.

Consideration of reports of States parties (continued) (CAT/C/PER/2)

{LONG}.

Other matters

{LONG} too.
"""
    )
    assert document.facts.title == "Summary record of the 99th meeting"
    assert texts(document, BlockKind.TABLE_ROW) == [
        "Contents",
        "Consideration of reports of States parties (continued)",
        "Other matters",
    ]
    titles = [one.title for one in document.sections]
    assert "Consideration of reports of States parties (continued) (CAT/C/PER/2)" in titles


def test_the_word_contents_without_a_list_is_a_heading(parsed: Reader) -> None:
    document = parsed(f"Report on water\n\n1. {LONG}.\n\nContents\n\n{LONG} too.\n")
    assert "Contents" in [one.title for one in document.sections]
    assert texts(document, BlockKind.TABLE_ROW) == []


def test_numbers_without_a_space_are_numbers(parsed: Reader) -> None:
    document = parsed(
        """Rapport sur l’eau

I.Introduction

1.Le Comité a pris note du rapport des experts de la région:

a)La rivière, qui est longue;

b)Le lac.

А.Введение

2.Комитет принял доклад экспертов к сведению.
"""
    )
    assert [(one.number, one.title) for one in document.sections][1:] == [
        ("I.", "Introduction"),
        ("А.", "Введение"),
    ]
    assert [b.marker for b in document.blocks if b.kind is BlockKind.LIST_ITEM] == ["a)", "b)"]


def test_arabic_numbers_and_letters_of_headings(parsed: Reader) -> None:
    document = parsed(
        """تقرير عن المياه

ألف - مقدمة

1- نظرت اللجنة في التقرير المقدم من الخبراء.

2- وأعربت عن تقديرها للخبراء.
"""
    )
    assert ("ألف -", "مقدمة") in [(one.number, one.title) for one in document.sections]
    assert [b.marker for b in document.blocks if b.marker and b.marker.isdecimal()] == ["1", "2"]


def test_a_meeting_below_a_resolution_is_no_heading(parsed: Reader) -> None:
    document = parsed(
        "Resolution 2099 (2031)\n\nThe General Assembly,\n\n1. Closes the matter.\n\n"
        "                       82nd plenary meeting\n                       12 December 2031\n"
    )
    assert "82nd plenary meeting" not in [one.title for one in document.sections]
