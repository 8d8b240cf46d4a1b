"""The always visible search box: what is looked for, which hit is current, and the way on.

It keeps the keyboard while the arrows move the list of results: it only says that they were
pressed. Once the list of suggestions is entered, or where nothing was found, they move in that one.
May import db.query.tree's notes, gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.theme.tokens import CONTROL_HEIGHT, LIGHT, SIZE_LABEL, SPACE_1, SPACE_2
from gui.widgets.completing import Completing, enters_list
from gui.widgets.elided_label import Label
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.marked_line import MarkedLine
from gui.widgets.painting import Glyph, draw_focus_ring, draw_glyph
from gui.widgets.star_button import StarButton
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from db.query import Note
    from gui.theme.tokens import Tokens

MAX_WIDTH = 520
_ICON_LEFT, _ICON_SIZE, _TEXT_LEFT, _RADIUS = 10, 13, 30, 8
_WORDS = 110  # px that the words have at least
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGE = 5  # rows that Page Up and Page Down move the list


class SearchBox(QFrame):
    """A line to type in, "3 of 17", previous, next, keep, clear."""

    textEdited = Signal(str)
    saveRequested = Signal()  # the star
    nextRequested = Signal()
    previousRequested = Signal()
    moved = Signal(int)  # rows: Up and Down, Page Up and Page Down
    activated = Signal()  # Enter
    openedHere = Signal()  # Ctrl+Enter: open and keep the keyboard
    escaped = Signal()  # Esc in an empty box

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self.line = MarkedLine(self)
        self.completing = Completing(self.line, self)
        self.line.setPlaceholderText("Search this document")
        self.line.setAccessibleName("Search")
        # The frame is painted here; the application's own rules for a line edit would box it twice.
        self.line.setStyleSheet(
            "QLineEdit, QLineEdit:focus { background: transparent; border: none; padding: 0; }"
        )
        self._count = Label("", SIZE_LABEL)
        self._previous = GlyphButton(Glyph.UP, "Previous passage (Shift+F3)", self)
        self._next = GlyphButton(Glyph.DOWN, "Next passage (F3)", self)
        self.star = StarButton("Save this search", "Remove this saved search", self)
        self._clear = GlyphButton(Glyph.CROSS, "Clear the search", self)
        self.options = GlyphButton(Glyph.OPTIONS, "How words are looked for", self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(scaled(_TEXT_LEFT, self.font()), 0, SPACE_2, 0)
        row.setSpacing(SPACE_1)
        for widget in (self.line, self._count, *self._buttons()):
            row.addWidget(widget, 1 if widget is self.line else 0)
        row.insertSpacing(2, SPACE_1)
        self.setFocusProxy(self.line)
        self.setMaximumWidth(scaled(MAX_WIDTH, self.font()))
        self.setFixedHeight(scaled(CONTROL_HEIGHT, self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._edited)
        self.line.textChanged.connect(lambda _text: self._explain())
        self._previous.clicked.connect(self.previousRequested)
        self._next.clicked.connect(self.nextRequested)
        self._clear.clicked.connect(self.clear)
        self.star.clicked.connect(self.saveRequested)
        self.completing.taken.connect(self._took)
        self.set_count(-1, 0)

    # ------------------------------------------------------------------ setters

    def text(self) -> str:
        """What stands in the box."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put words into the box without telling anybody."""
        self.completing.close()
        self.line.setText(text)
        self._show_buttons()

    def clear(self) -> None:
        """Empty the box, tell so, and keep the keyboard."""
        self.completing.close()
        self.line.clear()
        self.set_count(-1, 0)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.textEdited.emit("")

    def focus(self) -> None:
        """Take the keyboard, everything selected, ready to be typed over."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def set_placeholder(self, text: str) -> None:
        """Say where the box looks: "Search all documents"."""
        self.line.setPlaceholderText(text)

    def set_count(self, current: int, total: int, *, more: bool = False) -> None:
        """Say "3 of 17": ``current`` counts from 0, or is -1 where no hit is open.

        ``more``: there are more than ``total``, and they are still being counted.
        """
        over = "more than " if more else ""
        if not self.line.text().strip():
            words = ""
        elif total <= 0:
            words = "none"
        elif current < 0:
            words = f"{over}{total:,} found"
        else:
            words = f"{current + 1:,} of {over}{total:,}"
        self._count.setText(words)
        self.completing.has_results = bool(words) and total > 0
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)
        self._show_buttons()

    def set_options(self, menu: QMenu) -> None:
        """What the last button opens."""
        corner = QPoint(0, self.options.height())
        self.options.clicked.connect(lambda: menu.popup(self.options.mapToGlobal(corner)))

    def set_notes(self, text: str, notes: Sequence[Note]) -> None:
        """Underline what was not taken as it was typed, if the text is still this one."""
        if text == self.line.text():
            self.line.set_marks([(note.start, note.end) for note in notes], self._tokens.error)
            self._explain("; ".join(dict.fromkeys(note.text for note in notes)))

    def _explain(self, said: str = "") -> None:
        self.line.setToolTip(said)
        self.line.setAccessibleDescription(said)

    def count_text(self) -> str:
        """What the box says about the hits."""
        return self._count.text()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self._count.set_colour(tokens.muted)
        for button in self._buttons():
            button.apply_theme(tokens)
        self.completing.apply_theme(tokens)
        self.update()

    # ------------------------------------------------------------------ keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Esc are not the line's: they go to the list and the page."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        self.completing.line_event(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_PAGE,
            Qt.Key.Key_PageDown: _PAGE,
        }
        key = Qt.Key(event.key())
        others = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if others and enters_list(event):
            return self.completing.take_key(event)
        if others == Qt.KeyboardModifier.ControlModifier and key in _ENTER:
            self.completing.close()
            self.openedHere.emit()
            return True
        if others:
            return False
        if self.completing.take_key(event):
            return True
        if key in steps:
            self.moved.emit(steps[key])
        elif key in _ENTER:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previousRequested if shift else self.activated).emit()
        elif key == Qt.Key.Key_Escape:
            if self.line.text():
                self.clear()
            else:
                self.escaped.emit()
        else:
            return False
        return True

    def _edited(self, text: str) -> None:
        if not text.strip():
            self.set_count(-1, 0)
        self._show_buttons()
        self.textEdited.emit(text)
        if text:
            self.completing.ask()
        else:
            self.completing.close()

    def _took(self, text: str) -> None:
        """An offer was put into the line."""
        self._show_buttons()
        self.textEdited.emit(text)

    def _buttons(self) -> tuple[GlyphButton, ...]:
        return self._previous, self._next, self.star, self._clear, self.options

    def _show_buttons(self) -> None:
        """The buttons are there when there is something to walk or to clear."""
        shown = bool(self.line.text())
        for button in self._buttons():
            button.setVisible(shown or button is self.options)
        self._count.setVisible(shown)
        if shown:
            self._make_room()

    def _make_room(self) -> None:
        """Where there is little, what has a key or is said elsewhere gives way to the words."""
        margins = self._row.contentsMargins()
        taken = margins.left() + margins.right() + 2 * SPACE_1
        parts = (*self._buttons(), self._count)
        taken += sum(part.sizeHint().width() + SPACE_1 for part in parts)
        left = self.width() - taken - scaled(_WORDS, self.font())
        for group in ((self.star,), (self._previous, self._next), (self._count,)):
            if left >= 0:
                return
            for part in group:
                part.hide()
                left += part.sizeHint().width() + SPACE_1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width shows more, or less."""
        super().resizeEvent(event)
        self._show_buttons()

    # ------------------------------------------------------------------ look

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(scaled(MAX_WIDTH, self.font()), scaled(CONTROL_HEIGHT, self.font()))

    def minimumSizeHint(self) -> QSize:
        """Room for a word and the buttons."""
        return QSize(scaled(200, self.font()), scaled(CONTROL_HEIGHT, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded box; its edge is the ring while one types."""
        tokens, painter = self._tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.setBrush(QColor(tokens.page))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        if self.line.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, _RADIUS)
        size = scaled(_ICON_SIZE, self.font())
        icon = QRectF(scaled(_ICON_LEFT, self.font()), (self.height() - size) / 2, size, size)
        draw_glyph(painter, icon, Glyph.SEARCH, tokens.muted)
