"""A passage with everything that a citation of it needs, and that citation in one line.

What a document lacks is left out, never made up: without a symbol its title stands, and paragraphs
that it does not number itself are said to be numbered by the reader. May import db.model, db.edtf.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.edtf import words

if TYPE_CHECKING:
    from db.model import Document, HitKind

_OWN_NUMBER = re.compile(r"(\d+)[.)]?")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a search found."""

    document: Document
    kind: HitKind
    breadcrumb: tuple[str, ...]  # with "¶ 7" or "note a" at its end, where it has them
    block: int
    text: str  # the whole passage; of a note of the reader's, what was found of it
    marker: str | None = None  # the document's own: "12.", "(a)"
    number: int | None = None  # given by the reader
    page: int | None = None  # of the original
    note: str | None = None  # the label, where the passage is a note

    @property
    def paragraph(self) -> str | None:
        """The number that the document itself gives to it: "12"."""
        found = _OWN_NUMBER.fullmatch(self.marker.strip()) if self.marker else None
        return found[1] if found else None

    @property
    def sections(self) -> tuple[str, ...]:
        """The parts of the document that it stands in."""
        note = None if self.note is None else f"note {self.note}"
        return tuple(name for name in self.breadcrumb if name != note and name[:2] != "¶ ")

    @property
    def date(self) -> str | None:
        """The document's own, in words."""
        issued = self.document.facts.issued
        return words(issued) if issued else None


def citation(passage: Passage) -> str:
    """Where a passage stands: "A/69/406, 29 September 2014, Annex, para. 7 …"."""
    facts = passage.document.facts
    parts = [facts.symbol or f"“{facts.title}”"]
    # The title of a letter says its date itself.
    if passage.date and (facts.symbol or passage.date not in facts.title):
        parts.append(passage.date)
    parts += passage.sections
    if passage.note is not None:
        parts.append(f"note {passage.note}")
    elif passage.paragraph is not None:
        parts.append(f"para. {passage.paragraph}")
    elif passage.number is not None:
        parts.append(f"para. {passage.number} (numbered by the reader)")
    if passage.page is not None:
        parts.append(f"p. {passage.page}")
    return ", ".join(parts)
