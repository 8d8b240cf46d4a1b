# pyright: strict
"""Words cut or broken to a width, measured by a function handed in. No Qt, nothing of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ELLIPSIS = "…"
_HANGING = " ,;:.("


def elided(text: str, width: float, measure: Callable[[str], float]) -> str:
    """The text, its end cut for "…" where it is wider than ``width``; empty if nothing fits."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)  # the longest beginning that fits lies between
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_cut(text, middle)) <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(text, low) if low else ""


def _cut(text: str, length: int) -> str:
    """A beginning of the text, no space or stop left hanging before the "…"."""
    return text[:length].rstrip().rstrip(_HANGING) + ELLIPSIS


def wrapped(
    text: str, width: float, measure: Callable[[str], float], *, most: int
) -> tuple[str, ...]:
    """The text on at most so many lines, broken between words; what is too much is cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and measure(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        lines[-1] = " ".join([lines[-1], *words])
    return tuple(elided(line, width, measure) for line in lines)
