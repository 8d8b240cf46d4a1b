"""Repairs that the reader undid: the text there is as it was received.

May import db.model, db.text and its sister modules; internal to db.structure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from db.model import Block, BlockKind, Footnote
from db.structure.reoutline import heading_lines, renumbered
from db.structure.repairs import NOTE_REFERENCE, PAGE_JOIN
from db.text import block_key, fold_spaces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.model import FootnoteRef, PageBreak, ParsedDocument, Repair

_CONTINUED = (BlockKind.HEADING, BlockKind.LIST_ITEM)  # whose second half is a paragraph


def apply(
    parsed: ParsedDocument,
    repairs: Mapping[int, Sequence[Repair]],
    notes: Mapping[int, Sequence[Repair]],
) -> tuple[ParsedDocument, dict[int, int]]:
    """Undo repairs of blocks and notes, by their ids; each of them is one of that block's own.

    Where two halves of a paragraph were joined across a page, undoing that parts them again. A
    title that is a heading's words follows them.

    Returns:
        The document, and for each block as extracted the id of what it is, or begins with, now.
    """
    footnotes = tuple(_in_note(note, notes.get(note.id, ())) for note in parsed.footnotes)
    if not repairs:
        kept = replace(parsed, footnotes=footnotes) if notes else parsed
        return kept, {block.id: block.id for block in parsed.blocks}
    blocks: list[Block] = []
    now: dict[int, int] = {}
    for block in parsed.blocks:
        now[block.id] = len(blocks) + 1
        blocks.extend(_in_block(block, repairs.get(block.id, ())))
    counted = _counted(blocks)
    undone = replace(parsed, blocks=counted, footnotes=footnotes)
    undone = _retitled(parsed, undone, {block: now[block] for block in repairs})
    if len(counted) > len(parsed.blocks):
        undone = replace(undone, blocks=renumbered(undone.sections, counted))
    return undone, now


def _counted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Ids, ordinals and keys of blocks, some of which have other words or were cut in two."""
    seen: Counter[str] = Counter()
    counted: list[Block] = []
    for at, block in enumerate(blocks):
        key = block.key or block_key(block.text)
        if (block.id, block.ordinal, block.key, block.key_n) != (at + 1, at, key, seen[key]):
            block = replace(block, id=at + 1, ordinal=at, key=key, key_n=seen[key])
        counted.append(block)
        seen[key] += 1
    return tuple(counted)


def _retitled(
    before: ParsedDocument, after: ParsedDocument, changed: Mapping[int, int]
) -> ParsedDocument:
    """Titles that were the words of a heading are its words still."""
    old = {block.id: block.text for block in before.blocks if block.id in changed}
    new = {block.id: block.text for block in after.blocks}
    titles = {section.id: section.title for section in before.sections}
    facts = before.facts
    for section, lines in heading_lines(before).items():
        for line in lines:
            if line not in changed or titles[section] != fold_spaces(old[line]):
                continue
            title = fold_spaces(new[changed[line]])
            if facts.title == titles[section]:
                facts = replace(facts, title=title)
            titles[section] = title
    sections = tuple(
        section
        if section.title == titles[section.id]
        else replace(section, title=titles[section.id])
        for section in after.sections
    )
    return replace(after, facts=facts, sections=sections)


# ------------------------------------------------------------------ one block


def _in_block(block: Block, undone: Sequence[Repair]) -> list[Block]:
    """The block with some repairs undone; in pieces where a join was."""
    if not undone:
        return [block]
    behind: list[Block] = []
    for at in _last_first(block.repairs, undone):
        if block.repairs[at].rule == PAGE_JOIN:
            block, rest = _cut(block, at)
            behind.insert(0, rest)
        else:
            block = _undo(block, at)
    return [replace(piece, key="") for piece in (block, *behind)]


def _last_first(repairs: Sequence[Repair], undone: Sequence[Repair]) -> list[int]:
    """Which of the repairs, from the end, so that those before keep their offsets."""
    return [at for at in reversed(range(len(repairs))) if repairs[at] in undone]


def _undo(block: Block, at: int) -> Block:
    """The block with one repair undone; a letter that was a note's reference is text again."""
    repair = block.repairs[at]
    text, repairs = _without(block.text, block.repairs, at)
    owners = _reference_owners(block)
    refs: list[FootnoteRef] = []
    for ref, owner in zip(block.refs, owners, strict=True):
        if owner != at:
            refs.append(replace(ref, offset=_moved(ref.offset, repair, after=at < owner)))
    joins = {
        one.offset + len(one.cleaned): n
        for n, one in enumerate(block.repairs)
        if one.rule == PAGE_JOIN
    }
    breaks = tuple(
        replace(mark, offset=_moved(mark.offset, repair, after=at < joins.get(mark.offset, -1)))
        for mark in block.page_breaks
    )
    return replace(block, text=text, repairs=repairs, refs=tuple(refs), page_breaks=breaks)


def _reference_owners(block: Block) -> list[int]:
    """For each reference the repair that took it out of the line; -1 where it was raised."""
    owners: list[int] = []
    for ref in block.refs:
        able = (
            at
            for at, repair in enumerate(block.repairs)
            if repair.rule == NOTE_REFERENCE
            and repair.offset + len(repair.cleaned) == ref.offset
            and ref.label in repair.received
            and at not in owners
        )
        owners.append(next(able, -1))
    return owners


def _without(text: str, repairs: Sequence[Repair], undone: int) -> tuple[str, tuple[Repair, ...]]:
    """A text and its repairs without one of them."""
    repair = repairs[undone]
    start, end = repair.offset, repair.offset + len(repair.cleaned)
    shift = len(repair.received) - len(repair.cleaned)
    behind = (replace(one, offset=one.offset + shift) for one in repairs[undone + 1 :])
    return text[:start] + repair.received + text[end:], (*repairs[:undone], *behind)


def _moved(offset: int, undone: Repair, *, after: bool) -> int:
    """Where an offset lies when a repair is undone.

    Args:
        offset: before.
        undone: the repair.
        after: whether the offset is behind the repair where both are at the same place.
    """
    start, end = undone.offset, undone.offset + len(undone.cleaned)
    behind = after if start == end == offset else offset >= end
    return offset + len(undone.received) - len(undone.cleaned) if behind else offset


def _cut(block: Block, at: int) -> tuple[Block, Block]:
    """The two halves of a block that were joined across a page, by that repair.

    What the join took away (a hyphen) goes back to its half.
    """
    join = block.repairs[at]
    end, start = join.offset, join.offset + len(join.cleaned)
    head, _, tail = join.received.partition("\n")
    owners = _reference_owners(block)
    before = [owner < at if owner >= 0 else ref.offset <= end
              for ref, owner in zip(block.refs, owners, strict=True)]  # fmt: skip
    crossed = [mark for mark in block.page_breaks if mark.offset <= start]
    later = [mark for mark in block.page_breaks if mark.offset > start]
    shift = len(tail) - start
    first = replace(
        block,
        text=block.text[:end] + head,
        repairs=block.repairs[:at],
        refs=tuple(ref for ref, early in zip(block.refs, before, strict=True) if early),
        page_breaks=tuple(crossed[:-1]),
    )
    second = replace(
        block,
        kind=BlockKind.PARAGRAPH if block.kind in _CONTINUED else block.kind,
        marker=None,
        number=None,
        page=crossed[-1].page if crossed else block.page,
        text=tail + block.text[start:],
        repairs=tuple(replace(one, offset=one.offset + shift) for one in block.repairs[at + 1 :]),
        refs=tuple(
            replace(ref, offset=ref.offset + shift)
            for ref, early in zip(block.refs, before, strict=True)
            if not early
        ),
        page_breaks=_shifted(later, shift),
    )
    return first, second


def _shifted(marks: Sequence[PageBreak], shift: int) -> tuple[PageBreak, ...]:
    return tuple(replace(mark, offset=mark.offset + shift) for mark in marks)


def _in_note(note: Footnote, undone: Sequence[Repair]) -> Footnote:
    for at in _last_first(note.repairs, undone):
        text, repairs = _without(note.text, note.repairs, at)
        note = replace(note, text=text, repairs=repairs)
    return note
