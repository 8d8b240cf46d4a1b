"""Choosing where the text points to a note, by the words before the reference.

May import db.model, gui.theme.tokens and Qt.
"""

from __future__ import annotations

import re
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

from db.model import Place
from gui.theme.tokens import SPACE_2, SPACE_4
from gui.widgets.text import on_one_line, scaled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.model import Block, Footnote

_SHOWN = 200  # places
_BEFORE, _AFTER = 60, 40  # characters around one
_ANCHORED = 40  # characters before a reference that is there already
_PLACE = Qt.ItemDataRole.UserRole


class PlaceChooser(QDialog):
    """A line for some words, and the places right behind them."""

    chosen = Signal(object)  # Place: the words before the reference

    def __init__(self, note: Footnote, blocks: Sequence[Block], key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Tie note {note.label} to the text")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._note, self._blocks, self._key = note, blocks, key
        said = QLabel(on_one_line(f"Note {note.label}: {note.text}"))
        label = QLabel("After which &words does its reference stand?")
        self.line = QLineEdit()
        label.setBuddy(self.line)
        for one in (said, label):
            one.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Places in the text")
        self.list.setWordWrap(True)
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.line.textChanged.connect(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_2)
        for widget in (said, label, self.line, self.list, self.remark, buttons):
            layout.addWidget(widget)
        room = self.screen().availableSize()
        wanted = scaled(560, self.font()), scaled(420, self.font())
        self.resize(min(wanted[0], room.width() * 9 // 10), min(wanted[1], room.height() * 8 // 10))
        self._look("")

    def _look(self, typed: str) -> None:
        words = typed.split()
        places = list(self._behind(words) if words else self._without_note())
        self.list.clear()
        for block, start, end in places[:_SHOWN]:
            item = QListWidgetItem(self._shown(block, end), self.list)
            item.setData(_PLACE, Place(self._key, block.section, block.id, start, end))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(places))
        if places:
            more = len(places) - _SHOWN
            told = "" if words else f"References {self._note.label} that have no note."
            self.remark.setText(f"{more} more: type some more words." if more > 0 else told)
        else:
            self.remark.setText(
                "These words do not stand side by side in the text."
                if words
                else "Type or paste the last words before it, with their full stop or comma."
            )
        self._ok.setEnabled(bool(places))

    def _behind(self, words: Sequence[str]) -> Iterator[tuple[Block, int, int]]:
        """Where these words stand side by side, in any case and however spaced."""
        pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        for block in self._blocks:
            for match in pattern.finditer(block.text):
                yield block, match.start(), match.end()

    def _without_note(self) -> Iterator[tuple[Block, int, int]]:
        """References under the note's label that lead nowhere."""
        for block in self._blocks:
            for ref in block.refs:
                if ref.note is None and ref.label == self._note.label and ref.offset > 0:
                    yield block, max(0, ref.offset - _ANCHORED), ref.offset

    def _shown(self, block: Block, at: int) -> str:
        start, end = max(0, at - _BEFORE), at + _AFTER
        before = ("…" if start else "") + block.text[start:at]
        after = block.text[at:end] + ("…" if end < len(block.text) else "")
        page = f"p. {block.page}  " if block.page is not None else ""
        return on_one_line(f"{page}{before}⟦{self._note.label}⟧{after}")

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_PLACE))
            self.accept()
