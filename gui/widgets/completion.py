"""The list below the search box: what the typed words may go on to, and earlier searches.

A part of the window, not a window of its own: it never takes the keyboard, and nothing has to
manage it. May import db.completion, gui.models.completion, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.models.completion import CompletionModel
from gui.theme.tokens import LIGHT, RADIUS, ROW_HEIGHT, SIZE_SMALL, SPACE_1, SPACE_3
from gui.widgets.completion_rows import CompletionDelegate
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QPaintEvent

    from db.completion import Completion
    from gui.theme.tokens import Tokens

MOST_ROWS = 8


class CompletionPopup(QFrame):
    """Rows that are walked from outside; a click chooses one."""

    chosen = Signal(object)  # Completion

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("completions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tokens = LIGHT
        self.model = CompletionModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName("Suggestions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self._delegate = CompletionDelegate(self.list, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, SPACE_1, 1, SPACE_1)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        self.hint = ElidedLabel("", SIZE_SMALL)
        self.hint.setContentsMargins(SPACE_3, 2, SPACE_3, 2)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.hint)
        self.hide()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = self._delegate.tokens = tokens
        self.hint.set_colour(tokens.muted)
        self.update()
        self.list.viewport().update()

    def show_rows(self, rows: Sequence[Completion], below: QWidget) -> None:
        """Offer these, none of them current, right below a widget."""
        self.model.set_rows(rows)
        self.list.clearSelection()
        self.place(below)
        self.show()
        self.raise_()

    def set_hint(self, text: str) -> None:
        """Say faintly what the keys do."""
        self.hint.setText(text)

    def place(self, below: QWidget) -> None:
        """Stand below a widget, as high as the rows or the room there is."""
        window = self._window
        corner = below.mapTo(window, QPoint(0, below.height() + 2))
        row = scaled(ROW_HEIGHT, self.font())
        foot = self.hint.sizeHint().height()
        wanted = min(self.model.rowCount(), MOST_ROWS) * row + 2 * SPACE_1 + foot
        room = max(row + foot + 2 * SPACE_1, window.height() - corner.y() - SPACE_1)
        self.setGeometry(corner.x(), corner.y(), below.width(), min(wanted, room))

    def current(self) -> Completion | None:
        """The offer that the arrows stand on."""
        row = self._row()
        return None if row < 0 else self.model.offer(row)

    def step(self, by: int) -> None:
        """Go to the next or the one before; beyond either end stands what was typed."""
        places = self.model.rowCount() + 1  # one for none
        self._set_row((self._row() + 1 + by) % places - 1)

    def _set_row(self, row: int) -> None:
        if row < 0:
            self.list.clearSelection()
            self.list.selectionModel().clearCurrentIndex()
        else:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.offer(index.row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page's surface with an edge that stands out on it."""
        painter, tokens = QPainter(self), self._tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.setPen(QPen(QColor(tokens.muted), 1))
        painter.setBrush(QColor(tokens.page))
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, RADIUS, RADIUS)
