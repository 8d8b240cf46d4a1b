"""Draws one mark, or a sample of a kind for the legend: told by its shape as well as its colour.

A solid bar: all of its days. An outlined span with a dot: some time within. Dashes: planned. A
point at the right: goes on. An end that fades: nobody says when. Frayed ends: an approximate date.
May import the specs of gui.timeline.layout, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from gui.timeline.layout import MarkSpec
from gui.timeline.marks import MarkKind

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens

_OUTLINE = 1.3
_DASHES = [2.6, 2.0]  # in widths of the pen
_ROUND = 0.45  # of a mark's height
_TEETH = 2  # of a frayed end


class End(Enum):
    """How a span ends."""

    ROUND = auto()
    OPEN = auto()
    POINT = auto()
    FRAYED = auto()


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
        closed = End.FRAYED if mark.approximate else End.ROUND
        ends = (
            End.OPEN if mark.open_left and number == 0 else closed,
            closed
            if not mark.open_right or number < last
            else End.POINT
            if mark.kind is MarkKind.ONGOING
            else End.OPEN,
        )
        _draw_piece(painter, rect, ends, mark, colour, tokens)


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
    path = outline(rect, End.ROUND, End.POINT if open_right else End.ROUND)
    painter.setPen(_pen(ink(kind, tokens), dashed=kind is MarkKind.PLANNED))
    painter.setBrush(_soft(kind, tokens) if open_right else Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def draw_approximate(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """A mark with frayed ends for the legend."""
    painter.setPen(_pen(QColor(tokens.muted), dashed=False))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline(rect, End.FRAYED, End.FRAYED))


def _draw_piece(
    painter: QPainter,
    rect: QRectF,
    ends: tuple[End, End],
    mark: MarkSpec,
    colour: QColor,
    tokens: Tokens,
) -> None:
    planned = mark.kind is MarkKind.PLANNED
    solid = mark.filled and not planned
    fill = colour if solid else _soft(mark.kind, tokens)
    if planned and not mark.filled:
        fill = QColor(tokens.panel)
    # what goes on although nobody says until when: the point is an outline, its filling fades
    fades_right = ends[1] is End.OPEN or (ends[1] is End.POINT and mark.unending)
    fades = (ends[0] is End.OPEN, fades_right)
    outlined = not solid or (ends[1] is End.POINT and mark.unending)
    painter.setPen(_pen(colour, dashed=planned) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(_fading(rect, fill, *fades) if solid and any(fades) else fill)
    painter.drawPath(outline(rect, *ends))
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


def _fading(rect: QRectF, colour: QColor, left: bool, right: bool) -> QLinearGradient:  # noqa: FBT001 - a pair
    """Out of nothing at the left, or into it at the right: nobody says when."""
    gradient = QLinearGradient(rect.topLeft(), rect.topRight())
    clear = QColor(colour)
    clear.setAlpha(0)
    part = min(0.5 if left and right else 1.0, 24 / max(1.0, rect.width()))
    gradient.setColorAt(0.0, clear if left else colour)
    gradient.setColorAt(part if left else 0.0, colour)
    gradient.setColorAt(1.0 - part if right else 1.0, colour)
    gradient.setColorAt(1.0, clear if right else colour)
    return gradient


def outline(rect: QRectF, left: End, right: End) -> QPainterPath:
    """A span with its ends; an open one has no edge."""
    if left is End.ROUND and right is End.ROUND:
        path = QPainterPath()
        radius = min(rect.height() * _ROUND, rect.width() / 2)
        path.addRoundedRect(rect, radius, radius)
        return path
    if left is not End.OPEN and right is End.OPEN:  # the same, seen from the other side
        turned = outline(rect, right, left)
        return turned * _turned(rect)
    middle = QPointF(rect.center().x(), rect.top())
    path = QPainterPath(rect.topLeft() if left is End.OPEN else middle)
    if right is End.OPEN:
        path.lineTo(rect.topRight())
        path.lineTo(rect.bottomRight())
        path.lineTo(rect.bottomLeft())
        return path
    _add_right(path, rect, right)
    if left is End.OPEN:
        path.lineTo(rect.bottomLeft())
        return path
    other = QPainterPath(middle)
    _add_right(other, rect, left)
    path.connectPath(other * _turned(rect))
    path.closeSubpath()
    return path


def _turned(rect: QRectF) -> QTransform:
    """Half a turn about the middle."""
    middle = rect.center()
    turn = QTransform.fromTranslate(2 * middle.x(), 2 * middle.y())
    return turn.scale(-1, -1)


def _add_right(path: QPainterPath, rect: QRectF, end: End) -> None:
    """The upper edge from where the path is, and the right end down to the lower edge."""
    right, top, bottom = rect.right(), rect.top(), rect.bottom()
    if end is End.POINT:
        tip = min(rect.height() * 0.9, rect.width() / 2)
        path.lineTo(right - tip, top)
        path.lineTo(right, rect.center().y())
        path.lineTo(right - tip, bottom)
    elif end is End.FRAYED:
        depth, tooth = min(rect.height() * 0.5, rect.width() / 4), rect.height() / (2 * _TEETH)
        path.lineTo(right, top)
        for number in range(1, 2 * _TEETH + 1):
            path.lineTo(right - depth * (number % 2), top + number * tooth)
    else:
        radius = min(rect.height() * _ROUND, rect.width() / 2)
        corner = QSizeF(2 * radius, 2 * radius)
        path.lineTo(right - radius, top)
        path.arcTo(QRectF(QPointF(right - 2 * radius, top), corner), 90, -90)
        path.arcTo(QRectF(QPointF(right - 2 * radius, bottom - 2 * radius), corner), 0, -90)
