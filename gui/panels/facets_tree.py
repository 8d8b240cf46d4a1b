"""The tree of facets: how a row is painted, and what keys and clicks on it mean.

May import gui.models.facets, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from gui.theme.tokens import LIGHT, SIZE_LABEL, SIZE_SMALL, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.painting import RING_WIDTH, Glyph, draw_focus_ring, draw_glyph, draw_row_surface
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from gui.models.facets import FacetsModel, Row
    from gui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex
_ROW, _BOX, _CHEVRON = 24, 13, 8
_MOST_ROWS = 40  # that are laid out; more are scrolled to inside the tree


class FacetsTree(QTreeView):
    """Groups that fold, values that are checked with a click, Space or Enter."""

    valueToggled = Signal(str, str)  # facet, value
    escaped = Signal()

    def __init__(self, model: FacetsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = model
        self.setModel(model)
        self.setAccessibleName("Filters")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._delegate = FacetsDelegate(self)
        self.setItemDelegate(self._delegate)
        self.expandAll()
        self.show_groups()

    def show_groups(self) -> None:
        """Hide the groups in which there is nothing to choose between."""
        for row in range(self._facets.rowCount()):
            hidden = not self._facets.is_worth_showing(row)
            if hidden != self.isRowHidden(row, QModelIndex()):
                self.setRowHidden(row, QModelIndex(), hidden)

    def is_empty(self) -> bool:
        """Whether every group is hidden."""
        return all(self.isRowHidden(row, QModelIndex()) for row in range(self._facets.rowCount()))

    def first_value(self) -> QModelIndex:
        """The first value of the first group that is shown."""
        for row in range(self._facets.rowCount()):
            if not self.isRowHidden(row, QModelIndex()):
                group = self._facets.index(row, 0)
                return self._facets.index(0, 0, group) if self.isExpanded(group) else group
        return QModelIndex()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(scaled(200, self.font()), self.content_height())

    def minimumSizeHint(self) -> QSize:
        """All rows, unless they are very many."""
        return QSize(1, min(self.content_height(), _MOST_ROWS * scaled(_ROW, self.font())))

    def content_height(self) -> int:
        """The height of all rows."""
        rows = 0
        for number in range(self._facets.rowCount()):
            if not self.isRowHidden(number, QModelIndex()):
                group = self._facets.index(number, 0)
                rows += 1 + (self._facets.rowCount(group) if self.isExpanded(group) else 0)
        return rows * scaled(_ROW, self.font())

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._delegate.tokens = tokens
        self.viewport().update()

    # ------------------------------------------------------------------ hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose or fold; Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a row is all it takes."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._use(self.indexAt(event.position().toPoint()))

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about."""

    def _use(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        found = self._facets.row_at(index)
        if found is None:
            self.setExpanded(index, not self.isExpanded(index))
        elif found[1].value:
            self.valueToggled.emit(found[0], found[1].value)
        else:
            self._facets.turn(index)


class FacetsDelegate(QStyledItemDelegate):
    """Paints a group's title with its chevron, and a value with its box and count."""

    def __init__(self, view: FacetsTree) -> None:
        super().__init__(view)
        self._view = view
        self.tokens = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """24 px, at the system's text size."""
        return QSize(self._view.viewport().width(), scaled(_ROW, self._view.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        view = self._view
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, self.tokens, current=False, hovered=hovered)
        model: FacetsModel = index.model()  # pyright: ignore[reportAssignmentType] - the tree has no other
        found = model.row_at(index)
        if found is None:
            self._group(painter, QRectF(rect), index)
        else:
            self._value(painter, QRectF(rect), found[1])
        if view.hasFocus() and index == view.currentIndex():
            draw_focus_ring(painter, rect, self.tokens, RING_WIDTH)

    def _group(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        base = self._view.font()
        side = scaled(_CHEVRON, base)
        chevron = QRectF(rect.left() + SPACE_4, 0, side, side)
        chevron.moveCenter(QPointF(chevron.center().x(), rect.center().y()))
        expanded = self._view.isExpanded(index)  # pyright: ignore[reportArgumentType] - persistent indexes do not come here
        glyph = Glyph.DOWN if expanded else Glyph.RIGHT
        draw_glyph(painter, chevron, glyph, self.tokens.muted)
        painter.setFont(scaled_font(base, SIZE_LABEL, QFont.Weight.DemiBold))
        painter.setPen(QColor(self.tokens.text))
        left = chevron.right() + SPACE_2
        self._text(painter, rect.adjusted(left - rect.left(), 0, -SPACE_3, 0), index.data())

    def _value(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        base, tokens = self._view.font(), self.tokens
        box = QRectF(0, 0, scaled(_BOX, base), scaled(_BOX, base))
        left = rect.left() + SPACE_4 + scaled(_CHEVRON, base) + SPACE_2
        box.moveCenter(QPointF(left + box.width() / 2, rect.center().y()))
        text = rect.adjusted(box.right() + SPACE_2 - rect.left(), 0, -SPACE_3, 0)
        painter.setFont(scaled_font(base, SIZE_LABEL))
        if not row.value:
            painter.setPen(QColor(tokens.accent))
            self._text(painter, text.adjusted(box.left() - text.left(), 0, 0, 0), row.label)
            return
        self._box(painter, box, checked=row.chosen)
        small = scaled_font(base, SIZE_SMALL)
        count = f"{row.count:,}"
        width = QFontMetricsF(small).horizontalAdvance(count)
        painter.setPen(QColor(tokens.text if row.count else tokens.muted))
        self._text(painter, text.adjusted(0, 0, -width - SPACE_2, 0), row.label)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            text, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count
        )

    def _box(self, painter: QPainter, box: QRectF, *, checked: bool) -> None:
        tokens = self.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if checked else tokens.muted), 1))
        painter.setBrush(QColor(tokens.accent if checked else tokens.page))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if checked:
            painter.setPen(
                QPen(QColor(tokens.on_accent), max(1.5, box.width() / 8), c=Qt.PenCapStyle.RoundCap)
            )
            middle, third = box.center(), box.width() / 4
            low = QPointF(middle.x() - third / 4, middle.y() + third * 0.9)
            painter.drawLine(QPointF(middle.x() - third, middle.y() + third * 0.1), low)
            painter.drawLine(low, QPointF(middle.x() + third * 1.1, middle.y() - third * 0.8))
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, room: QRectF, text: str) -> None:
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
        )
