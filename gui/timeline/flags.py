"""The words at the chart's upright lines: where they have room, and how lines and words are drawn.

They stand in the axis's second row and never over each other: the document that is open comes
first, then today, then the others as long as there is room. May import gui.timeline and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.timeline.badges import draw_sign
from gui.timeline.lines import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.theme.tokens import Tokens
    from gui.timeline.lines import LineSpec
    from gui.timeline.painter import Areas, ChartPainter, Fonts

_FROM_LINE = 5.0  # how far the words stand from their line
_APART = 10.0
_MOST_WORDS = 24  # lines that may have words
_ORDER = {LineKind.DOCUMENT: 0, LineKind.TODAY: 1, LineKind.OTHER: 2}
_PENS = {
    LineKind.DOCUMENT: Qt.PenStyle.SolidLine,
    LineKind.OTHER: Qt.PenStyle.DashLine,
    LineKind.TODAY: Qt.PenStyle.DotLine,
}


class Placed(NamedTuple):
    """The words of a line, with the room for the sign of its document before them."""

    line: LineSpec
    words: str
    rect: QRectF
    sign_width: float


def placed_lines(
    lines: Sequence[LineSpec], shift: float, fonts: Fonts, areas: Areas
) -> tuple[Placed, ...]:
    """The words of those lines in sight that have room for them, beside their lines."""
    axis, metrics = areas.axis, QFontMetricsF(fonts.strong)
    seen = [
        line
        for line in lines
        if line.right + shift >= axis.left() and line.left + shift <= axis.right()
    ]
    found: list[Placed] = []
    for line in sorted(seen, key=lambda line: (_ORDER[line.kind], line.left))[:_MOST_WORDS]:
        placed = _place(line, shift, metrics, areas, found)
        if placed is not None:
            found.append(placed)
    return tuple(found)


def _place(
    line: LineSpec, shift: float, metrics: QFontMetricsF, areas: Areas, taken: list[Placed]
) -> Placed | None:
    """All of its words, the date alone, or its sign; the strong line has at least a part."""
    axis, top = areas.axis, areas.axis.bottom() - metrics.height() - 1
    room = axis.width() / 2 - _FROM_LINE - 4  # on one side or the other there is so much
    sign = metrics.height() * 0.8 if line.sign else 0.0
    left, right = line.left + shift, line.right + shift
    for words in (line.label, line.date, *[""] * bool(line.sign)):
        width = metrics.horizontalAdvance(words) + sign
        if width > room:
            continue
        for x in _sides(left, right, width, axis):
            rect = QRectF(x, top, width, metrics.height())
            around = rect.adjusted(-_APART, 0, _APART, 0)
            if not any(around.intersects(other.rect) for other in taken):
                return Placed(line, words, rect, sign)
    if line.kind is not LineKind.DOCUMENT:
        return None
    words = metrics.elidedText(line.date, Qt.TextElideMode.ElideRight, max(0.0, room))
    width = metrics.horizontalAdvance(words)
    x = _sides(left, right, width, axis)[0]
    return Placed(line, words, QRectF(x, top, width, metrics.height()), 0.0)


def _sides(left: float, right: float, width: float, axis: QRectF) -> tuple[float, ...]:
    """Where words may begin: right of the line, or left of it."""
    after, before = right + _FROM_LINE, left - _FROM_LINE - width
    sides = ((after,) if after + width <= axis.right() - 4 else ()) + (
        (before,) if before >= axis.left() else ()
    )
    return sides or (max(axis.left(), before),)


def pen_of(kind: LineKind, tokens: Tokens, *, selected: bool) -> QPen:
    """One strong line; the others are thinner, and broken."""
    if kind is LineKind.DOCUMENT:
        return QPen(QColor(tokens.ring if selected else tokens.text), 2 if selected else 1.5)
    colour = QColor(tokens.text)
    if kind is LineKind.OTHER:
        colour = QColor(tokens.muted)
        colour.setAlphaF(0.6)
    pen = QPen(colour, 1)
    pen.setStyle(_PENS[kind])
    return pen


def draw_flags(chart: ChartPainter, lines: Sequence[LineSpec]) -> None:
    """The words, and the lines as far as they reach up to them."""
    painter, axis, tokens, fonts = chart.painter, chart.areas.axis, chart.tokens, chart.fonts
    placed = placed_lines(lines, chart.look.shift, fonts, chart.areas)
    if not placed:
        return
    ascent = QFontMetricsF(fonts.strong).ascent()
    painter.save()
    painter.setClipRect(QRectF(axis.left(), 0, axis.width(), axis.bottom() + 2))
    for one in placed:
        line, rect = one.line, one.rect
        selected = chart.look.document_selected and line.kind is LineKind.DOCUMENT
        x = round(line.left + chart.look.shift)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if axis.left() <= x <= axis.right():
            painter.setPen(pen_of(line.kind, tokens, selected=selected))
            painter.drawLine(QLineF(x, rect.top() + 1, x, axis.bottom() + 2))
        ground = QColor(tokens.panel)
        painter.fillRect(rect.adjusted(-2, 0, 2, 0), ground)  # over the lines of the years
        if one.sign_width:
            side = one.sign_width * 0.7
            where = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            draw_sign(painter, where, line.sign, tokens)
        painter.setFont(fonts.strong)
        strong = line.kind is LineKind.DOCUMENT
        painter.setPen(QColor(tokens.text if strong else tokens.muted))
        start = QPointF(rect.left() + one.sign_width, rect.top() + ascent)
        chart.write(start, one.words, fonts.strong)
        if selected:
            painter.setPen(QPen(QColor(tokens.ring), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 1), 3, 3)
    painter.restore()
