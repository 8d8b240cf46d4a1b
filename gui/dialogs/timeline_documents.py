"""Choosing the documents whose events stand on one timeline: a list with ticks, and a filter.

May import db.model, gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.theme.tokens import SPACE_2, SPACE_4, SPACE_6
from gui.widgets.filter_box import FilterBox
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import DocumentName
    from gui.theme.tokens import Tokens

_WIDTH, _HEIGHT = 480, 420
_KEY = Qt.ItemDataRole.UserRole


class TimelineDocumentsDialog(QDialog):
    """Every document of the library with a tick; Space ticks, Enter takes the choice."""

    chosen = Signal(object)  # frozenset of keys

    def __init__(
        self,
        names: Iterable[DocumentName],
        ticked: frozenset[str],
        tokens: Tokens,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Documents on the timeline")
        self.filter = FilterBox("Filter documents")
        self.filter.setPlaceholderText("Filter documents")
        self.filter.apply_theme(tokens)
        self.list = QListWidget()
        self.list.setAccessibleName("Documents")
        self.list.setUniformItemSizes(True)
        for name in names:
            item = QListWidgetItem(name.short_title or name.title)
            item.setToolTip(name.title)
            item.setData(_KEY, name.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = name.key in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.count = QLabel()
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText("&Show")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_2)
        for widget in (self.filter, self.list, self.count, self.buttons):
            layout.addWidget(widget)
        room = (self.parentWidget() or self).window().size()
        self.resize(
            min(scaled(_WIDTH, self.font()), room.width()),
            min(scaled(_HEIGHT, self.font()), room.height()),
        )
        self._connect()
        self._tell()

    def ticked(self) -> frozenset[str]:
        """The documents that are ticked, also those that the filter hides."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(
            item.data(_KEY) for item in rows if item.checkState() is Qt.CheckState.Checked
        )

    # ------------------------------------------------------------------ inside

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.filter.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.filter.entered.connect(self._take)
        self.list.itemChanged.connect(self._tell)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)

    def _narrow(self, text: str) -> None:
        """Show those with all of these words."""
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            called = f"{item.text()} {item.toolTip()}".casefold()
            item.setHidden(not all(word in called for word in words))

    def _tell(self) -> None:
        count = len(self.ticked())
        self.count.setText(f"{count:,} document{'s' * (count != 1)} chosen")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(count > 0)

    def _take(self) -> None:
        keys = self.ticked()
        if keys:
            self.chosen.emit(keys)
            self.accept()
