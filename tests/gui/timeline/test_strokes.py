"""Every mark can be told from every other without colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from db.model import Extent, Status
from gui.panels.timeline import TimelinePanel
from gui.theme.tokens import DARK, LIGHT, Tokens
from gui.timeline.marks import MarkKind
from gui.timeline.strokes import draw_mark
from tests.gui.timeline.samples import ACTIVITY, CONTENT, EVENTS, event
from tests.gui.timeline.test_layout import one

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.timeline.layout import MarkSpec

DATES = {
    Extent.WITHIN: "2011-05",
    Extent.THROUGHOUT: "2011-05",
    Extent.FROM: "2011-05/..",
    Extent.UNTIL: "../2011-05",
    Extent.EACH: "{2011,2012}",
}
SHAPES = {  # extent: filled, open at the left, open at the right, without an end, pieces
    Extent.WITHIN: (False, False, False, False, 1),
    Extent.THROUGHOUT: (True, False, False, False, 1),
    Extent.FROM: (True, False, True, True, 1),
    Extent.UNTIL: (True, True, False, False, 1),
    Extent.EACH: (False, False, False, False, 2),
}
COMBINATIONS = [
    (extent, status, approximate)
    for extent, status, approximate in product(Extent, Status, (False, True))
    # what lasts until a date and goes on says two things at once
    if (extent, status) != (Extent.UNTIL, Status.ONGOING)
]


def spec(extent: Extent, status: Status, approximate: bool, edtf: str = "") -> MarkSpec:
    made = event(1, 1, edtf or DATES[extent], ACTIVITY, extent, status, "x")
    return one(replace(made, approximate=approximate), document=None)


@pytest.mark.parametrize(("extent", "status", "approximate"), COMBINATIONS)
def test_the_golden_spec_of_every_mark(extent: Extent, status: Status, approximate: bool) -> None:
    mark = spec(extent, status, approximate)
    filled, left, right, unending, pieces = SHAPES[extent]
    assert mark.filled is filled
    assert mark.open_left is left
    assert mark.open_right is (right or status is Status.ONGOING)
    assert mark.unending is unending
    assert len(mark.pieces) == pieces
    assert mark.approximate is approximate
    kinds = {Status.PLANNED: MarkKind.PLANNED, Status.ONGOING: MarkKind.ONGOING}
    assert mark.kind is kinds.get(status, MarkKind.THROUGHOUT if filled else MarkKind.WITHIN)


def drawn(mark: MarkSpec, tokens: Tokens) -> list[int]:
    """Its picture in greys, with one ink for every kind: 0 to 255 for each pixel."""
    one_ink = replace(tokens, planned=tokens.accent, ongoing=tokens.accent)
    left = mark.left - 8
    pieces = tuple((start - left, end - left) for start, end in mark.pieces)
    image = QImage(1000, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.panel))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, mark._replace(pieces=pieces, y=12.0), one_ink)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return list(bytes(grey.constBits()))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_no_two_marks_look_alike_in_grey(qapp: QApplication, tokens: Tokens) -> None:
    pictures: dict[tuple[object, ...], list[int]] = {
        combination: drawn(spec(*combination), tokens) for combination in COMBINATIONS
    }
    # a day that is known is another mark than some day of a month
    for extent, edtf in ((Extent.WITHIN, "2011-05-05"), (Extent.THROUGHOUT, "2011-05-05")):
        for status, approximate in product(Status, (False, True)):
            key = (extent, status, approximate, "day")
            pictures[key] = drawn(spec(extent, status, approximate, edtf), tokens)
    for (name, this), (other, that) in combinations(pictures.items(), 2):
        differing = sum(abs(a - b) > 40 for a, b in zip(this, that, strict=True))
        assert differing >= 6, (name, other, differing)


def test_the_legend_explains_frayed_ends_where_there_are_any(qtbot: QtBot) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.header.resize(1400, 36)
    panel.set_content(CONTENT, EVENTS)
    assert panel.header.approximate.isHidden()
    about = replace(EVENTS[4], approximate=True)
    panel.set_content(CONTENT, (*EVENTS[:4], about, *EVENTS[5:]))
    assert not panel.header.approximate.isHidden()
    assert "approximate" in panel.header.approximate.accessibleName()
    assert panel.header.approximate.sizeHint().width() > 60
    panel.header.resize(120, 36)
    panel.header.set_approximate(shown=True)
    assert panel.header.approximate.isHidden()
