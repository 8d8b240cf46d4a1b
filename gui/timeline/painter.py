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

from gui.timeline.badges import SIDE, draw_arrow, draw_pen, draw_sign
from gui.timeline.flags import draw_flags, pen_of
from gui.timeline.ink import Ink
from gui.timeline.lines import LineKind
from gui.timeline.strokes import draw_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.theme.tokens import Tokens
    from gui.timeline.layout import ClusterSpec, LaneSpec, Layout, LineSpec, MarkSpec
    from gui.timeline.ticks import Tick

FADED = 0.28  # how much is left of what a search did not find
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
    arrow: float = 0.0  # of the names: for the sign before each
    count: float = 0.0  # … and for the number after it; 0: there is no room for it

    @property
    def title_width(self) -> float:
        """The room for a lane's name itself."""
        return max(0.0, self.names.width() - self.arrow - self.count)


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
        self.painter, self.tokens, self.fonts = painter, tokens, fonts
        self.areas, self.look = areas, look
        self._kept = ink is not None  # else for a file: everything is drawn as it is
        self._ink = ink or Ink(tokens)

    def paint(self, layout: Layout, ticks: tuple[Tick, ...]) -> None:
        """Everything but the focus ring."""
        painter, areas = self.painter, self.areas
        self._ink.begin(painter)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(areas.whole, QColor(self.tokens.panel))
        self._densities(layout)
        self._axis(ticks)
        painter.save()
        painter.setClipRect(QRectF(0, areas.time.top(), areas.whole.width(), areas.time.height()))
        self._lanes(layout)
        painter.setClipRect(areas.time)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.look.shift, areas.time.top() - self.look.scroll)
        self._marks(layout)
        painter.restore()
        draw_flags(self, layout.lines)

    def write(self, where: QPointF, words: str, font: QFont) -> None:
        """Write words from the start of their base line on, in the pen that is set."""
        if self._kept:
            self._ink.write(self.painter, where, words, font)
        else:
            self.painter.setFont(font)
            self.painter.drawText(where, words)

    # ------------------------------------------------------------------ ground

    def _densities(self, layout: Layout) -> None:
        """Below everything else, so that the lines of the grid go over them."""
        if not layout.densities:
            return
        painter, area, look = self.painter, self.areas.time, self.look
        painter.save()
        painter.setClipRect(area)
        painter.translate(look.shift, area.top() - look.scroll)
        left, right = area.left() - look.shift, area.right() - look.shift
        ink = self._ink.density if look.lit is None else self._ink.faint_density
        for density in layout.densities:
            ink.paint(painter, density, layout.scale, left, right)
        painter.restore()

    def _axis(self, ticks: tuple[Tick, ...]) -> None:
        painter, areas, tokens = self.painter, self.areas, self.tokens
        metrics = QFontMetricsF(self.fonts.axis)
        baseline = areas.axis.top() + metrics.ascent() + 3
        painter.setFont(self.fonts.axis)
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
                self.write(QPointF(round(tick.x) + 5, baseline), tick.label, self.fonts.axis)
        painter.restore()

    def _lanes(self, layout: Layout) -> None:
        painter, areas = self.painter, self.areas
        between = QPen(QColor(self.tokens.hairline), 1, Qt.PenStyle.DotLine)
        metrics = QFontMetricsF(self.fonts.title)
        for number, lane in enumerate(layout.lanes):
            top = areas.time.top() - self.look.scroll + lane.top
            if top + lane.height < areas.time.top() or top > areas.time.bottom():
                continue
            if number:
                painter.setPen(between)
                edge = round(top) + 0.5
                painter.drawLine(QLineF(areas.names.left(), edge, areas.time.right(), edge))
            self._heading(lane, top, layout.row_height, metrics)

    def _heading(
        self, lane: LaneSpec, top: float, line_height: float, metrics: QFontMetricsF
    ) -> None:
        """The sign of whether it is folded, the name, and how many events there are."""
        painter, names, tokens = self.painter, self.areas.names, self.tokens
        lines, folded, sign = len(lane.title), lane.folded, lane.sign
        first = top + (lane.height - line_height * lines) / 2
        inset = (line_height - metrics.height()) / 2 + metrics.ascent()
        start = names.left() + self.areas.arrow
        if self.areas.arrow and names.width() > self.areas.arrow:
            side = line_height * 0.5
            box = QRectF(names.left(), first + (line_height - side) / 2, side, side)
            self._stamp(
                box, ("arrow", folded), lambda p, r: draw_arrow(p, r, tokens, folded=folded)
            )
            if sign:
                box.moveRight(start - side * 0.6)
                self._stamp(box, ("sign", sign), lambda p, r: draw_sign(p, r, sign, tokens))
        painter.setPen(QColor(tokens.text))
        for at, words in enumerate(lane.title):
            where = QPointF(start, first + at * line_height + inset)
            self.write(where, words, self.fonts.title)
        if self.areas.count:
            count = f"{lane.count:,}"
            wide = self._ink.width(count, self.fonts.label)
            painter.setPen(QColor(tokens.muted))
            self.write(QPointF(names.right() - wide, first + inset), count, self.fonts.label)

    # ------------------------------------------------------------------ the documents' lines

    def _lines(self, lines: list[LineSpec], height: float) -> None:
        """Those of a kind all at once, and the strong one over the others."""
        painter, tokens, shift = self.painter, self.tokens, self.look.shift
        top = self.look.scroll - self.areas.axis.height()
        for kind in (LineKind.OTHER, LineKind.TODAY, LineKind.DOCUMENT):
            found = [line for line in lines if line.kind is kind]
            if not found:
                continue
            strong = kind is LineKind.DOCUMENT
            if strong and found[0].right > found[0].left:
                band = QColor(tokens.muted)
                band.setAlphaF(0.12)
                wide = found[0].right - found[0].left
                painter.fillRect(QRectF(found[0].left, top, wide, height), band)
            painter.setPen(pen_of(kind, tokens, selected=strong and self.look.document_selected))
            places = {x for line in found for x in ((line.left, line.right)[: 1 + strong])}
            crisp = [round(x + shift) - shift for x in places]
            painter.drawLines([QLineF(x, top, x, top + height) for x in crisp])

    # ------------------------------------------------------------------ marks

    def _marks(self, layout: Layout) -> None:
        look, area = self.look, self.areas.time
        height = max(layout.height, area.height()) + self.areas.axis.height()
        left, right = area.left() - look.shift, area.right() - look.shift
        self._lines(
            [one for one in layout.lines if one.right >= left and one.left <= right], height
        )
        marks = list(layout.visible(left, right, look.scroll, look.scroll + area.height()))
        for mark in marks:
            if look.lit is not None:
                self.painter.setOpacity(self._strength(mark.event))
            if mark.event == look.hovered:
                self._halo(mark, QColor(self.tokens.pressed), None)
            self._mark(mark)
            if mark.sign or mark.edited:
                self._badges(mark)
        self._labels(marks)
        for mark in marks:
            if mark.event == look.selected or mark.event in look.chosen:
                self._halo(mark, None, QColor(self.tokens.ring))
        self._clusters([one for one in layout.clusters if one.right >= left and one.left <= right])

    def _mark(self, mark: MarkSpec) -> None:
        """A short mark looks like others of its kind: copied from the first of them."""
        width = mark.right - mark.left
        if not self._kept or len(mark.pieces) > 1 or width > _SHORT * mark.height:
            draw_mark(self.painter, mark, self.tokens)
            return

        def draw(painter: QPainter, rect: QRectF) -> None:
            middle = rect.center().y()
            draw_mark(
                painter,
                mark._replace(pieces=((rect.left(), rect.right()),), y=middle),
                self.tokens,
            )

        rect = QRectF(mark.left, mark.y - mark.height / 2, width, mark.height)
        key = (mark.kind, mark.filled, mark.open_left, mark.open_right, mark.approximate)
        self._ink.stamp(self.painter, rect, (*key, mark.unending), draw)

    def _badges(self, mark: MarkSpec) -> None:
        """Its document's shape at the upper left corner, the reader's pen at the upper right."""
        side = mark.height * SIDE
        top = mark.y - mark.height / 2 - side * 0.55
        if mark.sign:
            rect = QRectF(mark.left - side * 0.5, top, side, side)
            self._stamp(
                rect, ("sign", mark.sign), lambda p, r: draw_sign(p, r, mark.sign, self.tokens)
            )
        if mark.edited:
            rect = QRectF(mark.right - side * 0.4, top, side, side)
            self._stamp(rect, ("pen",), lambda p, r: draw_pen(p, r, self.tokens))

    def _stamp(
        self, rect: QRectF, key: tuple[object, ...], draw: Callable[[QPainter, QRectF], None]
    ) -> None:
        if self._kept:
            self._ink.stamp(self.painter, rect, key, draw)
        else:
            draw(self.painter, rect)

    def _strength(self, event: int) -> float:
        lit = self.look.lit
        return 1.0 if lit is None or event in lit or event == self.look.selected else FADED

    def _labels(self, marks: list[MarkSpec]) -> None:
        """Each with a soft ground, so that lines of the grid do not run through its letters."""
        painter, tokens, lit = self.painter, self.tokens, self.look.lit
        metrics = QFontMetricsF(self.fonts.label)
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
            self.write(QPointF(left, y + descent), mark.label, self.fonts.label)
        painter.setOpacity(1.0)

    def _label_place(self, mark: MarkSpec) -> tuple[float, float]:
        """Where a label goes: as laid out, or onto its long mark when that leaves it outside."""
        area, shift = self.areas.time, self.look.shift
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
        painter, half = self.painter, mark.height / 2
        rect = QRectF(mark.left, mark.y - half, mark.right - mark.left, mark.height)
        painter.setPen(QPen(ring, 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 6, 6)

    def _clusters(self, clusters: list[ClusterSpec]) -> None:
        """Pills with the number of what is folded in them."""
        painter, lit, selected = self.painter, self.look.lit, self.look.selected
        metrics, font = QFontMetricsF(self.fonts.label), self.fonts.label
        inset = (metrics.ascent() - metrics.descent()) / 2
        strengths = [1.0] * len(clusters)
        for number, cluster in enumerate(clusters):
            found = lit is not None and cluster.any_of(lit)
            chosen = selected is not None and selected in cluster.events
            if lit is not None:
                strengths[number] = 1.0 if found or chosen else FADED
                painter.setOpacity(strengths[number])
            self._pill(cluster, found=found, chosen=chosen)
        painter.setPen(QColor(self.tokens.text))
        for cluster, strength in zip(clusters, strengths, strict=True):
            if lit is not None:
                painter.setOpacity(strength)
            start = (cluster.left + cluster.right - cluster.label_width) / 2
            self.write(QPointF(start, cluster.y + inset), cluster.label, font)
        painter.setOpacity(1.0)

    def _pill(self, cluster: ClusterSpec, *, found: bool, chosen: bool) -> None:
        tokens = self.tokens
        hovered = self.look.hovered is not None and self.look.hovered == cluster.events[0]
        surface = tokens.hit if found else tokens.pressed if hovered else tokens.hover

        def draw(painter: QPainter, rect: QRectF) -> None:
            edge = QColor(tokens.ring if chosen else tokens.muted)
            painter.setPen(QPen(edge, 2 if chosen else 1))
            painter.setBrush(QColor(surface))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

        top, wide = cluster.y - cluster.height / 2, cluster.right - cluster.left
        rect = QRectF(cluster.left, top, wide, cluster.height)
        self._stamp(rect, (surface, chosen), draw)
