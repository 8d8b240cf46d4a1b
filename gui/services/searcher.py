"""What the search thread works with: a library, its notebook, and what is kept of both.

One question is asked in steps, so that the first hits never wait for what is counted. May import
db.query and db.store.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.model import HitKind, SearchAnswer, Sort
from db.store.library import Library
from db.store.order import NONE
from gui.found import MOST_GROUPED, MOST_GROUPS, Counted, Found, Group, Inside, PageFound
from gui.paging import PAGE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from db.cancel import CancelToken
    from db.model import Document, Facets, Hit
    from db.passages import Passage
    from db.query import Query
    from db.request import SearchRequest
    from db.store.search_notes import NoteSearch
    from gui.found import Dates

SHORT_WORD = 2  # letters
MOST_SORTED = 1_000  # hits of one document with its headings before the rest
MOST_MARKED = 2_000  # hits of the open document that are marked in its text
_FEW = 200  # passages that are counted with the first hits, as it costs hardly anything
_BOOKMARKED, _NEAR = 1.0, 0.5  # what is added to a score of 5 to 15


class Searcher:
    """Passages and own notes of one library, for one thread."""

    def __init__(self, folder: Path) -> None:
        self._library = Library.open(folder, read_only=True)
        self._notes: NoteSearch | None = None
        self._last: tuple[SearchRequest, Query, Query] | None = None  # typed, then narrowed
        self._favoured: Mapping[int, float] = {}
        self._marked: tuple[object, frozenset[int]] = (None, frozenset())
        self._known: tuple[object, dict[str, Document]] = (None, {})

    def close(self) -> None:
        """Close both files."""
        self._library.close()

    # ------------------------------------------------------------------ the steps

    def warm_up(self, token: CancelToken) -> None:
        """Read what the first search needs, before there is one; what fails, fails there."""
        with suppress(KnownError):
            self._library.search.warm_up(token)
            self._note_search()
            self._documents()

    def first(self, request: SearchRequest, near: int | None, token: CancelToken) -> Found:
        """The first hits, own notes before them."""
        self.favour(near)
        headed = _headed(request)
        limit = MOST_SORTED if headed else PAGE
        query, answer = self._whole_or_beginning(request, limit, token)
        total = answer.total
        if headed:
            answer = replace(answer, hits=_headings_first(answer.hits))
        answer = self._note_search().add_to(  # beside all passages: pages go on where these end
            answer, query, document=request.document, limit=None, token=token
        )
        documents = self._documents()
        keys = dict.fromkeys(hit.place.document for hit in answer.hits)
        return Found(
            answer,
            query.also,
            _kept(request, self._typed(request, token)),
            self._dates(answer.hits),
            self._marked[1],
            tuple((key, title_of(documents[key])) for key in keys if key in documents),
            self.counted(request, token) if total <= _FEW else None,
        )

    def counted(self, request: SearchRequest, token: CancelToken) -> Counted:
        """How many passages there are, and in what."""
        query, search = self._query(request, token), self._library.search
        inside = request.document
        found = search.count(query, document=inside, sections_of=inside or NONE, token=token)
        if inside is None and found.total <= MOST_GROUPED:
            found = search.count(query, token=token)
        counts = dict(found.documents)
        groups = ()
        if inside is None and len(counts) <= MOST_GROUPS:
            groups = self._groups(request, counts, token)
        return Counted(found.total, found.sections, len(counts), groups)

    def facets(self, request: SearchRequest, token: CancelToken) -> Facets:
        """What the passages have in common; the reader's own notes are none."""
        query = self._typed(request, token)
        return self._library.search.facets(
            query, document=request.document, request=request, token=token
        )

    def page(
        self, request: SearchRequest, document: str | None, offset: int, token: CancelToken
    ) -> PageFound:
        """Further passages, of all or of one document."""
        within = replace(request, document=document or request.document)
        answer = self._search(
            within, self._query(request, token), offset=offset, limit=PAGE, token=token
        )
        return PageFound(answer.hits, self._dates(answer.hits))

    def inside(self, request: SearchRequest, document: str, token: CancelToken) -> Inside:
        """The passages of one document in reading order."""
        within = replace(request, document=document, sort=Sort.DOCUMENT)
        query = self._query(request, token)
        answer = self._search(within, query, limit=MOST_MARKED, token=token)
        counts = self._library.search.count(
            query, document=document, sections_of=document, token=token
        )
        return Inside(document, answer.hits, counts.total, counts.sections)

    def why(self, request: SearchRequest, hit: Hit, token: CancelToken) -> tuple[str, ...]:
        """What a hit's score is made of."""
        if hit.kind is HitKind.NOTE:
            return ("words of your own note, which stand before all passages",)
        within = replace(request, document=hit.place.document, sort=Sort.RELEVANCE)
        query, offset, limit = self._query(request, token), 0, PAGE
        while True:
            answer = self._search(
                within, query, offset=offset, limit=limit, explain=True, token=token
            )
            for found in answer.hits:
                same = found.place.block == hit.place.block
                if same and found.place.footnote == hit.place.footnote:
                    return found.why
            offset += limit
            if offset >= answer.total:
                return ()
            limit = offset * 7

    def passages(self, hits: Sequence[Hit]) -> tuple[Passage, ...]:
        """The whole passages that hits stand for."""
        from db.store.passages import passages_of

        return passages_of(self._library, hits)

    def titles(self) -> dict[str, str]:
        """What every document is called, as they stand in the library."""
        return {key: title_of(document) for key, document in self._documents().items()}

    def bookmarked(self) -> frozenset[int]:
        """The blocks that are bookmarked, as far as they stand where they stood."""
        state = self._state()
        if self._marked[0] != state:
            anchors = [mark.anchor for mark in self._library.notebook.list()]
            rows = (
                self._library.connection.execute(
                    "SELECT b.id FROM documents d JOIN blocks b ON b.document = d.id "
                    "WHERE d.key = ? AND b.key = ? AND b.key_n = ?",
                    (anchor.document, anchor.block_key, anchor.block_n),
                ).fetchone()
                for anchor in anchors
            )
            self._marked = state, frozenset(row[0] for row in rows if row)
        return self._marked[1]

    # ------------------------------------------------------------------ inside

    def _search(
        self,
        request: SearchRequest,
        query: Query,
        *,
        limit: int,
        token: CancelToken,
        offset: int = 0,
        explain: bool = False,
    ) -> SearchAnswer:
        return self._library.search.search(
            query,
            document=request.document,
            limit=limit,
            offset=offset,
            token=token,
            sort=request.sort,
            favoured=self._favoured,
            explain=explain,
            count_sections=False,
        )

    def _whole_or_beginning(
        self, request: SearchRequest, limit: int, token: CancelToken
    ) -> tuple[Query, SearchAnswer]:
        """Two letters may be the whole word ("UN"); only where they are not, a beginning.

        Whatever is chosen: or a count beside a value would be of another word than the list.
        """
        from db.query.narrowing import narrowed  # on the thread: the first search pays

        words = request.text.split()
        if words and len(words[-1]) <= SHORT_WORD:
            whole = self._parsed(request, typing=False)
            query = narrowed(whole, request)
            answer = self._search(request, query, limit=limit, token=token)
            if answer.total or (
                query is not whole and self._search(request, whole, limit=1, token=token).total
            ):
                self._last = request, whole, query
                return query, answer
        typed = self._parsed(request, typing=True)
        query = narrowed(typed, request)
        self._last = request, typed, query
        return query, self._search(request, query, limit=limit, token=token)

    def _query(self, request: SearchRequest, token: CancelToken) -> Query:
        """The query as the first hits were found by it."""
        if self._last is None or self._last[0] != request:
            return self._whole_or_beginning(request, 1, token)[0]
        return self._last[2]

    def _typed(self, request: SearchRequest, token: CancelToken) -> Query:
        """Its words alone."""
        if self._last is None or self._last[0] != request:
            self._whole_or_beginning(request, 1, token)
        assert self._last is not None
        return self._last[1]

    def _parsed(self, request: SearchRequest, *, typing: bool) -> Query:
        from db.query import parse  # on the thread: the first search pays, not the start

        return parse(request.text, typing=typing, synonyms=request.synonyms, exact=request.exact)

    def _note_search(self) -> NoteSearch:
        if self._notes is None:
            from db.store.search_notes import NoteSearch

            self._notes = NoteSearch(self._library)
        return self._notes

    def favour(self, near: int | None) -> None:
        """A little more for what stands in the section read last, and for what is bookmarked."""
        blocks: Sequence[tuple[int]] = []
        if near is not None:
            blocks = self._library.connection.execute(
                "SELECT id FROM blocks WHERE section = ?", (near,)
            ).fetchall()
        marked = dict.fromkeys(self.bookmarked(), _BOOKMARKED)
        self._favoured = {block: _NEAR for (block,) in blocks} | marked

    def _state(self) -> tuple[int, int]:
        """Changes whenever somebody else writes to one of the files."""
        return _version(self._library.connection), _version(self._library.notebook_connection)

    def _documents(self) -> dict[str, Document]:
        state = _version(self._library.connection)
        if self._known[0] != state:
            documents = self._library.documents.list()
            self._known = state, {document.key: document for document in documents}
        return self._known[1]

    def _groups(
        self, request: SearchRequest, counts: Mapping[str, int], token: CancelToken
    ) -> tuple[Group, ...]:
        """Documents: those of the best passages first, then those with the most."""
        documents = self._documents()
        keys = [key for key in counts if key in documents]  # as one reads them
        if request.sort is Sort.DATE:
            undated = [key for key in keys if documents[key].facts.issued is None]
            dated = [key for key in keys if documents[key].facts.issued is not None]
            dated.sort(key=lambda key: documents[key].facts.issued or "", reverse=True)
            keys = dated + undated
        elif request.sort is Sort.RELEVANCE:
            leading = self._search(request, self._query(request, token), limit=PAGE, token=token)
            first = dict.fromkeys(hit.place.document for hit in leading.hits)
            place = {key: number for number, key in enumerate(first)}
            keys.sort(key=lambda key: (place.get(key, len(place)), -counts[key]))
        return tuple(Group(key, title_of(documents[key]), counts[key]) for key in keys)

    def _dates(self, hits: Sequence[Hit]) -> Dates:
        blocks = tuple(dict.fromkeys(hit.place.block for hit in hits))
        return tuple(self._library.events.dates_of(blocks).items())


def title_of(document: Document) -> str:
    """What a document is called in the list."""
    return document.short_title or document.facts.title


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return version


def _headed(request: SearchRequest) -> bool:
    """One document as one reads it has its headings first."""
    return request.document is not None and request.sort is Sort.DOCUMENT


def _headings_first(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: hit.kind is not HitKind.HEADING))


def _kept(request: SearchRequest, typed: Query) -> str:
    """The words, with a star where the last one was taken as a beginning."""
    from db.query import parse

    text = request.text.strip()
    starred = f"{text}*"
    how = {"synonyms": request.synonyms, "exact": request.exact}
    if not text or parse(text, **how).tree == typed.tree:
        return text
    return starred if parse(starred, **how).tree == typed.tree else text
