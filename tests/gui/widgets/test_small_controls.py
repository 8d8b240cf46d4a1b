from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from gui.theme.tokens import LIGHT
from gui.widgets.elided_label import ElidedLabel, Label
from gui.widgets.empty_state import EmptyState
from gui.widgets.filter_box import FilterBox
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.painting import (
    Glyph,
    badge_width,
    draw_badge,
    draw_focus_ring,
    draw_glyph,
    draw_row_surface,
    draw_star,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def canvas(width: int = 40, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    return image


def inked(image: QImage) -> QRect:
    """The smallest rectangle around everything that was painted."""
    ground = QColor(LIGHT.panel)
    points = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != ground
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def test_labels_show_documents_words_as_they_are(qtbot: QtBot) -> None:
    label = Label("<b>bold</b> & co")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_elided_label_has_all_of_it_in_its_tool_tip(show: Callable[..., object]) -> None:
    label = ElidedLabel("as stated by Belarus, 29 September 2014")
    show(label, 90, 20)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == "as stated by Belarus, 29 September 2014"
    label.resize(600, 20)
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


def test_an_empty_state_tells_which_button(show: Callable[..., object], qtbot: QtBot) -> None:
    state = EmptyState("Nothing found", "Did you mean:", ("Q&A", "trafficking"))
    show(state)
    with qtbot.waitSignal(state.chosen) as caught:
        qtbot.mouseClick(state.buttons()[0], Qt.MouseButton.LeftButton)
    assert caught.args == ["Q&A"]
    assert state.buttons()[0].accessibleName() == "Q&A"


def test_new_buttons_take_the_keyboard_of_the_old_ones(
    show: Callable[..., object], qtbot: QtBot
) -> None:
    state = EmptyState("Nothing found", "", ("one",))
    show(state)
    state.buttons()[0].setFocus()
    state.set_buttons(("two", "three"))
    assert [button.text() for button in state.buttons()] == ["two", "three"]
    qtbot.waitUntil(lambda: state.buttons()[0].hasFocus())


def test_a_long_text_does_not_keep_a_panel_wide_or_tall(show: Callable[..., object]) -> None:
    state = EmptyState("Title", "a long sentence that goes on " * 12)
    show(state, 300)
    assert state.minimumSizeHint().width() < 100
    assert state.minimumSizeHint().height() < 150


def test_the_filter_box_clears_by_esc_and_by_its_button(
    show: Callable[..., object], qtbot: QtBot
) -> None:
    box = FilterBox("Filter the contents")
    show(box, 240, 30)
    qtbot.keyClicks(box, "annex")
    assert box._clear.isVisible()
    assert box._clear.geometry().right() < box.width()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert not box._clear.isVisible()
    qtbot.keyClicks(box, "a")
    qtbot.mouseClick(box._clear, Qt.MouseButton.LeftButton)
    assert box.text() == ""
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_glyph_button_shows_the_keyboard_and_the_pointer(
    show: Callable[..., object], qtbot: QtBot
) -> None:
    button = GlyphButton(Glyph.DOWN, "Next")
    button.apply_theme(LIGHT)
    show(button, 24, 24)
    button.clearFocus()
    plain = button.grab().toImage()
    button.setFocus()
    focused = button.grab().toImage()
    assert focused.pixelColor(12, 1).name() == LIGHT.ring
    button.setDown(True)
    assert len({plain.constBits().tobytes(), button.grab().toImage().constBits().tobytes()}) == 2
    button.setDown(False)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_every_glyph_stays_in_its_square() -> None:
    for glyph in Glyph:
        image = canvas()
        painter = QPainter(image)
        draw_glyph(painter, QRectF(10, 10, 20, 20), glyph, LIGHT.text)
        painter.end()
        assert QRect(8, 8, 24, 24).contains(inked(image)), glyph


def test_a_star_is_told_by_shape_not_by_colour_alone() -> None:
    images = {}
    for filled in (True, False):
        image = canvas()
        painter = QPainter(image)
        draw_star(painter, QRectF(10, 10, 20, 20), LIGHT.muted, filled=filled)
        painter.end()
        images[filled] = image
    assert images[True].pixelColor(20, 20).name() == LIGHT.muted
    assert images[False].pixelColor(20, 20).name() == LIGHT.panel


def test_a_badge_ends_where_it_should(qapp: object) -> None:
    font = QFont()
    font.setPixelSize(13)
    assert badge_width(0, font) == 0
    assert badge_width(4, font) < badge_width(1_234, font)
    image = canvas(80)
    painter = QPainter(image)
    draw_badge(painter, QPointF(70, 20), 4, font, LIGHT)
    draw_badge(painter, QPointF(70, 20), 0, font, LIGHT)
    painter.end()
    rect = inked(image)
    assert abs(rect.right() + 1 - 70) <= 1
    assert abs(rect.center().y() - 20) <= 1


def test_the_current_row_has_a_bar_and_the_hovered_one_none() -> None:
    image = canvas()
    painter = QPainter(image)
    draw_row_surface(painter, QRect(0, 0, 40, 20), LIGHT, current=True, hovered=True)
    draw_row_surface(painter, QRect(0, 20, 40, 20), LIGHT, current=False, hovered=True)
    draw_focus_ring(painter, QRect(0, 20, 40, 20), LIGHT, 2)
    painter.end()
    assert image.pixelColor(1, 10).name() == LIGHT.accent
    assert image.pixelColor(20, 10).name() == LIGHT.accent_surface
    assert image.pixelColor(20, 30).name() == LIGHT.hover
    assert image.pixelColor(20, 21).name() == LIGHT.ring
