"""The timeline walked through Qt's accessibility interface, as a screen reader does it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface

from gui.panels.timeline import TimelinePanel
from gui.timeline.accessible import focus_events
from gui.timeline.layout import ClusterSpec, Lane
from gui.timeline.phrases import spoken
from tests.gui.timeline.crowds import crowd
from tests.gui.timeline.samples import BY_ID, CONTENT, EVENTS, ISSUED, event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from gui.timeline.view import TimelineView

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value
ITEM = QAccessible.Role.ListItem


def interface_of(widget: object) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)  # pyright: ignore[reportArgumentType] - a widget


def walk(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below an interface, as it is read."""
    for number in range(top.childCount()):
        child = top.child(number)
        assert child.parent() is not None
        assert top.indexOfChild(child) == number
        yield child
        yield from walk(child)


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(1280, 320)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.set_content(CONTENT, EVENTS)
    return panel


def test_the_whole_panel_can_be_walked(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.header.undated.click()
    panel.chart.zoom_about(3, 700)
    qtbot.waitUntil(panel.overview.isVisible)
    found = list(walk(interface_of(panel)))
    assert all(one.isValid() for one in found)
    names = [one.text(NAME) for one in found]
    for number, made in BY_ID.items():
        if number not in {1, 3}:  # the documents' own dates are a line
            assert spoken(made) in names
    for kind in ("throughout", "some time within", "planned", "ongoing"):
        assert f"Show events: {kind}" in names
    assert "Overview of the whole time" in names
    assert "Events without a date" in names


def test_each_event_is_where_it_says_and_does_what_a_click_does(
    qtbot: QtBot, chart: TimelineView
) -> None:
    top = interface_of(chart)
    order = chart.stage.layout.order
    children = list(walk(top))
    assert len(children) == top.childCount() == len(order)
    starts = [BY_ID[number].lo or 0 for number in order]
    assert all(before <= after for before, after in pairwise(starts))
    for number, child in zip(order, children, strict=True):
        assert child.text(NAME) == spoken(BY_ID[number])
        assert child.role() == ITEM
        assert child.parent() is top
        at = child.rect().center()
        assert chart.geometry().translated(chart.mapToGlobal(-chart.pos())).contains(at)
        assert top.childAt(at.x(), at.y()) is child
        actions = child.actionInterface()
        assert actions is not None
        press, focus = actions.actionNames()
        assert actions.keyBindingsForAction(press) == ["Return"]
        with qtbot.waitSignal(chart.eventActivated) as opened:
            actions.doAction(press)
        assert opened.args == [number]
        actions.doAction(focus)
        assert chart.selected() == number
        assert top.focusChild() is child
        assert child.state().focused


def folded(show: Callable[..., TimelineView]) -> tuple[TimelineView, ClusterSpec]:
    many = tuple(
        event(number, 1, f"2013-05-{number % 28 + 1:02d}", label=f"x{number}")
        for number in range(1, 81)
    )
    chart = show(full=False)
    far = event(200, 1, "1950", label="far")
    chart.set_content((*many, far), (Lane("All", frozenset(range(300))),), ISSUED, None)
    (cluster,) = chart.stage.layout.clusters
    return chart, cluster


def test_what_is_folded_is_one_child_that_opens_and_holds_its_events(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    chart, cluster = folded(show)
    top = interface_of(chart)
    everything = [one.text(NAME) for one in walk(top)]
    assert sum(name.startswith("x") for name in everything) == 80
    (fold,) = (one for one in walk(top) if one.childCount())
    assert fold.text(NAME).startswith(f"{len(cluster.events)} events, ")
    assert fold.text(NAME).endswith("May 2013")
    assert fold.text(QAccessible.Text.Description) == "Press to look closer"
    assert fold.text(QAccessible.Text.Help) == ""
    assert fold.child(-1) is None
    assert fold.child(len(cluster.events)) is None
    chart.scroll_by(1000)
    at = fold.rect().center()
    assert top.childAt(at.x(), at.y()) is fold
    assert fold.childAt(at.x(), at.y()) is None
    inside = fold.child(1)
    assert inside.parent() is fold
    assert inside.rect() == fold.rect()
    state = fold.state()
    assert state.collapsed
    assert not state.selected
    actions = fold.actionInterface()
    assert actions is not None
    press, focus = actions.actionNames()
    actions.doAction(focus)
    qtbot.waitUntil(chart.hasFocus)
    assert fold.state().focused
    assert chart.selected() == cluster.events[0]
    span = chart.stage.scale.span
    actions.doAction(press)
    assert chart.stage.scale.span < span
    assert not fold.isValid()
    assert fold.childCount() == 0
    assert fold.text(NAME) == ""


def test_the_focus_is_told_and_a_folded_event_is_announced(
    show: Callable[..., TimelineView], chart: TimelineView
) -> None:
    (focus,) = focus_events(chart, 10)
    assert focus.type() == QAccessible.Event.Focus
    assert focus.child() == chart.stage.layout.order.index(10)
    assert focus_events(chart, 6) == []  # it has no date, and is not drawn
    crowded, cluster = folded(show)
    focus, announced = focus_events(crowded, cluster.events[1])
    assert focus.type() == QAccessible.Event.Focus
    assert interface_of(crowded).child(focus.child()).childCount() == len(cluster.events)
    assert isinstance(announced, QAccessibleAnnouncementEvent)
    assert announced.message() == spoken(crowded.stage.events[cluster.events[1]])


def test_a_crowd_is_read_as_what_is_in_sight_and_no_object_is_made_for_the_rest(
    qtbot: QtBot, show: Callable[..., TimelineView]
) -> None:
    events, lanes = crowd(20_000)
    chart = show(full=False)
    chart.set_content(events, lanes, ISSUED, None)
    top = interface_of(chart)
    assert 3 < top.childCount() < 300
    children = [top.child(number) for number in range(top.childCount())]
    folds = [one for one in children if one.childCount()]
    assert sum(one.childCount() for one in folds) > 10_000
    assert len(top._events) + len(top._folds) == len(children)  # pyright: ignore[reportAttributeAccessIssue] - ours
    for fold in folds[:20]:
        for at in (0, fold.childCount() - 1):
            member = fold.child(at)
            assert fold.indexOfChild(member) == at
            assert member.parent() is fold
    chart.select(events[777].id)
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    focused = top.focusChild()
    assert focused is not None
    assert focused.text(NAME) == spoken(events[777])
    assert focused.parent() is top  # what is selected is never folded
    assert not focused.rect().isEmpty()


def test_the_overview_tells_the_days_that_are_seen_and_can_be_moved(
    qtbot: QtBot, panel: TimelinePanel
) -> None:
    panel.chart.show_span(panel.chart.stage.scale.day_at(600), 300)
    qtbot.waitUntil(panel.overview.isVisible)
    strip = interface_of(panel.overview)
    assert strip.role() == QAccessible.Role.Slider
    said = strip.text(VALUE)
    assert "20" in said
    actions = strip.actionInterface()
    assert actions is not None
    less, more, focus = actions.actionNames()
    start = panel.chart.stage.scale.start
    actions.doAction(more)
    assert panel.chart.stage.scale.start == pytest.approx(start + 30)
    assert strip.text(VALUE) != said
    actions.doAction(less)
    assert panel.chart.stage.scale.start == pytest.approx(start)
    actions.doAction(focus)
    qtbot.waitUntil(panel.overview.hasFocus)


def test_the_list_can_be_walked_instead(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.header.list.click()
    table = interface_of(panel.table)
    cells = [one.text(NAME) for one in walk(table) if one.role() == QAccessible.Role.Cell]
    assert {spoken(made) for made in EVENTS if made.edtf and made.status} <= set(cells)
    panel.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.eventActivated):
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
