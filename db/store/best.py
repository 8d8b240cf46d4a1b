"""The best passages of those that match, by bm25, without looking at the others.

The matches are bits of integers, and so is each number of occurrences of each word. So the matches
fall into parts in which every word stands equally often; within a part the shorter passage is the
better one, and slots are numbered by length: its highest bits are its best. A part that cannot hold
anything better than what was found is passed over. The answer is exact. May import db.store.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappush, heapreplace
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from db.store.levels import slots_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.store.levels import Levels
    from db.store.segments import Segment

Bits = tuple[int, ...]  # one integer for each segment
Part = tuple[float, list[tuple[int, int]]]  # a word's weight; how often it stands in which matches
_K1, _B = 1.2, 0.75  # as FTS5 has them
_LEAST_IDF = 1e-6
_ROUNDING = 1e-9
_LONGER = 1e-11  # for each word, off the score: so the order of slots is that of scores always
_ALL = 1 << 32
_WINDOWS = (0, 8_192, 65_536, _ALL)  # the shortest passages first: short integers are quick
_MANY = 2_000  # matches in all, below which windows would only be in the way
_WIDE = 100_000  # slots, of which not every level is looked at for the sake of few matches
FEW = 16  # matches of a window that are scored one by one


@dataclass(frozen=True, slots=True)
class Weighted:
    """A word that is ranked by: where it stands in each segment, and how rare it is."""

    places: tuple[Levels, ...]
    passages: int
    idf: float


class Ranked(NamedTuple):
    """A passage and its score; sorted, the best comes first."""

    minus_score: float
    code: int
    segment: int
    slot: int


def weighted(places: Sequence[Levels], passages: int) -> Weighted:
    """A word with its weight, given how many passages there are in all."""
    found = sum(place.count() for place in places)
    rarity = log((passages - found + 0.5) / (found + 0.5)) if passages else 0.0
    return Weighted(tuple(places), found, max(_LEAST_IDF, rarity))


def telling(words: Sequence[Weighted]) -> list[Weighted]:
    """The words that order the matches, the rarest first.

    Words of more than half the passages tell nothing; one has to order what only they find.
    """
    ordered = sorted(words, key=lambda word: (-word.idf, word.passages))
    return [word for word in ordered if word.idf > _LEAST_IDF] or ordered[:1]


class Scorer:
    """Finds the best of the matches."""

    def __init__(
        self,
        segments: Sequence[Segment],
        words: Sequence[Weighted],
        average: float,
        limit: int,
        matches: int,
    ) -> None:
        self._segments = segments
        self._many = matches > _MANY
        self._words = telling(words)
        self._average = average
        self._limit = limit
        self._heap: list[tuple[float, int, int, int]] = []  # the worst kept first
        self._offset = 0  # the slot of the lowest bit that is being looked at

    def rank_by(self, words: Sequence[Weighted]) -> None:
        """Score what is considered from now on by these words; what was found stays."""
        self._words = telling(words)

    def consider(
        self,
        wanted: Sequence[Bits],
        unwanted: Sequence[Bits] = (),
        bonus: float = 0.0,
        *,
        headings: bool,
    ) -> None:
        """Look among the headings, or the other passages, that are in all of some bits.

        ``bonus`` is added to their scores. No passage may be considered twice.
        """
        for nearer, farther in pairwise(_WINDOWS if self._many and not headings else (0, _ALL)):
            for number, segment in enumerate(self._segments):
                end = segment.first_heading
                slots = _before(end, farther), _before(end, nearer)
                if headings:
                    slots = end, len(segment.lengths)
                self._window(number, wanted, unwanted, bonus, slots)

    def full(self) -> bool:
        """Whether as many were found as are wanted."""
        return len(self._heap) >= self._limit

    def worst(self) -> float:
        """The score of the worst that was kept."""
        return self._heap[0][0] if self._heap else 0.0

    def found(self) -> list[Ranked]:
        """What was found, best first."""
        return sorted(Ranked(-score, -code, n, slot) for score, code, n, slot in self._heap)

    def _window(
        self,
        number: int,
        wanted: Sequence[Bits],
        unwanted: Sequence[Bits],
        bonus: float,
        slots: tuple[int, int],
    ) -> None:
        """Look among some slots of a segment, the shortest passages first."""
        first, end = slots
        lengths = self._segments[number].lengths
        if first == end:
            return
        least = self._least(number, bonus, _norm(lengths[end - 1], self._average))
        if least is None:
            return
        offset = first & ~7
        bits = self._segments[number].between(first, end)
        for some in wanted:
            bits &= some[number] >> offset if offset else some[number]
        for some in unwanted:
            bits ^= bits & (some[number] >> offset if offset else some[number])
        for word, occurrences in zip(self._words, least, strict=True):
            if occurrences > 1 and bits:
                bits &= word.places[number].level(occurrences, offset)
        if not bits:
            return
        self._offset = offset
        if end - offset > _WIDE and bits.bit_count() <= FEW:
            self._one_by_one(number, bits, bonus)
            return
        parts = self._parts(number, bits, least)
        norm = _norm(lengths[bits.bit_length() - 1 + offset], self._average)
        best_left = [0.0] * (len(parts) + 1)
        for at in range(len(parts) - 1, -1, -1):
            idf, levels = parts[at]
            most = levels[-1][0] if levels else 0
            best_left[at] = best_left[at + 1] + idf * _frequency(most, norm)
        self._walk(number, bits, bonus, parts, best_left, 0, norm, 0.0, [])

    def _least(self, number: int, bonus: float, norm: float) -> list[int] | None:
        """How often each word must stand in a passage of so many words to be among the best.

        None where even the most would not do. With few found, once, or not at all, will do.
        """
        if len(self._heap) < self._limit:
            return [0] * len(self._words)
        best = [word.idf * _frequency(len(word.places[number]), norm) for word in self._words]
        spare = bonus + sum(best) - self._heap[0][0] + _ROUNDING
        if spare < 0:
            return None
        least: list[int] = []
        for word, most in zip(self._words, best, strict=True):
            occurrences = 0
            while word.idf * _frequency(occurrences, norm) < most - spare:
                occurrences += 1
            least.append(occurrences)
        return least

    def _parts(self, number: int, bits: int, least: Sequence[int]) -> list[Part]:
        """For each word: its weight, and the matches with it exactly so often, the fewest first."""
        parts: list[Part] = []
        for word, fewest in zip(self._words, least, strict=True):
            place = word.places[number]
            levels: list[tuple[int, int]] = []
            for occurrences in range(max(1, fewest), len(place) + 1):
                level = bits & place.level(occurrences, self._offset)
                if not level:
                    break
                if levels:
                    before = levels[-1]
                    levels[-1] = before[0], before[1] ^ level
                levels.append((occurrences, level))
            parts.append((word.idf, levels))
        return parts

    def _walk(
        self,
        number: int,
        bits: int,
        bonus: float,
        parts: list[Part],
        best_left: list[float],
        at: int,
        norm: float,
        so_far: float,
        chosen: list[tuple[float, int]],
    ) -> None:
        heap = self._heap
        if len(heap) >= self._limit and bonus + so_far + best_left[at] < heap[0][0]:
            return
        if at == len(parts):
            self._take(number, bits, bonus, chosen)
            return
        idf, levels = parts[at]
        rest = bits
        for occurrences, level in reversed(levels):
            part = bits & level
            if part:
                rest ^= part
                gain = so_far + idf * _frequency(occurrences, norm)
                deeper = [*chosen, (idf, occurrences)]
                self._walk(number, part, bonus, parts, best_left, at + 1, norm, gain, deeper)
        if rest:
            self._walk(number, rest, bonus, parts, best_left, at + 1, norm, so_far, chosen)

    def _take(
        self, number: int, bits: int, bonus: float, chosen: Sequence[tuple[float, int]]
    ) -> None:
        """The highest slots of a part, as long as they are better than what is kept."""
        segment = self._segments[number]
        lengths, codes = segment.lengths, segment.codes
        last, score = -1, 0.0
        offset = self._offset
        for above in slots_of(bits):
            slot = above + offset
            length = lengths[slot]
            if length != last:
                norm = _norm(length, self._average)
                score = bonus - length * _LONGER
                score += sum([idf * _frequency(n, norm) for idf, n in chosen])
                last = length
            if not self._keep(score, codes[slot], number, slot):
                return

    def _keep(self, score: float, code: int, number: int, slot: int) -> bool:
        heap = self._heap
        entry = (score, -code, number, slot)
        if len(heap) < self._limit:
            heappush(heap, entry)
            return True
        if entry <= heap[0]:
            return False
        heapreplace(heap, entry)
        return True

    def _one_by_one(self, number: int, bits: int, bonus: float) -> None:
        segment, average = self._segments[number], self._average
        lengths, codes = segment.lengths, segment.codes
        words = [(word.idf, word.places[number].occurrences) for word in self._words]
        for above in slots_of(bits):
            slot = above + self._offset
            norm = _norm(lengths[slot], average)
            score = bonus - lengths[slot] * _LONGER
            for idf, occurrences in words:
                score += idf * _frequency(occurrences(slot), norm)
            self._keep(score, codes[slot], number, slot)


def occurrences_of(words: Iterable[Weighted], found: Ranked) -> list[int]:
    """How often each word stands in a passage."""
    return [word.places[found.segment].occurrences(found.slot) for word in words]


def _before(end: int, slots: int) -> int:
    """So many slots before the end, at a multiple of 8."""
    return max(0, end - slots) & ~7 if slots else end


def score_of(
    words: Sequence[Weighted], counts: Sequence[int], length: int, average: float
) -> float:
    """The score of a passage with each word so often."""
    norm = _norm(length, average)
    score = sum(
        word.idf * _frequency(count, norm) for word, count in zip(words, counts, strict=True)
    )
    return score - length * _LONGER


def _norm(length: int, average: float) -> float:
    return _K1 * (1 - _B + _B * length / average)


def _frequency(occurrences: int, norm: float) -> float:
    return occurrences * (_K1 + 1) / (occurrences + norm)
