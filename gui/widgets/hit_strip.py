"""A thin strip that shows where the hits are, the current one marked; a click or a key goes there.

May import gui.models.strip, gui.theme.tokens, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.models.strip import Spots
from gui.theme.tokens import LIGHT, SPACE_4
from gui.widgets.painting import draw_focus_ring
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from gui.models.strip import Spot
    from gui.theme.tokens import Tokens

_HEIGHT, _TICK = 16, 2.0


class HitStrip(QWidget):
    """Spots from the left to the right; hidden where there are fewer than two."""

    chosen = Signal(int)  # number of a hit
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._spots = Spots()
        self._at = -1  # the spot of the current hit
        self._bars: list[QRectF] = []  # as they are painted …
        self._bars_of: tuple[Spots, int, QSize] | None = None  # … of these but one, in this room
        self._tokens = LIGHT
        self.hide()

    def set_spots(self, spots: Spots) -> None:
        """Show where the hits are; none is current."""
        self._spots, self._at = spots, -1
        self.setVisible(len(spots.spots) > 1)
        self._say()
        self.update()

    def set_current(self, hit: int) -> None:
        """Mark the spot of a hit; -1 for none."""
        known = [n for n, spot in enumerate(self._spots.spots) if spot.hit == hit]
        self._at = known[0] if known and hit >= 0 else -1
        self._say()
        self.update()

    def current(self) -> Spot | None:
        """The spot that is marked."""
        return self._spots.spots[self._at] if self._at >= 0 else None

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(scaled(200, self.font()), scaled(_HEIGHT, self.font()))

    # ------------------------------------------------------------------ geometry

    def rect_of(self, spot: Spot) -> QRectF:
        """Where a spot is painted."""
        room = self.width() - 2.0 * SPACE_4
        left = SPACE_4 + spot.start * room
        width = max(_TICK, (spot.end - spot.start) * room - 1)
        height = max(3.0, spot.weight * (self.height() - 6))
        return QRectF(left - width / 2 * (spot.start == spot.end), self.height() - 3 - height,
                      width, height)  # fmt: skip

    def _spot_at(self, x: float) -> int:
        """The nearest spot that can be gone to; -1 where there is none."""
        reach = [
            (abs(self.rect_of(spot).center().x() - x), number)
            for number, spot in enumerate(self._spots.spots)
            if spot.hit >= 0
        ]
        return min(reach)[1] if reach else -1

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Base line, where parts begin, spots, the current one ringed."""
        painter, tokens = QPainter(self), self._tokens
        base, room = self.height() - 3.0, self.width() - 2.0 * SPACE_4
        painter.fillRect(QRectF(SPACE_4, base, room, 1), QColor(tokens.hairline))
        for bound in self._spots.bounds:
            x = SPACE_4 + bound * room
            painter.fillRect(QRectF(x, 2, 1, base - 2), QColor(tokens.hairline))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hit_ring))
        painter.drawRects(self._painted())
        current = self.current()
        if current is not None:  # wider and ringed: not by colour alone
            mark = self.rect_of(current).adjusted(-2, 0, 2, 1)
            mark.setTop(1)
            painter.setPen(QPen(QColor(tokens.ring), 2))
            painter.setBrush(QColor(tokens.hit))
            painter.drawRect(mark)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, 4)
        painter.end()

    def _painted(self) -> list[QRectF]:
        """The bars; of more than there is room for, the highest of each pixel's width."""
        wanted = self._spots, self._at, self.size()
        if self._bars_of != wanted:
            spots = [spot for n, spot in enumerate(self._spots.spots) if n != self._at]
            if len(spots) > self.width():
                highest: dict[int, Spot] = {}
                for spot in spots:
                    column = int(spot.start * self.width())
                    held = highest.get(column)
                    if held is None or spot.weight > held.weight:
                        highest[column] = spot
                spots = [*highest.values()]
            self._bars, self._bars_of = [self.rect_of(spot) for spot in spots], wanted
        return self._bars

    # ------------------------------------------------------------------ hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the nearest hit."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(self._spot_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from hit to hit as they lie; Home and End to the first and last."""
        reach = [number for number, spot in enumerate(self._spots.spots) if spot.hit >= 0]
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not reach:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Right:
            self._go(next((n for n in reach if n > self._at), reach[-1]))
        elif key == Qt.Key.Key_Left:
            self._go(next((n for n in reversed(reach) if n < self._at), reach[0]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(reach[0 if key == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        if number >= 0:
            self._at = number
            self._say()
            self.update()
            self.chosen.emit(self._spots.spots[number].hit)

    def event(self, event: QHelpEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - any event; the tool tip's has a place
        """The tool tip tells what is under the mouse."""
        if event.type() == event.Type.ToolTip:
            number = self._spot_at(event.pos().x())
            text = self._spots.spots[number].text if number >= 0 else self._spots.said
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def _say(self) -> None:
        """The name tells all, the description the current one."""
        self.setAccessibleName(self._spots.said)
        current = self.current()
        text = "" if current is None else current.text
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            changed = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, changed))
