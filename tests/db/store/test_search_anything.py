"""Whatever is typed, the search answers soon and never fails."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.model import Sort
from db.query import parse
from db.store.library import Library
from tests.db.store.samples import add, letter, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

SOON = 5.0  # seconds; a busy machine is no defect
_PIECES = [
    *("rights", "seminar", "UPR", "中文", "العربية", "the", "a", "5", "A/RES/60/251", "\ud800"),
    *("AND", "OR", "NOT", "NEAR(", "heading:", "event:", "note:", "in:annex", "doc:", "-lang:fr"),
    *("'; DROP TABLE blocks; --", '" OR 1=1', "text MATCH 'x'", "{text}:", "^a", "*", "\0"),
    *("date:2013-05..2014", "year:", "body:ohchr", "status:planned", "symbol:A/*", "lang:en"),
    *'()"“”:*-+^{}',
    *(" ",) * 12,
]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("anything")) as opened:
        add(opened, letter(), "letter")
        add(opened, plain("human rights 中文", "the UPR of 2013", "حقوق الإنسان"), "other")
        yield opened


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(st.characters(), max_size=200),
        st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    ),
    st.booleans(),
    st.sampled_from(list(Sort)),
)
@example("rights " * 1_430, False, Sort.RELEVANCE)
@example("(" * 10_000, True, Sort.DATE)
@example('"' + "x" * 10_000, False, Sort.RELEVANCE)
def test_anything_typed_is_answered(library: Library, typed: str, typing: bool, sort: Sort) -> None:
    started = time.perf_counter()
    query = parse(typed, typing=typing)
    answer = library.search.search(query, sort=sort, limit=5)
    assert library.search.count(query).total == answer.total >= len(answer.hits)
    assert library.search.search(query, sort=sort, offset=answer.total).hits == ()
    assert time.perf_counter() - started < SOON
