"""A page far down the ranked list, without ranking what stands before it.

Passages with every word equally often and the same length have the same score. They are counted as
one group: a few thousand groups are sorted, and only those on the page are taken apart. May import
db.store.best and db.store.levels.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from db.store.best import Ranked, score_of
from db.store.levels import slots_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.store.best import Bits, Weighted
    from db.store.segments import Segment

_FEW = 64  # passages that are grouped one by one


class _Group(NamedTuple):
    """Passages of one segment with one score."""

    score: float
    passages: int
    segment: int
    first: int  # the slot of the lowest bit
    bits: int


def page(
    segments: Sequence[Segment],
    words: Sequence[Weighted],
    average: float,
    tiers: Sequence[tuple[float, Bits]],
    offset: int,
    limit: int,
) -> list[Ranked]:
    """A page of the matches; ``tiers`` are the matches apart, the best first, with their bonus."""
    found: list[Ranked] = []
    for bonus, bits in tiers:
        count = sum(one.bit_count() for one in bits)
        if offset >= count:
            offset -= count
            continue
        found += _of_tier(segments, words, average, bonus, bits, (offset, limit - len(found)))
        offset = 0
        if len(found) >= limit:
            break
    return found


def _of_tier(
    segments: Sequence[Segment],
    words: Sequence[Weighted],
    average: float,
    bonus: float,
    bits: Bits,
    wanted: tuple[int, int],
) -> list[Ranked]:
    offset, limit = wanted
    groups = [
        group
        for number in range(len(segments))
        for group in _groups(segments, words, average, bits[number], number)
    ]
    groups.sort(key=lambda group: -group.score)
    found: list[Ranked] = []
    for score, some in groupby(groups, key=lambda group: group.score):
        equal = list(some)
        count = sum(group.passages for group in equal)
        if offset >= count:
            offset -= count
            continue
        ranked = sorted(
            Ranked(-bonus - score, segments[g.segment].codes[slot], g.segment, slot)
            for g in equal
            for slot in (above + g.first for above in slots_of(g.bits))
        )
        found += ranked[offset : offset + limit - len(found)]
        offset = 0
        if len(found) >= limit:
            break
    return found


def _groups(
    segments: Sequence[Segment],
    words: Sequence[Weighted],
    average: float,
    bits: int,
    number: int,
) -> Iterator[_Group]:
    segment = segments[number]
    parts: list[tuple[int, tuple[int, ...]]] = [(bits, ())]  # with every word so often
    for word in words:
        parts = [
            (inner, (*counts, occurrences))
            for outer, counts in parts
            for occurrences, inner in _by_occurrences(outer, word, number)
        ]
    for part, counts in parts:
        if part.bit_count() <= _FEW:
            for slot in slots_of(part):
                score = score_of(words, counts, segment.lengths[slot], average)
                yield _Group(score, 1, number, slot, 1)
            continue
        data = part.to_bytes((part.bit_length() + 7) // 8, "little")
        for first, end in segment.runs():
            low = first & ~7
            run = int.from_bytes(data[low >> 3 : (end + 7) >> 3], "little")
            run &= segment.between(first, end)
            if run:
                score = score_of(words, counts, segment.lengths[first], average)
                yield _Group(score, run.bit_count(), number, low, run)


def _by_occurrences(bits: int, word: Weighted, number: int) -> Iterator[tuple[int, int]]:
    """The passages apart by how often the word stands in them."""
    place = word.places[number]
    occurrences = 0
    while bits:
        more = bits & place.at_least(occurrences + 1)
        if bits != more:
            yield occurrences, bits ^ more
        bits, occurrences = more, occurrences + 1
