"""One search from the typed letter to the marked words: asks, receives, walks the hits.

May import db.model, db.request and gui.ports.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.model import HitKind, SearchAnswer
from db.request import SearchRequest

if TYPE_CHECKING:
    from db.model import Hit, Place
    from gui.ports import SearchPort

EMPTY = SearchAnswer(query="", understood="", total=0, hits=())


class Scope(Enum):
    """Where the search box looks."""

    DOCUMENT = auto()
    LIBRARY = auto()


class Searching(QObject):
    """The words in the search box, their hits, and which hit is current."""

    answered = Signal(object)  # SearchAnswer
    currentChanged = Signal(int)  # index of the hit, -1 for none
    hitOpened = Signal(object)  # Place
    scopeChanged = Signal(object)  # Scope

    def __init__(self, search: SearchPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._document: str | None = None
        self._text = ""
        self._wants_first = False
        self.scope = Scope.DOCUMENT
        self.answer = EMPTY
        self.current = -1
        self._at = 0  # which of the current hit's places is open

    def set_document(self, key: str | None) -> None:
        """The document that is open now."""
        changed = key != self._document
        self._document = key
        if changed and self._text and self.scope is Scope.DOCUMENT:
            self._ask()

    def set_scope(self, scope: Scope) -> None:
        """Look in the open document or in all."""
        if scope is not self.scope:
            self.scope = scope
            self.scopeChanged.emit(scope)
            if self._text:
                self._ask()

    def edit(self, text: str) -> None:
        """The reader typed."""
        self._text = text
        self._wants_first = False
        self._ask()

    def refresh(self) -> None:
        """Ask again: the library holds something else now."""
        if self._text.strip():
            self._ask()

    def open_current(self) -> None:
        """Enter: open the current hit, or the first one as soon as it is known."""
        if self.answer.query != self._text:
            self._wants_first = True
        elif self.answer.hits:
            self.open(max(self.current, 0))

    def open(self, index: int) -> None:
        """Open a hit of the list."""
        if 0 <= index < len(self.answer.hits):
            self._open(index, 0)

    def step(self, by: int) -> None:
        """F3 and Shift+F3: open the next marked words, passage after passage, round the end."""
        hits = self.answer.hits
        if not hits:
            return
        if self.current >= 0 and 0 <= self._at + by < len(_places(hits[self.current])):
            self._open(self.current, self._at + by)
            return
        start = self.current if self.current >= 0 else (-1 if by > 0 else 0)
        index = (start + by) % len(hits)
        self._open(index, 0 if by > 0 else len(_places(hits[index])) - 1)

    def _open(self, index: int, at: int) -> None:
        self._at = at
        self.current = index
        self.currentChanged.emit(index)
        self.hitOpened.emit(_places(self.answer.hits[index])[at])

    def set_current(self, index: int) -> None:
        """Move the mark in the list without opening."""
        if index != self.current:
            self.current, self._at = index, 0
            self.currentChanged.emit(index)

    def hits_in(self, key: str) -> tuple[tuple[Hit, ...], int | None]:
        """The hits in one document, and which of them is current."""
        inside = [(i, hit) for i, hit in enumerate(self.answer.hits) if hit.place.document == key]
        at = next((n for n, (i, _) in enumerate(inside) if i == self.current), None)
        hits = [hit for _, hit in inside]
        if at is not None:
            hits[at] = replace(hits[at], place=_places(hits[at])[self._at])
        return tuple(hits), at

    def _ask(self) -> None:
        if not self._text.strip():
            self._receive(replace(EMPTY, query=self._text))
            return
        document = self._document if self.scope is Scope.DOCUMENT else None
        self._search.ask(SearchRequest(self._text, document), self._receive)

    def _receive(self, answer: object) -> None:
        if not isinstance(answer, SearchAnswer) or answer.query != self._text:
            return
        if self.scope is Scope.DOCUMENT:
            answer = replace(answer, hits=_in_reading_order(answer.hits))
        self.answer = answer
        self.current = -1
        self.answered.emit(answer)
        self.currentChanged.emit(-1)
        if self._wants_first:
            self._wants_first = False
            self.open(0)


def _places(hit: Hit) -> list[Place]:
    """The places of a hit's marked words, one after the other; words side by side are one."""
    joined: list[tuple[int, int]] = []
    for start, end in hit.spans:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [replace(hit.place, start=start, end=end) for start, end in joined] or [hit.place]


def _in_reading_order(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Headings first, then as one reads: inside one document that is the order one expects."""
    return tuple(
        sorted(hits, key=lambda hit: (hit.kind is not HitKind.HEADING, hit.place.block, hit.kind))
    )
