"""Every pair of colours that the window uses, against WCAG 2.2 and the look's own bars."""

import pytest

from gui.theme.tokens import DARK, LIGHT, Tokens


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[LIGHT, DARK], ids=lambda tokens: tokens.name)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return request.param


def test_the_page_reads_as_the_look_promises(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.page) >= 12
    assert contrast(tokens.muted, tokens.page) >= 5.8
    for colour in (tokens.accent, tokens.planned, tokens.ongoing):
        assert contrast(colour, tokens.page) >= 6


@pytest.mark.parametrize("surface", ["window", "panel", "page", "hover", "pressed"])
def test_text_meets_aa_on_every_surface(tokens: Tokens, surface: str) -> None:
    ground = getattr(tokens, surface)
    for name in ("text", "muted", "accent", "planned", "ongoing", "error"):
        assert contrast(getattr(tokens, name), ground) >= 4.5, (name, surface)


def test_text_meets_aa_on_marked_words(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.hit) >= 4.5
    assert contrast(tokens.text, tokens.accent_surface) >= 4.5
    assert contrast(tokens.muted, tokens.accent_surface) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


def test_focus_rings_and_edges_stand_out(tokens: Tokens) -> None:
    for surface in (tokens.page, tokens.panel, tokens.window):
        assert contrast(tokens.ring, surface) >= 3
    assert contrast(tokens.hit_ring, tokens.hit) >= 3
