"""Choosing the other event of a link: by words of its headline, in any document.

May import db.model, gui.timeline.phrases, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.event_fields import Relation
from db.model import Event, Status
from gui.theme.tokens import SPACE_2, SPACE_4, SPACE_6
from gui.timeline.phrases import dated
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

FIND_AFTER = 150  # ms without a letter typed
_WIDTH = 480
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class LinkDialog(QDialog):
    """A line to search with, the events found, and how the chosen one stands to this one."""

    linked = Signal(object, object, object)  # Event, the other Event, Relation

    def __init__(
        self,
        event: Event,
        find: Callable[[str], tuple[tuple[Event, str], ...]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link the event")
        self._event, self._find = event, find
        self._found: list[Event] = []
        self.relation = QComboBox()
        self.relation.addItem("Its outcome is reported in", Relation.REPORTED_IN.value)
        self.relation.addItem("It was planned in", Relation.PLANNED_IN.value)
        planned = event.status is Status.PLANNED
        self.relation.setCurrentIndex(0 if planned else 1)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Words of its headline or its sentence")
        self.list = QListWidget()
        self.list.setAccessibleName("Events found")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.currentRowChanged.connect(self._row_changed)
        self.line.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FIND_AFTER)
        self._later.timeout.connect(self.search)
        self.line.textEdited.connect(lambda _text: self._later.start())
        self._lay_out()
        self.search()
        self.line.setFocus()

    def _lay_out(self) -> None:
        name = QLabel(f"“{self._event.headline or self._event.wording}”, {dated(self._event)}")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        how, what = QLabel("&How the other event stands to it"), QLabel("&Find the other event")
        how.setBuddy(self.relation)
        what.setBuddy(self.line)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText("&Link")
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        layout.setSpacing(SPACE_2)
        for widget in (name, how, self.relation, what, self.line, self.list, self.buttons):
            layout.addWidget(widget)
        room = (self.parentWidget() or self).window().width() - 2 * SPACE_6
        self.setMinimumWidth(min(scaled(_WIDTH, self.font()), room))

    def search(self) -> None:
        """List what has these words, this event itself left out."""
        self.list.clear()
        self._found = []
        for event, title in self._find(self.line.text()):
            if event.id == self._event.id:
                continue
            self._found.append(event)
            item = QListWidgetItem(f"{event.headline or event.wording}\n{dated(event)} · {title}")
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._found else -1)
        self._row_changed(self.list.currentRow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one goes on typing."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
        ):
            return QApplication.sendEvent(self.list, event)
        return super().eventFilter(watched, event)

    def _row_changed(self, row: int) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(row >= 0)

    def _choose(self) -> None:
        if self._later.isActive():  # Enter came before the list
            self._later.stop()
            self.search()
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            relation = Relation(self.relation.currentData())
            self.linked.emit(self._event, self._found[row], relation)
            self.accept()
