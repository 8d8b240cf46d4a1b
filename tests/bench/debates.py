"""The passages of the million-passage library: speeches of the general debate, then mixtures.

A speech becomes a document of paragraphs of 40 to 80 words. Where more are needed, sentences of
different speeches are mixed (seeded), so that the frequencies of words stay real.
"""

from __future__ import annotations

import random
import re
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVE = (
    Path(__file__).resolve().parents[3] / "shared/corpus/debates/general-debate-2005-2023.tar.xz"
)
SPEECHES_IN_A_MIXTURE = 250  # passages of a made-up document
_HEADING_EVERY = 40
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_LEAST, _MOST = 40, 80  # words of a paragraph


def speeches(archive: Path = ARCHIVE) -> Iterator[tuple[str, list[str]]]:
    """Each speech's name and its sentences, in the order of the archive."""
    with tarfile.open(archive, "r:xz") as files:
        for member in files:
            held = files.extractfile(member) if member.isfile() else None
            name = Path(member.name).stem
            if held is None or not member.name.endswith(".txt") or name.startswith("."):
                continue
            text = re.sub(r"\s+", " ", held.read().decode("utf-8-sig", "replace")).strip()
            yield name, _SENTENCE_END.split(text)


def documents(count: int, *, seed: int = 4) -> Iterator[tuple[str, list[tuple[bool, str]]]]:
    """Documents of ``count`` passages in all: (key, [(whether it is a heading, text)])."""
    chance = random.Random(seed)
    pool: list[str] = []
    left = count
    for name, sentences in speeches():
        pool += sentences
        if left > 0:
            passages = _with_headings(_packed(iter(sentences)), chance, pool)[:left]
            left -= len(passages)
            yield name.lower().replace("_", "-"), passages
    number = 0
    while left > 0:
        number += 1
        mixed = iter(lambda: chance.choice(pool), None)
        paragraphs = _packed(mixed, min(left, SPEECHES_IN_A_MIXTURE))
        passages = _with_headings(paragraphs, chance, pool)[:left]
        left -= len(passages)
        yield f"mixture-{number}", passages


def _packed(sentences: Iterator[str], most: int | None = None) -> list[str]:
    """Sentences put together into paragraphs of 40 to 80 words."""
    paragraphs: list[str] = []
    held: list[str] = []
    for sentence in sentences:
        held += sentence.split(" ")
        while len(held) >= _LEAST:
            paragraphs.append(" ".join(held[:_MOST]))
            held = held[_MOST:]
            if most is not None and len(paragraphs) == most:
                return paragraphs
    if held:
        paragraphs.append(" ".join(held))
    return paragraphs


def _with_headings(
    paragraphs: list[str], chance: random.Random, pool: list[str]
) -> list[tuple[bool, str]]:
    """A heading before every fortieth paragraph: the first words of some sentence."""
    passages: list[tuple[bool, str]] = []
    for number, text in enumerate(paragraphs):
        if number % _HEADING_EVERY == 0:
            words = chance.choice(pool).split(" ")
            passages.append((True, " ".join(words[: chance.randint(3, 8)]).strip(" ,.;")))
        passages.append((False, text))
    return passages
