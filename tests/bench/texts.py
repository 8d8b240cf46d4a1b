"""What the benchmarks read and type: the bundled document, and longer ones of its sentences."""

from __future__ import annotations

import random
import re
from functools import cache

from db.model import (
    Block,
    BlockKind,
    Counts,
    Document,
    DocumentContent,
    DocumentKind,
    Facts,
    Hit,
    HitKind,
    Place,
    Section,
    SectionKind,
    Source,
)
from resources import BUNDLED_DOCUMENT

# What a reader of the letter might type: words, names, symbols, slips of the finger.
PHRASES = (
    "trafficking",
    "universal periodic review",
    "OHCHR",
    "UN",
    "Izsak",
    "seminars",
    "counter-trafficking",
    '"technical assistance"',
    "A/RES/60/251",
    "Minister's",
    "mfa.gov.by",
    "raciel discrimination",
    "human rights AND Minsk",
    "recommend*",
    "heading:treaty",
    "(",
)


@cache
def sentences() -> tuple[str, ...]:
    text = re.sub(r"\s+", " ", BUNDLED_DOCUMENT.read_text(encoding="utf-8"))
    return tuple(part.strip() for part in re.split(r"(?<=[.:;]) ", text) if len(part) > 40)


def paragraphs(count: int, *, seed: int = 1) -> list[str]:
    """Paragraphs of two or three real sentences, mixed: 480 characters, as in UN documents."""
    chance = random.Random(seed)
    return [" ".join(chance.sample(sentences(), chance.randint(2, 3))) for _ in range(count)]


def document(count: int) -> DocumentContent:
    """A document of that many paragraphs, with a heading before every fortieth."""
    sections: list[Section] = []
    blocks: list[Block] = []
    for number, text in enumerate(paragraphs(count), 1):
        if number % 40 == 1:
            title = f"Section {number // 40 + 1}"
            section = len(sections) + 1
            sections.append(
                Section(section, None, section - 1, 1, SectionKind.SECTION, None, title)
            )
            blocks.append(_block(len(blocks), section, BlockKind.HEADING, title, None))
        blocks.append(_block(len(blocks), len(sections), BlockKind.PARAGRAPH, text, number))
    facts = Facts("A long report", DocumentKind.REPORT)
    counts = Counts(len(sections), len(blocks))
    source = Source("long.txt", "0" * 64, "text/plain")
    shown = Document("long", facts, source, counts, "2014-09-29T00:00:00Z", 1)
    return DocumentContent(shown, tuple(sections), tuple(blocks), ())


def _block(ordinal: int, section: int, kind: BlockKind, text: str, number: int | None) -> Block:
    return Block(ordinal + 1, section, ordinal, kind, text, number=number, key=str(ordinal))


def hits(content: DocumentContent, count: int) -> tuple[Hit, ...]:
    """That many marked words, spread over the document's paragraphs."""
    words = [
        (block, match.start(), match.end())
        for block in content.blocks
        for match in re.finditer(r"\b[A-Za-z]{5,}\b", block.text)
    ]
    step = max(1, len(words) // count)
    return tuple(_hit(*word, order) for order, word in enumerate(words[::step][:count]))


def _hit(block: Block, start: int, end: int, order: int) -> Hit:
    place = Place("long", block.section, block.id, start, end)
    return Hit(
        place=place,
        kind=HitKind.TEXT,
        breadcrumb=("A long report",),
        snippet=block.text[:80],
        marks=((0, 5),),
        spans=((start, end),),
        score=1.0,
        order=order,
    )
