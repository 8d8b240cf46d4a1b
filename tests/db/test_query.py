"""Every character can be typed: nothing raises, nothing reaches FTS5 as syntax."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.query import MAX_CHARACTERS, MAX_TERMS, expression_of, parse
from db.words import count_words, fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKENIZER = "porter unicode61 remove_diacritics 2"  # any would do: the language is tested here
_TEXTS = (
    "The first seminar on counter-trafficking was held in May 2013.",
    "The Minister's article: see http://mfa.gov.by/press and A/RES/60/251.",
    "Rita Izsák, Special Rapporteur on minority issues, and others.",
    "Universal periodic review: recommendations NOT accepted, under agenda item 68 (c).",
    "Near the end stands a heading: UN, UNDP, OHCHR or UPR.",
)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
    connection.executemany("INSERT INTO t VALUES (?)", [(text,) for text in _TEXTS])
    yield connection
    connection.close()


def _found(table: sqlite3.Connection, text: str, *, typing: bool = False) -> list[int]:
    """Which texts match, counted from 0."""
    expression = parse(text, typing=typing).expression
    if expression is None:
        return []
    rows = table.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (expression,))
    return [rowid - 1 for (rowid,) in rows]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("counter-trafficking", [0]),
        ("Minister's", [1]),
        ("Minister’s", [1]),
        ("mfa.gov.by", [1]),
        ("A/RES/60/251", [1]),
        ("http://mfa.gov.by/press", [1]),
        ("izsak", [2]),
        ("IZSÁK", [2]),
        ("seminars", [0]),
        ("UN", [4]),
        ("un*", [3, 4]),
        ("review periodic", [3]),
        ('"periodic review"', [3]),
        ('"review periodic"', []),
        ("“periodic review”", [3]),
        ('"periodic rev"*', [3]),
        ('"periodic review', [3]),
        ("seminar OR izsak", [0, 2]),
        ("seminar AND izsak", []),
        ("the -seminar", [1, 4]),
        ("the NOT seminar", [1, 4]),
        ("the NOT NOT seminar", [1, 4]),
        ("the AND NOT seminar", [1, 4]),
        ('the -"first seminar"', [1, 4]),
        ("the -(seminar OR minister)", [4]),
        ("(seminar OR izsak) (held OR rita)", [0, 2]),
        ("seminar OR izsak rita", [0, 2]),
        ("68 (c)", [3]),
        ("68(c)", [3]),
        ("item 68 (c).", [3]),
        ("-seminar", []),
        ("seminar OR -izsak", [0]),
        ("and", [1, 2]),
        ("AND", [1, 2]),
        ("OR", [4]),
        ("NOT", [3]),
        ("seminar AND", [0]),
        ("AND seminar", [0]),
        ("OR seminar OR", [0]),
        ("seminar )", [0]),
        (") seminar", [0]),
        (") seminar ) held", [0]),
        ("((seminar", [0]),
        ("() seminar", [0]),
        ("( ) NOT seminar", []),
        ("seminar *", [0]),
        ("heading: UN", [4]),
        ("text:seminar", [0]),
        ("year:2013 seminar", [0]),
        ("resolution 60/251", [1]),
        ("a res 60 251", [1]),
        ("UPR", [3, 4]),
        ('"UPR"', [4]),
        ("universal periodic review", [3, 4]),
        ("^seminar", [0]),
        ("{seminar}", [0]),
        ("NEAR(first seminar)", [0]),
        ("NEAR(first held, 3)", []),
        ("NEAR(held first, 6)", [0]),
        ("a + b", []),
        ("--seminar", [0]),
        ("- seminar", [0]),
        ("UN, UNDP", [4]),
    ],
)
def test_what_is_typed_means_what_it_seems_to_mean(
    table: sqlite3.Connection, typed: str, texts: list[int]
) -> None:
    assert _found(table, typed) == texts


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "(", ")", "*", "-", "\0", "\ud800", "“”", "…", "😀"]
)
def test_what_cannot_mean_anything_looks_for_nothing(typed: str) -> None:
    query = parse(typed)
    assert (query.text, query.expression, query.terms, query.tree) == (typed, None, (), None)
    assert query.understood == "" or query.understood.startswith("Nothing to look for: ")


def test_the_word_being_typed_is_a_beginning_until_something_ends_it(
    table: sqlite3.Connection,
) -> None:
    assert _found(table, "semin", typing=True) == [0]
    assert _found(table, "semin ", typing=True) == []
    assert _found(table, "semin", typing=False) == []
    assert _found(table, '"first semin', typing=True) == [0]
    assert _found(table, '"first semin"', typing=True) == []
    assert _found(table, "counter-traf", typing=True) == [0]
    assert _found(table, "semin izs", typing=True) == []
    assert _found(table, "(semin)", typing=True) == []


def test_more_forms_widen_a_beginning_only(table: sqlite3.Connection) -> None:
    def forms(word: str) -> list[str]:
        return {"universa": ["universal"], "traffickin": ["trafficking"]}.get(word, [])

    def found(text: str) -> list[int]:
        tree = parse(text, typing=True).tree
        assert tree is not None
        rows = table.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression_of(tree, forms),))
        return [rowid - 1 for (rowid,) in rows]

    assert _found(table, "universa", typing=True) == []
    assert found("universa") == [3]
    assert found("counter-traffickin") == [0]
    assert found("universa ") == []
    assert found("(universa* OR seminar) -held") == [3]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("rights", "“rights”"),
        ("human rights", "“human” and “rights”"),
        ("human righ*", "“human” and words that begin with “righ”"),
        ('"human rights"', "the phrase “human rights”"),
        ('"human righ"*', "the phrase “human righ…”"),
        ("a OR b c", "“a” or (“b” and “c”)"),
        ("a -b -c", "“a”, without “b” and without “c”"),
        ("a OR -b", "“a”; there is nothing to leave “b” out of"),
        ("-b", "Nothing to look for: there is nothing to leave “b” out of"),
        ("AND", "“AND”; AND joins nothing here"),
        ("***", "Nothing to look for: type at least one letter or digit"),
    ],
)
def test_one_line_says_what_was_understood(typed: str, understood: str) -> None:
    assert parse(typed).understood == understood


def test_terms_are_what_is_looked_for_and_not_what_is_left_out() -> None:
    assert parse('human "the rights" hum* human -body NOT (a b)').terms == (
        "human",
        "the rights",
        "hum",
    )


def test_plain_words_are_also_a_phrase_for_ranking() -> None:
    assert parse("human rights").phrase == '"human rights"'
    assert parse("human righ", typing=True).phrase == '"human righ" *'
    assert parse("human").phrase is None
    assert parse("human OR rights").phrase is None
    assert parse("hum* rights").phrase is None
    assert parse("human (a OR b)").phrase is None


def test_ten_thousand_characters_are_cut_and_it_is_said(table: sqlite3.Connection) -> None:
    for sign in ("x", "x ", "(", ")", '"', '"x" ', "-", "-x ", "* ", "x OR ", "(x ", "NOT "):
        text = (sign * 10_000)[:10_000]
        _found(table, text, typing=True)
        assert len(parse(text).understood) < 3 * MAX_CHARACTERS
    assert f"only the first {MAX_CHARACTERS:,} characters count" in parse("x" * 10_000).understood
    assert f"only the first {MAX_TERMS} words count" in parse("seminar " * 100).understood
    assert _found(table, "seminar " * 100) == [0]


def test_deep_parentheses_are_flattened_and_still_find(table: sqlite3.Connection) -> None:
    assert _found(table, "(" * 60 + "seminar" + ")" * 60 + " held") == [0]
    assert _found(table, "(held OR " * 40 + "seminar" + ")" * 40) == [0]


_SIGNS = ["seminar", "Izsák", "the", "AND", "OR", "NOT", "NEAR", "text:", "\0", "\ud800", "\ufdd0"]
_PIECES = st.lists(st.sampled_from([*_SIGNS, *"()\"“”*-:^+{},' \n"]), max_size=40).map("".join)


@given(st.one_of(st.text(st.characters(), max_size=60), _PIECES), st.booleans())
@example("\ud800", True)
@example('"\0"', False)
def test_no_input_raises_or_leaks_syntax(typed: str, typing: bool) -> None:
    query = parse(typed, typing=typing)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
        connection.executemany("INSERT INTO t VALUES (?)", [(text,) for text in _TEXTS])
        for expression in (query.expression, query.phrase):
            if expression is not None:
                connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
    finally:
        connection.close()
    assert query.text == typed
    assert "\n" not in query.understood
    assert query.understood.isprintable() or any(not c.isprintable() for c in typed)
    assert (query.expression is None) == (query.tree is None)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x17F), min_size=1, max_size=12))
def test_a_word_of_a_text_finds_that_text(word: str) -> None:
    query = parse(f'"{word}"')
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
        connection.execute("INSERT INTO t VALUES (?)", (word,))
        found = (
            connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query.expression,))
            if query.expression
            else None
        )
        if found is not None and not set(word) & set('"“”„«»'):
            assert found.fetchone() == (1,)
    finally:
        connection.close()


# ------------------------------------------------------------------ words


def test_words_are_folded_as_the_index_folds_them() -> None:
    assert words_of("Rita IZSÁK's A/RES/60/251, ёлка, 한국") == [
        *("rita", "izsak", "s", "a", "res", "60", "251"),
        *("елка", "한국"),
    ]
    assert fold("ÉCOLE") == "ecole"
    assert count_words(["the seminar, the", "a seminar"]) == {"the": 1, "seminar": 2, "a": 1}
