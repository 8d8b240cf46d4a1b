"""Every line of raw FTS5, and the vocabulary beside it.

The indexes hold no text of their own (``content=``), so Datasette and ``sqlite-utils search`` work
on the files as they are. Only cleaned text is indexed. A bulk load runs without triggers; rows are
entered and taken out by range, which is why the row ids of a document are consecutive. May import
nothing of ours but db.words. On the path to the first search: sqlite3 only.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from db.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TOKENIZER = "unicode61 remove_diacritics 2"  # words as they are; case and diacritics ignored
_ROOM, _ROOM_TO_BUILD = 1 << 20, 1 << 25  # bytes; FTS5's own default is the first


class Index(NamedTuple):
    """One full-text index and the table whose columns it is over."""

    table: str
    columns: tuple[str, ...]
    options: str = ""

    @property
    def name(self) -> str:
        """The virtual table."""
        return f"{self.table}_fts"


# ``folded`` holds what unicode61 does not fold: pairs of Chinese signs, ligatures (db.words).
BLOCKS = Index("blocks", ("text", "folded"), f"tokenize='{TOKENIZER}'")
FOOTNOTES = Index("footnotes", ("text", "folded"), f"tokenize='{TOKENIZER}'")
BOOKMARKS = Index(
    "bookmarks", ("title", "note", "exact"), f"tokenize='porter {TOKENIZER}', prefix='1 2 3'"
)


# ------------------------------------------------------------------ the index itself


def create_index(connection: sqlite3.Connection, index: Index) -> None:
    """Make an empty index. The double quotes are what sqlite-utils looks for."""
    connection.execute(
        f'CREATE VIRTUAL TABLE "{index.name}" USING fts5({", ".join(index.columns)}, '
        f"content=\"{index.table}\", content_rowid='id', {index.options})"
    )


def create_triggers(connection: sqlite3.Connection, index: Index) -> None:
    """Keep an index in step with single rows, for a table that is never bulk loaded."""
    columns = ", ".join(index.columns)
    new = ", ".join(f"new.{column}" for column in index.columns)
    old = ", ".join(f"old.{column}" for column in index.columns)
    enter = f"INSERT INTO {index.name} (rowid, {columns}) VALUES (new.id, {new});"
    take_out = (
        f"INSERT INTO {index.name} ({index.name}, rowid, {columns}) "
        f"VALUES ('delete', old.id, {old});"
    )
    for when, body in (("INSERT", enter), ("DELETE", take_out), ("UPDATE", take_out + enter)):
        connection.execute(
            f"CREATE TRIGGER {index.name}_{when.lower()} AFTER {when} ON {index.table} "
            f"BEGIN {body} END"
        )


def enter_rows(connection: sqlite3.Connection, index: Index, document: int) -> None:
    """Enter the rows of one document, after they were stored."""
    columns = ", ".join(index.columns)
    connection.execute(
        f"INSERT INTO {index.name} (rowid, {columns}) "
        f"SELECT id, {columns} FROM {index.table} WHERE document = ? ORDER BY id",
        (document,),
    )


def take_out_rows(connection: sqlite3.Connection, index: Index, document: int) -> None:
    """Take out the rows of one document, before they are removed."""
    columns = ", ".join(index.columns)
    connection.execute(
        f"INSERT INTO {index.name} ({index.name}, rowid, {columns}) "
        f"SELECT 'delete', id, {columns} FROM {index.table} WHERE document = ? ORDER BY id",
        (document,),
    )


def is_in_step(connection: sqlite3.Connection, index: Index) -> bool:
    """Whether the index says what the table says. Without ``rank = 1`` FTS5 compares nothing."""
    try:
        connection.execute(
            f"INSERT INTO {index.name} ({index.name}, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


def rebuild(connection: sqlite3.Connection, index: Index) -> None:
    """Make an index anew from its table.

    With room in memory for its words meanwhile: it writes less often and merges less, in half the
    time.
    """
    room = f"INSERT INTO {index.name} ({index.name}, rank) VALUES ('hashsize', ?)"
    connection.execute(room, (_ROOM_TO_BUILD,))
    connection.execute(f"INSERT INTO {index.name} ({index.name}) VALUES ('rebuild')")
    connection.execute(room, (_ROOM,))


# ------------------------------------------------------------------ asking


def rowids(
    connection: sqlite3.Connection,
    index: Index,
    expression: str,
    rows: range | None,
    limit: int,
) -> set[int]:
    """The first ``limit`` matching rows, unscored."""
    where, parameters = _where(index, expression, rows)
    found = connection.execute(
        f"SELECT rowid FROM {index.name} WHERE {where} ORDER BY rowid LIMIT ?",
        (*parameters, limit),
    )
    return {rowid for (rowid,) in found}


def all_rowids(
    connection: sqlite3.Connection, index: Index, expression: str, limit: int = -1
) -> sqlite3.Cursor:
    """The matching rows in row order."""
    return connection.execute(
        f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH ? LIMIT ?", (expression, limit)
    )


def count(connection: sqlite3.Connection, index: Index, expression: str) -> int:
    """How many rows match."""
    row = connection.execute(
        f"SELECT count(*) FROM {index.name} WHERE {index.name} MATCH ?", (expression,)
    ).fetchone()
    return int(row[0])


def phrase(words: Iterable[str], *, beginning: bool = False) -> str:
    """Folded words, one after the other, as an expression; the last may go on."""
    return f'"{" ".join(words)}"' + (" *" if beginning else "")


def _where(index: Index, expression: str, rows: range | None) -> tuple[str, tuple[str | int, ...]]:
    where = f"{index.name} MATCH ?"
    if rows is None:
        return where, (expression,)
    return where + f" AND {index.name}.rowid BETWEEN ? AND ?", (
        expression,
        rows.start,
        rows.stop - 1,
    )


# ------------------------------------------------------------------ vocabulary


def create_words(connection: sqlite3.Connection) -> None:
    """Make the table of the words as they are written (folded, not stemmed)."""
    connection.execute("CREATE TABLE words (word TEXT PRIMARY KEY, passages INTEGER) WITHOUT ROWID")


def add_words(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Count in the passages that hold each word."""
    add_counts(connection, count_words(texts))


def add_counts(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Count in passages that were counted."""
    connection.executemany(
        "INSERT INTO words (word, passages) VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
        sorted(counts.items()),
    )


def subtract_words(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Count out the passages that hold each word."""
    counts = count_words(texts)
    connection.executemany(
        "UPDATE words SET passages = passages - ? WHERE word = ?",
        [(passages, word) for word, passages in counts.items()],
    )
    connection.execute("DELETE FROM words WHERE passages <= 0")


def completions(connection: sqlite3.Connection, prefix: str, limit: int) -> list[str]:
    """The most frequent words that begin with a folded prefix."""
    found = connection.execute(
        "SELECT word FROM words WHERE word >= ? AND word < ? ORDER BY passages DESC LIMIT ?",
        (prefix, prefix + "\U0010ffff", limit),
    )
    return [word for (word,) in found]


def known_words(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Which of these words occur, and in how many passages."""
    wanted = list(words)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):  # below SQLite's limit of parameters
        part = wanted[start : start + 500]
        holes = ",".join("?" * len(part))
        found.update(
            connection.execute(f"SELECT word, passages FROM words WHERE word IN ({holes})", part)
        )
    return found
