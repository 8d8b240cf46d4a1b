"""Events as the rows of a table: the list twin of the timeline, and its order and filter.

May import db.model, the Qt-free words and kinds of gui.timeline, and Qt's core.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from db.model import EventKind
from gui.timeline.marks import ALL_KINDS, MarkKind, is_dated, is_mark, time_order
from gui.timeline.phrases import dated, marked, name_of, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Event

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
EVENT_ROLE = Qt.ItemDataRole.UserRole  # the event's id


class Column(IntEnum):
    """The columns from the left."""

    DATE = 0
    HEADLINE = 1
    SECTION = 2
    STATUS = 3
    BODIES = 4


_TITLES = ("Date", "Headline", "Section", "Status", "Bodies")


class EventsModel(QAbstractTableModel):
    """Events in the order given, each with the name of its section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._sections: dict[int, str] = {}
        self._rows: dict[int, int] = {}
        self._ranks: dict[int, list[int]] = {}  # by column, made when first sorted by

    def set_events(self, events: tuple[Event, ...], sections: Mapping[int, str]) -> None:
        """Show these; ``sections`` gives the short names of sections by id."""
        self.beginResetModel()
        self._events, self._sections = events, dict(sections)
        self._rows = {event.id: row for row, event in enumerate(events)}
        self._ranks = {}
        self.endResetModel()

    def event_at(self, row: int) -> Event:
        """The event of a row."""
        return self._events[row]

    def row_of(self, event: int) -> int:
        """The row of an event, -1 when it is not shown."""
        return self._rows.get(event, -1)

    def rank(self, row: int, column: int) -> int:
        """Where a row comes when sorted by a column; dates by their first, then their last day."""
        if column not in self._ranks:
            keys = [self._sort_key(event, column) for event in self._events]
            order = sorted(range(len(keys)), key=lambda at: keys[at])
            ranks = [0] * len(keys)
            for place, at in enumerate(order):
                ranks[at] = place
            self._ranks[column] = ranks
        return self._ranks[column][row]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many events there are."""
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Date, headline, section, status, bodies."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(_TITLES):
            if role == Qt.ItemDataRole.DisplayRole:
                return _TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """A cell's words; what is cut in a narrow column is in its tool tip."""
        if not index.isValid() or index.row() >= len(self._events):
            return None
        event = self._events[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self._words(event, index.column())
            return marked(event, words) if index.column() == Column.HEADLINE else words
        if role == EVENT_ROLE:
            return event.id
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.HEADLINE:
            return spoken(event)
        return None

    def _words(self, event: Event, column: int) -> str:
        if column == Column.DATE:
            return dated(event)
        if column == Column.HEADLINE:
            return event.headline or name_of(event)
        if column == Column.SECTION:
            return self._sections.get(event.section, "")
        if column == Column.STATUS:
            return event.status.value if event.status else "date of the document"
        return ", ".join(event.bodies)

    def _sort_key(self, event: Event, column: int) -> tuple[object, ...]:
        time = (not is_dated(event), *time_order(event))
        if column == Column.DATE:
            return time
        if column == Column.SECTION:
            return (event.section, *time)
        return (self._words(event, column).casefold(), *time)


class EventsOrder(QSortFilterProxyModel):
    """Sorted by any column, filtered by the legend; undated events are last, whichever way."""

    def __init__(self, model: EventsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kinds = ALL_KINDS
        self._citations = False
        self.setSourceModel(model)
        self.sort(Column.DATE)

    def set_filter(self, kinds: frozenset[MarkKind], *, citations: bool = False) -> None:
        """Show dated events of these kinds, the document's own date and what has no date."""
        self._kinds, self._citations = kinds, citations
        self.invalidate()  # invalidateFilter() is deprecated, its heir is not in Qt 6.8

    def row_of(self, event: int) -> int:
        """The row of an event, -1 when it is not shown."""
        row = self._model.row_of(event)
        return self.mapFromSource(self._model.index(row, 0)).row() if row >= 0 else -1

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Whether an event is shown."""
        event = self._model.event_at(source_row)
        return (
            event.kind is EventKind.DOCUMENT
            or not is_dated(event)
            or is_mark(event, self._kinds, citations=self._citations)
        )

    def lessThan(self, source_left: _Index, source_right: _Index) -> bool:
        """Compare by the ranks of a column."""
        left, right, column = source_left.row(), source_right.row(), source_left.column()
        if column == Column.DATE:
            dated_left = is_dated(self._model.event_at(left))
            if dated_left != is_dated(self._model.event_at(right)):
                # Qt turns the answer round for a descending order; these stay last.
                return dated_left == (self.sortOrder() is Qt.SortOrder.AscendingOrder)
        return self._model.rank(left, column) < self._model.rank(right, column)
