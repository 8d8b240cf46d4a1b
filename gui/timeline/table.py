"""The list twin of the chart: the same events as a table that can be sorted, filtered and copied.

May import gui.models.events, gui.theme.tokens, gui.timeline, gui.widgets and Qt.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.models.events import EVENT_ROLE, TITLES, Column, EventsModel, EventsOrder
from gui.theme.tokens import LIGHT, ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_4
from gui.timeline.table_header import EventsHeader
from gui.widgets.painting import BAR_WIDTH, draw_focus_ring
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from db.model import Event
    from gui.theme.tokens import Tokens
    from gui.timeline.marks import MarkKind

_Index = QModelIndex | QPersistentModelIndex
# Characters that a column has room for at first; the headline takes what is left.
_WIDTHS = {
    Column.DATE: 34,
    Column.SECTION: 24,
    Column.STATUS: 17,
    Column.BODIES: 20,
    Column.DOCUMENT: 30,
}
_HEADLINE = 30  # characters that it has at least, while the others can do with less
_NARROWEST = 0.5  # of their width
FIXED = Column.HEADLINE  # the column that cannot be hidden
USUAL = frozenset(Column) - {Column.DOCUMENT}  # one document is open, most often
_SEVERAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class EventsTable(QTableView):
    """One row an event; Enter or a click opens, arrows move the selection, Ctrl+C copies."""

    opened = Signal(int)  # an event
    moved = Signal(int)  # the reader moved the selection to an event
    chosenChanged = Signal(object)  # frozenset of the events that are selected
    copied = Signal(int)  # so many rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineTable")
        self.setAccessibleName("Events")
        self._model = EventsModel(self)
        self.order = EventsOrder(self._model, self)
        self._delegate = _EventDelegate(self)
        self._keys_held = False  # whether the mouse chooses several
        self._pulled = self._fitting = False  # whether the reader, or we, change the columns
        self.header = EventsHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.order)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.header
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.HEADLINE, QHeaderView.ResizeMode.Stretch)
        # Its first name stands where the panel's title does, and so do the dates below it.
        header.setStyleSheet(f"QHeaderView::section:first {{ padding-left: {SPACE_4}px; }}")
        header.left.connect(lambda: self.setFocus(Qt.FocusReason.TabFocusReason))
        self.columns_menu = self._make_columns_menu()
        header.menuRequested.connect(self.columns_menu.popup)
        header.sectionResized.connect(self._resized)
        self.set_columns(USUAL)
        self._scale()
        self.clicked.connect(self._clicked)

    # ------------------------------------------------------------------ what is shown

    def set_events(
        self,
        events: tuple[Event, ...],
        sections: Mapping[int, str],
        documents: Mapping[str, str] | None = None,
    ) -> None:
        """Show these; with the names of sections by id, and of documents by key."""
        self._model.set_events(events, sections, documents)

    def set_filter(self, kinds: frozenset[MarkKind], *, citations: bool) -> None:
        """Show dated events of these kinds only."""
        with _KeptChoice(self):
            self.order.set_filter(kinds, citations=citations)

    def set_words(self, text: str) -> None:
        """Show rows with all of these words only."""
        with _KeptChoice(self):
            self.order.set_words(text)

    def total(self) -> int:
        """How many events there are, with those that have no row."""
        return self._model.rowCount()

    def shown(self) -> frozenset[int]:
        """The events that have a row."""
        return frozenset(self.order.event_at(row).id for row in range(self.order.rowCount()))

    def set_lit(self, ids: frozenset[int] | None) -> None:
        """Let all but these fade; None ends it."""
        self._delegate.lit = ids
        self.viewport().update()

    def set_here(self, ids: frozenset[int]) -> None:
        """Point at these: they are in sight on the page."""
        if ids != self._delegate.here:
            self._delegate.here = ids
            self.viewport().update()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._delegate.tokens = self.header.tokens = tokens
        self.viewport().update()
        self.header.viewport().update()

    # ------------------------------------------------------------------ columns

    def columns(self) -> frozenset[Column]:
        """The columns that are shown."""
        return frozenset(column for column in Column if not self.isColumnHidden(column))

    def set_columns(self, columns: frozenset[Column]) -> None:
        """Show these; the headline always."""
        for column, action in self._column_actions.items():
            shown = column in columns or column == FIXED
            action.setChecked(shown)
            self._show_column(column, shown)

    def _show_column(self, column: Column, shown: bool) -> None:  # noqa: FBT001 - as a signal tells it
        self.setColumnHidden(column, not shown)
        self._fit()

    def _make_columns_menu(self) -> QMenu:
        menu = QMenu("&Columns", self)
        self._column_actions: dict[Column, QAction] = {}
        for column in Column:
            action = menu.addAction(TITLES[column])
            action.setCheckable(True)
            action.setEnabled(column != FIXED)
            action.toggled.connect(lambda on, column=column: self._show_column(column, on))
            self._column_actions[column] = action
        return menu

    # ------------------------------------------------------------------ selection

    def set_selected(self, event: int | None) -> None:
        """Mark an event's row and bring it into sight; nothing is emitted but ``chosenChanged``."""
        row = -1 if event is None else self.order.row_of(event)
        if row < 0:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        elif row != self.currentIndex().row() or not self._is_chosen(row):
            index = self.order.index(row, Column.HEADLINE)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def chosen(self) -> frozenset[int]:
        """The events that are selected."""
        return frozenset(self.order.event_at(row).id for row in self._chosen_rows())

    def set_chosen(self, ids: frozenset[int], current: int | None = None) -> None:
        """Select these, as far as they have a row."""
        picked = QItemSelection()
        last = len(Column) - 1
        rows = sorted(row for row in map(self.order.row_of, ids) if row >= 0)
        # Runs of rows as one range each: Qt asks every range for every row.
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            together = [row for _, row in run]
            picked.select(self.order.index(together[0], 0), self.order.index(together[-1], last))
        model = self.selectionModel()
        model.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = -1 if current is None else self.order.row_of(current)
        if row >= 0:
            index = self.order.index(row, Column.HEADLINE)
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _chosen_rows(self) -> list[int]:
        model = self.selectionModel()
        return sorted({index.row() for index in model.selectedRows()}) if model else []

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the chart."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosenChanged.emit(self.chosen())

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table, with the columns that are shown."""
        from gui.timeline.copying import as_html, as_lines

        rows = self._chosen_rows()
        if not rows:
            return
        columns = [column for column in Column if not self.isColumnHidden(column)]
        names = [TITLES[column] for column in columns]
        cells = [self.order.cells(row, columns) for row in rows]
        data = QMimeData()
        data.setText(as_lines(names, cells))
        data.setHtml(as_html(names, cells))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(len(rows))

    # ------------------------------------------------------------------ hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Up in the first row goes to the header."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        here = self.currentIndex()
        if here.isValid() and here.row() != before:
            self._tell_moved(here)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about: the filter box is for that."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl or Shift a click selects and does not open."""
        self._keys_held = bool(event.modifiers() & _SEVERAL)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, and the columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("&Copy as table")
        copy.setEnabled(bool(self._chosen_rows()))
        copy.triggered.connect(self.copy)
        menu.addMenu(self.columns_menu)
        where = event.globalPos()
        if event.reason() is event.Reason.Keyboard and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom()))
        menu.popup(where)

    def event(self, event: QEvent) -> bool:
        """Follow the interface font."""
        if event.type() == QEvent.Type.FontChange:
            self._scale()
        return super().event(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self._keys_held:
            self._tell_moved(index)
        else:
            self._open(index)

    def _tell_moved(self, index: QModelIndex) -> None:
        """Not where Ctrl only passes by a row, or takes it out."""
        if self._is_chosen(index.row()):
            self.moved.emit(index.data(EVENT_ROLE))

    def _is_chosen(self, row: int) -> bool:
        return self.selectionModel().isRowSelected(row, QModelIndex())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(EVENT_ROLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the headlines first."""
        super().resizeEvent(event)
        self._fit()

    def _scale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT, self.font()))
        self._fit()

    def _fit(self) -> None:
        """Give each column its width, less where the headlines would have next to none.

        Widths that the reader pulled stay.
        """
        if self._pulled:
            return
        character = QFontMetrics(self.font()).averageCharWidth()
        shown = {c: n * character for c, n in _WIDTHS.items() if not self.isColumnHidden(c)}
        whole = sum(shown.values()) or 1
        room = self.viewport().width() - _HEADLINE * character
        part = min(1.0, max(_NARROWEST, room / whole))
        self._fitting = True
        for column, width in shown.items():
            self.setColumnWidth(column, round(width * part))
        self._fitting = False

    def _resized(self, column: int) -> None:
        """A column that the mouse pulled; the headline only follows the others."""
        held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if held and not self._fitting and column != FIXED:
            self._pulled = True


class _KeptChoice:
    """While rows come and go: what stays selected of what was."""

    def __init__(self, table: EventsTable) -> None:
        self._table = table

    def __enter__(self) -> None:
        here = self._table.currentIndex()
        self._current = here.data(EVENT_ROLE) if here.isValid() else None
        self._chosen = self._table.chosen()

    def __exit__(self, *_: object) -> None:
        self._table.set_chosen(self._chosen, self._current)


class _EventDelegate(QStyledItemDelegate):
    """Rows like those of the other lists: a surface with a bar when current, a ring for keys."""

    def __init__(self, table: EventsTable) -> None:
        super().__init__(table)
        self._table = table
        self.tokens = LIGHT
        self.lit: frozenset[int] | None = None
        self.here: frozenset[int] = frozenset()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A cell; muted for small facts, and where a search is on and did not find the event."""
        table, tokens, column = self._table, self.tokens, index.column()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        current = index.row() == table.currentIndex().row()
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - as above
        if current or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_surface))
            if current and rect.left() + table.horizontalOffset() == 0:
                bar = QRect(rect.left(), rect.top(), BAR_WIDTH, rect.height())
                painter.fillRect(bar, QColor(tokens.accent))
        if column == Column.DATE and index.data(EVENT_ROLE) in self.here:
            half, x, y = SPACE_1, rect.left() + SPACE_2, rect.center().y() + 0.5
            points = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ongoing))
            painter.drawPolygon(QPolygonF(points))
        faded = self.lit is not None and index.data(EVENT_ROLE) not in self.lit
        muted = faded or column in (Column.SECTION, Column.BODIES, Column.DOCUMENT)
        left = SPACE_4 if column == Column.DATE else SPACE_2
        text = rect.adjusted(left, 0, -SPACE_1, 0)
        painter.setFont(table.font())
        painter.setPen(QColor(tokens.muted if muted else tokens.text))
        words = str(index.data() or "")
        cut = table.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), cut)
        if current and column == Column.HEADLINE and table.hasFocus():
            draw_focus_ring(painter, rect, tokens, 3)
