"""Where a page is set in columns, and where a table stands: strips of rows in reading order.

A gutter that no line crosses parts columns when both sides are filled as running text is; cells
that stand under each other are a table. May import its sisters pdf_lines and
pdf_tables only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.formats.pdf_tables import regions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.formats.pdf_lines import Piece, Row

_FEWEST_ROWS = 8  # of a column
_FILLED = 0.62  # of a column's width, by half of its lines
_LETTERS = 24  # a line of a column, on average
_GUTTER = 8.0  # points
_TABLE_ROWS = 3  # with more than one cell each
_MASTHEAD_ROWS = 6  # on the first page, whose masthead has two sides


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows that are read one after the other, each with those of its pieces that belong here."""

    rows: list[tuple[Row, list[Piece]]]
    column: int = 0
    table: bool = False
    margin: float | None = None  # the left edge of a column
    span: tuple[float, float] | None = None  # its left and right edge


def strips_of(rows: Sequence[Row], width: float, *, masthead: bool) -> Iterable[Strip]:
    """Part the rows of a page: columns one after the other, tables, everything else."""
    at = 0
    for start, end, gutter in _column_bands(rows, width):
        yield from _tables(rows[at:start], masthead=masthead and at == 0)
        yield from _columns(rows[start:end], gutter)
        at = end
    yield from _tables(rows[at:], masthead=masthead and at == 0)


# ------------------------------------------------------------------ columns


def _column_bands(rows: Sequence[Row], width: float) -> Iterable[tuple[int, int, float]]:
    """Where two columns stand: first row, row after the last, and the middle of the gutter."""
    at = 0
    while at < len(rows):
        found = _band_from(rows, at, width)
        if found is None:
            at += 1
            continue
        yield found
        at = found[1]


def _band_from(rows: Sequence[Row], start: int, width: float) -> tuple[int, int, float] | None:
    """The longest band of rows from ``start`` on with one gutter in the middle of the page."""
    low, high = 0.36 * width, 0.64 * width
    end = start
    while end < len(rows):
        gaps = _free(rows[end], low, high)
        best = max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
        if best is None or best[1] - best[0] < _GUTTER:
            break
        low, high = best
        end += 1
    if end - start < _FEWEST_ROWS:
        return None
    band = rows[start:end]
    gutter = (low + high) / 2
    left = [[p for p in row.pieces if p.left < gutter] for row in band if row.left < gutter]
    right = [[p for p in row.pieces if p.left > gutter] for row in band if row.right > gutter]
    if not _is_prose(left) or not _is_prose(right):
        return None
    return start, end, gutter


def _free(row: Row, low: float, high: float) -> list[tuple[float, float]]:
    """The parts of an interval that a row leaves free."""
    free, at = list[tuple[float, float]](), low
    for piece in row.pieces:
        if piece.left > at:
            free.append((at, min(piece.left, high)))
        at = max(at, piece.right)
        if at >= high:
            break
    if at < high:
        free.append((at, high))
    return [gap for gap in free if gap[1] > gap[0]]


def _is_prose(lines: Sequence[Sequence[Piece]]) -> bool:
    """Whether the lines of a side fill their column as running text does, and are no cells."""
    if len(lines) < _FEWEST_ROWS or sum(map(len, lines)) > 1.2 * len(lines):
        return False
    left = min(pieces[0].left for pieces in lines)
    right = max(pieces[-1].right for pieces in lines)
    full = sum(pieces[-1].right - left > _FILLED * (right - left) for pieces in lines)
    letters = sum(len(piece.text) for pieces in lines for piece in pieces)
    return full * 2 >= len(lines) and right - left > 100 and letters >= _LETTERS * len(lines)


def _columns(rows: Sequence[Row], gutter: float) -> Iterable[Strip]:
    for column in (0, 1):
        held = [
            (row, pieces)
            for row in rows
            if (pieces := [p for p in row.pieces if (p.left > gutter) == bool(column)])
        ]
        margins = Counter(round(pieces[0].left) for _, pieces in held)
        right = max(pieces[-1].right for _, pieces in held)
        left = min(margins, key=lambda margin: (-margins[margin], margin))
        yield Strip(held, column=column, margin=left, span=(left, right))


# ------------------------------------------------------------------ tables


def _tables(rows: Sequence[Row], *, masthead: bool) -> Iterable[Strip]:
    """Rows whose cells stand under each other, as tables; the rest as it is."""
    for region in regions_of(rows, _MASTHEAD_ROWS if masthead else _TABLE_ROWS):
        yield Strip([(row, row.pieces) for row in region.rows], table=region.table)
