from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollBar

from gui.models.strip import Spot, Spots
from gui.theme.tokens import LIGHT
from gui.widgets.scroll_marks import ScrollMarks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_scroll_bar_is_marked_where_hits_are_and_works_as_before(qtbot: QtBot) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 1_000)
    bar.resize(14, 400)
    marks = ScrollMarks(bar)
    marks.apply_theme(LIGHT)
    bar.show()
    assert not marks.isVisible()
    spots = Spots((Spot(0.25, 0.25, 1.0, 0, ""), Spot(0.75, 0.75, 1.0, 1, "")))
    marks.set_spots(spots)
    marks.set_current(1)
    bar.resize(14, 300)
    assert marks.geometry() == bar.rect()
    image = bar.grab().toImage()
    middle = marks.rect_of(0.25, 2.0).center().toPoint()
    assert image.pixelColor(middle) == QColor(LIGHT.hit_ring)
    current = marks.rect_of(0.75, 4.0).center().toPoint()
    assert image.pixelColor(current) == QColor(LIGHT.hit), "the current one is another"
    qtbot.mouseClick(marks.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(7, 290))
    assert bar.value() > 0
    marks.set_spots(Spots())
    assert not marks.isVisible()
