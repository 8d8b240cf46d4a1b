"""Whatever the text: nothing is lost, nothing is added, every place is inside its block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from db.model import Line, SourceText
from db.structure.parse import parse
from db.text import received_text
from tests.db.structure.conftest import assert_accounted

if TYPE_CHECKING:
    from db.structure.words import Vocabulary

PIECES = st.sampled_from(
    [
        "Letter dated 3 May 2001 from the Permanent Representative of Peru to the United Nations",
        "addressed to the Secretary-General",
        "Annex",
        "Annex II to the letter dated 3 May 2001",
        "Enclosure",
        "[Original: French]",
        "(Signed) A. Name",
        "I have the honour to transmit the recommendationsc of the world.a",
        "and of the rights of all, which are in ternational or are cr iticized  twice",
        "a See the report.",
        "b  Available from www.example.org.",
        "1 Ibid.",
        "* Reissued.",
        "* * *",
        "__________",
        "• An item of a list",
        "(a) An item;",
        "12. The Council decides",
        "I. Introduction",
        "A. Background",
        "II",
        "THE CAPITALS",
        "The Security Council,",
        "Resolution 1325 (2000)",
        "Chapter I: Purposes",
        "Article 1",
        "A/RES/60/251",
        "(S/",
        "12869)",
        "the coun-",
        "try of 2013–",
        "2014",
        "12",
        "16-08412 (E)",
        "第一章：宗旨及原则",
        "欲免后世再遭今代",
        "المادة 1",
        "Статья 1",
        "“",
        "a",
        "1",
        "•",
        "-",
    ]
)


@st.composite
def sources(draw: st.DrawFn) -> SourceText:
    page = 1
    lines = [Line("A first line", 1)]
    for text in draw(st.lists(PIECES, max_size=25)):
        new_page = draw(st.integers(0, 6)) == 0
        page += new_page
        indent = draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 8]))
        gap = 0 if new_page else draw(st.sampled_from([0, 0, 0, 1, 2]))
        lines.append(Line(text, page, indent, gap))
    return SourceText(tuple(lines), page, "text/plain")


@settings(max_examples=400, deadline=None)
@given(source=sources())
def test_nothing_is_lost_and_every_place_is_in_its_block(
    source: SourceText, words: Vocabulary
) -> None:
    document = parse(source, words)
    assert_accounted(source, document)
    assert [one.id for one in document.sections] == list(range(1, len(document.sections) + 1))
    for one in document.sections:
        assert one.parent is None or one.parent < one.id
    sections = [block.section for block in document.blocks]
    assert sections == sorted(sections)
    for block in document.blocks:
        assert block.section <= len(document.sections)
        assert all(0 <= ref.offset <= len(block.text) for ref in block.refs)
        assert all(0 <= page.offset <= len(block.text) for page in block.page_breaks)
        assert "  " not in block.text
        assert received_text(block).strip() == received_text(block)
