"""PDFs into the library: the real ones whole, the bad ones without a trace."""

from pathlib import Path

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest.pipeline import import_file
from db.model import BlockKind, DocumentContent, DocumentKind, SectionKind
from db.store.library import Library
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, make_pdf


def imported(tmp_path: Path, file: Path) -> DocumentContent:
    with Library.open(tmp_path / "library") as library:
        report = import_file(library, file)
        assert report.ok, report.error
        content = library.documents.content(report.document or "")
    assert content is not None
    return content


def test_a_report_keeps_masthead_headings_numbers_and_endnotes(
    shared: Path, tmp_path: Path
) -> None:
    content = imported(tmp_path, shared / "corpus" / "pdf" / "svn_2nd_g1409727.pdf")
    facts = content.document.facts
    assert facts.symbol == "A/HRC/WG.6/20/SVN/3"
    assert facts.kind is DocumentKind.REPORT
    assert facts.title.endswith("resolution 16/21 Slovenia")
    levels = [(s.level, s.number) for s in content.sections if s.title][1:6]
    assert levels == [(1, None), (2, "A."), (3, None), (2, "B."), (3, "1.")]
    numbers = [b.marker for b in content.blocks if b.kind is BlockKind.PARAGRAPH and b.marker]
    assert numbers == [f"{number}." for number in range(1, 71)]
    assert [note.label for note in content.footnotes] == ["*", *map(str, range(1, 117))]
    referred = {ref.label for block in content.blocks for ref in block.refs}
    assert referred == {note.label for note in content.footnotes}
    assert content.sections[-1].kind is SectionKind.ENDNOTES


def test_a_resolution_keeps_its_footnotes_and_loses_its_running_heads(
    shared: Path, tmp_path: Path
) -> None:
    content = imported(tmp_path, shared / "corpus" / "pdf" / "A_RES_73_6-EN.pdf")
    assert content.document.facts.kind is DocumentKind.RESOLUTION
    assert content.document.facts.issued == "2018-10-31"
    kinds = [section.kind for section in content.sections]
    assert kinds == [SectionKind.SECTION, SectionKind.PREAMBLE, SectionKind.OPERATIVE]
    assert [note.label for note in content.footnotes] == ["1", "2", "3", "4", "5", "6"]
    assert all("2/5" not in block.text for block in content.blocks)


def test_every_pdf_of_the_corpus_is_read_or_refused_calmly(shared: Path, tmp_path: Path) -> None:
    files = [
        *sorted((shared / "corpus" / "pdf").glob("*.pdf")),
        *sorted((shared / "corpus" / "broken").glob("*.pdf")),
    ]
    refused: dict[str, str] = {}
    with Library.open(tmp_path / "library") as library:
        for file in files:
            report = import_file(library, file)
            if not report.ok:
                refused[file.name] = report.error or ""
    assert set(refused) == {"1991-12-30_Buravkin_to_UN.pdf", "blank.pdf", "error_pdf.pdf"}
    scan = "This PDF is a scan: it holds pictures of pages and no text."
    assert refused["1991-12-30_Buravkin_to_UN.pdf"] == scan


def test_a_cancelled_import_leaves_no_document(library: Library, tmp_path: Path) -> None:
    sheet = Sheet(lines_of_text("word " * 900, 72, 780))
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf([sheet] * 300))
    token = CancelToken()
    before = [document.key for document in library.documents.list()]
    with pytest.raises(Cancelled):
        import_file(library, path, token, lambda _done, _of: token.cancel())
    assert [document.key for document in library.documents.list()] == before


def test_a_pdf_of_five_thousand_pages_is_imported(library: Library, tmp_path: Path) -> None:
    sheets = [
        Sheet([Text(72, 700, f"{number}. Paragraph {number} stands alone on its page.")])
        for number in range(1, 5001)
    ]
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf(sheets))
    report = import_file(library, path)
    assert report.ok, report.error
    content = library.documents.content(report.document or "")
    assert content is not None
    assert [block.page for block in content.blocks] == list(range(1, 5001))
