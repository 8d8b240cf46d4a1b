"""Paints a layout: grid, lanes, marks, labels, the document's line. Draws specs, decides nothing.

What is out of sight is not drawn. Every kind of mark is told by its shape as well as its colour:
a solid bar, an outlined span with a dot, dashes, a point at the right. May import
gui.timeline.layout and its specs, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from gui.timeline.layout import ClusterSpec, MarkSpec
from gui.timeline.marks import MarkKind

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens
    from gui.timeline.layout import Layout, LineSpec
    from gui.timeline.ticks import Tick

FADED = 0.28  # how much is left of what a search did not find
_OUTLINE = 1.3
_DASHES = [2.6, 2.0]  # in widths of the pen
_PINNED_AWAY = 8.0  # a label put onto its mark stands so far inside it
_ROUND = 0.45  # of a mark's height


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four fonts of the chart."""

    label: QFont
    axis: QFont
    title: QFont
    strong: QFont


@dataclass(frozen=True, slots=True)
class Areas:
    """Where things go: the axis above, the names of lanes at the left, the rest for time."""

    whole: QRectF
    axis: QRectF
    names: QRectF
    time: QRectF


@dataclass(frozen=True, slots=True)
class Look:
    """What changes without another layout."""

    shift: float = 0.0  # pixels that the layout is moved right by panning
    scroll: float = 0.0  # pixels that it is moved up
    selected: int | None = None
    hovered: int | None = None  # an event, or the first of a hovered cluster
    lit: frozenset[int] | None = None  # None: no search is on
    document_selected: bool = False
    chosen: frozenset[int] = frozenset()  # ringed, too


class ChartPainter:
    """One frame of the chart."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, fonts: Fonts, areas: Areas, look: Look
    ) -> None:
        self._painter, self._tokens, self._fonts = painter, tokens, fonts
        self._areas, self._look = areas, look

    def paint(self, layout: Layout, ticks: tuple[Tick, ...]) -> None:
        """Everything but the focus ring."""
        painter, areas = self._painter, self._areas
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(areas.whole, QColor(self._tokens.panel))
        self._axis(ticks)
        painter.save()
        painter.setClipRect(QRectF(0, areas.time.top(), areas.whole.width(), areas.time.height()))
        self._lanes(layout)
        painter.setClipRect(areas.time)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._look.shift, areas.time.top() - self._look.scroll)
        self._marks(layout)
        painter.restore()
        if layout.line is not None:
            self._document_label(layout.line)

    # ------------------------------------------------------------------ ground

    def _axis(self, ticks: tuple[Tick, ...]) -> None:
        painter, areas, tokens = self._painter, self._areas, self._tokens
        metrics = QFontMetricsF(self._fonts.axis)
        baseline = areas.axis.top() + metrics.ascent() + 3
        painter.setFont(self._fonts.axis)
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        top = areas.axis.top() + metrics.height() + 6
        painter.drawLines(
            [
                QLineF(round(tick.x) + 0.5, top, round(tick.x) + 0.5, areas.whole.height())
                for tick in ticks
                if tick.line
            ]
        )
        painter.save()
        painter.setClipRect(QRectF(areas.axis.left(), 0, areas.axis.width(), areas.axis.bottom()))
        for tick in ticks:
            if tick.label:
                painter.setPen(QColor(tokens.text if tick.strong else tokens.muted))
                painter.drawText(QPointF(round(tick.x) + 5, baseline), tick.label)
        painter.restore()

    def _lanes(self, layout: Layout) -> None:
        painter, areas, tokens = self._painter, self._areas, self._tokens
        metrics = QFontMetricsF(self._fonts.title)
        line_height = layout.row_height
        between = QPen(QColor(tokens.hairline), 1, Qt.PenStyle.DotLine)
        painter.setFont(self._fonts.title)
        for number, lane in enumerate(layout.lanes):
            top = areas.time.top() - self._look.scroll + lane.top
            if top + lane.height < areas.time.top() or top > areas.time.bottom():
                continue
            if number:
                painter.setPen(between)
                edge = round(top) + 0.5
                painter.drawLine(QLineF(areas.names.left(), edge, areas.time.right(), edge))
            painter.setPen(QColor(tokens.text))
            first = top + (lane.height - line_height * len(lane.title)) / 2
            inset = (line_height - metrics.height()) / 2 + metrics.ascent()
            for at, words in enumerate(lane.title):
                where = QPointF(areas.names.left(), first + at * line_height + inset)
                painter.drawText(where, words)

    # ------------------------------------------------------------------ the document's line

    def _line(self, line: LineSpec, height: float) -> None:
        painter, tokens = self._painter, self._tokens
        colour = QColor(tokens.ring if self._look.document_selected else tokens.text)
        top = self._look.scroll - self._areas.axis.height()
        if line.right > line.left:
            band = QColor(tokens.muted)
            band.setAlphaF(0.12)
            painter.fillRect(QRectF(line.left, top, line.right - line.left, height), band)
        painter.setPen(QPen(colour, 2 if self._look.document_selected else 1.5))
        for x in {line.left, line.right}:
            at = round(x + self._look.shift) - self._look.shift  # a crisp line
            painter.drawLine(QLineF(at, top, at, top + height))

    def _document_label(self, line: LineSpec) -> None:
        painter, axis = self._painter, self._areas.axis
        rect = document_label_rect(line, self._look.shift, self._fonts, self._areas)
        painter.save()
        painter.setClipRect(QRectF(axis.left(), 0, axis.width(), axis.bottom() + 2))
        x = round(line.left + self._look.shift)
        if axis.left() <= x <= axis.right():
            colour = self._tokens.ring if self._look.document_selected else self._tokens.text
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colour), 2 if self._look.document_selected else 1.5))
            painter.drawLine(QLineF(x, rect.top() + 1, x, axis.bottom() + 2))
        surface = QColor(self._tokens.panel)
        painter.fillRect(rect.adjusted(-2, 0, 2, 0), surface)  # over the lines of the years
        painter.setFont(self._fonts.strong)
        painter.setPen(QColor(self._tokens.text))
        metrics = QFontMetricsF(self._fonts.strong)
        painter.drawText(QPointF(rect.left(), rect.top() + metrics.ascent()), line.label)
        if self._look.document_selected:
            painter.setPen(QPen(QColor(self._tokens.ring), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 1), 3, 3)
        painter.restore()

    # ------------------------------------------------------------------ marks

    def _marks(self, layout: Layout) -> None:
        look, area = self._look, self._areas.time
        height = max(layout.height, area.height()) + self._areas.axis.height()
        if layout.line is not None:
            self._line(layout.line, height)
        left, right = area.left() - look.shift, area.right() - look.shift
        marks = list(layout.visible(left, right, look.scroll, look.scroll + area.height()))
        for mark in marks:
            self._painter.setOpacity(self._strength(mark.event))
            if mark.event == look.hovered:
                self._halo(mark, QColor(self._tokens.pressed), None)
            draw_mark(self._painter, mark, self._tokens)
        self._labels(marks)
        for mark in marks:
            if mark.event == look.selected or mark.event in look.chosen:
                self._halo(mark, None, QColor(self._tokens.ring))
        for cluster in layout.clusters:
            if cluster.right >= left and cluster.left <= right:
                self._cluster(cluster)

    def _strength(self, event: int) -> float:
        lit = self._look.lit
        return 1.0 if lit is None or event in lit or event == self._look.selected else FADED

    def _labels(self, marks: list[MarkSpec]) -> None:
        """Each with a soft ground, so that lines of the grid do not run through its letters."""
        painter, tokens, lit = self._painter, self._tokens, self._look.lit
        metrics = QFontMetricsF(self._fonts.label)
        descent = (metrics.ascent() - metrics.descent()) / 2
        ground = QColor(tokens.panel)
        ground.setAlphaF(0.86)
        painter.setFont(self._fonts.label)
        for mark in marks:
            if not mark.label:
                continue
            found = lit is not None and mark.event in lit
            left, y = self._label_place(mark)
            rect = QRectF(
                left - 2,
                y - metrics.height() / 2,
                mark.label_right - mark.label_left + 4,
                metrics.height(),
            )
            painter.setOpacity(1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            under = QColor(tokens.panel) if y == mark.y and left > mark.left else ground
            painter.setBrush(QColor(tokens.hit) if found else under)
            painter.drawRoundedRect(rect, 3, 3)
            painter.setOpacity(max(self._strength(mark.event), 0.45))
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(left, y + descent), mark.label)
        painter.setOpacity(1.0)

    def _label_place(self, mark: MarkSpec) -> tuple[float, float]:
        """Where a label goes: as laid out, or onto its long mark when that leaves it outside."""
        area, shift = self._areas.time, self._look.shift
        left, right = area.left() - shift, area.right() - shift
        width = mark.label_right - mark.label_left
        if left <= mark.label_left and mark.label_right <= right:
            return mark.label_left, mark.label_y
        seen_from, seen_to = max(left, mark.left), min(right, mark.right)
        if seen_to - seen_from < width + 4 * _PINNED_AWAY:
            return mark.label_left, mark.label_y
        return seen_from + _PINNED_AWAY, mark.y

    def _halo(self, mark: MarkSpec, fill: QColor | None, ring: QColor | None) -> None:
        """Around the whole mark: a faint ground when hovered, a ring when selected."""
        painter, half = self._painter, mark.height / 2
        rect = QRectF(mark.left, mark.y - half, mark.right - mark.left, mark.height)
        painter.setPen(QPen(ring, 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 6, 6)

    def _cluster(self, cluster: ClusterSpec) -> None:
        """A pill with the number of what is folded in it."""
        painter, tokens, look = self._painter, self._tokens, self._look
        rect = QRectF(
            cluster.left,
            cluster.y - cluster.height / 2,
            cluster.right - cluster.left,
            cluster.height,
        )
        chosen = look.selected in cluster.events
        lit = look.lit is not None and not look.lit.isdisjoint(cluster.events)
        painter.setOpacity(1.0 if look.lit is None or lit or chosen else FADED)
        painter.setPen(QPen(QColor(tokens.ring if chosen else tokens.muted), 2 if chosen else 1))
        hovered = look.hovered == cluster.events[0]
        painter.setBrush(QColor(tokens.hit if lit else tokens.pressed if hovered else tokens.hover))
        painter.drawRoundedRect(rect, cluster.height / 2, cluster.height / 2)
        painter.setFont(self._fonts.label)
        painter.setPen(QColor(tokens.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cluster.label)
        painter.setOpacity(1.0)


def document_label_rect(line: LineSpec, shift: float, fonts: Fonts, areas: Areas) -> QRectF:
    """Where the words at the document's line stand: beside it, in the axis's second row."""
    metrics = QFontMetricsF(fonts.strong)
    axis, width = areas.axis, metrics.horizontalAdvance(line.label)
    x = line.right + shift + 5
    if x + width > axis.right() - 4 and line.left + shift - 5 - width > axis.left():
        x = line.left + shift - 5 - width
    return QRectF(x, axis.bottom() - metrics.height() - 1, width, metrics.height())


# ---------------------------------------------------------------------- one mark


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
