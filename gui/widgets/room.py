"""A place as high as what is inside; where there is less, that is scrolled.

So that no part of a panel makes the window higher than the screen. May import Qt only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Room(QScrollArea):
    """Scrolls up and down, never to the side."""

    def __init__(
        self, inside: QWidget, line: int, asked: int, least: int, parent: QWidget | None = None
    ) -> None:
        """Give something a place.

        Args:
            inside: what is shown.
            line: the height of one of its lines.
            asked: lines that room is asked for, where it has so many.
            least: lines below which the place does not shrink.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._inside = inside
        self._asked, self._least = asked * line, least * line
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        for part in (self.viewport(), inside):
            part.setAutoFillBackground(False)

    def most(self) -> int:
        """The height of all that is inside, at the width there is."""
        if self._inside.hasHeightForWidth():
            return self._inside.heightForWidth(self.viewport().width())
        return self._inside.sizeHint().height()

    def sizeHint(self) -> QSize:
        """A few lines: what else there is room for is not taken from others."""
        return QSize(1, min(self.most(), self._asked))

    def minimumSizeHint(self) -> QSize:
        """Fewer; any width at which no button inside is cut."""
        return QSize(self._inside.minimumSizeHint().width(), min(self.most(), self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
