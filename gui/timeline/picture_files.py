"""The picture of the timeline as a file (SVG, PNG) or on a printer's pages.

What only an export needs of Qt is imported when it is asked for. May import gui.timeline and Qt.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QImage, QPainter

from gui.timeline.picture import WIDTH, Picture, Subject, pages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

DPI = 300
_SCREEN_DPI = 96
_MOST_PIXELS = 60_000_000  # more than this is drawn with fewer dots an inch: 240 MB
_INCH = 0.0254  # metres


def write_svg(subject: Subject, font: QFont, path: Path) -> None:
    """Write an SVG file; its letters stay letters.

    Raises:
        OSError: It could not be written.
    """
    from PySide6.QtSvg import QSvgGenerator

    picture = Picture(subject, font)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(picture.width, picture.height))
    generator.setViewBox(QRect(0, 0, picture.width, picture.height))
    generator.setResolution(_SCREEN_DPI)
    generator.setTitle(subject.title)
    generator.setDescription(subject.source)
    path.touch()  # says why, where the generator only says that it cannot
    painter = QPainter(generator)
    picture.paint(painter)
    painter.end()
    if not path.stat().st_size:
        raise OSError(0, "No space left on device")


def image_of(subject: Subject, font: QFont) -> QImage:
    """The picture at 300 dots an inch, or as many as fit into a bearable image."""
    picture = Picture(subject, font)
    scale = DPI / _SCREEN_DPI
    scale = min(scale, math.sqrt(_MOST_PIXELS / (picture.width * picture.height)))
    size = QSize(round(picture.width * scale), round(picture.height * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(_SCREEN_DPI * scale / _INCH))
    # The image's own dots an inch would make letters larger once more: fonts are in pixels.
    painter = QPainter(image)
    painter.scale(scale, scale)
    picture.paint(painter)
    painter.end()
    image.setText("Title", subject.title)
    image.setText("Source", subject.source)
    return image


def write_png(subject: Subject, font: QFont, path: Path) -> None:
    """Write a PNG file.

    Raises:
        OSError: It could not be written.
    """
    image = image_of(subject, font)
    path.touch()
    if not image.save(str(path), "PNG"):  # pyright: ignore[reportCallIssue, reportArgumentType] - the binding takes text for the format
        raise OSError(0, "No space left on device")


def print_pages(subject: Subject, font: QFont, printer: QPrinter) -> int:
    """Print the picture over the width of the page, on as many as it needs; gives how many."""
    room = printer.pageLayout().paintRectPixels(printer.resolution())
    scale = room.width() / WIDTH
    made = pages(subject, font, WIDTH, room.height() / scale)
    painter = QPainter(printer)
    for number, picture in enumerate(made):
        if number:
            printer.newPage()
        painter.save()
        fitting = min(scale, room.height() / picture.height)
        painter.scale(fitting, fitting)
        picture.paint(painter)
        painter.restore()
    painter.end()
    return len(made)
