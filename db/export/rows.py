"""The model as plain JSON values: the shapes of the command line's contract.

Offsets count code points of the block's cleaned text; dates are ISO 8601 or null. May import
db.model and db.text only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.text import received_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import (
        Block,
        Bookmark,
        Document,
        DocumentContent,
        Event,
        Facets,
        Hit,
        ReaderMark,
        Repair,
        SearchAnswer,
    )


def document_row(document: Document) -> dict[str, Any]:
    """A row of ``nonpaper documents``."""
    facts, source, counts = document.facts, document.source, document.counts
    return {
        "key": document.key,
        "title": facts.title,
        "symbol": facts.symbol,
        "kind": str(facts.kind),
        "issued": facts.issued,
        "issuer": facts.issuer,
        "addressee": facts.addressee,
        "agenda_items": list(facts.agenda_items),
        "language": facts.language,
        "original_language": facts.original_language,
        "session": facts.session,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
        },
        "counts": {
            "sections": counts.sections,
            "blocks": counts.blocks,
            "footnotes": counts.footnotes,
            "events": counts.events,
            "repairs": counts.repairs,
        },
    }


def section_rows(content: DocumentContent) -> list[dict[str, Any]]:
    """The rows of ``nonpaper sections``; ``blocks`` is how many the section itself holds."""
    held: dict[int, int] = {}
    for block in content.blocks:
        held[block.section] = held.get(block.section, 0) + 1
    return [
        {
            "id": section.id,
            "parent": section.parent,
            "level": section.level,
            "kind": str(section.kind),
            "number": section.number,
            "title": section.title,
            "blocks": held.get(section.id, 0),
        }
        for section in content.sections
    ]


def repair_rows(repairs: Iterable[Repair]) -> list[dict[str, Any]]:
    """Repairs: what was received and what stands there now."""
    return [
        {
            "offset": repair.offset,
            "received": repair.received,
            "cleaned": repair.cleaned,
            "rule": repair.rule,
        }
        for repair in repairs
    ]


def block_row(block: Block) -> dict[str, Any]:
    """A row of ``nonpaper blocks``."""
    return {
        "id": block.id,
        "section": block.section,
        "kind": str(block.kind),
        "marker": block.marker,
        "number": block.number,
        "text": block.text,
        "received": received_text(block),
        "page": block.page,
        "footnotes": [
            {"offset": ref.offset, "label": ref.label, "found": ref.note is not None}
            for ref in block.refs
        ],
        "repairs": repair_rows(block.repairs),
    }


def footnote_rows(content: DocumentContent) -> list[dict[str, Any]]:
    """The rows of ``nonpaper footnotes``, each with the places that point to it."""
    references: dict[int, list[dict[str, int]]] = {}
    for block in content.blocks:
        for ref in block.refs:
            if ref.note is not None:
                place = {"block": block.id, "offset": ref.offset}
                references.setdefault(ref.note, []).append(place)
    return [
        {
            "label": note.label,
            "text": note.text,
            "page": note.page,
            "references": references.get(note.id, []),
        }
        for note in content.footnotes
    ]


def iso_date(value: int | None) -> str | None:
    """20140929 → "2014-09-29"."""
    if value is None:
        return None
    return f"{value // 10000:04d}-{value // 100 % 100:02d}-{value % 100:02d}"


def event_row(event: Event) -> dict[str, Any]:
    """A row of ``nonpaper events``."""
    return {
        "id": event.id,
        "document": event.document,
        "section": event.section,
        "block": event.block,
        "start": event.start,
        "end": event.end,
        "wording": event.wording,
        "edtf": event.edtf,
        "earliest": iso_date(event.lo),
        "latest": iso_date(event.hi),
        "precision": _text(event.precision),
        "approximate": event.approximate,
        "kind": str(event.kind),
        "extent": _text(event.extent),
        "status": _text(event.status),
        "headline": event.headline,
        "sentence": event.sentence,
        "bodies": list(event.bodies),
        "origin": str(event.origin),
        **(_said_row(event.mine) if event.mine is not None else {}),
    }


def _said_row(mine: ReaderMark) -> dict[str, Any]:
    """What the reader said of an event: only where they said something."""
    row: dict[str, Any] = {"edited": [str(field) for field in mine.fields]}
    if mine.edit is not None:
        row["state"] = str(mine.state)
    if mine.note:
        row["note"] = mine.note
    if mine.base is not None and mine.fields:
        whole = event_row(mine.base)
        row["extracted"] = {name: whole[name] for name in map(str, mine.fields) if name in whole}
    if mine.links:
        row["links"] = [
            {
                "relation": str(link.relation),
                "document": link.anchor.document,
                "wording": link.anchor.exact,
                "headline": link.headline,
            }
            for link in mine.links
        ]
    return row


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)


def hit_row(hit: Hit) -> dict[str, Any]:
    """One hit of ``nonpaper search``; ``marks`` are ranges of the snippet."""
    return {
        "document": hit.place.document,
        "section": hit.place.section,
        "breadcrumb": list(hit.breadcrumb),
        "block": hit.place.block,
        "footnote": hit.place.footnote,
        "kind": str(hit.kind),
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
        "score": round(hit.score, 4),
        **({"why": list(hit.why)} if hit.why else {}),
    }


def answer_row(answer: SearchAnswer) -> dict[str, Any]:
    """The value of ``nonpaper search``."""
    return {
        "query": answer.query,
        "understood": answer.understood,
        "total": answer.total,
        "exact": answer.exact,
        "document_counts": _counts(answer.document_counts),
        "section_counts": _counts(answer.section_counts),
        "hits": [hit_row(hit) for hit in answer.hits],
        "suggestions": list(answer.suggestions),
    }


def facets_row(facets: Facets) -> dict[str, Any]:
    """What the passages of a search have in common: for each facet its values with their counts."""
    return {
        "documents": _counts(facets.documents),
        "section_kinds": _counts(facets.section_kinds),
        "languages": _counts(facets.languages),
        "years": _counts(facets.years),
        "bodies": _counts(facets.bodies),
        "statuses": _counts(facets.statuses),
    }


def _counts(pairs: Iterable[tuple[str | int, int]]) -> list[dict[str, str | int]]:
    return [{"value": value, "count": count} for value, count in pairs]


def bookmark_row(bookmark: Bookmark) -> dict[str, Any]:
    """A row of ``nonpaper bookmarks list``."""
    return {
        "id": bookmark.id,
        "document": bookmark.anchor.document,
        "section": bookmark.place.section if bookmark.place else None,
        "block": bookmark.place.block if bookmark.place else None,
        "target": str(bookmark.target),
        "quote": bookmark.anchor.exact,
        "title": bookmark.title,
        "note": bookmark.note,
        "labels": list(bookmark.labels),
        "state": str(bookmark.state),
        "created": bookmark.created,
    }
