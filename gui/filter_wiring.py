"""Who hears whom about filters: the facets, the timeline's span, and the list they narrow.

May import gui.window, gui.controllers, gui.panels and gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from gui.controllers.filtering import Filtering
from gui.models.spans import said_span
from gui.models.strip import Ruler, Spots, over_document, over_library
from gui.panels.facets import FacetsPanel
from gui.widgets.hit_strip import HitStrip
from gui.widgets.scroll_marks import ScrollMarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Facets, Hit
    from db.request import Filters
    from gui.actions import Actions
    from gui.controllers.reading import Reading
    from gui.controllers.searching import Searching
    from gui.ports import SearchPort
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
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._search = window, panels, search
        self._searching, self._reading = searching, reading
        self.filtering = Filtering(searching, search, self)
        self.facets = FacetsPanel()
        self._names: dict[str, str] = {}  # of all documents, or none yet
        self._stale = True  # documents may be called otherwise now
        self._counted: Facets | None = None  # as they are shown
        self._ruler: Ruler | None = None
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
        self._soon = QTimer(self)  # after the list was painted, and once for several
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_spots)
        for came in (searching.answered, searching.counted, searching.marksChanged):
            came.connect(lambda *_: self._soon.start())
        searching.currentChanged.connect(lambda _number: self._show_current())
        self.strip.chosen.connect(self._go)
        self.strip.escaped.connect(panels.results.setFocus)
        actions.on("filter-results", self._enter)

    def refresh(self) -> None:
        """Other documents are searched: their years, names and counts may be others."""
        self._stale = True
        self.facets.years.forget_range()
        self._show_spots()
        self.filtering.refresh()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.facets.apply_theme(tokens)
        self.strip.apply_theme(tokens)
        self.marks.apply_theme(tokens)

    def _show_spots(self) -> None:
        """Where the hits are: in the open document, and over it or over all documents."""
        searching, content = self._searching, self._reading.content
        inside = Spots()
        if content is not None:
            if self._ruler is None or self._ruler.content is not content:
                self._ruler = Ruler(content)
            hits, _ = searching.hits_in(content.document.key)
            inside = over_document(self._ruler, enumerate(hits))
        self.marks.set_spots(inside)
        if searching.request.document is None:
            counts = dict(searching.answer.document_counts)
            self._name(counts)
            named = tuple(self._names.items())
            numbers = self._numbers()
            self.strip.set_spots(over_library(named, counts, numbers))
            self._show_current(numbers)
        else:
            self.strip.set_spots(inside)
            self._show_current()

    def _numbers(self) -> dict[str, int]:
        """The number of each document's first hit, as far as it is known."""
        pages = self._searching.pages
        numbers = {hit.place.document: number for number, hit in reversed([*pages.known()])}
        return numbers | pages.starts()

    def _show_current(self, numbers: dict[str, int] | None = None) -> None:
        """The open hit, on the strip and beside the page's scroll bar."""
        searching, content = self._searching, self._reading.content
        current: int | None = None
        if content is not None:
            _, current = searching.hits_in(content.document.key)
        self.marks.set_current(-1 if current is None else current)
        if searching.request.document is None:
            hit = searching.pages.hit(searching.current)  # its spot is known by its first hit
            known = self._numbers() if numbers is None and hit is not None else numbers or {}
            current = None if hit is None else known[hit.place.document]
        self.strip.set_current(-1 if current is None else current)

    def _go(self, number: int) -> None:
        """Open what was chosen on the strip; that of one document counts its marked passages."""
        searching, content = self._searching, self._reading.content
        if searching.request.document is None or content is None:
            searching.open(number)
            return
        hit = searching.hits_in(content.document.key)[0][number]
        same = (n for n, known in searching.pages.known() if _passage(known) == _passage(hit))
        listed = next(same, -1)
        if listed >= 0:
            searching.open(listed)
        else:  # beyond what the list has fetched
            self._reading.go(hit.place)

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
        self._counted = facets
        self._name(key for key, _ in facets.documents)
        self.facets.set_facets(facets)

    def _name(self, keys: Iterable[str]) -> None:
        """Know what documents are called; what is new is asked of the search thread."""
        if self._stale or not self._names.keys() >= set(keys):
            self._search.titles(self._receive_names)

    def _receive_names(self, names: object) -> None:
        self._stale = False
        if isinstance(names, dict) and names != self._names:
            self._names = cast("dict[str, str]", names)
            self.facets.set_names(self._names)
            if self._counted is not None:
                self.facets.set_facets(self._counted)
            self._show_spots()

    def _say(self, line: str) -> None:
        self._window.statusBar().showMessage(line, SAID_FOR)


def _passage(hit: Hit) -> tuple[object, ...]:
    """What two lists of hits know a passage by."""
    return hit.kind, hit.place.block, hit.place.footnote
