"""Matches in reading order and by date: any page of them, and how many stand where.

Row ids are in reading order, and those of a document are consecutive. So the matching rows, sorted
once, answer everything by halving: a page, a document's share, a section's. May import
db.store.levels and db.store.segments.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING, NamedTuple

from db.store.levels import slots_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from db.store.segments import Segment

NONE = ""  # no document's key: no section is counted
_FEW = 8  # of so many passages one matches: then all are looked at, at the speed of C
_FLAGS = bytes(n == ord("1") for n in range(256))


class _Document(NamedTuple):
    first: int  # the row id of its first block
    last: int
    key: str
    issued: str | None


class Layout:
    """Where documents and sections begin and end, as long as nothing is written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._documents: list[_Document] | None = None
        self._beginnings: list[int] | None = None
        self._sections: list[tuple[int, int, int, int]] | None = None
        self._holders: dict[int, int] | None = None

    def read(self) -> None:
        """Read everything now."""
        self.sections(None)
        bool(self.beginnings and self.holders)

    @property
    def documents(self) -> list[_Document]:
        """In reading order."""
        if self._documents is None:
            rows = self._connection.execute(
                "SELECT (SELECT min(id) FROM blocks WHERE document = d.id), "
                "(SELECT max(id) FROM blocks WHERE document = d.id), key, issued FROM documents d"
            )
            self._documents = sorted(_Document(*row) for row in rows if row[0] is not None)
        return self._documents

    @property
    def beginnings(self) -> list[int]:
        """The first block of each document."""
        if self._beginnings is None:
            self._beginnings = [one.first for one in self.documents]
        return self._beginnings

    def sections(self, document: str | None) -> list[tuple[int, int, int, int]]:
        """Of each section with blocks: id, first block, last block, how many blocks."""
        if document is None:
            if self._sections is None:
                self._sections = self._read_sections("")
            return self._sections
        return self._read_sections(
            "WHERE section IN (SELECT s.id FROM sections s JOIN documents d "
            "ON d.id = s.document WHERE d.key = ?)",
            document,
        )

    def _read_sections(self, where: str, *parameters: str) -> list[tuple[int, int, int, int]]:
        return self._connection.execute(
            "SELECT section, min(id), max(id), count(*) FROM blocks "
            f"{where} GROUP BY section ORDER BY section",
            parameters,
        ).fetchall()

    @property
    def holders(self) -> dict[int, int]:
        """The block that each note belongs to, by the note's row id."""
        if self._holders is None:
            self._holders = dict(self._connection.execute("SELECT id, block FROM footnotes"))
        return self._holders

    def blocks_of_section(self, section: int) -> list[int]:
        """The row ids of its blocks."""
        found = self._connection.execute("SELECT id FROM blocks WHERE section = ?", (section,))
        return [row for (row,) in found]


class Ordered:
    """The matches of one search."""

    def __init__(self, layout: Layout, segments: Sequence[Segment], matches: Sequence[int]) -> None:
        self._layout = layout
        parts: list[array[int]] = []
        notes: list[int] = []
        for segment, bits in zip(segments, matches, strict=True):
            if bits:
                in_notes = bits & segment.notes
                notes += [segment.codes[slot] >> 1 for slot in slots_of(in_notes)]
                parts.append(_rows(segment, bits ^ in_notes))
        parts.sort(key=lambda rows: rows[0] if rows else 0)
        self._rows = parts[0] if len(parts) == 1 else array("I", chain.from_iterable(parts))
        if any(one and other and one[-1] > other[0] for one, other in pairwise(parts)):
            self._rows = array("I", sorted(self._rows))
        holders = layout.holders if notes else {}
        both = sorted((holders[note], note) for note in notes)
        self._note_rows = [note for _, note in both]
        self._note_blocks = [block for block, _ in both]

    def __len__(self) -> int:
        return len(self._rows) + len(self._note_rows)

    def page(self, offset: int, limit: int) -> list[int]:
        """Codes of passages in reading order: a note follows the block that points to it."""
        return self._codes(offset, min(len(self), offset + limit))

    def page_by_date(self, offset: int, limit: int) -> list[int]:
        """The same by the dates of the documents, the newest first, undated ones last."""
        documents = self._layout.documents
        newest = sorted(
            (one for one in documents if one.issued is not None),
            key=lambda one: one.issued or "",
            reverse=True,
        )
        codes: list[int] = []
        for one in [*newest, *(one for one in documents if one.issued is None)]:
            first, end = self._before(one.first), self._before(one.last + 1)
            if offset >= end - first:
                offset -= end - first
                continue
            codes += self._codes(first + offset, min(end, first + offset + limit - len(codes)))
            offset = 0
            if len(codes) >= limit:
                break
        return codes

    def by_document(self) -> list[tuple[str, int]]:
        """Each document's key and how many matches it has, in reading order."""
        documents, beginnings = self._layout.documents, self._layout.beginnings
        rows, notes = self._rows, self._note_blocks
        row = note = 0
        counts: list[tuple[str, int]] = []
        while row < len(rows) or note < len(notes):  # from match to match, not document by document
            block = min([*rows[row : row + 1], *notes[note : note + 1]])
            one = documents[bisect_right(beginnings, block) - 1]
            row_end = bisect_right(rows, one.last, row)
            note_end = bisect_right(notes, one.last, note)
            counts.append((one.key, row_end - row + note_end - note))
            row, note = row_end, note_end
        return counts

    def by_section(self, document: str | None = None) -> list[tuple[int, int]]:
        """How many matches each section has, its own blocks alone, by the sections' ids."""
        counts: list[tuple[int, int]] = []
        for section, first, last, blocks in self._layout.sections(document):
            count = self._before(last + 1) - self._before(first)
            if count and last - first + 1 != blocks:  # others stand between its blocks
                rows = self._layout.blocks_of_section(section)
                count = sum(self._before(row + 1) - self._before(row) for row in rows)
            if count:
                counts.append((section, count))
        return counts

    def _before(self, row: int) -> int:
        """How many matches stand before a block."""
        return bisect_left(self._rows, row) + bisect_left(self._note_blocks, row)

    def _codes(self, first: int, end: int) -> list[int]:
        """From one place in reading order to another."""
        rows, blocks = self._rows, self._note_blocks
        # How many notes stand before that place: of the n-th, its own n and the blocks before it.
        note = bisect_left(
            range(len(blocks)), first, key=lambda n: n + bisect_right(rows, blocks[n])
        )
        row = first - note
        codes: list[int] = []
        while len(codes) < end - first:
            if note < len(blocks) and (row >= len(rows) or blocks[note] < rows[row]):
                codes.append(self._note_rows[note] << 1 | 1)
                note += 1
            else:
                codes.append(rows[row] << 1)
                row += 1
        return codes


def _rows(segment: Segment, bits: int) -> array[int]:
    """The row ids of matching blocks, sorted."""
    size = len(segment.codes)
    if bits.bit_count() * _FEW < size:
        return array("I", sorted([segment.codes[slot] >> 1 for slot in slots_of(bits)]))
    return array("I", _all_rows(segment, bits, size))


def _all_rows(segment: Segment, bits: int, size: int) -> Iterator[int]:
    first, slots = segment.slots_by_row()
    flags = f"0{f'{bits:0{size}b}'[::-1]}".encode().translate(_FLAGS)  # slot 0 stands for none
    return compress(range(first, first + len(slots)), map(flags.__getitem__, slots))
