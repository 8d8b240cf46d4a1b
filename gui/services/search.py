"""Searches on a worker thread with a read-only library of its own; the newest question wins.

May import db.query and db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.services.searcher import Searcher
from gui.services.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import Hit
    from db.request import SearchRequest
    from gui.ports import AnswerSink


class SearchService(QObject):
    """Keeps one thread and one connection for searching (gui.ports.SearchPort)."""

    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[Searcher] = Worker(lambda: Searcher(folder), "search", self)
        self._worker.failed.connect(self.failed)

    def warm_up(self) -> None:
        """Read ahead what the first search needs; a question cancels it."""
        self._worker.follow(lambda tool, token: tool.warm_up(token), lambda _nothing: None)

    def ask(self, request: SearchRequest, deliver: AnswerSink, *, near: int | None = None) -> None:
        """Search: the first hits, and counts with them where these cost nothing.

        Args:
            request: with a word in it, or with something else to look for.
            deliver: gets a gui.found.Found.
            near: the section that was read last: its passages rank a little higher.
        """
        self._worker.submit(lambda tool, token: tool.first(request, near, token), deliver)

    def count(self, request: SearchRequest, deliver: AnswerSink) -> None:
        """Count to the end what was asked last; ``deliver`` gets a gui.found.Counted."""
        self._worker.follow(lambda tool, token: tool.counted(request, token), deliver)

    def page(
        self, request: SearchRequest, document: str | None, offset: int, deliver: AnswerSink
    ) -> None:
        """Further hits of what was asked last; ``deliver`` gets a gui.found.PageFound.

        Args:
            request: what was asked last.
            document: the key of the only document whose hits are counted and given.
            offset: the number of the first one.
            deliver: gets them, unless something else was asked.
        """
        self._worker.follow(
            lambda tool, token: tool.page(request, document, offset, token), deliver
        )

    def inside(self, request: SearchRequest, document: str, deliver: AnswerSink) -> None:
        """The hits of one document for its text; ``deliver`` gets a gui.found.Inside."""
        self._worker.follow(lambda tool, token: tool.inside(request, document, token), deliver)

    def explain(self, request: SearchRequest, hit: Hit, deliver: AnswerSink) -> None:
        """Why a hit stands where it stands; ``deliver`` gets a tuple of reasons."""
        self._worker.follow(lambda tool, token: tool.why(request, hit, token), deliver)

    def facets(self, request: SearchRequest, deliver: AnswerSink) -> None:
        """Count what the answer has in common; ``deliver`` gets a db.model.Facets."""
        self._worker.follow(lambda tool, token: tool.facets(request, token), deliver)

    def titles(self, deliver: AnswerSink) -> None:
        """What the documents of the library are called; ``deliver`` gets a dict by their keys."""
        self._worker.follow(lambda tool, _token: tool.titles(), deliver)

    def bookmarked(self, deliver: AnswerSink) -> None:
        """The blocks of the library that are bookmarked; ``deliver`` gets a frozenset."""
        self._worker.follow(lambda tool, _token: tool.bookmarked(), deliver)

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()
