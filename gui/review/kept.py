"""What the reader said of words that are not found again: a list of it, where it was said.

It is kept whatever happens; here it is given to another passage, or forgotten. May import
gui.review.wording, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.review.wording import in_words
from gui.theme.tokens import SPACE_2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from db.corrections import Correction

_SHOWN = 3  # rows; what is more is scrolled


class KeptList(QWidget):
    """Hidden where nothing is kept; a row is a correction in words, Delete forgets it."""

    forgotten = Signal(object)  # Correction
    given = Signal(object)  # Correction: apply it to what is chosen on the page beside

    def __init__(self, of_what: str, give: str = "") -> None:
        """Begin; ``give`` is what the button says that applies a row elsewhere, "" for none."""
        super().__init__()
        self._of_what = of_what
        self._kept: Sequence[Correction] = ()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(f"Corrections of {of_what}s, kept and not applied")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told.setBuddy(self.list)
        self.give, self.forget = QPushButton(give), QPushButton("&Forget it")
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.told, 1)
        for button in (self.give, self.forget):
            button.setAutoDefault(False)
            head.addWidget(button)
        self.give.setVisible(bool(give))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_2, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(head)
        layout.addWidget(self.list)
        delete = QAction("Forget it", self.list)
        delete.setShortcut(QKeySequence("Del"))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(delete)
        for asked in (delete.triggered, self.forget.clicked):
            asked.connect(lambda: self._tell(self.forgotten))
        self.give.clicked.connect(lambda: self._tell(self.given))
        self.hide()

    def show_kept(self, kept: Sequence[Correction]) -> None:
        """Show these; the keyboard stays near its row."""
        row = self.list.currentRow()
        had_focus = self.list.hasFocus() or self.give.hasFocus() or self.forget.hasFocus()
        self._kept = kept
        self.list.clear()
        for said in kept:
            text = in_words(said)
            QListWidgetItem(text, self.list).setToolTip(text)
        self.list.setCurrentRow(max(0, min(row, len(kept) - 1)))
        many = len(kept) != 1
        self.told.setText(
            f"{len(kept)} correction{'s' * many} of {self._of_what}s "
            f"{'are' if many else 'is'} kept and not applied: "
            "not found again for sure, or not possible any more."
        )
        line = self.list.sizeHintForRow(0) if kept else 0
        self.list.setFixedHeight(min(len(kept), _SHOWN) * line + 2 * self.list.frameWidth() + 2)
        self.setVisible(bool(kept))
        if had_focus and kept:
            self.list.setFocus()

    def offer(self, *, can: bool, why: str = "") -> None:
        """Whether there is something that a row can be given to; if not, why."""
        self.give.setEnabled(can)
        self.give.setToolTip(why)

    def _tell(self, signal: SignalInstance) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._kept):
            signal.emit(self._kept[row])
