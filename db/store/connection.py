"""The only factory of SQLite connections, and the only place that words SQLite's failures.

Every connection is in autocommit mode: a transaction is opened by name, or there is none. May
import db.cancel and db.errors. On the path to the first paint: imports sqlite3 and nothing slower.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from collections.abc import Generator

    from db.cancel import CancelToken

BUSY_MILLISECONDS = 5_000
STEPS_BETWEEN_CHECKS = 1_000  # of SQLite's virtual machine: costs 3 %, stops within 0.2 ms

_WAL_ATTEMPTS = 50


class Durability(Enum):
    """What a commit waits for."""

    NORMAL = "NORMAL"  # a power cut may lose the last commits, never the file: the library
    FULL = "FULL"  # what was acknowledged is on the disk: the notebook


def connect_writer(path: Path, durability: Durability) -> sqlite3.Connection:
    """Open a file for reading and writing; it is made where it is missing.

    Raises:
        KnownError: It cannot be opened, or it is not an SQLite file.
    """
    with worded(path):
        connection = sqlite3.connect(
            path, timeout=BUSY_MILLISECONDS / 1_000, isolation_level=None, cached_statements=256
        )
        return _prepared(
            connection,
            f"PRAGMA synchronous = {durability.value}",
            "PRAGMA foreign_keys = ON",
            wal=True,
        )


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open an existing file for reading only, for the thread that calls.

    Raises:
        KnownError: It does not exist, cannot be opened, or is not an SQLite file.
    """
    mode = "mode=ro"
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        mode += "&immutable=1"  # a WAL file on a read-only disk opens in no other way
    with worded(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=BUSY_MILLISECONDS / 1_000,
            isolation_level=None,
            cached_statements=256,
        )
        return _prepared(connection, "PRAGMA query_only = ON", wal=False)


def _prepared(connection: sqlite3.Connection, *pragmas: str, wal: bool) -> sqlite3.Connection:
    """Run the pragmas and read the file's first page, so that a bad file fails here."""
    try:
        if wal:
            _use_wal(connection)
        for pragma in pragmas:
            connection.execute(pragma)
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL, also when another program that has just started does the same.

    SQLite does not wait for that switch, whatever its timeout says; it does wait for a write lock.
    """
    for attempts_left in reversed(range(_WAL_ATTEMPTS)):
        if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            return
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not attempts_left:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")


def path_of(connection: sqlite3.Connection) -> Path:
    """The file behind a connection."""
    name: str = connection.execute("PRAGMA database_list").fetchone()[2]
    return Path(name)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """All or nothing: commit at the end, undo everything on any exception.

    Raises:
        KnownError: The disk is full, the file is locked, read-only or damaged.
    """
    with worded(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk rolls back by itself
                connection.execute("ROLLBACK")
            raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Generator[None]:
    """Let several queries see one state of the file, whatever another connection commits."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")  # nothing was written


@contextmanager
def cancellable(connection: sqlite3.Connection, token: CancelToken | None) -> Generator[None]:
    """Let a token stop the queries of this block.

    Raises:
        Cancelled: Somebody set the token, before or during a query.
        KnownError: The file is damaged or locked.
    """
    with worded(connection):
        if token is None:
            yield
            return
        token.check()
        connection.set_progress_handler(token.progress_handler, STEPS_BETWEEN_CHECKS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if token.cancelled and error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from None
            raise
        finally:
            connection.set_progress_handler(None, 0)
        token.check()


@contextmanager
def worded(file: Path | sqlite3.Connection) -> Generator[None]:
    """Turn the failures that are the world's fault into KnownError; ours pass unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        message = _MESSAGES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if message is None:
            raise
        path = file if isinstance(file, Path) else path_of(file)
        raise KnownError(message.format(name=path.name, path=path, folder=path.parent)) from error


_DAMAGED = (
    "{name} is damaged and was left untouched: move {path} away and start again, "
    "or put back a copy if there is one in {folder}/backups."
)
_MESSAGES = {  # by SQLite's primary result code
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: "The disk is full: {name} was not changed.",
    sqlite3.SQLITE_BUSY: "{name} is in use by another program: try again in a moment.",
    sqlite3.SQLITE_READONLY: "{path} is read-only: nothing was saved.",
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened: look whether it exists and its folder may be written to."
    ),
    sqlite3.SQLITE_IOERR: "The disk could not be read or written at {path}: nothing was changed.",
}
