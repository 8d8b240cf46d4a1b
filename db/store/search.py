"""Searching: headings, text and notes in one ranked list.

Headings come first, then passages where the words stand together as typed, then by bm25; F3 walks
the hits by their reading order. May import db.model, db.query, db.breadcrumb and db.store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.breadcrumb import breadcrumb
from db.model import BlockKind, Hit, HitKind, Place, SearchAnswer, Section, SectionKind
from db.query import expression_of
from db.store import fts, spelling
from db.store.connection import cancellable, snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from db.cancel import CancelToken
    from db.query import Query

WINDOW = 2_000  # matches that are ranked, in row order; scoring more costs more than it finds
_HEADING_FIRST = 100.0  # far above any bm25
_PHRASE_FIRST = 50.0
_MORE_FORMS = 40
_SHORTEST_STEM = 4  # from this length a prefix may be longer than the stem of its word


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage that matches: a block, or a note and the block that holds it."""

    index: fts.Index
    rowid: int
    block: int
    document: str
    section: int
    kind: HitKind
    number: int | None
    note: str | None
    score: float

    @property
    def position(self) -> tuple[int, bool, int]:
        """Reading order: a note follows the block that points to it."""
        return self.block, self.note is not None, self.rowid


class SearchStore:
    """The search index of a library, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def search(
        self,
        query: Query,
        *,
        document: str | None = None,
        limit: int = 20,
        token: CancelToken | None = None,
    ) -> SearchAnswer:
        """Find passages.

        Args:
            query: what was typed, read by db.query.parse.
            document: the key of the only document to look in.
            limit: hits to return; ``total`` and ``section_counts`` count all.
            token: stops the search from another thread.

        Returns:
            Hits by falling score; ``order`` is their place in reading order among all matches.

        Raises:
            Cancelled: The token was set.
            KnownError: The file is damaged or locked.
        """
        if query.tree is None:
            return SearchAnswer(query.text, query.understood, 0, ())
        with cancellable(self._connection, token), snapshot(self._connection):
            expression = expression_of(query.tree, self._more_forms)
            scopes = self._scopes(document)
            counts = self._section_counts(expression, scopes)
            found = self._found(expression, query.phrase, scopes) if counts else []
            order = {(f.index, f.rowid): n for n, f in enumerate(_reading_order(found))}
            best = sorted(found, key=lambda f: (-f.score, f.position))[:limit]
            return SearchAnswer(
                query.text,
                query.understood,
                sum(counts.values()),
                self._hits(expression, best, order),
                () if counts else spelling.suggestions(self._connection, query),
                tuple(sorted(counts.items())),
            )

    def completions(self, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """The most frequent words of the library that begin like this (folded)."""
        with cancellable(self._connection, None):
            return tuple(fts.completions(self._connection, prefix, limit))

    def _more_forms(self, word: str) -> Sequence[str]:
        """Words that a prefix should find although their stems are shorter than it."""
        if len(word) < _SHORTEST_STEM:
            return ()
        return fts.completions(self._connection, word, _MORE_FORMS)

    def _scopes(self, document: str | None) -> dict[fts.Index, range | None]:
        """The rows of each index to look in; None for all."""
        if document is None:
            return {fts.BLOCKS: None, fts.FOOTNOTES: None}
        scopes: dict[fts.Index, range | None] = {}
        for index in (fts.BLOCKS, fts.FOOTNOTES):
            first, last = self._connection.execute(
                f"SELECT min(t.id), max(t.id) FROM {index.table} t "
                "JOIN documents d ON d.id = t.document WHERE d.key = ?",
                (document,),
            ).fetchone()
            scopes[index] = range(0) if first is None else range(first, last + 1)
        return scopes

    def _section_counts(
        self, expression: str, scopes: Mapping[fts.Index, range | None]
    ) -> dict[int, int]:
        counts: dict[int, int] = {}
        for index, rows in scopes.items():
            for section, passages in fts.count_by_section(
                self._connection, index, expression, rows
            ):
                counts[section] = counts.get(section, 0) + passages
        return counts

    def _found(
        self, expression: str, phrase: str | None, scopes: Mapping[fts.Index, range | None]
    ) -> list[_Found]:
        """The matches within the window, scored."""
        found: list[_Found] = []
        for index, rows in scopes.items():
            together = (
                fts.rowids(self._connection, index, phrase, rows, WINDOW) if phrase else set[int]()
            )
            for rowid, bm25, block, document, section, kind, number, note in fts.matches(
                self._connection, index, expression, rows, WINDOW
            ):
                heading = note is None and kind == BlockKind.HEADING
                score = bm25 + heading * _HEADING_FIRST + (rowid in together) * _PHRASE_FIRST
                hit_kind = HitKind.HEADING if heading else HitKind.TEXT
                found.append(
                    _Found(
                        index=index,
                        rowid=rowid,
                        block=block,
                        document=document,
                        section=section,
                        kind=hit_kind if note is None else HitKind.FOOTNOTE,
                        number=number,
                        note=note,
                        score=score,
                    )
                )
        return found

    def _hits(
        self,
        expression: str,
        best: Sequence[_Found],
        order: Mapping[tuple[fts.Index, int], int],
    ) -> tuple[Hit, ...]:
        """The chosen matches with their marked words, snippets and breadcrumbs."""
        marked: dict[tuple[fts.Index, int], tuple[str, fts.Spans]] = {}
        for index in (fts.BLOCKS, fts.FOOTNOTES):
            wanted = [found.rowid for found in best if found.index is index]
            for rowid, text, spans in fts.highlighted(self._connection, index, expression, wanted):
                marked[index, rowid] = text, spans
        sections = self._ancestry({found.section for found in best})
        return tuple(
            _hit(
                found, *marked[found.index, found.rowid], sections, order[found.index, found.rowid]
            )
            for found in best
        )

    def _ancestry(self, wanted: Iterable[int]) -> dict[int, Section]:
        """Sections and everything above them."""
        ids = ",".join(map(str, sorted(wanted)))
        rows = self._connection.execute(
            "WITH RECURSIVE above (id) AS ("
            f"SELECT id FROM sections WHERE id IN ({ids}) "
            "UNION SELECT s.parent FROM sections s JOIN above a ON a.id = s.id "
            "WHERE s.parent IS NOT NULL) "
            "SELECT s.id, s.parent, s.ordinal, s.level, s.kind, s.number, s.title, s.short_title "
            "FROM above a JOIN sections s ON s.id = a.id"
        )
        return {
            id_: Section(id_, parent, ordinal, level, SectionKind(kind), number, title, short)
            for id_, parent, ordinal, level, kind, number, title, short in rows
        }


def _reading_order(found: Iterable[_Found]) -> list[_Found]:
    return sorted(found, key=lambda f: f.position)


def _hit(
    found: _Found, text: str, spans: fts.Spans, sections: Mapping[int, Section], order: int
) -> Hit:
    snippet, marks = fts.snippet_of(text, spans)
    start, end = spans[0] if spans else (0, 0)
    return Hit(
        place=Place(found.document, found.section, found.block, start, end, footnote=found.note),
        kind=found.kind,
        breadcrumb=breadcrumb(sections, found.section, number=found.number, note=found.note),
        snippet=snippet,
        marks=marks,
        spans=spans,
        score=found.score,
        order=order,
    )
