"""The tables of library.db, as migrations. Imports sqlite-utils: only db.store.schema loads it."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from db.store import forms, fts, index, sealing
from db.store.schema import LIBRARY

MIGRATIONS = Migrations(LIBRARY.name)


@MIGRATIONS(name="documents")
def documents(database: Database) -> None:
    """Documents and the files they were made from."""
    database.table("documents").create(
        {
            "id": int,
            "key": str,
            "symbol": str,
            "title": str,
            "short_title": str,  # curated
            "kind": str,
            "issuer": str,
            "addressee": str,
            "issued": str,  # EDTF
            "agenda_items": str,  # JSON list
            "language": str,
            "original_language": str,
            "source_name": str,
            "media_type": str,
            "sha256": str,
            "section_count": int,
            "block_count": int,
            "footnote_count": int,
            "event_count": int,
            "repair_count": int,
            "importer_version": int,
            "imported_at": str,
        },
        pk="id",
        not_null={"key", "title", "kind", "language", "source_name", "media_type", "sha256"},
    ).create_index(["key"], unique=True)
    # Apart from documents, so that a list of documents never reads past the files themselves.
    database.table("originals").create(
        {"document": int, "compressed": bytes},  # zlib
        pk="document",
        foreign_keys=[("document", "documents", "id")],
    )


@MIGRATIONS(name="passages")
def passages(database: Database) -> None:
    """Sections, blocks, notes and what is recorded of them. Row ids are in reading order."""
    database.table("sections").create(
        {
            "id": int,
            "document": int,
            "parent": int,
            "ordinal": int,
            "level": int,
            "kind": str,
            "number": str,
            "title": str,
            "short_title": str,  # curated
        },
        pk="id",
        not_null={"document", "ordinal", "level", "kind"},
        foreign_keys=[("document", "documents", "id"), ("parent", "sections", "id")],
    ).create_index(["document"]).create_index(["parent"])
    database.table("blocks").create(
        {
            "id": int,
            "document": int,
            "section": int,
            "ordinal": int,
            "kind": str,
            "marker": str,
            "number": int,
            "page": int,
            "key": str,
            "key_n": int,
            "text": str,
        },
        pk="id",
        not_null={"document", "section", "ordinal", "kind", "key", "key_n", "text"},
        foreign_keys=[("document", "documents", "id"), ("section", "sections", "id")],
    ).create_index(["document"]).create_index(["section"])
    database.table("footnotes").create(
        {
            "id": int,
            "document": int,
            "block": int,  # the one that points to it, or stands before it
            "label": str,
            "page": int,
            "text": str,
        },
        pk="id",
        not_null={"document", "block", "label", "text"},
        foreign_keys=[("document", "documents", "id"), ("block", "blocks", "id")],
    ).create_index(["document"]).create_index(["block"])
    database.table("footnote_refs").create(
        {
            "id": int,
            "block": int,
            "offset": int,
            "label": str,
            "footnote": int,
            "confidence": float,
        },
        pk="id",
        not_null={"block", "offset", "label", "confidence"},
        foreign_keys=[("block", "blocks", "id"), ("footnote", "footnotes", "id")],
    ).create_index(["block"]).create_index(["footnote"])
    database.table("repairs").create(
        {
            "id": int,
            "block": int,  # either this
            "footnote": int,  # or this
            "offset": int,
            "received": str,
            "cleaned": str,
            "rule": str,
        },
        pk="id",
        not_null={"offset", "received", "cleaned", "rule"},
        foreign_keys=[("block", "blocks", "id"), ("footnote", "footnotes", "id")],
    ).create_index(["block"]).create_index(["footnote"])
    for name, columns in {
        "page_breaks": {"offset": int, "page": int},
        "mentions": {"start": int, "end": int, "body": str},
        "symbols": {"start": int, "end": int, "symbol": str},
    }.items():
        database.table(name).create(
            {"id": int, "block": int, **columns},
            pk="id",
            not_null={"block", *columns},
            foreign_keys=[("block", "blocks", "id")],
        ).create_index(["block"])


@MIGRATIONS(name="events")
def events(database: Database) -> None:
    """What was found in the text; an editor's names stand beside the extractor's own answer."""
    database.table("events").create(
        {
            "id": int,
            "document": int,
            "section": int,
            "block": int,
            "start": int,
            "end": int,
            "wording": str,
            "edtf": str,
            "lo": int,
            "hi": int,
            "precision": str,
            "approximate": int,
            "kind": str,
            "extent": str,
            "status": str,
            "headline": str,
            "sentence": str,
            "bodies": str,  # JSON list
            "rule": str,
            "confidence": float,
            "curated": int,  # whether the three below stand for the extractor's own
            "curated_headline": str,
            "curated_bodies": str,
            "label": str,
        },
        pk="id",
        not_null={"document", "section", "block", "start", "end", "wording", "kind", "headline"},
        foreign_keys=[
            ("document", "documents", "id"),
            ("section", "sections", "id"),
            ("block", "blocks", "id"),
        ],
    ).create_index(["document"]).create_index(["section"]).create_index(["block"])


@MIGRATIONS(name="search_index")
def search_index(database: Database) -> None:
    """The index over the cleaned text, and the words as written for completion and spelling."""
    fts.create_index(database.conn, fts.BLOCKS)
    fts.create_index(database.conn, fts.FOOTNOTES)
    fts.create_words(database.conn)


@MIGRATIONS(name="session")
def session(database: Database) -> None:
    """The session a document belongs to, as written: "Twenty-seventh session"."""
    database.table("documents").add_column("session", str)


@MIGRATIONS(name="search_lists")
def search_lists(database: Database) -> None:
    """The index anew: words as they are, their forms beside it, and segments for instant search."""
    for table in ("blocks", "footnotes"):
        database.table(table).add_column("folded", str)
        database.conn.execute(f"DROP TABLE {table}_fts")
    fts.create_index(database.conn, fts.BLOCKS)
    fts.create_index(database.conn, fts.FOOTNOTES)
    forms.create_forms(database.conn)
    sealing.create_tables(database.conn)
    index.rebuild(database.conn)


@MIGRATIONS(name="search_list_counts")
def search_list_counts(database: Database) -> None:
    """Lists that said to have more levels than they have could not be read again."""
    if not sealing.mend_counts(database.conn):
        sealing.rebuild(database.conn)
