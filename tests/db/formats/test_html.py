from __future__ import annotations

import contextlib
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.formats import html

if TYPE_CHECKING:
    from db.model import Line


def lines(markup: str) -> list[Line]:
    return list(html.read(markup.encode()).lines)


def texts(markup: str) -> list[str]:
    return [line.text for line in lines(markup)]


# ------------------------------------------------------------------ encodings


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Décide</p>".encode(), "Décide"),
        ("\ufeff<p>Décide</p>".encode(), "Décide"),
        ("\ufeff<p>Décide</p>".encode("utf-16-le"), "Décide"),
        ('<meta charset="windows-1251"><p>Генеральная'.encode("cp1251"), "Генеральная"),
        ("<meta content='text/html; charset=windows-1256'><p>إذ".encode("cp1256"), "إذ"),
        ('<meta charset="gb2312"><p>大会決議'.encode("gb18030"), "大会決議"),
        ('<meta charset="iso-8859-1"><p>“États”'.encode("cp1252"), "“États”"),
        ('<meta charset="iso-8859-1"><p>“États”'.encode(), "“États”"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?><p>Józef'.encode("iso-8859-2"), "Józef"),
        (b'<meta charset="rot13"><p>plain', "plain"),
        ("<p>Генеральная Ассамблея".encode("cp1251"), "Генеральная Ассамблея"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str) -> None:
    assert html.read(data).lines[0].text == text


# ------------------------------------------------------------------ blocks


def test_headings_paragraphs_and_soup_become_whole_lines_in_order() -> None:
    found = lines(
        "<h1>Title</h1>loose<p>One <b>two</b>\n  three<p>four<div>five<h3>Sub</h3></div>"
        "<b><p>bold</b> plain<blockquote>quoted</blockquote><font>six<br>seven<br><br>eight"
    )
    assert [line.text for line in found] == [
        *("Title", "loose", "One two three", "four", "five", "Sub", "bold plain", "quoted"),
        *("six seven", "eight"),
    ]
    assert [line.heading for line in found] == [0, None, None, None, None, 3, *[None] * 4]
    assert [line.indent for line in found] == [*[0] * 7, 4, 0, 0]
    assert all(line.whole for line in found)
    assert (found[0].gap, found[1].gap) == (0, 1)


def test_a_heading_alone_above_all_others_is_the_title() -> None:
    def levels(page: str) -> list[int | None]:
        return [line.heading for line in lines(page)]

    assert levels("<h1>T</h1><h2>A</h2><h2>B</h2>") == [0, 2, 2]
    assert levels("<h1>A</h1><h2>a</h2><h1>B</h1>") == [1, 2, 1]
    assert levels("<h2>before</h2><h1>A</h1>") == [2, 1]
    assert levels("<h1>Only</h1><p>x") == [1, None]


def test_look_is_told_of_the_line() -> None:
    bold, italic, styled, centred = lines(
        "<p><strong>All</strong></p><p><em>All</em></p>"
        "<p style='font-weight:600;text-align:center'>x</p><center>y</center>"
    )
    assert (bold.bold, bold.italic, italic.italic) == (True, False, True)
    assert (styled.bold, styled.centred, centred.centred) == (True, True, True)


def test_entities_and_spaces_are_what_a_browser_shows() -> None:
    page = "<p>&ldquo;A&amp;B&rdquo; &#8211; &#x5d0;&nbsp;&hellip; co&shy;operate &lt;b&gt;"
    assert texts(page) == ["“A&B” – א\u00a0… cooperate <b>"]
    assert texts("<p>&nbsp;</p><p> <q>said</q> </p>") == ["“said”"]


def test_what_is_run_hidden_or_fetched_is_dropped() -> None:
    page = (
        "<title>t</title><style>p{}</style><script>alert(1)</script><p>kept</p>"
        "<p hidden>no</p><p style='color:red; display: none'>no</p><noscript>no</noscript>"
        "<iframe src='http://x.invalid'>no</iframe><img src='http://x.invalid/a.png' alt='no'>"
        "<svg><text>no</text></svg><select><option>no</option></select><!-- no -->"
        "<object data='file:///etc/passwd'>no</object><p>the <del>old</del><ins>new</ins></p>"
    )
    assert texts(page) == ["kept", "the new"]


def test_the_sites_navigation_is_furniture_unless_it_is_all_there_is() -> None:
    page = "<nav><ul><li>Home</ul></nav><div role=contentinfo>Terms</div>"
    assert [line.furniture for line in lines(page + "<p>Text")] == [True, True, False]
    assert [line.furniture for line in lines(page)] == [False, False]


def test_right_to_left_text_keeps_its_logical_order() -> None:
    assert texts('<html dir="rtl"><p>إن مجلس الأمن، <span dir="ltr">1325 (2000)</span>') == [
        "إن مجلس الأمن، 1325 (2000)"
    ]


def test_preformatted_pages_are_read_as_plain_text_is() -> None:
    (one, two, three, *_) = lines(
        "<pre>RESOLUTION 1\n\n   The Council,\nRecalling it,\n\nEnd\n</pre>"
    )
    assert (one.text, one.whole) == ("RESOLUTION 1", False)
    assert (two.indent, two.gap, three.gap) == (3, 1, 0)
    assert texts("<pre>one\ntwo</pre>") == ["one two"]


# ------------------------------------------------------------------ lists and tables


def test_markers_are_counted_as_a_browser_counts_them() -> None:
    found = lines(
        "<ol><li>x<ol type=a><li>x<li>x</ol><li value=7><p>x<p>more</ol>"
        "<ol start=3 style='list-style-type: upper-roman'><li>x</ol><ol reversed><li>x<li>x</ol>"
        "<ul><li>x<ul type=circle><li>x</ul><li>(a) typed</ul>"
        "<ul style='list-style:none'><li>x</ul>"
    )
    assert [line.marker for line in found] == [
        *("1.", "a.", "b.", "7.", None, "III.", "2.", "1.", "•", "◦", None, None)
    ]
    assert [line.depth for line in found] == [0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0]


def test_rows_of_data_keep_their_cells_and_bold_bands_head_them() -> None:
    caption, head, band, row = lines(
        "<table><caption>Budget</caption><tr><th>Year<th>Sum</tr><tr><td colspan=2><b>Africa</b>"
        "<tbody><tr><td><p>2013</p><p>2014</p><td>5<ul><li>x</ul></table>"
    )
    assert caption.text == "Budget"
    assert (head.cells, head.bold) == (("Year", "Sum"), True)
    assert (band.text, band.heading, band.cells) == ("Africa", 1, ())
    assert row.cells == ("2013\n2014", "5\n• x")
    assert row.text == "2013\n2014 | 5\n• x"


def test_a_table_that_only_places_things_is_no_table() -> None:
    page = "<table><tr><td>menu<td><h1>Title</h1><p>Text<table><tr><td>a<td>b</table></table>"
    assert texts(page) == ["menu", "Title", "Text", "a | b"]
    assert texts("<table role=presentation><tr><td>a<td>b</table>") == ["a", "b"]


# ------------------------------------------------------------------ notes


@pytest.mark.parametrize(
    "page",
    [
        # Word
        ('<p>Text<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> goes on.</p><div id="ftn1">'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> 1 May 2014.</p></div>'),
        # Wikis
        ('<p>Text<sup id="r1"><a href="#n1">[1]</a></sup> goes on.</p><ol><li id="n1">'
        '<a href="#r1">↑</a> 1 May 2014.</li></ol>'),
        # Pandoc, DPUB-ARIA
        ('<p>Text<a href="#fn1" role="doc-noteref">1</a> goes on.</p><section><hr><ol><li id="fn1">'
        '<p>1 May 2014.<a href="#fnref1">↩</a></p></li></ol></section>'),
        # by hand, the label typed
        '<p>Text<sup><a href="#one">1</a></sup> goes on.<hr><p><a name="one"></a><sup>1</sup>1 May 2014.',  # noqa: E501
        '<p>Text<a href="#one"><sup>1</sup></a> goes on.<hr><p id="one">1. 1 May 2014.',
    ],
)  # fmt: skip
def test_notes_are_found_by_their_links(page: str) -> None:
    text, note = lines(page)
    assert text.text == "Text1 goes on."
    assert text.superscripts == text.references == ((4, 5),)
    assert (note.note, note.text) == ("1", "1 May 2014.")


def test_links_to_sections_and_to_the_top_are_no_notes() -> None:
    page = (
        '<ul><li><a href="#s1">1</a> Scope</li></ul><p>See [<a href="#s1">A</a>] and '
        '<a href="#s1">[A]</a>.</p><div><h2 id="s1">Scope</h2><p>Text <a href="#top">a</a></p>'
    )
    assert texts(page) == ["1 Scope", "See [A] and [A].", "Scope", "Text a"]


def test_raised_letters_are_told_from_links_to_notes() -> None:
    page = "<p>m<sup>2</sup> x<sup><a href='#n'>3</a></sup><p id=n>3 Note"
    line = lines(page)[0]
    assert (line.superscripts, line.references) == (((1, 2), (4, 5)), ((4, 5),))


@pytest.mark.parametrize(
    "link",
    [
        '<sup><a href="#_ftn2">[2]</a></sup>',
        '<a href="#fn2" role="doc-noteref">2</a>',
        '<a class="footnote-ref" href="#fn:2">2</a>',
    ],
)
def test_a_link_to_a_note_that_was_left_out_is_a_reference(link: str) -> None:
    (line,) = lines(f"<p>Text.{link} More.")
    assert (line.text, line.references) == ("Text.2 More.", ((5, 6),))


@pytest.mark.parametrize(
    "link",
    [
        '<sup><a href="#fnref2">2</a></sup>',  # back from a note
        '<a class="footnote-back" href="#fn2">2</a>',
        '<a href="#fn2">2</a>',  # not raised, and not said to be one
        '<sup><a href="#top">2</a></sup>',
    ],
)
def test_other_links_that_lead_nowhere_are_no_references(link: str) -> None:
    assert lines(f"<p>Text.{link} More.")[0].references == ()


# ------------------------------------------------------------------ harm


def test_entities_of_a_page_are_never_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>x&a;&b;'
    assert texts(bomb) == ["x&a;&b;"]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "span"])
def test_deep_nesting_is_read_or_refused(tag: str) -> None:
    assert texts(f"<{tag}>" * 250 + "core")[-1] == "core"
    with pytest.raises(KnownError, match="nested"):
        html.read((f"<{tag}>" * 50_000 + "core").encode())


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<html></html>", b"<script>x</script>", b"\xff\xfe"]
)
def test_a_page_without_text_is_told_in_one_line(data: bytes) -> None:
    with pytest.raises(KnownError, match="web page"):
        html.read(data)


SOUP = (
    '<h1>T</h1><table><tr><td>a<td>b</table><ol type=i><li>x<sup><a href="#n">1</a></sup></ol>'
    '<pre>1\n2\n3\n4\n5</pre><blockquote>q</blockquote><ol><li id="n">note <a href="#r">^</a></ol>'
)


def test_mutated_pages_are_read_or_refused_calmly() -> None:
    chance = random.Random(5)
    for _ in range(300):
        page = bytearray(SOUP.encode())
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(page))
            page[at : at + chance.randint(0, 6)] = bytes([chance.randrange(256)])
        with contextlib.suppress(KnownError):
            assert html.read(bytes(page)).lines


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<b>", "</div>", "<div>", "<td>", "<table>", "<tr>", "</table>", "<li>", "<ul>",
     "<ol>", "</ul>", "<br>", "<h2>", "</h2>", "<pre>", "</pre>", "<sup>", "<q>", "word", " ", "é"]
), min_size=1, max_size=40))  # fmt: skip
def test_no_letter_is_lost_in_any_soup(parts: list[str]) -> None:
    letters = "".join(part for part in parts if part[0] not in "< ")
    if letters:
        found = "".join(line.text for line in html.read("".join(parts).encode()).lines)
        assert "".join(char for char in found if char.isalpha()) == letters


@pytest.mark.parametrize(
    "mark",
    [
        '<hr class="pagebreak">',
        "<br clear=all style='mso-special-character:line-break;page-break-before:always'>",
        '<span role="doc-pagebreak" aria-label="2">2</span>',
        '<div style="break-after: page"></div>',
    ],
)
def test_a_page_of_the_original_begins_where_the_web_page_says_so(mark: str) -> None:
    page = f"<p>First page.</p>{mark}<p>Second page.</p><table><tr><td>a<td>b</table>"
    lines = html.read(page.encode()).lines
    assert [(line.text, line.page) for line in lines] == [
        ("First page.", 1),
        ("Second page.", 2),
        ("a | b", 2),
    ]


def test_a_page_that_begins_within_a_paragraph_is_kept_at_its_word() -> None:
    page = "<p>The words go <span role='doc-pagebreak'>3</span>on over the page.</p><p>Next.</p>"
    first, second = html.read(page.encode()).lines
    assert first.text == "The words go on over the page."
    assert (first.page, first.page_breaks, second.page) == (1, ((13, 2),), 2)


def test_a_heading_printed_on_a_new_page_begins_it() -> None:
    heading = "<h1 style='color: red; page-break-before: always'>One</h1>"
    page = f"{heading}<p>a</p>{heading}"
    assert [line.page for line in html.read(page.encode()).lines] == [1, 1, 2]


# ------------------------------------------------------------------ pages as sites print them

PROSE = "The General Assembly adopted the resolution that was before it, without a vote. " * 4


def kept(markup: str) -> list[str]:
    return [line.text for line in lines(markup) if not line.furniture]


def test_what_stands_around_the_text_a_page_names_is_the_sites() -> None:
    page = (
        "<div>We use things</div><main role=main><p>{0}</p><p>Two</p></main>"
        "<aside><h2>More</h2></aside>"
    )
    assert kept(page.format(PROSE)) == [PROSE.strip(), "Two"]
    assert kept("<main><p>Short</p></main><p>" + PROSE) == ["Short", PROSE.strip()]


@pytest.mark.parametrize(
    "site",
    [
        '<div class="cookie-banner">We use cookies.</div>',
        '<div class="skip-link"><a href="#x">Skip to content</a></div>',
        '<aside><a href="/a">One report</a><a href="/b">Another</a></aside>',
        '<table><tr><td><a href="/">Home</a><br><a href="/s">Search</a></td></tr></table>',
    ],
)
def test_a_sites_furniture_is_known_by_its_name_or_by_its_links(site: str) -> None:
    assert kept(f"{site}<p>{PROSE}</p>") == [PROSE.strip()]


def test_a_text_is_kept_whatever_its_class_is_called() -> None:
    long = PROSE * 12
    assert kept(f'<div class="sidebar"><p>{long}</p></div><p>End</p>')[0] == long.strip()
    assert kept(f'<article class="nav"><p>{PROSE}</p></article>') == [PROSE.strip()]


def test_a_table_of_one_row_that_holds_a_whole_page_only_places_it() -> None:
    column = "".join(f"<p>Paragraph {at}</p>" for at in range(9))
    found = lines(f"<p>{PROSE}</p><table><tr><td>left</td><td>{column}</td></tr></table>")
    assert [line.text for line in found[2:4]] == ["Paragraph 0", "Paragraph 1"]
    assert not any(line.cells for line in found)


def test_a_letterheads_tables_are_read_line_by_line_and_a_later_table_is_data() -> None:
    table = (
        "<table><tr><td>General<br>Assembly</td><td>Distr.<br>GENERAL<br>A/50/1</td></tr></table>"
    )
    found = lines(f"{table}{table}<p>{PROSE}</p>{table}")
    assert [line.text for line in found[:5]] == [
        "General",
        "Assembly",
        "Distr.",
        "GENERAL",
        "A/50/1",
    ]
    assert len(found) == 12
    assert found[-1].cells
    assert lines(table.replace("<table", "<table border=1"))[0].cells


def test_short_lines_before_the_text_stand_for_themselves() -> None:
    assert texts("<p>United Nations<br>A/50/1<br>3 May 1995</p>") == [
        *("United Nations", "A/50/1", "3 May 1995"),
    ]
    assert texts(f"<p>{PROSE}</p><p>One<br>two<br>three</p>")[1] == "One two three"
    many = "<p>x</p>" * 30
    assert texts(f"{many}<p>One<br>two<br>three</p>")[-1] == "One two three"


def test_pages_made_by_word_tell_headings_by_the_names_of_styles() -> None:
    found = lines("<p class=MsoTitle>T</p><p class=HChG>A</p><p class=H23G>B</p><p class=x>C")
    assert [line.heading for line in found] == [0, 1, 3, None]


def test_an_underlined_heading_is_set_off_whatever_its_number_looks_like() -> None:
    found = lines("<p>A. <u>Scope</u></p><p>A <u>word</u></p>")
    assert [line.italic for line in found] == [True, False]
