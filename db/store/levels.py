"""In which passages of a segment a word stands once, twice, three times …, as bits of integers.

Passages of a segment are numbered by their length (see db.store.inverted), so the highest bits of a
level are its best passages, and joining two words is one ``&`` of two integers: a microsecond for a
quarter of a million passages. Pure; imports nothing of ours.
"""

from __future__ import annotations

import re
import struct
import zlib
from array import array
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 8  # more occurrences of a word in one passage count as so many
_HEAD = struct.Struct("<BII")  # how a level is kept, bytes, passages
LONGEST_HEAD = 1 + MOST * _HEAD.size
_SLOTS, _BITS, _COMPRESSED = range(3)
_RAW, _ROOM = -15, 1 << 15  # zlib: bytes without head and sum; how many are made room for
FEW = 64  # passages that are kept as their slots
_MASKS = tuple(1 << n for n in range(8))
_WINDOW, _WINDOWS = 1_024, 12  # bits that are looked at as digits, and how often so many
_DENSE = 8_192  # slots, from which on writing them as digits is quicker than bit by bit
_SET = re.compile(b"[^\0]")
# The set bits of a byte, highest first, each as how far it stands below the byte's end.
_BITS_OF = tuple(tuple(8 - n for n in range(7, -1, -1) if byte >> n & 1) for byte in range(256))


class Levels:
    """The bits of each level, made when they are asked for."""

    __slots__ = ("_bits", "_flags", "_kept", "_passages", "_tops")

    def __init__(
        self, bits: Sequence[int | None], kept: list[tuple[int, bytes, int]] | None = None
    ) -> None:
        self._bits: list[int | None] = list(bits) if kept is None else [None] * len(kept)
        self._kept = kept or []
        self._passages = kept[0][2] if kept else -1
        self._flags: list[bytes | None] = [None] * len(self._bits)
        self._tops: dict[int, int] = {}  # of the few slots from which a segment is looked at

    def __len__(self) -> int:
        """How many levels there are at most."""
        return len(self._bits)

    def at_least(self, occurrences: int) -> int:
        """The passages with so many occurrences or more."""
        if occurrences > len(self._bits):
            return 0
        bits = self._bits[occurrences - 1]
        if bits is None:
            bits = self._bits[occurrences - 1] = self._made(occurrences)
        return bits

    def _made(self, occurrences: int) -> int:
        self._spread(occurrences - 1)
        kind, data, _ = self._kept[occurrences - 1]
        return int.from_bytes(data, "little") if kind == _BITS else from_slots(_slots_from(data))

    def level(self, occurrences: int, first: int) -> int:
        """The same from a slot on, a multiple of 8: what stands before it is not looked at."""
        if not first:
            return self.at_least(occurrences)
        key = first << 4 | occurrences
        bits = self._tops.get(key)
        if bits is None:
            bits = self._tops[key] = self._level(occurrences, first)
        return bits

    def _level(self, occurrences: int, first: int) -> int:
        if occurrences <= len(self._bits) and self._bits[occurrences - 1] is None:
            self._spread(occurrences - 1)
            kind, data, _ = self._kept[occurrences - 1]
            if kind == _BITS:
                return int.from_bytes(data[first >> 3 :], "little")
            return from_slots([slot - first for slot in _slots_from(data) if slot >= first])
        return self.at_least(occurrences) >> first

    def occurrences(self, slot: int) -> int:
        """How often the word stands in one passage."""
        at, mask = slot >> 3, 1 << (slot & 7)
        found = 0
        for n, data in enumerate(self._flags):
            if data is None:
                data = self._flags[n] = self._as_bytes(n)
            if at >= len(data) or not data[at] & mask:
                break
            found += 1
        return found

    def _as_bytes(self, n: int) -> bytes:
        """A level as bytes, of which one is looked at sooner than at a bit of an integer."""
        if self._kept and self._kept[n][0] != _SLOTS:
            self._spread(n)
            return self._kept[n][1]
        bits = self.at_least(n + 1)
        return bits.to_bytes((bits.bit_length() + 7) // 8, "little")

    def _spread(self, n: int) -> None:
        """Keep a compressed level as it was before."""
        kind, data, passages = self._kept[n]
        if kind == _COMPRESSED:
            # Without the sum at its end: adding up costs as much as the rest, and nobody else does.
            self._kept[n] = _BITS, zlib.decompress(memoryview(data)[2:-4], _RAW, _ROOM), passages

    def all(self) -> list[int]:
        """Every level that has passages."""
        return _without_empty([self.at_least(n) for n in range(1, len(self) + 1)])

    def raw(self) -> list[int] | None:
        """A slot for every occurrence, where the levels are kept as slots; None where as bits."""
        if not self._kept or any(kind != _SLOTS for kind, _, _ in self._kept):
            return None
        return [slot for _, data, _ in self._kept for slot in _slots_from(data)]

    def kept(self) -> list[tuple[int, bytes, int]]:
        """Every level that has passages: how it is kept, its bytes, its passages."""
        if self._kept:
            for n in range(len(self._kept)):
                self._spread(n)
            return self._kept
        return [_kept_bits(bits) for bits in self.all()]

    def count(self) -> int:
        """The passages with the word."""
        if self._passages < 0:
            self._passages = self.at_least(1).bit_count()
        return self._passages


class Sum(Levels):
    """Several words taken as one: their occurrences are added up, as far as somebody asks."""

    __slots__ = ("_alive", "_parts")

    def __init__(self, parts: Sequence[Levels], alive: int = -1) -> None:
        super().__init__([None] * min(MOST, sum(map(len, parts))))
        self._parts = parts
        self._alive = alive  # without the passages that are gone

    def _made(self, occurrences: int) -> int:
        if occurrences == 1 or len(self._parts) == 1:
            bits = 0
            for part in self._parts:
                bits |= part.at_least(occurrences)
        else:
            summed = _added([part.all() for part in self._parts])
            summed += [0] * (len(self._bits) - len(summed))
            self._bits = [level & self._alive for level in summed]
            bits = summed[occurrences - 1]
        return bits & self._alive

    def occurrences(self, slot: int) -> int:
        """How often any of the words stands in one passage."""
        if self._alive != -1 and not self._alive >> slot & 1:
            return 0
        return min(MOST, sum([part.occurrences(slot) for part in self._parts]))

    def _level(self, occurrences: int, first: int) -> int:
        if occurrences > len(self._bits):
            return 0
        if self._bits[occurrences - 1] is not None:
            return self.at_least(occurrences) >> first
        alive = self._alive >> first
        if occurrences == 1:
            bits = 0
            for part in self._parts:
                bits |= part.level(1, first)
            return bits & alive
        summed = _added(
            [[part.level(n, first) for n in range(1, len(part) + 1)] for part in self._parts]
        )
        summed += [0] * (len(self._bits) - len(summed))
        for n, bits in enumerate(summed, 1):
            self._tops[first << 4 | n] = bits & alive
        return summed[occurrences - 1] & alive


NOTHING = Levels(())


def levels_of(slots: Iterable[int], repeated: Iterable[int]) -> Levels:
    """Levels from the slots with a word, and where there are more: slot × 16 plus how many."""
    return Levels((), [_kept_of(level) for level in slots_by_level(slots, repeated)])


def _kept_of(slots: Iterable[int]) -> tuple[int, bytes, int]:
    """A level as it is kept: few passages as their slots, more as bits."""
    listed = slots if isinstance(slots, list | array) else list(slots)
    if len(listed) <= FEW:
        return _SLOTS, native(array("I", listed)).tobytes(), len(listed)
    return _BITS, _bytes_from(listed), len(listed)


def slots_by_level(slots: Iterable[int], repeated: Iterable[int]) -> Iterator[Iterable[int]]:
    """The slots of each level, as long as there are some."""
    yield slots
    for level in range(2, MOST + 1):
        repeated = [both for both in repeated if both & 15 >= level]
        if not repeated:
            return
        yield [both >> 4 for both in repeated]


def counted(occurrences: Iterable[int]) -> Levels:
    """Levels from a slot for every occurrence, in any order."""
    counts = Counter(occurrences)
    return levels_of(list(counts), [s << 4 | min(n, MOST) for s, n in counts.items() if n > 1])


def together(parts: Sequence[Levels], alive: int = -1) -> Levels:
    """The levels of several words taken as one: their occurrences are added up."""
    if len(parts) == 1:
        return parts[0] if alive == -1 else Sum(parts, alive)
    rare: list[int] = []
    dense: list[Levels] = []
    for part in parts:
        raw = part.raw()
        if raw is None:
            dense.append(part)
        else:
            rare += raw
    if rare:
        dense.append(counted(rare))
    return dense[0] if len(dense) == 1 and alive == -1 else Sum(dense, alive)


def _added(parts: Sequence[list[int]]) -> list[int]:
    total = parts[0]
    for own in parts[1:]:
        longest = min(MOST, len(total) + len(own))
        summed: list[int] = []
        for level in range(1, longest + 1):
            bits = total[level - 1] if level <= len(total) else 0
            if level <= len(own):
                bits |= own[level - 1]
            for there in range(max(1, level - len(own)), min(level - 1, len(total)) + 1):
                bits |= total[there - 1] & own[level - there - 1]
            summed.append(bits)
        total = _without_empty(summed)
    return total


def _without_empty(levels: list[int]) -> list[int]:
    while levels and not levels[-1]:
        levels.pop()
    return levels


# ------------------------------------------------------------------ as bytes


def _kept_bits(bits: int) -> tuple[int, bytes, int]:
    passages = bits.bit_count()
    if passages <= FEW:
        return _SLOTS, native(array("I", slots_of(bits))).tobytes(), passages
    return _BITS, bits.to_bytes((bits.bit_length() + 7) // 8, "little"), passages


def pack(levels: Levels) -> bytes:
    """Levels as bytes: few passages as their slots, many as bits, those between compressed."""
    parts = [b""]
    bodies: list[bytes] = []
    for kind, body, passages in levels.kept():
        if kind == _BITS and passages * 12 < len(body):
            kind, body = _COMPRESSED, zlib.compress(body, 1)
        parts.append(_HEAD.pack(kind, len(body), passages))
        bodies.append(body)
    parts[0] = bytes((len(bodies),))  # ``len(levels)`` is how many there are at most
    return b"".join(parts + bodies)


def pack_few(levels: Sequence[Sequence[int]]) -> bytes:
    """The same for slots of a rare word."""
    bodies = [native(array("I", slots)).tobytes() for slots in levels]
    heads = [
        _HEAD.pack(_SLOTS, len(body), len(slots))
        for body, slots in zip(bodies, levels, strict=True)
    ]
    return b"".join([bytes((len(levels),)), *heads, *bodies])


def unpack(data: bytes) -> Levels:
    """Levels from their bytes; the bits are made later."""
    at = 1 + data[0] * _HEAD.size
    kept: list[tuple[int, bytes, int]] = []
    for kind, length, passages in _HEAD.iter_unpack(data[1:at]):
        kept.append((kind, data[at : at + length], passages))
        at += length
    return Levels((), kept)


def count_of_levels(head: bytes, length: int) -> int | None:
    """How many levels stand in so many bytes, whatever their first one says; None: no number does.

    The fewest that fill the bytes: with fewer than there are, some would be left over.
    """
    end = 1
    for count, (_, body, _) in enumerate(_HEAD.iter_unpack(head[1 : 1 + _whole(head)]), 1):
        end += _HEAD.size + body
        if end == length:
            return count
    return None


def _whole(head: bytes) -> int:
    return (len(head) - 1) // _HEAD.size * _HEAD.size


def _slots_from(data: bytes) -> list[int]:
    slots = array("I")
    slots.frombytes(data)
    return native(slots).tolist()


def native(values: array[int]) -> array[int]:
    """Little-endian on every machine: swapped in place where the machine is not."""
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        values.byteswap()
    return values


# ------------------------------------------------------------------ bits and slots


def from_slots(slots: Iterable[int]) -> int:
    """An integer with these bits set."""
    listed = slots if isinstance(slots, list | array) else list(slots)
    return int.from_bytes(_bytes_from(listed), "little")


def _bytes_from(slots: list[int] | array[int]) -> bytes:
    highest = max(slots, default=-1)
    if len(slots) >= _DENSE:
        digits = bytearray(b"0") * (highest + 1)
        for slot in slots:
            digits[slot] = 49  # "1"
        digits.reverse()
        return int(digits, 2).to_bytes(highest // 8 + 1, "little")
    data = bytearray(highest // 8 + 1)
    masks = _MASKS
    for slot in slots:
        data[slot >> 3] |= masks[slot & 7]
    return bytes(data)


def slots_of(bits: int) -> Iterator[int]:
    """The set bits, highest first: the best passages. Finding the first costs nothing."""
    for _ in range(_WINDOWS):
        end = bits.bit_length()
        base = max(0, end - _WINDOW)
        digits = bin(bits >> base)
        at = digits.find("1", 2)
        while at > 0:
            yield end + 1 - at
            at = digits.find("1", at + 1)
        bits &= (1 << base) - 1
        if not bits:
            return
    length = (bits.bit_length() + 7) // 8
    data = bits.to_bytes(length, "big")
    for found in _SET.finditer(data):  # sooner than shortening the integer for every few of them
        at = found.start()
        end = (length - at) * 8
        for below in _BITS_OF[data[at]]:
            yield end - below
