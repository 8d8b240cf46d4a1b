"""The small signs at a mark's corners and before the names of lanes.

Whose document it is, that the reader changed it, whether a lane is folded.

All are told by shape alone, in the colour of text, so that they say the same in greyscale. May
import gui.theme.tokens and Qt.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens

SIDE = 0.78  # of a mark's height
_TURN = pi / 2


def draw_sign(painter: QPainter, rect: QRectF, sign: int, tokens: Tokens) -> None:
    """The shape of a document, numbered from 1: four shapes, filled, then hollow."""
    hollow = (sign - 1) // len(_SHAPES) % 2 == 1
    ink, ground = QColor(tokens.text), QColor(tokens.panel)
    path = _SHAPES[(sign - 1) % len(_SHAPES)](rect)
    pen = QPen(ground, 2.2)  # keeps it off the mark below
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawPath(path)
    painter.setPen(QPen(ink, 1.1) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(ground if hollow else ink)
    painter.drawPath(path)


def draw_arrow(painter: QPainter, rect: QRectF, tokens: Tokens, *, folded: bool) -> None:
    """Before a lane's name: pointing right, or down where the lane is open."""
    middle, reach = rect.center(), rect.width() / 2
    across, down = ((-0.4, 0.5, -0.4), (-0.9, 0.0, 0.9))
    ways = zip(*((across, down) if folded else (down, across)), strict=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.muted), 1.4))
    painter.drawPolyline([middle + QPointF(x * reach, y * reach) for x, y in ways])


def draw_pen(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """A small pencil: what the reader made or changed."""
    side = rect.width()
    thick = side * 0.34
    tip = rect.bottomLeft()
    path = QPainterPath(tip)
    path.lineTo(tip + QPointF(thick * 0.2, -thick * 1.5))
    path.lineTo(rect.topRight() + QPointF(-thick * 1.1, thick * 0.1))
    path.lineTo(rect.topRight() + QPointF(-thick * 0.1, thick * 1.1))
    path.lineTo(tip + QPointF(thick * 1.5, -thick * 0.2))
    path.closeSubpath()
    pen = QPen(QColor(tokens.panel), 2.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(tokens.panel))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.text))
    painter.drawPath(path)


def _polygon(rect: QRectF, corners: int, start: float) -> QPainterPath:
    middle, radius = rect.center(), rect.width() / 2
    path = QPainterPath()
    for number in range(corners):
        angle = start + 2 * pi * number / corners
        corner = middle + QPointF(cos(angle) * radius, sin(angle) * radius)
        if number:
            path.lineTo(corner)
        else:
            path.moveTo(corner)
    path.closeSubpath()
    return path


def _circle(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(rect.adjusted(0.6, 0.6, -0.6, -0.6))
    return path


def _square(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect.adjusted(0.8, 0.8, -0.8, -0.8))
    return path


def _triangle(rect: QRectF) -> QPainterPath:
    return _polygon(rect, 3, -_TURN)


def _diamond(rect: QRectF) -> QPainterPath:
    return _polygon(rect, 4, -_TURN)


_SHAPES = (_circle, _square, _triangle, _diamond)
