"""The rows of the results: headings that fold, and hits of which only some pages are known.

May import db.model, gui.paging and Qt's core.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import HitKind
from gui.paging import Pages

if TYPE_CHECKING:
    from db.model import Hit
    from gui.paging import Page, Run

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
COMING = "…"  # the words of a hit that was not fetched yet


class ResultsModel(QAbstractListModel):
    """One row a heading and a hit; the hits of a folded heading have none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages = Pages()
        self._folded: set[int] = set()  # runs
        self._first: list[int] = []  # row of each run
        self._rows = 0

    def set_pages(self, pages: Pages) -> None:
        """Show another list; documents that were folded in it stay so."""
        self.beginResetModel()
        folded = {self.pages.runs[run].document for run in self._folded}
        self.pages = pages
        self._folded = {
            run
            for run, held in enumerate(pages.runs)
            if held.title and held.document in folded and held.document is not None
        }
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        self._first, row = [], 0
        for run, held in enumerate(self.pages.runs):
            self._first.append(row)
            row += bool(held.title) + (0 if run in self._folded else held.count)
        self._rows = row

    # ------------------------------------------------------------------ rows and hits

    def run_of(self, row: int) -> int:
        """The run that a row belongs to."""
        return bisect_right(self._first, row) - 1

    def heading(self, row: int) -> Run | None:
        """The run that a row is the heading of."""
        if not 0 <= row < self._rows:
            return None
        run = self.run_of(row)
        # Runs without hits or heading have the row of the next one: the last of them holds it.
        return self.pages.runs[run] if self._is_heading(run, row) else None

    def _is_heading(self, run: int, row: int) -> bool:
        return bool(self.pages.runs[run].title) and row == self._first[run]

    def number(self, row: int) -> int:
        """The number of a row's hit; -1 for a heading, and where there is no such row."""
        if not 0 <= row < self._rows:
            return -1
        run = self.run_of(row)
        if self._is_heading(run, row):
            return -1
        return self.pages.start_of(run) + row - self._first[run] - bool(self.pages.runs[run].title)

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, where it has one that is known."""
        number = self.number(row)
        return None if number < 0 else self.pages.hit(number)

    def row_of(self, number: int) -> int:
        """The row of a hit; that of its heading while it is folded; -1 where there is none."""
        if not 0 <= number < self.pages.total:
            return -1
        run, at = self.pages.locate(number)
        if run in self._folded:
            return self._first[run]
        return self._first[run] + bool(self.pages.runs[run].title) + at

    # ------------------------------------------------------------------ folding

    def is_folded(self, run: int) -> bool:
        """Whether only the heading of a run is shown."""
        return run in self._folded

    def fold(self, run: int, *, folded: bool) -> None:
        """Show the hits of a run, or only its heading."""
        held = self.pages.runs[run]
        if not held.title or folded == (run in self._folded):
            return
        first, last = self._first[run] + 1, self._first[run] + held.count
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._folded.add(run)
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._folded.discard(run)
        self._lay_out()
        (self.endRemoveRows if folded else self.endInsertRows)()
        heading = self.index(self._first[run], 0)
        self.dataChanged.emit(heading, heading)

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold every document."""
        self.beginResetModel()
        runs = range(len(self.pages.runs)) if folded else ()
        self._folded = {run for run in runs if self.pages.runs[run].title}
        self._lay_out()
        self.endResetModel()

    # ------------------------------------------------------------------ what came

    def show_page(self, page: Page) -> None:
        """The hits of a page are known now."""
        numbers = self.pages.numbers_of(page)
        if numbers and page.run not in self._folded:
            first, last = self.row_of(numbers[0]), self.row_of(numbers[-1])
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def show_marks(self) -> None:
        """Other passages are bookmarked now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, 0))

    # ------------------------------------------------------------------ Qt's own

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """All rows, whether their hits are known or not."""
        return 0 if parent.isValid() else self._rows

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """A row's words; the delegate asks for the hit itself."""
        if not index.isValid() or index.row() >= self._rows:
            return None
        row = index.row()
        heading, hit = self.heading(row), self.hit(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading.title if heading else hit.snippet if hit else COMING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if heading is not None:
                return self._spoken_heading(row, heading)
            return self._spoken(hit) if hit else "Not fetched yet"
        return None

    def _spoken_heading(self, row: int, heading: Run) -> str:
        state = "folded" if self.is_folded(self.run_of(row)) else "unfolded"
        return f"{heading.title}, {passages(heading.count)}, {state}"

    def _spoken(self, hit: Hit) -> str:
        return ", ".join((spoken(hit), *self.badges(hit)))

    def badges(self, hit: Hit) -> tuple[str, ...]:
        """What is told of a hit beside its words: that it is bookmarked, and its dates."""
        block = hit.place.block
        marked = ("bookmarked",) if block in self.pages.bookmarked else ()
        return (*marked, *self.pages.dates.get(block, ()))


def passages(count: int) -> str:
    """The words "1 passage" or "1,234 passages"."""
    return f"{count:,} passage{'s' * (count != 1)}"


def spoken(hit: Hit) -> str:
    """A hit for a screen reader: "Annex, Treaty bodies, paragraph 10: … civil society …"."""
    parts = [f"paragraph {p[1:].strip()}" if p.startswith("¶") else p for p in hit.breadcrumb]
    if hit.kind is HitKind.HEADING:
        parts.append("heading")
    return f"{', '.join(parts)}: {hit.snippet}" if parts else hit.snippet
