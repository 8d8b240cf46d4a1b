"""Searching: headings, text and notes in one ranked list, instantly at a million passages.

A query's tree becomes bits over the passages (db.store.matching), the best of them are found
without looking at the rest (db.store.best), and only these are read. May import db.model, db.query,
db.request, db.breadcrumb and db.store.

Measured over a million passages (``python -m tests.bench search_million``, two shared cores): p50
of a keystroke 1.9 ms, p99 9.3; tantivy's p50 1.2; FTS5's own ranking 74 and 1,713 on a sample of
100. Tried: the best passages lowest, where each has to be looked for (p50 1.9 to 2.2, then 1.86);
FTS5 for a phrase whose last word is being typed (443 ms at worst, so it is left out); ready lists
for beginnings of more than five words instead of eight (1.73 after 1.79, within the noise, for 1.91
bytes for each byte of text after 1.81); fewer lists compressed (2.2 bytes: too many, not timed).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.breadcrumb import breadcrumb
from db.model import (
    BlockKind,
    Facets,
    Hit,
    HitKind,
    Place,
    SearchAnswer,
    Section,
    SectionKind,
    Sort,
)
from db.request import Filters
from db.store import facets, fts, marking, ranking, sealing, spelling
from db.store.best import Ranked
from db.store.connection import cancellable, snapshot, transaction
from db.store.levels import slots_of
from db.store.matching import Matcher
from db.store.ranking import Ranking, Searched
from db.store.segments import Segments
from db.store.values import ValueIndex

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from db.cancel import CancelToken
    from db.query import Node, Query
    from db.request import SearchRequest
    from db.store.segments import Segment

_ORDERED = 200  # matches among which a hit's place in reading order is told
_REMEMBERED = 4_000  # sections, and forms of words
_PHRASES = 32  # that FTS5 was asked for: 100 KB each at a million passages
_CONDITIONS = 512  # that hold for some passages: mostly those of facets, whose bits are shared


class SearchStore:
    """The search index of a library, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._segments = Segments(connection)
        self._generation = -1
        self._forms: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, tuple[int, ...]] = {}
        self._chosen: dict[Node, tuple[int, ...]] = {}
        self._values = ValueIndex(connection)
        self._sections: dict[int, Section] = {}

    def search(
        self,
        query: Query,
        *,
        document: str | None = None,
        limit: int = 20,
        token: CancelToken | None = None,
        sort: Sort = Sort.RELEVANCE,
        favoured: Mapping[int, float] | None = None,
        explain: bool = False,
        count_sections: bool = True,
        plain: bool = False,
    ) -> SearchAnswer:
        """Find passages.

        Args:
            query: what was typed, read by db.query.parse.
            document: the key of the only document to look in.
            limit: hits to return; ``total`` counts all.
            token: stops the search from another thread.
            sort: by relevance (without words, in reading order), in that, or by document dates.
            favoured: a little more for some blocks, by row id: bookmarked ones (1.0), or those of
                the section read last (0.5).
            explain: let each hit say why it stands where it stands.
            count_sections: also those of each document; ``facets`` counts them, too.
            plain: rank by bm25 alone, to compare with it.

        Returns:
            Hits by falling score; ``order`` is their place in reading order among all matches.

        Raises:
            Cancelled: The token was set.
            KnownError: The file is damaged or locked.
        """
        if query.tree is None:
            return SearchAnswer(query.text, query.understood, 0, ())
        with cancellable(self._connection, token), snapshot(self._connection):
            segments, matcher = self._ready(token)
            ranker = Ranking(
                self._connection,
                segments,
                self._segments.average,
                self._segments.passages,
                matcher,
            )
            searched = self._searched(query, document, matcher, ranker)
            best = self._best(searched, segments, ranker, limit, sort, favoured or {}, plain=plain)
            reasons = favoured or {} if explain else None
            unknown = not searched.total or any(not w.passages for _, w in searched.words)
            codes = _codes(segments, searched.matches) if count_sections else ()
            in_documents = facets.documents(self._connection, codes) if codes else ()
            return SearchAnswer(
                query.text,
                query.understood,
                searched.total,
                self._hits(searched, segments, best, matcher, reasons),
                spelling.suggestions(self._connection, query) if unknown else (),
                facets.sections(self._connection, codes) if codes else (),
                document_counts=tuple((key, passages) for key, _, passages in in_documents),
            )

    def facets(
        self,
        query: Query,
        *,
        document: str | None = None,
        request: SearchRequest | None = None,
        token: CancelToken | None = None,
    ) -> Facets:
        """Count what the passages of a search have in common: exact, and apart from the hits.

        Beside each value stands how many passages the list would hold with it alone chosen in its
        facet. Nothing typed and nothing chosen: of all passages, of which a choice lists some.

        Args:
            query: what was typed, read by db.query.parse; not narrowed.
            document: the key of the only document to look in.
            request: what the reader chose beside the words.
            token: stops the counting from another thread.

        Raises:
            Cancelled: The token was set.
            KnownError: The file is damaged or locked.
        """
        from db.query.narrowing import conditions_of, narrowed  # with the parser: see db.query

        with cancellable(self._connection, token), snapshot(self._connection):
            segments, matcher = self._ready(token)
            asked = query
            if request is not None:  # what is chosen is taken facet by facet
                asked = narrowed(query, replace(request, filters=Filters()))
            if asked.tree is None:
                bits = (0,) * len(segments) if query.text.strip() else matcher.all()
                bits = self._in_document(bits, document, matcher)
            else:
                bits = self._matches(asked, document, matcher)
            held = self._values.current(segments, self._generation, token)
            self._chosen |= facets.conditions(held)
            conditions = {} if request is None else conditions_of(request.filters)
            chosen = {name: matcher.bits(node) for name, node in conditions.items()}
            found = facets.facets(self._values, held, bits, chosen, token)
            asks = chosen or asked.tree is not None
            return found if asks else replace(found, total=0, sections=())

    def completions(self, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """The most frequent words of the library that begin like this (folded)."""
        with cancellable(self._connection, None):
            return tuple(fts.completions(self._connection, prefix, limit))

    def tidy(self) -> None:
        """Put small segments together, after an import of many files; for a writing connection.

        Raises:
            KnownError: The disk is full, the file is locked, read-only or damaged.
        """
        with transaction(self._connection):
            sealing.tidy(self._connection)

    # -------------------------------------------------------------- what matches

    def _ready(self, token: CancelToken | None) -> tuple[list[Segment], Matcher]:
        segments = self._segments.current()
        if (
            self._segments.generation != self._generation
            or len(self._forms) > _REMEMBERED
            or len(self._sections) > _REMEMBERED
            or len(self._phrases) > _PHRASES
            or len(self._chosen) > _CONDITIONS
        ):
            self._generation = self._segments.generation
            self._forms.clear()
            self._phrases.clear()
            self._chosen.clear()
            self._sections.clear()
        return segments, Matcher(
            self._connection, segments, self._forms, self._phrases, token, self._chosen
        )

    def _matches(self, query: Query, document: str | None, matcher: Matcher) -> tuple[int, ...]:
        if query.tree is None:
            return ()
        return self._in_document(matcher.bits(query.tree), document, matcher)

    def _in_document(
        self, bits: tuple[int, ...], document: str | None, matcher: Matcher
    ) -> tuple[int, ...]:
        if document is None:
            return bits
        found = self._connection.execute("SELECT id FROM documents WHERE key = ?", (document,))
        scope = matcher.of_documents([id_ for (id_,) in found.fetchall()])
        return tuple(a & b for a, b in zip(bits, scope, strict=True))

    def _searched(
        self, query: Query, document: str | None, matcher: Matcher, ranker: Ranking
    ) -> Searched:
        bits = self._matches(query, document, matcher)
        words = ranker.words_of(query.tree) if query.tree is not None else ()
        return Searched(query, bits, words, sum(held.bit_count() for held in bits))

    def _best(
        self,
        searched: Searched,
        segments: Sequence[Segment],
        ranker: Ranking,
        limit: int,
        sort: Sort,
        favoured: Mapping[int, float],
        *,
        plain: bool,
    ) -> list[Ranked]:
        if sort is Sort.RELEVANCE and searched.words:
            return ranker.best(searched, limit, favoured, plain=plain)
        codes = _codes(segments, searched.matches)
        wanted = facets.in_order(self._connection, codes, limit, by_date=sort is Sort.DATE)
        chosen = set(wanted)
        slots = {
            code: (n, slot)
            for n, (segment, bits) in enumerate(zip(segments, searched.matches, strict=True))
            for slot in slots_of(bits)
            if (code := segment.codes[slot]) in chosen
        }
        return [Ranked(0.0, code, *slots[code]) for code in wanted]

    # -------------------------------------------------------------- hits

    def _hits(
        self,
        searched: Searched,
        segments: Sequence[Segment],
        best: Sequence[Ranked],
        matcher: Matcher,
        reasons: Mapping[int, float] | None,
    ) -> tuple[Hit, ...]:
        """The chosen matches with their marked words, snippets and breadcrumbs."""
        if not best or searched.query.tree is None:
            return ()
        marks = list(dict.fromkeys(ranking.marks_of(searched.query.tree, matcher)))
        rows = facets.rows_of(self._connection, [one.code for one in best])
        order = self._order(searched, segments, best)
        self._read_sections({row.section for row in rows.values()})
        hits: list[Hit] = []
        for one in best:
            row = rows[one.code]
            spans = marking.spans_of(row.text, marks)
            hit = _hit(one, row, spans, self._sections, order[one.code])
            if reasons is not None:
                more = ranking.why(
                    one, searched, self._segments.passages, reasons.get(row.block, 0.0)
                )
                hit = _explained(hit, more)
            hits.append(hit)
        return tuple(hits)

    def _order(
        self, searched: Searched, segments: Sequence[Segment], best: Sequence[Ranked]
    ) -> dict[int, int]:
        """Places in reading order: among all matches, or among those chosen where they are many."""
        if searched.total <= max(_ORDERED, len(best)):
            codes = _codes(segments, searched.matches)
        else:
            codes = [one.code for one in best]
        ordered = facets.in_order(self._connection, codes, len(codes))
        return {code: n for n, code in enumerate(ordered)}

    def _read_sections(self, wanted: Iterable[int]) -> None:
        """Sections and everything above them."""
        missing = [id_ for id_ in wanted if id_ not in self._sections]
        if not missing:
            return
        ids = ",".join(map(str, sorted(missing)))
        rows = self._connection.execute(
            "WITH RECURSIVE above (id) AS ("
            f"SELECT id FROM sections WHERE id IN ({ids}) "
            "UNION SELECT s.parent FROM sections s JOIN above a ON a.id = s.id "
            "WHERE s.parent IS NOT NULL) "
            "SELECT s.id, s.parent, s.ordinal, s.level, s.kind, s.number, s.title, s.short_title "
            "FROM above a JOIN sections s ON s.id = a.id"
        )
        for id_, parent, ordinal, level, kind, number, title, short in rows:
            self._sections[id_] = Section(
                id_, parent, ordinal, level, SectionKind(kind), number, title, short
            )


def _codes(segments: Sequence[Segment], matches: Sequence[int]) -> list[int]:
    return [
        segment.codes[slot]
        for segment, bits in zip(segments, matches, strict=True)
        for slot in slots_of(bits)
    ]


def _hit(
    one: Ranked,
    row: facets.Row,
    spans: fts.Spans,
    sections: Mapping[int, Section],
    order: int,
) -> Hit:
    snippet, marks = fts.snippet_of(row.text, spans)
    start, end = spans[0] if spans else (0, 0)
    kind = HitKind.HEADING if row.kind == BlockKind.HEADING else HitKind.TEXT
    return Hit(
        place=Place(row.document, row.section, row.block, start, end, footnote=row.note),
        kind=kind if row.note is None else HitKind.FOOTNOTE,
        breadcrumb=breadcrumb(sections, row.section, number=row.number, note=row.note),
        snippet=snippet,
        marks=marks,
        spans=spans,
        score=-one.minus_score,
        order=order,
    )


def _explained(hit: Hit, why: tuple[str, ...]) -> Hit:
    return replace(hit, why=why)
