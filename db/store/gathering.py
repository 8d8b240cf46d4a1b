"""Reads what several documents date, for one timeline: document by document, stopped at any time.

May import db.model, db.cancel and db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.store.event_edits import edited_documents, laid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.cancel import CancelToken
    from db.model import Document, Event, Section
    from db.store.library import Library


def gather(
    library: Library, keys: Iterable[str] | None, token: CancelToken
) -> tuple[tuple[Document, ...], tuple[Section, ...], tuple[Event, ...]]:
    """The documents, the sections of those in which anything is dated, and their events.

    Args:
        library: where they are.
        keys: of the documents; those that are not there are left out. None: all of them.
        token: stops it between two documents, with Cancelled.
    """
    documents = library.documents.list()
    if keys is not None:
        wanted = frozenset(keys)
        documents = tuple(document for document in documents if document.key in wanted)
    edited = frozenset(edited_documents(library))
    sections: list[Section] = []
    events: list[Event] = []
    for document in documents:
        token.check()
        key = document.key
        own = laid(library, key).events if key in edited else library.events.of_document(key)
        if own:
            events += own
            sections += library.documents.sections(key)
    return documents, tuple(sections), tuple(events)
