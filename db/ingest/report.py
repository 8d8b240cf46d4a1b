"""What an import did with each file. May import db.model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.model import Counts

if TYPE_CHECKING:
    from db.corrections import Correction


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One file: the document it became, or the one line why not."""

    path: str
    document: str | None = None  # key
    error: str | None = None
    counts: Counts = field(default_factory=Counts)
    unresolved: tuple[str, ...] = ()  # overlay quotes that were not found
    already: bool = False  # it was in the library, and was left as it is
    lost: tuple[Correction, ...] = ()  # of the reader's: kept, not applied
    lost_events: int = 0  # edits of events that are kept, but whose words are gone

    @property
    def ok(self) -> bool:
        """Whether the file is in the library now."""
        return self.error is None

    def row(self) -> dict[str, Any]:
        """A row of ``nonpaper import --json``."""
        row: dict[str, Any] = {"path": self.path, "ok": self.ok, "document": self.document}
        if self.error is not None:
            row["error"] = self.error
        if self.already:
            row["already"] = True
        counts = self.counts
        return row | {
            "sections": counts.sections,
            "blocks": counts.blocks,
            "footnotes": counts.footnotes,
            "events": counts.events,
            "repairs": counts.repairs,
        }
