"""Choosing a paragraph by its words. May import db.model, gui.theme.tokens and Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.words import fold
from gui.theme.tokens import SPACE_2, SPACE_4

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Block

_SHOWN = 200  # paragraphs
_BEGINNING = 160  # characters
_BLOCK = Qt.ItemDataRole.UserRole


class ParagraphChooser(QDialog):
    """A line to type some words of it, and the paragraphs that have them."""

    chosen = Signal(int)  # id of the block

    def __init__(self, blocks: Sequence[Block], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Make a heading")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = [(block, fold(block.text)) for block in blocks]
        label = QLabel("Which &paragraph is a heading? Type some of its words.")
        self.line = QLineEdit()
        label.setBuddy(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName("Paragraphs")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.remark = QLabel()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.line.textChanged.connect(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_2)
        for widget in (label, self.line, self.list, self.remark, buttons):
            layout.addWidget(widget)
        self.resize(560, 420)
        self._filter("")

    def _filter(self, words: str) -> None:
        wanted = fold(words).split()
        found = [block for block, text in self._texts if all(word in text for word in wanted)]
        self.list.clear()
        for block in found[:_SHOWN]:
            page = f"p. {block.page}  " if block.page is not None else ""
            item = QListWidgetItem(f"{page}{block.text[:_BEGINNING]}", self.list)
            item.setData(_BLOCK, block.id)
        self.list.setCurrentRow(0)
        more = len(found) - _SHOWN
        self.remark.setText(
            "No paragraph has these words." if not found else f"{more} more" if more > 0 else ""
        )
        self._ok.setEnabled(bool(found))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_BLOCK))
            self.accept()
