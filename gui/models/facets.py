"""The facets as rows of a tree: groups, their values with check marks and counts, "more …".

Counts change with every letter that is typed, so a row stays where it is as long as the reader is
among them: what has no passages any more stays with 0, what is new comes after the rest. May import
db.model, db.request and Qt's core.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import SectionKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model import Facets
    from db.request import Filters

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
FIRST = 6  # values that are shown before "more …"
MOST = 500  # with most passages, that are shown at all
# The names of facets are those of Filters and of Facets.
TITLES: Mapping[str, str] = {
    "documents": "Document",
    "section_kinds": "Section kind",
    "languages": "Language",
    "bodies": "Body",
    "statuses": "Status",
}
_KINDS = {SectionKind.OPERATIVE: "Operative paragraphs"}
_LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One value; an empty one is "more …" or "fewer"."""

    value: str
    label: str
    count: int = 0
    chosen: bool = False


@dataclass(slots=True)
class _Group:
    facet: str
    values: list[Row] = field(default_factory=list[Row])
    all: int = 0  # values, also those that are not shown
    whole: bool = False  # beyond the first few as well

    def rows(self) -> list[Row]:
        if len(self.values) <= FIRST + 1:
            return self.values
        if self.whole:
            left = self.all - len(self.values)
            said = f"Fewer ({left:,} with less are not shown)" if left else "Fewer"
            return [*self.values, Row("", said)]
        shown = [row for n, row in enumerate(self.values) if n < FIRST or row.chosen]
        return [*shown, Row("", f"{len(self.values) - len(shown):,} more…")]


class FacetsModel(QAbstractItemModel):
    """Groups at the top, values below them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = [_Group(facet) for facet in TITLES]
        self._rows: list[list[Row]] = [[] for _ in TITLES]
        self._names: Mapping[str, str] = {}

    # ------------------------------------------------------------------ what is shown

    def set_names(self, names: Mapping[str, str]) -> None:
        """What documents are called, by key."""
        self._names = names

    def set_facets(self, facets: Facets, filters: Filters, *, keep_order: bool) -> None:
        """Show other counts; with ``keep_order`` every row stays where it is."""
        for number, group in enumerate(self._groups):
            counts = dict[str, int](getattr(facets, group.facet))
            chosen: tuple[str, ...] = getattr(filters, group.facet)
            before = [row.value for row in group.values] if keep_order else []
            most = [value for value, _ in getattr(facets, group.facet)[:MOST]]
            group.values = [
                Row(value, self.label(group.facet, value), counts.get(value, 0), value in chosen)
                for value in dict.fromkeys((*before, *most, *chosen))
            ]
            group.all = max(len(counts), len(group.values))
            self._renew(number)

    def label(self, facet: str, value: str) -> str:
        """What a value is called."""
        if facet == "documents":
            return self._names.get(value, value)
        if facet == "languages":
            return _LANGUAGES.get(value, value)
        if facet == "section_kinds":
            kind = SectionKind(value)
            return _KINDS.get(kind, kind.value.capitalize())
        return Status(value).value.capitalize() if facet == "statuses" else value

    def is_worth_showing(self, group: int) -> bool:
        """Whether there is anything to choose between, or something is chosen."""
        values = self._groups[group].values
        return len(values) > 1 or any(row.chosen for row in values)

    def _renew(self, number: int) -> None:
        """Have a group's rows say what they are now; whatever stays the same stays."""
        parent, old, new = self.index(number, 0), self._rows[number], self._groups[number].rows()
        same = 0
        while same < min(len(old), len(new)) and old[same].value == new[same].value:
            same += 1
        if same < len(old):
            self.beginRemoveRows(parent, same, len(old) - 1)
            self._rows[number] = old[:same]
            self.endRemoveRows()
        changed = [n for n in range(same) if old[n] != new[n]]
        self._rows[number] = new[:same]
        if changed:
            self.dataChanged.emit(
                self.index(changed[0], 0, parent), self.index(changed[-1], 0, parent)
            )
        if same < len(new):
            self.beginInsertRows(parent, same, len(new) - 1)
            self._rows[number] = new
            self.endInsertRows()

    # ------------------------------------------------------------------ rows

    def row_at(self, index: _Index) -> tuple[str, Row] | None:
        """The facet and the value of a row; None for a group."""
        number = self._group_of(index)
        if number is None or index.row() >= len(self._rows[number]):
            return None
        return self._groups[number].facet, self._rows[number][index.row()]

    def index_of(self, facet: str, value: str) -> QModelIndex:
        """Where a value stands."""
        number = list(TITLES).index(facet)
        for n, row in enumerate(self._rows[number]):
            if row.value == value:
                return self.index(n, 0, self.index(number, 0))
        return QModelIndex()

    def turn(self, index: _Index) -> None:
        """Show all values of the group that a row is in, or the first few."""
        number = self._group_of(index)
        if number is not None:
            self._groups[number].whole = not self._groups[number].whole
            self._renew(number)

    def chosen_in(self, group: int) -> int:
        """How many values of a group are chosen."""
        return sum(row.chosen for row in self._groups[group].values)

    @staticmethod
    def _group_of(index: _Index) -> int | None:
        """The number of the group that a value's row is in."""
        return index.internalId() - 1 if index.isValid() and index.internalId() else None

    # ------------------------------------------------------------------ Qt's own

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """A group's id is 0, a value's is one more than its group."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: _Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt has another parent() as well
        """The group of a value."""
        number = self._group_of(child)
        return QModelIndex() if number is None else self.createIndex(number, 0, 0)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Groups, or the values of one."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._rows[parent.row()])

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """One."""
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Values can be checked."""
        found = self.row_at(index)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if found and found[1].value else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """Words, check mark and what a screen reader says; the delegate asks for the row."""
        found = self.row_at(index)
        if found is None:
            return self._group_data(index, role) if index.isValid() else None
        facet, row = found
        say: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: row.label,
            Qt.ItemDataRole.AccessibleTextRole: lambda: spoken(row),
            Qt.ItemDataRole.ToolTipRole: lambda: row.label,
        }
        if row.value:
            mark = Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked
            say[Qt.ItemDataRole.CheckStateRole] = lambda: mark
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.label} of {TITLES[facet]}"
        return say[role]() if role in say else None

    def _group_data(self, index: _Index, role: int) -> str | None:
        title = list(TITLES.values())[index.row()]
        chosen = self.chosen_in(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title} ({chosen})" if chosen else title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {chosen} chosen" if chosen else title
        return None


def spoken(row: Row) -> str:
    """A value for a screen reader: "Annex, 12 passages"."""
    return f"{row.label}, {row.count:,} passage{'s' * (row.count != 1)}"
