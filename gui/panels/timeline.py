"""The Timeline panel: the chart and its list twin over one selection, the legend, the tray.

It says which event was selected or is to be opened; what that means is decided elsewhere. May
import db.model, db.edtf, gui.timeline, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.model import EventKind
from gui.models.events import TITLES, Column
from gui.panels.timeline_empty import (
    LANGUAGES_READ,
    NO_DOCUMENT,
    NO_EVENTS,
    NO_EVENTS_GATHERED,
    NOT_READ,
    ONLY_CITED,
    ONLY_UNDATED,
)
from gui.panels.timeline_state import number_in, text_in
from gui.timeline.events_list import EventsList
from gui.timeline.header import TimelineHeader
from gui.timeline.here import ByBlock
from gui.timeline.lanes import (
    LaneMode,
    lanes_by_body,
    lanes_by_document,
    lanes_by_section,
    section_name,
)
from gui.timeline.layout import Lane
from gui.timeline.marks import MarkKind, days_of, is_dated, is_mark
from gui.timeline.overview import OverviewStrip
from gui.timeline.picture import Subject
from gui.timeline.sources import Sources, issued_in, signed, source_of
from gui.timeline.table import USUAL
from gui.timeline.tray import UndatedTray
from gui.timeline.view import TimelineView
from gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Document, DocumentContent, Event, Section
    from gui.gathered import Gathered
    from gui.state_file import Scalar
    from gui.theme.tokens import Tokens
    from gui.timeline.layout import Content

_ALL = 0.98  # of the whole time, and there is no need of an overview
_FEW = 500  # events: as many are in the table before it is looked at
INFINITE = float("inf")


class TimelinePanel(QWidget):
    """Header above; chart and tray, table, or an empty state below."""

    eventSelected = Signal(int)  # the reader moved the selection
    eventActivated = Signal(int)  # open its passage
    spanChosen = Signal(object)  # (first, last) day yyyymmdd to search in; None: any time

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelinePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet's panel colour
        self._content: DocumentContent | None = None
        self._events: tuple[Event, ...] = ()
        self._gathered: Gathered | None = None  # None: the open document alone
        self._sources: Sources | None = None  # its documents
        self._folded: dict[LaneMode, frozenset[str]] = {}  # the keys of folded lanes
        self._listed = True  # whether the table, if it is open, shows what the chart shows
        self._selected: int | None = None
        self._by_block = ByBlock()
        self._sight: tuple[int, int] | None = None  # first and last passage on the screen
        self.header = TimelineHeader()
        self.chart = TimelineView()
        self.list = EventsList()
        self.table = self.list.table
        self.header.more_menu.addMenu(self.table.columns_menu)
        self.tray = UndatedTray()
        self.empty = EmptyState()
        self.overview = OverviewStrip()
        self._overviewed: Content | None = None  # what the strip shows
        self._stack = QStackedWidget()
        for page in (self.chart, self.list, self.empty):
            self._stack.addWidget(page)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._stack, 1)
        below.addWidget(self.tray)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(below, 1)
        layout.addWidget(self.overview)
        self.overview.hide()
        self.tray.hide()
        self._connect()
        self._show_page()

    # ------------------------------------------------------------------ setters

    def set_content(self, content: DocumentContent, events: tuple[Event, ...]) -> None:
        """Show a document's events; the zoom and the selection stay where they still apply.

        Where several documents are shown, it is the one that is open, and among them stays.
        """
        other = self._content is None or self._content.document.key != content.document.key
        if other:
            self._sight = None
        self._content = content
        if self._gathered is None:
            if other:
                self._begin_anew()
            self._show_events(events)
            return
        self._sources = self._made_sources()
        self._show_events(_with_own(self._gathered.events, content.document.key, events))

    def set_gathered(self, gathered: Gathered | None, own: tuple[Event, ...] = ()) -> None:
        """Show several documents' events, or (None) those of the open one again.

        Args:
            gathered: the documents, with their sections and events.
            own: the events of the open document.
        """
        before = self._keys()
        self._gathered = gathered
        self._sources = self._made_sources()
        if self._keys() != before:
            self._begin_anew()
        if gathered is not None:
            self._show_events(gathered.events)
        elif self._content is not None:
            self._show_events(own)

    def _made_sources(self) -> Sources | None:
        """The documents that are shown, each with its sign."""
        if self._gathered is None:
            return None
        current = None if self._content is None else self._content.document.key
        return Sources(signed([source_of(one) for one in self._gathered.documents]), current)

    def _begin_anew(self) -> None:
        self._selected = None
        self.chart.set_selected(None)
        self.chart.fit()
        self._sight = None

    def _show_events(self, events: tuple[Event, ...]) -> None:
        self._events = events
        self._by_block = ByBlock(events)
        self._listed = False
        self.table.set_events((), {})
        if len(events) <= _FEW:
            self._fill_table()
        undated = tuple(event for event in events if not is_dated(event))
        self.tray.set_events(undated)
        self.header.set_undated(len(undated))
        self.header.set_approximate(shown=any(event.approximate for event in events))
        cited = any(event.kind is EventKind.CITATION for event in events)
        self.header.citations.setEnabled(cited)
        self._show_lanes()
        self._show_page()
        self.set_selected(self._selected)
        self.set_here(self._sight)

    def event_of(self, number: int) -> Event | None:
        """One of the events that are shown, by its id."""
        return self.chart.stage.events.get(number)

    def documents(self) -> tuple[Document, ...]:
        """Those that are shown."""
        if self._gathered is not None:
            return self._gathered.documents
        return () if self._content is None else (self._content.document,)

    def document_count(self) -> int:
        """How many documents are shown."""
        return len(self.documents())

    def _keys(self) -> tuple[str, ...]:
        return tuple(document.key for document in self.documents())

    def sections(self) -> tuple[Section, ...]:
        """Those of all documents that are shown."""
        if self._gathered is not None:
            return self._gathered.sections
        return () if self._content is None else self._content.sections

    def all_events(self) -> tuple[Event, ...]:
        """Those of all documents that are shown, in reading order."""
        return self._events

    def clear(self) -> None:
        """No document is open."""
        self._content, self._selected = None, None
        if self._gathered is not None:
            self._sources = self._made_sources()
            self._show_events(self._gathered.events)
            return
        self._events = ()
        self.chart.set_selected(None)
        self.table.set_events((), {})
        self._listed = True
        self.tray.set_events(())
        self.header.set_undated(0)
        self._show_page()

    def set_selected(self, event_id: int | None) -> None:
        """Mark an event in chart, table and tray; nothing is emitted."""
        self._selected = event_id
        self.chart.set_selected(event_id)
        self.table.set_selected(event_id)
        self.tray.set_selected(event_id)

    def shown_events(self) -> tuple[Event, ...]:
        """What the reader sees, in reading order: past the legend and the filters, in sight."""
        if self.header.list.isChecked():
            rows = self.table.shown()
            return tuple(event for event in self._events if event.id in rows)
        kinds, citations = self.header.kinds(), self.header.citations.isChecked()
        stage = self.chart.stage
        start, span = stage.scale.start, stage.scale.span
        first, last = (-INFINITE, INFINITE) if stage.is_fitted else (start, start + span)
        return tuple(
            event
            for event in self._events
            if (event.kind is EventKind.DOCUMENT or is_mark(event, kinds, citations=citations))
            and any(
                (begin is None or begin < last) and (after is None or after > first)
                for begin, after in days_of(event)
            )
        )

    def chosen_events(self) -> tuple[Event, ...]:
        """What is selected, in reading order: several in the list, one elsewhere."""
        chosen = self.table.chosen() or {self._selected}
        return tuple(event for event in self._events if event.id in chosen)

    def picture(self) -> Subject:
        """The chart as it is; who exports it adds title and source."""
        stage = self.chart.stage
        content = self._content
        return Subject(
            title="",
            source="",
            events=self._events,
            lanes=self._lanes(citations=True),
            document=None if content is None else issued_in(content.document.facts.issued),
            sources=self._sources,
            today=stage.content.today,
            kinds=self.header.kinds(),
            citations=self.header.citations.isChecked(),
            span=None if stage.is_fitted else (stage.scale.start, stage.scale.span),
        )

    def set_lit(self, ids: frozenset[int] | set[int] | None) -> None:
        """Light up the events that a search found and let the others fade; None ends it."""
        lit = None if ids is None else frozenset(ids)
        self.chart.set_lit(lit)
        self.table.set_lit(lit)

    def set_span(self, span: tuple[int, int] | None) -> None:
        """Show the span that is searched in; nothing is emitted."""
        self.chart.set_span(span)

    def set_here(self, blocks: tuple[int, int] | None) -> None:
        """From the first to the last passage that is in sight on the page."""
        self._sight = blocks
        here = self._by_block.between(blocks)
        self.chart.set_here(here)
        self.table.set_here(here)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        parts = (self.header, self.chart, self.overview, self.list, self.tray, self.empty)
        for part in parts:
            part.apply_theme(tokens)

    # ------------------------------------------------------------------ state

    def save_state(self) -> dict[str, Scalar]:
        """What is to be as it was at the next start: plain values only."""
        scale = self.chart.stage.scale
        fitted = self.chart.stage.is_fitted or self._content is None
        return {
            "document": self._content.document.key if self._content else "",
            "start": None if fitted else scale.start,
            "span": None if fitted else scale.span,
            "list": self.header.list.isChecked(),
            "lanes": self.header.mode().value,
            "hidden": " ".join(sorted(set(MarkKind) - self.header.kinds())),
            "citations": self.header.citations.isChecked(),
            "today": self.header.today.isChecked(),
            "tray": self.header.undated.isChecked(),
            "columns": " ".join(TITLES[column] for column in sorted(self.table.columns())),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Be as ``save_state`` said; whatever is damaged is left at its default."""
        hidden = text_in(state, "hidden").split()
        self.header.set_kinds(frozenset(kind for kind in MarkKind if kind.value not in hidden))
        lanes = text_in(state, "lanes")
        self.header.set_mode(LaneMode(lanes) if lanes in set(LaneMode) else LaneMode.SECTION)
        self.header.citations.setChecked(state.get("citations") is True)
        self.header.today.setChecked(state.get("today") is True)
        self.header.list.setChecked(state.get("list") is True)
        kept = text_in(state, "columns").split()
        shown = frozenset(column for column in Column if TITLES[column] in kept)
        self.table.set_columns(shown or USUAL)
        if not self.header.undated.isHidden():
            self.header.undated.setChecked(state.get("tray") is True)
        self._show_lanes()
        self.chart.fit()
        start, span = number_in(state, "start"), number_in(state, "span")
        same = self._content is not None and state.get("document") == self._content.document.key
        if same and start is not None and span is not None and span > 0:
            self.chart.show_span(start, span)

    # ------------------------------------------------------------------ inside

    def _connect(self) -> None:
        header = self.header
        self.chart.spanChosen.connect(self.spanChosen)
        header.filterChanged.connect(self._filter)
        header.citationsToggled.connect(self._filter)
        header.citationsToggled.connect(self._show_lanes)
        header.citationsToggled.connect(self._show_page)
        header.lanesChosen.connect(self._show_lanes)
        header.todayToggled.connect(self._mark_today)
        header.foldAsked.connect(lambda: self._fold_all(fold=True))
        header.unfoldAsked.connect(lambda: self._fold_all(fold=False))
        self.chart.lanesFolded.connect(self._remember_folded)
        header.trayToggled.connect(self._show_tray)
        header.listToggled.connect(self._show_page)
        header.zoomedIn.connect(self.chart.zoom_in)
        header.zoomedOut.connect(self.chart.zoom_out)
        header.fitted.connect(self.chart.fit)
        self.chart.viewMoved.connect(self._show_overview)
        self.overview.moved.connect(self.chart.show_span)
        self.tray.closed.connect(self._close_tray)
        for source in (self.chart.eventSelected, self.table.moved, self.tray.moved):
            source.connect(self._select)
        self.table.chosenChanged.connect(self.chart.set_chosen)
        self.chart.eventToggled.connect(self._toggle)
        for source in (
            *(self.chart.eventActivated, self.table.opened),
            *(self.tray.opened, self.list.opened),
        ):
            source.connect(self._activate)

    def _select(self, event_id: int) -> None:
        self.set_selected(event_id)
        self.eventSelected.emit(event_id)

    def _activate(self, event_id: int) -> None:
        self.set_selected(event_id)
        self.eventActivated.emit(event_id)

    def _toggle(self, event_id: int) -> None:
        """Select an event beside the others, or no more."""
        self.table.set_chosen(self.table.chosen() ^ {event_id}, event_id)

    def _filter(self) -> None:
        kinds, citations = self.header.kinds(), self.header.citations.isChecked()
        self.chart.set_filter(kinds, citations=citations)
        self.table.set_filter(kinds, citations=citations)
        self.table.set_selected(self._selected)

    def _lanes(self, *, citations: bool) -> tuple[Lane, ...]:
        """The lanes of the mode that is on; those with citations alone only when asked for."""
        mode, events, sources = self.header.mode(), self._events, self._sources
        if self._content is None and sources is None:
            return ()
        if mode is LaneMode.ONE:
            return (Lane("All events", frozenset(event.id for event in events)),)
        if mode is LaneMode.BODY:
            return lanes_by_body(events, citations=citations)
        if mode is LaneMode.DOCUMENT:
            documents = sources.documents if sources else ()
            if self._content is not None and sources is None:
                documents = (source_of(self._content.document),)
            return lanes_by_document(events, documents, citations=citations)
        names = {one.key: one.name for one in sources.documents} if sources else None
        return lanes_by_section(self.sections(), events, citations=citations, documents=names)

    def _show_lanes(self) -> None:
        content = self._content
        if content is None and self._sources is None:
            return
        lanes = self._lanes(citations=self.header.citations.isChecked())
        issued = issuer = None
        if content is not None:
            issued, issuer = issued_in(content.document.facts.issued), content.document.facts.issuer
        self.chart.set_content(self._events, lanes, issued, issuer, self._sources)
        folded = self._folded.get(self.header.mode(), frozenset())
        numbers = frozenset(at for at, lane in enumerate(lanes) if _key(lane) in folded)
        if numbers:
            self.chart.fold_lanes(numbers)

    def _fold_all(self, *, fold: bool) -> None:
        everything = frozenset(range(len(self.chart.stage.content.lanes)))
        self.chart.fold_lanes(everything if fold else frozenset())
        self._remember_folded()

    def _remember_folded(self) -> None:
        stage = self.chart.stage
        keys = {_key(stage.content.lanes[number]) for number in stage.folded}
        self._folded[self.header.mode()] = frozenset(keys)

    def _mark_today(self, shown: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        """Of the clock's day, which no document knows: only when asked for."""
        date = QDate.currentDate()
        number = date.year() * 10000 + date.month() * 100 + date.day()
        self.chart.set_today(number if shown else None)

    def _show_overview(self) -> None:
        """While the chart shows less than everything; drawn anew when the content is another."""
        stage = self.chart.stage
        part = stage.scale.span < stage.extent.span * _ALL
        shown = part and self._stack.currentWidget() is self.chart
        if shown and self._overviewed is not stage.content:
            self._overviewed = stage.content
            self.overview.set_content(stage.extent, stage.coverage())
        if shown:
            self.overview.set_window(stage.scale.start, stage.scale.span)
        self.overview.setVisible(shown)

    def _show_tray(self, shown: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        """The keyboard goes into the tray with whoever opens it."""
        self.tray.setVisible(shown)
        if shown and self.isVisible():
            self.tray.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_tray(self) -> None:
        self.header.undated.setChecked(False)
        self.header.undated.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_table(self) -> None:
        """Only once it is looked at: sorting a long table takes a while."""
        if not self._listed and (self._content or self._sources):
            self._listed = True
            names = {section.id: section_name(section) for section in self.sections()}
            called: dict[str, str] = {}
            if self._sources is not None:
                called = {one.key: one.name for one in self._sources.documents}
            elif self._content is not None:
                document = self._content.document
                called = {document.key: document.short_title or document.facts.title}
            self.table.set_events(self._events, names, called)
            self.table.set_selected(self._selected)

    def _why_empty(self) -> tuple[str, str]:
        if self._content is None and self._gathered is None:
            return NO_DOCUMENT
        if any(event.kind is EventKind.CITATION for event in self._events):
            return ONLY_CITED
        if self._events:
            return ONLY_UNDATED
        if self._content is None or self._gathered is not None:
            return NO_EVENTS_GATHERED
        read = self._content.document.facts.language in LANGUAGES_READ
        return NO_EVENTS if read else NOT_READ

    def _show_page(self) -> None:
        page: QWidget = self.list if self.header.list.isChecked() else self.chart
        if page is self.list:
            self._fill_table()
        cited = self.header.citations.isChecked()
        drawn = any(is_mark(event, citations=cited) for event in self._events)
        if not self._events or (page is self.chart and not drawn):
            self.empty.set_texts(*self._why_empty())
            page = self.empty
        had_focus = self._stack.isAncestorOf(self.focusWidget() or self)
        self._stack.setCurrentWidget(page)
        self._show_overview()
        self.setFocusProxy(self.header.list if page is self.empty else page)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _key(lane: Lane) -> str:
    """What a lane is known by, so that it stays folded."""
    return lane.key or lane.title


def _with_own(events: tuple[Event, ...], key: str, own: tuple[Event, ...]) -> tuple[Event, ...]:
    """All events, those of one document as they are now; of a document that is not there, none."""
    places = [place for place, event in enumerate(events) if event.document == key]
    if not places:
        return events
    start, end = places[0], places[-1] + 1
    return events if events[start:end] == own else (*events[:start], *own, *events[end:])
