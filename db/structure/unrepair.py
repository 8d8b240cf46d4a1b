"""Repairs that the reader undid: the text there is as it was received.

May import db.model, db.text and its sister modules; internal to db.structure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.model import Block, BlockKind, Footnote
from db.structure.reoutline import renumbered
from db.structure.repairs import NOTE_REFERENCE, PAGE_JOIN
from db.text import block_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.model import ParsedDocument, Repair, Section


@dataclass(frozen=True, slots=True)
class Undone:
    """Sections as they were, and blocks with what the reader undid."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]


def apply(
    parsed: ParsedDocument,
    repairs: Mapping[int, Sequence[Repair]],
    notes: Mapping[int, Sequence[Repair]],
) -> tuple[Undone, tuple[Footnote, ...]]:
    """Undo repairs of blocks and notes, by their ids.

    Where two halves of a paragraph were joined across a page, undoing that parts them again.
    """
    footnotes = tuple(_in_note(note, notes.get(note.id, ())) for note in parsed.footnotes)
    if not repairs:
        return Undone(parsed.sections, parsed.blocks), footnotes
    blocks: list[Block] = []
    for block in parsed.blocks:
        blocks.extend(_in_block(block, repairs.get(block.id, ())))
    return Undone(parsed.sections, _anew(parsed.sections, blocks)), footnotes


def _anew(sections: Sequence[Section], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Ids, ordinals, keys and numbers of blocks, some of which were cut in two."""
    seen: Counter[str] = Counter()
    counted: list[Block] = []
    for at, block in enumerate(blocks):
        key = block_key(block.text)
        counted.append(replace(block, id=at + 1, ordinal=at, key=key, key_n=seen[key]))
        seen[key] += 1
    if len(counted) == len({block.ordinal for block in blocks}):
        return tuple(counted)
    return renumbered(sections, counted)


def _in_block(block: Block, undone: Sequence[Repair]) -> list[Block]:
    """The block with some repairs undone; in pieces where a join was."""
    behind: list[Block] = []
    for repair in _last_first(undone):
        if repair.rule == PAGE_JOIN:
            block, rest = _cut(block, repair)
            behind.insert(0, rest)
        else:
            block = _undo(block, repair)
    return [block, *behind]


def _last_first(repairs: Sequence[Repair]) -> list[Repair]:
    """From the end, so that the offsets of those before stay true."""
    return sorted(repairs, key=lambda repair: repair.offset, reverse=True)


def _undo(block: Block, repair: Repair) -> Block:
    """The block with one repair undone; a letter that was a note's reference is text again."""
    at = repair.offset
    end, shift = at + len(repair.cleaned), len(repair.received) - len(repair.cleaned)
    text, repairs = _without(block.text, block.repairs, repair)
    reference = repair.rule == NOTE_REFERENCE
    refs = [ref for ref in block.refs if not (reference and ref.offset == at)]
    return replace(
        block,
        text=text,
        repairs=repairs,
        refs=tuple(replace(ref, offset=_moved(ref.offset, at, end, shift)) for ref in refs),
        page_breaks=tuple(
            replace(mark, offset=_moved(mark.offset, at, end, shift)) for mark in block.page_breaks
        ),
    )


def _without(
    text: str, repairs: Sequence[Repair], undone: Repair
) -> tuple[str, tuple[Repair, ...]]:
    """A text and its repairs without one of them."""
    at = undone.offset
    end, shift = at + len(undone.cleaned), len(undone.received) - len(undone.cleaned)
    return text[:at] + undone.received + text[end:], tuple(
        replace(repair, offset=_moved(repair.offset, at, end, shift))
        for repair in repairs
        if repair != undone
    )


def _moved(offset: int, at: int, end: int, shift: int) -> int:
    """Where an offset lies after the range from ``at`` to ``end`` changed its length."""
    return offset + shift if offset >= end and offset > at else offset


def _cut(block: Block, join: Repair) -> tuple[Block, Block]:
    """The two halves of a block that were joined across a page."""
    at, start = join.offset, join.offset + len(join.cleaned)
    pages = [mark.page for mark in block.page_breaks if mark.offset <= start]
    kind = block.kind if block.kind is not BlockKind.HEADING else BlockKind.PARAGRAPH
    first = replace(
        block,
        text=block.text[:at],
        repairs=tuple(repair for repair in block.repairs if repair.offset < at),
        refs=tuple(ref for ref in block.refs if ref.offset <= at),
        page_breaks=tuple(mark for mark in block.page_breaks if mark.offset < at),
    )
    second = replace(
        block,
        kind=kind,
        marker=None,
        number=None,
        page=pages[-1] if pages else block.page,
        text=block.text[start:],
        repairs=tuple(
            replace(repair, offset=repair.offset - start)
            for repair in block.repairs
            if repair.offset >= start
        ),
        refs=tuple(
            replace(ref, offset=ref.offset - start) for ref in block.refs if ref.offset > at
        ),
        page_breaks=tuple(
            replace(mark, offset=mark.offset - start)
            for mark in block.page_breaks
            if mark.offset > start
        ),
    )
    return first, second


def _in_note(note: Footnote, undone: Sequence[Repair]) -> Footnote:
    for repair in _last_first(undone):
        text, repairs = _without(note.text, note.repairs, repair)
        note = replace(note, text=text, repairs=repairs)
    return note
