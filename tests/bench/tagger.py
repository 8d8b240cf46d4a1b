"""Dates found in running text: how long a megabyte of paragraphs takes.

Two texts: the letter's sentences as they come, and only those with a year in them, which is the
worst a chronology of an annual report could be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.chronology.tagger import find_dates
from tests.bench.harness import Result, Samples, Target, measure
from tests.bench.texts import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE = 1_000_000
ISSUED = 20140929
PARAGRAPHS = 1_000  # half a megabyte
REPEATS = 20


def run() -> list[Result]:
    mixed = paragraphs(PARAGRAPHS)
    dated = [text for text in mixed if re.search(r"\b20\d\d\b", text)]
    return [
        Result("date tagger, 1 MB of text", a_megabyte(mixed), _one_megabyte_a_second()),
        Result("the same, a year in every paragraph", a_megabyte(dated), _one_megabyte_a_second()),
    ]


def a_megabyte(texts: Sequence[str]) -> Samples:
    """Tag the paragraphs one by one, as an import does; the time is scaled to a megabyte."""

    def tag() -> None:
        for text in texts:
            find_dates(text, ISSUED)

    size = sum(len(text.encode("utf-8")) for text in texts)
    taken = measure(tag, repeats=REPEATS)
    return Samples(tuple(value * MEGABYTE / size for value in taken.values))


def _one_megabyte_a_second() -> Target:
    return Target(1_000, of="p99")
