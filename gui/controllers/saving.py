"""Saved and recent searches: kept, named, removed, and all but what is forgotten undone.

May import gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QUndoStack

    from gui.ports import SearchesPort


class Saving(QObject):
    """The reader's searches; changes share the undo stack of the bookmarks."""

    changed = Signal()

    def __init__(
        self, searches: SearchesPort, undo_stack: QUndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._searches, self._stack = searches, undo_stack
        self._latest = ""
        self._titles: dict[str, str] | None = None

    def saved(self) -> tuple[tuple[str, str], ...]:
        """Text and title ("" for none) of each saved search, the newest first."""
        return tuple(self._known().items())

    def title_of(self, text: str) -> str | None:
        """The title of a saved search; None where it is not saved."""
        return self._known().get(text.strip())

    def save(self, text: str, title: str) -> None:
        """Keep a search under a title; one that is the text itself says no more than ""."""
        text, title = text.strip(), title.strip()
        title = "" if title == text else title
        old = self.title_of(text)
        if not text or old == title:
            return
        take_back = (
            (lambda: self._searches.remove(text))
            if old is None
            else (lambda: self._searches.save(text, old))
        )
        what = "save" if old is None else "rename"
        self._push(
            f"{what} the search “{title or text}”",
            lambda: self._searches.save(text, title),
            take_back,
        )

    def remove(self, text: str) -> None:
        """Remove a saved search; Undo brings it back to where it stood."""
        title = self.title_of(text)
        if title is None:
            return
        removed: list[object] = []
        self._push(
            f"remove the search “{title or text}”",
            lambda: removed.append(self._searches.remove(text.strip())),
            lambda: self._searches.restore(removed.pop()),
        )

    def remember(self, text: str) -> None:
        """The reader opened something that this search found."""
        text = text.strip()
        if text and text != self._latest:
            self._latest = text
            self._searches.remember(text)

    def forget(self, text: str | None = None) -> None:
        """Forget one recent search, or all; there is no way back, and no trace."""
        self._latest = ""
        self._searches.forget_recent(text)

    def _known(self) -> dict[str, str]:
        if self._titles is None:
            self._titles = dict(self._searches.saved())
        return self._titles

    def _push(self, text: str, do: Callable[[], object], undo: Callable[[], object]) -> None:
        self._stack.push(_Change(text, do, undo, self._tell))

    def _tell(self) -> None:
        self._titles = None
        self.changed.emit()


class _Change(QUndoCommand):
    """One change to the saved searches; pushing it does it."""

    def __init__(
        self,
        text: str,
        do: Callable[[], object],
        undo: Callable[[], object],
        after: Callable[[], None],
    ) -> None:
        super().__init__(text)
        self._do, self._undo, self._after = do, undo, after

    def redo(self) -> None:
        """Do it."""
        self._do()
        self._after()

    def undo(self) -> None:
        """Take it back."""
        self._undo()
        self._after()
