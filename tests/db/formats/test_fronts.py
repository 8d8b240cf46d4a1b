"""Letterheads of Word files, read line by line."""

from __future__ import annotations

from tests.db.formats.test_docx import lines, texts
from tests.db.formats.word_files import p, r, table


def test_a_letterhead_of_tabs_and_breaks_is_read_line_by_line() -> None:
    head = p("<w:r><w:t>United Nations</w:t><w:tab/><w:t>A/50/1</w:t></w:r>")
    broken = p("<w:r><w:t>Distr.</w:t><w:br/><w:t>General</w:t><w:br/><w:t>3 May</w:t></w:r>")
    numbered_line = p("<w:r><w:t>I.</w:t><w:tab/><w:t>Introduction</w:t></w:r>")
    entry = p("<w:r><w:t>Introduction</w:t><w:tab/><w:t>3</w:t></w:r>")
    assert texts(head + broken + numbered_line + entry) == [
        *("United Nations", "A/50/1", "Distr.", "General", "3 May", "I. Introduction"),
        "Introduction 3",
    ]
    assert texts(p(r("long " * 60)) + head)[1] == "United Nations A/50/1"


def test_a_letterheads_second_table_is_read_line_by_line_too() -> None:
    head = table(["United Nations", "A/50/1"])
    body = head + table(["General Assembly", "Distr.: General"]) + p(r("Text")) + head
    assert texts(body) == [
        *("United Nations", "A/50/1", "General Assembly", "Distr.: General", "Text"),
        "United Nations | A/50/1",
    ]


def test_what_a_typewriter_underlines_is_set_off_and_a_link_is_not() -> None:
    drawn, link = '<w:u w:val="single"/>', '<w:color w:val="0000FF"/><w:u w:val="single"/>'
    found = lines(p(r("Scope", drawn)) + p(r("www", link)) + p(r("x", '<w:u w:val="none"/>')))
    assert [line.italic for line in found] == [True, False, False]
