"""A list of rows of any height and any number: only those in sight are ever measured.

QListView lays out every row, which takes seconds for a million. Here the scroll bar counts rows,
not pixels, and the rows in sight are measured from the top one down; everything else (selection,
keyboard, screen readers) is Qt's own. May import gui.widgets.row_list and Qt.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtCore import QItemSelectionModel as Selection
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
UNITS = 100  # of the scroll bar, for one row
_NOTCH = 72  # pixels that one notch of the wheel moves
_Move = QAbstractItemView.CursorAction


class _Row(NamedTuple):
    """A row in sight."""

    row: int
    top: int  # in the viewport
    height: int


class VirtualList(RowList):
    """A RowList over a model whose rows are asked for as they come into sight."""

    _in_sight: list[_Row] | None = None  # of the class: Qt asks before a list is made to its end

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; what changes in it may change the heights."""
        super().setModel(model)
        if model is not None:
            for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
                signal.connect(self.measure)
            model.dataChanged.connect(self.measure)

    def measure(self) -> None:
        """Heights may be others now: measure the rows in sight again, once they can be seen.

        Qt asks also while it takes the list down, when there is nothing to measure any more.
        """
        self._in_sight = None
        if not self.isVisible():
            return
        self.updateGeometries()
        self.viewport().update()

    def in_sight(self) -> range:
        """The rows that can be seen."""
        rows = self._rows()
        return range(rows[0].row, rows[-1].row + 1) if rows else range(0)

    # ------------------------------------------------------------------ measuring

    def _count(self) -> int:
        model = self.model()
        return 0 if model is None else model.rowCount()

    def _height(self, row: int) -> int:
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        return max(1, delegate.sizeHint(option, self.model().index(row, 0)).height())

    def _at_top(self) -> tuple[int, int]:
        """The first row in sight, and how many of its pixels are above the viewport."""
        count = self._count()
        if not count:
            return 0, 0
        row, part = divmod(self.verticalScrollBar().value(), UNITS)
        if row >= count:
            row, part = count - 1, 0
        return row, part * self._height(row) // UNITS

    def _rows(self) -> list[_Row]:
        if self._in_sight is None:
            row, above = self._at_top()
            top, rows, count = -above, list[_Row](), self._count()
            while row < count and (top < self.viewport().height() or not rows):
                height = self._height(row)
                rows.append(_Row(row, top, height))
                top += height
                row += 1
            self._in_sight = rows
        return self._in_sight

    def _scrolled(self) -> None:
        self._in_sight = None
        self.viewport().update()

    def updateGeometries(self) -> None:
        """How far the scroll bar goes: until the last row stands at the bottom."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        row, used = self._count() - 1, 0
        while row >= 0 and used < room:
            used += self._height(row)
            row -= 1
        hidden = used - room  # pixels of the row that then stands at the top
        end = 0
        if hidden > 0:
            end = (row + 1) * UNITS + ceil(hidden * UNITS / self._height(row + 1))
        seen = max(1, self._count() - 1 - row)
        bar.setRange(0, max(0, end))
        bar.setPageStep(seen * UNITS)
        bar.setSingleStep(UNITS // 3)
        self._in_sight = None

    def doItemsLayout(self) -> None:
        """Qt's own would measure every row."""
        self.measure()

    # ------------------------------------------------------------------ what Qt asks

    def visualRect(self, index: _Index) -> QRect:
        """Where a row is; about where it would be, when it is out of sight."""
        rows, width = self._rows(), self.viewport().width()
        if not index.isValid() or not rows:
            return QRect()
        at = index.row() - rows[0].row
        if 0 <= at < len(rows):
            return QRect(0, rows[at].top, width, rows[at].height)
        usual = rows[0].height
        if at < 0:
            return QRect(0, rows[0].top + at * usual, width, usual)
        below = rows[-1].top + rows[-1].height
        return QRect(0, below + (at - len(rows)) * usual, width, usual)

    def indexAt(self, p: QPoint) -> QModelIndex:
        """The row at a point."""
        for row in self._rows():
            if row.top <= p.y() < row.top + row.height:
                return self.model().index(row.row, 0)
        return QModelIndex()

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, moving no further than needed."""
        rows, room = self._rows(), self.viewport().height()
        if not index.isValid() or not rows:
            return
        row = index.row()
        rect = self.visualRect(index)
        centred = hint is QAbstractItemView.ScrollHint.PositionAtCenter
        seen = rows[0].row <= row <= rows[-1].row and rect.top() >= 0 and rect.bottom() < room
        if seen and not centred:
            return
        if row <= rows[0].row or rect.height() >= room:
            self._go_to(row, 0)
        else:
            self._go_to(row, room - self._height(row))

    def _go_to(self, row: int, top: int) -> None:
        """Scroll so that a row begins so many pixels below the top."""
        while row > 0 and top > 0:
            row -= 1
            top -= self._height(row)
        above = max(0, -top)
        self.verticalScrollBar().setValue(row * UNITS + ceil(above * UNITS / self._height(row)))

    def scroll_by(self, pixels: int) -> None:
        """Scroll by pixels of the rows in sight."""
        row, above = self._at_top()
        at, last = above + pixels, self._count() - 1
        while at < 0 and row > 0:
            row -= 1
            at += self._height(row)
        while row < last and at >= self._height(row):
            at -= self._height(row)
            row += 1
        if self._count():
            self._go_to(row, -max(0, at))

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Pixels, not rows: a heading is no wider step than a passage."""
        moved = e.pixelDelta().y() or round(e.angleDelta().y() / 120 * _NOTCH)
        if moved:
            self.scroll_by(-moved)
            e.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar says rows: everything is painted anew."""
        self._scrolled()

    def verticalOffset(self) -> int:
        """Positions are those in the viewport."""
        return 0

    def horizontalOffset(self) -> int:
        """A row is as wide as the list."""
        return 0

    def showEvent(self, e: QShowEvent) -> None:
        """Measure what changed meanwhile."""
        super().showEvent(e)
        self.measure()

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Lines break elsewhere; the row at the top stays there."""
        self._in_sight = None
        QAbstractItemView.resizeEvent(self, e)

    def setSelection(self, rect: QRect, command: Selection.SelectionFlag) -> None:
        """Select the rows in a rectangle of the viewport."""
        rows = [row.row for row in self._rows() if _meet(row, rect.normalized())]
        chosen = QItemSelection()
        if rows:
            model = self.model()
            chosen.select(model.index(rows[0], 0), model.index(rows[-1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What has to be painted anew for it."""
        region = QRegion()
        for row in self._rows():
            if selection.contains(self.model().index(row.row, 0)):
                region += QRect(0, row.top, self.viewport().width(), row.height)
        return region

    def moveCursor(self, cursorAction: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key goes."""
        count, here = self._count(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, len(self._rows()) - 2)
        steps = {
            _Move.MoveUp: -1,
            _Move.MovePrevious: -1,
            _Move.MoveDown: 1,
            _Move.MoveNext: 1,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }
        there = here + steps.get(cursorAction, 0)
        return self.model().index(min(max(0, there), count - 1), 0)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the rows in sight with the delegate."""
        painter, delegate, model = QPainter(self.viewport()), self.itemDelegate(), self.model()
        chosen, current = self.selectionModel(), self.currentIndex()
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        hovered = self.viewport().underMouse()
        for row in self._rows():
            rect = QRect(0, row.top, self.viewport().width(), row.height)
            if not rect.intersects(e.rect()):
                continue
            index = model.index(row.row, 0)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            state = QStyle.StateFlag.State_Enabled
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if index == current:
                state |= QStyle.StateFlag.State_HasFocus
            if hovered and rect.contains(pointer):
                state |= QStyle.StateFlag.State_MouseOver
            option.rect = rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
            option.state = state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
            delegate.paint(painter, option, index)


def _meet(row: _Row, rect: QRect) -> bool:
    return row.top <= rect.bottom() and rect.top() < row.top + row.height
