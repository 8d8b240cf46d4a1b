"""The chronology of a document: the bundled letter's own, and the rules it rests on."""

from __future__ import annotations

from collections import Counter

import pytest

from db.chronology.events import find_events
from db.formats import text as text_format
from db.model import Block, BlockKind, Event, EventKind, Mention, ParsedDocument
from db.structure.bodies import find_mentions
from db.structure.parse import parse
from db.structure.words import Vocabulary
from resources import ROOT
from tests.db.bundled_events import ROWS
from tests.db.chronology.builders import document_of

BUNDLED = [(row.wording, row.edtf, row.kind, row.extent, row.status) for row in ROWS]


@pytest.fixture(scope="module")
def letter() -> ParsedDocument:
    data = (ROOT / "documents" / "belarus-letter-2014-09-29.txt").read_bytes()
    return parse(text_format.read(data), Vocabulary.shipped())


@pytest.fixture(scope="module")
def events(letter: ParsedDocument) -> tuple[Event, ...]:
    return find_events(letter, find_mentions(letter))


def test_the_bundled_letter_has_exactly_its_events(events: tuple[Event, ...]) -> None:
    rows = [(e.wording, e.edtf, e.kind, e.extent, e.status) for e in events]
    assert Counter(rows) == Counter(BUNDLED)


def test_every_event_covers_its_own_words(
    letter: ParsedDocument, events: tuple[Event, ...]
) -> None:
    blocks = {block.id: block for block in letter.blocks}
    assert [event.id for event in events] == list(range(1, len(events) + 1))
    for event in events:
        block = blocks[event.block]
        assert block.text[event.start : event.end] == event.wording
        assert event.sentence in block.text
        assert event.wording in event.sentence
        assert event.section == block.section
    places = [(blocks[event.block].ordinal, event.start) for event in events]
    assert places == sorted(places)


def test_an_undated_event_has_no_date_at_all(events: tuple[Event, ...]) -> None:
    for event in (e for e in events if e.edtf is None):
        assert (event.lo, event.hi, event.precision, event.extent) == (None,) * 4
        assert event.kind is EventKind.ACTIVITY


def test_headlines_of_the_letter_are_captions(events: tuple[Event, ...]) -> None:
    headlines = {event.wording: event.headline for event in events}
    assert all(0 < len(event.headline) <= 90 for event in events)
    assert headlines["2015 and 2016"] == (
        "Belarus will submit periodic reports to the Human Rights Committee, CEDAW and CAT"
    )
    assert headlines["prepared and submitted"] == (
        "Belarus prepared and submitted a common core document"
    )
    assert headlines["November 2013"] == (
        "The combined fourth, fifth and sixth periodic reports to CESCR"
    )


def test_an_event_names_the_bodies_of_its_sentence_once(events: tuple[Event, ...]) -> None:
    bodies = {event.wording: event.bodies for event in events}
    assert bodies["June 2014"] == ("OHCHR", "UNDP", "EU", "CoE")
    assert bodies["May 2010"] == ("UPR",)
    assert bodies["is continuing its efforts"] == ()


def test_a_body_of_another_sentence_is_not_named() -> None:
    document = document_of("OHCHR came. In 2012, UNDP left. ILO stayed.")
    mentions = (Mention(1, 0, 5, "OHCHR"), Mention(1, 21, 25, "UNDP"), Mention(1, 32, 35, "ILO"))
    (event,) = find_events(document, mentions)
    assert event.bodies == ("UNDP",)


@pytest.mark.parametrize(
    ("text", "wording", "status"),
    [
        ("Belarus ratified the Protocol.", "ratified", "reported"),
        ("The Government submitted its report.", "submitted", "reported"),
        ("Moreover, Belarus is still continuing its work here.",
         "is still continuing its work", "ongoing"),
        ("Belarus intends to accede to it.", "intends to accede", "planned"),
        ("The State party is preparing to sign it.", "is preparing to sign", "planned"),
    ],
)  # fmt: skip
def test_a_states_act_without_a_date_is_an_event(text: str, wording: str, status: str) -> None:
    (event,) = find_events(document_of(text))
    assert (event.wording, event.edtf, event.status) == (wording, None, status)


@pytest.mark.parametrize(
    "text",
    [
        "Belarus regularly submits national periodic reports.",
        "Belarus has always opposed the politicization of human rights.",
        "The Ministry has produced a report on this subject.",
        "Tunisia is continuing its efforts.",
        "The report was submitted late.",
        "A seminar was held.",
    ],
)
def test_a_general_statement_is_no_event(text: str) -> None:
    assert find_events(document_of(text)) == ()


def test_a_sentence_that_follows_a_dated_one_is_no_event_of_its_own() -> None:
    text = "In 2012, Belarus joined. Belarus signed the Protocol there."
    assert [e.wording for e in find_events(document_of(text))] == ["2012"]
    cited = "Under resolution 60/251 of 15 March 2006, this is done. Belarus signed the Protocol."
    assert [e.wording for e in find_events(document_of(cited))] == ["15 March 2006", "signed"]


def test_headings_have_dates_but_no_undated_events() -> None:
    heading = (BlockKind.HEADING, "Belarus ratified the Protocol")
    assert find_events(document_of(heading)) == ()
    titled = (BlockKind.HEADING, "Cooperation from 2012 to 2014")
    (event,) = find_events(document_of(titled))
    assert event.kind is EventKind.PERIOD


def test_the_masthead_gives_the_documents_own_date() -> None:
    (event,) = find_events(document_of((BlockKind.LETTERHEAD, "Distr.: General 29 September 2014")))
    assert (event.kind, event.status) == (EventKind.DOCUMENT, None)


def test_a_document_of_another_language_has_no_events_yet() -> None:
    assert find_events(document_of("Il 3 maggio 2012, 2013", language="it")) == ()


def test_a_document_without_a_date_tells_status_by_its_verbs() -> None:
    texts = ("In 2012, it was done.", "In 2019, it will be done.", "Since 2005, it is so.")
    events = find_events(document_of(*texts, issued=None))
    assert [event.status for event in events] == ["reported", "planned", "ongoing"]


def test_a_damaged_date_of_issue_is_as_none() -> None:
    (event,) = find_events(document_of("In 2012, it was done.", issued="someday"))
    assert event.status == "reported"


def test_a_document_of_many_paragraphs_numbers_its_events_through() -> None:
    events = find_events(document_of("In 2012 and in 2013, they met.", "No date.", "In May 2014."))
    assert [(event.id, event.block) for event in events] == [(1, 1), (2, 1), (3, 3)]


def test_a_block_is_left_as_it_is() -> None:
    block = Block(1, 1, 0, BlockKind.PARAGRAPH, "In 2012.")
    document = document_of("In 2012.")
    find_events(document)
    assert document.blocks == (block,)
