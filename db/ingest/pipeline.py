"""A file into the library: read, understand, date, store. The only place where all of them meet.

May import everything in db. A failure is told in the report, and leaves the library as it was.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.cancel import CancelToken
from db.chronology.events import find_events
from db.errors import KnownError
from db.formats import sandbox
from db.formats import text as text_format
from db.formats.detect import Format, detect
from db.ingest import overlay as overlays
from db.ingest.report import ImportReport
from db.model import Facts, Source
from db.store.marks import refresh_states
from db.structure.bodies import Gazetteer
from db.structure.parse import parse
from db.structure.symbols import find_symbols
from db.structure.words import Vocabulary
from db.text import encodable
from resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.model import Document, ParsedDocument, SourceText
    from db.store.library import Library

IMPORTER_VERSION = 1  # raised when the same file would give another document
_SHORT_TEXT = 2 * 1024 * 1024  # bytes
LARGEST_FILE = 64 * 1024 * 1024  # bytes


def import_file(
    library: Library,
    path: Path,
    token: CancelToken | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Import one file; what goes wrong is told in the report.

    Args:
        library: where to.
        path: the file.
        token: stops the import between its steps, and a reader at once.
        progress: is told how many pages are read, and of how many.

    Raises:
        Cancelled: ``token`` was set; nothing was stored.
    """
    try:
        document, unresolved = _import(library, path, token or CancelToken(), progress)
    except KnownError as error:
        return ImportReport(str(path), error=str(error))
    return ImportReport(
        str(path), document=document.key, counts=document.counts, unresolved=unresolved
    )


def _import(
    library: Library,
    path: Path,
    token: CancelToken,
    progress: Callable[[int, int], None] | None,
) -> tuple[Document, tuple[str, ...]]:
    data = _read(path)
    sha256 = hashlib.sha256(data).hexdigest()
    source_text = _read_text(data, path.name, token, progress)
    token.check()
    parsed = parse(source_text, Vocabulary.shipped())
    token.check()
    mentions = Gazetteer.load().find_mentions(parsed)
    events = find_events(parsed, mentions)
    token.check()
    overlay = overlays.find_overlay(ROOT / "documents", sha256)
    curated = overlays.apply(overlay or {}, parsed, events)
    document = library.documents.add(
        parsed,
        key=_free_key(library, parsed.facts, path, sha256),
        source=Source(encodable(path.name), sha256, source_text.media_type),
        original=data,
        importer_version=IMPORTER_VERSION,
        imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
        events=events,
        mentions=mentions,
        symbols=_symbols(parsed),
        short_title=curated.short_title,
        section_titles=curated.section_titles,
        curated=curated.events,
    )
    refresh_states(library)
    return document, curated.unresolved


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise KnownError(f"It is larger than {LARGEST_FILE // 2**20} MB.")
        return path.read_bytes()
    except OSError as error:
        raise KnownError(f"It cannot be read: {error.strerror}.") from error


def _read_text(
    data: bytes,
    name: str,
    token: CancelToken,
    progress: Callable[[int, int], None] | None,
) -> SourceText:
    """The lines of a file, by the reader that it needs.

    Short plain text is read here: cutting it into lines is no parser that could be misled.
    """
    kind = detect(data, name)
    if kind is Format.TEXT and len(data) <= _SHORT_TEXT:
        return text_format.read(data)
    return sandbox.read(kind, data, token, progress=progress)


def _symbols(parsed: ParsedDocument) -> tuple[tuple[int, int, int, str], ...]:
    return tuple(
        (block.id, start, end, symbol)
        for block in parsed.blocks
        for start, end, symbol in find_symbols(block.text)
    )


# ------------------------------------------------------------------ keys


def document_key(facts: Facts, stem: str) -> str:
    """A stable name: the symbol, or kind, date and issuer, or the file's name.

    "A/HRC/27/1" → "a-hrc-27-1"; a letter of Belarus → "letter-2014-09-29-belarus".
    """
    if facts.symbol:
        return _slug(facts.symbol)
    if facts.issued and facts.issuer:
        return _slug(f"{facts.kind} {facts.issued} {facts.issuer}")
    return _slug(stem) or "document"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", plain.lower()).strip("-_")[:80]


def _free_key(library: Library, facts: Facts, path: Path, sha256: str) -> str:
    """The document's key; another file with the same name of its own gets a number behind."""
    key = wanted = document_key(facts, path.stem)
    number = 1
    while (there := library.documents.get(key)) is not None and there.source.sha256 != sha256:
        number += 1
        key = f"{wanted}-{number}"
    return key
