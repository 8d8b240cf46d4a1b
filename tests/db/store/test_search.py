"""Searching real files: what is found, in which order, and what is marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.cancel import CancelToken
from db.errors import Cancelled
from db.model import BlockKind, HitKind
from db.query import parse
from db.store import fts, hits
from db.store.snippets import snippet_of
from db.words import words_of
from tests.db.store.samples import SEMINAR, add, add_whole, letter, plain

if TYPE_CHECKING:
    from db.model import SearchAnswer
    from db.store.library import Library


def _search(library: Library, text: str, **more: object) -> SearchAnswer:
    typing = bool(more.pop("typing", False))
    return library.search.search(parse(text, typing=typing), **more)  # pyright: ignore[reportArgumentType]


def _marked(library: Library, text: str, **more: object) -> list[list[str]]:
    return [
        [hit.snippet[start:end] for start, end in hit.marks]
        for hit in _search(library, text, **more).hits
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("trafficking", ["trafficking"]),
        ("TRAFFICKING", ["trafficking"]),
        ("izsak", ["Izsák"]),
        ("Izsák", ["Izsák"]),
        ("seminars first", ["first", "seminar"]),
        ("counter-trafficking", ["counter-trafficking"]),
        ("A/RES/60/251", ["A/RES/60/251"]),
        ('"human rights context"', ["human rights context"]),
        ("traff*", ["trafficking"]),
        ("in", ["In", "in"]),
    ],
)
def test_words_are_found_however_they_are_typed(
    library: Library, typed: str, words: list[str]
) -> None:
    add(library, plain(SEMINAR, "Nothing of the kind stands here."))
    assert _marked(library, typed) == [words]


def test_every_beginning_of_a_word_finds_it_while_it_is_typed(library: Library) -> None:
    add_whole(library)
    for word in ("universal", "periodic", "seminar", "trafficking", "rights", "counter-traffick"):
        for length in range(1, len(word) + 1):
            answer = _search(library, word[:length], typing=True, limit=100)
            last = words_of(word)[-1]
            assert any(
                last in hit.snippet.lower() or word in hit.snippet.lower() for hit in answer.hits
            ), word[:length]


def test_spans_are_the_words_in_the_cleaned_text_of_the_block(library: Library) -> None:
    add_whole(library)
    (hit,) = _search(library, "izsak").hits
    content = library.documents.content("letter")
    block = next(b for b in content.blocks if b.id == hit.place.block)
    assert [block.text[start:end] for start, end in hit.spans] == ["Izsák"]
    assert (hit.place.start, hit.place.end) == hit.spans[0]
    assert hit.place.section == block.section
    assert hit.place.document == "letter"


def test_headings_come_first_then_words_that_stand_together(library: Library) -> None:
    parsed = plain(
        "Rights are human; the human being has rights and rights.",
        "Of human rights it is said, at some length and with more words than elsewhere.",
        "Human rights",
    )
    blocks = (*parsed.blocks[:2], replace(parsed.blocks[2], kind=BlockKind.HEADING))
    add(library, replace(parsed, blocks=blocks))
    answer = _search(library, "human rights")
    assert [hit.kind for hit in answer.hits] == [HitKind.HEADING, HitKind.TEXT, HitKind.TEXT]
    assert [hit.place.block for hit in answer.hits] == [3, 2, 1]
    assert [hit.order for hit in answer.hits] == [2, 1, 0]
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)


def test_a_hit_in_a_note_leads_to_the_passage_that_points_to_it(library: Library) -> None:
    add_whole(library)
    (hit,) = _search(library, "mfa.gov.by").hits
    assert hit.kind is HitKind.FOOTNOTE
    assert (hit.place.block, hit.place.footnote) == (4, "a")
    note = library.documents.content("letter").footnotes[0]
    assert note.text[hit.place.start : hit.place.end] == "mfa.gov.by"
    assert hit.breadcrumb == ("Annex", "¶ 2", "note a")


def test_a_note_without_a_reference_leads_to_the_last_block_of_its_page(library: Library) -> None:
    add_whole(library)
    (hit,) = _search(library, "points").hits
    assert (hit.place.block, hit.place.footnote) == (6, "b")


def test_the_breadcrumb_says_where_a_passage_stands(library: Library) -> None:
    add_whole(library)
    (hit,) = _search(library, "trafficking").hits
    assert hit.breadcrumb == ("Annex", "Seminars on human rights", "¶ 3")
    assert _search(library, "honour").hits[0].breadcrumb == ("Letter", "¶ 1")


def test_hits_are_the_same_when_too_many_sections_were_remembered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_whole(library)
    first = _search(library, "rights").hits
    monkeypatch.setattr(hits, "_REMEMBERED", 0)

    _search(library, "honour")  # another answer, or the first would be given again
    again = _search(library, "rights", limit=19).hits

    assert again == first[:19]
    assert again


def test_reading_order_puts_a_note_after_its_passage(library: Library) -> None:
    add_whole(library)
    answer = _search(library, "review OR available OR seminar OR annex OR points")
    in_order = sorted(answer.hits, key=lambda hit: hit.order)
    assert [(hit.place.block, hit.place.footnote) for hit in in_order] == [
        (2, None),
        (4, None),
        (4, "a"),
        (5, None),
        (6, None),
        (6, "b"),
    ]
    assert [hit.order for hit in in_order] == list(range(6))


def test_all_matches_are_counted_also_those_beyond_the_limit(library: Library) -> None:
    add_whole(library, "first")
    add_whole(library, "second")
    answer = _search(library, "rights", limit=1)
    assert len(answer.hits) == 1
    assert answer.total == 6
    assert answer.section_counts == ((2, 1), (3, 2), (5, 1), (6, 2))


def test_a_search_can_be_kept_to_one_document(library: Library) -> None:
    add_whole(library, "first")
    add_whole(library, "second")
    answer = _search(library, "mfa.gov.by OR izsak", document="second")
    assert {hit.place.document for hit in answer.hits} == {"second"}
    assert answer.total == 2
    assert _search(library, "izsak", document="third").total == 0
    add(library, plain("Izsák without notes."), "third")
    assert _search(library, "izsak", document="third").total == 1


def test_what_is_left_out_is_not_found_nor_marked(library: Library) -> None:
    add(library, plain("seminar in Minsk", "seminar in Geneva"))
    assert _marked(library, "seminar -minsk") == [["seminar"]]
    assert _search(library, "seminar NOT (minsk OR geneva)").total == 0


def test_nothing_typed_finds_nothing_and_says_nothing(library: Library) -> None:
    add_whole(library)
    assert _search(library, "  ") == replace(_search(library, ""), query="  ")
    assert _search(library, "").understood == ""


def test_words_of_a_removed_or_replaced_document_are_not_found(library: Library) -> None:
    add_whole(library)
    add(library, plain("Quite another text."), "letter")
    assert _search(library, "trafficking").total == 0
    assert _search(library, "another").total == 1
    library.documents.remove("letter")
    assert _search(library, "another").total == 0
    assert fts.is_in_step(library.connection, fts.BLOCKS)
    assert fts.is_in_step(library.connection, fts.FOOTNOTES)


def test_a_cancelled_search_raises(library: Library) -> None:
    add_whole(library)
    token = CancelToken()
    assert _search(library, "rights", token=token).total == 3
    token.cancel()
    with pytest.raises(Cancelled):
        _search(library, "rights", token=token)


def test_a_worker_thread_reads_what_the_writer_committed(library: Library) -> None:
    with library.reader() as reader:
        add_whole(library)
        assert reader.search.search(parse("izsak")).total == 1


# ------------------------------------------------------------------ suggestions


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("trafiking", "trafficking"),
        ("seminra", "seminar"),
        ("univrsal perodic", "universal periodic"),
        ("Izsák OR semnar", "Izsák OR seminar"),  # also where one of two is found
        ("xqzzw", ""),
        ("zz", ""),
        ("rights xqzzw", ""),
        ("Rights seminra", "Rights seminar"),
        ("reviéw perod", "reviéw period"),
    ],
)
def test_a_search_without_hits_offers_the_nearest_spelling(
    library: Library, typed: str, offered: str
) -> None:
    add_whole(library)
    add(library, plain("A period."), "other")
    assert "".join(_search(library, typed).suggestions[:1]) == offered


def test_a_misspelt_word_with_signs_is_replaced_in_its_folded_form(library: Library) -> None:
    add(library, plain("Rita Izsák spoke."))
    assert _search(library, "Ízsako").suggestions == ("izsak",)


def test_a_suggestion_finds_something(library: Library) -> None:
    add_whole(library)
    (suggestion,) = _search(library, "trafiking", typing=True).suggestions
    assert _search(library, suggestion).total == 1


def test_nothing_is_suggested_for_a_query_without_words(library: Library) -> None:
    assert _search(library, "").suggestions == ()
    assert _search(library, "date:1999").suggestions == ()


def test_completions_are_the_most_frequent_words(library: Library) -> None:
    add(library, plain("rights", "rights and rites", "rituals"))
    assert library.search.completions("ri", limit=2) == ("rights", "rites")


# ------------------------------------------------------------------ snippets and marks


@given(
    st.lists(st.text("abcdé", min_size=1, max_size=12), min_size=1, max_size=120),
    st.lists(st.integers(0, 119), max_size=8),
)
def test_a_snippet_is_cut_between_words_and_shows_a_marked_one(
    words: list[str], chosen: list[int]
) -> None:
    text = " ".join(words)
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    spans = tuple(
        (starts[n], starts[n] + len(words[n])) for n in sorted(set(chosen)) if n < len(words)
    )
    snippet, marks = snippet_of(text, spans, 60)
    bare = snippet.strip("…")
    assert f" {bare} " in f" {text} "
    assert len(bare) <= 60
    assert bool(marks) == bool(spans)
    originals = {text[start:end] for start, end in spans}
    assert all(snippet[start:end] in originals for start, end in marks)


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    snippet, marks = snippet_of("x" * 500, ((300, 310),), 100)
    assert snippet == "…" + "x" * 100 + "…"
    assert [end - start for start, end in marks] == [10]


def test_the_index_can_be_searched_with_sqlite_utils(library: Library) -> None:
    from sqlite_utils import Database

    add(library, letter())
    database = Database(library.folder / "library.db")
    try:
        (row,) = database.table("blocks").search("seminar traffick*")
        assert row["text"] == SEMINAR
        (note,) = database.table("footnotes").search("available")
        assert note["label"] == "a"
    finally:
        database.close()
