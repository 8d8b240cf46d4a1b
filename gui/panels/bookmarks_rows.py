"""How a bookmark is painted and renamed in the list.

May import db.model, gui.models.bookmarks, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.model import AnchorState
from gui.models.bookmarks import STATE_WORDS
from gui.theme.tokens import (
    LIGHT,
    SIZE_BODY,
    SIZE_LABEL,
    SIZE_SMALL,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
)
from gui.widgets.painting import RING_WIDTH, Glyph, draw_focus_ring, draw_glyph, draw_row_surface
from gui.widgets.text import WrappedText, fit_breadcrumb, scaled, scaled_font

if TYPE_CHECKING:
    from db.model import Bookmark
    from gui.models.bookmarks import BookmarksModel
    from gui.widgets.row_list import RowList

_Index = QModelIndex | QPersistentModelIndex
_Lines = list[tuple[WrappedText, str, int]]  # a text, its colour, the gap below it


class BookmarksDelegate(QStyledItemDelegate):
    """Title, place, quote in two lines, note in one, and a word when the anchor is unsure."""

    def __init__(self, view: RowList, model: BookmarksModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._kept: dict[int, tuple[Bookmark, tuple[str, ...], _Lines]] = {}
        self._kept_for: tuple[int, str, str] = (0, "", "")
        self.tokens = LIGHT

    # ------------------------------------------------------------------ painting

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines, and one for the hairline."""
        height = sum(text.height + gap for text, _, gap in self._lines(index.row()))
        return QSize(self._view.viewport().width(), height + 2 * SPACE_2 + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        tokens, view = self.tokens, self._view
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, tokens, current=current, hovered=hovered)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.hairline))
        left, y = rect.left() + SPACE_4, rect.top() + SPACE_2
        bookmark = self._model.bookmark(index.row())
        for text, colour, gap in self._lines(index.row()):
            text.draw(painter, left, y, colour)
            y += text.height + gap
        if bookmark.note.strip():
            self._draw_note_sign(painter, rect)
        if current and view.hasFocus():
            draw_focus_ring(painter, rect, tokens, RING_WIDTH)

    def _draw_note_sign(self, painter: QPainter, rect: QRect) -> None:
        side = scaled(SIZE_LABEL, self._view.font())
        at = QPointF(rect.right() - SPACE_3 - side, rect.top() + SPACE_2 + side / 4)
        draw_glyph(painter, QRectF(at.x(), at.y(), side, side), Glyph.NOTE, self.tokens.muted)

    def _lines(self, row: int) -> _Lines:
        """The texts of a row from the top; kept while bookmark, width, font and theme are same."""
        wanted = self._view.viewport().width(), self._view.font().key(), self.tokens.name
        if wanted != self._kept_for:
            self._kept.clear()
            self._kept_for = wanted
        bookmark, crumb = self._model.bookmark(row), self._model.breadcrumb(row)
        kept = self._kept.get(bookmark.id)
        if kept is None or kept[:2] != (bookmark, crumb):
            kept = self._kept[bookmark.id] = (bookmark, crumb, self._laid_out(bookmark, crumb))
        return kept[2]

    def _laid_out(self, bookmark: Bookmark, breadcrumb: tuple[str, ...]) -> _Lines:
        tokens, base = self.tokens, self._view.font()
        width = self._view.viewport().width() - SPACE_4 - SPACE_3
        small, label = scaled_font(base, SIZE_SMALL), scaled_font(base, SIZE_LABEL)
        lines = [(self._title(bookmark, width), tokens.text, 1)]
        crumb = fit_breadcrumb(breadcrumb, QFontMetricsF(small), width)
        if crumb:
            lines.append((WrappedText(crumb, small, width, 1), tokens.muted, SPACE_1))
        if _adds_to_title(bookmark):
            quote = WrappedText(f"“{bookmark.anchor.exact}”", label, width, 2)
            lines.append((quote, tokens.text, 1))
        if bookmark.note.strip():
            note = f"Note: {' '.join(bookmark.note.split())}"
            lines.append((WrappedText(note, label, width, 1), tokens.muted, 1))
        if words := STATE_WORDS[bookmark.state]:
            lost = bookmark.state is AnchorState.LOST
            colour = tokens.error if lost else tokens.muted
            font = scaled_font(base, SIZE_SMALL, QFont.Weight.DemiBold)
            lines.append((WrappedText(words, font, width, 2), colour, 1))
        return lines

    def _title(self, bookmark: Bookmark, width: float) -> WrappedText:
        font = scaled_font(self._view.font(), SIZE_BODY, QFont.Weight.DemiBold)
        sign = scaled(SIZE_LABEL, self._view.font()) + SPACE_2 if bookmark.note.strip() else 0
        return WrappedText(bookmark.title, font, width - sign, 2)

    # ------------------------------------------------------------------ renaming

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QLineEdit:
        """A line over the title."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("Title of the bookmark")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Its words stand where the title's stand."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        height = max(editor.sizeHint().height(), scaled(28, self._view.font()))
        inset = SPACE_2 - 1  # the line edit's own padding and edge
        left = rect.left() + SPACE_4 - inset
        editor.setGeometry(left, rect.top() + 2, rect.right() - left - SPACE_1, height)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The title, all of it selected."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()


def _adds_to_title(bookmark: Bookmark) -> bool:
    """Whether the quote says more than the title, which often is its beginning."""
    exact = bookmark.anchor.exact.strip()
    return bool(exact) and exact != bookmark.title.strip()
