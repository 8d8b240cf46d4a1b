"""Lines to a document: the entry to this package, and the only module that others need.

Knows the conventions of the United Nations; neither files nor SQL. May import db.model, db.errors,
db.text and its sister modules. The steps: furniture and notes leave the running text, lines become
paragraphs, paragraphs a tree, and each block is mended with a record of every change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.model import (
    Block,
    BlockKind,
    Footnote,
    FootnoteRef,
    PageBreak,
    ParsedDocument,
    Section,
    SectionKind,
)
from db.structure import languages, notes, typeset
from db.structure.compose import compose
from db.structure.drawn import undo_drawing
from db.structure.front import (
    Front,
    FrontKind,
    find_front,
    join_title,
    split_columns,
    split_front,
    split_masthead,
)
from db.structure.furniture import drop_furniture
from db.structure.letterhead import Parts, read_facts
from db.structure.numbering import PARTS, paragraph_numbers
from db.structure.outline import OutlineBuilder
from db.structure.paragraphs import gather, measure
from db.structure.parted import join_numbers
from db.structure.repairs import mend
from db.structure.symbols import is_symbol
from db.structure.ties import Piece, Ties
from db.structure.typeset import gather_typeset
from db.structure.typeset_front import find_typeset_front
from db.structure.typeset_notes import split_typeset
from db.text import block_key, fold_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import SourceText
    from db.structure.drafts import Draft, NoteDraft, Outline
    from db.structure.notes import Spot
    from db.structure.paragraphs import Layout
    from db.structure.repairs import Edit
    from db.structure.typeset import Type
    from db.structure.words import Vocabulary

_INDICATOR = re.compile(r"(?<=\S)\s?[*†‡]{1,4}$")  # of a note that was not found


def parse(source: SourceText, words: Vocabulary) -> ParsedDocument:
    """The document that a file's lines make up.

    Every letter and digit of the lines is in a block's received text, a block's marker, a
    footnote's label or a footnote's text, except in furniture: rules, page numbers, running heads.

    ``Block.number`` counts the paragraphs of each letter, annex or enclosure from 1, as a
    reader cites them ("annex, para. 7"); list items, headings and signatures are not counted, and
    nothing is where the part has official numbers, which are the blocks' markers.

    Args:
        source: the lines, with what the format could tell of the layout.
        words: the English vocabulary; it is used only for text in English.

    Raises:
        KnownError: there is nothing but furniture and notes.
    """
    lines = drop_furniture(source.lines)
    kind = typeset.measure_type(lines)
    if kind is None:
        lines = undo_drawing(lines)
    split = notes.split_notes(lines) if kind is None else split_typeset(lines, kind)
    everything = "\n".join(line.text for line in split.body)
    vocabulary = words if languages.language_of(everything) == "en" else None
    if not split.body:
        raise KnownError("The file holds no text of its own: only rules, page numbers or notes.")
    layout = measure(split.body)
    if kind is None:
        drafts = split_front(gather(split_columns(split.body), layout))
        drafts, front = join_title(drafts, find_front(drafts))
    else:
        drafts, front = find_typeset_front(gather_typeset(split.body, kind), kind)
    outline = _outline(drafts, front, layout, kind)
    parts = [_part(outline, at) for at in range(len(outline.sections))]
    pieces = [
        Piece(draft, compose(draft.lines, draft.skip, vocabulary), parts[draft.section])
        for draft in outline.blocks
    ]
    able = [piece for piece in pieces if not _is_symbol_line(piece)]
    Ties(able, split.notes, vocabulary, split.at_end).tie(typeset=kind is not None)
    blocks = _blocks(pieces, outline)
    facts = read_facts(_parts(outline, pieces, blocks, front, everything))
    sections = _sections(outline, blocks)
    numbers = paragraph_numbers(sections, blocks)
    return ParsedDocument(
        facts=facts,
        sections=sections,
        blocks=tuple(
            replace(block, number=numbers[block.id]) if block.id in numbers else block
            for block in blocks
        ),
        footnotes=_footnotes(split.notes, vocabulary),
    )


def _is_symbol_line(piece: Piece) -> bool:
    """Whether a masthead's line is a symbol, whose numbers point to no note: "A/HRC/WG.6/20"."""
    return piece.draft.kind is BlockKind.LETTERHEAD and is_symbol(piece.composed.received)


def _outline(drafts: Sequence[Draft], front: Front, layout: Layout, kind: Type | None) -> Outline:
    """Place the front of the document, then walk through the rest."""
    masthead = split_masthead(drafts, front)
    first = front.masthead + (0 if front.title is None else 1 + front.below)
    parts = front.kind is FrontKind.RESOLUTION
    body = join_numbers(drafts[first:], parts=parts)
    builder = OutlineBuilder([*masthead, *drafts[front.masthead : first], *body], layout, kind)
    if front.kind is FrontKind.LETTER:
        builder.open_part(SectionKind.LETTER, heading=front.title)
    elif front.kind is FrontKind.RESOLUTION:
        builder.open_resolution(front.title)
    elif front.title is not None:
        builder.open_front(front.title)
    for draft in masthead:
        builder.put(draft, BlockKind.LETTERHEAD)
    start = len(masthead)
    if front.title is not None:
        builder.put(front.title, BlockKind.HEADING)
        start += 1
    for draft in drafts[front.masthead + 1 :][: front.below]:
        builder.put(draft, BlockKind.LETTERHEAD)
        start += 1
    return builder.walk(start)


def _footnotes(drafts: Sequence[NoteDraft], words: Vocabulary | None) -> tuple[Footnote, ...]:
    footnotes: list[Footnote] = []
    for draft in drafts:
        composed = compose(draft.lines, 0, words)
        mended = mend(composed.received, composed.edits)
        footnotes.append(
            Footnote(len(footnotes) + 1, draft.label, mended.text, draft.page, mended.repairs)
        )
    return tuple(footnotes)


# ------------------------------------------------------------------ blocks and sections


def _blocks(pieces: Sequence[Piece], outline: Outline) -> list[Block]:
    seen: Counter[str] = Counter()
    blocks: list[Block] = []
    for at, piece in enumerate(pieces):
        draft, composed = piece.draft, piece.composed
        spots = sorted(piece.spots, key=lambda spot: spot.edit.start)
        mended = mend(composed.received, _edits(spots, composed.edits))
        key = block_key(mended.text)
        blocks.append(
            Block(
                id=at + 1,
                section=draft.section + 1,
                ordinal=at,
                kind=draft.kind,
                text=mended.text,
                marker=draft.marker,
                page=draft.first.page,
                key=key,
                key_n=seen[key],
                repairs=mended.repairs,
                refs=tuple(
                    FootnoteRef(
                        mended.offset(spot.edit.start),
                        spot.label,
                        spot.confidence,
                        None if spot.note is None else spot.note + 1,
                    )
                    for spot in spots
                ),
                page_breaks=tuple(
                    PageBreak(mended.offset(offset), page) for offset, page in composed.breaks
                ),
            )
        )
        seen[key] += 1
    return blocks


def _edits(spots: Sequence[Spot], others: Sequence[Edit]) -> list[Edit]:
    """The edits that take references away, and of the others those that do not touch them."""
    edits = [spot.edit for spot in spots]
    ends = [edit.end for edit in edits]
    for other in others:
        at = bisect_right(ends, other.start)
        if at == len(spots) or other.end <= spots[at].edit.start:
            edits.append(other)
    return edits


def _part(outline: Outline, section: int) -> int:
    """The letter, annex or enclosure that holds a section; -1 for the document as a whole."""
    at: int | None = section
    while at is not None:
        if outline.sections[at].kind in PARTS:
            return at
        at = outline.sections[at].parent
    return -1


def _sections(outline: Outline, blocks: Sequence[Block]) -> tuple[Section, ...]:
    titles = {id(draft): block.text for draft, block in zip(outline.blocks, blocks, strict=True)}
    return tuple(
        Section(
            id=at + 1,
            parent=None if draft.parent is None else draft.parent + 1,
            ordinal=at,
            level=draft.level,
            kind=draft.kind,
            number=draft.number,
            title=fold_spaces(titles[id(draft.heading)]) if draft.heading is not None else None,
        )
        for at, draft in enumerate(outline.sections)
    )


def _parts(
    outline: Outline,
    pieces: Sequence[Piece],
    blocks: Sequence[Block],
    front: Front,
    everything: str,
) -> Parts:
    """What the facts are read from."""
    masthead: list[str] = []
    letter: list[str] = []
    originals: list[str] = []
    title: str | None = None
    first_part = pieces[0].draft.section
    opening = outline.sections[first_part]
    titled = front.title or (opening.heading if opening.kind in PARTS else None)
    for piece, block in zip(pieces, blocks, strict=True):
        section = outline.sections[piece.draft.section]
        if piece.draft is titled:
            title = _INDICATOR.sub("", fold_spaces(block.text))
        elif block.kind is BlockKind.LETTERHEAD and (
            section.number is None or section.kind not in PARTS
        ):
            masthead.append(block.text)
        elif block.kind is BlockKind.LETTERHEAD:
            originals.append(block.text)
        elif section.kind is SectionKind.LETTER and piece.draft.section == first_part:
            letter.append(block.text)
    running = next((block.text for block in blocks if block.kind is BlockKind.PARAGRAPH), "")
    return Parts(masthead, title, letter, originals, running or everything, everything)
