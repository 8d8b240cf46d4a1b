"""Every panel painted in both themes, at widths that no reader would choose, and at 200 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from db.model import Place
from gui.panels.bookmarks import BookmarksPanel
from gui.panels.contents import ContentsPanel
from gui.panels.details import DetailsPanel
from gui.panels.results import ResultsPanel
from gui.panels.statusbar import StatusBar
from gui.theme.tokens import DARK, LIGHT, Tokens
from gui.widgets.search_box import SearchBox
from tests.gui.panels.samples import (
    BOOKMARKS,
    BREADCRUMBS,
    DOCUMENT,
    EVENT,
    KEY,
    OTHER,
    SECTIONS,
    answer,
    names,
    nothing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget


def contents() -> ContentsPanel:
    panel = ContentsPanel()
    panel.set_documents(names(DOCUMENT, OTHER), KEY, SECTIONS)
    panel.set_hit_counts({4: 4, 6: 1_200})
    panel.set_bookmarked({3})
    panel.set_current_place(Place(KEY, 4, 1))
    return panel


def results() -> ResultsPanel:
    panel = ResultsPanel()
    panel.set_answer(answer())
    panel.set_current(2)
    return panel


def no_results() -> ResultsPanel:
    panel = ResultsPanel()
    panel.set_answer(nothing())
    return panel


def bookmarks() -> BookmarksPanel:
    panel = BookmarksPanel()
    panel.set_bookmarks(BOOKMARKS, BREADCRUMBS)
    panel.set_current(1)
    return panel


def event_card() -> DetailsPanel:
    panel = DetailsPanel()
    panel.show_event(EVENT, DOCUMENT, BREADCRUMBS[1])
    return panel


def bookmark_editor() -> DetailsPanel:
    panel = DetailsPanel()
    panel.edit_bookmark(BOOKMARKS[2], BREADCRUMBS[3])
    return panel


def status_bar() -> StatusBar:
    bar = StatusBar()
    bar.set_document(DOCUMENT)
    bar.set_breadcrumb(BREADCRUMBS[1])
    return bar


def search_box() -> SearchBox:
    box = SearchBox()
    box.set_text("civil society")
    box.set_count(2, 17)
    return box


MAKERS = [
    *(contents, results, no_results, bookmarks, event_card, bookmark_editor),
    *(status_bar, search_box, ContentsPanel, BookmarksPanel, DetailsPanel),
]


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("width", [0, 1, 200, 300])
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_painted_at_any_width(
    show: Callable[..., QWidget], make: Callable[[], QWidget], tokens: Tokens, width: int
) -> None:
    panel = make()
    panel.apply_theme(tokens)  # pyright: ignore[reportAttributeAccessIssue] - every one has it
    window = show(panel, width, 400)
    image = window.grab().toImage()
    assert not image.isNull()
    if width >= 200:
        assert len(colours(panel.grab().toImage())) > 2


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_text_at_200_per_cent(
    show: Callable[..., QWidget], large_text: None, make: Callable[[], QWidget], tokens: Tokens
) -> None:
    panel = make()
    panel.apply_theme(tokens)  # pyright: ignore[reportAttributeAccessIssue] - every one has it
    show(panel, 320, 600)
    assert len(colours(panel.grab().toImage())) > 2


def test_rows_are_twice_as_high_at_200_per_cent(
    show: Callable[..., QWidget], large_text: None
) -> None:
    panel = contents()
    show(panel, 420)
    index = panel.tree.model().index(0, 0, panel.tree.model().index(0, 0))
    assert index.data() == "Letter"
    assert panel.tree.visualRect(index).height() >= 56


def test_the_current_row_has_a_bar_and_a_surface(show: Callable[..., QWidget]) -> None:
    for tokens in (LIGHT, DARK):
        panel = contents()
        panel.apply_theme(tokens)
        show(panel, 264)
        panel.tree.clearFocus()
        rect = panel.tree.visualRect(panel.tree.currentIndex())
        image = panel.tree.viewport().grab(rect).toImage()
        assert image.pixelColor(1, 10).name() == tokens.accent
        assert image.pixelColor(20, 10).name() == tokens.accent_surface


def test_a_theme_can_change_while_shown(show: Callable[..., QWidget]) -> None:
    panel = results()
    panel.apply_theme(LIGHT)
    show(panel, 300)
    before = colours(panel.list.grab().toImage())
    panel.apply_theme(DARK)
    after = colours(panel.list.grab().toImage())
    assert LIGHT.hit in before
    assert DARK.hit in after
    assert LIGHT.hit not in after


def test_a_screen_reader_hears_every_row(show: Callable[..., QWidget]) -> None:
    for panel, first in (
        (results(), "Annex, Belarus and the universal periodic review, paragraph 10: …"),
        (bookmarks(), "Two thirds fulfilled, Annex, "),
        (contents(), "Belarus: letter of 29 September 2014"),
    ):
        show(panel, 300)
        view = panel.tree if isinstance(panel, ContentsPanel) else panel.list
        heard = QAccessible.queryAccessibleInterface(view)
        assert heard.text(QAccessible.Text.Name) == view.accessibleName()
        names = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
        rows = [name for name in names if name and name != "Contents"]  # the tree's hidden header
        assert rows[0].startswith(first)
        assert len(rows) >= 4


def test_every_control_has_a_name(show: Callable[..., QWidget]) -> None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

    for make in MAKERS:
        panel = make()
        show(panel, 300)
        for kind in (QLineEdit, QPlainTextEdit, QPushButton):
            for control in panel.findChildren(kind):
                named = control.accessibleName() or (
                    control.text() if isinstance(control, QPushButton) else ""
                )
                assert named, f"{make.__name__}: {control}"
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
