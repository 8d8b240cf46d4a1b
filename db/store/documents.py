"""Documents: a parsed one into rows, rows into what a reader shows.

Reading is a handful of queries over ranges of row ids: ids are given out in reading order and a
document's are consecutive. May import db.model, db.errors, db.text and db.store. On the path to the
first paint.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, TypeVar

from db.errors import KnownError
from db.model import (
    Block,
    BlockKind,
    Counts,
    Document,
    DocumentContent,
    DocumentKind,
    DocumentName,
    Facts,
    Footnote,
    FootnoteRef,
    PageBreak,
    Repair,
    Section,
    SectionKind,
    Source,
)
from db.store.connection import snapshot, transaction, worded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from db.model import Event, Mention, ParsedDocument

T = TypeVar("T")

_COLUMNS = (
    "key, symbol, title, short_title, kind, issuer, addressee, issued, agenda_items, language, "
    "original_language, source_name, media_type, sha256, section_count, block_count, "
    "footnote_count, event_count, repair_count, importer_version, imported_at, session"
)


class DocumentStore:
    """The documents of a library, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(
        self,
        parsed: ParsedDocument,
        *,
        key: str,
        source: Source,
        original: bytes,
        importer_version: int,
        imported_at: str,
        events: tuple[Event, ...] = (),
        mentions: tuple[Mention, ...] = (),
        symbols: tuple[tuple[int, int, int, str], ...] = (),
        short_title: str | None = None,
        section_titles: Mapping[int, str] | None = None,
        curated: Mapping[int, Event] | None = None,
        ordinal: int | None = None,
    ) -> Document:
        """Store a document, in place of the one that had its key; all of it or nothing.

        Args:
            parsed: the document; its ids are local and are replaced by the library's.
            key: its stable name.
            source: the file it was made from.
            original: that file's bytes.
            importer_version: of the importer that made it.
            imported_at: ISO 8601, UTC.
            events: the extractor's own; their sections and blocks are local ids.
            mentions: bodies named, likewise.
            symbols: (block, start, end, symbol), likewise.
            short_title: an editor's, for the document.
            section_titles: an editor's short titles, by local section id.
            curated: the events with an editor's headline, label and bodies, by local event id.
            ordinal: where a new one stands among the documents, unless another one stands there.

        Raises:
            KnownError: The document has no text, or the file cannot be written.
        """
        from db.store.writing import Writing, store  # not needed to read

        if not parsed.blocks:
            raise KnownError(f"{source.name} holds no text.")

        writing = Writing(
            parsed=parsed,
            key=key,
            source=source,
            original=original,
            importer_version=importer_version,
            imported_at=imported_at,
            events=events,
            mentions=mentions,
            symbols=symbols,
            short_title=short_title,
            section_titles=section_titles or {},
            curated=curated or {},
            ordinal=ordinal,
        )
        with transaction(self._connection):
            store(self._connection, writing)
            return self._required(key)

    def remove(self, key: str) -> bool:
        """Remove a document and all that was made of it; say whether it was there."""
        from db.store.writing import remove  # not needed to read

        with transaction(self._connection):
            return remove(self._connection, key)

    def list(self) -> tuple[Document, ...]:
        """All documents, in the order in which they came."""
        with worded(self._connection):
            rows = self._connection.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY id")
            return tuple(_document(row) for row in rows)

    def names(self) -> tuple[DocumentName, ...]:
        """What all documents are called, in the same order: a list of thousands needs no more."""
        with worded(self._connection):
            rows = self._connection.execute(
                "SELECT key, title, short_title FROM documents ORDER BY id"
            )
            return tuple(map(DocumentName._make, rows))

    def get(self, key: str) -> Document | None:
        """A document, or None where there is no such key."""
        with worded(self._connection):
            row = self._connection.execute(
                f"SELECT {_COLUMNS} FROM documents WHERE key = ?", (key,)
            ).fetchone()
        return _document(row) if row else None

    def ordinal(self, key: str) -> int | None:
        """Where a document stands among the others, to bring it back there; None without one."""
        with worded(self._connection):
            row = self._connection.execute(
                "SELECT id FROM documents WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else int(row[0])

    def made_from(self, sha256: str) -> Document | None:
        """The document that was made from the file with this hash, or None."""
        with worded(self._connection):
            row = self._connection.execute(
                f"SELECT {_COLUMNS} FROM documents WHERE sha256 = ? ORDER BY id", (sha256,)
            ).fetchone()
        return _document(row) if row else None

    def name(self, key: str, short_title: str | None) -> None:
        """Change what a document is called in narrow places; None gives it its title."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE documents SET short_title = ? WHERE key = ?", (short_title, key)
            )

    def content(self, key: str) -> DocumentContent:
        """Everything a reader needs to show a document.

        Raises:
            KnownError: There is no such document.
        """
        with worded(self._connection), snapshot(self._connection):
            document = self._required(key)
            number = self._number(key)
            repairs = self._repairs(number)
            return DocumentContent(
                document,
                self._sections(number),
                self._blocks(number, repairs),
                self._footnotes(number),
            )

    def blocks(self, key: str) -> tuple[Block, ...]:
        """A document's blocks alone; empty where there is no such document."""
        with worded(self._connection), snapshot(self._connection):
            number = self._number(key)
            return self._blocks(number, self._repairs(number))

    def sections(self, key: str) -> tuple[Section, ...]:
        """A document's sections alone; empty where there is no such document."""
        with worded(self._connection):
            return self._sections(self._number(key))

    def original(self, key: str) -> bytes:
        """The bytes of the file that a document was made from.

        Raises:
            KnownError: There is no such document.
        """
        with worded(self._connection):
            row = self._connection.execute(
                "SELECT compressed FROM originals WHERE document = ?", (self._number(key),)
            ).fetchone()
        if row is None:
            raise KnownError(f"There is no document {key} in the library.")
        return zlib.decompress(row[0])

    def _required(self, key: str) -> Document:
        document = self.get(key)
        if document is None:
            raise KnownError(f"There is no document {key} in the library.")
        return document

    def _number(self, key: str) -> int:
        row = self._connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
        return row[0] if row else -1

    def _sections(self, number: int) -> tuple[Section, ...]:
        rows = self._connection.execute(
            "SELECT id, parent, ordinal, level, kind, number, title, short_title FROM sections "
            "WHERE document = ? ORDER BY id",
            (number,),
        )
        return tuple(
            Section(id_, parent, ordinal, level, SectionKind(kind), label, title, short)
            for id_, parent, ordinal, level, kind, label, title, short in rows
        )

    def _blocks(self, number: int, repairs: Mapping[int, tuple[Repair, ...]]) -> tuple[Block, ...]:
        refs = _grouped(
            (block, FootnoteRef(offset, label, confidence, note))
            for block, offset, label, confidence, note in self._of_blocks(
                "footnote_refs", '"offset", label, confidence, footnote', number
            )
        )
        breaks = _grouped(
            (block, PageBreak(offset, page))
            for block, offset, page in self._of_blocks("page_breaks", '"offset", page', number)
        )
        rows = self._connection.execute(
            "SELECT id, section, ordinal, kind, text, marker, number, page, key, key_n "
            "FROM blocks WHERE document = ? ORDER BY id",
            (number,),
        )
        return tuple(
            Block(
                id=row[0],
                section=row[1],
                ordinal=row[2],
                kind=BlockKind(row[3]),
                text=row[4],
                marker=row[5],
                number=row[6],
                page=row[7],
                key=row[8],
                key_n=row[9],
                repairs=repairs.get(row[0], ()),
                refs=refs.get(row[0], ()),
                page_breaks=breaks.get(row[0], ()),
            )
            for row in rows
        )

    def _of_blocks(self, table: str, columns: str, number: int) -> sqlite3.Cursor:
        """The rows of a table that belong to a document's blocks, in reading order."""
        return self._connection.execute(
            f"SELECT block, {columns} FROM {table} WHERE block BETWEEN "
            "(SELECT min(id) FROM blocks WHERE document = ?1) "
            "AND (SELECT max(id) FROM blocks WHERE document = ?1) ORDER BY block, id",
            (number,),
        )

    def _repairs(self, number: int) -> dict[int, tuple[Repair, ...]]:
        return _grouped(
            (block, Repair(offset, received, cleaned, rule))
            for block, offset, received, cleaned, rule in self._of_blocks(
                "repairs", '"offset", received, cleaned, rule', number
            )
        )

    def _footnotes(self, number: int) -> tuple[Footnote, ...]:
        repairs = _grouped(
            (note, Repair(offset, received, cleaned, rule))
            for note, offset, received, cleaned, rule in self._connection.execute(
                'SELECT r.footnote, r."offset", r.received, r.cleaned, r.rule FROM footnotes f '
                "JOIN repairs r ON r.footnote = f.id WHERE f.document = ? ORDER BY f.id, r.id",
                (number,),
            )
        )
        rows = self._connection.execute(
            "SELECT id, label, text, page FROM footnotes WHERE document = ? ORDER BY id", (number,)
        )
        return tuple(
            Footnote(id_, label, text, page, repairs.get(id_, ()))
            for id_, label, text, page in rows
        )


def _grouped(rows: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    groups: dict[int, list[T]] = {}
    for owner, value in rows:
        groups.setdefault(owner, []).append(value)
    return {owner: tuple(values) for owner, values in groups.items()}


def _document(row: tuple[Any, ...]) -> Document:
    facts = Facts(
        symbol=row[1],
        title=row[2],
        kind=DocumentKind(row[4]),
        issuer=row[5],
        addressee=row[6],
        issued=row[7],
        agenda_items=tuple(json.loads(row[8])),
        language=row[9],
        original_language=row[10],
        session=row[21],
    )
    return Document(
        key=row[0],
        facts=facts,
        source=Source(name=row[11], media_type=row[12], sha256=row[13]),
        counts=Counts(*row[14:19]),
        importer_version=row[19],
        imported_at=row[20],
        short_title=row[3],
    )
