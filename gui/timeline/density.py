"""Paints how dense a lane is: columns made once for a stretch of time, then drawn as one image.

May import the specs of gui.timeline.layout and Qt.
"""

from __future__ import annotations

from functools import cache
from math import ceil, floor, log2
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from gui.timeline.layout import DensitySpec
    from gui.timeline.scale import Scale

_LEVELS = 32  # rows of an image
_COLUMNS = 256  # of an image
_LEAST_COLUMN = 3.0  # pixels; the widest is four times as wide
_STRENGTH = 0.3  # a ground for marks and words, not a mark itself
FAINT = 0.12  # while a search is on: its hits are lit as marks and clusters
_MOST_KEPT = 512  # images; 32 KB each


class DensityPainter:
    """The images of one theme; they last until the content changes."""

    def __init__(self, colour: QColor, ground: QColor, strength: float = _STRENGTH) -> None:
        # Opaque: what is mixed in every frame takes five times as long to draw.
        self._table = [ground.rgb(), _mixed(colour, ground, strength).rgb()]
        self._images: dict[tuple[int, int, int], tuple[object, QImage]] = {}

    def paint(
        self, painter: QPainter, spec: DensitySpec, scale: Scale, left: float, right: float
    ) -> None:
        """Draw a lane's density between two pixels of the layout that ``scale`` was made for."""
        coverage = spec.coverage
        unit = coverage.unit * scale.pixels_per_day
        power = max(0, 2 * ceil(log2(_LEAST_COLUMN / unit) / 2))
        wide = (_COLUMNS << power) * unit  # of an image, in pixels
        origin = scale.x_of(coverage.first)
        first = max(0, floor((left - origin) / wide))
        last = min((coverage.length - 1) // (_COLUMNS << power), floor((right - origin) / wide))
        for tile in range(first, last + 1):
            image = self._image(spec, power, tile)
            start = origin + tile * wide
            x, end = max(left, start), min(right, start + wide)
            source = QRectF((x - start) / wide * _COLUMNS, 0, (end - x) / wide * _COLUMNS, _LEVELS)
            painter.drawImage(QRectF(x, spec.top, end - x, spec.height), image, source)

    def _image(self, spec: DensitySpec, power: int, tile: int) -> QImage:
        key = (spec.lane, power, tile)
        kept = self._images.get(key)
        if kept is not None and kept[0] is spec.coverage:
            return kept[1]
        if len(self._images) >= _MOST_KEPT:
            self._images.clear()
        start = tile * (_COLUMNS << power)
        heights = spec.coverage.heights(start, 1 << power, _COLUMNS, spec.peak, _LEVELS)
        rows = b"".join(
            heights.translate(_higher_than(_LEVELS - 1 - row)) for row in range(_LEVELS)
        )
        image = QImage(rows, _COLUMNS, _LEVELS, _COLUMNS, QImage.Format.Format_Indexed8)
        image.setColorTable(self._table)
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._images[key] = (spec.coverage, image)
        return image


def _mixed(colour: QColor, ground: QColor, part: float) -> QColor:
    """A breath of a colour on a ground."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return QColor.fromRgbF(*(one * part + other * (1 - part) for one, other in pairs))


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


@cache
def _higher_than(level: int) -> bytes:
    """A table that makes 1 of every height above a level, and 0 of the others."""
    return bytes(height > level for height in range(256))
