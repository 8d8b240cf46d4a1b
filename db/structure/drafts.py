"""What the modules of this package hand to each other while a document is being made.

May import db.model only; internal to db.structure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from db.model import BlockKind, Line, SectionKind


@dataclass(slots=True)
class Draft:
    """Lines that belong together, and what is known of them so far."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str | None = None
    skip: int = 0  # characters of the first line that the marker takes
    section: int = 0  # index of its section draft

    @property
    def text(self) -> str:
        """Its text with line ends as spaces, marker included: for recognising, not for keeping."""
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


@dataclass(slots=True)
class SectionDraft:
    """A section while the outline grows."""

    kind: SectionKind
    level: int
    parent: int | None  # index of its parent
    number: str | None = None
    heading: Draft | None = None  # the paragraph whose cleaned text is its title


@dataclass(slots=True)
class NoteDraft:
    """A footnote's lines; the label has been taken from the first."""

    label: str
    lines: list[Line]
    page: int | None


@dataclass(slots=True)
class Outline:
    """Sections and blocks in reading order."""

    sections: list[SectionDraft] = field(default_factory=list[SectionDraft])
    blocks: list[Draft] = field(default_factory=list[Draft])
