"""Which reader a file needs: its first bytes decide, its name only between kinds of text.

May import db.errors only, so that the pipeline can ask before any reader is loaded.
"""

from __future__ import annotations

import re
from enum import StrEnum

from db.errors import KnownError


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


_HEAD = 1024  # bytes: where readers of PDF look for its mark
_HTML_MARK = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,800}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_MARK = re.compile(r"\s*<\?xml\s")
_WEB_ARCHIVE = re.compile(
    r"(?:[\w-]{1,40}:[^\n]{0,400}\r?\n(?:[ \t][^\n]{0,400}\n)*)*?"
    r"content-type:\s*multipart/related",
    re.IGNORECASE,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old office files, and new ones with a password
_OLE_KINDS = (  # the names of what they hold, as they hold them
    ("WordDocument", "an old Word file (.doc)", "DOCX or PDF"),
    ("Workbook", "an old Excel workbook (.xls)", "PDF"),
    ("PowerPoint Document", "an old presentation (.ppt)", "PDF"),
    ("__properties_version1.0", "an Outlook message (.msg)", "PDF or text"),
)
_PROTECTED = "The file is protected by a password: save it without one and try again."
_PICTURE = "PDF with a text layer"
_REFUSED = (
    (b"{\\rtf", "a rich text file (RTF)", "DOCX or PDF"),
    (b"\xffWPC", "a WordPerfect file", "DOCX or PDF"),
    (b"%!PS", "a PostScript file", "PDF"),
    (b"AT&TFORM", "a DjVu file", _PICTURE),
    (b"\x89PNG\r\n\x1a\n", "a picture", _PICTURE),
    (b"\xff\xd8\xff", "a picture", _PICTURE),
    (b"GIF8", "a picture", _PICTURE),
    (b"BM", "a picture", _PICTURE),
    (b"II*\x00", "a picture", _PICTURE),
    (b"MM\x00*", "a picture", _PICTURE),
    (b"\x00\x00\x00\x0cjP  ", "a picture", _PICTURE),
    (b"\x1f\x8b", "a compressed file", "the file that is inside it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", "the file that is inside it"),
    (b"Rar!", "a compressed file", "the file that is inside it"),
    (b"BZh", "a compressed file", "the file that is inside it"),
    (b"\xfd7zXZ\x00", "a compressed file", "the file that is inside it"),
    (b"SQLite format 3\x00", "a database", "PDF, DOCX, HTML or text"),
    (b"\x7fELF", "a program", "PDF, DOCX, HTML or text"),
    (b"MZ\x90", "a program", "PDF, DOCX, HTML or text"),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_WEB_SUFFIXES = (".html", ".htm", ".xhtml")


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF, by its first bytes."""
    return b"%PDF-" in data[:_HEAD]


def detect(data: bytes, name: str) -> Format:
    """Say which reader can read a file.

    Args:
        data: the file, or its first bytes.
        name: its name; asked only where the bytes can be more than one thing.

    Raises:
        KnownError: it is empty, or of a kind that cannot be read.
    """
    head = data[:_HEAD]
    if not head.strip(b"\x00 \t\r\n\f\v"):
        raise KnownError("The file is empty: there is no text in it.")
    if is_pdf(head):
        return Format.PDF
    if head.startswith(_ZIPS):
        return Format.DOCX  # what other file of many parts it may be, its reader can tell
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    _refuse_known(data, head, suffix)
    if suffix == ".pdf":
        raise KnownError("The file is not a PDF, whatever its name says: it may be cut short.")
    if suffix == ".docx":
        raise KnownError("The file is not a DOCX, whatever its name says: it may be cut short.")
    text = _as_text(head)
    if suffix in _WEB_SUFFIXES or _HTML_MARK.match(text):
        return Format.HTML
    if _XML_MARK.match(text):
        raise _cannot("an XML file", "PDF, DOCX or HTML")
    if _WEB_ARCHIVE.match(text):
        raise _cannot("a web archive (MHTML)", "HTML or PDF")
    return Format.TEXT


def _refuse_known(data: bytes, head: bytes, suffix: str) -> None:
    """Raise KnownError for a well-known format that cannot be read."""
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise KnownError(_PROTECTED)
        for holds, what, instead in _OLE_KINDS:
            if holds.encode("utf-16-le") in data or what.endswith(f"({suffix})"):
                raise _cannot(what, instead)
        raise _cannot("an old Office file", "DOCX or PDF")
    if head[4:8] == b"ftyp":
        raise _cannot("a picture or a film", _PICTURE)
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise _cannot("a picture or a recording", _PICTURE)
    for mark, what, instead in _REFUSED:
        if head.startswith(mark) and (len(mark) > 2 or b"\x00" in head):
            raise _cannot(what, instead)


def _cannot(what: str, instead: str) -> KnownError:
    return KnownError(f"The file is {what}, which cannot be read: save it as {instead}.")


def _as_text(head: bytes) -> str:
    """The first bytes as letters, for looking at tags: they are ASCII in every encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace").lstrip("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").replace("\x00", "")
