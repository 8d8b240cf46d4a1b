"""The header of the list of events, for the keyboard as for the mouse.

Left and Right go from column to column, Enter or Space sorts by it, the menu key chooses columns.
May import gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.theme.tokens import LIGHT
from gui.widgets.painting import draw_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from gui.theme.tokens import Tokens


class EventsHeader(QHeaderView):
    """One column of it is the current one, while the keyboard is here."""

    left = Signal()  # Down or Esc: to the rows
    menuRequested = Signal(QPoint)  # where, on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tokens: Tokens = LIGHT
        self.current = 0  # a column
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSectionsClickable(True)
        self.sortIndicatorChanged.connect(self._tell)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, sort, or leave."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go((self._shown() or [0])[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.turn(self.current)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        elif key == Qt.Key.Key_Menu:
            self._ask()
        else:
            super().keyPressEvent(event)

    def turn(self, column: int) -> None:
        """Sort by a column; by the one that is sorted by already, the other way round."""
        ascending = Qt.SortOrder.AscendingOrder
        turned = column == self.sortIndicatorSection() and self.sortIndicatorOrder() == ascending
        self.setSortIndicator(column, Qt.SortOrder.DescendingOrder if turned else ascending)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column that is shown."""
        super().focusInEvent(event)
        if self.isSectionHidden(self.current):
            self.current = next(iter(self._shown()), 0)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Which columns are shown; by the keyboard below the current one."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask()
        else:
            self.menuRequested.emit(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The column, with a ring around it where the keyboard is."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self.hasFocus() and logicalIndex == self.current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_focus_ring(painter, rect.adjusted(1, 1, -1, -1), self.tokens, 3)

    # ------------------------------------------------------------------ inside

    def _shown(self) -> list[int]:
        return [
            column
            for column in map(self.logicalIndex, range(self.count()))
            if not self.isSectionHidden(column)
        ]

    def _step(self, by: int) -> None:
        shown = self._shown()
        at = shown.index(self.current) + by if self.current in shown else 0
        if 0 <= at < len(shown):
            self._go(shown[at])

    def _go(self, column: int) -> None:
        self.current = column
        self._tell()
        self.viewport().update()

    def _ask(self) -> None:
        x = self.sectionViewportPosition(self.current)
        self.menuRequested.emit(self.viewport().mapToGlobal(QPoint(x, self.height())))

    def _tell(self) -> None:
        """A screen reader hears which column this is, and whether it is sorted by."""
        model = self.model()
        name = model.headerData(self.current, Qt.Orientation.Horizontal) if model else None
        words = f"Column {name}" if name else "Columns"
        if self.current == self.sortIndicatorSection():
            ascending = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            words += ", sorted ascending" if ascending else ", sorted descending"
        if words != self.accessibleName():
            self.setAccessibleName(words)
            if self.hasFocus():
                QAccessible.updateAccessibility(
                    QAccessibleEvent(self, QAccessible.Event.NameChanged)
                )
