"""The tray of events without a date: they have no place in time, but they have a passage.

May import db.model, gui.timeline.phrases, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.theme.tokens import LIGHT, SIZE_BODY, SIZE_SMALL, SPACE_2, SPACE_3
from gui.timeline.phrases import marked, name_of, spoken
from gui.widgets.painting import draw_focus_ring, draw_row_surface
from gui.widgets.row_list import RowList
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from db.model import Event
    from gui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
_WIDTH = 300


class UndatedModel(QAbstractListModel):
    """Events as rows, in the order of the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.events: tuple[Event, ...] = ()

    def set_events(self, events: tuple[Event, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.events = events
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.events)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """Its headline; for a screen reader all that is known."""
        if not index.isValid() or index.row() >= len(self.events):
            return None
        event = self.events[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return event.headline or name_of(event)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(event)
        return None


class UndatedTray(QWidget):
    """A column beside the chart; Esc closes it."""

    opened = Signal(int)  # an event: open its passage
    moved = Signal(int)  # the reader moved the mark to an event
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undatedTray")
        self._model = UndatedModel(self)
        self.list = RowList("Events without a date", self)
        self.list.setModel(self._model)
        self._delegate = _UndatedDelegate(self.list, self._model)
        self.list.setItemDelegate(self._delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)  # a hairline is painted there
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.opened.connect(lambda row: self.opened.emit(self._model.events[row].id))
        self.list.moved.connect(lambda row: self.moved.emit(self._model.events[row].id))
        self._tokens = LIGHT

    def set_events(self, events: tuple[Event, ...]) -> None:
        """Show these."""
        self._model.set_events(events)

    def set_selected(self, event: int | None) -> None:
        """Mark an event, if it is here."""
        ids = [undated.id for undated in self._model.events]
        self.list.set_current_row(ids.index(event) if event in ids else -1)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = self._delegate.tokens = tokens
        self.list.viewport().update()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a headline."""
        return QSize(scaled(_WIDTH, self.font()), scaled(100, self.font()))

    def paintEvent(self, event: object) -> None:
        """A hairline between the chart and the tray."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.panel))
        painter.fillRect(0, 0, 1, self.height(), QColor(self._tokens.hairline))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _UndatedDelegate(QStyledItemDelegate):
    """Headline, and below it the status and the words that tell it."""

    def __init__(self, view: RowList, model: UndatedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.tokens = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        font = self._view.font()
        lines = sum(
            QFontMetricsF(scaled_font(font, size)).height() for size in (SIZE_BODY, SIZE_SMALL)
        )
        return QSize(0, round(lines) + scaled(SPACE_3, font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row."""
        event, rect, tokens = self._model.events[index.row()], option.rect, self.tokens  # pyright: ignore[reportAttributeAccessIssue] - the binding's stubs lack the fields
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - as above
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, tokens, current=current, hovered=hovered)
        font = self._view.font()
        x, y = rect.left() + scaled(SPACE_3, font), rect.top() + scaled(SPACE_3, font) / 2
        width = rect.width() - 2 * scaled(SPACE_3, font)
        status = event.status.value if event.status else ""
        for words, size, colour in (
            (marked(event, event.headline or name_of(event)), SIZE_BODY, tokens.text),
            (f"{status} · “{event.wording}”", SIZE_SMALL, tokens.muted),
        ):
            scaled_to = scaled_font(font, size)
            metrics = QFontMetricsF(scaled_to)
            painter.setFont(scaled_to)
            painter.setPen(QColor(colour))
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(x, y + metrics.ascent()), cut)
            y += metrics.height()
        if current and self._view.hasFocus():
            inside = rect.adjusted(1, 1, -1, -1)
            draw_focus_ring(painter, inside, tokens, SPACE_2 // 2)
