"""The reader's edits of events and links between them, kept in the notebook.

Every call is on the disk when it returns. They outlive their document: laid over its events each
time these are read. May import db.model, db.errors, db.anchors, db.event_edits and db.store.
"""

from __future__ import annotations

import json
from dataclasses import astuple, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from db.event_edits import EventEdit, EventTie, Laid, Values, lay_over
from db.event_fields import EventField
from db.model import Anchor, Mention
from db.store.connection import transaction, worded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from db.model import Block, Event
    from db.store.library import Library

_ANCHOR = tuple(field.name for field in fields(Anchor))
_COLUMNS = ", ".join(f'"{name}"' for name in _ANCHOR)
_HOLES = ", ".join("?" * len(_ANCHOR))
_SELECT = f"SELECT id, changes, {_COLUMNS} FROM event_edits"
_ABOUT = " WHERE document = ?1 OR json_extract(changes, '$.other.document') = ?1"


class EventEditStore:
    """The edits of a notebook, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_document(self, key: str) -> tuple[tuple[EventEdit, ...], tuple[EventTie, ...]]:
        """The edits of a document's events, and the links that touch it."""
        return self._read(_SELECT + _ABOUT + " ORDER BY id", (key,))

    def all(self) -> tuple[tuple[EventEdit, ...], tuple[EventTie, ...]]:
        """Every edit and every link."""
        return self._read(_SELECT + " ORDER BY id", ())

    def put(self, said: EventEdit | EventTie) -> int:
        """Keep a statement in place of the one with its id; 0 gets a new one, which is returned."""
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        anchor = said.anchor if isinstance(said, EventEdit) else said.planned
        names = ", ".join(f'"{n}" = excluded."{n}"' for n in (*_ANCHOR, "changes", "changed"))
        with transaction(self._connection):
            row = self._connection.execute(
                f"INSERT INTO event_edits (id, changes, created, changed, {_COLUMNS}) "
                f"VALUES (?, ?, ?, ?, {_HOLES}) ON CONFLICT (id) DO UPDATE SET {names} "
                "RETURNING id",
                (said.id or None, _json(said), now, now, *_storable(anchor)),
            ).fetchone()
        return int(row[0])

    def remove(self, number: int) -> None:
        """Take a statement back, if it is there."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM event_edits WHERE id = ?", (number,))

    def _read(
        self, query: str, parameters: tuple[str, ...]
    ) -> tuple[tuple[EventEdit, ...], tuple[EventTie, ...]]:
        edits: list[EventEdit] = []
        ties: list[EventTie] = []
        with worded(self._connection):
            rows = self._connection.execute(query, parameters).fetchall()
        for row in rows:
            said = _said(row)
            if isinstance(said, EventEdit):
                edits.append(said)
            else:
                ties.append(said)
        return tuple(edits), tuple(ties)


def laid(library: Library, key: str, blocks: Sequence[Block] | None = None) -> Laid:
    """A document's events with the reader's edits over them; ``blocks`` saves reading them."""
    events = library.events.of_document(key)
    edits, ties = library.event_edits.of_document(key)
    if not edits and not ties:
        return Laid(events)
    return lay_over(key, events, edits, ties, blocks or library.documents.blocks(key))


def all_laid(library: Library) -> Laid:
    """The events of every document, each document's as ``laid`` gives them."""
    events, touched = library.events.all(), edited_documents(library)
    if not touched:
        return Laid(events)
    found = [laid(library, key) for key in touched]
    whole = [event for event in events if event.document not in touched]
    for one in found:
        whole += one.events
    whole.sort(key=lambda event: (event.block, event.start, event.id))
    return Laid(
        tuple(whole),
        tuple(event for one in found for event in one.hidden),
        tuple(edit for one in found for edit in one.lost),
    )


def find_events(library: Library, words: str, limit: int = 60) -> tuple[Event, ...]:
    """Dated statements of any document whose headline or sentence has all these words."""
    wanted = words.casefold().split()
    touched = edited_documents(library)
    found = [
        event
        for key in touched
        for event in laid(library, key).events
        if all(word in f"{event.headline} {event.sentence}".casefold() for word in wanted)
    ]
    found += library.events.matching(words.split(), limit, touched)
    found.sort(key=lambda event: (event.block, event.start, event.id))
    return tuple(found[:limit])


def edited_documents(library: Library) -> list[str]:
    """The documents of whose events the reader said something."""
    edits, ties = library.event_edits.all()
    touched = {edit.anchor.document for edit in edits}
    touched |= {anchor.document for tie in ties for anchor in (tie.planned, tie.outcome)}
    return sorted(touched)


def mentions_of(library: Library, block: int) -> tuple[Mention, ...]:
    """The bodies named in a block."""
    with worded(library.connection):
        rows = library.connection.execute(
            'SELECT block, start, "end", body FROM mentions WHERE block = ? ORDER BY start',
            (block,),
        )
        return tuple(Mention(*row) for row in rows)


def _json(said: EventEdit | EventTie) -> str:
    """Escaped: a typed lone surrogate must not fail."""
    if isinstance(said, EventTie):
        tie = {
            "link": "outcome",
            "other": dict(zip(_ANCHOR, astuple(said.outcome), strict=True)),
            "headline": said.planned_headline,
            "other_headline": said.outcome_headline,
        }
        return json.dumps(tie)
    return json.dumps(
        {
            "own": said.own,
            "values": {field.value: value for field, value in said.changes.items()},
            "was": {field.value: value for field, value in said.was.items()},
            "sentence": said.sentence,
            "hidden": said.hidden,
        }
    )


def _said(row: tuple[Any, ...]) -> EventEdit | EventTie:
    changes: dict[str, Any] = json.loads(row[1])
    anchor = Anchor(*row[2:])
    if "link" in changes:
        return EventTie(
            row[0],
            anchor,
            Anchor(**changes["other"]),
            changes["headline"],
            changes["other_headline"],
        )
    return EventEdit(
        row[0],
        anchor,
        changes["own"],
        _values(changes["values"]),
        _values(changes["was"]),
        changes["sentence"],
        changes["hidden"],
    )


def _values(said: dict[str, Any]) -> Values:
    """JSON has no tuples."""
    return {
        EventField(name): tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType] - what _json wrote
        for name, value in said.items()
    }


def _storable(anchor: Anchor) -> tuple[Any, ...]:
    """A quote without lone surrogates, which UTF-8 cannot hold."""
    clean = anchor.exact.encode("utf-8", "replace").decode("utf-8")
    return astuple(replace(anchor, exact=clean))
