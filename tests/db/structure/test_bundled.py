"""The bundled letter, as a reader must find it."""

from __future__ import annotations

import pytest

from db.model import BlockKind, DocumentKind, ParsedDocument, SourceText
from db.text import received_text
from tests.db.structure.conftest import (
    BUNDLED,
    assert_accounted,
    blocks_of,
    outline,
    section,
    texts,
)

ANNEX_TITLE = (
    "Belarus and human rights: general views and cooperation with United Nations human rights"
    " mechanisms from 2012 to 2014"
)
LETTER_TITLE = (
    "Letter dated 29 September 2014 from the Permanent Representative of Belarus to the United"
    " Nations addressed to the Secretary-General"
)
UPR = "Belarus and the universal periodic review"


def test_its_facts_are_those_it_states_and_no_symbol_is_invented(bundled: ParsedDocument) -> None:
    facts = bundled.facts
    assert facts.title == LETTER_TITLE
    assert facts.kind is DocumentKind.LETTER
    assert facts.symbol is None
    assert facts.issuer == "Belarus"
    assert facts.addressee == "Secretary-General"
    assert facts.issued == "2014-09-29"
    assert facts.agenda_items == ("68 (c)",)
    assert facts.language == "en"
    assert facts.original_language == "ru"


def test_its_tree_is_letter_annex_opening_and_three_headed_sections(
    bundled: ParsedDocument,
) -> None:
    assert outline(bundled) == [
        (1, "letter", None, LETTER_TITLE),
        (1, "annex", "Annex", ANNEX_TITLE),
        (2, "section", None, None),
        (2, "section", None, UPR),
        (2, "section", None, "Belarus and the United Nations treaty bodies"),
        (
            2,
            "section",
            None,
            "Belarus and the Office of the United Nations High Commissioner for Human Rights",
        ),
    ]
    assert [one.parent for one in bundled.sections] == [None, None, 2, 2, 2, 2]
    assert [one.id for one in bundled.sections] == [1, 2, 3, 4, 5, 6]


def test_the_letter_has_title_two_paragraphs_and_signature(bundled: ParsedDocument) -> None:
    blocks = blocks_of(bundled, bundled.sections[0])
    kinds = [block.kind for block in blocks]
    assert kinds == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.SIGNATURE,
    ]
    assert blocks[3].text == "(Signed) Andrei Dapkiunas"


def test_the_annex_opens_with_its_label_original_language_and_title(
    bundled: ParsedDocument,
) -> None:
    blocks = blocks_of(bundled, bundled.sections[1])
    assert [(block.kind, block.text) for block in blocks] == [
        (
            BlockKind.HEADING,
            (
                "Annex to the letter dated 29 September 2014 from the Permanent Representative of"
                " Belarus to the United Nations addressed to the Secretary-General"
            ),
        ),
        (BlockKind.LETTERHEAD, "[Original: Russian]"),
        (BlockKind.HEADING, ANNEX_TITLE),
    ]


def test_the_list_cut_by_a_page_foot_is_one_list_of_two(bundled: ParsedDocument) -> None:
    blocks = blocks_of(bundled, section(bundled, "Belarus and the United Nations treaty bodies"))
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    ends = [item.text.rsplit(" (", 1)[1] for item in items]
    assert ends == ["November 2013)", "August 2013)."]
    assert [item.page for item in items] == [3, 4]
    assert items[1].ordinal == items[0].ordinal + 1


def test_six_bullets_are_list_items_without_their_bullets(bundled: ParsedDocument) -> None:
    items = [block for block in bundled.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.marker for item in items] == ["•"] * 6
    assert not any("•" in item.text for item in items)
    assert items[0].text.startswith("First round (February 2012): international")


def test_the_sentence_cut_by_a_page_foot_is_whole(bundled: ParsedDocument) -> None:
    block = next(one for one in bundled.blocks if one.text.startswith("International efforts"))
    assert "and to provide assistance in establishing the fine line" in block.text
    (page_break,) = block.page_breaks
    assert page_break.page == 3
    assert block.text[page_break.offset :].startswith("assistance in establishing")
    (repair,) = block.repairs
    assert (repair.received, repair.cleaned, repair.rule) == ("\n", " ", "page join")
    assert "and to provide\nassistance" in received_text(block)


@pytest.mark.parametrize(
    ("received", "cleaned", "rule"),
    [
        ("is cr iticized as an", "is criticized as an", "broken word"),
        (
            "with its in ternational obligations",
            "with its international obligations",
            "broken word",
        ),
        ("rights: what  and who made", "rights: what and who made", "doubled space"),
        ("divide the world?”.a", "divide the world?”.", "note reference"),
        ("countries of the world.b", "countries of the world.", "note reference"),
        ("the recommendationsc to the", "the recommendations to the", "note reference"),
    ],
)
def test_each_blemish_is_mended_and_can_be_seen_as_it_was_received(
    bundled: ParsedDocument, received: str, cleaned: str, rule: str
) -> None:
    block = next(one for one in bundled.blocks if received in received_text(one))
    assert cleaned in block.text
    assert received not in block.text
    assert rule in {repair.rule for repair in block.repairs}


def test_nothing_else_was_changed(bundled: ParsedDocument) -> None:
    rules = sorted(repair.rule for block in bundled.blocks for repair in block.repairs)
    assert rules == [
        "broken word",
        "broken word",
        "doubled space",
        "note reference",
        "note reference",
        "note reference",
        "page join",
    ]


def test_the_notes_and_the_places_that_point_to_them(bundled: ParsedDocument) -> None:
    assert [(note.label, note.text, note.page) for note in bundled.footnotes] == [
        ("a", "Available from http://mfa.gov.by/press/smi/b83045265588b2ad.html.", 2),
        ("b", "Available from http://mfa.gov.by/en/publications/reports.", 2),
        ("c", "Available from www.ohchr.org/en/hrbodies/upr/pages/uprimplementation.aspx.", 3),
    ]
    places = {ref.label: block.text[: ref.offset] for block in bundled.blocks for ref in block.refs}
    assert places["a"].endswith("made them divide the world?”.")
    assert places["b"].endswith("in certain countries of the world.")
    assert places["c"].endswith("implementation of the recommendations")
    assert sum(len(block.refs) for block in bundled.blocks) == 3


def test_paragraphs_are_counted_afresh_in_the_annex(bundled: ParsedDocument) -> None:
    letter = [b.number for b in blocks_of(bundled, bundled.sections[0]) if b.number]
    annex = [b.number for b in bundled.blocks if b.section > 1 and b.number]
    assert letter == [1, 2]
    assert annex == list(range(1, 20))
    first = next(b for b in blocks_of(bundled, section(bundled, UPR)) if b.number)
    assert first.number == 7
    assert all(
        block.number is None for block in bundled.blocks if block.kind is not BlockKind.PARAGRAPH
    )


def test_every_letter_and_digit_of_the_file_is_there(
    bundled_source: SourceText, bundled: ParsedDocument
) -> None:
    assert_accounted(bundled_source, bundled)


def test_what_was_received_is_the_file_again(bundled: ParsedDocument) -> None:
    raw = " ".join(line.strip() for line in BUNDLED.read_text("utf-8").split("\n") if line.strip())
    for block in bundled.blocks:
        for piece in received_text(block).split("\n"):
            assert piece in raw
    for note in bundled.footnotes:
        assert received_text(note) in raw


def test_blocks_are_in_reading_order_with_pages_and_keys(bundled: ParsedDocument) -> None:
    assert [block.ordinal for block in bundled.blocks] == list(range(len(bundled.blocks)))
    pages = [block.page or 0 for block in bundled.blocks]
    assert pages == sorted(pages)
    assert pages[-1] == 4
    assert len({(block.key, block.key_n) for block in bundled.blocks}) == len(bundled.blocks)
    assert len(texts(bundled, BlockKind.PARAGRAPH)) == 21
