"""Where every word of the document stands on the page, and back again.

The model counts Unicode code points in a block's own text. The page counts UTF-16 units, and it
holds material that is in no block's text: bullets, note letters, back links. This is the one
place that converts between the two. May import db.model only; no Qt, so that it can be tested
with any text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from db.model import BlockKind, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.model import Block, Footnote


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Insertion(NamedTuple):
    """Material on the page, before the code point at ``offset``, that is not in the text."""

    offset: int
    units: int
    note: int | None = None  # id of the footnote it opens
    label: str = ""
    returns: bool = False  # a back link from the note to its reference


@dataclass(frozen=True, slots=True)
class Passage:
    """One block or note as it stands on the page; ``start`` is where its own text begins there.

    ``lead`` counts the units inserted before that: a bullet, a marker, a note's letter.
    """

    index: int  # the number of its text block on the page
    text: str
    section: int
    start: int
    lead: int = 0
    insertions: tuple[Insertion, ...] = ()
    astral: bool = False  # has characters that take two units
    block: Block | None = None
    note: Footnote | None = None
    lead_text: str = ""
    ruled: bool = False  # a hairline stands above: another part of the document begins

    @property
    def first(self) -> int:
        """The page position of its first unit, inserted or not."""
        return self.start - self.lead

    @property
    def last(self) -> int:
        """The page position after its last unit, inserted or not."""
        return self.position(len(self.text), after=True)

    def position(self, offset: int, *, after: bool) -> int:
        """The page position of a code point offset.

        ``after`` chooses the side of material inserted at that very offset: a range begins after
        it and ends before it.
        """
        offset = min(max(offset, 0), len(self.text))
        inserted = sum(
            item.units
            for item in self.insertions
            if item.offset < offset or (after and item.offset == offset)
        )
        return self.start + self._units(offset) + inserted

    def positions(self, start: int, end: int) -> tuple[int, int]:
        """The page positions of a range of the text, without the material at its edges."""
        first = self.position(start, after=True)
        return first, max(first, self.position(end, after=False))

    def offset(self, position: int) -> int:
        """The code point offset at a page position; inside inserted material, where it stands."""
        units = position - self.start
        before = 0
        for item in self.insertions:
            at = self._units(item.offset) + before
            if units <= at:
                break
            if units < at + item.units:
                return item.offset
            before += item.units
        return self._code_points(max(units - before, 0))

    def insertion_positions(self) -> Iterator[tuple[Insertion, int, int]]:
        """Every insertion with the page positions it covers."""
        before = 0
        for item in self.insertions:
            at = self.start + self._units(item.offset) + before
            before += item.units
            yield item, at, at + item.units

    def _units(self, offset: int) -> int:
        return utf16_length(self.text[:offset]) if self.astral else offset

    def _code_points(self, units: int) -> int:
        if not self.astral:
            return min(units, len(self.text))
        # Half of a pair is dropped: a position between the two belongs to the whole character.
        raw = self.text.encode("utf-16-le", "surrogatepass")[: units * 2]
        return len(raw.decode("utf-16-le", "ignore"))


class PassageMap:
    """All passages of a page in order: places to positions and positions to places."""

    def __init__(self, document: str, passages: Sequence[Passage]) -> None:
        self._document = document
        self.passages = tuple(passages)
        self._firsts = [passage.first for passage in self.passages]
        self._blocks = {p.block.id: p for p in self.passages if p.block is not None}
        self._notes = {p.note.id: p for p in self.passages if p.note is not None}
        self._references: dict[int, Passage] = {}
        self._heads: dict[int, Passage] = {}
        for passage in self.passages:
            for item in passage.insertions:
                if item.note is not None and not item.returns:
                    self._references.setdefault(item.note, passage)
            block = passage.block
            if block is not None:
                head = self._heads.setdefault(block.section, passage)
                known = head.block is not None and head.block.kind is BlockKind.HEADING
                if block.kind is BlockKind.HEADING and not known:
                    self._heads[block.section] = passage

    def at(self, position: int) -> Passage:
        """The passage at a page position."""
        return self.passages[max(bisect_right(self._firsts, position) - 1, 0)]

    def of_block(self, block: int) -> Passage | None:
        """Where a block stands."""
        return self._blocks.get(block)

    def of_note(self, note: int) -> Passage | None:
        """Where a note stands in the list at the end."""
        return self._notes.get(note)

    def head(self, section: int) -> Passage | None:
        """A section's heading, or its first block when it has none."""
        return self._heads.get(section)

    def reference(self, note: int) -> Passage | None:
        """The first passage that points to a note."""
        return self._references.get(note)

    def of_place(self, place: Place) -> Passage | None:
        """The passage of a place of this document, its note's when it is inside a note."""
        if place.document != self._document:
            return None
        if place.footnote is None:
            return self._blocks.get(place.block)
        return self._note_of_place(place)

    def range_of(self, place: Place) -> tuple[int, int] | None:
        """The page positions of a place; None when it is not on this page."""
        passage = self.of_place(place)
        if passage is None:
            return None
        if place.end_block is None or place.footnote is not None:
            return passage.positions(place.start, max(place.start, place.end))
        start = passage.position(place.start, after=True)
        last = self._blocks.get(place.end_block)
        if last is None:
            return start, passage.position(len(passage.text), after=False)
        return start, max(start, last.position(place.end, after=False))

    def ranges_in(self, place: Place) -> Iterator[tuple[Passage, int, int]]:
        """The ranges of text, passage by passage, that a place covers."""
        bounds = self.range_of(place)
        if bounds is not None:
            yield from self.slices(*bounds)

    def slices(self, first: int, last: int) -> Iterator[tuple[Passage, int, int]]:
        """The ranges of text, passage by passage, between two page positions."""
        for number in range(self.at(first).index, self.at(last).index + 1):
            passage = self.passages[number]
            start, end = passage.offset(first), passage.offset(last)
            if start < end:
                yield passage, start, end

    def place_at(self, position: int) -> Place | None:
        """The place at a page position, without words."""
        passage = self.at(position)
        offset = passage.offset(position)
        return self._place(passage, offset, offset)

    def place_between(self, first: int, last: int) -> Place | None:
        """The place of a selection; None when it covers no word of the document.

        A selection that runs from the text into the notes ends with the text.
        """
        parts = [part for part in self.slices(first, last) if part[0].block or part[0].note]
        if not parts:
            return None
        opening, start, end = parts[0]
        if opening.note is not None:
            return self._place(opening, start, end)
        closing, _, close = [part for part in parts if part[0].block is not None][-1]
        place = self._place(opening, start, close)
        if place is None or closing is opening or closing.block is None:
            return place
        return Place(place.document, place.section, place.block, start, close, closing.block.id)

    def whole(self, passage: Passage) -> Place | None:
        """The place that covers a passage's whole text."""
        return self._place(passage, 0, len(passage.text))

    def text_between(self, first: int, last: int, *, markers: bool) -> str:
        """The document's own words between two page positions, one line for each passage.

        Never note letters. With ``markers``, the bullet or letter of a list item whose beginning
        is covered.
        """
        lines: list[str] = []
        for passage, start, end in self.slices(first, last):
            marked = markers and passage.lead and first <= passage.first
            lead = passage.lead_text.replace("\t", " ") if marked else ""
            lines.append(lead + passage.text[start:end])
        return "\n".join(lines)

    def _place(self, passage: Passage, start: int, end: int) -> Place | None:
        if passage.block is not None:
            return Place(self._document, passage.section, passage.block.id, start, end)
        if passage.note is None:
            return None
        at = self._references.get(passage.note.id) or self.passages[0]
        block = at.block.id if at.block is not None else 0
        label = passage.note.label
        return Place(self._document, at.section, block, start, end, footnote=label)

    def _note_of_place(self, place: Place) -> Passage | None:
        """Labels repeat from page to page: the place's own block says which one is meant."""
        passage = self._blocks.get(place.block)
        for item in passage.insertions if passage else ():
            if item.label == place.footnote and item.note is not None:
                return self._notes.get(item.note)
        same = (p for p in self.passages if p.note and p.note.label == place.footnote)
        return next(same, None)
