"""`symbol:` and free text find the same documents, whatever a symbol is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.query import parse, symbols
from db.structure.symbols import find_symbols
from tests.db.store.samples import add, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store.library import Library


def _of(library: Library, typed: str) -> set[str]:
    hits = library.search.search(parse(typed), limit=50).hits
    return {hit.place.document for hit in hits}


def _add(library: Library, key: str, texts: Sequence[str], symbol: str | None = None) -> None:
    """A document with what its passages cite, as an import stores it."""
    parsed = plain(*texts)
    title = replace(parsed.facts, symbol=symbol)
    cited = tuple(
        (n, one.start, one.end, one.symbol)
        for n, text in enumerate(texts, 1)
        for one in find_symbols(text)
    )
    add(library, replace(parsed, facts=title), key, symbols=cited)


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("A/RES/ES-10/23", "A/RES/ES-10/23"),
        ("a res es 10 23", "A/RES/ES-10/23"),
        ("resolution ES-10/23", "A/RES/ES-10/23"),
        ("ES-10/23", "A/RES/ES-10/23"),
        ("A/ES-10/L.23", "A/ES-10/L.23"),
        ("a/s-10/2", "A/S-10/2"),
        ("S-10/2", "A/RES/S-10/2"),
        ("A/HRC/S-9/2", "A/HRC/S-9/2"),
        ("A/HRC/RES/S-9/1", "A/HRC/RES/S-9/1"),
        ("E/CN.4/Sub.2/2003/12/Rev.2", "E/CN.4/Sub.2/2003/12/Rev.2"),
        ("e/cn.4/sub.2/2003/12/rev.2", "E/CN.4/Sub.2/2003/12/Rev.2"),
        ("hri/gen/1/rev.9", "HRI/GEN/1/Rev.9"),
        ("A/C.3/68/L.5", "A/C.3/68/L.5"),
        ("S/RES/242 (1967)", "S/RES/242"),
    ],
)
def test_a_symbol_is_understood_as_documents_print_it(typed: str, symbol: str) -> None:
    assert symbols.canonical(typed) == symbol


@pytest.mark.parametrize("symbol", ["A/RES/ES-10/23", "A/ES-10/23", "A/S-10/2", "A/HRC/S-9/2"])
def test_special_sessions_are_found_by_symbol_and_by_words(library: Library, symbol: str) -> None:
    _add(library, "itself", [f"Adopted as {symbol}"], symbol)
    _add(library, "citing", [f"Recalling {symbol}, in full"])
    _add(library, "other", ["Recalling A/RES/60/251"])
    assert [found.symbol for found in find_symbols(f"See {symbol}.")] == [symbol]
    for typed in (f"symbol:{symbol}", f"symbol:{symbol.lower()}", symbol):
        assert _of(library, typed) == {"itself", "citing"}


def test_a_resolution_of_the_council_is_found_with_and_without_its_year(library: Library) -> None:
    _add(library, "dated", ["Recalling S/RES/242 (1967) on peace"])
    _add(library, "undated", ["Recalling S/RES/242 on peace"])
    _add(library, "other", ["Recalling S/RES/2421 (2018) on peace"])
    for typed in ("S/RES/242", '"S/RES/242 (1967)"', '"resolution 242 (1967)"'):
        assert _of(library, f"symbol:{typed}") == {"dated", "undated"}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Resolution 242 (1967)", "The Security Council,", "Expressing concern"], True),
        (["242 (1967) Resolution of 22 November 1967", "The Security Council"], True),
        (["Security Council", "Resolution 242 (1967)", "of 22 November 1967"], True),
        (["Resolution 242 (1967)", "The Trusteeship Council,"], False),
        (["On resolution 242 (1967)", "The Security Council met."], False),
        (["Resolution 2242 (2015)", "The Security Council,"], False),
    ],
)
def test_a_head_without_a_symbol_says_which_resolution_it_is(
    library: Library, texts: Sequence[str], found: bool
) -> None:
    """The head has to state both; a document about a resolution is not taken for it."""
    _add(library, "resolution", texts)
    assert _of(library, "symbol:S/RES/242") == ({"resolution"} if found else set())
    if found:
        assert _of(library, "S/RES/242 (1967)") == {"resolution"}
        hits = library.search.search(parse("symbol:S/RES/242"))
        assert hits.total == len(texts), "the whole document is this resolution"
