"""PDFs read in this process: what stands where, and what cannot be read."""

import re
from pathlib import Path

import pytest

from db.errors import KnownError
from db.formats import pdf, pdf_glyphs
from tests.db.formats.pdf_files import Sheet, Text, lines_of_text, locked_pdf, make_pdf

LONG = (
    "The Committee welcomes the constructive dialogue with the delegation of the State party and "
    "takes note of the written replies that it sent after the dialogue, and of the efforts made "
) * 3


def texts(data: bytes) -> list[str]:
    return [line.text for line in pdf.read(data).lines if not line.furniture]


def test_a_raised_number_is_marked_and_stays_in_its_line() -> None:
    page = Sheet(
        [Text(72, 700, "as noted in 2013"), Text(142, 704, "12", 6), Text(155, 700, "and")]
    )
    (line,) = pdf.read(make_pdf([page])).lines
    assert line.text.startswith("as noted in 2013")
    (start, end) = line.superscripts[0]
    assert line.text[start:end] == "12"
    assert line.text.endswith("and")


def test_type_tells_size_weight_and_slant() -> None:
    page = Sheet(
        [
            Text(72, 700, "Title", 14, bold=True),
            Text(72, 670, "The Council,", italic=True),
            Text(72, 650, "plain words"),
        ]
    )
    title, slanted, plain = pdf.read(make_pdf([page])).lines
    assert (title.size, title.bold, title.italic) == (14.0, True, False)
    assert (slanted.size, slanted.bold, slanted.italic) == (10.0, False, True)
    assert (plain.bold, plain.italic) == (False, False)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines_of_text("left " * 160, 50, 700, width=44)
    right = lines_of_text("right " * 140, 320, 700, width=44)
    together = [text for pair in zip(left, right, strict=False) for text in pair]
    read = texts(make_pdf([Sheet(together)]))
    first_right = next(at for at, line in enumerate(read) if "right" in line)
    assert all("right" not in line for line in read[:first_right])
    assert all("left" not in line for line in read[first_right:])


def test_cells_that_stand_under_each_other_are_a_table() -> None:
    rows = [("CAT", "16 July 1993", "None"), ("CRC", "6 July 1992", "None"), ("CED", "No", "-")]
    page = Sheet(
        [Text(72, 760, "Treaties")]
        + [
            Text(x, 700 - 14 * at, cell)
            for at, row in enumerate(rows)
            for x, cell in zip((72, 220, 400), row, strict=True)
        ]
    )
    read = pdf.read(make_pdf([page, page])).lines
    assert [line.cells for line in read if line.page == 2 and line.cells] == rows
    assert "CAT | 16 July 1993 | None" in [line.text for line in read]


def test_tight_columns_set_to_the_right_are_cells_of_their_own() -> None:
    rows = [
        ("Higher", "5667", "10748"),
        ("District", "24275", "7"),
        ("Local", "262656", "20192"),
        ("Total", "198835", "9"),
    ]
    digit = 5  # points
    cells = [
        Text(x, 700 - 14 * at, cell)
        for at, (name, one, two) in enumerate(rows)
        for x, cell in ((72, name), (183 - digit * len(one), one), (220 - digit * len(two), two))
    ]
    read = pdf.read(make_pdf([Sheet(cells)] * 2)).lines
    assert [line.cells for line in read if line.page == 2] == rows


def test_a_head_of_years_parts_its_columns() -> None:
    """The years stand alone on their line: the first is no mark of a list's item."""
    numbers = [
        ("Higher", "5.139", "16.242"),
        ("District", "2.439", "13.924"),
        ("Local", "6.866", "29.156"),
    ]
    texts = [Text(72, 700, "Courts")]
    texts += [Text(end - 27.5, 700, "31 Dec") for end in (174, 230)]
    texts += [Text(end - 20, 689, year) for end, year in ((174, "2000"), (230, "2004"))]
    for at, (name, one, two) in enumerate(numbers):
        y = 674 - 15 * at
        texts += [Text(72, y, name), Text(151.5, y, one), Text(202.5, y, two)]
    read = pdf.read(make_pdf([Sheet([Text(72, 760, "Backlogs of courts"), *texts])] * 2)).lines
    rows = [line.cells for line in read if line.page == 2 and line.cells]
    assert rows == [("Courts", "31 Dec 2000", "31 Dec 2004"), *numbers]


def test_a_note_right_below_a_table_is_no_row_of_it() -> None:
    rows = [("CoE", "The Council of Europe"), ("AI", "Amnesty International"), ("EU", "The Union")]
    page = [
        Text(x, 700 - 12 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((142, 283), row, strict=True)
    ]
    page += [Text(105, 668, "2", 6), Text(113, 664, "AI, p. 2.")]
    read = pdf.read(make_pdf([Sheet(page)] * 2)).lines
    assert [line.cells for line in read if line.page == 2] == [*rows, ()]
    assert read[-1].superscripts == ((0, 1),)


def test_paragraph_numbers_below_each_other_are_no_column() -> None:
    lines = [
        text
        for at in range(6)
        for text in (
            Text(72, 700 - 14 * at, f"{at + 11}."),
            Text(98, 700 - 14 * at, f"State {at} welcomed the report of the Working Group."),
        )
    ]
    read = pdf.read(make_pdf([Sheet(lines)] * 2)).lines
    assert [line.text for line in read if line.page == 2] == [
        f"{at + 11}. State {at} welcomed the report of the Working Group." for at in range(6)
    ]


def test_a_line_spread_to_its_margins_is_one_line() -> None:
    whole, words = "that they would do what they said of old", ("attitudes", "towards", "women")

    def width(text: str) -> float:
        return (pdf.read(make_pdf([Sheet([Text(100, 700, text)])])).lines[0].right or 0) - 100

    gap = (width(whole) - sum(map(width, words))) / 2
    page, x = [Text(100, 700, whole)], 100.0
    for word in words:
        page.append(Text(x, 688, word))
        x += width(word) + gap
    assert gap > 20
    assert texts(make_pdf([Sheet(page)])) == [whole, "attitudes towards women"]


def test_running_heads_and_page_numbers_are_furniture_and_headings_are_not() -> None:
    sheets = [
        Sheet(
            [
                Text(72, 800, "A/HRC/27/1", 9, bold=True),
                Text(72, 740, f"{'I' * number}. Heading {number}", 12, bold=True),
                *lines_of_text(LONG, 72, 700),
                Text(500, 40, str(number), 9),
            ]
        )
        for number in (1, 2, 3)
    ]
    lines = pdf.read(make_pdf(sheets)).lines
    furniture = {line.text for line in lines if line.furniture}
    assert furniture == {"A/HRC/27/1", "1", "2", "3"}


def test_a_gap_between_paragraphs_is_told_from_the_usual_leading() -> None:
    one, two = lines_of_text(LONG, 72, 700), lines_of_text(LONG, 72, 600)
    lines = pdf.read(make_pdf([Sheet(one + two)])).lines
    assert [line.gap > 0 for line in lines].count(True) == 1
    assert lines[len(one)].gap > 0


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_set(rotate: int) -> None:
    page = Sheet([Text(72, 700, "first line"), Text(72, 680, "second line")], rotate=rotate)
    assert texts(make_pdf([page])) == ["first line", "second line"]


def test_a_hyphen_at_a_line_end_stays_a_hyphen() -> None:
    page = Sheet([Text(72, 700, "a means of anti-"), Text(72, 688, "discrimination policy")])
    assert texts(make_pdf([page])) == ["a means of anti-", "discrimination policy"]


def test_progress_tells_pages() -> None:
    told: list[tuple[int, int]] = []
    pdf.read(
        make_pdf([Sheet([Text(72, 700, "word")])] * 3), lambda done, of: told.append((done, of))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf([Sheet()]), "holds one page without a word"),
        (make_pdf([Sheet()] * 3), "holds 3 pages without a word"),
        (make_pdf([Sheet(picture=True)] * 2), "scan: it holds pictures of pages and no text"),
        (make_pdf([Sheet([Text(500, 40, "Page 1 of 2")], picture=True)] * 2), "hardly any text"),
        (make_pdf([Sheet()]), "no text"),
        (locked_pdf(), "password"),
        (b"%PDF-1.4\n1 0 obj\n", "damaged"),
        (b"just words", "not a PDF"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(KnownError) as caught:
        pdf.read(data)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_words_taken_at_once_are_what_their_letters_say_singly(
    monkeypatch: pytest.MonkeyPatch, shared: Path
) -> None:
    files = ("svn_1st_g1012465.pdf", "svn_1st_Slovenia_Add.pdf", "A_RES_73_3-EN.pdf")
    pages = [(shared / "corpus/pdf" / name).read_bytes() for name in files]
    pages.append(
        make_pdf(
            [
                Sheet(
                    [
                        Text(72, 700, "Bold", bold=True),
                        Text(95, 700, "and slanted", italic=True),
                        Text(72, 680, "Treaty"),
                        Text(99, 684, "12", 6),
                        Text(107, 680, "signed anti-personnel e-mail"),
                    ]
                )
            ]
        )
    )
    at_once = [pdf.read(data) for data in pages]
    monkeypatch.setattr(pdf_glyphs, "_REST_OF_WORD", re.compile(r"(?!)"))
    assert [pdf.read(data) for data in pages] == at_once
