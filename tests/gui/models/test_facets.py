from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.model import Facets, SectionKind
from db.request import Filters
from gui.models.facets import FIRST, FacetsModel
from gui.models.spans import said_span, span_of_years, years_of

NONE = Filters()
SOME = Facets(
    40,
    documents=tuple((f"d{n}", 20 - n) for n in range(10)),
    section_kinds=(("annex", 12), ("operative", 3), ("letter", 1)),
    languages=(("fr", 40),),
)


@pytest.fixture
def model() -> FacetsModel:
    model = FacetsModel()
    tester = QAbstractItemModelTester(model)
    tester.setParent(model)
    model.set_names({"d0": "The first document"})
    return model


def rows(model: FacetsModel, group: int) -> list[str]:
    parent = model.index(group, 0)
    return [model.index(n, 0, parent).data() for n in range(model.rowCount(parent))]


def said(model: FacetsModel, group: int) -> list[str]:
    parent, role = model.index(group, 0), Qt.ItemDataRole.AccessibleTextRole
    return [model.index(n, 0, parent).data(role) for n in range(model.rowCount(parent))]


def test_values_have_names_and_counts(model: FacetsModel) -> None:
    model.set_facets(SOME, NONE, keep_order=False)
    assert rows(model, 1) == ["Annex", "Operative paragraphs", "Letter"]
    assert said(model, 1) == [
        "Annex, 12 passages",
        "Operative paragraphs, 3 passages",
        "Letter, 1 passage",
    ]
    assert rows(model, 2) == ["French"]
    assert rows(model, 0)[0] == "The first document"


def test_a_group_with_one_value_is_not_worth_showing(model: FacetsModel) -> None:
    model.set_facets(SOME, NONE, keep_order=False)
    assert [model.is_worth_showing(n) for n in range(5)] == [True, True, False, False, False]
    model.set_facets(SOME, Filters(languages=("fr",)), keep_order=False)
    assert model.is_worth_showing(2), "what is chosen can be given up"


def test_more_than_a_few_values_are_shown_on_demand(model: FacetsModel) -> None:
    model.set_facets(SOME, NONE, keep_order=False)
    assert len(rows(model, 0)) == FIRST + 1
    assert rows(model, 0)[-1] == "4 more…"
    assert said(model, 0)[-1] == "4 more… of Document"
    more = model.index(FIRST, 0, model.index(0, 0))
    assert more.data(Qt.ItemDataRole.CheckStateRole) is None
    assert not more.flags() & Qt.ItemFlag.ItemIsUserCheckable
    model.turn(more)
    assert len(rows(model, 0)) == 11
    assert rows(model, 0)[-1] == "Fewer"
    model.turn(model.index_of("documents", "d9"))
    assert len(rows(model, 0)) == FIRST + 1


def test_of_very_many_values_those_with_most_are_shown(model: FacetsModel) -> None:
    many = tuple((f"d{n}", 2_000 - n) for n in range(1_500))
    model.set_facets(Facets(9, documents=many), Filters(documents=("d1400",)), keep_order=False)
    assert rows(model, 0)[FIRST:] == ["d1400", "494 more…"]
    model.turn(model.index_of("documents", "d0"))
    assert len(rows(model, 0)) == 502
    assert rows(model, 0)[-1] == "Fewer (999 with less are not shown)"
    assert said(model, 0)[-2] == "d1400, 600 passages"


def test_a_chosen_value_stays_though_nothing_has_it(model: FacetsModel) -> None:
    chosen = Filters(section_kinds=(SectionKind.ENCLOSURE,), documents=("d9",))
    model.set_facets(SOME, chosen, keep_order=False)
    assert said(model, 1)[-1] == "Enclosure, 0 passages"
    index = model.index_of("section_kinds", "enclosure")
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert rows(model, 0)[FIRST] == "d9", "also beyond the first few"
    assert model.index(1, 0).data() == "Section kind (1)"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, 0).data(role) == "Section kind, 1 chosen"


def test_nothing_moves_while_the_reader_is_among_the_values(model: FacetsModel) -> None:
    model.set_facets(SOME, NONE, keep_order=False)
    other = Facets(9, section_kinds=(("letter", 7), ("section", 2)))
    removed: list[QModelIndex] = []
    model.rowsRemoved.connect(lambda parent, *_: removed.append(QModelIndex(parent)))
    model.set_facets(other, NONE, keep_order=True)
    assert said(model, 1) == [
        "Annex, 0 passages",
        "Operative paragraphs, 0 passages",
        "Letter, 7 passages",
        "Section, 2 passages",
    ]
    assert [parent for parent in removed if parent.row() == 1] == [], "no row was taken away"
    model.set_facets(other, NONE, keep_order=False)
    assert rows(model, 1) == ["Letter", "Section"]


def test_there_is_nothing_below_a_value(model: FacetsModel) -> None:
    model.set_facets(SOME, NONE, keep_order=False)
    value = model.index_of("section_kinds", "annex")
    assert model.rowCount(value) == 0
    assert model.parent(value) == model.index(1, 0)
    assert not model.index_of("section_kinds", "preamble").isValid()
    assert model.row_at(QModelIndex()) is None
    assert QModelIndex().data() is None


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((20130101, 20131231), "2013"),
        ((20120101, 20141231), "2012 – 2014"),
        ((20130601, 20140531), "June 2013 – May 2014"),
        ((20160201, 20160229), "February 2016"),
        ((20130605, 20130605), "5 June 2013"),
        ((20130605, 20140502), "5 June 2013 – 2 May 2014"),
    ],
)
def test_a_span_is_said_as_coarsely_as_it_is(span: tuple[int, int], said: str) -> None:
    assert said_span(span) == said


def test_years_make_a_span_in_either_order() -> None:
    assert span_of_years(2014, 2012) == (20120101, 20141231)
    assert years_of((20120101, 20141231)) == (2012, 2014)
