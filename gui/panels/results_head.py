"""What stands above the results: how many there are, in which order, what was asked, and bounds.

May import db.model, gui.models.results, gui.panels.results_chips, gui.widgets, gui.theme.tokens
and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.model import Sort
from gui.models.results import passages
from gui.panels.results_chips import Chips
from gui.theme.tokens import SIZE_LABEL, SIZE_SMALL, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.elided_label import ElidedLabel, Label
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.painting import Glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.theme.tokens import Tokens

SEPARATED = " · "  # stands between the count and the order
ORDERS = {
    Sort.RELEVANCE: "by relevance",
    Sort.DOCUMENT: "as one reads",
    Sort.DATE: "by date, the newest first",
}


class ResultsHead(QWidget):
    """A line that counts with a button for the order, a line of what was understood, chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = ""  # how many there are, and in which order
        self.summary = Label("", SIZE_LABEL)
        self.summary.wrap()
        self.understood = ElidedLabel("", SIZE_SMALL)
        self.bounds = ElidedLabel("", SIZE_SMALL)  # what is not shown, because it is too much
        self.bounds.hide()
        self.order = GlyphButton(Glyph.DOWN, "Order and grouping of the results", self)
        self.chips = Chips("What the search is besides its words", self)
        line = QHBoxLayout()
        line.setSpacing(SPACE_1)
        line.addWidget(self.summary, 1)
        line.addWidget(self.order, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, SPACE_2)
        layout.setSpacing(SPACE_1)
        layout.addLayout(line)
        layout.addWidget(self.understood)
        layout.addWidget(self.bounds)
        layout.addWidget(self.chips)
        for label in (self.understood, self.bounds):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Say how many there are, and in which order if that fits into two lines."""
        self.said = text
        self.summary.setToolTip(text)
        self.summary.setAccessibleName(text)
        self._fit()

    def say_bounds(self, lines: Sequence[str]) -> None:
        """Say what is left out; nothing where everything is there."""
        self.bounds.setText(SEPARATED.join(lines))
        self.bounds.setVisible(bool(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """First the order gives way, then where they are; the tool tip tells it all."""
        metrics = self.summary.fontMetrics()
        beside = self.order.sizeHint().width() + SPACE_1
        width = max(1, self.width() - SPACE_4 - SPACE_3 - beside)

        def height(text: str) -> int:
            room = QRect(0, 0, width, 10_000)
            return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()

        most = 2 * metrics.lineSpacing()
        counted = self.said.split(SEPARATED)[0]
        ways = (self.said, counted, counted.split(" in ")[0])
        shown = next((text for text in ways if height(text) <= most), ways[-1])
        self.summary.setText(shown)
        self.summary.setMaximumHeight(most)
        self.summary.setMinimumHeight(min(most, height(shown)))  # no line is cut through

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.summary.set_colour(tokens.muted)
        self.understood.set_colour(tokens.muted)
        self.bounds.set_colour(tokens.muted)
        self.order.apply_theme(tokens)
        self.chips.apply_theme(tokens)


def counted(total: int, notes: int, documents: int | None, *, exact: bool, everywhere: bool) -> str:
    """The words "17 passages in 3 documents" or "more than 10,000 passages in all documents".

    Args:
        total: passages, without the reader's own notes.
        notes: those.
        documents: that hold the passages, where that is known.
        exact: whether ``total`` was counted to the end.
        everywhere: whether all documents are searched.
    """
    where = "in this document"
    if everywhere:
        where = "in all documents"
        if exact and documents:
            where = f"in {documents:,} document{'s' * (documents != 1)}"
    more = "" if exact else "more than "
    said = f"{more}{passages(total)} {where}"
    if notes:
        own = f"{notes:,} note{'s' * (notes != 1)} of yours"
        said = f"{own}, {said}" if total else f"{own} {where}"
    return said


def bounded(marked: int, inside: int, documents: int, most: int | None) -> tuple[str, ...]:
    """What is not shown of a search, in few words: they stand on one line.

    Args:
        marked: passages that are marked in the text of the open document.
        inside: passages that were found in it.
        documents: that hold passages.
        most: so many documents can be told apart in the list; None where they are not to be.
    """
    said: list[str] = []
    if inside > marked:
        said.append(f"First {marked:,} of {inside:,} marked in the text")
    if most is not None and documents > most:
        said.append(f"Not grouped: more than {most:,} documents")
    return tuple(said)


def ordered(sort: Sort, *, everywhere: bool) -> str:
    """In which order they stand."""
    if sort is Sort.DOCUMENT and not everywhere:
        return "headings first, then as one reads"
    return ORDERS[sort]
