"""What the tests of the structure layer share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.formats.text import read
from db.structure.furniture import drop_furniture
from db.structure.parse import parse
from db.structure.words import Vocabulary
from db.text import received_text, squeeze

if TYPE_CHECKING:
    from db.model import Block, BlockKind, ParsedDocument, Section, SourceText

BUNDLED = Path(__file__).parents[3] / "resources/documents/belarus-letter-2014-09-29.txt"


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return Vocabulary.shipped()


@pytest.fixture(scope="session")
def bundled_source() -> SourceText:
    return read(BUNDLED.read_bytes())


@pytest.fixture(scope="session")
def bundled(bundled_source: SourceText, words: Vocabulary) -> ParsedDocument:
    return parse(bundled_source, words)


class Reader:
    """Parses text and answers short questions about the outcome."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def __call__(self, text: str) -> ParsedDocument:
        source = read(text.encode("utf-8"))
        document = parse(source, self.words)
        assert_accounted(source, document)
        return document


@pytest.fixture
def parsed(words: Vocabulary) -> Reader:
    return Reader(words)


def double_spaced(*pages: str) -> str:
    """Pages of printed lines as the bundled file has them: a blank line between all lines, none at
    a page's end; a blank line in the page becomes three, as headings have around them."""
    drawn: list[str] = []
    for page in pages:
        lines = page.strip("\n").split("\n")
        drawn.append("\n\n".join(line + " " for line in lines))
    return "\n".join(drawn) + "\n"


def outline(document: ParsedDocument) -> list[tuple[int, str, str | None, str | None]]:
    return [(s.level, s.kind.value, s.number, s.title) for s in document.sections]


def section(document: ParsedDocument, title: str | None) -> Section:
    return next(one for one in document.sections if one.title == title)


def blocks_of(document: ParsedDocument, one: Section) -> list[Block]:
    return [block for block in document.blocks if block.section == one.id]


def texts(document: ParsedDocument, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def assert_accounted(source: SourceText, document: ParsedDocument) -> None:
    """Every letter and digit of the source is in the document, once, and in order.

    Each line goes on either in the running text or in the notes, whole; both are in the order of
    the lines. A page's notes may stand amid the lines of a paragraph.
    """
    text = squeeze(" ".join((one.marker or "") + received_text(one) for one in document.blocks))
    notes = squeeze(" ".join(one.label + received_text(one) for one in document.footnotes))
    done, able = 0, {0}  # letters so far; how many of them may be of the running text
    note: str | None = None  # the label of the named note that the line before belongs to
    for line in drop_furniture(source.lines):
        label = line.note if line.note != note else None
        note = line.note
        wanted = squeeze(f"{label or ''} {line.marker or ''} {line.text}")
        later = {at + len(wanted) for at in able if text.startswith(wanted, at)}
        later |= {at for at in able if notes.startswith(wanted, done - at)}
        assert later, (
            f"lost, changed or out of order: {line.text[:60]!r}; "
            f"the text goes on: {[text[at : at + 60] for at in sorted(able)[:3]]}, "
            f"the notes: {[notes[done - at :][:60] for at in sorted(able)[:3]]}"
        )
        done, able = done + len(wanted), later
    assert len(text) in able, f"more than the source has: {text[max(able) :][:60]!r}"
    assert done == len(text) + len(notes), f"more than the source has: {notes[-60:]!r}"
