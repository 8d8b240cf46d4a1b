"""A list whose rows a delegate paints at any height: one click or Enter opens a row.

Used by the results and the bookmarks; there is no widget a row, so thousands cost nothing. May
import Qt only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent


class RowList(QListView):
    """A QListView that tells moving (by the reader's own keys) from opening."""

    opened = Signal(int)  # row
    moved = Signal(int)  # row: the reader moved the mark with the keyboard

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._clicked)

    def set_current_row(self, row: int) -> None:
        """Mark a row and bring it into view, or mark none (-1); nothing is emitted."""
        model = self.model()
        if model is None or not 0 <= row < model.rowCount():
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
            return
        index = model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def current_row(self) -> int:
        """The marked row, -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; whatever else moves the mark is told."""
        before = self.current_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and self.state() != self.State.EditingState:
                self.opened.emit(before)
            return
        super().keyPressEvent(event)
        if self.current_row() != before:
            self.moved.emit(self.current_row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first row when the keyboard comes to a list without a mark, or leave it so.

        Qt makes the first row current without selecting it: a mark that nobody sees.
        """
        marked = self.currentIndex().isValid()
        super().focusInEvent(event)
        if marked or not self.currentIndex().isValid():
            return
        if event.reason() in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.selectionModel().clearCurrentIndex()
        else:
            self.set_current_row(0)
            self.moved.emit(0)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about: the search box is for that."""

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
