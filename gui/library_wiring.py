"""What the window does when the library has changed: every job of the queue is heard here.

May import gui.jobs, gui.session, gui.controllers, gui.dialogs, gui.window and gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui import session as sessions
from gui.controllers.moved import Moved
from gui.dialogs import documents as questions
from gui.jobs import JobKind, JobState

if TYPE_CHECKING:
    from gui.controllers.reading import Reading
    from gui.dialogs.importing import Importing
    from gui.jobs import Job
    from gui.ports import LibraryPort
    from gui.session import SavedPlace
    from gui.window import MainWindow, Panels
    from gui.wiring import Wiring

TOGETHER = 1_000  # ms: files that are done within it are shown together
_TELL_THEMSELVES = frozenset(  # in the import window
    (JobKind.FOLDER, JobKind.IMPORT, JobKind.IMPORT_AGAIN)
)
_CHANGE_NO_TEXT = frozenset((JobKind.FOLDER, JobKind.READ_AGAIN, JobKind.NAME))


class LibraryWiring(QObject):
    """Keeps the page, the panels and the place with the library."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        library: LibraryPort,
        reading: Reading,
        wiring: Wiring,
        importing: Importing,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._library = window, panels, library
        self._reading, self._wiring, self._importing = reading, wiring, importing
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER)
        self._soon.timeout.connect(self._refresh)
        self._left: dict[str, SavedPlace | None] = {}  # where a document was open when it went

    def hear(self, job: Job) -> None:
        """A job of the queue is further."""
        if job.state is JobState.DONE and job.document is not None:
            self._take_in(job, job.document)
        elif job.state is JobState.FAILED and job.kind not in _TELL_THEMSELVES:
            questions.say(self._window, job.error)
        self._importing.hear(job)

    def rest(self) -> None:
        """Nothing is left to do: show what there is."""
        if self._soon.isActive():
            self._soon.stop()
            self._refresh()

    def stop(self) -> None:
        """Show nothing any more: the program ends."""
        self._soon.stop()

    def _refresh(self) -> None:
        """Contents lists all documents, however many were added; the search is asked again."""
        self._wiring.refresh_documents()
        self._wiring.refresh_search()

    def open(self, key: str) -> None:
        """Show a document from its beginning, unless it is open: then it stays where it is."""
        if not self._is_open(key):
            self._wiring.open_from_start(key)

    def _take_in(self, job: Job, key: str) -> None:
        """The library holds something else now."""
        if job.kind is JobKind.NAME:
            for document in self._library.documents():
                if document.key == key:
                    self._wiring.rename(document)
        elif job.kind is JobKind.REMOVE:
            self._take_away(key)
        elif job.kind not in _CHANGE_NO_TEXT:
            if self._is_open(key):
                self._show_anew(key)
            elif self._reading.content is None or key in self._left:
                self._bring_back(key)
        if job.kind is not JobKind.READ_AGAIN and not self._soon.isActive():
            self._soon.start()

    def _is_open(self, key: str) -> bool:
        content = self._reading.content
        return content is not None and content.document.key == key

    def _show_anew(self, key: str) -> None:
        """The open document was read anew: the page stays where it was, and so does Back."""
        reading, reader = self._reading, self._panels.reader
        old, top, history = reading.content, reader.top_place(), reading.history
        if old is None or not reading.open_document(key) or reading.content is None:
            return
        moved = Moved(old, reading.content)
        if top is not None:
            reader.restore_place(moved.near(top))
        places = [moved.find(place) for place in history.places]
        gone = sum(place is None for place in places[: history.at + 1])
        kept = [place for place in places if place is not None]
        reading.restore_history(kept, history.at - gone)

    def _take_away(self, key: str) -> None:
        """A document was removed: go where the reader was before, or to another document."""
        reading, reader = self._reading, self._panels.reader
        history, was_open = reading.history, self._is_open(key)
        if was_open:
            self._left[key] = sessions.saved_in(reading.content, reader.top_place())
            reader.show_nothing()
        before = sum(place.document != key for place in history.places[: history.at + 1])
        kept = [place for place in history.places if place.document != key]
        reading.restore_history(kept, before - 1)
        if not was_open:
            return
        reading.close_document()
        if kept:
            reading.go(reading.history.places[reading.history.at])
        elif documents := self._library.documents():
            self._wiring.open_from_start(documents[0].key)

    def _bring_back(self, key: str) -> None:
        """A removed document is there again, or the first of an empty library: show it."""
        saved = self._left.pop(key, None)
        self._wiring.open_from_start(key)
        place = sessions.place_in(self._reading.content, saved)
        if place is not None:
            self._panels.reader.restore_place(place)
