"""The segments of a library: sealed ones from their tables, the newest passages in memory.

A segment is an index of some passages (see db.store.inverted). What was imported since the last one
was sealed is put together in memory at the first search, so a passage is found as soon as it is
stored, by the same rules. May import db.store.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections import OrderedDict
from itertools import pairwise
from typing import TYPE_CHECKING

from db.store import levels
from db.store.inverted import Inverted, Passage, common_beginning

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from db.store.levels import Levels

_REMEMBERED = 96  # words and beginnings whose bits are kept at hand


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
        self.first_heading = len(codes) - headings  # their slots are the highest
        self.headings = ((1 << headings) - 1) << self.first_heading
        self.alive = ((1 << len(codes)) - 1) & ~gone
        self._gone = gone
        self._source = source
        self._remembered: OrderedDict[tuple[str, ...], Levels] = OrderedDict()
        self._between: dict[tuple[int, int], int] = {}
        self._runs: list[tuple[int, int]] = []
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
        alive = self.alive if self._gone else -1
        found = levels.together(parts, alive) if parts else levels.NOTHING
        self._remembered[key] = found
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return found

    def between(self, first: int, end: int) -> int:
        """The slots from ``first`` to before ``end``, as bits above the last multiple of 8."""
        held = self._between.get((first, end))
        if held is None:
            offset = first & ~7
            held = (1 << end - offset) - (1 << first - offset)
            self._between[first, end] = held
        return held

    def runs(self) -> list[tuple[int, int]]:
        """Where the slots of passages of one length begin and end."""
        if not self._runs:
            edges = {0, self.first_heading, len(self.lengths)}
            edges.update(n for n, (a, b) in enumerate(pairwise(self.lengths), 1) if a != b)
            self._runs = list(pairwise(sorted(edges)))
        return self._runs

    @property
    def notes(self) -> int:
        """The slots of notes."""
        if self._notes is None:
            _, slots = self._source.slots_by_row(notes=True)
            self._notes = levels.from_slots([slot - 1 for slot in slots if slot])
        return self._notes

    def slot_of(self, code: int) -> int | None:
        """Where a passage stands; None where it is of another segment."""
        first, slots = self.slots_by_row(notes=bool(code & 1))
        at = (code >> 1) - first
        slot = slots[at] - 1 if 0 <= at < len(slots) else -1
        return slot if slot >= 0 and self.alive >> slot & 1 else None

    def slots_by_row(self, *, notes: bool = False) -> tuple[int, array[int]]:
        """The first row id of blocks or of notes, and from there each row's slot plus one, or 0."""
        held = self._by_row.get(notes)
        if held is None:
            held = self._by_row[notes] = self._source.slots_by_row(notes=notes)
        return held

    def of_rows(self, rows: Iterable[int], *, notes: bool = False) -> int:
        """The slots of blocks, or of notes, by their row ids; of other segments' rows nothing."""
        first, slots = self.slots_by_row(notes=notes)
        end = first + len(slots)
        if isinstance(rows, range):
            if rows.start <= first and rows.stop >= end:
                in_notes = self.alive & self.notes
                return in_notes if notes else self.alive ^ in_notes
            part = slots[max(0, rows.start - first) : max(0, rows.stop - first)]
            return levels.from_slots([slot - 1 for slot in part if slot]) & self.alive
        listed = sorted(rows)
        own = listed[bisect_left(listed, first) : bisect_left(listed, end)]
        return levels.from_slots([slots[r - first] - 1 for r in own if slots[r - first]]) & (
            self.alive
        )


class Shelf:
    """The lists of all sealed segments: each word is read once for all of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words: OrderedDict[str, dict[int, Levels]] = OrderedDict()
        self._beginnings: tuple[str, dict[int, Levels]] = "", {}

    def forget(self) -> None:
        """Read anew what is asked from here on: the segments are others."""
        self._words.clear()
        self._beginnings = "", {}

    def of_word(self, word: str) -> dict[int, Levels]:
        """Where a word stands, by segment."""
        held = self._words.get(word)
        if held is None:
            rows = self._connection.execute(
                "SELECT segment, data FROM search_lists WHERE word = ? "
                "AND segment IN (SELECT id FROM search_segments)",
                (word,),
            )
            held = self._words[word] = {segment: levels.unpack(data) for segment, data in rows}
            if len(self._words) > _REMEMBERED:
                self._words.popitem(last=False)
        return held

    def of_beginning(self, beginning: str) -> dict[int, Levels]:
        """Where words stand that begin so, by segment: ready, where there are many."""
        if self._beginnings[0] != beginning:
            self._beginnings = beginning, self._begun(beginning)
        return self._beginnings[1]

    def _begun(self, beginning: str) -> dict[int, Levels]:
        bounds = (beginning, beginning + "\U0010ffff")
        one = (
            "(SELECT word FROM search_lists WHERE segment = s.id AND word >= ?1 AND word < ?2 "
            "ORDER BY word {} LIMIT 1)"
        )
        found: dict[int, Levels] = {}
        left: list[int] = []
        ready: dict[str, list[int]] = {}
        for segment, first, last in self._connection.execute(
            f"SELECT s.id, {one.format('ASC')}, {one.format('DESC')} FROM search_segments s", bounds
        ):
            if first is not None:
                # "natio" begins the same words as "nation": what they have in common names the
                # list.
                shared = common_beginning(first.rstrip("*"), last.rstrip("*"))
                ready.setdefault(f"{shared}*", []).append(segment)
        for name, those in ready.items():
            held = self.of_word(name)
            found.update({segment: held[segment] for segment in those if segment in held})
            left += [segment for segment in those if segment not in held]
        if left:
            rows = self._connection.execute(
                f"SELECT segment, data FROM search_lists WHERE segment IN ({_listed(left)}) "
                "AND word >= ? AND word < ? AND word NOT LIKE '%*'",
                bounds,
            )
            parts: dict[int, list[Levels]] = {}
            for segment, data in rows:
                parts.setdefault(segment, []).append(levels.unpack(data))
            found.update({segment: levels.together(some) for segment, some in parts.items()})
        return found


class Kept:
    """A sealed segment's lists."""

    def __init__(self, connection: sqlite3.Connection, shelf: Shelf, segment: int) -> None:
        self._connection = connection
        self._shelf = shelf
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
        return self._shelf.of_word(word).get(self._segment, levels.NOTHING)

    def of_beginning(self, beginning: str) -> Levels:
        """Where words stand that begin so."""
        return self._shelf.of_beginning(beginning).get(self._segment, levels.NOTHING)


class Segments:
    """All passages of a library, as one connection sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state: tuple[int, ...] | None = None
        self._shelf = Shelf(connection)
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
        self._shelf.forget()
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
            Kept(self._connection, self._shelf, id_),
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


def _listed(values: Iterable[int]) -> str:
    return ",".join(map(str, values))


def bits_of_gone(data: bytes | None) -> int:
    """Which slots' passages were removed."""
    return int.from_bytes(zlib.decompress(data), "little") if data else 0
