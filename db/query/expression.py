"""A tree → an FTS5 expression that is safe for every input. May import db.query and db.words.

Each word reaches FTS5 between double quotes, where nothing has a meaning, and FTS5's own tokenizer
splits ``A/RES/60/251`` as it did in the index. Conditions and scopes are no matter of words: they
are left out here, and whoever asks applies them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.query.tree import All, AnyOf, Near, Scoped, Term, typed_part
from db.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from db.query.tree import Node

NOTHING = '""'


def expression_of(node: Node, forms: Callable[[str], Sequence[str]] | None = None) -> str:
    """A tree as an FTS5 expression; one that finds nothing where there are only conditions.

    Args:
        node: the tree.
        forms: for the last word of a prefix, more words that it should find. The index stems words,
            so ``universa*`` alone would not find "universal", whose stem is shorter.
    """
    return _expression(node, forms) or NOTHING


def _expression(node: Node, forms: Callable[[str], Sequence[str]] | None = None) -> str:
    if isinstance(node, Term):
        return _term(node, forms)
    if isinstance(node, Near):
        return f"NEAR({' '.join(_plain(part) for part in node.parts)}, {node.distance})"
    if isinstance(node, Scoped):
        return _expression(node.part, forms)
    if isinstance(node, AnyOf):
        return _joined(" OR ", (_expression(part, forms) for part in node.parts))
    if not isinstance(node, All):
        return ""
    wanted = _joined(" AND ", (_expression(part, forms) for part in node.parts))
    unwanted = _joined(" OR ", (_expression(part) for part in node.without))
    return f"({wanted} NOT {unwanted})" if wanted and unwanted else wanted


def phrase_of(tree: Node) -> str | None:
    """Two or more plain words as one phrase, so that they rank first where they stand together."""
    plain = _plain_words(tree)
    if plain is None or len(plain) < 2 or any(part.prefix for part in plain[:-1]):
        return None
    together = _quoted(" ".join(part.text for part in plain))
    return together + (" *" if plain[-1].prefix else "")


def _plain_words(node: Node) -> list[Term] | None:
    """The words of a query of words, conditions and alternatives aside; None for any other."""
    if isinstance(node, Term):
        return [node]
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        return None if typed is None else _plain_words(typed)
    if isinstance(node, Near | Scoped):
        return None
    if not isinstance(node, All):
        return []
    found: list[Term] = []
    for part in node.parts:
        if isinstance(part, All):
            return None
        words = _plain_words(part)
        if words is None:
            return None
        found += words
    return found


def _joined(operator: str, parts: Iterable[str]) -> str:
    kept = [part for part in parts if part]
    return "" if not kept else kept[0] if len(kept) == 1 else f"({operator.join(kept)})"


def _term(term: Term, forms: Callable[[str], Sequence[str]] | None) -> str:
    own = _plain(term)
    if not forms or not term.prefix:
        return own
    *before, last = words_of(term.text)
    whole = [_quoted(" ".join([*before, other])) for other in forms(last)]
    return f"({' OR '.join([own, *whole])})" if whole else own


def _plain(term: Term) -> str:
    return _quoted(term.text) + (" *" if term.prefix else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'
