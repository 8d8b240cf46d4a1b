"""Very many events, invented by a seed, and the lanes they go into."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from gui.timeline.layout import Lane
from tests.gui.timeline.samples import BY_ID

if TYPE_CHECKING:
    from db.model import Event

_MODELS = tuple(BY_ID[number] for number in (10, 13, 12, 22, 5, 24))
_NAMES = ("Second round of consultations", "Seminar", "Review", "Visit of the Rapporteur", "Law")
_LANES = ("Universal periodic review", "Treaty bodies", "Office", "General", "Procedures", "Rest")


def crowd(count: int, seed: int = 1) -> tuple[tuple[Event, ...], tuple[Lane, ...]]:
    """``count`` events around 2010: half of them days, then months, years and spans of years."""
    random = Random(seed)
    events: list[Event] = []
    for number in range(1, count + 1):
        year = min(2029, max(1985, int(random.gauss(2010, 7))))
        month, day, kind = random.randint(1, 12), random.randint(1, 28), random.random()
        if kind < 0.5:
            edtf = f"{year}-{month:02d}-{day:02d}"
            low = high = year * 10000 + month * 100 + day
        elif kind < 0.8:
            edtf, low = f"{year}-{month:02d}", year * 10000 + month * 100 + 1
            high = low + 27
        else:
            last = year if kind < 0.97 else year + random.randint(1, 5)
            edtf = f"{year}" if last == year else f"{year}/{last}"
            low, high = year * 10000 + 101, last * 10000 + 1231
        model, name = random.choice(_MODELS), random.choice(_NAMES)
        label = f"{name} {number}"
        events.append(replace(model, id=number, edtf=edtf, lo=low, hi=high, label=label))
    return tuple(events), tuple(
        Lane(title, frozenset(range(at + 1, count + 1, len(_LANES))))
        for at, title in enumerate(_LANES)
    )
