"""What the user typed → a tree that means something, for every input.

Pure: no SQLite, no FTS5 beyond the text of an expression. May import db.model, db.edtf, db.words
and the gazetteer in resources; db.store, the window and the command line may import it.
"""

from __future__ import annotations

from db.query.expression import expression_of
from db.query.parser import MAX_TERMS, parse
from db.query.rendering import text_of
from db.query.tokens import MAX_CHARACTERS
from db.query.tree import (
    All,
    Also,
    AnyOf,
    Body,
    DateRange,
    Doc,
    Filter,
    In,
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
    Year,
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
    "Filter",
    "In",
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
    "Year",
    "expression_of",
    "parse",
    "text_of",
    "typed_part",
    "wanted_terms",
]
