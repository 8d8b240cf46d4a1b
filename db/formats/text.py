"""Plain text files: bytes to physical lines with the layout facts that a text file can show.

Knows how text drawn from a page is laid out; nothing of the United Nations. May import db.model,
db.errors and its sister encodings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from db.errors import KnownError
from db.formats.encodings import BOMS, decode, wide_encoding
from db.model import Line, SourceText

MEDIA_TYPE = "text/plain"

_OTHER_FORMATS = (
    (re.compile(rb"%PDF-"), "a PDF", ".pdf"),
    (re.compile(rb"PK\x03\x04"), "a zip archive, perhaps a DOCX", ".docx"),
    (re.compile(rb"(?i)(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b"), "a web page", ".html"),
    (re.compile(rb"\{\\rtf"), "a rich text file", ".rtf"),
)
_NEWLINE = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_SENTENCE_END = re.compile(r"[.!?;:。！？；：؛؟][\"'”’»)\]]*\s*$")
_LONGEST_PRINTED_LINE = 130  # characters; what a page can hold
_FEWEST_LINES = 6  # below this nothing can be said of a text's spacing


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the file that is not blank."""

    raw: str
    page: int
    blanks: int  # blank lines before it on its page


def read(data: bytes) -> SourceText:
    """The lines of a text file.

    Three layouts are told apart: double-spaced (a blank line between all printed lines, so that two
    neighbours without one are a page break), single-spaced, and text whose paragraphs are lines.
    A form feed is a page break in each. ``gap`` does not count the blank line that double spacing
    itself puts before a line.

    Raises:
        KnownError: the file is empty, not text, or another format under a text file's name.
    """
    _refuse_other_formats(data)
    text = decode(data)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u3000"):
        raise KnownError("The file is empty: there is no text in it.")
    if len(_CONTROL.findall(text)) * 100 > len(text) or "\x00" in text:
        raise KnownError("The file is not text: it holds binary data.")
    rows = _rows(text)
    double_spaced = is_double_spaced(rows)
    lines: list[Line] = []
    added = 0  # page breaks that only the spacing shows
    previous: _Row | None = None
    for row in rows:
        same_page = previous is not None and previous.page == row.page
        if double_spaced and same_page and row.blanks == 0:
            added += 1
        body = row.raw.strip()
        lines.append(
            Line(
                text=body,
                page=row.page + added,
                indent=len(row.raw) - len(row.raw.lstrip()),
                gap=row.blanks // 2 if double_spaced else row.blanks,
                trailing=len(row.raw) - len(row.raw.rstrip()),
            )
        )
        previous = row
    return SourceText(lines=tuple(lines), pages=lines[-1].page, media_type=MEDIA_TYPE)


def is_double_spaced(rows: list[_Row]) -> bool:
    """Whether a blank line stands between all printed lines, also within sentences.

    Paragraphs that are one long line each, with blank lines between, are not double-spaced.
    """
    pairs = [(one, two) for one, two in pairwise(rows) if one.page == two.page]
    if len(pairs) < _FEWEST_LINES:
        return False
    touching = sum(two.blanks == 0 for _, two in pairs)
    within = sum(_is_within_sentence(one.raw, two.raw) for one, two in pairs if two.blanks == 1)
    longest = max(len(row.raw) for row in rows)
    return touching * 5 <= len(pairs) <= within * 4 and longest <= _LONGEST_PRINTED_LINE


def _is_within_sentence(one: str, two: str) -> bool:
    """Whether a sentence seems to run on from one line to the next."""
    start = two.lstrip()[0]
    return not _SENTENCE_END.search(one) and (start.islower() or not start.isascii())


def _rows(text: str) -> list[_Row]:
    """The lines that are not blank, each with its page and the blank lines before it."""
    rows: list[_Row] = []
    for page, content in enumerate(text.removeprefix("\ufeff").split("\f"), start=1):
        blanks = 0
        for raw in _NEWLINE.split(content):
            if raw.strip():
                rows.append(_Row(raw=raw, page=page, blanks=blanks))
                blanks = 0
            else:
                blanks += 1
    return rows


def _refuse_other_formats(data: bytes) -> None:
    """Raise KnownError for a well-known format under a text file's name."""
    head = data[:512].lstrip()
    for pattern, name, suffix in _OTHER_FORMATS:
        if pattern.match(head):
            raise KnownError(f"The file is {name}, not plain text: name it {suffix} and try again.")
    marked = any(data.startswith(mark) for mark, _ in BOMS)
    if b"\x00" in data and not marked and wide_encoding(data) is None:
        raise KnownError("The file is not text: it holds binary data.")
