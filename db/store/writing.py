"""Writing a whole document, or taking one out: bulk loads, with the index in step.

Local ids become row ids by adding an offset, so the ids of a document are consecutive and in
reading order. May import db.model and db.store. Not on the path to the first paint.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.store import forms, fts, sealing
from db.words import folded_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from db.model import Block, Event, Footnote, Mention, ParsedDocument, Repair, Source

_INDEXES = (fts.BLOCKS, fts.FOOTNOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What is written for one document; see DocumentStore.add."""

    parsed: ParsedDocument
    key: str
    source: Source
    original: bytes
    importer_version: int
    imported_at: str
    events: tuple[Event, ...]
    mentions: tuple[Mention, ...]
    symbols: tuple[tuple[int, int, int, str], ...]
    short_title: str | None
    section_titles: Mapping[int, str]
    curated: Mapping[int, Event]
    ordinal: int | None = None


def store(connection: sqlite3.Connection, writing: Writing) -> None:
    """Write a document in place of the one with its key, within a transaction."""
    number = _remove_rows(connection, writing.key)
    _Rows(connection, writing, number).write()


def remove(connection: sqlite3.Connection, key: str) -> bool:
    """Take a document out, within a transaction; say whether it was there."""
    return _remove_rows(connection, key) is not None


def _remove_rows(connection: sqlite3.Connection, key: str) -> int | None:
    """Remove a document's rows, children first; its row id, or None where it was not there."""
    row = connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    (number,) = row
    fts.subtract_words(connection, _texts(connection, number))
    forms.remove_forms(connection)
    sealing.before_removing(connection, number)
    for index in _INDEXES:
        fts.take_out_rows(connection, index, number)
    blocks = "SELECT id FROM blocks WHERE document = ?"
    for table in ("footnote_refs", "repairs", "page_breaks", "mentions", "symbols"):
        connection.execute(f"DELETE FROM {table} WHERE block IN ({blocks})", (number,))
    notes = "SELECT id FROM footnotes WHERE document = ?"
    connection.execute(f"DELETE FROM repairs WHERE footnote IN ({notes})", (number,))
    for table in ("events", "footnotes", "blocks"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
    # Last first: a section goes before its parent.
    connection.execute("UPDATE sections SET parent = NULL WHERE document = ?", (number,))
    for table, column in (("sections", "document"), ("originals", "document"), ("documents", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
    return int(number)


def _texts(connection: sqlite3.Connection, number: int) -> list[str]:
    rows = connection.execute(
        "SELECT text FROM blocks WHERE document = ?1 UNION ALL "
        "SELECT text FROM footnotes WHERE document = ?1",
        (number,),
    )
    return [text for (text,) in rows]


class _Rows:
    """The rows of one document, with local ids turned into row ids."""

    def __init__(
        self, connection: sqlite3.Connection, writing: Writing, number: int | None
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._parsed = writing.parsed
        self._number = number if number is not None else self._new_number()
        self._sections = self._ids("sections", [s.id for s in self._parsed.sections])
        self._blocks = self._ids("blocks", [b.id for b in self._parsed.blocks])
        self._notes = self._ids("footnotes", [n.id for n in self._parsed.footnotes])
        self._placed = _place_notes(self._parsed.blocks, self._parsed.footnotes)

    def write(self) -> None:
        """Everything, parents first, then the index and the vocabulary."""
        self._write_document()
        self._write_passages()
        self._write_found()
        for index in _INDEXES:
            fts.enter_rows(self._connection, index, self._number)
        texts = _texts(self._connection, self._number)
        fts.add_words(self._connection, texts)
        forms.add_forms(self._connection, self._parsed.facts.language, texts)
        sealing.after_entering(self._connection)

    def _write_document(self) -> None:
        facts, source, parsed = self._parsed.facts, self._writing.source, self._parsed
        repairs = sum(len(part.repairs) for part in (*parsed.blocks, *parsed.footnotes))
        self._insert(
            "documents",
            [
                {
                    "id": self._number,
                    "key": self._writing.key,
                    "symbol": facts.symbol,
                    "title": facts.title,
                    "short_title": self._writing.short_title,
                    "kind": facts.kind.value,
                    "issuer": facts.issuer,
                    "addressee": facts.addressee,
                    "issued": facts.issued,
                    "agenda_items": _json(facts.agenda_items),
                    "language": facts.language,
                    "original_language": facts.original_language,
                    "session": facts.session,
                    "source_name": source.name,
                    "media_type": source.media_type,
                    "sha256": source.sha256,
                    "section_count": len(parsed.sections),
                    "block_count": len(parsed.blocks),
                    "footnote_count": len(parsed.footnotes),
                    "event_count": len(self._writing.events),
                    "repair_count": repairs,
                    "importer_version": self._writing.importer_version,
                    "imported_at": self._writing.imported_at,
                }
            ],
        )
        compressed = zlib.compress(self._writing.original, 6)
        self._insert("originals", [{"document": self._number, "compressed": compressed}])

    def _write_passages(self) -> None:
        parsed = self._parsed
        self._insert(
            "sections",
            [
                {
                    "id": self._sections[section.id],
                    "document": self._number,
                    "parent": None if section.parent is None else self._sections[section.parent],
                    "ordinal": section.ordinal,
                    "level": section.level,
                    "kind": section.kind.value,
                    "number": section.number,
                    "title": section.title,
                    "short_title": self._writing.section_titles.get(
                        section.id, section.short_title
                    ),
                }
                for section in parsed.sections
            ],
        )
        self._insert("blocks", [self._block(block) for block in parsed.blocks])
        self._insert("footnotes", [self._footnote(note) for note in parsed.footnotes])
        self._insert("footnote_refs", self._refs())
        self._insert(
            "repairs",
            [
                _repair(repair, block=self._blocks[block.id])
                for block in parsed.blocks
                for repair in block.repairs
            ]
            + [
                _repair(repair, footnote=self._notes[note.id])
                for note in parsed.footnotes
                for repair in note.repairs
            ],
        )
        self._insert(
            "page_breaks",
            [
                {"block": self._blocks[block.id], "offset": mark.offset, "page": mark.page}
                for block in parsed.blocks
                for mark in block.page_breaks
            ],
        )

    def _write_found(self) -> None:
        self._insert("events", [self._event(event) for event in self._writing.events])
        self._insert(
            "mentions",
            [
                {
                    "block": self._blocks[mention.block],
                    "start": mention.start,
                    "end": mention.end,
                    "body": mention.body,
                }
                for mention in self._writing.mentions
            ],
        )
        self._insert(
            "symbols",
            [
                {"block": self._blocks[block], "start": start, "end": end, "symbol": symbol}
                for block, start, end, symbol in self._writing.symbols
            ],
        )

    def _block(self, block: Block) -> dict[str, Any]:
        return {
            "id": self._blocks[block.id],
            "document": self._number,
            "section": self._sections[block.section],
            "ordinal": block.ordinal,
            "kind": block.kind.value,
            "marker": block.marker,
            "number": block.number,
            "page": block.page,
            "key": block.key,
            "key_n": block.key_n,
            "text": block.text,
            "folded": folded_of(block.text),
        }

    def _footnote(self, note: Footnote) -> dict[str, Any]:
        return {
            "id": self._notes[note.id],
            "document": self._number,
            "block": self._blocks[self._placed.holders[note.id]],
            "label": note.label,
            "page": note.page,
            "text": note.text,
            "folded": folded_of(note.text),
        }

    def _refs(self) -> list[dict[str, Any]]:
        return [
            {
                "block": self._blocks[block.id],
                "offset": ref.offset,
                "label": ref.label,
                "footnote": self._notes.get(self._placed.targets.get((block.id, n), -1)),
                "confidence": ref.confidence,
            }
            for block in self._parsed.blocks
            for n, ref in enumerate(block.refs)
        ]

    def _event(self, event: Event) -> dict[str, Any]:
        curated = self._writing.curated.get(event.id)
        return {
            "document": self._number,
            "section": self._sections[event.section],
            "block": self._blocks[event.block],
            "start": event.start,
            "end": event.end,
            "wording": event.wording,
            "edtf": event.edtf,
            "lo": event.lo,
            "hi": event.hi,
            "precision": event.precision and event.precision.value,
            "approximate": int(event.approximate),
            "kind": event.kind.value,
            "extent": event.extent and event.extent.value,
            "status": event.status and event.status.value,
            "headline": event.headline,
            "sentence": event.sentence,
            "bodies": _json(event.bodies),
            "rule": event.rule,
            "confidence": event.confidence,
            "curated": int(curated is not None),
            "curated_headline": curated and curated.headline,
            "curated_bodies": None if curated is None else _json(curated.bodies),
            "label": curated.label if curated else event.label,
        }

    def _new_number(self) -> int:
        """The place that was wanted, where it is free; else the last."""
        wanted, find = self._writing.ordinal, "SELECT 1 FROM documents WHERE id = ?"
        if wanted is not None and not self._connection.execute(find, (wanted,)).fetchone():
            return wanted
        return self._next("documents")

    def _next(self, table: str) -> int:
        row = self._connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()
        return int(row[0])

    def _ids(self, table: str, local: Sequence[int]) -> dict[int, int]:
        return dict(
            zip(local, range(self._next(table), self._next(table) + len(local)), strict=True)
        )

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        columns = ", ".join(f'"{column}"' for column in rows[0])
        holes = ", ".join(f":{column}" for column in rows[0])
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holes})", rows)


@dataclass(frozen=True, slots=True)
class _PlacedNotes:
    """Which block holds each note, and which note each reference means; local ids."""

    holders: dict[int, int]  # note → block
    targets: dict[tuple[int, int], int]  # (block, which of its references) → note


def _place_notes(blocks: Sequence[Block], notes: Sequence[Footnote]) -> _PlacedNotes:
    """Keep the ties that the structure found, and say which block holds each note.

    A note is held by the first block that points to it; one without a reference by the last block
    that begins no later than its page.
    """
    holders: dict[int, int] = {}
    targets: dict[tuple[int, int], int] = {}
    for block in blocks:
        for n, ref in enumerate(block.refs):
            if ref.note is not None:
                targets[block.id, n] = ref.note
                holders.setdefault(ref.note, block.id)
    for note in notes:
        before = [b for b in blocks if note.page is None or (b.page or 0) <= note.page]
        holders.setdefault(note.id, (before or list(blocks))[-1].id)
    return _PlacedNotes(holders, targets)


def _repair(
    repair: Repair, *, block: int | None = None, footnote: int | None = None
) -> dict[str, Any]:
    return {
        "block": block,
        "footnote": footnote,
        "offset": repair.offset,
        "received": repair.received,
        "cleaned": repair.cleaned,
        "rule": repair.rule,
    }


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
