"""Which version this is and where its files are."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pathlib import Path


class AboutDialog(QDialog):
    """The folder can be selected and copied."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Nonpaper")
        self.text = QLabel(
            f"Nonpaper {version('nonpaper')}\n\n"
            "An offline reader for United Nations and diplomatic documents.\n"
            "It has no network code: nothing leaves this computer.\n\n"
            f"Your library and notebook are in\n{folder.absolute()}\n\n"
            "Licence: Apache-2.0"
        )
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
