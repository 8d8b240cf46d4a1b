"""The questions asked before something is done with a document. Never modal in code: each tells.

May import Qt and gui.dialogs.naming.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gui.dialogs.naming import Naming, ask_name

if TYPE_CHECKING:
    from collections.abc import Callable

RENAME = Naming(
    "Rename",
    "&Name in Contents",
    "Leave it empty for the document's own name. Citations keep its title.",
    "&Rename",
)


def ask_new_name(parent: QWidget, name: str, title: str, then: Callable[[str], object]) -> None:
    """Ask for a document's name; ``then`` gets it, without white space around it."""
    ask_name(parent, RENAME, name, title, then)


def ask_removal(parent: QWidget, name: str, then: Callable[[], object]) -> None:
    """Ask whether a document is to go."""
    _ask(
        parent,
        "Remove from the library",
        f"Remove “{name}” from the library?",
        "Its text, its dates and its original leave the library. Your bookmarks, notes and "
        "corrections are kept in the notebook. Undo brings the document back until Nonpaper is "
        "closed; after that, importing its file does.",
        "&Remove",
        then,
    )


def ask_opening(parent: QWidget, name: str, then: Callable[[], object]) -> None:
    """Ask whether a copy of an original is to be opened in another program."""
    _ask(
        parent,
        "Open original",
        f"Open the original of “{name}” in another program?",
        "A read-only copy is put into a private temporary folder and opened there. Nonpaper uses "
        "no network; the other program may.",
        "&Open",
        then,
    )


def ask_where(
    parent: QWidget,
    name: str,
    then: Callable[[Path], object],
    *,
    title: str = "Save original as",
    suffix: str = "",
) -> None:
    """Ask where a file is to be saved; a name without an ending gets ``suffix``."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def say(parent: QWidget, headline: str, text: str = "") -> None:
    """Say something that the reader has to know."""
    box = QMessageBox(QMessageBox.Icon.Information, "Nonpaper", headline, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _ask(
    parent: QWidget,
    title: str,
    question: str,
    text: str,
    yes: str,
    then: Callable[[], object],
) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(text)
    does = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(does)
    box.setEscapeButton(cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.buttonClicked.connect(lambda button: then() if button is does else None)
    box.open()
