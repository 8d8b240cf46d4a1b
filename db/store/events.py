"""Events: rows into the model, with an editor's names over the extractor's own.

May import db.model and db.store.connection. On the path to the first paint.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.model import Event, EventKind, Extent, Origin, Precision, Status
from db.store.connection import worded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_QUERY = (
    'SELECT e.id, e.section, e.block, e.start, e."end", e.wording, e.edtf, e.lo, e.hi, '
    "e.precision, e.approximate, e.kind, e.extent, e.status, e.headline, e.sentence, e.bodies, "
    "e.rule, e.confidence, e.curated, e.curated_headline, e.curated_bodies, e.label, d.key "
    "FROM documents d JOIN events e ON e.document = d.id"
)
_ORDER = " ORDER BY e.block, e.start, e.id"


class EventStore:
    """The events of a library, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_document(self, key: str) -> tuple[Event, ...]:
        """A document's events in reading order, an editor's names first."""
        return self._read(_QUERY + " WHERE d.key = ?" + _ORDER, (key,), own=False)

    def all(self) -> tuple[Event, ...]:
        """The events of every document, in reading order."""
        return self._read(_QUERY + _ORDER, (), own=False)

    def matching(
        self, words: Sequence[str], limit: int, without: Sequence[str] = ()
    ) -> tuple[Event, ...]:
        """Events whose headline, wording or sentence have all these words, in reading order.

        Args:
            words: however they are capitalized.
            limit: at most so many.
            without: keys of documents to leave out.
        """
        text = "e.headline || ' ' || coalesce(e.curated_headline, '') || ' ' || e.sentence"
        where = ["d.key NOT IN (SELECT value FROM json_each(?))"]
        parameters: list[str] = [json.dumps(list(without))]
        for word in words:
            # LIKE knows the capitals of ASCII only
            forms = sorted({word, word.lower(), word.capitalize(), word.upper()})
            where.append("(" + " OR ".join([f"{text} LIKE ? ESCAPE '\\'"] * len(forms)) + ")")
            parameters += [f"%{_literal(form)}%" for form in forms]
        query = f"{_QUERY} WHERE {' AND '.join(where)}{_ORDER} LIMIT {int(limit)}"
        return self._read(query, tuple(parameters), own=False)

    def extracted(self, key: str) -> tuple[Event, ...]:
        """A document's events as the extractor named them, whatever an editor wrote."""
        return self._read(_QUERY + " WHERE d.key = ?" + _ORDER, (key,), own=True)

    def dates_of(self, blocks: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The dates of the statements in some blocks, in words, as they stand in the text."""
        from db.edtf import words  # not needed for the first paint

        found: dict[int, dict[str, None]] = {}
        with worded(self._connection):
            rows = self._connection.execute(
                "SELECT block, edtf FROM events WHERE edtf IS NOT NULL AND block IN "
                "(SELECT value FROM json_each(?)) ORDER BY block, start, id",
                (json.dumps(list(blocks)),),
            ).fetchall()
        for block, date in rows:
            found.setdefault(block, {})[words(date).partition(" (")[0]] = None
        return {block: tuple(dates) for block, dates in found.items()}

    def _read(self, query: str, parameters: tuple[str, ...], *, own: bool) -> tuple[Event, ...]:
        with worded(self._connection):
            return tuple(
                _event(row, own=own) for row in self._connection.execute(query, parameters)
            )


def has_edits(notebook: sqlite3.Connection, key: str) -> bool:
    """Whether the reader said anything of a document's events: asked before the first paint."""
    query = (
        "SELECT 1 FROM event_edits WHERE document = ?1 "
        "OR json_extract(changes, '$.other.document') = ?1 LIMIT 1"
    )
    with worded(notebook):
        return notebook.execute(query, (key,)).fetchone() is not None


def _literal(word: str) -> str:
    """A word for LIKE, its own wildcards and no others."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _event(row: tuple[Any, ...], *, own: bool) -> Event:
    curated = bool(row[19]) and not own
    return Event(
        id=row[0],
        section=row[1],
        block=row[2],
        start=row[3],
        end=row[4],
        wording=row[5],
        edtf=row[6],
        lo=row[7],
        hi=row[8],
        precision=Precision(row[9]) if row[9] else None,
        approximate=bool(row[10]),
        kind=EventKind(row[11]),
        extent=Extent(row[12]) if row[12] else None,
        status=Status(row[13]) if row[13] else None,
        headline=row[20] if curated else row[14],
        sentence=row[15],
        bodies=tuple(json.loads(row[21] if curated else row[16])),
        rule=row[17],
        confidence=row[18],
        origin=Origin.CURATED if curated else Origin.EXTRACTED,
        document=row[23],
        label="" if own and row[19] else row[22],
    )
