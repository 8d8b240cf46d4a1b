"""Filters above the results: a button, chips for what is chosen, and the facets when it is open.

May import db.model, db.request, gui.models, gui.panels.facets_*, gui.panels.results_chips,
gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.request import Filters
from gui.models.facets import TITLES, FacetsModel
from gui.models.spans import said_span
from gui.panels.facets_tree import FacetsTree
from gui.panels.facets_years import YearsHistogram
from gui.panels.results_chips import Chip, ChipKind, Chips
from gui.theme.tokens import LIGHT, RADIUS, SIZE_LABEL, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.elided_label import Label
from gui.widgets.painting import Glyph, draw_focus_ring, draw_glyph
from gui.widgets.room import Room
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from db.model import Facets
    from gui.theme.tokens import Tokens

NOTHING_TO_CHOOSE = "There is nothing to choose between in these results."
CLEAR = "Clear filters"
SPAN = "span"
_HEIGHT, _CHEVRON = 24, 8
_CHIPS = 4  # lines of them at most
_ROWS, _FEWEST = 3, 2  # that are asked for, and that there are at least


class FoldButton(QAbstractButton):
    """A title with a chevron that shows or hides what is below."""

    def __init__(self, text: str, parent: QWidget | None = None, *, strong: bool = True) -> None:
        super().__init__(parent)
        self._weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.tokens = LIGHT

    def sizeHint(self) -> QSize:
        """Chevron and words."""
        words = QFontMetricsF(scaled_font(self.font(), SIZE_LABEL, self._weight))
        side = scaled(_CHEVRON, self.font())
        width = words.horizontalAdvance(self.text()) + side + 3 * SPACE_2
        return QSize(round(width) + 2, scaled(_HEIGHT, self.font()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, words, ring."""
        painter, tokens = QPainter(self), self.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS - 2, RADIUS - 2)
        side = scaled(_CHEVRON, self.font())
        chevron = QRectF(SPACE_2, (self.height() - side) / 2, side, side)
        draw_glyph(painter, chevron, Glyph.DOWN if self.isChecked() else Glyph.RIGHT, tokens.muted)
        painter.setFont(scaled_font(self.font(), SIZE_LABEL, self._weight))
        painter.setPen(QColor(tokens.text))
        room = QRectF(self.rect()).adjusted(chevron.right() + SPACE_2, 0, 0, 0)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, RADIUS - 2)


class FacetsPanel(QWidget):
    """The button and the chips; below them, when it is open, the facets with their counts."""

    valueToggled = Signal(str, str)  # facet, value
    spanChosen = Signal(object)  # (first, last) day yyyymmdd, or None
    cleared = Signal()
    opened = Signal(bool)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._counted = False  # whether any counts have come yet
        self._wanted = False  # the keyboard is on its way to them
        self._hairline = QColor(LIGHT.hairline)
        self.model = FacetsModel(self)
        self.button = FoldButton("Filters", self, strong=False)
        self.clear = QToolButton(self)
        self.clear.setText(CLEAR)
        self.clear.setFont(scaled_font(self.font(), SIZE_LABEL))
        self.chips = Chips("Filters that are chosen", self)
        self._chosen = Room(self.chips, scaled(_HEIGHT, self.font()), _CHIPS, 1, self)
        self._chosen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.tree = FacetsTree(self.model)
        self.title = FoldButton("Year", self)
        self.title.setChecked(True)
        self.years = YearsHistogram()
        self._nothing = Label(NOTHING_TO_CHOOSE, SIZE_LABEL)
        self._nothing.wrap()
        self._inside = QWidget()
        line = scaled(_HEIGHT, self.font())
        self.area = Room(self._inside, line, _ROWS, _FEWEST, self)
        self._lay_out()
        self._connect()
        self.area.hide()
        self._show_filters()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        line.setSpacing(SPACE_1)
        line.addWidget(self.button)
        line.addStretch(1)
        line.addWidget(self.clear)
        chips = QVBoxLayout()
        chips.setContentsMargins(SPACE_4, 0, SPACE_3, SPACE_1)
        chips.addWidget(self._chosen)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, SPACE_2)
        inside.setSpacing(0)
        inside.addWidget(self.tree)
        title = QHBoxLayout()
        title.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        title.addWidget(self.title, 1)
        inside.addLayout(title)
        inside.addWidget(self.years)
        nothing = QHBoxLayout()
        nothing.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        nothing.addWidget(self._nothing)
        inside.addLayout(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 1)  # the hairline's
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addLayout(chips)
        layout.addWidget(self.area)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._nothing.hide()

    def _connect(self) -> None:
        self.button.toggled.connect(self._open)
        self.clear.clicked.connect(self.cleared)
        self.chips.chosen.connect(self._take_away)
        self.tree.valueToggled.connect(self.valueToggled)
        self.title.toggled.connect(self._show_years)
        self.years.spanChosen.connect(self.spanChosen)
        for part in (self.tree, self.years):
            part.escaped.connect(self.escaped)
        for fold in (self.tree.expanded, self.tree.collapsed):
            fold.connect(self._fit)
        self.model.rowsInserted.connect(self._fit)
        self.model.rowsRemoved.connect(self._fit)
        self.tree.selectionModel().currentChanged.connect(self._bring)

    # ------------------------------------------------------------------ setters

    def set_open(self, *, is_open: bool) -> None:
        """Show the facets, or only what is chosen."""
        self.button.setChecked(is_open)

    def is_open(self) -> bool:
        """Whether the facets are shown."""
        return self.button.isChecked()

    def set_names(self, names: Mapping[str, str]) -> None:
        """What documents are called, by key."""
        self.model.set_names(names)
        self._show_filters()

    def set_filters(self, filters: Filters) -> None:
        """Show what is chosen."""
        self._filters = filters
        self._show_filters()

    def set_facets(self, facets: Facets) -> None:
        """Show other counts; nothing moves under the hand or the keyboard of who is choosing."""
        busy = self.tree.hasFocus() or self.tree.underMouse()
        self.model.set_facets(facets, self._filters, keep_order=busy)
        self.tree.show_groups()
        self.years.set_years(facets.years, self._filters.span)
        self._counted = True
        self._show_years()
        if self._wanted and self.button.hasFocus():
            self._focus_values()
        self._wanted = False

    def enter(self) -> None:
        """Open the facets and take the keyboard to them."""
        self.set_open(is_open=True)
        if self.tree.is_empty():
            self._wanted = not self._counted
            self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._focus_values()

    def _focus_values(self) -> None:
        first = self.years if self.tree.is_empty() and self.years.isVisible() else self.tree
        if not self.tree.currentIndex().isValid():  # Qt itself would take the first title
            self.tree.setCurrentIndex(self.tree.first_value())
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is somewhere in here."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and self.isAncestorOf(focus)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._hairline = QColor(tokens.hairline)
        self.update()
        for button in (self.button, self.title):
            button.tokens = tokens
            button.update()
        for part in (self.chips, self.tree, self.years):
            part.apply_theme(tokens)
        self._nothing.set_colour(tokens.muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips take more lines where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above the list."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._hairline)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ inside

    def _open(self, is_open: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        self.area.setVisible(is_open)
        self._show_years()
        self.opened.emit(is_open)

    def _show_years(self) -> None:
        worth = self.years.is_worth_showing()
        self.title.setVisible(worth)
        self.years.setVisible(worth and self.title.isChecked())
        self.tree.setVisible(not self.tree.is_empty())
        self._nothing.setVisible(self._counted and not worth and self.tree.is_empty())
        self._fit()

    def _fit(self) -> None:
        """Ask for as much room as there is to show."""
        self.tree.updateGeometry()
        self.area.updateGeometry()
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            asked = layout.totalHeightForWidth(self.width())
            asked = layout.totalSizeHint().height() if asked < 0 else asked
            more = self.area.most() - self.area.sizeHint().height() if self.is_open() else 0
            self.setMaximumHeight(asked + more)

    def _bring(self, index: QModelIndex) -> None:
        """Have the row in sight that the keyboard is at."""
        rect = self.tree.visualRect(index)
        if self.tree.hasFocus() and not rect.isEmpty():
            middle = self.tree.mapTo(self._inside, self.tree.viewport().mapToParent(rect.center()))
            self.area.ensureVisible(middle.x(), middle.y(), 0, rect.height())

    def _show_filters(self) -> None:
        chips = [
            _chip(self.model.label(facet, value), facet, value)
            for facet in TITLES
            for value in getattr(self._filters, facet)
        ]
        if self._filters.span is not None:
            chips.append(_chip(said_span(self._filters.span), SPAN))
        self.chips.set_chips(chips)
        self._chosen.setVisible(bool(chips))
        self._chosen.updateGeometry()
        count = len(chips)
        self.button.setText(f"Filters ({count})" if count else "Filters")
        self.button.setAccessibleName(f"Filters, {count} chosen" if count else "Filters")
        self.button.updateGeometry()
        self.clear.setVisible(bool(count))
        self._fit()

    def _take_away(self, chip: Chip) -> None:
        facet, _, value = chip.value.partition(":")
        if facet == SPAN:
            self.spanChosen.emit(None)
        else:
            self.valueToggled.emit(facet, value)


def _chip(text: str, facet: str, value: str = "") -> Chip:
    return Chip(ChipKind.FILTER, text, "Remove this filter", f"{facet}:{value}")
