"""The library of a million passages: built once, kept in a cache folder outside the repository.

``NONPAPER_BENCH_CACHE`` names that folder; without it, the user's own cache folder. A library of
another size or of an older schema is built anew.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_dir

from db.store import index
from db.store.connection import transaction
from db.store.library import Library
from db.store.schema import LIBRARY
from tests.bench import debates

if TYPE_CHECKING:
    import sqlite3

PASSAGES = 1_000_000
_LAYOUT = 1  # of what is written here; a change builds it anew


@dataclass(frozen=True)
class Built:
    """What building told."""

    passages: int
    text: int  # bytes
    indexed: int  # bytes that the index and its lists take
    seconds: float  # to index everything that was stored

    @property
    def speed(self) -> float:
        return self.passages / self.seconds

    @property
    def share(self) -> float:
        """Bytes of the index for a byte of text."""
        return self.indexed / self.text


def folder(passages: int = PASSAGES) -> Path:
    """Where the library is."""
    cache = os.environ.get("NONPAPER_BENCH_CACHE") or user_cache_dir("nonpaper-bench")
    return Path(cache) / f"{passages}-{_LAYOUT}.{LIBRARY.version}"


def build(passages: int = PASSAGES) -> Built | None:
    """Build the library unless it is there; None where it is, or where there are no speeches."""
    place = folder(passages)
    if (place / "built").exists() or not debates.ARCHIVE.exists():
        return None
    shutil.rmtree(place, ignore_errors=True)
    with Library.open(place) as library:
        connection = library.connection
        connection.execute("PRAGMA synchronous = OFF")
        with transaction(connection):
            text = _store(connection, passages)
        before = _bytes(connection)
        print("indexing …", file=sys.stderr, flush=True)
        started = time.perf_counter()
        with transaction(connection):
            index.rebuild(connection)
        seconds = time.perf_counter() - started
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        told = Built(passages, text, _bytes(connection) - before, seconds)
    (place / "built").write_text(json.dumps(asdict(told)), encoding="utf-8")
    return told


def _bytes(connection: sqlite3.Connection) -> int:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return (pages - free) * size


def _store(connection: sqlite3.Connection, passages: int) -> int:
    """Write the rows alone, as an import would; say how many bytes of text there are."""
    text = block = section = 0
    for number, (key, held) in enumerate(debates.documents(passages), 1):
        connection.execute(
            "INSERT INTO documents (id, key, title, kind, language, agenda_items, source_name, "
            "media_type, sha256, issued, imported_at, importer_version, section_count, "
            "block_count, footnote_count, event_count, repair_count) VALUES "
            "(?, ?, ?, 'other', 'en', '[]', ?, 'text/plain', '0', ?, '', 1, 1, ?, 0, 0, 0)",
            (number, key, key, f"{key}.txt", str(2005 + number % 19), len(held)),
        )
        rows: list[tuple[int, int, int, int, str, str, str]] = []
        for ordinal, (is_heading, words) in enumerate(held):
            if is_heading or ordinal == 0:
                section += 1
                connection.execute(
                    "INSERT INTO sections (id, document, ordinal, level, kind, title) "
                    "VALUES (?, ?, ?, 1, 'section', ?)",
                    (section, number, ordinal, words[:80]),
                )
            block += 1
            kind = "heading" if is_heading else "paragraph"
            rows.append((block, number, section, ordinal, kind, str(block), words))
            text += len(words.encode())
        connection.executemany(
            "INSERT INTO blocks (id, document, section, ordinal, kind, key, key_n, text) "
            "VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
            rows,
        )
    return text


def built(place: Path) -> Built:
    """What building told when the library was built."""
    values = json.loads((place / "built").read_text(encoding="utf-8"))
    return Built(**values)
