"""The reader's corrections of documents, kept in the notebook.

Every call is on the disk when it returns. Corrections outlive their document: they are laid over it
again when it is imported anew. May import db.model, db.errors and db.store.
"""

from __future__ import annotations

import json
from dataclasses import astuple, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from db.corrections import (
    Correction,
    FactCorrection,
    FactField,
    HeadingCorrection,
    RepairCorrection,
    TieCorrection,
)
from db.model import Anchor, Repair
from db.store.connection import transaction, worded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_ANCHOR = tuple(field.name for field in fields(Anchor))
_COLUMNS = ", ".join(f'"{name}"' for name in _ANCHOR)
_HOLES = ", ".join("?" * len(_ANCHOR))


class CorrectionStore:
    """The corrections of a notebook, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_document(self, key: str) -> tuple[Correction, ...]:
        """What the reader put right in a document, in the order in which it was said."""
        with worded(self._connection):
            rows = self._connection.execute(
                f"SELECT kind, changes, source, {_COLUMNS} FROM corrections "
                "WHERE document = ? ORDER BY id",
                (key,),
            ).fetchall()
        return tuple(_correction(row) for row in rows)

    def replace(self, key: str, corrections: Iterable[Correction]) -> None:
        """Keep these corrections of a document, and no others."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [(now, *_row(key, correction)) for correction in corrections]
        with transaction(self._connection):
            self._connection.execute("DELETE FROM corrections WHERE document = ?", (key,))
            self._connection.executemany(
                f"INSERT INTO corrections (created, kind, changes, source, {_COLUMNS}) "
                f"VALUES (?, ?, ?, ?, {_HOLES})",
                rows,
            )

    def fact(self, key: str, field: FactField, source: str) -> str | None:
        """What is said of a fact of a document that was made from this file; None for nothing."""
        said = [
            correction.value
            for correction in self.of_document(key)
            if isinstance(correction, FactCorrection)
            and correction.field is field
            and correction.source in (None, source)
        ]
        return said[-1] if said else None

    def say(self, key: str, said: FactCorrection) -> None:
        """Put one fact of one file right; a value of None takes what was said of it back."""
        about = (None, said.source) if said.source is not None else None
        kept = [
            correction
            for correction in self.of_document(key)
            if not (
                isinstance(correction, FactCorrection)
                and correction.field is said.field
                and (about is None or correction.source in about)
            )
        ]
        self.replace(key, [*kept, said] if said.value is not None else kept)


def _row(key: str, correction: Correction) -> tuple[Any, ...]:
    """A correction as (kind, changes, source, the anchor's columns); the document is this one."""
    if isinstance(correction, FactCorrection):
        changes: dict[str, Any] = {
            "field": correction.field.value,
            "value": correction.value,
            "was": correction.was,
            "title": correction.title,
        }
        nowhere = astuple(Anchor(key, "", 0, 0, 0, ""))
        return ("fact", _json(changes), correction.source, *nowhere)
    anchor = (key, *astuple(correction.anchor)[1:])
    if isinstance(correction, HeadingCorrection):
        changes = {
            "heading": correction.heading,
            "level": correction.level,
            "title": correction.title,
            "merged": correction.merged,
        }
        return ("heading", _json(changes), None, *anchor)
    if isinstance(correction, TieCorrection):
        note = astuple(correction.note)[1:]  # of the same document
        return ("tie", _json({"label": correction.label, "note": note}), None, *anchor)
    repair = correction.repair
    changes = {
        "note": correction.note,
        "offset": repair.offset,
        "received": repair.received,
        "cleaned": repair.cleaned,
        "rule": repair.rule,
    }
    return ("repair", _json(changes), None, *anchor)


def _correction(row: tuple[Any, ...]) -> Correction:
    kind, changes, source = row[0], json.loads(row[1]), row[2]
    anchor = Anchor(*row[3:])
    if kind == "fact":
        field = FactField(changes.pop("field"))
        return FactCorrection(field, **changes, source=source)
    if kind == "heading":
        return HeadingCorrection(anchor, **changes)
    note = changes.pop("note")
    if kind == "tie":
        return TieCorrection(anchor, changes["label"], Anchor(anchor.document, *note))
    return RepairCorrection(anchor, Repair(**changes), note)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value)  # escaped: a typed lone surrogate must not fail
