"""PDF files: bytes to lines with their type and place, by PDFium.

PDFium is not thread-safe and reads what strangers made: this module runs in the sandbox's own
process only. Knows files; nothing of the United Nations. May import db.model, db.errors and its
sisters.
"""

from __future__ import annotations

import importlib
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from db.errors import KnownError
from db.formats.pdf_glyphs import read_glyphs
from db.formats.pdf_layout import PageRows, lay_out
from db.formats.pdf_lines import rows_of
from db.model import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.formats.pdf_glyphs import Page
    from db.formats.pdf_lines import Row
    from db.model import Line

MEDIA_TYPE = "application/pdf"
_MOST_LINES = 2_000_000
_FEW_LETTERS = 25  # a page number, a stamp, what a scanner's program saw in a speck
_PASSWORD = 4  # FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY, from fpdfview.h
_SECURITY = 5
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE


class _Document(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, at: int) -> Page: ...


def read(data: bytes, progress: Callable[[int, int], None] | None = None) -> SourceText:
    """The lines of a PDF.

    Args:
        data: the file.
        progress: is told how many pages are done, and of how many.

    Raises:
        KnownError: not a PDF, damaged, locked by a password, without pages, or without text.
    """
    pdfium: Any = importlib.import_module("pypdfium2")  # untyped bindings
    document = _open(data)
    pages: list[PageRows] = []
    scanned = 0  # pages that are pictures, with hardly a letter beside them
    count = len(document)
    lines = 0
    for at in range(count):
        try:
            page = document[at]
        except pdfium.PdfiumError:
            pages.append(PageRows(at + 1, [], 0.0, 0.0))  # one broken page of many
            continue
        text_page = page.get_textpage()
        glyphs = read_glyphs(page, text_page)
        rows = rows_of(glyphs)
        lines += len(rows)
        if lines > _MOST_LINES:
            raise KnownError("The PDF holds more text than this program can read.")
        pages.append(PageRows(at + 1, rows, glyphs.width, glyphs.height))
        scanned += _letters(rows) < _FEW_LETTERS and _has_picture(page)
        text_page.close()
        page.close()
        if progress is not None:
            progress(at + 1, count)
    _refuse_scans(pages, scanned)
    found = tuple(_composed(line) for line in lay_out(pages))
    return SourceText(
        lines=tuple(line for line in found if line.text), pages=count, media_type=MEDIA_TYPE
    )


def _letters(rows: Sequence[Row]) -> int:
    return sum(char.isalnum() for row in rows for piece in row.pieces for char in piece.text)


def _refuse_scans(pages: Sequence[PageRows], scanned: int) -> None:
    """Raise KnownError where there is no text, or none but stray letters on pictures of pages."""
    with_text = sum(_letters(page.rows) >= _FEW_LETTERS for page in pages)
    if scanned and not with_text:
        some = any(_letters(page.rows) for page in pages)
        how = "hardly any text" if some else "no text"
        raise KnownError(f"This PDF is a scan: it holds pictures of pages and {how}.")
    if not any(page.rows for page in pages):
        held = "one page" if len(pages) == 1 else f"{len(pages):,} pages"
        raise KnownError(f"There is no text in this PDF: it holds {held} without a word.")


def _has_picture(page: Page) -> bool:
    return next(iter(page.get_objects(filter=[_IMAGE], max_depth=3)), None) is not None


def _open(data: bytes) -> _Document:
    """Open a document, or say why it cannot be."""
    pdfium: Any = importlib.import_module("pypdfium2")
    if b"%PDF-" not in data[:1024]:
        raise KnownError("The file is not a PDF, whatever its name says.")
    try:
        document: _Document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (_PASSWORD, _SECURITY):
            raise KnownError(
                "This PDF is locked by a password: save it without one and try again."
            ) from error
        raise KnownError("The PDF is damaged or cut short: it cannot be opened.") from error
    if count < 1:
        raise KnownError("The PDF has no pages.")
    return document


def _composed(line: Line) -> Line:
    """The line with letters and their accents as one character, where that moves no range."""
    text = unicodedata.normalize("NFC", line.text)
    if text == line.text or line.superscripts or line.cells:
        return line
    return replace(line, text=text)
