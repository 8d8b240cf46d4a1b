"""The window of the imports: a row for each file, and what became of all of them.

It is not modal: the reader goes on reading. May import gui.jobs, gui.models.jobs, gui.widgets,
gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.dialogs.import_rows import ImportList
from gui.jobs import JobState
from gui.theme.tokens import SIZE_BODY, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.elided_label import Label
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QCloseEvent

    from gui.models.jobs import JobsModel
    from gui.theme.tokens import Tokens

_WIDTH, _HEIGHT = 560, 320


class ImportWindow(QDialog):
    """Esc and Close put it away; what is under way goes on, and Import… shows it again."""

    cancelAllRequested = Signal()
    putAway = Signal()

    def __init__(self, model: JobsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setObjectName("importWindow")
        self.setModal(False)
        self._model = model
        self.summary = Label("", SIZE_BODY)
        self.summary.wrap()
        self.summary.setAccessibleName("What became of the files")
        self.list = ImportList()
        self.list.setModel(model)
        self.cancel_all = QPushButton("Cancel &all")
        self.copy = QPushButton("Copy &report")
        self.close_button = QPushButton("&Close")
        for button in (self.cancel_all, self.copy, self.close_button):
            button.setAutoDefault(False)  # Enter belongs to the list
        self._lay_out()
        self.cancel_all.clicked.connect(self.cancelAllRequested)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self._tell_soon = QTimer(self)  # a large folder brings thousands of rows at once
        self._tell_soon.setSingleShot(True)
        self._tell_soon.timeout.connect(self.tell)
        for change in (model.dataChanged, model.rowsInserted, model.modelReset):
            change.connect(lambda *_: self._tell_soon.start(0))
        model.dataChanged.connect(self._follow)
        self.tell()
        self.list.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        head.addWidget(self.summary, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        foot.setSpacing(SPACE_2)
        foot.addWidget(self.cancel_all)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        room = self.screen().availableSize()
        font = self.font()
        self.resize(
            min(scaled(_WIDTH, font), room.width() * 9 // 10),
            min(scaled(_HEIGHT, font), room.height() * 8 // 10),
        )

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.list.apply_theme(tokens)
        self.summary.set_colour(tokens.text)

    def tell(self) -> None:
        """Say how far all of them are."""
        self._tell_soon.stop()
        self.summary.setText(self._model.summary())
        self.cancel_all.setEnabled(any(not job.ended for job in self._model.jobs))
        self.copy.setEnabled(self._model.rowCount() > 0)

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        """Keep the file that is read in sight, unless the reader is in the window."""
        if self.isActiveWindow():
            return
        for row in range(first.row(), last.row() + 1):
            if self._model.job(row).state is JobState.READING:
                self.list.scrollTo(self._model.index(row, 0))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.report())

    def done(self, result: int) -> None:
        """Put away, by Esc, by Close or by the system."""
        self._tell_soon.stop()
        super().done(result)
        self.putAway.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The system's own close button does as Esc does."""
        event.accept()
        self.done(0)

    def bring_up(self) -> None:
        """Show it; the keyboard stays where it is."""
        self.tell()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not self.isVisible())
        self.show()
