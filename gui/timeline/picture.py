"""The timeline for paper and for reports: title, source, legend and chart, always in light colours.

May import db.model, gui.theme.tokens, gui.widgets.text, gui.timeline and Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter

from gui.theme.tokens import LIGHT, SIZE_BODY, SIZE_LABEL, SIZE_PAGE, SPACE_2, SPACE_4, SPACE_6
from gui.timeline.buttons import LEGEND_NAMES, draw_sample
from gui.timeline.marks import ALL_KINDS, MarkKind, is_mark, mark_kind
from gui.timeline.painter import ChartPainter, Look
from gui.timeline.stage import Stage
from gui.timeline.wording import wrapped
from gui.widgets.text import scaled_font

if TYPE_CHECKING:
    from db.model import Event
    from gui.timeline.layout import Lane
    from gui.timeline.sources import Sources

PAPER = replace(LIGHT, panel="#ffffff", page="#ffffff")
WIDTH = 1123  # pixels: A4 on its long side at 96 dots an inch
_SAMPLE, _MARK = 22.0, 9.0
_PAGE = 600  # pixels of height that lanes may share on a sheet, as far as they have use for them
_LANE = 90  # … and for each lane, where they are many
_MOST_LINES = 4  # of a title


@dataclass(frozen=True, slots=True)
class Subject:
    """What the picture shows."""

    title: str
    source: str  # who states it, and where
    events: tuple[Event, ...]
    lanes: tuple[Lane, ...]
    document: tuple[int, int] | None = None  # first and last day of the document's own date
    kinds: frozenset[MarkKind] = field(default=ALL_KINDS)
    citations: bool = False
    sources: Sources | None = None  # the documents, where there are several
    today: int | None = None  # a day to mark
    span: tuple[float, float] | None = None  # first day and length in days; None: everything

    def drawn(self) -> tuple[Event, ...]:
        """The events that have a mark."""
        return tuple(
            event for event in self.events if is_mark(event, self.kinds, citations=self.citations)
        )


class Picture:
    """Laid out once for a width; painted as often as wanted, in pixels at 96 dots an inch."""

    def __init__(
        self, subject: Subject, font: QFont, width: int = WIDTH, room: float | None = None
    ) -> None:
        """Lay it out.

        Args:
            subject: what it shows.
            font: the interface font; its size does not matter.
            width: of the whole.
            room: the height that the lanes share, as far as they have use for it.
        """
        self._subject, self.width = subject, width
        self._room_of_lanes = room or max(_PAGE, _LANE * len(subject.lanes))
        base = QFont(font)
        base.setFamily(QFontInfo(font).family())  # an SVG file is read elsewhere
        base.setPixelSize(SIZE_BODY)  # whatever size the reader has on the screen
        base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._title_font = scaled_font(base, SIZE_PAGE, QFont.Weight.DemiBold)
        self._small_font = scaled_font(base, SIZE_LABEL)
        self._room = width - 2 * SPACE_6
        self._title = self._lines(subject.title, self._title_font)
        self._source = self._lines(subject.source, self._small_font)
        self._foot = self._lines(_left_out(subject), self._small_font)
        self._kinds = [
            kind for kind in MarkKind if kind in {mark_kind(event) for event in subject.drawn()}
        ]
        self._stage = self._staged(base)
        self._top = self._head_height()
        self.height = round(self._top + self._chart_height + self._foot_height() + SPACE_4)

    def _staged(self, base: QFont) -> Stage:
        subject, stage = self._subject, Stage(base)
        width = self.width - 2 * (SPACE_6 - SPACE_4)
        stage.set_content(subject.events, subject.lanes, subject.document, subject.sources)
        stage.set_today(subject.today)
        stage.set_filter(subject.kinds, citations=subject.citations)
        self._resize(stage, width, 1)
        around = stage.areas.time.top() + SPACE_4
        self._resize(stage, width, round(self._room_of_lanes + around))
        layout = stage.layout
        self.lane_heights = tuple(lane.height for lane in layout.lanes)
        self._chart_height = round(layout.height + around)
        self._resize(stage, width, self._chart_height)
        return stage

    def _resize(self, stage: Stage, width: int, height: int) -> None:
        """Another size keeps the days that are shown."""
        stage.set_size(width, height)
        if self._subject.span is not None:
            start, span = self._subject.span
            stage.set_scale(replace(stage.scale, start=start, span=span))

    @property
    def frame_height(self) -> float:
        """What there is beside the lanes."""
        return self.height - sum(self.lane_heights)

    def paint(self, painter: QPainter) -> None:
        """Everything, on white."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, self.width, self.height), QColor(PAPER.page))
        y = float(SPACE_6)
        y = self._write(painter, self._title, self._title_font, PAPER.text, y) + SPACE_2 / 2
        y = self._write(painter, self._source, self._small_font, PAPER.muted, y) + SPACE_2
        self._legend(painter, y)
        painter.save()
        painter.translate(SPACE_6 - SPACE_4, self._top)
        stage = self._stage
        chart = ChartPainter(painter, PAPER, stage.fonts, stage.areas, Look(shift=stage.shift))
        chart.paint(stage.layout, stage.ticks())
        painter.restore()
        y = self._top + self._chart_height + SPACE_2
        self._write(painter, self._foot, self._small_font, PAPER.muted, y)

    # ------------------------------------------------------------------ the words around it

    def _lines(self, text: str, font: QFont) -> tuple[str, ...]:
        measure = QFontMetricsF(font).horizontalAdvance
        return wrapped(text, self._room, measure, most=_MOST_LINES)

    def _head_height(self) -> float:
        title = len(self._title) * QFontMetricsF(self._title_font).lineSpacing()
        source = len(self._source) * QFontMetricsF(self._small_font).lineSpacing()
        legend = QFontMetricsF(self._small_font).lineSpacing() if self._kinds else 0.0
        return SPACE_6 + title + SPACE_2 / 2 + source + SPACE_2 + legend + SPACE_4

    def _foot_height(self) -> float:
        line = QFontMetricsF(self._small_font).lineSpacing()
        return SPACE_2 + len(self._foot) * line if self._foot else 0.0

    @staticmethod
    def _write(
        painter: QPainter, lines: tuple[str, ...], font: QFont, colour: str, y: float
    ) -> float:
        """Write lines from the top at ``y``; gives where they end."""
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        for line in lines:
            painter.drawText(QPointF(SPACE_6, y + metrics.ascent()), line)
            y += metrics.lineSpacing()
        return y

    def _legend(self, painter: QPainter, y: float) -> None:
        """The kinds of marks that are there, each with its name."""
        metrics = QFontMetricsF(self._small_font)
        x, middle = float(SPACE_6), y + metrics.height() / 2
        for kind in self._kinds:
            draw_sample(painter, QRectF(x, middle - _MARK / 2, _SAMPLE, _MARK), kind, PAPER)
            x += _SAMPLE + SPACE_2
            painter.setFont(self._small_font)
            painter.setPen(QColor(PAPER.text))
            painter.drawText(QPointF(x, y + metrics.ascent()), LEGEND_NAMES[kind])
            x += metrics.horizontalAdvance(LEGEND_NAMES[kind]) + SPACE_6


def _left_out(subject: Subject) -> str:
    """What of the events is not drawn, in words."""
    undated = sum(event.lo is None and event.hi is None for event in subject.events)
    if not undated:
        return ""
    return f"Not drawn: {undated:,} event{'s' * (undated != 1)} without a date."


def pages(subject: Subject, font: QFont, width: int, height: float) -> tuple[Picture, ...]:
    """The picture on as many pages as its lanes need, every page with the whole axis.

    A lane that is higher than a page has one of its own.
    """
    whole = Picture(subject, font, width)
    room = height - whole.frame_height
    groups: list[list[Lane]] = [[]]
    heights = [0.0]
    for lane, high in zip(subject.lanes, whole.lane_heights, strict=True):
        if groups[-1] and heights[-1] + high > room:
            groups.append([])
            heights.append(0.0)
        groups[-1].append(lane)
        heights[-1] += high
    if len(groups) == 1:
        return (whole,)
    return tuple(
        Picture(replace(subject, lanes=tuple(group)), font, width, used)
        for group, used in zip(groups, heights, strict=True)
    )
