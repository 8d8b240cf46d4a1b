"""Word documents and web pages all the way into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.ingest.pipeline import import_file
from db.model import BlockKind, SectionKind
from tests.db.formats.word_files import level, lists, numbered, p, r, styled, table, word_file

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import DocumentContent
    from db.store.library import Library

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{name}"/></w:style>'
    for one, name in (("T", "Title"), ("H1", "heading 1"), ("H2", "heading 2"), ("Q", "Quote"))
)
NUMBERING = lists(
    level(0, "upperRoman", "%1."),
    more='<w:abstractNum w:abstractNumId="5">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + '</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>',
)
REPORT = (
    table(["United Nations", "A/HRC/27/12"], ["", p("Distr.: General") + p("24 July 2014")])
    + p("Report of the Working Group", styled("T"))
    + p("Introduction", styled("H1") + numbered(1))
    + p(
        r("The Working Group met")
        + '<w:r><w:footnoteReference w:id="1"/></w:r>'
        + r(" in May 2013 and ")
        + "<w:r><w:lastRenderedPageBreak/></w:r>"
        + r("adopted its report."),
        numbered(2),
    )
    + p("States were asked:", numbered(2))
    + p("to ratify;", numbered(2, 1))
    + p("“All human beings are born free.”", styled("Q"))
    + p("Reports", styled("H2"))
    + table(["Year", "Sum"], ["2013", "5"])
)
NOTES = f'<w:footnote w:id="1">{p("See A/HRC/RES/5/1.")}</w:footnote>'

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PAGE = """<!doctype html><meta charset=utf-8><script>no()</script><nav>Home</nav>
<h1>Report of the Special Rapporteur</h1><p>A/69/274</p><h2>I. Introduction</h2>
<p>1. A visit took place in May 2013.<sup><a href="#n1">1</a></sup></p><ol type=a><li>Courts;</ol>
<blockquote>Everyone has the right to housing.</blockquote>
<table><tr><th>Year<th>Homes<tr><td>2012<td>1,000</table>
<ol><li id=n1>Ibid. <a href="#r1">↩</a></ol>"""


@pytest.fixture
def report(library: Library, tmp_path: Path) -> DocumentContent:
    data = word_file(REPORT, styles=STYLES, numbering=NUMBERING, footnotes=NOTES)
    return imported(library, tmp_path / "report.docx", data)


def imported(library: Library, path: Path, data: bytes) -> DocumentContent:
    path.write_bytes(data)
    told = import_file(library, path)
    assert told.ok, told.error
    content = library.documents.content(told.document or "")
    assert content is not None
    return content


def kinds(content: DocumentContent) -> list[tuple[BlockKind, str | None, str]]:
    return [(block.kind, block.marker, block.text) for block in content.blocks]


def test_a_word_report_has_its_outline_numbers_and_facts(report: DocumentContent) -> None:
    facts = report.document.facts
    assert (facts.title, facts.symbol) == ("Report of the Working Group", "A/HRC/27/12")
    assert facts.issued == "2014-07-24"
    sections = [(one.level, one.number, one.title) for one in report.sections]
    assert sections[1:] == [(1, "I.", "Introduction"), (2, None, "Reports")]
    found = kinds(report)
    assert (BlockKind.PARAGRAPH, "2.", "States were asked:") in found
    assert (BlockKind.LIST_ITEM, "(a)", "to ratify;") in found
    assert (BlockKind.QUOTATION, None, "“All human beings are born free.”") in found
    assert (BlockKind.TABLE_ROW, None, "2013 | 5") in found


def test_a_word_note_is_tied_and_a_page_noted_within_its_sentence(report: DocumentContent) -> None:
    (block,) = [one for one in report.blocks if one.refs]
    assert block.text == "The Working Group met in May 2013 and adopted its report."
    assert [(ref.offset, ref.label) for ref in block.refs] == [(21, "1")]
    assert [block.text[one.offset :][:7] for one in block.page_breaks] == ["adopted"]
    assert [(note.label, note.text) for note in report.footnotes] == [("1", "See A/HRC/RES/5/1.")]


def test_a_web_page_has_its_outline_lists_and_notes(library: Library, tmp_path: Path) -> None:
    content = imported(library, tmp_path / "report.html", PAGE.encode())
    assert content.document.facts.title == "Report of the Special Rapporteur"
    assert content.document.source.media_type == "text/html"
    found = kinds(content)
    assert (BlockKind.PARAGRAPH, "1.", "A visit took place in May 2013.") in found
    assert (BlockKind.LIST_ITEM, "a.", "Courts;") in found
    assert (BlockKind.QUOTATION, None, "Everyone has the right to housing.") in found
    assert (BlockKind.TABLE_ROW, None, "2012 | 1,000") in found
    assert [note.text for note in content.footnotes] == ["Ibid."]
    assert not any(block.text == "Home" or "no()" in block.text for block in content.blocks)
    assert any(one.number == "I." and one.kind is SectionKind.SECTION for one in content.sections)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", word_file(p("x"), styles=" " * 20_000_000), "far larger"),
        ("a.docx", word_file(p("x"))[:-30], "damaged"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.html", b"<script>document.write(1)</script>", "no text"),
    ],
)  # fmt: skip
def test_a_refused_file_leaves_the_library_as_it_was(
    library: Library, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    before = library.documents.list()
    path = tmp_path / name
    path.write_bytes(data)
    told = import_file(library, path)
    assert not told.ok
    assert said in (told.error or "")
    assert library.documents.list() == before
