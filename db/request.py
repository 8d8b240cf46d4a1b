"""What is asked of the search: words, where to look, what to keep, and in which order.

One value from the search box to the engine, so that the list, its counts and its further pages
answer the same question. May import db.model.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.model import Sort

if TYPE_CHECKING:
    from db.model import SectionKind, Status


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader chose among the facets: any value of one facet, and every facet.

    An empty facet asks for nothing.
    """

    documents: tuple[str, ...] = ()  # keys
    section_kinds: tuple[SectionKind, ...] = ()  # of the section a passage stands in itself
    languages: tuple[str, ...] = ()  # ISO 639-1
    bodies: tuple[str, ...] = ()  # short names of the gazetteer
    statuses: tuple[Status, ...] = ()
    span: tuple[int, int] | None = None  # days yyyymmdd, both included, that an event overlaps

    def __bool__(self) -> bool:
        """Whether anything is chosen."""
        return self != _ANYTHING


_ANYTHING = Filters()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to the search."""

    text: str
    document: str | None = None  # the key of the only document to look in
    filters: Filters = field(default_factory=Filters)
    within: tuple[str, ...] = ()  # earlier searches whose results are searched, the oldest first
    sort: Sort = Sort.RELEVANCE
    exact: bool = False  # no other forms of words
    synonyms: bool = True  # other names of bodies and spellings of symbols

    def about(self, text: str) -> SearchRequest:
        """The same question with other words."""
        return replace(self, text=text)
