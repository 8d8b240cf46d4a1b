"""What is marked in text and margin, as the eye sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from db.model import Block, BlockKind, BookmarkTarget, Place, Section, SectionKind
from gui.reader.geometry import sight_of, strips
from gui.reader.requests import BookmarkRequest
from gui.theme.tokens import DARK, LIGHT, Tokens
from tests.gui.reader.builder import KEY, block_with, content_of, event
from tests.gui.reader.helpers import bookmark, hit, page_of, place_of, rect_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.model import DocumentContent
    from gui.reader.view import ReaderView

LEFT = Qt.MouseButton.LeftButton


def seen(view: ReaderView, rect: QRectF | QRect, colour: str) -> int:
    """How many pixels of a part of the text have a colour."""
    return _count(view.viewport().grab().toImage(), QRectF(rect).toAlignedRect(), colour)


def _count(image: QImage, rect: QRect, colour: str) -> int:
    part = rect.intersected(image.rect())
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted
        for x in range(part.left(), part.right() + 1)
        for y in range(part.top(), part.bottom() + 1)
    )


def in_margin(view: ReaderView, height: float, colour: str) -> int:
    """How many pixels of the margin have a colour, around a height."""
    image = view._margin.grab().toImage()
    return _count(image, QRect(0, round(height) - 14, image.width(), 28), colour)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def tokens(request: pytest.FixtureRequest, reader: ReaderView) -> Tokens:
    chosen: Tokens = request.param
    reader.apply_theme(chosen)
    return chosen


def test_hits_are_amber_and_only_the_current_one_is_ringed(
    reader: ReaderView, letter: DocumentContent, tokens: Tokens
) -> None:
    first = place_of(letter, "national consultations")
    other = place_of(letter, "judicial powers")
    reader.set_hits((hit(first), hit(other)), 0)
    reader.open_place(first)
    for place in (first, other):
        assert seen(reader, rect_of(reader, place), tokens.hit) > 300
    around = rect_of(reader, first).adjusted(-4, -3, 4, 3)
    assert seen(reader, around, tokens.hit_ring) > 60
    assert seen(reader, rect_of(reader, other).adjusted(-4, -3, 4, 3), tokens.hit_ring) == 0
    reader.set_hits((hit(first), hit(other)), 1)
    assert seen(reader, around, tokens.hit_ring) == 0
    reader.set_hits((), None)
    assert seen(reader, rect_of(reader, other), tokens.hit) == 0


def test_hits_in_notes_are_marked_in_the_list_of_notes(
    reader: ReaderView, letter: DocumentContent
) -> None:
    block = block_with(letter, "There are many such examples")
    place = Place(KEY, block.section, block.id, 0, 9, footnote="b")
    reader.set_hits((hit(place),), 0)
    reader.open_place(place)
    assert seen(reader, rect_of(reader, place), LIGHT.hit) > 200


def test_dates_are_dotted_and_the_selected_one_is_underlined_and_tinted(
    reader: ReaderView, letter: DocumentContent, tokens: Tokens
) -> None:
    reader.set_events((event(letter, 4, "May 2010"),))
    place = place_of(letter, "May 2010")
    reader.open_place(Place(KEY, place.section, place.block))
    rect = rect_of(reader, place)
    under = QRectF(rect.left(), rect.bottom() - 4, rect.width(), 5)
    dots = seen(reader, under, tokens.accent)
    assert rect.width() / 4 < dots < rect.width() / 2
    reader.set_selected_event(4)
    assert seen(reader, under, tokens.ring) > rect.width() * 1.7
    assert seen(reader, rect, tokens.accent_surface) > 300
    reader.set_selected_event(None)
    assert seen(reader, rect, tokens.accent_surface) == 0


def test_the_selected_event_has_a_bar_in_the_margin(
    reader: ReaderView, letter: DocumentContent
) -> None:
    reader.set_events((event(letter, 4, "May 2010"),))
    place = place_of(letter, "May 2010")
    reader.open_place(Place(KEY, place.section, place.block))
    height = rect_of(reader, place).center().y()
    assert in_margin(reader, height, LIGHT.ring) == 0
    reader.set_selected_event(4)
    assert in_margin(reader, height, LIGHT.ring) > 20


def test_an_opened_place_flashes_for_a_moment_only(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    place = Place(KEY, 3, block_with(letter, "May 2010").id, 0, 400)
    reader.open_place(place)
    rect = reader.viewport().rect()
    if reader._flash_end.isActive():
        assert seen(reader, rect, LIGHT.accent_surface) > 2000
    qtbot.waitUntil(lambda: not reader._flash_end.isActive())
    assert seen(reader, rect, LIGHT.accent_surface) == 0


def test_bookmarked_words_are_tinted_with_a_ribbon_beside_them(
    reader: ReaderView, letter: DocumentContent
) -> None:
    place = place_of(letter, "In February 2012")
    row = Place(KEY, place.section, place.block)
    reader.open_place(row)
    rect = rect_of(reader, place)
    line = rect_of(reader, Place(KEY, place.section, place.block, 0, 5)).center().y()
    page = seen(reader, rect, LIGHT.page)
    assert in_margin(reader, line, LIGHT.hit_ring) == 0
    reader.set_bookmarks((bookmark(1, BookmarkTarget.SELECTION, place),))
    assert seen(reader, rect, LIGHT.page) < page / 4
    assert in_margin(reader, line, LIGHT.hit_ring) > 40


def test_a_bookmark_whose_words_are_lost_is_passed_over(
    reader: ReaderView, letter: DocumentContent
) -> None:
    lost = bookmark(1, BookmarkTarget.SELECTION, None)
    elsewhere = bookmark(2, BookmarkTarget.BLOCK, Place("another", 1, 2))
    reader.set_bookmarks((lost, elsewhere))
    assert not reader._margin.marks.passages
    reader.grab()


# ---------------------------------------------------------------- the margin


def margin_point(view: ReaderView, place: Place, from_text: int) -> QPoint:
    page = page_of(view)
    passage = page.map.of_place(place)
    assert passage is not None
    sight = sight_of(page, passage)
    rect = strips(sight, *passage.positions(0, 1))[0].rect
    height = rect.center().y() - view.verticalScrollBar().value()
    return QPoint(view._margin.width() - from_text, round(height))


def test_paragraph_numbers_say_who_numbered(reader: ReaderView, letter: DocumentContent) -> None:
    place = place_of(letter, "I have the honour")
    point = margin_point(reader, place, 32)
    assert reader._margin.tip_at(point) == "Paragraph 1 (numbered by the reader)"
    image = reader._margin.grab().toImage()
    assert _count(image, QRect(0, point.y() - 12, image.width(), 24), LIGHT.page) < (
        image.width() * 24
    )


def test_officially_numbered_paragraphs_show_their_number_in_the_text(
    view: ReaderView, qtbot: QtBot
) -> None:
    section = Section(1, None, 0, 1, SectionKind.SECTION, None, None)
    blocks = [
        Block(1, 1, 0, BlockKind.PARAGRAPH, "The Council met.", "12.", number=1),
        Block(2, 1, 1, BlockKind.PARAGRAPH, "It adjourned.", None, number=2),
    ]
    view.show_content(content_of([section], blocks, []))
    assert view.document().toPlainText().startswith("12.\tThe Council met.")
    assert view._margin.tip_at(margin_point(view, Place(KEY, 1, 1), 32)) == ""
    assert "numbered by the reader" in view._margin.tip_at(margin_point(view, Place(KEY, 1, 2), 32))


def test_the_star_of_a_heading_asks_to_bookmark_its_section(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    heading = block_with(letter, "Belarus and the universal periodic review")
    place = Place(KEY, heading.section, heading.id)
    reader.open_place(place)
    point = margin_point(reader, place, 16)
    wish = BookmarkRequest(
        BookmarkTarget.SECTION, Place(KEY, heading.section, heading.id, 0, len(heading.text))
    )
    qtbot.mouseMove(reader._margin, point)
    assert reader._margin.tip_at(point) == "Bookmark this section"
    with qtbot.waitSignal(reader.bookmarkRequested) as asked:
        qtbot.mouseClick(reader._margin, LEFT, pos=point)
    assert asked.args == [wish]


def test_the_star_of_a_bookmarked_section_asks_to_remove_the_bookmark(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    heading = block_with(letter, "Belarus and the universal periodic review")
    place = Place(KEY, heading.section, heading.id)
    reader.open_place(place)
    reader.set_bookmarks((bookmark(31, BookmarkTarget.SECTION, place),))
    point = margin_point(reader, place, 16)
    assert in_margin(reader, point.y(), LIGHT.hit_ring) > 40
    with qtbot.waitSignal(reader.bookmarkRemoveRequested) as asked:
        qtbot.mouseClick(reader._margin, LEFT, pos=point)
    assert asked.args == [31]


def test_a_star_is_offered_where_the_mouse_or_the_caret_is_and_goes_again(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    heading = block_with(letter, "Belarus and the universal periodic review")
    place = Place(KEY, heading.section, heading.id)
    reader.open_place(place)
    point = margin_point(reader, place, 16)
    strip = QRect(reader._margin.width() - 26, point.y() - 10, 22, 20)

    def star() -> bool:
        return _count(reader._margin.grab().toImage(), strip, LIGHT.page) < 22 * 20

    assert star()  # the caret is in the heading
    qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert not star()
    qtbot.mouseMove(reader.viewport(), QPoint(60, point.y()))
    assert star()
    qtbot.mouseMove(reader.viewport(), QPoint(60, point.y() + 60))
    assert not star()


def test_the_margin_bookmarks_a_paragraph_and_opens_its_bookmark(
    reader: ReaderView, letter: DocumentContent, qtbot: QtBot
) -> None:
    block = letter.blocks[1]
    place = Place(KEY, block.section, block.id)
    point = margin_point(reader, place, 16)
    whole = Place(KEY, block.section, block.id, 0, len(block.text))
    with qtbot.waitSignal(reader.bookmarkRequested) as asked:
        qtbot.mouseClick(reader._margin, LEFT, pos=point)
    assert asked.args == [BookmarkRequest(BookmarkTarget.BLOCK, whole)]
    reader.set_bookmarks((bookmark(8, BookmarkTarget.BLOCK, whole),))
    assert reader._margin.tip_at(point) == "Bookmark: Mark 8"
    with qtbot.waitSignal(reader.bookmarkActivated) as opened:
        qtbot.mouseClick(reader._margin, LEFT, pos=point)
    assert opened.args == [8]


def test_a_section_without_a_heading_shows_its_bookmark_as_a_ribbon(
    view: ReaderView, qtbot: QtBot
) -> None:
    sections = [Section(n, None, n, 2, SectionKind.SECTION, None, None) for n in (1, 2)]
    blocks = [
        Block(n, 1 + n // 3, n, BlockKind.PARAGRAPH, f"Words {n}", None, n) for n in (1, 2, 3)
    ]
    view.show_content(content_of(sections, blocks, []))
    view.set_bookmarks((bookmark(5, BookmarkTarget.SECTION, Place(KEY, 2, 3)),))
    point = margin_point(view, Place(KEY, 2, 3), 16)
    assert in_margin(view, point.y(), LIGHT.hit_ring) > 40
    assert in_margin(view, margin_point(view, Place(KEY, 1, 1), 16).y(), LIGHT.hit_ring) == 0
    with qtbot.waitSignal(view.bookmarkActivated) as opened:
        qtbot.mouseClick(view._margin, LEFT, pos=point)
    assert opened.args == [5]


def test_marks_of_right_to_left_words_are_where_the_words_are(view: ReaderView) -> None:
    text = "عقدت الجمعية العامة in 2014 جلستها الأولى"
    section = Section(1, None, 0, 1, SectionKind.SECTION, None, None)
    view.show_content(content_of([section], [Block(1, 1, 0, BlockKind.PARAGRAPH, text)], []))
    start = text.index("2014")
    date = rect_of(view, Place(KEY, 1, 1, start, start + 4))
    opening = rect_of(view, Place(KEY, 1, 1, 0, 4))
    assert opening.right() == pytest.approx(view.viewport().width() - 4, abs=3)
    assert date.right() < opening.left()
    assert 20 < date.width() < 50
    view.set_hits((hit(Place(KEY, 1, 1, start, start + 4)),), None)
    assert seen(view, date, LIGHT.hit) > 200


def test_a_theme_paints_the_whole_page(reader: ReaderView, tokens: Tokens) -> None:
    image = reader.grab().toImage()
    for x, y in ((3, 3), (400, 6), (690, 300), (3, 480)):
        assert image.pixelColor(x, y) == QColor(tokens.page)


def test_a_dot_in_the_margin_leads_to_the_event_of_its_line(
    qtbot: QtBot, reader: ReaderView, letter: DocumentContent, tokens: Tokens
) -> None:
    place = place_of(letter, "I have the honour")
    first, second = event(letter, 1, "I have"), event(letter, 2, "the honour")
    reader.set_events((first, second))
    dot = margin_point(reader, place, 4)
    assert in_margin(reader, dot.y(), tokens.accent) > 4
    assert reader._margin.tip_at(dot).startswith("Show on the timeline: ")
    with qtbot.waitSignal(reader.eventActivated) as opened:
        qtbot.mouseClick(reader._margin, LEFT, pos=dot)
    assert opened.args == [1]
    reader.set_selected_event(1)
    with qtbot.waitSignal(reader.eventActivated) as opened:
        qtbot.mouseClick(reader._margin, LEFT, pos=dot)
    assert opened.args == [2]  # the next one of the line
    with qtbot.assertNotEmitted(reader.eventActivated):
        qtbot.mousePress(reader._margin, LEFT, pos=dot)
        qtbot.mouseRelease(reader._margin, LEFT, pos=QPoint(2, 2))
    reader.set_events(())
    assert "timeline" not in reader._margin.tip_at(dot)
