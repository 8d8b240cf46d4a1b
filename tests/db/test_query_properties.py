"""Whatever is typed, letter by letter: an answer, one line, no syntax of FTS5, in bounded time."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.query import MAX_CHARACTERS, All, AnyOf, Near, Node, Query, Scoped, Term, parse, text_of
from db.query.tokens import MAX_DEPTH
from tests.db.test_query import TOKENIZER
from tests.db.test_query_help import IN_TABLES, IN_TEXT
from tests.search_quality.test_quality import QUERIES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECES = [
    *(
        "seminar",
        "Izsák",
        "the",
        "a",
        "(c)",
        "1325(2000)",
        "中文",
        "第一条：",
        "العربية",
        "'s",
        "5",
    ),
    *("AND", "OR", "NOT", "NEAR(", "heading:", "text:", "note:", "in:annex", "doc:", "date:"),
    *("date:2013-05..2014", "date:spring 2015", "year:2013", "body:ohchr", "lang:fr", "symbol:"),
    *("body:human rights council", "status:planned", "symbol:A/RES/60/251", "foo:", "UPR", "WHO"),
    *("universal periodic review", "resolution 60/251", "S/RES/1325 (2000)", "..", "\0", "\ud800"),
    *"()()()\"“”„«»‘’「」'*-:：^+{},./ ",
    *(" ",) * 12,
    *("\n", "\u202e", "\xad", "\u2028", "\ufdd0"),
]
TYPED = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
    connection.execute("INSERT INTO t VALUES ('The first seminar of the UPR')")
    yield connection
    connection.close()


def _check(query: Query, typed: str) -> None:
    assert query.text == typed
    assert len(query.understood.splitlines()) <= 1
    assert query.understood or query.tree is None
    for note in query.notes:
        assert 0 <= note.start < note.end <= len(typed)
        assert note.text
    if query.tree is not None:
        assert _depth(query.tree) <= 3 * MAX_DEPTH + 3


def _depth(node: Node) -> int:
    if isinstance(node, All):
        return 1 + max(map(_depth, (*node.parts, *node.without)))
    if isinstance(node, AnyOf | Near):
        return 1 + max(map(_depth, node.parts))
    return 1 + _depth(node.part) if isinstance(node, Scoped) else 1


@settings(max_examples=400)
@given(TYPED, st.booleans(), st.booleans(), st.booleans())
@example("NEAR(" * 180, True, True, True)
@example("-(" * 400, False, True, False)
@example('heading:"status:planned" (heading:(« year:2013', False, True, False)
def test_anything_typed_gives_an_answer(
    table: sqlite3.Connection, typed: str, typing: bool, synonyms: bool, exact: bool
) -> None:
    query = parse(typed, typing=typing, synonyms=synonyms, exact=exact)
    _check(query, typed)
    for expression in (query.expression, query.phrase):
        if expression is not None:
            table.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()


@settings(max_examples=400)
@given(TYPED, st.booleans())
@example("AA\xad:0", False)
@example("AND:»Izsák“ UPR, OR: NOT:x", False)
@example('heading:"status:planned" (heading:(« year:2013', False)
@example("a(b)UPR body:ohchr 1325(2000 (x", True)
def test_a_tree_written_as_text_and_read_again_is_the_same(typed: str, typing: bool) -> None:
    tree = parse(typed, typing=typing).tree
    if tree is not None:
        written = text_of(tree)
        assert len(written) <= MAX_CHARACTERS
        again = parse(written)
        assert again.tree == tree
        assert again.tree is not None
        assert text_of(again.tree) == written
        assert not again.notes or all("joins nothing here" in note.text for note in again.notes)


@given(TYPED)
def test_without_synonyms_nothing_is_added(typed: str) -> None:
    query = parse(typed, synonyms=False)
    assert query.also == ()
    if query.tree is not None:
        assert not any(term.added for term in _terms(query.tree))


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Scoped):
        yield from _terms(node.part)
    elif isinstance(node, All | AnyOf | Near):
        for part in node.parts:
            yield from _terms(part)


@pytest.mark.parametrize("typed", [*IN_TABLES, *IN_TEXT])
def test_every_beginning_of_an_example_is_calm_while_it_is_typed(typed: str) -> None:
    for end in range(1, len(typed) + 1):
        query = parse(typed[:end], typing=True)
        _check(query, typed[:end])
        said = {note.text for note in query.notes}
        assert not {text for text in said if "unclosed" in text or " is not " in text}, typed[:end]


def test_every_beginning_of_a_query_of_the_quality_set_gives_an_answer(
    table: sqlite3.Connection,
) -> None:
    for wanted in QUERIES:
        for end in range(len(wanted.query) + 1):
            for typing in (True, False):
                query = parse(wanted.query[:end], typing=typing)
                _check(query, wanted.query[:end])
                if query.expression is not None:
                    table.execute("SELECT 1 FROM t WHERE t MATCH ?", (query.expression,))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "x",
            "x ",
            "(",
            ")",
            "()",
            '"',
            '"x" ',
            "«",
            "„",
            "‘",
            "' ",
            "-",
            "-x ",
            "* ",
            "a(",
            "a()",
        ),
        *("NEAR(", "NEAR(a ", "NEAR(a b) ", "heading:", "heading:(", "date:2013-13 ", "foo:"),
        *("body:human rights ", "universal periodic ", "a res 1 2 ", "x OR ", "(x ", "NOT ", "x's"),
        *("year:", "in:x ", "中", "ا", "\ud800", "\0", "é", "...", "//", "'s"),
    ],
)
def test_ten_thousand_signs_take_no_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    started = time.process_time()
    for typing in (True, False):
        query = parse(text, typing=typing)
        assert len(query.understood) < 4 * MAX_CHARACTERS
    assert time.process_time() - started < 0.5
