"""The reader's edits of events in the notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.anchors import make
from db.event_edits import EventEdit, EventTie, values_of
from db.event_fields import EventField
from db.model import Mention, Origin, Place
from db.store.event_edits import all_laid, find_events, laid, mentions_of
from db.store.events import has_edits
from db.store.library import Library
from tests.db.store.samples import add_whole

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import Anchor, Event


@pytest.fixture
def library(library: Library) -> Library:
    """With the letter, twice."""
    add_whole(library)
    add_whole(library, "report")
    return library


def _dated(library: Library, key: str = "letter") -> Event:
    return next(event for event in library.events.of_document(key) if event.edtf)


def _anchor(library: Library, event: Event) -> Anchor:
    place = Place(event.document, event.section, event.block, event.start, event.end)
    return make(library.documents.blocks(event.document), place)


def _edit(library: Library, **more: object) -> EventEdit:
    event = _dated(library)
    changes = {EventField.HEADLINE: "Mine", EventField.BODIES: ("UN", "OHCHR")}
    edit = EventEdit(0, _anchor(library, event), False, changes, values_of(event), event.sentence)
    return replace(edit, **more)


def test_an_edit_is_kept_as_it_was_said(library: Library, folder: Path) -> None:
    edit = _edit(library)
    number = library.event_edits.put(edit)
    with Library.open(folder, read_only=True) as reader:
        assert reader.event_edits.of_document("letter") == ((replace(edit, id=number),), ())
        assert reader.event_edits.of_document("report") == ((), ())


def test_an_edit_is_replaced_and_taken_back_by_its_number(library: Library) -> None:
    number = library.event_edits.put(_edit(library))
    hidden = replace(_edit(library), id=number, hidden=True)
    assert library.event_edits.put(hidden) == number
    assert library.event_edits.all() == ((hidden,), ())
    library.event_edits.remove(number)
    assert library.event_edits.all() == ((), ())
    assert library.event_edits.put(hidden) == number  # Undo brings it back under its own number


def test_events_are_read_with_the_edits_over_them(library: Library) -> None:
    plain = laid(library, "letter")
    assert not has_edits(library.notebook_connection, "letter")
    library.event_edits.put(_edit(library))
    assert has_edits(library.notebook_connection, "letter")
    assert not has_edits(library.notebook_connection, "report")
    mine = next(e for e in laid(library, "letter").events if e.mine)
    assert (mine.headline, mine.origin) == ("Mine", Origin.EDITED)
    assert laid(library, "report").events == library.events.of_document("report")
    assert plain.events == library.events.of_document("letter")


def test_all_events_are_read_with_the_edits_over_them(library: Library) -> None:
    assert all_laid(library).events == library.events.all()
    library.event_edits.put(replace(_edit(library), hidden=True))
    found = all_laid(library)
    assert len(found.events) == len(library.events.all()) - 1
    assert [event.headline for event in found.hidden] == ["Mine"]


def test_a_link_between_two_documents_is_seen_from_both(library: Library) -> None:
    first, second = _dated(library), _dated(library, "report")
    tie = EventTie(0, _anchor(library, first), _anchor(library, second), "Planned", "Held")
    number = library.event_edits.put(tie)
    for key, headline in (("letter", "Held"), ("report", "Planned")):
        assert library.event_edits.of_document(key) == ((), (replace(tie, id=number),))
        (linked,) = [event for event in laid(library, key).events if event.mine]
        assert linked.mine is not None
        assert [link.headline for link in linked.mine.links] == [headline]
    assert sum(event.mine is not None for event in all_laid(library).events) == 2


def test_edits_outlive_their_document_and_say_when_their_words_are_gone(library: Library) -> None:
    library.event_edits.put(replace(_edit(library), own=True))
    library.documents.remove("letter")
    found = all_laid(library)
    assert (found.events, len(found.lost)) == (library.events.all(), 1)
    add_whole(library)
    assert any(event.headline == "Mine" for event in laid(library, "letter").events)


def test_a_quote_that_no_encoding_can_hold_is_kept(library: Library) -> None:
    edit = _edit(library)
    odd = replace(edit, anchor=replace(edit.anchor, exact="May \ud800"))
    library.event_edits.put(replace(odd, changes={EventField.NOTE: "\ud800"}))
    ((kept,), _) = library.event_edits.all()
    assert (kept.anchor.exact, kept.changes) == ("May ?", {EventField.NOTE: "\ud800"})


def test_events_are_found_by_words_in_any_document(library: Library) -> None:
    assert {event.document for event in find_events(library, "SEMINAR held")} == {
        "letter",
        "report",
    }
    assert len(find_events(library, "seminar", limit=1)) == 1
    assert find_events(library, "no such words") == ()
    assert find_events(library, "semin_r") == ()
    assert find_events(library, "%") == ()
    assert len(find_events(library, "")) == len(library.events.all())


def test_an_event_is_found_by_what_the_reader_called_it(library: Library) -> None:
    library.event_edits.put(_edit(library))
    assert [event.headline for event in find_events(library, "mine")] == ["Mine"]
    assert {e.document for e in find_events(library, "seminar")} == {"letter", "report"}


def test_the_bodies_named_in_a_block_are_read(library: Library) -> None:
    block = _dated(library).block
    assert mentions_of(library, block) == (Mention(block, 20, 30, "OHCHR"),)
