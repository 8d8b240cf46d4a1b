"""A mark finds its words again, says how surely, and never claims more than it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.anchors import CONTEXT, Finder, make, resolve
from db.errors import KnownError
from db.model import Anchor, AnchorState, Block, Place
from db.text import squeeze
from tests.db.store.samples import blocks_of

OK, MOVED, UNCERTAIN, LOST = AnchorState

TEXTS = (
    "Belarus underwent the first cycle of the universal periodic review process in May 2010.",
    "Belarus is continuing its efforts to implement the recommendations of the review.",
    "The seminar was opened by the Under-Secretary-General; it was “the first of its kind”.",
    "In June 2013 a seminar was held in Minsk. In June 2014 a seminar was held in Minsk again.",
)


def _anchor(
    blocks: tuple[Block, ...], quote: str, *, to: str | None = None, after: int = 0
) -> Anchor:
    """The anchor of some words, or of everything from them to the end of ``to``."""
    block = next(b for b in blocks if quote in b.text)
    start = block.text.index(quote, after)
    if to is None:
        return make(blocks, Place("d", 1, block.id, start, start + len(quote)))
    last = next(b for b in blocks if to in b.text)
    return make(
        blocks, Place("d", 1, block.id, start, last.text.index(to) + len(to), end_block=last.id)
    )


def _words(blocks: tuple[Block, ...], place: Place | None) -> str:
    assert place is not None
    by_id = {block.id: n for n, block in enumerate(blocks)}
    first, last = by_id[place.block], by_id[place.end_block or place.block]
    if first == last:
        return blocks[first].text[place.start : place.end]
    middle = [block.text for block in blocks[first + 1 : last]]
    ends = blocks[first].text[place.start :], blocks[last].text[: place.end]
    return "\n".join([ends[0], *middle, ends[1]])


def test_an_anchor_keeps_the_words_and_what_stands_around_them() -> None:
    blocks = blocks_of(TEXTS)
    anchor = _anchor(blocks, "universal periodic review")
    assert anchor.exact == "universal periodic review"
    assert anchor.prefix == TEXTS[0][: anchor.start][-CONTEXT:]
    assert anchor.suffix == " process in May 2010."
    assert (anchor.block_key, anchor.block_n) == (blocks[0].key, 0)


def test_a_place_without_a_range_is_its_whole_block() -> None:
    blocks = blocks_of(TEXTS)
    anchor = make(blocks, Place("d", 1, 2))
    assert anchor.exact == TEXTS[1]
    assert resolve(anchor, blocks) == (OK, Place("d", 1, 2, 0, len(TEXTS[1])))


def test_offsets_beyond_the_text_are_brought_back_into_it() -> None:
    assert make(blocks_of(TEXTS), Place("d", 1, 1, -5, 9_999)).exact == TEXTS[0]


@pytest.mark.parametrize(
    "place", [Place("d", 1, 99), Place("d", 1, 1, 0, 5, end_block=99), Place("d", 1, 2, 0, 5, 1)]
)
def test_a_place_that_is_not_in_the_document_is_refused(place: Place) -> None:
    with pytest.raises(KnownError, match="no longer in the document"):
        make(blocks_of(TEXTS), place)


def test_other_row_ids_and_paragraphs_before_it_do_not_move_an_anchor() -> None:
    anchor = _anchor(blocks_of(TEXTS), "continuing its efforts")
    later = blocks_of(("A new paragraph.", *TEXTS), first_id=500, section=7)
    state, place = resolve(anchor, later)
    assert state is OK
    assert _words(later, place) == "continuing its efforts"
    assert place is not None
    assert (place.section, place.block) == (7, 502)


def test_the_same_block_with_other_spaces_is_found_and_called_moved() -> None:
    anchor = _anchor(blocks_of(TEXTS), "first cycle")
    later = blocks_of(("   " + TEXTS[0], *TEXTS[1:]))
    state, place = resolve(anchor, later)
    assert (state, _words(later, place)) == (MOVED, "first cycle")


def test_of_two_same_quotes_in_a_block_the_nearer_one_is_meant() -> None:
    blocks = blocks_of(TEXTS)
    second = _anchor(blocks, "a seminar was held", after=30)
    later = blocks_of((*TEXTS[:3], TEXTS[3].replace("In June 2013 ", "In  June  2013  ")))
    state, place = resolve(second, later)
    assert state is MOVED
    assert place is not None
    assert TEXTS[3].count("a seminar was held") == 2
    assert place.start == second.start + 3


def test_a_repaired_word_inside_the_quote_is_found() -> None:
    blocks = blocks_of(("A strike is cr iticized as an abuse  of workers’ rights.", TEXTS[0]))
    anchor = _anchor(blocks, "is cr iticized as an abuse  of workers’")
    later = blocks_of((TEXTS[0], "A strike is criticized as an abuse of workers’ rights now."))
    state, place = resolve(anchor, later)
    assert (state, _words(later, place)) == (MOVED, "is criticized as an abuse of workers’")


def test_quotation_marks_around_the_quote_are_part_of_it() -> None:
    anchor = _anchor(blocks_of(TEXTS), "“the first of its kind”.")
    later = blocks_of(("Here it was “the first of its kind”. More.",))
    state, place = resolve(anchor, later)
    assert (state, _words(later, place)) == (MOVED, "“the first of its kind”.")


def test_paragraphs_that_were_joined_or_split_keep_a_selection() -> None:
    cut = ("… and to provide", "assistance in establishing the fine line", TEXTS[0])
    blocks = blocks_of(cut)
    anchor = _anchor(blocks, "to provide", to="the fine line")
    assert anchor.exact == "to provide\nassistance in establishing the fine line"
    assert resolve(anchor, blocks)[0] is OK
    joined = blocks_of(("… and to provide assistance in establishing the fine line", TEXTS[0]))
    state, place = resolve(anchor, joined)
    assert state is MOVED
    assert _words(joined, place) == "to provide assistance in establishing the fine line"
    back = make(joined, place or Place("", 0, 0))
    state, place = resolve(back, blocks)
    assert (state, _words(blocks, place)) == (MOVED, anchor.exact)


def test_a_selection_over_several_paragraphs_is_found_again() -> None:
    blocks = blocks_of(TEXTS)
    anchor = _anchor(blocks, "first cycle", to="it was “the first")
    later = blocks_of(("New.", *TEXTS), first_id=40)
    state, place = resolve(anchor, later)
    assert (state, _words(later, place)) == (OK, anchor.exact)
    assert place is not None
    assert (place.block, place.end_block) == (41, 43)
    changed = blocks_of((*TEXTS[:2], "New words. " + TEXTS[2]))
    state, place = resolve(anchor, changed)
    assert state is UNCERTAIN
    assert squeeze(_words(changed, place)) in squeeze(anchor.exact)


def test_the_words_around_a_quote_tell_it_from_another() -> None:
    blocks = blocks_of(TEXTS)
    anchor = _anchor(blocks, "a seminar was held in Minsk", after=30)
    later = blocks_of(("In July 2012 a seminar was held in Minsk.", "New. " + TEXTS[3]))
    state, place = resolve(anchor, later)
    assert state is MOVED
    assert place is not None
    assert place.block == 2
    assert later[1].text[place.end :] == " again."


def test_two_places_that_nothing_tells_apart_are_uncertain() -> None:
    anchor = _anchor(blocks_of(TEXTS), "implement the recommendations")
    later = blocks_of(("Now implement the recommendations!", "Now implement the recommendations?!"))
    state, place = resolve(anchor, later)
    assert (state, _words(later, place)) == (UNCERTAIN, "implement the recommendations")


def test_a_short_quote_somewhere_else_is_uncertain() -> None:
    anchor = _anchor(blocks_of(TEXTS), "May 2010")
    state, place = resolve(anchor, blocks_of(("Another matter of May 2010 altogether.",)))
    assert state is UNCERTAIN
    assert place is not None


def test_letters_inside_another_word_are_not_taken_for_the_word() -> None:
    anchor = _anchor(blocks_of(("The UN was there.",)), "UN")
    state, _ = resolve(anchor, blocks_of(("It is fundamental, they said.",)))
    assert state is UNCERTAIN


def test_half_of_a_quote_is_uncertain_and_shows_that_half() -> None:
    anchor = _anchor(blocks_of(TEXTS), "first cycle of the universal periodic review process")
    later = blocks_of(("It had a universal periodic review process, so to say.", TEXTS[1]))
    state, place = resolve(anchor, later)
    assert state is UNCERTAIN
    assert _words(later, place).endswith("periodic review process")
    start = blocks_of(("It was the first cycle of the universal kind.", TEXTS[1]))
    state, place = resolve(anchor, start)
    assert state is UNCERTAIN
    assert _words(start, place).startswith("first cycle")


def test_a_reworded_sentence_is_uncertain() -> None:
    anchor = _anchor(blocks_of(TEXTS), "continuing its efforts to implement")
    later = blocks_of((TEXTS[0], "Belarus continued its effort to implement the advice."))
    state, place = resolve(anchor, later)
    assert state is UNCERTAIN
    assert place is not None
    assert place.block == 2


def test_words_that_are_gone_are_lost() -> None:
    anchor = _anchor(blocks_of(TEXTS), "continuing its efforts to implement")
    for texts in (("Quite another matter.", "…"), ()):
        assert resolve(anchor, blocks_of(texts)) == (LOST, None)


def test_a_quote_of_signs_alone_is_found_only_where_it_was() -> None:
    blocks = blocks_of((*TEXTS, "***", "…"))
    anchor = make(blocks, Place("d", 1, 5, 0, 3))
    assert resolve(anchor, blocks)[0] is OK
    assert resolve(anchor, blocks_of(TEXTS)) == (LOST, None)


def test_of_two_paragraphs_with_the_same_words_the_marked_one_opens() -> None:
    blocks = blocks_of((TEXTS[0], TEXTS[1], TEXTS[0]))
    anchor = make(blocks, Place("d", 1, 3))
    state, place = resolve(anchor, blocks)
    assert state is OK
    assert place is not None
    assert place.block == 3


def test_finding_in_a_long_document_looks_at_a_bounded_part() -> None:
    many = blocks_of([f"{TEXTS[n % 4]} Number {n}." for n in range(3_000)])
    finder = Finder(many)
    anchor = _anchor(blocks_of(TEXTS), "a seminar was held in Minsk")
    state, place = finder.resolve(replace(anchor, prefix="", suffix=""))
    assert state is UNCERTAIN
    assert place is not None


# ------------------------------------------------------------------ properties

_WORDS = st.text("abcdeéß XY1“.-", min_size=1, max_size=30)
_DOCUMENTS = st.lists(_WORDS, min_size=1, max_size=8)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[tuple[Block, ...], Place]:
    """A document and a selection in it, over one block or several."""
    blocks = blocks_of(draw(_DOCUMENTS))
    first = draw(st.integers(0, len(blocks) - 1))
    last = draw(st.integers(first, len(blocks) - 1))
    start = draw(st.integers(0, len(blocks[first].text) - 1))
    end = draw(st.integers(0, len(blocks[last].text)))
    assume(first != last or start < end)
    end_block = blocks[last].id if first != last else None
    return blocks, Place("d", 1, blocks[first].id, start, end, end_block)


@given(_marked())
def test_an_anchor_opens_its_own_place_in_an_unchanged_document(
    marked: tuple[tuple[Block, ...], Place],
) -> None:
    blocks, place = marked
    assert resolve(make(blocks, place), blocks) == (OK, place)


@given(_marked(), _DOCUMENTS)
def test_whatever_is_found_lies_in_the_document_and_says_how_surely(
    marked: tuple[tuple[Block, ...], Place], texts: list[str]
) -> None:
    anchor = make(*marked)
    blocks = blocks_of(texts, first_id=100)
    state, place = resolve(anchor, blocks)
    assert (place is None) == (state is LOST)
    if place is None:
        return
    by_id = {block.id: block for block in blocks}
    first, last = by_id[place.block], by_id[place.end_block or place.block]
    assert 0 <= place.start <= len(first.text)
    assert 0 <= place.end <= len(last.text)
    assert first is not last or place.start <= place.end
    if state in (OK, MOVED):
        assert squeeze(_words(blocks, place)) == squeeze(anchor.exact)


@given(_marked(), st.text("klmn ", min_size=1, max_size=30))
def test_a_paragraph_put_in_front_moves_nothing(
    marked: tuple[tuple[Block, ...], Place], before: str
) -> None:
    blocks, place = marked
    anchor = make(blocks, place)
    assume(squeeze(before))
    later = blocks_of((before, *(block.text for block in blocks)), first_id=100)
    state, found = resolve(anchor, later)
    assert state is OK
    assert _words(later, found) == anchor.exact
