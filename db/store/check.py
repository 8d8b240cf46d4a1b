"""Looks whether both files are sound, and rebuilds what can be rebuilt: the index, the words.

Nothing is ever deleted. May import db.store.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.store import fts, index, sealing
from db.store.connection import path_of, transaction
from db.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.store.library import Library

_SHOWN = 5  # problems of one kind that are told one by one


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: what is wrong with it, and what was put right."""

    name: str
    problems: tuple[str, ...]
    repaired: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong any more."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Both files."""

    files: tuple[FileReport, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong any more."""
        return all(file.ok for file in self.files)

    def row(self) -> dict[str, Any]:
        """The value of ``nonpaper check --json``."""
        return {
            "ok": self.ok,
            "files": [
                {
                    "name": file.name,
                    "ok": file.ok,
                    "problems": list(file.problems),
                    "repaired": list(file.repaired),
                }
                for file in self.files
            ],
        }

    def lines(self) -> Iterator[str]:
        """The same, to be read."""
        for file in self.files:
            for repaired in file.repaired:
                yield f"{file.name}: repaired: {repaired}"
            for problem in file.problems:
                yield f"{file.name}: {problem}"
            if file.ok:
                yield f"{file.name}: sound"


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that is made from the tables and can be made again."""

    name: str
    is_sound: Callable[[sqlite3.Connection], bool]
    rebuild: Callable[[sqlite3.Connection], None]


def check(library: Library, *, repair: bool = False) -> CheckReport:
    """Check both files, their foreign keys, the indexes and the vocabulary.

    Args:
        library: open for writing; FTS5 checks an index by a write.
        repair: rebuild what is out of step.
    """
    own = [
        _Part("folded text", index.is_folded, index.fold_anew),
        _index(fts.BLOCKS),
        _index(fts.FOOTNOTES),
        _Part("words", _words_agree, _count_anew),
        _Part("segments", sealing.is_sound, _seal_anew),
    ]
    return CheckReport(
        (
            _check_file(library.connection, own, repair=repair),
            _check_file(library.notebook_connection, [_index(fts.BOOKMARKS)], repair=repair),
        )
    )


def _check_file(connection: sqlite3.Connection, parts: list[_Part], *, repair: bool) -> FileReport:
    name = path_of(connection).name
    problems: list[str] = []
    repaired: list[str] = []
    try:
        problems += _damage(connection)
        problems += _dangling(connection)
        for part in parts:
            if part.is_sound(connection):
                continue
            if repair:
                with transaction(connection):
                    part.rebuild(connection)
            if repair and part.is_sound(connection):
                repaired.append(f"{part.name} was out of step and was rebuilt")
            else:
                problems.append(f"{part.name} is out of step with the text: check --repair")
    except sqlite3.DatabaseError as error:
        problems.append(f"it could not be read to the end: {error}")
    return FileReport(name, tuple(problems), tuple(repaired))


def _damage(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    rows = connection.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall()
    return [f"damaged: {line}" for (line,) in rows if line != "ok"]


def _dangling(connection: sqlite3.Connection) -> list[str]:
    """Rows that refer to rows that are not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    told = [
        f"row {rowid} of {table} refers to a missing row of {parent}"
        for table, rowid, parent, _ in rows
    ]
    more = len(told) - _SHOWN
    return told[:_SHOWN] + ([f"{more} more such rows"] if more > 0 else [])


def _index(of: fts.Index) -> _Part:
    return _Part(
        f"the index over {of.table}",
        lambda connection: fts.is_in_step(connection, of),
        lambda connection: fts.rebuild(connection, of),
    )


def _texts(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT text FROM blocks UNION ALL SELECT text FROM footnotes")
    return [text for (text,) in rows]


def _words_agree(connection: sqlite3.Connection) -> bool:
    there = dict(connection.execute("SELECT word, passages FROM words"))
    return there == count_words(_texts(connection))


def _seal_anew(connection: sqlite3.Connection) -> None:
    sealing.rebuild(connection)


def _count_anew(connection: sqlite3.Connection) -> None:
    index.count_anew(connection)
    index.form_anew(connection)
