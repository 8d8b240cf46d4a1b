"""What is true of each passage, as bits beside a segment's words: sections, years, bodies, status.

Read once for a segment, the first time that anything is counted; a value is counted by one ``&`` of
two integers, the sections by one walk over the matches. A note has the values of the block that
points to it. May import db.store.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from db.store.edited import EVENTS
from db.store.levels import from_slots, slots_of
from db.store.reach import FIRST, LAST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from db.cancel import CancelToken
    from db.store.segments import Segment

FIRST_YEAR, LAST_YEAR = 0, 9_999
_JANUARY, _DECEMBER = 101, 1_231  # first and last day of a year, as yyyymmdd has them
_STEP = 8_192  # passages between two looks at the token
_WALKED = 32_768  # slots that are counted at a time: 2 ms in which no other thread works
_SPARSE = 48  # matches of a segment, in as many slots, that are counted one by one
_SELECTORS = bytes.maketrans(b"01", b"\0\1")

Years = tuple[int, int]
_Row = TypeVar("_Row")


class SectionOf(NamedTuple):
    """What a passage has from the section it stands in."""

    kind: str
    document: str  # key
    language: str


class Values(NamedTuple):
    """What is true of the passages of one segment."""

    sections: array[int]  # by slot
    kinds: dict[str, int]
    languages: dict[str, int]
    bodies: dict[str, int]
    statuses: dict[str, int]
    # Years with anything dated, as stretches that do not touch: a passage begins or ends at most
    # one of them in a year, so those begun less those ended are the passages of a year.
    begun: dict[int, int]
    ended: dict[int, int]


class ValueIndex:
    """The values of all segments, as one connection sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: WeakKeyDictionary[Segment, Values] = WeakKeyDictionary()
        self._generation = -1
        self._events = EVENTS
        self._sections: dict[int, SectionOf] = {}
        self._span: Years | None = None

    def current(
        self,
        segments: Sequence[Segment],
        generation: int,
        token: CancelToken | None,
        events: str = EVENTS,
    ) -> list[Values]:
        """The values of each segment; what was read before a cancellation is kept.

        ``events`` is what stands for the table of events: other values, where that changes.
        """
        if events != self._events:
            self._events = events
            self._held.clear()
            self._span = None
        if generation != self._generation:
            self._generation = generation
            self._sections.clear()
            self._span = None
        for segment in segments:
            if segment not in self._held:
                reader = _Reader(self._connection, segment, self.sections(), token, events)
                self._held[segment] = reader.read()
        return [self._held[segment] for segment in segments]

    def sections(self) -> Mapping[int, SectionOf]:
        """Every section."""
        if not self._sections:
            rows = self._connection.execute(
                "SELECT s.id, s.kind, d.key, d.language "
                "FROM sections s JOIN documents d ON d.id = s.document"
            )
            # Whole or not at all: half of it, kept from a search that was cancelled, is worse.
            self._sections = {id_: SectionOf(*values) for id_, *values in rows}
        return self._sections

    def span(self) -> Years | None:
        """The first and the last year that anything counts in."""
        if self._span is None:
            bounds = self._connection.execute(
                f"SELECT min({FIRST}), max({LAST}) FROM {self._events} t WHERE t.edtf IS NOT NULL"
            ).fetchone()
            if bounds[0] is None:
                return None
            first, last = (max(FIRST_YEAR, min(LAST_YEAR, day // 10_000)) for day in bounds)
            self._span = first, last
        return self._span


class _Reader:
    """Reads the values of one segment."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        segment: Segment,
        sections: Mapping[int, SectionOf],
        token: CancelToken | None,
        events: str,
    ) -> None:
        self._connection = connection
        self._events = events
        self._section_of = sections
        self._token = token
        self._size = len(segment.codes)
        # What is gone may have left its row id to another passage.
        self._slots: dict[int, int] = {}
        for start in range(0, self._size, _STEP):
            self._check()
            part = segment.codes[start : start + _STEP]
            self._slots.update(zip(part, range(start, start + len(part)), strict=True))
        for slot in slots_of(((1 << self._size) - 1) & ~segment.alive):
            del self._slots[segment.codes[slot]]
        blocks = [code >> 1 for code in self._slots if not code & 1]
        notes = [code >> 1 for code in self._slots if code & 1]
        self._blocks = (min(blocks, default=0), max(blocks, default=-1))
        self._notes = (min(notes, default=0), max(notes, default=-1))

    def read(self) -> Values:
        sections = self._sections()
        begun, ended = self._years()
        return Values(
            sections,
            self._bits(self._by_section(sections, "kind")),
            self._bits(self._by_section(sections, "language")),
            self._bits((slot, body) for slot, (body,) in self._rows("t.body", "mentions")),
            self._bits(
                (slot, status)
                for slot, (status,) in self._rows("t.status", self._events, "t.status IS NOT NULL")
            ),
            begun,
            ended,
        )

    def _sections(self) -> array[int]:
        by_slot = array("I", bytes(4 * self._size))
        slots = self._slots
        for section, first, last, count in self._stretches():
            codes = range(first * 2, last * 2 + 1, 2)
            if count <= last - first:  # something of another section stands between
                codes = [
                    id_ * 2
                    for (id_,) in self._connection.execute(
                        "SELECT id FROM blocks WHERE section = ?", (section,)
                    )
                ]
            for code in codes:
                slot = slots.get(code)
                if slot is not None:
                    by_slot[slot] = section
        for code, section in self._paced(
            self._connection.execute(
                "SELECT n.id * 2 + 1, b.section FROM footnotes n JOIN blocks b ON b.id = n.block "
                "WHERE n.id BETWEEN ? AND ?",
                self._notes,
            )
        ):
            slot = slots.get(code)
            if slot is not None:
                by_slot[slot] = section
        return by_slot

    def _by_section(self, sections: array[int], what: str) -> Iterator[tuple[int, str]]:
        of = {id_: getattr(section, what) for id_, section in self._section_of.items()}
        return self._paced((slot, of[sections[slot]]) for slot in self._slots.values())

    def _stretches(self) -> Iterator[tuple[int, int, int, int]]:
        """Of each section that may have a block here: first, last and number of its blocks."""
        return self._paced(
            self._connection.execute(
                # A document that is read again keeps its row id, and its blocks get higher ones.
                "SELECT b.section, min(b.id), max(b.id), count(*) FROM sections s "
                "JOIN blocks b ON b.section = s.id WHERE s.document IN ("
                "SELECT d.id FROM documents d WHERE EXISTS (SELECT 1 FROM blocks o "
                "WHERE o.document = d.id AND o.id BETWEEN ? AND ?)) GROUP BY b.section",
                self._blocks,
            )
        )

    def _years(self) -> tuple[dict[int, int], dict[int, int]]:
        dated: dict[int, list[Years]] = {}
        for slot, (lo, hi) in self._rows(f"{FIRST}, {LAST}", self._events, "t.edtf IS NOT NULL"):
            years = years_of(lo, hi)
            if years is not None:
                dated.setdefault(slot, []).append(years)
        begun: dict[int, list[int]] = {}
        ended: dict[int, list[int]] = {}
        for slot, found in dated.items():
            for first, last in _merged(found):
                begun.setdefault(first, []).append(slot)
                ended.setdefault(last, []).append(slot)
        return (
            {year: from_slots(slots) for year, slots in begun.items()},
            {year: from_slots(slots) for year, slots in ended.items()},
        )

    def _rows(self, columns: str, table: str, where: str = "1") -> Iterator[tuple[int, Any]]:
        """Slot and values of what is recorded of blocks, for their notes as well."""
        slots = self._slots
        for code, *values in self._paced(
            self._connection.execute(
                f"SELECT t.block * 2, {columns} FROM {table} t "
                f"WHERE t.block BETWEEN ? AND ? AND {where} UNION ALL "
                f"SELECT n.id * 2 + 1, {columns} FROM footnotes n "
                f"JOIN {table} t ON t.block = n.block WHERE n.id BETWEEN ? AND ? AND {where}",
                (*self._blocks, *self._notes),
            )
        ):
            slot = slots.get(code)
            if slot is not None:
                yield slot, values

    def _bits(self, rows: Iterable[tuple[int, str]]) -> dict[str, int]:
        slots: dict[str, list[int]] = {}
        for slot, value in rows:
            slots.setdefault(value, []).append(slot)
        return {value: from_slots(found) for value, found in slots.items()}

    def _paced(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        for n, row in enumerate(rows):
            if not n % _STEP:
                self._check()
            yield row

    def _check(self) -> None:
        if self._token is not None:
            self._token.check()


def years_of(first: int | None, last: int | None) -> Years | None:
    """The years with a day from the first to the last, as db.store.reach has them."""
    if first is None or last is None:
        return None
    begun = max(FIRST_YEAR, first // 10_000 + (first % 10_000 > _DECEMBER))
    ended = min(LAST_YEAR, last // 10_000 - (last % 10_000 < _JANUARY))
    return (begun, ended) if begun <= ended else None


def _merged(stretches: list[Years]) -> list[Years]:
    """Stretches of years that neither overlap nor touch."""
    merged: list[Years] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def count_sections(
    values: Sequence[Values], matches: Sequence[int], check: Callable[[], None]
) -> Counter[int]:
    """How many of the matches each section has; ``check`` may stop it every few milliseconds."""
    counts: Counter[int] = Counter()
    for held, bits in zip(values, matches, strict=True):
        if bits.bit_count() * _SPARSE < len(held.sections):
            counts.update([held.sections[slot] for slot in slots_of(bits)])
            continue
        for start in range(0, len(held.sections), _WALKED):
            check()
            part = held.sections[start : start + _WALKED]
            digits = bin(bits >> start & ((1 << len(part)) - 1))[:1:-1]  # the lowest slot first
            counts.update(compress(part, digits.encode().translate(_SELECTORS)))
    return counts


def count_values(values: Sequence[dict[str, int]], matches: Sequence[int]) -> dict[str, int]:
    """How many of the matches each value is true of."""
    counts: dict[str, int] = {}
    for held, bits in zip(values, matches, strict=True):
        if bits:
            for value, own in held.items():
                found = (own & bits).bit_count()
                if found:
                    counts[value] = counts.get(value, 0) + found
    return counts


def count_years(values: Sequence[Values], matches: Sequence[int], years: Years) -> dict[int, int]:
    """How many of the matches are dated in each year, from one year to another."""
    changes: Counter[int] = Counter()
    for held, bits in zip(values, matches, strict=True):
        if bits:
            for year, own in held.begun.items():
                changes[year] += (own & bits).bit_count()
            for year, own in held.ended.items():
                changes[year + 1] -= (own & bits).bit_count()
    first, last = years
    running = sum(change for year, change in changes.items() if year < first)
    counts: dict[int, int] = {}
    for year in range(first, last + 1):
        running += changes[year]
        if running:
            counts[year] = running
    return counts
