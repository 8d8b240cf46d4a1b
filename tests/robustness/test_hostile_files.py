"""Files made to do harm, and files far too large, leave the library as it was."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from db.ingest.pipeline import import_file
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, make_pdf
from tests.db.formats.word_files import zipped
from tests.robustness.snapshots import content_of

if TYPE_CHECKING:
    from pathlib import Path

    from db.store.library import Library

BOMB = '<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
) + "]>"  # fmt: skip
ZEROS = bytes(70 * 2**20)


def bomb_in_xml() -> bytes:
    parts = {"word/document.xml": f"{BOMB}<w:document><w:body>&l11;</w:body></w:document>"}
    return zipped(parts)


def endless_page_stream() -> bytes:
    """A PDF whose only page unpacks to hundreds of megabytes of letters."""
    stream = zlib.compress(b"BT /F1 9 Tf (word word word) Tj ET\n" * 8_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("entities.docx", bomb_in_xml(), "declares entities"),
        ("zip.docx", zipped({"word/document.xml": ZEROS}), "far larger than a document"),
        ("many.docx", zipped({f"word/{n}.xml": "" for n in range(10_001)}), "far larger"),
        ("deep.html", b"<div>" * 200_000 + b"words", "nested too deeply"),
    ],
)
def test_a_bomb_is_refused_in_one_line_and_leaves_no_trace(
    library: Library, tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    before = content_of(library)
    path = tmp_path / name
    path.write_bytes(data)
    report = import_file(library, path)
    assert report.error is not None
    assert says in report.error
    assert "\n" not in report.error
    assert content_of(library) == before


def test_entities_of_a_web_page_are_never_unfolded(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "bomb.html"
    path.write_text(f"{BOMB}<html><body><p>Words and &l11;</p></body></html>")
    report = import_file(library, path)
    if report.ok:
        content = library.documents.content(report.document or "")
        assert sum(len(block.text) for block in content.blocks) < 2000
    else:
        assert "\n" not in (report.error or "")


def test_a_page_without_end_is_refused_or_read_within_the_limits(
    library: Library, tmp_path: Path
) -> None:
    before = content_of(library)
    path = tmp_path / "endless.pdf"
    path.write_bytes(endless_page_stream())
    report = import_file(library, path)
    assert report.error is not None
    assert "\n" not in report.error
    assert content_of(library) == before


def test_a_report_of_five_thousand_pages_comes_whole(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    pages = range(1, 5001)
    words = "The Committee takes note of the report and asks that it be read at the next session."
    path.write_bytes(
        make_pdf(
            [
                Sheet([*lines_of_text(f"{n}. {words}", 120, 740), Text(500, 40, str(n), 9)])
                for n in pages
            ]
        )
    )
    report = import_file(library, path)
    assert report.ok, report.error
    blocks = library.documents.content(report.document or "").blocks
    assert [(block.marker, block.page, block.text) for block in blocks] == [
        (f"{n}.", n, words) for n in pages
    ]


def test_a_text_of_two_hundred_megabytes_is_refused_before_it_is_read(
    library: Library, tmp_path: Path
) -> None:
    before = content_of(library)
    path = tmp_path / "endless.txt"
    with path.open("wb") as file:
        file.write(b"The session was opened by the President.\n" * 100)
        file.truncate(200 * 2**20)
    report = import_file(library, path)
    assert "larger than" in (report.error or "")
    assert content_of(library) == before
