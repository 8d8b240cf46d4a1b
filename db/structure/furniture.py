"""Lines that are never text: running heads, page numbers, job numbers, bar codes.

They are dropped before paragraphs are made, so that a sentence cut by them is whole again. Only
what can be nothing else is dropped (UN Editorial Manual: job numbers, document symbols on each
page). May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from collections import Counter
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
_END_MARK = re.compile(r"[-–—]{3,}|(?:[-–—]\s){2,}[-–—]|/(?:\s?\.){3}|/…")
_HEAD_PAGE = re.compile(r"(?:page|pág(?:ina)?\.?|стр(?:аница)?\.?)\s*\d{1,4}", re.IGNORECASE)
_HEAD_LANGUAGE = re.compile(
    r"English|Français|Español|Russian|Arabic|Chinese|Русский|French|Spanish", re.IGNORECASE
)
_DEEPEST_HEAD = 3  # lines
_MOST_PIECES = 3  # of a running head
_FEWEST_PAGES = 3  # on which a head is repeated
_DIGITS = re.compile(r"\d+")
_COLUMNS = re.compile(r"(?<=\S)\s{3,}(?=\S)")


def columns(text: str) -> list[str]:
    """What stands side by side on a line."""
    return _COLUMNS.split(text)


def is_page_mark(text: str) -> bool:
    """Whether a text can be nothing but a page's number, a job's number or a running symbol."""
    return (
        is_symbol(text)
        or _JOB_NUMBER.fullmatch(text) is not None
        or _PAGE_NUMBER.fullmatch(text) is not None
        or _RECYCLE.fullmatch(text) is not None
    )


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without furniture.

    In a text without pages of its own, each running head begins a new page.
    """
    paged = bool(lines) and lines[-1].page > 1
    seen: set[str] = set()
    kept: list[Line] = []
    own: str | None = None  # the document's symbol
    page, headed = 1, False
    drawn = paged and all(line.size is None and not line.whole for line in lines)
    heads = _heads(lines) if drawn else set[int]()
    for at, line in enumerate(lines):
        if (line.furniture and not _is_item_above(lines, at)) or _is_ornament(line):
            continue
        if at in heads:
            seen.update(piece for piece in columns(line.text) if is_symbol(piece))
            continue
        pieces = columns(line.text)
        symbols = {piece for piece in pieces if is_symbol(piece)}
        running_head = bool(symbols & seen) and all(map(is_page_mark, pieces))
        running_head = running_head or _names_own(pieces, own)
        own = own or next(iter(symbols), None)
        seen |= symbols
        first = not kept or kept[-1].page != line.page
        untyped = line.size is None and not line.whole
        below = headed and untyped and line.gap == 0 and _below_head(line.text)
        if running_head or below or _is_furniture(lines, at, paged=paged, first=first):
            cut = running_head or _is_job(line.text)
            if cut and not paged and kept and kept[-1].page == page:
                page += 1
            headed = running_head or below
            continue
        headed = False
        kept.append(line if paged else replace(line, page=page))
    return kept


def _heads(lines: Sequence[Line]) -> set[int]:
    """The places of what stands at the head of page after page, the first page's head aside."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        pages.setdefault(line.page, []).append(at)
    heads: Counter[str] = Counter()
    for found in list(pages.values())[1:]:
        tops = (piece for at in found[:_DEEPEST_HEAD] for piece in columns(lines[at].text))
        heads.update({_DIGITS.sub("#", piece) for piece in tops})
    fewest = max(_FEWEST_PAGES, len(pages) / 4)
    repeated = {piece for piece, times in heads.items() if times >= fewest and len(piece) > 3}
    left_out: set[int] = set()
    for found in list(pages.values())[1:]:
        for at in found[:_DEEPEST_HEAD]:
            pieces = columns(lines[at].text)
            known = [_DIGITS.sub("#", one) in repeated or is_symbol(one) for one in pieces]
            if not any(known) or not all(
                one or is_page_mark(piece) for one, piece in zip(known, pieces, strict=True)
            ):
                break
            left_out.add(at)
    return left_out


def _names_own(pieces: Sequence[str], own: str | None) -> bool:
    """Whether a line holds the document's symbol at one end, and a subject or a day beside it."""
    return own is not None and 1 < len(pieces) <= _MOST_PIECES and own in (pieces[0], pieces[-1])


def _below_head(text: str) -> bool:
    """Whether a line below a running symbol belongs to the head: "English", "Page 3"."""
    return _HEAD_PAGE.fullmatch(text) is not None or _HEAD_LANGUAGE.fullmatch(text) is not None


def _is_job(text: str) -> bool:
    """Whether a line has a job number, and nothing but what stands at the foot of a page."""
    if _JOB_NUMBER.fullmatch(text):
        return True
    pieces = columns(text)
    jobs = any(_JOB_NUMBER.fullmatch(piece) for piece in pieces)
    return jobs and all(map(is_page_mark, pieces))


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
    if _is_job(text) or _RECYCLE.fullmatch(text) or _END_MARK.fullmatch(text):
        return True
    if not paged or not _PAGE_NUMBER.fullmatch(text) or _is_item_above(lines, at):
        return False
    page = lines[at].page
    if first and text.casefold() == f"page {page}":
        return True
    at_top = at == 0 or lines[at - 1].page != page
    at_foot = at + 1 == len(lines) or lines[at + 1].page != page
    return at_top or at_foot
