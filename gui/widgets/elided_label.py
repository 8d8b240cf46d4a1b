"""Labels that keep to the type scale and the tokens: plain ones and elided ones.

The application's style sheet says nothing about labels, so each keeps its own font and colour.
May import gui.theme.tokens, gui.widgets.text and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from gui.theme.tokens import SIZE_BODY
from gui.widgets.text import SEPARATOR, fit_breadcrumb, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Label(QLabel):
    """A label at a size of the type scale; it follows the interface font when that changes."""

    def __init__(
        self,
        text: str = "",
        pixels: int = SIZE_BODY,
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._pixels, self._weight = pixels, weight
        # Documents are shown as written: "<b>" in a title is three characters, not markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._scale()

    def set_colour(self, colour: str) -> None:
        """Write in this colour."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)

    def wrap(self) -> None:
        """Break lines at any width, as high as that needs; the label asks for no width itself."""
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """A line: Qt answers for a wrapped label with its height at one letter's width."""
        if self.wordWrap():
            return QSize(1, self.fontMetrics().height())
        return super().minimumSizeHint()

    def make_selectable(self) -> None:
        """Let the reader select and copy the text, with the mouse or the keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def event(self, event: QEvent) -> bool:
        """Follow the interface font."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._scale()
        return super().event(event)

    def _scale(self) -> None:
        self.setFont(scaled_font(QApplication.font(), self._pixels, self._weight))


class ElidedLabel(Label):
    """One line that is cut to the room it has; what is cut is in its tool tip.

    It shows a text, cut at its end, or a breadcrumb, cut in its middle.
    """

    def __init__(
        self,
        text: str = "",
        pixels: int = SIZE_BODY,
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", pixels, weight, parent)
        self._parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text."""
        self.set_parts((text,) if text else ())

    def set_parts(self, parts: tuple[str, ...]) -> None:
        """Show a breadcrumb."""
        self._parts = parts
        super().setText(SEPARATOR.join(parts))
        self.updateGeometry()
        self._tell()

    def shown_text(self) -> str:
        """What fits."""
        metrics, width = QFontMetricsF(self.font()), self.contentsRect().width()
        if len(self._parts) > 1:
            return fit_breadcrumb(self._parts, metrics, width)
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics, around = QFontMetricsF(self.font()), self.contentsMargins()
        width = metrics.horizontalAdvance(self.text()) + 2 + around.left() + around.right()
        return QSize(round(width), round(metrics.height()) + around.top() + around.bottom())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QEvent) -> None:
        """What is cut changes with the width."""
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(
            self.contentsRect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.shown_text(),
        )

    def _tell(self) -> None:
        whole = self.text()
        self.setToolTip(whole if self.shown_text() != whole else "")
