"""The Details panel: one thing closely, an event, a footnote or a bookmark.

May import db.model, gui.panels, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.panels.bookmark_editor import BookmarkEditor
from gui.panels.event_card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.room import PageStack

if TYPE_CHECKING:
    from db.model import Bookmark, Document, Event, Footnote, Place
    from gui.theme.tokens import Tokens


class DetailsPanel(QWidget):
    """A stack of card, editor and empty state."""

    placeRequested = Signal(object)  # Place
    bookmarkEdited = Signal(int, str, str)  # bookmark, title, note
    bookmarkRemoved = Signal(int)  # bookmark: please remove

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet's panel colour
        self.card = Card()
        self.editor = BookmarkEditor()
        self._empty = EmptyState(
            "Nothing selected",
            "Select an event on the timeline, a dated passage or a note mark in the text, or edit "
            "a bookmark: it is shown here closely.",
        )
        self._card_page, self._editor_page = _scrolling(self.card), _scrolling(self.editor)
        self._stack = PageStack((self._card_page, self._editor_page), (self._empty,))
        self._stack.turn_to(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.card.placeRequested.connect(self.placeRequested)
        self.editor.placeRequested.connect(self.placeRequested)
        self.editor.edited.connect(self.bookmarkEdited)
        self.editor.removeRequested.connect(self.bookmarkRemoved)

    def show_event(
        self,
        event: Event,
        document: Document | None,
        breadcrumb: tuple[str, ...],
        citation: str = "",
    ) -> None:
        """Show an event's card.

        Args:
            event: what to show.
            document: the one that states it, for its date and its issuer.
            breadcrumb: the section it is in.
            citation: where its words stand, as a footnote would say it.
        """
        self.card.show_event(event, document, breadcrumb, citation)
        self._turn_to(self._card_page)

    def show_footnote(
        self, footnote: Footnote, place: Place | None, breadcrumb: tuple[str, ...]
    ) -> None:
        """Show a note; ``place`` is where the text points to it."""
        self.card.show_footnote(footnote, place, breadcrumb)
        self._turn_to(self._card_page)

    def edit_bookmark(self, bookmark: Bookmark, breadcrumb: tuple[str, ...]) -> None:
        """Open the editor; the keyboard stays where it is (see ``focus_note``)."""
        self.editor.show_bookmark(bookmark, breadcrumb)
        self._turn_to(self._editor_page)

    def focus_note(self) -> None:
        """Take the keyboard into the note of the bookmark that is edited."""
        self.editor.focus_note()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """The bookmarks changed: keep the editor true, and close it when its own is gone."""
        edited = self.editor.bookmark()
        if edited is None:
            return
        now = next((mark for mark in bookmarks if mark.id == edited.id), None)
        if now is not None:
            self.editor.refresh(now)
        else:
            self.editor.forget()
            if self._stack.currentWidget() is self._editor_page:
                self.clear()

    def clear(self) -> None:
        """Show nothing, and say what could be shown."""
        self._turn_to(self._empty)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        for part in (self.card, self.editor, self._empty):
            part.apply_theme(tokens)

    def _turn_to(self, page: QWidget) -> None:
        if isinstance(page, QScrollArea):
            page.verticalScrollBar().setValue(0)
        self._stack.turn_to(page)


def _scrolling(widget: QWidget) -> QScrollArea:
    """A page as wide as the panel and as high as it needs; the panel shows through."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    return area
