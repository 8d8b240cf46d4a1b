"""What only another name finds: where it stands in the list, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model import Sort
from db.query import parse
from db.store import ranking
from tests.db.store.samples import add, letter, plain

if TYPE_CHECKING:
    import pytest

    from db.store.library import Library

NAMED = "The universal periodic review"


def test_a_heading_found_by_another_name_says_so_and_nothing_else(library: Library) -> None:
    parsed = letter()
    heading = replace(parsed.blocks[4], text="Universal periodic review")
    blocks = (*parsed.blocks[:4], heading, *parsed.blocks[5:])
    add(library, replace(parsed, blocks=blocks))
    first, second = library.search.search(parse("UPR"), explain=True).hits
    assert first.why[:2] == (
        "in a heading",
        "“universal periodic review” once, another name of “UPR”",
    )
    assert [why.partition(":")[0] for why in first.why[2:]] == ["rarity and nearness"]
    assert second.why[0] == "“universal periodic review” once, another name of “UPR”"
    assert first.score > 2_000 > second.score > 0


def test_what_was_typed_says_that_it_was_typed(library: Library) -> None:
    add(library, plain("The UPR is here.", f"{NAMED} (UPR) is here.", NAMED, *["Words."] * 9))
    hits = library.search.search(parse("UPR"), explain=True).hits
    assert {hit.place.block for hit in hits[:2]} == {1, 2}
    for hit in hits[:2]:
        assert "what was typed, not an alternative" in hit.why
        assert not any("another name" in why for why in hit.why)
    assert "what was typed, not an alternative" not in hits[2].why


def test_passages_that_only_another_name_finds_are_ordered_like_all_others(
    library: Library,
) -> None:
    long = " and what else was said there" * 6
    texts = [NAMED + long, f"{NAMED}, {NAMED.lower()}", NAMED, f"UPR{long}"]
    add(library, plain(*texts, *["Nothing of it."] * 9))
    hits = library.search.search(parse("UPR")).hits
    assert [hit.place.block for hit in hits] == [4, 2, 3, 1], "typed; twice; short; long"
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_pages_far_down_keep_the_order_of_other_names(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{NAMED}{' it said' * n}" for n in range(9)] + [f"UPR {'so ' * n}" for n in range(3)]
    add(library, plain(*texts, *["Nothing of it."] * 30))
    query = parse("UPR")
    whole = [hit.place.block for hit in library.search.search(query, limit=20).hits]
    assert len(whole) == 12
    monkeypatch.setattr(ranking, "HEAD", 4)
    other = parse(" UPR")  # asked anew
    pages = [library.search.search(other, offset=at, limit=3).hits for at in (0, 3, 6, 9)]
    assert [hit.place.block for page in pages for hit in page] == whole


def test_another_form_of_a_word_is_named_as_it_stands(library: Library) -> None:
    add(library, plain("Treaties were made.", "A treaty.", *["Nothing."] * 5))
    hits = library.search.search(parse("treaty"), explain=True).hits
    assert "“treaty” once, in 2 of 7 passages" in hits[0].why
    assert "“treaties” for “treaty” once, in 2 of 7 passages" in hits[1].why
    assert "the words as typed" not in hits[1].why


def test_in_reading_order_nothing_is_said_to_be_weighed(library: Library) -> None:
    parsed = letter()
    add(library, parsed)
    query = parse("universal OR available OR general")
    hits = library.search.search(query, sort=Sort.DOCUMENT, explain=True).hits
    assert "in a heading" in hits[0].why
    assert "in a footnote" in hits[2].why
    assert not any("rarity" in why for hit in hits for why in hit.why)
    assert "“universal” once, in 1 of 8 passages" in hits[1].why


def test_several_other_names_of_several_words_are_all_told(library: Library) -> None:
    add(library, plain(f"{NAMED} at the Human Rights Council", *["Nothing."] * 5))
    (hit,) = library.search.search(parse("UPR HRC"), explain=True).hits
    assert "“universal periodic review” once, another name of “UPR”" in hit.why
    assert any("another name of “HRC”" in why for why in hit.why)


def test_a_bookmark_counts_once_in_what_is_said(library: Library) -> None:
    add(library, plain("Treaty one.", "Treaty two.", *["Nothing."] * 9))
    query = parse("treaty")
    hits = library.search.search(query, favoured={2: 1.0}, explain=True).hits
    rest = [float(hit.why[-1].rpartition(" ")[2]) for hit in hits]
    assert rest[0] == rest[1]
