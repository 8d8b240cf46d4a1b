"""What frames have in common, made once for a theme and font: words set, small marks drawn.

Setting a word or stroking a path anew in every frame costs ten times what copying it does. May
import the specs of gui.timeline.layout, gui.timeline.density and Qt.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPixmap,
    QStaticText,
    QTransform,
)

from gui.timeline.density import FAINT, DensityPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from gui.theme.tokens import Tokens

_MOST_WORDS = 4_000
_MOST_SPRITES = 2_000
_AROUND = 2  # pixels around a sprite, for the half of a pen that lies outside


class Ink:
    """The words and small pictures of one theme; forgotten when there are too many."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.density = DensityPainter(QColor(tokens.accent), QColor(tokens.panel))
        self.faint_density = DensityPainter(QColor(tokens.accent), QColor(tokens.panel), FAINT)
        self._ratio = 1.0
        self._words: dict[tuple[int, str], tuple[QStaticText, float, QFont]] = {}
        self._widths: dict[tuple[int, str], tuple[float, QFont]] = {}
        self._sprites: dict[Hashable, QPixmap] = {}

    def begin(self, painter: QPainter) -> None:
        """A frame begins."""
        self._ratio = painter.device().devicePixelRatioF()

    def write(self, painter: QPainter, where: QPointF, words: str, font: QFont) -> None:
        """Write words with the painter's pen; ``where`` is the start of their base line."""
        key = (id(font), words)  # the font is kept, so that no other gets its number
        kept = self._words.get(key)
        if kept is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            text = QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(QTransform(), font)
            kept = self._words[key] = (text, QFontMetricsF(font).ascent(), font)
        painter.setFont(font)
        painter.drawStaticText(QPointF(where.x(), where.y() - kept[1]), kept[0])

    def width(self, words: str, font: QFont) -> float:
        """How wide a few words are; asked for in every frame."""
        key = (id(font), words)
        kept = self._widths.get(key)
        if kept is None:
            if len(self._widths) >= _MOST_WORDS:
                self._widths.clear()
            kept = self._widths[key] = (QFontMetricsF(font).horizontalAdvance(words), font)
        return kept[0]

    def stamp(
        self,
        painter: QPainter,
        rect: QRectF,
        key: Hashable,
        draw: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Draw a small picture, made by ``draw`` when the key is first met, over a rectangle."""
        whole = (key, self._ratio, round(rect.width()), rect.height())
        kept = self._sprites.get(whole)
        if kept is None:
            if len(self._sprites) >= _MOST_SPRITES:
                self._sprites.clear()
            kept = self._sprites[whole] = _picture(rect, self._ratio, draw)
        painter.drawPixmap(rect.topLeft() - QPointF(_AROUND, _AROUND), kept)


def _picture(rect: QRectF, ratio: float, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
    wide, high = (ceil((length + 2 * _AROUND) * ratio) for length in (rect.width(), rect.height()))
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(_AROUND, _AROUND, rect.width(), rect.height()))
    painter.end()
    return QPixmap.fromImage(image)
