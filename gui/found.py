"""What the search service answers with, in steps: the first hits at once, then what is counted.

Frozen dataclasses that cross threads, and what the reader chooses for every search. Imports
db.model and db.query's notes only; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model import SearchAnswer, Sort

if TYPE_CHECKING:
    from db.model import Hit
    from db.query import Also

MOST_GROUPED = 20_000  # passages that are grouped before their documents were counted
MOST_GROUPS = 2_000  # documents that are told apart in the list
Dates = tuple[tuple[int, tuple[str, ...]], ...]  # block → its events' dates in words


@dataclass(frozen=True, slots=True)
class Choices:
    """How the reader wants every search to be; kept in the settings."""

    exact: bool = False  # no other forms of words
    synonyms: bool = True  # other names of bodies and spellings of symbols
    grouped: bool = True  # by document, where all are searched
    sort: Sort = Sort.RELEVANCE  # of all documents
    sort_inside: Sort = Sort.DOCUMENT  # of one document


@dataclass(frozen=True, slots=True)
class Group:
    """How many passages one document has."""

    document: str  # its key
    title: str
    passages: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What takes longer than the first hits where there are very many."""

    total: int  # passages, exact; not the reader's own notes
    sections: tuple[tuple[int, int], ...] = ()
    documents: int = 0
    groups: tuple[Group, ...] = ()  # in the order of the search; none where they are too many


@dataclass(frozen=True, slots=True)
class Inside:
    """The hits of one document in reading order, up to a bound, to be marked in its text."""

    document: str
    hits: tuple[Hit, ...]
    total: int
    sections: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The first step."""

    answer: SearchAnswer  # own notes first, then the first passages
    also: tuple[Also, ...] = ()
    kept: str = ""  # the words, so that they mean the same when more are typed: "semin*"
    dates: Dates = ()
    bookmarked: frozenset[int] = frozenset()  # blocks of the whole library
    titles: tuple[tuple[str, str], ...] = ()  # of the documents of these hits, by key
    counted: Counted | None = None  # at once, where it costs nothing


@dataclass(frozen=True, slots=True)
class PageFound:
    """Some further hits."""

    hits: tuple[Hit, ...]
    dates: Dates = ()


NOTHING = Found(SearchAnswer(query="", understood="", total=0, hits=()))
