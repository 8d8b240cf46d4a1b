"""Which document is open, where in it the reader is, and how they got there.

Emits what changed; the window passes it to the panels. May import db.model and gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.model import Place
from gui.controllers.history import History

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import DocumentContent, Event
    from gui.ports import LibraryPort


class Reading(QObject):
    """The open document and the history of places."""

    contentChanged = Signal(object, object)  # DocumentContent, tuple[Event, ...]
    placeOpened = Signal(object)  # Place: the page should show it
    placeMoved = Signal(object)  # Place: the page shows it now
    historyChanged = Signal()
    closed = Signal()  # no document is open any more
    eventSelected = Signal(object)  # Event | None

    def __init__(self, library: LibraryPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._history = History()
        self._events: dict[int, Event] = {}
        self._here: Callable[[], Place | None] = lambda: None
        self.content: DocumentContent | None = None
        self.selected: Event | None = None

    @property
    def history(self) -> History:
        """Where the reader has been."""
        return self._history

    def watch(self, here: Callable[[], Place | None]) -> None:
        """How to ask the page where it is, so that Back returns there."""
        self._here = here

    def adopt(self, content: DocumentContent, events: tuple[Event, ...]) -> None:
        """Take over a document that the page shows already; nothing is emitted."""
        self.content = content
        self._events = {event.id: event for event in events}
        self.selected = None

    def set_events(self, events: tuple[Event, ...]) -> None:
        """The open document's events were changed; the selected one stays, if it is there."""
        self._events = {event.id: event for event in events}
        if self.selected is not None and not self._is_elsewhere(self.selected):
            self.selected = self._events.get(self.selected.id)

    def open_document(self, key: str) -> bool:
        """Show a document from its beginning; False when it is not in the library."""
        content = self._library.content(key)
        if content is None or not content.blocks:
            return False
        events = self._library.events(key)
        self.adopt(content, events)
        self.contentChanged.emit(content, events)
        return True

    def close_document(self) -> None:
        """No document is open: the open one was removed, and there is no other."""
        self.content, self.selected, self._events = None, None, {}
        self.closed.emit()

    def go(self, place: Place) -> None:
        """Jump to a place and remember it in the history."""
        here = self._here()
        if here is not None:
            self._history.leave(here)
        if self._show(place):
            self._history.visit(place)
            self.historyChanged.emit()

    def restore_history(self, places: list[Place], at: int) -> None:
        """Put back where the reader had been in an earlier session; start where they are now."""
        self._history.restore(places, at)
        here = self._here()
        if here is not None:
            if self._history.at < 0:
                self._history.visit(here)
            else:
                self._history.leave(here)
        self.historyChanged.emit()

    def back(self) -> None:
        """Return to the place before."""
        self._travel(self._history.back)

    def forward(self) -> None:
        """Go forward again."""
        self._travel(self._history.forward)

    def moved(self, place: Place) -> None:
        """The page was scrolled to a place."""
        self.placeMoved.emit(place)

    def select_event(self, number: int, *, go: bool) -> None:
        """Select an event everywhere; with ``go`` also open its passage."""
        event = self._events.get(number)
        if event is None:
            return
        self.selected = event
        self.eventSelected.emit(event)
        if go and self.content is not None:
            key = self.content.document.key
            self.go(Place(key, event.section, event.block, event.start, event.end))

    def select_elsewhere(self, event: Event) -> None:
        """Select an event of a document that is not open, and leave the page as it is."""
        self.selected = event
        self.eventSelected.emit(event)

    def _travel(self, step: Callable[[], Place | None]) -> None:
        here = self._here()
        if here is not None:
            self._history.leave(here)
        place = step()
        if place is not None:
            self._show(place)
        self.historyChanged.emit()

    def _is_elsewhere(self, event: Event) -> bool:
        return self.content is None or event.document not in ("", self.content.document.key)

    def _show(self, place: Place) -> bool:
        key = self.content.document.key if self.content else None
        if key != place.document and not self.open_document(place.document):
            return False
        self.placeOpened.emit(place)
        self.placeMoved.emit(place)
        return True
