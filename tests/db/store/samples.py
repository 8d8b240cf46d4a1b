"""Small documents for the tests of the store and of anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import (
    Block,
    BlockKind,
    DocumentKind,
    Event,
    EventKind,
    Extent,
    Facts,
    Footnote,
    FootnoteRef,
    Mention,
    PageBreak,
    ParsedDocument,
    Precision,
    Repair,
    Section,
    SectionKind,
    Source,
    Status,
)
from db.text import block_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Document
    from db.store.library import Library

SEMINAR = (
    "In May 2013 the first seminar on counter-trafficking in a human rights context was held, "
    "with Rita Izsák, under A/RES/60/251."
)
ORIGINAL = b"the bytes of the file" * 20


def blocks_of(texts: Sequence[str], *, first_id: int = 1, section: int = 1) -> tuple[Block, ...]:
    """Paragraphs with keys, as the structure layer makes them."""
    seen: dict[str, int] = {}
    blocks: list[Block] = []
    for n, text in enumerate(texts):
        key = block_key(text)
        kind = BlockKind.PARAGRAPH
        blocks.append(Block(first_id + n, section, n, kind, text, key=key, key_n=seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return tuple(blocks)


def letter() -> ParsedDocument:
    """A letter and its annex: three sections, six blocks, two notes, one without a reference."""
    sections = (
        Section(1, None, 0, 1, SectionKind.LETTER, None, "Letter dated 29 September 2014"),
        Section(2, None, 1, 1, SectionKind.ANNEX, "Annex", "Human rights: general views"),
        Section(3, 2, 2, 2, SectionKind.SECTION, None, "Seminars on human rights"),
    )
    rows = (
        (1, BlockKind.HEADING, "Letter dated 29 September 2014", None),
        (1, BlockKind.PARAGRAPH, "I have the honour to transmit the non-paper (see annex).", 1),
        (2, BlockKind.HEADING, "Human rights: general views", None),
        (2, BlockKind.PARAGRAPH, "The universal periodic review is set out in the world.", 2),
        (3, BlockKind.HEADING, "Seminars on human rights", None),
        (3, BlockKind.PARAGRAPH, SEMINAR, 3),
    )
    blocks = tuple(
        Block(
            id=n + 1,
            section=section,
            ordinal=n,
            kind=kind,
            text=text,
            number=number,
            page=1 if n < 3 else 2,
            key=block_key(text),
            repairs=(Repair(4, "uni versal", "universal", "broken word"),) if n == 3 else (),
            refs=(FootnoteRef(53, "a", 0.9, 1),) if n == 3 else (),
            page_breaks=(PageBreak(10, 3),) if n == 5 else (),
        )
        for n, (section, kind, text, number) in enumerate(rows)
    )
    notes = (
        Footnote(
            1, "a", "Available from http://mfa.gov.by/press.", 2, (Repair(9, "  ", " ", "s"),)
        ),
        Footnote(2, "b", "A note that nothing points to.", 2),
    )
    facts = Facts(
        "Letter dated 29 September 2014",
        DocumentKind.LETTER,
        issuer="Belarus",
        addressee="Secretary-General",
        issued="2014-09-29",
        agenda_items=("68 (c)",),
        original_language="ru",
    )
    return ParsedDocument(facts, sections, blocks, notes)


def plain(*texts: str) -> ParsedDocument:
    """One section of paragraphs."""
    section = Section(1, None, 0, 1, SectionKind.SECTION, None, "Only section")
    return ParsedDocument(Facts(texts[0][:40]), (section,), blocks_of(texts), ())


def events() -> tuple[Event, ...]:
    """A dated and an undated statement of the letter, by local ids."""
    return (
        Event(
            id=1,
            section=3,
            block=6,
            start=3,
            end=11,
            wording="May 2013",
            edtf="2013-05",
            lo=20130501,
            hi=20130531,
            precision=Precision.MONTH,
            approximate=False,
            kind=EventKind.ACTIVITY,
            extent=Extent.WITHIN,
            status=Status.REPORTED,
            headline="the first seminar was held",
            sentence=SEMINAR,
            bodies=("OHCHR",),
            rule="month",
            confidence=0.9,
        ),
        Event(
            id=2,
            section=2,
            block=4,
            start=30,
            end=40,
            wording="is set out",
            edtf=None,
            lo=None,
            hi=None,
            precision=None,
            approximate=False,
            kind=EventKind.ACTIVITY,
            extent=None,
            status=Status.ONGOING,
            headline="the review is set out",
            sentence="The universal periodic review is set out in the world.",
        ),
    )


def add(
    library: Library,
    parsed: ParsedDocument | None = None,
    key: str = "letter",
    **more: object,
) -> Document:
    """Store a document with what most tests do not care about."""
    values: dict[str, object] = {
        "source": Source(f"{key}.txt", "00ff", "text/plain"),
        "original": ORIGINAL,
        "importer_version": 1,
        "imported_at": "2026-01-02T03:04:05+00:00",
    }
    return library.documents.add(parsed or letter(), key=key, **(values | more))  # pyright: ignore[reportArgumentType] - a test's shorthand


def add_whole(library: Library, key: str = "letter") -> Document:
    """Store the letter with events, mentions and symbols."""
    return add(
        library,
        key=key,
        events=events(),
        mentions=(Mention(6, 20, 30, "OHCHR"),),
        symbols=((6, 112, 124, "A/RES/60/251"),),
    )
