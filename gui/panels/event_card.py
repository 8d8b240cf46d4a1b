"""The card of an event, and of a footnote: every claim with the words it rests on.

What a document says is told as what it says: status as of its own date, and who states it. May
import db.model, db.edtf, gui.timeline.phrases, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.model import AnchorState, EventKind, Extent, Origin, Place, Status
from gui.theme.tokens import (
    LIGHT,
    SIZE_BODY,
    SIZE_LABEL,
    SIZE_PAGE,
    SIZE_SMALL,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
)
from gui.timeline.phrases import edited_words, link_words, marked
from gui.widgets.elided_label import Label
from gui.widgets.text import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import Document, Event, EventLink, Footnote
    from gui.theme.tokens import Tokens

_EXTENTS = {
    Extent.WITHIN: "some time within",
    Extent.THROUGHOUT: "throughout",
    Extent.FROM: "from then on",
    Extent.UNTIL: "until then",
    Extent.EACH: "in each",
}
_ORIGINS = {
    Origin.EXTRACTED: "Found in the text by Nonpaper",
    Origin.CURATED: "Date found in the text; headline and bodies written by an editor",
    Origin.EDITED: "Found in the text by Nonpaper, and changed by you",
    Origin.READER: "Written by you",
}
_NOT_FOUND = "Nonpaper does not find this event any more; what you wrote is kept"
_STATES = {
    AnchorState.MOVED: "Its words stand elsewhere now",
    AnchorState.UNCERTAIN: "Its words have changed: look whether this is still the place",
}
_STATUS_SIGNS = {Status.REPORTED: "●", Status.ONGOING: "→", Status.PLANNED: "┄"}


class Card(QWidget):
    """A headline, a list of facts under their names, and a button to the passage."""

    placeRequested = Signal(object)  # Place
    editRequested = Signal(int)  # event
    hideRequested = Signal(int)  # event
    linkRequested = Signal(int)  # event
    linkOpened = Signal(object)  # EventLink: go to its other end
    unlinkRequested = Signal(int)  # the link's id

    def __init__(self) -> None:
        super().__init__()
        self._tokens = LIGHT
        self._place: Place | None = None
        self._event: int | None = None
        self._rows: list[QWidget] = []  # of buttons, one a link
        self.title_of: Callable[[str], str] = str  # what a document is called, by its key
        self._texts: list[tuple[Label, str]] = []  # with the name of its colour
        self._lines: list[str] = []  # as they are copied
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        self._layout.setSpacing(0)
        self._button = QPushButton("Show the passage")
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self._show_passage)
        self._layout.addStretch(1)
        self._button_room = QWidget()
        room = QVBoxLayout(self._button_room)
        room.setContentsMargins(0, SPACE_2, 0, SPACE_1)
        room.setSpacing(SPACE_2)
        room.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.edit_button, self.hide_button = QPushButton("Edit…"), QPushButton("Hide")
        self.link_button = QPushButton("Link…")
        self.copy_button = QPushButton("Copy")
        self.copy_button.setToolTip("Copy the card with its citation")
        self.copy_button.setAccessibleName("Copy the card with its citation")
        self._last_button = self.copy_button
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(SPACE_2)
        tools.addLayout(_row(self.edit_button, self.hide_button))
        tools.addLayout(_row(self.link_button, self.copy_button))
        room.addWidget(self._tools)
        self.edit_button.clicked.connect(lambda: self._ask(self.editRequested))
        self.hide_button.clicked.connect(lambda: self._ask(self.hideRequested))
        self.link_button.clicked.connect(lambda: self._ask(self.linkRequested))
        self.copy_button.clicked.connect(self.copy)
        self._add_button()

    def show_event(
        self,
        event: Event,
        document: Document | None,
        breadcrumb: tuple[str, ...],
        citation: str = "",
    ) -> None:
        """Fill the card with an event."""
        key = event.document or (document.key if document else "")
        self._begin(Place(key, event.section, event.block, event.start, event.end))
        self._event = event.id
        self._tools.show()
        own = event.origin is Origin.READER
        self.hide_button.setText("Remove" if own else "Hide")
        self._headline(event.headline or event.wording)
        if edited := edited_words(event):
            self._add(Label(marked(event, edited.capitalize()), SIZE_LABEL), "accent", SPACE_1)
        if event.edtf is not None:
            self._fact("Date", _date(event))
            self._fact("Written as", f"“{event.wording}”")
        else:
            self._fact("Date", "None is given")
            self._fact("The words that tell", f"“{event.wording}”")
        if event.status is not None:
            colour = {Status.PLANNED: "planned", Status.ONGOING: "ongoing"}.get(event.status)
            self._fact("Status", _status(event.status, document), colour or "text")
        self._fact("Sentence", event.sentence)
        self._add_button()
        if event.mine is not None and event.mine.note:
            self._fact("Your note", event.mine.note)
        for link in event.mine.links if event.mine is not None else ():
            self._show_link(link, key)
        if event.bodies:
            self._fact("Bodies named", ", ".join(event.bodies))
        self._fact("Who says so", _said_by(document))
        if breadcrumb:
            self._fact("Where", SEPARATOR.join(breadcrumb))
        if citation:
            self._fact("Cite as", citation)
        self._fact("Where this card comes from", _comes_from(event))

    def show_footnote(
        self, footnote: Footnote, place: Place | None, breadcrumb: tuple[str, ...]
    ) -> None:
        """Fill the card with a note; ``place`` is where the text points to it."""
        self._begin(place)
        self._tools.hide()
        self._headline(f"Note {footnote.label}")
        self._fact("", footnote.text)
        self._add_button()
        if breadcrumb:
            self._fact("Where", SEPARATOR.join(breadcrumb))
        if footnote.page is not None:
            self._fact("Page of the original", str(footnote.page))

    def text(self) -> str:
        """Everything on the card, a line each."""
        return "\n".join(label.text() for label, _ in self._texts)

    def copy(self) -> None:
        """Put the card on the clipboard as text, a line for each of its facts."""
        QGuiApplication.clipboard().setText("\n".join(self._lines))

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        for label, colour in self._texts:
            label.set_colour(getattr(tokens, colour))

    # ------------------------------------------------------------------ inside

    def _begin(self, place: Place | None) -> None:
        for label, _ in self._texts:
            self._layout.removeWidget(label)
            label.hide()
            label.deleteLater()
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._texts, self._rows, self._event = [], [], None
        self._lines = []
        self._last_button = self.copy_button
        self._place = place
        self._button_room.setVisible(place is not None)

    def _headline(self, text: str) -> None:
        self._add(Label(text, SIZE_PAGE, QFont.Weight.DemiBold), "text", SPACE_1)
        self._lines.append(text)

    def _fact(self, name: str, value: str, colour: str = "text") -> None:
        if name:
            self._add(Label(name, SIZE_SMALL), "muted", SPACE_3)
        self._lines.append(f"{name}: {value}" if name else value)
        label = Label(value, SIZE_BODY if name != "Where" else SIZE_LABEL)
        label.setAccessibleName(f"{name}: {value}" if name else value)
        self._add(label, colour, SPACE_2 if not name else 1)

    def _add(self, label: Label, colour: str, above: int) -> None:
        label.wrap()
        label.make_selectable()
        label.setContentsMargins(0, above, 0, 0)
        label.set_colour(getattr(self._tokens, colour))
        self._layout.insertWidget(self._layout.count() - 1, label)  # before the stretch
        self._texts.append((label, colour))

    def _add_button(self) -> None:
        """The button follows the words that it leads to."""
        self._layout.removeWidget(self._button_room)
        self._layout.insertWidget(self._layout.count() - 1, self._button_room)

    def _show_link(self, link: EventLink, document: str) -> None:
        """The other end, in words, and the two things that can be done with a link."""
        other = link.anchor.document
        where = f" ({self.title_of(other)})" if other != document else ""
        self._fact(link_words(link), f"{link.headline}{where}")
        go, away = QPushButton("Go there"), QPushButton("Unlink")
        go.setAccessibleName(f"Go to {link.headline}")
        away.setAccessibleName(f"Take away the link to {link.headline}")
        go.clicked.connect(lambda: self.linkOpened.emit(link))
        away.clicked.connect(lambda: self.unlinkRequested.emit(link.id))
        row = QWidget()
        row.setLayout(_row(go, away))
        row.layout().setContentsMargins(0, SPACE_1, 0, 0)  # pyright: ignore[reportOptionalMemberAccess] - set above
        self._layout.insertWidget(self._layout.count() - 1, row)
        row.show()  # at once: the keyboard may already be on its way
        QWidget.setTabOrder(self._last_button, go)  # else they come after the whole window
        QWidget.setTabOrder(go, away)
        self._last_button = away
        self._rows.append(row)

    def _ask(self, signal: SignalInstance) -> None:
        if self._event is not None:
            signal.emit(self._event)

    def _show_passage(self) -> None:
        if self._place is not None:
            self.placeRequested.emit(self._place)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons beside each other, from the left."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_2)
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(button)
    row.addStretch(1)
    return row


def _comes_from(event: Event) -> str:
    """Whose work the card is, and how surely an edit found its words again."""
    said = _ORIGINS[event.origin]
    mine = event.mine
    if mine is None or mine.edit is None:
        return said
    if event.origin is Origin.EDITED and mine.base is None:
        said = _NOT_FOUND
    return f"{said}. {_STATES[mine.state]}" if mine.state in _STATES else said


def _date(event: Event) -> str:
    """The date in words, and how it is filled: "December 2013, some time within"."""
    said = _words(event.edtf or "")
    if event.kind is EventKind.DOCUMENT or event.extent is None:
        return said
    if event.extent is Extent.EACH or (event.extent is Extent.WITHIN and event.lo == event.hi):
        return said
    return f"{said}, {_EXTENTS[event.extent]}"


def _status(status: Status, document: Document | None) -> str:
    sign = _STATUS_SIGNS[status]
    issued = document.facts.issued if document else None
    if issued is None:
        return f"{sign} {status.value.capitalize()}, as of the document’s own date"
    return f"{sign} {status.value.capitalize()}, as of {_words(issued)}"


def _words(edtf: str) -> str:
    from db.edtf import words  # not needed for the first paint

    return words(edtf)


def _said_by(document: Document | None) -> str:
    issuer = document.facts.issuer if document else None
    return f"As stated by {issuer} in this document" if issuer else "As stated in this document"
