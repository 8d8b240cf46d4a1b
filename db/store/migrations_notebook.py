"""The tables of notebook.db, as migrations. Imports sqlite-utils: only db.store.schema loads it."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from db.store import fts
from db.store.connection import connect_reader
from db.store.schema import LIBRARY, NOTEBOOK

MIGRATIONS = Migrations(NOTEBOOK.name)

ANCHOR_COLUMNS = {
    "document": str,  # its key
    "block_key": str,
    "block_n": int,
    "start": int,
    "end": int,
    "exact": str,
    "prefix": str,
    "suffix": str,
    "end_block_key": str,
    "end_block_n": int,
}


@MIGRATIONS(name="bookmarks")
def bookmarks(database: Database) -> None:
    """Bookmarks with their anchors and labels, and an index over what the reader wrote."""
    columns = {
        "id": int,
        **ANCHOR_COLUMNS,
        "target": str,
        "title": str,
        "note": str,
        "colour": str,
        "created": str,
        "changed": str,
        "state": str,
        "removed": str,  # when; a removed bookmark can be brought back for a day
    }
    # AUTOINCREMENT, which sqlite-utils does not offer: an id is never given to another bookmark.
    database.conn.execute(
        "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        + ", ".join(
            f'"{name}" {"INTEGER" if kind is int else "TEXT"}'
            + ("" if name in ("end_block_key", "removed") else " NOT NULL")
            for name, kind in columns.items()
            if name != "id"
        )
        + ")"
    )
    database.table("bookmarks").create_index(["document"])
    database.table("labels").create(
        {"id": int, "name": str, "colour": str}, pk="id", not_null={"name", "colour"}
    ).create_index(["name"], unique=True)
    database.table("bookmark_labels").create(
        {"bookmark": int, "label": int, "ordinal": int},
        pk=("bookmark", "label"),
        not_null={"ordinal"},
        foreign_keys=[("bookmark", "bookmarks", "id"), ("label", "labels", "id")],
    ).create_index(["label"])
    fts.create_index(database.conn, fts.BOOKMARKS)
    fts.create_triggers(database.conn, fts.BOOKMARKS)


@MIGRATIONS(name="habits")
def habits(database: Database) -> None:
    """The reader's corrections of events, last places and saved searches."""
    database.table("event_edits").create(
        {"id": int, **ANCHOR_COLUMNS, "changes": str, "created": str, "changed": str},
        pk="id",
        not_null={"document", "exact", "changes", "created", "changed"},
    ).create_index(["document"])
    database.table("places").create(
        {**ANCHOR_COLUMNS, "changed": str}, pk="document", not_null={"changed"}
    )
    database.table("searches").create(
        {"id": int, "text": str, "title": str, "created": str},
        pk="id",
        not_null={"text", "title", "created"},
    ).create_index(["text"], unique=True)


@MIGRATIONS(name="corrections")
def corrections(database: Database) -> None:
    """What the reader put right in a document as it was read; see db.structure.corrections."""
    # An anchor's columns are empty where a whole document is meant.
    database.table("corrections").create(
        {
            "id": int,
            **ANCHOR_COLUMNS,
            "kind": str,
            "changes": str,  # JSON
            "created": str,
        },
        pk="id",
        not_null={"document", "kind", "changes", "created"},
    ).create_index(["document"])


@MIGRATIONS(name="recent_searches")
def recent_searches(database: Database) -> None:
    """What was looked for lately, to be looked for again."""
    database.table("recent_searches").create(
        {"id": int, "text": str, "used": str}, pk="id", not_null={"text", "used"}
    ).create_index(["text"], unique=True)


@MIGRATIONS(name="correction_sources")
def correction_sources(database: Database) -> None:
    """Of which file a fact was said; so far it was the one that is in the library."""
    database.table("corrections").add_column("source", str)  # sha256; NULL: not known
    path = database.conn.execute("PRAGMA database_list").fetchone()[2]
    library = Path(path).parent / LIBRARY.file_name
    if not library.exists():
        return
    reader = connect_reader(library)
    try:
        sources = reader.execute("SELECT sha256, key FROM documents").fetchall()
    finally:
        reader.close()
    database.conn.executemany(
        "UPDATE corrections SET source = ? WHERE document = ? AND kind = 'fact'", sources
    )
