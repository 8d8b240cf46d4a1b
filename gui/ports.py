"""What controllers need from the services, as Protocols, so that they never import them.

May import db.model only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from db.model import (
        Bookmark,
        BookmarkTarget,
        Document,
        DocumentContent,
        Event,
        Place,
    )


class LibraryPort(Protocol):
    """Reads documents."""

    def documents(self) -> tuple[Document, ...]:
        """Every document of the library."""
        ...

    def content(self, key: str) -> DocumentContent | None:
        """A document whole; None when it is not there."""
        ...

    def events(self, key: str) -> tuple[Event, ...]:
        """The dated statements of a document, in reading order."""
        ...


class NotebookPort(Protocol):
    """Keeps bookmarks; every call is on disk when it returns."""

    def bookmarks(self, content: DocumentContent) -> tuple[Bookmark, ...]:
        """The bookmarks of a document, their places found again."""
        ...

    def add(
        self, content: DocumentContent, target: BookmarkTarget, place: Place, title: str
    ) -> Bookmark:
        """Make a bookmark."""
        ...

    def edit(self, number: int, title: str, note: str) -> None:
        """Change what the reader wrote."""
        ...

    def remove(self, number: int) -> None:
        """Remove a bookmark; it can be restored."""
        ...

    def restore(self, number: int) -> None:
        """Bring a removed bookmark back under its own number."""
        ...


class SearchPort(Protocol):
    """Searches on a worker thread; the newest question wins."""

    def ask(self, text: str, document: str | None, deliver: AnswerSink) -> None:
        """Search; ``deliver`` is called on the asking thread unless a newer question came."""
        ...


class AnswerSink(Protocol):
    """Takes the answer to a search."""

    def __call__(self, answer: object) -> None:
        """Receive a SearchAnswer."""
        ...
