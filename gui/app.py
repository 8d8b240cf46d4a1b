"""The composition root: builds everything once, starts it, and takes it down again.

In two steps: the page, which is painted at once, and then (gui.desk) everything around it. Nothing
that the first paint can do without is imported here at module level.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from db.errors import KnownError
from db.ingest.first import open_or_make
from db.store.library import default_folder
from gui import session as sessions
from gui import settings as choices
from gui.reader.view import ReaderView
from gui.services.library import LibraryService
from gui.theme.controller import ThemeController
from gui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import DocumentContent, Event
    from gui.desk import Desk


SETTLED = 3_000  # ms after everything was shown; what a search needs was read by then


def run(folder: Path | None, files: list[Path]) -> int:
    """Open the window; returns the exit code when it is closed, 1 where it cannot open."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Nonpaper")
    application.setDesktopFileName("nonpaper")
    try:
        nonpaper = Nonpaper(application, folder or default_folder())
    except KnownError as error:
        _tell(str(error))
        return 1
    # What is there by then stays: looking through all of it for garbage took 40 ms each time. Not
    # in Nonpaper itself: of several windows in one process, closed ones would stay, too.
    nonpaper.furnished.connect(lambda: QTimer.singleShot(SETTLED, nonpaper, gc.freeze))
    try:
        nonpaper.start(files)
        return application.exec()
    finally:
        nonpaper.stop()


class Nonpaper(QObject):
    """The running program."""

    furnished = Signal()  # everything around the page is there

    def __init__(self, application: QApplication, folder: Path) -> None:
        super().__init__(application)
        self.folder = folder
        self.settings = choices.load(folder / choices.FILE_NAME)
        self.session = sessions.load(folder / sessions.FILE_NAME)
        self.theme = ThemeController(application, self.settings.theme)
        self.library = open_or_make(folder)
        self.reader = ReaderView()
        self.window = MainWindow(self.reader)
        self.desk: Desk | None = None
        self._stopped = False

    def start(self, files: list[Path]) -> None:
        """Show the window where it was, on the page where it was; the rest follows the paint."""
        self.window.restore_layout(self.session.geometry, self.session.docks)
        self.reader.zoom = self.session.zoom
        self.reader.apply_theme(self.theme.tokens)
        # Shown before it is filled: the page is laid out once, at its final width, and nothing is
        # painted before the event loop runs.
        self.window.show()
        shown = self._show_page()
        paint = _FirstPaint(self.reader.viewport())
        paint.happened.connect(lambda: self._furnish(shown, files))

    def _show_page(self) -> tuple[DocumentContent, tuple[Event, ...]] | None:
        """The document read last at its place; else the first one; else the empty page."""
        library = LibraryService(self.library)
        saved = self.session.place
        content = library.content(saved.document) if saved else None
        if content is None:
            documents = library.documents()
            content = library.content(documents[0].key) if documents else None
        if content is None:
            self.reader.show_nothing()
            return None
        events = library.events(content.document.key)
        self.reader.show_content(content)
        self.reader.set_events(events)
        place = sessions.place_in(content, saved)
        if place is not None:
            self.reader.restore_place(place)
        return content, events

    def _furnish(
        self, shown: tuple[DocumentContent, tuple[Event, ...]] | None, files: list[Path]
    ) -> None:
        """Everything around the page, after it was painted."""
        gc.enable()  # see gui.launch
        if os.environ.get("NONPAPER_TRACE_START"):
            _trace_start()
        if os.environ.get("NONPAPER_QUIT_AFTER_PAINT"):
            self.window.close()
            return
        from gui.desk import Desk  # panels, controllers, services: 100 ms, so after the paint

        self.desk = Desk(self, shown)
        if files:
            self.desk.importing.read(files)
        self.furnished.emit()

    def choose_theme(self, theme: choices.Theme) -> None:
        """Use and remember these colours."""
        self.remember(theme=theme)
        self.theme.choose(theme)

    def remember(self, **chosen: object) -> None:
        """Keep what the reader chose, by the names of Settings."""
        from dataclasses import replace

        self.settings = replace(self.settings, **chosen)  # pyright: ignore[reportArgumentType] - as the fields are typed
        choices.save(self.folder / choices.FILE_NAME, self.settings)

    def stop(self) -> None:
        """End the threads and close the files; more than once does no harm."""
        if self._stopped:
            return
        self._stopped = True
        if self.desk is not None:
            self.desk.stop()
        self.library.close()


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


def _tell(line: str) -> None:
    """Say why there is no window: to the terminal, and to whoever started it without one."""
    sys.stderr.write(f"nonpaper: {line}\n")
    if QApplication.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "Nonpaper", line)


def _trace_start() -> None:
    """For the start-up benchmark: the time is taken by who reads the line."""
    import time

    with open("/proc/self/statm") as file:
        resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    sys.stderr.write(f"first-paint {time.monotonic():.4f} rss {resident:.1f}\n")
    sys.stderr.flush()
