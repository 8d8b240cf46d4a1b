"""The hits of a search as rows, handed to the view a page at a time.

May import db.model and Qt's core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from db.model import Hit, SearchAnswer

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
PAGE = 20  # rows; about three screens


class ResultsModel(QAbstractListModel):
    """The hits of one answer, in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._shown = 0

    def set_answer(self, answer: SearchAnswer) -> None:
        """Show another answer from its beginning."""
        self.beginResetModel()
        self._hits = answer.hits
        self._shown = min(PAGE, len(self._hits))
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """The hit of a row."""
        return self._hits[row]

    def count(self) -> int:
        """How many hits there are, shown or not yet."""
        return len(self._hits)

    def fetch_to(self, row: int) -> None:
        """Have a row shown that may lie beyond the pages fetched so far."""
        while self._shown <= min(row, len(self._hits) - 1):
            self.fetchMore()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows were fetched."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: _Index = _ROOT) -> bool:
        """Whether there are further pages."""
        return not parent.isValid() and self._shown < len(self._hits)

    def fetchMore(self, parent: _Index = _ROOT) -> None:
        """Show one more page."""
        last = min(self._shown + PAGE, len(self._hits)) - 1
        if parent.isValid() or last < self._shown:
            return
        self.beginInsertRows(QModelIndex(), self._shown, last)
        self._shown = last + 1
        self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """A row's words; the delegate asks for the hit itself."""
        if not index.isValid() or index.row() >= self._shown:
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(hit)
        return None


def spoken(hit: Hit) -> str:
    """A hit for a screen reader: "Annex, Treaty bodies, paragraph 10: … civil society …"."""
    parts = [f"paragraph {p[1:].strip()}" if p.startswith("¶") else p for p in hit.breadcrumb]
    return f"{', '.join(parts)}: {hit.snippet}" if parts else hit.snippet
