"""What is offered while one types, on real files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.completion import Completion, CompletionKind
from db.errors import Cancelled
from db.query import Body, parse
from db.query.gazetteer import shipped
from db.store.completion import MOST, CompletionStore, of_searches
from db.store.library import Library
from tests.db.store.samples import add, add_whole, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD, HEADING, BODY = CompletionKind.WORD, CompletionKind.HEADING, CompletionKind.BODY


@pytest.fixture
def bundled(imported_folder: Path) -> Iterator[Library]:
    with Library.open(imported_folder, read_only=True) as library:
        yield library


def _offers(library: Library, typed: str) -> list[Completion]:
    return list(CompletionStore(library.connection).complete(typed, len(typed)))


def _typed(one: Completion, text: str) -> str:
    """What stands in the box when an offer was taken."""
    return text[: one.start] + one.insert + text[one.end :]


def _results(library: Library, typed: str, kind: CompletionKind | None = None) -> list[str]:
    return [
        _typed(one, typed) for one in _offers(library, typed) if kind is None or one.kind is kind
    ]


def test_words_are_offered_with_the_number_of_their_passages_most_first(bundled: Library) -> None:
    words = [one for one in _offers(bundled, "civil soc") if one.kind is WORD]
    assert [one.text for one in words][:2] == ["society", "social"]
    counts = [one.passages for one in words]
    assert counts == sorted(counts, key=lambda n: -(n or 0))
    for one in words:
        assert bundled.search.search(parse(f"{one.text}", exact=True)).total == one.passages


def test_a_title_is_offered_by_any_of_its_words_and_finds_its_heading(bundled: Library) -> None:
    (offer,) = [one for one in _offers(bundled, "universal per") if one.kind is HEADING]
    assert offer.text == "Belarus and the universal periodic review"
    query = _typed(offer, "universal per")
    assert query == 'heading:"Belarus and the universal periodic review"'
    found = bundled.search.search(parse(query))
    assert [hit.snippet for hit in found.hits] == [offer.text]


def test_every_offer_of_a_body_asks_for_the_body(bundled: Library) -> None:
    offers = _offers(bundled, "body:")
    assert offers
    assert {one.kind for one in offers} == {BODY}
    for one in offers:
        tree = parse(_typed(one, "body:")).tree
        assert isinstance(tree, Body)
        assert shipped().named(one.text) == tree.short
        total = bundled.search.search(parse(_typed(one, "body:"))).total
        assert total == one.passages


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lang:", "lang:en"),
        ("lang:Eng", "lang:en"),
        ("status:pl", "status:planned"),
        ("in:ann", "in:annex"),
        ("in:treaty", 'in:"Belarus and the United Nations treaty bodies"'),
        ("doc:minsk", None),
        ("doc:bela", "doc:letter-2014-09-29-belarus"),
        ("body:high", "body:OHCHR"),
        ("hea", "heading:"),
        ("civil AND (soci", "civil AND (society"),
        ("-civ", "-civil"),
        ("UNI", "UNITED"),
        ("Uni", "United"),
        ("counter-traff", "counter-trafficking"),
        ("year:20", None),
        ("civil", None),
        ("q(", None),
    ],
)
def test_what_is_typed_goes_on(bundled: Library, typed: str, first: str | None) -> None:
    assert next(iter(_results(bundled, typed)), None) == first


def test_symbols_of_passages_are_offered_as_they_are_cited(library: Library) -> None:
    add_whole(library)
    symbol = CompletionKind.SYMBOL
    assert _results(library, "a/res/6", symbol) == ["A/RES/60/251"]
    assert _results(library, "symbol:A/", symbol) == ["symbol:A/RES/60/251"]


def test_rare_words_are_found_where_frequent_ones_begin_otherwise(library: Library) -> None:
    texts = [f"common{'abcdefghij'[n % 10]}" for n in range(30)] + ["seldom zyzzyva"]
    add(library, plain(*texts), "words")
    assert _results(library, "zy", WORD) == ["zyzzyva"]
    assert len(_results(library, "co", WORD)) == MOST


def test_a_new_document_is_offered_at_once_and_a_removed_one_no_more(library: Library) -> None:
    add(library, plain("Nothing much."), "first")
    store = CompletionStore(library.connection)
    assert store.complete("zeb", 3) == store.complete("doc:sec", 7) == ()
    add(library, plain("A zebra crossed."), "second")
    assert [one.text for one in store.complete("zeb", 3)] == ["zebra"]
    assert [one.insert for one in store.complete("doc:sec", 7)] == ["second"]
    library.documents.remove("second")
    assert store.complete("zeb", 3) == store.complete("doc:sec", 7) == ()


def test_chinese_is_not_completed_by_pairs(library: Library) -> None:
    add(library, plain("联合国人权理事会"), "zh")
    assert _results(library, "联合") == []


def test_a_newer_letter_stops_an_older_question(bundled: Library) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        CompletionStore(bundled.connection).complete("civ", 3, token=token)


def test_saved_and_recent_searches_are_offered_by_their_words() -> None:
    saved = [("traffick* -planned", "Trafficking"), ("upr", "")]
    recent = ["upr", "civil society", "treaty bodies"]
    texts = [(one.kind.value, one.text) for one in of_searches("", saved, recent)]
    assert texts == [
        ("saved search", "Trafficking"),
        ("saved search", "upr"),
        ("recent search", "civil society"),
        ("recent search", "treaty bodies"),
    ]
    (offer,) = of_searches("traff", saved, recent)
    assert (offer.insert, offer.start, offer.end) == ("traffick* -planned", 0, 5)
    assert [one.text for one in of_searches("BOD", saved, recent)] == ["treaty bodies"]
    many = of_searches("", [(f"s{n}", "") for n in range(20)], [f"r{n}" for n in range(20)])
    assert [one.kind for one in many] == [CompletionKind.SAVED] * 4 + [CompletionKind.RECENT] * 4
