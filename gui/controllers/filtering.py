"""What the reader chose beside the words, and the counts of what else could be chosen.

Counts are asked for after the answer, and only while somebody looks at them. May import db.model,
db.request, gui.controllers.searching and gui.ports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.model import Facets, SectionKind, Status
from db.request import Filters
from gui.controllers.searching import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.request import SearchRequest
    from gui.controllers.searching import Searching
    from gui.ports import SearchPort

REST = 50  # ms without another answer, after which counting keeps no letter waiting
_TYPES: Mapping[str, Callable[[str], str]] = {"section_kinds": SectionKind, "statuses": Status}


class Filtering(QObject):
    """Changes the filters of the search, and keeps their counts up with its answers."""

    changed = Signal(object)  # Filters
    counted = Signal(object)  # Facets

    def __init__(
        self, searching: Searching, search: SearchPort, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._searching, self._search = searching, search
        self._watched = False
        self._asked: SearchRequest | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._count)
        searching.answered.connect(lambda _answer: self._rest.start(REST))
        searching.scopeChanged.connect(self._leave_documents)
        searching.filtersDropped.connect(self.changed)

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return self._searching.filters

    def watch(self, watched: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        """Whether anybody looks at the counts."""
        self._watched = watched
        if watched:
            self._count()

    def toggle(self, facet: str, value: str) -> None:
        """Choose a value of a facet (named as in Filters), or choose it no longer."""
        own = _TYPES.get(facet, str)(value)
        values: tuple[str, ...] = getattr(self.filters, facet)
        others = tuple(one for one in values if one != own)
        chosen = others if own in values else (*values, own)
        self._choose(replace(self.filters, **{facet: chosen}))

    def choose_span(self, span: tuple[int, int] | None) -> None:
        """Search only what is dated in a span of days (yyyymmdd, both included), or in any."""
        self._choose(replace(self.filters, span=span))

    def clear(self) -> None:
        """Choose nothing."""
        self._choose(Filters())

    def refresh(self) -> None:
        """Count again: other documents are searched now."""
        self._count()

    def _choose(self, filters: Filters) -> None:
        if filters != self.filters:
            self._searching.set_filters(filters)
            self.changed.emit(filters)

    def _leave_documents(self, scope: Scope) -> None:
        """In one document none is chosen among others."""
        if scope is Scope.DOCUMENT and self.filters.documents:
            filters = replace(self.filters, documents=())
            self._searching.filters = filters
            self.changed.emit(filters)

    def _count(self) -> None:
        if self._watched:
            request = self._asked = self._searching.request
            self._search.facets(request, lambda facets: self._receive(request, facets))

    def _receive(self, request: SearchRequest, facets: object) -> None:
        if request is self._asked and isinstance(facets, Facets):
            self.counted.emit(facets)
