"""Which words of a sentence are dates, and which days they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.chronology.tagger import find_dates
from db.edtf import parse

REFERENCE = 20140929


def found(text: str, reference: int | None = REFERENCE) -> list[tuple[str, str]]:
    return [(span.wording, span.edtf) for span in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "wording", "edtf"),
    [
        ("the seminar of 29 September 2014", "29 September 2014", "2014-09-29"),
        ("on 3rd of May, 2012", "3rd of May, 2012", "2012-05-03"),
        ("on March 15, 2006", "March 15, 2006", "2006-03-15"),
        ("on Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11"),
        ("on 2013-04-04", "2013-04-04", "2013-04-04"),
        ("on 15.3.2007 in Geneva", "15.3.2007", "2007-03-15"),
        ("in May 2010, which led", "May 2010", "2010-05"),
        ("in the month of May of 2010", "May of 2010", "2010-05"),
        ("in 2014 Belarus", "2014", "2014"),
        ("(spring 2015)", "spring 2015", "2015-21"),
        ("in the autumn of 2009", "autumn of 2009", "2009-23"),
        ("in the winter of 2012/13", "winter of 2012/13", "2012-24"),
        ("the first half of 2012", "first half of 2012", "2012-40"),
        ("in the second half of 2012", "second half of 2012", "2012-41"),
        ("in the third quarter of 2013", "third quarter of 2013", "2013-35"),
        ("the last quarter of 2013", "last quarter of 2013", "2013-36"),
        ("in Q2 2014", "Q2 2014", "2014-34"),
        ("in H1 2014", "H1 2014", "2014-40"),
        ("in the 1990s", "1990s", "199X"),
        ("since the 1980s", "1980s", "198X/.."),
        ("in early 2013", "early 2013", "2013"),
        ("in mid-2013 representatives", "mid-2013", "2013"),
        ("in mid-June 2013", "mid-June 2013", "2013-06"),
        ("at the end of 2008,", "end of 2008", "2008"),
        ("in around 2010", "around 2010", "2010~"),
        ("from April to June 2013,", "April to June 2013", "2013-04/2013-06"),
        ("(November-December 2014)", "November-December 2014", "2014-11/2014-12"),
        ("from November to February 2013", "November to February 2013", "2012-11/2013-02"),
        ("from March 2012 to June", "March 2012 to June", "2012-03/2012-06"),
        ("1 August 2012–31 July 2013", "1 August 2012–31 July 2013", "2012-08-01/2013-07-31"),
        ("from 5 to 12 December 2018", "5 to 12 December 2018", "2018-12-05/2018-12-12"),
        ("12th–17th March 2013", "12th–17th March 2013", "2013-03-12/2013-03-17"),
        ("30 November to 4 December 2015", "30 November to 4 December 2015",
         "2015-11-30/2015-12-04"),
        ("the decade 2018\u22122028 is", "2018\u22122028", "2018/2028"),
        ("in 2018\u20122028, and", "2018\u20122028", "2018/2028"),
        ("for 2018\u201528, and", "2018\u201528", "2018/2028"),
        ("from 5\u22127 May 2018", "5\u22127 May 2018", "2018-05-05/2018-05-07"),
        ("between 2000 and 2016, reduced", "2000 and 2016", "2000/2016"),
        ("the 2019– 2023 period", "2019– 2023", "2019/2023"),
        ("for 2017/18;", "2017/18", "2017/2018"),
        ("the 2018/2019 academic year", "2018/2019", "2018/2019"),
        ("in 1999/00 and", "1999/00", "1999/2000"),
        ("in 2008-10 the", "2008-10", "2008/2010"),
        ("in the years 2009 and 2010", "2009 and 2010", "{2009,2010}"),
        ("in 2008, 2009 and 2010", "2008, 2009 and 2010", "{2008,2009,2010}"),
        ("in April, May and June 1978", "April, May and June 1978", "{1978-04,1978-05,1978-06}"),
        ("on 3 and 5 May 2013", "3 and 5 May 2013", "{2013-05-03,2013-05-05}"),
        ("on 16 and 17 May 2013", "16 and 17 May 2013", "2013-05-16/2013-05-17"),
        ("since 2010, courts", "2010", "2010/.."),
        ("after 1 July 2008, the", "1 July 2008", "2008-07-01/.."),
        ("with effect from 1 July 2012", "1 July 2012", "2012-07-01/.."),
        ("from 2018 onwards", "2018", "2018/.."),
        ("2012 to date", "2012", "2012/.."),
        ("From 1 January 2013 the law applies", "1 January 2013", "2013-01-01/.."),
        ("data from 2012 show", "2012", "2012"),
        ("as of 1 January 2019, the Act applies", "1 January 2019", "2019-01-01/.."),
        ("As of 15 May 2013, there were 45 cases", "15 May 2013", "2013-05-15"),
        ("As at 31 December 2008, backlogs", "31 December 2008", "2008-12-31"),
        ("by 2024", "2024", "../2024"),
        ("By the end of 2008 this title", "end of 2008", "../2008"),
        ("no later than 2019;", "2019", "../2019"),
        ("until December 2013", "December 2013", "../2013-12"),
        ("by the year 2015", "2015", "../2015"),
        ("by the 2012 law on aliens", "2012", "2012"),
        ("Last year, the plan", "Last year", "2013"),
        ("and next year it", "next year", "2015"),
        ("This year they will", "This year", "2014"),
        ("In December last year", "December last year", "2013-12"),
        ("last month", "last month", "2014-08"),
        ("next month", "next month", "2014-10"),
        ("last November", "last November", "2013-11"),
        ("next June", "next June", "2015-06"),
        ("this March", "this March", "2014-03"),
        ("In August, the court ruled", "August", "2014-08"),
        ("In December, the court ruled", "December", "2013-12"),
        ("will be held in December", "December", "2014-12"),
        ("will be held in March", "March", "2015-03"),
        ("Since mid-August a new draft was discussed", "mid-August", "2014-08/.."),
        ("as early as 1813 they", "1813", "1813"),
        ("as early as March they", "March", "2014-03"),
        ("On 1 May, workers marched", "1 May", "2014-05-01"),
        ("resolution 1325 (2000)", "2000", "2000"),
        ("In 2012 women were", "2012", "2012"),
        ("development towards 2030 and beyond", "2030", "2030"),
        ("Decision U-I-425/06-10 of July 2009", "July 2009", "2009-07"),
    ],
)  # fmt: skip
def test_a_date_is_read(text: str, wording: str, edtf: str) -> None:
    assert found(text) == [(wording, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "at its sixty-sixth session and its 66th session",
        "application No. 65803/2012; Official Gazette No. 50/2010",
        "S/PRST/2013/2, A/HRC/27/2014, E/2013/22 and CCPR/C/BLR/2012/1",
        "They may march second to none, and May is a name: Mr. May said so.",
        "paragraph 2010, page 1998, Article 2008 and paras. 2001",
        "There were 2010 cases, 1,998 others, 2000 euros, $2000, EUR 2012 and 2014 persons",
        "some 2000 young people attended, about 2000 others",
        "74 of 93 recommendations; 68.3 per cent; 25.671 people; 6- and 8-year-old girls",
        "tel. 0212 963 2010",
        "the post-2015 agenda and pre-2000 levels",
        "Directive 2000/78/EC and Regulation (EC) No 1987/2006",
        "Decision 2004/120 and resolution 2005/80",
        "http://www.un.org/2012/report.html and 2012.pdf",
        "over the past decade, in recent years, within three years, every year",
        "on 31 June 2013",
        "the 1382nd meeting, the 4325th meeting",
        "from 2014 to 2012 units; 3 to 10 years of imprisonment",
        "celebrated on 21 September each year and on 1 May of every year",
        "that year and the following year",
        "in the third half of 2012 H3 2012",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    dates = found(text)
    years = [edtf for _, edtf in dates]
    if "third half" in text or "from 2014" in text:  # the plain years in them are still years
        assert set(years) <= {"2012", "2014", "2014/.."}
    else:
        assert dates == []


def test_a_year_that_was_said_before_is_understood() -> None:
    text = (
        "In 2012, the Act was passed. In June of that year, it entered into force, and the same "
        "year it was amended. The following year, in March, it was repealed. "
        "The previous year, it had been praised."
    )
    assert found(text) == [
        ("2012", "2012"),
        ("June of that year", "2012-06"),
        ("same year", "2012"),
        ("following year", "2013"),
        ("March", "2013-03"),
        ("previous year", "2012"),
    ]


def test_months_take_their_year_from_the_paragraph() -> None:
    text = "Preparations began in the beginning of 2009. Reports came in March, drafts in June."
    assert found(text, 20101103) == [
        ("beginning of 2009", "2009"),
        ("March", "2009-03"),
        ("June", "2009-06"),
    ]


def test_without_a_date_of_its_own_a_document_leaves_this_year_unread() -> None:
    assert found("This year and in March they met, as in last month.", None) == []


def test_a_list_of_resolutions_gives_their_years_and_not_their_numbers() -> None:
    text = "resolutions 1325 (2000), 1820 (2008), 1960 (2010) and 2122 (2013)"
    assert [edtf for _, edtf in found(text)] == ["2000", "2008", "2010", "2013"]


def test_a_language_without_a_table_of_words_has_no_dates() -> None:
    assert find_dates("il 3 maggio 2012", REFERENCE, "it") == []


@given(
    st.text(alphabet="0123456789/-–. (),andtoMayinsicefrombyMarch", max_size=80),
    st.one_of(st.none(), st.just(REFERENCE)),
)
def test_any_text_is_read_without_harm(text: str, reference: int | None) -> None:
    end = 0
    for span in find_dates(text, reference):
        assert end <= span.start < span.end <= len(text)
        assert span.wording == text[span.start : span.end]
        assert parse(span.edtf) == span.value
        end = span.end
