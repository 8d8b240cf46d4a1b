"""How a file that is imported is painted in the list, and where in its row one can click.

May import gui.jobs, gui.models.jobs, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.jobs import JobState
from gui.models.jobs import JobRole, RowAction, actions_of, state_words
from gui.theme.tokens import (
    LIGHT,
    SIZE_BODY,
    SIZE_LABEL,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
)
from gui.widgets.painting import RING_WIDTH, draw_focus_ring, draw_row_surface
from gui.widgets.row_list import RowList
from gui.widgets.text import WrappedText, scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

    from gui.jobs import Job
    from gui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex
_BAR = 6  # height of a progress bar
_BAR_WIDTH = 120
_LINES = 3
MANY_ROWS = 200  # from here on every row is as high as the others, so that none need be measured


@dataclass(frozen=True, slots=True)
class RowParts:
    """Where everything of a row is."""

    name: QRectF
    actions: tuple[tuple[RowAction, QRectF], ...]
    bar: QRectF
    words: QPointF
    text: WrappedText
    height: int


class ImportRows(QStyledItemDelegate):
    """Name and actions in one line; below it how far it is, with a bar while pages are read."""

    def __init__(self, view: ImportList) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}  # of a row, by its words and width
        self._heights_for = ""
        self.tokens = LIGHT

    def parts(self, rect: QRectF, job: Job) -> RowParts:
        """Lay a row out; what is painted and what is clicked agree."""
        base = self._view.font()
        body, label = self._body(), scaled_font(base, SIZE_LABEL)
        metrics = QFontMetricsF(body)
        line = metrics.height() + SPACE_1
        left, right, top = rect.left() + SPACE_4, rect.right() - SPACE_4, rect.top() + SPACE_2
        actions: list[tuple[RowAction, QRectF]] = []
        at = right
        for action in reversed(actions_of(job)):
            width = metrics.horizontalAdvance(action.value)
            actions.insert(0, (action, QRectF(at - width, top, width, line)))
            at -= width + SPACE_4
        name = QRectF(left, top, max(1.0, at - left), line)
        bar, words = QRectF(), left
        if job.state in (JobState.READING, JobState.STORING):
            label_height = QFontMetricsF(label).height() * 1.2
            height, width = scaled(_BAR, base), min(scaled(_BAR_WIDTH, base), (right - left) / 3)
            bar = QRectF(left, top + line + (label_height - height) / 2, width, height)
            words = left + width + SPACE_3
        lines = 1 if self._view.uniformItemSizes() else _LINES
        text = WrappedText(state_words(job), label, right - words, lines)
        height = round(line + text.height + 2 * SPACE_2 + 1)
        return RowParts(name, tuple(actions), bar, QPointF(words, top + line), text, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words need."""
        job: Job = index.data(JobRole.JOB)
        width, font = self._view.viewport().width(), self._view.font().key()
        kind = f"{font} {self._view.uniformItemSizes()}"
        if kind != self._heights_for:
            self._heights_for = kind
            self._heights.clear()
        # While pages are read the words are one line, whatever the number.
        words = "" if job.state is JobState.READING else state_words(job)
        height = self._heights.get((words, width))
        if height is None:
            height = self.parts(QRectF(0, 0, width, 0), job).height
            self._heights[words, width] = height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        tokens, view = self.tokens, self._view
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        state = option.state  # pyright: ignore[reportAttributeAccessIssue] - a field of the C++ class
        job: Job = index.data(JobRole.JOB)
        parts = self.parts(QRectF(rect), job)
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_row_surface(painter, rect, tokens, current=current, hovered=hovered)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.hairline))
        font, middle = self._body(), Qt.AlignmentFlag.AlignVCenter
        name = QFontMetricsF(font).elidedText(
            job.name, Qt.TextElideMode.ElideMiddle, parts.name.width()
        )
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(parts.name, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        painter.setPen(QColor(tokens.accent))
        for action, where in parts.actions:
            painter.drawText(where, int(middle | Qt.AlignmentFlag.AlignLeft), action.value)
        if parts.bar.isValid():
            _draw_bar(painter, parts.bar, job, tokens)
        colour = tokens.error if job.state is JobState.FAILED else tokens.muted
        parts.text.draw(painter, parts.words.x(), parts.words.y(), colour)
        if current and view.hasFocus():
            draw_focus_ring(painter, rect, tokens, RING_WIDTH)

    def _body(self) -> QFont:
        return scaled_font(self._view.font(), SIZE_BODY)


def _draw_bar(painter: QPainter, rect: QRectF, job: Job, tokens: Tokens) -> None:
    """The share of the pages that is read; only the track where that is not known."""
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tokens.muted))
    painter.setBrush(QColor(tokens.page))
    painter.drawRoundedRect(rect, radius, radius)
    share = job.pages_done / job.pages if job.pages else 0.0
    if share > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        done = QRectF(rect.x(), rect.y(), max(rect.height(), rect.width() * share), rect.height())
        painter.drawRoundedRect(done, radius, radius)
    painter.restore()


class ImportList(RowList):
    """Enter does the first thing that a row offers, Delete cancels it, the menu key offers all."""

    chosen = Signal(object, object)  # Job, RowAction

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Files", parent)
        self.rows = ImportRows(self)
        self.setItemDelegate(self.rows)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Rows are all alike once they are many; a reason that is cut is in the tooltip whole."""
        super().setModel(model)
        if model is not None:
            model.rowsInserted.connect(self._adapt)
            model.modelReset.connect(self._adapt)

    def _adapt(self) -> None:
        many = self.model().rowCount() > MANY_ROWS
        if many != self.uniformItemSizes():
            self.setUniformItemSizes(many)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.rows.tokens = tokens
        self.viewport().update()

    def action_at(self, point: QPointF) -> tuple[Job, RowAction] | None:
        """What a click at a point of the viewport means."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        job: Job = index.data(JobRole.JOB)
        for action, where in self.rows.parts(QRectF(self.visualRect(index)), job).actions:
            if where.adjusted(-SPACE_1, -SPACE_1, SPACE_1, SPACE_1).contains(point):
                return job, action
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        index, key = self.currentIndex(), event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if index.isValid() and (enter or key == Qt.Key.Key_Delete):
            job: Job = index.data(JobRole.JOB)
            actions = actions_of(job)
            cancels = bool(actions) and actions[0] is RowAction.CANCEL
            if actions and enter != cancels:
                self.chosen.emit(job, actions[0])
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of a row's words does it."""
        super().mouseReleaseEvent(event)
        found = self.action_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self.action_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that a row offers."""
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and actions_of(index.data(JobRole.JOB)):
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_of(index).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """The menu of a row."""
        job: Job = index.data(JobRole.JOB)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in actions_of(job):
            entry = menu.addAction(action.value)
            entry.triggered.connect(lambda _=False, chosen=action: self.chosen.emit(job, chosen))
        return menu
