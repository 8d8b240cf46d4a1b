"""The captions of real documents are what captions must be, where real documents are at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.chronology.events import find_events
from db.ingest.pipeline import read
from db.model import BlockKind
from db.structure.bodies import Gazetteer
from resources import ROOT
from tests.db.chronology.builders import document_of
from tests.db.chronology.caption_checks import faults_of
from tests.db.chronology.held_out_set import LANGUAGES, read_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import ParsedDocument

TOLD = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def short_names() -> set[str]:
    bodies = json.loads((ROOT / "bodies.json").read_text("utf-8"))["bodies"]
    return {body["short"] for body in bodies}


def faulty_captions(document: ParsedDocument, names: set[str]) -> tuple[int, list[str]]:
    """Count the captions of a document, and say which are faulty and why."""
    told = {block.id for block in document.blocks if block.kind in TOLD}
    events = find_events(document, Gazetteer.load().find_mentions(document))
    events = tuple(event for event in events if event.block in told)
    language = document.facts.language
    faults = [
        f"{fault}: {event.headline}"
        for event in events
        for fault in faults_of(event.headline, event.sentence, language, names)
    ]
    return len(events), faults


@pytest.mark.parametrize("name", ["svn_2nd_g1413493", "svn_2nd_g1423930", "svn_1st_g1217781"])
def test_no_caption_of_a_report_is_faulty(shared: Path, name: str) -> None:
    path = shared / "corpus" / "pdf" / f"{name}.pdf"
    document = read(path.read_bytes(), path.name, CancelToken()).parsed
    count, faults = faulty_captions(document, short_names())
    assert count > 30
    assert faults == []


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_no_caption_of_the_charter_is_faulty(shared: Path, language: str) -> None:
    path = shared / "corpus" / "txt" / f"un_charter_{language}.txt"
    document = read(path.read_bytes(), path.name, CancelToken()).parsed
    assert faulty_captions(document, short_names())[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_caption_of_unseen_sentences_is_faulty(language: str) -> None:
    names = short_names()
    faults: list[str] = []
    for sentence in read_sentences(language):
        document = document_of(sentence.text, issued=sentence.issued, language=language)
        faults += faulty_captions(document, names)[1]
    assert faults == []


@pytest.mark.parametrize(
    ("caption", "sentence", "fault"),
    [
        ("The review was held in conformity", "The review was held in conformity with it.",
         "ends on a word that needs another"),
        ("And it was held", "It came and it was held.", "begins inside a sentence"),
        ("It was amended", "The Penal Code of Slovenia applied, and it was amended.",
         "a pronoun without whom it means"),
        ("The Committee on the Rights", "The Committee on the Rights of the Child met.",
         "cut inside a name"),
        ("The Act was adopted", "The Act was passed.", "not the sentence's words in order"),
        ("The campaign “Dosta!", "The campaign “Dosta! Enough” began.", "left open"),
        ("", "It met.", "length"),
        ("A law was signed", "In 2010, the Ministry of Labour noted that a law was signed.",
         "who did it is gone"),
    ],
)  # fmt: skip
def test_a_faulty_caption_is_seen(caption: str, sentence: str, fault: str) -> None:
    assert fault in faults_of(caption, sentence, "en", set())
