"""Mending: precise, recorded, reversible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.structure import repairs
from db.structure.repairs import Edit, mend
from db.text import undo_repairs

if TYPE_CHECKING:
    from db.structure.words import Vocabulary


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it, some of them overlapping, in any order."""
    text = draw(st.text(alphabet="ab .-\n•é“中", max_size=60))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))

    def edit(span: tuple[int, int], replacement: str) -> Edit:
        return Edit(span[0], span[1], replacement, "rule")

    cleaned = st.sampled_from(["", " ", "x", "-"])
    edits = draw(st.lists(st.builds(edit, spans, cleaned), max_size=8))
    return text, edits


@given(texts_with_edits())
def test_whatever_is_mended_can_be_undone_exactly(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    mended = mend(text, edits)
    assert undo_repairs(mended.text, mended.repairs) == text


@given(texts_with_edits())
def test_repairs_are_sorted_and_do_not_overlap(case: tuple[str, list[Edit]]) -> None:
    mended = mend(*case)
    end = 0
    for repair in mended.repairs:
        assert repair.offset >= end
        assert mended.text.startswith(repair.cleaned, repair.offset)
        end = repair.offset + len(repair.cleaned)


@given(texts_with_edits(), st.data())
def test_an_offset_outside_every_repair_points_to_the_same_character(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    text, edits = case
    mended = mend(text, edits)
    at = data.draw(st.integers(0, len(text)))
    offset = mended.offset(at)
    assert 0 <= offset <= len(mended.text)
    touched = any(edit.start <= at < edit.end for edit in edits)
    if at < len(text) and not touched:
        assert mended.text[offset] == text[at]


@given(st.text(alphabet="ab \t\u00a0\n", max_size=40))
def test_no_doubled_space_is_left(text: str) -> None:
    mended = mend(text, repairs.doubled_spaces(text))
    assert "  " not in mended.text
    assert undo_repairs(mended.text, mended.repairs) == text


def mended_words(text: str, words: Vocabulary) -> str:
    return mend(text, repairs.broken_words(text, words)).text


@pytest.mark.parametrize(
    ("received", "cleaned"),
    [
        ("strikes are cr iticized as abuse", "strikes are criticized as abuse"),
        ("its in ternational obligations", "its international obligations"),
        ("The Gov ernment of it", "The Government of it"),
        ("a dec laration.", "a declaration."),
    ],
)
def test_a_broken_word_is_joined(words: Vocabulary, received: str, cleaned: str) -> None:
    assert mended_words(received, words) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "for any one of them",  # "anyone" is a word, but so are both parts
        "they may be right, in deed and in word",
        "to ward off the danger",
        "Mr. Makei and Ms. Izsák met",  # unknown names are not fragments
        "see in ternational.example.org",
        "the in-ternational court",
        "Alpha beta gamma",
        "A bove ground",
    ],
)
def test_words_that_may_be_right_are_left_alone(words: Vocabulary, text: str) -> None:
    assert mended_words(text, words) == text


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("in the coun-", "try", "in the country"),
        ("the inter-", "national law", "the international law"),
        ("the well-", "known view", "the well-known view"),
        ("economic co-", "operation", "economic co-operation"),
        ("the Secretary-", "General", "the Secretary-General"),
        ("in 2013\u2013", "2014", "in 2013\u20132014"),
        ("soft\u00ad", "ware", "software"),
    ],
)
def test_a_line_end_hyphen_goes_only_when_it_is_the_printers(
    words: Vocabulary, before: str, after: str, joined: str
) -> None:
    end = repairs.line_end(before, after, words)
    assert end is not None
    lost, _ = end
    assert before.removesuffix(lost) + after == joined


def test_a_dash_between_words_is_no_hyphen(words: Vocabulary) -> None:
    assert repairs.line_end("the first -", "and the second", words) is None
    assert repairs.line_end("no hyphen here", "and the second", words) is None


def test_without_a_vocabulary_a_hyphen_stays() -> None:
    assert repairs.line_end("Verein-", "ten", None) == ("", repairs.LINE_COMPOUND)
