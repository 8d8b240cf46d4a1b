"""The small buttons of the timeline's header: a legend that filters, signs, and words.

May import gui.theme.tokens, gui.widgets, gui.timeline.strokes and Qt.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.theme.tokens import LIGHT, RADIUS, SIZE_LABEL
from gui.timeline.marks import MarkKind
from gui.timeline.strokes import draw_approximate, draw_sample
from gui.widgets.painting import draw_focus_ring
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme.tokens import Tokens

_HEIGHT = 28
_SIDE_AIR = 6
_SAMPLE_WIDTH, _SAMPLE_HEIGHT, _SAMPLE_GAP = 20, 9, 6
LEGEND_NAMES = {
    MarkKind.THROUGHOUT: "throughout",
    MarkKind.WITHIN: "some time within",
    MarkKind.PLANNED: "planned",
    MarkKind.ONGOING: "ongoing",
}


class Sign(Enum):
    """What a button without words shows."""

    MINUS = auto()
    PLUS = auto()
    FIT = auto()


class HeaderButton(QAbstractButton):
    """A flat button of words; one with a menu shows a small arrow."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self.arrow = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        """Its content and some air."""
        air = scaled(_SIDE_AIR, self.font())
        return QSize(round(self._content_width()) + 2 * air, scaled(_HEIGHT, self.font()))

    def minimumSizeHint(self) -> QSize:
        """The same: the header leaves out what does not fit."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface, content, ring."""
        tokens, painter = self._tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        air = scaled(_SIDE_AIR, self.font())
        self._paint_content(painter, QRectF(self.rect()).adjusted(air, 0, -air, 0))
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, RADIUS)
        painter.end()

    def _font(self) -> QFont:
        return scaled_font(self.font(), SIZE_LABEL)

    def _content_width(self) -> float:
        arrow = scaled(14, self.font()) if self.arrow else 0
        return QFontMetricsF(self._font()).horizontalAdvance(self.text()) + arrow

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        shown = self.isDown() or self.underMouse() or self.isChecked()
        colour = QColor(self._tokens.text if shown else self._tokens.muted)
        if self.isChecked():
            colour = QColor(self._tokens.accent)
        painter.setFont(self._font())
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.arrow:
            half, x, y = (
                scaled(3, self.font()),
                rect.right() - scaled(5, self.font()),
                rect.center(),
            )
            path = QPainterPath(QPointF(x - half, y.y() - half / 2))
            path.lineTo(x, y.y() + half / 2)
            path.lineTo(x + half, y.y() - half / 2)
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)


class SignButton(HeaderButton):
    """A button with a painted sign; its name is in its tool tip and for screen readers."""

    def __init__(self, sign: Sign, name: str, keys: str) -> None:
        super().__init__()
        self._sign = sign
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})")

    def _content_width(self) -> float:
        return scaled(14, self.font())

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        half = scaled(5, self.font())
        shown = self.isDown() or self.underMouse()
        pen = QPen(QColor(self._tokens.text if shown else self._tokens.muted), half * 0.28)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = rect.center()
        if self._sign is Sign.FIT:
            box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
            painter.drawRoundedRect(box, 1.5, 1.5)
            painter.drawLine(middle - QPointF(half * 0.45, 0), middle + QPointF(half * 0.45, 0))
            return
        painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
        if self._sign is Sign.PLUS:
            painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))


class LegendButton(HeaderButton):
    """A sample of a mark and its name; unchecked, such marks are hidden."""

    def __init__(self, kind: MarkKind) -> None:
        super().__init__(LEGEND_NAMES[kind])
        self.kind = kind
        self._brief = False
        self.setObjectName("legendButton")
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(f"Show events: {LEGEND_NAMES[kind]}")
        self._tell()
        self.toggled.connect(self._tell)

    def set_brief(self, *, brief: bool) -> None:
        """Show the sample alone, where there is little room."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def _tell(self) -> None:
        self.setToolTip(f"{'Hide' if self.isChecked() else 'Show'} events: {self.text()}")

    def _content_width(self) -> float:
        width = scaled(_SAMPLE_WIDTH, self.font())
        if self._brief:
            return width
        words = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return width + scaled(_SAMPLE_GAP, self.font()) + words

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Hidden kinds are faded and struck through: not told by colour alone."""
        width, height = scaled(_SAMPLE_WIDTH, self.font()), scaled(_SAMPLE_HEIGHT, self.font())
        sample = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
        painter.setOpacity(1.0 if self.isChecked() else 0.35)
        draw_sample(painter, sample, self.kind, self._tokens)
        painter.setOpacity(1.0)
        if not self._brief:
            font = self._font()
            font.setStrikeOut(not self.isChecked())
            painter.setFont(font)
            shown = self.isChecked() and (self.underMouse() or self.isDown())
            painter.setPen(QColor(self._tokens.text if shown else self._tokens.muted))
            words = rect.adjusted(width + scaled(_SAMPLE_GAP, self.font()), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        elif not self.isChecked():
            painter.setPen(QPen(QColor(self._tokens.muted), 1.4))
            painter.drawLine(sample.bottomLeft(), sample.topRight())


class ApproximateSample(HeaderButton):
    """The legend's word for frayed ends: any kind of mark may have them, so it filters nothing."""

    def __init__(self) -> None:
        super().__init__("approximate")
        self._brief = False
        self.setObjectName("approximateSample")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(False)
        self.setAccessibleName("Frayed ends: an approximate date")
        self.setToolTip("Frayed ends: an approximate date")

    def set_brief(self, *, brief: bool) -> None:
        """Show the sample alone, where there is little room."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def _content_width(self) -> float:
        width = scaled(_SAMPLE_WIDTH, self.font())
        words = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return width if self._brief else width + scaled(_SAMPLE_GAP, self.font()) + words

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        width, height = scaled(_SAMPLE_WIDTH, self.font()), scaled(_SAMPLE_HEIGHT, self.font())
        sample = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
        draw_approximate(painter, sample, self._tokens)
        if not self._brief:
            painter.setFont(self._font())
            painter.setPen(QColor(self._tokens.muted))
            words = rect.adjusted(width + scaled(_SAMPLE_GAP, self.font()), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
