"""Searches and facets know statements as the reader corrected them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.anchors import make
from db.event_edits import EventEdit, values_of
from db.event_fields import EventField
from db.model import BookmarkTarget, Place
from db.query import parse
from db.request import SearchRequest
from db.store.facet_notes import add_notes
from db.store.library import Library
from db.store.marks import add_bookmark
from db.store.search_notes import NoteSearch
from tests.db.store.samples import add_whole

if TYPE_CHECKING:
    from pathlib import Path

    from db.event_edits import Values


@pytest.fixture
def library(library: Library) -> Library:
    """With the letter, twice."""
    add_whole(library)
    add_whole(library, "report")
    return library


def _edit(library: Library, changes: Values | None = None, **more: object) -> EventEdit:
    """An edit of the letter's dated statement."""
    event = next(event for event in library.events.of_document("letter") if event.edtf)
    place = Place("letter", event.section, event.block, event.start, event.end)
    anchor = make(library.documents.blocks("letter"), place)
    edit = EventEdit(0, anchor, False, changes or {}, values_of(event), event.sentence)
    return replace(edit, **more)


def _found(library: Library, typed: str) -> list[str]:
    return sorted({hit.place.document for hit in library.search.search(parse(typed)).hits})


def _years(library: Library) -> dict[int, int]:
    request = SearchRequest("seminar ")
    return dict(library.search.facets(parse("seminar "), request=request).years)


def test_a_date_that_was_corrected_is_found_and_counted(library: Library) -> None:
    assert _found(library, "seminar year:2013") == ["letter", "report"]
    assert _years(library) == {2013: 2}
    number = library.event_edits.put(_edit(library, {EventField.DATE: "1999-05"}))
    assert _found(library, "seminar year:2013") == ["report"]
    assert _found(library, "seminar date:1999-05") == ["letter"]
    assert _years(library) == {1999: 1, 2013: 1}
    library.event_edits.remove(number)
    assert _found(library, "seminar year:2013") == ["letter", "report"]
    assert _years(library) == {2013: 2}


def test_what_was_hidden_is_gone_from_every_condition(library: Library, folder: Path) -> None:
    with Library.open(folder, read_only=True) as reader:
        assert _found(reader, "event:seminar") == ["letter", "report"]
        library.event_edits.put(_edit(library, hidden=True))
        for typed in ("event:seminar", "seminar status:reported", "seminar year:2013"):
            assert _found(library, typed) == ["report"]
            assert _found(reader, typed) == ["report"], "another connection, as in the window"
        assert _years(reader) == {2013: 1}


def test_a_status_and_a_headline_of_ones_own_are_found(library: Library) -> None:
    changes: Values = {EventField.STATUS: "planned", EventField.HEADLINE: "The reader's zeppelin"}
    library.event_edits.put(_edit(library, changes))
    assert _found(library, "event:zeppelin") == ["letter"]
    assert _found(library, "status:planned") == ["letter"]
    facets = library.search.facets(parse("seminar "), request=SearchRequest("seminar "))
    assert dict(facets.statuses) == {"planned": 1, "reported": 1}


def test_a_statement_of_ones_own_is_found(library: Library) -> None:
    blocks = library.documents.blocks("letter")
    anchor = make(blocks, Place("letter", blocks[1].section, blocks[1].id, 0, 6))
    edit = _edit(library, {EventField.DATE: "1987", EventField.HEADLINE: "An own’s"}, anchor=anchor)
    library.event_edits.put(replace(edit, own=True))
    (hit,) = library.search.search(parse("year:1987")).hits
    assert hit.place.block == blocks[1].id
    assert _found(library, "seminar year:2013") == ["letter", "report"]


def test_an_edit_that_changes_nothing_or_is_of_no_document_changes_no_search(
    library: Library,
) -> None:
    edit = _edit(library)
    lost = replace(edit.anchor, document="gone")
    library.event_edits.put(replace(edit, anchor=lost, changes={EventField.DATE: "1999"}))
    assert library.search.events() == "events"
    assert _found(library, "year:1999") == []
    assert _found(library, "seminar year:2013") == ["letter", "report"]


def test_a_note_counts_in_the_years_of_its_passage_as_corrected(library: Library) -> None:
    library.event_edits.put(_edit(library, {EventField.DATE: "1999", EventField.STATUS: "planned"}))
    content = library.documents.content("letter")
    block = content.blocks[5]
    place = Place("letter", block.section, block.id)
    mark = add_bookmark(library, content, BookmarkTarget.BLOCK, place)
    library.notebook.update(mark.id, note="seminar: ask about it")
    request, query, notes = SearchRequest("seminar "), parse("seminar "), NoteSearch(library)
    counted = library.search.facets(query, request=request)
    whole = add_notes(counted, notes, library.connection, query, request)
    assert dict(whole.years) == {1999: 2, 2013: 1}
    assert dict(whole.statuses) == {"planned": 2, "reported": 1}
    assert len(notes.find(parse("seminar year:1999"))) == 1
    assert notes.find(parse("seminar year:2013")) == ()
