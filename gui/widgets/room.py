"""Places that take what room there is; what does not fit is scrolled.

So that no part of a panel makes the window higher than the screen, or is drawn over its neighbour:
where the parts of a window ask for more than it has, Qt lays one over the other. May import Qt
only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

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


class PanelRoom(QScrollArea):
    """A whole panel in its dock: it fills that, and scrolls only where it can be no smaller.

    Qt's own resizing would give a panel with wrapped texts all the height it could use.
    """

    LEAST = 3  # lines of text

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelRoom")  # for the style sheet
        self._inside = inside
        self.setWidget(inside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """What the panel asks for."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the panel needs, and a few lines high."""
        least = self._inside.minimumSizeHint()
        return QSize(
            least.width(), min(least.height(), self.LEAST * self.fontMetrics().lineSpacing())
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel shows something else, which needs more room or less."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fill()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The dock has another size."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        room, least = self.viewport().size(), self._inside.minimumSizeHint()
        self._inside.resize(room.width(), max(room.height(), least.height()))


class PageStack(QStackedWidget):
    """One of several pages; only the one that is shown asks for room."""

    def __init__(self, whole: Iterable[QWidget], scrolled: Iterable[QWidget]) -> None:
        """Put pages one behind the other, the first in front.

        Args:
            whole: pages that know what to do in little room.
            scrolled: texts, that are scrolled in it.
        """
        super().__init__()
        self._rooms: dict[QWidget, Room] = {}
        for page in whole:
            self.addWidget(page)
        for page in scrolled:
            room = self._rooms[page] = Room(page, page.fontMetrics().lineSpacing(), 8, 4)
            self.addWidget(room)
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    def turn_to(self, page: QWidget) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self._rooms.get(page, page))

    def minimumSizeHint(self) -> QSize:
        """As wide as every page needs, so that the panel does not jump; as high as this one."""
        least = [page.minimumSizeHint() for at in range(self.count()) if (page := self.widget(at))]
        return QSize(max(size.width() for size in least), least[self.currentIndex()].height())
