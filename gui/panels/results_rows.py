"""How a row of the results is painted: a heading, a hit with its badges, or what is still to come.

May import db.model, gui.models.results, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.model import HitKind
from gui.theme.tokens import (
    LIGHT,
    ROW_HEIGHT,
    SIZE_BODY,
    SIZE_SMALL,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
)
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
from gui.widgets.text import WrappedText, fit_breadcrumb, scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from db.model import Hit
    from gui.models.results import ResultsModel
    from gui.paging import Run

_Index = QModelIndex | QPersistentModelIndex
_LINES = 3
_SIGN = 11  # a star or a glyph beside the breadcrumb
_MOST_KEPT = 300  # rows whose wrapped text is kept
_COMING = (0.9, 0.7)  # lengths of the grey bars that stand for words still to come


class ResultsDelegate(QStyledItemDelegate):
    """Paints rows. A hit's wrapped text is kept, because it is asked for its height first."""

    def __init__(self, view: QListView, model: ResultsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._kept: dict[int, tuple[Hit, WrappedText]] = {}
        self._kept_for: tuple[int, str] = (0, "")
        self.tokens = LIGHT
        model.modelReset.connect(self._kept.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A heading's line; or a line of breadcrumb, up to three of text, and room around them."""
        row, width = index.row(), self._view.viewport().width()
        if self._model.heading(row) is not None:
            return QSize(width, scaled(ROW_HEIGHT, self._view.font()))
        hit = self._model.hit(row)
        inside = self._snippet(row, hit).height if hit else 2 * self._line_height()
        return QSize(width, 2 * SPACE_2 + self._crumb_height() + SPACE_1 + inside + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        tokens, view, row = self.tokens, self._view, index.row()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, tokens, current=chosen, hovered=hovered)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.hairline))
        heading, hit = self._model.heading(row), self._model.hit(row)
        if heading is not None:
            self._paint_heading(painter, rect, row, heading)
        elif hit is not None:
            self._paint_hit(painter, rect, row, hit)
        else:
            self._paint_coming(painter, rect)
        if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            draw_focus_ring(painter, rect, tokens, RING_WIDTH)

    # ------------------------------------------------------------------ headings

    def _paint_heading(self, painter: QPainter, rect: QRect, row: int, heading: Run) -> None:
        """An arrow, the document's title, and how many passages it has."""
        tokens, font = self.tokens, self._view.font()
        side = scaled(_SIGN, font)
        arrow = QRectF(rect.left() + SPACE_2, rect.center().y() - side / 2, side, side)
        folded = self._model.is_folded(self._model.run_of(row))
        draw_glyph(painter, arrow, Glyph.RIGHT if folded else Glyph.DOWN, tokens.muted)
        count = heading.count if heading.fetched else 0
        end = QPointF(rect.right() - SPACE_3, rect.center().y())
        draw_badge(painter, end, count, font, tokens)
        bold = scaled_font(font, SIZE_BODY, QFont.Weight.DemiBold)
        left = rect.left() + SPACE_2 + side + SPACE_2
        room = rect.right() - SPACE_3 - badge_width(count, font) - SPACE_2 - left
        title = QFontMetricsF(bold).elidedText(heading.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        inside = QRect(left, rect.top(), round(room), rect.height())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    # ------------------------------------------------------------------ hits

    def _paint_hit(self, painter: QPainter, rect: QRect, row: int, hit: Hit) -> None:
        tokens = self.tokens
        left, top = rect.left() + SPACE_4, rect.top() + SPACE_2
        font = scaled_font(self._view.font(), SIZE_SMALL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        taken = self._paint_badges(painter, rect.right() - SPACE_4, top, metrics, hit)
        crumb = fit_breadcrumb(hit.breadcrumb, metrics, self._width() - taken)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QPointF(left, top + metrics.ascent()), crumb)
        below = top + self._crumb_height() + SPACE_1
        self._snippet(row, hit).draw(painter, left, below, tokens.text, tokens.hit)

    def _paint_badges(
        self, painter: QPainter, right: int, top: int, metrics: QFontMetricsF, hit: Hit
    ) -> float:
        """A star, a note, and the first date, from the right; says how much room they took."""
        tokens, side, at = self.tokens, scaled(_SIGN, self._view.font()), float(right)
        middle = top + metrics.height() / 2
        dates = list(self._model.pages.dates.get(hit.place.block, ()))
        if hit.place.block in self._model.pages.bookmarked:
            at -= side
            star = QRectF(at, middle - side / 2, side, side)
            draw_star(painter, star, tokens.accent, filled=True)
            at -= SPACE_1
        if hit.kind is HitKind.NOTE or hit.place.footnote is not None:
            at -= side
            draw_glyph(painter, QRectF(at, middle - side / 2, side, side), Glyph.NOTE, tokens.muted)
            at -= SPACE_1
        if dates:
            more = f" +{len(dates) - 1}" if len(dates) > 1 else ""
            words = dates[0] + more
            width = metrics.horizontalAdvance(words) + 2 * SPACE_1
            if width <= self._width() / 2:
                at -= width
                pill = QRectF(at, top - 1, width, metrics.height() + 2)
                painter.setPen(QColor(tokens.hairline))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(pill, 3, 3)
                painter.setPen(QColor(tokens.muted))
                painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
                at -= SPACE_1
        return right - at + (SPACE_1 if at < right else 0)

    def _paint_coming(self, painter: QPainter, rect: QRect) -> None:
        """Grey bars where the words will stand."""
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self.tokens.hairline)
        height = scaled(SIZE_SMALL, self._view.font()) // 2
        top = rect.top() + SPACE_2 + self._crumb_height() + SPACE_2
        for number, part in enumerate(_COMING):
            width = round(self._width() * part)
            bar = QRect(rect.left() + SPACE_4, top + number * self._line_height(), width, height)
            painter.fillRect(bar, colour)

    # ------------------------------------------------------------------ sizes

    def _width(self) -> int:
        return max(1, self._view.viewport().width() - 2 * SPACE_4)

    def _crumb_height(self) -> int:
        return scaled(SIZE_SMALL + 4, self._view.font())

    def _line_height(self) -> int:
        return scaled(SIZE_BODY + 5, self._view.font())

    def _snippet(self, row: int, hit: Hit) -> WrappedText:
        wanted = self._width(), self._view.font().key()
        if wanted != self._kept_for:
            self._kept.clear()
            self._kept_for = wanted
        number = self._model.number(row)
        kept = self._kept.get(number)
        if kept is not None and kept[0] is hit:
            return kept[1]
        font = scaled_font(self._view.font(), SIZE_BODY)
        text = WrappedText(hit.snippet, font, wanted[0], _LINES, hit.marks)
        while len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[number] = hit, text
        return text
