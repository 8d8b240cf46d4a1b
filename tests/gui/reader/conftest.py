"""The bundled document on a page, and an open reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.reader.view import ReaderView
from gui.theme.tokens import LIGHT
from tests.gui.reader.builder import bundled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.model import DocumentContent

_TEXT = Path(__file__).parents[3] / "resources/documents/belarus-letter-2014-09-29.txt"


@pytest.fixture(scope="session")
def letter() -> DocumentContent:
    return bundled(_TEXT.read_text(encoding="utf-8"))


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    """An empty reader, shown at the size it has in the window."""
    made = ReaderView()
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.resize(720, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


@pytest.fixture
def reader(view: ReaderView, letter: DocumentContent) -> ReaderView:
    """A reader with the bundled document."""
    view.show_content(letter)
    return view
