"""What a search leaves out, because it is too much, is said where the reader looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.ingest.pipeline import import_file
from db.store.library import Library
from gui.controllers.searching import Scope
from gui.panels.results_head import bounded
from tests.gui.keys import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk

WELLS = 1_100  # more than are fetched at first


@pytest.fixture
def desk(start: Callable[[], Nonpaper], library_folder: Path, tmp_path: Path) -> Desk:
    """A document more, with many passages about wells, is open."""
    path = tmp_path / "wells.txt"
    paragraphs = [f"Village {n} has a well that was dug by human hands." for n in range(WELLS)]
    path.write_text("Wells of the region\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    with Library.open(library_folder) as library:
        report = import_file(library, path)
        assert report.document is not None
    desk = start().desk
    assert desk is not None
    assert desk.reading.open_document(report.document)
    return desk


def search(qtbot: QtBot, desk: Desk, text: str, scope: Scope) -> None:
    keyboard = Keyboard(qtbot)
    keyboard.press("Ctrl+F" if scope is Scope.DOCUMENT else "Ctrl+Shift+F")
    keyboard.type(text)
    qtbot.waitUntil(lambda: desk.searching.answer.query == text)
    qtbot.waitUntil(lambda: desk.searching.counts is not None)
    qtbot.waitUntil(lambda: bool(desk.searching.inside.document))


def test_passages_that_are_found_and_not_marked_in_the_text_are_told(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.services.searcher.MOST_MARKED", 70)
    search(qtbot, desk, "village", Scope.DOCUMENT)
    bounds = desk.panels.results.head.bounds
    assert bounds.text() == f"First 70 of {WELLS:,} marked in the text"
    assert bounds.isVisible()
    search(qtbot, desk, "village 7", Scope.DOCUMENT)
    qtbot.waitUntil(lambda: not bounds.isVisible())


def test_documents_that_are_too_many_to_be_grouped_are_told(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("services.searcher", "results_wiring"):
        monkeypatch.setattr(f"gui.{part}.MOST_GROUPS", 1)
    search(qtbot, desk, "human", Scope.LIBRARY)
    bounds = desk.panels.results.head.bounds
    assert bounds.text() == "Not grouped: more than 1 documents"
    desk.actions["group-results"].trigger()
    assert not bounds.isVisible(), "nobody wants them grouped now"
    assert bounded(3, 3, 2, 2000) == (), "where everything is there, nothing is said"
