"""The filters above the results: hands, keys, and what a screen reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from db.model import Facets, SectionKind
from db.request import Filters
from gui.panels.facets import CLEAR, FacetsPanel
from gui.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

FACETS = Facets(
    40,
    documents=tuple((f"document-{n}", 20 - n) for n in range(12)),
    section_kinds=(("annex", 12), ("letter", 1)),
    languages=(("fr", 40),),
    years=((2010, 3), (2012, 1), (2013, 12), (2014, 4)),
)


@pytest.fixture
def panel(show: Callable[..., object]) -> FacetsPanel:
    panel = FacetsPanel()
    panel.apply_theme(LIGHT)
    show(panel, 300, 460)
    panel.set_open(is_open=True)
    panel.set_facets(FACETS)
    panel.resize(300, 460)  # closed, it wanted no more than its button
    return panel


def click(panel: FacetsPanel, qtbot: QtBot, facet: str, value: str) -> None:
    rect = panel.tree.visualRect(panel.model.index_of(facet, value))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def x_of(panel: FacetsPanel, year: int) -> QPoint:
    return panel.years.rect_of(year).center().toPoint()


def test_a_click_chooses_a_value(panel: FacetsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.valueToggled) as caught:
        click(panel, qtbot, "section_kinds", "annex")
    assert caught.args == ["section_kinds", "annex"]


def test_the_keyboard_reaches_every_value(panel: FacetsPanel, qtbot: QtBot) -> None:
    toggled: list[tuple[str, str]] = []
    panel.valueToggled.connect(lambda *value: toggled.append(value))
    panel.enter()
    assert panel.tree.hasFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert toggled == [("documents", "document-0"), ("documents", "document-1")]
    for _ in range(5):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert panel.tree.currentIndex().data() == "6 more…"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert panel.model.rowCount(panel.model.index(0, 0)) == 13
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up)
    assert panel.tree.currentIndex().data().startswith("document-")
    with qtbot.waitSignal(panel.escaped):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)


def test_groups_fold_and_those_without_a_choice_are_not_there(
    panel: FacetsPanel, qtbot: QtBot
) -> None:
    hidden = [panel.tree.isRowHidden(n, QModelIndex()) for n in range(5)]
    assert hidden == [False, False, True, True, True]
    group = panel.model.index(1, 0)
    before = panel.tree.content_height()
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(group)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert not panel.tree.isExpanded(group)
    assert panel.tree.content_height() < before
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    assert panel.tree.isExpanded(group)


def test_counts_change_under_the_keyboard_without_moving_it(panel: FacetsPanel) -> None:
    panel.enter()
    panel.tree.setCurrentIndex(panel.model.index_of("section_kinds", "letter"))
    panel.set_facets(Facets(9, section_kinds=(("letter", 7), ("section", 2))))
    found = panel.model.row_at(panel.tree.currentIndex())
    assert found is not None
    assert (found[1].value, found[1].count) == ("letter", 7)
    assert panel.tree.hasFocus()


def test_chips_say_what_is_chosen_and_take_it_away(panel: FacetsPanel, qtbot: QtBot) -> None:
    panel.set_names({"document-3": "A letter of Belarus"})
    panel.set_filters(Filters(("document-3",), (SectionKind.ANNEX,), span=(20130601, 20140531)))
    chips = [chip.text for chip in panel.chips.chips()]
    assert chips == ["A letter of Belarus", "Annex", "June 2013 – May 2014"]
    assert panel.button.text() == "Filters (3)"
    assert panel.button.accessibleName() == "Filters, 3 chosen"
    _, annex, span = panel.chips.buttons()
    with qtbot.waitSignal(panel.valueToggled) as caught:
        qtbot.mouseClick(annex, Qt.MouseButton.LeftButton)
    assert caught.args == ["section_kinds", "annex"]
    with qtbot.waitSignal(panel.spanChosen) as caught:
        qtbot.keyClick(span, Qt.Key.Key_Delete)
    assert caught.args == [None]
    with qtbot.waitSignal(panel.cleared):
        qtbot.mouseClick(panel.clear, Qt.MouseButton.LeftButton)
    assert panel.clear.text() == CLEAR
    panel.set_filters(Filters())
    assert not panel.clear.isVisible()
    assert not panel.chips.isVisible()


def test_the_button_opens_and_closes_and_chips_stay(panel: FacetsPanel, qtbot: QtBot) -> None:
    panel.set_filters(Filters(section_kinds=(SectionKind.ANNEX,)))
    with qtbot.waitSignal(panel.opened) as caught:
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert caught.args == [False]
    assert not panel.tree.isVisible()
    assert panel.chips.isVisible()
    panel.button.setFocus()
    qtbot.keyClick(panel.button, Qt.Key.Key_Return)
    assert panel.is_open()
    assert panel.tree.isVisible()


def test_the_keyboard_waits_for_the_first_counts(show: Callable[..., object]) -> None:
    panel = FacetsPanel()
    show(panel, 300, 460)
    panel.enter()
    assert panel.button.hasFocus()
    assert not panel._nothing.isVisible(), "nothing is known yet"
    panel.set_facets(FACETS)
    assert panel.tree.hasFocus()
    assert panel.has_keyboard()


def test_only_years_can_be_all_there_is(show: Callable[..., object]) -> None:
    panel = FacetsPanel()
    show(panel, 300, 460)
    panel.enter()
    panel.set_facets(Facets(3, languages=(("en", 3),), years=((2012, 1), (2013, 2))))
    assert panel.years.hasFocus()
    empty = FacetsPanel()
    show(empty, 300, 460)
    empty.set_open(is_open=True)
    empty.set_facets(Facets(3, languages=(("en", 3),)))
    assert empty._nothing.isVisible()


# ------------------------------------------------------------------ years


def test_a_click_picks_a_year_and_another_gives_it_up(panel: FacetsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.spanChosen) as caught:
        qtbot.mouseClick(panel.years, Qt.MouseButton.LeftButton, pos=x_of(panel, 2013))
    assert caught.args == [(20130101, 20131231)]
    panel.set_filters(Filters(span=(20130101, 20131231)))
    panel.set_facets(FACETS)
    with qtbot.waitSignal(panel.spanChosen) as caught:
        qtbot.mouseClick(panel.years, Qt.MouseButton.LeftButton, pos=x_of(panel, 2013))
    assert caught.args == [None]


def test_a_drag_chooses_a_span(panel: FacetsPanel, qtbot: QtBot) -> None:
    years, button = panel.years, Qt.MouseButton.LeftButton
    qtbot.mousePress(years, button, pos=x_of(panel, 2014))
    qtbot.mouseMove(years, x_of(panel, 2013))
    qtbot.mouseMove(years, x_of(panel, 2012))
    with qtbot.waitSignal(panel.spanChosen) as caught:
        qtbot.mouseRelease(years, button, pos=x_of(panel, 2012))
    assert caught.args == [(20120101, 20141231)]
    qtbot.mousePress(years, button, pos=x_of(panel, 2014))
    chosen: list[object] = []
    panel.spanChosen.connect(chosen.append)
    qtbot.keyClick(years, Qt.Key.Key_Escape)
    qtbot.mouseRelease(years, button, pos=x_of(panel, 2012))
    assert chosen == [], "Esc lets a drag go"


def test_arrows_walk_the_years_and_with_shift_choose(panel: FacetsPanel, qtbot: QtBot) -> None:
    years = panel.years
    spans: list[object] = []
    panel.spanChosen.connect(spans.append)
    years.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(years, Qt.Key.Key_End)
    qtbot.keyClick(years, Qt.Key.Key_Left)
    assert years.accessibleName() == "Years: 2013, 12 passages"
    assert spans == []
    qtbot.keyClick(years, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(years, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert spans == [(20120101, 20131231), (20110101, 20131231)]
    assert years.accessibleName() == "Years: 2011, 0 passages"
    qtbot.keyClick(years, Qt.Key.Key_Home)
    qtbot.keyClick(years, Qt.Key.Key_Space)
    qtbot.keyClick(years, Qt.Key.Key_Delete)
    assert spans[2:] == [(20100101, 20101231), None]
    panel.set_filters(Filters(span=(20130601, 20140531)))
    panel.set_facets(FACETS)
    assert years.accessibleDescription().startswith("June 2013 – May 2014 is chosen")
    with qtbot.waitSignal(panel.escaped):
        qtbot.keyClick(years, Qt.Key.Key_Escape)


def test_the_years_stay_where_they_are_while_one_types(panel: FacetsPanel) -> None:
    before = panel.years.rect_of(2013)
    panel.set_facets(Facets(1, years=((2013, 1),)))
    assert panel.years.rect_of(2013) == before
    panel.set_filters(Filters(span=(19000101, 20131231)))
    panel.set_facets(Facets(1, years=((2013, 1),)))
    assert panel.years.rect_of(2013) == before, "an end far away presses nothing together"
    panel.years.forget_range()
    panel.set_facets(Facets(1, years=((2013, 1), (2020, 2))))
    assert panel.years.rect_of(2013) != before


def test_a_year_is_as_wide_as_its_days(panel: FacetsPanel) -> None:
    widths = {year: panel.years.rect_of(year).width() for year in (2011, 2012, 2013)}
    assert widths[2012] > widths[2011] == pytest.approx(widths[2013])
    assert widths[2012] / widths[2011] == pytest.approx(366 / 365)


def test_the_tool_tip_tells_the_year(panel: FacetsPanel) -> None:
    at = x_of(panel, 2013)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, panel.years.mapToGlobal(at))
    QApplication.sendEvent(panel.years, event)
    assert QToolTip.text() == "2013, 12 passages"
    QToolTip.hideText()
    assert panel.years.year_at(QPointF(at).x()) == 2013


def test_the_fold_hides_the_years(panel: FacetsPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.title, Qt.MouseButton.LeftButton)
    assert not panel.years.isVisible()
    assert panel.title.isVisible()


# ------------------------------------------------------------------ look


@pytest.mark.parametrize("width", [0, 1, 120, 300])
def test_painted_at_any_width(
    show: Callable[..., QWidget], tokens: Tokens, width: int, large_text: None
) -> None:
    panel = FacetsPanel()
    panel.apply_theme(tokens)
    window = show(panel, width, 300)
    panel.set_open(is_open=True)
    panel.set_filters(Filters(section_kinds=(SectionKind.ANNEX,), span=(20130101, 20131231)))
    panel.set_facets(FACETS)
    panel.years.setFocus()
    assert not window.grab().toImage().isNull()


def test_chosen_years_look_different(panel: FacetsPanel) -> None:
    panel.apply_theme(DARK)
    before = panel.years.grab().toImage()
    panel.set_filters(Filters(span=(20130101, 20131231)))
    panel.set_facets(FACETS)
    assert panel.years.grab().toImage() != before


def test_a_screen_reader_hears_values_with_their_counts(panel: FacetsPanel) -> None:
    interface = QAccessible.queryAccessibleInterface(panel.tree)
    index = panel.model.index_of("section_kinds", "annex")
    names = {interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())}
    assert "Annex, 12 passages" in names
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_the_row_with_the_keyboard_is_in_sight_in_little_room(
    show: Callable[..., object], qtbot: QtBot
) -> None:
    panel = FacetsPanel()
    show(panel, 300, 140)
    panel.set_open(is_open=True)
    panel.set_facets(FACETS)
    panel.resize(300, 140)  # closed, it wanted no more than its button
    panel.enter()
    assert panel.area.verticalScrollBar().maximum() > 0
    for _ in range(9):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    rect = panel.tree.visualRect(panel.tree.currentIndex())
    at = panel.tree.viewport().mapTo(panel.area.viewport(), rect.center())
    assert panel.area.viewport().rect().contains(at)
    assert panel.tree.currentIndex().data() == "Letter"
