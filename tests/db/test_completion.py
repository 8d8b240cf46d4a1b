"""The piece of a query that is being typed, wherever the cursor is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.completion import as_value, fragment_of
from db.query import In, Scoped, Term, parse


@pytest.mark.parametrize(
    ("typed", "field", "piece"),
    [
        ("traf", "", "traf"),
        ("civil traf", "", "traf"),
        ("civil ", "", ""),
        ("(civil OR traf", "", "traf"),
        ("-traf", "", "traf"),
        ("heading:rev", "heading", "rev"),
        ("-lang:f", "lang", "f"),
        ("body:", "body", ""),
        ('heading:"periodic rev', "heading", "periodic rev"),
        ('"periodic rev', "", "periodic rev"),
        ('"periodic" rev', "", "rev"),
        ("«examen pér", "", "examen pér"),
        ("http:rev", "", "http:rev"),  # not a field
    ],
)
def test_the_piece_that_is_being_typed(typed: str, field: str, piece: str) -> None:
    found = fragment_of(typed, len(typed))
    assert found is not None
    assert (found.field, found.text) == (field, piece)
    assert typed[found.start : found.end].lstrip('"«') == piece


def test_the_words_before_it_may_belong_to_it() -> None:
    found = fragment_of("seminar AND universal periodic rev", 34)
    assert found is not None
    assert [text for _, text in found.longer] == ["universal periodic rev", "periodic rev"]
    assert all("seminar AND universal periodic rev"[at:] == text for at, text in found.longer)


def test_nothing_is_offered_inside_a_word() -> None:
    assert fragment_of("trafficking", 4) is None
    found = fragment_of("traf rights", 4)
    assert found is not None
    assert found.text == "traf"


@given(st.text(max_size=60), st.integers(0, 70))
def test_any_text_has_a_piece_within_it_or_none(text: str, cursor: int) -> None:
    found = fragment_of(text, min(cursor, len(text)))
    if found is not None:
        assert 0 <= found.start <= found.end <= len(text)
        assert found.text in text
        for at, longer in found.longer:
            assert text[at:].startswith(longer)


@given(st.text(min_size=1, max_size=30).filter(lambda text: any(map(str.isalnum, text))))
def test_a_value_is_read_as_one_value_again(text: str) -> None:
    tree = parse(f"in:{as_value(text)}").tree
    assert isinstance(tree, In)


def test_a_title_is_read_as_a_phrase_of_a_heading() -> None:
    tree = parse("heading:" + as_value("Rights: “general” views (2014)")).tree
    assert isinstance(tree, Scoped)
    assert isinstance(tree.part, Term)
    assert tree.part.quoted
