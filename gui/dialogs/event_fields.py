"""The fields of the event editor: each holds one value, by keyboard, under its name.

May import db.model, db.edtf, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from db.event_fields import EventField
from db.model import EventKind, Extent, Status
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from enum import StrEnum

    from db.event_edits import Value

_LONGEST = 1_000  # characters of a line
_NOTE_HEIGHT = 72

FIELDS: tuple[tuple[EventField, str, str], ...] = (  # field, label, what to type
    (EventField.DATE, "Da&te", "spring 2015, between May and July 2013, c. 1990, 2013-05 …"),
    (EventField.EXTENT, "&How it fills its dates", ""),
    (EventField.HEADLINE, "Head&line", ""),
    (EventField.STATUS, "&Status, as of the document’s date", ""),
    (EventField.KIND, "&Kind", ""),
    (EventField.WORDING, "&Words of the date, as written", ""),
    (EventField.BODIES, "Bodies &named", "OHCHR; UNDP"),
    (EventField.NOTE, "&Your note", "It is kept on this computer only."),
)
_CHOICES: dict[EventField, tuple[tuple[StrEnum | None, str], ...]] = {
    EventField.EXTENT: (
        (Extent.WITHIN, "Some time within"),
        (Extent.THROUGHOUT, "Throughout"),
        (Extent.FROM, "From then on"),
        (Extent.UNTIL, "Until then"),
        (Extent.EACH, "In each"),
    ),
    EventField.STATUS: (
        (Status.REPORTED, "Reported"),
        (Status.ONGOING, "Ongoing"),
        (Status.PLANNED, "Planned"),
        (None, "None (the date of the document)"),
    ),
    EventField.KIND: (
        (EventKind.ACTIVITY, "An activity"),
        (EventKind.CITATION, "A cited document"),
        (EventKind.PERIOD, "The period of a plan or report"),
        (EventKind.DOCUMENT, "The document itself"),
    ),
}


class Field(QObject):
    """One value and the widget that it is typed in."""

    changed = Signal(object)  # EventField: the reader changed it

    def __init__(self, field: EventField, widget: QWidget) -> None:
        super().__init__(widget)
        self.field, self.widget = field, widget

    def value(self) -> Value:
        """What the widget says."""
        if isinstance(self.widget, QComboBox):
            return self.widget.currentData()
        if isinstance(self.widget, QPlainTextEdit):
            return self.widget.toPlainText().strip()
        text = " ".join(self.widget.text().split()) if isinstance(self.widget, QLineEdit) else ""
        if self.field is EventField.BODIES:
            return tuple(filter(None, (name.strip() for name in text.split(";"))))
        return text

    def set_value(self, value: Value) -> None:
        """Show a value; nothing is told."""
        before = self.widget.blockSignals(True)  # noqa: FBT003 - Qt's own
        if isinstance(self.widget, QComboBox):
            self.widget.setCurrentIndex(max(self.widget.findData(value), 0))
        elif isinstance(self.widget, QPlainTextEdit):
            self.widget.setPlainText(str(value or ""))
        elif isinstance(self.widget, QLineEdit):
            self.widget.setText(said(self.field, value))
            self.widget.setCursorPosition(0)
        self.widget.blockSignals(before)


def make_field(field: EventField, hint: str) -> Field:
    """A line, a choice or, for the note, some lines."""
    if field in _CHOICES:
        box = QComboBox()
        for value, words in _CHOICES[field]:
            box.addItem(words, None if value is None else value.value)
        made = Field(field, box)
        box.currentIndexChanged.connect(lambda _index: made.changed.emit(field))
        return made
    if field is EventField.NOTE:
        note = QPlainTextEdit()
        note.setTabChangesFocus(True)
        note.setPlaceholderText(hint)
        note.setFixedHeight(scaled(_NOTE_HEIGHT, note.font()))
        made = Field(field, note)
        note.textChanged.connect(lambda: made.changed.emit(field))
        return made
    line = QLineEdit()
    line.setPlaceholderText(hint)
    line.setMaxLength(_LONGEST)
    made = Field(field, line)
    line.textEdited.connect(lambda _text: made.changed.emit(field))
    return made


def said(field: EventField, value: Value) -> str:
    """A value as one reads it, and as it can be typed."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if field in _CHOICES:
        for choice, words in _CHOICES[field]:
            if value == (None if choice is None else choice.value):
                return words
    return value or ""
