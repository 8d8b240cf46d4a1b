"""A small square button that paints its own sign, so that it fits inside a box of text.

May import gui.theme.tokens, gui.widgets.painting and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.theme.tokens import LIGHT, RADIUS
from gui.widgets.painting import Glyph, draw_focus_ring, draw_glyph
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme.tokens import Tokens

_SIDE, _GLYPH = 24, 10


class GlyphButton(QAbstractButton):
    """A sign of 10 px in a square of 24."""

    def __init__(self, glyph: Glyph | None, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.tokens = LIGHT
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedSize(self.sizeHint())

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        """A square that follows the interface font."""
        side = scaled(_SIDE, self.font())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface, sign, ring."""
        tokens, painter = self.tokens, QPainter(self)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS - 2, RADIUS - 2)
        self.draw_sign(painter)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, RADIUS - 2)

    def draw_sign(self, painter: QPainter) -> None:
        """The glyph; a button with a sign of its own paints that."""
        if self._glyph is None:
            return
        size = scaled(_GLYPH, self.font())
        square = QRectF(0, 0, size, size)
        square.moveCenter(QRectF(self.rect()).center())
        colour = self.tokens.muted if self.isEnabled() else self.tokens.hairline
        draw_glyph(painter, square, self._glyph, self.tokens.text if self.isDown() else colour)
