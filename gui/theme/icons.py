"""Toolbar icons: one font of QtAwesome, drawn here.

QtAwesome itself loads five icon fonts at import (110 ms and 38 MB measured, as much as the whole
window); its Phosphor font alone costs 2 ms. So we take the font file from the installed package
and paint its glyphs. May import gui.theme.tokens and Qt.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens

_SCALES = (1, 2)  # device pixel ratios for which pixmaps are made


class IconFont:
    """The Phosphor glyphs of the installed QtAwesome; empty icons where it is missing."""

    def __init__(self, size: int = 18) -> None:
        """Take the pixels at which icons are shown."""
        self._size = size
        self._family: str | None = None
        self._glyphs: dict[str, str] = {}
        folder = _font_folder()
        fonts = sorted(folder.glob("phosphor-[0-9]*.ttf")) if folder else []
        charmaps = sorted(folder.glob("phosphor-charmap-*.json")) if folder else []
        if not fonts or not charmaps:
            return
        number = QFontDatabase.addApplicationFont(str(fonts[-1]))
        families = QFontDatabase.applicationFontFamilies(number)
        if families:
            self._family = families[0]
            table: dict[str, str] = json.loads(charmaps[-1].read_text(encoding="utf-8"))
            self._glyphs = {name: chr(int(code, 16)) for name, code in table.items()}

    def has(self, name: str) -> bool:
        """Whether the font knows this glyph."""
        return name in self._glyphs

    def icon(self, name: str, tokens: Tokens) -> QIcon:
        """An icon in the muted text colour, the accent when checked, hairline when disabled."""
        icon = QIcon()
        if self._family is None or name not in self._glyphs:
            return icon
        modes = (
            (QIcon.Mode.Normal, QIcon.State.Off, tokens.muted),
            (QIcon.Mode.Active, QIcon.State.Off, tokens.text),
            (QIcon.Mode.Normal, QIcon.State.On, tokens.accent),
            (QIcon.Mode.Disabled, QIcon.State.Off, tokens.hairline),
        )
        for mode, state, colour in modes:
            for ratio in _SCALES:
                icon.addPixmap(self._pixmap(name, colour, ratio), mode, state)
        return icon

    def _pixmap(self, name: str, colour: str, ratio: int) -> QPixmap:
        size = self._size
        pixmap = QPixmap(size * ratio, size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        font = QFont(self._family or "")
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, self._glyphs[name])
        painter.end()
        return pixmap


def _font_folder() -> Path | None:
    """The fonts folder of the installed QtAwesome, found without importing it."""
    spec = find_spec("qtawesome")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "fonts" if places else None
