"""The outline as the reader put it right: promoted, demoted, renamed, merged, made and unmade.

Sections are a list in reading order, each with the level it should have; the tree is what those
levels say. May import db.model, db.text and its sister modules; internal to db.structure.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.model import BlockKind, ParsedDocument, Section, SectionKind
from db.structure.numbering import paragraph_numbers
from db.text import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model import Block, HeadingCorrection

_DEEPEST = 9


@dataclass(slots=True)
class _Node:
    """A section on its way."""

    section: Section
    start: int  # ordinal of its first block
    level: int
    base: int | None  # its id as extracted; None for a new one
    id: int = 0
    parent: int | None = None


def heading_blocks(parsed: ParsedDocument) -> dict[int, int]:
    """The block that is the heading of each section with a title: section id → block id."""
    found: dict[int, int] = {}
    titled = {section.id for section in parsed.sections if section.title is not None}
    for block in parsed.blocks:
        if block.kind is BlockKind.HEADING and block.section in titled:
            found.setdefault(block.section, block.id)
    return found


def impossible(
    parsed: ParsedDocument, corrections: Mapping[int, HeadingCorrection]
) -> tuple[int, ...]:
    """The blocks whose correction cannot be: a merge without a heading before it, a row's."""
    own = set(heading_blocks(parsed).values())
    refused: list[int] = []
    for at, block in enumerate(parsed.blocks):
        correction = corrections.get(block.id)
        if correction is None:
            continue
        before = parsed.blocks[at - 1] if at else None
        said = corrections.get(before.id) if before is not None else None
        headed = before is not None and (before.id in own or (said is not None and said.heading))
        if said is not None and not said.heading:
            headed = False
        if block.kind is BlockKind.TABLE_ROW or (correction.merged and not headed):
            refused.append(block.id)
    return tuple(refused)


def apply(parsed: ParsedDocument, corrections: Mapping[int, HeadingCorrection]) -> ParsedDocument:
    """The document with another outline.

    Args:
        parsed: as extracted.
        corrections: by the id of the heading's block; see db.model.HeadingCorrection.
    """
    if not corrections:
        return parsed
    nodes = _nodes(parsed, corrections)
    _nest(nodes)
    owners = _owners(parsed, nodes)
    own = set(heading_blocks(parsed).values())
    blocks = tuple(
        replace(block, section=owners[block.id], kind=_kind(block, corrections, own))
        for block in parsed.blocks
    )
    sections = tuple(
        replace(node.section, id=node.id, parent=node.parent, level=node.level, ordinal=at)
        for at, node in enumerate(nodes)
    )
    return replace(parsed, sections=sections, blocks=renumbered(sections, blocks))


def renumbered(sections: Sequence[Section], blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with the paragraph numbers that their sections give them."""
    kept = tuple(blocks)
    numbers = paragraph_numbers(sections, kept)
    return tuple(replace(block, number=numbers.get(block.id)) for block in kept)


def _kind(block: Block, corrections: Mapping[int, HeadingCorrection], own: set[int]) -> BlockKind:
    correction = corrections.get(block.id)
    if correction is None:
        return block.kind
    if correction.heading:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH if block.id in own else block.kind


# ------------------------------------------------------------------ sections


def _nodes(parsed: ParsedDocument, corrections: Mapping[int, HeadingCorrection]) -> list[_Node]:
    """The sections that there are to be, in reading order, with the levels they should have."""
    headings = heading_blocks(parsed)
    starts = _starts(parsed)
    shifts: dict[int, int] = {}
    nodes: list[_Node] = []
    for section in parsed.sections:
        correction = corrections.get(headings.get(section.id, -1))
        shift = shifts.get(section.parent, 0) if section.parent is not None else 0
        level = section.level + shift
        if correction is not None and correction.level is not None:
            level = correction.level
        level = min(max(level, 1), _DEEPEST)
        shifts[section.id] = level - section.level
        nodes.append(_Node(section, starts[section.id], level, section.id))
    own = set(headings.values())
    levels = {node.base: node.level for node in nodes}
    for block in parsed.blocks:
        correction = corrections.get(block.id)
        if correction is None or not correction.heading or block.id in own or correction.merged:
            continue
        level = correction.level or levels[block.section] + 1
        title = fold_spaces(correction.title or block.text)
        made = Section(0, None, 0, level, SectionKind.SECTION, block.marker, title)
        nodes.append(_Node(made, block.ordinal, min(level, _DEEPEST), None))
    nodes.sort(key=lambda node: (node.start, node.base is None, node.base or 0))
    return _without_unmade(parsed, nodes, headings, corrections)


def _without_unmade(
    parsed: ParsedDocument,
    nodes: Sequence[_Node],
    headings: Mapping[int, int],
    corrections: Mapping[int, HeadingCorrection],
) -> list[_Node]:
    """Take out what is no heading, and give merged words to the heading before."""
    texts = {block.id: block.text for block in parsed.blocks}
    kept: list[_Node] = []
    for node in nodes:
        block = headings.get(node.base or -1)
        correction = corrections.get(block) if block is not None else None
        if correction is None or block is None:
            kept.append(node)
        elif correction.merged and kept:
            before = kept[-1].section
            words = " ".join(filter(None, (node.section.number, texts[block])))
            title = fold_spaces(f"{before.title or ''} {words}")
            kept[-1].section = replace(before, title=title)
        elif correction.heading:
            title = fold_spaces(correction.title or "") or node.section.title
            node.section = replace(node.section, title=title)
            kept.append(node)
        elif not kept:  # its text must be somewhere: an opening without a title
            node.section = replace(node.section, title=None, number=None, kind=SectionKind.SECTION)
            kept.append(node)
    return kept


def _starts(parsed: ParsedDocument) -> dict[int, int]:
    """The ordinal of each section's first block; one without blocks begins with the next."""
    first: dict[int, int] = {}
    for block in parsed.blocks:
        first.setdefault(block.section, block.ordinal)
    following = len(parsed.blocks)
    for section in reversed(parsed.sections):
        following = first.setdefault(section.id, following)
    return first


def _nest(nodes: Sequence[_Node]) -> None:
    """Ids, parents and levels: nothing stands more than one level below what holds it."""
    open_: list[_Node] = []
    for at, node in enumerate(nodes):
        while open_ and open_[-1].level >= node.level:
            open_.pop()
        node.id = at + 1
        node.parent = open_[-1].id if open_ else None
        node.level = open_[-1].level + 1 if open_ else 1
        open_.append(node)


def _owners(parsed: ParsedDocument, nodes: Sequence[_Node]) -> dict[int, int]:
    """Which section each block is in now: block id → new section id.

    A block goes to the section that begins last before it, unless it stood in one that goes on
    after its subsections.
    """
    base_starts = _starts(parsed)
    before = sorted((start, section.ordinal) for section in parsed.sections
                    for start in (base_starts[section.id],))  # fmt: skip
    by_ordinal = {section.ordinal: section.id for section in parsed.sections}
    kept = {node.base: node.id for node in nodes if node.base is not None}
    starts = [node.start for node in nodes]
    owners: dict[int, int] = {}
    for block in parsed.blocks:
        last = by_ordinal[before[bisect_right(before, (block.ordinal, len(before))) - 1][1]]
        now = nodes[max(0, bisect_right(starts, block.ordinal) - 1)].id
        resumed = last != block.section
        owners[block.id] = kept.get(block.section, now) if resumed else now
    return owners
