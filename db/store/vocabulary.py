"""What of a library can be offered while one types, kept in memory for one state of the file.

Bounded whatever the library's size: the words that stand in most passages, the titles and symbols
that occur most often. The rest of the words is read from the table. May import db.query, db.words
and sqlite3's own.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from db.query import gazetteer
from db.words import fold, words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

MOST_WORDS = 8_192
MOST_TITLES = 10_000
MOST_SYMBOLS = 20_000
_LONGEST_TITLE = 160  # characters; a longer one is a paragraph that looks like a heading
_LAST = "\U0010ffff"


class Entry(NamedTuple):
    """Something to offer: how it is found, what it says and how often it occurs."""

    key: str  # folded; begins with what is typed
    text: str
    times: int


class Sorted:
    """Entries by their keys, so that those that begin alike are side by side."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_rank = sorted(entries, key=_most_first)
        pairs = sorted((entry.key, rank) for rank, entry in enumerate(self._by_rank))
        self._keys = [key for key, _ in pairs]
        self._ranks = [rank for _, rank in pairs]

    def beginning(self, prefix: str, limit: int) -> list[Entry]:
        """Those that begin so: each text once, the most frequent first."""
        if not prefix:
            return list({entry.text: entry for entry in self._by_rank[: limit * 4]}.values())[
                :limit
            ]
        first = bisect_left(self._keys, prefix)
        last = bisect_left(self._keys, prefix + _LAST, first)
        best: dict[str, Entry] = {}
        # A title may begin so in several of its words, and is offered once.
        for rank in heapq.nsmallest(limit * 4, self._ranks[first:last]):
            entry = self._by_rank[rank]
            best.setdefault(entry.text, entry)
        return list(best.values())[:limit]


class Vocabulary:
    """The words, headings, symbols, bodies, documents and languages of one state of a library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.words = Sorted(_words(connection))
        self.titles = Sorted(_titles(connection))
        self.symbols = Sorted(_symbols(connection))
        self.bodies = Sorted(_bodies(connection))
        self.documents = Sorted(_documents(connection))
        self.document_titles: dict[str, str] = dict(
            connection.execute("SELECT key, coalesce(short_title, title) FROM documents").fetchall()
        )
        self.languages = dict(
            connection.execute(
                "SELECT language, count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC"
            ).fetchall()
        )
        self.statuses: frozenset[str] = frozenset(
            status
            for (status,) in connection.execute(
                "SELECT DISTINCT status FROM events WHERE status IS NOT NULL"
            )
        )
        self.kinds: list[str] = [
            kind
            for (kind,) in connection.execute(
                "SELECT kind FROM sections GROUP BY 1 ORDER BY count(*) DESC"
            )
        ]


def rare_words(connection: sqlite3.Connection, prefix: str, limit: int) -> list[Entry]:
    """The words that begin so, read from the table: for a beginning that few words have."""
    rows = connection.execute(
        "SELECT word, word, passages FROM words WHERE word >= ? AND word < ? "
        "ORDER BY passages DESC, word LIMIT ?",
        (prefix, prefix + _LAST, limit),
    )
    return [Entry(*row) for row in rows]


def _most_first(entry: Entry) -> tuple[int, int, str]:
    return -entry.times, len(entry.text), entry.text


def _words(connection: sqlite3.Connection) -> Iterator[Entry]:
    rows = connection.execute("SELECT passages, word FROM words WHERE length(word) > 2")
    for passages, word in heapq.nlargest(MOST_WORDS, rows):
        yield Entry(word, word, passages)


def _titles(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Titles, found by the beginning of any of their words."""
    for title, count in connection.execute(
        "SELECT title, count(*) FROM sections WHERE title IS NOT NULL AND length(title) <= ? "
        "GROUP BY title ORDER BY 2 DESC LIMIT ?",
        (_LONGEST_TITLE, MOST_TITLES),
    ):
        yield from _by_each_word(words_of(title), " ".join(title.split()), count)


def _symbols(connection: sqlite3.Connection) -> Iterator[Entry]:
    """The symbols of documents, and those that passages cite."""
    for symbol, count in connection.execute(
        "SELECT symbol, sum(n) FROM (SELECT symbol, count(DISTINCT block) AS n FROM symbols "
        "GROUP BY symbol UNION ALL SELECT symbol, 0 FROM documents WHERE symbol IS NOT NULL) "
        "GROUP BY symbol ORDER BY 2 DESC LIMIT ?",
        (MOST_SYMBOLS,),
    ):
        yield Entry(fold(symbol), symbol, count)


def _bodies(connection: sqlite3.Connection) -> Iterator[Entry]:
    """The bodies that passages name, found by any of their names; ``text`` is the short one."""
    namings = gazetteer.shipped().namings()
    for short, count in connection.execute(
        "SELECT m.body, count(DISTINCT m.block) + count(DISTINCT f.id) FROM mentions m "
        "LEFT JOIN footnotes f ON f.block = m.block GROUP BY m.body"
    ):
        for naming in namings.get(short, ()):
            yield Entry(" ".join(naming.words), short, count)


def _documents(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Documents, found by the words of their titles, symbols and keys; ``text`` is the key."""
    for key, symbol, title, short in connection.execute(
        "SELECT key, symbol, title, short_title FROM documents"
    ):
        for name in filter(None, (key, symbol, short, title)):
            yield from _by_each_word(words_of(name), key, 1)


def _by_each_word(words: Sequence[str], text: str, count: int) -> Iterator[Entry]:
    for n, word in enumerate(words):
        if n == 0 or len(word) > 2:
            yield Entry(" ".join(words[n:]), text, count)
