"""Which blocks a condition of a query holds for: in:, doc:, symbol:, lang:, year:, body:, status:.

Each gives ranges of row ids, as the rows of a document are consecutive, or row ids; a note is
subject to the condition of the block that points to it. May import db.query, db.words and
db.store.reach, which says from which day to which a statement counts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from db.query import (
    Body,
    DateRange,
    Doc,
    DocumentIs,
    In,
    KindIs,
    Language,
    StatusIs,
    Symbol,
    Year,
    symbols,
)
from db.store import reach
from db.store.edited import EVENTS
from db.words import words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from db.query import Filter

_HEAD = 8  # blocks at the beginning of a document that are its head
_BELOW = (
    "WITH RECURSIVE below (id) AS (SELECT value FROM json_each(?) "
    "UNION SELECT s.id FROM sections s JOIN below b ON s.parent = b.id) "
    "SELECT b.id FROM blocks b WHERE b.section IN (SELECT id FROM below)"
)


def documents_of(
    connection: sqlite3.Connection, condition: Doc | Language | DocumentIs
) -> list[int] | None:
    """The documents that a condition is about."""
    if isinstance(condition, DocumentIs):
        return _column(connection, "SELECT id FROM documents WHERE key = ?", condition.key)
    if isinstance(condition, Language):
        return _column(connection, "SELECT id FROM documents WHERE language = ?", condition.code)
    wanted = words_of(condition.words)
    exact = _column(connection, "SELECT id FROM documents WHERE key = ?", condition.words)
    if exact:
        return exact
    rows = connection.execute("SELECT id, key, symbol, title, short_title FROM documents")
    return [
        id_
        for id_, *names in rows
        if wanted and _begin_all(wanted, words_of(" ".join(name for name in names if name)))
    ]


def blocks_of(connection: sqlite3.Connection, condition: Filter, events: str = EVENTS) -> list[int]:
    """The row ids of the blocks that any other condition is true of.

    Args:
        connection: to the library.
        condition: none that is about documents.
        events: what stands for the table of events; see db.store.edited.
    """
    if isinstance(condition, In):
        return _column(connection, _BELOW, _json(_sections_of(connection, condition)))
    if isinstance(condition, KindIs):
        return _column(
            connection,
            "SELECT b.id FROM sections s JOIN blocks b ON b.section = s.id WHERE s.kind = ?",
            condition.kind.value,
        )
    if isinstance(condition, Symbol):
        return _of_symbol(connection, condition)
    if isinstance(condition, Body):
        return _column(
            connection, "SELECT DISTINCT block FROM mentions WHERE body = ?", condition.short
        )
    if isinstance(condition, StatusIs):
        return _column(
            connection,
            f"SELECT DISTINCT block FROM {events} WHERE status = ?",
            condition.status.value,
        )
    if isinstance(condition, Year | DateRange):
        lo, hi = _bounds(condition)
        return _column(
            connection,
            f"SELECT DISTINCT t.block FROM {events} t WHERE t.edtf IS NOT NULL "
            f"AND {reach.FIRST} <= ? AND {reach.LAST} >= ?",
            hi,
            lo,
        )
    raise TypeError(condition)


def _bounds(condition: Year | DateRange) -> tuple[int, int]:
    if isinstance(condition, DateRange):
        return condition.lo or 0, condition.hi or 99_999_999
    first = 0 if condition.first is None else condition.first * 10_000
    last = 9_999 if condition.last is None else condition.last
    return first, last * 10_000 + 9_999


def _of_symbol(connection: sqlite3.Connection, condition: Symbol) -> list[int]:
    end = condition.symbol + ("\U0010ffff" if condition.prefix else "")
    return _column(
        connection,
        "SELECT b.id FROM documents d JOIN blocks b ON b.document = d.id "
        "WHERE (d.symbol >= ?1 AND d.symbol <= ?2) "
        "OR d.symbol IN (SELECT value FROM json_each(?3)) "
        "UNION SELECT block FROM symbols WHERE (symbol >= ?1 AND symbol <= ?2) "
        "OR symbol IN (SELECT value FROM json_each(?3))",
        condition.symbol,
        end,
        json.dumps([*_joint(connection, condition), *symbols.spellings_of(condition.symbol)]),
    ) + _of_masthead(connection, condition.symbol)


def _of_masthead(connection: sqlite3.Connection, symbol: str) -> list[int]:
    """The documents that print no symbol, but whose head says that they are this resolution.

    "Resolution 242 (1967)", or "1 (1946) Resolution of …" as the oldest have it, begins the title
    or a line of the head, and the Security Council is named there.
    """
    number = symbols.number_of(symbol)
    if number is None:
        return []
    headed = re.compile(rf"(?:resolution\s+)?{number}\s*\((?:19|20)\d\d\)", re.IGNORECASE)
    found: list[int] = []
    for document, title in connection.execute(
        "SELECT id, title FROM documents WHERE symbol IS NULL "
        "AND (title LIKE ? OR title LIKE '%security council%')",
        (f"%{number}%(%",),
    ).fetchall():
        texts = _texts(
            connection,
            "SELECT text FROM (SELECT id, text FROM blocks WHERE document = "
            f"{int(document)} ORDER BY id LIMIT {_HEAD})",
        )
        heads = [title, *(text for text in texts if headed.match(text.strip()))]
        names_it = any("security council" in text.casefold() for text in (title, *texts))
        if names_it and any(headed.match(head.strip()) for head in heads):
            found += _column(connection, "SELECT id FROM blocks WHERE document = ?", document)
    return found


def _joint(connection: sqlite3.Connection, condition: Symbol) -> list[str]:
    """The joint symbols of the library with the wanted one, or with all those of a joint one."""
    *whole, last = symbols.parts_of(condition.symbol)
    found: list[str] = []
    for symbol in _texts(
        connection,
        "SELECT symbol FROM documents WHERE symbol GLOB '*[-–]*/*' "
        "UNION SELECT symbol FROM symbols WHERE symbol GLOB '*[-–]*/*'",
    ):
        parts = symbols.parts_of(symbol)
        ends = any(part.startswith(last) if condition.prefix else part == last for part in parts)
        if len(parts) > 1 and ends and set(whole) <= set(parts):
            found.append(symbol)
    return found


def _texts(connection: sqlite3.Connection, query: str) -> list[str]:
    return [row[0] for row in connection.execute(query)]


def _sections_of(connection: sqlite3.Connection, condition: In) -> list[int]:
    wanted = words_of(condition.words)
    found: list[int] = []
    for id_, kind, number, title in connection.execute(
        "SELECT id, kind, number, title FROM sections"
    ):
        named = wanted and _begin_all(wanted, words_of(f"{number or ''} {title or ''}"))
        if named or (condition.kind is not None and kind == condition.kind.value):
            found.append(id_)
    return found


def _begin_all(wanted: Iterable[str], words: list[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)


def _column(connection: sqlite3.Connection, query: str, *parameters: object) -> list[int]:
    return [row[0] for row in connection.execute(query, parameters)]  # pyright: ignore[reportArgumentType] - numbers and text


def _json(values: Iterable[int]) -> str:
    return f"[{','.join(map(str, values))}]"
