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
    from collections.abc import Iterable, Iterator

TOKENIZER = "porter unicode61 remove_diacritics 2"  # word forms; case and diacritics ignored
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: never text, and never part of a word
ELLIPSIS = "…"

Spans = tuple[tuple[int, int], ...]


class Index(NamedTuple):
    """One full-text index and the table whose columns it is over."""

    table: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        """The virtual table."""
        return f"{self.table}_fts"


BLOCKS = Index("blocks", ("text",))
FOOTNOTES = Index("footnotes", ("text",))
BOOKMARKS = Index("bookmarks", ("title", "note", "exact"))


# ------------------------------------------------------------------ the index itself


def create_index(connection: sqlite3.Connection, index: Index) -> None:
    """Make an empty index. The double quotes are what sqlite-utils looks for."""
    connection.execute(
        f'CREATE VIRTUAL TABLE "{index.name}" USING fts5({", ".join(index.columns)}, '
        f"content=\"{index.table}\", content_rowid='id', tokenize='{TOKENIZER}', prefix='1 2 3')"
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
    """Make an index anew from its table."""
    connection.execute(f"INSERT INTO {index.name} ({index.name}) VALUES ('rebuild')")


# ------------------------------------------------------------------ asking


# What a match is, for each index: (block, document's key, section, block's kind, number, note).
_PASSAGES = {
    "blocks": (
        "b.id, d.key, b.section, b.kind, b.number, NULL",
        "JOIN blocks b ON b.id = blocks_fts.rowid",
    ),
    "footnotes": (
        "b.id, d.key, b.section, b.kind, b.number, n.label",
        "JOIN footnotes n ON n.id = footnotes_fts.rowid JOIN blocks b ON b.id = n.block",
    ),
}


def count_by_section(
    connection: sqlite3.Connection, index: Index, expression: str, rows: range | None
) -> list[tuple[int, int]]:
    """How many rows match in each section."""
    where, parameters = _where(index, expression, rows)
    _, join = _PASSAGES[index.table]
    return connection.execute(
        f"SELECT b.section, count(*) FROM {index.name} {join} WHERE {where} GROUP BY b.section",
        parameters,
    ).fetchall()


def matches(
    connection: sqlite3.Connection,
    index: Index,
    expression: str,
    rows: range | None,
    limit: int,
) -> list[tuple[int, float, int, str, int, str, int | None, str | None]]:
    """The first ``limit`` matching rows in row order.

    Returns:
        (row id, score, block, document's key, section, kind, number, note's label); a higher
        score is better.
    """
    where, parameters = _where(index, expression, rows)
    columns, join = _PASSAGES[index.table]
    return connection.execute(
        f"SELECT {index.name}.rowid, -bm25({index.name}), {columns} FROM {index.name} {join} "
        f"JOIN documents d ON d.id = b.document WHERE {where} ORDER BY {index.name}.rowid LIMIT ?",
        (*parameters, limit),
    ).fetchall()


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


def highlighted(
    connection: sqlite3.Connection, index: Index, expression: str, wanted: Iterable[int]
) -> Iterator[tuple[int, str, Spans]]:
    """For each wanted row that matches: its text, and where its words stand in code points.

    One lookup a row is quicker than one pass over all matches when few rows are wanted: FTS5
    seeks to the row in each doclist.
    """
    column = index.columns[0]
    query = (
        f"SELECT {column}, highlight({index.name}, 0, '{OPEN}', '{CLOSE}') FROM {index.name} "
        f"WHERE {index.name} MATCH ? AND rowid = ?"
    )
    for rowid in wanted:
        for text, marked in connection.execute(query, (expression, rowid)):
            yield rowid, text, spans_of(text, marked)


def _where(index: Index, expression: str, rows: range | None) -> tuple[str, tuple[str | int, ...]]:
    where = f"{index.name} MATCH ?"
    if rows is None:
        return where, (expression,)
    return where + f" AND {index.name}.rowid BETWEEN ? AND ?", (
        expression,
        rows.start,
        rows.stop - 1,
    )


# ------------------------------------------------------------------ marked words


def spans_of(text: str, marked: str) -> Spans:
    """Where the marked words stand in ``text``, given the same text with OPEN and CLOSE in it."""
    if OPEN in text or CLOSE in text:
        return _spans_by_walking(text, marked)
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in marked.split(OPEN):
        inside, close, after = piece.partition(CLOSE)
        if close:
            spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return tuple(spans)


def _spans_by_walking(text: str, marked: str) -> Spans:
    """The same for a text that itself holds one of the two signs.

    Neither is part of a word, so a mark that opens is never followed by the text's own sign.
    """
    spans: list[tuple[int, int]] = []
    at, start = 0, 0
    for sign in marked:
        if at < len(text) and sign == text[at]:
            at += 1
        elif sign == OPEN:
            start = at
        elif sign == CLOSE:
            spans.append((start, at))
    return tuple(spans)


def snippet_of(text: str, spans: Spans, length: int = 160) -> tuple[str, Spans]:
    """Cut a text around the stretch with the most marked words, at word boundaries.

    Returns:
        The snippet, with "…" where it was cut, and the marks as ranges of it.
    """
    if len(text) <= length:
        return text, spans
    start, end = _stretch(text, spans, length)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    marks = tuple(
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in spans
        if first < end and last > start
    )
    return before + text[start:end] + after, marks


def _stretch(text: str, spans: Spans, length: int) -> tuple[int, int]:
    """The range to show: whole words, the marked ones a third from its left."""
    best, most = (spans[0][0] if spans else 0), 0
    for first, _ in spans[:100]:
        inside = sum(1 for start, end in spans[:100] if start >= first and end <= first + length)
        if inside > most:
            best, most = first, inside
    start = max(0, min(best - length // 3, len(text) - length))
    end = min(len(text), start + length)
    if start:  # forward to the next word, but never into the first mark
        gap = text.find(" ", start, best)
        start = gap + 1 if gap >= 0 else start
    if end < len(text):
        gap = text.rfind(" ", best + 1, end + 1)
        end = gap if gap > start else end
    return start, end


# ------------------------------------------------------------------ vocabulary


def create_words(connection: sqlite3.Connection) -> None:
    """Make the table of the words as they are written (folded, not stemmed)."""
    connection.execute("CREATE TABLE words (word TEXT PRIMARY KEY, passages INTEGER) WITHOUT ROWID")


def add_words(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Count in the passages that hold each word."""
    connection.executemany(
        "INSERT INTO words (word, passages) VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
        sorted(count_words(texts).items()),
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
