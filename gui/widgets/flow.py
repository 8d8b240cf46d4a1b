"""Widgets side by side, in as many lines as the width asks for. May import Qt only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """Puts each item beside the one before, or, where there is no room, below."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._space = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, arg__1: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(arg__1)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt asks beyond the end and takes None
        """An item; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - as above
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, arg__1: int) -> int:
        """How high the lines are."""
        return self._arrange(QRect(0, 0, arg__1, 0), move=False)

    def sizeHint(self) -> QSize:
        """One line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() + self._space for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Any width will do; an item that is wider is cut."""
        return QSize(0, max((item.sizeHint().height() for item in self._items), default=0))

    def setGeometry(self, arg__1: QRect) -> None:
        """Put the items where they belong."""
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    def _arrange(self, room: QRect, *, move: bool) -> int:
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), max(1, room.width()))
            if x > room.x() and x + width > room.x() + room.width():
                x, y, line = room.x(), y + line + self._space, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._space
            line = max(line, size.height())
        return y + line - room.y()
