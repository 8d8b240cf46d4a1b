"""The shipped vocabulary."""

from __future__ import annotations

import pytest

from db.errors import BugError
from db.structure.words import Vocabulary


def test_it_knows_words_their_case_and_their_possessive(words: Vocabulary) -> None:
    assert words.is_word("international")
    assert words.is_word("International")
    assert words.is_word("worker’s")
    assert words.is_word("counter-trafficking") == words.is_word("trafficking")
    assert not words.is_word("ternational")
    assert not words.is_word("recommendationsc")


def test_a_word_is_frequent_only_when_it_was_said_often(words: Vocabulary) -> None:
    assert words.is_frequent("criticized")
    assert not words.is_frequent("armchair")


@pytest.mark.parametrize("text", ["no tab", "many\tword", "\tword"])
def test_a_damaged_vocabulary_is_a_bug(text: str) -> None:
    with pytest.raises(BugError):
        Vocabulary.parse(text)
