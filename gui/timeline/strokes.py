"""Draws one mark, or a sample of a kind for the legend: told by its shape as well as its colour.

A solid bar, an outlined span with a dot, dashes, a point at the right, an edge that fades or frays.
May import the specs of gui.timeline.layout, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from gui.timeline.layout import MarkSpec
from gui.timeline.marks import MarkKind

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens

_OUTLINE = 1.3
_DASHES = [2.6, 2.0]  # in widths of the pen
_ROUND = 0.45  # of a mark's height


def ink(kind: MarkKind, tokens: Tokens) -> QColor:
    """The colour of a kind of mark."""
    return QColor(
        {MarkKind.PLANNED: tokens.planned, MarkKind.ONGOING: tokens.ongoing}.get(
            kind, tokens.accent
        )
    )


def draw_mark(painter: QPainter, mark: MarkSpec, tokens: Tokens) -> None:
    """Draw a mark's pieces, tied by a thin line where they are several."""
    colour = ink(mark.kind, tokens)
    for (_, left), (right, _) in pairwise(mark.pieces):
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QLineF(left, mark.y, right, mark.y))
    last = len(mark.pieces) - 1
    for number, (left, right) in enumerate(mark.pieces):
        rect = QRectF(left, mark.y - mark.height / 2, right - left, mark.height)
        path = _outline(
            rect,
            point=mark.open_right and number == last,
            open_left=mark.open_left and number == 0,
        )
        _draw_piece(painter, path, rect, mark, colour, tokens)


def draw_sample(painter: QPainter, rect: QRectF, kind: MarkKind, tokens: Tokens) -> None:
    """A mark of a kind for the legend."""
    filled = kind is MarkKind.THROUGHOUT
    open_right = kind is MarkKind.ONGOING
    spec = MarkSpec(
        event=0,
        kind=kind,
        pieces=((rect.left(), rect.right()),),
        y=rect.center().y(),
        height=rect.height(),
        filled=filled,
        open_left=False,
        open_right=open_right,
        lane=0,
    )
    if kind in (MarkKind.THROUGHOUT, MarkKind.WITHIN):
        draw_mark(painter, spec, tokens)
        return
    # Planned and ongoing events may be of either extent: the sample shows neither dot nor filling.
    path = _outline(rect, point=open_right, open_left=False)
    painter.setPen(_pen(ink(kind, tokens), dashed=kind is MarkKind.PLANNED))
    painter.setBrush(_soft(kind, tokens) if open_right else Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _draw_piece(
    painter: QPainter,
    path: QPainterPath,
    rect: QRectF,
    mark: MarkSpec,
    colour: QColor,
    tokens: Tokens,
) -> None:
    planned = mark.kind is MarkKind.PLANNED
    solid = mark.filled and not planned
    painter.setPen(Qt.PenStyle.NoPen if solid else _pen(colour, dashed=planned))
    if solid:
        painter.setBrush(_fading(rect, colour) if mark.open_left else colour)
    elif planned and not mark.filled:
        painter.setBrush(QColor(tokens.panel))
    else:
        painter.setBrush(_soft(mark.kind, tokens))
    painter.drawPath(path)
    if not mark.filled:
        radius = min(2.4, mark.height * 0.24) if mark.height < 14 else mark.height * 0.2
        painter.setPen(QPen(colour, 1.2) if planned else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.panel) if planned else colour)
        # the point of what goes on is no part of its days
        beyond = mark.height if mark.open_right and rect.right() == mark.right else 0.0
        painter.drawEllipse(rect.center() - QPointF(beyond / 2, 0), radius, radius)


def _pen(colour: QColor, *, dashed: bool) -> QPen:
    pen = QPen(colour, _OUTLINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES)
    return pen


def _soft(kind: MarkKind, tokens: Tokens) -> QColor:
    """The filling of a span: the accent's surface, or a breath of another colour."""
    if kind in (MarkKind.WITHIN, MarkKind.THROUGHOUT):
        return QColor(tokens.accent_surface)
    colour, ground = ink(kind, tokens), QColor(tokens.panel)
    part = 0.14 if not tokens.dark else 0.2
    return QColor.fromRgbF(
        *(
            one * part + other * (1 - part)
            for one, other in (
                (colour.redF(), ground.redF()),
                (colour.greenF(), ground.greenF()),
                (colour.blueF(), ground.blueF()),
            )
        )
    )


def _fading(rect: QRectF, colour: QColor) -> QLinearGradient:
    """Out of nothing at the left: nobody says when it began."""
    gradient = QLinearGradient(rect.topLeft(), rect.topRight())
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient.setColorAt(0.0, clear)
    gradient.setColorAt(min(1.0, 24 / max(1.0, rect.width())), colour)
    return gradient


def _outline(rect: QRectF, *, point: bool, open_left: bool) -> QPainterPath:
    """A rounded span; with a point at its right where it goes on, without an edge where open."""
    radius = min(rect.height() * _ROUND, rect.width() / 2)
    path = QPainterPath()
    if not point and not open_left:
        path.addRoundedRect(rect, radius, radius)
        return path
    tip = min(rect.height() * 0.9, rect.width() / 2) if point else 0.0
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    corner = QSizeF(2 * radius, 2 * radius)
    path.moveTo(left if open_left else left + radius, top)
    if point:
        path.lineTo(right - tip, top)
        path.lineTo(right, rect.center().y())
        path.lineTo(right - tip, bottom)
    else:
        path.lineTo(right - radius, top)
        path.arcTo(QRectF(QPointF(right - 2 * radius, top), corner), 90, -90)
        path.arcTo(QRectF(QPointF(right - 2 * radius, bottom - 2 * radius), corner), 0, -90)
    if open_left:
        path.lineTo(left, bottom)
        return path
    path.lineTo(left + radius, bottom)
    path.arcTo(QRectF(QPointF(left, bottom - 2 * radius), corner), 270, -90)
    path.arcTo(QRectF(QPointF(left, top), corner), 180, -90)
    path.closeSubpath()
    return path
