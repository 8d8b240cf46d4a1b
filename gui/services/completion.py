"""What a search may go on to, found on a worker thread with a read-only library of its own.

Also keeps saved and recent searches, which are small and written at once. May import db.completion,
db.query and db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.completion import Offers
from db.store.library import Library
from gui.services.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from db.cancel import CancelToken
    from db.store.completion import CompletionStore
    from gui.ports import CompletionSink

_MOST_SEARCHES = 3  # saved or recent ones beside the words


class _Tool:
    """A library, and what is kept at hand of it; the newest letter finds it ready."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder, read_only=True)
        self._store: CompletionStore | None = None

    @property
    def store(self) -> CompletionStore:
        """Completion from the library."""
        if self._store is None:
            from db.store.completion import CompletionStore  # on the thread, at the first letter

            self._store = CompletionStore(self.library.connection)
        return self._store

    def close(self) -> None:
        """Close the library."""
        self.library.close()


class CompletionService(QObject):
    """Keeps one thread and one connection for completing (gui.ports.CompletionPort)."""

    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[_Tool] = Worker(lambda: _Tool(folder), "completion", self)
        self._worker.failed.connect(self.failed)

    def complete(self, text: str, cursor: int, deliver: CompletionSink) -> None:
        """Find offers for the piece that ends at the cursor; an empty text: earlier searches."""
        self._worker.submit(lambda tool, token: _offers(tool, text, cursor, token), deliver)

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()


class SearchesService:
    """Saved and recent searches, for the window's own thread (gui.ports.SearchesPort)."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def saved(self) -> tuple[tuple[str, str], ...]:
        """Text and title ("" for none) of each, the newest first."""
        return self._library.notebook.searches()

    def save(self, text: str, title: str) -> None:
        """Keep a search; saving it again changes its title."""
        self._library.notebook.save_search(text, title)

    def remove(self, text: str) -> object:
        """Remove a saved search; what is returned brings it back."""
        return self._library.notebook.forget_search(text)

    def restore(self, removed: object) -> None:
        """Bring a removed search back to where it stood."""
        from db.store.notebook import Forgotten

        if isinstance(removed, Forgotten):
            self._library.notebook.restore_search(removed)

    def remember(self, text: str) -> None:
        """Keep what was looked for just now."""
        self._library.notebook.remember_search(text)

    def forget_recent(self, text: str | None = None) -> None:
        """Forget one recent search, or all."""
        self._library.notebook.forget_recent(text)


def _offers(tool: _Tool, text: str, cursor: int, token: CancelToken) -> Offers:
    from db.query import parse
    from db.store.completion import MOST, of_searches

    notebook = tool.library.notebook
    saved, recent = notebook.searches(), notebook.recent_searches()
    if not text.strip():
        return Offers(text, of_searches(text, saved, recent))
    searches = of_searches(text, saved, recent, limit=_MOST_SEARCHES)
    words = tool.store.complete(text, cursor, token=token, limit=MOST - len(searches))
    return Offers(text, (*searches, *words), parse(text, typing=True).notes)
