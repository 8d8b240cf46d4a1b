"""What the user typed → a tree that means something, for every input.

Pure: no SQLite, no FTS5 beyond the text of an expression. May import db.model, db.edtf, db.words
and the gazetteer in resources; db.store, the window and the command line may import it. The store
is on the way to the first paint and needs only the tree: the first query loads the parser.
"""

from __future__ import annotations

from db.query.expression import expression_of
from db.query.tree import (
    MAX_CHARACTERS,
    MAX_TERMS,
    All,
    Also,
    AnyOf,
    Body,
    DateRange,
    Doc,
    DocumentIs,
    Filter,
    In,
    KindIs,
    Language,
    Near,
    Node,
    Note,
    Query,
    Scope,
    Scoped,
    StatusIs,
    Symbol,
    Term,
    Within,
    Year,
    added_terms,
    alone,
    typed_part,
    wanted_terms,
)

__all__ = [
    "MAX_CHARACTERS",
    "MAX_TERMS",
    "All",
    "Also",
    "AnyOf",
    "Body",
    "DateRange",
    "Doc",
    "DocumentIs",
    "Filter",
    "In",
    "KindIs",
    "Language",
    "Near",
    "Node",
    "Note",
    "Query",
    "Scope",
    "Scoped",
    "StatusIs",
    "Symbol",
    "Term",
    "Within",
    "Year",
    "added_terms",
    "alone",
    "expression_of",
    "parse",
    "text_of",
    "typed_part",
    "wanted_terms",
]


def parse(text: str, *, typing: bool = False, synonyms: bool = True, exact: bool = False) -> Query:
    """Read what the user typed. Never raises.

    Args:
        text: anything.
        typing: the end is still being typed: the last word is taken as a beginning, unless white
            space, a quote or a parenthesis ends it, and nothing unfinished is an error.
        synonyms: look also for the other names of bodies and spellings of symbols.
        exact: look for the words as they stand, without their other forms.
    """
    from db.query.parser import parse as read

    return read(text, typing=typing, synonyms=synonyms, exact=exact)


def text_of(node: Node) -> str:
    """The query as one would type it; reading it again gives the same tree."""
    from db.query.rendering import text_of as write

    return write(node)
