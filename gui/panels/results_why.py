"""Why a hit stands where it stands, below the list until it is closed.

May import db.model, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme.tokens import LIGHT, SIZE_LABEL, SPACE_1, SPACE_3, SPACE_4
from gui.widgets.elided_label import Label
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.painting import Glyph
from gui.widgets.room import Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from db.model import Hit
    from gui.theme.tokens import Tokens

_ASKED, _LEAST = 6, 2  # lines of reasons; what does not fit is scrolled


class WhyCard(QWidget):
    """A title, the reasons one below the other, and a cross."""

    closed = Signal()  # by the cross

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self.title = Label("Why this passage", SIZE_LABEL, QFont.Weight.DemiBold)
        self.reasons = Label("", SIZE_LABEL)
        for label in (self.title, self.reasons):
            label.wrap()
        self.reasons.make_selectable()
        line = self.reasons.fontMetrics().lineSpacing()
        self._room = Room(self.reasons, line, _ASKED, _LEAST)
        self._cross = GlyphButton(Glyph.CROSS, "Close the reasons", self)
        self._cross.clicked.connect(self._dismiss)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_3)
        layout.setSpacing(SPACE_1)
        layout.addLayout(line)
        layout.addWidget(self._room)
        self.hide()

    def show_reasons(self, hit: Hit, reasons: Sequence[str]) -> None:
        """Say them, for one hit."""
        where = " › ".join(hit.breadcrumb)
        said = reasons or ("It is no longer among the results.",)
        self.reasons.setText("\n".join(f"• {reason}" for reason in said))
        self._room.verticalScrollBar().setValue(0)
        self._room.updateGeometry()
        self.setToolTip(where)
        self.setAccessibleName(f"Why this passage, {where}: " + "; ".join(said))
        self.show()

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.title.set_colour(tokens.text)
        self.reasons.set_colour(tokens.text)
        self._cross.apply_theme(tokens)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page's surface below a hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.page))
        painter.fillRect(0, 0, self.width(), 1, QColor(self._tokens.hairline))
