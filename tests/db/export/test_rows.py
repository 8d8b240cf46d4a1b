"""What other programs read, of documents that the bundled one is not like."""

from __future__ import annotations

import pytest

from db.export import rows
from db.model import (
    Anchor,
    AnchorState,
    Block,
    BlockKind,
    Bookmark,
    BookmarkTarget,
    Counts,
    Document,
    DocumentContent,
    Facts,
    Footnote,
    FootnoteRef,
    Section,
    SectionKind,
    Source,
)


def content_of(blocks: tuple[Block, ...], notes: tuple[Footnote, ...]) -> DocumentContent:
    document = Document(
        "k", Facts("t"), Source("t.txt", "0", "text/plain"), Counts(), "2020-01-01", 1
    )
    sections = (
        Section(1, None, 0, 1, SectionKind.ANNEX, "Annex I", None),
        Section(2, None, 1, 1, SectionKind.ANNEX, "Annex II", None),
    )
    return DocumentContent(document, sections, blocks, notes)


def paragraph(number: int, page: int, *refs: FootnoteRef) -> Block:
    return Block(
        number,
        1,
        number - 1,
        BlockKind.PARAGRAPH,
        "As stated.",
        number=number,
        page=page,
        refs=refs,
    )


def test_annexes_that_letter_their_notes_anew_keep_them_apart() -> None:
    content = content_of(
        (
            paragraph(1, 2, FootnoteRef(10, "a", note=1)),
            paragraph(2, 2, FootnoteRef(10, "a", note=2), FootnoteRef(3, "b")),
        ),
        (Footnote(1, "a", "See one.", 2), Footnote(2, "a", "See other.", 2)),
    )
    first, second = rows.footnote_rows(content)
    assert first["references"] == [{"block": 1, "offset": 10}]
    assert second["references"] == [{"block": 2, "offset": 10}]


def test_endnotes_are_found_from_any_page() -> None:
    content = content_of(
        (
            paragraph(1, 2, FootnoteRef(10, "1", note=1)),
            paragraph(2, 3, FootnoteRef(10, "1", note=1)),
        ),
        (Footnote(1, "1", "See all.", 9),),
    )
    (note,) = rows.footnote_rows(content)
    assert [place["block"] for place in note["references"]] == [1, 2]


def test_a_note_that_nothing_points_to_is_listed_without_places() -> None:
    (note,) = rows.footnote_rows(content_of((paragraph(1, 1),), (Footnote(1, "*", "n.", None),)))
    assert note == {"label": "*", "text": "n.", "page": None, "references": []}


def test_a_section_without_text_of_its_own_holds_no_blocks() -> None:
    first, second = rows.section_rows(content_of((paragraph(1, 1),), ()))
    assert (first["blocks"], second["blocks"]) == (1, 0)


@pytest.mark.parametrize(
    ("number", "date"), [(20140929, "2014-09-29"), (9991231, "0999-12-31"), (None, None)]
)
def test_bounds_are_iso_dates_or_null(number: int | None, date: str | None) -> None:
    assert rows.iso_date(number) == date


def test_a_lost_bookmark_keeps_its_words_and_has_no_place() -> None:
    anchor = Anchor("gone", "key", 0, 0, 5, "words")
    bookmark = Bookmark(
        7,
        anchor,
        BookmarkTarget.SELECTION,
        "t",
        "n",
        "",
        ("law",),
        "2020",
        "2020",
        AnchorState.LOST,
    )
    row = rows.bookmark_row(bookmark)
    assert (row["quote"], row["state"], row["labels"]) == ("words", "lost", ["law"])
    assert (row["section"], row["block"]) == (None, None)
