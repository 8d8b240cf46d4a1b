from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from db.model import Event, EventKind, Section, SectionKind
from gui.panels.timeline import TimelinePanel, lanes_by_section
from gui.theme.tokens import DARK, LIGHT, Tokens
from gui.timeline.header import LaneMode
from gui.timeline.marks import MarkKind
from tests.gui.timeline.samples import BY_ID, CONTENT, EVENTS, ISSUED, SECTIONS, event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def interface_font(qapp: QApplication) -> Iterator[None]:
    """13 px, whatever this machine has, and the same again after the test."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(13)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.fixture
def bare(qtbot: QtBot) -> TimelinePanel:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(1280, 260)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


@pytest.fixture
def panel(bare: TimelinePanel) -> TimelinePanel:
    bare.set_content(CONTENT, EVENTS)
    return bare


def page(panel: TimelinePanel) -> str:
    shown = [part for part in (panel.chart, panel.table, panel.empty) if part.isVisible()]
    assert len(shown) == 1
    return {panel.chart: "chart", panel.table: "table", panel.empty: "empty"}[shown[0]]


# ---------------------------------------------------------------------- lanes


def test_lanes_are_the_top_sections_and_their_named_children() -> None:
    lanes = lanes_by_section(SECTIONS, EVENTS)
    assert [lane.title for lane in lanes] == [
        "Letter",
        "Annex",
        "Universal periodic review",
        "Treaty bodies",
        "Office of the High Commissioner",
    ]
    assert lanes[0].events == {2}
    assert lanes[2].events == {5, 7, 8, 9, 10, 11, 12}


def test_what_is_deeper_or_nameless_counts_to_the_lane_around_it() -> None:
    def section(number: int, parent: int | None, title: str | None) -> Section:
        return Section(number, parent, number, 1, SectionKind.SECTION, None, title)

    sections = (
        section(1, None, "Report"),
        section(2, 1, None),
        section(3, 1, "I. Activities"),
        section(4, 3, "A. Seminars"),
        section(5, 4, "1. In Minsk"),
    )
    events = tuple(event(number, number, "2013") for number in range(1, 6))
    told = {lane.title: set(lane.events) for lane in lanes_by_section(sections, events)}
    assert told == {"Report": {1, 2}, "I. Activities": {3, 4, 5}}


# ---------------------------------------------------------------------- one selection


def test_chart_and_list_share_the_selection(qtbot: QtBot, panel: TimelinePanel) -> None:
    with qtbot.assertNotEmitted(panel.eventSelected):
        panel.set_selected(10)
    assert panel.chart.selected() == 10
    assert panel.table.currentIndex().siblingAtColumn(1).data().startswith("Second round")
    panel.chart.setFocus()
    with qtbot.waitSignal(panel.eventSelected) as moved:
        qtbot.keyClick(panel.chart, Qt.Key.Key_Right)
    assert moved.args is not None
    assert panel.table.order.row_of(moved.args[0]) == panel.table.currentIndex().row()


def test_the_list_moves_the_selection_and_opens(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.header.list.setChecked(True)
    panel.set_selected(5)
    with qtbot.waitSignal(panel.eventSelected) as moved:
        qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert moved.args is not None
    assert panel.chart.selected() == moved.args[0] != 5
    with qtbot.waitSignal(panel.eventActivated) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args == moved.args
    rect = panel.table.visualRect(panel.table.order.index(2, 1))
    with qtbot.waitSignal(panel.eventActivated):
        qtbot.mouseClick(panel.table.viewport(), LEFT, pos=rect.center())


def test_a_click_on_the_chart_opens(qtbot: QtBot, panel: TimelinePanel) -> None:
    with qtbot.waitSignal(panel.eventActivated) as opened:
        qtbot.mouseClick(panel.chart, LEFT, pos=panel.chart.rect_of(13).center())
    assert opened.args == [13]


def test_a_header_of_the_list_sorts_it(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.header.list.setChecked(True)
    header = panel.table.horizontalHeader()
    first = panel.table.order.index(0, 1).data()
    at = QPoint(header.sectionViewportPosition(1) + 30, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert panel.table.order.index(0, 1).data() != first


# ---------------------------------------------------------------------- header


def test_the_legend_hides_and_shows_kinds_in_chart_and_list(
    qtbot: QtBot, panel: TimelinePanel
) -> None:
    planned = next(one for one in panel.header.legend if one.kind is MarkKind.PLANNED)
    assert not panel.chart.rect_of(16).isEmpty()
    qtbot.mouseClick(planned, LEFT)
    assert panel.chart.rect_of(16).isEmpty()
    assert panel.table.order.row_of(16) == -1
    qtbot.keyClick(planned, Qt.Key.Key_Space)
    assert not panel.chart.rect_of(16).isEmpty()


def test_the_undated_ones_are_a_button_away(qtbot: QtBot, panel: TimelinePanel) -> None:
    button = panel.header.undated
    assert button.text() == "3 undated"
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert panel.tray.isVisible()
    qtbot.waitUntil(panel.tray.list.hasFocus)
    qtbot.keyClick(panel.tray.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.eventActivated) as opened:
        qtbot.keyClick(panel.tray.list, Qt.Key.Key_Return)
    assert opened.args is not None
    assert BY_ID[opened.args[0]].edtf is None
    qtbot.keyClick(panel.tray.list, Qt.Key.Key_Escape)
    assert not panel.tray.isVisible()
    qtbot.waitUntil(button.hasFocus)


def test_without_undated_events_there_is_no_tray(panel: TimelinePanel) -> None:
    panel.header.undated.setChecked(True)
    panel.set_content(CONTENT, tuple(made for made in EVENTS if made.edtf))
    assert panel.header.undated.isHidden()
    assert not panel.tray.isVisible()


def test_an_undated_event_selected_elsewhere_is_marked_in_the_tray(panel: TimelinePanel) -> None:
    panel.header.undated.setChecked(True)
    panel.set_selected(17)
    assert panel.tray.list.current_row() == 1
    panel.set_selected(10)
    assert panel.tray.list.current_row() == -1


def test_one_lane_or_one_for_each_section(panel: TimelinePanel) -> None:
    assert len(panel.chart.stage.layout.lanes) == 5
    for action in panel.header.lanes_menu.actions():
        if action.data() == LaneMode.ONE.value:
            action.trigger()
    assert len(panel.chart.stage.layout.lanes) == 1
    assert panel.header.lanes.text() == "Lanes: one"


def test_the_buttons_zoom(qtbot: QtBot, panel: TimelinePanel) -> None:
    span = panel.chart.stage.scale.span
    qtbot.mouseClick(panel.header.zoom_in, LEFT)
    assert panel.chart.stage.scale.span < span
    qtbot.mouseClick(panel.header.zoom_out, LEFT)
    qtbot.mouseClick(panel.header.zoom_out, LEFT)
    assert panel.chart.stage.scale.span > span
    qtbot.mouseClick(panel.header.fit, LEFT)
    assert panel.chart.stage.is_fitted


def test_cited_dates_come_when_asked_for(panel: TimelinePanel) -> None:
    assert not panel.header.citations.isEnabled()
    cited = replace(BY_ID[10], id=99, kind=EventKind.CITATION)
    panel.set_content(CONTENT, (*EVENTS, cited))
    assert panel.chart.rect_of(99).isEmpty()
    panel.header.citations.trigger()
    assert not panel.chart.rect_of(99).isEmpty()
    assert panel.table.order.row_of(99) >= 0


@pytest.mark.parametrize("pixels", [13, 26])
def test_what_does_not_fit_in_the_header_is_left_out_not_cut(
    qapp: QApplication, qtbot: QtBot, pixels: int
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(pixels)
    qapp.setFont(font)
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.set_content(CONTENT, EVENTS)
    panel.resize(1280, 260)
    panel.show()
    qtbot.waitExposed(panel)
    for width in (2400, 1280, 900, 700, 500):
        panel.resize(width, 260)
        parts = panel.header.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        shown = [one for one in parts if one.isVisible()]
        edges = sorted((one.geometry().left(), one.geometry().right()) for one in shown)
        for before, after in pairwise(edges):
            assert before[1] < after[0]
        if width > 500 * pixels / 13:
            assert edges[-1][1] <= width
    panel.resize(2400, 260)
    assert all(button.isVisible() for button in panel.header.legend)


# ---------------------------------------------------------------------- when there is nothing


def test_an_empty_panel_says_why_and_what_can_be_done(bare: TimelinePanel) -> None:
    assert page(bare) == "empty"
    assert "No document" in bare.empty.texts()[0]
    bare.set_content(CONTENT, ())
    title, body = bare.empty.texts()
    assert "No dates were found" in title
    assert "add an event" in body
    bare.set_content(CONTENT, (BY_ID[6],))
    assert "undated" in bare.empty.texts()[1]
    bare.header.list.setChecked(True)
    assert page(bare) == "table"
    bare.header.list.setChecked(False)
    bare.set_content(CONTENT, EVENTS)
    assert page(bare) == "chart"


def test_the_keyboard_comes_to_what_is_shown(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.setFocus()
    qtbot.waitUntil(panel.chart.hasFocus)
    panel.header.list.setChecked(True)
    qtbot.waitUntil(panel.table.hasFocus)
    panel.header.list.setChecked(False)
    qtbot.waitUntil(panel.chart.hasFocus)


def test_a_document_without_a_date_has_no_line(panel: TimelinePanel) -> None:
    assert panel.chart.stage.content.document == ISSUED
    for issued in (None, "someday", "2014/.."):
        facts = replace(CONTENT.document.facts, issued=issued)
        document = replace(CONTENT.document, facts=facts)
        panel.set_content(replace(CONTENT, document=document), EVENTS)
        assert panel.chart.stage.layout.line is None


# ---------------------------------------------------------------------- state


def test_the_panel_comes_back_as_it_was(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.chart.zoom_about(5, 700)
    panel.header.set_kinds(frozenset({MarkKind.WITHIN, MarkKind.PLANNED}))
    panel.header.undated.setChecked(True)
    state = json.loads(json.dumps(panel.save_state()))
    assert all(isinstance(value, str | int | float | None) for value in state.values())
    again = TimelinePanel()
    qtbot.addWidget(again)
    again.resize(1280, 260)
    again.set_content(CONTENT, EVENTS)
    again.restore_state(state)
    assert again.save_state() == panel.save_state()
    assert again.header.kinds() == {MarkKind.WITHIN, MarkKind.PLANNED}
    assert again.chart.stage.scale.span == pytest.approx(panel.chart.stage.scale.span)
    assert not again.tray.isHidden()


def test_another_documents_zoom_is_not_taken_over(panel: TimelinePanel) -> None:
    panel.chart.zoom_about(5, 700)
    state = panel.save_state()
    panel.restore_state({**state, "document": "another"})
    assert panel.chart.stage.is_fitted
    panel.chart.zoom_about(5, 700)
    other = replace(CONTENT, document=replace(CONTENT.document, key="another"))
    panel.set_content(other, EVENTS)
    assert panel.chart.stage.is_fitted


values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())
)
NAMES = ("document", "start", "span", "list", "lanes", "hidden", "citations", "tray")


@given(st.dictionaries(st.sampled_from(NAMES), values))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_damaged_state_gives_a_panel_that_works(
    panel: TimelinePanel, state: dict[str, Any]
) -> None:
    panel.restore_state({**state, "document": "letter"})
    assert panel.chart.stage.layout.lanes
    panel.grab()
    panel.restore_state({})
    assert panel.chart.stage.is_fitted
    assert panel.header.kinds() == frozenset(MarkKind)
    assert not panel.header.list.isChecked()


# ---------------------------------------------------------------------- seen


def test_a_document_that_only_cites_dated_ones_says_where_they_are(bare: TimelinePanel) -> None:
    cited = tuple(
        replace(one, kind=EventKind.CITATION) for one in EVENTS if one.kind is EventKind.ACTIVITY
    )
    bare.set_content(CONTENT, cited)
    assert page(bare) == "empty"
    assert "cited" in bare.empty.texts()[0]
    bare.header.citations.setChecked(True)
    assert page(bare) == "chart"
    assert bare.chart.stage.layout.rows


def test_a_language_whose_dates_are_not_read_is_not_said_to_have_none(
    bare: TimelinePanel,
) -> None:
    document = CONTENT.document
    arabic = replace(document, facts=replace(document.facts, language="ar"))
    bare.set_content(replace(CONTENT, document=arabic), ())
    assert "not yet read in this language" in bare.empty.texts()[0]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("width", [0, 1, 300, 1024])
@pytest.mark.parametrize("events", [(), EVENTS], ids=["empty", "letter"])
def test_every_theme_and_width_can_be_painted(
    bare: TimelinePanel, tokens: Tokens, width: int, events: tuple[Event, ...]
) -> None:
    bare.set_content(CONTENT, events)
    bare.apply_theme(tokens)
    bare.set_lit({5, 6})
    for listed in (False, True):
        bare.header.list.setChecked(listed)
        bare.header.undated.setChecked(listed)
        for part in (bare, bare.header, bare.chart, bare.table, bare.tray):
            part.resize(width, 200)
            part.grab()
