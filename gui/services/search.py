"""Searches on a worker thread with a read-only library of its own; the newest question wins.

May import db.query and db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.store.library import Library
from gui.services.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from db.cancel import CancelToken
    from db.model import SearchAnswer
    from db.request import SearchRequest
    from db.store.search_notes import NoteSearch
    from gui.ports import AnswerSink

SHORT_WORD = 2  # letters
MOST_HITS = 1_000  # what the list and the marks in the text are given; the total counts all


class SearchService(QObject):
    """Keeps one thread and one connection for searching."""

    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[_Searcher] = Worker(lambda: _Searcher(folder), "search", self)
        self._worker.failed.connect(self.failed)

    def ask(self, request: SearchRequest, deliver: AnswerSink) -> None:
        """Search; the request's text has a word in it."""

        def work(searcher: _Searcher, token: CancelToken) -> SearchAnswer:
            def answer(*, typing: bool) -> SearchAnswer:
                return searcher.search(request, token, typing=typing)

            # Two letters may be the whole word ("UN"); only where they are not, a beginning.
            if len(request.text.split()[-1]) <= SHORT_WORD:
                whole = answer(typing=False)
                if whole.total:
                    return whole
            return answer(typing=True)

        self._worker.submit(work, deliver)

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()


class _Searcher:
    """Passages and own notes of one library; what it knows of them is kept between questions."""

    def __init__(self, folder: Path) -> None:
        self._library = Library.open(folder, read_only=True)
        self._notes: NoteSearch | None = None

    def search(self, request: SearchRequest, token: CancelToken, *, typing: bool) -> SearchAnswer:
        from db.query import parse  # on the thread: the first search pays, not the start

        if self._notes is None:
            from db.store.search_notes import NoteSearch

            self._notes = NoteSearch(self._library)
        query = parse(request.text, typing=typing, synonyms=request.synonyms, exact=request.exact)
        document = request.document
        answer = self._library.search.search(
            query, document=document, limit=MOST_HITS, token=token, sort=request.sort
        )
        return self._notes.add_to(answer, query, document=document, limit=MOST_HITS, token=token)

    def close(self) -> None:
        """Close both files."""
        self._library.close()
