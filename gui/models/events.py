"""Events as the rows of a table: the list twin of the timeline, and its order and filter.

The order is a list of rows made anew when it changes: Qt's own proxy would ask Python for every
comparison. May import db.model, gui.models.contents, the Qt-free words and kinds of gui.timeline,
and Qt's core.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from db.model import EventKind
from gui.models.contents import fold
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
    DOCUMENT = 5


TITLES = ("Date", "Headline", "Section", "Status", "Bodies", "Document")


class EventsModel(QAbstractTableModel):
    """Events in the order given, each with the name of its section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._sections: dict[int, str] = {}
        self._documents: dict[str, str] = {}
        self._rows: dict[int, int] = {}
        self._ranks: dict[int, list[int]] = {}  # by column, made when first sorted by
        self._texts: list[str] | None = None  # made when first filtered by words

    def set_events(
        self,
        events: tuple[Event, ...],
        sections: Mapping[int, str],
        documents: Mapping[str, str] | None = None,
    ) -> None:
        """Show these.

        Args:
            events: in reading order.
            sections: the short names of sections by id.
            documents: the names of documents by key.
        """
        self.beginResetModel()
        self._events, self._sections = events, dict(sections)
        self._documents = dict(documents or {})
        self._rows = {event.id: row for row, event in enumerate(events)}
        self._ranks, self._texts = {}, None
        self.endResetModel()

    def event_at(self, row: int) -> Event:
        """The event of a row."""
        return self._events[row]

    def row_of(self, event: int) -> int:
        """The row of an event, -1 when it is not shown."""
        return self._rows.get(event, -1)

    def ranks(self, column: int) -> list[int]:
        """Where each row comes when sorted by a column; dates by their first, then last day."""
        if column not in self._ranks:
            keys = [self._sort_key(event, column) for event in self._events]
            order = sorted(range(len(keys)), key=keys.__getitem__)
            ranks = [0] * len(keys)
            for place, at in enumerate(order):
                ranks[at] = place
            self._ranks[column] = ranks
        return self._ranks[column]

    def texts(self) -> list[str]:
        """All words of each row, folded."""
        if self._texts is None:
            self._texts = [
                fold("\n".join(self.words(event, column) for column in Column))
                for event in self._events
            ]
        return self._texts

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many events there are."""
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Date, headline, section, status, bodies, document."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(TITLES):
            if role == Qt.ItemDataRole.DisplayRole:
                return TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """A cell's words; what is cut in a narrow column is in its tool tip."""
        if not index.isValid() or index.row() >= len(self._events):
            return None
        return self.cell(index.row(), index.column(), role)

    def cell(self, row: int, column: int, role: int) -> Any:  # noqa: ANN401 - Qt's own type
        """What ``data`` says, without an index."""
        event = self._events[row]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self.words(event, column)
            return marked(event, words) if column == Column.HEADLINE else words
        if role == EVENT_ROLE:
            return event.id
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.HEADLINE:
            return spoken(event)
        return None

    def words(self, event: Event, column: int) -> str:
        """The words of a cell."""
        if column == Column.DATE:
            return dated(event)
        if column == Column.HEADLINE:
            return event.headline or name_of(event)
        if column == Column.SECTION:
            return self._sections.get(event.section, "")
        if column == Column.STATUS:
            return event.status.value if event.status else "date of the document"
        if column == Column.DOCUMENT:
            return self._documents.get(event.document, "")
        return ", ".join(event.bodies)

    def _sort_key(self, event: Event, column: int) -> tuple[object, ...]:
        time = (not is_dated(event), *time_order(event))
        if column == Column.DATE:
            return time
        if column == Column.SECTION:
            return (event.section, *time)
        return (self.words(event, column).casefold(), *time)


class EventsOrder(QAbstractTableModel):
    """Sorted by any column, filtered by the legend and by words.

    Events without a date come last when sorted by date, whichever way, as they stand in the text.
    """

    def __init__(self, model: EventsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kinds = ALL_KINDS
        self._citations = False
        self._wanted: tuple[str, ...] = ()
        self._column, self._direction = int(Column.DATE), Qt.SortOrder.AscendingOrder
        self._shown: list[int] = []  # rows of the model
        self._places: dict[int, int] = {}
        model.modelReset.connect(self._renew)
        self._renew()

    def set_filter(self, kinds: frozenset[MarkKind], *, citations: bool = False) -> None:
        """Show dated events of these kinds, the document's own date and what has no date."""
        if (kinds, citations) != (self._kinds, self._citations):
            self._kinds, self._citations = kinds, citations
            self._renew()

    def set_words(self, text: str) -> None:
        """Show rows that hold all of these words."""
        wanted = tuple(fold(text).split())
        if wanted != self._wanted:
            self._wanted = wanted
            self._renew()

    def row_of(self, event: int) -> int:
        """The row of an event, -1 when it is not shown."""
        return self._places.get(self._model.row_of(event), -1)

    def event_at(self, row: int) -> Event:
        """The event of a row."""
        return self._model.event_at(self._shown[row])

    def cells(self, row: int, columns: list[Column]) -> list[str]:
        """The words of a row."""
        event = self.event_at(row)
        return [self._model.words(event, column) for column in columns]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """As many as the model has."""
        return self._model.columnCount(parent)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The names of the columns."""
        return self._model.headerData(section, orientation, role)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """The model's own."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        return self._model.cell(self._shown[index.row()], index.column(), role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows into another order; the selection stays with its events."""
        if not 0 <= column < len(Column) or (column, order) == (self._column, self._direction):
            return
        self._column, self._direction = column, order
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = [self._shown[index.row()] for index in kept]
        self._put(self._shown)
        moved = [
            self.index(self._places[row], index.column())
            for row, index in zip(rows, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _renew(self) -> None:
        self.beginResetModel()
        self._put([row for row in range(self._model.rowCount()) if self._accepts(row)])
        self.endResetModel()

    def _accepts(self, row: int) -> bool:
        event = self._model.event_at(row)
        if self._wanted:
            text = self._model.texts()[row]
            if not all(word in text for word in self._wanted):
                return False
        return (
            event.kind is EventKind.DOCUMENT
            or not is_dated(event)
            or is_mark(event, self._kinds, citations=self._citations)
        )

    def _put(self, rows: list[int]) -> None:
        """Order rows; what has no date stays last and as it is when dates are turned round."""
        ranks = self._model.ranks(self._column)
        turned = self._direction is Qt.SortOrder.DescendingOrder
        late: list[int] = []
        if self._column == Column.DATE:
            late = sorted(row for row in rows if not is_dated(self._model.event_at(row)))
            rows = [row for row in rows if is_dated(self._model.event_at(row))]
        self._shown = sorted(rows, key=ranks.__getitem__, reverse=turned) + late
        self._places = {row: place for place, row in enumerate(self._shown)}
