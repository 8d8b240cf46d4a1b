"""The repairs of a document: received and cleaned side by side, each with an undo.

May import db.corrections, db.words, gui.review, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.corrections import RepairCorrection
from db.words import fold
from gui.review.kept import KeptList
from gui.theme.tokens import SPACE_2, SPACE_4

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from gui.review.draft import Draft, Mending

_Index = QModelIndex | QPersistentModelIndex
_BEFORE = 8  # characters of the words before a change: the change itself must be seen
_COLUMNS = ("Page", "What was done", "As received", "As cleaned", "Now")
_RULES = {
    "page join": "joined across a page",
    "line-end hyphen": "hyphen of a line end taken out",
    "line-end compound": "lines joined at a hyphen or dash",
    "broken word": "broken word mended",
    "doubled space": "doubled space folded",
    "note reference": "letter taken for a note's reference",
}


def in_words(rule: str) -> str:
    """A rule's name as a person says it."""
    return _RULES.get(rule, rule)


def visible(text: str) -> str:
    """Characters that cannot be seen as ones that can."""
    return text.replace("\n", "↵").replace("\u00ad", "-").replace("\x02", "-")


class RepairsModel(QAbstractTableModel):
    """A row a repair, as extracted; only the last column changes."""

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.rows: Sequence[Mending] = draft.mendings()

    def rowCount(self, parent: _Index | None = None) -> int:
        """As many as there are repairs."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Five."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(_COLUMNS):
            return _COLUMNS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the changed ones stand between ⟦ and ⟧."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column(), row.before[-_BEFORE:])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, index.column(), row.before)
        return None

    def _text(self, row: Mending, column: int, before: str) -> str:
        repair = row.repair
        if column == 0:
            return "" if row.page is None else str(row.page)
        if column == 1:
            return in_words(repair.rule) + (" (in a note)" if row.note is not None else "")
        if column == 2:
            return visible(f"{before}⟦{repair.received}⟧{row.after}")
        if column == 3:
            return visible(f"{before}⟦{repair.cleaned}⟧{row.after}")
        return "undone" if self._draft.is_undone(row) else "mended"

    def refresh(self) -> None:
        """The draft says something else of some of them."""
        if self.rows:
            last = len(_COLUMNS) - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self.rows) - 1, last))


class _Filter(QSortFilterProxyModel):
    """Repairs of one rule, with some words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rule, self._words = "", ""

    def want(self, rule: str, words: str) -> None:
        self._rule, self._words = rule, fold(words)
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, RepairsModel):
            return False
        row = model.rows[source_row]
        if self._rule and row.repair.rule != self._rule:
            return False
        text = f"{row.before}{row.repair.received} {row.repair.cleaned}{row.after}"
        return self._words in fold(text)


class RepairsPage(QWidget):
    """The table with its filters, and the button that takes a repair back."""

    changed = Signal()
    placeRequested = Signal(int)  # id of a block, as extracted
    noteRequested = Signal(int)  # id of a note

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.model = RepairsModel(draft, self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self.model)
        self.table = QTableView()
        self.table.setModel(self._filter)
        self.remark = QLabel()
        self.rule = QComboBox()
        self.words = QLineEdit()
        self.toggle = QPushButton("&Undo this repair")
        self.kept = KeptList("repair")
        self.kept.forgotten.connect(self._forget)
        self._set_up_table()
        self._set_up_filters()
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        top.addWidget(self.rule)
        top.addWidget(self.words, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_2)
        layout.setSpacing(SPACE_2)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        layout.addWidget(self.kept)
        self.refresh()

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName("Repairs")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(column, mode)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(50)  # rows looked at, not all of thousands
        table.selectionModel().currentChanged.connect(lambda *_: self._update())
        table.doubleClicked.connect(lambda _index: self._open())
        table.activated.connect(lambda _index: self._open())
        self.toggle.setAutoDefault(False)
        self.toggle.clicked.connect(self._toggle)

    def _set_up_filters(self) -> None:
        counts = Counter(row.repair.rule for row in self.model.rows)
        self.rule.setAccessibleName("Which repairs")
        self.rule.addItem(f"All repairs ({len(self.model.rows):,})", "")
        for rule, count in counts.most_common():
            self.rule.addItem(f"{in_words(rule)} ({count:,})", rule)
        self.words.setPlaceholderText("Filter by words")
        self.words.setAccessibleName("Filter by words")
        self.words.setClearButtonEnabled(True)
        self.rule.currentIndexChanged.connect(lambda _at: self._narrow())
        self.words.textChanged.connect(lambda _text: self._narrow())

    def _narrow(self) -> None:
        self._filter.want(self.rule.currentData() or "", self.words.text())
        self.table.selectRow(0)
        self._update()

    def refresh(self) -> None:
        """Show what the draft says."""
        self.model.refresh()
        self.kept.show_kept(self._draft.kept(RepairCorrection))
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._update()

    def current(self) -> Mending | None:
        """The repair at the keyboard."""
        index = self._filter.mapToSource(self.table.currentIndex())
        return self.model.rows[index.row()] if index.isValid() else None

    def _update(self) -> None:
        row, count = self.current(), len(self.model.rows)
        undone = row is not None and self._draft.is_undone(row)
        self.toggle.setEnabled(row is not None)
        self.toggle.setText("&Mend it again" if undone else "&Undo this repair")
        taken_back = sum(self._draft.is_undone(known) for known in self.model.rows)
        if not count:
            self.remark.setText("Nothing was mended in this document.")
        elif not self._filter.rowCount():
            self.remark.setText("No repair has these words.")
        else:
            told = f"{count:,} repair{'s' if count > 1 else ''}"
            self.remark.setText(told + (f", {taken_back:,} undone" if taken_back else ""))

    def _toggle(self) -> None:
        row = self.current()
        if row is None:
            return
        self._draft.set_undone(row, undone=not self._draft.is_undone(row))
        self.refresh()
        self.changed.emit()

    def _forget(self, kept: RepairCorrection) -> None:
        self._draft.forget(kept)
        self.refresh()
        self.changed.emit()

    def _open(self) -> None:
        row = self.current()
        if row is not None and row.block is not None:
            self.placeRequested.emit(row.block)
        elif row is not None and row.note is not None:
            self.noteRequested.emit(row.note)
