"""What the reader asks the window for. May import db.model only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model import BookmarkTarget, Place


@dataclass(frozen=True, slots=True)
class BookmarkRequest:
    """The wish to bookmark a section, a paragraph or a selection."""

    target: BookmarkTarget
    place: Place
