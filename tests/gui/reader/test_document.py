"""The page holds the document's words, all of them, and looks like what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from db.model import Block, BlockKind, Footnote, FootnoteRef, PageBreak, Section, SectionKind
from gui.reader.document import NOTES_TITLE, Page, build_page
from gui.reader.typography import Typography
from gui.theme.tokens import DARK, LIGHT
from tests.gui.reader.builder import content_of, paragraphs
from tests.gui.reader.test_passages import TEXT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.model import DocumentContent

SECTION = Section(1, None, 0, 1, SectionKind.SECTION, None, None)


@pytest.fixture
def page(qtbot: QtBot, letter: DocumentContent) -> Page:
    return build_page(letter, Typography(), LIGHT)


def words_on_page(page: Page, first: int, last: int) -> str:
    cursor = QTextCursor(page.document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def format_of(page: Page, position: int) -> QTextCharFormat:
    cursor = QTextCursor(page.document)
    cursor.setPosition(position + 1)
    return cursor.charFormat()


def test_every_block_and_note_is_one_paragraph_of_the_page(
    page: Page, letter: DocumentContent
) -> None:
    shown = [p.block.id for p in page.map.passages if p.block]
    assert shown == [block.id for block in letter.blocks]
    assert page.document.blockCount() == len(letter.blocks) + 1 + len(letter.footnotes)
    assert page.document.blockCount() == len(page.map.passages)


def test_every_passage_stands_where_the_map_says(page: Page) -> None:
    for passage in page.map.passages:
        block = page.document.findBlockByNumber(passage.index)
        assert block.position() == passage.first
        assert block.position() + block.length() - 1 == passage.last


@example(one="\ufeff", two="\ufeffa\ufffe")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(one=TEXT, two=TEXT)
def test_any_text_keeps_its_place_on_the_page(qtbot: QtBot, one: str, two: str) -> None:
    refs = (FootnoteRef(len(one) // 2, "a", note=1), FootnoteRef(len(one), "𝐛", note=2))
    blocks = [
        Block(1, 1, 0, BlockKind.LIST_ITEM, one, "(a)", refs=refs),
        Block(2, 1, 1, BlockKind.PARAGRAPH, two),
    ]
    content = content_of([SECTION], blocks, [Footnote(1, "a", two), Footnote(2, "𝐛", one)])
    page = build_page(content, Typography(), LIGHT)
    assert page.document.blockCount() == 5
    for passage in page.map.passages:
        block = page.document.findBlockByNumber(passage.index)
        assert (block.position(), block.length() - 1) == (
            passage.first,
            passage.last - passage.first,
        )
    for passage, words in zip(page.map.passages[:2], (one, two), strict=True):
        for offset, character in enumerate(words):
            if character.isprintable() and not 0xFDD0 <= ord(character) <= 0xFFFF:
                first = passage.position(offset, after=True)
                last = passage.position(offset + 1, after=False)
                assert words_on_page(page, first, last) == character


def test_a_note_reference_is_a_raised_link_in_the_accent(
    page: Page, letter: DocumentContent
) -> None:
    block = next(block for block in letter.blocks if block.refs)
    passage = page.map.of_block(block.id)
    assert passage is not None
    (item, first, last) = next(passage.insertion_positions())
    assert words_on_page(page, first, last) == item.label == "a"
    look = format_of(page, first)
    assert look.isAnchor()
    assert look.anchorHref() == "note:1"
    assert look.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript
    assert look.foreground().color() == QColor(LIGHT.accent)


def test_the_notes_stand_at_the_end_and_lead_back(page: Page, letter: DocumentContent) -> None:
    heading = page.map.passages[len(letter.blocks)]
    assert heading.text == NOTES_TITLE
    notes = [p.note.label for p in page.map.passages if p.note]
    assert notes == ["a", "b", "c"]
    passage = page.map.of_note(2)
    assert passage is not None
    assert format_of(page, passage.first).anchorHref() == "back:2"
    assert page.map.reference(2) is page.map.at(page.map.reference(2).start)  # type: ignore[union-attr]


def test_a_document_without_notes_has_no_notes_heading(qtbot: QtBot) -> None:
    page = build_page(paragraphs("One", "Two"), Typography(), LIGHT)
    assert [p.text for p in page.map.passages] == ["A heading", "One", "Two"]


def test_a_label_used_twice_opens_the_note_that_each_reference_is_tied_to(qtbot: QtBot) -> None:
    notes = [Footnote(1, "*", "First", page=1), Footnote(2, "*", "Second", page=2)]
    blocks = [
        Block(1, 1, 0, BlockKind.PARAGRAPH, "one", page=1, refs=(FootnoteRef(3, "*", note=1),)),
        Block(
            2,
            1,
            1,
            BlockKind.PARAGRAPH,
            "two three",
            page=1,
            refs=(FootnoteRef(3, "*", note=1), FootnoteRef(9, "*", note=2)),
            page_breaks=(PageBreak(4, 2),),
        ),
    ]
    page = build_page(content_of([SECTION], blocks, notes), Typography(), LIGHT)
    opened = [item.note for p in page.map.passages if p.block for item in p.insertions]
    assert opened == [1, 1, 2]


def test_a_reference_to_a_note_that_is_missing_is_shown_but_opens_nothing(qtbot: QtBot) -> None:
    block = Block(1, 1, 0, BlockKind.PARAGRAPH, "one", refs=(FootnoteRef(3, "z"),))
    page = build_page(content_of([SECTION], [block], []), Typography(), LIGHT)
    assert page.document.toPlainText() == "onez"
    assert page.map.passages[0].insertions[0].note is None


def test_right_to_left_text_runs_from_the_right_with_its_bullet(qtbot: QtBot) -> None:
    content = content_of(
        [SECTION],
        [
            Block(1, 1, 0, BlockKind.PARAGRAPH, "إن الجمعية العامة"),
            Block(2, 1, 1, BlockKind.LIST_ITEM, "תוכנית 2014", "(a)"),
            Block(3, 1, 2, BlockKind.PARAGRAPH, "Latin with العربية inside"),
            Block(4, 1, 3, BlockKind.PARAGRAPH, "联合国大会"),
        ],
        [],
    )
    page = build_page(content, Typography(), LIGHT)
    directions = [page.document.findBlockByNumber(n).textDirection() for n in range(4)]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [right, right, left, left]
    item = page.document.findBlockByNumber(1).blockFormat()
    assert item.rightMargin() > 0
    assert item.leftMargin() == 0


def test_headings_are_larger_the_higher_they_stand_and_letterheads_are_muted(page: Page) -> None:
    by_words = {p.text: format_of(page, p.start) for p in page.map.passages}
    title = next(f for t, f in by_words.items() if t.startswith("Letter dated"))
    heading = by_words["Belarus and the universal periodic review"]
    text = next(f for t, f in by_words.items() if t.startswith("I have the honour"))
    sizes = [look.font().pixelSize() for look in (title, heading, text)]
    assert sizes == [24, 19, 16]
    assert by_words["[Original: Russian]"].foreground().color() == QColor(LIGHT.muted)


def test_a_theme_and_a_text_size_reach_every_part(qtbot: QtBot, letter: DocumentContent) -> None:
    page = build_page(letter, Typography(2.0), DARK)
    passage = page.map.passages[1]
    assert format_of(page, passage.start).font().pixelSize() == 32
    block = page.document.findBlockByNumber(1)
    assert block.blockFormat().lineHeight() == pytest.approx(51.2)
    note = page.map.of_note(1)
    assert note is not None
    assert format_of(page, note.first).foreground().color() == QColor(DARK.accent)
