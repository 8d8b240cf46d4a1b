"""Everything around the page: panels, controllers, services, commands. Built after the first paint.

The second half of the composition root (gui.app); like it, it may import everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.errors import KnownError
from gui import session as sessions
from gui.actions import Actions
from gui.command_wiring import CommandWiring
from gui.controllers.documents import Documents
from gui.controllers.events import EventEditing
from gui.controllers.gathering import Gathering
from gui.controllers.marking import Marking
from gui.controllers.reading import Reading
from gui.controllers.reviewing import Reviewing
from gui.controllers.searching import Searching
from gui.crash import CrashLog
from gui.dialogs.crash import CrashReporter
from gui.dialogs.exporting import Exporting
from gui.dialogs.importing import Importing
from gui.dialogs.timeline_exporting import Exportable, TimelineExporting
from gui.event_wiring import EventWiring
from gui.filter_wiring import FilterWiring
from gui.found import Choices
from gui.library_wiring import LibraryWiring
from gui.panels.bookmarks import BookmarksPanel
from gui.panels.contents import ContentsPanel
from gui.panels.details import DetailsPanel
from gui.panels.results import ResultsPanel
from gui.panels.statusbar import StatusBar
from gui.panels.timeline import TimelinePanel
from gui.results_wiring import ResultsWiring
from gui.search_wiring import SearchWiring
from gui.services.completion import CompletionService, SearchesService
from gui.services.events import EventsService
from gui.services.export_contents import ExportContents
from gui.services.exporter import ExportService
from gui.services.files import FileService
from gui.services.gathering import GatheringService
from gui.services.importer import ImportService
from gui.services.library import LibraryService, NotebookService
from gui.services.search import SearchService
from gui.theme.icons import IconFont
from gui.timeline_wiring import TimelineWiring
from gui.widgets.search_box import SearchBox
from gui.window import Panels
from gui.wiring import Wiring

if TYPE_CHECKING:
    from db.model import DocumentContent, Event
    from gui.app import Nonpaper

BACK_UP_AFTER = 500  # ms
SAID_FOR = 6_000  # ms
SAVE_AFTER = 2_000  # ms of reading in one place


class Desk(QObject):
    """What the reader works with, on the window that gui.app opened."""

    def __init__(
        self, nonpaper: Nonpaper, shown: tuple[DocumentContent, tuple[Event, ...]] | None
    ) -> None:
        super().__init__(nonpaper)
        self._nonpaper = nonpaper
        folder = nonpaper.folder
        self._log = CrashLog(folder / "logs")
        self._crash = CrashReporter(self._log, self)
        self._crash.install()
        library = LibraryService(nonpaper.library)
        self._notebook = NotebookService(nonpaper.library)
        self._search = SearchService(folder, self)
        self._completion = CompletionService(folder, self)
        self._export = ExportService(folder, self)
        self.importer = ImportService(folder, self)
        self.reading = Reading(library, self)
        self.searching = Searching(self._search, self)
        self.marking = Marking(self._notebook, self)
        self.panels = Panels(
            reader=nonpaper.reader,
            search_box=SearchBox(),
            contents=ContentsPanel(),
            bookmarks=BookmarksPanel(),
            results=ResultsPanel(),
            details=DetailsPanel(),
            timeline=TimelinePanel(),
            status=StatusBar(),
        )
        self.actions = Actions(self)
        self._icons = IconFont(round(18 * nonpaper.theme.text_scale))
        self.wiring = Wiring(
            nonpaper.window, self.panels, library, self.reading, self.searching, self.marking
        )
        self._commands = CommandWiring(
            nonpaper.window,
            self.panels,
            self.actions,
            self.reading,
            self.searching,
            self.marking,
            folder,
        )
        self.importing = Importing(self.importer, nonpaper.window)
        self.documents = Documents(library, self.importer, self.marking.undo_stack, nonpaper.window)
        self._changes = LibraryWiring(
            nonpaper.window, self.panels, library, self.reading, self.wiring, self.importing
        )
        self.reviewing = Reviewing(library, self.importer, nonpaper.window)
        self._back_up_soon = QTimer(self)
        self._back_up_soon.setSingleShot(True)
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._connect()
        nonpaper.window.furnish(self.panels, self.actions)
        self.search_wiring = self._wire_search_box()
        self.exporting = Exporting(self._export, nonpaper.window)
        self.results_wiring = self._wire_results(library)
        self.filter_wiring = self._wire_filters()
        self._apply_theme()
        self._open(shown)

    def _connect(self) -> None:
        nonpaper, commands = self._nonpaper, self._commands
        self._events = self._wire_events()
        self._back_up_soon.timeout.connect(self._back_up)
        self._back_up_soon.timeout.connect(self._search.warm_up)
        self.importer.idle.connect(self._search.warm_up)
        # Also while one reads: a killed program must not lose the place.
        self._save_soon.timeout.connect(self.save_session)
        self.reading.placeMoved.connect(lambda _place: self._save_soon.start(SAVE_AFTER))
        self._search.failed.connect(self._crash.report)
        self._completion.failed.connect(self._crash.report)
        self._connect_library()
        self._connect_timeline_export()
        self.timeline_wiring = self._wire_timeline()
        commands.themeChosen.connect(nonpaper.choose_theme)
        commands.show_theme(nonpaper.settings.theme)
        nonpaper.theme.changed.connect(self._apply_theme)
        nonpaper.window.filesDropped.connect(self.importing.read)
        nonpaper.window.closing.connect(self.save_session)

    def _wire_search_box(self) -> SearchWiring:
        """What the box offers and keeps; its menu is there already."""
        return SearchWiring(
            self._nonpaper.window,
            self.panels,
            self.actions,
            self.searching,
            self.marking.undo_stack,
            self._completion,
            SearchesService(self._nonpaper.library),
        )

    def _wire_results(self, library: LibraryService) -> ResultsWiring:
        """What is done with results; how they are wanted is remembered."""
        wiring = ResultsWiring(
            self._nonpaper.window,
            self.panels,
            self.actions,
            self.searching,
            self.reading,
            self.marking,
            library,
            self.exporting,
        )
        self._export.failed.connect(self.exporting.rest)
        self._export.failed.connect(self._crash.report)
        self._export.progressed.connect(self.exporting.tell)
        self.exporting.said.connect(self._say)
        self._commands.hitBookmarked.connect(wiring.bookmark)
        kept = self._nonpaper.settings
        wiring.restore(
            Choices(
                not kept.word_forms, kept.other_names, kept.grouped, kept.sort, kept.sort_inside
            )
        )
        self.searching.choicesChanged.connect(self._remember_choices)
        return wiring

    def _remember_choices(self, choices: Choices) -> None:
        self._nonpaper.remember(
            word_forms=not choices.exact,
            other_names=choices.synonyms,
            grouped=choices.grouped,
            sort=choices.sort,
            sort_inside=choices.sort_inside,
        )

    def _wire_filters(self) -> FilterWiring:
        """The facets above the results, and the timeline's span."""
        nonpaper, panels = self._nonpaper, self.panels
        wiring = FilterWiring(
            nonpaper.window,
            panels,
            self.actions,
            self.searching,
            self.reading,
            self._search,
        )
        wiring.facets.set_open(is_open=nonpaper.session.filters_open)
        self.reading.contentChanged.connect(lambda *_: wiring.refresh())
        self.importer.idle.connect(wiring.refresh)
        return wiring

    def _wire_events(self) -> EventWiring:
        """The reader's own events and edits of events."""
        events = EventsService(self._nonpaper.library)
        self.editing = EventEditing(events, self.marking.undo_stack, self)
        return EventWiring(
            self._nonpaper.window,
            self.panels,
            self.actions,
            self.reading,
            self.wiring,
            events,
            self.editing,
        )

    def _wire_timeline(self) -> TimelineWiring:
        """Several documents on one timeline."""
        self._gathering = GatheringService(self._nonpaper.folder, self)
        self._gathering.failed.connect(self._crash.report)
        self.gathering = Gathering(self._gathering, self)
        library = LibraryService(self._nonpaper.library)
        window, reading = self._nonpaper.window, self.reading
        wiring = TimelineWiring(window, self.panels, library, reading, self.wiring, self.gathering)
        self.importer.idle.connect(self.gathering.refresh)
        self.editing.changed.connect(self.gathering.refresh)
        self.documents.timelineRequested.connect(wiring.toggle)
        self._events.set_opener(wiring.bring_here)
        return wiring

    def _connect_library(self) -> None:
        """Importing, and what is done with a document."""
        commands, importing, documents = self._commands, self.importing, self.documents
        self.importer.failed.connect(self._crash.report)
        self.importer.changed.connect(self._changes.hear)
        self.importer.idle.connect(self._changes.rest)
        self.importer.idle.connect(importing.rest)
        importing.openRequested.connect(self._changes.open)
        importing.reviewRequested.connect(self.reviewing.review)
        documents.reviewRequested.connect(self.reviewing.review)
        self.importer.readAgain.connect(self.reviewing.show)
        self.reviewing.goRequested.connect(self.reading.go)
        self.reviewing.said.connect(self._say_lasting)
        self.importer.changed.connect(self.reviewing.hear)
        documents.said.connect(self._say)
        commands.importRequested.connect(importing.choose)
        commands.folderRequested.connect(importing.choose_folder)
        commands.documentAsked.connect(documents.do)

    def _connect_timeline_export(self) -> None:
        """The timeline as files and on paper."""
        self._files = FileService(self)
        exporting = TimelineExporting(self._files, self._exportable, self._nonpaper.window)
        commands = self._commands
        self._files.failed.connect(exporting.fail)
        self._files.progressed.connect(exporting.tell)
        exporting.failed.connect(self._crash.report)
        exporting.said.connect(self._say)
        commands.timelineExportRequested.connect(exporting.ask)
        commands.timelinePrintRequested.connect(exporting.print_out)
        self.panels.timeline.header.add_to_menu(
            self.actions["export-timeline"], self.actions["print-timeline"]
        )
        self.timeline_exporting = exporting

    def _exportable(self) -> Exportable | None:
        """What there is to export of the documents on the timeline."""
        content, timeline = self.reading.content, self.panels.timeline
        documents = timeline.documents()
        if content is None or not documents:
            return None
        folder, one = self._nonpaper.folder, content if len(documents) == 1 else None
        return Exportable(
            documents,
            lambda: ExportContents(folder, one),
            timeline.all_events(),
            timeline.shown_events(),
            timeline.chosen_events(),
            timeline.picture(),
        )

    def _say(self, line: str) -> None:
        self._nonpaper.window.statusBar().showMessage(line, SAID_FOR)

    def _say_lasting(self, line: str) -> None:
        self._nonpaper.window.statusBar().showMessage(line)

    def _open(self, shown: tuple[DocumentContent, tuple[Event, ...]] | None) -> None:
        """The panels show what the page shows already."""
        session = self._nonpaper.session
        if shown is None:
            self.wiring.refresh_documents()
        else:
            content, events = shown
            self.wiring.adopt(content, events)
            self.panels.timeline.restore_state(dict(session.timeline))
            self.timeline_wiring.restore(dict(session.timeline))
            self._restore_history()
        self._commands.show_document()
        self.panels.reader.setFocus()
        self._crash.offer_last_run(self._log.start_fault_trace())
        self._back_up_soon.start(BACK_UP_AFTER)

    def _restore_history(self) -> None:
        """Back and Forward as they were; places that are gone are left out."""
        session, content = self._nonpaper.session, self.reading.content
        places = [sessions.place_in(content, saved) for saved in session.history]
        gone = sum(place is None for place in places[: session.history_at + 1])
        kept = [place for place in places if place is not None]
        self.reading.restore_history(kept, session.history_at - gone)

    def _back_up(self) -> None:
        """Once a start, when everything is on the screen."""
        try:
            self._notebook.back_up()
        except KnownError as error:
            self._crash.report(error)

    def _apply_theme(self) -> None:
        tokens, panels = self._nonpaper.theme.tokens, self.panels
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
        self.filter_wiring.apply_theme(tokens)
        self.importing.apply_theme(tokens)
        self.reviewing.apply_theme(tokens)
        self._events.apply_theme(tokens)
        self.timeline_wiring.apply_theme(tokens)
        self.actions.set_icons(self._icons, tokens)
        self._nonpaper.window.set_icons(self._icons, tokens)

    def save_session(self) -> None:
        """Remember how everything is, for the next start."""
        geometry, docks = self._nonpaper.window.layout_state()
        here, content = self.panels.reader.top_place(), self.reading.content
        history = self.reading.history
        saved = [sessions.saved_in(content, place) for place in history.places]
        gone = sum(place is None for place in saved[: history.at + 1])
        sessions.save(
            self._nonpaper.folder / sessions.FILE_NAME,
            sessions.Session(
                geometry=geometry,
                docks=docks,
                place=sessions.saved_in(content, here),
                history=tuple(place for place in saved if place is not None),
                history_at=history.at - gone,
                zoom=self.panels.reader.zoom,
                filters_open=self.filter_wiring.facets.is_open(),
                timeline=self.panels.timeline.save_state() | self.timeline_wiring.state(),
            ),
        )

    def stop(self) -> None:
        """End the threads."""
        self._back_up_soon.stop()
        self._save_soon.stop()
        self._search.stop()
        self._completion.stop()
        self._gathering.stop()
        self._files.stop()
        self._export.stop()
        self.importing.stop()
        self._changes.stop()
        self.importer.stop()
        self.documents.stop()
        self._log.end_fault_trace()
        self._crash.remove()
