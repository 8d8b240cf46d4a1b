from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from gui.widgets.text import WrappedText, fit_breadcrumb, scaled, scaled_font, utf16_offset

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LONG = (
    "Belarus underwent the first cycle of the universal periodic review process in May 2010, which "
    "led to the acceptance of 74 of 93 recommendations on the promotion of economic, social, civil "
    "and political rights and freedoms"
)
CRUMB = ("Annex", "Belarus and the Office of the United Nations High Commissioner", "¶ 17")


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    font = QFont(qapp.font())
    font.setPixelSize(13)
    return font


def test_sizes_follow_the_interface_font(font: QFont) -> None:
    assert (scaled(28, font), scaled_font(font, 11).pixelSize()) == (28, 11)
    font.setPixelSize(26)
    assert (scaled(28, font), scaled_font(font, 11).pixelSize()) == (56, 22)
    font.setPixelSize(9)
    assert scaled(28, font) == 28, "never smaller than designed"


def test_a_text_that_fits_is_left_alone(font: QFont) -> None:
    wrapped = WrappedText("General views", font, 300, 2)
    assert wrapped.text == "General views"
    assert wrapped.height == wrapped.line_height


def test_a_long_text_is_cut_to_its_lines(font: QFont) -> None:
    wrapped = WrappedText(LONG, font, 260, 2)
    assert wrapped.height == 2 * wrapped.line_height
    assert wrapped.text.endswith("…")
    assert LONG.startswith(wrapped.text[:-1].rstrip("…"))


def test_a_mark_beyond_the_cut_brings_the_text_to_itself(font: QFont) -> None:
    at = LONG.index("freedoms")
    wrapped = WrappedText(LONG, font, 200, 3, [(at, at + 8)])
    assert wrapped.text.startswith("… ")
    assert "freedoms" in wrapped.text
    assert len(wrapped.mark_rects()) == 1


def test_a_mark_over_a_line_end_is_two_rectangles(font: QFont) -> None:
    wrapped = WrappedText(LONG, font, 260, 3, [(0, 60)])
    rects = wrapped.mark_rects()
    assert len(rects) == 2
    assert rects[0].top() < rects[1].top()


def test_marks_stand_on_their_words_after_letters_beyond_the_basic_plane(font: QFont) -> None:
    plain = WrappedText("ab civil", font, 300, 1, [(3, 8)]).mark_rects()[0]
    wide = WrappedText("𝔞𝔟 civil", font, 300, 1, [(3, 8)]).mark_rects()[0]
    assert abs(plain.width() - wide.width()) < 1.5
    assert utf16_offset("𝔞𝔟 civil", 3) == 5


@given(
    text=st.text(max_size=200),
    width=st.integers(min_value=-5, max_value=400),
    lines=st.integers(min_value=1, max_value=3),
    data=st.data(),
)
def test_no_text_breaks_it(
    qapp: QApplication, text: str, width: int, lines: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(min_value=0, max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=len(text)))
    wrapped = WrappedText(text, qapp.font(), width, lines, [(start, end)])
    if width > 60:
        assert wrapped.height <= lines * wrapped.line_height
        assert all(r.left() >= -1 and r.right() <= width + 3 for r in wrapped.mark_rects())


def test_a_breadcrumb_keeps_its_end(font: QFont) -> None:
    metrics = QFontMetricsF(font)
    assert fit_breadcrumb(CRUMB, metrics, 2_000) == " › ".join(CRUMB)
    shown = fit_breadcrumb(CRUMB, metrics, 260)
    assert shown.startswith("Annex › Belarus")
    assert shown.endswith("… › ¶ 17")
    assert metrics.horizontalAdvance(shown) <= 260


@pytest.mark.parametrize("end", ["Views\tand\tpositions", "Views\nand", "a\u2028b", "\x85"])
def test_a_tab_in_a_heading_makes_no_breadcrumb_wider_than_its_room(font: QFont, end: str) -> None:
    metrics = QFontMetricsF(font)
    for width in range(60, 400):
        shown = fit_breadcrumb(("Annex\tof the letter", "General\tviews", end), metrics, width)
        assert not set(shown) & set("\t\n\u2028\x85")
        assert metrics.horizontalAdvance(shown) <= width + 1


def test_a_text_with_line_ends_stays_on_its_line(font: QFont) -> None:
    wrapped = WrappedText("General\u2028views\tand\nmore", font, 400, 1, [(8, 13)])
    assert wrapped.text == "General views and more"
    assert len(wrapped.mark_rects()) == 1


@given(
    parts=st.lists(st.text(max_size=60), max_size=6).map(tuple),
    width=st.integers(min_value=0, max_value=600),
)
def test_a_breadcrumb_never_takes_more_than_its_room(
    qapp: QApplication, parts: tuple[str, ...], width: int
) -> None:
    metrics = QFontMetricsF(qapp.font())
    shown = fit_breadcrumb(parts, metrics, width)
    ellipsis = metrics.horizontalAdvance("…")
    assert metrics.horizontalAdvance(shown) <= max(width, ellipsis) + 2
