"""Events as the reader corrected them, for everything that a search asks of events.

The edits are in the notebook, the events in the library: what was changed, hidden or added, usually
a handful, is put in the place of its rows when a query is written. Without edits it is the table
itself, so nobody pays for what nobody did. May import db.store.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Event
    from db.store.library import Library

EVENTS = "events"
_COLUMNS = (
    *("block", "document", "lo", "hi", "edtf", "status"),
    *("curated_headline", "headline", "wording", "sentence"),
)


class EditedEvents:
    """What stands for the table of events in a query, for one library and its notebook."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._state: object = None
        self._source = EVENTS

    def source(self, generation: int) -> str:
        """A table, or a query in parentheses: it changes when an edit does.

        Args:
            generation: of the library's own content, which the edits are laid over.

        Raises:
            KnownError: The notebook is damaged or locked.
        """
        said = self._library.notebook_connection.execute(
            "SELECT count(*), max(changed) FROM event_edits"
        ).fetchone()
        state = (*said, generation)
        if state != self._state:
            self._source = self._written() if said[0] else EVENTS
            self._state = state
        return self._source

    def _written(self) -> str:
        from db.store.event_edits import (  # only where the reader edited anything
            edited_documents,
            laid,
        )

        gone: list[int] = []
        instead: list[list[object]] = []
        for key in edited_documents(self._library):
            events = self._library.events.of_document(key)
            edited = laid(self._library, key).events
            kept, known = set(edited), set(events)
            gone += [event.id for event in events if event not in kept]
            instead += self._rows(key, (event for event in edited if event not in known))
        if not gone and not instead:
            return EVENTS
        names = ", ".join(_COLUMNS)
        values = ", ".join(
            f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(_COLUMNS)
        )
        literal = json.dumps(instead).replace("'", "''")
        return (
            f"(SELECT {names} FROM events WHERE id NOT IN ({','.join(map(str, gone))}) "
            f"UNION ALL SELECT {values} FROM json_each('{literal}'))"
        )

    def _rows(self, key: str, events: Iterable[Event]) -> list[list[object]]:
        numbers = self._library.connection.execute(
            "SELECT id FROM documents WHERE key = ?", (key,)
        ).fetchall()
        return [
            [
                *(event.block, number, event.lo, event.hi, event.edtf, event.status),
                *(None, event.headline, event.wording, event.sentence),
            ]
            for event in events
            for (number,) in numbers
        ]
