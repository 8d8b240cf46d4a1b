"""The grammar of United Nations document symbols, and finding them in text.

A symbol names the organ, its subsidiary bodies, the nature of the document and its modifications,
with slashes between: A/RES/60/251, CERD/C/BLR/18-19, S/2013/211, A/HRC/WG.6/8/BLR/1/Add.1. Two
organs that share a document join theirs: A/67/742-S/2013/95 (UN Editorial Manual, Document
symbols). Imports nothing of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORGAN = (
    r"(?:A|S|E|T|ST|DP|CAT|CCPR|CEDAW|CERD|CED|CMW|CRC|CRPD|CTOC|CAC|COP|DC|DP|FCCC|HRI|HSP|ICCD|ID"
    r"|LOS|SAT|SPT|SPLOS|TD|UNEP|UNW|UNITAR|AT|BWC|CD|CCW|APLC|NPT|JIU|ECE|ICEF|IDB|GC|OPCAT)"
)
_PART = r"(?:E?S-\d+|[A-Z][A-Za-z]*\.?\d+[A-Za-z]*|[A-Z][A-Z]+|[A-Z]|\d+(?:[-–]\d+)?)"
_ONE = rf"{_ORGAN}(?:/{_PART}){{1,9}}"
_NEEDS_DIGIT = r"(?=[A-Z./a-z]*(?:/E?S-)?\d)"  # "A/ES-10/2": an emergency special session
_RESOLUTION_YEAR = r"(?:(?:(?<=S/RES/\d{3})|(?<=S/RES/\d{4})) \((?:19|20)\d\d\))?"
_SYMBOL = re.compile(
    rf"(?<![\w/.]){_NEEDS_DIGIT}{_ONE}(?:[-–]{_ONE}){{0,3}}{_RESOLUTION_YEAR}(?![\w/])"
)


class FoundSymbol(NamedTuple):
    """A symbol in a text, with its half-open range."""

    start: int
    end: int
    symbol: str


def find_symbols(text: str) -> Iterator[FoundSymbol]:
    """Every document symbol of a text, joint symbols as one, in order."""
    if "/" not in text:
        return
    for match in _SYMBOL.finditer(text):
        yield FoundSymbol(match.start(), match.end(), match.group())


def is_symbol(text: str) -> bool:
    """Whether a text is one symbol and nothing else."""
    return _SYMBOL.fullmatch(text.strip()) is not None


def leading_symbol(text: str) -> str | None:
    """The symbol with which a masthead line begins, or that it holds in brackets, or None."""
    stripped = text.strip().lstrip("[(")
    match = _SYMBOL.match(stripped)
    return match.group() if match else None


def joins_symbol(before: str, after: str) -> bool:
    """Whether a symbol that a line end cuts after a slash goes on in the next: "(S/", "12869)"."""
    if not before.endswith("/") or not after:
        return False
    head, tail = before.rsplit(None, 1)[-1].lstrip("(["), after.split(None, 1)[0]
    match = _SYMBOL.match(head + tail)
    return match is not None and match.end() > len(head)
