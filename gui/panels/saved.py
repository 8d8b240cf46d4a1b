"""Values that a panel saved, as far as they are what they should be: files can be edited.

No imports of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def saved_text(state: Mapping[str, object], name: str) -> str:
    """Words that were saved, or none."""
    value = state.get(name)
    return value if isinstance(value, str) else ""


def saved_number(state: Mapping[str, object], name: str) -> float | None:
    """A finite number; beyond these no calendar goes."""
    value = state.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -1e7 < value < 1e7 else None
