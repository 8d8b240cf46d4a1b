"""How a hit is painted in the list: where it is, and the words around it, marked.

May import db.model, gui.models.results, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme.tokens import LIGHT, SIZE_BODY, SIZE_SMALL, SPACE_1, SPACE_2, SPACE_4
from gui.widgets.painting import RING_WIDTH, draw_focus_ring, draw_row_surface
from gui.widgets.text import WrappedText, fit_breadcrumb, scaled, scaled_font

if TYPE_CHECKING:
    from gui.models.results import ResultsModel
    from gui.widgets.row_list import RowList

_Index = QModelIndex | QPersistentModelIndex
_LINES = 3


class ResultsDelegate(QStyledItemDelegate):
    """Paints hits. A row's wrapped text is kept, because it is asked for its height first."""

    def __init__(self, view: RowList, model: ResultsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._kept: dict[int, WrappedText] = {}
        self._kept_for: tuple[int, str] = (0, "")
        self.tokens = LIGHT
        model.modelReset.connect(self._kept.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A line of breadcrumb, up to three of text, and room around them."""
        height = 2 * SPACE_2 + self._crumb_height() + SPACE_1 + self._snippet(index.row()).height
        return QSize(self._view.viewport().width(), height + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        tokens, view = self.tokens, self._view
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, tokens, current=current, hovered=hovered)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.hairline))
        left, top = rect.left() + SPACE_4, rect.top() + SPACE_2
        font = scaled_font(view.font(), SIZE_SMALL)
        metrics = QFontMetricsF(font)
        crumb = fit_breadcrumb(self._model.hit(index.row()).breadcrumb, metrics, self._width())
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QPointF(left, top + metrics.ascent()), crumb)
        below = top + self._crumb_height() + SPACE_1
        self._snippet(index.row()).draw(painter, left, below, tokens.text, tokens.hit)
        if current and view.hasFocus():
            draw_focus_ring(painter, rect, tokens, RING_WIDTH)

    def _width(self) -> int:
        return self._view.viewport().width() - 2 * SPACE_4

    def _crumb_height(self) -> int:
        return scaled(SIZE_SMALL + 4, self._view.font())

    def _snippet(self, row: int) -> WrappedText:
        wanted = self._width(), self._view.font().key()
        if wanted != self._kept_for:
            self._kept.clear()
            self._kept_for = wanted
        if row not in self._kept:
            hit, font = self._model.hit(row), scaled_font(self._view.font(), SIZE_BODY)
            self._kept[row] = WrappedText(hit.snippet, font, wanted[0], _LINES, hit.marks)
        return self._kept[row]
