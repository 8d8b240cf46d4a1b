"""The reader's own notes, found by the same query and put into the same answer.

A bookmark matches by its title, note and quote together. Where it matches by its quote alone it is
left out, because the passage that was quoted is found itself; ``note:`` looks in all three. May
import db.model, db.query, db.breadcrumb and db.store.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from db.breadcrumb import breadcrumb
from db.model import Hit, HitKind
from db.query import (
    All,
    AnyOf,
    Doc,
    DocumentIs,
    Language,
    Near,
    Scope,
    Scoped,
    Term,
    Within,
    added_terms,
    expression_of,
    wanted_terms,
)
from db.store import conditions, fts
from db.store.connection import cancellable, snapshot
from db.store.marks import located
from db.store.snippets import snippet_of

if TYPE_CHECKING:
    import sqlite3

    from db.cancel import CancelToken
    from db.model import Anchor, Bookmark, Place, SearchAnswer
    from db.query import Filter, Node, Query
    from db.store.library import Library
    from db.store.marking import Spans

LABEL = "Your note"
_MOST = 1_000
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # signs that no text holds
_MARK = re.compile(f"[{_OPEN}{_CLOSE}]")


class NoteSearch:
    """Finds notes for one library; keeps where bookmarks stand until the library changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._state: object = None
        self._located: dict[Anchor, tuple[Place | None, tuple[str, ...]]] = {}

    def add_to(
        self,
        answer: SearchAnswer,
        query: Query,
        *,
        document: str | None = None,
        limit: int | None = 20,
        token: CancelToken | None = None,
    ) -> SearchAnswer:
        """An answer with the reader's own notes before its passages.

        ``limit`` is of both together; None leaves all passages beside them.
        ``total`` counts the notes as well; the counts of sections and documents are of passages.

        Raises:
            Cancelled: The token was set.
            KnownError: A file is damaged or locked.
        """
        hits = self.find(query, document=document, token=token)
        if not hits:
            return answer
        best = max((hit.score for hit in answer.hits), default=0.0)
        return replace(
            answer,
            total=answer.total + len(hits),
            hits=(*(replace(hit, score=best) for hit in hits), *answer.hits)[:limit],
        )

    def events(self) -> str:
        """What stands for the table of events, as the search of passages has it."""
        return self._library.search.events()

    def find(
        self, query: Query, *, document: str | None = None, token: CancelToken | None = None
    ) -> tuple[Hit, ...]:
        """The notes that a query is about, in the order in which they were made."""
        tree = query.tree
        if tree is None or next(wanted_terms(tree), None) is None:
            return ()  # conditions alone ask for passages
        connection = self._library.notebook_connection
        with cancellable(connection, token), snapshot(self._library.connection):
            self._forget_old_places()
            numbers = self._matching(tree)
            if not numbers:
                return ()
            texts = _marked(connection, tree, numbers)
            asked = _asks_for_notes(tree)
            hits = [
                self._hit(mark, texts.get(mark.id, ("", "", "")), asked=asked)
                for mark in self._library.notebook.list(document)
                if mark.id in numbers
            ]
        return tuple(hit for hit in hits if hit is not None)

    # -------------------------------------------------------------- what matches

    def _matching(self, node: Node) -> set[int]:
        """The numbers of the bookmarks that a part of the query is true of."""
        if isinstance(node, Term | Near):
            connection = self._library.notebook_connection
            return fts.rowids(connection, fts.BOOKMARKS, expression_of(node), None, _MOST)
        if isinstance(node, Scoped):
            return self._matching(node.part) if node.scope is Scope.NOTE else set()
        if isinstance(node, Within):
            return self._matching(node.part)
        if isinstance(node, AnyOf):
            return set[int]().union(*map(self._matching, node.parts))
        if not isinstance(node, All):
            return self._standing_in(node)
        # Words first: where they leave nothing, nobody asks where the bookmarks stand.
        found: set[int] | None = None
        for part in sorted(node.parts, key=_is_condition):
            if found is None or found:
                own = self._matching(part)
                found = own if found is None else found & own
        if found is None:
            found = {mark.id for mark in self._library.notebook.list()}
        for part in node.without:
            if found:
                found -= self._matching(part)
        return found

    def _standing_in(self, condition: Filter) -> set[int]:
        """The bookmarks in the documents or passages that a condition is true of."""
        connection, marks = self._library.connection, self._library.notebook.list()
        if isinstance(condition, Doc | DocumentIs | Language):
            ids = conditions.documents_of(connection, condition) or []
            rows = connection.execute(
                "SELECT key FROM documents WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            )
            keys = {key for (key,) in rows}
            return {mark.id for mark in marks if mark.anchor.document in keys}
        blocks = set(conditions.blocks_of(connection, condition, self.events()))
        places = ((mark.id, self._place(mark.anchor)[0]) for mark in marks)
        return {number for number, place in places if place is not None and place.block in blocks}

    # -------------------------------------------------------------- where they stand

    def _forget_old_places(self) -> None:
        state = self._library.connection.execute("SELECT * FROM search_state").fetchone()
        if state != self._state:
            self._state = state
            self._located.clear()

    def _place(self, anchor: Anchor) -> tuple[Place | None, tuple[str, ...]]:
        """Where the words of a bookmark are now, and its breadcrumb; all of a document at once."""
        known = self._located.get(anchor)
        if known is not None:
            return known
        library, key = self._library, anchor.document
        marks = library.notebook.list(key)
        self._located.update({mark.anchor: (None, ()) for mark in marks})
        if library.documents.get(key) is not None:
            content = library.documents.content(key)
            sections = {section.id: section for section in content.sections}
            numbers = {block.id: block.number for block in content.blocks}
            for mark in located(marks, content.blocks):
                place = mark.place
                if place is not None:
                    number = numbers[place.block]
                    crumbs = breadcrumb(sections, place.section, number=number, note=place.footnote)
                    self._located[mark.anchor] = place, crumbs
        return self._located.get(anchor, (None, ()))

    def _hit(self, bookmark: Bookmark, texts: tuple[str, str, str], *, asked: bool) -> Hit | None:
        """A hit; None where nothing of the reader's own matched, or its words are lost."""
        title, note, quote = texts
        named = not bookmark.anchor.exact.startswith(bookmark.title.rstrip("…"))
        if _OPEN in note:
            text = note
        elif _OPEN in title and (named or asked):
            text = title
        elif asked:
            text = quote
        else:
            return None
        place, crumbs = self._place(bookmark.anchor)
        if place is None:
            return None
        snippet, marks = snippet_of(*_spans(" ".join(text.split())))
        return Hit(
            place=place,
            kind=HitKind.NOTE,
            breadcrumb=(*crumbs, LABEL),
            snippet=snippet,
            marks=marks,
            spans=(),  # of the passage's own text; its place says what was bookmarked
            score=0.0,
        )


def _is_condition(node: Node) -> bool:
    if isinstance(node, All | AnyOf):
        return all(map(_is_condition, node.parts))
    return not isinstance(node, Term | Near | Scoped | Within)


def _asks_for_notes(node: Node) -> bool:
    """Whether ``note:`` is in it."""
    if isinstance(node, Scoped):
        return node.scope is Scope.NOTE or _asks_for_notes(node.part)
    return isinstance(node, All | AnyOf) and any(map(_asks_for_notes, node.parts))


def _marked(
    connection: sqlite3.Connection, tree: Node, found: set[int]
) -> dict[int, tuple[str, str, str]]:
    """Title, note and quote of each, with signs around the words that were looked for."""
    any_word = AnyOf((*wanted_terms(tree), *added_terms(tree)))
    columns = ", ".join(f"highlight({fts.BOOKMARKS.name}, {n}, ?, ?)" for n in range(3))
    rows = connection.execute(
        f"SELECT rowid, {columns} FROM {fts.BOOKMARKS.name} "
        f"WHERE {fts.BOOKMARKS.name} MATCH ? AND rowid IN ({','.join(map(str, found))})",
        (*(_OPEN, _CLOSE) * 3, expression_of(any_word)),
    )
    return {number: (title, note, quote) for number, title, note, quote in rows}


def _spans(marked: str) -> tuple[str, Spans]:
    """The text without the signs, and what stood between them."""
    spans: list[tuple[int, int]] = []
    plain, start = "", 0
    at = 0
    for sign in _MARK.finditer(marked):
        plain += marked[at : sign.start()]
        at = sign.end()
        if sign[0] == _OPEN:
            start = len(plain)
        else:
            spans.append((start, len(plain)))
    return plain + marked[at:], tuple(spans)
