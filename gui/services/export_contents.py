"""Documents for the thread that writes an export, read from a library of its own.

May import db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.store.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import DocumentContent


class ExportContents:
    """One document at a time; the one that is open is at hand already."""

    def __init__(self, folder: Path, at_hand: DocumentContent | None = None) -> None:
        self._folder, self._at_hand = folder, at_hand
        self._library: Library | None = None

    def content(self, key: str) -> DocumentContent | None:
        """A document whole; None when it is not there."""
        if self._at_hand is not None and self._at_hand.document.key == key:
            return self._at_hand
        if self._library is None:
            self._library = Library.open(self._folder, read_only=True)
        try:
            return self._library.documents.content(key)
        except KnownError:
            return None

    def close(self) -> None:
        """Close the library, if it was opened."""
        if self._library is not None:
            self._library.close()
            self._library = None
