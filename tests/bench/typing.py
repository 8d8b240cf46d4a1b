"""What somebody types into the search box, letter by letter, with slips and corrections; seeded."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPECIAL = (
    "A/RES/60/251",
    "resolution 1325",
    "S/2014/730",
    "Kofi Annan",
    "Jean Ping",
    "Côte d’Ivoire",
    "climate chnage",
    "sustainble development",
    "humman rights",
    "UN Women",
    "MDGs",
    "2015",
)
_LENGTHS = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5)  # words of a query


def keystrokes(texts: Sequence[str], count: int = 2_000, *, seed: int = 11) -> list[str]:
    """States of the search box, one after the other."""
    chance = random.Random(seed)
    states: list[str] = []
    while len(states) < count:
        states += _typed(_phrase(chance, texts), chance)
    return states[:count]


def _phrase(chance: random.Random, texts: Sequence[str]) -> str:
    if chance.random() < 0.12:
        return chance.choice(SPECIAL)
    words = chance.choice(texts).split()
    length = chance.choice(_LENGTHS)
    first = chance.randrange(max(1, len(words) - length))
    return " ".join(words[first : first + length]).strip(".,;:()“”")


def _typed(phrase: str, chance: random.Random) -> list[str]:
    """Letter by letter; now and then a wrong letter is typed and taken back."""
    states: list[str] = []
    for length in range(1, len(phrase) + 1):
        if length > 2 and chance.random() < 0.04:
            states += [phrase[: length - 1] + chance.choice("etaoins"), phrase[: length - 1]]
        states.append(phrase[:length])
    return [state for state in states if any(sign.isalnum() for sign in state)]
