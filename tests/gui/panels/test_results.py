from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPushButton

from db.model import HitKind, Sort
from gui.panels.results import ResultsPanel, Shown
from gui.theme.tokens import LIGHT
from tests.gui.panels.samples import answer, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(show: Callable[..., object]) -> ResultsPanel:
    panel = ResultsPanel()
    panel.apply_theme(LIGHT)
    show(panel, 300)
    return panel


def buttons(panel: ResultsPanel) -> list[str]:
    return [b.text() for b in panel.findChildren(QPushButton) if b.isVisible()]


def press(panel: ResultsPanel, qtbot: QtBot, text: str) -> None:
    button = next(b for b in panel.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_line_counts(panel: ResultsPanel) -> None:
    assert panel.summary() == "Type to search"
    panel.set_answer(answer(), shown=Shown(sort=Sort.DOCUMENT))
    order = "headings first, then as one reads"
    assert panel.summary() == f"5 passages in this document · {order}"
    panel.set_answer(replace(answer(), hits=answer().hits[:1], total=1))
    assert panel.summary() == f"1 passage in this document · {order}"
    shown = Shown(everywhere=True, documents=3)
    panel.set_answer(replace(answer(), total=1_234), shown=shown)
    assert panel.summary() == "1,234 passages in 3 documents · by relevance"
    panel.set_answer(
        replace(answer(), total=10_000, exact=False), shown=replace(shown, documents=None)
    )
    assert panel.summary() == "more than 10,000 passages in all documents · by relevance"
    own = replace(answer().hits[0], kind=HitKind.NOTE)
    panel.set_answer(replace(answer(), hits=(own, *answer().hits), total=6), shown=shown)
    assert panel.summary().startswith("1 note of yours, 5 passages in 3 documents")
    panel.set_answer(nothing())
    assert panel.summary() == "No passages in all documents"


def test_in_a_narrow_panel_the_count_is_whole_and_the_order_gives_way(panel: ResultsPanel) -> None:
    panel.set_answer(answer(), shown=Shown(sort=Sort.DOCUMENT))
    line = panel.head.summary
    assert line.text() == panel.summary()
    panel.resize(180, 300)
    assert line.text() == "5 passages in this document"
    assert line.heightForWidth(line.width()) <= line.maximumHeight()
    assert line.toolTip() == line.accessibleName() == panel.summary()
    panel.resize(300, 300)
    assert line.text() == panel.summary()


def test_a_click_opens_the_hit(panel: ResultsPanel, qtbot: QtBot) -> None:
    panel.set_answer(answer())
    middle = panel.list.visualRect(panel.list.model().index(2, 0)).center()
    with qtbot.waitSignal(panel.hitActivated) as caught:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert caught.args == [2, True], "and the keyboard stays with the list"


def test_arrows_move_and_enter_opens(panel: ResultsPanel, qtbot: QtBot) -> None:
    moved: list[int] = []
    opened: list[tuple[int, bool]] = []
    panel.set_answer(answer())
    panel.set_current(0)
    panel.list.setFocus()
    panel.currentMoved.connect(moved.append)
    panel.hitActivated.connect(lambda number, stays: opened.append((number, stays)))
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert (moved, opened) == ([1, 2], [])
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [(2, False), (2, True)], "with Ctrl the keyboard stays"


def test_the_search_box_can_move_the_list_from_afar(panel: ResultsPanel) -> None:
    box = QLineEdit(panel.window())
    box.show()
    box.setFocus()
    moved: list[int] = []
    panel.currentMoved.connect(moved.append)
    panel.move(1)
    assert moved == [], "there is nothing to move in"
    panel.set_answer(answer(copies=10))
    panel.move(1)
    panel.move(1)
    panel.move(-5)
    panel.move(-1)
    assert moved == [0, 1, 0], "the first press marks the first hit; the ends hold"
    panel.move(1_000)
    assert panel.current() == 49, "also beyond the pages that were fetched"
    assert box.hasFocus()


def test_a_list_that_gets_the_keyboard_marks_its_first_row(
    panel: ResultsPanel, qtbot: QtBot
) -> None:
    box = QLineEdit(panel.window())
    box.show()
    box.setFocus()
    panel.set_answer(answer())
    with qtbot.waitSignal(panel.currentMoved) as caught:
        panel.setFocus(Qt.FocusReason.TabFocusReason)
    assert caught.args == [0]
    assert panel.list.selectionModel().isRowSelected(0)


def test_marking_a_hit_from_outside_says_nothing_and_shows_it(
    panel: ResultsPanel, qtbot: QtBot
) -> None:
    panel.set_answer(answer(copies=10))
    with qtbot.assertNotEmitted(panel.currentMoved), qtbot.assertNotEmitted(panel.hitActivated):
        panel.set_current(47)
    index = panel.list.currentIndex()
    assert index.row() == 47
    assert panel.list.viewport().rect().contains(panel.list.visualRect(index))
    panel.set_current(-1)
    assert panel.current() == -1
    panel.set_answer(answer())
    assert panel.list.verticalScrollBar().value() == 0


def test_rows_are_as_high_as_their_lines(panel: ResultsPanel) -> None:
    panel.set_answer(answer())
    view = panel.list
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in range(5)]
    line = heights[0] - heights[3]
    assert heights[0] == heights[4], "three lines at most, however long the passage"
    assert 14 <= line <= 24, "one line less"


def test_a_narrow_list_has_higher_rows_but_still_three_lines(
    show: Callable[..., object],
) -> None:
    panel = ResultsPanel()
    panel.set_answer(answer())
    show(panel, 200)
    view = panel.list
    heights = {view.visualRect(view.model().index(row, 0)).height() for row in range(5)}
    assert len(heights) <= 2


def test_the_words_found_are_amber(panel: ResultsPanel) -> None:
    panel.set_answer(answer())
    view = panel.list
    rect = view.visualRect(view.model().index(0, 0))
    image = view.viewport().grab(rect).toImage()
    amber = QColor(LIGHT.hit)
    columns = {
        x for x in range(image.width()) for y in range(image.height())
        if image.pixelColor(x, y) == amber
    }  # fmt: skip
    assert len(columns) > 40, "two words are marked"
    assert min(columns) > 100, "and not the words before them"


def test_no_hits_offer_the_nearest_spelling_and_ways_on(panel: ResultsPanel, qtbot: QtBot) -> None:
    panel.set_answer(nothing())
    assert buttons(panel) == ["trafficking", "Search all documents", "Clear the search"]
    with qtbot.waitSignal(panel.suggestionChosen) as caught:
        press(panel, qtbot, "trafficking")
    assert caught.args == ["trafficking"]
    with qtbot.waitSignal(panel.widenRequested):
        press(panel, qtbot, "Search all documents")
    with qtbot.waitSignal(panel.clearRequested):
        press(panel, qtbot, "Clear the search")
    panel.set_scope(everywhere=True)
    assert buttons(panel) == ["trafficking", "Clear the search"]


def test_a_query_that_means_nothing_says_why_in_one_line(panel: ResultsPanel) -> None:
    panel.set_answer(replace(nothing('"', ()), understood="Nothing to look for"))
    title, body = panel._empty.texts()
    assert title == 'Nothing found for “"” in this document'
    assert body == "Nothing to look for."


def test_a_query_of_ten_thousand_letters_fits(panel: ResultsPanel) -> None:
    panel.set_answer(nothing("x" * 10_000, ()))
    title, _ = panel._empty.texts()
    assert len(title) < 120


def test_plain_words_are_not_explained(panel: ResultsPanel) -> None:
    panel.set_answer(answer())
    assert not panel.head.understood.isVisible()
    panel.set_answer(replace(answer(), query="civil OR society", understood="“civil” or “society”"))
    assert panel.head.understood.isVisible()
    assert panel.head.understood.text() == "“civil” or “society”"
