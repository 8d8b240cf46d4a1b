"""The tree of Contents: how a row is laid out and painted, and what keys and clicks on it mean.

One class knows the geometry of a row, so that what is painted and what is clicked agree. May
import gui.commands, gui.models.contents, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from gui.commands import BY_ID, DocumentAction
from gui.models.contents import ContentsRole
from gui.theme.tokens import LIGHT, ROW_HEIGHT, SIZE_BODY, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.painting import (
    RING_WIDTH,
    Glyph,
    badge_width,
    draw_badge,
    draw_focus_ring,
    draw_glyph,
    draw_row_surface,
    draw_star,
)
from gui.widgets.text import WrappedText, scaled, scaled_font

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from gui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_MAX_INDENT = 6  # deeper sections step in no further: the column is narrow
_STAR, _CHEVRON = 13, 8
_KEYS: dict[int, DocumentAction] = {  # in the row of a document
    Qt.Key.Key_F2: DocumentAction.RENAME,
    Qt.Key.Key_Delete: DocumentAction.REMOVE,
}
_HINTS: dict[int, str] = {Qt.Key.Key_F2: "F2", Qt.Key.Key_Delete: "Del"}
MANY_ROWS = 200  # from here on every row is one line high, so that none need be measured


@dataclass(frozen=True, slots=True)
class RowParts:
    """Where things are in a row, in the view's coordinates."""

    text: WrappedText
    text_at: QPointF
    star: QRectF
    chevron: QRectF
    badge: QPointF  # the middle of its right side
    hits: int


class ContentsDelegate(QStyledItemDelegate):
    """Paints rows of the tree: chevron, title, star, hit count, the bar where the reader is."""

    def __init__(self, view: ContentsTree) -> None:
        super().__init__(view)
        self._view = view
        self.tokens = LIGHT

    def parts(self, rect: QRectF, index: _Index) -> RowParts:
        """Lay out a row in a rectangle."""
        font = self._font(index)
        base = self._view.font()
        hits = self._hits(index)
        depth = min(index.data(ContentsRole.DEPTH) or 0, _MAX_INDENT)
        indent = SPACE_4 + scaled(SPACE_4, base) * depth
        is_section = bool(index.data(ContentsRole.SECTION))
        star = scaled(_STAR, base)
        badge = badge_width(hits, base)
        right = SPACE_3 + (badge + SPACE_2 if badge else 0)
        taken = right + (star + SPACE_2 if is_section else 0)
        lines = 1 if self._view.uniformRowHeights() else _LINES
        text = WrappedText(index.data() or "", font, rect.width() - indent - taken, lines)
        top = rect.top() + (rect.height() - text.height) / 2
        first = top + text.line_height / 2
        last = top + text.height - text.line_height / 2
        chevron = QRectF(0, 0, scaled(_CHEVRON, base), scaled(_CHEVRON, base))
        chevron.moveCenter(QPointF(rect.left() + indent - chevron.width() / 2 - SPACE_1 + 1, first))
        star_at = QRectF(rect.left() + indent + text.last_line_width + SPACE_2, 0, star, star)
        star_at.moveCenter(QPointF(star_at.center().x(), last))
        at = QPointF(rect.left() + indent, top)
        end = QPointF(rect.right() - SPACE_3, first)
        return RowParts(text, at, star_at if is_section else QRectF(), chevron, end, hits)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """28 px, or as high as two lines need."""
        width = self._view.viewport().width()
        parts = self.parts(QRectF(0, 0, width, 0), index)
        least = scaled(ROW_HEIGHT, self._view.font())
        around = max(SPACE_1, least - parts.text.line_height)
        return QSize(width, parts.text.height + around)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        tokens, view = self.tokens, self._view
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        parts = self.parts(QRectF(rect), index)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = view.hasFocus() and index == view.currentIndex()
        here = view.is_here(index)
        draw_row_surface(painter, rect, tokens, current=here, hovered=hovered)
        parts.text.draw(painter, parts.text_at.x(), parts.text_at.y(), tokens.text)
        expanded = view.isExpanded(index)  # pyright: ignore[reportArgumentType] - persistent indexes do not come here
        if index.model().hasChildren(index) and (hovered or focused or not expanded):
            glyph = Glyph.DOWN if expanded else Glyph.RIGHT
            draw_glyph(painter, parts.chevron, glyph, tokens.muted)
        if index.data(ContentsRole.BOOKMARKED):
            draw_star(painter, parts.star, tokens.hit_ring, filled=True)
        elif parts.star.isValid() and (hovered or focused or here):
            draw_star(painter, parts.star, tokens.muted, filled=False)
        draw_badge(painter, parts.badge, parts.hits, view.font(), tokens)
        if focused:
            draw_focus_ring(painter, rect, tokens, RING_WIDTH)

    def _font(self, index: _Index) -> QFont:
        document = not index.data(ContentsRole.SECTION)
        weight = QFont.Weight.DemiBold if document else QFont.Weight.Normal
        return scaled_font(self._view.font(), SIZE_BODY, weight)

    def _hits(self, index: _Index) -> int:
        """A folded row counts for the rows that it hides; a document only when it hides them."""
        folded = index.model().hasChildren(index) and not self._view.isExpanded(index)  # pyright: ignore[reportArgumentType] - as above
        return index.data(ContentsRole.HITS_WITHIN if folded else ContentsRole.HITS) or 0


class ContentsTree(QTreeView):
    """Rows that open on click and Enter; S or the star bookmarks; arrows fold and unfold."""

    opened = Signal(QModelIndex)
    starred = Signal(QModelIndex)
    leftAtTop = Signal()  # Up in the first row
    documentAsked = Signal(object, str)  # DocumentAction, key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = QPersistentModelIndex()
        self.delegate = ContentsDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Contents")
        self.setHeaderHidden(True)
        # The delegate steps rows in and paints the chevrons itself, so that a row's surface and
        # its bar reach the panel's edge.
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().setSingleStep(24)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.delegate.tokens = tokens
        self.viewport().update()

    def set_here(self, index: QModelIndex) -> None:
        """Mark the row where the reader is; nothing is emitted."""
        self._here = QPersistentModelIndex(index)
        self.viewport().update()

    def is_here(self, index: _Index) -> bool:
        """Whether a row is where the reader is."""
        return self._here.isValid() and self._here == index

    @contextmanager
    def held_in_sight(self) -> Generator[None]:
        """Keep the row at the top where it is while others come and go."""
        index = self.indexAt(QPoint(0, 0))
        top, before = QPersistentModelIndex(index), self.visualRect(index).top()
        yield
        bar = self.verticalScrollBar()
        if bar.value() and top.isValid():
            self.executeDelayedItemsLayout()
            index = self.model().index(top.row(), 0, top.parent())
            bar.setValue(bar.value() + self.visualRect(index).top() - before)

    # ------------------------------------------------------------------ keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, S stars, left and right fold and step; the rest is the tree's own."""
        index, key = self.currentIndex(), event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif key == Qt.Key.Key_S:
            self._star(index)
        elif key in _KEYS and not index.data(ContentsRole.SECTION):
            self.documentAsked.emit(_KEYS[key], index.data(ContentsRole.DOCUMENT))
        elif key == Qt.Key.Key_Left:
            self._step_out(index)
        elif key == Qt.Key.Key_Right:
            self._step_in(index)
        elif key == Qt.Key.Key_Up and not self.indexAbove(index).isValid():
            self.leftAtTop.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump about: the filter box is for that."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on star or chevron is theirs; anywhere else it opens the row."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        parts = self.delegate.parts(QRectF(self.visualRect(index)), index)
        if _near(parts.star, event.position()):
            self._star(index)
        elif _near(parts.chevron, event.position()) and self.model().hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.setCurrentIndex(index)
            self.opened.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two is one more click on star or chevron, and nothing elsewhere."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            parts = self.delegate.parts(QRectF(self.visualRect(index)), index)
            if _near(parts.star, event.position()) or _near(parts.chevron, event.position()):
                self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the current row for the menu key."""
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_of(index).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What one can do with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open").triggered.connect(lambda: self.opened.emit(index))
        if index.data(ContentsRole.SECTION):
            marked = index.data(ContentsRole.BOOKMARKED)
            text = "Remove the bookmark\tS" if marked else "Bookmark this section\tS"
            menu.addAction(text).triggered.connect(lambda: self._star(index))
        if self.model().hasChildren(index):
            expanded = self.isExpanded(index)
            fold = menu.addAction("Fold" if expanded else "Unfold")
            fold.triggered.connect(lambda: self.setExpanded(index, not expanded))
        if not index.data(ContentsRole.SECTION):
            self._add_document_actions(menu, index.data(ContentsRole.DOCUMENT))
        return menu

    def _add_document_actions(self, menu: QMenu, key: str) -> None:
        menu.addSeparator()
        for action in DocumentAction:
            text = BY_ID[action].text.replace("&", "")
            hint = next((f"\t{_HINTS[k]}" for k, does in _KEYS.items() if does is action), "")
            entry = menu.addAction(text + hint)
            entry.triggered.connect(
                lambda _=False, chosen=action: self.documentAsked.emit(chosen, key)
            )

    # ------------------------------------------------------------------ inside

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as their font asks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles wrap at another width, so rows have other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _star(self, index: QModelIndex) -> None:
        if index.data(ContentsRole.SECTION):
            self.starred.emit(index)

    def _step_out(self, index: QModelIndex) -> None:
        if self.isExpanded(index) and self.model().hasChildren(index):
            self.collapse(index)
        elif index.parent().isValid():
            self.setCurrentIndex(index.parent())

    def _step_in(self, index: QModelIndex) -> None:
        if not self.model().hasChildren(index):
            return
        if self.isExpanded(index):
            self.setCurrentIndex(self.model().index(0, 0, index))
        else:
            self.expand(index)


def _near(rect: QRectF, point: QPointF) -> bool:
    """Whether a click means this small thing: 6 px around it count."""
    return rect.isValid() and rect.adjusted(-6, -6, 6, 6).contains(point)
