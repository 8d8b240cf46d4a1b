"""What the window needs to change events: the notebook, the tagger and the library (EventsPort).

Small, quick reads and writes in the window's own thread. May import db.store and db.chronology.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.anchors import Finder, make
from db.edtf import bounds
from db.model import Place
from db.store.event_edits import find_events, laid, mentions_of

if TYPE_CHECKING:
    from db.chronology.typed import TypedDate
    from db.event_edits import EventEdit, EventTie, Laid
    from db.model import Anchor, DocumentContent, Event
    from db.store.library import Library


class EventsService:
    """Events as the reader has them."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def laid(self, content: DocumentContent) -> Laid:
        """A document's events, those hidden, and the edits whose words are gone."""
        return laid(self._library, content.document.key, content.blocks)

    def edit(self, key: str, number: int) -> EventEdit | None:
        """An edit of a document's event; None where it was taken back."""
        edits, _ = self._library.event_edits.of_document(key)
        return next((edit for edit in edits if edit.id == number), None)

    def tie(self, key: str, number: int) -> EventTie | None:
        """A link that touches a document; None where it was taken back."""
        _, ties = self._library.event_edits.of_document(key)
        return next((tie for tie in ties if tie.id == number), None)

    def put(self, said: EventEdit | EventTie) -> int:
        """Keep a statement in place of the one with its id; 0 gets a new one, which is returned."""
        return self._library.event_edits.put(said)

    def remove(self, number: int) -> None:
        """Take a statement back."""
        self._library.event_edits.remove(number)

    def anchor(self, event: Event) -> Anchor:
        """An event's words, to be found again."""
        place = Place(event.document, event.section, event.block, event.start, event.end)
        return make(self._library.documents.blocks(event.document), place)

    def place(self, anchor: Anchor) -> Place | None:
        """Where an anchor's words are now."""
        blocks = self._library.documents.blocks(anchor.document)
        return Finder(blocks).resolve(anchor)[1] if blocks else None

    def offer(self, content: DocumentContent, place: Place) -> Event:
        """An event for selected words: a date found in them, a headline from their sentence."""
        from db.chronology.offered import offer_event  # the tagger's tables: not at the start

        block = next(block for block in content.blocks if block.id == place.block)
        end = len(block.text) if place.end_block is not None else place.end
        mentions = mentions_of(self._library, block.id)
        event = offer_event(block, place.start, end, content.document.facts, mentions)
        return replace(event, document=content.document.key)

    def read_date(self, content: DocumentContent, text: str) -> TypedDate:
        """A typed date; raises ValueError with one line where it is none."""
        from db.chronology.typed import read_typed

        facts = content.document.facts
        try:
            reference = bounds(facts.issued)[1] if facts.issued else None
        except ValueError:  # an older library; only "last year" is then not known
            reference = None
        return read_typed(text, facts.language, reference)

    def find(self, words: str) -> tuple[tuple[Event, str], ...]:
        """Events of any document that have all these words, each with its document's title."""
        names = self._library.documents.names()
        titles = {name.key: name.short_title or name.title for name in names}
        found = find_events(self._library, words)
        return tuple((event, titles.get(event.document, event.document)) for event in found)

    def title(self, key: str) -> str:
        """What a document is called; "" for one that is not in the library."""
        document = self._library.documents.get(key)
        return (document.short_title or document.facts.title) if document else ""
