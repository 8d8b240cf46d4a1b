"""F1: how to use Nonpaper, written in resources/help/help.md. May import resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gui.commands import COMMANDS
from resources import ROOT

if TYPE_CHECKING:
    from gui.commands import Command


class HelpDialog(QDialog):
    """The help text, and the keys as they are in the command table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nonpaper help")
        self.resize(720, 640)
        self.text = QTextBrowser()
        self.text.setObjectName("helpText")
        self.text.setAccessibleName("Help")
        self.text.setOpenLinks(False)  # nothing is ever opened on the network
        self.text.setMarkdown(help_text())
        _space_out(self.text.document())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.text)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(buttons)
        layout.addLayout(foot)


def _space_out(document: QTextDocument) -> None:
    """Room around headings and paragraphs, which Markdown leaves to the style."""
    document.setDocumentMargin(24)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        shape = block.blockFormat()
        if cursor.currentTable() is None and not block.textList():
            heading = shape.headingLevel()
            shape.setTopMargin(20 if heading > 1 else 4)
            shape.setBottomMargin(8)
        shape.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(shape)
        block = block.next()


def help_text() -> str:
    """The help as Markdown, with a table of the keys."""
    written = (ROOT / "help" / "help.md").read_text(encoding="utf-8")
    keys = "\n".join(_row(command) for command in COMMANDS if command.shortcuts)
    return f"{written}\n## Keys\n\n| keys | what they do |\n|---|---|\n{keys}\n"


def _row(command: Command) -> str:
    return f"| {', '.join(command.shortcuts)} | {command.tip} |"
