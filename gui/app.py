"""The composition root: builds everything once, starts it, and takes it down again.

The only place that may import everything. Kept in this order: what the first paint needs, the
paint, and then the rest, so that the page is there at once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from db.errors import KnownError
from db.model import Place
from db.store.library import Library, default_folder
from gui import session as sessions
from gui import settings as choices
from gui.actions import Actions
from gui.command_wiring import CommandWiring
from gui.controllers.marking import Marking
from gui.controllers.reading import Reading
from gui.controllers.searching import Searching
from gui.crash import CrashLog
from gui.dialogs.crash import CrashReporter
from gui.dialogs.importing import Importing
from gui.panels.bookmarks import BookmarksPanel
from gui.panels.contents import ContentsPanel
from gui.panels.details import DetailsPanel
from gui.panels.results import ResultsPanel
from gui.panels.statusbar import StatusBar
from gui.panels.timeline import TimelinePanel
from gui.reader.view import ReaderView
from gui.services.importer import ImportService
from gui.services.library import LibraryService, NotebookService
from gui.services.search import SearchService
from gui.theme.controller import ThemeController
from gui.widgets.search_box import SearchBox
from gui.window import MainWindow, Panels
from gui.wiring import Wiring

if TYPE_CHECKING:
    from pathlib import Path

    from gui.session import SavedPlace, Session
    from gui.theme.icons import IconFont


def run(folder: Path | None, files: list[Path]) -> int:
    """Open the window; returns the exit code when it is closed.

    Raises:
        KnownError: The library cannot be opened.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Nonpaper")
    application.setApplicationDisplayName("Nonpaper")
    application.setDesktopFileName("nonpaper")
    nonpaper = Nonpaper(application, folder or default_folder())
    try:
        nonpaper.start(files)
        return application.exec()
    finally:
        nonpaper.stop()


class Nonpaper(QObject):
    """The running program."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        super().__init__(application)
        self.folder = folder
        self._log = CrashLog(folder / "logs")
        self._crash = CrashReporter(self._log, self)
        self._crash.install()
        self._stopped = False
        self._icons: IconFont | None = None
        self.settings = choices.load(folder / choices.FILE_NAME)
        self.theme = ThemeController(application, self.settings.theme)
        self.library = _open_library(folder)
        library = LibraryService(self.library)
        self._notebook = NotebookService(self.library)
        self._search = SearchService(folder, self)
        self._importer = ImportService(folder, self)
        self.reading = Reading(library, self)
        self.searching = Searching(self._search, self)
        self.marking = Marking(self._notebook, self)
        self.panels = Panels(
            reader=ReaderView(),
            search_box=SearchBox(),
            contents=ContentsPanel(),
            bookmarks=BookmarksPanel(),
            results=ResultsPanel(),
            details=DetailsPanel(),
            timeline=TimelinePanel(),
            status=StatusBar(),
        )
        actions = Actions(self)
        self.window = MainWindow(self.panels, actions)
        self._wiring = Wiring(
            self.window, self.panels, library, self.reading, self.searching, self.marking
        )
        self._commands = CommandWiring(
            self.window,
            self.panels,
            actions,
            self.reading,
            self.searching,
            self.marking,
            folder,
        )
        self._commands.themeChosen.connect(self._choose_theme)
        self._commands.show_theme(self.settings.theme)
        self._importing = Importing(self._importer.start, self._importer.cancel, self.window)
        self._importer.progressed.connect(self._importing.show_progress)
        self._importer.finished.connect(self._importing.finish)
        self._importing.imported.connect(self._show_imported)
        self._commands.importRequested.connect(self._importing.choose)
        self.window.filesDropped.connect(self._importing.read)
        self._search.failed.connect(self._report)
        self._importer.failed.connect(self._report)
        self._apply_theme()
        self.theme.changed.connect(self._apply_theme)
        self.window.closing.connect(self._save_session)

    # ------------------------------------------------------------------ starting

    def start(self, files: list[Path]) -> None:
        """Show the window where it was, on the page where it was."""
        session = sessions.load(self.folder / sessions.FILE_NAME)
        self.window.restore_layout(session.geometry, session.docks)
        self.panels.reader.zoom = session.zoom
        self._open_first(session)
        paint = _FirstPaint(self.panels.reader.viewport())
        paint.happened.connect(lambda: self._after_first_paint(session, files))
        self.window.show()

    def _open_first(self, session: Session) -> None:
        """The last place; else the first document of the library; else the empty page."""
        saved = session.place
        if saved is not None and self.reading.open_document(saved.document):
            place = self._place_of(saved)
            if place is not None:
                self.panels.reader.restore_place(place)
                return
        if self.reading.content is None:
            documents = self.library.documents.list()
            if not documents or not self.reading.open_document(documents[0].key):
                self.panels.reader.show_nothing()

    def _after_first_paint(self, session: Session, files: list[Path]) -> None:
        from gui.theme.icons import IconFont

        if os.environ.get("NONPAPER_TRACE_START"):
            _trace_start()
        if os.environ.get("NONPAPER_QUIT_AFTER_PAINT"):
            self.window.close()
            return
        self._icons = IconFont()
        self.window.finish(self._icons, self.theme.tokens)
        self._wiring.wake()
        self.panels.timeline.restore_state(dict(session.timeline))
        self._restore_history(session)
        self._crash.offer_last_run(self._log.start_fault_trace())
        QTimer.singleShot(500, self, self._back_up)
        if files:
            self._importing.read(files)

    def _restore_history(self, session: Session) -> None:
        """Back and Forward as they were; places that are gone are left out."""
        places = [self._place_of(saved) for saved in session.history]
        gone = sum(place is None for place in places[: session.history_at + 1])
        kept = [place for place in places if place is not None]
        self.reading.restore_history(kept, session.history_at - gone)

    def _back_up(self) -> None:
        """Once a start, when everything is on the screen."""
        if not self._stopped:
            try:
                self._notebook.back_up()
            except KnownError as error:
                self._report(error)

    # ------------------------------------------------------------------ ending

    def _save_session(self) -> None:
        geometry, docks = self.window.layout_state()
        here = self.panels.reader.current_place()
        history, at = self.reading.history.places, self.reading.history.at
        saved = [self._saved(place) for place in history]
        sessions.save(
            self.folder / sessions.FILE_NAME,
            sessions.Session(
                geometry=geometry,
                docks=docks,
                place=self._saved(here) if here else None,
                history=tuple(place for place in saved if place is not None),
                history_at=at,
                zoom=self.panels.reader.zoom,
                timeline=self.panels.timeline.save_state(),
            ),
        )

    def stop(self) -> None:
        """End the threads and close the files; more than once does no harm."""
        if self._stopped:
            return
        self._stopped = True
        self._search.stop()
        self._importer.stop()
        self.library.close()
        self._log.end_fault_trace()
        self._crash.remove()

    # ------------------------------------------------------------------ places without row ids

    def _saved(self, place: Place) -> SavedPlace | None:
        content = self.reading.content
        if content is None or place.document != content.document.key:
            return None
        block = next((block for block in content.blocks if block.id == place.block), None)
        if block is None:
            return None
        return sessions.SavedPlace(place.document, block.key, block.key_n, place.start)

    def _place_of(self, saved: SavedPlace) -> Place | None:
        content = self.reading.content
        if content is None or saved.document != content.document.key:
            return None
        for block in content.blocks:
            if (block.key, block.key_n) == (saved.key, saved.key_n):
                offset = min(saved.offset, len(block.text))
                return Place(saved.document, block.section, block.id, offset, offset)
        return None

    # ------------------------------------------------------------------ small services

    def _choose_theme(self, theme: choices.Theme) -> None:
        """Use and remember these colours."""
        self.settings = replace(self.settings, theme=theme)
        choices.save(self.folder / choices.FILE_NAME, self.settings)
        self.theme.choose(theme)

    def _show_imported(self, keys: list[str]) -> None:
        """Documents were imported: list them, and open the last one at its beginning."""
        self._wiring.refresh_documents()
        if keys:
            self._wiring.open_from_start(keys[-1])

    def _apply_theme(self) -> None:
        tokens = self.theme.tokens
        panels = self.panels
        for panel in (
            panels.reader,
            panels.search_box,
            panels.contents,
            panels.bookmarks,
            panels.results,
            panels.details,
            panels.timeline,
            panels.status,
        ):
            panel.apply_theme(tokens)
        if self._icons is not None:
            self.window.finish(self._icons, tokens)

    def _report(self, error: BaseException) -> None:
        self._crash.report(error)


class _FirstPaint(QObject):
    """Tells once when a widget has been painted for the first time."""

    happened = Signal()

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, then for the event loop to come round."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.happened.emit)
        return False


def _open_library(folder: Path) -> Library:
    """Open the library; the very first start reads the bundled document into it."""
    is_new = not (folder / "library.db").exists()
    library = Library.open(folder)
    if is_new:
        from db.ingest.pipeline import import_file  # only ever once
        from resources import BUNDLED_DOCUMENT

        report = import_file(library, BUNDLED_DOCUMENT)
        if not report.ok:
            library.close()
            raise KnownError(f"The bundled document could not be read: {report.error}")
    return library


def _trace_start() -> None:
    """For the start-up benchmark: the time is taken by who reads the line."""
    import time

    with open("/proc/self/statm") as file:
        resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    sys.stderr.write(f"first-paint {time.monotonic():.4f} rss {resident:.1f}\n")
    sys.stderr.flush()
