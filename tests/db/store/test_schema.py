"""Opening files: new, old, newer, damaged, foreign."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from db.errors import KnownError
from db.store import migrations_library, migrations_notebook, schema
from db.store.check import check
from db.store.library import Library, default_folder
from tests.db.store.samples import add_whole

if TYPE_CHECKING:
    from pathlib import Path

KINDS = [schema.LIBRARY, schema.NOTEBOOK]
by_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def _edit(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def _open(folder: Path) -> None:
    Library.open(folder).close()


def test_the_migrations_known_at_start_up_are_those_that_exist() -> None:
    for kind, module in zip(KINDS, (migrations_library, migrations_notebook), strict=True):
        database = Database(memory=True)
        names = [migration.name for migration in module.MIGRATIONS.pending(database)]
        database.close()
        assert tuple(names) == kind.migrations


def test_a_new_folder_gets_both_files(folder: Path) -> None:
    _open(folder)
    for kind in KINDS:
        database = Database(folder / kind.file_name)
        applied = database.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
        assert [name for (name,) in applied] == list(kind.migrations)
        assert database.execute("PRAGMA user_version").fetchone() == (kind.version,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        database.close()


def test_pragmas_are_what_each_file_needs(folder: Path) -> None:
    def asked(connection: sqlite3.Connection, name: str) -> int:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

    with Library.open(folder) as library, library.reader() as reader:
        assert asked(library.connection, "synchronous") == 1
        assert asked(library.notebook_connection, "synchronous") == 2
        for connection in (library.connection, library.notebook_connection):
            assert asked(connection, "foreign_keys") == 1
            assert asked(connection, "busy_timeout") == 5_000
        assert asked(reader.connection, "query_only") == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM documents")


def test_a_start_with_nothing_to_migrate_imports_nothing_slow(folder: Path) -> None:
    with Library.open(folder) as library:
        add_whole(library)
    code = (
        "import sys; from pathlib import Path; from db.store.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    library.documents.content('letter'); library.events.of_document('letter')\n"
        "slow = {'sqlite_utils', 'click', 'platformdirs', 'numpy', 'PySide6', 'difflib'}\n"
        "print(sorted(slow & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@by_kind
def test_a_newer_file_is_refused_and_left_alone(folder: Path, kind: schema.FileKind) -> None:
    _open(folder)
    path = folder / kind.file_name
    newer = (
        f"INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        f"VALUES ('{kind.name}', 'of_the_future', '2099')"
    )
    _edit(path, newer)
    before = path.read_bytes()
    with pytest.raises(KnownError, match=rf"{kind.file_name} was made by a newer Nonpaper"):
        Library.open(folder)
    assert path.read_bytes() == before


@by_kind
def test_a_file_with_a_higher_version_alone_is_refused_too(
    folder: Path, kind: schema.FileKind
) -> None:
    _open(folder)
    _edit(folder / kind.file_name, f"PRAGMA user_version = {kind.version + 1}")
    with pytest.raises(KnownError, match="newer Nonpaper"):
        Library.open(folder)


def test_readers_refuse_a_newer_file_too(folder: Path) -> None:
    _open(folder)
    _edit(folder / "library.db", "PRAGMA user_version = 99")
    with pytest.raises(KnownError, match="newer Nonpaper"):
        Library.open(folder, read_only=True)


@by_kind
def test_a_garbled_file_is_named_and_not_deleted(folder: Path, kind: schema.FileKind) -> None:
    folder.mkdir()
    path = folder / kind.file_name
    path.write_bytes(b"this is not a database " * 100)
    with pytest.raises(KnownError, match=rf"{kind.file_name} is damaged and was left untouched"):
        Library.open(folder)
    assert path.read_bytes() == b"this is not a database " * 100


def test_a_file_garbled_in_the_middle_says_so_when_it_is_read(folder: Path) -> None:
    with Library.open(folder) as library:
        add_whole(library)
    path = folder / "library.db"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)

    def read() -> None:
        with Library.open(folder) as library:
            library.documents.list()

    with pytest.raises(KnownError, match=r"library\.db is damaged"):
        read()


def test_a_file_whose_schema_is_garbled_is_named(folder: Path) -> None:
    _open(folder)
    path = folder / "library.db"
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\x0d" + b"\xff" * (4096 - 101)
    path.write_bytes(data)
    with pytest.raises(KnownError, match=r"library\.db is damaged"):
        Library.open(folder)


def test_another_programs_file_is_refused(folder: Path) -> None:
    folder.mkdir()
    _edit(folder / "library.db", "CREATE TABLE recipes (id INTEGER PRIMARY KEY, name TEXT)")
    with pytest.raises(KnownError, match="is not a library of Nonpaper"):
        Library.open(folder)


def _make_old(folder: Path) -> None:
    """Take all migrations but the first back, as if this were the file of an older release."""
    _edit(
        folder / "notebook.db",
        *(
            f"DROP TABLE {name}"
            for name in ("event_edits", "places", "searches", "corrections", "recent_searches")
        ),
        f"DELETE FROM _sqlite_migrations WHERE name <> '{schema.NOTEBOOK.migrations[0]}'",
        "PRAGMA user_version = 1",
    )


def test_an_older_file_is_migrated_after_a_copy_was_put_aside(folder: Path) -> None:
    _open(folder)
    _edit(folder / "notebook.db", "INSERT INTO labels (name, colour) VALUES ('kept', '')")
    _make_old(folder)
    with Library.open(folder) as library:
        assert library.notebook.labels() == (("kept", ""),)
        library.notebook.save_search("trafficking")
    (copy,) = (folder / schema.BACKUPS).iterdir()
    assert copy.name == "notebook-before-migration-from-1.db"
    old = sqlite3.connect(copy)
    assert old.execute("SELECT name FROM labels").fetchall() == [("kept",)]
    assert old.execute("SELECT 1 FROM sqlite_master WHERE name = 'searches'").fetchall() == []
    old.close()


def test_a_reader_does_not_migrate(folder: Path) -> None:
    _open(folder)
    _make_old(folder)
    refused = pytest.raises(KnownError, match="from an older Nonpaper")
    with Library.open(folder, read_only=True) as library, refused:
        _ = library.notebook


def test_a_migration_that_fails_changes_nothing(folder: Path) -> None:
    _open(folder)
    _make_old(folder)
    # The first table of the migration can be made, a later one is in the way.
    _edit(folder / "notebook.db", "CREATE TABLE searches (mine TEXT)")
    with pytest.raises(Exception, match="already exists"):
        Library.open(folder)
    connection = sqlite3.connect(folder / "notebook.db")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "places" not in tables
    assert "searches" in tables


def test_reading_a_folder_without_a_library_says_there_is_none(folder: Path) -> None:
    with pytest.raises(KnownError, match="There is no library at"):
        Library.open(folder, read_only=True)
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KnownError, match="cannot be made"):
        Library.open(tmp_path / "file" / "library")


def test_a_file_that_cannot_be_opened_is_named(folder: Path) -> None:
    (folder / "library.db").mkdir(parents=True)
    with pytest.raises(KnownError, match="cannot be opened"):
        Library.open(folder)


def test_programs_that_start_together_all_find_a_whole_library(folder: Path) -> None:
    start = threading.Barrier(4)
    failures: list[BaseException] = []

    def run(name: str) -> None:
        start.wait()
        try:
            with Library.open(folder) as library:
                library.notebook.save_search(name)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(str(n),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Library.open(folder) as library:
        assert {text for text, _ in library.notebook.searches()} == {"0", "1", "2", "3"}


def test_no_acknowledged_bookmark_is_lost_when_the_program_is_killed(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from db.store.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    n = 0\n"
        "    while True:\n"
        "        library.notebook.save_search(str(n)); print(n, flush=True); n += 1"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    told = [next(program.stdout) for _ in range(50)]
    program.kill()
    told += program.stdout.readlines()
    program.wait()
    program.stdout.close()
    with Library.open(folder) as library:
        kept = {text for text, _ in library.notebook.searches()}
        assert check(library).ok
    assert {line.strip() for line in told} <= kept


@pytest.mark.parametrize("kind", [schema.LIBRARY])
def test_a_locked_file_is_said_to_be_in_use(folder: Path, kind: schema.FileKind) -> None:
    with Library.open(folder) as one, Library.open(folder) as two:
        two.connection.execute("PRAGMA busy_timeout = 10")
        one.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(KnownError, match=rf"{kind.file_name} is in use"):
            add_whole(two)
        one.connection.execute("ROLLBACK")
        add_whole(two)
        assert one.documents.get("letter") is not None


def test_closing_twice_does_no_harm(folder: Path) -> None:
    library = Library.open(folder)
    library.close()
    library.close()


def test_the_folder_is_the_chosen_one_or_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NONPAPER_HOME", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("NONPAPER_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_folder().name == "nonpaper"


def test_a_library_on_a_read_only_disk_can_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(folder) as library:
        add_whole(library)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with Library.open(folder, read_only=True) as reader:
        assert len(reader.documents.list()) == 1
        assert sorted(path.name for path in folder.iterdir()) == ["library.db", "notebook.db"]
