"""What the reader's changes to an outline give, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.corrections import FactCorrection, FactField, HeadingCorrection, RepairCorrection
from db.errors import KnownError
from db.model import BlockKind, Repair
from db.structure.corrections import anchor_block
from gui.review.draft import DEEPEST, Draft
from tests.db.structure.outlines import KEY, REPORT, made

if TYPE_CHECKING:
    from gui.review.draft import Heading

TITLE = "Report"  # that ``made`` gives


@pytest.fixture
def draft() -> Draft:
    return Draft(made(*REPORT), KEY, ())


def levels(draft: Draft) -> list[tuple[int, str]]:
    return [(row.level, row.text) for row in draft.headings() if row.section is not None]


def row(draft: Draft, words: str) -> Heading:
    return next(row for row in draft.headings() if words in row.text)


def why(draft: Draft, words: str, by: int) -> str:
    return draft.why_not_move(draft.headings(), row(draft, words), by)


def paragraph(draft: Draft, words: str) -> int:
    return next(block.id for block in draft.parsed.blocks if words in block.text)


# ------------------------------------------------------------------ promote and demote


def test_the_first_heading_cannot_go_under_another_and_says_why(draft: Draft) -> None:
    assert why(draft, "Introduction", 1).startswith("it is the first heading")
    draft.move(row(draft, "Introduction"), 1)
    assert not draft.can_undo
    assert why(draft, "Background", 1).startswith("it is the first under “Introduction”")
    assert why(draft, "Introduction", -1) == "it is at the top level already."


def test_demoting_moves_where_the_heading_above_was_unmade(draft: Draft) -> None:
    """ "Sources" should be at level 3, and stands at 2: its sibling must go to 3 in one step."""
    draft.unmake(row(draft, "Background"))
    assert levels(draft)[1:3] == [(2, "Sources of the law"), (2, "Methods of work")]
    draft.move(row(draft, "Methods"), 1)
    assert levels(draft)[1:3] == [(2, "Sources of the law"), (3, "Methods of work")]
    draft.undo()
    draft.move(row(draft, "Sources"), -1)
    assert levels(draft)[:3] == [
        (1, "Introduction"),
        (1, "Sources of the law"),
        (2, "Methods of work"),
    ]


def test_a_heading_moves_with_everything_under_it_also_what_was_moved_before(draft: Draft) -> None:
    draft.move(row(draft, "Methods"), 1)  # under Background, by the reader's word
    assert levels(draft)[3] == (3, "Methods of work")
    draft.move(row(draft, "Background"), -1)
    assert levels(draft)[1:4] == [
        (1, "Background"),
        (2, "Sources of the law"),
        (2, "Methods of work"),
    ]
    draft.undo()
    assert levels(draft)[1:4] == [
        (2, "Background"),
        (3, "Sources of the law"),
        (3, "Methods of work"),
    ]


def test_a_heading_made_of_a_paragraph_takes_what_follows_it_along(draft: Draft) -> None:
    draft.make_heading(paragraph(draft, "of the background"), 2)
    draft.move(row(draft, "of the background"), -1)
    assert levels(draft)[1:4] == [
        (2, "Background"),
        (1, "A paragraph of the background is here."),
        (2, "Sources of the law"),
    ]


def test_there_and_back_again_is_no_change(draft: Draft) -> None:
    before = levels(draft)
    draft.move(row(draft, "Methods"), 1)
    assert draft.changed
    draft.move(row(draft, "Methods"), -1)
    assert levels(draft) == before
    assert not draft.changed


def test_nothing_goes_deeper_than_the_outline_goes() -> None:
    rows = [(level, f"Heading of level {level}") for level in range(1, DEEPEST + 1)]
    draft = Draft(made((1, "First"), *rows), KEY, ())
    assert why(draft, "Heading of level 1", 1) == f"outlines go down to level {DEEPEST}."


@st.composite
def outlines(draw: st.DrawFn) -> list[int]:
    found: list[int] = []
    for _ in range(draw(st.integers(1, 8))):
        found.append(draw(st.integers(1, min(5, (found[-1] if found else 0) + 1))))
    return found


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_was_done_before_a_move_moves_one_level_and_only_that_branch(
    data: st.DataObject,
) -> None:
    rows: list[tuple[int | None, str]] = []
    for at, level in enumerate(data.draw(outlines())):
        rows += [(level, f"Heading number {at}"), (None, f"Paragraph number {at}")]
    draft = Draft(made(*rows), KEY, ())
    for _ in range(data.draw(st.integers(1, 6))):
        headings = [one for one in draft.headings() if one.section is not None]
        named = [one for one in headings if one.block is not None]
        if not named:
            return
        chosen = data.draw(st.sampled_from(named))
        match data.draw(st.sampled_from(["unmake", "make", "move", "move", "move"])):
            case "unmake":
                draft.unmake(chosen)
            case "make":
                plain = data.draw(st.sampled_from(draft.paragraphs()))
                draft.make_heading(plain.id, chosen.level)
            case _:
                by = data.draw(st.sampled_from([-1, 1]))
                assert_moved(draft, chosen, by)


def assert_moved(draft: Draft, chosen: Heading, by: int) -> None:
    rows = draft.headings()
    before = [one for one in rows if one.section is not None]
    at = before.index(chosen)
    end = at + 1
    while end < len(before) and before[end].level > chosen.level:
        end += 1
    reason = draft.why_not_move(rows, chosen, by)
    draft.move(chosen, by)
    after = [one for one in draft.headings() if one.section is not None]
    wanted = [
        one.level + (by if at <= n < end and not reason else 0) for n, one in enumerate(before)
    ]
    assert [one.level for one in after] == wanted
    assert [one.text for one in after] == [one.text for one in before]


# ------------------------------------------------------------------ merge


def test_a_heading_merges_with_one_that_the_reader_made(draft: Draft) -> None:
    assert draft.why_not_merge(row(draft, "Background"))
    draft.make_heading(paragraph(draft, "first paragraph"), 1)
    assert draft.why_not_merge(row(draft, "Background")) == ""
    draft.merge(row(draft, "Background"))
    assert draft.corrected.lost == ()
    assert levels(draft)[1] == (1, "The first paragraph of the report stands here. Background")


def test_nothing_merges_with_what_is_no_heading_any_more() -> None:
    draft = Draft(
        made(
            (1, "Human rights in"),
            (1, "the world"),
            (None, "Text."),
        ),
        KEY,
        (),
    )
    assert draft.why_not_merge(row(draft, "the world")) == ""
    draft.unmake(row(draft, "Human rights in"))
    assert draft.why_not_merge(row(draft, "the world")) == "no heading stands just before it."
    draft.merge(row(draft, "the world"))
    assert draft.corrected.lost == ()
    assert draft.why_not_merge(row(draft, "Human rights in")) == "it is no heading of the text."


def test_a_line_taken_for_a_paragraph_is_taken_into_the_heading_above(draft: Draft) -> None:
    block = draft.line_below(row(draft, "Conclusions"))
    assert block == paragraph(draft, "last paragraph")
    draft.take_in(row(draft, "Conclusions"))
    assert levels(draft)[-1] == (1, "Conclusions The last paragraph ends the report.")
    assert draft.line_below(row(draft, "Conclusions")) is None, "the text ends there"
    taken = row(draft, "The last paragraph")
    draft.take_in(row(draft, "Conclusions"))
    draft.reset_heading(next(one for one in draft.headings() if one.remark.startswith("goes on")))
    assert taken not in draft.headings()
    assert not draft.changed


def test_the_line_below_is_none_where_another_heading_or_a_table_comes_next() -> None:
    parsed = made((1, "First"), (2, "Second"), (None, "A | B"))
    table = replace(parsed.blocks[2], kind=BlockKind.TABLE_ROW)
    draft = Draft(replace(parsed, blocks=(*parsed.blocks[:2], table)), KEY, ())
    assert draft.line_below(row(draft, "First")) is None
    assert draft.line_below(row(draft, "Second")) is None


# ------------------------------------------------------------------ facts of another file


def kept(value: str, field: FactField = FactField.ISSUED) -> FactCorrection:
    return FactCorrection(field, value, "2014-01-01", "Another title", "1" * 64)


def test_a_fact_of_another_file_is_offered_not_applied() -> None:
    said = kept("2014-09-29")
    draft = Draft(made(*REPORT), KEY, [said], "2" * 64)
    assert draft.fact(FactField.ISSUED) == ""
    assert draft.kept_fact(FactField.ISSUED) == said
    assert draft.corrections == (said,)
    assert not draft.changed
    draft.use_kept(FactField.ISSUED)
    assert draft.fact(FactField.ISSUED) == "2014-09-29"
    assert draft.kept_fact(FactField.ISSUED) is None
    assert said in draft.corrections, "the other file may come back"
    draft.undo()
    draft.forget_kept(FactField.ISSUED)
    assert draft.corrections == ()
    draft.use_kept(FactField.ISSUED)
    assert draft.corrections == ()


def test_what_is_not_applied_is_said_in_words() -> None:
    other = made((1, "Something else"), (None, "Other words."))
    repair = Repair(0, "cr iticized", "criticized", "broken word")
    anchor = anchor_block(other, KEY, 1)
    said = [kept("2014-09-29"), HeadingCorrection(anchor), RepairCorrection(anchor, repair)]
    draft = Draft(made(*REPORT), KEY, said, "2" * 64)
    assert sorted(draft.lost_in_words()) == [
        "Issued “2014-09-29”, said of another file",
        "The heading “Something else”",
        "The repair of “cr iticized” in “Something else”",
    ]


def test_what_is_kept_is_refused_where_the_field_cannot_hold_it() -> None:
    draft = Draft(made(*REPORT), KEY, [kept("next week")], "2" * 64)
    with pytest.raises(KnownError, match="is not a date"):
        draft.use_kept(FactField.ISSUED)


def test_what_was_said_before_files_were_remembered_is_of_this_one() -> None:
    said = FactCorrection(FactField.ISSUED, "2014-09-29")
    draft = Draft(made(*REPORT), KEY, [said], "2" * 64)
    assert draft.fact(FactField.ISSUED) == "2014-09-29"
    (signed,) = draft.corrections
    assert signed == FactCorrection(FactField.ISSUED, "2014-09-29", "", TITLE, "2" * 64)
    assert not draft.changed
