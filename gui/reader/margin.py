"""The margin beside the text: paragraph numbers, ribbons, stars, and where the chosen event is.

The numbers are ours, and say so. May import db.model, gui.theme.tokens and the page's own parts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from db.model import BlockKind, BookmarkTarget
from gui.reader.geometry import Sight, line_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from db.model import Bookmark, Event
    from gui.reader.passages import Passage, PassageMap
    from gui.reader.typography import Typography
    from gui.theme.tokens import Tokens

_NUMBER_EDGE = 27  # from the right edge of the numbers to the text
_MARK_EDGE = 16  # from the middle of ribbons and stars to the text
_MARK_ZONE = 26  # how far from the text a click means a ribbon or a star
_BAR = QRectF(-6, 0, 3, 0)
_DOT_EDGE, _DOT = 4.5, 2.0  # from the text to the middle of an event's dot, and its half
_DOT_ZONE = 10  # how far from the text a click means the event of a line


class MarginMarks(NamedTuple):
    """The bookmarks of a document as the margin shows them, by section and by passage."""

    sections: dict[int, Bookmark]
    passages: dict[int, tuple[Bookmark, ...]]


def margin_marks(bookmarks: Iterable[Bookmark], places: PassageMap) -> MarginMarks:
    """Sort bookmarks by where the margin shows them: whole sections at their head."""
    sections: dict[int, Bookmark] = {}
    passages: dict[int, tuple[Bookmark, ...]] = {}
    for bookmark in bookmarks:
        if bookmark.place is None:
            continue
        passage = places.of_place(bookmark.place)
        if passage is None:
            continue
        if bookmark.target is BookmarkTarget.SECTION:
            sections[bookmark.place.section] = bookmark
            passage = places.head(bookmark.place.section) or passage
        # A section without a heading has no star: its first paragraph bears a ribbon.
        if bookmark.target is not BookmarkTarget.SECTION or not _is_heading(passage):
            passages[passage.index] = (*passages.get(passage.index, ()), bookmark)
    return MarginMarks(sections, passages)


class Margin(QWidget):
    """The strip left of the text. It asks the page what is in sight, and keeps no geometry."""

    sectionMarked = Signal(int)  # section: its star was clicked
    blockMarked = Signal(int)  # block without a ribbon: bookmark it
    bookmarkActivated = Signal(int)  # bookmark: its ribbon was clicked
    eventActivated = Signal(int)  # event: the dot beside its words was clicked

    def __init__(
        self,
        parent: QWidget,
        sights: Callable[[], Iterable[Sight]],
        scrolled: Callable[[], int],
        head: Callable[[int], Passage | None],
        chosen: Callable[[int], Event | None],
    ) -> None:
        super().__init__(parent)
        self._sights, self._scrolled, self._head, self._chosen = sights, scrolled, head, chosen
        self._tokens: Tokens | None = None
        self._type: Typography | None = None
        self.marks = MarginMarks({}, {})
        self.events_of: Callable[[int], Sequence[Event]] = _no_events  # of a passage, by its index
        self._hovered: int | None = None  # index of a passage
        self._current: int | None = None  # index of the passage that has the caret
        self._pressed: int | None = None
        self._pressed_event: Event | None = None
        self.setMouseTracking(True)
        self.setAccessibleName("Margin")
        self.setAccessibleDescription("Paragraph numbers by the reader, and bookmarks")

    def set_look(self, tokens: Tokens, typography: Typography) -> None:
        """Take on colours and text size."""
        self._tokens, self._type = tokens, typography
        self.update()

    def set_marks(self, marks: MarginMarks) -> None:
        """Show these bookmarks."""
        self.marks = marks
        self.update()

    def hover(self, index: int | None) -> None:
        """The mouse is over this passage, here or in the text."""
        if index != self._hovered:
            self._hovered = index
            self.update()

    def set_current(self, index: int | None) -> None:
        """The caret is in this passage, and the text has the focus."""
        if index != self._current:
            self._current = index
            self.update()

    @property
    def _scale(self) -> float:
        return self._type.mark_scale if self._type else 1.0

    def least_width(self) -> int:
        """The room that three figures and the marks need."""
        if self._type is None:
            return 2 * _NUMBER_EDGE
        figures = QFontMetricsF(self._type.number(self.font())).horizontalAdvance("000")
        return math.ceil(_NUMBER_EDGE * self._scale + figures + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what belongs to the passages in sight."""
        if self._tokens is None or self._type is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._tokens.page))
        painter.translate(self.width(), -self._scrolled())
        for sight in self._sights():
            self._paint_row(painter, sight)
        painter.end()

    def _paint_row(self, painter: QPainter, sight: Sight) -> None:
        tokens, typography = self._tokens, self._type
        block = sight.passage.block
        if tokens is None or typography is None or block is None:
            return
        line = sight.block.layout().lineAt(0)
        if not line.isValid():
            return
        top = sight.rect.top() + line.y()
        if block.number is not None and block.marker is None:
            font = typography.number(self.font())
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted))
            number = str(block.number)
            width = QFontMetricsF(font).horizontalAdvance(number)
            painter.drawText(
                QPointF(-_NUMBER_EDGE * self._scale - width, top + line.ascent()), number
            )
        middle = QPointF(-_MARK_EDGE * self._scale, top + line.height() / 2)
        self._paint_mark(painter, sight.passage, middle, tokens)
        event = self._chosen(sight.passage.index)
        self._paint_dots(painter, sight, event, tokens)
        if event is not None:
            at = line_at(sight, sight.passage.position(event.start, after=True))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ring))
            bar = QRectF(_BAR.left(), at.top() + 2, _BAR.width(), max(at.height() - 4, 0))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_dots(
        self, painter: QPainter, sight: Sight, chosen: Event | None, tokens: Tokens
    ) -> None:
        """A dot beside every line on which a date begins; the chosen one has its bar there."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        half = _DOT * self._scale
        for event in self.events_of(sight.passage.index):
            if event is not chosen:
                middle = self._line_of(sight, event).center().y()
                painter.drawEllipse(QPointF(-_DOT_EDGE * self._scale, middle), half, half)

    def _line_of(self, sight: Sight, event: Event) -> QRectF:
        return line_at(sight, sight.passage.position(event.start, after=True))

    def _event_at(self, point: QPoint) -> Event | None:
        """The event whose dot is at a point; of several on a line the one after the chosen one."""
        sight = self._at(point)
        if sight is None or point.x() < self.width() - _DOT_ZONE * self._scale:
            return None
        height = point.y() + self._scrolled()
        found = [
            event
            for event in self.events_of(sight.passage.index)
            if self._line_of(sight, event).top() <= height <= self._line_of(sight, event).bottom()
        ]
        chosen = self._chosen(sight.passage.index)
        after = found.index(chosen) + 1 if chosen in found else 0
        return found[after % len(found)] if found else None

    def _paint_mark(
        self, painter: QPainter, passage: Passage, middle: QPointF, tokens: Tokens
    ) -> None:
        invited = passage.index in {self._hovered, self._current}
        if self._is_head(passage):
            marked = passage.section in self.marks.sections
            shape = _star(middle, 7.5 * self._scale)
        else:
            marked = bool(self.marks.passages.get(passage.index))
            shape = _ribbon(middle, self._scale)
            invited = passage.index == self._hovered
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hit_ring))
            painter.drawPath(shape)
        elif invited:
            painter.setPen(QPen(QColor(tokens.muted), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape)

    def _is_head(self, passage: Passage) -> bool:
        head = self._head(passage.section)
        return head is not None and head.index == passage.index and _is_heading(passage)

    def _at(self, point: QPoint) -> Sight | None:
        height = point.y() + self._scrolled()
        for sight in self._sights():
            if sight.rect.top() <= height <= sight.rect.bottom():
                return sight
        return None

    def _mark_at(self, point: QPoint) -> Sight | None:
        """The passage whose ribbon or star is at a point: on its first line, near the text."""
        sight = self._at(point)
        if (
            sight is None
            or sight.passage.block is None
            or point.x() < self.width() - _MARK_ZONE * self._scale
        ):
            return None
        line = sight.block.layout().lineAt(0)
        top = sight.rect.top() + line.y() - 4
        inside = line.isValid() and top <= point.y() + self._scrolled() <= top + line.height() + 8
        return sight if inside else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Offer a ribbon or a star where the mouse is."""
        if event.buttons():
            event.ignore()
            return
        point = event.position().toPoint()
        sight = self._at(point)
        self.hover(sight.passage.index if sight else None)
        on_mark = self._mark_at(point) is not None or self._event_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_mark else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Offer nothing any more."""
        self.hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click on a mark; everything else belongs to the text."""
        self._pressed_event = self._event_at(event.position().toPoint())
        if self._pressed_event is not None and event.button() is Qt.MouseButton.LeftButton:
            return
        sight = self._mark_at(event.position().toPoint())
        self._pressed = None
        if sight is None or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed = sight.passage.index

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish it."""
        dated, self._pressed_event = self._pressed_event, None
        if dated is not None:
            if self._event_at(event.position().toPoint()) is dated:
                self.eventActivated.emit(dated.id)
            return
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            event.ignore()
            return
        sight = self._mark_at(event.position().toPoint())
        if sight is not None and sight.passage.index == pressed:
            self._click(sight.passage)

    def _click(self, passage: Passage) -> None:
        bookmarks = self.marks.passages.get(passage.index)
        if self._is_head(passage):
            self.sectionMarked.emit(passage.section)
        elif bookmarks:
            self.bookmarkActivated.emit(bookmarks[0].id)
        elif passage.block is not None:
            self.blockMarked.emit(passage.block.id)

    def event(self, event: QEvent) -> bool:
        """Say what a number or a mark is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tip_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """What is at a point, in words."""
        event = self._event_at(point)
        if event is not None:
            return f"Show on the timeline: {event.headline or event.wording}"
        sight = self._mark_at(point)
        if sight is not None:
            return self._mark_tip(sight.passage)
        sight = self._at(point)
        block = sight.passage.block if sight else None
        if block is None or block.number is None or block.marker is not None:
            return ""
        return f"Paragraph {block.number} (numbered by the reader)"

    def _mark_tip(self, passage: Passage) -> str:
        bookmarks = self.marks.passages.get(passage.index)
        if self._is_head(passage):
            marked = passage.section in self.marks.sections
            return "Remove this section's bookmark" if marked else "Bookmark this section"
        if bookmarks:
            return "\n".join(f"Bookmark: {bookmark.title}" for bookmark in bookmarks)
        return "Bookmark this paragraph"


def _no_events(_index: int) -> Sequence[Event]:
    return ()


def _is_heading(passage: Passage) -> bool:
    return passage.block is not None and passage.block.kind is BlockKind.HEADING


def _ribbon(middle: QPointF, scale: float) -> QPainterPath:
    """A ribbon with a notch at its foot."""
    half, tall = 4.0 * scale, 6.5 * scale
    path = QPainterPath(middle + QPointF(-half, -tall))
    for x, y in ((half, -tall), (half, tall), (0, tall - 3.5 * scale), (-half, tall)):
        path.lineTo(middle + QPointF(x, y))
    path.closeSubpath()
    return path


def _star(middle: QPointF, size: float) -> QPainterPath:
    """A star of five points, the first one up."""
    path = QPainterPath()
    for step in range(10):
        reach = size if step % 2 == 0 else size * 0.42
        angle = math.pi * step / 5
        point = middle + QPointF(math.sin(angle) * reach, -math.cos(angle) * reach)
        if step:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path
