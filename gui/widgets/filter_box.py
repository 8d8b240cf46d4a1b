"""The box above a list that narrows it. May import gui.theme.tokens, gui.widgets and Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme.tokens import SPACE_1
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.painting import Glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from gui.theme.tokens import Tokens


class FilterBox(QLineEdit):
    """A line edit that Esc clears and Down leaves for the list below."""

    left = Signal()  # Down: to the list
    entered = Signal()  # Enter: open the first match

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Filter")
        self.setAccessibleName(name)
        self._clear = GlyphButton(Glyph.CROSS, "Clear the filter", self)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.setTextMargins(0, 0, self._clear.width(), 0)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours; the box itself is the style sheet's."""
        self._clear.apply_theme(tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what there is; Down goes to the list, Enter opens its first match."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The clear button stays at the right."""
        super().resizeEvent(event)
        side = self._clear.width()
        self._clear.move(self.width() - side - SPACE_1, (self.height() - side) // 2)
