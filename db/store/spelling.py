"""The nearest spellings that occur in the library, for a search that found nothing.

One edit away is looked up word by word, whatever the size of the vocabulary; two edits away is
looked for among the words with the same beginning. May import db.query, db.words, db.store.fts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.query import wanted_terms
from db.store import fts
from db.words import words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from db.query import Query

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONGEST = 3, 30
_CANDIDATES = 3_000  # looked at for two edits
_OFFERED = 3


def suggestions(connection: sqlite3.Connection, query: Query) -> tuple[str, ...]:
    """The query with its unknown words replaced by known ones, best first; may be empty."""
    if query.tree is None:
        return ()
    texts = [""] * _OFFERED
    found = False
    typed = query.text
    for term in wanted_terms(query.tree):
        for word in words_of(term.text):
            if fts.completions(connection, word, 1) if term.prefix else _occurs(connection, word):
                continue
            near = nearest(connection, word)
            if not near:
                return ()  # this word alone already finds nothing
            found = True
            texts = [
                _replaced(text or typed, word, near[min(n, len(near) - 1)])
                for n, text in enumerate(texts)
            ]
    return tuple(dict.fromkeys(texts)) if found else ()


def nearest(connection: sqlite3.Connection, word: str) -> list[str]:
    """Up to three words of the library within two edits of a folded word, best first."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    found = fts.known_words(connection, _one_edit_away(word))
    if not found:
        beginnings = fts.completions(connection, word[0], _CANDIDATES)
        near = [other for other in beginnings if _within_two_edits(word, other)]
        found = fts.known_words(connection, near) if len(word) > _SHORTEST else {}
    return sorted(found, key=lambda other: (-found[other], other))[:_OFFERED]


def _occurs(connection: sqlite3.Connection, word: str) -> bool:
    return bool(fts.known_words(connection, [word]))


def _replaced(text: str, word: str, other: str) -> str:
    """The text with a word replaced, whatever its case; as it was where its letters differ."""
    replaced, count = re.subn(rf"(?<!\w){re.escape(word)}(?!\w)", other, text, flags=re.IGNORECASE)
    return replaced if count else " ".join(other if w == word else w for w in words_of(text))


def _one_edit_away(word: str) -> set[str]:
    """Every string one deletion, swap, substitution or insertion away."""

    def edits() -> Iterator[str]:
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            if after:
                yield before + after[1:]
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:]
            for letter in _LETTERS:
                if after:
                    yield before + letter + after[1:]
                yield before + letter + after

    return set(edits()) - {word, ""}


def _within_two_edits(word: str, other: str) -> bool:
    """Whether two words are at most two edits apart (a swap of neighbours is one)."""
    if abs(len(word) - len(other)) > 2:
        return False
    ours, theirs = set(word), set(other)  # an edit takes one letter away and brings one at most
    if len(ours - theirs) > 2 or len(theirs - ours) > 2:
        return False
    older: list[int] = []
    old = list(range(len(other) + 1))
    for row, letter in enumerate(word, start=1):
        new = [row]
        for column, second in enumerate(other, start=1):
            best = min(old[column] + 1, new[-1] + 1, old[column - 1] + (letter != second))
            if row > 1 and column > 1 and letter == other[column - 2] and second == word[row - 2]:
                best = min(best, older[column - 2] + 1)
            new.append(best)
        if min(new) > 2:
            return False
        older, old = old, new
    return old[-1] <= 2
