"""Sentences end where a reader sees them end."""

from __future__ import annotations

import pytest

from db.chronology.patterns import patterns_for
from db.chronology.sentences import Sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("See No. 5 and art. 7. Then Mr. May spoke.", ["See No. 5 and art. 7.",
                                                     "Then Mr. May spoke."]),
        ("The case A. v. Slovenia ended. It was long.", ["The case A. v. Slovenia ended.",
                                                         "It was long."]),
        ("Fine (see below.) Next", ["Fine (see below.)", "Next"]),
        ("In 3.5 per cent of cases", ["In 3.5 per cent of cases"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_paragraph_has_its_sentences(text: str, sentences: list[str]) -> None:
    patterns = patterns_for("en")
    assert patterns is not None
    found = Sentences(text, patterns.short)
    assert [found.sentence(number) for number in range(len(found))] == sentences
    for offset in range(len(text)):
        begin, end = found.bounds(found.index(offset))
        assert begin <= offset <= max(end, offset)
