"""What the search is compared with: plain FTS5, and tantivy where it is installed."""

from __future__ import annotations

import shutil
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from db.words import words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

HOW_TO_COMPARE = "tantivy is not installed, so it is left out: .venv/bin/pip install tantivy"


def fts5(connection: sqlite3.Connection) -> Callable[[str], list[int]]:
    """Plain FTS5 over the library's own index: ``ORDER BY rank LIMIT 20`` with snippets."""

    def look(text: str) -> list[int]:
        *words, last = words_of(text)
        expression = " AND ".join([*(f'"{word}"' for word in words), f'"{last}" *'])
        rows = connection.execute(
            "SELECT rowid, snippet(blocks_fts, 0, '[', ']', '…', 24) FROM blocks_fts "
            "WHERE blocks_fts MATCH ? ORDER BY rank LIMIT 20",
            (expression,),
        )
        return [rowid for rowid, _ in rows.fetchall()]

    return look


def tantivy(connection: sqlite3.Connection, place: Path) -> Callable[[str], int] | None:
    """The same through tantivy; the last word is a beginning, which it does not rank by."""
    if find_spec("tantivy") is None:
        return None
    peer: Any = import_module("tantivy")
    builder = peer.SchemaBuilder()
    builder.add_text_field("text", stored=True)
    builder.add_integer_field("id", stored=True)
    schema = builder.build()
    if not (place / "done").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        writer = peer.Index(schema, path=str(place)).writer(200_000_000, 1)
        for id_, text in connection.execute("SELECT id, text FROM blocks"):
            writer.add_document(peer.Document(text=text, id=id_))
        writer.commit()
        writer.wait_merging_threads()
        (place / "done").touch()
    index = peer.Index.open(str(place))
    searcher = index.searcher()

    def look(text: str) -> int:
        *words, last = words_of(text)
        parts = [(peer.Occur.Must, peer.Query.term_query(schema, "text", word)) for word in words]
        parts.append((peer.Occur.Must, peer.Query.regex_query(schema, "text", f"{last}.*")))
        query = peer.Query.boolean_query(parts)
        found = searcher.search(query, 20)
        snippets = peer.SnippetGenerator.create(searcher, query, schema, "text")
        for _, address in found.hits:
            snippets.snippet_from_doc(searcher.doc(address)).to_html()
        return int(found.count)

    return look
