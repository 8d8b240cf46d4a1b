"""Who hears whom when several documents stand on one timeline.

An event of another document is selected where it is; its passage opens its document. May import
gui.window, gui.controllers, gui.dialogs, gui.ports and db.model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.model import Place
from gui.gathered import Gathered, Shown
from gui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Event
    from gui.controllers.gathering import Gathering
    from gui.controllers.reading import Reading
    from gui.ports import LibraryPort
    from gui.state_file import Scalar
    from gui.theme.tokens import Tokens
    from gui.window import MainWindow, Panels
    from gui.wiring import Wiring


class TimelineWiring(QObject):
    """Connects the timeline with the choice of documents, and its events with their pages."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        library: LibraryPort,
        reading: Reading,
        wiring: Wiring,
        gathering: Gathering,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._library = window, panels, library
        self._reading, self._wiring, self._gathering = reading, wiring, gathering
        self._tokens: Tokens = LIGHT
        timeline, header = panels.timeline, panels.timeline.header
        header.documentsChosen.connect(self._choose)
        header.documentsAsked.connect(self._ask)
        gathering.gathered.connect(self._show)
        timeline.eventSelected.connect(lambda number: self.select(number, go=False))
        timeline.eventActivated.connect(lambda number: self.select(number, go=True))
        reading.contentChanged.connect(lambda *_: self._tell())

    def apply_theme(self, tokens: Tokens) -> None:
        """The colours of the dialog."""
        self._tokens = tokens

    def select(self, number: int, *, go: bool) -> None:
        """Select an event of any document that is shown; with ``go`` open its passage."""
        event = self._panels.timeline.event_of(number)
        if event is None or self.is_here(event):
            self._reading.select_event(number, go=go)
        elif go:
            self.open(event)
        else:
            self._reading.select_elsewhere(event)

    def open(self, event: Event) -> None:
        """Open the passage of an event, and select it there."""
        place = Place(event.document, event.section, event.block, event.start, event.end)
        self._reading.go(place)
        self._reading.select_event(event.id, go=False)

    def bring_here(self, event: Event) -> Event | None:
        """The event in its open document, which is opened for that; None where it is gone."""
        if not self.is_here(event):
            self.open(event)
        return self._reading.selected

    def is_here(self, event: Event) -> bool:
        """Whether it is one of the document that is open."""
        content = self._reading.content
        return not event.document or (
            content is not None and event.document == content.document.key
        )

    def toggle(self, key: str) -> None:
        """Put a document's events on the timeline beside what is there, or take them off it."""
        gathering, content = self._gathering, self._reading.content
        chosen = gathering.chosen if gathering.shown is Shown.CHOSEN else frozenset[str]()
        if not chosen and content is not None:
            chosen = frozenset({content.document.key})
        chosen = chosen - {key} if key in chosen and len(chosen) > 1 else chosen | {key}
        gathering.choose(chosen)
        self._window.show_panel("timeline")

    # ------------------------------------------------------------------ state

    def state(self) -> dict[str, Scalar]:
        """What is to be shown at the next start."""
        gathering = self._gathering
        return {"shown": gathering.shown.value, "documents": " ".join(sorted(gathering.chosen))}

    def restore(self, state: Mapping[str, object]) -> None:
        """Show what ``state`` said."""
        shown, keys = state.get("shown"), state.get("documents")
        there = {name.key for name in self._library.names()}
        chosen = there.intersection(keys.split()) if isinstance(keys, str) else set[str]()
        if shown == Shown.ALL.value:
            self._gathering.show(Shown.ALL)
        elif shown == Shown.CHOSEN.value and chosen:
            self._gathering.choose(chosen)
        else:
            self._tell()

    # ------------------------------------------------------------------ inside

    def _choose(self, shown: Shown) -> None:
        if shown is Shown.CHOSEN and not self._gathering.chosen:
            self._ask()
        else:
            self._gathering.show(shown)
        self._tell()

    def _ask(self) -> None:
        from gui.dialogs.timeline_documents import TimelineDocumentsDialog  # wanted now and then

        ticked, content = self._gathering.chosen, self._reading.content
        if not ticked and content is not None:
            ticked = frozenset({content.document.key})
        names = self._library.names()
        dialog = TimelineDocumentsDialog(names, ticked, self._tokens, self._window)
        dialog.chosen.connect(self._gathering.choose)
        dialog.open()

    def _show(self, gathered: Gathered | None) -> None:
        timeline, selected = self._panels.timeline, self._reading.selected
        timeline.set_gathered(gathered, self._wiring.events)
        self._wiring.mark_hits()
        if selected is not None and timeline.event_of(selected.id) is not None:
            timeline.set_selected(selected.id)
        self._tell(len(gathered.documents) if gathered else 1)

    def _tell(self, count: int | None = None) -> None:
        """The button says whose events are shown, as soon as they are."""
        several = self._panels.timeline.document_count() if count is None else count
        library = len(self._library.names())
        self._panels.timeline.header.set_documents(self._gathering.shown, several, library=library)
