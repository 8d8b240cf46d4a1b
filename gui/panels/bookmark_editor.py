"""Title and note of a bookmark, saved as one types; in the Details panel.

May import db.model, gui.models.bookmarks, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.models.bookmarks import STATE_WORDS
from gui.theme.tokens import SIZE_LABEL, SIZE_SMALL, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.elided_label import ElidedLabel, Label
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from db.model import Bookmark
    from gui.theme.tokens import Tokens

SAVE_AFTER = 600  # milliseconds without a letter typed


class BookmarkEditor(QWidget):
    """Two fields; what was typed is sent after a pause, and at once when the keyboard leaves."""

    edited = Signal(int, str, str)  # bookmark, title, note
    removeRequested = Signal(int)  # bookmark
    placeRequested = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self._bookmark: Bookmark | None = None
        self._sent = ("", "")
        self._where = ElidedLabel("", SIZE_SMALL)
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state = Label("", SIZE_LABEL)
        self._quote = Label("", SIZE_LABEL)
        for label in (self._state, self._quote):
            label.wrap()
        self._quote.make_selectable()
        self._title_name, self._note_name = Label("Title", SIZE_SMALL), Label("Note", SIZE_SMALL)
        self.title = QLineEdit()
        self.title.setAccessibleName("Title of the bookmark")
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note on the bookmark")
        self.note.setPlaceholderText("Your note. It is kept on this computer only.")
        self.note.setTabChangesFocus(True)
        self.note.document().setDocumentMargin(2)  # a line edit's: the two texts align
        self.note.setMinimumHeight(scaled(72, self.font()))
        self._show_button = QPushButton("Show the passage")
        self._remove_button = QPushButton("Remove")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self.title.textEdited.connect(lambda _text: self._timer.start())
        self.note.textChanged.connect(self._note_changed)
        self.title.returnPressed.connect(self.save)
        for field in (self.title, self.note):
            field.installEventFilter(self)
        self._show_button.clicked.connect(self._show_passage)
        self._remove_button.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_1)
        for widget, stretch in (
            (self._where, 0),
            (self._quote, 0),
            (self._state, 0),
            (self._title_name, 0),
            (self.title, 0),
            (self._note_name, 0),
            (self.note, 1),
        ):
            layout.addWidget(widget, stretch)
        for label in (self._title_name, self._note_name):
            label.setContentsMargins(0, SPACE_2, 0, 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self._show_button)
        buttons.addWidget(self._remove_button)
        buttons.addStretch(1)
        layout.addSpacing(SPACE_2)
        layout.addLayout(buttons)

    # ------------------------------------------------------------------ setters

    def bookmark(self) -> Bookmark | None:
        """What is edited."""
        return self._bookmark

    def show_bookmark(self, bookmark: Bookmark, breadcrumb: tuple[str, ...]) -> None:
        """Edit a bookmark; what was typed about another is sent first."""
        if self._bookmark is not None and self._bookmark.id != bookmark.id:
            self.save()
        self._where.set_parts(breadcrumb)
        self._where.setVisible(bool(breadcrumb))
        self._quote.setText(f"“{bookmark.anchor.exact}”")
        self._state.setText(STATE_WORDS[bookmark.state])
        self._state.setVisible(bool(STATE_WORDS[bookmark.state]))
        self._show_button.setEnabled(bookmark.place is not None)
        self._take(bookmark)

    def refresh(self, bookmark: Bookmark) -> None:
        """Take over what changed elsewhere (undo, renaming); never what is being typed."""
        if self._bookmark is None or bookmark.id != self._bookmark.id:
            return
        saved = (bookmark.title, bookmark.note)
        if self._timer.isActive() or self._unsent() or saved == self._typed():
            self._bookmark = bookmark  # a space at the end of the title may be the next word's
        else:
            self._take(bookmark)

    def forget(self) -> None:
        """The bookmark is gone: there is nothing to save any more."""
        self._timer.stop()
        self._bookmark = None

    def save(self) -> None:
        """Send what was typed, if anything was."""
        self._timer.stop()
        if self._bookmark is not None and self._unsent():
            self._sent = self._typed()
            self.edited.emit(self._bookmark.id, *self._sent)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours; fields and buttons are the style sheet's."""
        for label in (self._where, self._title_name, self._note_name):
            label.set_colour(tokens.muted)
        self._quote.set_colour(tokens.text)
        self._state.set_colour(tokens.error)

    # ------------------------------------------------------------------ Qt's own events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a field saves."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, a closed dock, a closing window: save."""
        self.save()
        super().hideEvent(event)

    # ------------------------------------------------------------------ inside

    def _take(self, bookmark: Bookmark) -> None:
        """Show a bookmark's words, leaving the caret where nothing changed."""
        self._bookmark = bookmark
        self._sent = (bookmark.title, bookmark.note)
        if self.title.text() != bookmark.title:
            caret = self.title.cursorPosition() if self.title.hasFocus() else 0
            self.title.setText(bookmark.title)
            self.title.setCursorPosition(caret)
        if self.note.toPlainText() != bookmark.note:
            self.note.setPlainText(bookmark.note)
            if self.note.hasFocus():
                self.note.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.stop()

    def _typed(self) -> tuple[str, str]:
        """What stands in the fields; an emptied title stays what it was."""
        title = self.title.text().strip() or self._sent[0]
        return title, self.note.toPlainText()

    def _unsent(self) -> bool:
        return self._typed() != self._sent

    def _note_changed(self) -> None:
        if self._bookmark is not None and self.note.toPlainText() != self._sent[1]:
            self._timer.start()

    def _show_passage(self) -> None:
        if self._bookmark is not None and self._bookmark.place is not None:
            self.placeRequested.emit(self._bookmark.place)

    def _remove(self) -> None:
        if self._bookmark is not None:
            self.removeRequested.emit(self._bookmark.id)

    def focus_note(self) -> None:
        """Take the keyboard into the note."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
