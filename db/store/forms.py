"""The forms of a word that occur in the library, by the stems of each document's language.

The index holds words as they are written; a typed word is widened to its forms when it is looked
for. So forms cost nothing in the index, exact words rank first, and a language is a row here. Tried
instead: SQLite's porter, which knows English only and hides which form stands in the text. May
import db.words; imports snowballstemmer only where a stem is asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol, cast

from db.words import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

STEMMED = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
_MOST = 24  # forms of one word that are looked for
_WORD = re.compile(r"[^\W\d_]{3,40}")


def create_forms(connection: sqlite3.Connection) -> None:
    """Make the table of stems."""
    connection.execute(
        "CREATE TABLE forms (word TEXT, language TEXT, stem TEXT, "
        "PRIMARY KEY (word, language)) WITHOUT ROWID"
    )
    connection.execute("CREATE INDEX forms_stem ON forms (language, stem)")


def add_forms(connection: sqlite3.Connection, language: str, texts: Iterable[str]) -> None:
    """Enter the words of a language's texts with their stems."""
    if language not in STEMMED:
        return
    words: set[str] = set()
    for text in texts:
        words.update(_WORD.findall(text.lower()))
    known = (
        {
            word
            for (word,) in connection.execute(
                "SELECT word FROM forms WHERE language = ?", (language,)
            )
        }
        if len(words) > 50_000
        else set[str]()
    )
    connection.executemany(
        "INSERT OR IGNORE INTO forms (word, language, stem) VALUES (?, ?, ?)",
        [
            (fold(word), language, stem_of(language, word))
            for word in sorted(words)
            if word not in known
        ],
    )


def remove_forms(connection: sqlite3.Connection) -> None:
    """Take out what is no word of the library any more."""
    connection.execute("DELETE FROM forms WHERE word NOT IN (SELECT word FROM words)")


def forms_of(connection: sqlite3.Connection, word: str, *, known: bool = False) -> tuple[str, ...]:
    """A folded word and its other forms in the library, itself first.

    Args:
        connection: of the library.
        word: folded.
        known: leave a word alone that is none of the library's: it is only begun.
    """
    rows = connection.execute(
        "SELECT DISTINCT o.word FROM forms f JOIN forms o ON o.language = f.language "
        "AND o.stem = f.stem WHERE f.word = ? LIMIT ?",
        (word, _MOST),
    ).fetchall()
    if not rows and not known and len(word) > 2:
        rows = [
            row
            for language in _languages(connection)
            for row in connection.execute(
                "SELECT word FROM forms WHERE language = ? AND stem = ? LIMIT ?",
                (language, stem_of(language, word), _MOST),
            )
        ]
    return (word, *sorted({form for (form,) in rows} - {word}))


def _languages(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT DISTINCT language FROM documents").fetchall()
    return [language for (language,) in rows if language in STEMMED]


@lru_cache(maxsize=65_536)
def stem_of(language: str, word: str) -> str:
    """The folded stem of a word in lower case."""
    return fold(_stemmer(language).stemWord(word))


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


@cache
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer  # pyright: ignore[reportMissingTypeStubs] - it has none; 8 ms, rarely

    return cast("_Stemmer", snowballstemmer.stemmer(STEMMED[language]))  # pyright: ignore[reportUnknownMemberType] - likewise
