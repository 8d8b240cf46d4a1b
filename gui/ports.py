"""What controllers need from the services, as Protocols, so that they never import them.

May import db.model, db.request, db.event_edits and gui.jobs only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from db.cancel import CancelToken
    from db.chronology.typed import TypedDate
    from db.event_edits import EventEdit, EventTie, Laid
    from db.export.results import Format
    from db.model import (
        Anchor,
        Bookmark,
        BookmarkTarget,
        Document,
        DocumentContent,
        DocumentName,
        Event,
        Hit,
        Place,
    )
    from db.request import SearchRequest
    from gui.jobs import Job
    from gui.paging import Run


class LibraryPort(Protocol):
    """Reads documents."""

    def documents(self) -> tuple[Document, ...]:
        """Every document of the library."""
        ...

    def names(self) -> tuple[DocumentName, ...]:
        """What every document is called; quick, however many there are."""
        ...

    def content(self, key: str) -> DocumentContent | None:
        """A document whole; None when it is not there."""
        ...

    def events(self, key: str) -> tuple[Event, ...]:
        """The dated statements of a document, in reading order."""
        ...

    def document(self, key: str) -> Document | None:
        """A document; None when it is not there."""
        ...


class GatheringPort(Protocol):
    """Reads what several documents date, on a thread."""

    def gather(self, keys: frozenset[str] | None, deliver: GatheredSink) -> None:
        """Read these documents, or (None) all; a newer request drops an older one."""
        ...

    def forget(self) -> None:
        """What was asked for is not wanted any more."""
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


class EventsPort(Protocol):
    """Keeps what the reader says of events; every call is on disk when it returns."""

    def laid(self, content: DocumentContent) -> Laid:
        """A document's events, those hidden, and the edits whose words are gone."""
        ...

    def edit(self, key: str, number: int) -> EventEdit | None:
        """An edit of a document's event; None where it was taken back."""
        ...

    def tie(self, key: str, number: int) -> EventTie | None:
        """A link that touches a document; None where it was taken back."""
        ...

    def put(self, said: EventEdit | EventTie) -> int:
        """Keep a statement in place of the one with its id; 0 gets a new one, returned."""
        ...

    def remove(self, number: int) -> None:
        """Take a statement back."""
        ...

    def anchor(self, event: Event) -> Anchor:
        """An event's words, to be found again."""
        ...

    def place(self, anchor: Anchor) -> Place | None:
        """Where an anchor's words are now."""
        ...

    def offer(self, content: DocumentContent, place: Place) -> Event:
        """An event for selected words."""
        ...

    def read_date(self, content: DocumentContent, text: str) -> TypedDate:
        """A typed date; raises ValueError with one line where it is none."""
        ...

    def find(self, words: str) -> tuple[tuple[Event, str], ...]:
        """Events of any document with all these words, and their documents' titles."""
        ...

    def title(self, key: str) -> str:
        """What a document is called; "" for one that is not in the library."""
        ...


class OriginalsPort(Protocol):
    """What the library keeps of a document beside its text."""

    def document(self, key: str) -> Document | None:
        """A document; None when it is not there."""
        ...

    def original(self, key: str) -> bytes:
        """The file it was made from; raises KnownError where there is no such document."""
        ...

    def said_name(self, key: str) -> str | None:
        """The name that the reader gave it; None where it has its own."""
        ...


class ImportPort(Protocol):
    """The queue of everything that writes to the library; every call returns at once."""

    def import_paths(self, paths: Iterable[Path]) -> tuple[Job, ...]:
        """Import files, and the files in folders."""
        ...

    def import_again(self, key: str, name: str, path: str = "") -> Job:
        """Read a document anew from its original; ``path`` is the file that asked for it."""
        ...

    def rename(self, key: str, name: str) -> Job:
        """Call a document something else; "" gives it its own name back."""
        ...

    def remove(self, key: str, name: str) -> Job:
        """Take a document out of the library."""
        ...

    def restore(self, key: str, name: str) -> Job:
        """Bring back a document that was removed since the start."""
        ...

    def cancel(self, number: int) -> None:
        """Stop one job; what is stored stays stored."""
        ...

    def cancel_all(self) -> None:
        """Stop every job that reads files."""
        ...


class SearchPort(Protocol):
    """Searches on a worker thread; the newest question wins, and what follows the older is lost.

    ``deliver`` is called on the asking thread, with what gui.found has for it.
    """

    def ask(self, request: SearchRequest, deliver: AnswerSink, *, near: int | None = None) -> None:
        """Search; the first hits as a Found. ``near`` is the section that was read last."""
        ...

    def count(self, request: SearchRequest, deliver: AnswerSink) -> None:
        """Count to the end what was asked last: a Counted."""
        ...

    def page(
        self, request: SearchRequest, document: str | None, offset: int, deliver: AnswerSink
    ) -> None:
        """Further hits of what was asked last, of all or of one document: a PageFound."""
        ...

    def inside(self, request: SearchRequest, document: str, deliver: AnswerSink) -> None:
        """The hits of one document in reading order: an Inside."""
        ...

    def explain(self, request: SearchRequest, hit: Hit, deliver: AnswerSink) -> None:
        """Why a hit stands where it stands: a tuple of reasons."""
        ...

    def facets(self, request: SearchRequest, deliver: AnswerSink) -> None:
        """Count what the answer has in common: a db.model.Facets."""
        ...

    def titles(self, deliver: AnswerSink) -> None:
        """What the documents of the library are called: a dict by their keys."""
        ...

    def bookmarked(self, deliver: AnswerSink) -> None:
        """The blocks of the library that are bookmarked: a frozenset."""
        ...


class ExportPort(Protocol):
    """Copies and saves what a search found, on a thread of its own."""

    def copy(
        self,
        request: SearchRequest,
        runs: Sequence[Run],
        numbers: Sequence[int],
        deliver: AnswerSink,
        *,
        near: int | None = None,
    ) -> None:
        """Passages with their citations as text."""
        ...

    def save(
        self,
        request: SearchRequest,
        runs: Sequence[Run],
        numbers: Sequence[int] | None,
        path: Path,
        form: Format,
        deliver: AnswerSink,
        *,
        near: int | None = None,
    ) -> None:
        """Write passages into a file; ``deliver`` gets how many, or None where it was cancelled."""
        ...

    def cancel(self) -> None:
        """Stop what is being written; nothing of it stays."""
        ...


class CompletionPort(Protocol):
    """Finds what a search may go on to, on a worker thread; the newest question wins."""

    def complete(self, text: str, cursor: int, deliver: CompletionSink) -> None:
        """Complete; ``deliver`` is called on the asking thread unless a newer question came."""
        ...


class CompletionSink(Protocol):
    """Takes offers."""

    def __call__(self, answer: object, /) -> None:
        """Receive a db.completion.Offers."""
        ...


class SearchesPort(Protocol):
    """Keeps saved and recent searches; every call is on disk when it returns."""

    def saved(self) -> tuple[tuple[str, str], ...]:
        """Text and title ("" for none) of each, the newest first."""
        ...

    def save(self, text: str, title: str) -> None:
        """Keep a search; saving it again changes its title."""
        ...

    def remove(self, text: str) -> object:
        """Remove a saved search; what is returned brings it back."""
        ...

    def restore(self, removed: object) -> None:
        """Bring a removed search back to where it stood."""
        ...

    def remember(self, text: str) -> None:
        """Keep what was looked for just now."""
        ...

    def forget_recent(self, text: str | None = None) -> None:
        """Forget one recent search, or all."""
        ...


class FileWork(Protocol):
    """Writes one file, whole or not at all; run on a thread."""

    def __call__(self, token: CancelToken, tell: Callable[[int], object], /) -> None:
        """Write; ``tell`` may be told how far it is. Raises KnownError or Cancelled."""
        ...


class FilePort(Protocol):
    """Writes files on a thread, one at a time."""

    def write(self, work: FileWork, deliver: Callable[[bool], object]) -> None:
        """Do the work; ``deliver`` gets whether it was done, False where it was cancelled."""
        ...

    def cancel(self) -> None:
        """Stop what is being written; nothing of it stays."""
        ...


class GatheredSink(Protocol):
    """Takes a gui.gathered.Gathered."""

    def __call__(self, found: object, /) -> None:
        """Receive what was gathered."""
        ...


class AnswerSink(Protocol):
    """Takes the answer to a search."""

    def __call__(self, answer: object, /) -> None:
        """Receive what the port names."""
        ...
