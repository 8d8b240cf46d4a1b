"""What is shown and where: content, zoom and fonts in, a layout out, made anew only when needed.

The view paints what stands here and hands it what gestures ask for. May import db.model, Qt's
fonts and gui.timeline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from db.model import EventKind
from gui.timeline.coverage import Coverage, peak_of
from gui.timeline.crowd import Crowd, Members, covered
from gui.timeline.flags import placed_lines
from gui.timeline.folding import BEYOND, Sight, lay_out_near
from gui.timeline.frame import areas_of, fonts_of, sizes_of, title_room
from gui.timeline.layout import ClusterSpec, Content, Folding, Layout, MarkSpec, drawn_in, lay_out
from gui.timeline.marks import days_of, whole_time
from gui.timeline.phrases import name_of
from gui.timeline.scale import Extent, Scale, extent_of, fitted
from gui.timeline.sources import end_for
from gui.timeline.ticks import ticks
from gui.timeline.wording import elided, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from db.model import Event
    from gui.timeline.layout import Lane
    from gui.timeline.marks import MarkKind
    from gui.timeline.sources import Sources
    from gui.timeline.ticks import Tick

MOST_WHOLE = 240  # events laid out all at once, in sight or not
_HIGHER = 0.5  # of the height, laid out above and below what is seen of a crowd
LEAST_SHOWN = 20.0  # days around an event that is zoomed to
Found = MarkSpec | ClusterSpec | None


class Stage:
    """The chart without its widget; pixels are those of the widget, ``scroll`` moves lanes up."""

    def __init__(self, font: QFont) -> None:
        self.content = Content()
        self.events: dict[int, Event] = {}
        self.scroll = 0.0
        self._extent = Extent(*whole_time((), None))
        self._scale: Scale | None = None  # None: fitted to the content
        self._layout: Layout | None = None
        self._laid: tuple[int | None, float, float] = (None, 0.0, 0.0)  # selected; heights
        self._folded: frozenset[int] = frozenset()  # numbers of lanes
        self._densities: dict[int, Coverage] = {}  # of folded lanes, while there is no crowd
        self._peak: float | None = None  # of all lanes, then
        self._crowd: Crowd | None = None
        self._broken: tuple[tuple[str, ...], ...] | None = None
        self._counted = False  # whether it is known if the content is a crowd
        self.selected: int | None = None  # never folded into a crowd
        self._names: dict[int, tuple[str, float]] = {}
        self._widths: dict[tuple[bool, str], float] = {}
        self._width = self._height = 0
        self.set_font(font)

    # ------------------------------------------------------------------ what changes it

    def set_font(self, font: QFont) -> None:
        """Follow the interface font."""
        self._font = font
        self.fonts = fonts_of(font)
        self.sizes = sizes_of(font, self.fonts)
        self._label_metrics = QFontMetricsF(self.fonts.label)
        self._title_metrics = QFontMetricsF(self.fonts.title)
        self._widths.clear()
        self._names.clear()
        self._renew()

    def set_size(self, width: int, height: int) -> None:
        """Fill a widget of this size."""
        self._width, self._height = width, height
        self._renew()

    def set_content(
        self,
        events: tuple[Event, ...],
        lanes: tuple[Lane, ...],
        document: tuple[int, int] | None,
        sources: Sources | None = None,
    ) -> None:
        """Show other events; the zoom stays where the time they cover is the same."""
        self.content = replace(
            self.content, events=events, lanes=lanes, document=document, sources=sources
        )
        self._names.clear()
        self._folded = frozenset()
        self.events = {event.id: event for event in events}
        self._counted = False
        self._renew_extent()

    def set_lanes(self, lanes: tuple[Lane, ...]) -> None:
        """Show the same events in other lanes."""
        self.content = replace(self.content, lanes=lanes)
        self._folded, self._counted = frozenset(), False
        self._renew()

    def set_today(self, today: int | None) -> None:
        """Mark a day, yyyymmdd, or none."""
        self.content = replace(self.content, today=today)
        self._renew_extent()

    def _renew_extent(self) -> None:
        """What is marked is worth seeing, too."""
        content = self.content
        days = [] if content.document is None else [content.document]
        if content.sources is not None:
            days = [one.issued for one in content.sources.documents if one.issued is not None]
        if content.today is not None:
            days.append((content.today, content.today))
        marked = (min(day[0] for day in days), max(day[1] for day in days)) if days else None
        extent = extent_of(*whole_time(content.events, marked))
        if extent != self._extent:
            self._extent, self._scale = extent, None
        self._renew()

    @property
    def folded(self) -> frozenset[int]:
        """The numbers of the lanes that are folded."""
        return self._folded

    def fold(self, lanes: frozenset[int]) -> None:
        """Show of these lanes only how dense they are; of the others everything."""
        self._folded = lanes
        self._layout = self._broken = None

    def set_filter(self, kinds: frozenset[MarkKind], *, citations: bool) -> None:
        """Draw only these."""
        self.content = replace(self.content, kinds=kinds, citations=citations)
        self._counted = False
        self._renew()

    def _renew(self) -> None:
        lanes = self.content.lanes
        widest = max((self._measure_title(lane.title) for lane in lanes), default=0)
        most = max((len(lane.events) for lane in lanes), default=0)
        room, count = title_room(widest, self._font), self._measure_title(f"{most:,}")
        signs = any(lane.sign for lane in lanes)
        width, height, font = self._width, self._height, self._font
        self.areas = areas_of(width, height, font, self.fonts, room, count, signs=signs)
        if self._scale is not None:
            area = self.areas.time
            self._scale = self._scale.resized(area.left(), area.width()).within(self._extent)
        self._layout = self._broken = self._peak = None
        self._densities.clear()

    # ------------------------------------------------------------------ zoom and pan

    @property
    def scale(self) -> Scale:
        """The scale that is on."""
        if self._scale is None:
            return fitted(self._extent, self.areas.time.left(), self.areas.time.width())
        return self._scale

    @property
    def extent(self) -> Extent:
        """All days that there is something to see in."""
        return self._extent

    def coverage(self) -> Coverage:
        """How many of the drawn events cover each of those days."""
        content = self.content
        crowd = self.crowd
        spans = [*crowd.days.values()] if crowd else self._spans(drawn_in(content))
        return Coverage(spans, Coverage.unit_for(self._extent.span))

    @property
    def is_fitted(self) -> bool:
        """Whether all of the content is shown, however wide the chart becomes."""
        return self._scale is None

    def set_scale(self, scale: Scale | None) -> None:
        """Show this, as near as the limits allow; None fits the content."""
        self._scale = None if scale is None else scale.within(self._extent)

    def zoom_about(self, factor: float, x: float) -> None:
        """Closer by a factor, the day at a pixel staying where it is."""
        area = self.areas.time
        self.set_scale(self.scale.zoomed(factor, min(area.right(), max(area.left(), x))))

    def zoom_to(self, events: tuple[Event, ...], part: float) -> None:
        """Show events over a part of the chart, in its middle."""
        self.zoom_to_days(*whole_time(events, None), part)

    def zoom_to_days(self, first: float, last: float, part: float) -> None:
        """Show days over a part of the chart, in its middle."""
        self.set_scale(self.scale.centred(first, max(last, first + LEAST_SHOWN), part))

    def reveal(self, event: int, margin: float) -> float:
        """Pan as little as brings an event into sight; gives the scroll that its row needs.

        Before the chart has a size there is no sight to bring it into.
        """
        area = self.areas.time
        crowd = self.crowd
        if crowd is not None and event in crowd.days:
            self.set_scale(self.scale.revealing(*crowd.days[event], margin))
            lane = self.layout.lanes[crowd.lane_of(event) or 0]
            self.scroll = max(min(self.scroll, lane.top), lane.top + lane.height - area.height())
        layout = self.layout
        found = layout.find(event)
        if found is None or area.height() < layout.row_height:
            return self.scroll
        if self._scale is not None and crowd is None:
            days = [layout.scale.day_at(x) for x in (found.left, found.right)]
            self.set_scale(self._scale.revealing(days[0], days[1], margin))
        top, bottom = found.y - layout.row_height, found.y + layout.row_height
        return max(min(self.scroll, top), bottom - area.height())

    def cluster_days(self, cluster: ClusterSpec) -> tuple[float, float] | None:
        """The days that part a cluster when zoomed to; None where no zoom can."""
        members = cluster.events
        if isinstance(members, Members):
            first, last = members.first, members.last + 1
            return (first, last) if last - first > 1 else None
        events = tuple(self.events[number] for number in members)
        if len({days_of(event)[0] for event in events}) < 2:
            return None
        return whole_time(events, None)

    # ------------------------------------------------------------------ what comes of it

    @property
    def crowd(self) -> Crowd | None:
        """The content sorted, if it is too much to be laid out whole."""
        if not self._counted:
            self._crowd, self._counted = self._counted_crowd(), True
        return self._crowd

    def _counted_crowd(self) -> Crowd | None:
        content = self.content
        if len(content.events) <= MOST_WHOLE:
            return None
        drawn = drawn_in(content)
        if len(drawn) <= MOST_WHOLE:
            return None
        lanes = tuple((lane.title, lane.events) for lane in content.lanes)
        return Crowd(drawn, lanes, content.document, content.sources)

    @property
    def layout(self) -> Layout:
        """The layout; panning keeps it, of a crowd as long as it shows what was laid out."""
        crowd = self.crowd
        if crowd is not None:
            return self._layout_near(crowd)
        scale, made = self.scale, self._layout
        if (
            made is None
            or made.scale.pixels_per_day != scale.pixels_per_day
            or (self._folded and self._laid[0] != self.selected)
        ):
            self._laid = self.selected, 0.0, 0.0
            self._layout = made = lay_out(
                self.content,
                scale,
                self._extent,
                self.sizes,
                height=self.areas.time.height(),
                title_width=self.areas.title_width,
                measure=self._measure,
                measure_title=self._measure_title,
                folding=self._folding(),
            )
        return made

    def _folding(self) -> Folding:
        """What is shown of folded lanes; counted once for all zooms."""
        if not self._folded:
            return Folding()
        drawn, lanes = drawn_in(self.content), self.content.lanes
        inside = [[event for event in drawn if event.id in lane.events] for lane in lanes]
        if self._peak is None:
            self._peak = float(max(peak_of(self._spans(events)) for events in inside))
        for number in self._folded - self._densities.keys():
            self._densities[number] = Coverage(
                self._spans(inside[number]), Coverage.unit_for(self._extent.span)
            )
        return Folding(self._folded, self.selected, self._densities, self._peak)

    def _spans(self, events: list[Event]) -> list[tuple[float, float]]:
        document, sources = self.content.document, self.content.sources
        return [covered(event, end_for(event, document, sources)) for event in events]

    def _layout_near(self, crowd: Crowd) -> Layout:
        scale, made = self.scale, self._layout
        height = self.areas.time.height()
        selected, top, bottom = self._laid
        if (
            made is None
            or made.scale.pixels_per_day != scale.pixels_per_day
            or abs(scale.start - made.scale.start) > BEYOND * scale.span
            or selected != self.selected
            or not top <= self.scroll <= bottom
        ):
            beyond = _HIGHER * height
            top, bottom = self.scroll - beyond, self.scroll + beyond
            self._laid = self.selected, top, bottom
            self._layout = made = lay_out_near(
                crowd,
                self.content,
                scale,
                self._extent,
                self.sizes,
                Sight(top, bottom + height, self.selected, self._folded),
                height=height,
                titles=self._titles(),
                measure=self._measure,
                name=self._name,
            )
        return made

    @property
    def shift(self) -> float:
        """How far panning has moved the layout to the right."""
        made_for = self.layout.scale
        return self.scale.x_of(made_for.start) - made_for.left

    def ticks(self) -> tuple[Tick, ...]:
        """The axis."""
        return ticks(self.scale, self._measure, self.sizes.label_gap)

    def hit(self, position: QPointF) -> Found:
        """The mark or cluster at a point."""
        area = self.areas.time
        if not area.contains(position):
            return None
        x, y = position.x() - self.shift, position.y() - area.top() + self.scroll
        return self.layout.hit(x, y, self.sizes.gap)

    def document_event_at(self, position: QPointF) -> Event | None:
        """The document's own date, when its words on the axis are at a point."""
        line = self.layout.line
        if line is None or not self.areas.axis.contains(position):
            return None
        placed = placed_lines(self.layout.lines, self.shift, self.fonts, self.areas)
        if not any(one.line is line and one.rect.contains(position) for one in placed):
            return None
        dates = (event for event in self.content.events if event.kind is EventKind.DOCUMENT)
        return next(dates, None)

    def lane_at(self, position: QPointF) -> int | None:
        """The number of the lane whose name is at a point."""
        if self.areas.names.contains(position):
            y = position.y() - self.areas.time.top() + self.scroll
            for number, lane in enumerate(self.layout.lanes):
                if lane.top <= y < lane.top + lane.height:
                    return number
        return None

    def lane_of(self, event: int | None) -> int | None:
        """The number of the lane that an event is drawn in."""
        lanes = enumerate(self.content.lanes)
        return next((number for number, lane in lanes if event in lane.events), None)

    def mark_rect(self, event: int) -> QRectF:
        """Where an event's mark or cluster is; null when it is not drawn."""
        found = self.layout.find(event)
        if found is None:
            return QRectF()
        top = self.areas.time.top() - self.scroll + found.y - found.height / 2
        return QRectF(found.left + self.shift, top, found.right - found.left, found.height)

    def rects_of(self, events: frozenset[int]) -> list[QRectF]:
        """Where the marks of these are that are in sight, and the folds that hold any of them."""
        if not events:
            return []
        layout, area, shift = self.layout, self.areas.time, self.shift
        left, right = area.left() - shift, area.right() - shift
        shown = layout.visible(left, right, self.scroll, self.scroll + area.height())
        found: list[MarkSpec | ClusterSpec] = [one for one in shown if one.event in events]
        found += [one for one in layout.clusters if one.any_of(events)]
        top = area.top() - self.scroll
        return [
            QRectF(one.left + shift, top + one.y - one.height / 2, one.right - one.left, one.height)
            for one in found
        ]

    def zoom_middle(self, event: int | None) -> float:
        """The pixel about which buttons zoom: an event in sight, else the middle."""
        area = self.areas.time
        rect = QRectF() if event is None else self.mark_rect(event)
        x = rect.center().x()
        return x if not rect.isNull() and area.left() <= x <= area.right() else area.center().x()

    # ------------------------------------------------------------------ measuring

    def _titles(self) -> tuple[tuple[str, ...], ...]:
        """The names of lanes, broken as ``lay_out`` does it; once for all zooms."""
        if self._broken is None:
            width, titles = self.areas.title_width, (one.title for one in self.content.lanes)
            self._broken = tuple(
                wrapped(title, width, self._measure_title, most=1 if number in self._folded else 2)
                for number, title in enumerate(titles)
            )
        return self._broken

    def _name(self, event: Event) -> tuple[str, float]:
        """An event's label, cut, and its width; those of a crowd are asked for in every frame."""
        kept = self._names.get(event.id)
        if kept is None:
            label = elided(name_of(event), self.sizes.label, self._measure)
            kept = self._names[event.id] = label, self._measure(label)
        return kept

    def _measure(self, text: str) -> float:
        return self._width_of(text, self._label_metrics, title=False)

    def _measure_title(self, text: str) -> float:
        return self._width_of(text, self._title_metrics, title=True)

    def _width_of(self, text: str, metrics: QFontMetricsF, *, title: bool) -> float:
        width = self._widths.get((title, text))
        if width is None:
            width = self._widths[title, text] = metrics.horizontalAdvance(text)
        return width
