"""What a panel says when it has nothing to show: why, and what one can do about it.

May import gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.theme.tokens import RADIUS, SIZE_BODY, SIZE_LABEL, SPACE_2, SPACE_4, SPACE_6
from gui.widgets.elided_label import Label

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens


class EmptyState(QWidget):
    """A title, a sentence or two, and buttons one below the other."""

    chosen = Signal(str)  # the text of the button

    def __init__(self, title: str = "", body: str = "", buttons: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._title = Label(title, SIZE_BODY, QFont.Weight.DemiBold)
        self._body = Label(body, SIZE_LABEL)
        self._buttons: list[QPushButton] = []
        for label in (self._title, self._body):
            label.wrap()
        # F6 and Tab stop here too: who cannot see the panel hears why it is empty.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ring = QColor()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE_4, SPACE_6, SPACE_4, SPACE_4)
        self._layout.setSpacing(SPACE_2)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._body)
        self._layout.addSpacing(SPACE_2)
        self._layout.addStretch(1)
        self.set_buttons(buttons)
        self._name()

    def set_texts(self, title: str, body: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self._name()

    def texts(self) -> tuple[str, str]:
        """Title and body as they are."""
        return self._title.text(), self._body.text()

    def set_buttons(self, texts: tuple[str, ...]) -> None:
        """Offer these; one that had the keyboard hands it to the first new one."""
        if texts == tuple(button.text().replace("&&", "&") for button in self._buttons):
            return
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for text in texts:
            button = QPushButton(text.replace("&", "&&"))
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, text=text: self.chosen.emit(text))
            at = self._layout.count() - 1  # before the stretch
            self._layout.insertWidget(at, button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()  # at once: a layout would show it only after the next event
            self._buttons.append(button)
        if had_focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, from the top."""
        return tuple(self._buttons)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._title.set_colour(tokens.text)
        self._body.set_colour(tokens.muted)
        self._ring = QColor(tokens.ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the keyboard's focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._ring, 2))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), RADIUS, RADIUS)

    def _name(self) -> None:
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._body.text())
