from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.event_edits import EventEdit
from db.store.gathering import gather

if TYPE_CHECKING:
    from pathlib import Path

    from db.store.library import Library

from db.anchors import make
from db.ingest.pipeline import import_file
from db.model import Place


@pytest.fixture
def keys(library: Library, tmp_path: Path) -> list[str]:
    """Two documents with an event each, and one without."""
    found: list[str] = []
    for name, text in (
        ("one", "First report\n\nA seminar was held on 12 May 2017 in Geneva.\n"),
        ("two", "Second report\n\nA round table took place in March 2016 in Minsk.\n"),
        ("none", "Third report\n\nNothing is dated here at all.\n"),
    ):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        key = import_file(library, path).document
        assert key is not None
        found.append(key)
    return found


def test_all_documents_are_gathered_with_the_sections_of_those_that_date_something(
    library: Library, keys: list[str]
) -> None:
    documents, sections, events = gather(library, None, CancelToken())
    assert [document.key for document in documents] == keys
    assert [event.document for event in events] == keys[:2]
    assert {event.section for event in events} <= {section.id for section in sections}
    assert {one.id for one in library.documents.sections(keys[2])}.isdisjoint(
        section.id for section in sections
    )


def test_only_those_asked_for_and_those_that_are_there(library: Library, keys: list[str]) -> None:
    documents, _, events = gather(library, [keys[1], "gone"], CancelToken())
    assert [document.key for document in documents] == [keys[1]]
    assert [event.document for event in events] == [keys[1]]


def test_what_the_reader_hid_is_not_gathered(library: Library, keys: list[str]) -> None:
    (event,) = library.events.of_document(keys[0])
    place = Place(keys[0], event.section, event.block, event.start, event.end)
    anchor = make(library.documents.blocks(keys[0]), place)
    edit = EventEdit(0, anchor, own=False, changes={}, was={})
    library.event_edits.put(replace(edit, hidden=True))
    _, _, events = gather(library, None, CancelToken())
    assert [one.document for one in events] == [keys[1]]


def test_gathering_stops_when_told(library: Library, keys: list[str]) -> None:
    token = CancelToken()
    token.cancel()
    assert keys
    with pytest.raises(Cancelled):
        gather(library, None, token)
