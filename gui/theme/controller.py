"""Which theme is on: follows the system unless the reader chose one, and tells who listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont

from gui.theme.style import palette, style_sheet
from gui.theme.tokens import DARK, LIGHT, SIZE_BODY, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class ThemeController(QObject):
    """Owns the application's palette, style sheet and interface font."""

    changed = Signal(object)  # Tokens

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._tokens: Tokens | None = None
        self.text_scale = _set_interface_font(application)
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The theme that is on."""
        return self._tokens or LIGHT

    def choose(self, choice: str) -> None:
        """Follow the system ("system") or stay "light" or "dark"."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        if self._choice == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == "dark"
        tokens = DARK if dark else LIGHT
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._application.setPalette(palette(tokens))
        self._application.setStyleSheet(style_sheet(tokens))
        self.changed.emit(tokens)


def _set_interface_font(application: QApplication) -> float:
    """The system's own sans, at least 13 px; returns its size as a multiple of 13 px."""
    font = QFont(application.font())
    dots = application.primaryScreen().logicalDotsPerInchY()
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * dots / 72
    scale = max(1.0, size / SIZE_BODY)
    font.setPixelSize(round(SIZE_BODY * scale))
    application.setFont(font)
    return scale
