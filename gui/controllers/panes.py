"""F6: the keyboard goes round the panes. May import Qt only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the window that the keyboard can go to."""

    name: str
    widget: QWidget  # what is inside
    focus: QWidget  # what takes the keyboard
    dock: QDockWidget | None = None


class Panes(QObject):
    """Moves the keyboard from pane to pane; closed docks are passed over, tabs are raised."""

    def __init__(self, panes: tuple[Pane, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes

    def step(self, by: int) -> None:
        """Go to the next pane, or the one before."""
        open_panes = [pane for pane in self._panes if pane.dock is None or _is_open(pane.dock)]
        if not open_panes:
            return
        here = self._current(open_panes)
        at = (-1 if by > 0 else 0) if here is None else here
        self._enter(open_panes[(at + by) % len(open_panes)])

    def go(self, name: str) -> None:
        """Go to one pane, opening its dock where it was closed."""
        pane = next(pane for pane in self._panes if pane.name == name)
        if pane.dock is not None:
            pane.dock.show()
        self._enter(pane)

    def _current(self, panes: list[Pane]) -> int | None:
        widget = QApplication.focusWidget()
        for number, pane in enumerate(panes):
            if widget is not None and (
                widget is pane.widget or pane.widget.isAncestorOf(widget) or widget is pane.focus
            ):
                return number
        return None

    @staticmethod
    def _enter(pane: Pane) -> None:
        if pane.dock is not None:
            pane.dock.raise_()
        _keyboard_of(pane).setFocus(Qt.FocusReason.OtherFocusReason)


def _keyboard_of(pane: Pane) -> QWidget:
    """What takes the keyboard: the pane's own, or, where that is hidden, what is shown instead."""
    wanted = pane.focus
    while (proxy := wanted.focusProxy()) is not None:
        wanted = proxy
    if wanted.isVisible():
        return wanted
    for child in pane.widget.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return pane.widget


def _is_open(dock: QDockWidget) -> bool:
    """Open, if perhaps behind another tab."""
    return not dock.isHidden()
