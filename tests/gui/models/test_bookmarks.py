from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.models.bookmarks import BookmarksModel
from tests.gui.panels.samples import BOOKMARKS, BREADCRUMBS

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def filled() -> BookmarksModel:
    model = BookmarksModel()
    QAbstractItemModelTester(model, FATAL, model)
    model.set_bookmarks(BOOKMARKS, BREADCRUMBS)
    return model


def test_rows_say_everything_to_a_screen_reader() -> None:
    model = filled()
    spoken = [model.index(r).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(4)]
    assert spoken[0] == (
        "Two thirds fulfilled, Annex, Belarus and the universal periodic review, ¶ 9, "
        "note: Compare with the stakeholders' summary."
    )
    assert "Uncertain" in spoken[2]
    assert "Lost" in spoken[3]


def test_a_new_title_is_asked_for_and_never_set_here() -> None:
    model, asked = filled(), []
    model.renameRequested.connect(lambda number, title: asked.append((number, title)))
    assert model.setData(model.index(0), "  Fulfilled ")
    assert model.setData(model.index(0), "Two thirds fulfilled")
    assert not model.setData(model.index(0), "   ")
    assert asked == [(1, "Fulfilled")]
    assert model.index(0).data() == "Two thirds fulfilled"


def test_a_changed_title_changes_its_row_and_resets_nothing() -> None:
    model, resets, changes = filled(), [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *_: changes.append(1))
    renamed = (replace(BOOKMARKS[0], title="Fulfilled"), *BOOKMARKS[1:])
    model.set_bookmarks(renamed, BREADCRUMBS)
    assert (len(resets), len(changes)) == (0, 1)
    assert model.index(0).data() == "Fulfilled"
    model.set_bookmarks(renamed[1:], BREADCRUMBS)
    assert len(resets) == 1
    assert (model.row_of(1), model.row_of(2)) == (-1, 0)
