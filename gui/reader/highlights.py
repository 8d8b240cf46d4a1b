"""What is marked in the text: hits, dated words, bookmarked words, the place just opened.

Painted by hand under and over the text, only for the passages in sight: five thousand hits cost
nothing until they are scrolled to, and marks can have the round corners, rings and dotted lines
that extra selections cannot. May import db.model, gui.theme.tokens and the page's own parts.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from db.model import BookmarkTarget, Place
from gui.reader.document import SIDE
from gui.reader.geometry import line_at, strips
from gui.reader.margin import MarginMarks, margin_marks
from gui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Bookmark, Event, Hit
    from gui.reader.geometry import Sight, Strip
    from gui.reader.passages import PassageMap
    from gui.theme.tokens import Tokens

_ROUND = 3.0
_RULE_RISE = 20  # of a hairline above the words below it
_UNDERLINE_DROP = 0.16  # from the base line, as a share of the line


class Layer(Enum):
    """What lies under the letters and what over them."""

    UNDER = auto()
    OVER = auto()


class Highlights:
    """The marks of one document, kept as ranges of its text so that they outlive a new layout."""

    def __init__(self, places: PassageMap) -> None:
        self._map = places
        self._given: tuple[tuple[Hit, ...], int | None] = ((), None)
        self._all_events: tuple[Event, ...] = ()
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._tokens = LIGHT
        self._ratio = 1.0
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._events: dict[int, list[Event]] = {}
        self._words: dict[int, list[tuple[int, int]]] = {}
        self._current: tuple[int, int, int] | None = None
        self._flash: dict[int, tuple[int, int]] = {}
        self.focused: tuple[int, int] | None = None  # page positions of a note letter
        self.selected: int | None = None  # id of an event
        self.hovered: int | None = None

    def move_to(self, places: PassageMap) -> None:
        """The same document was laid out anew, or further."""
        self._map = places
        self.set_hits(*self._given)
        self.set_events(self._all_events)
        self.set_bookmarks(self._bookmarks)

    def set_look(self, tokens: Tokens, ratio: float) -> None:
        """Take on colours and text size."""
        self._tokens, self._ratio = tokens, ratio

    def set_hits(self, hits: tuple[Hit, ...], current: int | None) -> None:
        """Mark the words that a search found; ring those of the current hit."""
        self._given = (hits, current)
        self._hits = {}
        self._current = None
        for number, hit in enumerate(hits):
            passage = self._map.of_place(hit.place)
            if passage is None:
                continue
            place = hit.place
            spans = hit.spans or (((place.start, place.end),) if place.end > place.start else ())
            self._hits.setdefault(passage.index, []).extend(spans)
            if number == current:
                self._current = (passage.index, place.start, place.end)

    def set_events(self, events: tuple[Event, ...]) -> None:
        """Mark dated words."""
        self._all_events = events
        self._events = {}
        for event in events:
            passage = self._map.of_block(event.block)
            if passage is not None:
                self._events.setdefault(passage.index, []).append(event)

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Tint bookmarked words; whole sections and paragraphs show in the margin alone."""
        self._bookmarks = bookmarks
        self._words = {}
        for bookmark in bookmarks:
            if bookmark.place is not None and bookmark.target is BookmarkTarget.SELECTION:
                for passage, start, end in self._map.ranges_in(bookmark.place):
                    self._words.setdefault(passage.index, []).append((start, end))

    def margin(self) -> MarginMarks:
        """What the margin shows of the bookmarks."""
        return margin_marks(self._bookmarks, self._map)

    def flash(self, place: Place | None) -> None:
        """Tint a place for a moment; None ends it."""
        parts = self._map.ranges_in(place) if place is not None else ()
        self._flash = {passage.index: (start, end) for passage, start, end in parts}

    def events_of(self, index: int) -> list[Event]:
        """The dated words of a passage."""
        return self._events.get(index, [])

    def shows(self, place: Place) -> bool:
        """Whether the current hit or the selected event already marks exactly these words."""
        passage = self._map.of_place(place)
        if passage is None:
            return False
        if self._current == (passage.index, place.start, place.end):
            return True
        return any(
            event.id == self.selected and (event.start, event.end) == (place.start, place.end)
            for event in self.events_of(passage.index)
        )

    def selected_in(self, index: int) -> Event | None:
        """The selected event, if it is in a passage."""
        return next((e for e in self.events_of(index) if e.id == self.selected), None)

    def paint(self, painter: QPainter, sight: Sight, layer: Layer) -> None:
        """Draw the marks of one passage."""
        if layer is Layer.UNDER:
            self._paint_under(painter, sight)
        else:
            self._paint_over(painter, sight)

    def _paint_under(self, painter: QPainter, sight: Sight) -> None:
        index, tokens = sight.passage.index, self._tokens
        if sight.passage.ruled:
            line = line_at(sight, sight.passage.first)
            height = round(line.top() - _RULE_RISE * self._ratio)
            painter.fillRect(QRectF(SIDE, height, line.right() - SIDE, 1), QColor(tokens.hairline))
        painter.setPen(Qt.PenStyle.NoPen)
        tint = QColor(tokens.hit_ring)
        tint.setAlpha(46 if tokens.dark else 30)
        for start, end in self._words.get(index, ()):
            _fill(painter, _strips(sight, start, end), tint)
        if index in self._flash:
            _fill(painter, _strips(sight, *self._flash[index]), QColor(tokens.accent_surface))
        for event in self.events_of(index):
            if event.id in {self.selected, self.hovered}:
                surface = tokens.accent_surface if event.id == self.selected else tokens.hover
                _fill(painter, _strips(sight, event.start, event.end), QColor(surface))
        for start, end in self._hits.get(index, ()):
            _fill(painter, _strips(sight, start, end), QColor(tokens.hit))

    def _paint_over(self, painter: QPainter, sight: Sight) -> None:
        index, tokens = sight.passage.index, self._tokens
        for event in self.events_of(index):
            self._underline(painter, sight, event)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._current is not None and self._current[0] == index:
            painter.setPen(QPen(QColor(tokens.hit_ring), 2))
            for strip in _strips(sight, self._current[1], self._current[2]):
                painter.drawRoundedRect(_padded(strip.rect, 1.5), _ROUND + 1, _ROUND + 1)
        if (
            self.focused is not None
            and sight.passage.first <= self.focused[0] <= sight.passage.last
        ):
            painter.setPen(QPen(QColor(tokens.ring), 2))
            for strip in strips(sight, *self.focused):
                height = strip.base - strip.rect.top()
                raised = QRectF(strip.rect.topLeft(), QSizeF(strip.rect.width(), height))
                painter.drawRoundedRect(_padded(raised, 2.5), _ROUND, _ROUND)

    def _underline(self, painter: QPainter, sight: Sight, event: Event) -> None:
        """Dots under a dated expression; a line under the selected one."""
        chosen = event.id == self.selected
        thick = max(1.0, round(self._ratio)) * (2 if chosen else 1)
        colour = self._tokens.ring if chosen else self._tokens.accent
        pen = QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if not chosen:
            pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # dots, not grey dashes
        for strip in _strips(sight, event.start, event.end):
            height = round(strip.base + _UNDERLINE_DROP * strip.rect.height())
            left, right = round(strip.rect.left()), round(strip.rect.right())
            painter.drawLine(QPoint(left, height), QPoint(right, height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _strips(sight: Sight, start: int, end: int) -> list[Strip]:
    return strips(sight, *sight.passage.positions(start, end))


def _padded(rect: QRectF, across: float) -> QRectF:
    return rect.adjusted(-across, 0, across, 0)


def _fill(painter: QPainter, parts: Iterable[Strip], colour: QColor) -> None:
    painter.setBrush(colour)
    for strip in parts:
        painter.drawRoundedRect(_padded(strip.rect, 1), _ROUND, _ROUND)
