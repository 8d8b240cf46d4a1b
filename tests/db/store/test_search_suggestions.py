"""What is offered where nothing was found: it leads to something, under the same conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.model import Mention, Status
from db.query import parse
from db.query.narrowing import narrowed
from db.request import Filters, SearchRequest
from db.store import spelling
from db.store.completion import CompletionStore
from tests.db.store.samples import add, add_whole, events, letter, plain

if TYPE_CHECKING:
    from db.store.library import Library


def _offered(library: Library, typed: str, document: str | None = None) -> tuple[str, ...]:
    return library.search.search(parse(typed), document=document).suggestions


def test_a_near_word_of_another_document_is_not_offered_in_this_one(library: Library) -> None:
    add_whole(library)
    add(library, plain("A seminary of old."), "other")
    assert _offered(library, "seminra") == ("seminar",)
    assert _offered(library, "seminra", "other") == ()
    assert _offered(library, "seminaru", "other") == ("seminary",)
    assert {"seminar", "seminary"} <= set(_offered(library, "seminaru"))


def test_a_word_that_stands_elsewhere_only_has_near_ones_here(library: Library) -> None:
    add(library, plain("The trial began."), "trials")
    add(library, plain("The trail began."), "trails")
    assert _offered(library, "trial", "trails") == ("trail",)
    assert _offered(library, "began trial", "trails") == ("began trail",)


def test_a_near_word_is_offered_only_in_its_scope(library: Library) -> None:
    add_whole(library)
    assert _offered(library, "heading:seminras") == ("heading:seminars",)
    assert _offered(library, "heading:traficking") == ()
    assert _offered(library, "heading:(general OR traficking)") == ()
    assert _offered(library, "text:traficking") == ("text:trafficking",)
    assert _offered(library, "text:NEAR(traficking context)") == ("text:NEAR(trafficking context)",)
    assert _offered(library, "traficking -context") == ()


def test_a_near_word_is_offered_only_among_what_was_chosen(library: Library) -> None:
    add_whole(library)
    add(library, plain("Another seminar."), "other")
    query = parse("seminra")
    for chosen, offered in ((("letter",), ("seminar",)), (("none",), ())):
        request = SearchRequest("seminra", filters=Filters(documents=chosen))
        answer = library.search.search(narrowed(query, request))
        assert answer.suggestions == offered


def test_one_word_of_several_is_offered_beside_what_the_others_find(library: Library) -> None:
    add_whole(library)
    assert _offered(library, "rights OR semnar OR xqzzwv") == ("rights OR seminar OR xqzzwv",)
    assert _offered(library, "rights semnar xqzzwv") == ()


def test_several_words_are_replaced_by_those_that_stand_together(library: Library) -> None:
    add(library, plain("Trial peace.", "Trial by peace.", "The trail of war.", "A trial."))
    assert _offered(library, "tral waar")[0] == "trail war"
    assert _offered(library, "tral peaace") == ("trial peace",)
    assert _offered(library, "tral thhe oof waar") == ("trail the of war",)


def test_other_names_are_not_counted_on_where_they_are_switched_off(library: Library) -> None:
    add(library, plain("The universal periodic review", "XUPR"))
    add(library, plain("A UPR."), "other")
    answer = library.search.search(parse("UPRX", synonyms=False), document="letter")
    assert "upr" not in answer.suggestions


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("symbol:A/RES/60/25", "symbol:A/RES/60/251"),
        ("symbol:A/RES/60/252", "symbol:A/RES/60/251"),
        ("symbol:A/HRC/1/1", ""),
        ("seminar symbol:A/RES/60/252", "seminar symbol:A/RES/60/251"),
        ("universal symbol:A/RES/60/252", ""),  # does not stand beside it
        ("body:OHCR", "body:OHCHR"),
        ("body:UNICEF", ""),  # known to the gazetteer, not in the library
        ("body:office of the high commissioner for humanrights", "body:OHCHR"),
        ("lang:fr", ""),
        ("lang:englsh", "lang:en"),
        ("status:planed", ""),  # nothing is planned here
        ("status:ongong", "status:ongoing"),
        ("status:repor", "status:reported"),
        ("status:reported x lang:zz", ""),
    ],
)
def test_values_are_offered_that_the_library_has(
    library: Library, typed: str, offered: str
) -> None:
    add_whole(library)
    found = _offered(library, typed)
    if "high commissioner" in typed:
        (found,) = ((one,) for one in found[:1])
        assert library.search.search(parse(found[0])).total
    else:
        assert "".join(found[:1]) == offered
    assert all(library.search.search(parse(text)).total for text in found)


def test_a_name_of_several_words_is_offered_in_quotation_marks(library: Library) -> None:
    mention = Mention(6, 0, 2, "HRC")
    add(library, letter(), mentions=(mention,))
    assert _offered(library, "body:human rights counsil") == ('body:"Human Rights Council"',)
    assert _offered(library, 'body:"human rights counsil"') == ('body:"Human Rights Council"',)


def test_only_statuses_of_the_library_complete_a_status(library: Library) -> None:
    reported, _ = events()
    add(library, letter(), events=(reported,))
    store = CompletionStore(library.connection)
    assert [one.insert for one in store.complete("status:", 7)] == ["reported"]
    add(library, letter(), "planned", events=(replace(reported, status=Status.PLANNED),))
    assert {one.insert for one in store.complete("status:", 7)} == {"reported", "planned"}


def test_nothing_typed_has_no_other_spelling(library: Library) -> None:
    def never(_asked: object) -> bool:
        raise AssertionError("there is nothing to ask for")

    assert spelling.suggestions(library.connection, parse(" "), never, never) == ()
