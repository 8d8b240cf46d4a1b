"""The reader's own notes in the same list as the passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.model import HitKind
from db.query import parse
from db.store.marks import add_bookmark, find_target
from db.store.search_notes import LABEL, NoteSearch
from tests.db.store.samples import SEMINAR, add, add_whole, plain

if TYPE_CHECKING:
    from db.model import Hit, SearchAnswer
    from db.store.library import Library


@pytest.fixture
def noted(library: Library) -> Library:
    add_whole(library)
    add(library, plain("An ombudsman was heard."), "other")
    content = library.documents.content("letter")
    for quote, title, note in (
        ("first seminar", "", "ask the ombudsman about Minsk"),
        ("Rita Izsák", "Expert on minorities", ""),
    ):
        add_bookmark(library, content, *find_target(content, quote=quote), title=title, note=note)
    return library


def _ask(library: Library, text: str, **more: object) -> SearchAnswer:
    query = parse(text)
    answer = library.search.search(query, **more)  # pyright: ignore[reportArgumentType]
    return NoteSearch(library).add_to(answer, query, **more)  # pyright: ignore[reportArgumentType]


def _notes(library: Library, text: str, **more: object) -> list[Hit]:
    return [hit for hit in _ask(library, text, **more).hits if hit.kind is HitKind.NOTE]


def test_a_note_comes_first_and_opens_what_was_bookmarked(noted: Library) -> None:
    answer = _ask(noted, "ombudsman")
    note, passage = answer.hits
    assert answer.total == 2
    assert (note.kind, passage.place.document) == (HitKind.NOTE, "other")
    assert note.snippet == "ask the ombudsman about Minsk"
    assert [note.snippet[a:b] for a, b in note.marks] == ["ombudsman"]
    assert SEMINAR[note.place.start : note.place.end] == "first seminar"
    assert note.breadcrumb[-1] == LABEL


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ombudsman minsk", 1),
        ("seminar ombudsman", 1),  # one word in the quote, one in the note
        ("ombudsman -minsk", 0),
        ("ombuds*", 1),
        ("ombudsman OR minorities", 2),
        ('"the ombudsman about"', 1),
        ("NEAR(ask minsk, 5)", 1),
        ("note:ombudsman", 1),
        ("note:seminar", 1),
        ("note:izsak", 1),
        ("note:(ombudsman OR minorities)", 2),
        ("seminar", 0),  # the passage itself is found
        ("heading:ombudsman", 0),
        ("text:ombudsman", 0),
        ("ombudsman doc:letter", 1),
        ("ombudsman doc:other", 0),
        ("ombudsman lang:fr", 0),
        ("ombudsman in:annex", 1),
        ("ombudsman in:preface", 0),
        ("ombudsman symbol:A/RES/60/251", 1),
        ("in:annex", 0),  # asks for passages
    ],
)
def test_notes_answer_the_whole_language(noted: Library, typed: str, found: int) -> None:
    assert len(_notes(noted, typed)) == found


def test_notes_are_those_of_the_document_that_is_searched(noted: Library) -> None:
    assert _notes(noted, "ombudsman", document="other") == []
    assert len(_notes(noted, "ombudsman", document="letter")) == 1


def test_the_note_is_found_where_its_words_are_after_another_import(noted: Library) -> None:
    search, query = NoteSearch(noted), parse("note:ombudsman")
    (before,) = search.find(query)
    add(noted, plain("New.", SEMINAR), "letter")
    (after,) = search.find(query)
    assert after.place.block != before.place.block
    noted.documents.remove("letter")
    assert search.find(query) == (), "there is nothing to open"


def test_a_limit_counts_notes_too_and_the_total_does_not_hide_them(noted: Library) -> None:
    answer = _ask(noted, "ombudsman", limit=1)
    assert (len(answer.hits), answer.total) == (1, 2)
