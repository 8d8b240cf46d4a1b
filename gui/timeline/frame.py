"""The measures of the chart at the size of the interface font: fonts, lengths, areas.

May import gui.theme.tokens, gui.widgets.text, gui.timeline.layout and Qt.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.theme.tokens import SIZE_LABEL, SIZE_SMALL, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from gui.timeline.layout import Sizes
from gui.timeline.painter import Areas, Fonts
from gui.widgets.text import scale_of, scaled, scaled_font

_NAMES_MOST = 132  # the room for the names of lanes, at most
_ARROW = 14  # before a name: whether the lane is folded
_SIGN = 13  # … and the shape of its document, where it has one
_BEFORE_COUNT = 8
_NAMES_PART = 0.26  # … and of the whole width
_NAMES_LEAST = 40  # less than this is no use


def fonts_of(base: QFont) -> Fonts:
    """The fonts of the chart."""
    strong = QFont.Weight.DemiBold
    return Fonts(
        label=scaled_font(base, SIZE_SMALL),
        axis=scaled_font(base, SIZE_SMALL),
        title=scaled_font(base, SIZE_LABEL, strong),
        strong=scaled_font(base, SIZE_SMALL, strong),
    )


def sizes_of(base: QFont, fonts: Fonts) -> Sizes:
    """The lengths of the chart."""
    ratio = scale_of(base)
    return Sizes(
        row=round(QFontMetricsF(fonts.label).height()),
        mark=9 * ratio,
        least_mark=13 * ratio,
        stub=36 * ratio,
        least_air=3 * ratio,
        most_air=12 * ratio,
        label=170 * ratio,
        least_label=36 * ratio,
        gap=3 * ratio,
        label_gap=7 * ratio,
        apart=12 * ratio,
    )


def title_room(widest: float, base: QFont) -> float:
    """The width that names of lanes ask for; longer ones are broken into two lines."""
    return min(widest, _NAMES_MOST * scale_of(base))


def areas_of(
    width: int,
    height: int,
    base: QFont,
    fonts: Fonts,
    names: float,
    count: float = 0.0,
    *,
    signs: bool = False,
) -> Areas:
    """Divide the chart up. Every area has at least a pixel's width, however narrow it is.

    Args:
        width: of the chart.
        height: of the chart.
        base: the interface font.
        fonts: of the chart.
        names: the room that the names of lanes ask for.
        count: the width of the greatest number of a lane's events.
        signs: whether lanes have the shape of a document before their names.
    """
    margin = scaled(SPACE_4, base)
    arrow = (_ARROW + _SIGN * signs) * scale_of(base) if names else 0.0
    count = count + _BEFORE_COUNT * scale_of(base) if names else 0.0
    room = min(names + arrow + count, width * _NAMES_PART)
    room = room + 1 if room >= min(names, _NAMES_LEAST) else 0.0
    left = margin + (room + scaled(SPACE_3, base) if room > 1 else 0.0)
    left = min(left, max(0.0, width - 1.0))
    right = max(left + 1, width - margin)
    axis = QFontMetricsF(fonts.axis).height() + QFontMetricsF(fonts.strong).height()
    top = axis + scaled(SPACE_1, base)
    below = max(0.0, height - top - scaled(SPACE_2, base))
    return Areas(
        whole=QRectF(0, 0, width, height),
        axis=QRectF(left, 0, width - left, top),
        names=QRectF(margin, top, room, below),
        time=QRectF(left, top, right - left, below),
        arrow=arrow,
        count=count if room - arrow - count >= min(names, _NAMES_LEAST) else 0.0,
    )
