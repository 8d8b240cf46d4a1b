"""Offsets of the model and positions on the page are each other's inverse, for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.model import Block, BlockKind, Place
from gui.reader.passages import Insertion, Passage, PassageMap, utf16_length

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab .,👩🏽‍⚖️𝔸שלוםمرحبا联合国é\u0301"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text = draw(TEXT)
    offsets = draw(st.lists(st.integers(0, len(text)), max_size=4))
    insertions = tuple(Insertion(o, draw(st.integers(1, 3)), 1, "a") for o in sorted(offsets))
    lead = draw(st.integers(0, 4))
    return Passage(
        index=0,
        text=text,
        section=1,
        start=draw(st.integers(0, 100)) + lead,
        lead=lead,
        insertions=insertions,
        astral=utf16_length(text) != len(text),
        block=Block(1, 1, 0, BlockKind.PARAGRAPH, text),
    )


@given(passages(), st.booleans())
def test_every_offset_is_found_again_from_its_position(passage: Passage, after: bool) -> None:
    for offset in range(len(passage.text) + 1):
        assert passage.offset(passage.position(offset, after=after)) == offset


@given(passages())
def test_positions_never_run_backwards(passage: Passage) -> None:
    spots = [
        passage.position(o, after=s) for o in range(len(passage.text) + 1) for s in (False, True)
    ]
    assert spots == sorted(spots)
    assert passage.first <= spots[0]
    assert spots[-1] == passage.last


@given(passages(), st.data())
def test_a_range_of_words_never_begins_or_ends_with_a_note_letter(
    passage: Passage, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    first, last = passage.positions(start, end)
    for _, inserted, after in passage.insertion_positions():
        if start < end:
            assert not inserted <= first < after
            assert not inserted < last <= after
    assert (passage.offset(first), passage.offset(last)) == (start, end)


@given(passages())
def test_any_position_of_the_page_has_an_offset_in_the_text(passage: Passage) -> None:
    found = [passage.offset(p) for p in range(passage.first - 2, passage.last + 3)]
    assert found == sorted(found)
    assert set(found) <= set(range(len(passage.text) + 1))


def _two_blocks() -> PassageMap:
    one = Passage(
        0, "One🇺🇳 a", 1, 0, astral=True, block=Block(7, 1, 0, BlockKind.PARAGRAPH, "One🇺🇳 a")
    )
    start = one.last + 1 + 2
    two = Passage(
        1,
        "two",
        1,
        start,
        lead=2,
        lead_text="•\t",
        block=Block(8, 1, 1, BlockKind.LIST_ITEM, "two", "•"),
    )
    return PassageMap("d", (one, two))


def test_a_selection_over_two_blocks_names_both_and_finds_itself_again() -> None:
    places = _two_blocks()
    place = Place("d", 1, 7, 3, 2, end_block=8)
    bounds = places.range_of(place)
    assert bounds is not None
    assert places.place_between(*bounds) == place
    assert places.text_between(*bounds, markers=False) == "🇺🇳 a\ntw"
    assert places.text_between(*bounds, markers=True) == "🇺🇳 a\n• tw"


def test_a_selection_that_ends_before_the_first_word_of_a_block_ends_in_the_block_before() -> None:
    places = _two_blocks()
    second = places.passages[1]
    assert places.place_between(0, second.start) == Place("d", 1, 7, 0, 7)
    assert places.place_between(second.first, second.start) is None


def test_a_place_of_another_document_is_not_on_this_page() -> None:
    assert _two_blocks().range_of(Place("other", 1, 7, 0, 1)) is None
    assert _two_blocks().range_of(Place("d", 1, 99)) is None
