from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.models.contents import ContentsFilter, ContentsModel, ContentsRole, fold
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
