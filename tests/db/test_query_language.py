"""Fields, dates, symbols, bodies: what is typed is understood; what is not is told, and where."""

from __future__ import annotations

import pytest

from db.model import SectionKind, Status
from db.query import (
    All,
    Also,
    AnyOf,
    Body,
    DateRange,
    Doc,
    In,
    Language,
    Near,
    Node,
    Scope,
    Scoped,
    StatusIs,
    Symbol,
    Term,
    Year,
    gazetteer,
    parse,
    text_of,
)

SEMINAR = Term("seminar")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("heading:seminar", Scoped(Scope.HEADING, SEMINAR)),
        ("HEADING: seminar", Scoped(Scope.HEADING, SEMINAR)),
        ("heading：seminar", Scoped(Scope.HEADING, SEMINAR)),
        ("footnotes:seminar", Scoped(Scope.FOOTNOTE, SEMINAR)),
        ('note:"a seminar"', Scoped(Scope.NOTE, Term("a seminar", quoted=True))),
        ("event:semin*", Scoped(Scope.EVENT, Term("semin", prefix=True))),
        ("text:(a OR b)", Scoped(Scope.TEXT, AnyOf((Term("a"), Term("b"))))),
        ("text:NEAR(a b, 3)", Scoped(Scope.TEXT, Near((Term("a"), Term("b")), 3))),
        ("seminar -heading:seminar", All((SEMINAR,), (Scoped(Scope.HEADING, SEMINAR),))),
        ("in:annex", In("annex", SectionKind.ANNEX)),
        ("in:Annexes", In("Annexes", SectionKind.ANNEX)),
        ('in:"treaty bodies"', In("treaty bodies")),
        ("doc:belarus", Doc("belarus")),
        ("lang:fr", Language("fr")),
        ("lang:French", Language("fr")),
        ("lang:français", Language("fr")),
        ("lang:русский", Language("ru")),
        ("lang:中文", Language("zh")),
        ("lang:العربية", Language("ar")),
        ("lang:(fr OR es)", AnyOf((Language("fr"), Language("es")))),
        ("year:2013", Year(2013, 2013)),
        ("year:2012..2014", Year(2012, 2014)),
        ("year:2012..", Year(2012, None)),
        ("year:201x", Year(2010, 2019)),
        ("date:2013-05..2014", DateRange(20130501, 20141231)),
        ("date:..2014", DateRange(None, 20141231)),
        ("date:2013..", DateRange(20130101, None)),
        ("date:2012/2014", DateRange(20120101, 20141231)),
        ("date:2012-02-29", DateRange(20120229, 20120229)),
        ("date:spring 2015", DateRange(20150301, 20150531)),
        ('date:"5 May 2013"', DateRange(20130505, 20130505)),
        ("date:May 5, 2013", DateRange(20130505, 20130505)),
        ("date:Q1 2013", DateRange(20130101, 20130331)),
        ("date:sept 2013 seminar", All((DateRange(20130901, 20130930), SEMINAR))),
        ("body:ohchr", Body("OHCHR")),
        ("body:human rights council seminar", All((Body("HRC"), SEMINAR))),
        ("body:(undp OR ilo)", AnyOf((Body("UNDP"), Body("ILO")))),
        ("status:planned", StatusIs(Status.PLANNED)),
        ("symbol:a/res/60/251", Symbol("A/RES/60/251")),
        ("symbol:60/251", Symbol("A/RES/60/251")),
        ("symbol:A/HRC/14/*", Symbol("A/HRC/14", prefix=True)),
        ("seminar -lang:fr", All((SEMINAR,), (Language("fr"),))),
        ("NEAR(a b, 5)", Near((Term("a"), Term("b")), 5)),
        ('near("a b" c*)', Near((Term("a b", quoted=True), Term("c", prefix=True)), 10)),
        ("«a b»", Term("a b", quoted=True)),
        ("„a b“", Term("a b", quoted=True)),
        ("‘a b’", Term("a b", quoted=True)),
        ("'a b'", Term("a b", quoted=True)),
        ("「公民 社会」", Term("公民 社会", quoted=True)),
        ("《宪章》", Term("宪章", quoted=True)),
        ("«a „b“ c»", Term("a b c", quoted=True)),
        ("workers’ a", All((Term("workers"), Term("a")))),
        ("http://mfa.gov.by/press", Term("http://mfa.gov.by/press")),
        ("seminar, (a).", All((SEMINAR, Term("a")))),
    ],
)
def test_what_is_typed_is_understood(typed: str, tree: Node) -> None:
    query = parse(typed)
    assert query.tree == tree
    assert query.notes == ()


@pytest.mark.parametrize(
    ("typed", "said", "where", "terms"),
    [
        ('civil "society', "unclosed quotation mark…", '"', "civil society"),
        ("«civil society", "unclosed quotation mark…", "«", "civil society"),
        ("foo:bar", "there is no field “foo:”…", "foo:", "foo bar"),
        ("date:2013-13", "“2013-13” is not a date…", "2013-13", "2013-13"),
        ("date:2013-02-30", "“2013-02-30” is not a date…", "2013-02-30", "2013-02-30"),
        ("date:2014..2013", "“2014..2013” ends before it begins…", "2014..2013", "2014..2013"),
        ("year:2013-05", "“2013-05” is not a year…", "2013-05", "2013-05"),
        ("body:klingon", "“klingon” is not in the list of bodies…", "klingon", "klingon"),
        ("lang:klingon", "“klingon” is not a language…", "klingon", "klingon"),
        (
            "heading:",
            "nothing stands after “heading:”: searched for the word",
            "heading:",
            "heading",
        ),
        ("(a OR b", "unclosed parenthesis: closed at the end", "(", "a b"),
        ("a ) b", "a parenthesis that closes nothing was passed over", ")", "a b"),
        ("NEAR(a b", "unclosed parenthesis after NEAR: closed at the end", "NEAR(", "a b"),
        ("NEAR(a)", "NEAR needs two words", "NEAR(a)", "a"),
        ("NEAR(a OR b)", "NEAR joins words and phrases only", "NEAR(a OR b)", "a b"),
    ],
)
def test_what_cannot_be_understood_is_taken_as_words_and_said_where(
    typed: str, said: str, where: str, terms: str
) -> None:
    said = said.replace("…", ": searched for the words")
    query = parse(f"x {typed}")
    (note,) = query.notes
    assert (note.text, f"x {typed}"[note.start : note.end]) == (said, where)
    assert said in query.understood
    assert query.terms == ("x", *terms.split())


@pytest.mark.parametrize(
    "typed",
    [
        *("body:", "body:oh", "body:klingon", "date:", "date:20", "date:2013-", "date:2013-1"),
        *("date:2013-05..", "date:2013-05..2", "heading:", "heading:se", '"civil so', "«civil"),
        *("NEAR(", "NEAR(a", "NEAR(a b", "NEAR(a b,", "NEAR(a b, 5", "(a OR", "status:pl"),
        *("lang:", "lang:f", "year:20", "symbol:A/RES/", "in:an", "a -", "a OR"),
    ],
)
def test_nothing_unfinished_is_an_error_while_it_is_typed(typed: str) -> None:
    for text in (typed, f"seminar {typed}"):
        query = parse(text, typing=True)
        assert query.notes == ()
        assert not query.understood.startswith("Nothing to look for: ;")
    assert parse(f"seminar {typed}", typing=True).terms[0] == "seminar"


def test_what_is_unfinished_means_already_what_it_can() -> None:
    assert parse("body:oh", typing=True).tree == Body("OHCHR")
    assert parse("status:pl", typing=True).tree == StatusIs(Status.PLANNED)
    assert parse("date:2013-05..2", typing=True).tree == DateRange(20130501, None)
    assert parse("symbol:A/RES/60/2", typing=True).tree == Symbol("A/RES/60/2", prefix=True)
    assert parse("NEAR(civil so", typing=True).tree == Near(
        (Term("civil"), Term("so", prefix=True)), 10
    )
    assert "such as body:ohchr" in parse("body:", typing=True).understood


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("UPR", ["universal periodic review"]),
        ("upr", ["universal periodic review"]),
        ("Universal Periodic Review", ["UPR"]),
        ("universal periodic review Belarus", ["UPR"]),
        ("OHCHR", ["High Commissioner for Human Rights"]),
        ("heading:UPR", ["universal periodic review"]),
        (
            "UN-Women",
            ["UNIFEM", "United Nations Entity for Gender Equality and the Empowerment of Women"],
        ),
        ("WHO", ["World Health Organization", "World Health Organisation"]),
        ("who", []),
        ("un", []),
        ("UN", ["United Nations"]),
        ("ICESCR", ["Covenant on Economic, Social and Cultural Rights"]),
        ("Convention on the Rights of the Child", ["UNCRC", "CRC"]),
        ("committee on the rights of the child", ["CRC"]),
        ("CAT", ["Committee against Torture", "UNCAT", "Convention against Torture"]),
        ("cat", []),
        ("uhc", ["universal health coverage"]),
        ("universal health coverage", ["UHC"]),
        ("MDGs", ["MDG", "Millennium Development Goals", "Millennium Development Goal"]),
        ('"UPR"', []),
        ("seminar -UPR", []),
        ("periodic review", []),
        ("A/RES/60/251", ["resolution 60/251"]),
        ("a res 60 251", ["A/RES/60/251", "resolution 60/251"]),
        ("A/RES/60/251.", ["resolution 60/251"]),
        ("resolution 68/262", ["A/RES/68/262", "A/HRC/RES/68/262"]),
        ("resolution 5/1", ["A/HRC/RES/5/1"]),
        ("res. 5/1", ["A/HRC/RES/5/1", "resolution 5/1"]),
        ("decision 14/105", ["A/HRC/DEC/14/105"]),
        ("S/RES/1325 (2000)", ["S/RES/1325", "resolution 1325", "1325 (2000)"]),
        ("resolution 1325 (2000)", ["S/RES/1325"]),
        ("resolution 1325", ["S/RES/1325"]),
        ("resolution 217 A (III)", ["A/RES/217(III)A"]),
        ("resolution 377 (V)", ["A/RES/377(V)"]),
        ("A/RES/377(V)", ["resolution 377 (V)"]),
        ("resolution 1996/31", ["E/RES/1996/31", "E/CN.4/RES/1996/31"]),
        ("a hrc wg 6 7 svn 1", ["A/HRC/WG.6/7/SVN/1"]),
        ("S 2013 211", ["S/2013/211"]),
        ("a 2013 211", []),
        ("resolution of disputes", []),
    ],
)
def test_names_and_symbols_find_each_other(typed: str, others: list[str]) -> None:
    query = parse(typed)
    assert list(dict.fromkeys(also.means for also in query.also)) == others
    if others:
        assert f"also: {', '.join(others)}" in query.understood
    assert not parse(typed, synonyms=False).also


def test_what_is_looked_for_beside_is_part_of_the_tree_but_not_of_what_was_typed() -> None:
    added = Term("universal periodic review", quoted=True, added=True)
    query = parse("UPR seminar")
    assert query.tree == All((AnyOf((Term("UPR"), added)), SEMINAR))
    assert query.terms == ("UPR", "seminar")
    assert query.phrase == '"UPR seminar"'
    assert query.also == (Also("UPR", "universal periodic review"),)
    assert query.tree is not None
    assert text_of(query.tree) == "UPR seminar"


def test_exact_is_asked_of_every_term() -> None:
    assert parse("seminars", exact=True).tree == Term("seminars", exact=True)
    assert parse("NEAR(a b)", exact=True).tree == Near(
        (Term("a", exact=True), Term("b", exact=True)), 10
    )


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("text: seminar body:ohchr", "“seminar” in the running text, naming OHCHR"),
        ("year:2013 -status:planned", "passages dated 2013, with nothing planned"),
        ("in:annex upr", "“upr”, in an annex; also: universal periodic review"),
        ("date:2013-05..2014", "passages dated May 2013 to December 2014"),
        ("date:..2014 a", "“a”, dated until 2014"),
        ("lang:(fr OR es) a -in:annex", "“a”, in French or in Spanish, not in an annex"),
        ("heading:(a OR b) -c", "(“a” or “b”) in headings, without “c”"),
        ("NEAR(a b, 1)", "“a” near “b” (within 1 word)"),
        ("doc:belarus a", "“a”, in documents called “belarus”"),
        ('in:"treaty bodies" a', "“a”, in sections called “treaty bodies”"),
        ("symbol:60/251", "passages in or citing A/RES/60/251"),
        ("year:2013.. a", "“a”, dated 2013 or later"),
        ("a:b c:d e:f g:h", "“a:b” and “c:d” and “e:f” and “g:h”"),
    ],
)
def test_the_line_reads_like_a_sentence(typed: str, understood: str) -> None:
    assert parse(typed).understood == understood


def test_many_notes_are_cut_in_the_line_but_kept() -> None:
    query = parse("aa:b cc:d ee:f gg:h")
    assert len(query.notes) == 4
    assert query.understood.endswith("there is no field “ee:”: searched for the words; and 1 more")


def test_instruments_are_told_apart_and_each_has_a_name_that_an_acronym_stands_for() -> None:
    namings = gazetteer.instruments().namings()
    assert len(namings) > 50
    for short, names in namings.items():
        assert len({naming.words for naming in names}) > 1, short
    full = [naming.words for names in namings.values() for naming in names]
    assert len(full) == len(set(full)), "one name, one instrument"
    assert gazetteer.shipped().named("ICERD") is None, "a treaty is no body"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("date:>2013", "date:2014.."),
        ("date:>=2013", "date:2013.."),
        ("date:<2013-05", "date:..2013-04"),
        ("date:<=2013-05", "date:..2013-05"),
        ("year:>2013", "year:2014.."),
        ("year:>=2013", "year:2013.."),
        ("year:<2013", "year:..2012"),
        ("NEAR(a b, 99999999999)", "NEAR(a b, 1000)"),
        ("NEAR(a b, 00000000003)", "NEAR(a b, 3)"),
    ],
)
def test_comparisons_of_dates_and_far_distances(typed: str, same: str) -> None:
    assert parse(typed).tree == parse(same).tree
    assert parse(typed).notes == ()


@pytest.mark.parametrize("typed", ["date:>9999", "date:<0001", "date:>2013..", "date:>x"])
def test_comparisons_with_what_has_no_other_side_are_noted(typed: str) -> None:
    assert "is not a date" in parse(typed).understood
