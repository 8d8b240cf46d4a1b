"""The segments of a library: sealed ones from their tables, the newest passages in memory.

A segment is an index of some passages (see db.store.inverted). What was imported since the last one
was sealed is put together in memory at the first search, so a passage is found as soon as it is
stored, by the same rules. May import db.store.
"""

from __future__ import annotations

import zlib
from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING

from db.store import levels
from db.store.inverted import Inverted, Passage, common_beginning

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from db.store.levels import Levels

_REMEMBERED = 64  # words and beginnings of a segment whose bits are kept at hand


class Segment:
    """Some passages, numbered by their slots, and where each word stands in them."""

    def __init__(
        self,
        source: Inverted | Kept,
        codes: array[int],
        lengths: array[int],
        headings: int,
        gone: int = 0,
    ) -> None:
        self.codes = codes
        self.lengths = lengths
        self.headings = ((1 << headings) - 1) << (len(codes) - headings)  # their slots
        self.alive = ((1 << len(codes)) - 1) & ~gone
        self._gone = gone
        self._source = source
        self._remembered: OrderedDict[tuple[str, ...], Levels] = OrderedDict()
        self._by_row: dict[bool, tuple[int, array[int]]] = {}
        self._notes: int | None = None

    def of_words(self, words: tuple[str, ...], beginning: str | None = None) -> Levels:
        """Where any of the words stands, or a word that begins so; their occurrences added up."""
        key = words if beginning is None else (*words, f"{beginning}*")
        held = self._remembered.get(key)
        if held is not None:
            self._remembered.move_to_end(key)
            return held
        parts = [self._source.of_word(word) for word in words]
        if beginning is not None:
            parts.append(self._source.of_beginning(beginning))
        parts = [part for part in parts if len(part)]
        found = levels.together(parts) if parts else levels.NOTHING
        if self._gone:
            found = found.only(self.alive)
        self._remembered[key] = found
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return found

    @property
    def notes(self) -> int:
        """The slots of notes."""
        if self._notes is None:
            _, slots = self._source.slots_by_row(notes=True)
            self._notes = levels.from_slots([slot - 1 for slot in slots if slot])
        return self._notes

    def of_rows(self, rows: Iterable[int], *, notes: bool = False) -> int:
        """The slots of blocks, or of notes, by their row ids; of other segments' rows nothing."""
        held = self._by_row.get(notes)
        if held is None:
            held = self._by_row[notes] = self._source.slots_by_row(notes=notes)
        first, slots = held
        end = len(slots)
        if isinstance(rows, range):
            part = slots[max(0, rows.start - first) : max(0, rows.stop - first)]
            found = [slot - 1 for slot in part if slot]
        else:
            found = [
                slots[row - first] - 1
                for row in rows
                if 0 <= row - first < end and slots[row - first]
            ]
        return levels.from_slots(found) & self.alive


class Kept:
    """A sealed segment's lists, read one by one."""

    def __init__(self, connection: sqlite3.Connection, segment: int) -> None:
        self._connection = connection
        self._segment = segment

    def slots_by_row(self, *, notes: bool) -> tuple[int, array[int]]:
        """The first row id, and from there for each row its slot plus one, or 0."""
        first, slots = self._connection.execute(
            "SELECT first_note, notes FROM search_segments WHERE id = ?"
            if notes
            else "SELECT first_block, blocks FROM search_segments WHERE id = ?",
            (self._segment,),
        ).fetchone()
        return first or 0, numbers(slots, "I")

    def of_word(self, word: str) -> Levels:
        """Where a word stands."""
        row = self._connection.execute(
            "SELECT data FROM search_lists WHERE segment = ? AND word = ?", (self._segment, word)
        ).fetchone()
        return levels.unpack(row[0]) if row else levels.NOTHING

    def of_beginning(self, beginning: str) -> Levels:
        """Where words stand that begin so: ready, where there are many."""
        ends = [
            self._connection.execute(
                "SELECT word FROM search_lists WHERE segment = ? AND word >= ? AND word < ? "
                f"ORDER BY word {order} LIMIT 1",
                (self._segment, beginning, beginning + "\U0010ffff"),
            ).fetchone()
            for order in ("ASC", "DESC")
        ]
        if ends[0] is None:
            return levels.NOTHING
        # "natio" begins the same words as "nation": what they have in common names the list.
        shared = common_beginning(*(word.rstrip("*") for (word,) in ends))
        whole = self.of_word(f"{shared}*")
        if len(whole):
            return whole
        rows = self._connection.execute(
            "SELECT data FROM search_lists WHERE segment = ? AND word >= ? AND word < ? "
            "AND word NOT LIKE '%*'",
            (self._segment, beginning, beginning + "\U0010ffff"),
        )
        parts = [levels.unpack(data) for (data,) in rows]
        return levels.together(parts) if parts else levels.NOTHING


class Segments:
    """All passages of a library, as one connection sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state: tuple[int, ...] | None = None
        self._sealed: dict[tuple[int, int], Segment] = {}
        self._all: list[Segment] = []
        self.passages = 0
        self.average = 1.0

    def current(self) -> list[Segment]:
        """The segments as the file is now; call it within the snapshot of a search."""
        state = self._connection.execute(
            "SELECT generation, sealed_block, sealed_note FROM search_state"
        ).fetchone()
        if state != self._state:
            self._read(*state)
            self._state = state
        return self._all

    @property
    def generation(self) -> int:
        """Counts what was written; what is remembered of an older one is stale."""
        return self._state[0] if self._state else -1

    def _read(self, _generation: int, sealed_block: int, sealed_note: int) -> None:
        rows = self._connection.execute(
            "SELECT id, changed, passages, words FROM search_segments ORDER BY id"
        ).fetchall()
        self._sealed = {
            (id_, changed): self._sealed.get((id_, changed)) or self._load(id_)
            for id_, changed, _, _ in rows
        }
        fresh = Inverted(fresh_passages(self._connection, sealed_block, sealed_note))
        self.passages = sum(row[2] for row in rows) + fresh.size
        words = sum(row[3] for row in rows) + sum(fresh.lengths)
        self.average = words / self.passages if self.passages else 1.0
        self._all = list(self._sealed.values())
        if fresh.size:
            self._all.append(Segment(fresh, fresh.codes, fresh.lengths, fresh.headings))

    def _load(self, id_: int) -> Segment:
        codes, lengths, headings, gone = self._connection.execute(
            "SELECT codes, lengths, headings, gone FROM search_segments WHERE id = ?", (id_,)
        ).fetchone()
        return Segment(
            Kept(self._connection, id_),
            numbers(codes, "I"),
            numbers(lengths, "H"),
            headings,
            bits_of_gone(gone),
        )


def fresh_passages(
    connection: sqlite3.Connection, sealed_block: int, sealed_note: int
) -> Iterator[Passage]:
    """The passages that no sealed segment holds."""
    return passages(
        connection,
        (f"id > {sealed_block}", f"id > {sealed_note}"),
    )


def passages(connection: sqlite3.Connection, where: Sequence[str]) -> Iterator[Passage]:
    """Blocks and notes as they are indexed; ``where`` says which of each."""
    for code, heading, text in connection.execute(
        f"SELECT id * 2, kind = 'heading', text FROM blocks WHERE {where[0]}"
    ):
        yield Passage(code, bool(heading), text)
    for code, text in connection.execute(
        f"SELECT id * 2 + 1, text FROM footnotes WHERE {where[1]}"
    ):
        yield Passage(code, heading=False, text=text)


def numbers(data: bytes, kind: str) -> array[int]:
    """Stored numbers."""
    read: array[int] = array(kind)
    read.frombytes(data)
    return levels.native(read)


def bits_of_gone(data: bytes | None) -> int:
    """Which slots' passages were removed."""
    return int.from_bytes(zlib.decompress(data), "little") if data else 0
