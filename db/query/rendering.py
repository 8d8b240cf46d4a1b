"""A tree → the text of a query that means the same. May import db.query.

Parsing the text again gives the same tree, as long as it is not longer than a query may be and
nothing of it was chosen instead of typed: for that the language has only the nearest words.
"""

from __future__ import annotations

from db.query import dates
from db.query.tree import (
    All,
    AnyOf,
    Body,
    DateRange,
    Doc,
    DocumentIs,
    In,
    KindIs,
    Language,
    Near,
    Node,
    Scoped,
    Symbol,
    Term,
    Within,
    Year,
    typed_part,
)


def text_of(node: Node) -> str:
    """The query as one would type it."""
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        if typed is not None:
            return text_of(typed)
        return " OR ".join(_operand(part) for part in node.parts)
    if isinstance(node, All):
        unwanted = (f"NOT {_atom(part)}" for part in node.without)
        return " ".join([*(_atom(part) for part in node.parts), *unwanted])
    return _atom(node)


def nesting(node: Node) -> int:
    """How many parentheses at most stand within each other in its text."""
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        return nesting(typed) if typed is not None else max(map(_nesting_in_or, node.parts))
    if isinstance(node, All):
        return max(_nesting_as_atom(part) for part in (*node.parts, *node.without))
    return _nesting_as_atom(node)


def _nesting_in_or(node: Node) -> int:
    return _nesting_as_atom(node) if isinstance(node, AnyOf) else nesting(node)


def _nesting_as_atom(node: Node) -> int:
    typed = typed_part(node) if isinstance(node, AnyOf) else None
    if typed is not None:
        return _nesting_as_atom(typed)
    if isinstance(node, AnyOf | All):
        return 1 + nesting(node)
    return _nesting_as_atom(node.part) if isinstance(node, Scoped) else 0


def _operand(node: Node) -> str:
    """A part of OR: only another OR needs parentheses."""
    typed = typed_part(node) if isinstance(node, AnyOf) else node
    return f"({text_of(node)})" if typed is None else text_of(typed)


def _atom(node: Node) -> str:
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, AnyOf):
        typed = typed_part(node)
        return f"({text_of(node)})" if typed is None else _atom(typed)
    if isinstance(node, All):
        return f"({text_of(node)})"
    if isinstance(node, Near):
        return f"NEAR({' '.join(map(_term, node.parts))}, {node.distance})"
    if isinstance(node, Scoped):
        return f"{node.scope}:{_atom(node.part)}"
    if isinstance(node, Within):
        return _atom(node.part)
    name, value = _condition(node)
    return f"{name}:{value}"


def _term(term: Term) -> str:
    return (f'"{term.text}"' if term.quoted else term.text) + "*" * term.prefix


def _condition(node: Node) -> tuple[str, str]:
    if isinstance(node, In):
        return "in", _value(node.words)
    if isinstance(node, Doc):
        return "doc", _value(node.words)
    if isinstance(node, Symbol):
        return "symbol", _value(node.symbol) + "*" * node.prefix
    if isinstance(node, Language):
        return "lang", node.code
    if isinstance(node, Body):
        return "body", _value(node.short)
    if isinstance(node, Year):
        lo = None if node.first is None else node.first * 10_000 + 101
        hi = None if node.last is None else node.last * 10_000 + 1231
        return "year", dates.write_range(lo, hi)
    if isinstance(node, DateRange):
        return "date", dates.write_range(node.lo, node.hi)
    if isinstance(node, DocumentIs):
        return "doc", _value(node.key)
    if isinstance(node, KindIs):
        return "in", _value(node.kind.value)
    assert not isinstance(node, Term | All | AnyOf | Near | Scoped | Within)
    return "status", node.status.value


def _value(text: str) -> str:
    return f'"{text}"'
