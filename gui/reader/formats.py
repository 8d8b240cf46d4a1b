"""How each kind of block looks on the page: its paragraph format and its type.

May import db.model, gui.theme.tokens and Qt's gui module.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextOption

from db.model import BlockKind
from gui.theme.tokens import SIZE_BODY, SIZE_PAGE, Tokens

if TYPE_CHECKING:
    from gui.reader.typography import Typography

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_HANG = 22  # from a bullet to its text
_WIDE_HANG = 36  # from a marker such as "(iv)"
_NOTE_HANG = 20
_INDENT = 32  # quotations
# Space above and below, in pixels. Qt takes the larger of two that meet.
_TITLE, _HEADING, _PARAGRAPH, _ITEM = (64, 16), (32, 10), (0, 12), (0, 7)


def holds_right_to_left(text: str) -> bool:
    """Whether any of the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the text's first letter with a direction runs from right to left."""
    if not holds_right_to_left(text):
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


class Style(NamedTuple):
    """The format of a block and of its characters."""

    block: QTextBlockFormat
    text: QTextCharFormat


class Styles:
    """Makes each style once for a page."""

    def __init__(self, typography: Typography, tokens: Tokens) -> None:
        self._type = typography
        self._tokens = tokens
        self._made: dict[tuple[object, ...], Style] = {}
        self._links: dict[int, QTextCharFormat] = {}

    def block(self, kind: BlockKind, level: int, marker: str | None, *, mirrored: bool) -> Style:
        """The style of a block of a kind in a section of a level."""
        key = (kind, level, len(marker or ""), mirrored)
        return self._made.get(key) or self._made.setdefault(key, self._block(*key))

    def note(self, *, mirrored: bool) -> Style:
        """The style of a note in the list at the end."""
        key = ("note", mirrored)
        return self._made.get(key) or self._made.setdefault(
            key,
            self._style(self._type.small(), (0, 6), mirrored=mirrored, hang=_NOTE_HANG),
        )

    def notes_heading(self) -> Style:
        """The style of the heading over the notes."""
        return self._style(
            self._type.font(SIZE_BODY, strong=True), (56, 8), colour=self._tokens.muted
        )

    def reference(self, style: Style, target: str) -> QTextCharFormat:
        """A raised note letter in the accent, within text of a style."""
        made = self.link(style, target)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return made

    def link(self, style: Style, target: str) -> QTextCharFormat:
        """A link within text of a style."""
        made = QTextCharFormat(style.text)
        made.setAnchor(True)
        made.setAnchorHref(target)
        made.setForeground(QColor(self._tokens.accent))
        return made

    def aside(self, style: Style) -> QTextCharFormat:
        """Slanted words within text of a style: "(Signed)"."""
        made = QTextCharFormat(style.text)
        made.setFontItalic(True)
        return made

    def _block(self, kind: BlockKind, level: int, marked: int, mirrored: bool) -> Style:  # noqa: FBT001 - unpacked from the key of the cache
        page = self._type.font(SIZE_PAGE)
        match kind:
            case BlockKind.HEADING if level <= 1:
                return self._style(self._type.title(), _TITLE, mirrored=mirrored)
            case BlockKind.HEADING:
                return self._style(self._type.heading(level), _HEADING, mirrored=mirrored)
            case BlockKind.LETTERHEAD:
                return self._style(
                    self._type.small(), (0, 12), mirrored=mirrored, colour=self._tokens.muted
                )
            case BlockKind.LIST_ITEM:
                hang = _HANG if marked <= 1 else _WIDE_HANG
                return self._style(page, _ITEM, mirrored=mirrored, hang=hang)
            case BlockKind.QUOTATION:
                return self._style(page, _PARAGRAPH, mirrored=mirrored, indent=_INDENT)
            case BlockKind.SIGNATURE:
                return self._style(page, (20, 12), mirrored=mirrored)
            case BlockKind.TABLE_ROW:
                return self._style(self._type.small(), (0, 4), mirrored=mirrored, cells=True)
            case _:
                return self._style(page, _PARAGRAPH, mirrored=mirrored, marked=marked > 0)

    def _style(
        self,
        font: QFont,
        space: tuple[int, int],
        *,
        mirrored: bool = False,
        colour: str | None = None,
        hang: int = 0,
        indent: int = 0,
        marked: bool = False,
        cells: bool = False,
    ) -> Style:
        scaled = self._type.scaled
        block = QTextBlockFormat()
        block.setLineHeight(self._type.line_height(font), _FIXED)
        block.setTopMargin(scaled(space[0]))
        block.setBottomMargin(scaled(space[1]))
        edge, other = scaled(hang + indent), scaled(indent)
        block.setLeftMargin(other if mirrored else edge)
        block.setRightMargin(edge if mirrored else other)
        if mirrored:
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        left = QTextOption.TabType.LeftTab
        if hang:
            block.setTextIndent(-scaled(hang))
            block.setTabPositions([QTextOption.Tab(scaled(hang), left)])
        elif marked:  # "12." at the first line of an officially numbered paragraph, as printed
            block.setTabPositions([QTextOption.Tab(scaled(_INDENT + 4), left)])
        elif cells:
            column = self._type.column()
            block.setTabPositions([QTextOption.Tab(column * n / 4, left) for n in range(1, 16)])
        text = QTextCharFormat()
        text.setFont(font)
        if colour is not None:
            text.setForeground(QColor(colour))
        return Style(block, text)
