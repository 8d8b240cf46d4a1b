"""The chart as a widget: holds what is shown, lays it out when that changes, and hears hands.

What an event means is decided elsewhere: the view says "selected" and "activated" with its id. May
import db.model, gui.theme.tokens, gui.widgets and gui.timeline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar, QWidget

from db.model import EventKind
from gui.theme.tokens import LIGHT, RADIUS
from gui.timeline import accessible
from gui.timeline.found import number_of
from gui.timeline.hands import ChartHands
from gui.timeline.here import days_here, paint_here
from gui.timeline.hovering import Hovering
from gui.timeline.ink import Ink
from gui.timeline.keys import ChartKeys
from gui.timeline.layout import ClusterSpec
from gui.timeline.painter import ChartPainter, Look
from gui.timeline.scale import day_of, end_of
from gui.timeline.spanning import open_span_menu, paint_span
from gui.timeline.stage import Stage
from gui.widgets.painting import draw_focus_ring
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from db.model import Event
    from gui.theme.tokens import Tokens
    from gui.timeline.here import Days
    from gui.timeline.layout import Lane
    from gui.timeline.marks import MarkKind
    from gui.timeline.scale import Scale
    from gui.timeline.sources import Sources
    from gui.timeline.spanning import Span

_ZOOM_STEP = 1.6
_PAGE = 0.8  # of the chart's width
_MOST_OF = 0.8  # of the chart, for what is selected
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class TimelineView(QWidget):
    """Events in lanes over time."""

    eventSelected = Signal(int)  # the reader moved the selection
    eventActivated = Signal(int)  # a click or Enter: open its passage
    viewMoved = Signal()  # other days are seen
    eventToggled = Signal(int)  # Ctrl and a click: select it beside the others, or no more
    lanesFolded = Signal(object)  # frozenset of the numbers of the lanes that are folded now
    spanChosen = Signal(object)  # a spanning.Span to search in, or None for any time

    def __init__(self, parent: QWidget | None = None) -> None:
        accessible.install()
        super().__init__(parent)
        self._hands = ChartHands(self)
        self.setObjectName("timelineChart")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.stage = Stage(self.font())
        self._tokens = LIGHT
        self._ink = Ink(LIGHT)
        self._selected: int | None = None
        self._lit: frozenset[int] | None = None
        self._chosen: frozenset[int] = frozenset()
        self._keyboard = False  # whether the ring is due
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()
        self.hovering = Hovering(self)
        self.card = self.hovering.card
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._span: Span | None = None  # that is searched in
        self._here: frozenset[int] = frozenset()
        self._here_days: Days | None = None  # made when they are painted
        self._keys = ChartKeys(self)

    # ------------------------------------------------------------------ what is shown

    def set_content(
        self,
        events: tuple[Event, ...],
        lanes: tuple[Lane, ...],
        document_date: tuple[int, int] | None,
        issuer: str | None,
        sources: Sources | None = None,
    ) -> None:
        """Show events in lanes; the zoom stays where the time they cover is the same.

        Args:
            events: Of the documents; undated ones are not drawn.
            lanes: Their ids, by lane from the top.
            document_date: First and last day (yyyymmdd) of the only document's own date.
            issuer: Who speaks in it.
            sources: The documents, where there are several.
        """
        self.stage.set_content(events, lanes, document_date, sources)
        if self._selected not in self.stage.events:
            self._selected = self.stage.selected = None
        self.card.set_source(document_date, issuer, sources)
        self._renew()

    def set_today(self, today: int | None) -> None:
        """Mark a day, yyyymmdd, or none."""
        self.stage.set_today(today)
        self._renew()

    def fold_lanes(self, lanes: frozenset[int]) -> None:
        """Show of these lanes, by number, only how dense they are."""
        self.stage.fold(lanes)
        self._renew()

    def toggle_lanes(self, lanes: frozenset[int]) -> None:
        """Fold the open ones of these lanes and open the folded ones."""
        self.fold_lanes(self.stage.folded ^ lanes)
        self.lanesFolded.emit(self.stage.folded)

    def set_filter(self, kinds: frozenset[MarkKind], *, citations: bool = False) -> None:
        """Draw only these kinds of marks; dates of cited documents only when asked for."""
        self.stage.set_filter(kinds, citations=citations)
        self._renew()

    def set_selected(self, event_id: int | None) -> None:
        """Ring an event and bring it into sight; nothing is emitted."""
        self._selected = self.stage.selected = event_id
        if event_id is not None:
            self._reveal(event_id)
        self.update()

    def set_chosen(self, ids: frozenset[int]) -> None:
        """Ring these beside the selected one: the list has several."""
        self._chosen = ids
        self.update()

    def set_lit(self, ids: frozenset[int] | None) -> None:
        """Light these up and let the others fade; None ends it."""
        self._lit = ids
        self.update()

    def set_span(self, span: Span | None) -> None:
        """Show the span that is searched in; nothing is emitted."""
        self._span = span
        self.update()

    def set_here(self, ids: frozenset[int]) -> None:
        """These events are in sight on the page."""
        if ids != self._here:
            self._here, self._here_days = ids, None
            self.update()

    def is_here(self, number: int) -> bool:
        """Whether an event is in sight on the page."""
        return number in self._here

    def days_here(self) -> Days:
        """The days of the events that are in sight on the page, as far as they are drawn."""
        if self._here_days is None:
            events, here = self.stage.events, self._here
            known = (events[number] for number in here if number in events)
            self._here_days = days_here(known, self.stage.content)
        return self._here_days

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self._ink = Ink(tokens)
        self.card.apply_theme(tokens)
        self.update()

    def selected(self) -> int | None:
        """The selected event."""
        return self._selected

    # ------------------------------------------------------------------ zoom and pan

    def show_span(self, start: float, span: float) -> None:
        """Show ``span`` days from the day ``start`` on, as near as the limits allow."""
        self._set_scale(replace(self.stage.scale, start=start, span=max(span, 1.0)))

    def fit(self) -> None:
        """Show everything."""
        self._set_scale(None)

    def zoom_in(self) -> None:
        """Closer, about the selected event if it is in sight."""
        self.zoom_about(_ZOOM_STEP, self.stage.zoom_middle(self._selected))

    def zoom_out(self) -> None:
        """Further away."""
        self.zoom_about(1 / _ZOOM_STEP, self.stage.zoom_middle(self._selected))

    def zoom_about(self, factor: float, x: float) -> None:
        """Closer by a factor, the day at a pixel staying where it is."""
        self.stage.zoom_about(factor, x)
        self._moved()

    def zoom_to(self, event_id: int) -> None:
        """Show an event over a third of the chart."""
        event = self.stage.events.get(event_id)
        if event is not None:
            self.stage.zoom_to((event,), 1 / 3)
            self._moved()
            self._reveal(event_id)

    def fit_selected(self) -> bool:
        """Show what is selected: several events, else the span, else the event; whether any is."""
        stage, drawn = self.stage, self.stage.layout.order
        several = tuple(stage.events[n] for n in self._chosen if n in drawn)
        if len(several) < 2 and self._span is not None:
            stage.zoom_to_days(day_of(self._span[0]), end_of(self._span[1]), _MOST_OF)
        elif several:
            stage.zoom_to(several, _MOST_OF if len(several) > 1 else 1 / 3)
        elif self._selected in drawn:
            self.zoom_to(self._selected)
        else:
            return False
        self._moved()
        return True

    def pan_by(self, pixels: float) -> None:
        """Show what lies further right."""
        self._set_scale(self.stage.scale.panned(pixels))

    def scroll_by(self, pixels: float) -> None:
        """Show what lies further down."""
        self._bar.setValue(round(self._bar.value() + pixels))

    def page_by(self, pages: int) -> None:
        """Show the next lanes, or the ones before; where all are in sight, the time beside."""
        if self._bar.maximum() > 0:
            self.scroll_by(pages * self._bar.pageStep())
        else:
            self.pan_part(pages * _PAGE)

    def pan_part(self, part: float) -> None:
        """Show what lies further right by a part of the chart."""
        self.pan_by(part * self.stage.areas.time.width())

    def _set_scale(self, scale: Scale | None) -> None:
        self.stage.set_scale(scale)
        self._moved()

    def _moved(self) -> None:
        """What is seen is something else."""
        self.hovering.hide_card()
        self._fit_bar()
        self.update()
        self.viewMoved.emit()

    def _reveal(self, event_id: int) -> None:
        scroll = self.stage.reveal(event_id, scaled(24, self.font()))
        self._moved()
        self._bar.setValue(round(scroll))

    def _scrolled(self, value: int) -> None:
        self.stage.scroll = float(value)
        self.update()

    # ------------------------------------------------------------------ keeping up

    def _renew(self) -> None:
        """Content, fonts or size are others."""
        self.hovering.forget()
        self._here_days = None
        self._moved()

    def _fit_bar(self) -> None:
        """The scroll bar is there only when lanes do not fit."""
        area, width = self.stage.areas.time, self._bar.sizeHint().width()
        beyond = max(0, round(self.stage.layout.height - area.height()))
        self._bar.setRange(0, beyond)
        self._bar.setPageStep(max(1, round(area.height())))
        self._bar.setSingleStep(round(self.stage.sizes.row))
        self._bar.setGeometry(
            self.width() - width, round(area.top()), width, max(0, round(area.height()))
        )
        self._bar.setVisible(beyond > 0)

    def event(self, event: QEvent) -> bool:
        """Follow the interface font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.stage.set_font(self.font())
            self._renew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self.stage.set_size(self.width(), self.height())
        self._renew()

    def sizeHint(self) -> QSize:
        """About what a document of two pages needs."""
        return QSize(scaled(640, self.font()), scaled(200, self.font()))

    def minimumSizeHint(self) -> QSize:
        """Two lanes."""
        return QSize(scaled(120, self.font()), scaled(72, self.font()))

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """One frame."""
        stage = self.stage
        chosen = None if self._selected is None else stage.events.get(self._selected)
        look = Look(
            shift=stage.shift,
            scroll=stage.scroll,
            selected=self._selected,
            hovered=self.hovering.number,
            lit=self._lit,
            document_selected=chosen is not None and chosen.kind is EventKind.DOCUMENT,
            chosen=self._chosen,
        )
        painter = QPainter(self)
        chart = ChartPainter(painter, self._tokens, stage.fonts, stage.areas, look, self._ink)
        chart.paint(stage.layout, stage.ticks())
        paint_here(
            *(painter, self._tokens, stage.areas.time, stage.scale),
            *(self.days_here(), stage.rects_of(self._here)),
        )
        drawn_out = self._hands.span()
        paint_span(painter, self._tokens, stage.areas.time, stage.scale, drawn_out or self._span)
        if self.hasFocus() and self._keyboard:
            draw_focus_ring(painter, self.rect(), self._tokens, RADIUS)
        painter.end()

    # ------------------------------------------------------------------ for screen readers

    def event_at(self, position: QPoint) -> int | None:
        """The event whose mark is at a point."""
        return number_of(self.stage.hit(QPointF(position)))

    def rect_of(self, event: int) -> QRect:
        """Where an event's mark is; empty when out of sight."""
        rect = self.stage.mark_rect(event).intersected(self.stage.areas.time)
        return rect.toAlignedRect() if not rect.isEmpty() else QRect()

    # ------------------------------------------------------------------ mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the cursor, or pan."""
        self._hands.wheel.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a click, perhaps a drag."""
        self._hands.mouse_press(event)
        self._keyboard = False
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        self._hands.mouse_move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark opens its passage; on a cluster, the cluster."""
        self._hands.mouse_release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Search in the time of an event."""
        open_span_menu(self, event, self._selected, self._span, self.choose_span)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to an event, or in where there is none."""
        self._hands.look_closer(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self.hovering.hover(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """The card goes too, and nothing moves."""
        self.hovering.hide_card()
        self._hands.glide.stop()

    def open_event(self, number: int) -> None:
        """Select an event and open its passage."""
        self._selected = self.stage.selected = number
        self.update()
        self.eventActivated.emit(number)

    def open_cluster(self, cluster: ClusterSpec) -> bool:
        """Zoom to what is folded; whether zooming can part it."""
        stage = self.stage
        before, days = stage.scale, stage.cluster_days(cluster)
        if days is not None:
            stage.zoom_to_days(*days, 0.9)
        parted = stage.scale.span < before.span * 0.99
        if not parted:
            stage.set_scale(before)
        self._moved()
        return parted

    # ------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between events, open, zoom; Esc puts a drag back or takes the card away."""
        if self._keys.press(event):
            self._keyboard = self._keyboard or event.key() != Qt.Key.Key_Escape
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for who comes by keyboard."""
        self._keyboard = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        self.update()

    def choose_span(self, span: Span | None) -> None:
        """Search in a span."""
        self.set_span(span)
        self.spanChosen.emit(span)

    def select(self, number: int | None) -> None:
        """Select an event by hand or key, and say so."""
        if number is None or number == self._selected:
            return
        self.set_selected(number)
        if self.hasFocus():
            self.hovering.tell_soon(number)
        accessible.tell_focus(self, number)
        self.eventSelected.emit(number)

    def activate(self) -> bool:
        """Open the selected event's passage, or the fold it is in; whether one is selected."""
        if self._selected is None:
            return False
        found = self.stage.layout.find(self._selected)
        if not (isinstance(found, ClusterSpec) and self.open_cluster(found)):
            self.eventActivated.emit(self._selected)
            return True
        self._reveal(self._selected)
        return True

    def escape(self) -> bool:
        """Close what there was to close; else Esc is for somebody else."""
        shown = self.hovering.hide_card()
        return self._hands.cancel() or shown
