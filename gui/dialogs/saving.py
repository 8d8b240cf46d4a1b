"""The question under which name a search is kept. Never modal in code: it tells.

May import Qt and gui.dialogs.naming.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.naming import Naming, ask_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SAVE = Naming(
    "Save this search",
    "&Name of the search",
    "It is offered below the search box, and stands in Menu › Search.",
    "&Save",
)


def ask_title(parent: QWidget, text: str, title: str, then: Callable[[str], object]) -> None:
    """Ask for the name of a search; empty lets the words themselves be the name."""
    ask_name(parent, SAVE, title, text, then)
