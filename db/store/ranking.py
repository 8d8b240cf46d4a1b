"""The order of the hits: exact phrase, heading, exact words, then nearness and rarity.

The tiers are added to bm25 as steps too high to be made up for. What only another name finds
("universal periodic review" for "UPR") is below what was typed, and in the same order among itself:
each other name weighs as its rarest word. Where the words stand together is looked up in the text
of the best candidates only, and by FTS5 where these do not show it. May import db.query, db.store.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.query import All, AnyOf, Scoped, Term, added_terms, typed_part, wanted_terms
from db.store import deep, fts, marking
from db.store.best import Ranked, Scorer, Weighted, telling, weighted
from db.store.facets import rows_of
from db.store.levels import from_slots
from db.store.matching import text_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from db.query import Node, Query
    from db.store.facets import Row
    from db.store.matching import Bits, Matcher, Word
    from db.store.segments import Segment

PHRASE, HEADING, EXACT, TYPED = 4_000.0, 2_000.0, 1_000.0, 500.0
_NEAR = 1.0  # the most that nearness adds: words side by side
_CANDIDATES = 40  # whose text is read
_ALL_READ = 100  # matches of which every one is read
HEAD = 1_000  # hits that are ranked by everything; the tiers and bm25 order those after them
_CLOSE = 12  # of which those without the phrase are ordered by nearness too
_RARE = 10_000  # passages of the rarest word, up to which FTS5 finds a phrase soon enough
_BY_INDEX = 200  # passages with the phrase that are taken from FTS5


Tier = tuple[float, "list[Bits]", "list[Bits]"]  # what it adds; all that hold its matches; none


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search is about, evaluated: the same for every part of its answer."""

    query: Query
    matches: Bits
    words: tuple[tuple[Word, Weighted], ...]  # those typed, for ranking and marking
    total: int
    others: tuple[Weighted, ...] = ()  # for each other name that was added: its rarest word
    heads: dict[object, list[Ranked]] = field(default_factory=dict[object, list[Ranked]])


class Ranking:
    """Ranks the matches of one search."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        segments: Sequence[Segment],
        average: float,
        passages: int,
        matcher: Matcher,
    ) -> None:
        self._connection = connection
        self._segments = segments
        self._average = average
        self._passages = passages
        self._matcher = matcher
        self._rows: dict[int, Row] = {}

    def rows(self, codes: Sequence[int]) -> dict[int, Row]:
        """The passages themselves; those that were looked at to rank them are not read again."""
        missing = [code for code in codes if code not in self._rows]
        if missing:
            self._rows.update(rows_of(self._connection, missing))
        return self._rows

    def words_of(self, tree: Node) -> tuple[tuple[Word, Weighted], ...]:
        """The words of a tree that hits are ranked by, each once."""
        words = {w: None for term in wanted_terms(tree) for w in self._matcher.words(term)}
        return tuple(
            (word, weighted(word.places(self._segments), self._passages)) for word in words
        )

    def others_of(self, tree: Node) -> tuple[Weighted, ...]:
        """By what the passages are ranked that only another name finds."""
        rarest: dict[Word, Weighted] = {}
        for term in added_terms(tree):
            words = {
                word: weighted(word.places(self._segments), self._passages)
                for word in self._matcher.words(term)
            }
            if words:
                word = min(words, key=lambda word: words[word].passages)
                rarest[word] = words[word]
        return tuple(rarest.values())

    def page(
        self,
        searched: Searched,
        offset: int,
        limit: int,
        favoured: Mapping[int, float],
        *,
        plain: bool = False,
    ) -> list[Ranked]:
        """A part of the ranked list, best first; the same list whatever part is asked for.

        Args:
            searched: the matches.
            offset: how many stand before it.
            limit: how many.
            favoured: what is added for blocks, by row id: bookmarked, or read lately; of the
                first HEAD alone.
            plain: by bm25 alone.
        """
        end = min(offset + limit, searched.total)
        if end <= offset:
            return []
        if end <= HEAD:
            return self._first(searched, end, favoured, plain=plain)[offset:]
        key = tuple(sorted(favoured.items())), plain
        head = searched.heads.get(key)
        if head is None:
            head = searched.heads[key] = self._first(searched, HEAD, favoured, plain=plain)
        found = head[offset:]
        after = max(0, offset - len(head))
        return found + self._after(searched, head, after, limit - len(found), plain=plain)

    def _first(
        self, searched: Searched, end: int, favoured: Mapping[int, float], *, plain: bool
    ) -> list[Ranked]:
        phrase = None if plain else _phrase(searched.query)
        weights = [weight for _, weight in searched.words]
        read = _CANDIDATES if searched.total > _ALL_READ else _ALL_READ
        scorer = self._scorer(weights, max(end, read) if phrase else end, searched.total)
        self._consider(scorer, searched, searched.matches, favoured, plain=plain)
        found = scorer.found()
        if phrase is None:
            return found
        first = self._with_phrase(searched, found[:read], phrase, end, favoured)
        there = {one.code for one in first}
        return [*first, *(one for one in found[read:] if one.code not in there)][:end]

    def _after(
        self, searched: Searched, head: Sequence[Ranked], offset: int, limit: int, *, plain: bool
    ) -> list[Ranked]:
        """A part of the list of what the head does not hold."""
        taken = [
            from_slots([one.slot for one in head if one.segment == n])
            for n in range(len(self._segments))
        ]
        left = tuple(a ^ (a & b) for a, b in zip(searched.matches, taken, strict=True))
        found: list[Ranked] = []
        for bonus, bits in [(0.0, left)] if plain else self._apart(searched, left):
            count = sum(one.bit_count() for one in bits)
            if offset < count and len(found) < limit:
                other = not plain and bonus in (0.0, HEADING)
                words = telling(_weights(searched, others=other))
                tier = [(bonus, bits)]
                more = limit - len(found)
                found += deep.page(self._segments, words, self._average, tier, offset, more)
            offset = max(0, offset - count)
        return found

    def _apart(self, searched: Searched, matches: Bits) -> list[tuple[float, Bits]]:
        """The matches of each tier, headings first."""
        tiers: list[tuple[float, Bits]] = []
        headings = tuple(segment.headings for segment in self._segments)
        for bonus, wanted, unwanted in self._tiers(searched, matches):
            bits = matches
            for some in wanted:
                bits = tuple(a & b for a, b in zip(bits, some, strict=True))
            for some in unwanted:
                bits = tuple(a ^ (a & b) for a, b in zip(bits, some, strict=True))
            above = tuple(a & b for a, b in zip(bits, headings, strict=True))
            tiers.append((bonus + HEADING, above))
            tiers.append((bonus, tuple(a ^ b for a, b in zip(bits, above, strict=True))))
        return sorted(tiers, key=lambda tier: -tier[0])

    def _with_phrase(
        self,
        searched: Searched,
        found: Sequence[Ranked],
        phrase: marking.Wanted,
        limit: int,
        favoured: Mapping[int, float],
    ) -> list[Ranked]:
        """First those with the words one after the other; then the rest, the closer the better."""
        together: list[Ranked] = []
        apart: list[Ranked] = []
        rows = self.rows([one.code for one in found])
        for one in found:
            if marking.stands_in(rows[one.code].text, phrase):
                together.append(one._replace(minus_score=one.minus_score - PHRASE))
                if len(together) == limit:
                    return together
            else:
                apart.append(one)
        if searched.total > len(found):
            together += self._by_index(searched, phrase, found, favoured)
        words = [marks_of_word(word) for word, _ in searched.words]
        close = [_raised(one, rows[one.code].text, words) for one in apart[:_CLOSE]]
        return sorted([*together, *close, *apart[_CLOSE:]])

    def _scorer(self, weights: Sequence[Weighted], limit: int, matches: int) -> Scorer:
        return Scorer(self._segments, weights, self._average, limit, matches)

    def _consider(
        self,
        scorer: Scorer,
        searched: Searched,
        matches: Bits,
        favoured: Mapping[int, float],
        *,
        plain: bool = False,
    ) -> None:
        """Tier by tier, those that can be best first, until no other can be as good."""
        own = {
            bonus: tuple(
                segment.of_rows([row for row, more in favoured.items() if more == bonus])
                for segment in self._segments
            )
            for bonus in set(favoured.values())
        }
        everything: list[Tier] = [(0.0, [matches], [])]
        tiers = everything if plain else self._tiers(searched, matches)
        for headings in (True, False):
            for tier, wanted, unwanted in tiers:
                bonus = tier if plain or not headings else tier + HEADING
                if scorer.full() and scorer.worst() > bonus + TYPED and not plain:
                    return
                if searched.others:
                    scorer.rank_by(_weights(searched, others=not plain and not tier))
                for more, bits in own.items():
                    scorer.consider([*wanted, bits], unwanted, bonus + more, headings=headings)
                scorer.consider(wanted, [*unwanted, *own.values()], bonus, headings=headings)

    def steps(self, searched: Searched, one: Ranked) -> tuple[float, ...]:
        """The steps in a hit's score: what it is, not what its score looks like."""
        phrase = PHRASE if -one.minus_score > PHRASE - _NEAR else 0.0
        heading = HEADING if one.slot >= self._segments[one.segment].first_heading else 0.0
        bonus = next(
            bonus
            for bonus, wanted, _ in self._tiers(searched, searched.matches)
            if all(bits[one.segment] >> one.slot & 1 for bits in wanted)
        )
        return tuple(step for step in (phrase, heading, bonus) if step)

    def _tiers(self, searched: Searched, matches: Bits) -> list[Tier]:
        """The matches apart, those with the words exactly as typed first: in which they are."""
        tiers: list[Tier] = []
        better: list[Bits] = []
        for bonus, bits in (
            (EXACT, self._exact(searched, matches)),
            (TYPED, self._typed(searched, matches)),
        ):
            if bits is not None:
                tiers.append((bonus, [bits], better))
                better = [*better, bits]
        return [*tiers, (0.0, [matches], better)]

    def _exact(self, searched: Searched, matches: Bits) -> Bits | None:
        """The matches with every typed word as it is typed; None where all are."""
        if not any(word.forms[1:] or (word.beginning and word.forms) for word, _ in searched.words):
            return None
        found = list(matches)
        for word, weight in searched.words:
            exact = replace(word, forms=() if word.beginning else word.forms[:1])
            places = exact.places(self._segments) if exact != word else weight.places
            for n, place in enumerate(places):
                found[n] &= place.at_least(1)
        return tuple(found)

    def _typed(self, searched: Searched, matches: Bits) -> Bits | None:
        """The matches of what was typed alone; None where nothing was added to it."""
        tree = searched.query.tree
        if tree is None:
            return None
        typed = without_added(tree)
        if typed == tree:
            return None
        return tuple(a & b for a, b in zip(matches, self._matcher.bits(typed), strict=True))

    # -------------------------------------------------------------- words that stand together

    def _by_index(
        self,
        searched: Searched,
        phrase: marking.Wanted,
        found: Sequence[Ranked],
        favoured: Mapping[int, float],
    ) -> list[Ranked]:
        """Passages with the phrase that were not among the candidates, as FTS5 finds them."""
        # Typing, the last word is whatever begins so: FTS5 would read all of these.
        pieces = phrase.pieces[:-1] if phrase.beginning else phrase.pieces
        rarest = min((weight.passages for _, weight in searched.words), default=0)
        if len(pieces) < 2 or rarest > _RARE:
            return []
        expression = fts.phrase(pieces)
        rows, notes = (
            [row for (row,) in fts.all_rowids(self._connection, index, expression, _BY_INDEX)]
            for index in (fts.BLOCKS, fts.FOOTNOTES)
        )
        there = {one.code for one in found}
        rows = [row for row in rows if row * 2 not in there]
        notes = [row for row in notes if row * 2 + 1 not in there]
        matches = tuple(
            bits & (segment.of_rows(rows) | segment.of_rows(notes, notes=True))
            for bits, segment in zip(searched.matches, self._segments, strict=True)
        )
        if not any(matches):
            return []
        scorer = self._scorer([w for _, w in searched.words], 2 * _BY_INDEX, 2 * _BY_INDEX)
        self._consider(scorer, searched, matches, favoured)
        return [
            one._replace(minus_score=one.minus_score - PHRASE)
            for one in scorer.found()
            if not phrase.beginning
            or marking.stands_in(text_of(self._connection, one.code), phrase)
        ]


def _weights(searched: Searched, *, others: bool) -> list[Weighted]:
    """What passages are ranked by; those that only other names find also by these."""
    return [*(weight for _, weight in searched.words), *(searched.others if others else ())]


def without_added(node: Node) -> Node:
    """A tree without the alternatives that the program added."""
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        return (
            AnyOf(tuple(without_added(part) for part in node.parts))
            if typed is None
            else without_added(typed)
        )
    if isinstance(node, All):
        return All(tuple(without_added(part) for part in node.parts), node.without)
    return Scoped(node.scope, without_added(node.part)) if isinstance(node, Scoped) else node


def marks_of(tree: Node, matcher: Matcher) -> list[marking.Wanted]:
    """What is to be marked in the hits: every word that is looked for, also those added."""
    if isinstance(tree, Term):
        words = matcher.words(tree)
        if len(words) == 1:
            return marks_of_word(words[0])
        return [marking.wanted(tree.text, beginning=tree.prefix)]
    if isinstance(tree, Scoped):
        return marks_of(tree.part, matcher)
    parts = getattr(tree, "parts", ())
    return [mark for part in parts for mark in marks_of(part, matcher)]


def marks_of_word(word: Word) -> list[marking.Wanted]:
    """What is to be marked of one word: its forms, and what begins so."""
    marks = [marking.Wanted((form,)) for form in word.forms]
    if word.beginning is not None:
        marks.append(marking.Wanted((word.beginning,), beginning=True))
    return marks


def _raised(one: Ranked, text: str, words: Sequence[Sequence[marking.Wanted]]) -> Ranked:
    apart = marking.nearest(text, words)
    if apart is None:
        return one
    return one._replace(minus_score=one.minus_score - _NEAR * (len(words) - 1) / max(1, apart))


_QUOTED = re.compile(r'"([^"]*)"( \*)?')


def _phrase(query: Query) -> marking.Wanted | None:
    """The plain words of a query as one phrase."""
    found = _QUOTED.fullmatch(query.phrase or "")
    return marking.wanted(found[1], beginning=bool(found[2])) if found else None
