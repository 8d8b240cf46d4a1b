"""The page's type: its font, sizes, line height and column, at a text size.

May import gui.theme.tokens and Qt's gui module.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from gui.theme.tokens import SIZE_BODY, SIZE_HEADING, SIZE_PAGE, SIZE_SMALL, SIZE_TITLE

FAMILIES = (
    "Source Serif 4",
    "Noto Serif",
    "Charter",
    "Georgia",
    "Liberation Serif",
    "DejaVu Serif",
    "serif",
)
STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
LINE_HEIGHT = 1.6
_TIGHT_LINE_HEIGHT = 1.3  # headings run over two lines and hold together
_COLUMN = 78  # the widest line; measured, ragged lines then average 67 characters
# Letters in the proportions of these documents: an average width from "x" alone is 8 % off.
_SAMPLE = "the promotion of economic, social, civil and political rights and freedoms of all "


def system_scale(interface: QFont) -> float:
    """How much larger than usual the system's interface font is; never smaller."""
    return max(1.0, interface.pixelSize() / SIZE_BODY)


def nearest_step(ratio: float, by: int) -> float:
    """The next larger (``by`` 1) or smaller (``by`` -1) text size; the last one stays."""
    if by > 0:
        return next((step for step in STEPS if step > ratio + 0.001), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < ratio - 0.001), STEPS[0])


@dataclass(frozen=True, slots=True)
class Typography:
    """Sizes in pixels at a ratio to the usual text size.

    ``system`` is how much larger than usual the system shows all text; the reader's own ``ratio``
    comes on top of it.
    """

    ratio: float = 1.0
    families: tuple[str, ...] = FAMILIES
    system: float = 1.0

    def scaled(self, pixels: float) -> float:
        """A length of the look at this text size."""
        return pixels * self.ratio * self.system

    def font(self, pixels: int = SIZE_PAGE, *, strong: bool = False) -> QFont:
        """The page's serif at one of the sizes of the scale."""
        font = QFont()
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setFamilies(list(self.families))
        font.setPixelSize(max(1, round(self.scaled(pixels))))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def title(self) -> QFont:
        """For the title of a letter, an annex, a report."""
        return self.font(SIZE_TITLE, strong=True)

    def heading(self, level: int) -> QFont:
        """For the heading of a section below the title."""
        return self.font(SIZE_HEADING if level <= 2 else SIZE_PAGE, strong=True)

    def small(self) -> QFont:
        """For notes and letterheads."""
        return self.font(SIZE_BODY)

    def number(self, base: QFont) -> QFont:
        """For paragraph numbers: the interface's own font, ``base``, at its smallest size."""
        font = QFont(base)
        font.setPixelSize(max(1, round(SIZE_SMALL * self.mark_scale)))
        return font

    @staticmethod
    def line_height(font: QFont) -> float:
        """The distance of two lines in a font of this page."""
        tight = font.weight() >= QFont.Weight.DemiBold
        return font.pixelSize() * (_TIGHT_LINE_HEIGHT if tight else LINE_HEIGHT)

    @property
    def mark_scale(self) -> float:
        """How much ribbons, stars and their margin grow: half as much as the text."""
        return max(1.0, (1 + self.ratio * self.system) / 2)

    def column(self) -> int:
        """The width of the text column."""
        width = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE)
        return round(width / len(_SAMPLE) * _COLUMN)
