"""Notes that nothing points to, and references without a note.

May import gui.review, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.theme.tokens import SPACE_2, SPACE_4

if TYPE_CHECKING:
    from gui.review.draft import Draft

_BLOCK = Qt.ItemDataRole.UserRole
_WORDS = 60


class NotesPage(QWidget):
    """Two lists; Enter shows where it is on the page."""

    placeRequested = Signal(int)  # id of a block, as extracted

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.setAccessibleName("Notes")
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QListWidget()
        self.list.setAccessibleName("Notes and references that do not find each other")
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.remark)
        layout.addWidget(self.list, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft gives."""
        notes, references = self._draft.lonely_notes(), self._draft.lonely_references()
        self.list.clear()
        blocks = self._draft.corrected.parsed.blocks
        old = {new: block for block, new in self._draft.corrected.now.items()}
        for note in notes:
            page = f", page {note.page}" if note.page is not None else ""
            item = QListWidgetItem(f"Note {note.label}{page}: {note.text}", self.list)
            near = [b for b in blocks if note.page is None or (b.page or 0) <= note.page]
            item.setData(_BLOCK, old.get(near[-1].id) if near else None)
        for block, ref in references:
            start = max(0, ref.offset - _WORDS)
            words = ("…" if start else "") + block.text[start : ref.offset]
            item = QListWidgetItem(f"Reference {ref.label} after “{words}”", self.list)
            item.setData(_BLOCK, old.get(block.id))
        self.list.setVisible(bool(notes or references))
        self.remark.setText(_remark(len(notes), len(references), self._count()))
        self.setAccessibleDescription(self.remark.text())

    def _count(self) -> int:
        return len(self._draft.parsed.footnotes)

    def _open(self, item: QListWidgetItem) -> None:
        block = item.data(_BLOCK)
        if block is not None:
            self.placeRequested.emit(block)


def _remark(notes: int, references: int, count: int) -> str:
    if not count and not references:
        return "No notes were found in this document."
    if not notes and not references:
        return (
            f"Every one of the {count} notes has its reference."
            if count > 1
            else ("The note has its reference.")
        )
    parts = [
        f"{notes} note{'s' if notes > 1 else ''} without a reference" if notes else "",
        f"{references} reference{'s' if references > 1 else ''} without a note"
        if references
        else "",
    ]
    return "; ".join(filter(None, parts)) + ". Enter shows the place on the page."
