"""Documents made up for tests of the reader's corrections: any outline, any recorded repairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from db.corrections import FactCorrection, FactField, HeadingCorrection, RepairCorrection
from db.model import (
    Block,
    BlockKind,
    Facts,
    Footnote,
    FootnoteRef,
    PageBreak,
    ParsedDocument,
    Place,
    Section,
    SectionKind,
)
from db.structure.corrections import anchor_block, anchor_note, tie
from db.structure.numbering import paragraph_numbers
from db.structure.reoutline import heading_blocks
from db.structure.repairs import (
    BROKEN_WORD,
    DOUBLED_SPACE,
    LINE_HYPHEN,
    NOTE_REFERENCE,
    PAGE_JOIN,
    Edit,
    mend,
)
from db.text import block_key, fold_spaces

if TYPE_CHECKING:
    from db.corrections import Correction
    from db.structure.repairs import Mended

KEY = "a-document"
WORDS = ("rights", "Belarus", "of", "the", "treaty", "review", "1994", "права", "人", "—")
# What may stand between two words: received, cleaned, rule.
JOINTS = (
    *[(" ", " ", "")] * 6,
    ("  ", " ", DOUBLED_SPACE),
    (" ", "", BROKEN_WORD),
    ("-\n", "", LINE_HYPHEN),
    ("\n", " ", PAGE_JOIN),
    ("-\n", "", PAGE_JOIN),
    ("a\n", "", NOTE_REFERENCE),
)
KINDS = (
    BlockKind.PARAGRAPH,
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTATION,
    BlockKind.TABLE_ROW,
    BlockKind.LETTERHEAD,
)

REPORT = (
    (1, "Introduction"),
    (None, "The first paragraph of the report stands here."),
    (2, "Background"),
    (None, "A paragraph of the background is here."),
    (3, "Sources of the law"),
    (None, "There are several sources of law."),
    (2, "Methods of work"),
    (None, "A paragraph of the methods is here."),
    (1, "Conclusions"),
    (None, "The last paragraph ends the report."),
)


def made(*rows: tuple[int | None, str]) -> ParsedDocument:
    """A document of headings, with their levels, and paragraphs, as they follow each other."""
    sections: list[Section] = []
    blocks: list[Block] = []
    open_: list[int] = []
    for at, (level, text) in enumerate(rows):
        if level is not None:
            del open_[level - 1 :]
            number, parent = len(sections) + 1, open_[-1] if open_ else None
            kind = SectionKind.SECTION
            sections.append(Section(number, parent, number - 1, level, kind, None, text))
            open_.append(number)
        kind = BlockKind.PARAGRAPH if level is None else BlockKind.HEADING
        key = block_key(text)
        blocks.append(Block(at + 1, len(sections), at, kind, text, page=1, key=key))
    numbers = paragraph_numbers(sections, blocks)
    numbered = tuple(replace(block, number=numbers.get(block.id)) for block in blocks)
    return ParsedDocument(Facts("Report"), tuple(sections), numbered, ())


@st.composite
def _mended(draw: st.DrawFn, *, plain: bool = False) -> tuple[Mended, list[int], list[int]]:
    """A text, where note letters stood in the received one, and where pages began."""
    received = draw(st.sampled_from(WORDS))
    edits: list[Edit] = []
    letters: list[int] = []
    pages: list[int] = []
    for word in draw(st.lists(st.sampled_from(WORDS), max_size=6)):
        for label in draw(st.sampled_from(["", "", "", "a", "ab"])):
            if not plain:
                letters.append(len(received))
                edits.append(Edit(len(received), len(received) + 1, "", NOTE_REFERENCE))
                received += label
        old, new, rule = draw(st.sampled_from(JOINTS[:9] if plain else JOINTS[:11]))
        if rule:
            edits.append(Edit(len(received), len(received) + len(old), new, rule))
        received += old
        if rule == PAGE_JOIN:
            pages.append(len(received))
        received += word
    return mend(received, edits), letters, pages


@st.composite
def documents(draw: st.DrawFn) -> ParsedDocument:
    """Any outline over any blocks; every section has at least one, as the parser gives them."""
    sections: list[Section] = []
    blocks: list[Block] = []
    seen: Counter[str] = Counter()
    open_: list[int] = []
    page = 1
    for number in range(1, draw(st.integers(1, 6)) + 1):
        del open_[draw(st.integers(0, len(open_))) :]
        titled = draw(st.booleans())
        lines = [BlockKind.HEADING] if titled else [BlockKind.PARAGRAPH]
        lines += draw(st.lists(st.sampled_from(KINDS), max_size=4))
        title = None
        for kind in lines:
            made, letters, pages = draw(_mended())
            key = block_key(made.text)
            if kind is BlockKind.HEADING and title is None and titled:
                title = fold_spaces(made.text)
            blocks.append(
                Block(
                    id=len(blocks) + 1,
                    section=number,
                    ordinal=len(blocks),
                    kind=kind,
                    text=made.text,
                    marker=draw(st.sampled_from([None, None, "1.", "2.", "(a)"])),
                    page=page,
                    key=key,
                    key_n=seen[key],
                    repairs=made.repairs,
                    refs=tuple(FootnoteRef(made.offset(at), "a", 1.0, 1) for at in letters),
                    page_breaks=tuple(
                        PageBreak(made.offset(at), page + n + 1) for n, at in enumerate(pages)
                    ),
                )
            )
            page += len(pages)
            seen[key] += 1
        kind = draw(st.sampled_from([SectionKind.SECTION, SectionKind.SECTION, SectionKind.ANNEX]))
        parent = open_[-1] if open_ else None
        sections.append(Section(number, parent, number - 1, len(open_) + 1, kind, None, title))
        open_.append(number)
    numbers = paragraph_numbers(sections, blocks)
    notes = draw(st.lists(_mended(plain=True), max_size=3))
    return ParsedDocument(
        Facts("A title"),
        tuple(sections),
        tuple(_numbered(block, numbers) for block in blocks),
        tuple(
            Footnote(n + 1, "a", one.text, 1, one.repairs) for n, (one, _, _) in enumerate(notes)
        ),
    )


def _numbered(block: Block, numbers: dict[int, int]) -> Block:
    return replace(block, number=numbers.get(block.id))


@st.composite
def corrections_of(draw: st.DrawFn, document: ParsedDocument) -> list[Correction]:
    """Any corrections of a document, of no two the same subject."""
    fields = draw(st.sets(st.sampled_from(list(FactField)), max_size=3))
    values = st.sampled_from(["", "report", "2001-05", "fr"])
    said: list[Correction] = [FactCorrection(field, draw(values)) for field in sorted(fields)]
    headings = list(heading_blocks(document).values())
    able = st.sampled_from([block.id for block in document.blocks] + headings * 2)
    said += [
        HeadingCorrection(
            anchor_block(document, KEY, block),
            heading=draw(st.sampled_from([True, True, False])),
            level=draw(st.sampled_from([None, None, 1, 2, 3, 9])),
            title=draw(st.sampled_from([None, None, "Another title"])),
            merged=draw(st.sampled_from([False, False, True])),
        )
        for block in sorted(draw(st.sets(able, max_size=5)))
    ]
    for block in document.blocks:
        for repair in dict.fromkeys(block.repairs):
            if draw(st.booleans()):
                anchor = anchor_block(document, KEY, block.id)
                said.append(RepairCorrection(anchor, repair))
    for note in document.footnotes:
        for repair in dict.fromkeys(note.repairs):
            if draw(st.booleans()):
                anchor = anchor_note(document, KEY, note.id)
                said.append(RepairCorrection(anchor, repair, note.label))
        if document.blocks and draw(st.integers(min_value=0, max_value=3)) == 3:
            block = draw(st.sampled_from(document.blocks))
            place = Place(KEY, block.section, block.id, end=draw(st.integers(0, len(block.text))))
            said.append(tie(document, KEY, note.id, place))
    return said
