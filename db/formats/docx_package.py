"""A DOCX file as the parts it is made of, opened only when its sizes are sane.

Knows the Open Packaging Conventions and nothing of what the parts say. May import db.errors and
its sister modules.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.formats.xml_parts import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

LARGEST_SUM = 64 * 1024 * 1024  # bytes of all parts, unpacked
LARGEST_RATIO = 200  # unpacked to packed
_SMALL = 4 * 1024 * 1024  # bytes; a part below this may be packed as tightly as it likes
_MOST_PARTS = 10_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "The file is protected by a password: save it without one and try again."
_DAMAGED = "The file is damaged or cut short: its archive cannot be read."
_OTHERS = (  # files of many parts that are no Word documents: a part they have, and what they are
    ("xl/workbook.xml", "an Excel workbook (.xlsx)", "PDF"),
    ("xl/workbook.bin", "an Excel workbook (.xlsb)", "PDF"),
    ("ppt/presentation.xml", "a presentation (.pptx)", "PDF"),
    ("meta-inf/container.xml", "an e-book (EPUB)", "PDF, DOCX or HTML"),
    ("index/document.iwa", "a Pages document", "PDF or DOCX"),
    ("fixeddocseq.fdseq", "an XPS file", "PDF"),
    ("doc.kml", "a map", "PDF"),
)
_OPEN_DOCUMENTS = {
    "text": ("an OpenDocument text (.odt)", "DOCX or PDF"),
    "spreadsheet": ("an OpenDocument spreadsheet (.ods)", "PDF"),
    "presentation": ("an OpenDocument presentation (.odp)", "PDF"),
}
_LONGEST_TYPE = 100  # bytes of a media type
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
)


class Package:
    """The parts of a DOCX file, found by what they are for."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            KnownError: not a DOCX file, a damaged or protected one, or one that unpacks to more
                than a document can hold.
        """
        _refuse_other_formats(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _UNREADABLE as error:
            raise KnownError(_DAMAGED) from error
        _check_sizes(entries)
        self._names = {entry.filename.lstrip("/").lower(): entry for entry in entries}
        self._main_path = self._find_main()
        self._relations = self._read_relations(self._main_path)

    def main(self) -> Element:
        """The part with the document's own text."""
        root = self._part(self._main_path)
        if root is None:
            raise self._what_else()
        return root

    def related(self, kind: str) -> Element | None:
        """The main part's companion of a kind ("styles", "footnotes"), or None."""
        for kind_there, path in self._relations.values():
            if kind_there == kind:
                return self._part(path)
        return None

    def by_id(self, relation: str | None) -> Element | None:
        """The part that an ``r:id`` of the main part names, or None."""
        found = self._relations.get(relation or "")
        return self._part(found[1]) if found else None

    def _find_main(self) -> str:
        for kind, path in self._read_relations("").values():
            if kind == "officeDocument":
                return path
        return "word/document.xml"

    def _what_else(self) -> KnownError:
        """Say what the file is, as it is no Word document, and what to do with it."""
        for part, what, instead in _OTHERS:
            if part in self._names:
                return _cannot(what, instead)
        entry = self._names.get("mimetype")
        if entry is not None and entry.file_size <= _LONGEST_TYPE:
            kind = self._bytes(entry).decode("ascii", "replace").rpartition("opendocument.")[2]
            if kind in _OPEN_DOCUMENTS:
                return _cannot(*_OPEN_DOCUMENTS[kind])
        return KnownError(
            "The file is a zip archive, but not a Word document: take out of it what is to be read."
        )

    def _read_relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Id → (kind, path) of what a part relates to inside the file."""
        folder, name = posixpath.split(path)
        root = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            inside = target if target.startswith("/") else posixpath.join(folder, target)
            key = relation.get("Id") or ""
            found[key] = (kind, posixpath.normpath(inside).lstrip("/"))
        return found

    def _part(self, path: str) -> Element | None:
        entry = self._names.get(path.lower())
        if entry is None:
            return None
        return parse_xml(self._bytes(entry))

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            return self._archive.read(entry)
        except _UNREADABLE as error:
            raise KnownError(_DAMAGED) from error


def _cannot(what: str, instead: str) -> KnownError:
    return KnownError(f"The file is {what}, which cannot be read: save it as {instead}.")


def relation_id(element: Element) -> str | None:
    """The ``r:id`` of an element."""
    return element.get(_RELATION + "id")


def _refuse_other_formats(data: bytes) -> None:
    """Raise KnownError for what has a Word document's name and is none."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise KnownError(_PROTECTED)
        raise KnownError("The file is in the old Word format (.doc): save it as .docx, try again.")
    if not data.startswith(b"PK"):
        raise KnownError("The file is not a Word document, whatever its name says.")


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Raise KnownError where the sizes that the archive declares are not a document's.

    A part that holds more than it declares fails when it is read: zipfile stops at the declared
    size and finds the checksum wrong.
    """
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise KnownError(_PROTECTED)
    total = sum(entry.file_size for entry in entries)
    packed_hard = any(
        entry.file_size > max(_SMALL, LARGEST_RATIO * entry.compress_size) for entry in entries
    )
    if total > LARGEST_SUM or packed_hard or len(entries) > _MOST_PARTS:
        raise KnownError("The file is refused: unpacked it is far larger than a document can be.")
