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
_COLUMNS = 512  # of an image
_LEAST_COLUMN = 3.0  # pixels
_STRENGTH = 0.3  # a ground for marks and words, not a mark itself
_MOST_KEPT = 256  # images; 64 KB each


class DensityPainter:
    """The images of one theme; they last until the content changes."""

    def __init__(self, colour: QColor) -> None:
        soft = QColor(colour)
        soft.setAlphaF(_STRENGTH)
        self._table = [0, soft.rgba()]
        self._images: dict[tuple[int, int, int], tuple[object, QImage]] = {}

    def paint(
        self, painter: QPainter, spec: DensitySpec, scale: Scale, left: float, right: float
    ) -> None:
        """Draw a lane's density between two pixels of the layout that ``scale`` was made for."""
        coverage = spec.coverage
        unit = coverage.unit * scale.pixels_per_day
        power = max(0, ceil(log2(_LEAST_COLUMN / unit)))
        wide = (_COLUMNS << power) * unit  # of an image, in pixels
        origin = scale.x_of(coverage.first)
        first = max(0, floor((left - origin) / wide))
        last = min((coverage.length - 1) // (_COLUMNS << power), floor((right - origin) / wide))
        smooth = painter.renderHints() & QPainter.RenderHint.Antialiasing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for tile in range(first, last + 1):
            image = self._image(spec, power, tile)
            start = origin + tile * wide
            x, end = max(left, start), min(right, start + wide)
            source = QRectF((x - start) / wide * _COLUMNS, 0, (end - x) / wide * _COLUMNS, _LEVELS)
            painter.drawImage(QRectF(x, spec.top, end - x, spec.height), image, source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=bool(smooth))

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
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._images[key] = (spec.coverage, image)
        return image


@cache
def _higher_than(level: int) -> bytes:
    """A table that makes 1 of every height above a level, and 0 of the others."""
    return bytes(height > level for height in range(256))
