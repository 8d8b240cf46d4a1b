"""The list twin with its filter box above it, and how many of the events it shows.

May import gui.timeline.table, gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.models.events import EVENT_ROLE
from gui.theme.tokens import LIGHT, SIZE_LABEL, SPACE_1, SPACE_3, SPACE_4, Tokens
from gui.timeline.table import EventsTable
from gui.widgets.elided_label import Label
from gui.widgets.filter_box import FilterBox
from gui.widgets.text import scaled

_FILTER_MOST = 320


class EventsList(QWidget):
    """Filter, count, table."""

    opened = Signal(int)  # the first match: open its passage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineList")
        self.table = EventsTable()
        self.filter = FilterBox("Filter events")
        self.filter.setPlaceholderText("Filter events")
        self.filter.setMaximumWidth(scaled(_FILTER_MOST, self.font()))
        self.count = Label("", SIZE_LABEL, QFont.Weight.Normal)
        self.count.setObjectName("timelineListCount")
        above = QHBoxLayout()
        above.setContentsMargins(SPACE_4, 0, SPACE_3, SPACE_1)
        above.setSpacing(SPACE_3)
        above.addWidget(self.filter, 1)
        above.addWidget(self.count)
        above.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._connect()

    def apply_theme(self, tokens: Tokens = LIGHT) -> None:
        """Take on a theme's colours."""
        self.table.apply_theme(tokens)
        self.filter.apply_theme(tokens)
        self.count.set_colour(tokens.muted)

    # ------------------------------------------------------------------ inside

    def _connect(self) -> None:
        table, order = self.table, self.table.order
        self.filter.textChanged.connect(table.set_words)
        self.filter.left.connect(self._to_rows)
        self.filter.entered.connect(self._open_first)
        order.modelReset.connect(self._tell)

    def _to_rows(self) -> None:
        """Down: into the list, onto a row."""
        table = self.table
        if not table.chosen() and table.order.rowCount():
            event = table.order.index(0, 0).data(EVENT_ROLE)
            table.set_selected(event)
            table.moved.emit(event)
        table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        if self.table.order.rowCount():
            self.opened.emit(self.table.order.index(0, 0).data(EVENT_ROLE))

    def _tell(self) -> None:
        shown, total = self.table.order.rowCount(), self.table.total()
        some = f"{shown:,} of {total:,} event{'s' * (total != 1)}"
        self.count.setText(some if shown != total else f"{total:,} event{'s' * (total != 1)}")
        self.count.setAccessibleName(self.count.text())
