"""The keys that fold lanes: Ctrl+Up folds the lane of the selected event, Ctrl+Down opens it.

With Shift they do so to all lanes. May import gui.timeline.stage and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.timeline.stage import Stage

_WAYS = {Qt.Key.Key_Up: True, Qt.Key.Key_Down: False}  # whether it folds


def lanes_folded_by(event: QKeyEvent, stage: Stage, selected: int | None) -> frozenset[int] | None:
    """The lanes that a key folds or opens; None for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    folds = _WAYS.get(Qt.Key(event.key()))
    if folds is None or modifiers & ~Qt.KeyboardModifier.ShiftModifier != (
        Qt.KeyboardModifier.ControlModifier
    ):
        return None
    lane = stage.lane_of(selected) if selected is not None else None
    everything = frozenset(range(len(stage.content.lanes)))
    meant = everything if shift else frozenset[int]() if lane is None else frozenset({lane})
    return meant - stage.folded if folds else meant & stage.folded
