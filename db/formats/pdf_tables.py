"""Tables of a page: cells that stand under each other, lines of one cell put together.

A table shows no rules that PDFium would tell as text, so it is found by its gutters: strips that
no line crosses. A column of nothing but numbers beside running text is a numbered list. May
import db.formats.pdf_lines only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from db.formats.pdf_lines import MARKER, Piece, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GUTTER = 3.0  # points
_FEW = 2  # rows that are a table when they have more cells than that
_OTHER_HEAD = 4.0  # points
_OTHER_SIZE = 1.6  # points: rows that differ more are not of one table
_FARTHEST = 3.4  # of the size: from one row to the next
_CLOSE = 1.25  # of the size: lines of one cell
_WIDER = 1.17  # of the least step: a step between rows
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_NEAR = 4  # rows
_LONGEST_NUMBER = 3  # digits of a number that marks an item
_ALIGNED = 3.0  # points
_ALIGNED_END = 1.5  # points
_WITNESSES = 2  # rows near that have a cell end at the same place
_WIDE = 0.75  # of the size
_EVEN = 1.3  # the widest gap of an evenly spread line to its narrowest
_LEADERS = re.compile(r"\.{5,}|(?:\.\s){5,}|…{2,}")
_NUMBERS = re.compile(
    r"(?:\(?(?:\d{1,3}(?:[./]\d{1,3})*[.)]{0,2}|(?:[a-z]{1,2}|[ivxIVX]{1,5}|[A-Z])[.)]{1,2})"
    r"(?:\s?[,–-])?\s?)+|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that are read together: a table's, or plain ones."""

    rows: list[Row]
    table: bool


def regions_of(rows: Sequence[Row], fewest: int) -> Iterable[Region]:
    """Part rows into tables and the rest.

    Args:
        rows: in reading order.
        fewest: so many rows with more than one cell make a table.
    """
    rows = _parted(rows)
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        end, columns = _grown(rows, at, fewest)
        if end == at:
            plain.append(_with_words(rows, at))
            at += 1
            continue
        table = rows[at:end]
        at = end
        if _is_numbered_list(table, columns):
            plain += [_with_number(row) for row in table]
            continue
        if plain:
            yield Region(plain, table=False)
            plain = []
        yield Region(list(_put_together(table, columns)), table=True)
    if plain:
        yield Region(plain, table=False)


def _parted(rows: Sequence[Row]) -> list[Row]:
    """The rows with their pieces cut at gaps under or above which other rows have a cell begin."""
    parted: list[Row] = []
    for at, row in enumerate(rows):
        if not any(piece.gaps for piece in row.pieces):
            parted.append(row)
            continue
        near = [*rows[max(0, at - _NEAR) : at], *rows[at + 1 : at + 1 + _NEAR]]
        lefts = [piece.left for one in near for piece in one.pieces[1:]]
        ends = [] if _leads(row) else [_ends(one) for one in near]
        pieces: list[Piece] = []
        for piece in row.pieces:
            pieces += _cut(piece, lefts, ends, first=not pieces)
        parted.append(Row(row.y, row.size, pieces))
    return parted


def _ends(row: Row) -> list[float]:
    """Where cells of a row may end, all but its last."""
    ends = [piece.right for piece in row.pieces[:-1]]
    return ends + [edge for piece in row.pieces for _, edge, _ in piece.gaps]


def _cut(
    piece: Piece, lefts: Sequence[float], ends: Sequence[Sequence[float]], *, first: bool
) -> Iterable[Piece]:
    """A piece, cut where a wide gap ends at one of some places, or a gap begins where others end.

    That is how cells are told that are set to the left, and to the right. The mark that a row
    begins with is no cell to the right, however far it is from its words.

    Args:
        piece: what to cut.
        lefts: where cells of rows near begin.
        ends: where the cells of each of the rows near may end.
        first: whether the row begins with the piece.
    """
    start, left = 0, piece.left
    for end, edge, right in piece.gaps:
        begins = right - edge > _WIDE * piece.size and any(
            abs(right - place) <= _ALIGNED for place in lefts
        )
        witnesses = sum(any(abs(edge - place) <= _ALIGNED_END for place in row) for row in ends)
        marker = first and start == 0 and _is_marker(piece.text[:end].strip())
        if begins or (witnesses >= _WITNESSES and not marker):
            yield _part(piece, start, end, left, edge)
            start, left = end, right
    yield _part(piece, start, len(piece.text), left, piece.right)


def _is_marker(text: str) -> bool:
    """Whether a text is the mark of a list's item; a year is none."""
    if text.isdecimal() and len(text) > _LONGEST_NUMBER:
        return False
    return bool(MARKER.fullmatch(text) or _NUMBERS.fullmatch(text))


def _part(piece: Piece, start: int, end: int, left: float, right: float) -> Piece:
    raised = [(a - start, b - start) for a, b in piece.superscripts if start <= a and b <= end]
    text = piece.text[start:end]
    return replace(piece, text=text, left=left, right=right, superscripts=raised, gaps=[])


def _leads(row: Row) -> bool:
    """Whether a row is an entry of a table of contents."""
    return any(_LEADERS.search(piece.text) for piece in row.pieces)


def _is_note(row: Row, left: float) -> bool:
    """Whether a row begins with a raised label to the left of a table: a note below it."""
    first = row.pieces[0]
    labelled = bool(first.superscripts) and first.superscripts[0][0] == 0
    return labelled and first.left < left - _ALIGNED


def _grown(rows: Sequence[Row], at: int, fewest: int) -> tuple[int, list[tuple[float, float]]]:
    """The row after a table that begins at ``at``, and its columns; ``at`` where none does."""
    first = rows[at]
    columns = [(piece.left, piece.right) for piece in first.pieces]
    if _leads(first):
        return at + 1, [(columns[0][0], columns[-1][1])] if len(columns) == 1 else columns
    if len(columns) < 2:
        return at, []
    end, many, last = at + 1, 1, at + 1
    while end < len(rows):
        row = rows[end]
        far = rows[end - 1].y - row.y > _FARTHEST * row.size
        other = _OTHER_HEAD if end == at + 1 else _OTHER_SIZE  # a table's head is often smaller
        ends = _leads(row) or _is_note(row, columns[0][0])
        if far or ends or abs(row.size - rows[end - 1].size) > other:
            break
        wider = _with_pieces(columns, row.pieces)
        if wider is None:
            break
        columns = wider
        end += 1
        step = rows[end - 2].y - row.y
        if len(row.pieces) > 1:
            many += 1
            last = end
        elif last == end - 1 and (row.left > columns[0][1] or step <= _CLOSE * row.size):
            last = end
    few = many == _FEW and len(columns) > _FEW and fewest <= _FEW + 1  # a page's first or last rows
    return (last, columns) if many >= fewest or few else (at, [])


def _with_pieces(
    columns: Sequence[tuple[float, float]], pieces: Sequence[Piece]
) -> list[tuple[float, float]] | None:
    """The columns with those of a row, or None where the row crosses their gutters."""
    grown = list(columns)
    for piece in pieces:
        left, right = piece.left, piece.right
        met = [
            column for column in grown
            if column[0] < right + _GUTTER and left < column[1] + _GUTTER
        ]  # fmt: skip
        if len(met) > 2:
            return None
        grown = [column for column in grown if column not in met]
        grown.append(
            (min([left, *(one for one, _ in met)]), max([right, *(two for _, two in met)]))
        )
    grown.sort()
    return grown if len(grown) > 1 else None


def _is_numbered_list(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the first of two columns holds nothing but numbers, the second running text."""
    if len(columns) != 2 or any(_leads(row) for row in rows):
        return False
    gutter = columns[0][1] + _GUTTER / 2
    first = [piece.text.strip() for row in rows for piece in row.pieces if piece.left < gutter]
    second = [piece.text for row in rows for piece in row.pieces if piece.left > gutter]
    prose = sum(map(len, second)) >= 25 * len(second)
    return prose and all(_NUMBERS.fullmatch(text) for text in first)


def _with_number(row: Row) -> Row:
    """A row whose number stands in its text."""
    if len(row.pieces) < 2:
        return row
    return Row(row.y, row.size, [_joined(row.pieces)])


def _with_words(rows: Sequence[Row], at: int) -> Row:
    """A row as one piece, where its pieces are the words of a line that was spread to its margins.

    They stand evenly, and the line begins and ends where a whole line next to it does.
    """
    row = rows[at]
    gaps = [two.left - one.right for one, two in pairwise(row.pieces)]
    if len(gaps) < 2 or max(gaps) > _EVEN * min(gaps):
        return row
    beside = (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2])
    spread = any(
        len(one.pieces) == 1
        and abs(one.left - row.left) <= _ALIGNED
        and abs(one.right - row.right) <= _ALIGNED
        for one in beside
    )
    return Row(row.y, row.size, [_joined(row.pieces)]) if spread else row


def _joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces as one, with a space between, none after a hyphen."""
    text = ""
    raised: list[tuple[int, int]] = []
    for piece in pieces:
        own = piece.text.strip()
        shift = len(piece.text) - len(piece.text.lstrip())
        text += "" if not text or _HYPHENATED.search(text) else " "
        raised += [
            (len(text) + one - shift, len(text) + two - shift) for one, two in piece.superscripts
        ]
        text += own
    return replace(
        pieces[0],
        text=text,
        left=min(piece.left for piece in pieces),
        right=max(piece.right for piece in pieces),
        bold=all(piece.bold for piece in pieces),
        italic=all(piece.italic for piece in pieces),
        superscripts=raised,
    )


def _put_together(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> Iterable[Row]:
    """The lines of a table as its rows, each with a piece for every column."""
    steps = [one.y - two.y for one, two in pairwise(rows)]
    least = min(steps, default=0.0)
    spaced = max(steps, default=0.0) > _WIDER * least
    lines: list[Row] = []
    for at, row in enumerate(rows):
        starts = at == 0 or (
            steps[at - 1] > _WIDER * least if spaced else row.left <= columns[0][1]
        )
        if lines and starts:
            yield _one_row(lines, columns)
            lines = []
        lines.append(row)
    yield _one_row(lines, columns)


def _one_row(lines: Sequence[Row], columns: Sequence[tuple[float, float]]) -> Row:
    cells: list[Piece] = []
    for left, right in columns:
        held = [
            piece for line in lines for piece in line.pieces
            if left - 1 <= (piece.left + piece.right) / 2 <= right + 1
        ]  # fmt: skip
        empty = Piece("", left, left, lines[0].size, bold=True, italic=True, superscripts=[])
        cells.append(_joined(held) if held else empty)
    return Row(lines[0].y, lines[0].size, cells)
