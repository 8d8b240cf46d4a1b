"""Passages turned round: from each word to the passages that hold it, numbered by their length.

The longer come before the shorter, headings last: between passages with the same words as often,
bm25 ranks the shorter one first, so the highest slots are the best hits: what an integer's
``bit_length`` tells at once. May import db.cancel, db.words and db.store.levels.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from db.store import levels
from db.store.levels import MOST, Levels
from db.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.cancel import CancelToken

LONGEST = 0xFFFF  # words of a passage that count
FEW_WORDS = 5  # up to so many words, a beginning is put together when it is looked for


class Passage(NamedTuple):
    """A block or a note, as it is indexed."""

    code: int  # the block's row id doubled; for a note, its own doubled plus one
    heading: bool
    text: str


class _Arrays(dict[str, "array[int]"]):
    def __missing__(self, word: str) -> array[int]:
        made = self[word] = array("I")
        return made


class Inverted:
    """An index of some passages, in memory."""

    def __init__(self, passages: Iterable[Passage], token: CancelToken | None = None) -> None:
        ordered = sorted(
            (
                (not heading, min(len(words), LONGEST), code, " ".join(words))
                for code, heading, text in passages
                for words in (words_of(text),)
            ),
            reverse=True,
        )
        self.size = len(ordered)
        self.headings = sum(1 for text_only, *_ in ordered if not text_only)
        self.lengths = array("H", [row[1] for row in ordered])
        self.codes = array("I", [row[2] for row in ordered])
        slots, repeated = _Arrays(), _Arrays()
        for slot, row in enumerate(ordered):
            if token is not None:
                token.check()
            for word, occurrences in Counter(row[3].split(" ")).items():
                slots[word].append(slot)
                if occurrences > 1:
                    repeated[word].append(slot << 4 | min(occurrences, MOST))
        slots.pop("", None)
        repeated.pop("", None)
        self.slots: dict[str, array[int]] = slots
        self.repeated: dict[str, array[int]] = repeated  # the slot × 16 plus the occurrences
        self._dense: dict[str, Levels] = {}
        self._sorted: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """All words, sorted."""
        if self._sorted is None:
            self._sorted = sorted(self.slots)
        return self._sorted

    def slots_by_row(self, *, notes: bool) -> tuple[int, array[int]]:
        """The first row id of blocks or of notes, and from there each row's slot plus one, or 0."""
        rows = [code >> 1 for code in self.codes if code & 1 == notes]
        first = min(rows, default=0)
        slots = array("I", bytes(4 * (max(rows, default=first - 1) - first + 1)))
        for slot, code in enumerate(self.codes):
            if code & 1 == notes:
                slots[(code >> 1) - first] = slot + 1
        return first, slots

    def of_word(self, word: str) -> Levels:
        """Where a word stands."""
        slots = self.slots.get(word)
        if slots is None:
            return levels.NOTHING
        if not self._is_dense(len(slots)):
            return levels.levels_of(slots, self.repeated.get(word, ()))
        place = self._dense.get(word)
        if place is None:
            place = levels.levels_of(slots, self.repeated.get(word, ()))
            self._dense[word] = place
        return place

    def of_beginning(self, beginning: str) -> Levels:
        """Where words stand that begin so."""
        first = bisect_left(self.words, beginning)
        last = bisect_left(self.words, beginning + "\U0010ffff")
        return levels.counted(self._occurrences(self.words[first:last]))

    def _occurrences(self, words: Iterable[str]) -> Iterator[int]:
        for word in words:
            yield from self.slots[word]
            for both in self.repeated.get(word, ()):
                yield from (both >> 4,) * ((both & 15) - 1)

    def lists(self) -> Iterator[tuple[str, bytes]]:
        """What is stored of each word, and of each beginning of many words (with ``*``)."""
        for word in self.words:
            slots, repeated = self.slots[word], self.repeated.get(word, ())
            if len(slots) <= levels.FEW:
                few = [list(level) for level in levels.slots_by_level(slots, repeated)]
                yield word, levels.pack_few(few)
            else:
                yield word, levels.pack(self.of_word(word))
        found: list[tuple[str, Levels]] = []
        if self.words:
            self._beginnings(0, len(self.words), 0, found)
        for beginning, place in found:
            yield f"{beginning}*", levels.pack(place)

    def _beginnings(
        self, first: int, last: int, length: int, found: list[tuple[str, Levels]]
    ) -> Levels | list[int]:
        """Put together the words from ``first`` to ``last``, which share their beginning.

        Returns:
            Levels, or a slot for every occurrence as long as they are few.
        """
        words = self.words
        length = max(length, len(common_beginning(words[first], words[last - 1])))
        if last - first == 1 and self._is_dense(len(self.slots[words[first]])):
            return self.of_word(words[first])
        if last - first <= FEW_WORDS and not any(
            self._is_dense(len(self.slots[word])) for word in words[first:last]
        ):
            return list(self._occurrences(words[first:last]))
        rare: list[int] = []
        dense: list[Levels] = []
        at = first
        while at < last:
            if len(words[at]) <= length:
                end = at + 1
            else:
                end = bisect_left(words, words[at][: length + 1] + "\U0010ffff", at, last)
            part = (
                self._word(words[at])
                if len(words[at]) <= length
                else self._beginnings(at, end, length + 1, found)
            )
            if isinstance(part, Levels):
                dense.append(part)
            else:
                rare += part
            at = end
        place: Levels | list[int] = rare
        if dense or self._is_dense(len(rare)):
            place = levels.together([*dense, levels.counted(rare)] if rare else dense)
        if length and last - first > FEW_WORDS:
            kept = place if isinstance(place, Levels) else levels.counted(place)
            found.append((words[first][:length], kept))
        return place

    def _word(self, word: str) -> Levels | list[int]:
        if self._is_dense(len(self.slots[word])):
            return self.of_word(word)
        return list(self._occurrences((word,)))

    def _is_dense(self, passages: int) -> bool:
        return passages * 64 > self.size


def common_beginning(first: str, last: str) -> str:
    """What two words begin with alike; what stands between them in order does too."""
    length = 0
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        length += 1
    return first[:length]
