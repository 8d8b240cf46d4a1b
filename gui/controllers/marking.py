"""Bookmarks: made, edited, removed, and all of it undone. May import db.model and gui.ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from db.model import Bookmark, BookmarkTarget, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import DocumentContent
    from gui.ports import NotebookPort


class Marking(QObject):
    """The bookmarks of the open document."""

    changed = Signal(object)  # tuple[Bookmark, ...]
    made = Signal(object)  # Bookmark: just made, so that the editor can offer itself

    def __init__(self, notebook: NotebookPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._content: DocumentContent | None = None
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.undo_stack = QUndoStack(self)

    def set_content(self, content: DocumentContent | None) -> None:
        """Another document is open, or none."""
        self._content = content
        if content is None:
            self.bookmarks = ()
            self.changed.emit(())
        self.refresh()

    def refresh(self) -> None:
        """Read the notebook again and tell everybody."""
        if self._content is not None:
            self.bookmarks = self._notebook.bookmarks(self._content)
            self.changed.emit(self.bookmarks)

    def of_section(self, section: int) -> Bookmark | None:
        """The bookmark on a whole section, if there is one."""
        return self._find(BookmarkTarget.SECTION, lambda place: place.section == section)

    def of_block(self, block: int) -> Bookmark | None:
        """The bookmark on a whole paragraph, if there is one."""
        return self._find(BookmarkTarget.BLOCK, lambda place: place.block == block)

    def toggle_section(self, section: int) -> None:
        """The star: bookmark a section, or remove that bookmark."""
        bookmark = self.of_section(section)
        if bookmark is not None:
            self.remove(bookmark.id)
        elif self._content is not None:
            content = self._content
            block = next((b for b in content.blocks if b.section == section), None)
            if block is not None:
                place = Place(content.document.key, section, block.id)
                self.add(BookmarkTarget.SECTION, place)

    def add(self, target: BookmarkTarget, place: Place) -> Bookmark | None:
        """Bookmark a place; the same section or paragraph is not marked twice."""
        if self._content is None:
            return None
        if target is BookmarkTarget.SECTION and self.of_section(place.section):
            return self.of_section(place.section)
        if target is BookmarkTarget.BLOCK and self.of_block(place.block):
            return self.of_block(place.block)
        bookmark = self._notebook.add(self._content, target, place, "")
        number = bookmark.id
        self._push(
            f"bookmark “{bookmark.title}”",
            lambda: self._notebook.restore(number),
            lambda: self._notebook.remove(number),
            done=True,
        )
        self.made.emit(bookmark)
        return bookmark

    def add_in(self, content: DocumentContent, place: Place) -> Bookmark:
        """Bookmark a paragraph of a document that is not open; not twice."""
        for known in self._notebook.bookmarks(content):
            same = known.target is BookmarkTarget.BLOCK and known.place is not None
            if same and known.place is not None and known.place.block == place.block:
                return known
        bookmark = self._notebook.add(content, BookmarkTarget.BLOCK, place, "")
        number = bookmark.id
        self._push(
            f"bookmark “{bookmark.title}”",
            lambda: self._notebook.restore(number),
            lambda: self._notebook.remove(number),
            done=True,
        )
        return bookmark

    def remove(self, number: int) -> None:
        """Remove a bookmark; Undo brings it back."""
        bookmark = self.by_number(number)
        if bookmark is not None:
            self._push(
                f"remove “{bookmark.title}”",
                lambda: self._notebook.remove(number),
                lambda: self._notebook.restore(number),
            )

    def edit(self, number: int, title: str, note: str) -> None:
        """Change title and note."""
        old = self.by_number(number)
        if old is None or (old.title, old.note) == (title, note):
            return
        self._push(
            f"edit “{title or old.title}”",
            lambda: self._notebook.edit(number, title, note),
            lambda: self._notebook.edit(number, old.title, old.note),
            edits=number,
        )

    def by_number(self, number: int) -> Bookmark | None:
        """A bookmark of the open document."""
        return next((mark for mark in self.bookmarks if mark.id == number), None)

    def _find(self, target: BookmarkTarget, fits: Callable[[Place], bool]) -> Bookmark | None:
        return next(
            (
                mark
                for mark in self.bookmarks
                if mark.target is target and mark.place is not None and fits(mark.place)
            ),
            None,
        )

    def _push(
        self,
        text: str,
        do: Callable[[], None],
        undo: Callable[[], None],
        *,
        done: bool = False,
        edits: int = -1,
    ) -> None:
        self.undo_stack.push(_Change(text, do, undo, self.refresh, done=done, edits=edits))


class _Change(QUndoCommand):
    """One change to the notebook; pushing it does it, unless it is done already.

    Edits of one bookmark that follow each other are one change: what was typed in one go is undone
    in one go.
    """

    def __init__(
        self,
        text: str,
        do: Callable[[], None],
        undo: Callable[[], None],
        after: Callable[[], None],
        *,
        done: bool,
        edits: int,
    ) -> None:
        super().__init__(text)
        self.does, self._undo, self._after = do, undo, after
        self._done = done
        self.edits = edits  # number of the bookmark edited, -1 for other changes

    def id(self) -> int:
        """Which changes may be merged: those with the same id, unless it is -1."""
        return self.edits

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over a later edit of the same bookmark."""
        if not isinstance(other, _Change) or other.edits != self.edits:
            return False
        self.does = other.does
        self.setText(other.text())
        return True

    def redo(self) -> None:
        """Do it."""
        if not self._done:
            self.does()
        self._done = False
        self._after()

    def undo(self) -> None:
        """Take it back."""
        self._undo()
        self._after()
