"""What was chosen, as part of a query."""

from __future__ import annotations

import pytest

from db.model import SectionKind, Status
from db.query import All, AnyOf, DocumentIs, KindIs, Language, Term, Within, parse, text_of
from db.query.narrowing import conditions_of, has_words, narrowed, without
from db.query.wording import in_words
from db.request import Filters, SearchRequest

ANNEX = Filters(section_kinds=(SectionKind.ANNEX,))


def test_words_stay_as_they_were_understood() -> None:
    query = parse("civil soc", typing=True)
    chosen = narrowed(query, SearchRequest("civil soc", filters=ANNEX, within=("rights",)))
    assert isinstance(chosen.tree, All)
    assert chosen.tree.parts[0] == query.tree
    earlier = parse("rights").tree or Term("")
    assert chosen.tree.parts[1:] == (KindIs(SectionKind.ANNEX), Within(earlier))
    assert (chosen.terms, chosen.phrase) == (query.terms, query.phrase)
    assert chosen.understood == query.understood


def test_nothing_chosen_changes_nothing() -> None:
    query = parse("civil society")
    assert narrowed(query, SearchRequest("civil society")) is query
    assert narrowed(query, SearchRequest("civil society", within=(" ",))) is query


def test_a_choice_alone_is_a_query() -> None:
    blank, nothing = parse(" "), parse("?!")
    assert narrowed(blank, SearchRequest(" ", filters=ANNEX)).tree == KindIs(SectionKind.ANNEX)
    assert narrowed(nothing, SearchRequest("?!", filters=ANNEX)).tree is None
    assert not has_words(narrowed(blank, SearchRequest(" ", filters=ANNEX)))
    assert not has_words(blank)
    assert has_words(parse("lang:fr rights"))


def test_values_of_one_facet_mean_any_of_them() -> None:
    filters = Filters(("a",), (), ("en", "fr"), ("OHCHR",), (Status.PLANNED,), (20130101, 20131231))
    nodes = conditions_of(filters)
    assert list(nodes) == ["documents", "languages", "bodies", "statuses", "span"]
    assert nodes["documents"] == DocumentIs("a")
    assert nodes["languages"] == AnyOf((Language("en"), Language("fr")))
    request = SearchRequest("x", filters=filters)
    assert list(conditions_of(without(request, "span").filters)) == list(nodes)[:-1]
    assert without(request, "languages").filters.languages == ()


@pytest.mark.parametrize(
    ("node", "said", "typed"),
    [
        (DocumentIs("letter"), "in the document “letter”", 'doc:"letter"'),
        (KindIs(SectionKind.ANNEX), "in an annex", 'in:"annex"'),
        (Within(Term("rights")), "among the passages of “rights”", "rights"),
    ],
)
def test_what_was_chosen_can_be_said(node: Within, said: str, typed: str) -> None:
    assert in_words(node) == said
    assert text_of(node) == typed
