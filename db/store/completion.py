"""Completion from the library's own words, headings, bodies and symbols, and from the fields.

What is frequent is at hand (db.store.vocabulary), and what is rare has few neighbours in the table:
so a lookup takes less than a millisecond at any size. May import db.completion, db.model, db.query,
db.words and db.store.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.completion import Completion, CompletionKind, Fragment, as_value, fragment_of
from db.model import Status
from db.query import gazetteer
from db.query.fields import HINTS, LANGUAGES
from db.store.connection import cancellable, snapshot
from db.store.vocabulary import Vocabulary, rare_words
from db.words import fold, is_paired, words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from db.cancel import CancelToken

MOST = 8
_SHORTEST = 2  # letters of a word before anything is offered
_SHORTEST_NAME = 3  # of a heading or a body, which nearly every word begins
# How many of each kind, where there are enough of all.
_SHARES = {
    CompletionKind.FIELD: 2,
    CompletionKind.WORD: 4,
    CompletionKind.HEADING: 2,
    CompletionKind.BODY: 2,
    CompletionKind.SYMBOL: 3,
}
_LAST_WORD = re.compile(r"[^\W_]+$")
_SAME = {"language": "lang", "document": "doc", "section": "in"}


class CompletionStore:
    """Offers of a library, behind one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state: object = None
        self._vocabulary: Vocabulary | None = None
        self._values: Mapping[str, Callable[[Fragment, Vocabulary], list[Completion]]] = {
            "in": self._sections,
            "doc": self._documents,
            "symbol": self._symbols,
            "lang": self._languages,
            "body": self._bodies,
            "status": self._statuses,
            "heading": self._headings_and_words,
        }

    def prepare(self, token: CancelToken | None = None) -> None:
        """Read what is kept at hand, if it is not at hand: once for each state of the library."""
        with cancellable(self._connection, token), snapshot(self._connection):
            self._current()

    def complete(
        self, text: str, cursor: int, *, token: CancelToken | None = None, limit: int = MOST
    ) -> tuple[Completion, ...]:
        """What may take the place of the piece that ends at the cursor (in code points).

        Raises:
            Cancelled: The token was set.
            KnownError: The file is damaged or locked.
        """
        fragment = fragment_of(text, cursor)
        if fragment is None:
            return ()
        with cancellable(self._connection, token), snapshot(self._connection):
            vocabulary = self._current()
            name = _SAME.get(fragment.field, fragment.field.removesuffix("s"))
            name = fragment.field if fragment.field in HINTS else name
            if name in self._values:
                found = self._values[name](fragment, vocabulary)
            elif name in ("year", "date"):
                found = []
            else:
                found = self._anything(fragment, vocabulary)
        return tuple(one for one in found if _adds(one, text))[:limit]

    def _current(self) -> Vocabulary:
        state = self._connection.execute("SELECT * FROM search_state").fetchone()
        if self._vocabulary is None or state != self._state:
            self._vocabulary = Vocabulary(self._connection)
            self._state = state
        return self._vocabulary

    # -------------------------------------------------------------- without a field

    def _anything(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        found: dict[CompletionKind, list[Completion]] = {
            CompletionKind.FIELD: [] if fragment.field or fragment.quoted else _fields(fragment),
            CompletionKind.WORD: self._words(fragment, vocabulary),
        }
        if not fragment.field:
            found[CompletionKind.HEADING] = self._names(fragment, vocabulary, self._headings)
            found[CompletionKind.BODY] = self._names(fragment, vocabulary, self._bodies)
            if any(sign.isdigit() or sign == "/" for sign in fragment.text):
                found[CompletionKind.SYMBOL] = self._symbols(fragment, vocabulary)
        shared = [one for kind, many in found.items() for one in many[: _SHARES[kind]]]
        more = [one for kind, many in found.items() for one in many[_SHARES[kind] :]]
        kinds = list(found)
        kept = (shared + more)[: max(MOST, len(shared))]
        return sorted(kept, key=lambda one: kinds.index(one.kind))

    def _names(
        self,
        fragment: Fragment,
        vocabulary: Vocabulary,
        find: Callable[[Fragment, Vocabulary], list[Completion]],
    ) -> list[Completion]:
        """What the words before the last one are part of: as many of them as possible."""
        pieces = [*fragment.longer, (fragment.start, fragment.text)]
        for start, text in pieces:
            if len("".join(words_of(text))) < _SHORTEST_NAME:
                continue
            piece = Fragment("", text, start, fragment.end, quoted=fragment.quoted)
            found = find(piece, vocabulary)
            if found:
                return found
        return []

    def _words(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        last = _LAST_WORD.search(fragment.text)
        if last is None or is_paired(last[0]):
            return []
        folded = words_of(last[0])
        if len(folded) != 1 or len(folded[0]) < _SHORTEST:
            return []
        prefix = folded[0]
        entries = vocabulary.words.beginning(prefix, MOST + 1)
        if len(entries) <= MOST:
            entries = rare_words(self._connection, prefix, MOST + 1)
        start = fragment.end - len(last[0])
        return [
            Completion(
                entry.text, CompletionKind.WORD, _in_case_of(last[0], entry.text), start,
                fragment.end, entry.times,
            )
            for entry in entries
            if entry.key != prefix and not is_paired(entry.key)
        ]  # fmt: skip

    # -------------------------------------------------------------- kinds of values

    def _headings(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        named = "" if fragment.field else "heading:"
        return [
            _offer(fragment, entry.text, CompletionKind.HEADING, named + as_value(entry.text))
            for entry in vocabulary.titles.beginning(_key(fragment.text), MOST)
        ]

    def _headings_and_words(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        words = [] if fragment.quoted else self._words(fragment, vocabulary)[:3]
        return words + self._headings(fragment, vocabulary)

    def _bodies(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        namings = gazetteer.shipped().namings()
        named = "" if fragment.field else "body:"
        return [
            Completion(
                namings[entry.text][0].text,
                CompletionKind.BODY,
                named + as_value(entry.text),
                fragment.start,
                fragment.end,
                entry.times,
            )
            for entry in vocabulary.bodies.beginning(_key(fragment.text), MOST)
        ]

    def _symbols(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        return [
            _offer(fragment, entry.text, CompletionKind.SYMBOL, entry.text)
            for entry in vocabulary.symbols.beginning(fold(fragment.text), MOST)
            if fragment.text or fragment.field
        ]

    def _sections(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        key = _key(fragment.text)
        kinds = [
            _offer(fragment, kind, CompletionKind.VALUE, kind)
            for kind in vocabulary.kinds
            if kind.startswith(key) and kind != "section"
        ]
        named = len(key) >= _SHORTEST_NAME
        return kinds + (self._headings(fragment, vocabulary) if named else [])

    def _documents(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        return [
            _offer(
                fragment,
                vocabulary.document_titles[entry.text],
                CompletionKind.DOCUMENT,
                as_value(entry.text),
            )
            for entry in vocabulary.documents.beginning(_key(fragment.text), MOST)
        ]

    def _languages(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        key = _key(fragment.text)
        return [
            _offer(fragment, LANGUAGES[code], CompletionKind.VALUE, code)
            for code in vocabulary.languages
            if code in LANGUAGES and (code.startswith(key) or fold(LANGUAGES[code]).startswith(key))
        ]

    def _statuses(self, fragment: Fragment, vocabulary: Vocabulary) -> list[Completion]:
        key = _key(fragment.text)
        return [
            _offer(fragment, status.value, CompletionKind.VALUE, status.value)
            for status in Status
            if status in vocabulary.statuses and status.value.startswith(key)
        ]


def of_searches(
    text: str,
    saved: Iterable[tuple[str, str]],
    recent: Iterable[str],
    *,
    limit: int = MOST,
) -> tuple[Completion, ...]:
    """Saved searches with this text or title, then recent ones; without a text the newest of both.

    Args:
        text: all that was typed; what is chosen takes its place.
        saved: text and title of each, the newest first.
        recent: the newest first.
        limit: how many at most.
    """
    key = _key(text)
    kept = [
        Completion(title or asked, CompletionKind.SAVED, asked, 0, len(text), explained=asked)
        for asked, title in saved
        if asked != text and (_begins(asked, key) or _begins(title, key))
    ]
    known = {text, *(one.insert for one in kept)}
    lately = [
        Completion(asked, CompletionKind.RECENT, asked, 0, len(text))
        for asked in recent
        if asked not in known and _begins(asked, key)
    ]
    room = limit if not lately else max(limit // 2, limit - len(lately))
    return tuple([*kept[:room], *lately][:limit])


def _begins(text: str, key: str) -> bool:
    """Whether a text has a word that the typed words begin at."""
    folded = _key(text)
    return folded.startswith(key) or f" {key}" in folded


def _key(text: str) -> str:
    return " ".join(words_of(text))


def _fields(fragment: Fragment) -> list[Completion]:
    typed = fragment.text
    if len(typed) < _SHORTEST or not typed.isascii() or not typed.isalpha():
        return []
    return [
        Completion(
            f"{name}:", CompletionKind.FIELD, f"{name}:", fragment.start, fragment.end,
            explained=said.partition(",")[0],
        )
        for name, said in HINTS.items()
        if name.startswith(typed.lower())
    ]  # fmt: skip


def _offer(fragment: Fragment, text: str, kind: CompletionKind, insert: str) -> Completion:
    return Completion(text, kind, insert, fragment.start, fragment.end)


def _in_case_of(typed: str, word: str) -> str:
    """A word in capitals where what was typed is: "UP" goes on as "UPR"."""
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if typed[0].isupper() else word


def _adds(one: Completion, text: str) -> bool:
    """Whether an offer would change anything."""
    return text[one.start : one.end] != one.insert
