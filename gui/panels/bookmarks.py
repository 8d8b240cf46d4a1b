"""The Bookmarks panel: what the reader marked in this document; it emits what is wanted of them.

May import db.model, gui.models.bookmarks, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QMenu, QVBoxLayout, QWidget

from gui.models.bookmarks import BookmarksModel
from gui.panels.bookmarks_rows import BookmarksDelegate
from gui.theme.tokens import SIZE_LABEL, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.room import PageStack
from gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from db.model import Bookmark
    from gui.theme.tokens import Tokens


class BookmarksList(RowList):
    """F2 renames, Delete removes, E edits the note."""

    removeRequested = Signal(int)  # row
    editRequested = Signal(int)  # row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list of things one can change."""
        row, key = self.current_row(), event.key()
        if row < 0 or event.modifiers():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removeRequested.emit(row)
        elif key == Qt.Key.Key_E:
            self.editRequested.emit(row)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab ends a rename as Enter does: there is no next column to go on in."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the current row for the menu key."""
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_of(index).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What one can do with a bookmark."""
        row, menu = index.row(), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, slot in (
            ("Open\tEnter", lambda: self.opened.emit(row)),
            ("Rename\tF2", lambda: self.edit(index)),
            ("Edit title and note\tE", lambda: self.editRequested.emit(row)),
            ("Remove\tDel", lambda: self.removeRequested.emit(row)),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, slot=slot: slot())
        return menu


class BookmarksPanel(QWidget):
    """All bookmarks of the open document."""

    bookmarkActivated = Signal(int)  # bookmark
    bookmarkRemoved = Signal(int)  # bookmark: please remove
    editRequested = Signal(int)  # bookmark: open its editor in Details
    bookmarkEdited = Signal(int, str, str)  # bookmark, title, note: please change

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet's panel colour
        self._model = BookmarksModel(self)
        self.list = BookmarksList("Bookmarks")
        self.list.setModel(self._model)
        self._delegate = BookmarksDelegate(self.list, self._model)
        self.list.setItemDelegate(self._delegate)
        self._summary = ElidedLabel("", SIZE_LABEL)
        self._summary.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        self._empty = EmptyState(
            "No bookmarks yet",
            "Ctrl+D marks the words you selected, or the paragraph you are reading. "
            "The star beside a heading, here in Contents or on the page, marks a whole section.",
        )
        self._stack = PageStack((self.list,), (self._empty,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self.list.opened.connect(lambda row: self.bookmarkActivated.emit(self._number(row)))
        self.list.removeRequested.connect(self._remove)
        self.list.editRequested.connect(lambda row: self.editRequested.emit(self._number(row)))
        self._model.renameRequested.connect(self._rename)
        self.set_bookmarks((), {})

    def set_bookmarks(
        self, bookmarks: tuple[Bookmark, ...], breadcrumbs: Mapping[int, tuple[str, ...]]
    ) -> None:
        """Show these, in this order; the current one stays current, or else its neighbour.

        Args:
            bookmarks: those of the open document.
            breadcrumbs: where each is, by its id.
        """
        row = self.list.current_row()
        number = self._number(row) if row >= 0 else 0
        self._model.set_bookmarks(bookmarks, breadcrumbs)
        if row >= 0:
            found = self._model.row_of(number)
            self.list.set_current_row(found if found >= 0 else min(row, len(bookmarks) - 1))
        count = len(bookmarks)
        self._summary.setText(f"{count:,} bookmark{'s' if count != 1 else ''} in this document")
        self._summary.setVisible(count > 0)
        self._stack.turn_to(self.list if bookmarks else self._empty)
        self.list.scheduleDelayedItemsLayout()

    def set_current(self, number: int) -> None:
        """Mark a bookmark; nothing is emitted."""
        self.list.set_current_row(self._model.row_of(number))

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._delegate.tokens = tokens
        self.list.viewport().update()
        self._empty.apply_theme(tokens)
        self._summary.set_colour(tokens.muted)

    def _number(self, row: int) -> int:
        return self._model.bookmark(row).id

    def _remove(self, row: int) -> None:
        self.bookmarkRemoved.emit(self._number(row))

    def _rename(self, number: int, title: str) -> None:
        bookmark = self._model.bookmark(self._model.row_of(number))
        self.bookmarkEdited.emit(number, title, bookmark.note)
