"""Where the places of a document are after it was read anew. No Qt.

Row ids change with every import; a block's key and its words do not. May import db.model and
db.anchors.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.anchors import Finder, make
from db.model import Place

if TYPE_CHECKING:
    from db.model import Block, DocumentContent


class Moved:
    """A document as it was, and as it is."""

    def __init__(self, old: DocumentContent, new: DocumentContent) -> None:
        self._old, self._new = old, new
        self._were = {block.id: block for block in old.blocks}
        self._are = {(block.key, block.key_n): block for block in new.blocks}

    def find(self, place: Place) -> Place | None:
        """Where a place is now; None where its words are gone. Other documents' stay."""
        key = self._new.document.key
        if place.document != key:
            return place
        block = self._were.get(place.block)
        if block is None:
            return None
        same = self._are.get((block.key, block.key_n))
        if same is not None:
            length = len(same.text)
            start = min(place.start, length)
            end = start if place.end_block is not None else min(place.end, length)
            return Place(key, same.section, same.id, start, end, footnote=place.footnote)
        whole = Place(key, block.section, block.id, 0, len(block.text))
        _, found = self._finder.resolve(make(self._old.blocks, whole))
        if found is None:
            return None
        return Place(key, found.section, found.block, found.start, found.start)

    def near(self, place: Place) -> Place:
        """Where a place is now, or else the beginning of its page, or of the document."""
        found = self.find(place)
        if found is not None:
            return found
        block = self._on_page(self._were.get(place.block)) or self._new.blocks[0]
        return Place(self._new.document.key, block.section, block.id)

    def _on_page(self, block: Block | None) -> Block | None:
        page = block.page if block is not None else None
        if page is None:
            return None
        return next((b for b in self._new.blocks if b.page is not None and b.page >= page), None)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._new.blocks)
