"""Where every mark, label, lane and line of the chart goes: draw specs, computed before painting.

Everything is in pixels of one scale; a pan only shifts it, so a layout lasts until the zoom, the
content or the fonts change. Text is measured by functions handed in. May import db.model and the
Qt-free modules of gui.timeline; no Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gui.timeline.marks import ALL_KINDS, MarkKind, days_of, is_filled, is_mark, mark_kind
from gui.timeline.marks import time_order as in_time
from gui.timeline.packing import Box, Rules, pack
from gui.timeline.phrases import name_of, short_period
from gui.timeline.scale import Extent, Scale, day_of, end_of
from gui.timeline.wording import elided, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.model import Event
    from gui.timeline.coverage import Coverage
    from gui.timeline.crowd import Crowd, Members
    from gui.timeline.packing import Spot

DOCUMENT_LINE = "date of the document"
Bar = tuple[tuple[tuple[float, float], ...], bool, bool]  # pieces; open at the left, the right


@dataclass(frozen=True, slots=True)
class Lane:
    """A named strip of the chart and the ids of the events that belong in it."""

    title: str
    events: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels, at the size of the interface font."""

    row: float  # from one row to the next; a label's height at least
    mark: float  # height of a mark
    least_mark: float  # width of a mark that would be narrower
    stub: float  # how much is drawn of a mark with an open end
    least_air: float  # above and below the rows of a lane
    most_air: float
    label: float  # a label is cut to this
    least_label: float
    gap: float
    label_gap: float
    apart: float


@dataclass(frozen=True, slots=True)
class Content:
    """What the chart is made of."""

    events: tuple[Event, ...] = ()
    lanes: tuple[Lane, ...] = ()
    document: tuple[int, int] | None = None  # first and last day of the document's own date
    kinds: frozenset[MarkKind] = ALL_KINDS
    citations: bool = False


class MarkSpec(NamedTuple):
    """One event's mark and label; ``y`` is the middle of its row."""

    event: int
    kind: MarkKind
    pieces: tuple[tuple[float, float], ...]  # several for a set of dates, tied by a thin line
    y: float
    height: float
    filled: bool  # the whole of its days; else a soft span with a dot in its middle
    open_left: bool
    open_right: bool
    lane: int
    label: str = ""
    label_left: float = 0.0
    label_right: float = 0.0
    label_y: float = 0.0
    approximate: bool = False
    unending: bool = False  # no end is given, not only not reached

    @property
    def left(self) -> float:
        """Where the mark begins."""
        return self.pieces[0][0]

    @property
    def right(self) -> float:
        """Where the mark ends."""
        return self.pieces[-1][1]

    @property
    def middle(self) -> float:
        """Its middle, for finding the nearest one in another lane."""
        return (self.left + self.right) / 2


class ClusterSpec(NamedTuple):
    """Marks that no row had room for, folded to their number."""

    events: tuple[int, ...] | Members  # in the order of time
    left: float
    right: float
    y: float
    height: float
    label: str
    lane: int
    label_width: float

    def any_of(self, events: frozenset[int]) -> bool:
        """Whether any of these is folded here."""
        if isinstance(self.events, tuple):
            return not events.isdisjoint(self.events)
        return self.events.any_of(events)


@dataclass(frozen=True, slots=True)
class DensitySpec:
    """How many events cover each stretch of a lane, where they are too many to be drawn."""

    lane: int
    coverage: Coverage
    peak: float  # of all lanes, so that their heights can be compared
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class LaneSpec:
    """A lane and the lines of its name."""

    title: tuple[str, ...]
    whole_title: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class RowSpec:
    """The marks of one row from left to right, with their edges for bisecting."""

    y: float
    marks: tuple[MarkSpec, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]

    def between(self, left: float, right: float) -> tuple[MarkSpec, ...]:
        """The marks that reach between two pixels."""
        return self.marks[bisect_right(self.ends, left) : bisect_left(self.starts, right)]


@dataclass(frozen=True, slots=True)
class LineSpec:
    """The document's own date: a line where it is a day, else the strip of its days."""

    left: float
    right: float
    label: str
    date: str  # the beginning of the label


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole chart below its axis, from y = 0 to ``height``."""

    scale: Scale
    lanes: tuple[LaneSpec, ...]
    rows: tuple[RowSpec, ...]
    clusters: tuple[ClusterSpec, ...]
    line: LineSpec | None
    height: float
    row_height: float
    label_most: float
    order: tuple[int, ...]  # every event drawn, in the order of time
    densities: tuple[DensitySpec, ...] = ()
    crowd: Crowd | None = None  # where only what is near the view was laid out: all of it

    def visible(self, left: float, right: float, top: float, bottom: float) -> Iterator[MarkSpec]:
        """The marks that may show in a rectangle, their labels counted in."""
        beyond = self.label_most + self.row_height
        for row in self.rows:
            if top - 2 * self.row_height <= row.y <= bottom + 2 * self.row_height:
                yield from row.between(left - beyond, right + beyond)

    def hit(self, x: float, y: float, reach: float) -> MarkSpec | ClusterSpec | None:
        """What is at a point or, failing that, ``reach`` pixels near it; marks before labels."""
        near: MarkSpec | ClusterSpec | None = None
        for cluster in self.clusters:
            if _inside(x, y, cluster.left, cluster.right, cluster.y, self.row_height / 2):
                near = cluster
        half = self.row_height / 2
        for mark in self.visible(x, x, y, y):
            if _inside(x, y, mark.left - reach, mark.right + reach, mark.y, half):
                if _inside(x, y, mark.left, mark.right, mark.y, half):
                    return mark
                near = near or mark
            if mark.label and _inside(x, y, mark.label_left, mark.label_right, mark.label_y, half):
                near = mark
        return near

    def find(self, event: int) -> MarkSpec | ClusterSpec | None:
        """The mark of an event, or the cluster it is folded in."""
        for row in self.rows:
            for mark in row.marks:
                if mark.event == event:
                    return mark
        return next((cluster for cluster in self.clusters if event in cluster.events), None)


def _inside(x: float, y: float, left: float, right: float, middle: float, half: float) -> bool:
    return left <= x <= right and middle - half <= y <= middle + half


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
    """
    drawn = sorted(
        (
            event
            for event in content.events
            if is_mark(event, content.kinds, citations=content.citations)
        ),
        key=in_time,
    )
    line = document_line(content.document, scale)
    rules = rules_of(sizes, scale, extent, line)
    ends = None if content.document is None else scale.x_of(end_of(content.document[1]))
    made = [
        _Strip(
            [event for event in drawn if event.id in lane.events],
            wrapped(lane.title, title_width, measure_title, most=2),
            lane.title,
        )
        for lane in content.lanes
    ]
    for strip in made:
        strip.pack(scale, sizes, rules, ends, measure)
    top = _stack(made, height, sizes)
    return Layout(
        scale,
        tuple(strip.spec for strip in made),
        tuple(row for strip in made for row in strip.rows()),
        tuple(cluster for strip in made for cluster in strip.clusters(sizes)),
        line,
        top,
        sizes.row,
        sizes.label,
        tuple(event.id for event in drawn),
    )


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


def document_line(document: tuple[int, int] | None, scale: Scale) -> LineSpec | None:
    """A single day is drawn at its middle, without width."""
    if document is None:
        return None
    left, right = scale.x_of(day_of(document[0])), scale.x_of(end_of(document[1]))
    if document[0] == document[1]:
        left = right = (left + right) / 2
    words = short_period(*document)
    return LineSpec(left, right, f"{words} · {DOCUMENT_LINE}", words)


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


class _Strip:
    """One lane while it is being laid out."""

    def __init__(self, events: list[Event], title: tuple[str, ...], whole_title: str) -> None:
        self._events, self._title, self._whole_title = events, title, whole_title
        self._bars: list[Bar] = []
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
        self.spec = LaneSpec(title, whole_title, 0.0, 0.0)

    def pack(
        self,
        scale: Scale,
        sizes: Sizes,
        rules: Rules,
        document_end: float | None,
        measure: Callable[[str], float],
    ) -> None:
        """Find the rows."""
        self._measure = measure
        self._bars = [bar_of(event, scale, sizes, document_end) for event in self._events]
        self._labels = [elided(name_of(event), sizes.label, measure) for event in self._events]
        boxes = [
            Box(bar[0][0][0], bar[0][-1][1], measure(label))
            for bar, label in zip(self._bars, self._labels, strict=True)
        ]
        packed = pack(boxes, rules)
        self._spots = packed.spots
        over = [number for number, spot in enumerate(packed.spots) if spot is None]
        self._folded = _fold(over, boxes, measure, sizes)
        self._rows_used = packed.rows
        self.rows_high = max(1, packed.rows + bool(self._folded), len(self._title))

    def place(self, number: int, top: float, air: float, sizes: Sizes) -> None:
        """Settle where the lane is; rows stand in its middle."""
        self._number, self._pitch, self._mark_height = number, sizes.row, sizes.mark
        self.height = self.rows_high * sizes.row + 2 * air
        used = max(1, self._rows_used + bool(self._folded))
        self._first_y = top + (self.height - (used - 1) * sizes.row) / 2
        self.spec = LaneSpec(self._title, self._whole_title, top, self.height)

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
        )


def mark_of(
    event: Event,
    bar: Bar,
    label: str,
    spot: Spot,
    place: tuple[float, float, float],
    lane: int,
    measure: Callable[[str], float],
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
