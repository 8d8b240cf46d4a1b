"""Small marks that several rows and controls paint: surfaces, rings, badges, stars, glyphs.

Plain functions of a painter, a rectangle and the tokens; nothing is told by colour alone. May
import gui.theme.tokens and Qt.
"""

from __future__ import annotations

from enum import Enum, auto
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from gui.theme.tokens import SIZE_SMALL
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens

BAR_WIDTH = 3  # at the left edge of the current row
RING_WIDTH = 2


class Glyph(Enum):
    """What a small button or a row shows."""

    UP = auto()
    DOWN = auto()
    RIGHT = auto()
    CROSS = auto()
    SEARCH = auto()
    NOTE = auto()
    OPTIONS = auto()


def draw_row_surface(
    painter: QPainter, rect: QRect, tokens: Tokens, *, current: bool, hovered: bool
) -> None:
    """The ground of a row: the accent surface and a bar when current, faint when hovered."""
    if current:
        painter.fillRect(rect, QColor(tokens.accent_surface))
        painter.fillRect(QRect(rect.left(), rect.top(), BAR_WIDTH, rect.height()), tokens.accent)
    elif hovered:
        painter.fillRect(rect, QColor(tokens.hover))


def draw_focus_ring(painter: QPainter, rect: QRect | QRectF, tokens: Tokens, radius: int) -> None:
    """A ring of 2 px inside a rectangle: here the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.ring), RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def badge_width(number: int, font: QFont) -> int:
    """The room that a badge takes; none for zero."""
    if number <= 0:
        return 0
    metrics = QFontMetricsF(scaled_font(font, SIZE_SMALL))
    return max(scaled(20, font), round(metrics.horizontalAdvance(f"{number:,}")) + scaled(12, font))


def draw_badge(painter: QPainter, end: QPointF, number: int, font: QFont, tokens: Tokens) -> None:
    """A number in a rounded badge; ``end`` is the middle of its right side."""
    width, height = badge_width(number, font), scaled(17, font)
    if not width:
        return
    rect = QRectF(end.x() - width, round(end.y() - height / 2), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.hit))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setFont(scaled_font(font, SIZE_SMALL))
    painter.setPen(QColor(tokens.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{number:,}")
    painter.restore()


def draw_star(painter: QPainter, rect: QRectF, colour: str, *, filled: bool) -> None:
    """A five-pointed star, filled or only its outline."""
    middle, outer = rect.center(), min(rect.width(), rect.height()) / 2
    points: list[QPointF] = []
    for step in range(10):
        radius = outer if step % 2 == 0 else outer * 0.42
        angle = -pi / 2 + step * pi / 5
        points.append(QPointF(middle.x() + radius * cos(angle), middle.y() + radius * sin(angle)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1.2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(points))
    painter.restore()


def draw_glyph(painter: QPainter, rect: QRectF, glyph: Glyph, colour: str) -> None:
    """A small line drawing in the middle of a rectangle, as large as its shorter side."""
    side = min(rect.width(), rect.height())
    pen = QPen(QColor(colour), max(1.4, side * 0.12))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(rect.center())
    painter.drawPath(_glyph_path(glyph, side / 2))
    painter.restore()


def _glyph_path(glyph: Glyph, half: float) -> QPainterPath:
    """The strokes of a glyph about the origin; ``half`` is half its side."""
    path = QPainterPath()
    if glyph is Glyph.SEARCH:
        radius = half * 0.62
        path.addEllipse(QPointF(-half * 0.2, -half * 0.2), radius, radius)
        _strokes(path, half, ((0.26, 0.26), (0.85, 0.85)))
    elif glyph is Glyph.CROSS:
        _strokes(path, half, ((-0.6, -0.6), (0.6, 0.6)))
        _strokes(path, half, ((-0.6, 0.6), (0.6, -0.6)))
    elif glyph is Glyph.NOTE:
        _strokes(path, half, ((-0.8, -0.7), (0.8, -0.7), (0.8, 0.5), (-0.2, 0.5), (-0.8, 0.9)))
        path.closeSubpath()
        _strokes(path, half, ((-0.35, -0.25), (0.35, -0.25)))
        _strokes(path, half, ((-0.35, 0.1), (0.1, 0.1)))
    elif glyph is Glyph.OPTIONS:
        for y, at in ((-0.5, 0.35), (0.5, -0.35)):
            _strokes(path, half, ((-0.9, y), (0.9, y)))
            _strokes(path, half, ((at, y - 0.32), (at, y + 0.32)))
    else:
        arrow = {
            Glyph.UP: ((-0.65, 0.35), (0, -0.35), (0.65, 0.35)),
            Glyph.DOWN: ((-0.65, -0.35), (0, 0.35), (0.65, -0.35)),
            Glyph.RIGHT: ((-0.35, -0.65), (0.35, 0), (-0.35, 0.65)),
        }[glyph]
        _strokes(path, half, arrow)
    return path


def _strokes(path: QPainterPath, half: float, points: tuple[tuple[float, float], ...]) -> None:
    path.moveTo(points[0][0] * half, points[0][1] * half)
    for x, y in points[1:]:
        path.lineTo(x * half, y * half)
