import json
from pathlib import Path

import pytest

from db.chronology.events import find_events
from db.formats import text
from db.ingest import overlay as overlays
from db.model import Event, Origin, ParsedDocument
from db.store.library import Library
from db.structure.bodies import Gazetteer
from db.structure.parse import parse
from db.structure.words import Vocabulary
from resources import BUNDLED_DOCUMENT, ROOT


@pytest.fixture(scope="module")
def parsed() -> ParsedDocument:
    return parse(text.read(BUNDLED_DOCUMENT.read_bytes()), Vocabulary.shipped())


@pytest.fixture(scope="module")
def events(parsed: ParsedDocument) -> tuple[Event, ...]:
    return find_events(parsed, Gazetteer.load().find_mentions(parsed))


def overlay_files() -> list[Path]:
    return sorted((ROOT / "documents").glob("*.json"))


def test_there_is_an_overlay_for_the_bundled_document() -> None:
    assert overlay_files()


@pytest.mark.parametrize("path", overlay_files(), ids=lambda path: path.stem)
def test_every_quote_of_a_shipped_overlay_is_found(
    path: Path, parsed: ParsedDocument, events: tuple[Event, ...]
) -> None:
    curated = overlays.apply(json.loads(path.read_text(encoding="utf-8")), parsed, events)
    assert curated.unresolved == ()
    assert curated.section_titles
    shown = {e.id for e in events if e.kind != "document"}
    assert set(curated.events) >= shown, "an event without a curated headline"


@pytest.mark.parametrize("path", overlay_files(), ids=lambda path: path.stem)
def test_curated_names_fit_where_they_are_shown(path: Path) -> None:
    for entry in json.loads(path.read_text(encoding="utf-8"))["events"]:
        assert 0 < len(entry["headline"]) <= 90
        assert len(entry.get("label", "")) <= 24


def test_a_quote_that_stands_nowhere_or_twice_is_reported(
    parsed: ParsedDocument, events: tuple[Event, ...]
) -> None:
    overlay = {
        "sections": [{"anchor": {"exact": "No such heading"}, "short_title": "x"}],
        "events": [
            {"anchor": {"exact": "February 2012"}, "headline": "in two places"},
            {"anchor": {"exact": "May 2010", "prefix": "process in "}, "headline": "found"},
        ],
    }
    curated = overlays.apply(overlay, parsed, events)
    assert curated.unresolved == ("No such heading", "February 2012")
    assert [event.headline for event in curated.events.values()] == ["found"]


def test_curated_names_reach_the_library_and_leave_dates_and_own_answers_alone(
    library: Library,
) -> None:
    key = "letter-2014-09-29-belarus"
    shown, own = library.events.of_document(key), library.events.extracted(key)
    assert {e.origin for e in shown if e.kind != "document"} == {Origin.CURATED}
    assert {e.origin for e in own} == {Origin.EXTRACTED}
    assert [(e.edtf, e.status, e.start) for e in shown] == [
        (e.edtf, e.status, e.start) for e in own
    ]


def test_another_file_gets_no_overlay() -> None:
    assert overlays.find_overlay(ROOT / "documents", "0" * 64) is None
