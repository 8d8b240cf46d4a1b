"""Lines that are never text: running heads, page numbers, job numbers, bar codes.

They are dropped before paragraphs are made, so that a sentence cut by them is whole again. Only
what can be nothing else is dropped (UN Editorial Manual: job numbers, document symbols on each
page). May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from db.structure.recognise import is_item_number
from db.structure.symbols import is_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line

_JOB_NUMBER = re.compile(
    r"(?:\d{1,3}(?:/\d{1,3})?\s+)?(?:[A-Z]{2,3}[.:]\s?)?\d{2}-\d{5,6}\*?(?:\s+\([A-Z]\))?(?:\s+\d{6}){0,3}(?:\s+\d{1,3}(?:/\d{1,3})?)?|\*\d{6,8}\*"
)
_PAGE_NUMBER = re.compile(
    r"(?:Page\s+)?[-–—]?\s?\d{1,4}\s?[-–—]?|\d{1,4}/\d{1,4}|\[\d{1,4}\]", re.IGNORECASE
)
_RECYCLE = re.compile(r"Please recycle\b.{0,3}", re.IGNORECASE)


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without furniture.

    In a text without pages of its own, each running head begins a new page.
    """
    paged = bool(lines) and lines[-1].page > 1
    seen: set[str] = set()
    kept: list[Line] = []
    page = 1
    for at, line in enumerate(lines):
        if (line.furniture and not _is_item_above(lines, at)) or _is_ornament(line):
            continue
        symbol = is_symbol(line.text)
        running_head = symbol and line.text in seen
        if symbol:
            seen.add(line.text)
        if running_head and not paged:
            page += 1
        first = not kept or kept[-1].page != line.page
        if running_head or _is_furniture(lines, at, paged=paged, first=first):
            continue
        kept.append(line if paged else replace(line, page=page))
    return kept


def _is_ornament(line: Line) -> bool:
    """Whether a line of a format that knows type is only a sign: a logo, a bar code's letters."""
    return line.size is not None and all("\ue000" <= char <= "\uf8ff" for char in line.text)


def _is_item_above(lines: Sequence[Line], at: int) -> bool:
    """Whether what looks like a running head is the number of the resolution below: "14/103"."""
    line = lines[at]
    below = next((one for one in lines[at + 1 : at + 8] if not one.furniture), None)
    return (
        is_item_number(line.text)
        and not line.text.startswith(f"{line.page}/")  # "2/5" on page 2
        and below is not None
        and below.page == line.page
        and below.bold
        and below.size is not None
        and below.size == line.size
    )


def _is_furniture(lines: Sequence[Line], at: int, *, paged: bool, first: bool) -> bool:
    """Whether a line can be nothing but furniture where it stands.

    Args:
        lines: all lines.
        at: which of them.
        paged: whether the text has pages of its own.
        first: whether nothing that is kept stands above it on its page.
    """
    text = lines[at].text
    if _JOB_NUMBER.fullmatch(text) or _RECYCLE.fullmatch(text):
        return True
    if not paged or not _PAGE_NUMBER.fullmatch(text) or _is_item_above(lines, at):
        return False
    page = lines[at].page
    if first and text.casefold() == f"page {page}":
        return True
    at_top = at == 0 or lines[at - 1].page != page
    at_foot = at + 1 == len(lines) or lines[at + 1].page != page
    return at_top or at_foot
