"""The question under which name a search is kept. Never modal in code: it tells.

May import Qt, gui.theme.tokens and gui.widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.theme.tokens import SPACE_2, SPACE_4, SPACE_6

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 420


class SaveSearchDialog(QDialog):
    """One line with the name, all of it selected; empty lets the words themselves be the name."""

    def __init__(self, text: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save this search")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel("&Name of the search")
        self.line = QLineEdit(title)
        self.line.setPlaceholderText(text)
        self.line.setMaxLength(200)
        self.line.selectAll()
        label.setBuddy(self.line)
        hint = QLabel("It is offered below the search box, and stands in Menu › Search.")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_2)
        for widget in (label, self.line, hint, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)


def ask_title(parent: QWidget, text: str, title: str, then: Callable[[str], object]) -> None:
    """Ask for the name of a search; ``then`` gets it, without white space around it."""
    dialog = SaveSearchDialog(text, title, parent)
    dialog.accepted.connect(lambda: then(" ".join(dialog.line.text().split())))
    dialog.open()
