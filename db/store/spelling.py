"""The nearest spellings that occur in the library, for a word or a search that found nothing.

What is offered finds something, under the same conditions and in the same scope. One edit away is
looked up word by word, whatever the size of the vocabulary; two edits away is looked for among the
words with the same beginning. May import db.query, db.words, db.store.
"""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from db.query import Term, alone, wanted_terms
from db.store import fts, value_spelling
from db.store.edits import one_edit_away, within_two_edits
from db.words import words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from db.query import Node, Query

_SHORTEST, _LONGEST = 3, 30
_CANDIDATES = 3_000  # looked at for two edits
_OFFERED = 3
_TOGETHER = 3  # unknown words of which every combination is made
_TRIED = 12  # of these
_LOOKED_AT = 6  # of the nearest words, until enough of them lead anywhere


def suggestions(
    connection: sqlite3.Connection,
    query: Query,
    finds: Callable[[Node], bool],
    leads: Callable[[str], bool],
) -> tuple[str, ...]:
    """The query with what finds nothing replaced by what is there, best first; may be empty.

    Args:
        connection: to the library.
        query: what was asked, with what was chosen beside it.
        finds: whether a tree is true of any passage that may be found.
        leads: whether a text that may be typed instead finds anything, under the same conditions.
    """
    if query.tree is None:
        return ()
    replaced: list[tuple[str, list[str]]] = []
    for term in wanted_terms(query.tree):
        words = words_of(term.text)
        for n, word in enumerate(words):
            beginning = term.prefix and n == len(words) - 1
            stands = _Stands(query.tree, term, finds)
            if not stands(word, prefix=beginning):
                near = list(filter(stands, nearest(connection, word, _LOOKED_AT)))
                if near:
                    replaced.append((word, near))
    texts = (
        *_all_replaced(query.text, replaced),
        *value_spelling.texts(connection, query.text),
    )
    return tuple(islice(filter(leads, dict.fromkeys(texts)), _OFFERED))


class _Stands:
    """Whether a word stands anywhere that it is looked for in the place of a term."""

    def __init__(self, tree: Node, term: Term, finds: Callable[[Node], bool]) -> None:
        self._tree, self._term, self._finds = tree, term, finds

    def __call__(self, word: str, *, prefix: bool = False) -> bool:
        own = Term(word, prefix=prefix, exact=self._term.exact)
        tree = alone(self._tree, self._term, own)
        return tree is not None and self._finds(tree)


def _all_replaced(text: str, replaced: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    """The text with every unknown word replaced, the nearest ones together first."""
    if not replaced:
        return
    ways = product(*(range(len(near)) for _, near in replaced[:_TOGETHER]))
    for way in sorted(ways, key=sum)[:_TRIED]:
        other = text
        for n, (word, near) in enumerate(replaced):
            other = _replaced(other, word, near[way[n] if n < len(way) else 0])
        yield other


def nearest(connection: sqlite3.Connection, word: str, most: int = _OFFERED) -> list[str]:
    """The words of the library within two edits of a folded word, best first."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    found = fts.known_words(connection, one_edit_away(word))
    if not found:
        beginnings = fts.completions(connection, word[0], _CANDIDATES)
        near = [other for other in beginnings if within_two_edits(word, other)]
        found = fts.known_words(connection, near) if len(word) > _SHORTEST else {}
    return sorted(found, key=lambda other: (-found[other], other))[:most]


def _replaced(text: str, word: str, other: str) -> str:
    """The text with a word replaced, whatever its case; as it was where its letters differ."""
    replaced, count = re.subn(rf"(?<!\w){re.escape(word)}(?!\w)", other, text, flags=re.IGNORECASE)
    return replaced if count else " ".join(other if w == word else w for w in words_of(text))
