"""A note that the reader tied to words has its reference there, also after a re-import."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.corrections import HeadingCorrection, RepairCorrection, TieCorrection
from db.model import Block, Footnote, FootnoteRef, ParsedDocument, Place, Repair
from db.structure.corrections import anchor_block, apply, tie
from db.structure.repairs import NOTE_REFERENCE
from db.text import block_key
from tests.db.structure.outlines import KEY, made

WORDS = "The Council met in Geneva"
NOTE = Footnote(1, "1", "See the report of the Council.", 1)


@pytest.fixture
def document() -> ParsedDocument:
    """Nothing points to its note."""
    report = made(
        (1, "Meetings"), (None, f"{WORDS} and took note of it."), (None, "It closed in May.")
    )
    return replace(report, footnotes=(NOTE,))


def block_of(document: ParsedDocument) -> Block:
    return next(block for block in document.blocks if block.text.startswith(WORDS))


def tied(document: ParsedDocument) -> TieCorrection:
    block = block_of(document)
    return tie(document, KEY, 1, Place(KEY, block.section, block.id, 0, len(WORDS)))


def test_the_reference_stands_behind_the_words(document: ParsedDocument) -> None:
    done = apply(document, [tied(document)])
    assert block_of(done.parsed).refs == (FootnoteRef(len(WORDS), "1", 1.0, 1),)
    assert done.lost == ()
    assert apply(document, []).parsed == document


def test_a_reference_without_a_note_that_stands_there_is_taken_for_it(
    document: ParsedDocument,
) -> None:
    block = block_of(document)
    lonely = replace(block, refs=(FootnoteRef(len(WORDS), "1", 0.5),))
    blocks = tuple(lonely if one is block else one for one in document.blocks)
    done = apply(replace(document, blocks=blocks), [tied(document)])
    assert block_of(done.parsed).refs == (FootnoteRef(len(WORDS), "1", 0.5, 1),)


def test_it_holds_where_the_words_stand_elsewhere_by_now(document: ParsedDocument) -> None:
    said = tied(document)
    again = made((1, "Meetings"), (None, f"On Monday, {WORDS} and took note of it, in part."))
    done = apply(replace(again, footnotes=(NOTE,)), [said])
    block = next(block for block in done.parsed.blocks if block.refs)
    assert block.text[: block.refs[0].offset] == f"On Monday, {WORDS}"


def test_it_goes_with_its_words_where_a_repair_before_them_is_undone() -> None:
    report = made((1, "Meetings"), (None, f"{WORDS} and took note of it."))
    mended = Repair(4, "Coun cil", "Council", "broken word")
    blocks = tuple(
        replace(block, repairs=(mended,)) if block.text.startswith(WORDS) else block
        for block in report.blocks
    )
    report = replace(report, blocks=blocks, footnotes=(NOTE,))
    block = block_of(report)
    undone = RepairCorrection(anchor_block(report, KEY, block.id), mended)
    done = apply(report, [tied(report), undone]).parsed.blocks[block.ordinal]
    assert done.text[: done.refs[0].offset] == "The Coun cil met in Geneva"


def test_a_note_or_words_that_are_gone_are_told(document: ParsedDocument) -> None:
    said = tied(document)
    assert apply(replace(document, footnotes=()), [said]).lost == (said,)
    other = made((1, "Meetings"), (None, "Nothing of the kind was said."))
    assert apply(replace(other, footnotes=(NOTE,)), [said]).lost == (said,)


def test_where_the_text_points_to_the_note_by_now_the_tie_rests(document: ParsedDocument) -> None:
    said, block = tied(document), document.blocks[-1]
    pointing = replace(block, refs=(FootnoteRef(3, "1", 1.0, 1),))
    better = replace(document, blocks=(*document.blocks[:-1], pointing))
    done = apply(better, [said])
    assert (done.parsed, done.lost) == (better, ())


def test_a_tie_at_a_letter_that_is_text_again_is_told(document: ParsedDocument) -> None:
    block = block_of(document)
    letter = Repair(len(WORDS), "1", "", NOTE_REFERENCE)
    glued = replace(block, repairs=(letter,), key=block_key(block.text))
    report = replace(
        document, blocks=tuple(glued if one is block else one for one in document.blocks)
    )
    undone = RepairCorrection(anchor_block(report, KEY, block.id), letter)
    said = tied(report)
    assert apply(report, [said, undone]).lost == (said,)


def test_what_is_said_of_a_heading_and_of_a_note_goes_together(document: ParsedDocument) -> None:
    block = block_of(document)
    heading = HeadingCorrection(anchor_block(document, KEY, block.id), level=2)
    done = apply(document, [heading, tied(document)])
    assert done.lost == ()
    assert block_of(done.parsed).refs[0].note == 1
