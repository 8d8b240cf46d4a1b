"""The colours, sizes and spaces of the look, as data. No Qt here, so that contrast can be tested.

Source: the project's look: one accent; amber only for hits, brown-amber only for planned, green
only for ongoing; one type scale; a 4 px grid.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme; every colour is "#rrggbb"."""

    name: str
    dark: bool
    window: str
    panel: str
    page: str
    text: str
    muted: str
    hairline: str
    hover: str
    pressed: str
    accent: str
    accent_surface: str
    on_accent: str  # text on a surface of the accent
    ring: str
    hit: str
    hit_ring: str  # edge of the current hit
    planned: str
    ongoing: str
    error: str


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#f4f3ef",
    panel="#fbfaf7",
    page="#fffefb",
    text="#1f2328",
    muted="#5d646e",
    hairline="#dcd9d0",
    hover="#f0eee8",
    pressed="#e6e3da",
    accent="#1d5b8f",
    accent_surface="#dce9f5",
    on_accent="#ffffff",
    ring="#0b4f8a",
    hit="#ffe08a",
    hit_ring="#8a4b08",
    planned="#8a4b08",
    ongoing="#1d6b4f",
    error="#a3261d",
)

DARK = Tokens(
    name="dark",
    dark=True,
    window="#16181b",
    panel="#1c1f23",
    page="#202429",
    text="#e6e4de",
    muted="#a3a9b1",
    hairline="#343a41",
    hover="#262b31",
    pressed="#2d333a",
    accent="#7db7ec",
    accent_surface="#23384b",
    on_accent="#16181b",
    ring="#9ccbf5",
    hit="#6a5414",
    hit_ring="#e2a765",
    planned="#e2a765",
    ongoing="#79c7a6",
    error="#f0a09a",
)

# Pixels at 100 %.
SIZE_SMALL, SIZE_LABEL, SIZE_BODY, SIZE_PAGE, SIZE_HEADING, SIZE_TITLE = 11, 12, 13, 16, 19, 24
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, SPACE_8 = 4, 8, 12, 16, 24, 32
ROW_HEIGHT, TOOLBAR_HEIGHT, CONTROL_HEIGHT, RADIUS = 28, 48, 32, 6
