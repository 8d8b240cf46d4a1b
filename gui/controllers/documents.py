"""What can be done with a document of the library: renamed, removed, read again, its original got.

The work is the queue's; whatever changes the library can be undone. May import db.errors,
gui.commands, gui.originals, gui.ports and gui.dialogs.documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QUndoCommand

from db.errors import KnownError
from gui.commands import DocumentAction
from gui.dialogs import documents as questions
from gui.originals import Copies, file_name, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QWidget

    from db.model import Document
    from gui.ports import ImportPort, OriginalsPort


class Documents(QObject):
    """Asks, and gives the work to the queue; what was done is said in one line."""

    timelineRequested = Signal(str)  # a document: put its events there, or take them off
    reviewRequested = Signal(str)  # key
    said = Signal(str)  # a line for the status bar

    def __init__(
        self, library: OriginalsPort, queue: ImportPort, stack: QUndoStack, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library, self._queue, self._stack, self._window = library, queue, stack, window
        self._copies = Copies()

    def do(self, action: DocumentAction, key: str) -> None:
        """Do something with a document, after asking what has to be asked."""
        document = self._library.document(key)
        if document is None:
            return
        name = _name(document)
        match action:
            case DocumentAction.RENAME:
                title = document.facts.title
                questions.ask_new_name(self._window, name, title, lambda to: self.rename(key, to))
            case DocumentAction.REVIEW:
                self.reviewRequested.emit(key)
            case DocumentAction.IMPORT_AGAIN:
                self._queue.import_again(key, name, document.source.name)
                self.said.emit(f"Reading “{name}” again")
            case DocumentAction.SAVE_ORIGINAL:
                suggested = file_name(document.source.name, document.source.media_type)
                questions.ask_where(self._window, suggested, lambda to: self.save_original(key, to))
            case DocumentAction.OPEN_ORIGINAL:
                questions.ask_opening(self._window, name, lambda: self.open_original(key))
            case DocumentAction.TIMELINE:
                self.timelineRequested.emit(key)
            case DocumentAction.REMOVE:
                questions.ask_removal(self._window, name, lambda: self.remove(key))

    def rename(self, key: str, name: str) -> None:
        """Give a document a name, or with "" its own back; Undo gives it the one before."""
        document = self._library.document(key)
        if document is None or name == _name(document):
            return
        before = self._library.said_name(key) or ""
        self._push(
            f"rename “{_name(document)}”",
            lambda: self._queue.rename(key, name),
            lambda: self._queue.rename(key, before),
        )

    def remove(self, key: str) -> None:
        """Take a document out of the library; Undo brings it back."""
        document = self._library.document(key)
        if document is not None:
            name = _name(document)
            self._push(
                f"remove “{name}”",
                lambda: self._queue.remove(key, name),
                lambda: self._queue.restore(key, name),
            )
            self.said.emit(f"“{name}” is removed; Ctrl+Z brings it back")

    def save_original(self, key: str, path: Path) -> None:
        """Save the file that a document was made from."""
        try:
            write(path, self._library.original(key))
        except KnownError as error:
            questions.say(self._window, str(error))
        else:
            self.said.emit(f"Saved as {path}")

    def open_original(self, key: str) -> None:
        """Open a read-only copy of an original in the program that the system has for it."""
        document = self._library.document(key)
        if document is None:
            return
        source = document.source
        try:
            path = self._copies.make(source.name, source.media_type, self._library.original(key))
        except KnownError as error:
            questions.say(self._window, str(error))
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.said.emit(f"Opened a copy, {path}")
        else:
            questions.say(self._window, "No program opened the original.", f"A copy is in {path}")

    def stop(self) -> None:
        """Remove the copies: the program ends."""
        self._copies.remove()

    def _push(self, text: str, do: Callable[[], object], undo: Callable[[], object]) -> None:
        self._stack.push(_Change(text, do, undo))


class _Change(QUndoCommand):
    """One change to the library, given to the queue."""

    def __init__(self, text: str, do: Callable[[], object], undo: Callable[[], object]) -> None:
        super().__init__(text)
        self._do, self._undo = do, undo

    def redo(self) -> None:
        """Do it."""
        self._do()

    def undo(self) -> None:
        """Take it back."""
        self._undo()


def _name(document: Document) -> str:
    return document.short_title or document.facts.title
