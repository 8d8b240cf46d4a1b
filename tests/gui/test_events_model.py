from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.model import Event, EventKind
from gui.models.events import EVENT_ROLE, Column, EventsModel, EventsOrder
from gui.timeline.marks import ALL_KINDS, MarkKind
from tests.gui.timeline.samples import BY_ID, EVENTS, event

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NAMES = {1: "Letter", 4: "Universal periodic review", 5: "Treaty bodies"}


def filled(events: tuple[Event, ...] = EVENTS) -> tuple[EventsModel, EventsOrder]:
    model = EventsModel()
    order = EventsOrder(model, model)
    QAbstractItemModelTester(model, FATAL, model)
    QAbstractItemModelTester(order, FATAL, model)
    model.set_events(events, NAMES, {"": "The letter"})
    return model, order


def ids(order: EventsOrder) -> list[int]:
    return [order.index(row, 0).data(EVENT_ROLE) for row in range(order.rowCount())]


def test_a_row_says_when_what_where_how_sure_and_who() -> None:
    model, _ = filled()
    row = model.row_of(10)
    assert [model.index(row, column).data() for column in Column] == [
        "December 2013, some time within",
        "Second round of national consultations: preparing for the second cycle",
        "Universal periodic review",
        "reported",
        "OHCHR, UPR",
        "The letter",
    ]
    header = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(6)]
    assert header == ["Date", "Headline", "Section", "Status", "Bodies", "Document"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(model.row_of(1), Column.STATUS).data() == "date of the document"
    assert model.index(model.row_of(6), Column.DATE).data() == "No date"
    spoken = model.index(row, Column.HEADLINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("December 2013, some time within, reported")


def test_nothing_is_below_a_row_or_beside_the_table() -> None:
    model, _ = filled()
    below = model.index(0, 0)
    assert (model.rowCount(below), model.columnCount(below)) == (0, 0)
    assert model.data(QModelIndex()) is None
    assert model.row_of(999) == -1


@pytest.mark.parametrize("direction", list(Qt.SortOrder))
def test_dates_sort_by_beginning_then_end_and_undated_events_come_last_as_they_stand_in_the_text(
    direction: Qt.SortOrder,
) -> None:
    events = (
        event(1, 4, None),
        event(2, 4, "2013/2014"),
        event(3, 4, "2013"),
        event(4, 4, "2012-05"),
        event(5, 4, None),
        event(6, 4, "../2012"),
    )
    _, order = filled(events)
    order.sort(Column.DATE, direction)
    dated, undated = [6, 4, 3, 2], [1, 5]
    if direction is Qt.SortOrder.DescendingOrder:
        dated = dated[::-1]
    assert ids(order) == dated + undated


def test_other_columns_sort_by_their_words_and_sections_as_they_stand_in_the_document() -> None:
    _, order = filled()
    order.sort(Column.STATUS)
    statuses = [order.index(row, Column.STATUS).data() for row in range(order.rowCount())]
    assert statuses == sorted(statuses)
    order.sort(Column.SECTION, Qt.SortOrder.DescendingOrder)
    assert BY_ID[ids(order)[0]].section == 6


def test_the_legend_filters_dated_events_and_nothing_else() -> None:
    cited = replace(BY_ID[10], id=99, kind=EventKind.CITATION)
    _, order = filled((*EVENTS, cited))
    assert set(ids(order)) == set(BY_ID)
    order.set_filter(frozenset({MarkKind.PLANNED}))
    assert set(ids(order)) == {1, 3, 8, 12, 16, 6, 17, 25}
    order.set_filter(ALL_KINDS, citations=True)
    assert 99 in ids(order)
    assert order.row_of(99) >= 0
    order.set_filter(frozenset())
    assert order.row_of(99) == -1
    assert order.row_of(12345) == -1


def test_other_events_replace_them_all() -> None:
    model, order = filled()
    model.set_events(EVENTS[:3], NAMES)
    assert ids(order) == [2, 1, 3]
    model.set_events((), {})
    assert order.rowCount() == 0


def test_words_filter_all_columns_whatever_their_case_and_accents() -> None:
    model, order = filled()
    order.set_words("ROUND  réview")
    assert set(ids(order)) == {9, 10, 11, 12}
    order.set_words("december 2013")
    assert ids(order) == [10]
    order.set_filter(frozenset({MarkKind.PLANNED}))
    assert ids(order) == []
    order.set_words("")
    assert len(ids(order)) == 8
    model.set_events(EVENTS[:5], NAMES)
    assert set(ids(order)) == {1, 3}


def test_a_selection_stays_with_its_events_when_the_order_changes() -> None:
    _, order = filled()
    kept = QPersistentModelIndex(order.index(order.row_of(10), Column.STATUS))
    order.sort(Column.HEADLINE, Qt.SortOrder.DescendingOrder)
    assert kept.row() == order.row_of(10)
    assert (kept.data(EVENT_ROLE), kept.column()) == (10, Column.STATUS)
    order.sort(-1)  # Qt's own way to say "not at all"
    assert ids(order)[kept.row()] == 10
