"""A line to type in, parts of which can be underlined, as a spelling checker does.

May import gui.widgets.text and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.widgets.text import utf16_offset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class MarkedLine(QLineEdit):
    """A QLineEdit with wavy underlines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[tuple[int, int], ...] = ()
        self._colour = ""
        self.textChanged.connect(self._unmark)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The underlined parts, in code points."""
        return self._marks

    def set_marks(self, marks: Sequence[tuple[int, int]], colour: str) -> None:
        """Underline parts of the text as it is, until it is edited."""
        wanted = tuple((start, end) for start, end in marks if start < end)
        if (wanted, colour) == (self._marks, self._colour) or (not wanted and not self._marks):
            return
        self._marks, self._colour = wanted, colour
        # QLineEdit formats its text for input methods only; they count from the cursor, in UTF-16.
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(colour))
        text, cursor = self.text(), self.cursorPosition()
        attributes: list[QInputMethodEvent.Attribute] = []
        for start, end in wanted:
            first, last = utf16_offset(text, start), utf16_offset(text, end)
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes.append(QInputMethodEvent.Attribute(kind, first - cursor, last - first, form))
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def _unmark(self) -> None:
        self.set_marks((), self._colour)
