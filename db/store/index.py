"""The whole index made anew from the text: FTS5, the words, their forms and the segments.

Rows can be built from what is stored at any time; ``check --repair`` and a migration do. May import
db.store and db.words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.store import forms, fts, sealing
from db.words import folded_of

if TYPE_CHECKING:
    import sqlite3


def rebuild(connection: sqlite3.Connection) -> None:
    """Make everything anew that is searched, within a transaction."""
    fold_anew(connection)
    for index in (fts.BLOCKS, fts.FOOTNOTES):
        fts.rebuild(connection, index)
    counts = sealing.rebuild(connection)
    connection.execute("DELETE FROM words")
    fts.add_counts(connection, counts)
    form_anew(connection)


def fold_anew(connection: sqlite3.Connection) -> None:
    """Write what FTS5 does not fold by itself."""
    for table in ("blocks", "footnotes"):
        changed = [
            (folded, id_)
            for id_, text, there in connection.execute(f"SELECT id, text, folded FROM {table}")
            if (folded := folded_of(text)) != there
        ]
        connection.executemany(f"UPDATE {table} SET folded = ? WHERE id = ?", changed)


def is_folded(connection: sqlite3.Connection) -> bool:
    """Whether what is folded is what the text says."""
    return all(
        folded_of(text) == folded
        for table in ("blocks", "footnotes")
        for text, folded in connection.execute(f"SELECT text, folded FROM {table}")
    )


def count_anew(connection: sqlite3.Connection) -> None:
    """Count the words."""
    connection.execute("DELETE FROM words")
    fts.add_words(connection, _texts(connection))


def form_anew(connection: sqlite3.Connection) -> None:
    """Write the forms of the words, language by language."""
    connection.execute("DELETE FROM forms")
    for (language,) in connection.execute("SELECT DISTINCT language FROM documents").fetchall():
        if language == "en":  # its stems need no diacritics: the words that were counted will do
            texts = [word for (word,) in connection.execute("SELECT word FROM words")]
        else:
            texts = _texts(connection, language)
        forms.add_forms(connection, language, texts)


def _texts(connection: sqlite3.Connection, language: str | None = None) -> list[str]:
    of = "" if language is None else "JOIN documents d ON d.id = t.document WHERE d.language = ?1"
    return [
        text
        for (text,) in connection.execute(
            f"SELECT t.text FROM blocks t {of} UNION ALL SELECT t.text FROM footnotes t {of}",
            () if language is None else (language,),
        )
    ]
