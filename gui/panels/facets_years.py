"""Years as a small histogram: pick one, or a span, by hand or with the arrow keys.

It has the timeline's own scale, so a year is as wide as its days. May import gui.models.spans,
gui.theme.tokens, gui.timeline.scale, gui.widgets and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.models.spans import said_span, span_of_years, years_of
from gui.theme.tokens import LIGHT, RADIUS, SIZE_SMALL, SPACE_1, SPACE_4
from gui.timeline.scale import END_DAY, Scale, date_at, day_of
from gui.widgets.painting import draw_focus_ring
from gui.widgets.text import scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from gui.theme.tokens import Tokens

_BARS, _LEAST = 40, 2.0  # the height of the highest bar, and of one passage
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class YearsHistogram(QWidget):
    """A bar for each year with passages; what is chosen has a ground of the accent."""

    spanChosen = Signal(object)  # (first, last) day yyyymmdd; None: no longer any
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._counts: dict[int, int] = {}
        self._range = (0, 0)  # the first and the last year that are drawn
        self._span: tuple[int, int] | None = None
        self._at: int | None = None  # the year the keyboard is at
        self._from: int | None = None  # where a drag, or a span by keyboard, began
        self._dragging = False
        self._tokens = LIGHT
        self._say()

    # ------------------------------------------------------------------ what is shown

    def set_years(self, counts: tuple[tuple[int, int], ...], span: tuple[int, int] | None) -> None:
        """Show how many passages each year has, and what is chosen.

        Years that were drawn stay, so that nothing moves while one types.
        """
        self._counts, self._span = dict(counts), span
        years = [year for year, _ in counts]
        if span is not None:
            years += [year for year in years_of(span) if self._is_near(year, years)]
        if years:
            low, high = self._range if self._range[1] else (years[0], years[0])
            self._range = min(low, *years), max(high, *years)
        self._say()
        self.update()

    def forget_range(self) -> None:
        """Other documents are searched: their years may be others."""
        self._range = (0, 0)

    def is_worth_showing(self) -> bool:
        """Whether there is more than one year to choose from, or a span is chosen."""
        return self._range[1] > self._range[0] or self._span is not None

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        """Bars and a line of years."""
        return QSize(scaled(200, self.font()), self._bars() + self._axis() + 2 * SPACE_1)

    @staticmethod
    def _is_near(year: int, years: list[int]) -> bool:
        """A span with an end far away does not press the rest together."""
        return bool(years) and years[0] - 10 <= year <= years[-1] + 10

    def _bars(self) -> int:
        return scaled(_BARS, self.font())

    def _axis(self) -> int:
        return round(QFontMetricsF(scaled_font(self.font(), SIZE_SMALL)).height())

    def scale(self) -> Scale:
        """Days over pixels."""
        first, last = self._range
        start = day_of(first * 10_000 + 101)
        end = min(END_DAY, day_of((last + 1) * 10_000 + 101))
        width = max(1.0, self.width() - 2.0 * SPACE_4)
        return Scale(start, max(1.0, end - start), float(SPACE_4), width)

    def year_at(self, x: float) -> int:
        """The year at a pixel, the nearest one beyond the ends."""
        first, last = self._range
        return min(last, max(first, date_at(self.scale().day_at(x)).year))

    def rect_of(self, year: int) -> QRectF:
        """The column of a year, as high as the bars may be."""
        scale = self.scale()
        left = scale.x_of(day_of(year * 10_000 + 101))
        right = scale.x_of(min(END_DAY, day_of((year + 1) * 10_000 + 101)))
        return QRectF(left, SPACE_1, right - left, self._bars())

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground of what is chosen, bars, years at both ends, ring."""
        painter, tokens = QPainter(self), self._tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._range[1]:
            self._paint_span(painter)
            self._paint_bars(painter)
            self._paint_axis(painter)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), tokens, RADIUS)
        painter.end()

    def _shown_span(self) -> tuple[int, int] | None:
        """What a drag would choose, else what is chosen."""
        if self._dragging and self._from is not None and self._at is not None:
            return span_of_years(self._from, self._at)
        return self._span

    def _paint_span(self, painter: QPainter) -> None:
        span = self._shown_span()
        if span is None:
            return
        scale, bars = self.scale(), self._bars()
        left = max(scale.left, scale.x_of(day_of(span[0])))
        right = min(scale.right, scale.x_of(day_of(span[1]) + 1))
        if right > left:
            ground = QRectF(left, SPACE_1, right - left, bars)
            painter.fillRect(ground, QColor(self._tokens.accent_surface))
            for x in (left, right):  # its ends are lines, too: not by colour alone
                painter.fillRect(QRectF(x - 0.5, SPACE_1, 1, bars), QColor(self._tokens.accent))

    def _paint_bars(self, painter: QPainter) -> None:
        tokens, most, span = self._tokens, max(self._counts.values(), default=0), self._span
        for year, count in self._counts.items():
            column = self.rect_of(year)
            height = max(_LEAST, column.height() * count / most)
            air = 1.0 if column.width() > 4 else 0.0
            bar = QRectF(column.left() + air / 2, column.bottom() - height, 0, height)
            bar.setWidth(max(1.0, column.width() - air))
            inside = span is None or years_of(span)[0] <= year <= years_of(span)[1]
            painter.fillRect(bar, QColor(tokens.accent if inside else tokens.muted))
        base = QRectF(self.scale().left, SPACE_1 + self._bars(), self.scale().width, 1)
        painter.fillRect(base, QColor(tokens.hairline))
        if self.hasFocus() and self._at is not None:
            column = self.rect_of(self._at)
            mark = QRectF(column.left(), base.top() - 1, max(3.0, column.width()), 3)
            painter.fillRect(mark, QColor(tokens.ring))

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setFont(scaled_font(self.font(), SIZE_SMALL))
        painter.setPen(QColor(self._tokens.muted))
        scale = self.scale()
        room = QRectF(scale.left, SPACE_1 + self._bars() + 1, scale.width, self._axis())
        first, last = self._range
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), str(first))
        if last > first:
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), str(last))

    # ------------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks a year, a drag a span of them."""
        if event.button() == Qt.MouseButton.LeftButton and self._range[1]:
            self._at = self._from = self.year_at(event.position().x())
            self._dragging = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self._dragging:
            self._at = self.year_at(event.position().x())
            self._say()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The hand lets go; a click on the one year that is chosen gives it up."""
        if not self._dragging or event.button() != Qt.MouseButton.LeftButton:
            return
        span = self._shown_span()
        self._dragging = False
        self.spanChosen.emit(None if span == self._span else span)
        self.update()

    def event(self, event: QHelpEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - any event; the tool tip's has a place
        """The tool tip tells the year under the mouse."""
        if event.type() == event.Type.ToolTip and self._range[1]:
            year = self.year_at(QPointF(event.pos()).x())
            QToolTip.showText(event.globalPos(), self.said(year), self)
            return True
        return super().event(event)

    # ------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from year to year, with Shift over a span; Space chooses, Delete gives up."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ends = {Qt.Key.Key_Home: self._range[0], Qt.Key.Key_End: self._range[1]}
        if key in _STEPS and self._range[1]:
            at = self._at if self._at is not None else self._first()
            self._go(at + _STEPS[key] * (self._at is not None), shift=shift)
        elif key in ends:
            self._go(ends[key], shift=shift)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._at is not None:
                span = span_of_years(self._at, self._at)
                self.spanChosen.emit(None if span == self._span else span)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.spanChosen.emit(None)
        elif key == Qt.Key.Key_Escape and self._dragging:
            self._dragging = False
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is at a year from the start."""
        if self._at is None and self._range[1]:
            self._at = self._first()
        self._say()
        super().focusInEvent(event)
        self.update()

    def _first(self) -> int:
        """The first year of what is chosen, else of all."""
        first = self._range[0] if self._span is None else years_of(self._span)[0]
        return min(self._range[1], max(self._range[0], first))

    def _go(self, year: int, *, shift: bool) -> None:
        before = self._at if self._at is not None else year
        self._at = min(self._range[1], max(self._range[0], year))
        if not shift:
            self._from = None
        else:
            if self._from is None:
                self._from = before
            self.spanChosen.emit(span_of_years(self._from, self._at))
        self._say()
        self.update()

    # ------------------------------------------------------------------ for screen readers

    def said(self, year: int) -> str:
        """A year and its count: "2013, 12 passages"."""
        count = self._counts.get(year, 0)
        return f"{year}, {count:,} passage{'s' * (count != 1)}"

    def _say(self) -> None:
        """The name tells where the keyboard is, the description what is chosen and how."""
        name = "Years" if self._at is None else f"Years: {self.said(self._at)}"
        span = self._shown_span()
        chosen = "" if span is None else f"{said_span(span)} is chosen. "
        self.setAccessibleDescription(
            f"{chosen}Arrow keys move, Shift and arrow keys choose a span, Space chooses a year."
        )
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                QAccessible.updateAccessibility(
                    QAccessibleEvent(self, QAccessible.Event.NameChanged)
                )
