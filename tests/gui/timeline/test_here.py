"""Where the page is, on the timeline and in its list."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QColor, QImage

from gui.panels.timeline import TimelinePanel
from gui.theme.tokens import LIGHT
from gui.timeline.here import ByBlock, days_here
from gui.timeline.layout import Content
from gui.timeline.marks import MarkKind
from gui.timeline.scale import day_of, end_of
from tests.gui.timeline.crowds import crowd
from tests.gui.timeline.samples import BY_ID, CONTENT, EVENTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.timeline.view import TimelineView


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(1280, 900)
    panel.show()
    qtbot.waitExposed(panel)
    panel.set_content(CONTENT, EVENTS)
    return panel


def band(chart: TimelineView, number: int) -> QColor:
    """The colour just above the lanes, over an event."""
    x = chart.rect_of(number).center().x()
    y = round(chart.stage.areas.time.top()) - 2
    return chart.grab().toImage().pixelColor(QPoint(x, y))


def test_the_events_between_two_passages_are_found_in_any_order() -> None:
    found = ByBlock(reversed(EVENTS))
    assert found.between((9, 11)) == {9, 10, 11}
    assert found.between((26, 40)) == frozenset()
    assert found.between(None) == frozenset()


def test_days_that_touch_are_one_and_what_is_not_drawn_is_left_out() -> None:
    content = Content()
    some = [BY_ID[n] for n in (20, 19, 18, 10, 6)]  # of 6 no date is given
    assert days_here(some, content) == (
        (day_of(20130401), end_of(20130630)),
        (day_of(20131201), end_of(20131231)),
    )
    content = replace(content, kinds=frozenset({MarkKind.PLANNED}))
    assert days_here(some, content) == ()


def test_a_band_shows_where_the_page_is_and_goes_with_it(panel: TimelinePanel) -> None:
    panel.set_here((10, 10))
    ongoing = QColor(LIGHT.ongoing)
    assert band(panel.chart, 10) == ongoing
    assert band(panel.chart, 5) != ongoing
    panel.set_here((5, 5))
    assert band(panel.chart, 10) != ongoing
    assert band(panel.chart, 5) == ongoing
    panel.chart.set_filter(frozenset({MarkKind.PLANNED}))
    assert panel.chart.days_here() == ()


def test_the_list_points_at_them_and_screen_readers_are_told(
    qtbot: QtBot, panel: TimelinePanel
) -> None:
    top = QAccessible.queryAccessibleInterface(panel.chart)
    child = top.child(panel.chart.stage.layout.order.index(10))
    panel.set_here((10, 10))
    assert child.text(QAccessible.Text.Help) == "In sight on the page"
    panel.header.list.click()
    row = panel.table.order.row_of(10)
    rect = panel.table.visualRect(panel.table.order.index(row, 0))

    def pointer() -> QImage:
        return panel.table.viewport().grab(rect.adjusted(0, 1, 16 - rect.width(), -1)).toImage()

    shown = pointer()
    panel.set_here((5, 5))
    assert pointer() != shown


def test_another_document_begins_without_a_band(panel: TimelinePanel) -> None:
    panel.set_here((10, 10))
    panel.set_content(CONTENT, EVENTS)
    assert panel.chart.is_here(10)
    other = replace(CONTENT, document=replace(CONTENT.document, key="other"))
    panel.set_content(other, EVENTS)
    assert not panel.chart.is_here(10)


def test_scrolling_the_page_moves_the_band(qtbot: QtBot, nonpaper: Nonpaper) -> None:
    assert nonpaper.desk is not None
    panels, events = nonpaper.desk.panels, nonpaper.desk.wiring.events
    dated = [event for event in events if event.edtf]
    chart = panels.timeline.chart
    bar = panels.reader.verticalScrollBar()

    def agree() -> bool:
        blocks = panels.reader.blocks_in_sight()
        assert blocks is not None
        return all(
            chart.is_here(event.id) == (blocks[0] <= event.block <= blocks[1]) for event in events
        )

    qtbot.waitUntil(lambda: chart.is_here(dated[0].id) and agree())
    bar.setValue(bar.maximum() * 2 // 3)
    qtbot.waitUntil(lambda: not chart.is_here(dated[0].id) and agree())
    assert chart.days_here()
    bar.setValue(0)
    qtbot.waitUntil(lambda: chart.is_here(dated[0].id) and agree())


def test_a_tick_of_scrolling_is_cheap_with_very_many_events() -> None:
    events, _ = crowd(100_000)
    found, content = ByBlock(events), Content()
    by_id = {event.id: event for event in events}

    def tick(at: int) -> float:
        start = perf_counter()
        days_here((by_id[n] for n in found.between((at, at + 40))), content)
        return perf_counter() - start

    assert min(tick(at) for at in range(1, 400, 10)) < 0.001


def test_the_marks_in_sight_are_tinted_and_so_is_a_fold_that_holds_one(
    panel: TimelinePanel,
) -> None:
    chart = panel.chart
    beside = chart.rect_of(10).topLeft() - QPoint(2, 2)
    before = chart.grab().toImage().pixelColor(beside)
    panel.set_here((10, 10))
    assert chart.grab().toImage().pixelColor(beside) != before
    (rect,) = chart.stage.rects_of(frozenset({10}))
    assert rect == chart.stage.mark_rect(10)
    events, lanes = crowd(3_000)
    chart.set_content(events, lanes, None, None)
    fold = chart.stage.layout.clusters[0]
    (rect,) = chart.stage.rects_of(frozenset({fold.events[1]}))
    assert rect.width() == pytest.approx(fold.right - fold.left)
