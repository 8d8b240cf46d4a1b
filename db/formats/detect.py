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
_PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a DOCX with a password, or an old Word file
_REFUSED = (
    (_PROTECTED, "an old Word file (.doc)", "DOCX or PDF"),
    (b"{\\rtf", "a rich text file (RTF)", "DOCX or PDF"),
    (b"\x89PNG\r\n\x1a\n", "a picture", "PDF with a text layer"),
    (b"\xff\xd8\xff", "a picture", "PDF with a text layer"),
    (b"II*\x00", "a picture", "PDF with a text layer"),
    (b"MM\x00*", "a picture", "PDF with a text layer"),
    (b"\x1f\x8b", "a compressed file", "the file that is inside it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", "the file that is inside it"),
    (b"BZh", "a compressed file", "the file that is inside it"),
    (b"\xfd7zXZ\x00", "a compressed file", "the file that is inside it"),
    (b"SQLite format 3\x00", "a database", "PDF, DOCX, HTML or text"),
    (b"\x7fELF", "a program", "PDF, DOCX, HTML or text"),
    (b"MZ\x90", "a program", "PDF, DOCX, HTML or text"),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_WEB_SUFFIXES = (".html", ".htm", ".xhtml")


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
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(_ZIPS):
        return Format.DOCX
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix == ".docx" and head.startswith(_PROTECTED):
        return Format.DOCX  # its reader can tell a password from an old file under a new name
    for mark, what, instead in _REFUSED:
        if head.startswith(mark):
            raise KnownError(f"The file is {what}, which cannot be read: save it as {instead}.")
    if suffix == ".pdf":
        raise KnownError("The file is not a PDF, whatever its name says: it may be cut short.")
    if suffix == ".docx":
        raise KnownError("The file is not a DOCX, whatever its name says: it may be cut short.")
    if suffix in _WEB_SUFFIXES or _HTML_MARK.match(_as_text(head)):
        return Format.HTML
    return Format.TEXT


def _as_text(head: bytes) -> str:
    """The first bytes as letters, for looking at tags: they are ASCII in every encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace").lstrip("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
