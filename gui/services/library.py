"""The library and the notebook for the window's own thread: small, quick reads and writes.

A document of usual length is read in a few milliseconds and a bookmark is on disk in one, so both
happen here; searching and importing have threads. May import db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.store.events import has_edits

if TYPE_CHECKING:
    from db.corrections import Correction
    from db.model import (
        Bookmark,
        BookmarkTarget,
        Document,
        DocumentContent,
        DocumentName,
        Event,
        Place,
    )
    from db.store.library import Library


class LibraryService:
    """Reads documents (gui.ports.LibraryPort)."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def documents(self) -> tuple[Document, ...]:
        """Every document of the library."""
        return self._library.documents.list()

    def names(self) -> tuple[DocumentName, ...]:
        """What every document is called."""
        return self._library.documents.names()

    def content(self, key: str) -> DocumentContent | None:
        """A document whole; None when it is not there."""
        try:
            return self._library.documents.content(key)
        except KnownError:
            return None

    def events(self, key: str) -> tuple[Event, ...]:
        """The dated statements of a document, in reading order, with the reader's edits."""
        if not has_edits(self._library.notebook_connection, key):
            return self._library.events.of_document(key)
        from db.store.event_edits import laid  # not needed for the first paint of most

        return laid(self._library, key).events

    def document(self, key: str) -> Document | None:
        """A document; None when it is not there."""
        return self._library.documents.get(key)

    def original(self, key: str) -> bytes:
        """The file that a document was made from; raises KnownError where it is not there."""
        return self._library.documents.original(key)

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """What the reader put right in a document."""
        return self._library.corrections.of_document(key)

    def said_name(self, key: str) -> str | None:
        """The name that the reader gave a document; None where it has its own."""
        from db.corrections import FactField

        document = self._library.documents.get(key)
        if document is None:
            return None
        source = document.source.sha256
        return self._library.corrections.fact(key, FactField.NAME, source)


class NotebookService:
    """Keeps bookmarks (gui.ports.NotebookPort)."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def bookmarks(self, content: DocumentContent) -> tuple[Bookmark, ...]:
        """The bookmarks of a document, their places found again."""
        from db.store.marks import bookmarks_of  # not needed for the first paint

        return bookmarks_of(self._library, content)

    def add(
        self, content: DocumentContent, target: BookmarkTarget, place: Place, title: str
    ) -> Bookmark:
        """Make a bookmark."""
        from db.store.marks import add_bookmark

        return add_bookmark(self._library, content, target, place, title=title)

    def edit(self, number: int, title: str, note: str) -> None:
        """Change what the reader wrote."""
        self._library.notebook.update(number, title=title, note=note)

    def remove(self, number: int) -> None:
        """Remove a bookmark; it can be restored."""
        self._library.notebook.remove(number)

    def restore(self, number: int) -> None:
        """Bring a removed bookmark back under its own number."""
        self._library.notebook.restore(number)

    def back_up(self) -> None:
        """Copy the notebook to its rotating backups."""
        self._library.notebook.back_up()
