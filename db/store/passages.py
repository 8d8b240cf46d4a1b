"""The whole passages that hits stand for, with what a citation needs. May import db.model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.model import HitKind
from db.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Hit
    from db.store.library import Library

_BLOCKS = (
    "SELECT id, text, marker, number, page FROM blocks WHERE id IN (SELECT value FROM json_each(?))"
)
_NOTES = (
    "SELECT block, label, text, page FROM footnotes WHERE block IN (SELECT value FROM json_each(?))"
)


def passages_of(library: Library, hits: Sequence[Hit]) -> tuple[Passage, ...]:
    """What hits stand for, in their order; those that are gone since are left out."""
    wanted = json.dumps(sorted({hit.place.block for hit in hits}))
    blocks = {row[0]: row[1:] for row in library.connection.execute(_BLOCKS, (wanted,))}
    notes = {
        (block, label): (text, page)
        for block, label, text, page in library.connection.execute(_NOTES, (wanted,))
    }
    keys = dict.fromkeys(hit.place.document for hit in hits)
    documents = {key: library.documents.get(key) for key in keys}
    found: list[Passage] = []
    for hit in hits:
        place, document = hit.place, documents[hit.place.document]
        if document is None or place.block not in blocks:
            continue
        text, marker, number, page = blocks[place.block]
        if hit.kind is HitKind.NOTE:
            text = hit.snippet
        elif place.footnote is not None:
            text, page = notes.get((place.block, place.footnote), (hit.snippet, page))
        found.append(
            Passage(
                document,
                hit.kind,
                hit.breadcrumb,
                place.block,
                text,
                marker,
                number,
                page,
                place.footnote,
            )
        )
    return tuple(found)
