"""The status bar: where one is, who says what is read, in which state the text is, "Offline".

May import db.model, db.edtf, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from gui.theme.tokens import SIZE_LABEL, SPACE_4, SPACE_6
from gui.widgets.elided_label import ElidedLabel, Label
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from db.model import Document
    from gui.theme.tokens import Tokens

_HEIGHT = 26


class StatusBar(QStatusBar):
    """What does not fit is cut: the breadcrumb in its middle. Messages cover the left half."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._repairs = 0
        self._received = False
        self._breadcrumb = ElidedLabel("", SIZE_LABEL)
        self._attribution = ElidedLabel("", SIZE_LABEL)
        self._state = Label("", SIZE_LABEL)
        self._offline = Label("Offline", SIZE_LABEL)
        self._offline.setToolTip("Nonpaper has no network code: nothing leaves this computer")
        self._breadcrumb.setAccessibleName("Place")
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(scaled(_HEIGHT, self.font()))
        left, right = QWidget(), QWidget()
        for side, labels in (
            (left, (self._breadcrumb, self._attribution)),
            (right, (self._state, self._offline)),
        ):
            row = QHBoxLayout(side)
            row.setContentsMargins(SPACE_4 - 2, 0, SPACE_4 - 2, 0)
            row.setSpacing(SPACE_6)
            for label in labels:
                row.addWidget(label)
        spare = left.layout()
        if isinstance(spare, QHBoxLayout):
            spare.addStretch(1)
        self.addWidget(left, 1)
        self.addPermanentWidget(right)
        self.set_document(None)

    def set_breadcrumb(self, parts: tuple[str, ...]) -> None:
        """Where the reader is: "Annex", "Universal periodic review", "¶ 7"."""
        self._breadcrumb.set_parts(parts)

    def set_document(self, document: Document | None) -> None:
        """Which document is read: who states it, of which date, with how many repairs."""
        self._attribution.setText(_attribution(document))
        self._repairs = document.counts.repairs if document else 0
        self._state.setVisible(document is not None)
        self._show_state()

    def set_received(self, *, received: bool) -> None:
        """Whether the text is shown as received instead of cleaned."""
        self._received = received
        self._show_state()

    def texts(self) -> tuple[str, ...]:
        """What the bar says, from the left."""
        labels = (self._breadcrumb, self._attribution, self._state, self._offline)
        return tuple(label.text() for label in labels if not label.isHidden())

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        for label in (self._breadcrumb, self._attribution, self._state, self._offline):
            label.set_colour(tokens.muted)

    def _show_state(self) -> None:
        if self._received:
            self._state.setText("text as received")
        elif not self._repairs:
            self._state.setText("text as received, no repairs needed")
        else:
            plural = "s" if self._repairs != 1 else ""
            self._state.setText(f"cleaned text · {self._repairs:,} repair{plural}")


def _attribution(document: Document | None) -> str:
    """The words "as stated by Belarus, 29 September 2014"; what is not known is left out."""
    if document is None:
        return ""
    facts, parts = document.facts, []
    if facts.issuer:
        parts.append(f"as stated by {facts.issuer}")
    if facts.issued:
        from db.edtf import words  # not needed for the first paint of an empty bar

        parts.append(words(facts.issued))
    return ", ".join(parts)
