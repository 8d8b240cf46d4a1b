"""Numbers for the paragraphs of a part that numbers none itself: "annex, para. 7".

May import db.model only.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from db.model import BlockKind, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Block, Section

PARTS = (
    SectionKind.LETTER,
    SectionKind.ANNEX,
    SectionKind.ENCLOSURE,
    SectionKind.APPENDIX,
)


def paragraph_numbers(sections: Sequence[Section], blocks: Sequence[Block]) -> dict[int, int]:
    """The reader-assigned number of each paragraph, by the id of its block.

    Each letter, annex or enclosure counts from 1. Where a part has official numbers, which are the
    blocks' markers, nothing is assigned.
    """
    part_of = _parts(sections)
    markers: dict[int, list[str | None]] = {}
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            markers.setdefault(part_of[block.section], []).append(block.marker)
    official = {part for part, found in markers.items() if has_official_numbers(found)}
    counts: Counter[int] = Counter()
    numbers: dict[int, int] = {}
    for block in blocks:
        part = part_of[block.section]
        if block.kind is BlockKind.PARAGRAPH and part not in official:
            counts[part] += 1
            numbers[block.id] = counts[part]
    return numbers


def has_official_numbers(markers: Sequence[str | None]) -> bool:
    """Whether a part numbers its own paragraphs: many of them, and the numbers only rise."""
    numbers = [marker.rstrip(".-–") for marker in markers if marker is not None]
    values = [int(number) for number in numbers if number.isdecimal()]
    rising = all(one < two for one, two in pairwise(values))
    return len(values) * 4 >= len(markers) and len(values) > 1 and rising


def _parts(sections: Sequence[Section]) -> dict[int, int]:
    """The letter, annex or enclosure that holds each section; -1 for the document as a whole."""
    found: dict[int, int] = {}
    for section in sections:  # a parent comes before its children
        if section.kind in PARTS:
            found[section.id] = section.id
        else:
            found[section.id] = found[section.parent] if section.parent is not None else -1
    return found
