"""A small star that is filled for what is kept. May import gui.theme.tokens, gui.widgets and Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from gui.widgets.glyph_button import GlyphButton
from gui.widgets.painting import draw_star
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_STAR = 13


class StarButton(GlyphButton):
    """Its name says what a click would do now."""

    def __init__(self, to_keep: str, to_drop: str, parent: QWidget | None = None) -> None:
        super().__init__(None, to_keep, parent)
        self._to_keep, self._to_drop = to_keep, to_drop
        self._kept = False

    @property
    def is_kept(self) -> bool:
        """Whether the star is filled."""
        return self._kept

    def set_kept(self, *, kept: bool) -> None:
        """Fill the star, or only its outline."""
        self._kept = kept
        name = self._to_drop if kept else self._to_keep
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def draw_sign(self, painter: QPainter) -> None:
        """The star."""
        size = scaled(_STAR, self.font())
        square = QRectF(0, 0, size, size)
        square.moveCenter(QRectF(self.rect()).center())
        colour = self.tokens.accent if self._kept else self.tokens.muted
        draw_star(painter, square, colour, filled=self._kept)
