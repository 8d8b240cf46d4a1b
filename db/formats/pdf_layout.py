"""Lines of all pages with the layout facts that only the whole document tells.

Running heads are told by their repetition, indents by the usual margin, gaps by the usual
leading. May import db.model and its sisters pdf_lines and pdf_glyphs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from db.formats.pdf_columns import Strip, strips_of
from db.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.formats.pdf_lines import Piece, Row

_EDGE_LINES = 5  # so many lines at the head or foot of a page may be furniture
_DIGITS = re.compile(r"\d+")
_NUMBER_OF_PAGE = re.compile(
    r"(?:page|página|стр\.?|страница)?\s*[-–—(\[]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—)\]]?(?:\s*/\s*\d{1,4})?",
    re.IGNORECASE,
)
_EDGE = 0.12  # of the page's height, from either edge: where furniture may stand
_SAME_HEIGHT = 12.0  # points
_LEADING = 1.2  # of the size, where a document does not tell
_FEWEST_STEPS = 6
_WIDE_LEADING = 1.22  # of the usual leading: a gap from here on


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of a page from its top, and the page's size."""

    number: int  # from 1
    rows: list[Row]
    width: float
    height: float


def lay_out(pages: Sequence[PageRows]) -> tuple[Line, ...]:
    """Give the lines of a document in reading order."""
    furniture = _furniture(pages)
    margins = _margins(pages, furniture)
    leadings = _leadings(pages, furniture)
    lines: list[Line] = []
    for page in pages:
        lines += _lines_of(page, furniture, margins, leadings)
    return tuple(lines)


# ------------------------------------------------------------------ running heads and feet


def _furniture(pages: Sequence[PageRows]) -> set[int]:
    """The ids of rows that are repeated at the head or foot of pages."""
    found: set[int] = set()
    if len(pages) < 2:
        return found
    places: dict[str, list[tuple[int, float]]] = {}
    for page in pages:
        for row in _edge_rows(page):
            places.setdefault(_pattern(row), []).append((page.number, row.y))
    for page in pages:
        if not page.rows:
            continue
        for inward in (page.rows, page.rows[::-1]):
            for row in inward[:_EDGE_LINES]:
                if not _is_repeated(row, page, places, len(pages)):
                    break
                found.add(id(row))
    return found


def _edge_rows(page: PageRows) -> Iterable[Row]:
    if len(page.rows) <= 2 * _EDGE_LINES:
        return page.rows
    return [*page.rows[:_EDGE_LINES], *page.rows[-_EDGE_LINES:]]


def _pattern(row: Row) -> str:
    """The text of a row with any number for a number, sides swapped as on facing pages."""
    pieces = sorted(_DIGITS.sub("#", piece.text.strip()) for piece in row.pieces)
    return " | ".join(" ".join(piece.split()) for piece in pieces)


def _is_repeated(
    row: Row, page: PageRows, places: dict[str, list[tuple[int, float]]], total: int
) -> bool:
    if _EDGE * page.height < row.y < (1 - _EDGE) * page.height:
        return False
    pattern = _pattern(row)
    others = {
        number
        for number, y in places.get(pattern, ())
        if number != page.number and abs(y - row.y) <= _SAME_HEIGHT
    }
    text = " ".join(piece.text for piece in row.pieces)
    if _NUMBER_OF_PAGE.fullmatch(text.strip()):
        return bool(others) or total == 2
    if not any(char.isalnum() for char in pattern):
        return False  # a rule above notes
    needed = 1 if total <= 4 else 2
    near = sum(abs(number - page.number) <= 4 for number in others)
    return len(others) >= needed and near >= 1 and len(text) <= 200


# ------------------------------------------------------------------ margins and leading


def _margins(pages: Sequence[PageRows], furniture: set[int]) -> dict[int, float]:
    """The left margin of each page: its own usual one, or that of pages on its side."""
    sides: dict[int, Counter[int]] = {0: Counter(), 1: Counter()}
    own: dict[int, Counter[int]] = {}
    for page in pages:
        counts = own[page.number] = Counter()
        for row in page.rows:
            if id(row) not in furniture:
                counts[round(row.left)] += len(row.pieces[0].text)
        sides[page.number % 2].update(counts)
    margins: dict[int, float] = {}
    for page in pages:
        usual = sides[page.number % 2].most_common(1)
        mine = own[page.number].most_common(1)
        margin = usual[0][0] if usual else 0
        if mine and abs(mine[0][0] - margin) <= 30 and mine[0][1] > 400:
            margin = mine[0][0]
        margins[page.number] = margin
    return margins


def _leadings(pages: Sequence[PageRows], furniture: set[int]) -> dict[int, float]:
    """The usual distance of base lines for each size of type (in half points)."""
    steps: dict[int, Counter[float]] = {}
    for page in pages:
        rows = [row for row in page.rows if id(row) not in furniture]
        for one, two in pairwise(rows):
            step, size = one.y - two.y, _half(two.size)
            if _half(one.size) == size and 0.8 * two.size <= step <= 3 * two.size:
                steps.setdefault(size, Counter())[round(step * 2) / 2] += 1
    usual = max(steps, key=lambda size: steps[size].total(), default=0)
    body = _least_usual(steps[usual]) / (usual / 2) if usual else _LEADING
    leadings: dict[int, float] = {}
    for size, counts in steps.items():
        enough = counts.total() >= _FEWEST_STEPS
        leadings[size] = _least_usual(counts) if enough else min(body, _LEADING) * size / 2
    return leadings


def _least_usual(counts: Counter[float]) -> float:
    """The least of the steps that occur about as often as the commonest."""
    most = counts.most_common(1)[0][1]
    return min(step for step, times in counts.items() if times >= 0.5 * most)


def _half(size: float) -> int:
    return round(size * 2)


# ------------------------------------------------------------------ lines


def _lines_of(
    page: PageRows, furniture: set[int], margins: dict[int, float], leadings: dict[int, float]
) -> Iterable[Line]:
    body = [row for row in page.rows if id(row) not in furniture]
    for row in page.rows:
        if id(row) in furniture:
            for piece in row.pieces:
                yield _line(page, row, piece, indent=0, gap=0, furniture=True)
    for strip in strips_of(body, page.width, masthead=page.number == 1):
        yield from _strip_lines(page, strip, margins[page.number], leadings)


def _strip_lines(
    page: PageRows, strip: Strip, margin: float, leadings: dict[int, float]
) -> Iterable[Line]:
    left = strip.margin if strip.margin is not None else margin
    before: tuple[float, float] | None = None  # base line, size
    for row, pieces in strip.rows:
        gap = 0
        if before is not None:
            size = max(before[1], row.size)
            usual = leadings.get(_half(size), _LEADING * size)
            step = before[0] - row.y
            gap = 0 if step <= _WIDE_LEADING * usual else max(1, round(step / usual) - 1)
        before = row.y, row.size
        if strip.table:
            yield _table_line(page, row, pieces, gap)
            continue
        for number, piece in enumerate(pieces):
            indent = max(0, round((piece.left - left) / (0.5 * piece.size)))
            yield _line(
                page,
                row,
                piece,
                indent=indent,
                gap=gap if number == 0 else 1,
                column=strip.column + number,
                strip=strip,
            )


def _line(
    page: PageRows,
    row: Row,
    piece: Piece,
    *,
    indent: int,
    gap: int,
    column: int = 0,
    furniture: bool = False,
    strip: Strip | None = None,
) -> Line:
    text = piece.text.strip()
    shift = len(piece.text) - len(piece.text.lstrip())
    middle = (piece.left + piece.right) / 2
    between = strip.span if strip is not None and strip.span else (0.0, page.width)
    return Line(
        text=text,
        page=page.number,
        indent=indent,
        gap=gap,
        size=round(piece.size, 1),
        bold=piece.bold,
        italic=piece.italic,
        centred=indent > 2 and abs(middle - sum(between) / 2) < 0.03 * (between[1] - between[0]),
        left=round(piece.left, 1),
        right=round(piece.right, 1),
        top=round(page.height - row.y, 1),
        column=column,
        furniture=furniture,
        superscripts=tuple(
            (max(0, start - shift), min(len(text), end - shift))
            for start, end in piece.superscripts
        ),
    )


def _table_line(page: PageRows, row: Row, pieces: Sequence[Piece], gap: int) -> Line:
    cells = [piece.text.strip() for piece in pieces]
    raised: list[tuple[int, int]] = []
    at = 0
    for piece, cell in zip(pieces, cells, strict=True):
        raised += [(at + start, at + end) for start, end in piece.superscripts]
        at += len(cell) + 3
    return Line(
        text=" | ".join(cells),
        page=page.number,
        gap=gap,
        size=round(row.size, 1),
        bold=all(piece.bold for piece in pieces),
        left=round(row.left, 1),
        right=round(row.right, 1),
        top=round(page.height - row.y, 1),
        superscripts=tuple(raised),
        cells=tuple(cells) if len(cells) > 1 else (),
    )
