from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from shiboken6 import Shiboken

from gui.timeline.marks import MarkKind
from gui.timeline.view import TimelineView
from tests.gui.timeline.samples import EVENTS, ISSUED, LANES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

NAME = QAccessible.Text.Name


def test_every_event_is_a_child_with_its_name_in_the_order_of_time(chart: TimelineView) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.text(NAME) == "Timeline"
    assert interface.role() == QAccessible.Role.List
    names = [interface.child(n).text(NAME) for n in range(interface.childCount())]
    assert len(names) == 20
    assert names[0] == "First cycle, May 2010, some time within, reported"
    assert "Second round, December 2013, some time within, reported" in names


def test_a_child_knows_its_place_its_parent_and_its_sentence(chart: TimelineView) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    order = chart.stage.layout.order
    child = interface.child(order.index(10))
    assert child.text(QAccessible.Text.Description) == "A sentence with December 2013 in it."
    assert child.text(QAccessible.Text.Help) == ""
    assert child.role() == QAccessible.Role.ListItem
    assert child.parent().text(NAME) == "Timeline"
    assert child.childCount() == 0
    assert child.child(0) is None
    assert child.isValid()
    rect = chart.rect_of(10)
    assert child.rect().center() == chart.mapToGlobal(rect.center())
    assert interface.indexOfChild(child) == order.index(10)
    at = chart.mapToGlobal(rect.center())
    assert interface.childAt(at.x(), at.y()).text(NAME) == child.text(NAME)
    nothing = chart.mapToGlobal(QPoint(300, 130))
    assert interface.childAt(nothing.x(), nothing.y()) is None
    assert interface.child(99) is None


def test_the_selected_event_has_the_focus(qtbot: QtBot, chart: TimelineView) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.focusChild() is None
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    focused = interface.focusChild()
    assert focused.text(NAME).startswith("First cycle")
    state = focused.state()
    assert state.selected
    assert state.focused
    assert state.selectable
    other = interface.child(1).state()
    assert not other.selected


def test_hidden_events_are_not_read_and_those_out_of_sight_say_so(chart: TimelineView) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    chart.set_filter(frozenset({MarkKind.PLANNED}))
    assert interface.childCount() == 3
    chart.set_filter(frozenset(MarkKind))
    chart.zoom_about(8, 200)
    state = interface.child(interface.childCount() - 1).state()
    assert state.offscreen


def test_charts_come_and_go(show: Callable[..., TimelineView]) -> None:
    """Qt keeps pointers to interfaces of Python: they must neither die early nor linger."""
    for _ in range(30):
        view = TimelineView()
        view.set_content(EVENTS, LANES, ISSUED, None)
        interface = QAccessible.queryAccessibleInterface(view)
        children = [interface.child(n) for n in range(interface.childCount())]
        view.set_content(EVENTS[:10], LANES, ISSUED, None)
        gc.collect()
        assert interface.childCount() == 7
        assert children[0].text(NAME)
        Shiboken.delete(view)
        del interface, children
        gc.collect()
