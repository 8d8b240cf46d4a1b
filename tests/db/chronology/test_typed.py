"""Dates as a reader types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.chronology.typed import read_typed, say
from db.edtf import parse
from db.model import Extent


@pytest.mark.parametrize(
    ("typed", "edtf", "extent", "said"),
    [
        ("spring 2015", "2015-21", "within", "spring 2015 (March to May 2015)"),
        ("between May and July 2013", "2013-05/2013-07", "within", "between May and July 2013"),
        ("c. 1990", "1990~", "within", "about 1990"),
        ("from 3 June 2013", "2013-06-03/..", "from", "since 3 June 2013"),
        ("until 2014", "../2014", "until", "until 2014"),
        ("mid-2013", "2013", "within", "2013"),
        ("2013-05/2013-07", "2013-05/2013-07", "throughout", "May to July 2013"),
        ("2010/..", "2010/..", "from", "since 2010"),
        ("../2010", "../2010", "until", "until 2010"),
        ("{2012,2014}", "{2012,2014}", "each", "in each of 2012 and 2014"),
        ("2013?", "2013?", "within", "2013 (uncertain)"),
        ("May 2013?", "2013-05?", "within", "May 2013 (uncertain)"),
        ("since 2010 ?", "2010?/..", "from", "since 2010 (uncertain)"),
        ("2012 and 2014 (?)", "{2012?,2014?}", "each",
         "in each of 2012 (uncertain) and 2014 (uncertain)"),
        ("2012 and 2014", "{2012,2014}", "each", "in each of 2012 and 2014"),
        ("throughout 2014", "2014", "throughout", "throughout 2014"),
        ("2012-2014", "2012/2014", "throughout", "2012 to 2014"),
        ("  the   1990s ", "199X", "within", "the 1990s (1990 to 1999)"),
        ("между 2012 и 2014 годами", "2012/2014", "within", "between 2012 and 2014"),
    ],
)  # fmt: skip
def test_plain_words_and_edtf_are_read_and_said_back(
    typed: str, edtf: str, extent: str, said: str
) -> None:
    read = read_typed(typed)
    assert (read.edtf, read.extent.value, read.words) == (edtf, extent, said)


@pytest.mark.parametrize(
    ("typed", "language", "edtf"),
    [
        ("mai 2013", "en", "2013-05"),
        ("jusqu'en 2014", "fr", "../2014"),
        ("mayo de 2013", "es", "2013-05"),
        ("desde 2014", "en", "2014/.."),
        ("с 3 июня 2013 года", "ru", "2013-06-03/.."),
        ("May 2013", "zh", "2013-05"),
    ],
)
def test_the_languages_of_the_tagger_are_read_too(typed: str, language: str, edtf: str) -> None:
    assert read_typed(typed, language).edtf == edtf


def test_seasons_between_two_are_said_whole() -> None:
    assert say("2013-21/2014-21", Extent.WITHIN).startswith("between spring 2013 (March")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("asdf", "“asdf” is not a date. Try"),
        ("", "“” is not a date."),
        ("2013-13", "“2013-13” is not a date: 13 is neither a month"),
        ("2013-02-30", "“2013-02-30” is not a date: February 2013 has no day 30."),
        ("99999", "“99999” is not a date. Try"),
        ("2014/2012", "“2014/2012” is not a date: a range must not end before it begins."),
        ("2014 banana", "Of “2014 banana” only “2014” can be read as a date."),
        ("3 June 2013 and 5 May 2014", "“3 June 2013 and 5 May 2014” holds more than one date."),
    ],
)
def test_nonsense_gets_one_clear_line(typed: str, line: str) -> None:
    with pytest.raises(ValueError, match="date") as refused:
        read_typed(typed)
    assert str(refused.value).startswith(line)
    assert "\n" not in str(refused.value)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_is_refused(typed: str) -> None:
    try:
        read = read_typed(typed)
    except ValueError:
        return
    parse(read.edtf)
    assert read.words
