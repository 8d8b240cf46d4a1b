"""Brings a file up to date before anybody reads it; refuses a newer one.

Start-up pays two tiny queries: the names of the migrations a file has are compared with those
known here, and only where some are missing is sqlite-utils imported and the migration run, after a
copy of the file was put aside. May import db.errors and db.store.connection at module level.
"""

from __future__ import annotations

import importlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from db.errors import KnownError
from db.store.connection import (
    Durability,
    connect_reader,
    connect_writer,
    snapshot,
    transaction,
    worded,
)

if TYPE_CHECKING:
    from pathlib import Path

BACKUPS = "backups"


class FileKind(NamedTuple):
    """One of the two files: what it is called and which migrations it has had when up to date."""

    name: str  # also the name of its set of migrations
    file_name: str
    durability: Durability
    migrations: tuple[str, ...]  # in the order in which they run
    module: str  # where they are; it imports sqlite-utils

    @property
    def version(self) -> int:
        """What PRAGMA user_version says of an up-to-date file."""
        return len(self.migrations)


LIBRARY = FileKind(
    "library",
    "library.db",
    Durability.NORMAL,
    (
        *("documents", "passages", "events", "search_index", "session", "search_lists"),
        "search_list_counts",
    ),
    "db.store.migrations_library",
)
NOTEBOOK = FileKind(
    "notebook",
    "notebook.db",
    Durability.FULL,
    ("bookmarks", "habits", "corrections", "recent_searches", "correction_sources"),
    "db.store.migrations_notebook",
)


def open_writer(folder: Path, kind: FileKind) -> sqlite3.Connection:
    """Open one of the files for writing; make or migrate it first where needed.

    Raises:
        KnownError: It is newer than this program, damaged, or not a file of ours.
    """
    path = folder / kind.file_name
    connection = connect_writer(path, kind.durability)
    try:
        with worded(path):
            if not _is_current(connection, path, kind):
                _migrate(connection, path, kind)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(folder: Path, kind: FileKind) -> sqlite3.Connection:
    """Open one of the files for reading; it must exist and be up to date.

    Raises:
        KnownError: It is missing, older or newer than this program, damaged, or not ours.
    """
    path = folder / kind.file_name
    if not path.exists():
        raise KnownError(f"There is no {kind.name} at {path} yet.")
    connection = connect_reader(path)
    try:
        with worded(path):
            current = _is_current(connection, path, kind)
        if not current:
            raise KnownError(f"{path} is from an older Nonpaper: open it once for writing.")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_current(connection: sqlite3.Connection, path: Path, kind: FileKind) -> bool:
    """Whether nothing is to migrate.

    Raises:
        KnownError: The file is newer, or belongs to another program.
    """
    with snapshot(connection):
        applied = applied_migrations(connection, kind)
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        foreign = not applied and _has_tables(connection)
    newer = applied - set(kind.migrations)
    if newer or version > kind.version:
        raise KnownError(
            f"{path} was made by a newer Nonpaper, and was left untouched: update Nonpaper, "
            "or choose another folder with --library."
        )
    if foreign:
        raise KnownError(f"{path} is not a {kind.name} of Nonpaper, and was left untouched.")
    return len(applied) == kind.version == version


def applied_migrations(connection: sqlite3.Connection, kind: FileKind) -> set[str]:
    """The migrations a file has had, without importing sqlite-utils."""
    try:
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (kind.name,)
        )
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return set()
        raise
    return {name for (name,) in rows}


def _has_tables(connection: sqlite3.Connection) -> bool:
    query = (
        "SELECT 1 FROM sqlite_master WHERE tbl_name != '_sqlite_migrations' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT 1"
    )
    return connection.execute(query).fetchone() is not None


def _migrate(connection: sqlite3.Connection, path: Path, kind: FileKind) -> None:
    """Run what is missing: all of it or, on any failure, nothing."""
    # Slow imports, needed only by a file that is new or old: 51 to 83 ms.
    from sqlite_utils import Database

    migrations = importlib.import_module(kind.module).MIGRATIONS
    database = Database(connection, execute_plugins=False)
    with transaction(connection):
        if _is_current(connection, path, kind):
            return  # another program that started at the same time has done it
        if applied_migrations(connection, kind):
            _copy_aside(connection, path, kind)
        migrations.apply(database)
        connection.execute(f"PRAGMA user_version = {kind.version}")


def _copy_aside(connection: sqlite3.Connection, path: Path, kind: FileKind) -> None:
    """Keep the file as it is before a migration touches it."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    target = path.parent / BACKUPS / f"{kind.name}-before-migration-from-{version}.db"
    # SQLite never finishes a backup of a connection that holds the write lock, as this one does.
    reader = connect_reader(path)
    try:
        copy_database(reader, target)
    finally:
        reader.close()


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a file, with what is still in its WAL, to a finished file or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    copy = sqlite3.connect(unfinished)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    unfinished.replace(target)
