"""Who hears whom: every signal between panels and controllers, in one place.

Panels never talk to each other. What one says goes to a controller, and what the controller makes
of it goes to all. May import gui.window, gui.controllers and db.model.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.breadcrumb import breadcrumb
from db.model import BookmarkTarget, HitKind, Place, SearchAnswer
from gui.controllers.searching import Scope

if TYPE_CHECKING:
    from db.model import Bookmark, Document, DocumentContent, Event, Footnote, Section
    from gui.controllers.marking import Marking
    from gui.controllers.reading import Reading
    from gui.controllers.searching import Searching
    from gui.ports import LibraryPort
    from gui.reader.requests import BookmarkRequest
    from gui.window import MainWindow, Panels


class Wiring(QObject):
    """Connects the panels with the stories of reading, searching and marking."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        library: LibraryPort,
        reading: Reading,
        searching: Searching,
        marking: Marking,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._library = window, panels, library
        self._reading, self._searching, self._marking = reading, searching, marking
        self.events: tuple[Event, ...] = ()
        self._sections: dict[int, Section] = {}
        self._first_blocks: dict[int, int] = {}
        self._numbers: dict[int, int | None] = {}
        self._search_again = False  # the answer that comes was not asked for by the reader
        reading.watch(panels.reader.current_place)
        self._connect_reading()
        self._connect_search()
        self._connect_marks()
        self._connect_events()

    def adopt(self, content: DocumentContent, events: tuple[Event, ...]) -> None:
        """Take over the document that the page shows already."""
        self._reading.adopt(content, events)
        self._take(content, events)
        self._fill_panels(content)
        here = self._panels.reader.current_place()
        if here is not None:
            self._show_place(here)

    def refresh_documents(self) -> None:
        """The library holds other documents now."""
        content = self._reading.content
        self._panels.contents.set_documents(
            self._library.names(),
            content.document.key if content else None,
            content.sections if content else (),
            self._first_blocks,
        )

    def rename(self, document: Document) -> None:
        """The open document is called something else."""
        content = self._reading.content
        if content is not None and content.document.key == document.key:
            self._reading.content = replace(content, document=document)
            self._show_title(document)

    def refresh_events(self) -> None:
        """The reader changed events of the open document."""
        content = self._reading.content
        if content is None:
            return
        panels, was = self._panels, self._reading.selected
        events = self._library.events(content.document.key)
        self.show_events(events)
        self._reading.set_events(events)
        selected = self._reading.selected
        if selected is not None:
            self._show_event(selected)
        elif was is not None:
            panels.reader.set_selected_event(None)
            panels.timeline.set_selected(None)
            panels.details.clear()

    def show_events(self, events: tuple[Event, ...]) -> None:
        """These events on the page and on the timeline."""
        content = self._reading.content
        if content is not None:
            self.events = events
            self._panels.reader.set_events(events)
            self._panels.timeline.set_content(content, events)
            self.mark_hits()

    def refresh_search(self) -> None:
        """Search again in what the library holds now, without coming to the front."""
        self._search_again = True
        self._searching.refresh()

    # ------------------------------------------------------------------ reading

    def _connect_reading(self) -> None:
        reading, panels = self._reading, self._panels
        reading.contentChanged.connect(self._show_content)
        reading.closed.connect(self._show_nothing)
        reading.placeOpened.connect(panels.reader.open_place)
        reading.placeMoved.connect(self._show_place)
        panels.reader.placeChanged.connect(reading.moved)
        panels.reader.sightChanged.connect(self._show_sight)
        panels.contents.placeRequested.connect(self._open_from_contents)
        panels.reader.noteOpened.connect(self._show_note)
        panels.details.placeRequested.connect(reading.go)

    def _show_content(self, content: DocumentContent, events: tuple[Event, ...]) -> None:
        self._take(content, events)
        reader = self._panels.reader
        reader.show_content(content)
        reader.set_events(events)
        self._fill_panels(content)

    def _take(self, content: DocumentContent, events: tuple[Event, ...]) -> None:
        self.events = events
        self._sections = {section.id: section for section in content.sections}
        self._numbers = {block.id: block.number for block in content.blocks}
        self._first_blocks = {}
        for block in content.blocks:
            self._first_blocks.setdefault(block.section, block.id)

    def _fill_panels(self, content: DocumentContent) -> None:
        panels, document = self._panels, content.document
        self._show_title(document)
        self.refresh_documents()
        panels.status.set_document(document)
        panels.timeline.set_content(content, self.events)
        panels.details.clear()
        self._marking.set_content(content)
        self._searching.set_document(document.key)
        self.mark_hits()

    def _show_title(self, document: Document) -> None:
        self._window.setWindowTitle(f"{document.short_title or document.facts.title} – Nonpaper")

    def _show_nothing(self) -> None:
        """No document is open: every panel says so."""
        panels = self._panels
        self.events, self._sections, self._numbers, self._first_blocks = (), {}, {}, {}
        panels.reader.show_nothing()
        self._window.setWindowTitle("Nonpaper")
        panels.contents.set_current_place(None)
        self.refresh_documents()
        panels.status.set_document(None)
        panels.status.set_breadcrumb(())
        panels.timeline.clear()
        panels.details.clear()
        self._marking.set_content(None)
        self._searching.set_document(None)

    def _show_place(self, place: Place) -> None:
        self._panels.contents.set_current_place(place)
        self._panels.status.set_breadcrumb(self.breadcrumb_of(place))

    def _show_sight(self) -> None:
        """The timeline shows where on the page the reader is."""
        self._panels.timeline.set_here(self._panels.reader.blocks_in_sight())

    def breadcrumb_of(self, place: Place) -> tuple[str, ...]:
        """Where a place of the open document is, in words."""
        number = self._numbers.get(place.block)
        return breadcrumb(self._sections, place.section, number=number, note=place.footnote)

    def _open_from_contents(self, place: Place) -> None:
        """Contents names a section, or a document that is not open yet (block 0)."""
        if place.block:
            self._reading.go(place)
        else:
            self.open_from_start(place.document)

    def _show_note(self, note: Footnote, place: Place) -> None:
        """The note is open in the text; Details holds it when it is closed there."""
        self._panels.details.show_footnote(note, place, self.breadcrumb_of(place))

    def open_from_start(self, key: str) -> None:
        """Open a document at its first words."""
        content = self._library.content(key)
        if content is not None and content.blocks:
            first = content.blocks[0]
            self._reading.go(Place(key, first.section, first.id))

    # ------------------------------------------------------------------ search

    def _connect_search(self) -> None:
        searching, panels = self._searching, self._panels
        box = panels.search_box
        box.textEdited.connect(searching.edit)
        box.nextRequested.connect(lambda: searching.step(1))
        box.previousRequested.connect(lambda: searching.step(-1))
        box.moved.connect(panels.results.move)
        panels.results.currentMoved.connect(searching.set_current)
        panels.results.suggestionChosen.connect(self._search_for)
        panels.results.clearRequested.connect(lambda: self._search_for(""))
        panels.results.widenRequested.connect(lambda: searching.set_scope(Scope.LIBRARY))
        searching.answered.connect(self._show_answer)
        searching.counted.connect(self._show_counts)
        searching.marksChanged.connect(self.mark_hits)
        searching.currentChanged.connect(self._show_current_hit)
        searching.hitOpened.connect(self._reading.go)
        searching.scopeChanged.connect(self._show_scope)

    def _search_for(self, text: str) -> None:
        self._panels.search_box.set_text(text)
        self._searching.edit(text)
        self._panels.search_box.focus()

    def _show_answer(self, answer: SearchAnswer) -> None:
        if not answer.total:
            self._show_counts(answer)
        if self._searching.is_asking and not self._search_again:
            self._window.show_panel("results")
        self._search_again = False

    def _show_counts(self, answer: SearchAnswer) -> None:
        self._panels.contents.set_hit_counts(dict(answer.section_counts))
        self._show_count(self._searching.current)

    def _show_count(self, number: int) -> None:
        """The words "3 of 17" in the box."""
        searching = self._searching
        more = not searching.answer.exact
        self._panels.search_box.set_count(number, searching.answer.total, more=more)

    def mark_hits(self) -> None:
        """All hits of the open document in its text, and their events on the timeline."""
        content, searching, panels = self._reading.content, self._searching, self._panels
        if content is None:
            return
        hits, current = searching.hits_in(content.document.key)
        self._panels.reader.set_hits(hits, current)
        blocks = {hit.place.block for hit in hits}
        if panels.timeline.document_count() > 1:
            blocks |= searching.blocks_found()
        events = panels.timeline.all_events()
        lit = frozenset(event.id for event in events if event.block in blocks)
        self._panels.timeline.set_lit(lit if searching.is_asking else None)

    def _show_current_hit(self, index: int) -> None:
        panels, searching = self._panels, self._searching
        panels.results.set_current(index)
        self._show_count(index)
        content = self._reading.content
        if content is not None:
            panels.reader.set_hits(*searching.hits_in(content.document.key))

    def _show_scope(self, scope: Scope) -> None:
        everywhere = scope is Scope.LIBRARY
        self._panels.results.set_scope(everywhere=everywhere)
        self._panels.search_box.set_placeholder(
            "Search all documents" if everywhere else "Search this document"
        )

    # ------------------------------------------------------------------ bookmarks

    def _connect_marks(self) -> None:
        marking, panels = self._marking, self._panels
        marking.changed.connect(self._show_bookmarks)
        marking.made.connect(self._offer_editor)
        panels.reader.bookmarkRequested.connect(self._bookmark)
        panels.reader.bookmarkRemoveRequested.connect(marking.remove)
        panels.reader.bookmarkActivated.connect(self._edit_bookmark)
        panels.contents.bookmarkToggled.connect(marking.toggle_section)
        panels.bookmarks.bookmarkActivated.connect(self._open_bookmark)
        panels.bookmarks.bookmarkRemoved.connect(marking.remove)
        panels.bookmarks.editRequested.connect(self._edit_bookmark)
        panels.bookmarks.bookmarkEdited.connect(marking.edit)
        panels.details.bookmarkEdited.connect(marking.edit)
        panels.details.bookmarkRemoved.connect(marking.remove)

    def _show_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        panels = self._panels
        self._window.statusBar().clearMessage()  # it may speak of a bookmark that is gone
        panels.reader.set_bookmarks(bookmarks)
        panels.contents.set_bookmarked(
            {
                mark.place.section
                for mark in bookmarks
                if mark.place is not None and mark.target is BookmarkTarget.SECTION
            }
        )
        crumbs = {m.id: self.breadcrumb_of(m.place) for m in bookmarks if m.place is not None}
        panels.bookmarks.set_bookmarks(bookmarks, crumbs)
        panels.details.set_bookmarks(bookmarks)

    def _bookmark(self, request: BookmarkRequest) -> None:
        """The star toggles a section; anything else is marked, or shown where it was marked."""
        if request.target is BookmarkTarget.SECTION:
            self._marking.toggle_section(request.place.section)
            return
        known = {mark.id for mark in self._marking.bookmarks}
        bookmark = self._marking.add(request.target, request.place)
        if bookmark is not None and bookmark.id in known:
            self._window.statusBar().showMessage("It is bookmarked already", 4000)

    def _offer_editor(self, bookmark: Bookmark) -> None:
        self._window.statusBar().showMessage(f"Bookmarked “{bookmark.title}”", 4000)
        self._panels.bookmarks.set_current(bookmark.id)
        crumbs = self.breadcrumb_of(bookmark.place) if bookmark.place else ()
        self._panels.details.edit_bookmark(bookmark, crumbs)

    def _edit_bookmark(self, number: int) -> None:
        bookmark = self._marking.by_number(number)
        if bookmark is not None:
            crumbs = self.breadcrumb_of(bookmark.place) if bookmark.place else ()
            self._panels.details.edit_bookmark(bookmark, crumbs)
            self._window.show_panel("details")
            self._panels.details.focus_note()

    def _open_bookmark(self, number: int) -> None:
        bookmark = self._marking.by_number(number)
        if bookmark is None:
            return
        if bookmark.place is not None:
            self._reading.go(bookmark.place)
        crumbs = self.breadcrumb_of(bookmark.place) if bookmark.place else ()
        self._panels.details.edit_bookmark(bookmark, crumbs)

    # ------------------------------------------------------------------ events

    def _connect_events(self) -> None:
        panels, reading = self._panels, self._reading
        panels.reader.eventActivated.connect(lambda n: reading.select_event(n, go=False))
        reading.eventSelected.connect(self._show_event)

    def _show_event(self, event: Event) -> None:
        panels, content = self._panels, self._reading.content
        panels.reader.set_selected_event(event.id)
        panels.timeline.set_selected(event.id)
        document, sections = content.document if content else None, self._sections
        if event.document and (document is None or event.document != document.key):
            document = self._library.document(event.document)
            sections = {section.id: section for section in panels.timeline.sections()}
        names = breadcrumb(sections, event.section)
        panels.details.show_event(event, document, names, self._citation(event, names))
        if not self._searching.answer.query.strip():
            self._window.show_panel("details")

    def _citation(self, event: Event, names: tuple[str, ...]) -> str:
        """Where an event's words stand, as a footnote would say it."""
        from db.passages import Passage, citation  # only wanted with a card

        content = self._reading.content
        block = (
            next((one for one in content.blocks if one.id == event.block), None)
            if content
            else None
        )
        if content is None or block is None:
            return ""
        numbers = block.marker, block.number, block.page
        kind = HitKind.TEXT
        return citation(Passage(content.document, kind, names, block.id, block.text, *numbers))
