"""A list of a million rows of any height, with real keys, clicks and turns of the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QWidget

from gui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

Key = Qt.Key
MILLION = 1_000_000


class Numbers(QAbstractListModel):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.count

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


class Heights(QStyledItemDelegate):
    """Rows of 20, 30, 40 pixels, over and over; counts what it is asked."""

    asked = 0

    def sizeHint(self, option: object, index: QModelIndex) -> QSize:
        self.asked += 1
        return QSize(100, 20 + index.row() % 3 * 10)


@pytest.fixture
def make(show: Callable[..., QWidget]) -> Callable[[int], VirtualList]:
    kept: list[object] = []

    def made(count: int) -> VirtualList:
        view = VirtualList("Numbers")
        model, delegate = Numbers(count), Heights(view)
        kept.extend((model, delegate))
        view.setModel(model)
        view.setItemDelegate(delegate)
        show(view, 200, 200)
        return view

    return made


def test_only_the_rows_in_sight_are_measured(make: Callable[[int], VirtualList]) -> None:
    view = make(MILLION)
    delegate = view.itemDelegate()
    assert isinstance(delegate, Heights)
    assert delegate.asked < 200
    assert view.in_sight().start == 0
    assert 6 <= len(view.in_sight()) <= 8


def test_rows_stand_below_each_other_at_their_own_heights(
    make: Callable[[int], VirtualList],
) -> None:
    view = make(MILLION)
    rects = [view.visualRect(view.model().index(row, 0)) for row in range(5)]
    assert [rect.height() for rect in rects] == [20, 30, 40, 20, 30]
    assert [rect.top() for rect in rects] == [0, 20, 50, 90, 110]
    assert view.indexAt(QPoint(5, 60)).row() == 2
    assert not view.indexAt(QPoint(5, 5_000)).isValid()
    assert view.visualRect(view.model().index(500, 0)).top() > 200
    view.scroll_by(1_000)
    assert view.visualRect(view.model().index(0, 0)).bottom() < 0


@pytest.mark.parametrize("count", [1, 5, 7, 1_000, MILLION])
def test_the_last_row_stands_at_the_bottom_and_the_keys_get_there(
    make: Callable[[int], VirtualList], qtbot: QtBot, count: int
) -> None:
    view = make(count)
    view.setFocus()
    qtbot.keyClick(view, Key.Key_End)
    assert view.current_row() == count - 1
    rect = view.visualRect(view.currentIndex())
    room = view.viewport().height()
    assert rect.bottom() < room
    if count > 7:
        assert room - rect.bottom() <= 3
    qtbot.keyClick(view, Key.Key_Home)
    assert (view.current_row(), view.verticalScrollBar().value()) == (0, 0)


def test_every_step_down_and_up_stays_in_sight(
    make: Callable[[int], VirtualList], qtbot: QtBot
) -> None:
    view = make(MILLION)
    view.setFocus()
    view.set_current_row(0)
    keys = [Key.Key_Down] * 12 + [Key.Key_PageDown] * 3 + [Key.Key_Up] * 20 + [Key.Key_PageUp]
    room = view.viewport().height()
    seen: list[int] = []
    for key in keys:
        qtbot.keyClick(view, key)
        rect = view.visualRect(view.currentIndex())
        assert rect.top() >= 0
        assert rect.bottom() < room
        seen.append(view.current_row())
    assert seen[:12] == list(range(1, 13))
    assert seen[14] - seen[11] == 3 * (seen[12] - seen[11])


def test_any_row_can_be_brought_into_sight(make: Callable[[int], VirtualList]) -> None:
    view = make(MILLION)
    for row in (999_999, 500_000, 500_001, 500_030, 3, 0):
        view.set_current_row(row)
        rect = view.visualRect(view.currentIndex())
        assert rect.top() >= 0
        assert rect.bottom() < view.viewport().height()
        assert row in view.in_sight()


def turn(view: VirtualList, notches: float) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_moves_pixels_whatever_the_rows_are(make: Callable[[int], VirtualList]) -> None:
    view = make(MILLION)

    def top_of(row: int) -> int:
        return view.visualRect(view.model().index(row, 0)).top()

    before = top_of(5)
    turn(view, -1)
    assert abs(before - 72 - top_of(5)) <= 2
    turn(view, 1)
    assert top_of(0) == 0
    turn(view, 5)
    assert top_of(0) == 0


def test_shift_chooses_a_range_and_ctrl_one_more(
    make: Callable[[int], VirtualList], qtbot: QtBot
) -> None:
    view = make(MILLION)
    view.setSelectionMode(VirtualList.SelectionMode.ExtendedSelection)

    def click(row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        spot = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, spot)

    click(1)
    click(3, Qt.KeyboardModifier.ShiftModifier)
    click(5, Qt.KeyboardModifier.ControlModifier)
    assert sorted(i.row() for i in view.selectionModel().selectedIndexes()) == [1, 2, 3, 5]
    assert not view.visualRegionForSelection(view.selectionModel().selection()).isEmpty()


def test_the_top_row_stays_when_the_list_gets_narrower_or_rows_come(
    make: Callable[[int], VirtualList],
) -> None:
    view = make(1_000)
    view.set_current_row(500)
    top = view.in_sight().start
    view.resize(120, 260)
    assert view.in_sight().start == top
    model = view.model()
    assert isinstance(model, Numbers)
    model.beginInsertRows(QModelIndex(), 1_000, 1_999)
    model.count = 2_000
    model.endInsertRows()
    assert view.in_sight().start == top
    model.beginResetModel()
    model.count = 0
    model.endResetModel()
    assert len(view.in_sight()) == 0
    view.set_current_row(0)
    view.grab()


def test_it_is_painted_at_any_size(make: Callable[[int], VirtualList]) -> None:
    view = make(MILLION)
    for width, height in ((0, 0), (1, 1), (200, 10), (200, 200)):
        view.resize(width, height)
        view.grab()


def test_a_screen_reader_finds_rows_of_a_million_where_they_are(
    make: Callable[[int], VirtualList],
) -> None:
    view = make(MILLION)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.childCount() >= MILLION
    view.set_current_row(500_000)
    row = interface.child(500_000)
    assert row.text(QAccessible.Text.Name) == "500000"
    corner = view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).topLeft())
    assert row.rect().topLeft() == corner
