"""The outline as the reader put it right: promoted, demoted, renamed, merged, made and unmade.

Sections are a list in reading order, each with the level it should have; the tree is what those
levels say. May import db.model, db.text and its sister modules; internal to db.structure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.model import BlockKind, ParsedDocument, Section, SectionKind
from db.structure.numbering import paragraph_numbers
from db.text import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from db.corrections import HeadingCorrection
    from db.model import Block

_DEEPEST = 9
_BEFORE_A_TITLE = (BlockKind.HEADING, BlockKind.LETTERHEAD)


@dataclass(slots=True)
class _Node:
    """A section on its way."""

    section: Section
    start: int  # ordinal of its first block
    level: int  # that it should have
    block: int | None = None  # that stands for its heading
    title: str | None = None  # as the reader typed it
    goes_on: list[str] = field(default_factory=list[str])  # words of headings merged into it
    id: int = 0
    parent: int | None = None

    def finished(self, at: int, level: int) -> Section:
        """The section in its place."""
        title = self.title or fold_spaces(" ".join((self.section.title or "", *self.goes_on)))
        return replace(
            self.section,
            id=self.id,
            parent=self.parent,
            level=level,
            ordinal=at,
            title=title or None,
        )


def heading_lines(parsed: ParsedDocument) -> dict[int, tuple[int, ...]]:
    """The blocks that are the heading of each section that has one: section id → block ids.

    Most are one block; an annex has its label and its title. Masthead lines may stand before.
    """
    found: dict[int, list[int]] = {}
    closed: set[int] = set()  # sections whose text has begun
    for block in parsed.blocks:
        if block.kind is BlockKind.HEADING and block.section not in closed:
            found.setdefault(block.section, []).append(block.id)
        elif block.kind not in _BEFORE_A_TITLE:
            closed.add(block.section)
    return {section: tuple(blocks) for section, blocks in found.items()}


def heading_blocks(parsed: ParsedDocument) -> dict[int, int]:
    """The block that stands for the heading of each section that has one."""
    return {section: blocks[0] for section, blocks in heading_lines(parsed).items()}


def impossible(
    parsed: ParsedDocument, corrections: Mapping[int, HeadingCorrection]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """The blocks whose correction cannot be, and those that are headings, or lines of one, then.

    A row of a table is no heading; the second line of a heading is not one of its own; and nothing
    goes on with a heading that does not stand just before it.
    """
    lines = heading_lines(parsed).values()
    first_of = {block: blocks[0] for blocks in lines for block in blocks}
    standing: set[int] = set()  # blocks that are headings, or lines of one
    refused: list[int] = []
    before = 0
    for block in parsed.blocks:
        first = first_of.get(block.id)
        said = corrections.get(block.id)
        able = block.kind is not BlockKind.TABLE_ROW and first in (None, block.id)
        if said is not None and said.heading and said.merged and before not in standing:
            able = False
        if said is not None and not able:
            refused.append(block.id)
            said = None
        stands = first == block.id or first in standing
        if said.heading if said is not None else stands:
            standing.add(block.id)
        before = block.id
    return tuple(refused), frozenset(standing)


def apply(parsed: ParsedDocument, corrections: Mapping[int, HeadingCorrection]) -> ParsedDocument:
    """The document with another outline.

    Args:
        parsed: as extracted.
        corrections: by the id of the heading's block, none of them impossible; see
            db.corrections.HeadingCorrection.
    """
    if not corrections:
        return parsed
    lines = heading_lines(parsed)
    nodes = _nodes(parsed, lines, corrections, _pins(corrections))
    sections = _nest(nodes)
    kinds = _kinds(lines, corrections)
    starts = [node.start for node in nodes]
    blocks = tuple(
        replace(
            block,
            section=nodes[max(0, bisect_right(starts, block.ordinal) - 1)].id,
            kind=kinds.get(block.id, block.kind),
        )
        for block in parsed.blocks
    )
    return replace(parsed, sections=sections, blocks=renumbered(sections, blocks))


def relevel(
    parsed: ParsedDocument,
    corrections: Mapping[int, HeadingCorrection],
    wanted: Mapping[int, int],
    moved: Collection[int],
) -> dict[int, int | None]:
    """What to say of levels so that the tree has those wanted; see db.structure.corrections.

    Levels that are right already, as they are said or found, are left alone.
    """
    lines = heading_lines(parsed)
    before = _pins(corrections)
    pins = dict(before)
    nodes = _nodes(parsed, lines, corrections, pins)
    open_: list[int] = []  # the levels of the sections that hold the next one
    for at, block in enumerate([node.block for node in nodes]):
        if block is not None and block in wanted:
            depth = min(wanted[block], len(open_) + 1)
            if block in moved and pins.pop(block, None) is not None:
                nodes = _nodes(parsed, lines, corrections, pins)
            if _depth(open_, nodes[at].level) != depth:
                pins[block] = _within(open_[depth - 2] + 1 if depth > 1 else 1)
                nodes = _nodes(parsed, lines, corrections, pins)
        level = nodes[at].level
        del open_[_depth(open_, level) - 1 :]
        open_.append(level)
    return {
        block: pins.get(block)
        for block in before.keys() | pins.keys()
        if before.get(block) != pins.get(block)
    }


def _depth(open_: Sequence[int], level: int) -> int:
    """How deep a section stands that should have this level, below those before it."""
    return bisect_left(open_, level) + 1


def renumbered(sections: Sequence[Section], blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with the paragraph numbers that their sections give them."""
    kept = tuple(blocks)
    numbers = paragraph_numbers(sections, kept)
    return tuple(
        block if block.number == (number := numbers.get(block.id)) else _numbered(block, number)
        for block in kept
    )


def _numbered(block: Block, number: int | None) -> Block:
    return replace(block, number=number)


def _kinds(
    lines: Mapping[int, Sequence[int]], corrections: Mapping[int, HeadingCorrection]
) -> dict[int, BlockKind]:
    """What blocks become; those that are not named stay what they are."""
    line_of = {blocks[0]: blocks for blocks in lines.values()}
    kinds: dict[int, BlockKind] = {}
    for block, correction in corrections.items():
        if correction.heading:
            kinds[block] = BlockKind.HEADING
        else:
            kinds.update(dict.fromkeys(line_of.get(block, ()), BlockKind.PARAGRAPH))
    return kinds


# ------------------------------------------------------------------ sections


def _nodes(
    parsed: ParsedDocument,
    lines: Mapping[int, Sequence[int]],
    corrections: Mapping[int, HeadingCorrection],
    pins: Mapping[int, int],
) -> list[_Node]:
    """The sections that there are to be, in reading order, with the levels they should have."""
    levels = _levels(parsed, lines, pins)
    by_id = {block.id: block for block in parsed.blocks}
    own = {blocks[0]: section for section, blocks in lines.items()}
    # Where a section and a paragraph that becomes one begin together, the section holds the other.
    found: list[tuple[int, int, int, _Node | None, HeadingCorrection | None]] = []
    starts = _starts(parsed)
    for section in parsed.sections:
        block_id = lines.get(section.id, (None,))[0]
        said = corrections.get(block_id or 0)
        node = _Node(section, starts[section.id], levels[section.id], block_id)
        found.append((node.start, 0, section.ordinal, node, said))
    for block_id, said in corrections.items():
        if block_id in own or not said.heading:
            continue
        block = by_id[block_id]
        level = _within(pins.get(block_id, levels[block.section] + 1))
        made = Section(0, None, 0, level, SectionKind.SECTION, block.marker, block.text)
        found.append((block.ordinal, 1, 0, _Node(made, block.ordinal, level, block_id), said))
    kept: list[_Node] = []
    for *_, node, said in sorted(found, key=lambda entry: entry[:3]):
        if node is not None:
            _put(kept, node, said)
    return kept


def _put(kept: list[_Node], node: _Node, said: HeadingCorrection | None) -> None:
    """Add a section to those before it, or its words to the last, or nothing."""
    if said is None:
        kept.append(node)
        return
    title = fold_spaces(said.title or "") or None
    if not said.heading:
        if not kept:  # its text must be somewhere: an opening without a title
            node.section = replace(node.section, title=None, number=None)
            kept.append(node)
    elif said.merged and kept:
        words = title or node.section.title or ""
        kept[-1].goes_on += filter(None, (node.section.number, words))
    else:
        node.title = title
        kept.append(node)


def _pins(corrections: Mapping[int, HeadingCorrection]) -> dict[int, int]:
    """The levels that are said, by block."""
    return {block: said.level for block, said in corrections.items() if said.level is not None}


def _levels(
    parsed: ParsedDocument, lines: Mapping[int, Sequence[int]], pins: Mapping[int, int]
) -> dict[int, int]:
    """The level that each section should have; those below one that was moved go with it."""
    shifts: dict[int | None, int] = {None: 0}
    levels: dict[int, int] = {}
    for section in parsed.sections:
        first = lines.get(section.id, (-1,))[0]
        levels[section.id] = _within(pins.get(first, section.level + shifts[section.parent]))
        shifts[section.id] = levels[section.id] - section.level
    return levels


def _within(level: int) -> int:
    return min(max(level, 1), _DEEPEST)


def _starts(parsed: ParsedDocument) -> dict[int, int]:
    """The ordinal of each section's first block; one without blocks begins with the next."""
    first: dict[int, int] = {}
    for block in parsed.blocks:
        first.setdefault(block.section, block.ordinal)
    following = len(parsed.blocks)
    for section in reversed(parsed.sections):
        following = first.setdefault(section.id, following)
    return first


def _nest(nodes: Sequence[_Node]) -> tuple[Section, ...]:
    """Ids, parents and levels: nothing stands more than one level below what holds it.

    Two that should have the same level stand beside each other, also where what should hold them
    is no more.
    """
    open_: list[_Node] = []
    sections: list[Section] = []
    for at, node in enumerate(nodes):
        while open_ and open_[-1].level >= node.level:
            open_.pop()
        node.id = at + 1
        node.parent = open_[-1].id if open_ else None
        open_.append(node)
        sections.append(node.finished(at, len(open_)))
    return tuple(sections)
