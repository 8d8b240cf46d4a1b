"""The beginning that all words of the library share which begin as was typed.

Where "secr" begins only words that begin with "secre", typing on changes nothing: the same answer
is given again. May import db.query, db.words and db.store.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.query import All, AnyOf, Scope, Scoped, Term
from db.store.inverted import common_beginning
from db.words import words_to_find

if TYPE_CHECKING:
    import sqlite3

    from db.query import Node

_END = "(SELECT word FROM words WHERE word >= ?1 AND word < ?2 ORDER BY word {} LIMIT 1)"


def settled(connection: sqlite3.Connection, node: Node) -> Node:
    """A tree whose last, unfinished word is as long as its beginning tells; or the tree itself."""
    if isinstance(node, Term):
        return _settled_term(connection, node) if node.prefix and not node.quoted else node
    if isinstance(node, All):
        parts = tuple(settled(connection, part) for part in node.parts)
        return All(parts, node.without) if parts != node.parts else node
    if isinstance(node, AnyOf):
        parts = tuple(settled(connection, part) for part in node.parts)
        return AnyOf(parts) if parts != node.parts else node
    if isinstance(node, Scoped) and node.scope not in (Scope.EVENT, Scope.NOTE):
        part = settled(connection, node.part)
        return Scoped(node.scope, part) if part != node.part else node
    return node  # what is not of this index has other words


def _settled_term(connection: sqlite3.Connection, term: Term) -> Term:
    words = words_to_find(term.text)
    if len(words) != 1:
        return term
    beginning = words[0]
    first, last = connection.execute(
        f"SELECT {_END.format('ASC')}, {_END.format('DESC')}", (beginning, beginning + "\U0010ffff")
    ).fetchone()
    if first is None:
        return term
    return replace(term, text=common_beginning(first, last))
