"""The story of a review: read a document anew, let the reader put it right, store it.

May import gui.jobs, gui.review, gui.theme and db.model; services are handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from db.model import Place
from gui.jobs import JobKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from db.corrections import Correction
    from db.model import Document, DocumentContent, ParsedDocument
    from gui.jobs import Job
    from gui.review.window import ReviewWindow
    from gui.theme.tokens import Tokens


class Read(Protocol):
    """A document as extracted from its original."""

    @property
    def parsed(self) -> ParsedDocument:
        """Before any correction."""
        ...


class ReviewPort(Protocol):
    """What a review needs of the library."""

    def document(self, key: str) -> Document | None:
        """A document of the library."""
        ...

    def content(self, key: str) -> DocumentContent | None:
        """A document whole."""
        ...

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """What the reader said of it."""
        ...


class QueuePort(Protocol):
    """Reads and stores in the background."""

    def read_again(self, key: str, name: str) -> Job:
        """Read a document anew; nothing is stored."""
        ...

    def store(
        self,
        reading: Any,  # noqa: ANN401 - what readAgain gave, handed back as it came
        key: str,
        name: str,
        corrections: Iterable[Correction],
    ) -> Job:
        """Keep corrections, and store the document with them."""
        ...


class Reviewing(QObject):
    """One window a document; asked for again, it comes to the front."""

    goRequested = Signal(object)  # Place
    said = Signal(str)  # a line for the status bar until the next; "" takes it away

    def __init__(self, library: ReviewPort, queue: QueuePort, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._queue, self._window = library, queue, window
        self._open: dict[str, ReviewWindow] = {}
        self._tokens: Tokens | None = None

    def review(self, key: str) -> None:
        """Read the document anew; the window opens when that is done."""
        if key in self._open:
            self._open[key].raise_()
            self._open[key].activateWindow()
            return
        document = self._library.document(key)
        if document is not None:
            name = document.short_title or document.facts.title
            self._queue.read_again(key, name)
            self.said.emit(f"Reading the original of {name}…")

    def hear(self, job: Job) -> None:
        """How far the reading for Review is: what was said of it goes when it ends."""
        if job.kind is not JobKind.READ_AGAIN:
            return
        if job.ended:
            self.said.emit("")
        elif job.pages:
            done = f"page {job.pages_done:,} of {job.pages:,}"
            self.said.emit(f"Reading the original of {job.name}: {done}…")

    def show(self, job: Job, reading: Read) -> None:
        """The document was read."""
        from gui.review.window import ReviewWindow  # wanted now and then

        key = job.document or ""
        document = self._library.document(key)
        if document is None or key in self._open:
            return
        said = self._library.corrections(key)
        window = ReviewWindow(document, reading.parsed, said, self._window)
        window.saveRequested.connect(
            lambda corrections: self._queue.store(reading, key, job.name, corrections)
        )
        window.placeRequested.connect(lambda ordinal: self._go(key, ordinal))
        window.noteRequested.connect(lambda ordinal, label: self._go(key, ordinal, label))
        window.finished.connect(lambda _result: self._open.pop(key, None))
        self._open[key] = window
        if self._tokens is not None:
            window.apply_theme(self._tokens)
        window.show()
        window.activateWindow()  # it comes some time after it was asked for

    def windows(self) -> tuple[ReviewWindow, ...]:
        """The windows that are open."""
        return tuple(self._open.values())

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        for window in self._open.values():
            window.apply_theme(tokens)

    def _go(self, key: str, ordinal: int, note: str | None = None) -> None:
        """Show a block of the stored document on the page, or a note that it points to."""
        content = self._library.content(key)
        if content is not None and 0 <= ordinal < len(content.blocks):
            block = content.blocks[ordinal]
            self.goRequested.emit(Place(key, block.section, block.id, footnote=note))
