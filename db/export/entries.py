"""Events with everything that an export says of them: where they stand and who states them.

What a document lacks is None or empty, never made up. May import db.model, db.anchors,
db.breadcrumb, db.passages and db.dating.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import anchors
from db.breadcrumb import breadcrumb
from db.dating import in_words
from db.model import Document, EventKind, HitKind, Origin, Place
from db.passages import Passage, citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.model import Anchor, Block, DocumentContent, Event

DOCUMENT_DATE = "date of the document"
_STATED = "as stated {stated}"
_SOURCES = {
    Origin.EXTRACTED: _STATED,
    Origin.CURATED: _STATED,
    Origin.READER: "noted by the reader in {name}",
}
_CHANGED = f"{_STATED}, changed by the reader"  # whatever else an origin says


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it is exported."""

    event: Event
    document: Document
    section: tuple[str, ...]  # the names that lead to it, from the top
    citation: str
    anchor: Anchor | None = None  # None where its passage is not there

    @property
    def status(self) -> str:
        """Reported, ongoing or planned; the document's own date is none of them."""
        return DOCUMENT_DATE if self.event.status is None else self.event.status.value

    @property
    def standing(self) -> str:
        """The status and as of when, which is never today: "planned as of 29 September 2014"."""
        if self.event.status is None:
            return DOCUMENT_DATE
        issued = self.document.facts.issued
        return f"{self.status} as of {in_words(issued) if issued else 'the document’s own date'}"

    @property
    def source(self) -> str:
        """Who says so, and where: "as stated by Belarus in A/69/406".

        What the reader wrote is never put into a document's mouth.
        """
        said = _SOURCES.get(self.event.origin, _CHANGED)
        return said.format(stated=stated_in(self.document), name=document_name(self.document))

    @property
    def key(self) -> str:
        """A name that stays the same when the document is imported anew."""
        event, anchor = self.event, self.anchor
        found = (anchor.block_key, anchor.block_n) if anchor else (event.block,)
        parts = (self.document.key, *found, event.start, event.end, event.edtf)
        return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def document_name(document: Document) -> str:
    """The symbol or, where it has none, the title."""
    return document.facts.symbol or f"“{document.facts.title}”"


def stated_in(document: Document) -> str:
    """Who and where: "by Belarus in A/69/406"; without an issuer only where."""
    issuer = document.facts.issuer
    where = f"in {document_name(document)}"
    return f"by {issuer} {where}" if issuer else where


def entries_of(content: DocumentContent, events: Iterable[Event]) -> tuple[Entry, ...]:
    """Events of a document, in the order given."""
    blocks = {block.id: block for block in content.blocks}
    sections = {section.id: section for section in content.sections}
    return tuple(
        _entry(
            content.document,
            event,
            blocks.get(event.block),
            breadcrumb(sections, event.section),
        )
        for event in events
    )


def keyed(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each with its key, made unique where two events stand on the same words."""
    seen: dict[str, int] = {}
    for entry in entries:
        key = entry.key
        before = seen.get(key, 0)
        seen[key] = before + 1
        yield (f"{key}-again{before}" if before else key), entry


def _entry(document: Document, event: Event, block: Block | None, names: tuple[str, ...]) -> Entry:
    if block is None:
        passage = Passage(document, HitKind.TEXT, names, event.block, event.sentence)
        return Entry(event, document, names, citation(passage))
    passage = Passage(
        document, HitKind.TEXT, names, block.id, block.text, block.marker, block.number, block.page
    )
    place = Place(document.key, event.section, block.id, event.start, event.end)
    return Entry(event, document, names, citation(passage), anchors.make((block,), place))


@dataclass(frozen=True, slots=True)
class Count:
    """How many events an export holds, and how many cited dates it leaves out."""

    events: int
    undated: int
    cited: int  # of the events
    left_out: int  # dates of cited documents that were not asked for

    def words(self) -> str:
        """Say it: "27 events, 3 undated, 12 citations not included"."""
        parts = [f"{self.events:,} event{'s' * (self.events != 1)}"]
        if self.undated:
            parts.append(f"{self.undated:,} undated")
        if self.cited:
            parts.append(f"{self.cited:,} citation{'s' * (self.cited != 1)}")
        if self.left_out:
            parts.append(f"{self.left_out:,} citation{'s' * (self.left_out != 1)} not included")
        return ", ".join(parts)


def chosen(events: Sequence[Event], *, citations: bool) -> tuple[Event, ...]:
    """The events to export; the dates of cited documents only when asked for."""
    return tuple(event for event in events if citations or event.kind is not EventKind.CITATION)


def count(events: Sequence[Event], *, citations: bool) -> Count:
    """Count what ``chosen`` gives."""
    kept = chosen(events, citations=citations)
    return Count(
        len(kept),
        sum(is_undated(event) for event in kept),
        sum(event.kind is EventKind.CITATION for event in kept),
        len(events) - len(kept),
    )


def is_undated(event: Event) -> bool:
    """Whether it has no place in time."""
    return event.lo is None and event.hi is None
