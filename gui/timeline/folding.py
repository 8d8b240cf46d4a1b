# pyright: strict
"""The layout of very many events: only what is near the view, and what is dense as its number.

Time is parted into stretches of about a label's width, at the same days however one pans. Where a
lane has few events in a stretch they are drawn; where it has many they fold into one cluster over
the lane's density. May import db.model and the Qt-free modules of gui.timeline; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil, floor, log2
from typing import TYPE_CHECKING

from gui.timeline.crowd import Members
from gui.timeline.layout import (
    ClusterSpec,
    DensitySpec,
    LaneSpec,
    Layout,
    RowSpec,
    bar_of,
    density_of,
    mark_of,
    rules_of,
)
from gui.timeline.lines import LineKind, lines_of
from gui.timeline.packing import Box, pack
from gui.timeline.sources import end_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.model import Event
    from gui.timeline.crowd import Crowd, CrowdLane
    from gui.timeline.layout import Bar, Content, MarkSpec, Sizes
    from gui.timeline.packing import Rules
    from gui.timeline.scale import Extent, Scale

MOST_MARKS = 36  # drawn one by one; a frame has no time for many more
_MOST_IN_STRETCH = 24
_STRETCH = 0.8  # of the longest label: how wide a stretch of time is at least
_MOST_COVERING = 6  # in one lane
_MOST_ROWS, _LEAST_ROWS = 24, 2
_ELSEWHERE = 16  # with more marks in a lane, labels take only what room there is
BEYOND = 0.125  # of the view, laid out on each side of it


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be laid out: lanes between two heights, and an event that is never folded."""

    top: float
    bottom: float
    selected: int | None = None
    folded: frozenset[int] = frozenset()  # numbers of lanes that show only how dense they are


@dataclass(frozen=True, slots=True)
class Ruler:
    """All that a lane needs to know of the chart."""

    scale: Scale
    sizes: Sizes
    rules: Rules
    content: Content
    measure: Callable[[str], float]
    name: Callable[[Event], tuple[str, float]]
    rows: int
    edges: Sequence[float]  # days at which stretches begin, and the last one ends
    pixels: Sequence[float]  # where those are

    def bar(self, event: Event) -> Bar:
        """An event's mark."""
        end = end_for(event, self.content.document, self.content.sources)
        return bar_of(event, self.scale, self.sizes, None if end is None else self.scale.x_of(end))


def lay_out_near(
    crowd: Crowd,
    content: Content,
    scale: Scale,
    extent: Extent,
    sizes: Sizes,
    sight: Sight,
    *,
    height: float,
    titles: tuple[tuple[str, ...], ...],
    measure: Callable[[str], float],
    name: Callable[[Event], tuple[str, float]],
) -> Layout:
    """Lay out what is in sight and a little beyond.

    Args:
        crowd: All events.
        content: What the crowd was made of: the documents, the day to mark.
        scale: Where days stand.
        extent: The days worth seeing; no label reaches out of them.
        sizes: At the size of the interface font.
        sight: What of the chart's height is to be laid out.
        height: The room below the axis, for all lanes.
        titles: The names of the lanes, broken into lines.
        measure: The width of a label in pixels.
        name: An event's label, cut to the most that a label may take, and its width.
    """
    around = BEYOND * scale.span
    near = (scale.start - around, scale.end + around)
    lines = lines_of(content.document, content.sources, content.today, scale, near)
    strong = next((one for one in lines if one.kind is LineKind.DOCUMENT), None)
    rules = rules_of(sizes, scale, extent, strong)
    shut = len(sight.folded)
    low = sizes.row + 2 * sizes.least_air
    rows = _rows_of(len(crowd.lanes) - shut, height - low * shut, sizes)
    ruler = _ruler(scale, sizes, rules, content, rows, measure, name)
    lanes, panes, bottom = _stacked(crowd, content, sight, ruler, titles)
    chosen = None if sight.selected is None else crowd.events.get(sight.selected)
    few = _few([count for pane in panes if not pane.shut for count in pane.counts])
    for pane in panes:
        pane.fill(few, chosen)
    return Layout(
        scale,
        tuple(lanes),
        tuple(row for pane in panes for row in pane.rows()),
        tuple(cluster for pane in panes for cluster in pane.clusters),
        lines,
        bottom,
        sizes.row,
        sizes.label,
        crowd.order,
        tuple(
            density_of(pane.number, lanes[pane.number], pane.lane.coverage, crowd.peak, sizes)
            if pane.shut
            else pane.density(crowd.peak)
            for pane in panes
            if pane.folded
        ),
        crowd,
    )


def _stacked(
    crowd: Crowd,
    content: Content,
    sight: Sight,
    ruler: Ruler,
    titles: tuple[tuple[str, ...], ...],
) -> tuple[list[LaneSpec], list[_Pane], float]:
    """All lanes from the top, panes for those in sight, and where the last lane ends."""
    sizes, sources = ruler.sizes, content.sources
    low = sizes.row + 2 * sizes.least_air
    high = (ruler.rows + 1) * sizes.row + 2 * sizes.least_air
    lanes: list[LaneSpec] = []
    panes: list[_Pane] = []
    top = 0.0
    for number, lane in enumerate(crowd.lanes):
        folded, sign = number in sight.folded, content.lanes[number].sign
        tall = low if folded else high
        lanes.append(
            LaneSpec(titles[number], lane.title, top, tall, len(lane.events), folded, sign)
        )
        if top + tall >= sight.top and top <= sight.bottom:
            signs = None if sources is None else sources.sign_of
            panes.append(_Pane(lane, number, top, ruler, signs, shut=folded))
        top += tall
    return lanes, panes, top


def _ruler(
    scale: Scale,
    sizes: Sizes,
    rules: Rules,
    content: Content,
    rows: int,
    measure: Callable[[str], float],
    name: Callable[[Event], tuple[str, float]],
) -> Ruler:
    edges = stretches(scale, sizes)
    pixels = [scale.x_of(day) for day in edges]
    rules = replace(rules, most_rows=rows, label_rows=rows, dense=_ELSEWHERE)
    return Ruler(scale, sizes, rules, content, measure, name, rows, edges, pixels)


def stretches(scale: Scale, sizes: Sizes) -> tuple[float, ...]:
    """The days at which stretches begin around the view, a power of two of days apart."""
    apart = 2.0 ** max(0, ceil(log2(sizes.label * _STRETCH / scale.pixels_per_day)))
    first = floor((scale.start - BEYOND * scale.span) / apart)
    last = ceil((scale.end + BEYOND * scale.span) / apart)
    return tuple(number * apart for number in range(first, last + 1))


def _rows_of(lanes: int, height: float, sizes: Sizes) -> int:
    """As many rows in every lane as the height has room for, whatever is in it."""
    room = height / max(1, lanes) - 2 * sizes.least_air
    return min(_MOST_ROWS, max(_LEAST_ROWS, int(room / sizes.row) - 1))


def _few(counts: list[int]) -> int:
    """Up to how many events a stretch is drawn one by one, so that all together are not many."""
    counts = sorted(count for count in counts if count)
    few = _MOST_IN_STRETCH
    for count, total in zip(counts, accumulate(counts), strict=True):
        if total > MOST_MARKS:
            few = min(few, count - 1)
            break
    return max(1, few)


class _Pane:
    """One lane in sight."""

    def __init__(
        self,
        lane: CrowdLane,
        number: int,
        top: float,
        ruler: Ruler,
        signs: Callable[[Event], int] | None,
        *,
        shut: bool,
    ) -> None:
        self.lane, self.number, self._top, self._ruler = lane, number, top, ruler
        self._sign, self.shut = signs, shut
        self._at = [lane.at(edge, edge)[0] for edge in ruler.edges]
        self.counts = [after - before for before, after in pairwise(self._at)]
        self.clusters: list[ClusterSpec] = []
        self.folded = shut  # whether anything is drawn as its number only
        self._rows: list[list[MarkSpec]] = []

    def fill(self, few: int, chosen: Event | None) -> None:
        """Draw what is few, fold what is many; of a folded lane, the chosen event alone."""
        lane = self.lane
        here = chosen if chosen is not None and chosen.id in lane.ids else None
        if self.shut:
            self._pack([] if here is None else [here])
            return
        shown: list[Event] = []
        for place, count in enumerate(self.counts):
            start, end = self._at[place], self._at[place + 1]
            if count > few:
                members = Members(lane, start, end)
                self._fold(members, place, members.first, members.last)
            else:
                shown += lane.events[start:end]
        shown = self._reaching_in() + shown
        if here is not None:  # it has the first choice of rows
            shown = [here, *(event for event in shown if event.id != here.id)]
        self._pack(shown)

    def _reaching_in(self) -> list[Event]:
        """What began before, and is long enough to be looked for."""
        edges = self._ruler.edges
        found = self.lane.covering(edges[0], edges[1] - edges[0], _MOST_COVERING)
        if found is None:  # the density tells that they are there
            self.folded = True
        return found or []

    def _fold(
        self, events: tuple[int, ...] | Members, place: int, first: float, last: float
    ) -> None:
        """One cluster in a stretch, in its middle or where its events are."""
        ruler = self._ruler
        self.folded = True
        label = f"{len(events):,}"
        left, right = ruler.pixels[place], ruler.pixels[place + 1]
        wide = ruler.measure(label)
        half = (wide + ruler.sizes.apart) / 2
        middle = ruler.scale.x_of((first + last + 1) / 2)
        middle = min(right - half - 1, max(left + half + 1, middle))
        y = self._y(ruler.rows)
        height = ruler.sizes.row - 2
        self.clusters.append(
            ClusterSpec(events, middle - half, middle + half, y, height, label, self.number, wide)
        )

    def _pack(self, events: list[Event]) -> None:
        ruler, measure = self._ruler, self._ruler.measure
        bars = [ruler.bar(event) for event in events]
        names = [ruler.name(event) for event in events]
        boxes = [
            Box(bar[0][0][0], bar[0][-1][1], width)
            for bar, (_, width) in zip(bars, names, strict=True)
        ]
        rules = replace(ruler.rules, most_rows=1, label_rows=1) if self.shut else ruler.rules
        packed = pack(boxes, rules)
        self._rows = [[] for _ in range(packed.rows)]
        over: list[Event] = []
        for event, bar, (label, _), spot in zip(events, bars, names, packed.spots, strict=True):
            if spot is None:
                over.append(event)
                continue
            place = (self._y(spot.row), self._y(spot.label_row), ruler.sizes.mark)
            sign = self._sign(event) if self._sign is not None else 0
            mark = mark_of(event, bar, label, spot, place, self.number, measure, sign)
            self._rows[spot.row].append(mark)
        self._fold_over(over)

    def _fold_over(self, over: list[Event]) -> None:
        """What no row had room for, stretch by stretch; what began before is told by density."""
        edges, days = self._ruler.edges, self.lane.days
        apart = edges[1] - edges[0]
        places: dict[int, list[int]] = {}
        for event in over:
            self.folded = True
            place = floor((days[event.id][0] - edges[0]) / apart)
            if 0 <= place < len(self.counts):
                places.setdefault(place, []).append(event.id)
        for place, members in places.items():
            first, last = days[members[0]][0], days[members[-1]][0]
            self._fold(tuple(members), place, first, last)

    def _y(self, row: int) -> float:
        sizes = self._ruler.sizes
        return self._top + sizes.least_air + (row + 0.5) * sizes.row

    def rows(self) -> list[RowSpec]:
        """The marks, row by row."""
        made: list[RowSpec] = []
        for number, marks in enumerate(self._rows):
            marks.sort(key=lambda mark: mark.left)
            starts, ends = tuple(m.left for m in marks), tuple(m.right for m in marks)
            made.append(RowSpec(self._y(number), tuple(marks), starts, ends))
        return made

    def density(self, peak: float) -> DensitySpec:
        """Over the whole height of the lane."""
        sizes, ruler = self._ruler.sizes, self._ruler
        high = (ruler.rows + 1) * sizes.row
        return DensitySpec(self.number, self.lane.coverage, peak, self._top + sizes.least_air, high)
