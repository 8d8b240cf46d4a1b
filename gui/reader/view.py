"""The reader: what can be done with a page by mouse and keyboard.

It shows data and says what was done with it; it never fetches or stores anything. May import
db.model, gui.theme.tokens and the page's own parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from db.model import BlockKind, BookmarkTarget, Footnote
from gui.reader.geometry import line_at, sight_of, strips
from gui.reader.page_view import PageView
from gui.reader.requests import BookmarkRequest
from gui.reader.targets import Target, TargetKind, next_reference, target_near, target_under

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from db.model import DocumentContent, Event, Place
    from gui.reader.document import Page
    from gui.reader.footnotes import FootnoteCard
    from gui.reader.passages import Passage
    from gui.theme.tokens import Tokens

_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CARET_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class ReaderView(PageView):
    """The text of one document, to read, select, mark and follow."""

    eventActivated = Signal(int)  # event: its words were clicked, or Enter pressed in them
    eventMakeRequested = Signal(object)  # Place: make an event of these words
    eventEditRequested = Signal(int)  # event
    bookmarkRequested = Signal(object)  # BookmarkRequest
    bookmarkRemoveRequested = Signal(int)  # bookmark
    bookmarkActivated = Signal(int)  # bookmark: its ribbon was clicked
    noteOpened = Signal(object, object)  # Footnote, and the Place that points to it

    # On the class, because Qt calls overridden handlers while it constructs the widget.
    _card: FootnoteCard | None = None
    _card_of: Target | None = None
    _pressed: Target | None = None
    _pressed_at = QPointF()
    _just_closed: int | None = None
    _passing = False  # a mouse event from the margins is on its way to the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self._margin.sectionMarked.connect(self._toggle_section)
        self._margin.blockMarked.connect(self._mark_block)
        self._margin.bookmarkActivated.connect(self.bookmarkActivated)
        self._margin.eventActivated.connect(self.eventActivated)
        self._margin.events_of = self._events_of
        self.cursorPositionChanged.connect(self._on_caret)

    def show_content(self, content: DocumentContent) -> None:
        """Show a document from its beginning, without marks."""
        self.close_note()
        super().show_content(content)

    def show_nothing(self) -> None:
        """No document is open: say how to bring one in."""
        self.close_note()
        super().show_nothing()

    def open_place(self, place: Place) -> None:
        """Bring a passage into sight and close the note that was open."""
        self.close_note()
        super().open_place(place)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours; the place stays."""
        self.close_note()
        super().apply_theme(tokens)

    # ------------------------------------------------------------ bookmarks

    def request_bookmark(self, target: BookmarkTarget, passage: Passage | None = None) -> None:
        """Ask for a bookmark on the selection, or on a passage or its section.

        Without a passage, on the one that has the caret, or is read when that is out of sight. A
        heading stands for its section.
        """
        if self._page is None:
            return
        passage = passage or self._page.map.at(self._reading_position(self._page))
        block = passage.block
        if target is BookmarkTarget.BLOCK and block and block.kind is BlockKind.HEADING:
            target = BookmarkTarget.SECTION
        place: Place | None = None
        if target is BookmarkTarget.SELECTION:
            place = self.selection_place()
        elif target is BookmarkTarget.BLOCK:
            place = self._page.map.whole(passage)
        else:
            head = self._page.map.head(passage.section)
            place = self._page.map.whole(head) if head else None
        if place is not None:
            self.bookmarkRequested.emit(BookmarkRequest(target, place))

    def _reading_position(self, page: Page) -> int:
        if self.viewport().rect().intersects(self.cursorRect()):
            return self.textCursor().position()
        found = self._scroller.top_line(page)
        return found[0] if found else 0

    def context_menu(self, position: int, target: Target | None) -> QMenu | None:
        """The menu for a page position and what is there."""
        from gui.reader.menu import build_menu  # not needed to show the first page

        if self._page is None:
            return None
        return build_menu(
            self, self._page.map.at(position), target, self._margin.marks, self._activate
        )

    def _toggle_section(self, section: int) -> None:
        """The star of a section: on or off."""
        bookmark = self._margin.marks.sections.get(section)
        head = self._head(section)
        if bookmark is not None:
            self.bookmarkRemoveRequested.emit(bookmark.id)
        elif head is not None:
            self.request_bookmark(BookmarkTarget.SECTION, head)

    def _mark_block(self, block: int) -> None:
        passage = self._page.map.of_block(block) if self._page else None
        if passage is not None:
            self.request_bookmark(BookmarkTarget.BLOCK, passage)

    # ------------------------------------------------------------ copying

    def createMimeDataFromSelection(self) -> QMimeData:
        """Clean words for the clipboard: markers of list items, but no note letters."""
        data = QMimeData()
        data.setText(self._words(markers=True))
        return data

    # ------------------------------------------------------------ notes

    @property
    def open_note(self) -> FootnoteCard | None:
        """The note that is open in place."""
        return self._card

    def close_note(self) -> None:
        """Close the open note; the focus returns to the text if the note had it."""
        card, self._card = self._card, None
        if card is not None:
            had_focus = card.isAncestorOf(self.focusWidget() or self) or card.text.hasFocus()
            card.close()
            if had_focus:
                self.setFocus()

    def _show_note(self, target: Target) -> None:
        passage = self._page.map.of_note(target.number) if self._page else None
        if self._page is None or passage is None or passage.note is None:
            return
        self._open_card(passage.note, target)
        self.noteOpened.emit(passage.note, self._page.map.place_at(target.first))

    def _show_missing(self, target: Target) -> None:
        """Say of a mark that its note is not there."""
        passage = self._page.map.passages[target.index] if self._page else None
        for item, first, _ in passage.insertion_positions() if passage else ():
            if first == target.first:
                text = f"This document has no note {item.label}."
                self._open_card(Footnote(0, item.label, text), target)
                return

    def _open_card(self, note: Footnote, target: Target) -> None:
        from gui.reader.footnotes import FootnoteCard  # not needed to show the first page

        self.close_note()
        self._select(target.first, target.last)
        self._card = FootnoteCard(note, self._type, self._tokens, self.viewport())
        self._card_of = target
        self._card.closed.connect(self.close_note)
        self._place_card()
        self._card.show()
        self._card.setFocus()

    def _place_card(self) -> None:
        if self._card is None or self._card_of is None or self._page is None:
            return
        target = self._card_of
        sight = sight_of(self._page, self._page.map.passages[target.index])
        parts = strips(sight, target.first, target.last)
        rect = parts[0].rect if parts else line_at(sight, target.first)
        line = line_at(sight, target.first)
        rect = rect.united(line.intersected(rect.adjusted(0, -99, 0, 99)))
        rect.translate(0, -self._scrolled())
        self._card.stand_at(rect.toAlignedRect(), self.viewport().rect())

    def _go_back_from(self, note: int) -> None:
        """From a note in the list to the words that point to it."""
        passage = self._page.map.reference(note) if self._page else None
        if self._page is None or passage is None:
            return
        for item, first, last in passage.insertion_positions():
            if item.note == note and not item.returns:
                with self._scroller.own_move():
                    self._select(first, last)
                    self._scroller.bring(self._page, first, heading=False)
                self._opened = self._page.map.place_at(first)
                self._report.start()
                return

    def _activate(self, target: Target) -> None:
        if target.kind is TargetKind.NOTE:
            self._show_note(target)
        elif target.kind is TargetKind.MISSING:
            self._show_missing(target)
        elif target.kind is TargetKind.BACK:
            self._go_back_from(target.number)
        else:
            self.eventActivated.emit(target.number)

    def _events_of(self, index: int) -> list[Event]:
        return self._marks.events_of(index) if self._marks is not None else []

    def blocks_in_sight(self) -> tuple[int, int] | None:
        """The first and the last passage on the screen, by their blocks."""
        found = [sight.passage.block.id for sight in self._sights() if sight.passage.block]
        return (found[0], found[-1]) if found else None

    # ------------------------------------------------------------ mouse

    def _target_under(self, point: QPointF) -> Target | None:
        if self._page is None or self._marks is None:
            return None
        at = point + QPointF(self.horizontalScrollBar().value(), self._scrolled())
        for sight in self._sights():
            if sight.rect.top() <= at.y() <= sight.rect.bottom():
                found = target_under(sight, self._marks, at)
                if found is not None:
                    return found
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close an open note, and begin a click or a selection."""
        self._just_closed = self._card_of.first if self._card and self._card_of else None
        self.close_note()
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._target_under(event.position()) if left else None
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a note's letter or on a date activates it; a drag only selects."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.textCursor().hasSelection():
            return
        moved = (event.position() - self._pressed_at).manhattanLength()
        same = moved < QApplication.startDragDistance()
        if same and self._just_closed != pressed.first:  # a second click on a letter only closes
            self._activate(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        super().mouseMoveEvent(event)
        if event.buttons() or self._marks is None:
            return
        target = self._target_under(event.position())
        shape = Qt.CursorShape.IBeamCursor if target is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        hovered = target.number if target and target.kind is TargetKind.EVENT else None
        if hovered != self._marks.hovered:
            self._marks.hovered = hovered
            self.viewport().update()
        self._margin.hover(self._heading_at(event.position().y()))

    def _heading_at(self, height: float) -> int | None:
        """The heading beside which a star is offered while the mouse is over it."""
        at = height + self._scrolled()
        for sight in self._sights():
            block = sight.passage.block
            inside = sight.rect.top() <= at <= sight.rect.bottom()
            if inside and block is not None and block.kind is BlockKind.HEADING:
                return sight.passage.index
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here; from the keyboard, at the caret."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if self._page is None or self._marks is None:
            return
        if by_mouse:
            position = self.cursorForPosition(event.pos()).position()
            target = self._target_under(QPointF(event.pos()))
            where = event.globalPos()
        else:
            position = self.textCursor().position()
            target = target_near(self._page, self._marks, position)
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu = self.context_menu(position, target)
        if menu is not None:
            menu.popup(where)

    def viewportEvent(self, event: QEvent) -> bool:
        """The headline of a dated expression as a tip; forget hovering when the mouse leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self._margin.hover(None)
            if self._marks is not None and self._marks.hovered is not None:
                self._marks.hovered = None
                self.viewport().update()
        return super().viewportEvent(event)

    def _tip_at(self, point: QPoint) -> str:
        target = self._target_under(QPointF(point))
        if target is None or target.kind is not TargetKind.EVENT or self._marks is None:
            return ""
        events = self._marks.events_of(target.index)
        return next((event.headline for event in events if event.id == target.number), "")

    def event(self, event: QEvent) -> bool:
        """Tab steps; what happens in the margins goes to the text: the wheel, selecting."""
        if self._page is not None:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._step(event) or super().event(event)
            if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
                self.wheelEvent(event)
                return True
            if event.type() in _MOUSE and isinstance(event, QMouseEvent) and not self._passing:
                at = self.viewport().mapFrom(self, event.position())
                inside = QMouseEvent(
                    event.type(),
                    at,
                    event.globalPosition(),
                    event.button(),
                    event.buttons(),
                    event.modifiers(),
                )
                # What the text does not want comes back here as to any parent: once is enough.
                self._passing = True
                try:
                    return QApplication.sendEvent(self.viewport(), inside)
                finally:
                    self._passing = False
        return super().event(event)

    # ------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter activates, Esc closes; a caret out of sight comes to what is read first."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(event)
        elif key == Qt.Key.Key_Escape and self._card is not None:
            self.close_note()
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # the window closes what else is open
        else:
            if key in _CARET_KEYS:
                self._fetch_caret()
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        target = None
        if self._page is not None and self._marks is not None:
            target = target_near(self._page, self._marks, self.textCursor().position())
        if target is None:
            event.ignore()
        else:
            self._activate(target)

    def _fetch_caret(self) -> None:
        if self._page is None or self.textCursor().hasSelection():
            return
        if not self.viewport().rect().intersects(self.cursorRect()):
            found = self._scroller.top_line(self._page)
            if found is not None:
                self._select(found[0], found[0])

    def _step(self, event: QKeyEvent) -> bool:
        """Tab goes from note letter to note letter, and leaves after the last one.

        Not in ``focusNextPrevChild``, which Qt also calls when a focused child is hidden.
        """
        forward = event.key() == Qt.Key.Key_Tab and not (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        plain = not event.modifiers() & (_CONTROL | Qt.KeyboardModifier.AltModifier)
        if not plain or event.key() not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        cursor = self.textCursor()
        at = cursor.selectionEnd() if forward else cursor.selectionStart()
        target = next_reference(self._page, at, forward=forward) if self._page else None
        if target is None:
            return False
        self._select(target.first, target.last)
        self.ensureCursorVisible()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the caret is."""
        super().focusInEvent(event)
        self._on_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer the star of the caret's heading no more."""
        super().focusOutEvent(event)
        self._on_caret()

    def _on_caret(self) -> None:
        """Ring a note letter that is selected, and offer the star of the caret's heading."""
        if self._page is None or self._marks is None:
            return
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        passage = self._page.map.at(first)
        letter = any(
            (first, last) == (start, end) for _, start, end in passage.insertion_positions()
        )
        self._marks.focused = (first, last) if letter else None
        heading = passage.block is not None and passage.block.kind is BlockKind.HEADING
        self._margin.set_current(passage.index if heading and self.hasFocus() else None)
        self.viewport().update()

    # ------------------------------------------------------------ the note goes with its line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The open note stays under its line."""
        super().resizeEvent(event)
        self._place_card()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The open note scrolls with its line."""
        super().scrollContentsBy(dx, dy)
        self._place_card()
