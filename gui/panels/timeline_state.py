"""Reads what the timeline remembered: a file that a reader may have damaged. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def text_in(state: Mapping[str, object], name: str) -> str:
    """A text; empty where there is none."""
    value = state.get(name)
    return value if isinstance(value, str) else ""


def number_in(state: Mapping[str, object], name: str) -> float | None:
    """A finite number; beyond these no calendar goes."""
    value = state.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -1e7 < value < 1e7 else None
