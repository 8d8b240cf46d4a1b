"""A file into the library: read, understand, date, store. The only place where all of them meet.

Reading gives the document as extracted; the reader's corrections and the shipped names are laid
over it whenever it is stored, so that it can be read anew at any time. May import everything in db.
A failure is told in the report, and leaves the library as it was.
"""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.cancel import CancelToken
from db.chronology.events import find_events
from db.errors import KnownError
from db.formats import sandbox
from db.formats import text as text_format
from db.formats.detect import Format, detect, is_pdf
from db.ingest import overlay as overlays
from db.ingest.report import ImportReport
from db.model import Facts, Source
from db.store.event_edits import laid
from db.store.marks import refresh_states
from db.structure import corrections as reader_corrections
from db.structure.bodies import Gazetteer
from db.structure.parse import parse
from db.structure.said_facts import adopt, sign
from db.structure.symbols import find_symbols
from db.structure.words import Vocabulary
from db.text import encodable
from resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.corrections import Correction
    from db.model import ParsedDocument, SourceText
    from db.store.library import Library

    Progress = Callable[[int, int], None]  # pages read, and of how many

IMPORTER_VERSION = 5  # raised when the same file would give another document
_BEGINNING = 4096  # bytes
_SHORT_TEXT = 2 * 1024 * 1024  # bytes
LARGEST_TEXT = 64 * 1024 * 1024  # bytes; no document's text is longer
LARGEST_FILE = 256 * 1024 * 1024  # bytes; a PDF may hold pictures


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: the document as extracted, before anybody's corrections."""

    source: Source
    original: bytes
    parsed: ParsedDocument


def import_file(
    library: Library,
    path: Path,
    token: CancelToken | None = None,
    progress: Progress | None = None,
    *,
    again: bool = False,
) -> ImportReport:
    """Import one file; what goes wrong is told in the report.

    A file that the library holds already, read by this very importer, is left as it is and the
    report says so.

    Args:
        library: where to.
        path: the file.
        token: stops the import between its steps, and a reader at once.
        progress: is told how many pages are read, and of how many.
        again: import it also where the library holds it already.

    Raises:
        Cancelled: ``token`` was set; nothing was stored.
    """
    token = token or CancelToken()
    try:
        data = _read(path)
        there = library.documents.made_from(hashlib.sha256(data).hexdigest())
        if there is not None and not again and there.importer_version == IMPORTER_VERSION:
            return ImportReport(str(path), document=there.key, counts=there.counts, already=True)
        reading = read(data, path.name, token, progress)
        key = there.key if there is not None else _free_key(library, reading, path.stem)
        return store(library, reading, key, token=token, path=str(path))
    except KnownError as error:
        return ImportReport(str(path), error=str(error))


def import_again(
    library: Library,
    key: str,
    token: CancelToken | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read a document anew from its original; bookmarks and corrections stay.

    Raises:
        Cancelled: ``token`` was set; the document is as it was.
    """
    token = token or CancelToken()
    try:
        reading = read_again(library, key, token, progress)
        return store(library, reading, key, token=token)
    except KnownError as error:
        return ImportReport(key, error=str(error))


def read_again(
    library: Library,
    key: str,
    token: CancelToken | None = None,
    progress: Progress | None = None,
) -> Reading:
    """A document of the library as extracted from its original, before any correction.

    Raises:
        KnownError: There is no such document, or its original cannot be read any more.
        Cancelled: ``token`` was set.
    """
    document = library.documents.get(key)
    if document is None:
        raise KnownError(f"There is no document {key} in the library.")
    original = library.documents.original(key)
    return read(original, document.source.name, token or CancelToken(), progress)


def read(data: bytes, name: str, token: CancelToken, progress: Progress | None = None) -> Reading:
    """What a file holds.

    Args:
        data: the file.
        name: what it is called; its ending is a hint at its format.
        token: stops it.
        progress: is told how many pages are read, and of how many.

    Raises:
        KnownError: It cannot be read; why, in one line.
        Cancelled: ``token`` was set.
    """
    text = _read_text(data, name, token, progress)
    token.check()
    parsed = parse(text, Vocabulary.shipped())
    token.check()
    source = Source(encodable(name), hashlib.sha256(data).hexdigest(), text.media_type)
    return Reading(source, data, parsed)


def store(
    library: Library,
    reading: Reading,
    key: str,
    *,
    token: CancelToken | None = None,
    path: str = "",
    ordinal: int | None = None,
) -> ImportReport:
    """Date a document, as the reader put it right, and store it in place of the one with its key.

    Args:
        library: where to.
        reading: the document as extracted.
        key: its stable name.
        token: stops it before anything is stored.
        path: the file, for the report.
        ordinal: where it stood among the documents before it was removed.

    Raises:
        KnownError: It cannot be stored.
        Cancelled: ``token`` was set; nothing was stored.
    """
    token = token or CancelToken()
    said = _said(library, reading, key)
    corrected = reader_corrections.apply(reading.parsed, said, reading.source.sha256)
    parsed = corrected.parsed
    mentions = Gazetteer.load().find_mentions(parsed)
    events = find_events(parsed, mentions)
    token.check()
    overlay = overlays.find_overlay(ROOT / "documents", reading.source.sha256)
    curated = overlays.apply(overlay or {}, parsed, events)
    _keep_signed(library, reading, key, said)
    document = library.documents.add(
        parsed,
        key=key,
        source=reading.source,
        original=reading.original,
        importer_version=IMPORTER_VERSION,
        imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
        events=events,
        mentions=mentions,
        symbols=_symbols(parsed),
        short_title=corrected.name or curated.short_title,
        section_titles=curated.section_titles,
        curated=curated.events,
        ordinal=ordinal,
    )
    refresh_states(library)
    return ImportReport(
        path or key,
        document=document.key,
        counts=document.counts,
        unresolved=curated.unresolved,
        lost=corrected.lost,
        lost_events=len(laid(library, document.key).lost),
    )


def _said(library: Library, reading: Reading, key: str) -> tuple[Correction, ...]:
    """The reader's corrections of a document; what the library holds now is what they are of."""
    said = library.corrections.of_document(key)
    there = library.documents.get(key)
    source = reading.source.sha256
    return adopt(said, source) if there is not None and there.source.sha256 == source else said


def _keep_signed(
    library: Library, reading: Reading, key: str, said: tuple[Correction, ...]
) -> None:
    """Remember of which file facts were said, and what it said itself."""
    signed = sign(reading.parsed.facts, said, reading.source.sha256)
    if signed != library.corrections.of_document(key):
        library.corrections.replace(key, signed)


def _read(path: Path) -> bytes:
    """The bytes of a file; one that is too large is refused by its beginning."""
    try:
        # A pipe that nobody writes to would be waited for, some devices never end.
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise KnownError("It is a pipe or a device, not a file.")
        with path.open("rb") as file:
            data = file.read(_BEGINNING)
            most = LARGEST_FILE if is_pdf(data) else LARGEST_TEXT
            data += file.read(most + 1 - len(data))
    except OSError as error:
        raise KnownError(f"It cannot be read: {error.strerror}.") from error
    if len(data) > most:
        raise KnownError(f"It is larger than {most // 2**20} MB.")
    return data


def _read_text(
    data: bytes,
    name: str,
    token: CancelToken,
    progress: Progress | None,
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


def _free_key(library: Library, reading: Reading, stem: str) -> str:
    """The document's key, from what it says itself; another file with the same gets a number."""
    key = wanted = document_key(reading.parsed.facts, stem)
    number = 1
    while library.documents.get(key) is not None:
        number += 1
        key = f"{wanted}-{number}"
    return key
