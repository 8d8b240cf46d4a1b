"""The engine against the plain definition: every passage read, counted and scored one by one."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.query import parse, wanted_terms
from db.store import sealing
from db.store.levels import MOST
from db.store.library import Library
from db.words import words_of
from tests.db.store.samples import add, plain

if TYPE_CHECKING:
    from pathlib import Path


WORDS = ("human", "rights", "review", "reviews", "re", "the", "of", "treaty", "treaties", "peace")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=30
)


def by_definition(texts: list[str], query: str, *, typing: bool) -> list[tuple[int, float]]:
    """bm25 as FTS5 defines it, of every text with all the words; best first."""
    tree = parse(query, typing=typing, exact=True).tree
    assert tree is not None
    terms = [(words_of(t.text)[0], t.prefix) for t in dict.fromkeys(wanted_terms(tree))]
    split = [words_of(text) for text in texts]
    average = sum(map(len, split)) / len(split)
    counts = {
        term: [
            min(MOST, sum(w.startswith(term[0]) if term[1] else w == term[0] for w in words))
            for words in split
        ]
        for term in terms
    }
    idf: dict[tuple[str, bool], float] = {}
    for term, there in counts.items():
        found = sum(map(bool, there))
        idf[term] = max(1e-6, log((len(texts) - found + 0.5) / (found + 0.5)))
    scored: list[tuple[int, float]] = []
    for n, words in enumerate(split):
        if all(counts[term][n] for term in terms):
            norm = 1.2 * (0.25 + 0.75 * len(words) / average)
            telling = [t for t in terms if idf[t] > 1e-6] or [
                min(terms, key=lambda t: sum(map(bool, counts[t])))
            ]
            score = sum(idf[t] * counts[t][n] * 2.2 / (counts[t][n] + norm) for t in telling)
            scored.append((n + 1, score))
    return sorted(scored, key=lambda pair: (-round(pair[1], 9), pair[0]))


@settings(max_examples=60, deadline=None)
@given(
    TEXTS,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    st.booleans(),
    st.integers(0, 30),
)
def test_the_best_are_those_that_reading_everything_finds(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    words: list[str],
    typing: bool,
    sealed: int,
) -> None:
    """Whether passages are in sealed segments, in the one in memory, or in both."""
    folder: Path = tmp_path_factory.mktemp("library")
    query = " ".join(words)
    with Library.open(folder) as library:
        first, rest = texts[:sealed], texts[sealed:]
        if first:
            add(library, plain(*first), "first")
            sealing.seal(library.connection)
        if rest:
            add(library, plain(*rest), "rest")
        expected = by_definition(texts, query, typing=typing)
        for limit in (1, 3, 50):
            answer = library.search.search(
                parse(query, typing=typing, exact=True), limit=limit, plain=True
            )
            found = [(hit.place.block, hit.score) for hit in answer.hits]
            assert answer.total == len(expected)
            scores = [score for _, score in expected[:limit]]
            assert [score for _, score in found] == pytest.approx(scores, rel=1e-6, abs=1e-9)
            best = {score: {b for b, s in expected if abs(s - score) < 1e-6} for _, score in found}
            assert all(block in best[score] for block, score in found)


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.integers(1, 29), st.sampled_from(WORDS), st.booleans())
def test_removing_and_tidying_leaves_what_is_there(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    cut: int,
    word: str,
    tidied: bool,
) -> None:
    kept, removed = texts[:cut], texts[cut:] or ["human rights"]
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        add(library, plain(*kept), "kept")
        sealing.seal(library.connection)
        add(library, plain(*removed), "removed")
        sealing.seal(library.connection)
        library.documents.remove("removed")
        if tidied:
            sealing.tidy(library.connection)
        assert sealing.is_sound(library.connection)
        answer = library.search.search(parse(word, exact=True), limit=50, plain=True)
        expected = by_definition(kept, word, typing=False)
        assert answer.total == len(expected)
        assert [round(h.score, 6) for h in answer.hits] == [round(s, 6) for _, s in expected]
        add(library, plain(*removed), "again")  # row ids may be given out anew
        answer = library.search.search(parse(word, exact=True), limit=90)
        assert answer.total == sum(word in words_of(text) for text in kept + removed)


def test_a_segment_that_says_something_else_than_the_text_is_found(library: Library) -> None:
    add(library, plain("human rights", "the review of treaties"))
    sealing.seal(library.connection)
    assert sealing.is_sound(library.connection)
    library.connection.execute("DELETE FROM search_lists WHERE word = 'rights'")
    assert not sealing.is_sound(library.connection)
    sealing.rebuild(library.connection)
    assert sealing.is_sound(library.connection)
    library.connection.execute("UPDATE blocks SET text = 'human duties' WHERE id = 1")
    assert not sealing.is_sound(library.connection)
