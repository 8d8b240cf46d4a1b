"""The tree of Contents: documents, and the sections of the open one; and its filter.

Nodes are kept flat; an index carries a node's number, so there are no objects to keep alive. May
import db.model and Qt's core.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Document, Section

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
_UNTITLED = "Opening"


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


def fold(text: str) -> str:
    """A text without case and diacritics: "Izsák" and "izsak" are the same."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


@dataclass(slots=True)
class _Node:
    """A row: a document or a section. ``roles`` caches what the view asked for."""

    document: str
    section: int
    title: str
    text: str
    parent: int  # a node's number, -1 for a document
    row: int
    depth: int
    children: list[int] = field(default_factory=list)
    roles: dict[int, Any] = field(default_factory=dict)


class ContentsModel(QAbstractItemModel):
    """Documents at the top; below the open one its sections, nested as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top: list[int] = []
        self._of_section: dict[int, int] = {}
        self._hits: Mapping[int, int] = {}
        self._bookmarked: frozenset[int] = frozenset()

    # ------------------------------------------------------------------ setters

    def set_documents(
        self, documents: tuple[Document, ...], open_key: str | None, sections: tuple[Section, ...]
    ) -> None:
        """Show these documents; ``sections`` are those of the one with ``open_key``."""
        self.beginResetModel()
        self._nodes, self._top, self._of_section = [], [], {}
        for document in documents:
            text = document.short_title or document.facts.title
            self._add(-1, document.key, 0, document.facts.title, text)
            if document.key == open_key:
                self._add_sections(len(self._nodes) - 1, sections)
        self.endResetModel()

    def set_hit_counts(self, counts: Mapping[int, int]) -> None:
        """Passages found, by section id; a section that is not named has none."""
        before, self._hits = self._hits, dict(counts)
        sections = {*before, *counts}
        self._tell({s for s in sections if before.get(s, 0) != counts.get(s, 0)})

    def set_bookmarked(self, sections: set[int]) -> None:
        """The ids of the sections that have a star."""
        before, self._bookmarked = self._bookmarked, frozenset(sections)
        self._tell(set(before ^ self._bookmarked))

    def index_of_section(self, section: int) -> QModelIndex:
        """Where a section stands; invalid when it is not shown."""
        number = self._of_section.get(section)
        return QModelIndex() if number is None else self._index(number)

    # ------------------------------------------------------------------ Qt's questions

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """The index of a row."""
        rows = self._rows(parent)
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row])

    def parent(self, index: _Index = _ROOT) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride] - QObject.parent() shares the name
        """The index above."""
        node = self._node(index)
        if node is None or node.parent < 0:
            return QModelIndex()
        return self._index(node.parent)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows are below."""
        return len(self._rows(parent))

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """One."""
        return 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The column's name: not shown, but read aloud; Qt's own would be "1"."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return "Contents" if shown else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a row knows, from its cache after the first time."""
        node = self._node(index)
        if node is None:
            return None
        if role not in node.roles:
            node.roles[role] = self._answer(node, role)
        return node.roles[role]

    # ------------------------------------------------------------------ inside

    def _answer(self, node: _Node, role: int) -> Any:  # noqa: ANN401 - what a role holds
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.ToolTipRole:
                return node.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node)
            case ContentsRole.SECTION:
                return node.section
            case ContentsRole.DOCUMENT:
                return node.document
            case ContentsRole.HITS:
                return self._hits.get(node.section, 0)
            case ContentsRole.HITS_WITHIN:
                return self._hits_within(node)
            case ContentsRole.BOOKMARKED:
                return node.section in self._bookmarked
            case ContentsRole.DEPTH:
                return node.depth
            case ContentsRole.FOLDED:
                return fold(f"{node.text} {node.title}")
            case _:
                return None

    def _spoken(self, node: _Node) -> str:
        """The row for a screen reader: "General views, bookmarked, 2 passages found"."""
        parts = [node.text]
        if node.section in self._bookmarked:
            parts.append("bookmarked")
        hits = self._hits.get(node.section, 0)
        if hits:
            parts.append(f"{hits} passage{'s' if hits > 1 else ''} found")
        return ", ".join(parts)

    def _hits_within(self, node: _Node) -> int:
        """Hits here and below, without recursion: a document may be nested deeply."""
        total, waiting = 0, [node]
        while waiting:
            here = waiting.pop()
            total += self._hits.get(here.section, 0)
            waiting += [self._nodes[child] for child in here.children]
        return total

    def _add_sections(self, document: int, sections: tuple[Section, ...]) -> None:
        for section in sorted(sections, key=lambda s: s.ordinal):
            parent = self._of_section.get(section.parent or 0, document)
            text = section.short_title or section.title or _UNTITLED
            number = self._add(
                parent, self._nodes[document].document, section.id, section.title or text, text
            )
            self._of_section[section.id] = number

    def _add(self, parent: int, document: str, section: int, title: str, text: str) -> int:
        number = len(self._nodes)
        siblings = self._nodes[parent].children if parent >= 0 else self._top
        depth = self._nodes[parent].depth + 1 if parent >= 0 else 0
        node = _Node(document, section, title, text, parent, len(siblings), depth)
        self._nodes.append(node)
        siblings.append(number)
        return number

    def _tell(self, sections: set[int]) -> None:
        """Forget what was cached of these sections and what is above them, and tell the views.

        One signal for each set of siblings, from the first to the last that changed: a filter on
        top asks again about every row that it is told of.
        """
        siblings: dict[int, list[int]] = {}
        seen: set[int] = set()
        for section in sections:
            number = self._of_section.get(section, -1)
            while number >= 0 and number not in seen:
                seen.add(number)
                node = self._nodes[number]
                for role in _CHANGING:
                    node.roles.pop(role, None)
                siblings.setdefault(node.parent, []).append(number)
                number = node.parent
        for group in siblings.values():
            first, last = self._index(min(group)), self._index(max(group))
            self.dataChanged.emit(first, last, list(_CHANGING))

    def _rows(self, parent: _Index) -> list[int]:
        if not parent.isValid():
            return self._top
        node = self._node(parent)
        return node.children if node is not None else []

    def _node(self, index: _Index) -> _Node | None:
        if not index.isValid() or index.internalId() >= len(self._nodes):
            return None
        return self._nodes[index.internalId()]

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)


class ContentsFilter(QSortFilterProxyModel):
    """The sections whose title has every word of the filter, and what is above them."""

    def __init__(self, source: ContentsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)
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
            self.invalidate()  # invalidateFilter() is deprecated, its heir is not in Qt 6.8

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        """Whether a row's own title has all the words."""
        if not self._words:
            return True
        index = self.sourceModel().index(row, 0, parent)
        folded = index.data(ContentsRole.FOLDED)
        return all(word in folded for word in self._words)
