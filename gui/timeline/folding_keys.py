"""The keys that fold lanes: Space the lane of the selected event, with Shift all of them.

May import gui.timeline.stage and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.timeline.stage import Stage


def lanes_folded_by(event: QKeyEvent, stage: Stage, selected: int | None) -> frozenset[int] | None:
    """The lanes that a key folds, or opens where they are folded; None for other keys."""
    if event.key() != Qt.Key.Key_Space:
        return None
    modifiers = event.modifiers()
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        everything = frozenset(range(len(stage.content.lanes)))
        return (everything - stage.folded) or everything
    lane = None if selected is None else stage.lane_of(selected)
    return frozenset() if lane is None else frozenset({lane})
