"""The list of results: headings that fold, hits that open, several that can be chosen.

May import gui.models.results, gui.panels.results_rows, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from gui.models.results import ResultsModel
from gui.panels.results_rows import ResultsDelegate
from gui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class ResultsList(VirtualList):
    """A list whose rows are numbered by their hits."""

    hitOpened = Signal(int, bool)  # number, whether the keyboard stays here
    hitMoved = Signal(int)  # number: the reader moved the mark without opening
    copyAsked = Signal()
    pageWanted = Signal(object)  # Page: rows in sight are not known

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Results", parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows = ResultsModel(self)
        self.setModel(self.rows)
        self.delegate = ResultsDelegate(self, self.rows)
        self.setItemDelegate(self.delegate)
        self.opened.connect(lambda row: self._open(row, stays=False))
        self.moved.connect(lambda row: self.hitMoved.emit(self.rows.number(row)))

    # ------------------------------------------------------------------ hits

    def set_current(self, number: int) -> None:
        """Mark a hit, -1 for none, unfolding what it stands in; nothing is emitted."""
        if 0 <= number < self.rows.pages.total:
            self.rows.fold(self.rows.pages.locate(number)[0], folded=False)
        self.set_current_row(self.rows.row_of(number))

    def current(self) -> int:
        """The marked hit, -1 for none or a heading."""
        return self.rows.number(self.current_row())

    def chosen(self) -> list[int]:
        """The numbers of the chosen hits, those below a chosen heading among them."""
        numbers: set[int] = set()
        pages = self.rows.pages
        selection = self.selectionModel().selection()
        for part in (selection.at(n) for n in range(selection.count())):
            for row in range(part.top(), part.bottom() + 1):
                number = self.rows.number(row)
                if number >= 0:
                    numbers.add(number)
                else:
                    run = self.rows.run_of(row)
                    first = pages.start_of(run)
                    numbers.update(range(first, first + pages.runs[run].count))
        return sorted(numbers)

    def step(self, delta: int) -> None:
        """Move the mark by rows from afar, over headings, stopping at both ends."""
        count, here = self.rows.rowCount(), self.current_row()
        if not count:
            return
        there = here + delta if here >= 0 else (0 if delta > 0 else count - 1)
        there = min(max(0, there), count - 1)
        way = 1 if delta > 0 else -1
        while 0 <= there < count and self.rows.number(there) < 0:
            there += way
        if not 0 <= there < count or there == here:
            return
        self.set_current_row(there)
        self.hitMoved.emit(self.rows.number(there))

    # ------------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right fold; Ctrl+Enter opens and stays; Copy copies."""
        key, row = event.key(), self.current_row()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyAsked.emit()
        elif key in _ENTER and row >= 0:
            self._open(row, stays=ctrl)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & _MORE:
            self._turn(row, folded=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _turn(self, row: int, *, folded: bool) -> None:
        """Left folds, and goes up to the heading; Right unfolds, and goes down to the first hit."""
        if row < 0:
            return
        run = self.rows.run_of(row)
        heading = self.rows.heading(row)
        if heading is None and folded:
            first = self.rows.row_of(self.rows.pages.start_of(run)) - 1
            if self.rows.heading(first) is not None:
                self._move_to(first)
        elif heading is not None and self.rows.is_folded(run) != folded:
            self.rows.fold(run, folded=folded)
        elif heading is not None and not folded and heading.count:
            self._move_to(row + 1)

    def _move_to(self, row: int) -> None:
        self.set_current_row(row)
        self.hitMoved.emit(self.rows.number(row))

    def _open(self, row: int, *, stays: bool) -> None:
        if self.rows.heading(row) is not None:
            run = self.rows.run_of(row)
            self.rows.fold(run, folded=not self.rows.is_folded(run))
        elif (number := self.rows.number(row)) >= 0:
            self.hitOpened.emit(number, stays)

    def _clicked(self, index: QModelIndex) -> None:
        """A click opens and leaves the keyboard here; with Ctrl or Shift it only chooses."""
        if not QGuiApplication.keyboardModifiers() & _MORE:
            self._open(index.row(), stays=True)

    # ------------------------------------------------------------------ pages

    def paintEvent(self, e: QPaintEvent) -> None:
        """Whatever is painted and not known is asked for."""
        super().paintEvent(e)
        self.want()

    def want(self) -> None:
        """Ask for the first page that is in sight and not known."""
        numbers = [n for row in self.in_sight() if (n := self.rows.number(row)) >= 0]
        if numbers:
            page = self.rows.pages.missing(numbers[0], numbers[-1])
            if page is not None:
                self.pageWanted.emit(page)
