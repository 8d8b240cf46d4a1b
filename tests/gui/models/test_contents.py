from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.model import DocumentName, SectionKind
from gui.models.contents import SLICE, ContentsFilter, ContentsModel, ContentsRole, fold
from tests.gui.panels.samples import (
    DOCUMENT,
    KEY,
    LETTER_TITLE,
    OFFICE_TITLE,
    OTHER,
    SECTIONS,
    names,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def titles(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[object]:
    """Titles as a nested list: a string, or [string, children …]."""
    parent = parent or QModelIndex()
    rows: list[object] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        below = titles(model, index)
        rows.append([index.data(), *below] if below else index.data())
    return rows


@pytest.fixture
def model() -> ContentsModel:
    model = ContentsModel()
    QAbstractItemModelTester(model, FATAL, model)
    model.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS)
    return model


def test_the_tree_is_the_document_s_own(model: ContentsModel) -> None:
    annex = ["Annex", "Opening", "Universal periodic review", "Treaty bodies",
             "Office of the High Commissioner"]  # fmt: skip
    assert titles(model) == [
        ["Belarus: letter of 29 September 2014", "Letter", annex],
        "Note verbale dated 3 May 2012",
    ]


def test_the_parts_of_a_resolution_are_told_apart_without_titles(model: ContentsModel) -> None:
    whole, *parts = (replace(one, title=None, short_title=None) for one in SECTIONS[:3])
    preamble, operative = (
        replace(part, parent=whole.id, kind=kind)
        for part, kind in zip(parts, (SectionKind.PREAMBLE, SectionKind.OPERATIVE), strict=True)
    )
    model.set_documents(names(DOCUMENT), KEY, (whole, preamble, operative))
    (document,) = titles(model)
    assert isinstance(document, list)
    assert document[-1][1:] == ["Preamble", "Operative part"]


def test_the_tool_tip_has_the_whole_title(model: ContentsModel) -> None:
    assert model.index_of_section(6).data(Qt.ItemDataRole.ToolTipRole) == OFFICE_TITLE
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == LETTER_TITLE


def test_another_open_document_has_its_own_sections(model: ContentsModel) -> None:
    model.set_documents(names(DOCUMENT, OTHER), OTHER.key, SECTIONS[:1])
    assert titles(model) == [DOCUMENT.short_title, [OTHER.facts.title, "Letter"]]
    assert not model.index_of_section(4).isValid()
    model.set_documents((), None, ())
    assert model.rowCount() == 0


def test_hits_and_stars_replace_what_was_cached(model: ContentsModel) -> None:
    index, annex = model.index_of_section(4), model.index_of_section(2)
    assert index.data(ContentsRole.HITS) == 0
    assert index.data(ContentsRole.BOOKMARKED) is False
    model.set_hit_counts({4: 4, 6: 2})
    model.set_bookmarked({4})
    assert index.data(ContentsRole.HITS) == 4
    assert annex.data(ContentsRole.HITS) == 0
    assert annex.data(ContentsRole.HITS_WITHIN) == 6
    assert index.data(ContentsRole.BOOKMARKED) is True
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Universal periodic review, bookmarked, 4 passages found"
    model.set_hit_counts({})
    assert annex.data(ContentsRole.HITS_WITHIN) == 0


def test_views_hear_of_every_changed_row(model: ContentsModel) -> None:
    told: set[object] = set()

    def note(first: QModelIndex, last: QModelIndex, _roles: object = None) -> None:
        rows = range(first.row(), last.row() + 1)
        told.update(model.index(row, 0, first.parent()).data() for row in rows)

    model.dataChanged.connect(note)
    model.set_hit_counts({4: 1})
    assert told == {DOCUMENT.short_title, "Annex", "Universal periodic review"}
    told.clear()
    model.set_hit_counts({4: 1})
    assert not told, "nothing changed, nothing told"


@pytest.mark.parametrize("text", ["OFFICE", "óffïce", "commissioner high", "  office "])
def test_the_filter_ignores_case_and_accents_and_keeps_what_is_above(
    model: ContentsModel, text: str
) -> None:
    proxy = ContentsFilter(model)
    QAbstractItemModelTester(proxy, FATAL, proxy)
    proxy.set_text(text)
    assert titles(proxy) == [[DOCUMENT.short_title, ["Annex", "Office of the High Commissioner"]]]
    proxy.set_text("")
    assert titles(proxy) == titles(model)


def test_the_filter_knows_the_whole_title_too(model: ContentsModel) -> None:
    proxy = ContentsFilter(model)
    proxy.set_text("mechanisms from 2012")
    assert titles(proxy) == [[DOCUMENT.short_title, "Annex"]]
    proxy.set_text("no such words")
    assert titles(proxy) == []


def test_fold() -> None:
    assert fold("Rita Izsák, ΣΊΣΥΦΟΣ") == fold("rita izsak, σισυφος")


def test_a_deep_tree_is_counted_without_recursion() -> None:
    depth = 3_000
    first = SECTIONS[0]
    chain = tuple(
        type(first)(n, n - 1 or None, n, n, first.kind, None, f"Level {n}")
        for n in range(1, depth + 1)
    )
    model = ContentsModel()
    model.set_documents(names(DOCUMENT), KEY, chain)
    model.set_hit_counts({depth: 7})
    assert model.index(0, 0).data(ContentsRole.HITS_WITHIN) == 7


class Changes:
    """What a view hears of a model: which rows come and go; never that all are others."""

    def __init__(self, model: ContentsModel) -> None:
        self.heard: list[tuple[str, int, int]] = []
        model.rowsInserted.connect(lambda _p, a, b: self.heard.append(("in", a, b)))
        model.rowsRemoved.connect(lambda _p, a, b: self.heard.append(("out", a, b)))
        model.modelReset.connect(lambda: self.heard.append(("reset", 0, 0)))


def many(count: int) -> list[DocumentName]:
    return [DocumentName(f"d-{n}", f"Document {n}") for n in range(count)]


def test_a_refresh_changes_only_what_has_changed(model: ContentsModel) -> None:
    changes = Changes(model)
    place = QPersistentModelIndex(model.index_of_section(6))
    both = names(DOCUMENT, OTHER)
    model.set_documents(both, KEY, SECTIONS)
    assert changes.heard == []
    model.set_documents((*both, DocumentName("new", "A new one")), KEY, SECTIONS)
    assert changes.heard == [("in", 2, 2)]
    model.set_documents((both[0], DocumentName("new", "A new one")), KEY, SECTIONS)
    assert changes.heard[1:] == [("out", 1, 1)]
    model.set_documents((both[0], DocumentName("new", "Its name", "Mine")), KEY, SECTIONS)
    assert changes.heard[2:] == [], "a name is no other row"
    assert model.index(1, 0).data() == "Mine"
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "Its name"
    assert place.isValid()
    assert place.data() == "Office of the High Commissioner"


def test_the_open_document_may_go_and_come_back(model: ContentsModel) -> None:
    before = titles(model)
    model.set_documents(names(OTHER), KEY, SECTIONS)
    assert titles(model) == [OTHER.facts.title]
    assert not model.index_of_section(4).isValid()
    model.set_hit_counts({4: 1})
    model.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS)
    assert titles(model) == before
    assert model.index_of_section(4).data(ContentsRole.HITS) == 1


def test_a_long_list_comes_in_slices_and_in_order(qtbot: QtBot) -> None:
    model = ContentsModel()
    QAbstractItemModelTester(model, FATAL, model)
    documents = many(SLICE * 3 + 10)
    documents[SLICE * 2 + 5] = names(DOCUMENT)[0]
    with qtbot.waitSignal(model.sectionsChanged):
        model.set_documents(documents, KEY, SECTIONS)
        assert model.rowCount() == SLICE, "the window has its turn"
    assert model.index_of_section(4).isValid()
    qtbot.waitUntil(lambda: model.rowCount() == len(documents))
    shown = [model.index(row, 0).data(ContentsRole.DOCUMENT) for row in range(model.rowCount())]
    assert shown == [name.key for name in documents]


def test_a_refresh_in_the_midst_of_a_long_list_is_no_trouble(qtbot: QtBot) -> None:
    model = ContentsModel()
    QAbstractItemModelTester(model, FATAL, model)
    documents = many(SLICE * 2 + 10)
    model.set_documents(documents, None, ())
    del documents[3], documents[SLICE + 50]
    documents.insert(SLICE - 20, DocumentName("new", "A new one"))
    model.set_documents(documents, None, ())
    qtbot.waitUntil(lambda: model.rowCount() == len(documents))
    shown = [model.index(row, 0).data(ContentsRole.DOCUMENT) for row in range(model.rowCount())]
    assert shown == [name.key for name in documents]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), min_size=1, max_size=6))
def test_whatever_the_lists_the_last_one_is_shown(lists: list[list[str]]) -> None:
    model = ContentsModel()
    for keys in lists:
        model.set_documents([DocumentName(key, key.upper()) for key in keys], "a", SECTIONS[:2])
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
            key.upper() for key in keys
        ]
        below = [model.rowCount(model.index(row, 0)) for row in range(model.rowCount())]
        assert below == [2 if key == "a" else 0 for key in keys]


@pytest.mark.parametrize("text", ["a.b", "(", "[x", "\\d", "+"])
def test_signs_in_the_filter_are_only_signs(model: ContentsModel, text: str) -> None:
    proxy = ContentsFilter(model)
    proxy.set_text(text)
    assert titles(proxy) == []
