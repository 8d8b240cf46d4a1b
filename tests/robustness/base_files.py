"""Small sound files of each format, with something of everything that its reader knows."""

from __future__ import annotations

from resources import BUNDLED_DOCUMENT
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, make_pdf
from tests.db.formats.word_files import level, lists, numbered, p, r, styled, table, word_file

WORDS = "The Government of Belarus held a seminar in May 2013 and will report in 2015. " * 3


def text_file() -> bytes:
    """The beginning of the bundled letter and the notes of a page of it."""
    return BUNDLED_DOCUMENT.read_bytes()[:6000]


def pdf_file() -> bytes:
    """Two pages: masthead, heading, numbered paragraphs, a raised number, a table, a note."""
    rows = [("CAT", "16 July 1993", "None"), ("CRC", "6 July 1992", "None"), ("CED", "No", "-")]
    first = [
        Text(60, 790, "A/HRC/27/1", 14, bold=True),
        Text(400, 790, "Distr.: General"),
        Text(400, 778, "2 October 2014"),
        Text(120, 740, "I. Introduction", 12, bold=True),
        *lines_of_text(f"1. {WORDS}", 120, 710),
        Text(130, 640, "as the Council said"),
        Text(212, 644, "1", 6),
        Text(120, 70, "1", 6),
        Text(126, 66, "See A/69/421, annex.", 8),
    ]
    second = [
        Text(60, 790, "A/HRC/27/1", 9, bold=True),
        *lines_of_text(f"2. {WORDS}", 120, 740),
        *(
            Text(x, 640 - 14 * at, cell)
            for at, row in enumerate(rows)
            for x, cell in zip((72, 220, 400), row, strict=True)
        ),
        Text(500, 40, "2", 9),
    ]
    return make_pdf([Sheet(first), Sheet(second)])


def word_document() -> bytes:
    """Headings by style, numbered paragraphs, a table, a note, what an editor struck out."""
    body = (
        p("Letter dated 29 September 2014", styled("Title"))
        + p("Introduction", styled("Heading1"))
        + p(WORDS, numbered(1))
        + p(
            r("As noted")
            + '<w:r><w:footnoteReference w:id="2"/></w:r><w:del>'
            + r("x")
            + "</w:del>"
        )
        + table(["CAT", "16 July 1993"], ["CRC", "6 July 1992"])
    )
    note = f'<w:footnote w:id="2">{p("See A/69/421.")}</w:footnote>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    )
    return word_file(
        body, footnotes=note, styles=styles, numbering=lists(level(0, "decimal", "%1."))
    )


def web_page() -> bytes:
    """Headings, lists, a table of data, notes by their links."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head>
<body><nav><a href="/">Home</a></nav><h1>Report of the Committee</h1><h2>I. Introduction</h2>
<p>1. {WORDS}<sup><a href="#n1" id="r1">1</a></sup></p><ol type="a"><li>one</li><li>two</li></ol>
<table><tr><th>Treaty</th><th>Date</th></tr><tr><td>CAT</td><td>16 July 1993</td></tr></table>
<blockquote>Quoted – “words”, за 2013 год</blockquote><hr>
<p id="n1"><a href="#r1">1</a> See A/69/421.</p></body></html>""".encode()
