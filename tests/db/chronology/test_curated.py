"""The bundled letter's curated headlines rest on its own words, each on one place."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from db.chronology.events import find_events
from db.formats import text as text_format
from db.ingest.overlay import apply
from db.model import Origin
from db.structure.bodies import Gazetteer
from db.structure.parse import parse
from db.structure.words import Vocabulary
from resources import ROOT

SOURCE = ROOT / "documents" / "belarus-letter-2014-09-29.txt"


@pytest.fixture(scope="module")
def overlay() -> dict[str, Any]:
    return json.loads(SOURCE.with_suffix(".json").read_text("utf-8"))


def test_it_belongs_to_the_bundled_file(overlay: dict[str, Any]) -> None:
    assert overlay["source_sha256"] == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def test_every_event_and_section_has_its_curated_name(overlay: dict[str, Any]) -> None:
    document = parse(text_format.read(SOURCE.read_bytes()), Vocabulary.shipped())
    events = find_events(document, Gazetteer.load().find_mentions(document))
    curated = apply(overlay, document, events)
    assert curated.unresolved == ()
    assert set(curated.events) == {event.id for event in events}
    assert set(curated.section_titles) == {section.id for section in document.sections}
    for event in events:
        named = curated.events[event.id]
        assert named.origin is Origin.CURATED
        assert (named.edtf, named.status, named.wording) == (
            event.edtf, event.status, event.wording,
        )  # fmt: skip


def test_an_anchor_quotes_an_event_word_for_word(overlay: dict[str, Any]) -> None:
    document = parse(text_format.read(SOURCE.read_bytes()), Vocabulary.shipped())
    wordings = sorted(event.wording for event in find_events(document))
    assert sorted(entry["anchor"]["exact"] for entry in overlay["events"]) == wordings
    for entry in overlay["events"]:
        assert len(entry["anchor"].get("prefix", "")) <= 32
        assert len(entry["anchor"].get("suffix", "")) <= 32


def test_names_fit_their_places_and_bodies_are_known(overlay: dict[str, Any]) -> None:
    known = {body.short for body in Gazetteer.load().bodies}
    for entry in overlay["events"]:
        assert 0 < len(entry["headline"]) <= 90
        assert 0 < len(entry["label"]) <= 24
        assert set(entry["bodies"]) <= known
