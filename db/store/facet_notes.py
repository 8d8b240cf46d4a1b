"""The reader's own notes among the counts of facets: a note counts where it stands in the list.

It has the values of the passage that it was made about. May import db.model, db.query, db.request
and db.store.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from db.query.narrowing import has_words, narrowed, without
from db.store.connection import cancellable, snapshot
from db.store.reach import FIRST, LAST
from db.store.values import years_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from db.cancel import CancelToken
    from db.model import Facets, Hit
    from db.query import Query
    from db.request import SearchRequest
    from db.store.search_notes import NoteSearch

_FACETS = ("documents", "section_kinds", "languages", "bodies", "statuses", "years")
_SAME_BLOCKS = "WHERE block IN (SELECT value FROM json_each(?))"


def add_notes(
    facets: Facets,
    notes: NoteSearch,
    connection: sqlite3.Connection,
    query: Query,
    request: SearchRequest,
    *,
    token: CancelToken | None = None,
) -> Facets:
    """Facets with the notes that the list has beside its passages; ``sections`` stay as they are.

    Args:
        facets: of the passages.
        notes: finds the notes.
        connection: to the library.
        query: what was typed; not narrowed.
        request: what was chosen beside it.
        token: stops the counting from another thread.

    Raises:
        Cancelled: The token was set.
        KnownError: A file is damaged or locked.
    """
    if not has_words(query):
        return facets

    def found(asked: SearchRequest) -> tuple[Hit, ...]:
        return notes.find(narrowed(query, asked), document=request.document, token=token)

    chosen = found(request)
    added: dict[str, tuple[tuple[str | int, int], ...]] = {}
    with cancellable(connection, token), snapshot(connection):
        events = notes.events()
        for facet in _FACETS:
            name = "span" if facet == "years" else facet
            own = getattr(request.filters, name)
            hits = found(without(request, name)) if own else chosen
            if hits:
                added[facet] = _with(
                    getattr(facets, facet), _values(connection, events, facet, hits)
                )
    if "years" in added and facets.years:
        known = range(facets.years[0][0], facets.years[-1][0] + 1)
        added["years"] = tuple(sorted(pair for pair in added["years"] if pair[0] in known))
    return replace(facets, total=facets.total + len(chosen), **added)


def _with(
    counts: Sequence[tuple[str | int, int]], values: Iterable[str | int]
) -> tuple[tuple[str | int, int], ...]:
    total = Counter(dict(counts))
    total.update(values)
    return tuple(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))


def _values(
    connection: sqlite3.Connection, events: str, facet: str, hits: Sequence[Hit]
) -> list[str | int]:
    """A facet's values of each hit's passage, each once a hit."""
    times = Counter(hit.place.block for hit in hits)
    found: set[tuple[int, str | int]]
    if facet == "years":
        found = {
            (block, year)
            for block, first, last in connection.execute(
                f"SELECT t.block, {FIRST}, {LAST} FROM {events} t {_SAME_BLOCKS} "
                "AND t.edtf IS NOT NULL",
                (json.dumps(list(times)),),
            )
            if (years := years_of(first, last)) is not None
            for year in range(years[0], years[1] + 1)
        }
    else:
        found = set(
            connection.execute(
                _QUERIES[facet].replace("{events}", events), (json.dumps(list(times)),)
            ).fetchall()
        )
    return [value for block, value in found for _ in range(times[block])]


_OF_SECTION = (
    "SELECT b.id, {} FROM blocks b JOIN sections s ON s.id = b.section "
    "JOIN documents d ON d.id = b.document WHERE b.id IN (SELECT value FROM json_each(?))"
)
_QUERIES = {
    "documents": _OF_SECTION.format("d.key"),
    "section_kinds": _OF_SECTION.format("s.kind"),
    "languages": _OF_SECTION.format("d.language"),
    "bodies": f"SELECT block, body FROM mentions {_SAME_BLOCKS}",
    "statuses": f"SELECT block, status FROM {{events}} {_SAME_BLOCKS} AND status IS NOT NULL",
}
