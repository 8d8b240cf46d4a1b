"""The Results panel in little room: everything scrolls, and the window is never made higher."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from db.model import Facets
from db.request import Filters
from gui.panels.facets import FacetsPanel
from gui.panels.results import ResultsPanel
from gui.widgets.room import PanelRoom
from tests.gui.keys import Keyboard
from tests.gui.panels.samples import answer, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.theme.tokens import Tokens

REASONS = [f"reason {n}: it holds many words that say why it stands here" for n in range(9)]


@pytest.fixture
def panel(large_text: None) -> tuple[ResultsPanel, FacetsPanel]:
    """With text at 200 %, facets open above the list."""
    panel, facets = ResultsPanel(), FacetsPanel()
    panel.add_filters(facets)
    bodies = tuple((f"Body {n}", n + 1) for n in range(30))
    facets.set_facets(Facets(total=30, bodies=bodies))
    facets.set_filters(Filters(bodies=tuple(name for name, _ in bodies[:20])))
    facets.set_open(is_open=True)
    return panel, facets


def test_filters_and_reasons_ask_for_no_more_than_a_small_window_has(
    panel: tuple[ResultsPanel, FacetsPanel], show: Callable[..., object], qtbot: QtBot
) -> None:
    results, facets = panel
    results.set_answer(answer())
    room = PanelRoom(results)
    show(room, 300, 260)
    results.explain(answer().hits[0], REASONS)
    assert room.minimumSizeHint().height() <= 260
    qtbot.waitUntil(lambda: results.height() >= results.minimumSizeHint().height())
    parts = (results.head, facets, results.list, results.why)
    edges = [(part.mapTo(results, QPoint(0, 0)).y(), part.height()) for part in parts]
    assert all(edges[n][0] + edges[n][1] <= edges[n + 1][0] for n in range(3))
    assert edges[-1][0] + edges[-1][1] <= results.height()
    assert room.verticalScrollBar().maximum() == results.height() - 260


def test_where_nothing_was_found_every_button_can_be_reached(
    panel: tuple[ResultsPanel, FacetsPanel], show: Callable[..., object], qtbot: QtBot
) -> None:
    results, _ = panel
    results.set_answer(nothing())
    room = PanelRoom(results)
    show(room, 300, 260)
    keyboard = Keyboard(qtbot)
    results.activateWindow()
    assert room.minimumSizeHint().height() <= 260
    buttons = [b for b in results.findChildren(QPushButton) if b.isVisible()]
    assert buttons
    results._empty.setFocus()
    for button in buttons:
        keyboard.press_until("Tab", lambda widget, button=button: widget is button)
        seen = button.visibleRegion().boundingRect()
        assert seen.height() >= min(button.height(), results._stack.currentWidget().height())


def test_reasons_that_do_not_fit_are_scrolled(
    panel: tuple[ResultsPanel, FacetsPanel], show: Callable[..., object]
) -> None:
    results, _ = panel
    results.set_answer(answer())
    show(results, 300, 600)
    results.explain(answer().hits[0], REASONS)
    assert results.why.height() < 300
    assert results.why._room.verticalScrollBar().maximum() > 0


def test_a_hairline_parts_the_filters_from_the_list(
    panel: tuple[ResultsPanel, FacetsPanel], show: Callable[..., object], tokens: Tokens
) -> None:
    results, facets = panel
    results.apply_theme(tokens)
    facets.apply_theme(tokens)
    results.set_answer(answer())
    show(results, 300, 600)
    image = facets.grab().toImage()
    assert image.pixelColor(150, image.height() - 1) == QColor(tokens.hairline)


@pytest.mark.parametrize("width", [220, 260, 300, 420])
def test_the_count_is_never_cut_through(
    panel: tuple[ResultsPanel, FacetsPanel], show: Callable[..., object], width: int
) -> None:
    results, _ = panel
    show(results, width, 400)
    results.head.say("1,087 passages in 21 documents · by relevance")
    summary = results.head.summary
    results.head.layout().activate()
    room = QRect(0, 0, summary.width(), 10_000)
    words = summary.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, summary.text())
    assert words.height() <= summary.height()
    assert summary.text().startswith("1,087 passages")
    assert summary.toolTip() == "1,087 passages in 21 documents · by relevance"
