"""Text files: encodings, layouts, and files that are not text."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import KnownError
from db.formats.text import read

BUNDLED = Path(__file__).parents[2] / "resources/documents/belarus-letter-2014-09-29.txt"


def words_of(data: bytes) -> list[str]:
    return [line.text for line in read(data).lines]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Rita Izsák – “rights”", "utf-8"),
        ("Rita Izsák – “rights”", "utf-8-sig"),
        ("Rita Izsák – “rights”", "utf-16"),
        ("Rita Izsák – “rights”", "cp1252"),
        ("Представительство Беларуси – “права”", "cp1251"),
        ("Résolution adoptée à l’unanimité", "cp1252"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert words_of(text.encode(encoding)) == [text]


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert words_of(b"\xfe\xff" + "Annex é".encode("utf-16-be")) == ["Annex é"]


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\f\n\f"])
def test_an_empty_file_is_refused_calmly(data: bytes) -> None:
    with pytest.raises(KnownError, match="empty"):
        read(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "zip"),
        (b"<!DOCTYPE html>\n<html>", "web page"),
        (b'<?xml version="1.0"?><html>', "web page"),
        (b"{\\rtf1 text}", "rich text"),
        (b"some\x00thing\x00", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
    ],
)
def test_another_format_under_a_text_files_name_is_named_in_one_line(
    data: bytes, says: str
) -> None:
    with pytest.raises(KnownError, match=says) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_the_bundled_file_is_double_spaced_and_has_four_pages() -> None:
    source = read(BUNDLED.read_bytes())
    assert source.pages == 4
    first = {page: next(line for line in source.lines if line.page == page) for page in (2, 3, 4)}
    assert first[2].text.startswith("Annex to the letter")
    assert first[3].text.startswith("assistance in establishing")
    assert first[4].text.startswith("• The combined eighteenth")
    title, second, opening = source.lines[:3]
    assert (title.indent, title.trailing, title.gap) == (3, 1, 0)
    assert (second.indent, second.gap) == (0, 0)
    assert (opening.indent, opening.gap) == (1, 2)


def test_paragraphs_parted_by_blank_lines_are_not_double_spaced() -> None:
    paragraph = "A sentence that ends here, and another one."
    source = read("\n\n".join([paragraph] * 12).encode())
    assert source.pages == 1
    assert [line.gap for line in source.lines] == [0] + [1] * 11


def test_single_spaced_text_keeps_its_gaps_and_indents() -> None:
    source = read(b"Title\r\n\r\n\r\n   First line\r\ncontinued  \r\n")
    assert [(line.text, line.indent, line.gap, line.trailing) for line in source.lines] == [
        ("Title", 0, 0, 0),
        ("First line", 3, 2, 0),
        ("continued", 0, 0, 2),
    ]


def test_a_form_feed_begins_a_page() -> None:
    source = read(b"one\n\ftwo\nthree\n\f\n\nfour")
    assert [(line.text, line.page) for line in source.lines] == [
        ("one", 1),
        ("two", 2),
        ("three", 2),
        ("four", 3),
    ]
    assert source.pages == 3


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_is_one(newline: str) -> None:
    assert words_of(newline.join(["a", "b", "c"]).encode()) == ["a", "b", "c"]


def test_bytes_that_no_code_page_defines_do_not_stop_the_reader() -> None:
    assert words_of(b"caf\x81\xe9") == ["caf\x81é".strip()]
