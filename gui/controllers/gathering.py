"""Whose events are on the timeline: the open document's, those of chosen documents, or all.

Emits what was gathered; None means the open document alone. May import gui.gathered and gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.gathered import Gathered, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.ports import GatheringPort


class Gathering(QObject):
    """The choice of documents, and what they say."""

    gathered = Signal(object)  # Gathered | None
    chosenChanged = Signal()

    def __init__(self, port: GatheringPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self.shown = Shown.CURRENT
        self.chosen: frozenset[str] = frozenset()  # keys of documents

    def show(self, shown: Shown) -> None:
        """Show the events of these."""
        self.shown = shown
        self.chosenChanged.emit()
        if shown is Shown.CURRENT:
            self._port.forget()
            self.gathered.emit(None)
        else:
            self.refresh()

    def choose(self, keys: Iterable[str]) -> None:
        """Show the events of these documents; of none, those of the open one."""
        self.chosen = frozenset(keys)
        self.show(Shown.CHOSEN if self.chosen else Shown.CURRENT)

    def refresh(self) -> None:
        """The library, or the reader's edits, are others: read again, where several are shown."""
        if self.shown is not Shown.CURRENT:
            keys = self.chosen if self.shown is Shown.CHOSEN else None
            self._port.gather(keys, self._deliver)

    def _deliver(self, found: object) -> None:
        if isinstance(found, Gathered):
            self.gathered.emit(found)
