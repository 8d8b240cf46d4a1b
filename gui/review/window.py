"""The window of Review: facts, outline, notes and repairs of one document.

It is not modal: the page stays beside it. Knows no service: what is to be kept is told by a signal.
May import db.model, db.corrections, gui.review, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.corrections import FactField, HeadingCorrection, RepairCorrection, TieCorrection
from gui.review.draft import Draft
from gui.review.facts import FactsPage
from gui.review.notes import NotesPage
from gui.review.outline import OutlinePage
from gui.review.repairs import RepairsPage
from gui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QCloseEvent

    from db.corrections import Correction
    from db.model import Document, ParsedDocument
    from gui.theme.tokens import Tokens

_WIDTH, _HEIGHT = 860, 600


class ReviewWindow(QDialog):
    """Nothing is kept before Save; Esc and Close ask where something would be lost."""

    saveRequested = Signal(object)  # tuple[Correction, ...]
    placeRequested = Signal(int)  # ordinal of a block in the document as it is stored
    noteRequested = Signal(int, str)  # ordinal of the block that points to a note, its label

    def __init__(
        self,
        document: Document,
        parsed: ParsedDocument,
        corrections: Iterable[Correction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        name = document.short_title or document.facts.title
        self.setWindowTitle(f"Review – {name}")
        self.setObjectName("reviewWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.draft = Draft(parsed, document.key, corrections, document.source.sha256)
        self.facts = FactsPage(self.draft)
        self.outline = OutlinePage(self.draft)
        self.notes = NotesPage(self.draft)
        self.repairs = RepairsPage(self.draft)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, label in (
            (self.facts, "&1 Facts"),
            (self.outline, "&2 Outline"),
            (self.notes, "&3 Notes"),
            (self.repairs, "&4 Repairs"),
        ):
            self.tabs.addTab(page, label)
        self.undo_button = QPushButton("U&ndo")
        self.redo_button = QPushButton("&Redo")
        self.save_button = QPushButton("&Save")
        self.close_button = QPushButton("&Close")
        self.remark = QLabel()
        self._lay_out()
        self._connect()
        self._update()
        self.facts.lines[FactField.NAME].edit.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        foot.setSpacing(SPACE_2)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.redo_button)
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.close_button)
        for button in (self.undo_button, self.redo_button, self.save_button, self.close_button):
            button.setAutoDefault(False)  # Enter belongs to the lists and lines
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_2, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(
            min(scaled(_WIDTH, self.font()), room.width() * 9 // 10),
            min(scaled(_HEIGHT, self.font()), room.height() * 8 // 10),
        )

    def _connect(self) -> None:
        for page in (self.facts, self.outline, self.notes, self.repairs):
            page.changed.connect(self._take_in)
        for page in (self.outline, self.notes, self.repairs):
            page.placeRequested.connect(self._show_place)
        self.repairs.noteRequested.connect(self._show_note)
        self.undo_button.clicked.connect(self._undo)
        self.redo_button.clicked.connect(self._redo)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        for keys, slot in (  # as in the main window, where a standard key is only one of two
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+S", self.save),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.facts.apply_theme(tokens)

    def save(self) -> None:
        """Keep what is said, and close."""
        self.facts.take()
        if self.draft.changed:
            self.saveRequested.emit(self.draft.corrections)
        self.done(QDialog.DialogCode.Accepted)

    def _show_place(self, block: int) -> None:
        self.placeRequested.emit(self.draft.ordinal(block))

    def _show_note(self, note: int) -> None:
        self.noteRequested.emit(*self.draft.note_place(note))

    def _undo(self) -> None:
        self.draft.undo()
        self._refresh()

    def _redo(self) -> None:
        self.draft.redo()
        self._refresh()

    def _refresh(self) -> None:
        self.facts.refresh()
        self.outline.refresh()
        self._take_in()

    def _take_in(self) -> None:
        """Something was said: what depends on it follows."""
        if self.sender() is not self.outline:
            self.outline.refresh()
        self.notes.refresh()
        self.repairs.refresh()
        self._update()

    def _update(self) -> None:
        self.undo_button.setEnabled(self.draft.can_undo)
        self.redo_button.setEnabled(self.draft.can_redo)
        self.save_button.setEnabled(self.draft.changed)
        lost = len(self.draft.corrected.lost)
        where = self._where_kept()
        self.remark.setText(f"{lost} of your corrections kept, not applied{where}" if lost else "")
        told = "\n".join(self.draft.lost_in_words())
        self.remark.setToolTip(told)
        self.remark.setAccessibleDescription(told)

    def _where_kept(self) -> str:
        """The pages that show them, where that is another one than the first."""
        pages = [
            "Outline" if self.draft.kept(HeadingCorrection) else "",
            "Notes" if self.draft.kept(TieCorrection) else "",
            "Repairs" if self.draft.kept(RepairCorrection) else "",
        ]
        return f": see {', '.join(filter(None, pages))}" if any(pages) else ""

    def reject(self) -> None:
        """Close, after a question where something would be lost."""
        self.facts.take()
        if not self.draft.changed:
            super().reject()
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Review",
            "Keep your corrections of this document?",
            QMessageBox.StandardButton.Save
            | QMessageBox.StandardButton.Discard
            | QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answer(button: int) -> None:
            if button == QMessageBox.StandardButton.Save:
                self.save()
            elif button == QMessageBox.StandardButton.Discard:
                self.done(QDialog.DialogCode.Rejected)

        box.finished.connect(answer)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The system's own close button does as Esc does."""
        if self.draft.changed and self.isVisible():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)
