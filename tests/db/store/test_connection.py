"""Cancelling, transactions and the wording of SQLite's failures."""

from __future__ import annotations

import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled, KnownError
from db.store.connection import (
    Durability,
    cancellable,
    connect_writer,
    path_of,
    snapshot,
    transaction,
    worded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect_writer(tmp_path / "some.db", Durability.FULL)
    opened.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)")
    yield opened
    opened.close()


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])


def test_a_long_query_stops_soon_after_another_thread_cancels_it(
    connection: sqlite3.Connection,
) -> None:
    token = CancelToken()
    canceller = threading.Timer(0.05, token.cancel)
    canceller.start()
    with pytest.raises(Cancelled), cancellable(connection, token):
        connection.execute(_ENDLESS).fetchone()
    stopped = time.monotonic()
    canceller.join()
    assert time.monotonic() - stopped < 1
    assert _count(connection) == 0, "the connection works on"


def test_a_cancelled_request_does_not_begin(connection: sqlite3.Connection) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled), cancellable(connection, token):
        raise AssertionError("the query was run")


def test_cancelling_after_the_last_query_drops_the_answer(connection: sqlite3.Connection) -> None:
    token = CancelToken()

    def count_and_cancel() -> None:
        with cancellable(connection, token):
            _count(connection)
            token.cancel()

    with pytest.raises(Cancelled):
        count_and_cancel()


def test_a_mistake_in_our_own_sql_is_not_called_cancelled(connection: sqlite3.Connection) -> None:
    absent = pytest.raises(sqlite3.OperationalError, match="no such table")
    with absent, cancellable(connection, CancelToken()):
        connection.execute("SELECT * FROM absent")
    with cancellable(connection, None):
        assert _count(connection) == 0


def test_an_exception_undoes_everything_done_in_a_transaction(
    connection: sqlite3.Connection,
) -> None:

    def insert_and_fail() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        insert_and_fail()
    assert _count(connection) == 0
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")
    assert _count(connection) == 1


def test_a_full_disk_is_said_in_one_line_and_nothing_is_kept(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("PRAGMA max_page_count = 4")

    def fill() -> None:
        with transaction(connection):
            connection.execute("CREATE TABLE big (data BLOB)")
            connection.execute("INSERT INTO big VALUES (zeroblob(1000000))")

    with pytest.raises(KnownError, match=r"^The disk is full: some\.db was not changed\.$"):
        fill()
    assert not connection.in_transaction
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]


def test_a_snapshot_does_not_see_what_is_committed_meanwhile(
    connection: sqlite3.Connection,
) -> None:
    other = connect_writer(path_of(connection), Durability.NORMAL)
    with snapshot(connection), snapshot(connection):
        assert _count(connection) == 0
        other.execute("INSERT INTO t VALUES (1)")
        assert _count(connection) == 0
    assert _count(connection) == 1
    other.close()


def test_an_error_that_is_ours_passes_unchanged(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError), worded(connection):
        connection.execute("INSERT INTO t VALUES (1)")


def test_opening_waits_for_a_program_that_is_just_making_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE t (a)")
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.1, other.execute, ("COMMIT",))
    release.start()
    opened = connect_writer(path, Durability.NORMAL)
    release.join()
    assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    opened.close()
    other.close()
