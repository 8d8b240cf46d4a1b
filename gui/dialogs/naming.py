"""One line that asks for a name. Never modal in code: it tells.

May import Qt and gui.theme.tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.theme.tokens import SPACE_2, SPACE_4, SPACE_6

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 420
_LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of such a question."""

    title: str
    label: str
    hint: str
    yes: str


class NameDialog(QDialog):
    """The line with the name, all of it selected; what an empty one stands for is shown in it."""

    def __init__(self, words: Naming, name: str, empty: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(words.label)
        self.line = QLineEdit(name)
        self.line.setPlaceholderText(empty)
        self.line.setMaxLength(_LONGEST)
        self.line.selectAll()
        label.setBuddy(self.line)
        hint = QLabel(words.hint)
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(words.yes)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_2)
        for widget in (label, self.line, hint, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)


def ask_name(
    parent: QWidget, words: Naming, name: str, empty: str, then: Callable[[str], object]
) -> None:
    """Ask; ``then`` gets the name, without white space around it."""
    dialog = NameDialog(words, name, empty, parent)
    dialog.accepted.connect(lambda: then(" ".join(dialog.line.text().split())))
    dialog.open()
