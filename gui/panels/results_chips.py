"""What a search is besides its words, as chips above the results: each can be clicked away.

May import gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.theme.tokens import LIGHT, SIZE_SMALL, SPACE_1, SPACE_2
from gui.widgets.flow import FlowLayout
from gui.widgets.painting import Glyph, draw_focus_ring, draw_glyph
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from gui.theme.tokens import Tokens

_HEIGHT, _CROSS = 22, 8


class ChipKind(Enum):
    """What a chip stands for, and so what a click on it does."""

    WITHIN = auto()  # an earlier search whose results are searched: go back to it
    EXACT = auto()  # no other word forms: allow them
    NAMES_OFF = auto()  # no other names: allow them
    ALSO = auto()  # another name that is looked for, too: leave it out
    SUGGESTION = auto()  # another spelling: look for that
    FILTER = auto()  # a value of a facet, or a span: choose it no longer


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip."""

    kind: ChipKind
    text: str
    tip: str  # what a click does
    value: str = ""


class Chips(QWidget):
    """A few chips side by side; hidden where there are none."""

    chosen = Signal(object)  # Chip

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tokens = LIGHT
        self._buttons: list[ChipButton] = []
        self._flow = FlowLayout(self, SPACE_1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; one that had the keyboard hands it to the one in its place."""
        if [button.chip for button in self._buttons] == list(chips):
            return
        focused = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), None)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._make(chip) for chip in chips]
        self.setVisible(bool(chips))
        self.updateGeometry()
        if focused is not None and self._buttons:
            at = min(focused, len(self._buttons) - 1)
            self._buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def chips(self) -> tuple[Chip, ...]:
        """What is shown."""
        return tuple(button.chip for button in self._buttons)

    def buttons(self) -> tuple[ChipButton, ...]:
        """The chips, from the left."""
        return tuple(self._buttons)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        for button in self._buttons:
            button.tokens = tokens
            button.update()

    def _make(self, chip: Chip) -> ChipButton:
        button = ChipButton(chip, self)
        button.tokens = self._tokens
        button.clicked.connect(lambda: self.chosen.emit(chip))
        self._flow.addWidget(button)
        button.show()
        return button


class ChipButton(QAbstractButton):
    """A rounded label with a cross; a suggestion has none, as nothing is taken away."""

    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = chip
        self.tokens = LIGHT
        self.setText(chip.text)
        self.setAccessibleName(chip.text)
        self.setAccessibleDescription(chip.tip)
        self.setToolTip(f"{chip.text}\n{chip.tip}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def _crossed(self) -> bool:
        return self.chip.kind is not ChipKind.SUGGESTION

    def sizeHint(self) -> QSize:
        """Room for the words, and for the cross."""
        font = scaled_font(self.font(), SIZE_SMALL)
        width = QFontMetricsF(font).horizontalAdvance(self.text()) + 2 * SPACE_2
        if self._crossed:
            width += scaled(_CROSS, self.font()) + SPACE_1
        return QSize(round(width) + 2, scaled(_HEIGHT, self.font()))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Enter and Delete do what a click does, as Space does anyway."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if e.key() in keys:
            self.click()
        else:
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        """A pill with a hairline; a suggestion is written in the accent."""
        painter, tokens, font = QPainter(self), self.tokens, self.font()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse()
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
        if not hovered and not self.isDown():
            painter.setBrush(QColor(tokens.page))
        around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = around.height() / 2
        painter.drawRoundedRect(around, radius, radius)
        right = self.width() - SPACE_2
        if self._crossed:
            side = scaled(_CROSS, font)
            cross = QRectF(right - side, (self.height() - side) / 2, side, side)
            draw_glyph(painter, cross, Glyph.CROSS, tokens.muted)
            right -= side + SPACE_1
        small = scaled_font(font, SIZE_SMALL)
        room = QRectF(SPACE_2, 0, right - SPACE_2, self.height())
        text = QFontMetricsF(small).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.setFont(small)
        painter.setPen(QColor(tokens.text if self._crossed else tokens.accent))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, self.height() // 2)
