"""Who hears whom about filters: the facets, the timeline's span, and the list they narrow.

May import gui.window, gui.controllers, gui.panels and gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.controllers.filtering import Filtering
from gui.controllers.searching import Scope
from gui.models.spans import said_span
from gui.models.strip import Spots, over_document, over_library
from gui.panels.facets import FacetsPanel
from gui.widgets.hit_strip import HitStrip
from gui.widgets.scroll_marks import ScrollMarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Facets, SearchAnswer
    from db.request import Filters
    from gui.actions import Actions
    from gui.controllers.reading import Reading
    from gui.controllers.searching import Searching
    from gui.ports import LibraryPort, SearchPort
    from gui.theme.tokens import Tokens
    from gui.window import MainWindow, Panels

SAID_FOR = 4_000  # ms


class FilterWiring(QObject):
    """Puts the facets above the results and connects them; after ``furnish``."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        actions: Actions,
        searching: Searching,
        reading: Reading,
        search: SearchPort,
        library: LibraryPort,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._library = window, panels, library
        self._searching, self._reading = searching, reading
        self.filtering = Filtering(searching, search, self)
        self.facets = FacetsPanel()
        self._names: dict[str, str] = {}
        self._said: tuple[int, int] | None = None  # the span that was told last
        panels.results.add_filters(self.facets)
        self.strip = HitStrip()
        panels.results.add_filters(self.strip)
        self.marks = ScrollMarks(panels.reader.verticalScrollBar())
        facets, filtering = self.facets, self.filtering
        facets.opened.connect(filtering.watch)
        facets.valueToggled.connect(filtering.toggle)
        facets.spanChosen.connect(filtering.choose_span)
        facets.cleared.connect(filtering.clear)
        facets.escaped.connect(panels.results.setFocus)
        filtering.changed.connect(self._show_filters)
        filtering.counted.connect(self._show_counts)
        panels.timeline.spanChosen.connect(filtering.choose_span)
        searching.scopeChanged.connect(lambda _scope: self.refresh())
        searching.answered.connect(self._show_spots)
        searching.currentChanged.connect(self._show_current)
        self.strip.chosen.connect(searching.open)
        self.strip.escaped.connect(panels.results.setFocus)
        actions.on("filter-results", self._enter)

    def refresh(self) -> None:
        """Other documents are searched: their years, names and counts may be others."""
        self._names = {}
        self.facets.years.forget_range()
        self._mark_scroll_bar()
        self.filtering.refresh()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.facets.apply_theme(tokens)
        self.strip.apply_theme(tokens)
        self.marks.apply_theme(tokens)

    def _show_spots(self, answer: SearchAnswer) -> None:
        """Where the hits are: over the document, or over all documents."""
        content = self._reading.content
        if self._searching.scope is Scope.LIBRARY:
            counts = dict(answer.document_counts)
            self._name(counts)
            named = tuple(self._names.items())
            self.strip.set_spots(over_library(named, counts, answer.hits))
        elif content is not None:
            self.strip.set_spots(over_document(content, answer.hits))
        else:
            self.strip.set_spots(Spots())
        self._mark_scroll_bar()

    def _mark_scroll_bar(self) -> None:
        """The hits of the open document beside its text."""
        content = self._reading.content
        if content is None:
            self.marks.set_spots(Spots(), -1)
        else:
            hits, current = self._searching.hits_in(content.document.key)
            self.marks.set_spots(over_document(content, hits), -1 if current is None else current)

    def _show_current(self, index: int) -> None:
        hits = self._searching.answer.hits
        if self._searching.scope is Scope.LIBRARY and 0 <= index < len(hits):
            document = hits[index].place.document  # its spot is known by its first hit
            index = next(n for n, hit in enumerate(hits) if hit.place.document == document)
        self.strip.set_current(index)
        self._mark_scroll_bar()

    def _enter(self) -> None:
        """The key opens the facets and goes to them; pressed there, it goes back and closes."""
        if self.facets.is_open() and self.facets.has_keyboard():
            self.facets.set_open(is_open=False)
            self._panels.results.setFocus()
        else:
            self._window.show_panel("results")
            self.facets.enter()

    def _show_filters(self, filters: Filters) -> None:
        self._name(filters.documents)
        self.facets.set_filters(filters)
        if filters.span not in (None, self._said):
            self._say(f"Searching only what is dated {said_span(filters.span)}")
        self._said = filters.span
        self._panels.timeline.set_span(filters.span)

    def _show_counts(self, facets: Facets) -> None:
        self._name(key for key, _ in facets.documents)
        self.facets.set_facets(facets)

    def _name(self, keys: Iterable[str]) -> None:
        """Know what documents are called, asking the library only for what is new."""
        if any(key not in self._names for key in keys):
            self._names = {
                document.key: document.short_title or document.facts.title
                for document in self._library.documents()
            }
            self.facets.set_names(self._names)

    def _say(self, line: str) -> None:
        self._window.statusBar().showMessage(line, SAID_FOR)
