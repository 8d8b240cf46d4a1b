"""Bits, slots and bytes of a word's passages say the same, however many there are."""

from __future__ import annotations

import random

import pytest

from db.store import levels

SIZE = 40_000  # passages of a segment
NUMBERS = (0, 1, 64, 65, 900, 8_191, 8_192, 30_000)


def some_slots(number: int) -> list[int]:
    return sorted(random.Random(number).sample(range(SIZE), number))


@pytest.mark.parametrize("number", NUMBERS)
def test_bits_and_slots_are_the_same_passages(number: int) -> None:
    slots = some_slots(number)

    bits = levels.from_slots(slots)

    assert bits == sum(1 << slot for slot in slots)
    assert list(levels.slots_of(bits)) == slots[::-1]


def test_the_best_slots_come_first_where_others_are_far_away() -> None:
    slots = [0, 7, 8, 15, *range(20_000, 36_000, 1_000), 262_143]

    assert list(levels.slots_of(levels.from_slots(slots))) == slots[::-1]


@pytest.mark.parametrize("number", NUMBERS[1:])
def test_a_list_says_the_same_before_and_after_it_was_written(number: int) -> None:
    once = some_slots(number)
    twice = once[:: 1 + number // 100]
    made = levels.levels_of(once, [slot << 4 | 2 for slot in twice])

    read = levels.unpack(levels.pack(made))
    anew = levels.unpack(levels.pack(levels.Levels(made.all())))

    for one in (made, read, anew):
        assert one.all() == [levels.from_slots(once), levels.from_slots(twice)]
        assert one.count() == number
        assert [one.occurrences(slot) for slot in (twice[0], once[-1])] == [
            2,
            1 + (once[-1] in twice),
        ]


@pytest.mark.parametrize("number", NUMBERS[1:])
def test_the_end_of_a_list_is_read_without_what_stands_before(number: int) -> None:
    slots = some_slots(number)
    data = levels.pack(levels.levels_of(slots, ()))

    assert levels.unpack(data).level(1, 32_000) == levels.from_slots(slots) >> 32_000


def test_a_list_written_again_after_it_was_read_is_the_same() -> None:
    data = levels.pack(levels.levels_of(some_slots(200), ()))

    assert levels.pack(levels.unpack(data)) == data


def test_words_taken_together_stand_as_often_as_all_of_them() -> None:
    one = levels.levels_of(some_slots(900), ())
    other = levels.levels_of(some_slots(65), ())

    both = levels.together([one, other])

    shared = one.at_least(1) & other.at_least(1)
    assert both.at_least(1) == one.at_least(1) | other.at_least(1)
    assert both.at_least(2) == shared
    assert both.level(2, 8_000) == shared >> 8_000
