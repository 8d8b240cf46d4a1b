"""Where things are on the screen, for tests that click like a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import Anchor, Bookmark, BookmarkTarget, DocumentContent, Hit, HitKind, Place
from gui.reader.geometry import sight_of, strips
from tests.gui.reader.builder import KEY

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRectF

    from gui.reader.document import Page
    from gui.reader.view import ReaderView


def page_of(view: ReaderView) -> Page:
    assert view._page is not None
    return view._page


def place_of(content: DocumentContent, words: str, nth: int = 0) -> Place:
    found = [
        Place(KEY, block.section, block.id, at, at + len(words))
        for block in content.blocks
        for at in (block.text.find(words),)
        if at >= 0
    ]
    return found[nth]


def rect_of(view: ReaderView, place: Place) -> QRectF:
    """Where the first line of a place's words is in the viewport."""
    page = page_of(view)
    bounds = page.map.range_of(place)
    assert bounds is not None
    return _rect(view, *bounds)


def letter_rect(view: ReaderView, label: str, *, back: bool = False) -> QRectF:
    """Where the first reference to a note is in the viewport, or the note's own way back."""
    for passage in page_of(view).map.passages:
        for item, first, last in passage.insertion_positions():
            if item.label == label and item.returns == back:
                return _rect(view, first, last)
    raise AssertionError(label)


def _rect(view: ReaderView, first: int, last: int) -> QRectF:
    page = page_of(view)
    sight = sight_of(page, page.map.at(first))
    rect = strips(sight, first, last)[0].rect
    return rect.translated(0, -view.verticalScrollBar().value())


def middle(rect: QRectF) -> QPoint:
    return rect.center().toPoint()


def hit(place: Place, *more: Place) -> Hit:
    spans = ((place.start, place.end), *((p.start, p.end) for p in more))
    kind = HitKind.FOOTNOTE if place.footnote else HitKind.TEXT
    return Hit(place, kind, (), "", (), spans, 1.0)


def bookmark(number: int, target: BookmarkTarget, place: Place | None) -> Bookmark:
    anchor = Anchor(KEY, "", 0, 0, 0, "")
    return Bookmark(number, anchor, target, f"Mark {number}", "", "", (), "", "", place=place)
