"""Lines that stand before a document's first text, in files that know what a paragraph is.

A letterhead is often one paragraph whose lines are parted by line breaks or tabs: the symbol, the
date and the session are then lines of their own. May import its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.formats.pieces import Piece

MOST_LINES = 20
_LONGEST_BEFORE = 200  # characters; beyond it is a paragraph of the text
_LONGEST_LINE = 70
_FEWEST_BROKEN = 3  # a title may be broken once
_NUMBER = re.compile(r"(?:\W*[\w]{1,5}[.)]?|[•\-–—*])")


def is_before_text(lengths: Sequence[int]) -> bool:
    """Whether paragraphs of these lengths can all stand before a document's first text."""
    return len(lengths) <= MOST_LINES and all(length <= _LONGEST_BEFORE for length in lengths)


def parted_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a paragraph that stands before the text; itself alone where it has none.

    Lines are parted by line breaks, where there are several of them, or by tabs, where what
    stands before the first is no number and what stands behind the last no page.
    """
    lines = _split(pieces, "\n")
    if len(lines) >= _FEWEST_BROKEN and all(len(_text(line)) <= _LONGEST_LINE for line in lines):
        return [part for line in lines for part in _columns(line)]
    return _columns(pieces)


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    columns = _split(pieces, "\t")
    texts = [_text(column) for column in columns]
    numbered = any(_NUMBER.fullmatch(text) for text in (*texts[:1], *texts[-1:]))
    if len(columns) < 2 or numbered or any(len(text) > _LONGEST_LINE for text in texts):
        return [list(pieces)]
    return columns


def _split(pieces: Sequence[Piece], mark: str) -> list[list[Piece]]:
    """The pieces between marks, where there are words."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, part in enumerate(piece.text.split(mark)):
            if at:
                lines.append([])
            lines[-1].append(replace(piece, text=part, new_page=piece.new_page and not at))
    return [line for line in lines if _text(line)]


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip()
