"""Notes that nothing points to, to be tied to the text, and references without a note.

May import db.corrections, gui.review, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.corrections import TieCorrection
from gui.review.kept import KeptList
from gui.review.tying import PlaceChooser
from gui.theme.tokens import SPACE_2, SPACE_4

if TYPE_CHECKING:
    from db.model import Place
    from gui.review.draft import Draft

_BLOCK = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1  # id of a note, as extracted
_TIED = Qt.ItemDataRole.UserRole + 2
_TIE, _UNTIE = "&Tie to the text…", "Un&tie from the text"
_WORDS = 60


class NotesPage(QWidget):
    """A row a note or a reference; Enter shows where it is on the page, the button ties it."""

    changed = Signal()
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
        self.list.currentRowChanged.connect(lambda _row: self._update())
        self.tie = QPushButton(_TIE)
        self.tie.setAutoDefault(False)
        self.tie.clicked.connect(self._tie)
        self.kept = KeptList("note")
        self.kept.forgotten.connect(self._forget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.tie)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.remark)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        layout.addWidget(self.kept)
        layout.addStretch()  # the text stays at the top where there is no list
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft gives."""
        notes, references = self._draft.lonely_notes(), self._draft.lonely_references()
        ties, row = self._draft.ties(), self.list.currentRow()
        self.list.clear()
        blocks = self._draft.corrected.parsed.blocks
        old = {new: block for block, new in self._draft.corrected.now.items()}
        for note in notes:
            page = f", page {note.page}" if note.page is not None else ""
            item = QListWidgetItem(f"Note {note.label}{page}: {note.text}", self.list)
            near = [b for b in blocks if note.page is None or (b.page or 0) <= note.page]
            item.setData(_BLOCK, old.get(near[-1].id) if near else None)
            item.setData(_NOTE, note.id)
        for note, said in ties:
            words = said.anchor.exact[-_WORDS:]
            item = QListWidgetItem(f"Note {note.label}, tied by you behind “{words}”", self.list)
            pointing = [b for b in blocks if any(ref.note == note.id for ref in b.refs)]
            item.setData(_BLOCK, old.get(pointing[0].id) if pointing else None)
            item.setData(_NOTE, note.id)
            item.setData(_TIED, True)  # noqa: FBT003 - Qt's own
        for block, ref in references:
            start = max(0, ref.offset - _WORDS)
            words = ("…" if start else "") + block.text[start : ref.offset]
            item = QListWidgetItem(f"Reference {ref.label} after “{words}”", self.list)
            item.setData(_BLOCK, old.get(block.id))
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self.list.setVisible(self.list.count() > 0)
        self.kept.show_kept(self._draft.kept(TieCorrection))
        self._update()
        self.remark.setText(_remark(len(notes), len(references), self._count()))
        self.setAccessibleDescription(self.remark.text())

    def _update(self) -> None:
        """Offer what can be done with the row at the keyboard."""
        item = self.list.currentItem()
        is_note = item is not None and item.data(_NOTE) is not None
        tied = item is not None and bool(item.data(_TIED))
        self.tie.setVisible(self.list.count() > 0)
        self.tie.setEnabled(is_note)
        self.tie.setText(_UNTIE if tied else _TIE)
        self.tie.setToolTip("" if is_note else "A reference is tied from its note.")

    def _tie(self) -> None:
        item = self.list.currentItem()
        note = None if item is None else item.data(_NOTE)
        if item is None or note is None:
            return
        if item.data(_TIED):
            self._say(note, None)
            return
        found = next(one for one in self._draft.parsed.footnotes if one.id == note)
        chooser = PlaceChooser(found, self._draft.parsed.blocks, self._draft.key, self)
        chooser.chosen.connect(lambda words: self._say(note, words))
        chooser.open()

    def _say(self, note: int, words: Place | None) -> None:
        self._draft.tie(note, words)
        self._done()

    def _forget(self, kept: TieCorrection) -> None:
        self._draft.forget(kept)
        self._done()

    def _done(self) -> None:
        self.refresh()
        self.changed.emit()

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
