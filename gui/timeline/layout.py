# pyright: strict
"""Where every mark, label, lane and line of the chart goes: draw specs, computed before painting.

Everything is in pixels of one scale; a pan only shifts it, so a layout lasts until the zoom, the
content or the fonts change. Text is measured by functions handed in. May import db.model and the
Qt-free modules of gui.timeline; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gui.timeline.lines import LineKind, LineSpec, lines_of
from gui.timeline.marks import MarkKind, days_of, is_filled, is_mark, mark_kind
from gui.timeline.marks import time_order as in_time
from gui.timeline.packing import Box, Rules, pack
from gui.timeline.phrases import edited_words, name_of
from gui.timeline.sources import end_for
from gui.timeline.specs import (
    ClusterSpec,
    Content,
    DensitySpec,
    Folding,
    Lane,
    LaneSpec,
    Layout,
    MarkSpec,
    RowSpec,
    Sizes,
)
from gui.timeline.wording import elided, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.model import Event
    from gui.timeline.coverage import Coverage
    from gui.timeline.packing import Spot
    from gui.timeline.scale import Extent, Scale

__all__ = [
    "Bar",
    "ClusterSpec",
    "Content",
    "DensitySpec",
    "Folding",
    "Lane",
    "LaneSpec",
    "Layout",
    "LineSpec",
    "MarkSpec",
    "RowSpec",
    "Sizes",
    "bar_of",
    "density_of",
    "drawn_in",
    "lay_out",
    "mark_of",
    "rules_of",
]
Bar = tuple[tuple[tuple[float, float], ...], bool, bool]  # pieces; open at the left, the right


def lay_out(
    content: Content,
    scale: Scale,
    extent: Extent,
    sizes: Sizes,
    *,
    height: float,
    title_width: float,
    measure: Callable[[str], float],
    measure_title: Callable[[str], float],
    folding: Folding | None = None,
) -> Layout:
    """Lay the chart out.

    Args:
        content: The events, and the lanes they go into.
        scale: Where days stand.
        extent: The days worth seeing; no label reaches out of them.
        sizes: At the size of the interface font.
        height: The room below the axis; lanes grow airier to fill it, up to a limit.
        title_width: The room for the names of lanes.
        measure: The width of a label in pixels.
        measure_title: The width of a lane's name.
        folding: Which lanes show no more than how dense they are.
    """
    drawn = drawn_in(content)
    lines = lines_of(content.document, content.sources, content.today, scale)
    strong = next((one for one in lines if one.kind is LineKind.DOCUMENT), None)
    chart = _Chart(content, scale, sizes, rules_of(sizes, scale, extent, strong), measure)
    folding = folding or Folding()
    made = [
        _Strip(
            lane,
            [event for event in drawn if event.id in lane.events],
            wrapped(lane.title, title_width, measure_title, most=2 - (number in folding.lanes)),
        )
        for number, lane in enumerate(content.lanes)
    ]
    for number, strip in enumerate(made):
        if number in folding.lanes:
            strip.fold(chart, folding.selected)
        else:
            strip.pack(chart)
    top = _stack(made, height, sizes)
    return Layout(
        scale,
        tuple(strip.spec for strip in made),
        tuple(row for strip in made for row in strip.rows()),
        tuple(cluster for strip in made for cluster in strip.clusters(sizes)),
        lines,
        top,
        sizes.row,
        sizes.label,
        tuple(event.id for event in drawn),
        tuple(
            density_of(number, strip.spec, folding.coverage(number), folding.peak, sizes)
            for number, strip in enumerate(made)
            if number in folding.lanes and strip.spec.count
        ),
    )


def drawn_in(content: Content) -> list[Event]:
    """The events that have a mark, in the order of time."""
    kinds, citations = content.kinds, content.citations
    marks = (event for event in content.events if is_mark(event, kinds, citations=citations))
    return sorted(marks, key=in_time)


def density_of(
    number: int, lane: LaneSpec, coverage: Coverage, peak: float, sizes: Sizes
) -> DensitySpec:
    """The one thing that a folded lane shows, over its whole height."""
    top, height = lane.top + sizes.least_air, lane.height - 2 * sizes.least_air
    return DensitySpec(number, coverage, peak, top, height)


def _stack(strips: list[_Strip], height: float, sizes: Sizes) -> float:
    """Put the lanes below each other, as airy as the height allows; gives where they end."""
    least = sum(strip.rows_high for strip in strips) * sizes.row
    air = (height - least) / 2 / len(strips) if strips else 0.0
    air = min(sizes.most_air, max(sizes.least_air, air))
    top = 0.0
    for number, strip in enumerate(strips):
        strip.place(number, top, air, sizes)
        top += strip.height
    return top


def rules_of(sizes: Sizes, scale: Scale, extent: Extent, line: LineSpec | None) -> Rules:
    """The distances to keep, and the limits of the content."""
    return Rules(
        gap=sizes.gap,
        label_gap=sizes.label_gap,
        apart=sizes.apart,
        least_label=sizes.least_label,
        left=scale.x_of(extent.first) + sizes.gap,
        right=scale.x_of(extent.last) - sizes.gap,
        line=None if line is None else (line.left - sizes.gap, line.right + sizes.gap),
    )


@dataclass(frozen=True, slots=True)
class _Chart:
    """All that a lane needs to know of the chart."""

    content: Content
    scale: Scale
    sizes: Sizes
    rules: Rules
    measure: Callable[[str], float]

    def bar(self, event: Event) -> Bar:
        """An event's mark."""
        end = end_for(event, self.content.document, self.content.sources)
        return bar_of(event, self.scale, self.sizes, None if end is None else self.scale.x_of(end))

    def sign(self, event: Event) -> int:
        """The shape of its document."""
        sources = self.content.sources
        return 0 if sources is None else sources.sign_of(event)


class _Strip:
    """One lane while it is being laid out."""

    def __init__(self, lane: Lane, events: list[Event], title: tuple[str, ...]) -> None:
        self._lane, self._title = lane, title
        self._events, self._count = events, len(events)
        self._hidden: tuple[tuple[int, float], ...] = ()
        self._is_folded = False
        self._bars: list[Bar] = []
        self._signs: list[int] = []
        self._spots: tuple[Spot | None, ...] = ()
        self._labels: list[str] = []
        self._number = 0
        self._first_y = 0.0  # middle of the first row
        self._pitch = 0.0
        self._mark_height = 0.0
        self._measure: Callable[[str], float] = len
        self._folded: list[tuple[list[int], float, float]] = []
        self.rows_high = 1  # rows, or lines of the title where those are more
        self._rows_used = 0
        self.height = 0.0
        self.spec = LaneSpec(title, lane.title, 0.0, 0.0)

    def pack(self, chart: _Chart) -> None:
        """Find the rows."""
        measure = self._measure = chart.measure
        self._bars = [chart.bar(event) for event in self._events]
        self._signs = [chart.sign(event) for event in self._events]
        most = chart.sizes.label
        self._labels = [elided(name_of(event), most, measure) for event in self._events]
        boxes = [
            Box(bar[0][0][0], bar[0][-1][1], measure(label))
            for bar, label in zip(self._bars, self._labels, strict=True)
        ]
        packed = pack(boxes, chart.rules)
        self._spots = packed.spots
        over = [number for number, spot in enumerate(packed.spots) if spot is None]
        self._folded = _fold(over, boxes, measure, chart.sizes)
        self._rows_used = packed.rows
        self.rows_high = max(1, packed.rows + bool(self._folded), len(self._title))

    def fold(self, chart: _Chart, selected: int | None) -> None:
        """Show one row, with the selected event if it is here."""
        bars = [(event.id, chart.bar(event)[0]) for event in self._events]
        self._hidden = tuple(
            (number, (pieces[0][0] + pieces[-1][1]) / 2)
            for number, pieces in bars
            if number != selected
        )
        self._events = [event for event in self._events if event.id == selected]
        self._is_folded = True
        self.pack(replace(chart, rules=replace(chart.rules, most_rows=1, label_rows=1)))

    def place(self, number: int, top: float, air: float, sizes: Sizes) -> None:
        """Settle where the lane is; rows stand in its middle."""
        self._number, self._pitch, self._mark_height = number, sizes.row, sizes.mark
        self.height = self.rows_high * sizes.row + 2 * air
        used = max(1, self._rows_used + bool(self._folded))
        self._first_y = top + (self.height - (used - 1) * sizes.row) / 2
        lane = self._lane
        self.spec = LaneSpec(
            self._title,
            lane.title,
            top,
            self.height,
            self._count,
            self._is_folded,
            lane.sign,
            self._hidden,
        )

    def rows(self) -> Iterator[RowSpec]:
        """The marks, row by row."""
        found: list[list[MarkSpec]] = [[] for _ in range(self._rows_used)]
        for number, spot in enumerate(self._spots):
            if spot is not None:
                found[spot.row].append(self._mark(number, spot))
        for number, marks in enumerate(found):
            marks.sort(key=lambda mark: mark.left)
            starts, ends = tuple(m.left for m in marks), tuple(m.right for m in marks)
            yield RowSpec(self._y(number), tuple(marks), starts, ends)

    def clusters(self, sizes: Sizes) -> Iterator[ClusterSpec]:
        """What was left over, in a row of its own."""
        y = self._y(self._rows_used)
        for members, left, right in self._folded:
            ids = tuple(self._events[number].id for number in members)
            label = f"+{len(ids):,}"
            wide = self._measure(label)
            yield ClusterSpec(ids, left, right, y, sizes.row - 2, label, self._number, wide)

    def _y(self, row: int) -> float:
        return self._first_y + row * self._pitch

    def _mark(self, number: int, spot: Spot) -> MarkSpec:
        return mark_of(
            self._events[number],
            self._bars[number],
            self._labels[number],
            spot,
            (self._y(spot.row), self._y(spot.label_row), self._mark_height),
            self._number,
            self._measure,
            self._signs[number],
        )


def mark_of(
    event: Event,
    bar: Bar,
    label: str,
    spot: Spot,
    place: tuple[float, float, float],
    lane: int,
    measure: Callable[[str], float],
    sign: int = 0,
) -> MarkSpec:
    """The mark at a spot; ``place`` is the middle of its row, of its label's, and its height."""
    pieces, open_left, open_right = bar
    y, label_y, height = place
    left, width = spot.label_left, measure(label)
    if spot.label_width < width:
        label = elided(label, spot.label_width, measure)
        width = measure(label)
        if left < pieces[0][0]:  # what is cut off shall not part it from its mark
            left += spot.label_width - width
    return MarkSpec(
        event=event.id,
        kind=mark_kind(event),
        pieces=pieces,
        y=y,
        height=height,
        filled=is_filled(event),
        open_left=open_left,
        open_right=open_right,
        lane=lane,
        label=label,
        label_left=left,
        label_right=left + width,
        label_y=label_y,
        approximate=event.approximate,
        unending=event.hi is None,
        sign=sign,
        edited=bool(edited_words(event)),
    )


def bar_of(event: Event, scale: Scale, sizes: Sizes, document_end: float | None) -> Bar:
    """The pieces of a mark, and whether its left and right ends are open.

    What is open to the right is known to last until the document's date; what is open to the left
    is drawn as a stub, because nothing says how far it reaches.
    """
    spans = days_of(event)
    open_left = spans[0][0] is None
    open_right = spans[-1][1] is None or mark_kind(event) is MarkKind.ONGOING
    pieces: list[tuple[float, float]] = []
    for first, after in spans:
        if first is None and after is not None:
            right = scale.x_of(after)
            left = right - sizes.stub
        elif first is not None and after is None:
            left = scale.x_of(first)
            right = max(left + sizes.stub, document_end or left)
        else:
            left, right = scale.x_of(first or 0.0), scale.x_of(after or 0.0)
        # a day that is known is round; a span of days is longer than that
        least = sizes.mark if event.lo == event.hi else sizes.least_mark
        short = least - (right - left)
        if short > 0:
            left, right = left - short / 2, right + short / 2
        pieces.append((left, right))
    if len(pieces) > 1:  # neighbouring years stay two
        pieces = [(left + 1, right - 1) for left, right in pieces]
    if open_right:
        pieces[-1] = (pieces[-1][0], pieces[-1][1] + sizes.mark)  # the arrow's point
    return tuple(pieces), open_left, open_right


def _fold(
    numbers: list[int], boxes: list[Box], measure: Callable[[str], float], sizes: Sizes
) -> list[tuple[list[int], float, float]]:
    """Neighbours among what was left over, as (members, left, right) that keep a distance."""
    width = measure("+99,999") + sizes.apart
    found: list[tuple[list[int], float, float]] = []
    for number in sorted(numbers, key=lambda number: boxes[number].left):
        left = boxes[number].left
        if found and left < found[-1][2] + sizes.gap:
            members, start, end = found[-1]
            members.append(number)
            found[-1] = (members, start, max(end, min(boxes[number].right, start + 2 * width)))
        else:
            found.append(([number], left, left + width))
    return found
