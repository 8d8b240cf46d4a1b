"""The reader's corrections change what they say, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.corrections import (
    FactCorrection,
    FactField,
    HeadingCorrection,
    RepairCorrection,
    TieCorrection,
)
from db.errors import KnownError
from db.model import (
    Anchor,
    Block,
    BlockKind,
    DocumentKind,
    ParsedDocument,
    Repair,
)
from db.structure.corrections import anchor_block, anchor_note, apply, find, relevel
from db.structure.numbering import paragraph_numbers
from db.structure.repairs import PAGE_JOIN
from db.structure.said_facts import check_fact
from db.text import block_key, received_text, squeeze
from tests.db.structure.conftest import blocks_of, outline, section
from tests.db.structure.outlines import KEY, REPORT, corrections_of, documents, made

if TYPE_CHECKING:
    from db.corrections import Correction
    from tests.db.structure.conftest import Reader

THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_whole(before: ParsedDocument, after: ParsedDocument) -> None:
    """A document that everything else can work with, and that holds every letter received."""
    open_: list[int] = []
    for at, one in enumerate(after.sections):
        assert (one.id, one.ordinal) == (at + 1, at)
        assert one.parent is None or one.parent in open_
        del open_[0 if one.parent is None else open_.index(one.parent) + 1 :]
        open_.append(one.id)
        assert one.level == len(open_)
    sections = [block.section for block in after.blocks]
    assert sections == sorted(sections)
    assert set(sections) <= {one.id for one in after.sections}
    assert [block.id for block in after.blocks] == list(range(1, len(after.blocks) + 1))
    assert [block.ordinal for block in after.blocks] == list(range(len(after.blocks)))
    keys = [(block.key, block.key_n) for block in after.blocks]
    assert len(set(keys)) == len(keys)
    for block in after.blocks:
        assert block.key == block_key(block.text)
        assert_sound(block)
    assert stream(after) == stream(before)
    assert [squeeze(received_text(note)) for note in after.footnotes] == [
        squeeze(received_text(note)) for note in before.footnotes
    ]
    numbers = {block.id: block.number for block in after.blocks if block.number is not None}
    assert numbers == paragraph_numbers(after.sections, after.blocks)


def assert_sound(block: Block) -> None:
    position = 0
    for repair in block.repairs:
        assert repair.offset >= position
        position = repair.offset + len(repair.cleaned)
        assert block.text[repair.offset : position] == repair.cleaned
    assert position <= len(block.text)
    assert all(0 <= ref.offset <= len(block.text) for ref in block.refs)
    assert all(0 <= mark.offset <= len(block.text) for mark in block.page_breaks)


def stream(document: ParsedDocument) -> str:
    """All that was received, letter for letter; a join that was undone is a line end still."""
    return "\n".join(received_text(block) for block in document.blocks)


# ------------------------------------------------------------------ whatever is said


@THOROUGH
@given(data=st.data())
def test_whatever_is_said_the_document_stays_whole(data: st.DataObject) -> None:
    document = data.draw(documents())
    said = data.draw(corrections_of(document))
    assert_whole(document, apply(document, said).parsed)


@THOROUGH
@given(data=st.data())
def test_the_order_in_which_things_are_said_does_not_matter(data: st.DataObject) -> None:
    document = data.draw(documents())
    said = data.draw(corrections_of(document))
    once = apply(document, said)
    again = apply(document, data.draw(st.permutations(said)))
    assert again.parsed == once.parsed
    assert again.name == once.name
    assert sorted(map(repr, again.lost)) == sorted(map(repr, once.lost))


@THOROUGH
@given(data=st.data())
def test_taking_a_correction_back_is_as_if_it_had_never_been_made(data: st.DataObject) -> None:
    document = data.draw(documents())
    said = data.draw(corrections_of(document))
    assert apply(document, []).parsed == document
    if said:
        changed = apply(document, said).parsed
        assert apply(document, []).parsed == document
        assert apply(document, said).parsed == changed
        rest = said[1:]
        assert apply(document, [*rest]).parsed == apply(document, list(reversed(rest))).parsed


@THOROUGH
@given(data=st.data())
def test_every_correction_is_done_or_told(data: st.DataObject) -> None:
    """One by one, each that is not told as lost changes something or says what is so already."""
    document = data.draw(documents())
    for one in data.draw(corrections_of(document)):
        done = apply(document, [one])
        if done.lost:
            assert done.lost == (one,)
            assert done.parsed == document
        elif isinstance(one, TieCorrection):
            tied = sum(len(block.refs) for block in done.parsed.blocks)
            assert tied >= sum(len(block.refs) for block in document.blocks)
        elif isinstance(one, RepairCorrection):
            count = sum(len(b.repairs) for b in (*document.blocks, *document.footnotes))
            left = sum(len(b.repairs) for b in (*done.parsed.blocks, *done.parsed.footnotes))
            assert left == count - 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_bundled_letter_stays_whole(bundled: ParsedDocument, data: st.DataObject) -> None:
    said = data.draw(corrections_of(bundled))
    assert_whole(bundled, apply(bundled, said).parsed)


@THOROUGH
@given(data=st.data())
def test_all_repairs_undone_give_what_was_received(data: st.DataObject) -> None:
    document = data.draw(documents())
    said = [
        RepairCorrection(anchor_block(document, KEY, block.id), repair)
        for block in document.blocks
        for repair in block.repairs
    ]
    done = apply(document, said)
    assert not done.lost
    assert not any(block.repairs for block in done.parsed.blocks)
    assert "\n".join(block.text for block in done.parsed.blocks) == stream(document)


# ------------------------------------------------------------------ the outline


@pytest.fixture
def report() -> ParsedDocument:
    return made(*REPORT)


def said_of(document: ParsedDocument, words: str, **changes: object) -> HeadingCorrection:
    block = next(block for block in document.blocks if words in block.text)
    return HeadingCorrection(anchor_block(document, KEY, block.id), **changes)  # pyright: ignore[reportArgumentType] - keywords of the test's own


def levels(document: ParsedDocument) -> list[tuple[int, str | None]]:
    return [(one.level, one.title) for one in document.sections]


def test_a_promoted_heading_takes_what_is_below_with_it(report: ParsedDocument) -> None:
    done = apply(report, [said_of(report, "Background", level=1)])
    assert levels(done.parsed)[:3] == [
        (1, "Introduction"),
        (1, "Background"),
        (2, "Sources of the law"),
    ]


def releveled(
    document: ParsedDocument, said: list[HeadingCorrection], wanted: list[int], moved: str
) -> dict[str, int | None]:
    found = find(document, said)
    heads = [block.id for block in document.blocks if block.kind is BlockKind.HEADING]
    here = next(block.id for block in document.blocks if block.text == moved)
    pairs = dict(zip(heads, wanted, strict=True))
    texts = {block.id: block.text for block in document.blocks}
    levels = relevel(document, found, pairs, [here])
    return {texts[block]: level for block, level in levels.items()}


def test_no_more_is_said_of_levels_than_is_needed(report: ParsedDocument) -> None:
    assert releveled(report, [], [1, 2, 3, 2, 1], "Background") == {}
    assert releveled(report, [], [1, 1, 2, 2, 1], "Background") == {"Background": 1}
    said = [said_of(report, "Background", level=1), said_of(report, "Methods", merged=True)]
    assert releveled(report, said, [1, 2, 3, 2, 1], "Background") == {"Background": None}
    pinned = [said_of(report, "Sources", level=3)]
    assert releveled(report, pinned, [1, 1, 2, 2, 1], "Background") == {"Background": 1}
    assert releveled(report, pinned, [1, 1, 1, 1, 1], "Background") == {
        "Background": 1,
        "Sources of the law": 1,
        "Methods of work": 1,
    }


def test_siblings_stay_siblings_when_the_heading_above_is_none(report: ParsedDocument) -> None:
    done = apply(report, [said_of(report, "Introduction", heading=False)])
    assert levels(done.parsed) == [
        (1, None),
        (2, "Background"),
        (3, "Sources of the law"),
        (2, "Methods of work"),
        (1, "Conclusions"),
    ]
    below = apply(report, [said_of(report, "Background", heading=False)])
    assert levels(below.parsed)[:3] == [
        (1, "Introduction"),
        (2, "Sources of the law"),
        (2, "Methods of work"),
    ]


def test_what_is_no_heading_is_a_paragraph_of_the_section_before(report: ParsedDocument) -> None:
    done = apply(report, [said_of(report, "Methods", heading=False)]).parsed
    block = next(block for block in done.blocks if "Methods" in block.text)
    assert block.kind is BlockKind.PARAGRAPH
    assert block in blocks_of(done, section(done, "Sources of the law"))


def test_a_paragraph_becomes_a_heading_of_what_follows_it(report: ParsedDocument) -> None:
    done = apply(report, [said_of(report, "several sources")]).parsed
    new = section(done, "There are several sources of law.")
    assert new.level == 4
    assert blocks_of(done, new)[0].kind is BlockKind.HEADING
    assert blocks_of(done, new)[0].number is None


def test_another_title_leaves_the_words_on_the_page(report: ParsedDocument) -> None:
    done = apply(report, [said_of(report, "Conclusions", title="The end")]).parsed
    assert done.sections[-1].title == "The end"
    assert [block.text for block in done.blocks] == [block.text for block in report.blocks]


def test_a_merged_heading_lends_its_words_to_the_one_before() -> None:
    document = made((1, "Human rights in"), (1, "the world"), (None, "The text is here."))
    done = apply(document, [said_of(document, "the world", merged=True)]).parsed
    assert [one.title for one in done.sections] == ["Human rights in the world"]
    assert [block.section for block in done.blocks] == [1, 1, 1]
    typed = said_of(document, "Human rights", title="Human rights everywhere")
    both = apply(document, [typed, said_of(document, "the world", merged=True)]).parsed
    assert [one.title for one in both.sections] == ["Human rights everywhere"]


def test_a_line_taken_for_a_paragraph_goes_on_with_its_heading(report: ParsedDocument) -> None:
    done = apply(report, [said_of(report, "last paragraph", merged=True)]).parsed
    assert done.sections[-1].title == "Conclusions The last paragraph ends the report."
    assert done.blocks[-1].kind is BlockKind.HEADING


def test_a_merge_without_a_heading_before_is_told(report: ParsedDocument) -> None:
    said = said_of(report, "Methods", merged=True)
    done = apply(report, [said])
    assert done.lost == (said,)
    assert done.parsed == report


def test_an_annex_is_no_annex_with_its_label_and_its_title(bundled: ParsedDocument) -> None:
    done = apply(bundled, [said_of(bundled, "Annex to the letter", heading=False)]).parsed
    assert "annex" not in {kind for _, kind, _, _ in outline(done)}
    title = next(b for b in done.blocks if b.text.startswith("Belarus and human rights"))
    assert title.kind is BlockKind.PARAGRAPH


def test_the_second_line_of_a_heading_is_not_corrected_alone(bundled: ParsedDocument) -> None:
    title = next(b for b in bundled.blocks if b.text.startswith("Belarus and human rights:"))
    said = HeadingCorrection(anchor_block(bundled, KEY, title.id), level=1)
    assert apply(bundled, [said]).lost == (said,)


def test_a_heading_found_elsewhere_in_a_sentence_is_lost(report: ParsedDocument) -> None:
    """The words alone are no heading: a paragraph that holds them must not become one."""
    anchor = Anchor(KEY, block_key("paragraph of the background"), 0, 0, 27,
                    "paragraph of the background")  # fmt: skip
    said = HeadingCorrection(anchor, level=1)
    done = apply(report, [said])
    assert done.lost == (said,)
    assert done.parsed == report


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The rights of the chi1d in armed conflict", "The rights of the child in armed conflict"),
        ("Rights of minorities1", "Rights of minorities"),
        ("II. The work of the Committee", "The work of the Committees"),
        ("The work of the Committees", "A. The work of the Committee"),
    ],
)
def test_a_heading_is_known_again_though_some_letters_are_others(was: str, now: str) -> None:
    before = made((1, "Introduction"), (None, "Text of it."), (1, was), (None, "More text."))
    after = made((1, "Introduction"), (None, "Text of it."), (1, now), (None, "More text."))
    done = apply(after, [said_of(before, was, title="Another")])
    assert done.lost == ()
    assert [one.title for one in done.parsed.sections] == ["Introduction", "Another"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Annex I", "Annex IV"),
        ("Part II of the report of the Committee", "Part I of the report of the Committee"),
        ("II. The work of the Committee", "III. The work of the Committees"),
        ("Goal 3: an end to poverty", "Goal 4: an end to poverty"),
        ("The rights of the child", "The rights of women and of men"),
        ("Whatever was said there", "Nothing of the kind"),
    ],
)
def test_another_heading_is_not_taken_for_it(was: str, now: str) -> None:
    before, after = made((1, was), (None, "Text.")), made((1, now), (None, "Text."))
    said = said_of(before, was, title="Another")
    assert apply(after, [said]).lost == (said,)


def test_of_two_that_could_be_the_same_heading_neither_is_changed() -> None:
    before = made((1, "The rights of the children"), (1, "The rights of the childern"))
    after = made((1, "The rights of the child"), (None, "Text."))
    said = [said_of(before, words, title="Another") for words in ("children", "childern")]
    assert set(apply(after, said).lost) == set(said)
    there = [*said[:1], said_of(after, "the child", title="The third")]
    done = apply(after, there)
    assert done.lost == (said[0],), "the exact words come first"
    assert done.parsed.sections[0].title == "The third"


# ------------------------------------------------------------------ repairs


def one_repair(document: ParsedDocument, rule: str) -> tuple[Block, Repair, RepairCorrection]:
    block = next(b for b in document.blocks if any(r.rule == rule for r in b.repairs))
    repair = next(repair for repair in block.repairs if repair.rule == rule)
    return block, repair, RepairCorrection(anchor_block(document, KEY, block.id), repair)


def test_a_join_undone_parts_the_paragraph_at_the_page(bundled: ParsedDocument) -> None:
    block, repair, said = one_repair(bundled, PAGE_JOIN)
    done = apply(bundled, [said]).parsed
    first, second = done.blocks[block.ordinal : block.ordinal + 2]
    assert (first.text, second.text) == (
        block.text[: repair.offset],
        block.text[repair.offset + 1 :],
    )
    assert (first.page, second.page) == (2, 3)
    assert second.number == (first.number or 0) + 1
    assert not first.page_breaks
    assert not second.page_breaks


def test_a_note_letter_undone_is_text_again(bundled: ParsedDocument) -> None:
    block, repair, said = one_repair(bundled, "note reference")
    done = apply(bundled, [said]).parsed.blocks[block.ordinal]
    assert done.text[repair.offset] == "a"
    assert not done.refs
    assert len(done.repairs) == len(block.repairs) - 1


def test_an_undone_repair_of_a_heading_changes_its_title(parsed: Reader) -> None:
    document = parsed("I. The in ternational order\n\nThe text of the section is here.\n")
    _, _, said = one_repair(document, "broken word")
    assert document.sections[0].title == "The international order"
    done = apply(document, [said]).parsed
    assert done.sections[0].title == "The in ternational order"


def test_of_two_alike_each_is_undone_by_itself(parsed: Reader) -> None:
    document = parsed("The  first and the  second words stand here together.\n")
    block = document.blocks[0]
    one, two = (
        RepairCorrection(anchor_block(document, KEY, block.id), repair) for repair in block.repairs
    )
    assert apply(document, [one]).parsed.blocks[0].text.startswith("The  first and the second")
    assert apply(document, [two]).parsed.blocks[0].text.startswith("The first and the  second")
    assert apply(document, [two, one, two]).parsed.blocks[0].text == received_text(block)


def test_a_repair_of_a_note_is_undone_in_that_note(parsed: Reader) -> None:
    document = parsed(
        "The text of the world.a\n\n__________\n\na  See the  report of the Council.\n"
    )
    note = document.footnotes[0]
    said = RepairCorrection(anchor_note(document, KEY, note.id), note.repairs[0], note.label)
    done = apply(document, [said]).parsed.footnotes[0]
    assert done.text == received_text(note)
    gone = replace(document, footnotes=())
    assert apply(gone, [said]).lost == (said,)


def test_a_repair_that_is_made_no_more_is_told(bundled: ParsedDocument) -> None:
    block, repair, said = one_repair(bundled, "broken word")
    other: Correction = replace(said, repair=replace(repair, received="xy"))
    assert apply(bundled, [other]).lost == (other,)
    blocks = tuple(one for one in bundled.blocks if one.id != block.id)
    assert apply(replace(bundled, blocks=blocks), [said]).lost == (said,)


# ------------------------------------------------------------------ facts


def test_facts_are_as_the_reader_says(bundled: ParsedDocument) -> None:
    done = apply(
        bundled,
        [
            FactCorrection(FactField.TITLE, "  A  letter "),
            FactCorrection(FactField.SYMBOL, "A/69/1"),
            FactCorrection(FactField.KIND, "report"),
            FactCorrection(FactField.AGENDA_ITEMS, "68 (b); ; 68 (c)"),
            FactCorrection(FactField.ISSUER, ""),
            FactCorrection(FactField.NAME, "Letter of Belarus"),
        ],
    )
    facts = done.parsed.facts
    assert facts.title == "A letter"
    assert facts.symbol == "A/69/1"
    assert facts.kind is DocumentKind.REPORT
    assert facts.agenda_items == ("68 (b)", "68 (c)")
    assert facts.issuer is None
    assert facts.issued == bundled.facts.issued
    assert done.name == "Letter of Belarus"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (FactField.TITLE, " ", "needs a title"),
        (FactField.KIND, "poem", "letter"),
        (FactField.ISSUED, "yesterday", "2014-09-29"),
        (FactField.LANGUAGE, "English", "code"),
        (FactField.LANGUAGE, "", "code"),
        (FactField.ORIGINAL_LANGUAGE, "RU", "code"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_calmly(
    bundled: ParsedDocument, field: FactField, value: str, told: str
) -> None:
    with pytest.raises(KnownError, match=told):
        check_fact(field, value)
    assert apply(bundled, [FactCorrection(field, value)]).parsed == bundled


def test_of_two_editions_corrected_each_keeps_its_own(bundled: ParsedDocument) -> None:
    title, found = bundled.facts.title, bundled.facts.issued
    of_this = FactCorrection(FactField.ISSUED, "2014-10-01", found, title, "1" * 64)
    of_that = FactCorrection(FactField.ISSUED, "2014-11-01", found, title, "2" * 64)
    for source, issued in (("1" * 64, "2014-10-01"), ("2" * 64, "2014-11-01")):
        done = apply(bundled, [of_this, of_that], source)
        assert (done.parsed.facts.issued, done.lost) == (issued, ())


def test_a_file_that_says_by_now_what_was_typed_needs_no_correction(
    bundled: ParsedDocument,
) -> None:
    said = FactCorrection(FactField.ISSUED, bundled.facts.issued, "2014", "Else", "1" * 64)
    done = apply(bundled, [said], "2" * 64)
    assert (done.parsed, done.lost) == (bundled, ())


_NEEDED = (FactField.TITLE, FactField.KIND, FactField.LANGUAGE)


@pytest.mark.parametrize("field", [field for field in FactField if field not in _NEEDED])
def test_a_field_can_be_emptied_where_a_document_may_be_silent(field: FactField) -> None:
    check_fact(field, "")
    check_fact(field, None)
