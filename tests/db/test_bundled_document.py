"""The bundled letter as the library holds it: nothing lost, nothing invented, everything traceable.

What its structure and its dates are is told in tests/db/structure/test_bundled.py and in
tests/db/bundled_events.py. Here: that all of it reaches the library, and that the library can give
back the very text of the file, page for page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from db.formats import text as text_format
from db.model import BlockKind, EventKind, SectionKind
from db.query import parse as parse_query
from db.store.library import Library
from db.structure.parse import parse
from db.structure.words import Vocabulary
from db.text import fold_spaces, received_text
from resources import BUNDLED_DOCUMENT
from tests.db.bundled_events import ROWS, Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.model import DocumentContent, Event, ParsedDocument

KEY = "letter-2014-09-29-belarus"
OPENING_RULE = "__________________"


@pytest.fixture(scope="module")
def opened(imported_folder: Path) -> Iterator[Library]:
    with Library.open(imported_folder, read_only=True) as library:
        library.search.events()  # opens the notebook now, not in the first test
        yield library


@pytest.fixture(scope="module")
def content(opened: Library) -> DocumentContent:
    return opened.documents.content(KEY)


@pytest.fixture(scope="module")
def events(opened: Library) -> tuple[Event, ...]:
    return opened.events.of_document(KEY)


@pytest.fixture(scope="module")
def parsed() -> ParsedDocument:
    return parse(text_format.read(BUNDLED_DOCUMENT.read_bytes()), Vocabulary.shipped())


# ------------------------------------------------------------------ the file


def test_the_shipped_file_is_the_one_that_was_given(shared: Path) -> None:
    (seed,) = (shared / "seed").glob("*.txt")
    assert BUNDLED_DOCUMENT.read_bytes() == seed.read_bytes()


class Page(NamedTuple):
    """The words of one page, line wrapping aside: the running text, then its notes."""

    body: str
    notes: str


def pages_of_file() -> list[Page]:
    """Read the file by its own layout: two lines with none between them are a page's end."""
    pages: list[list[str]] = [[]]
    before = ""
    for line in BUNDLED_DOCUMENT.read_text(encoding="utf-8").split("\n"):
        if line.strip() and before.strip():
            pages.append([])
        if line.strip():
            pages[-1].append(line.strip())
        before = line
    return [Page(" ".join(body), fold_spaces(" ".join(notes))) for body, notes in map(_cut, pages)]


def _cut(lines: list[str]) -> tuple[list[str], list[str]]:
    at = lines.index(OPENING_RULE) if OPENING_RULE in lines else len(lines)
    return lines[:at], lines[at + 1 :]


def pages_of_library(content: DocumentContent) -> list[Page]:
    """Put the pages together again from what was received with each block and each note."""
    bodies: dict[int, list[str]] = {}
    notes: dict[int, list[str]] = {}
    for block in content.blocks:
        assert block.page is not None
        pieces = received_text(block).split("\n")  # a line's end stands only where pages meet
        assert len(pieces) == len(block.page_breaks) + 1
        pieces[0] = f"{block.marker} {pieces[0]}" if block.marker else pieces[0]
        for page, piece in enumerate(pieces, block.page):
            bodies.setdefault(page, []).append(piece)
    for note in content.footnotes:
        assert note.page is not None
        notes.setdefault(note.page, []).append(f"{note.label} {received_text(note)}")
    return [Page(" ".join(bodies[page]), " ".join(notes.get(page, []))) for page in sorted(bodies)]


def test_what_was_received_is_the_file_again_page_for_page(content: DocumentContent) -> None:
    assert len(pages_of_file()) == 4
    assert pages_of_library(content) == pages_of_file()


def test_every_letter_and_digit_of_the_file_is_in_the_library_in_order(
    content: DocumentContent,
) -> None:
    file = BUNDLED_DOCUMENT.read_text(encoding="utf-8")
    held = "".join(page.body + page.notes for page in pages_of_library(content))
    assert [char for char in held if char.isalnum()] == [char for char in file if char.isalnum()]


def test_cleaned_text_differs_from_the_file_by_its_recorded_repairs_alone(
    content: DocumentContent,
) -> None:
    for block in content.blocks:
        shift = 0
        received = received_text(block)
        for repair in block.repairs:
            start = repair.offset + shift
            assert received[start : start + len(repair.received)] == repair.received
            assert block.text[repair.offset :].startswith(repair.cleaned)
            shift += len(repair.received) - len(repair.cleaned)
        assert len(received) == len(block.text) + shift
        if not block.repairs:
            assert received == block.text


# ------------------------------------------------------------------ its structure


def test_the_library_holds_what_was_parsed_and_nothing_else(
    content: DocumentContent, parsed: ParsedDocument
) -> None:
    """So that all that is said of the parsed letter is true of the stored one."""
    own_section = {
        s.id: local.id for s, local in zip(content.sections, parsed.sections, strict=True)
    }
    sections = tuple(
        replace(
            section,
            id=own_section[section.id],
            parent=own_section.get(section.parent or 0),
            short_title=None,
        )
        for section in content.sections
    )
    blocks = tuple(
        replace(block, id=number, section=own_section[block.section])
        for number, block in enumerate(content.blocks, 1)
    )
    notes = tuple(replace(note, id=number) for number, note in enumerate(content.footnotes, 1))
    assert content.document.facts == parsed.facts
    assert sections == parsed.sections
    assert blocks == parsed.blocks
    assert notes == parsed.footnotes


def test_the_counts_are_those_of_the_content(
    content: DocumentContent, events: tuple[Event, ...]
) -> None:
    counts = content.document.counts
    assert counts.sections == len(content.sections) == 6
    assert counts.blocks == len(content.blocks) == 35
    assert counts.footnotes == len(content.footnotes) == 3
    assert counts.events == len(events)
    assert counts.repairs == sum(len(block.repairs) for block in content.blocks) == 7


def test_every_section_but_the_untitled_opening_begins_with_its_title(
    content: DocumentContent,
) -> None:
    for section in content.sections:
        held = [block for block in content.blocks if block.section == section.id]
        titles = [block.text for block in held if block.kind is BlockKind.HEADING]
        if section.title is None:
            assert titles == []
            assert held[0].text.startswith("Belarus has always opposed")
        else:
            assert section.title in titles
        label = "Annex to the letter" if section.kind is SectionKind.ANNEX else section.title
        assert held[0].text.startswith(label or "")


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [
        ("made them divide the world?”.", "a", ""),
        ("in certain countries of the world.", "b", ""),
        ("implementation of the recommendations", "c", " to the Office of the United Nations"),
    ],
)
def test_a_note_is_pointed_to_from_where_the_page_had_its_letter(
    content: DocumentContent, before: str, label: str, after: str
) -> None:
    (block,) = [block for block in content.blocks if before + after in block.text]
    (ref,) = block.refs
    assert ref.label == label
    assert block.text[: ref.offset].endswith(before)
    assert block.text[ref.offset :].startswith(after)
    assert f"{before}{label}{after}" in received_text(block)


def test_the_words_around_a_page_foot_are_found_as_one_phrase(opened: Library) -> None:
    answer = opened.search.search(parse_query('"and to provide assistance in establishing"'))
    assert answer.total == 1
    assert "to provide assistance in" in answer.hits[0].snippet


@pytest.mark.parametrize(
    ("mended", "as_received"),
    [
        ("criticized", '"cr iticized"'),
        ("in compliance with its international obligations", '"in ternational"'),
        ("implementation of the recommendations to the Office", "recommendationsc"),
    ],
)
def test_mended_words_are_found_and_shown_and_broken_ones_are_not(
    opened: Library, mended: str, as_received: str
) -> None:
    answer = opened.search.search(parse_query(f'"{mended}"'))
    assert answer.total == 1
    assert mended.split()[-1] in answer.hits[0].snippet
    assert opened.search.search(parse_query(as_received)).total == 0


# ------------------------------------------------------------------ its events


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.passage)
def test_a_statement_is_an_event_anchored_to_its_words(
    content: DocumentContent, events: tuple[Event, ...], row: Row
) -> None:
    event = events[ROWS.index(row)]
    block = next(block for block in content.blocks if block.id == event.block)
    assert block.text[event.start : event.end] == event.wording == row.wording
    around = event.start - row.offset
    assert block.text[around : around + len(row.text)] == row.text
    assert event.section == block.section
    assert (event.edtf, event.lo, event.hi, event.precision) == (
        row.edtf,
        row.lo,
        row.hi,
        row.precision,
    )
    assert (event.kind, event.extent, event.status) == (row.kind, row.extent, row.status)
    assert not event.approximate
    assert event.sentence in block.text
    assert event.document == KEY


def test_no_other_event_is_found(events: tuple[Event, ...]) -> None:
    assert [event.wording for event in events] == [row.wording for row in ROWS]


def test_no_year_in_the_letter_was_overlooked(
    content: DocumentContent, events: tuple[Event, ...]
) -> None:
    for block in content.blocks:
        spans = [(event.start, event.end) for event in events if event.block == block.id]
        for year in re.finditer(r"\b(?:19|20)\d\d\b", block.text):
            assert any(start <= year.start() < end for start, end in spans), block.text


def test_the_letter_itself_is_no_activity(events: tuple[Event, ...]) -> None:
    dated = [event for event in events if event.kind is EventKind.DOCUMENT]
    assert len(dated) == 2
    assert {event.status for event in dated} == {None}
