"""The tree of Contents: documents, and the sections of the open one; and its filter.

Rows are Qt's own items: a view that lays out ten thousand of them, and a filter that reads them
all, then never call Python. May import db.model and Qt.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRegularExpression,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model import DocumentName, Section, SectionKind

_Index = QModelIndex | QPersistentModelIndex
_UNTITLED = "Opening"
_BY_KIND: Mapping[SectionKind | str, str] = {  # by the kind's value: db.model is not needed here
    "preamble": "Preamble",
    "operative": "Operative part",
}
SLICE = 500  # rows that are made before the window has its turn again


class ContentsRole(IntEnum):
    """What a row knows beside its text."""

    SECTION = Qt.ItemDataRole.UserRole + 1  # the section's id, 0 for a document
    DOCUMENT = Qt.ItemDataRole.UserRole + 2  # the document's key
    HITS = Qt.ItemDataRole.UserRole + 3  # passages found in the section itself
    HITS_WITHIN = Qt.ItemDataRole.UserRole + 4  # … and in the sections below it
    BOOKMARKED = Qt.ItemDataRole.UserRole + 5
    DEPTH = Qt.ItemDataRole.UserRole + 6  # 0 for a document
    FOLDED = Qt.ItemDataRole.UserRole + 7  # the titles as the filter reads them


_CHANGING = (
    *(int(ContentsRole.HITS), int(ContentsRole.HITS_WITHIN), int(ContentsRole.BOOKMARKED)),
    int(Qt.ItemDataRole.AccessibleTextRole),
)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def fold(text: str) -> str:
    """A text without case and diacritics: "Izsák" and "izsak" are the same."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


@dataclass(slots=True)
class _Row:
    """A section's row."""

    section: int
    text: str
    above: int  # the number of the section's row above, -1 for the document's
    item: QStandardItem


class ContentsModel(QStandardItemModel):
    """Documents at the top; below the open one its sections, nested as they are.

    Only what has changed is changed, so that a view keeps its place. A long list comes in slices.
    """

    sectionsChanged = Signal()  # there are other rows below a document now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        # Not shown, but read aloud; Qt's own would be "1".
        self.setHorizontalHeaderLabels(["Contents"])
        self._names: list[DocumentName] = []  # of the rows that are there
        self._to_come: list[DocumentName] = []
        self._at = 0  # the row where they come
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)
        self._open_key: str | None = None
        self._sections: tuple[Section, ...] = ()
        self._below: QStandardItem | None = None  # the open document, once its sections are shown
        self._rows: list[_Row] = []  # a section after the one that it is part of
        self._of_section: dict[int, int] = {}
        self._hits: Mapping[int, int] = {}
        self._bookmarked: frozenset[int] = frozenset()

    # ------------------------------------------------------------------ setters

    def set_documents(
        self,
        documents: Sequence[DocumentName],
        open_key: str | None,
        sections: tuple[Section, ...],
    ) -> None:
        """Show these documents; ``sections`` are those of the one with ``open_key``."""
        other = open_key != self._open_key or sections != self._sections
        had_sections = bool(self._rows)
        if other:
            self._take_sections_out()
            self._open_key, self._sections = open_key, sections
        self._soon.stop()
        if self._to_come or self._names != list(documents):
            self._change_to(list(documents))
        self._go_on()
        if other and had_sections and not self._rows:
            self.sectionsChanged.emit()

    def set_hit_counts(self, counts: Mapping[int, int]) -> None:
        """Passages found, by section id; a section that is not named has none."""
        before, self._hits = self._hits, dict(counts)
        sections = {*before, *counts}
        self._renew({s for s in sections if before.get(s, 0) != counts.get(s, 0)})

    def set_bookmarked(self, sections: set[int]) -> None:
        """The ids of the sections that have a star."""
        before, self._bookmarked = self._bookmarked, frozenset(sections)
        self._renew(set(before ^ self._bookmarked))

    def index_of_section(self, section: int) -> QModelIndex:
        """Where a section stands; invalid when it is not shown."""
        number = self._of_section.get(section)
        return QModelIndex() if number is None else self._rows[number].item.index()

    def index_of_open(self) -> QModelIndex:
        """Where the open document stands; invalid when its sections are not shown."""
        return QModelIndex() if self._below is None else self._below.index()

    # ------------------------------------------------------------------ documents

    def _change_to(self, wanted: list[DocumentName]) -> None:
        """Rename and remove rows, and say which are to come and where."""
        there = self._names
        keys = {name.key for name in wanted}
        gone = [row for row, name in enumerate(there) if name.key not in keys]
        for start, end in reversed(_runs(gone)):  # from the last: the rows after it move up
            self._take_out(start, end)
        first = _alike(there, wanted)
        last = min(len(there) - first, _alike(reversed(there), reversed(wanted)))
        self._take_out(first, len(there) - last)  # what stands in another order now
        to_come = slice(first, len(wanted) - last)
        self._to_come, self._at = wanted[to_come], first
        del wanted[to_come]
        for row, (before, name) in enumerate(zip(there, wanted, strict=True)):
            if before != name:
                _name(self.item(row), name)
        self._names = wanted

    def _take_out(self, start: int, end: int) -> None:
        if start < end:
            if start <= self.index_of_open().row() < end:
                self._take_sections_out()
            self.removeRows(start, end - start)
            del self._names[start:end]

    def _go_on(self) -> None:
        """Make the next rows, and the sections of the open document as soon as it is there."""
        names, self._to_come = self._to_come[:SLICE], self._to_come[SLICE:]
        if names:
            self.invisibleRootItem().insertRows(self._at, [_document(name) for name in names])
            self._names[self._at : self._at] = names
            self._at += len(names)
        if self._below is None and self._open_key is not None and self._sections:
            keys = (n for n, name in enumerate(self._names) if name.key == self._open_key)
            row = next(keys, None)
            if row is not None:
                self._put_sections_in(self.item(row))
        if self._to_come:
            self._soon.start(0)

    # ------------------------------------------------------------------ sections

    def _take_sections_out(self) -> None:
        below, self._below = self._below, None
        self._rows, self._of_section = [], {}
        if below is not None:
            below.removeRows(0, below.rowCount())

    def _put_sections_in(self, document: QStandardItem) -> None:
        top: list[QStandardItem] = []
        key = self._open_key or ""
        for section in sorted(self._sections, key=lambda s: s.ordinal):
            above = self._of_section.get(section.parent or 0, -1)
            row = self._row(section, key, above)
            self._of_section[section.id] = len(self._rows)
            self._rows.append(row)
            if above < 0:
                top.append(row.item)
            else:
                self._rows[above].item.appendRow(row.item)
        self._below = document
        document.setColumnCount(1)  # or Qt would insert it in the midst of the rows
        document.appendRows(top)
        self._renew({section.id for section in self._sections})
        self.sectionsChanged.emit()

    def _row(self, section: Section, key: str, above: int) -> _Row:
        text = section.short_title or section.title or _BY_KIND.get(section.kind, _UNTITLED)
        title = section.title or text
        item = _item(text, title, key)
        depth = 1 if above < 0 else self._rows[above].item.data(ContentsRole.DEPTH) + 1
        item.setData(section.id, ContentsRole.SECTION)
        item.setData(depth, ContentsRole.DEPTH)
        self._say(item, section.id, text, self._hits.get(section.id, 0))
        return _Row(section.id, text, above, item)

    def _renew(self, sections: set[int]) -> None:
        """Say anew what is found and marked in these sections, and what is above them.

        One signal for each set of siblings, from the first to the last that changed.
        """
        within = [self._hits.get(row.section, 0) for row in self._rows]
        whole = sum(within)
        for number in range(len(self._rows) - 1, -1, -1):
            if self._rows[number].above >= 0:
                within[self._rows[number].above] += within[number]
        changed: set[int] = set()
        for section in sections:
            number = self._of_section.get(section, -1)
            while number >= 0 and number not in changed:
                changed.add(number)
                number = self._rows[number].above
        if not changed or self._below is None:
            return
        siblings: dict[int, list[QStandardItem]] = {}
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._below.setData(whole, ContentsRole.HITS_WITHIN)
        for number in changed:
            row = self._rows[number]
            self._say(row.item, row.section, row.text, within[number])
            siblings.setdefault(row.above, []).append(row.item)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        groups = [[self._below], *siblings.values()]
        for group in groups:
            group.sort(key=QStandardItem.row)
            self.dataChanged.emit(group[0].index(), group[-1].index(), list(_CHANGING))

    def _say(self, item: QStandardItem, section: int, text: str, within: int) -> None:
        """What is found and marked in a section; to a screen reader "… 2 passages found"."""
        hits, marked = self._hits.get(section, 0), section in self._bookmarked
        parts = [text]
        if marked:
            parts.append("bookmarked")
        if hits:
            parts.append(f"{hits} passage{'s' if hits > 1 else ''} found")
        item.setData(hits, ContentsRole.HITS)
        item.setData(within, ContentsRole.HITS_WITHIN)
        item.setData(marked, ContentsRole.BOOKMARKED)
        item.setData(", ".join(parts), Qt.ItemDataRole.AccessibleTextRole)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as half-open ranges."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row:
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs


def _alike(one: Iterable[DocumentName], other: Iterable[DocumentName]) -> int:
    """How many have the same keys, from the first on."""
    same = (a.key == b.key for a, b in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, same))


def _document(name: DocumentName) -> QStandardItem:
    item = _item("", "", name.key)
    item.setData(0, ContentsRole.SECTION)
    _name(item, name)
    return item


def _name(item: QStandardItem, name: DocumentName) -> None:
    """Call the row of a document as it is called now."""
    text = name.short_title or name.title
    item.setText(text)
    item.setData(name.title, Qt.ItemDataRole.ToolTipRole)
    item.setData(fold(f"{text} {name.title}"), ContentsRole.FOLDED)


def _item(text: str, title: str, key: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(_FLAGS)
    item.setData(key, ContentsRole.DOCUMENT)
    if title:
        item.setData(title, Qt.ItemDataRole.ToolTipRole)
        item.setData(fold(f"{text} {title}"), ContentsRole.FOLDED)
    return item


class ContentsFilter(QSortFilterProxyModel):
    """The sections whose title has every word of the filter, and what is above them."""

    def __init__(self, source: ContentsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)
        self.setFilterRole(ContentsRole.FOLDED)
        self.setSourceModel(source)

    @property
    def active(self) -> bool:
        """Whether anything is filtered."""
        return bool(self._words)

    def set_text(self, text: str) -> None:
        """Filter by these words; none shows everything."""
        words = tuple(fold(text).split())
        if words != self._words:
            self._words = words
            # Qt looks for itself: to be asked about every row takes ten times as long.
            ahead = "".join(f"(?=.*{QRegularExpression.escape(word)})" for word in words)
            dot = QRegularExpression.PatternOption.DotMatchesEverythingOption
            self.setFilterRegularExpression(QRegularExpression(f"^{ahead}" if ahead else "", dot))

    def matches(self, index: _Index) -> bool:
        """Whether a row's own title has all the words."""
        folded = index.data(ContentsRole.FOLDED)
        return all(word in folded for word in self._words)
