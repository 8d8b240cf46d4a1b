from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QUndoStack

from gui.controllers.saving import Saving
from gui.services.completion import SearchesService

if TYPE_CHECKING:
    from db.store.library import Library


@pytest.fixture
def saving(qapp: object, library: Library) -> Saving:
    stack = QUndoStack()
    saving = Saving(SearchesService(library), stack)
    stack.setParent(saving)
    return saving


def test_a_search_is_saved_renamed_and_removed_and_all_of_it_undone(
    saving: Saving, library: Library
) -> None:
    stack = saving._stack
    saving.save(" upr ", "Review")
    saving.save("seminar", "seminar")
    assert saving.saved() == (("seminar", ""), ("upr", "Review"))
    saving.save("upr", "Reviews")
    saving.remove("upr")
    assert saving.title_of("upr") is None
    assert stack.undoText() == "remove the search “Reviews”"
    for expected in ("Reviews", "Review", "Review", None):
        stack.undo()
        assert saving.title_of("upr") == expected
        assert dict(library.notebook.searches()).get("upr") == expected
    stack.redo()
    assert saving.title_of("upr") == "Review"


def test_saving_nothing_or_the_same_again_is_no_change(saving: Saving) -> None:
    saving.save("  ", "x")
    saving.save("upr", "x")
    saving.save("upr ", "x")
    saving.remove("never saved")
    assert saving._stack.count() == 1


def test_walking_through_hits_remembers_the_search_once(saving: Saving, library: Library) -> None:
    for text in ("upr", "upr ", "seminar", "upr", ""):
        saving.remember(text)
    assert library.notebook.recent_searches() == ("upr", "seminar")
    saving.forget("upr")
    saving.remember("upr")
    assert library.notebook.recent_searches() == ("upr", "seminar")
    saving.forget()
    assert library.notebook.recent_searches() == ()
