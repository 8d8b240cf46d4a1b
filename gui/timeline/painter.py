"""Paints a layout: grid, lanes, marks, labels, the document's line. Draws specs, decides nothing.

What is out of sight is not drawn. Every kind of mark is told by its shape as well as its colour:
a solid bar, an outlined span with a dot, dashes, a point at the right. May import
gui.timeline.layout and its specs, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
)

from gui.timeline.ink import Ink
from gui.timeline.strokes import draw_mark

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens
    from gui.timeline.layout import ClusterSpec, Layout, LineSpec, MarkSpec
    from gui.timeline.ticks import Tick

FADED = 0.28  # how much is left of what a search did not find
_FROM_LINE = 5.0  # how far the document's words stand from its line
_PINNED_AWAY = 8.0  # a label put onto its mark stands so far inside it
_SHORT = 6.0  # times its height, and a mark is one of many that look the same


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
        self,
        painter: QPainter,
        tokens: Tokens,
        fonts: Fonts,
        areas: Areas,
        look: Look,
        ink: Ink | None = None,
    ) -> None:
        self._painter, self._tokens, self._fonts = painter, tokens, fonts
        self._areas, self._look = areas, look
        self._kept = ink is not None  # else for a file: everything is drawn as it is
        self._ink = ink or Ink(tokens)

    def paint(self, layout: Layout, ticks: tuple[Tick, ...]) -> None:
        """Everything but the focus ring."""
        painter, areas = self._painter, self._areas
        self._ink.begin(painter)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(areas.whole, QColor(self._tokens.panel))
        self._densities(layout)
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

    def _write(self, where: QPointF, words: str, font: QFont) -> None:
        """Write words from the start of their base line on, in the pen that is set."""
        if self._kept:
            self._ink.write(self._painter, where, words, font)
        else:
            self._painter.setFont(font)
            self._painter.drawText(where, words)

    # ------------------------------------------------------------------ ground

    def _densities(self, layout: Layout) -> None:
        """Below everything else, so that the lines of the grid go over them."""
        if not layout.densities:
            return
        painter, area, look = self._painter, self._areas.time, self._look
        painter.save()
        painter.setClipRect(area)
        painter.translate(look.shift, area.top() - look.scroll)
        left, right = area.left() - look.shift, area.right() - look.shift
        ink = self._ink.density if look.lit is None else self._ink.faint_density
        for density in layout.densities:
            ink.paint(painter, density, layout.scale, left, right)
        painter.restore()

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
                self._write(QPointF(round(tick.x) + 5, baseline), tick.label, self._fonts.axis)
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
                self._write(where, words, self._fonts.title)

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
        if rect.isNull():
            return
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
        where = QPointF(rect.left(), rect.top() + metrics.ascent())
        words = _document_words(line, self._fonts, self._areas)
        self._write(where, words, self._fonts.strong)
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
            if look.lit is not None:
                self._painter.setOpacity(self._strength(mark.event))
            if mark.event == look.hovered:
                self._halo(mark, QColor(self._tokens.pressed), None)
            self._mark(mark)
        self._labels(marks)
        for mark in marks:
            if mark.event == look.selected or mark.event in look.chosen:
                self._halo(mark, None, QColor(self._tokens.ring))
        self._clusters([one for one in layout.clusters if one.right >= left and one.left <= right])

    def _mark(self, mark: MarkSpec) -> None:
        """A short mark looks like others of its kind: copied from the first of them."""
        width = mark.right - mark.left
        if not self._kept or len(mark.pieces) > 1 or width > _SHORT * mark.height:
            draw_mark(self._painter, mark, self._tokens)
            return

        def draw(painter: QPainter, rect: QRectF) -> None:
            middle = rect.center().y()
            draw_mark(
                painter,
                mark._replace(pieces=((rect.left(), rect.right()),), y=middle),
                self._tokens,
            )

        rect = QRectF(mark.left, mark.y - mark.height / 2, width, mark.height)
        key = (mark.kind, mark.filled, mark.open_left, mark.open_right, mark.approximate)
        self._ink.stamp(self._painter, rect, (*key, mark.unending), draw)

    def _strength(self, event: int) -> float:
        lit = self._look.lit
        return 1.0 if lit is None or event in lit or event == self._look.selected else FADED

    def _labels(self, marks: list[MarkSpec]) -> None:
        """Each with a soft ground, so that lines of the grid do not run through its letters."""
        painter, tokens, lit = self._painter, self._tokens, self._look.lit
        metrics = QFontMetricsF(self._fonts.label)
        height, descent = metrics.height(), (metrics.ascent() - metrics.descent()) / 2
        solid, ground = QColor(tokens.panel), QColor(tokens.panel)
        ground.setAlphaF(0.86)
        placed = [(mark, *self._label_place(mark)) for mark in marks if mark.label]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hit))
        painter.setOpacity(1.0)
        for mark, left, y in placed:
            wide = mark.label_right - mark.label_left + 4
            rect = QRectF(left - 2, y - height / 2, wide, height)
            if lit is not None and mark.event in lit:
                painter.drawRoundedRect(rect, 3, 3)
            else:
                painter.fillRect(rect, solid if y == mark.y and left > mark.left else ground)
        painter.setPen(QColor(tokens.text))
        for mark, left, y in placed:
            if lit is not None:
                painter.setOpacity(max(self._strength(mark.event), 0.45))
            self._write(QPointF(left, y + descent), mark.label, self._fonts.label)
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

    def _clusters(self, clusters: list[ClusterSpec]) -> None:
        """Pills with the number of what is folded in them."""
        painter, lit, selected = self._painter, self._look.lit, self._look.selected
        metrics, font = QFontMetricsF(self._fonts.label), self._fonts.label
        inset = (metrics.ascent() - metrics.descent()) / 2
        strengths = [1.0] * len(clusters)
        for number, cluster in enumerate(clusters):
            found = lit is not None and cluster.any_of(lit)
            chosen = selected is not None and selected in cluster.events
            if lit is not None:
                strengths[number] = 1.0 if found or chosen else FADED
                painter.setOpacity(strengths[number])
            self._pill(cluster, found=found, chosen=chosen)
        painter.setPen(QColor(self._tokens.text))
        for cluster, strength in zip(clusters, strengths, strict=True):
            if lit is not None:
                painter.setOpacity(strength)
            start = (cluster.left + cluster.right - cluster.label_width) / 2
            self._write(QPointF(start, cluster.y + inset), cluster.label, font)
        painter.setOpacity(1.0)

    def _pill(self, cluster: ClusterSpec, *, found: bool, chosen: bool) -> None:
        tokens = self._tokens
        hovered = self._look.hovered is not None and self._look.hovered == cluster.events[0]
        surface = tokens.hit if found else tokens.pressed if hovered else tokens.hover

        def draw(painter: QPainter, rect: QRectF) -> None:
            edge = QColor(tokens.ring if chosen else tokens.muted)
            painter.setPen(QPen(edge, 2 if chosen else 1))
            painter.setBrush(QColor(surface))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

        top, wide = cluster.y - cluster.height / 2, cluster.right - cluster.left
        rect = QRectF(cluster.left, top, wide, cluster.height)
        if self._kept:
            self._ink.stamp(self._painter, rect, (surface, chosen), draw)
        else:
            draw(self._painter, rect)


def document_label_rect(line: LineSpec, shift: float, fonts: Fonts, areas: Areas) -> QRectF:
    """Where the words at the document's line stand: beside it, in the axis's second row.

    Null when the line is out of sight.
    """
    axis, left, right = areas.axis, line.left + shift, line.right + shift
    if right < axis.left() or left > axis.right():
        return QRectF()
    metrics = QFontMetricsF(fonts.strong)
    width = metrics.horizontalAdvance(_document_words(line, fonts, areas))
    x = right + _FROM_LINE
    if x + width > axis.right() - 4:
        x = max(axis.left(), left - _FROM_LINE - width)
    return QRectF(x, axis.bottom() - metrics.height() - 1, width, metrics.height())


def _document_words(line: LineSpec, fonts: Fonts, areas: Areas) -> str:
    """All of them, or the date alone in a narrow chart; not even that in a narrower one."""
    metrics = QFontMetricsF(fonts.strong)
    room = areas.axis.width() / 2 - _FROM_LINE - 4  # on one side or the other there is so much
    for words in (line.label, line.date):
        if metrics.horizontalAdvance(words) <= room:
            return words
    return metrics.elidedText(line.date, Qt.TextElideMode.ElideRight, max(0.0, room))
