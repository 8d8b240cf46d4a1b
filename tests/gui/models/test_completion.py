from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.completion import Completion, CompletionKind
from gui.models.completion import CompletionModel, described

WORD = Completion("trafficking", CompletionKind.WORD, "trafficking", 0, 4, 1_234)
SAVED = Completion("Reviews", CompletionKind.SAVED, "upr", 0, 0, explained="upr")


def test_an_offer_says_what_it_is(qapp: object) -> None:
    one = Completion("x", CompletionKind.BODY, "body:x", 0, 1, 1)
    assert described(WORD) == "word · 1,234 passages"
    assert described(one) == "body · 1 passage"
    assert described(SAVED) == "saved search · upr"


def test_a_screen_reader_hears_the_kind_and_how_to_remove(qapp: object) -> None:
    model = CompletionModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_rows((WORD, SAVED))
    said = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert said == [
        "trafficking, word, 1,234 passages",
        "Reviews, saved search, upr. Delete removes it",
    ]
    model.set_rows(())
    assert model.rowCount() == 0
