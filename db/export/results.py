"""Passages that a search found, as a table, as data or as text, each with its citation.

May import db.model, db.passages and db.export.cells.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from db.export.cells import csv_line
from db.passages import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.passages import Passage

_COLUMNS = (
    *("document", "title", "symbol", "date", "section", "paragraph", "numbered by the reader"),
    *("page", "note", "kind", "text", "citation"),
)


class Format(StrEnum):
    """What passages can be written as; the values end file names."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "md"


def passage_row(passage: Passage) -> dict[str, Any]:
    """One passage; what the document lacks is None."""
    facts = passage.document.facts
    return {
        "document": passage.document.key,
        "title": facts.title,
        "symbol": facts.symbol,
        "date": facts.issued,
        "breadcrumb": list(passage.breadcrumb),
        "paragraph": passage.paragraph,
        "number": passage.number,
        "page": passage.page,
        "note": passage.note,
        "kind": str(passage.kind),
        "text": passage.text,
        "citation": citation(passage),
    }


def written(passages: Iterable[Passage], form: Format, query: str) -> Iterator[str]:
    """The file in pieces, one after the other."""
    if form is Format.CSV:
        yield from _csv(passages)
    elif form is Format.JSON:
        yield from _json(passages, query)
    else:
        yield from _markdown(passages, query)


def as_text(passages: Iterable[Passage]) -> str:
    """For the clipboard: each passage in quotation marks, and below it where it stands."""
    return "\n\n".join(f"“{passage.text}”\n{citation(passage)}" for passage in passages)


def _csv(passages: Iterable[Passage]) -> Iterator[str]:
    yield csv_line(_COLUMNS)
    for passage in passages:
        facts, paragraph = passage.document.facts, passage.paragraph
        yield csv_line(
            (
                passage.document.key,
                facts.title,
                facts.symbol,
                facts.issued,
                " › ".join(passage.sections),
                paragraph,
                None if paragraph else passage.number,
                passage.page,
                passage.note,
                passage.kind,
                passage.text,
                citation(passage),
            )
        )


def _json(passages: Iterable[Passage], query: str) -> Iterator[str]:
    yield f'{{"query": {json.dumps(query, ensure_ascii=False)}, "passages": ['
    comma = "\n"
    for passage in passages:
        yield comma + json.dumps(passage_row(passage), ensure_ascii=False)
        comma = ",\n"
    yield "\n]}\n"


def _markdown(passages: Iterable[Passage], query: str) -> Iterator[str]:
    yield f"# {_plain(query)}\n"
    before: str | None = None
    for passage in passages:
        if passage.document.key != before:
            before = passage.document.key
            yield f"\n## {_plain(passage.document.facts.title)}\n"
        quoted = "\n".join(f"> {_plain(line)}" for line in passage.text.split("\n"))
        yield f"\n{quoted}\n\n{_plain(citation(passage))}\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text
