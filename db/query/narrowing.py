"""What the reader chose beside the words, as conditions of the query's own tree.

Each value of a facet is an exact condition: the one that its count was counted by. May import
db.request and db.query.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from db.query import (
    All,
    AnyOf,
    Body,
    DateRange,
    DocumentIs,
    KindIs,
    Language,
    StatusIs,
    Within,
    parse,
    wanted_terms,
)
from db.request import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.query import Node, Query
    from db.request import SearchRequest

FACETS = tuple(field.name for field in fields(Filters))


def narrowed(query: Query, request: SearchRequest) -> Query:
    """A query that asks only for what the reader chose, among the results of earlier searches.

    Its words, what was understood of them and how they rank stay as they are. Where there are no
    words, the choice alone asks for passages.
    """
    chosen = [*conditions_of(request.filters).values(), *_within(request)]
    if not chosen or (query.tree is None and query.text.strip()):
        return query
    typed = () if query.tree is None else (query.tree,)
    # Words that leave something out stay one part: what they leave out is not what is chosen.
    parts = (*typed, *chosen)
    tree = parts[0] if len(parts) == 1 else All(parts)
    return replace(query, tree=tree, chosen=tuple(chosen))


def conditions_of(filters: Filters) -> dict[str, Node]:
    """What each facet with a choice asks for, by the facet's name in Filters."""
    nodes: Mapping[str, Sequence[Node]] = {
        "documents": [DocumentIs(key) for key in filters.documents],
        "section_kinds": [KindIs(kind) for kind in filters.section_kinds],
        "languages": [Language(code) for code in filters.languages],
        "bodies": [Body(short) for short in filters.bodies],
        "statuses": [StatusIs(status) for status in filters.statuses],
        "span": [] if filters.span is None else [DateRange(*filters.span)],
    }
    return {
        name: parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
        for name, parts in nodes.items()
        if parts
    }


def without(request: SearchRequest, facet: str) -> SearchRequest:
    """The same question with nothing chosen of one facet."""
    nothing = None if facet == "span" else ()
    return replace(request, filters=replace(request.filters, **{facet: nothing}))


def has_words(query: Query) -> bool:
    """Whether any word is looked for; where none is, passages come in reading order."""
    return query.tree is not None and next(wanted_terms(query.tree), None) is not None


def _within(request: SearchRequest) -> list[Node]:
    found: list[Node] = []
    for text in request.within:
        tree = parse(text, synonyms=request.synonyms, exact=request.exact).tree
        if tree is not None:
            found.append(Within(tree))
    return found
