"""The question what of the timeline is to be exported, and as what. Never modal in code: it tells.

May import Qt, db.export.chronology, db.export.entries, db.model, gui.theme.tokens, gui.widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from db.export.chronology import Format
from db.export.entries import count
from db.model import EventKind
from gui.theme.tokens import SPACE_2, SPACE_4, SPACE_6
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Event

_WIDTH = 460
_CITED = ("Left out", "Included")


class Scope(Enum):
    """Which events."""

    ALL = "All of the document"
    SHOWN = "What the timeline shows"
    SELECTED = "What is selected"


class PictureFormat(StrEnum):
    """What the chart can be drawn as."""

    SVG = "svg"
    PNG = "png"

    @property
    def suffix(self) -> str:
        """What ends the name of such a file."""
        return f".{self.value}"

    @property
    def leaves_out_undated(self) -> bool:
        """A chart draws dates."""
        return True


AnyFormat = Format | PictureFormat
# Name, and what it is for.
FORMATS: dict[AnyFormat, tuple[str, str]] = {
    Format.CSV: ("Table (CSV)", "For spreadsheets: one row an event, with sentence and source."),
    Format.CALENDAR: (
        "Calendar (iCalendar)",
        "For calendars: a month is a month-long entry that blocks no time, never a day of it.",
    ),
    Format.JSON: ("Data (JSON)", "For programs: everything that is known of each event."),
    Format.MARKDOWN: ("Text (Markdown)", "For reports: a table with sentence and source."),
    Format.TIMELINEJS: ("Web timeline (TimelineJS)", "For a web page made with TimelineJS."),
    PictureFormat.SVG: ("Drawing (SVG)", "The chart, with its legend and source, at any size."),
    PictureFormat.PNG: (
        "Picture (PNG)",
        "The chart, with its legend and source, at 300 dots an inch.",
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose."""

    scope: Scope = Scope.ALL
    form: AnyFormat = Format.CSV
    citations: bool = False


class TimelineExportDialog(QDialog):
    """Which events, as what; and how many that are."""

    chosen = Signal(object)  # Choice

    def __init__(
        self, events: Mapping[Scope, tuple[Event, ...]], before: Choice, parent: QWidget
    ) -> None:
        """Ask.

        Args:
            events: what each scope holds, the dates of cited documents among them.
            before: what is chosen at first, as far as there is such a thing.
            parent: the window.
        """
        super().__init__(parent)
        self._events = events
        self.setWindowTitle("Export timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scopes = [scope for scope in Scope if events[scope] or scope is Scope.ALL]
        self.format, self.scope, self.citations = QComboBox(), QComboBox(), QComboBox()
        self.hint, self.count = QLabel(), QLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._fill(before)
        self._lay_out()
        self._connect()
        self._tell()

    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            self._scopes[self.scope.currentIndex()],
            list(FORMATS)[self.format.currentIndex()],
            self.citations.currentIndex() == 1,
        )

    # ------------------------------------------------------------------ inside

    def _fill(self, before: Choice) -> None:
        self.format.addItems([name for name, _ in FORMATS.values()])
        self.format.setCurrentIndex(list(FORMATS).index(before.form))
        self.scope.addItems([scope.value for scope in self._scopes])
        if before.scope in self._scopes:
            self.scope.setCurrentIndex(self._scopes.index(before.scope))
        self.citations.addItems(_CITED)
        self.citations.setCurrentIndex(int(before.citations))
        cited = any(event.kind is EventKind.CITATION for event in self._events[Scope.ALL])
        self.citations.setEnabled(cited)
        self.save.setText("&Choose a file…")
        self.save.setDefault(True)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(SPACE_2)
        form.setHorizontalSpacing(SPACE_4)
        for words, box in (
            ("&Format", self.format),
            ("&Events", self.scope),
            ("&Dates of cited documents", self.citations),
        ):
            label = QLabel(words)
            label.setBuddy(box)
            form.addRow(label, box)
        for words in (self.hint, self.count):
            words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addLayout(form)
        layout.addWidget(self.hint)
        layout.addWidget(self.count)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(scaled(_WIDTH, self.font()))
        self.format.setFocus()

    def _connect(self) -> None:
        for box in (self.format, self.scope, self.citations):
            box.currentIndexChanged.connect(self._tell)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        self.accepted.connect(lambda: self.chosen.emit(self.choice()))

    def _tell(self) -> None:
        choice = self.choice()
        self.hint.setText(FORMATS[choice.form][1])
        self.count.setText(told(self._events[choice.scope], choice))
        self.save.setAccessibleDescription(self.count.text())
        self.save.setEnabled(bool(_written(self._events[choice.scope], choice)))


def told(events: tuple[Event, ...], choice: Choice) -> str:
    """What will be written: "27 events, 3 undated, citations not included"."""
    counted = count(events, citations=choice.citations)
    words = counted.words()
    if counted.undated and choice.form.leaves_out_undated:
        words += "; what is undated has no place in it"
    return words


def _written(events: tuple[Event, ...], choice: Choice) -> int:
    counted = count(events, citations=choice.citations)
    return counted.events - (counted.undated if choice.form.leaves_out_undated else 0)
