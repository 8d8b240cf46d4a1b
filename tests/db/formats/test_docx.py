from __future__ import annotations

import contextlib
import html
import io
import random
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.formats import docx
from tests.db.formats.word_files import (
    MAIN,
    level,
    lists,
    numbered,
    p,
    r,
    styled,
    table,
    word_file,
    zipped,
)

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import Line

RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/></w:r>'
    "<w:r><w:t>See A/HRC/27/1.</w:t></w:r></w:p><w:p><w:r><w:t>Second.</w:t></w:r></w:p>"
    '</w:footnote><w:footnote w:id="9"><w:p><w:r><w:t>Ibid.</w:t></w:r></w:p></w:footnote>'
)


def lines(body: str, **parts: str) -> list[Line]:
    return list(docx.read(word_file(body, **parts)).lines)


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]


def reference(note: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note}" {more}/></w:r>'


# ------------------------------------------------------------------ order


def test_paragraphs_tables_controls_and_boxes_come_in_reading_order() -> None:
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{p("boxed")}'
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('boxed')}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('controlled')}</w:sdtContent></w:sdt>"
    body = p("first") + table(["a", "b"]) + control + p(r("anchor") + box) + p("last")
    assert texts(body) == ["first", "a | b", "controlled", "anchor", "boxed", "last"]


def test_a_row_keeps_its_cells_and_a_cell_its_paragraphs() -> None:
    inner = table(["x", "y"])
    row = lines(p("before") + table([p("one") + p("two"), "three", inner, ""]))[1]
    assert row.cells == ("one\ntwo", "three", "x | y", "")
    assert row.text == "one\ntwo | three | x | y | "


def test_a_bold_cell_over_the_whole_table_heads_the_rows_below_it() -> None:
    body = p("Report") + table([r_bold_cell("Theme: housing")], ["1", "2"], ["note"], ["3", "4"])
    band, row, plain, _ = lines(body)[1:]
    assert (band.text, band.heading, band.cells) == ("Theme: housing", 1, ())
    assert row.heading is None
    assert (plain.text, plain.heading) == ("note", None)


def r_bold_cell(text: str) -> str:
    return p(r(text, "<w:b/>"))


def test_a_document_that_is_one_table_has_its_running_head_for_a_title() -> None:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>15</w:t></w:r></w:fldSimple>'
    head = p(r("UPR of X") + "<w:r><w:tab/><w:tab/></w:r>" + r("Thematic list")
             + "<w:r><w:tab/></w:r>" + r("Page ") + page + r(" of 27"))  # fmt: skip
    rows = [["a", "b"]] * 6
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    assert texts(table(*rows) + section, header1=head)[0] == "UPR of X Thematic list"
    assert texts(p("Title") + table(*rows) + section, header1=head)[0] == "Title"


def test_the_first_pages_own_head_is_text_and_its_table_is_no_table() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    found = lines(
        p("General Assembly") + section,
        header1=table(["United Nations", "A/69/500"]),
        header2=p("A/69/500"),
    )
    assert [line.text for line in found] == ["United Nations", "A/69/500", "General Assembly"]
    assert not any(line.cells for line in found)


# ------------------------------------------------------------------ words


def test_tracked_changes_are_read_as_accepted() -> None:
    kept = "<w:ins>" + r("new ") + "</w:ins><w:moveTo>" + r("here") + "</w:moveTo>"
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>" + r("there")
    body = p(r("The ") + gone + "</w:moveFrom>" + kept)
    body += p(r("One sentence"), "<w:rPr><w:del/></w:rPr>") + p(" goes on.")
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("deleted") + "</w:tc></w:tr>"
    body += table(["a", "b"]).replace("</w:tbl>", row + "</w:tbl>")
    assert texts(body) == ["The new here", "One sentence goes on.", "a | b"]


def test_hidden_text_is_dropped_also_where_a_style_hides_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    )
    body = p(r("seen") + r(" not", "<w:vanish/>") + r(" nor", '<w:rStyle w:val="I"/>')
             + r(" again", '<w:rStyle w:val="I"/><w:vanish w:val="0"/>'))  # fmt: skip
    assert texts(body, styles=styles) == ["seen again"]


def test_a_fields_result_is_kept_and_its_code_is_not() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + r("nested") + mark("end")
    body = p(r("See ") + mark("begin") + code + inner + mark("separate") + r("para. 7")
             + mark("end") + r(", "))  # fmt: skip
    body += p("<w:hyperlink>" + r("a link") + "</w:hyperlink>")
    body += p(mark("begin") + code) + p("A broken field loses nothing behind it.")
    assert texts(body) == ["See para. 7,", "a link", "A broken field loses nothing behind it."]


def test_tabs_breaks_hyphens_and_symbols_are_read() -> None:
    body = p(
        r("1.") + "<w:r><w:tab/><w:tab/></w:r>" + r("A/67/742") + "<w:r><w:noBreakHyphen/></w:r>"
        + r("S/2013/95") + "<w:r><w:br/></w:r>" + r("co") + "<w:r><w:softHyphen/></w:r>"
        + r("operation ") + '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'
        + r("\uf0b7", '<w:rFonts w:ascii="Wingdings"/>')
        + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    )  # fmt: skip
    (line,) = lines(body)
    assert line.text == "1. A/67/742-S/2013/95 cooperation α•x+1"


def test_every_official_language_survives_whole() -> None:
    sentences = [
        "وإذ تشير إلى قراراتها السابقة،",
        "大会，回顾其 1948 年 12 月 10 日决议",
        "Генеральная Ассамблея,",
        "Décide d’examiner",
    ]
    assert texts("".join(p(one, "<w:bidi/>") for one in sentences)) == sentences


# ------------------------------------------------------------------ pages


def test_a_page_that_begins_within_a_paragraph_is_noted_before_a_word() -> None:
    body = p(r("The first recom") + RENDERED + r("mendation stands.")) + p(RENDERED + r("Next."))
    first, second = lines(body)
    assert first.text == "The first recommendation stands."
    assert (first.page, first.page_breaks) == (1, ((10, 2),))
    assert (second.page, second.page_breaks) == (3, ())


def test_a_break_that_was_rendered_counts_once_and_a_row_turns_one_page_at_most() -> None:
    hard = '<w:r><w:br w:type="page"/></w:r>'
    cell = p(RENDERED + r("cell"))
    assert [line.page for line in lines(p(r("a") + hard) + p(RENDERED + r("b")))] == [1, 2]
    assert [line.page for line in lines(p(r("a") + hard) + p("b"))] == [1, 2]
    assert [line.page for line in lines(p("a") + table([cell, cell]) + p("b"))] == [1, 2, 2]


def test_sections_begin_pages_unless_they_say_otherwise() -> None:
    new = p("a", "<w:sectPr/>")
    same = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    assert [line.page for line in lines(new + p("b") + "<w:sectPr/>")] == [1, 2]
    assert [line.page for line in lines(new + p("b") + same)] == [1, 1]


# ------------------------------------------------------------------ styles


def test_heading_levels_come_from_outline_inheritance_and_names() -> None:
    def style(name: str, label: str, content: str = "") -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/>'
            f"{content}</w:style>"
        )

    running = '<w:basedOn w:val="Titre2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
    styles = (
        style("Titre2", "heading 2", "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>")
        + style("Mine", "mine", '<w:basedOn w:val="Titre2"/>')
        + style("Loop", "loop", '<w:basedOn w:val="Loop"/>')
        + style("HCh", "_ H _Ch_G")
        + style("TOC1", "toc 1")
        + style("Text", "text", running)
    )
    said = '<w:outlineLvl w:val="2"/>'
    body = "".join(p(name, styled(name)) for name in ("Titre2", "Mine", "Loop", "HCh", "Text"))
    found = lines(body + p("said", said) + p("I. Introduction 3", styled("TOC1")), styles=styles)
    assert [line.heading for line in found] == [2, 2, None, 1, None, 3, None]
    assert (found[1].bold, found[1].size) == (True, 14.0)
    assert [line.furniture for line in found] == [False] * 6 + [True]


def test_type_is_told_of_the_line_and_only_when_all_of_it_is_so() -> None:
    body = p(r("Bold", "<w:b/>") + r(" too", '<w:b/><w:sz w:val="18"/>'), '<w:jc w:val="center"/>')
    body += p(r("Bold", "<w:b/>") + r(" and not", '<w:b w:val="false"/>'))
    one, two = lines(body)
    assert (one.bold, one.centred, one.size) == (True, True, 10.0)
    assert (two.bold, two.centred) == (False, False)


def test_titles_and_quotations_are_told_by_their_styles() -> None:
    def style(name: str) -> str:
        return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'

    styles = style("Title") + style("Quote")
    title, text, quoted = lines(
        p("T", styled("Title")) + p("x") + p("q", styled("Quote")), styles=styles
    )
    assert (title.heading, text.heading, quoted.heading) == (0, None, None)
    assert (text.indent, quoted.indent > 0) == (0, True)


# ------------------------------------------------------------------ numbering


def test_labels_are_counted_as_word_counts_them() -> None:
    numbering = lists(
        level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "upperRoman", "%1.%3")
    )
    body = "".join(p("x", numbered(1, at)) for at in (0, 1, 1, 0, 1, 2, 0))
    found = lines(body, numbering=numbering)
    assert [line.marker for line in found] == ["1.", "(a)", "(b)", "2.", "(a)", "2.I", "3."]
    assert [line.depth for line in found] == [0, 1, 1, 0, 1, 2, 0]
    assert {line.text for line in found} == {"x"}


def test_lists_go_on_start_anew_and_stop_where_they_are_told_to() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "lowerRoman", "%1)"), more=again)
    body = "".join(p("x", numbered(at)) for at in (1, 2, 3, 3, 0, 1))
    found = [line.marker for line in lines(body, numbering=numbering)]
    assert found == ["i)", "ii)", "v)", "vi)", None, "vii)"]


def test_a_style_brings_its_list_and_legal_numbers_are_digits() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="Para"/><w:isLgl/>'),
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = p("x", numbered(1)) + p("x", styled("Para")) + p("x", styled("Para"))
    found = [line.marker for line in lines(body, numbering=numbering, styles=styles)]
    assert found == ["I.", "1.1", "1.2"]


def test_bullets_of_symbol_fonts_are_letters_that_any_font_has() -> None:
    def sign(char: str, font: str) -> str | None:
        font = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
        one = level(0, "bullet", char).replace("</w:lvl>", font + "</w:lvl>")
        return lines(p("x", numbered(1)), numbering=lists(one))[0].marker

    assert sign("\uf0b7", "Symbol") == "•"
    assert sign("\uf0a7", "Wingdings") == "▪"
    assert sign("o", "Courier New") == "◦"
    assert sign("–", "Times New Roman") == "–"
    assert sign("\uf0e9", "Unheard Of Dingbats") == "•"


# ------------------------------------------------------------------ notes


def test_notes_stand_behind_the_text_and_their_references_at_their_places() -> None:
    square = r("2", '<w:vertAlign w:val="superscript"/>')
    body = p(r("As noted") + reference(9) + r(", and m") + square + r(" again.") + reference(7))
    text, first, second = lines(body, footnotes=NOTES)
    assert text.text == "As noted1, and m2 again.2"
    assert text.references == ((8, 9), (24, 25))
    assert [text.text[start:end] for start, end in text.superscripts] == ["1", "2", "2"]
    assert (first.note, first.text) == ("1", "Ibid.")
    assert (second.note, second.text) == ("2", "See A/HRC/27/1.\nSecond.")


def test_a_reference_keeps_its_number_where_its_note_is_gone() -> None:
    body = p(r("One.") + reference(9) + r(" Two.") + reference(5) + r(" Three.") + reference(7))
    text, first, second = lines(body, footnotes=NOTES)
    assert text.text == "One.1 Two.2 Three.3"
    assert [text.text[start:end] for start, end in text.references] == ["1", "2", "3"]
    assert (first.note, second.note) == ("1", "3")
    assert lines(body)[0].text == "One.1 Two.2 Three.3"  # the part with the notes is gone


def test_raised_letters_are_told_from_references_that_word_keeps() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    (line,) = lines(p(r("Typed by hand.") + r("3", raised) + r("1", raised)))
    assert (line.superscripts, line.references) == (((14, 16),), ())


def test_notes_follow_the_sections_rules_and_the_writers_own_marks() -> None:
    rules = '<w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/>'
    rules = f"<w:footnotePr>{rules}</w:footnotePr>"
    notes = "".join(
        f'<w:footnote w:id="{at}">{p(text)}</w:footnote>'
        for at, text in enumerate(("one", "two", "* three"), start=1)
    )
    body = p(reference(1) + r("x"), f"<w:sectPr>{rules}</w:sectPr>")
    body += p(r("y") + reference(2)) + p(
        r("Title")
        + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    )
    found = lines(body + f"<w:sectPr>{rules}</w:sectPr>", footnotes=notes)
    assert [line.text for line in found[:3]] == ["ax", "ya", "Title*"]
    assert found[2].references == ((5, 6),)
    assert [(line.note, line.text) for line in found[3:]] == [
        ("a", "one"),
        ("a", "two"),
        ("*", "three"),
    ]


def test_endnotes_are_roman_unless_the_document_says_otherwise() -> None:
    notes = f'<w:endnote w:id="2">{p("Resolution 60/251.")}</w:endnote>'
    body = p(r("Council") + reference(2, "endnote"))
    decimal = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    assert lines(body, endnotes=notes)[1].note == "i"
    assert lines(body, endnotes=notes, settings=decimal)[1].note == "1"


# ------------------------------------------------------------------ bad files


def test_the_strict_form_of_the_format_is_read_too() -> None:
    data = word_file(p("strict"))
    strict = {
        name: content.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in unzipped(data).items()
    }
    assert docx.read(zipped(strict)).lines[0].text == "strict"


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "old Word format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"", "not a Word document"),
        (b"plain", "not a Word document"),
        (zipped({"some/other.xml": "<x/>"}), "not a Word document"),
        (zipped({"word/document.xml": "<x/>"}), "not a Word document"),
        (zipped({"word/document.xml": "<w:x"}), "not well-formed"),
        (word_file(p("x"))[:-40], "damaged or cut short"),
        (word_file(""), "empty"),
        (word_file(p("<w:del>" + r("gone") + "</w:del>")), "empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(KnownError, match=said) as told:
        docx.read(data)
    assert "\n" not in str(told.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(KnownError, match="far larger"):
        docx.read(word_file(p("x"), styles=" " * 10_000_000))
    many = {
        f"word/{at}.xml": "".join(chr(32 + n % 90) * 9 for n in range(1 << 18)) for at in range(30)
    }
    with pytest.raises(KnownError, match="far larger"):
        docx.read(zipped(many))


def test_entities_are_refused_and_nothing_outside_is_read() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>'
    )
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(KnownError, match="declares entities"):
            docx.read(zipped({"word/document.xml": bomb.encode(encoding)}))


def test_tables_in_tables_without_end_are_refused_or_read() -> None:
    deep = p("core")
    for _ in range(300):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    with pytest.raises(KnownError):
        docx.read(word_file(p("x") + deep))
    deep = p("core")
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc><w:tc>{p('side')}</w:tc></w:tr></w:tbl>"
    assert "core" in docx.read(word_file(p("x") + deep)).lines[1].text


def test_mutated_files_are_read_or_refused_calmly() -> None:
    data = word_file(
        p(r("Text") + reference(7), numbered(1)) + table(["a", "b"], ["c", "d"]),
        footnotes=NOTES,
        numbering=lists(level(0, "decimal", "%1.")),
    )
    chance = random.Random(3)
    for _ in range(150):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        try_to_read(bytes(mutated[: chance.choice((len(mutated), chance.randrange(len(mutated))))]))
    plain = unzipped(data)
    for _ in range(150):  # sound archives with unsound parts
        name = chance.choice(sorted(plain))
        part = bytearray(plain[name])
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(part))
            part[at : at + chance.randint(0, 9)] = bytes([chance.randrange(32, 127)])
        files = {**plain, name: bytes(part)}
        try_to_read(zipped(files))


def try_to_read(data: bytes) -> None:
    with contextlib.suppress(KnownError):
        assert docx.read(data).lines


# ------------------------------------------------------------------ real documents


def test_a_real_list_of_recommendations_is_whole(shared: Path) -> None:
    (path,) = (shared / "corpus" / "docx").glob("*UPR20*.docx")
    source = docx.read(path.read_bytes())
    title, head, theme, row = source.lines[:4]
    assert title.text.startswith("UPR of Slovenia")
    assert title.text.endswith("Thematic list of recommendations")
    assert head.cells[0] == "Recommendation"
    assert (theme.heading, theme.text) == (1, "Theme: A12 Acceptance of international norms")
    assert row.cells[0].startswith("115.1 Take further steps")
    assert row.cells[1] == "Supported"
    assert sum(line.heading == 1 for line in source.lines) == 37
    with zipfile.ZipFile(path) as archive:
        received = archive.read("word/document.xml").decode()
    read = "".join("".join(line.text.replace(" | ", "").split()) for line in source.lines[1:])
    assert read == "".join(words_of(received).split())


def words_of(xml: str) -> str:
    return html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"xl/workbook.xml": "<a/>"}, "an Excel workbook"),
        ({"ppt/presentation.xml": "<a/>"}, "a presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "odt"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"}, "EPUB"),
        ({"a.txt": "words"}, "zip archive, but not a Word document: take out"),
    ],
)
def test_another_file_of_many_parts_is_named(files: dict[str, str], says: str) -> None:
    with pytest.raises(KnownError, match=says) as caught:
        docx.read(zipped(dict(files)))
    assert "\n" not in str(caught.value)
