"""What the search box offers, as rows. May import db.completion and Qt's core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.completion import CompletionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.completion import Completion

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()  # never changed, so it may be a default
REMOVABLE = (CompletionKind.SAVED, CompletionKind.RECENT)


class CompletionModel(QAbstractListModel):
    """A handful of offers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Completion, ...] = ()

    def set_rows(self, rows: Sequence[Completion]) -> None:
        """Offer something else."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def offer(self, row: int) -> Completion:
        """The offer of a row."""
        return self._rows[row]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many offers there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """A row's words; the delegate asks for the offer itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        offer = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(offer)
        return None


def described(offer: Completion) -> str:
    """What an offer is: "word · 34 passages", "field · words of a heading"."""
    parts = [str(offer.kind)]
    if offer.passages is not None:
        parts.append(f"{offer.passages:,} passage{'s' * (offer.passages != 1)}")
    if offer.explained and offer.explained != offer.text:
        parts.append(offer.explained)
    return " · ".join(parts)


def spoken(offer: Completion) -> str:
    """An offer for a screen reader: "trafficking, word, 34 passages"."""
    said = f"{offer.text}, {described(offer).replace(' · ', ', ')}"
    return f"{said}. Delete removes it" if offer.kind in REMOVABLE else said
