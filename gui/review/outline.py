"""The outline that was found, and what the reader makes of it.

May import db.corrections, gui.review, gui.widgets, gui.theme.tokens, db.model and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QInputDialog,
    QLabel,
    QToolBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.corrections import HeadingCorrection
from gui.review.choosing import ParagraphChooser
from gui.review.kept import KeptList
from gui.theme.tokens import SPACE_2, SPACE_4

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.review.draft import Draft, Heading

_ROW = Qt.ItemDataRole.UserRole
_SECOND_ROW = ("merge", "take-in", "make")
_NO_HEADING = "it is no heading of the text."


class OutlinePage(QWidget):
    """A tree of headings, and what can be done with the one at the keyboard."""

    changed = Signal()
    placeRequested = Signal(int)  # id of a block, as extracted

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._rows: list[Heading] = []
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Outline")
        self.tree.setHeaderLabels(["Heading", "Page", "Changed"])
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.tree.setStyleSheet("QTreeView::item { padding: 4px 0; }")  # rows of 28 px
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.empty = QLabel("No heading was found. Make one of a paragraph.")
        self.remark = QLabel()  # why the heading at the keyboard cannot be moved
        self.remark.setWordWrap(True)
        self.remark.setMinimumHeight(self.remark.fontMetrics().lineSpacing())
        self.kept = KeptList("heading", "&Apply to the chosen heading")
        self.kept.forgotten.connect(self._forget)
        self.kept.given.connect(self._give)
        self.actions_: dict[str, QAction] = {}
        self._bars = (QToolBar(), QToolBar())  # two rows: all fit at twice the text size
        for name, text, keys, slot in (
            ("promote", "&Promote", "Alt+Left", lambda: self._shift(-1)),
            ("demote", "&Demote", "Alt+Right", lambda: self._shift(1)),
            ("rename", "Re&name…", "F2", self._rename),
            ("merge", "&Merge with above", "Alt+Up", self._merge),
            ("take-in", "Ta&ke in the line below", "Alt+Down", self._take_in),
            ("unmake", "No&t a heading", "Del", self._unmake),
            ("make", "Make a &heading…", "Ins", self._make),
            ("reset", "&Reset", "Ctrl+R", self._reset),
        ):
            self._offer(name, text, keys, slot, self._bars[name in _SECOND_ROW])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_2)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.empty)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.remark)
        for bar in self._bars:
            bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            layout.addWidget(bar)
        layout.addWidget(self.kept)
        self.tree.currentItemChanged.connect(lambda *_: self._update())
        self.tree.itemActivated.connect(self._open)
        self.refresh()

    def _offer(
        self, name: str, text: str, keys: str, slot: Callable[[], None], bar: QToolBar
    ) -> None:
        """An action of the tree, by its key, in its menu and on the bar below it."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.tree.addAction(action)
        bar.addAction(action)
        bar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.actions_[name] = action

    def refresh(self) -> None:
        """Show the outline as it would be; the keyboard stays on its heading."""
        here = self.current()
        self._rows = self._draft.headings()
        self.tree.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        at: QTreeWidgetItem | None = None
        for number, row in enumerate(self._rows):
            while above and above[-1][0] >= row.level:
                above.pop()
            parent = above[-1][1] if above else self.tree.invisibleRootItem()
            item = QTreeWidgetItem(
                parent, [row.text, "" if row.page is None else str(row.page), row.remark]
            )
            item.setData(0, _ROW, number)
            item.setToolTip(0, row.text)
            if row.section is None:
                font = item.font(0)
                font.setStrikeOut(True)
                item.setFont(0, font)
            else:
                above.append((row.level, item))
            if here is not None and row.block is not None and row.block == here.block:
                at = item
        self.tree.expandAll()
        self.empty.setVisible(not self._rows)
        self.kept.show_kept(self._draft.kept(HeadingCorrection))
        if self._rows:
            self.tree.setCurrentItem(at or self.tree.topLevelItem(0))  # pyright: ignore[reportArgumentType] - there is one
        self._update()

    def current(self) -> Heading | None:
        """The heading at the keyboard."""
        item = self.tree.currentItem()
        return None if item is None else self._rows[item.data(0, _ROW)]

    def _update(self) -> None:
        """Offer what can be done, and say of the rest why not."""
        whys = self._whys()
        row = self.current()
        can = row is not None and row.block is not None
        self.kept.offer(can=can, why="" if can else "No heading of the text is chosen.")
        for name, why in whys.items():
            action = self.actions_[name]
            action.setEnabled(not why)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = f"{action.text().replace('&', '')} ({keys})"
            action.setToolTip(f"{tip}: {why}" if why else tip)
        lines = (("promoted", whys["promote"]), ("demoted", whys["demote"]))
        self.remark.setText(
            "  ".join(f"Cannot be {what}: {why}" for what, why in lines if why and self._rows)
        )

    def _whys(self) -> dict[str, str]:
        """Why each action cannot be done with the heading at the keyboard; "" where it can."""
        row, draft = self.current(), self._draft
        if row is None:
            names = ("promote", "demote", "rename", "merge", "take-in", "unmake", "reset")
            return dict.fromkeys(names, "no heading is chosen.") | {"make": ""}
        stands = row.block is not None and row.section is not None
        line = draft.line_below(row) is not None
        return {
            "promote": draft.why_not_move(self._rows, row, -1),
            "demote": draft.why_not_move(self._rows, row, 1),
            "rename": "" if stands else _NO_HEADING,
            "merge": draft.why_not_merge(row),
            "take-in": "" if line else "no paragraph stands just below it.",
            "unmake": "" if stands else _NO_HEADING,
            "make": "",
            "reset": "" if row.block is not None and row.remark else "it is as it was found.",
        }

    def _shift(self, by: int) -> None:
        row = self.current()
        if row is not None:
            self._draft.move(row, by)
            self._done()

    def _rename(self) -> None:
        row = self.current()
        if row is None or row.section is None:
            return
        asked = QInputDialog(self)
        asked.setWindowTitle("Rename the heading")
        asked.setLabelText("What the outline calls it. The words on the page stay.")
        asked.setTextValue(row.section.title or "")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take(title: str) -> None:
            self._draft.retitle(row, title)
            self._done()

        asked.textValueSelected.connect(take)
        asked.open()

    def _merge(self) -> None:
        row = self.current()
        if row is not None:
            self._draft.merge(row)
            self._done()

    def _take_in(self) -> None:
        row = self.current()
        if row is not None:
            self._draft.take_in(row)
            self._done()

    def _unmake(self) -> None:
        row = self.current()
        if row is not None:
            self._draft.unmake(row)
            self._done()

    def _reset(self) -> None:
        row = self.current()
        if row is not None:
            self._draft.reset_heading(row)
            self._done()

    def _make(self) -> None:
        row = self.current()
        level = row.level if row is not None else 1
        chooser = ParagraphChooser(self._draft.paragraphs(), self)

        def take(block: int) -> None:
            self._draft.make_heading(block, level)
            self._done()

        chooser.chosen.connect(take)
        chooser.open()

    def _forget(self, kept: HeadingCorrection) -> None:
        self._draft.forget(kept)
        self._done()

    def _give(self, kept: HeadingCorrection) -> None:
        row = self.current()
        if row is not None:
            self._draft.give(kept, row)
            self._done()

    def _open(self, item: QTreeWidgetItem) -> None:
        row = self._rows[item.data(0, _ROW)]
        if row.block is not None:
            self.placeRequested.emit(row.block)

    def _done(self) -> None:
        self.refresh()
        self.changed.emit()
