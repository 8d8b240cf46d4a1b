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


def letter_with_annex() -> bytes:
    """A circulated letter of two pages as the United Nations sets it."""
    first = [
        Text(120, 780, "United Nations", 14),
        Text(480, 780, "A/69/421", 14),
        Text(120, 755, "General Assembly", 20, bold=True),
        Text(400, 755, "Distr.: General"),
        Text(400, 743, "2 October 2014"),
        Text(400, 725, "Original: Russian"),
        Text(60, 670, "Sixty-ninth session", bold=True),
        Text(60, 658, "Agenda item 68 (c)"),
        Text(120, 620, "Letter dated 29 September 2014 from the Permanent", 14, bold=True),
        Text(120, 605, "Representative of Belarus to the United Nations addressed", 14, bold=True),
        Text(120, 590, "to the Secretary-General", 14, bold=True),
        Text(144, 560, "I have the honour to transmit herewith a non-paper on the cooperation"),
        *lines_of_text(
            f"of the Republic of Belarus with the mechanisms {'of review ' * 20}.", 120, 548
        ),
        Text(340, 470, "(Signed) Andrei Dapkiunas"),
        Text(340, 458, "Ambassador"),
        Text(60, 60, "14-62017 (E) 061014"),
    ]
    second = [
        Text(60, 800, "A/69/421", 9, bold=True),
        Text(120, 750, "Annex to the letter dated 29 September 2014 from the", 14, bold=True),
        Text(120, 735, "Permanent Representative of Belarus", 14, bold=True),
        Text(120, 705, "[Original: Russian]", italic=True),
        Text(120, 675, "Cooperation of Belarus from 2012 to 2014", 12, bold=True),
        *lines_of_text("Belarus considers that cooperation is useful. " * 6, 120, 650),
        Text(120, 590, "Belarus and the review", bold=True),
        Text(120, 570, "The second round was held in December 2013:"),
        Text(144, 552, "\u2022 Seminar on torture, May 2013"),
        Text(144, 534, "\u2022 Seminar on the rights of the child, June 2013"),
    ]
    return make_pdf([Sheet(first), Sheet(second)])


def test_a_letter_in_a_pdf_has_its_parts(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_with_annex())
    content = imported(tmp_path, file)
    facts = content.document.facts
    assert facts.kind is DocumentKind.LETTER
    assert (facts.symbol, facts.issued) == ("A/69/421", "2014-10-02")
    assert (facts.issuer, facts.addressee) == ("Belarus", "Secretary-General")
    assert facts.agenda_items == ("68 (c)",)
    parts = [(section.kind, section.title) for section in content.sections]
    assert parts[1:2] == [(SectionKind.ANNEX, "Cooperation of Belarus from 2012 to 2014")]
    assert parts[-1] == (SectionKind.SECTION, "Belarus and the review")
    items = [block.text for block in content.blocks if block.kind is BlockKind.LIST_ITEM]
    assert len(items) == 2
    signed = [block.text for block in content.blocks if block.kind is BlockKind.SIGNATURE]
    assert signed[0] == "(Signed) Andrei Dapkiunas"
