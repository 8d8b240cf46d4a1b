"""United Nations document symbols in running text."""

from __future__ import annotations

import pytest

from db.structure.symbols import find_symbols, is_symbol, joins_symbol, leading_symbol


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/60/251",
        "CERD/C/BLR/18-19",
        "S/PRST/2013/2",
        "S/2013/211",
        "A/HRC/WG.6/8/BLR/1/Add.1",
        "A/67/742-S/2013/95",
        "A/67/824–S/2013/211",
        "E/CN.4/2006/L.10/Rev.1",
        "A/C.3/69/SR.5",
        "A/CONF.157/24",
        "CCPR/C/GC/34",
        "S/RES/1929 (2010)",
    ],
)
def test_a_symbol_is_found_whole_in_a_sentence(symbol: str) -> None:
    text = f"See document {symbol}, annex."
    (found,) = find_symbols(text)
    assert found.symbol == symbol
    assert text[found.start : found.end] == symbol
    assert is_symbol(symbol)


@pytest.mark.parametrize(
    "text",
    [
        "he/she and/or A/B",
        "No. 50/2010",
        "on 1/2/2010",
        "http://www.un.org/A/RES/60/251x",
        "the United Nations/UNDP office",
        "in 2013/14",
    ],
)
def test_what_only_has_slashes_is_no_symbol(text: str) -> None:
    assert list(find_symbols(text)) == []


def test_a_masthead_line_begins_with_its_symbol() -> None:
    assert leading_symbol("S/22558، 2 May 1991") == "S/22558"
    assert leading_symbol("[S/1501]") == "S/1501"
    assert leading_symbol("General Assembly") is None


def test_a_symbol_cut_by_a_line_end_goes_on_without_a_space() -> None:
    assert joins_symbol("the report (S/", "12869), and")
    assert not joins_symbol("the men and/", "or women")
    assert not joins_symbol("the report (S/", "")
    assert not joins_symbol("the report", "12869")
