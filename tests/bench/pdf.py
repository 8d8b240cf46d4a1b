"""A PDF of one hundred pages into a library, end to end, beside PDFium's bare geometry of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2

from db.cancel import CancelToken
from db.formats import sandbox
from db.formats.detect import Format
from db.ingest.pipeline import import_file
from db.store.library import Library
from tests.bench.harness import Result, Samples, Target, alternate, milliseconds
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, make_pdf

PAGES = 100
LEAST = 50  # pages a second, end to end


def run() -> list[Result]:
    data = report()
    ours, theirs = alternate(
        lambda: milliseconds(lambda: sandbox.read(Format.PDF, data, CancelToken())),
        lambda: milliseconds(lambda: geometry(data)),
        repeats=5,
    )
    imports = Samples(tuple(imported(data) for _ in range(3)))
    return [
        Result(f"PDF, {PAGES} pages, read", ours, Target(2.0), "each box by pypdfium2", theirs),
        Result(f"PDF, {PAGES} pages, imported", imports, Target(PAGES / LEAST * 1000, of="p50")),
    ]


def report() -> bytes:
    """Pages as full as a report's."""
    words = "The delegation stated that in 2013 the Government had taken measures to that end. "
    sheets: list[Sheet] = []
    for page in range(1, PAGES + 1):
        body = [
            text
            for at in range(5)
            for text in lines_of_text(f"{page * 5 + at}. {words * 8}", 113, 740 - 130 * at)
        ]
        sheets.append(Sheet([Text(57, 777, "A/HRC/27/1", 9, bold=True), *body]))
    return make_pdf(sheets)


def geometry(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            text.get_charbox(at)
    document.close()


def imported(data: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(data)
        with Library.open(Path(folder) / "library") as library:
            return milliseconds(lambda: import_file(library, file))
