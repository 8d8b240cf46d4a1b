"""A footnote opened in place: a small card under the line that points to it.

Opened by click or Enter, never by hovering; closed by Esc or a click elsewhere. Addresses are
text to copy, and are never followed. May import db.model, gui.theme.tokens and Qt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.theme.tokens import RADIUS, SIZE_BODY, SPACE_1, SPACE_2, SPACE_3

if TYPE_CHECKING:
    from db.model import Footnote
    from gui.reader.typography import Typography
    from gui.theme.tokens import Tokens

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CLOSING = ".,;:)]}>”’\"'"  # ends the sentence, not the address
_GAP = 4  # between the line and the card


def address_in(text: str) -> str | None:
    """The first web address a note names, without the full stop after it."""
    found = _ADDRESS.search(text)
    return found.group().rstrip(_CLOSING) if found else None


class FootnoteCard(QFrame):
    """The card; ``closed`` says that it asked for the focus to go back to the text."""

    closed = Signal()

    def __init__(
        self, note: Footnote, typography: Typography, tokens: Tokens, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.note = note
        self._tokens = tokens
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"Note {note.label}")
        self.setAccessibleDescription("Esc closes the note")
        self._text = QLabel(note.text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setFont(typography.small())
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setStyleSheet(f"color: {tokens.text}")
        self._text.setAccessibleName(f"Note {note.label}: {note.text}")
        self._text.installEventFilter(self)
        self.setFocusProxy(self._text)
        label = QLabel(note.label)
        strong = typography.font(SIZE_BODY, strong=True)
        label.setFont(strong)
        label.setStyleSheet(f"color: {tokens.accent}")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(label)
        row.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3 + 4, SPACE_3, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addLayout(row)
        self._address = address_in(note.text)
        if self._address:
            column.addLayout(self._copy_row())

    @property
    def text(self) -> QLabel:
        """The note's words, which can be selected."""
        return self._text

    def stand_at(self, reference: QRect, room: QRect) -> None:
        """Stand just under a reference, or over it where there is no room below."""
        width = min(
            max(room.width() - 2 * SPACE_1, 0), round(self._text.fontMetrics().height() * 26)
        )
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        left = min(max(reference.left() - SPACE_3, room.left() + SPACE_1), room.right() - width)
        below = reference.bottom() + _GAP
        above = reference.top() - _GAP - height
        fits = below + height <= room.bottom() or above < room.top()
        self.setGeometry(max(left, 0), below if fits else above, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes from within the selectable text too, which would swallow it."""
        escape = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A panel with a hairline and the accent at its left edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._tokens.hairline), 1))
        painter.setBrush(QColor(self._tokens.panel))
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.accent))
        painter.drawRoundedRect(
            QRectF(0, SPACE_2, 3, max(self.height() - 2 * SPACE_2, 0)), 1.5, 1.5
        )
        painter.end()

    def _copy_row(self) -> QHBoxLayout:
        button = QPushButton("Copy address")
        button.setAccessibleDescription(f"Copies {self._address}; nothing is opened")
        button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address or "")
