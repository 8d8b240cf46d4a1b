from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.models.results import PAGE, ResultsModel
from tests.gui.panels.samples import answer, nothing

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def checked_model() -> ResultsModel:
    model = ResultsModel()
    tester = QAbstractItemModelTester(model, FATAL, model)
    tester.setUseFetchMore(False)  # it would fetch while it is told of what was fetched
    return model


def test_rows_come_a_page_at_a_time() -> None:
    model = checked_model()
    model.set_answer(answer(copies=10))
    assert (model.rowCount(), model.count()) == (PAGE, 50)
    assert model.canFetchMore()
    model.fetch_to(PAGE)
    assert model.rowCount() == 2 * PAGE
    model.fetch_to(10_000)
    assert model.rowCount() == 50
    assert not model.canFetchMore()


def test_a_new_answer_replaces_the_old_one() -> None:
    model = checked_model()
    model.set_answer(answer(copies=10))
    model.set_answer(answer())
    assert model.rowCount() == 5
    model.set_answer(nothing())
    assert model.rowCount() == 0
    assert not model.canFetchMore()


def test_a_screen_reader_hears_where_and_what() -> None:
    model = checked_model()
    model.set_answer(answer())
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(
        "Annex, Belarus and the universal periodic review, paragraph 10: … international"
    )
    assert "civil society" in spoken
