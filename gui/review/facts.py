"""What a document says of itself, a line each: as found, and as the reader says.

What the reader said of another file with the document's key is not applied by itself: it is shown
below its line, to be applied or forgotten. May import db.model, db.edtf, db.errors,
gui.review.draft, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db import edtf
from db.corrections import FactField
from db.errors import KnownError
from db.model import DocumentKind
from gui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4

if TYPE_CHECKING:
    from gui.review.draft import Draft
    from gui.theme.tokens import Tokens

_LONGEST = 1_000  # characters of one fact

FIELDS: tuple[tuple[FactField, str, str], ...] = (  # field, label, what to type
    (FactField.NAME, "Na&me in Contents", "its title"),
    (FactField.TITLE, "&Title", ""),
    (FactField.SYMBOL, "S&ymbol", "e.g. A/HRC/27/1"),
    (FactField.KIND, "&Kind", ""),
    (FactField.ISSUED, "&Date of issue", "e.g. 2014-09-29, 2014-09 or 2014"),
    (FactField.ISSUER, "&Issuer", "e.g. Belarus"),
    (FactField.ADDRESSEE, "&Addressee", "e.g. Secretary-General"),
    (FactField.AGENDA_ITEMS, "A&genda items", "e.g. 68 (b); 68 (c)"),
    (FactField.SESSION, "S&ession", "e.g. Sixty-ninth session"),
    (FactField.LANGUAGE, "&Language", "e.g. en"),
    (FactField.ORIGINAL_LANGUAGE, "&Original language", "e.g. ru"),
)


class _Line(QLineEdit):
    """Takes Undo and Redo for its own typing only; else they are steps of the review."""

    def event(self, event: QEvent) -> bool:
        """See the class."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)


class FactLine:
    """One fact: its line, what is said of it below, and a way back to what was found."""

    def __init__(self, field: FactField, label: str, hint: str) -> None:
        self.field = field
        self.label = QLabel(label)
        self.edit: QLineEdit | QComboBox
        if field is FactField.KIND:
            self.edit = QComboBox()
            self.edit.addItems(list(DocumentKind))
        else:
            self.edit = _Line()
            self.edit.setMaxLength(_LONGEST)
            self.edit.setPlaceholderText(hint)
        self.label.setBuddy(self.edit)
        name = label.replace("&", "")
        self.edit.setAccessibleName(name)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reset = QPushButton("Reset")
        self.reset.setAccessibleName(f"{name}: back to what was found")
        self.use = QPushButton("Apply")
        self.use.setAccessibleName(f"{name}: apply what is kept")
        self.forget = QPushButton("Forget")
        self.forget.setAccessibleName(f"{name}: forget what is kept")
        self.buttons = (self.use, self.forget, self.reset)
        for button in self.buttons:
            button.setAutoDefault(False)

    @property
    def text(self) -> str:
        """What is typed."""
        if isinstance(self.edit, QComboBox):
            return self.edit.currentText()
        return self.edit.text()

    def show(self, text: str) -> None:
        """Type this."""
        if isinstance(self.edit, QComboBox):
            self.edit.setCurrentText(text)
        elif self.edit.text() != text:
            self.edit.setText(text)
            self.edit.setCursorPosition(0)


class FactsPage(QScrollArea):
    """The form. A line is taken over when one leaves it, or presses Enter."""

    changed = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._error_colour = ""
        self.lines = {field: FactLine(field, label, hint) for field, label, hint in FIELDS}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lines have the keyboard
        self.setAccessibleName("Facts")
        inside = QWidget()
        self.viewport().setAutoFillBackground(False)
        grid = QGridLayout(inside)
        grid.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        for row, line in enumerate(self.lines.values()):
            below = QVBoxLayout()
            below.setSpacing(SPACE_1)
            below.addWidget(line.edit)
            below.addWidget(line.said)
            line.label.setMinimumHeight(line.edit.sizeHint().height())  # beside its first line
            grid.addWidget(line.label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(below, row, 1)
            beside = QHBoxLayout()
            beside.setSpacing(SPACE_1)
            for button in line.buttons:
                beside.addWidget(button)
            grid.addLayout(beside, row, 2, Qt.AlignmentFlag.AlignTop)
            self._connect(line)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.lines), 1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.refresh()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._error_colour = tokens.planned
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft says."""
        for field, line in self.lines.items():
            line.show(self._draft.fact(field))
            self._tell(line)

    def take(self) -> None:
        """Take over what is being typed, as before Save."""
        for line in self.lines.values():
            self._take(line)

    def _connect(self, line: FactLine) -> None:
        if isinstance(line.edit, QComboBox):
            line.edit.activated.connect(lambda _at: self._take(line))
        else:
            line.edit.editingFinished.connect(lambda: self._take(line))
            line.edit.textEdited.connect(lambda _text: self._tell(line))
        line.reset.clicked.connect(lambda: self._reset(line))
        line.use.clicked.connect(lambda: self._use(line))
        line.forget.clicked.connect(lambda: self._forget(line))

    def _take(self, line: FactLine) -> None:
        if line.text == self._draft.fact(line.field):
            return
        try:
            self._draft.set_fact(line.field, line.text)
        except KnownError as error:
            self._say(line, str(error), error=True)
            return
        self._tell(line)
        self.changed.emit()

    def _reset(self, line: FactLine) -> None:
        self._draft.reset_fact(line.field)
        self._settled(line)

    def _use(self, line: FactLine) -> None:
        try:
            self._draft.use_kept(line.field)
        except KnownError as error:
            self._say(line, str(error), error=True)
            return
        self._settled(line)

    def _forget(self, line: FactLine) -> None:
        self._draft.forget_kept(line.field)
        self._settled(line)

    def _settled(self, line: FactLine) -> None:
        """A button of this line did its work, and may be gone: the keyboard stays at the line."""
        line.edit.setFocus()
        line.show(self._draft.fact(line.field))
        self._tell(line)
        self.changed.emit()

    def _tell(self, line: FactLine) -> None:
        """Below the line: a date in words, and what was found where the reader says another."""
        found = self._draft.extracted(line.field)
        parts: list[str] = []
        if line.field is FactField.ISSUED and line.text.strip():
            try:
                parts.append(edtf.words(line.text.strip()))
            except ValueError:
                parts.append("not a date yet")
        if self._draft.says(line.field):
            parts.append(f"found: {found}" if found else "not found in the document")
        kept = self._draft.kept_fact(line.field)
        if kept is not None:
            value = f"“{kept.value}”" if kept.value else "nothing"
            parts.append(f"You said {value} of another file: kept, not applied")
        self._say(line, " · ".join(parts), error=False)
        line.use.setVisible(kept is not None)
        line.forget.setVisible(kept is not None)
        line.reset.setVisible(self._draft.says(line.field))

    def _say(self, line: FactLine, text: str, *, error: bool) -> None:
        line.said.setText(text)
        line.said.setVisible(bool(text))
        line.said.setStyleSheet(f"color: {self._error_colour}" if error else "")
        line.edit.setAccessibleDescription(text)
