"""The bookmarks of the open document as rows; a title can be changed in place.

The model never changes a bookmark: it asks by a signal, and is given the new ones. May import
db.model and Qt's core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from db.model import AnchorState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Bookmark

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default

STATE_WORDS = {
    AnchorState.OK: "",
    AnchorState.MOVED: "Moved: the same words stand elsewhere now",
    AnchorState.UNCERTAIN: "Uncertain: the words here are not quite the same",
    AnchorState.LOST: "Lost: these words are not in the document any more",
}


class BookmarksModel(QAbstractListModel):
    """Bookmarks in the order given."""

    renameRequested = Signal(int, str)  # bookmark, new title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._breadcrumbs: dict[int, tuple[str, ...]] = {}

    def set_bookmarks(
        self, bookmarks: tuple[Bookmark, ...], breadcrumbs: Mapping[int, tuple[str, ...]]
    ) -> None:
        """Show these; where only their words changed, the rows stay what they are."""
        same = [b.id for b in bookmarks] == [b.id for b in self._bookmarks]
        if not same:
            self.beginResetModel()
        self._bookmarks, self._breadcrumbs = bookmarks, dict(breadcrumbs)
        if not same:
            self.endResetModel()
        elif bookmarks:
            self.dataChanged.emit(self.index(0), self.index(len(bookmarks) - 1))

    def bookmark(self, row: int) -> Bookmark:
        """The bookmark of a row."""
        return self._bookmarks[row]

    def breadcrumb(self, row: int) -> tuple[str, ...]:
        """Where the bookmark of a row is."""
        return self._breadcrumbs.get(self._bookmarks[row].id, ())

    def row_of(self, number: int) -> int:
        """The row of a bookmark, -1 when it is not shown."""
        rows = (row for row, mark in enumerate(self._bookmarks) if mark.id == number)
        return next(rows, -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many bookmarks there are."""
        return 0 if parent.isValid() else len(self._bookmarks)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A title can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """A row's words; the delegate asks for the bookmark itself."""
        if not index.isValid() or index.row() >= len(self._bookmarks):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._bookmarks[index.row()].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row())
        return None

    def setData(
        self,
        index: _Index,
        value: Any,  # noqa: ANN401 - Qt's own type
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Ask for another title; an empty one, or the same, asks for nothing."""
        title = str(value).strip()
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not title:
            return False
        bookmark = self._bookmarks[index.row()]
        if title != bookmark.title:
            self.renameRequested.emit(bookmark.id, title)
        return True

    def _spoken(self, row: int) -> str:
        """A bookmark for a screen reader: title, place, state, quote, note."""
        bookmark = self._bookmarks[row]
        parts = [bookmark.title, *self.breadcrumb(row), STATE_WORDS[bookmark.state]]
        if bookmark.note.strip():
            parts.append(f"note: {bookmark.note.strip()}")
        return ", ".join(part for part in parts if part)
