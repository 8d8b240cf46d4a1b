"""The list twin with real keys: filter, columns, header, several rows, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from gui.models.events import EVENT_ROLE, Column
from gui.panels.timeline import TimelinePanel
from gui.theme.tokens import DARK, LIGHT
from gui.timeline.copying import as_html, as_lines
from gui.timeline.table import USUAL, EventsTable
from tests.gui.timeline.samples import CONTENT, EVENTS, event

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(1280, 420)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.set_content(CONTENT, EVENTS)
    panel.header.list.setChecked(True)
    return panel


@pytest.fixture
def table(panel: TimelinePanel) -> EventsTable:
    panel.table.setFocus()
    return panel.table


def ids(table: EventsTable) -> list[int]:
    return [table.order.index(row, 0).data(EVENT_ROLE) for row in range(table.order.rowCount())]


# ------------------------------------------------------------------ filter


def test_words_narrow_the_list_and_down_goes_into_it(panel: TimelinePanel, qtbot: QtBot) -> None:
    box = panel.list.filter
    box.setFocus()
    assert panel.list.count.text() == "25 events"
    QTest.keyClicks(box, "seminar 2013")
    assert panel.list.count.text() == "2 of 25 events"
    assert ids(panel.table) == [19, 20]
    with qtbot.waitSignal(panel.eventSelected) as told:
        QTest.keyClick(box, KEY.Key_Down)
    assert told.args == [19]
    assert panel.table.hasFocus()
    with qtbot.waitSignal(panel.eventActivated) as opened:
        QTest.keyClick(box, KEY.Key_Return)
    assert opened.args == [19]
    QTest.keyClick(box, KEY.Key_Escape)
    assert panel.list.count.text() == "25 events"
    assert panel.table.chosen() == {19}, "what was selected stays selected"


def test_where_nothing_fits_nothing_is_opened(panel: TimelinePanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.list.filter, "no such words")
    assert panel.list.count.text() == "0 of 25 events"
    with qtbot.assertNotEmitted(panel.eventActivated), qtbot.assertNotEmitted(panel.eventSelected):
        QTest.keyClick(panel.list.filter, KEY.Key_Return)
        QTest.keyClick(panel.list.filter, KEY.Key_Down)


# ------------------------------------------------------------------ several rows


def test_shift_and_arrows_select_several_and_the_chart_rings_them(
    panel: TimelinePanel, table: EventsTable
) -> None:
    table.set_selected(9)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    here = ids(table).index(9)
    assert table.chosen() == set(ids(table)[here : here + 3])
    assert panel.chart._chosen == table.chosen()
    assert panel.chart.selected() == ids(table)[here + 2]
    assert [one.id for one in panel.chosen_events()] == sorted(table.chosen())
    panel.set_selected(21)  # the chart's own moves select one
    assert table.chosen() == {21}
    panel.set_selected(None)
    assert table.chosen() == frozenset()
    assert panel.chosen_events() == ()


def test_rings_are_drawn_around_all_that_are_selected(panel: TimelinePanel) -> None:
    panel.header.list.setChecked(False)
    panel.chart.set_selected(None)
    before = panel.chart.grab().toImage()
    panel.table.set_chosen(frozenset({14, 15}))
    ringed = panel.chart.grab().toImage()
    for number in (14, 15):
        rect = panel.chart.rect_of(number)
        edge = QPoint(rect.center().x(), rect.top() - 3)
        assert ringed.pixelColor(edge).name() == LIGHT.ring
        assert before.pixelColor(edge).name() != LIGHT.ring


def test_ctrl_and_clicks_on_the_chart_select_several_in_the_list(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    panel.header.list.setChecked(False)
    panel.set_selected(10)
    left = Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(panel.eventActivated):
        for number in (14, 15, 14):
            at = panel.chart.rect_of(number).center()
            QTest.mouseClick(panel.chart, left, CTRL, at)
    assert panel.table.chosen() == panel.chart._chosen == {10, 15}
    assert [one.id for one in panel.chosen_events()] == [10, 15]
    QTest.mouseClick(panel.chart, left, pos=panel.chart.rect_of(14).center())
    assert panel.table.chosen() == {14}


def test_a_click_opens_and_one_with_ctrl_selects_beside(
    table: EventsTable, panel: TimelinePanel, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton

    def middle(row: int) -> QPoint:
        return table.visualRect(table.order.index(row, Column.HEADLINE)).center()

    with qtbot.waitSignal(panel.eventActivated):
        QTest.mouseClick(table.viewport(), left, pos=middle(0))
    with qtbot.assertNotEmitted(panel.eventActivated), qtbot.waitSignal(panel.eventSelected):
        QTest.mouseClick(table.viewport(), left, CTRL, middle(2))
    assert table.chosen() == {ids(table)[0], ids(table)[2]}
    with qtbot.assertNotEmitted(panel.eventSelected):
        QTest.mouseClick(table.viewport(), left, CTRL, middle(2))
        QTest.keyClick(table, KEY.Key_Down, CTRL)
    assert table.chosen() == {ids(table)[0]}
    assert table.currentIndex().row() == 3


# ------------------------------------------------------------------ copy


def test_selected_rows_are_copied_as_a_table_with_the_columns_that_are_shown(
    table: EventsTable,
) -> None:
    QGuiApplication.clipboard().setText("before")
    table.set_selected(None)
    QTest.keyClick(table, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "before", "nothing is selected"
    table.set_columns(frozenset({Column.DATE, Column.DOCUMENT}))
    table.set_chosen(frozenset({14, 15}), 15)
    QTest.keyClick(table, KEY.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n") == [
        "Date\tHeadline\tDocument",
        "August 2013, some time within\tCERD of the letter\t",
        "November 2013, some time within\tCESCR of the letter\t",
    ]
    assert data.html().count("<tr>") == 3
    assert "<td>CERD of the letter</td>" in data.html()


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_a_copied_table_has_a_line_a_row_and_a_tab_a_column_whatever_it_holds(
    rows: list[list[str]],
) -> None:
    lines = as_lines(("A", "B"), rows).split("\n")
    assert len(lines) == len(rows) + 1
    assert all(line.count("\t") == 1 for line in lines)
    assert as_html(("A", "B"), rows).count("<td>") == 2 * len(rows)


# ------------------------------------------------------------------ columns and header


def test_columns_are_chosen_and_remembered(panel: TimelinePanel, table: EventsTable) -> None:
    assert table.columns() == USUAL
    actions = {action.text(): action for action in table.columns_menu.actions()}
    assert not actions["Headline"].isEnabled()
    actions["Document"].trigger()
    actions["Bodies"].trigger()
    state = panel.save_state()
    assert state["columns"] == "Date Headline Section Status Document"
    table.set_columns(USUAL)
    panel.restore_state(state)
    assert table.columns() == USUAL - {Column.BODIES} | {Column.DOCUMENT}
    panel.restore_state({"columns": 7})
    assert table.columns() == USUAL


def test_the_header_sorts_by_keyboard_and_says_so(table: EventsTable) -> None:
    header = table.header
    header.setFocus(Qt.FocusReason.TabFocusReason)
    assert header.accessibleName() == "Column Date, sorted ascending"
    QTest.keyClick(header, KEY.Key_Right)
    assert header.accessibleName() == "Column Headline"
    QTest.keyClick(header, KEY.Key_Return)
    headlines = [table.order.index(row, 1).data() for row in range(table.order.rowCount())]
    assert headlines == sorted(headlines, key=str.casefold)
    assert header.accessibleName() == "Column Headline, sorted ascending"
    QTest.keyClick(header, KEY.Key_Space)
    assert header.accessibleName() == "Column Headline, sorted descending"
    QTest.keyClick(header, KEY.Key_End)
    assert header.current == Column.BODIES, "hidden columns are passed by"
    QTest.keyClick(header, KEY.Key_Right)
    QTest.keyClick(header, KEY.Key_Home)
    assert header.current == Column.DATE
    QTest.keyClick(header, KEY.Key_Left)
    assert header.current == Column.DATE
    QTest.keyClick(header, KEY.Key_Down)
    assert table.hasFocus()


def test_the_menu_key_on_the_header_offers_the_columns(table: EventsTable) -> None:
    table.header.setFocus(Qt.FocusReason.TabFocusReason)
    table.set_columns(frozenset({Column.STATUS}))
    table.header.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table.header, KEY.Key_Menu)
    assert table.columns_menu.isVisible()
    QTest.keyClick(table.columns_menu, KEY.Key_Escape)
    assert not table.columns_menu.isVisible()


def test_tab_reaches_filter_header_and_rows(panel: TimelinePanel) -> None:
    panel.list.filter.setFocus()
    reached: list[object] = []
    for _ in range(12):
        QTest.keyClick(panel.focusWidget(), KEY.Key_Tab)
        reached.append(panel.focusWidget())
    assert {panel.table, panel.table.header} <= set(reached)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_ring_of_the_header_is_seen_in_every_theme(table: EventsTable, tokens: object) -> None:
    table.apply_theme(tokens)  # type: ignore[arg-type]
    plain = table.header.grab().toImage()
    table.header.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.header.grab().toImage() != plain


def test_the_list_is_a_table_for_a_screen_reader(table: EventsTable) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.role() == QAccessible.Role.Table
    cells = [interface.child(n) for n in range(interface.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert any(name.endswith("December 2013, some time within, reported") for name in names)
    assert {"Date", "Headline", "Status"} <= set(names)


def test_a_right_click_offers_to_copy(table: EventsTable, qtbot: QtBot) -> None:
    table.set_selected(10)
    table.contextMenuEvent(_menu_event(table))
    menus = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    (menu,) = menus
    names = [action.text() for action in menu.actions()]
    assert names == ["&Copy as table", "&Columns"]
    with qtbot.waitSignal(table.copied) as told:
        QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)
    assert told.args == [1]


def _menu_event(table: EventsTable) -> QContextMenuEvent:
    reason = QContextMenuEvent.Reason.Keyboard
    return QContextMenuEvent(reason, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))


def test_headlines_keep_room_where_there_is_little_until_a_column_is_pulled(
    panel: TimelinePanel, table: EventsTable
) -> None:
    wide = table.columnWidth(Column.DATE)
    panel.resize(760, 400)
    assert table.columnWidth(Column.DATE) < wide
    assert table.columnWidth(Column.HEADLINE) > 150
    panel.resize(1280, 400)
    assert table.columnWidth(Column.DATE) == wide
    bar, left = table.header.viewport(), Qt.MouseButton.LeftButton
    edge = QPoint(wide - 1, 8)
    QTest.mousePress(bar, left, pos=edge)
    QTest.mouseMove(bar, edge + QPoint(30, 0))
    QTest.mouseMove(bar, edge + QPoint(60, 0))
    QTest.mouseRelease(bar, left, pos=edge + QPoint(60, 0))
    pulled = table.columnWidth(Column.DATE)
    assert pulled > wide
    panel.resize(760, 400)
    assert table.columnWidth(Column.DATE) == pulled


# ------------------------------------------------------------------ many


def test_ten_thousand_rows_all_selected_stay_so_through_sorting_and_filtering(
    table: EventsTable,
) -> None:
    many = tuple(
        event(n, 1 + n % 6, f"{1950 + n % 70}-{1 + n % 12:02d}", label=f"Meeting <{n}>")
        for n in range(10_000)
    )
    table.set_events(many, {}, {})
    QTest.keyClick(table, KEY.Key_A, CTRL)
    assert len(table.chosen()) == 10_000
    table.sortByColumn(Column.HEADLINE, Qt.SortOrder.DescendingOrder)
    assert len(table.chosen()) == 10_000
    table.set_words("<99")
    assert len(table.chosen()) == table.order.rowCount() == 1 + 10 + 100
    table.scrollToBottom()
    assert ids(table)[0] == 99
