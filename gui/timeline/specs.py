# pyright: strict
"""What a layout is made of and what it says: lanes and sizes in, marks, clusters and lines out.

Plain data; pixels are those of one scale. May import db.model and the Qt-free modules of
gui.timeline; no Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gui.timeline.lines import LineKind, LineSpec
from gui.timeline.marks import ALL_KINDS, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.model import Event
    from gui.timeline.coverage import Coverage
    from gui.timeline.crowd import Crowd, Members
    from gui.timeline.scale import Scale
    from gui.timeline.sources import Sources


@dataclass(frozen=True, slots=True)
class Lane:
    """A named strip of the chart and the ids of the events that belong in it."""

    title: str
    events: frozenset[int]
    key: str = ""  # what it is known by when it is folded
    sign: int = 0  # the shape of its document, where it is one's lane


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
    sources: Sources | None = None  # the documents, where there are several
    today: int | None = None  # a day to mark, yyyymmdd
    kinds: frozenset[MarkKind] = ALL_KINDS
    citations: bool = False


@dataclass(frozen=True, slots=True)
class Folding:
    """Which lanes are folded, by number, and what is then shown of them."""

    lanes: frozenset[int] = frozenset()
    selected: int | None = None  # this event is drawn all the same
    coverages: Mapping[int, Coverage] = field(default_factory=dict[int, "Coverage"])
    peak: float = 0.0  # of all lanes

    def coverage(self, number: int) -> Coverage:
        """How dense a folded lane is."""
        return self.coverages[number]


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
    sign: int = 0  # the shape of its document, where there are several
    edited: bool = False  # the reader made it, or changed it

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
    count: int = 0  # of the events that are drawn in it
    folded: bool = False  # only its density is drawn, and the selected event
    sign: int = 0
    hidden: tuple[tuple[int, float], ...] = ()  # events not drawn for that, and their middles


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
class Layout:
    """The whole chart below its axis, from y = 0 to ``height``."""

    scale: Scale
    lanes: tuple[LaneSpec, ...]
    rows: tuple[RowSpec, ...]
    clusters: tuple[ClusterSpec, ...]
    lines: tuple[LineSpec, ...]
    height: float
    row_height: float
    label_most: float
    order: tuple[int, ...]  # every event drawn, in the order of time
    densities: tuple[DensitySpec, ...] = ()
    crowd: Crowd | None = None  # where only what is near the view was laid out: all of it

    @property
    def line(self) -> LineSpec | None:
        """The line of the document that is open."""
        return next((one for one in self.lines if one.kind is LineKind.DOCUMENT), None)

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
