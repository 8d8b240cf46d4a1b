"""The list twin of the chart: the same events as a table that can be sorted.

May import gui.models.events, gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.models.events import EVENT_ROLE, Column, EventsModel, EventsOrder
from gui.theme.tokens import LIGHT, ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_4
from gui.widgets.painting import BAR_WIDTH, draw_focus_ring
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from db.model import Event
    from gui.theme.tokens import Tokens
    from gui.timeline.marks import MarkKind

_Index = QModelIndex | QPersistentModelIndex
# Characters that a column has room for at first; the headline takes what is left.
_WIDTHS = {Column.DATE: 34, Column.SECTION: 24, Column.STATUS: 17, Column.BODIES: 20}


class EventsTable(QTableView):
    """One row an event; Enter or a click opens, arrows move the selection."""

    opened = Signal(int)  # an event
    moved = Signal(int)  # the reader moved the selection to an event

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineTable")
        self.setAccessibleName("Events")
        self._model = EventsModel(self)
        self.order = EventsOrder(self._model, self)
        self._delegate = _EventDelegate(self)
        self.setModel(self.order)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.DATE, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.HEADLINE, QHeaderView.ResizeMode.Stretch)
        # Its first name stands where the panel's title does, and so do the dates below it.
        header.setStyleSheet(f"QHeaderView::section:first {{ padding-left: {SPACE_4}px; }}")
        self._scale()
        self.clicked.connect(self._open)

    def set_events(self, events: tuple[Event, ...], sections: Mapping[int, str]) -> None:
        """Show these; ``sections`` gives the names of sections by id."""
        self._model.set_events(events, sections)

    def set_filter(self, kinds: frozenset[MarkKind], *, citations: bool) -> None:
        """Show dated events of these kinds only."""
        self.order.set_filter(kinds, citations=citations)

    def set_selected(self, event: int | None) -> None:
        """Mark an event's row and bring it into sight; nothing is emitted."""
        row = -1 if event is None else self.order.row_of(event)
        if row < 0:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        elif row != self.currentIndex().row():
            index = self.order.index(row, Column.HEADLINE)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def set_lit(self, ids: frozenset[int] | None) -> None:
        """Let all but these fade; None ends it."""
        self._delegate.lit = ids
        self.viewport().update()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._delegate.tokens = tokens
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; whatever else moves the selection is told."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        here = self.currentIndex()
        if here.isValid() and here.row() != before:
            self.moved.emit(here.data(EVENT_ROLE))

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about: the search box is for that."""

    def event(self, event: QEvent) -> bool:
        """Follow the interface font."""
        if event.type() == QEvent.Type.FontChange:
            self._scale()
        return super().event(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(EVENT_ROLE))

    def _scale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT, self.font()))
        character = QFontMetrics(self.font()).averageCharWidth()
        for column, characters in _WIDTHS.items():
            self.setColumnWidth(column, characters * character)


class _EventDelegate(QStyledItemDelegate):
    """Rows like those of the other lists: a surface with a bar when current, a ring for keys."""

    def __init__(self, table: EventsTable) -> None:
        super().__init__(table)
        self._table = table
        self.tokens = LIGHT
        self.lit: frozenset[int] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A cell; muted for small facts, and where a search is on and did not find the event."""
        table, tokens, column = self._table, self.tokens, index.column()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        current = index.row() == table.currentIndex().row()
        if current:
            painter.fillRect(rect, QColor(tokens.accent_surface))
            if column == Column.DATE:
                bar = QRect(rect.left(), rect.top(), BAR_WIDTH, rect.height())
                painter.fillRect(bar, QColor(tokens.accent))
        faded = self.lit is not None and index.data(EVENT_ROLE) not in self.lit
        muted = faded or column in (Column.SECTION, Column.BODIES)
        left = SPACE_4 if column == Column.DATE else SPACE_2
        text = rect.adjusted(left, 0, -SPACE_1, 0)
        painter.setFont(table.font())
        painter.setPen(QColor(tokens.muted if muted else tokens.text))
        words = str(index.data() or "")
        cut = table.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), cut)
        if current and column == Column.HEADLINE and table.hasFocus():
            draw_focus_ring(painter, rect, tokens, 3)
