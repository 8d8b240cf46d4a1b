"""The page in its window: the text in its column, the marks on it, the place in it.

Everything that is shown and where; what the reader does with it is the view's (view.py). May
import db.model, gui.theme.tokens and the page's own parts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from db.model import BlockKind, Place
from gui.reader.document import SIDE, Page, build_page
from gui.reader.geometry import Sight, in_sight
from gui.reader.highlights import Highlights, Layer
from gui.reader.margin import Margin
from gui.reader.scrolling import Scroller
from gui.reader.typography import Typography, nearest_step, system_scale
from gui.theme.tokens import LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from db.model import Bookmark, DocumentContent, Event, Hit
    from gui.reader.empty import EmptyPage
    from gui.reader.passages import Passage

_THROTTLE = 80  # ms between two reports of the scroll position
_FLASH = 150  # ms
_LONG, _BEGINNING = 200, 60  # blocks: of a long document, its beginning is painted first
_RIGHT_MARGIN = 16
_LEAST_COLUMN = 40


class PageView(QTextEdit):
    """Shows one document. Places, events, hits and bookmarks go in; the current place comes out."""

    placeChanged = Signal(object)  # Place: what is read now
    sightChanged = Signal()  # other passages may be in sight
    importRequested = Signal()
    zoomChanged = Signal(float)

    # On the class, because Qt calls overridden handlers while it constructs the widget.
    _content: DocumentContent | None = None
    _page: Page | None = None
    _marks: Highlights | None = None
    _empty: EmptyPage | None = None
    _begun = False  # only the beginning of the document is laid out yet

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._type = Typography(system=system_scale(self.font()))
        self._opened: Place | None = None
        self._reported: Place | None = None
        self._scroller = Scroller(self)
        self._margin = Margin(self, self._sights, self._scrolled, self._head, self._chosen_in)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # a file dropped here is for the window to import
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._rest = _single_shot(self, 0, self._finish)
        self._report = _single_shot(self, _THROTTLE, self._report_place)
        self._flash_end = _single_shot(self, _FLASH, self._end_flash)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.apply_theme(LIGHT)
        self._margin.hide()

    # ------------------------------------------------------------ what is shown

    def show_content(self, content: DocumentContent) -> None:
        """Show a document from its beginning, without marks."""
        self._content = content
        self._opened = self._reported = None
        self._marks = None
        self._begun = len(content.blocks) > _LONG
        self._lay_out()
        if self._empty is not None:
            had_focus = self._empty.button.hasFocus()
            self.setFocusProxy(None)  # pyright: ignore[reportArgumentType] - the stub forgets None
            if had_focus:
                self.setFocus()
            self._empty.hide()
        self.setAccessibleName(content.document.facts.title)
        self.setAccessibleDescription(
            "Text of the document. Enter opens a note or shows a date on the timeline. "
            "Paragraph numbers in the margin are by the reader."
        )
        self._report.start()

    def show_nothing(self) -> None:
        """No document is open: say how to bring one in."""
        from gui.reader.empty import EmptyPage  # not needed to show the first page

        self._begun = False
        self._content = self._page = self._marks = self._opened = self._reported = None
        self.setDocument(QTextDocument(self))
        self._margin.hide()
        if self._empty is None:
            self._empty = EmptyPage(self._type, self._tokens, self)
            self._empty.importRequested.connect(self.importRequested)
        self._empty.setGeometry(self.rect())
        self._empty.show()
        self._empty.raise_()
        self.setFocusProxy(self._empty)
        self.setAccessibleName("No document is open")
        self.setAccessibleDescription("")

    def set_events(self, events: tuple[Event, ...]) -> None:
        """Mark the dated words of the document."""
        if self._marks is not None:
            self._marks.set_events(events)
            self._repaint()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Show these bookmarks in margin and text; those of other documents are passed over."""
        if self._page is not None and self._marks is not None:
            self._marks.set_bookmarks(bookmarks)
            self._margin.set_marks(self._marks.margin())
            self._repaint()

    def set_hits(self, hits: tuple[Hit, ...], current: int | None) -> None:
        """Mark the words a search found; ``current`` is the index of the hit to ring."""
        if self._marks is not None:
            self._marks.set_hits(hits, current)
            self._unselect_marked()
            self._repaint()

    def set_selected_event(self, event_id: int | None) -> None:
        """Mark one event's words as the selected one's."""
        if self._marks is not None:
            self._marks.selected = event_id
            self._unselect_marked()
            self._repaint()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours; the place stays."""
        self._tokens = tokens
        palette = self.palette()
        role = palette.ColorRole
        for name, colour in (
            (role.Base, tokens.page),
            (role.Window, tokens.page),
            (role.Text, tokens.text),
            (role.WindowText, tokens.text),
            (role.HighlightedText, tokens.text),
        ):
            palette.setColor(name, QColor(colour))
        palette.setColor(role.Highlight, _between(tokens.page, tokens.accent, 0.3))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # a style sheet on the application ends inheritance
        if self._empty is not None:
            self._empty.apply_theme(tokens)
        self._rebuild()

    # ------------------------------------------------------------ text size

    @property
    def zoom(self) -> float:
        """The text size as a ratio to the usual one."""
        return self._type.ratio

    @zoom.setter
    def zoom(self, ratio: float) -> None:
        bounded = min(max(ratio, 0.5), 3.0)
        if bounded != self._type.ratio:
            self._type = replace(self._type, ratio=bounded)
            self._rebuild()
            self.zoomChanged.emit(bounded)

    def zoom_in(self) -> None:
        """Larger text."""
        self.zoom = nearest_step(self.zoom, 1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self.zoom = nearest_step(self.zoom, -1)

    def reset_zoom(self) -> None:
        """The usual text size."""
        self.zoom = 1.0

    # ------------------------------------------------------------ places

    def open_place(self, place: Place) -> None:
        """Bring a passage into sight, the caret to it, and select its words.

        Words that the current hit or the selected event marks are not selected on top of that,
        nor are whole blocks.
        """
        bounds = self._range_of(place)
        if self._page is None or bounds is None:
            return
        passage = self._page.map.at(bounds[0])
        whole = bounds == passage.positions(0, len(passage.text))
        heading = passage.block is not None and passage.block.kind is BlockKind.HEADING
        with self._scroller.own_move():
            self._select(bounds[0], bounds[0] if whole else bounds[1])
            self._scroller.bring(self._page, bounds[0], heading=heading)
        self._opened = place
        self._unselect_marked()
        self._flash(place)
        self._repaint()
        self._report.start()

    def restore_place(self, place: Place) -> None:
        """Put a passage back at the top, as it was when it was the current place."""
        bounds = self._range_of(place)
        if self._page is not None and bounds is not None:
            with self._scroller.own_move():
                self._select(bounds[0], bounds[0])
                self._scroller.bring_to_top(self._page, bounds[0])
            self._opened = None
            self._report.start()

    def current_place(self) -> Place | None:
        """What is read now: the place just opened until the reader scrolls, then the top line."""
        if self._page is None:
            return None
        return self._opened or self.top_place()

    def top_place(self) -> Place | None:
        """What stands on the first line in sight: where a later session begins again."""
        found = self._scroller.top_line(self._page) if self._page else None
        return self._page.map.place_at(found[0]) if self._page and found else None

    def selection_place(self) -> Place | None:
        """The selected words as a place; None when no word is selected."""
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return None
        return self._page.map.place_between(cursor.selectionStart(), cursor.selectionEnd())

    def selected_text(self) -> str:
        """The selected words of the document itself: no note letters, bullets or numbers."""
        return self._words(markers=False)

    # ------------------------------------------------------------ laying out

    def _lay_out(self) -> None:
        """Build the page of the current content, at its top, and put it in the column."""
        if self._content is None:
            return
        old = self._page
        content = self._content
        if self._begun:
            content = replace(content, blocks=content.blocks[:_BEGINNING], footnotes=())
        page = build_page(content, self._type, self._tokens)
        page.document.setParent(self)
        if self._marks is None:
            self._marks = Highlights(page.map)
        else:
            self._marks.move_to(page.map)
        self._marks.set_look(self._tokens, self._type.ratio)
        self._page = page
        self._margin.set_marks(self._marks.margin())
        self._margin.set_look(self._tokens, self._type)
        self._margin.show()
        self._fit(again=False)
        with self._scroller.own_move():
            self._scroller.forget()
            # Before the view has it, or it would be laid out twice.
            page.document.setPageSize(QSizeF(self.lineWrapColumnOrWidth(), -1))
            self.setDocument(page.document)
            self.verticalScrollBar().setValue(0)
        if old is not None:
            old.document.deleteLater()

    def _finish(self) -> None:
        """Lay out the rest of a long document, whose beginning was painted first."""
        if self._begun:
            self._rebuild()

    def _rebuild(self) -> None:
        """Lay the same content out in another size or other colours; top line and caret stay."""
        if self._page is None:
            return
        self._begun = False
        anchor = self._scroller.anchor(self._page)
        cursor = self.textCursor()
        ends = [
            (passage.index, passage.offset(position))
            for position in (cursor.anchor(), cursor.position())
            for passage in (self._page.map.at(position),)
        ]
        self._lay_out()
        places = self._page.map
        first, last = (places.passages[i].position(o, after=True) for i, o in ends)
        with self._scroller.own_move():
            self._select(first, last)
            self._scroller.restore(self._page, anchor)
        self._repaint()

    def _fit(self, *, again: bool = True) -> None:
        """Centre the column; lay the text out again only when the column's width changes."""
        room = self.contentsRect().width()
        bar = self.verticalScrollBar()
        # The bar's room is kept free while it is hidden, or its coming would move the text.
        free = room - bar.sizeHint().width()
        least = self._margin.least_width()
        column = min(
            self._type.column() + 2 * SIDE, max(free - least - _RIGHT_MARGIN, _LEAST_COLUMN)
        )
        left = max(least, (free - column) // 2)
        right = max(room - left - column - (bar.width() if bar.isVisible() else 0), 0)
        margins = self.viewportMargins()
        if column != self.lineWrapColumnOrWidth():
            anchor = self._scroller.anchor(self._page) if self._page and again else None
            with self._scroller.own_move():
                self.setLineWrapColumnOrWidth(column)
                self.setViewportMargins(left, 0, right, 0)
            if self._page and again:
                self._scroller.restore(self._page, anchor)
        elif (margins.left(), margins.right()) != (left, right):
            with self._scroller.own_move():
                self.setViewportMargins(left, 0, right, 0)
        edge = self.contentsRect()
        self._margin.setGeometry(edge.left(), edge.top(), left, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred and the top line in place."""
        with self._scroller.own_move():
            super().resizeEvent(event)
        if self._page is not None:
            self._fit()
        elif self._empty is not None:
            self._empty.setGeometry(self.rect())

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks under the letters, the letters, marks over them."""
        self._paint_marks(event, Layer.UNDER)
        super().paintEvent(event)
        self._paint_marks(event, Layer.OVER)
        if self._begun and not self._rest.isActive():
            self._rest.start()

    def _paint_marks(self, event: QPaintEvent, layer: Layer) -> None:
        if self._page is None or self._marks is None:
            return
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self._scrolled())
        top = self._scrolled() + event.rect().top()
        for sight in in_sight(self._page, top, top + event.rect().height()):
            self._marks.paint(painter, sight, layer)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The margin goes with the text."""
        super().scrollContentsBy(dx, dy)
        self._margin.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the text size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Never an empty white page."""
        super().showEvent(event)
        if self._page is None:
            self.show_nothing()

    def changeEvent(self, event: QEvent) -> None:
        """The interface's font sets the paragraph numbers' too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._page is not None:
            self._fit()

    # ------------------------------------------------------------ inside

    def _sights(self) -> Iterator[Sight]:
        """What is on the screen."""
        if self._page is not None:
            top = self._scrolled()
            yield from in_sight(self._page, top, top + self.viewport().height())

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _head(self, section: int) -> Passage | None:
        return self._page.map.head(section) if self._page else None

    def _chosen_in(self, index: int) -> Event | None:
        return self._marks.selected_in(index) if self._marks else None

    def _range_of(self, place: Place) -> tuple[int, int] | None:
        self._finish()
        return self._page.map.range_of(place) if self._page else None

    def _select(self, first: int, last: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _unselect_marked(self) -> None:
        """A selection would hide the colour of the mark that shows the opened words already."""
        if self._opened is None or self._marks is None or not self._marks.shows(self._opened):
            return
        cursor = self.textCursor()
        if (cursor.selectionStart(), cursor.selectionEnd()) == self._range_of(self._opened):
            with self._scroller.own_move():
                self._select(cursor.selectionStart(), cursor.selectionStart())

    def _words(self, *, markers: bool) -> str:
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return ""
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        return self._page.map.text_between(first, last, markers=markers)

    def _repaint(self) -> None:
        self.viewport().update()
        self._margin.update()

    def _on_scrolled(self) -> None:
        if self._scroller.moving:
            return
        self._scroller.forget()
        self._opened = None
        if not self._report.isActive():
            self._report.start()

    def _report_place(self) -> None:
        self.sightChanged.emit()
        place = self.current_place()
        if place is not None and place != self._reported:
            self._reported = place
            self.placeChanged.emit(place)

    def _flash(self, place: Place) -> None:
        """Tint the opened words for a moment, unless the system asks for less motion."""
        from PySide6.QtWidgets import QStyle  # its enums cost 4 ms, which the start does not need

        if self._marks is not None and self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate):
            self._marks.flash(place)
            self._flash_end.start()

    def _end_flash(self) -> None:
        if self._marks is not None:
            self._marks.flash(None)
            self.viewport().update()


def _single_shot(parent: QWidget, milliseconds: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


def _between(one: str, other: str, share: float) -> QColor:
    """A colour that is ``share`` of the way from one to the other."""
    a, b = QColor(one), QColor(other)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )
