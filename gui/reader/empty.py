"""What the page says when no document is open. May import gui.theme.tokens and Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.theme.tokens import SIZE_HEADING, SPACE_2, SPACE_4, SPACE_6

if TYPE_CHECKING:
    from gui.reader.typography import Typography
    from gui.theme.tokens import Tokens


class EmptyPage(QWidget):
    """A calm page that says how to bring a document in."""

    importRequested = Signal()

    def __init__(self, typography: Typography, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._title = QLabel("No document is open")
        self._title.setFont(typography.font(SIZE_HEADING, strong=True))
        keys = QKeySequence(QKeySequence.StandardKey.Open).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self._advice = QLabel(
            "Drop a file here, or import one from your computer"
            + (f" with {keys}." if keys else ".")
            + "\nIt is read here and stays here: nothing is sent anywhere."
        )
        self._advice.setWordWrap(True)
        self.button = QPushButton("Import a document…")
        self.button.setDefault(True)
        self.button.clicked.connect(self.importRequested)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        column.setSpacing(SPACE_2)
        column.addStretch(2)
        for part in (self._title, self._advice):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(SPACE_4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.apply_theme(tokens)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, QColor(tokens.page))
        self.setPalette(palette)
        self._title.setStyleSheet(f"color: {tokens.text}")
        self._advice.setStyleSheet(f"color: {tokens.muted}")
