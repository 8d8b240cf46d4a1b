"""What the reader puts right in a document as it was read; plain data, like db.model.

Apart from it because the first paint needs none of this. May import db.model only; everything may
import it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model import Anchor, Repair


class FactField(StrEnum):
    """What the reader can put right of what a document says of itself."""

    NAME = "name"  # what Contents calls it; no citation uses it
    TITLE = "title"
    SYMBOL = "symbol"
    KIND = "kind"
    ISSUED = "issued"  # EDTF
    ISSUER = "issuer"
    ADDRESSEE = "addressee"
    AGENDA_ITEMS = "agenda items"  # "68 (b); 68 (c)"
    SESSION = "session"
    LANGUAGE = "language"
    ORIGINAL_LANGUAGE = "original language"


@dataclass(frozen=True, slots=True)
class FactCorrection:
    """One fact as the reader says it is; None or "" says that the document does not say.

    It is said of a file. What that file said itself is kept with it, so that it is laid over
    another one only where that is another edition of the same document and says the same.
    """

    field: FactField
    value: str | None
    was: str | None = None  # what was found there, as it is typed; None: not known
    title: str | None = None  # that was found in the file
    source: str | None = None  # sha256 of the file; None: not known


@dataclass(frozen=True, slots=True)
class HeadingCorrection:
    """What a paragraph is in the outline. What is None stays as it was found."""

    anchor: Anchor  # of its block, as extracted
    heading: bool = True  # False: a paragraph, no heading; True also makes one of a paragraph
    level: int | None = None  # 1 = top; sections below it move with it
    title: str | None = None  # what the outline calls it; the words on the page stay
    merged: bool = False  # it goes on with the heading just before it


@dataclass(frozen=True, slots=True)
class RepairCorrection:
    """A repair the reader undid."""

    anchor: Anchor  # of the block or the note, as extracted; nothing but its words for a note
    repair: Repair  # as extracted: its offset tells repairs alike apart
    note: str | None = None  # the label, where the repair is in a note


@dataclass(frozen=True, slots=True)
class TieCorrection:
    """A note that nothing pointed to, and the words after which its reference stands."""

    anchor: Anchor  # of those words, as extracted
    label: str
    note: Anchor  # of the note; nothing but its words


Correction = FactCorrection | HeadingCorrection | RepairCorrection | TieCorrection
