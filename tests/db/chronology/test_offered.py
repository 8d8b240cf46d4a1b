"""What is offered for an event made of selected words."""

from __future__ import annotations

from db.chronology.offered import offer_event
from db.model import Block, BlockKind, EventKind, Extent, Facts, Mention, Origin, Status

TEXT = "It was opened. In May 2013 the seminar of the Office was held in Minsk. It will go on."
BLOCK = Block(7, 3, 0, BlockKind.PARAGRAPH, TEXT)
FACTS = Facts("A letter", issued="2014-09-29")


def _range(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_a_date_in_the_selection_is_offered_and_the_sentence_gives_the_headline() -> None:
    start, end = _range("In May 2013 the seminar")
    at = TEXT.index("the Office")
    event = offer_event(BLOCK, start, end, FACTS, (Mention(7, at, at + 10, "OHCHR"),))
    assert (event.edtf, event.extent, event.status) == ("2013-05", Extent.WITHIN, Status.REPORTED)
    assert (event.block, event.start, event.end, event.wording) == (7, start, end, "May 2013")
    assert "seminar" in event.headline
    assert (event.bodies, event.origin) == (("OHCHR",), Origin.READER)


def test_without_a_date_in_it_the_date_is_left_open() -> None:
    start, end = _range("was held")
    at = TEXT.index("the Office")
    event = offer_event(BLOCK, start, end, FACTS, (Mention(7, at, at + 10, "OHCHR"),))
    assert (event.edtf, event.lo, event.extent) == (None, None, None)
    assert event.wording == "was held"
    assert event.sentence.startswith("In May 2013")
    assert event.bodies == ("OHCHR",)


def test_the_date_of_the_document_itself_becomes_an_activity() -> None:
    block = Block(1, 1, 0, BlockKind.HEADING, "Letter dated 29 September 2014")
    event = offer_event(block, 0, len(block.text), FACTS)
    assert (event.edtf, event.kind) == ("2014-09-29", EventKind.ACTIVITY)
    assert event.status is Status.REPORTED


def test_in_a_language_without_rules_the_words_themselves_are_the_headline() -> None:
    facts = Facts("信", language="zh")
    block = Block(1, 1, 0, BlockKind.PARAGRAPH, "二〇一三年五月 " + "研讨会 " * 40)
    assert offer_event(block, 0, 11, facts).headline == "二〇一三年五月 研讨会"
    long = offer_event(block, 0, len(block.text), facts).headline
    assert long.endswith("…")
    assert len(long) <= 91
