"""How an offer of the search box is painted: its words, and at the right what it is.

May import gui.models.completion, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.models.completion import REMOVABLE, described
from gui.theme.tokens import LIGHT, ROW_HEIGHT, SIZE_BODY, SIZE_SMALL, SPACE_3
from gui.widgets.painting import draw_row_surface
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from gui.models.completion import CompletionModel

_Index = QModelIndex | QPersistentModelIndex
_REMOVES = "Delete removes it"


class CompletionDelegate(QStyledItemDelegate):
    """One line a row; what it is never takes more than half of it."""

    def __init__(self, view: QListView, model: CompletionModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.tokens = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A row of the look."""
        return QSize(self._view.viewport().width(), scaled(ROW_HEIGHT, self._view.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        tokens, base = self.tokens, self._view.font()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, tokens, current=current, hovered=hovered)
        offer = self._model.offer(index.row())
        inside = rect.adjusted(SPACE_3, 0, -SPACE_3, 0)
        small = scaled_font(base, SIZE_SMALL)
        what = _REMOVES if current and offer.kind in REMOVABLE else described(offer)
        metrics = QFontMetricsF(small)
        what = metrics.elidedText(what, Qt.TextElideMode.ElideRight, inside.width() / 2)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, what)
        room = inside.width() - metrics.horizontalAdvance(what) - SPACE_3
        body = scaled_font(base, SIZE_BODY)
        text = QFontMetricsF(body).elidedText(offer.text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(body)
        painter.setPen(QColor(tokens.text))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, text)
