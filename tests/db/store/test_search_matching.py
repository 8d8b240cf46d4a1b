"""What is taken for the same word: forms, letters and scripts; conditions, scopes and facets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.pipeline import import_file
from db.model import Sort
from db.query import parse
from db.store import marking
from db.store.best import Scorer
from db.words import folded_of, words_of, words_to_find
from tests.db.store.samples import add, add_whole, letter, plain

if TYPE_CHECKING:
    from pathlib import Path

    from db.store.library import Library


def _found(library: Library, text: str, *, exact: bool = False, typing: bool = False) -> list[str]:
    """The marked words of each hit."""
    answer = library.search.search(parse(text, exact=exact, typing=typing), limit=50)
    return [" ".join(hit.snippet[start:end] for start, end in hit.marks) for hit in answer.hits]


@pytest.mark.parametrize(
    ("language", "typed", "text", "marked"),
    [
        ("en", "reviewing", "The review was reviewed.", "review reviewed"),
        ("fr", "négociation", "Les négociations reprennent.", "négociations"),
        ("fr", "negociation", "Les négociations reprennent.", "négociations"),
        ("es", "derecho", "Los derechos humanos.", "derechos"),
        ("ru", "прав", "Защита права человека.", "права"),
        ("ru", "российская", "Для российской стороны.", "российской"),
    ],
)
def test_other_forms_of_a_word_are_found_in_the_documents_language(
    library: Library, language: str, typed: str, text: str, marked: str
) -> None:
    parsed = plain(text, "Xyz.")
    add(library, replace(parsed, facts=replace(parsed.facts, language=language)))
    # The forms of a word are learnt from the library's own words: here the typed one too.
    assert _found(library, typed) == [marked]
    assert _found(library, typed, exact=True) == []


def test_exact_forms_come_first(library: Library) -> None:
    add(library, plain("Reviews.", "A long passage about one review among other words, at length."))
    assert _found(library, "review") == ["review", "Reviews"]
    assert _found(library, "reviews") == ["Reviews", "review"]


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("finance", "The ﬁnance committee", "ﬁnance"),
        ("oeuvre", "Une œuvre commune", "œuvre"),
        ("œuvre", "Une oeuvre commune", "oeuvre"),
        ("minister's", "The Minister’s visit", "Minister"),
        ("cote d'ivoire", "La Côte d’Ivoire", "Côte d’Ivoire"),
        ("非政府", "与非政府组织合作", "非政府"),
        ("人权", "联合国人权理事会", "人权"),
        ("权", "联合国人权", "权"),
        ("人", "联合国人权", "人"),
        ("الامم", "ميثاق الأمم المتحدة", "الأمم"),
        ("المتحده", "ميثاق الأمم المتّحدة", "المتّحدة"),
        ("2014", "سنة ٢٠١٤", "٢٠١٤"),
        ("UN", "The UN said", "UN"),
        ("47", "Rule 47 applies", "47"),
        ("İzmir", "In Izmir they met", "Izmir"),
        ("izsak", "Rita Izsa\u0301k spoke", "Izsa\u0301k"),
    ],
)
def test_variants_of_letters_are_one(library: Library, typed: str, text: str, marked: str) -> None:
    add(library, plain(text, "Nothing of the kind."))
    assert _found(library, typed) == [marked]


def test_pairs_must_stand_in_order(library: Library) -> None:
    add(library, plain("人权与主权", "主人有权"))
    assert _found(library, "主权") == ["主权"]


def test_other_programs_find_what_fts5_alone_does_not_fold(library: Library) -> None:
    add(library, plain("联合国人权理事会", "The ﬁnance committee"))
    for words in ('"人权"', '"finance"'):
        rows = library.connection.execute(
            "SELECT rowid FROM blocks_fts WHERE blocks_fts MATCH ?", (words,)
        ).fetchall()
        assert len(rows) == 1


@given(st.text())
def test_a_text_is_folded_once_and_for_all(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words_to_find(text))) is not None
    assert all(words)
    if text.isascii():
        assert folded_of(text) is None
        assert words_to_find(text) == words


@given(st.text(max_size=60), st.text(min_size=1, max_size=4))
def test_marks_lie_in_the_text_in_order(text: str, typed: str) -> None:
    spans = marking.spans_of(text, [marking.wanted(typed), marking.wanted(typed, beginning=True)])
    ends = [0]
    for start, end in spans:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


# ------------------------------------------------------------------ conditions and scopes


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("heading:rights", {3, 5}),
        ("text:rights", {6}),
        ("footnote:available", {4}),
        ("event:seminar", {6}),
        ("in:annex rights", {3, 5, 6}),
        ("in:seminars rights", {5, 6}),
        ("rights -in:seminars", {3}),
        ("year:2013", {6}),
        ("date:2013-05..2014", {6}),
        ("year:1999", set()),
        ("body:ohchr", {6}),
        ("status:ongoing", {4}),
        ("symbol:A/RES/60/251", {6}),
        ("lang:fr rights", set()),
        ("lang:en honour", {2}),
        ("doc:letter honour", {2}),
        ("NEAR(seminar trafficking, 3)", {6}),
        ("NEAR(seminar izsak, 2)", set()),
        ("(honour OR seminar) -trafficking", {2, 5}),
    ],
)
def test_conditions_and_scopes_are_true_of_passages(
    library: Library, typed: str, blocks: set[int]
) -> None:
    add_whole(library)
    hits = library.search.search(parse(typed), limit=50).hits
    assert {hit.place.block for hit in hits} == blocks


def test_facets_agree_with_the_list(library: Library) -> None:
    add_whole(library)
    add(library, plain("Human rights elsewhere."), "other")
    query = parse("rights OR available")
    answer = library.search.search(query, limit=50)
    facets = library.search.facets(query)
    assert facets.total == answer.total == len(answer.hits)
    assert dict(facets.documents) == {"letter": 4, "other": 1}
    assert dict(facets.years) == {2013: 1}
    assert dict(facets.bodies) == {"OHCHR": 1}
    assert facets.sections == answer.section_counts
    assert dict(facets.documents) == dict(answer.document_counts)
    assert sum(dict(facets.section_kinds).values()) == facets.total
    assert library.search.facets(query, document="other").total == 1


def test_hits_can_be_listed_in_document_order(library: Library) -> None:
    add_whole(library)
    answer = library.search.search(parse("rights OR available"), sort=Sort.DOCUMENT)
    places = [(hit.place.block, hit.place.footnote) for hit in answer.hits]
    assert places == [(3, None), (4, "a"), (5, None), (6, None)]


def test_hits_can_be_listed_by_date_with_undated_documents_last(library: Library) -> None:
    for key, issued in (("old", "2001-01-01"), ("none", None), ("new", "2014-09")):
        parsed = plain("Human rights.")
        add(library, replace(parsed, facts=replace(parsed.facts, issued=issued)), key)
    answer = library.search.search(parse("rights"), sort=Sort.DATE)
    assert [hit.place.document for hit in answer.hits] == ["new", "old", "none"]


def test_a_bookmarked_passage_comes_a_little_earlier_and_says_so(library: Library) -> None:
    add(library, plain("Treaty one.", "Treaty two.", "No such word.", "None here.", "Nor here."))
    query = parse("treaty")
    assert [hit.place.block for hit in library.search.search(query).hits] == [1, 2]
    hits = library.search.search(query, favoured={2: 1.0}, explain=True).hits
    assert [hit.place.block for hit in hits] == [2, 1]
    assert "bookmarked or read lately: +1" in hits[0].why
    assert "“treaty” once, in 2 of 5 passages" in hits[1].why


def test_the_order_is_the_same_when_the_best_are_looked_at_in_parts(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, plain(*(f"rights {'and more ' * (n % 9)}rights human" for n in range(60))))
    query = parse("human rights")
    whole = library.search.search(query, limit=30).hits
    for name, value in (("_WINDOWS", (0, 8, 24, 1 << 32)), ("_MANY", 1), ("_WIDE", 4)):
        monkeypatch.setattr(f"db.store.best.{name}", value)
    assert library.search.search(query, limit=30).hits == whole
    assert library.search.search(query, limit=5).hits == whole[:5]
    assert Scorer([], [], 1.0, 1, 0).found() == []


@pytest.mark.parametrize("each", [10, 110])  # few are read, many are for FTS5
def test_words_stand_as_near_as_was_asked_however_many_passages_have_them(
    library: Library, tmp_path: Path, each: int
) -> None:
    forms = ("peace {}security", "securing {}peaceful")
    lines = [
        forms[n % 2].format(f"{between} ") + f" of region {n}"
        for n in range(each)
        for between in ("", "and", "and-of", "and of the", "and of the whole", "a b c d e")
    ]
    file = tmp_path / "regions.txt"
    file.write_text("Regions\n\n" + "\n\n".join(f"It is {line} alone." for line in lines) + "\n")
    assert import_file(library, file).ok

    def total(text: str) -> int:
        return library.search.search(parse(text), document="regions").total

    for distance in range(6):
        assert total(f"NEAR(peace security, {distance})") == each * (distance + 1)
    assert total("NEAR(peac* security, 2)") == each * 3
    assert total("NEAR(peace security region, 4)") == each * 4
    assert total("NEAR(peace =security, 0)") <= each
    assert total("NEAR(peace zebra, 5)") == 0


def test_a_joint_symbol_is_found_by_each_of_its_parts_and_as_a_whole(library: Library) -> None:
    parsed = letter()
    facts = replace(parsed.facts, symbol="A/67/824–S/2013/211")
    named = ((4, 0, 5, "A/47/277-S/24111"), (4, 6, 9, "A/ES-10/23"))
    add(library, replace(parsed, facts=facts), "joint", symbols=named)

    def found(text: str) -> int:
        return library.search.search(parse(text)).total

    everything = found("symbol:A/67/824–S/2013/211")
    assert everything >= 6
    for text in ("A/67/824", "S/2013/211", "s/2013/211", "A/67/824-S/2013/211", "A/67*", "S/2013*"):
        assert found(f"symbol:{text}") == everything, text
    assert found('symbol:"A/67/824 – S/2013/211"') == everything
    for text in ("A/47/277", "S/24111", "A/47/277–S/24111"):
        assert 0 < found(f"symbol:{text}") < everything, text
    for text in ("A/67/82", "S/2013/21", "A/67/824–S/2013/212", "S/10/23", "A/47/277–S/2013/211"):
        assert found(f"symbol:{text}") == 0, text
