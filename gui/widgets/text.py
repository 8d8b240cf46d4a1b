"""Text as rows paint it: scaled fonts, wrapped and cut lines with marked words, breadcrumbs.

Every size is given in pixels at 100 % and follows the interface font. Delegates and labels use
it; may import gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from gui.theme.tokens import SIZE_BODY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextLine

SEPARATOR = " › "
_LINE_HEIGHT = 1.2  # of the font's own height
_MARK_RADIUS = 3.0
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")


def scale_of(font: QFont) -> float:
    """How much larger than 13 px the interface font is, never less than 1."""
    pixels = font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()
    return max(1.0, pixels / SIZE_BODY)


def scaled(pixels: int, font: QFont) -> int:
    """A length at 100 % as it is at the size of the interface font."""
    return round(pixels * scale_of(font))


def scaled_font(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font at another size of the type scale."""
    font = QFont(base)
    font.setPixelSize(scaled(pixels, base))
    font.setWeight(weight)
    return font


def utf16_offset(text: str, offset: int) -> int:
    """An offset in code points as Qt counts it, in UTF-16 units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def on_one_line(text: str) -> str:
    """A text whose tabs, line ends and other control characters are spaces; as long as it was.

    How wide a tab is depends on where it stands, so that parts would be measured wrongly.
    """
    return text.translate(_CONTROLS)


def fit_breadcrumb(parts: tuple[str, ...], metrics: QFontMetricsF, width: float) -> str:
    """A breadcrumb that fits: its longest parts but the last are shortened, never its end."""
    parts = tuple(map(on_one_line, parts))
    whole = SEPARATOR.join(parts)
    if not parts or metrics.horizontalAdvance(whole) <= width:
        return whole
    *before, last = parts
    separators = metrics.horizontalAdvance(SEPARATOR) * len(before)
    room = width - separators - metrics.horizontalAdvance(last)
    limit = _even_limit([metrics.horizontalAdvance(part) for part in before], room)
    if before and limit >= metrics.horizontalAdvance("mm…"):
        shortened = [metrics.elidedText(p, Qt.TextElideMode.ElideRight, limit) for p in before]
        joined = SEPARATOR.join([*shortened, last])
        if metrics.horizontalAdvance(joined) <= width:  # letters may join otherwise side by side
            return joined
    return metrics.elidedText(f"… › {last}", Qt.TextElideMode.ElideLeft, width)


def _even_limit(widths: list[float], room: float) -> float:
    """The width that no part may exceed so that all fit: short parts give room to long ones."""
    left, count = room, len(widths)
    for width in sorted(widths):
        if width * count > left:
            break
        left -= width
        count -= 1
    return left / count if count else room


class WrappedText:
    """A text in at most so many lines, its end cut with "…", with ranges of it marked.

    Args:
        text: what to show.
        font: already scaled.
        width: of a line, in pixels.
        max_lines: further text is cut.
        marks: ranges of ``text`` in code points. Where none would be seen, the beginning is cut
            instead, so that the first one is.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        max_lines: int,
        marks: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._metrics = QFontMetricsF(font)
        self._font = font
        self._width = max(1.0, width)
        self.line_height = round(self._metrics.height() * _LINE_HEIGHT)
        self._marks = [(utf16_offset(text, a), utf16_offset(text, b)) for a, b in marks]
        self.text = on_one_line(text)
        self._layout = self._laid_out(self.text)
        if self._marks and self._layout.lineCount() > max_lines:
            self._cut_beginning(max_lines)
        if self._layout.lineCount() > max_lines:
            self._cut_end(max_lines)
        self.height = self._layout.lineCount() * self.line_height

    @property
    def last_line_width(self) -> float:
        """How far the last line reaches, so that something can follow it."""
        count = self._layout.lineCount()
        return self._layout.lineAt(count - 1).naturalTextWidth() if count else 0.0

    def draw(self, painter: QPainter, x: float, y: float, colour: str, mark: str = "") -> None:
        """Paint at a point; ``mark`` is the colour behind the marked words."""
        painter.save()
        if mark:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mark))
            for rect in self.mark_rects():
                painter.drawRoundedRect(rect.translated(x, y), _MARK_RADIUS, _MARK_RADIUS)
        painter.setPen(QColor(colour))
        self._layout.draw(painter, QPointF(x, y))
        painter.restore()

    def mark_rects(self) -> list[QRectF]:
        """Where the marked words stand, relative to the text's corner."""
        rects: list[QRectF] = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            for start, end in self._marks:
                left = max(start, line.textStart())
                right = min(end, line.textStart() + line.textLength())
                if left < right:
                    x, to = _x_of(line, left), min(_x_of(line, right), line.naturalTextWidth())
                    top = number * self.line_height + 1
                    rects.append(QRectF(x - 1, top, to - x + 2, self.line_height - 2))
        return rects

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        lead = (self.line_height - self._metrics.height()) / 2
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, number * self.line_height + lead))
            number += 1
        layout.endLayout()
        return layout

    def _cut_beginning(self, max_lines: int) -> None:
        """Drop the lines before the one above the first mark, when that mark would be cut off."""
        line = self._layout.lineForTextPosition(self._marks[0][0]).lineNumber()
        if line >= max_lines:
            cut = self._layout.lineAt(line - 1).textStart()
            self.text = "… " + _from_utf16(self.text, cut)
            self._marks = [(a - cut + 2, b - cut + 2) for a, b in self._marks if a >= cut]
            self._layout = self._laid_out(self.text)

    def _cut_end(self, max_lines: int) -> None:
        start = self._layout.lineAt(max_lines - 1).textStart()
        kept = self.text.encode("utf-16-le")[: start * 2].decode("utf-16-le", "ignore")
        rest = _from_utf16(self.text, start)
        # 2 px less, because a line's width is rounded when it is broken.
        width = max(1.0, self._width - 2)
        last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        self.text = kept + last
        end = utf16_offset(self.text, len(self.text))
        self._marks = [(a, min(b, end)) for a, b in self._marks if a < end - 1]
        self._layout = self._laid_out(self.text)


def _from_utf16(text: str, start: int) -> str:
    return text.encode("utf-16-le")[start * 2 :].decode("utf-16-le", "ignore")


def _x_of(line: QTextLine, position: int) -> float:
    """Qt's binding answers with a pair, the x and the position it stands for, and says "object"."""
    return line.cursorToX(position)[0]  # pyright: ignore[reportIndexIssue]
