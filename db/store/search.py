"""Searching: headings, text and notes in one ranked list, instantly at a million passages.

A query's tree becomes bits over the passages (db.store.matching), the best of them are found
without looking at the rest (db.store.best), and only these are read. May import db.model, db.query,
db.request and db.store.

Measured over a million passages (``python -m tests.bench search_million``). Tried, and left out:
pruning by bounds a tenth too low (2 of the first 20 lost for 0.05 ms), scoring few matches one by
one in short windows, a larger page cache, FTS5 for a phrase whose last word is being typed (443 ms
at worst). Kept: each word read once for all segments, levels read only from the shortest passages
on, three windows of growing length, no negative integers (ten times as slow), and the same answer
while one types towards the only word (17 of 100 keystrokes).
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from db.model import Facets, HitCounts, SearchAnswer, Sort
from db.query import All
from db.request import Filters
from db.store import facets, fts, sealing, spelling
from db.store.beginnings import settled
from db.store.best import Ranked
from db.store.connection import cancellable, snapshot, transaction
from db.store.edited import EVENTS
from db.store.hits import HitMaker
from db.store.levels import slots_of
from db.store.matching import Matcher
from db.store.order import Layout, Ordered
from db.store.ranking import Ranking, Searched
from db.store.segments import Segments
from db.store.values import ValueIndex

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from db.cancel import CancelToken
    from db.model import Hit
    from db.query import Node, Query
    from db.request import SearchRequest
    from db.store.best import Weighted
    from db.store.edited import EditedEvents
    from db.store.matching import Bits, Word
    from db.store.segments import Segment

_ORDERED = 200  # matches among which a hit's place in reading order is told
_REMEMBERED = 4_000  # forms of words
_PHRASES = 32  # that FTS5 was asked for: 100 KB each at a million passages
_CONDITIONS = 512  # that hold for some passages: mostly those of facets, whose bits are shared
_COUNTED = 5_000  # matches that SQL counts; of more, documents and sections are counted whole
_ANSWERS = 12  # searches whose matches are kept at hand, for pages, counts and the next letter


class SearchStore:
    """The search index of a library, behind one connection."""

    def __init__(self, connection: sqlite3.Connection, edited: EditedEvents | None = None) -> None:
        self._connection = connection
        self._edited = edited
        self._events = EVENTS
        self._segments = Segments(connection)
        self._maker = HitMaker(connection)
        self._layout = Layout(connection)
        self._generation = -1
        self._forms: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, Bits] = {}
        self._chosen: dict[Node, Bits] = {}
        self._values = ValueIndex(connection)
        self._asked: OrderedDict[object, _Asked] = OrderedDict()

    def search(
        self,
        query: Query,
        *,
        document: str | None = None,
        limit: int = 20,
        offset: int = 0,
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
            offset: hits to pass over: any page of the list, in bounded time.
            token: stops the search from another thread.
            sort: by relevance, in reading order, or by the documents' dates. Without words to rank
                by, relevance is reading order.
            favoured: a little more for some blocks, by row id: bookmarked ones (1.0), or those of
                the section read last (0.5).
            explain: let each hit say why it stands where it stands.
            count_sections: also those of each document; ``count`` counts them later.
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
            tree = query.tree if explain else None
            asked, matcher, ranker = self._ask(query, document, token, tree)
            page = _Page(offset, limit, sort, tuple(sorted((favoured or {}).items())), plain)
            hits = self._hits(asked, page, matcher, ranker, explain=explain)
            unknown = not asked.total or any(not w.passages for _, w in asked.searched.words)
            counts = self._counts(asked, None) if count_sections else HitCounts(asked.total)
            return SearchAnswer(
                query.text,
                query.understood,
                asked.total,
                hits,
                self._suggestions(query, document, matcher) if unknown else (),
                counts.sections,
                document_counts=counts.documents,
            )

    def count(
        self,
        query: Query,
        *,
        document: str | None = None,
        sections_of: str | None = None,
        token: CancelToken | None = None,
    ) -> HitCounts:
        """Count what a search finds, in all, in each document and in each section.

        Args:
            query: as it was searched for.
            document: the key of the only document to look in.
            sections_of: the key of the only document whose sections are counted: soon done; or
                db.store.order.NONE.
            token: stops it from another thread.

        Raises:
            Cancelled: The token was set.
            KnownError: The file is damaged or locked.
        """
        if query.tree is None:
            return HitCounts(0)
        with cancellable(self._connection, token), snapshot(self._connection):
            return self._counts(self._ask(query, document, token)[0], sections_of)

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
            wanted = query
            if request is not None:  # what is chosen is taken facet by facet
                wanted = narrowed(query, replace(request, filters=Filters()))
            asked, matcher, _ = self._ask(wanted, document, token)
            bits = asked.matches
            if wanted.tree is None:
                bits = (0,) * len(asked.segments) if query.text.strip() else matcher.all()
                bits = self._in_document(bits, document, matcher)
            held = self._values.current(asked.segments, self._generation, token, self._events)
            self._chosen |= facets.conditions(held)
            conditions = {} if request is None else conditions_of(request.filters)
            chosen = {name: matcher.bits(node) for name, node in conditions.items()}
            found = facets.facets(self._values, held, bits, chosen, token)
            asks = chosen or wanted.tree is not None
            return found if asks else replace(found, total=0, sections=())

    def completions(self, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """The most frequent words of the library that begin like this (folded)."""
        with cancellable(self._connection, None):
            return tuple(fts.completions(self._connection, prefix, limit))

    def warm_up(self, token: CancelToken | None = None) -> None:
        """Read what the first search would have to read, where somebody waits for nothing.

        Raises:
            Cancelled: The token was set.
            KnownError: The file is damaged or locked.
        """
        from db.query import parse

        self.search(parse("the a", typing=True), limit=1, count_sections=False, token=token)
        with cancellable(self._connection, token), snapshot(self._connection):
            for segment in self._segments.current():
                segment.slots_by_row()
                if token is not None:
                    token.check()
            self._layout.read()

    def tidy(self, token: CancelToken | None = None) -> bool:
        """Put some small segments together, after an import; for a writing connection.

        One step of bounded work: call it again, where there is time, as long as it says so.

        Returns:
            Whether there is more to do.

        Raises:
            Cancelled: The token was set; the step was undone.
            KnownError: The disk is full, the file is locked, read-only or damaged.
        """
        with cancellable(self._connection, token), transaction(self._connection):
            return sealing.tidy(self._connection, token)

    # -------------------------------------------------------------- what matches

    def _ready(self, token: CancelToken | None) -> tuple[list[Segment], Matcher]:
        segments = self._segments.current()
        if self._segments.generation != self._generation:
            self._generation = self._segments.generation
            self._forms.clear()
            self._phrases.clear()
            self._chosen.clear()
            self._asked.clear()
            self._maker.forget()
            self._layout = Layout(self._connection)
        events = self.events()
        if events != self._events:
            self._events = events
            self._chosen.clear()
            self._asked.clear()
        if len(self._forms) > _REMEMBERED:
            self._forms.clear()
        if len(self._phrases) > _PHRASES:
            self._phrases.clear()
        if len(self._chosen) > _CONDITIONS:
            self._chosen.clear()
        return segments, Matcher(
            self._connection, segments, self._forms, self._phrases, token, self._chosen, events
        )

    def events(self) -> str:
        """What stands for the table of events, with the reader's edits; see db.store.edited."""
        return EVENTS if self._edited is None else self._edited.source(self._generation)

    def _ask(
        self,
        query: Query,
        document: str | None,
        token: CancelToken | None,
        tree: Node | None = None,
    ) -> tuple[_Asked, Matcher, Ranking]:
        """What a query is true of; the same object as long as it is asked again."""
        segments, matcher = self._ready(token)
        passages, average = self._segments.passages, self._segments.average
        ranker = Ranking(self._connection, segments, average, passages, matcher)
        if tree is None and query.tree is not None:
            tree = settled(self._connection, query.tree)
        key = tree, document
        asked = self._asked.get(key)
        if asked is None:
            searched = self._searched(replace(query, tree=tree), document, matcher, ranker)
            asked = self._asked[key] = _Asked(searched, segments)
            if len(self._asked) > _ANSWERS:
                self._asked.popitem(last=False)
        else:
            self._asked.move_to_end(key)
        return asked, matcher, ranker

    def _searched(
        self, query: Query, document: str | None, matcher: Matcher, ranker: Ranking
    ) -> Searched:
        if query.tree is None:
            return Searched(query, (), (), 0)
        bits = self._in_document(matcher.bits(query.tree), document, matcher)
        words = ranker.words_of(query.tree)
        total = _total(bits, words)
        return Searched(query, bits, words, total, ranker.others_of(query.tree))

    def _in_document(self, bits: Bits, document: str | None, matcher: Matcher) -> Bits:
        if document is None:
            return bits
        found = self._connection.execute("SELECT id FROM documents WHERE key = ?", (document,))
        scope = matcher.of_documents([id_ for (id_,) in found.fetchall()])
        return tuple(a & b for a, b in zip(bits, scope, strict=True))

    def _suggestions(self, query: Query, document: str | None, matcher: Matcher) -> tuple[str, ...]:
        """What else to type: each finds something under the same conditions."""
        from db.query import parse

        def finds(tree: Node) -> bool:
            return any(self._in_document(matcher.bits(tree), document, matcher))

        def leads(text: str) -> bool:
            tree = parse(text, synonyms=query.synonyms, exact=query.exact).tree
            return tree is not None and finds(All((tree, *query.chosen)))

        return spelling.suggestions(self._connection, query, finds, leads)

    # -------------------------------------------------------------- in which order

    def _hits(
        self, asked: _Asked, page: _Page, matcher: Matcher, ranker: Ranking, *, explain: bool
    ) -> tuple[Hit, ...]:
        known = None if explain else asked.hits.get(page)
        if known is not None:
            return known
        best, order = self._page(asked, page, ranker)
        hits = self._maker.hits(asked.searched, best, order, matcher, ranker)
        if explain:
            passages, favoured = self._segments.passages, dict(page.favoured)
            return self._maker.explained(hits, best, asked.searched, ranker, passages, favoured)
        asked.hits[page] = hits
        return hits

    def _page(
        self, asked: _Asked, page: _Page, ranker: Ranking
    ) -> tuple[list[Ranked], dict[int, int]]:
        """The chosen matches, and their places in reading order by their codes."""
        offset, limit = page.offset, page.limit
        if page.sort is Sort.RELEVANCE and asked.searched.words:
            best = ranker.page(asked.searched, offset, limit, dict(page.favoured), plain=page.plain)
            return best, self._order(asked, best)
        if page.sort is Sort.DATE:
            codes = asked.ordered(self._layout).page_by_date(offset, limit)
        else:
            codes = asked.ordered(self._layout).page(offset, limit)
        best = [Ranked(0.0, code, *_slot_of(asked.segments, code)) for code in codes]
        if page.sort is Sort.DATE:
            return best, self._order(asked, best)
        return best, {code: offset + n for n, code in enumerate(codes)}

    def _order(self, asked: _Asked, best: Sequence[Ranked]) -> dict[int, int]:
        """Places in reading order: among all matches, or among those chosen where they are many."""
        if asked.total <= max(_ORDERED, len(best)):
            codes = _codes(asked.segments, asked.matches)
        else:
            codes = [one.code for one in best]
        ordered = facets.in_order(self._connection, codes, len(codes))
        return {code: n for n, code in enumerate(ordered)}

    def _counts(self, asked: _Asked, sections_of: str | None) -> HitCounts:
        known = asked.counts.get(sections_of)
        if known is not None:
            return known
        if sections_of is None and asked.total <= _COUNTED:
            codes = _codes(asked.segments, asked.matches)
            documents = facets.documents(self._connection, codes)
            in_documents = [(key, passages) for key, _, passages in documents]
            in_sections = facets.sections(self._connection, codes)
        else:
            ordered = asked.ordered(self._layout)
            in_documents, in_sections = ordered.by_document(), ordered.by_section(sections_of)
        asked.counts[sections_of] = HitCounts(asked.total, tuple(in_documents), tuple(in_sections))
        return asked.counts[sections_of]


class _Page(NamedTuple):
    """Which hits of a search."""

    offset: int
    limit: int
    sort: Sort
    favoured: tuple[tuple[int, float], ...]
    plain: bool


class _Asked:
    """A search that was evaluated, and what it was asked for so far."""

    def __init__(self, searched: Searched, segments: Sequence[Segment]) -> None:
        self.searched = searched
        self.matches = searched.matches
        self.total = searched.total
        self.segments = segments
        self.hits: dict[_Page, tuple[Hit, ...]] = {}
        self.counts: dict[str | None, HitCounts] = {}
        self._ordered: Ordered | None = None

    def ordered(self, layout: Layout) -> Ordered:
        """The matches in reading order."""
        if self._ordered is None:
            self._ordered = Ordered(layout, self.segments, self.matches)
        return self._ordered


def _total(bits: Bits, words: Sequence[tuple[Word, Weighted]]) -> int:
    """How many passages; of a word alone they were counted to weigh it."""
    if len(words) == 1:
        alone = words[0][1]
        if all(a is b.at_least(1) for a, b in zip(bits, alone.places, strict=True)):
            return alone.passages
    return sum(held.bit_count() for held in bits)


def _codes(segments: Sequence[Segment], matches: Sequence[int]) -> list[int]:
    return [
        segment.codes[slot]
        for segment, bits in zip(segments, matches, strict=True)
        for slot in slots_of(bits)
    ]


def _slot_of(segments: Sequence[Segment], code: int) -> tuple[int, int]:
    """In which segment a passage stands, and where."""
    for number, segment in enumerate(segments):
        slot = segment.slot_of(code)
        if slot is not None:
            return number, slot
    raise KeyError(code)
