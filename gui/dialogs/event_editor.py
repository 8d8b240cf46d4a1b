"""The editor of one event: what it says, beside what the document has, seen on the timeline.

Not modal: the page can be read and the timeline seen while it is open. It tells what was typed and
stores nothing. May import db.model, db.edtf, db.chronology.typed, db.event_edits,
gui.timeline.phrases, gui.widgets, gui.theme.tokens, gui.dialogs.event_fields and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.chronology.typed import say
from db.edtf import words
from db.event_edits import Values, differing, values_of, with_values
from db.event_fields import EventField
from db.model import Event, Extent, Origin
from gui.dialogs.event_fields import FIELDS, Field, make_field, said
from gui.theme.tokens import SIZE_LABEL, SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6
from gui.timeline.phrases import extent_words
from gui.widgets.elided_label import Label
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.chronology.typed import TypedDate
    from gui.theme.tokens import Tokens

PREVIEW_AFTER = 200  # ms without a letter typed
_WIDTH, _HEIGHT = 520, 680
_OPEN_DATE = "No date: the event stands with the undated ones."


class EventEditor(QDialog):
    """The fields in the order of the card; Ctrl+Enter or Save keeps them, Esc leaves all as is."""

    saved = Signal(object, object)  # Event, Values
    previewed = Signal(object)  # Event: as it would be
    broughtBack = Signal(object)  # Event: take everything back that was said of it

    def __init__(
        self, event: Event, read_date: Callable[[str], TypedDate], tokens: Tokens, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("eventEditor")
        self._event, self._read, self._tokens = event, read_date, tokens
        self._base = event.mine.base if event.mine is not None else None
        if event.id > 0 and self._base is None:
            self._base = event  # nothing was said of it yet
        self.setWindowTitle("Make an event" if event.id == 0 else "Edit the event")
        self._edtf, self._typed = event.edtf, ""
        self.fields: dict[EventField, Field] = {}
        self.theirs: dict[EventField, Label] = {}
        self.backs: dict[EventField, QPushButton] = {}
        self._quote = Label(f"“{event.sentence or event.wording}”", SIZE_LABEL)
        self.preview = Label("", SIZE_LABEL)
        self.preview.setObjectName("eventPreview")
        self.preview.wrap()
        # A line of refusal may take two, and nothing below is to jump when it does.
        self.preview.setMinimumHeight(2 * self.preview.fontMetrics().lineSpacing())
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.compare = QPushButton("As the &document has it")
        self.all_back = QPushButton("&Bring everything back")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PREVIEW_AFTER)
        self._later.timeout.connect(self._tell)
        self._lay_out()
        self._fill()
        self.apply_theme(tokens)
        self._later.stop()  # what stands there already is on the timeline
        self.fields[EventField.DATE].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours; the fields are the style sheet's."""
        self._tokens = tokens
        for label in (self._quote, *self.theirs.values()):
            label.set_colour(tokens.muted)
        self._changed()

    # ------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        quote = self._quote
        quote.wrap()
        quote.setAccessibleName(f"The sentence: {self._event.sentence}")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(0, 3)
        for row, (field, name, hint) in enumerate(FIELDS):
            self._add_field(row * 3, field, name, hint)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(SPACE_6, SPACE_4, SPACE_6, SPACE_2)
        layout.setSpacing(SPACE_2)
        layout.addWidget(quote)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, SPACE_4)
        whole.addWidget(area, 1)
        whole.addLayout(self._foot())

    def _add_field(self, row: int, field: EventField, name: str, hint: str) -> None:
        made = make_field(field, hint)
        made.widget.setAccessibleName(name.replace("&", ""))
        self.fields[field] = made
        label = QLabel(name)
        label.setBuddy(made.widget)
        label.setContentsMargins(0, SPACE_2, 0, 0)
        theirs = Label("", SIZE_LABEL)
        theirs.wrap()
        back = QPushButton("Take this")
        back.setAccessibleName(f"Take the document’s {field.name.lower()}")
        back.clicked.connect(lambda: self._take_back(field))
        self.theirs[field], self.backs[field] = theirs, back
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(made.widget, row + 1, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(theirs, row + 1, 1)
        self._grid.addWidget(back, row + 1, 2, Qt.AlignmentFlag.AlignTop)
        if field is EventField.DATE:
            self._grid.addWidget(self.preview, row + 2, 0, 1, 2)
        made.changed.connect(self._changed)

    def _foot(self) -> QVBoxLayout:
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.compare.setCheckable(True)
        self.compare.toggled.connect(self._compare)
        self.all_back.clicked.connect(self._all_back)
        mine = self._event.mine
        known = self._base is not None and self._event.origin is not Origin.READER
        self.compare.setVisible(known)
        self.all_back.setVisible(bool(known and mine is not None and mine.fields))
        theirs = QHBoxLayout()
        theirs.setSpacing(SPACE_2)
        theirs.addWidget(self.compare)
        theirs.addWidget(self.all_back)
        theirs.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_6, SPACE_2, SPACE_6, 0)
        foot.setSpacing(SPACE_2)
        foot.addLayout(theirs)
        foot.addWidget(self.buttons)
        return foot

    def _fill(self) -> None:
        for field, value in values_of(self._event).items():
            self.fields[field].set_value(value)
        self._typed = self._set_date(self._event)
        base = values_of(self._base) if self._base is not None else {}
        for field, label in self.theirs.items():
            label.setText(said(field, base.get(field)) if field in base else "")
        if self._base is not None and self._base.edtf is not None:
            self.theirs[EventField.DATE].setText(say(self._base.edtf, self._base.extent))
        self._compare(False)  # noqa: FBT003 - as the button says

    def _set_date(self, event: Event) -> str:
        """Show an event's date as one would type it: in words where these say the same."""
        text = event.edtf or ""
        if event.edtf is not None:
            told = say(event.edtf, event.extent).partition(" (")[0]
            try:
                text = told if self._read(told).edtf == event.edtf else text
            except ValueError:  # words that say more than can be typed
                text = event.edtf
        self.fields[EventField.DATE].set_value(text)
        return text

    # ------------------------------------------------------------------ what is typed

    def values(self) -> Values:
        """What the fields say; a date that cannot be read stays what it was."""
        found: Values = {field: made.value() for field, made in self.fields.items()}
        found[EventField.DATE] = self._edtf
        if self._edtf is None:
            found[EventField.EXTENT] = None
        return found

    def problem(self) -> str:
        """Why this cannot be saved; "" where it can."""
        typed = str(self.fields[EventField.DATE].value() or "")
        if not typed:
            return ""
        try:
            self._read_typed(typed)
        except ValueError as error:
            return str(error)
        return ""

    def _read_typed(self, typed: str) -> TypedDate | None:
        """None where the field says what the event's own date is already."""
        if typed == self._typed:
            return None
        return self._read(typed)

    def _changed(self, field: EventField | None = None) -> None:
        """Say back what was understood; show it on the timeline a moment later."""
        typed = str(self.fields[EventField.DATE].value() or "")
        trouble = ""
        try:
            read = self._read_typed(typed) if typed else None
        except ValueError as error:
            trouble = str(error)
        else:
            self._edtf = read.edtf if read else (self._event.edtf if typed else None)
            if read is not None and field is EventField.DATE:
                self.fields[EventField.EXTENT].set_value(read.extent.value)
        self.fields[EventField.EXTENT].widget.setEnabled(bool(typed) and not trouble)
        self.preview.set_colour(self._tokens.error if trouble else self._tokens.accent)
        self.preview.setText(f"⚠ {trouble}" if trouble else self._said_back())
        self.preview.setAccessibleName(self.preview.text())
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not trouble)
        self._show_backs()
        if not trouble:
            self._later.start()

    def _said_back(self) -> str:
        if self._edtf is None:
            return _OPEN_DATE
        event = self._draft()
        told = say(self._edtf, event.extent)
        # "between", "throughout", "since" and "until" say already how the date is filled
        filled = extent_words(event) if told == words(self._edtf) else ""
        if event.extent in (Extent.FROM, Extent.UNTIL) and ".." in self._edtf:
            filled = ""
        return f"→ {told}{f', {filled}' if filled else ''}   ({self._edtf})"

    def _draft(self) -> Event:
        """The event as the fields say it."""
        return with_values(self._event, self.values())

    def _tell(self) -> None:
        self.previewed.emit(self._draft())

    # ------------------------------------------------------------------ what the document has

    def _compare(self, shown: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        self._grid.setColumnStretch(1, 2 if shown else 0)
        for field, label in self.theirs.items():
            label.setVisible(shown and field is not EventField.NOTE)
        self._show_backs()
        if shown and self.width() < self._wide():
            self.resize(min(self._wide(), self._room().width()), self.height())

    def _show_backs(self) -> None:
        """A field that differs can take what the document has."""
        base = values_of(self._base) if self._base is not None else {}
        changed = differing(self.values(), base) if base else {}
        for field, button in self.backs.items():
            differs = field in changed and field is not EventField.NOTE
            button.setVisible(self.compare.isChecked() and differs)

    def _take_back(self, field: EventField) -> None:
        if self._base is None:
            return
        self.fields[field].set_value(values_of(self._base)[field])
        if field is EventField.DATE:  # how it is filled goes with it
            self._set_date(self._base)
            self._changed(field)
            self.fields[EventField.EXTENT].set_value(values_of(self._base)[EventField.EXTENT])
        self._changed()
        self.fields[field].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_back(self) -> None:
        self.broughtBack.emit(self._event)
        self.accept()

    def _save(self) -> None:
        if not self.problem():
            self._later.stop()
            self.saved.emit(self._event, self.values())
            self.accept()

    # ------------------------------------------------------------------ Qt's own

    def sizeHint(self) -> QSize:
        """As wide as a line reads well, and never higher than the screen."""
        room = self._room()
        font = self.font()
        return QSize(
            min(scaled(_WIDTH, font), room.width()), min(scaled(_HEIGHT, font), room.height())
        )

    def _wide(self) -> int:
        return scaled(_WIDTH * 3 // 2, self.font())

    def _room(self) -> QSize:
        """What the window leaves, so that it is not larger than that."""
        parent = self.parentWidget()
        whole = parent.window().size() if parent is not None else self.screen().size()
        return QSize(max(whole.width() - 2 * SPACE_6, 200), max(whole.height() - 2 * SPACE_6, 200))
