"""Runs of a page to lines of pieces: what stands on one base line, with raised letters marked.

Pieces of a line are parted by more than a few spaces: the cells of a table, the two sides of a
masthead, two columns. May import db.formats.pdf_glyphs only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.formats.pdf_glyphs import Glyphs, Run

_SAME_LINE = 0.2  # of the size, between two base lines
_RAISED_SIZE = 0.82  # of the line's size, at most
_RAISED_BY = 0.13  # of the line's size, at least
_HIGHEST = 0.75
_LOWEST = 0.35
_NEAR = 1.5  # of the size: how far a raised letter may stand from its word
_SPACE = 0.14  # of the size: a gap without a space character that is one all the same
_WIDE = 0.5  # of the size: a gap that may part two cells
_PARTED = 1.9  # of the size: a gap that parts two pieces
MARKER = re.compile(
    r"(?:\(?(?:\d{1,3}|[A-Za-z]{1,2}|[ivxlIVXL]{1,6}|[а-я])[.)]{0,2}(?:\d{1,2}\.?)?|[^\w\s]{1,3}|o"
    r"|(?:\d{1,3}\.){1,3}\d{0,3})"
)


@dataclass(slots=True)
class Piece:
    """Text of one line without a wide gap in it."""

    text: str
    left: float
    right: float
    size: float
    bold: bool
    italic: bool
    superscripts: list[tuple[int, int]]
    gaps: list[tuple[int, float, float]] = field(default_factory=list[tuple[int, float, float]])
    # where a gap that is wide for a space ends in the text, and its left and right edge


@dataclass(slots=True)
class Row:
    """What stands on one base line of a page."""

    y: float
    size: float
    pieces: list[Piece]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right


@dataclass(slots=True)
class _Band:
    """Runs on one base line, while lines are gathered."""

    y: float
    runs: list[Run] = field(default_factory=list["Run"])
    size: float = 0.0


def rows_of(glyphs: Glyphs) -> list[Row]:
    """The lines of a page from its top to its foot."""
    rows = [row for band in _bands(glyphs.runs) if (row := _row(band)) is not None]
    rows.sort(key=lambda row: -row.y)
    return rows


def _bands(runs: Iterable[Run]) -> list[_Band]:
    bands: list[_Band] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        for band in reversed(bands[-3:]):
            if abs(band.y - run.y) <= _SAME_LINE * max(min(run.size, band.size), 4.0) or (
                _touches(band.runs[-1], run)
            ):
                band.runs.append(run)
                band.size = max(band.size, run.size)
                break
        else:
            bands.append(_Band(run.y, [run], run.size))
    for band in bands:
        sizes: Counter[float] = Counter()
        for run in band.runs:
            sizes[run.size] += len(run.parts)
        band.size = sizes.most_common(1)[0][0]
    return _with_raised(bands)


def _touches(one: Run, other: Run) -> bool:
    """Whether a run goes on where a larger or smaller one ends: "A" and "/HRC/27/1"."""
    gap = abs(other.x0 - one.x1)
    sizes = sorted((one.size, other.size))
    return (
        gap <= 0.1 * sizes[0]
        and sizes[0] < sizes[1]
        and len(one.parts) == 1
        and abs(one.y - other.y) <= 0.25 * sizes[1]
    )


def _with_raised(bands: list[_Band]) -> list[_Band]:
    """Put bands of small raised or lowered letters into the lines they belong to."""
    kept: list[_Band] = []
    for at, band in enumerate(bands):
        near = [*bands[max(0, at - 4) : at], *bands[at + 1 : at + 5]]
        left: list[Run] = []
        for run in band.runs:
            host = next((one for one in near if _belongs(run, one)), None)
            if host is None:
                left.append(run)
            else:
                insort(host.runs, run, key=lambda one: one.x0)
        band.runs = left
        if left:
            kept.append(band)
    return kept


def _belongs(run: Run, band: _Band) -> bool:
    """Whether a run is raised or lowered in a line."""
    rise = run.y - band.y
    if run.size > band.size * _RAISED_SIZE or not band.runs or len(run.parts) > 12:
        return False
    if not (_RAISED_BY * band.size <= rise <= _HIGHEST * band.size) and not (
        0 < -rise <= _LOWEST * band.size
    ):
        return False
    reach = _NEAR * band.size
    return any(
        one.x0 - reach <= run.x1 and run.x0 <= one.x1 + reach
        for one in band.runs
        if one.size > run.size
    )


def _row(band: _Band) -> Row | None:
    runs = [run for run in band.runs if run.text.strip()]
    if not runs:
        return None
    if _is_right_to_left(runs):
        runs.sort(key=lambda run: run.order)
        groups = [runs]
    else:
        runs.sort(key=lambda run: run.x0)
        groups = _groups(runs, band.size)
    return Row(band.y, band.size, [_piece(group, band) for group in groups])


def _is_right_to_left(runs: Sequence[Run]) -> bool:
    if all(run.text.isascii() for run in runs):
        return False
    letters = [
        unicodedata.bidirectional(char)
        for run in runs
        for part in run.parts
        for char in part
        if char > "\u0590"
    ]
    total = sum(len(run.parts) for run in runs)
    return sum(one in ("R", "AL") for one in letters) * 2 > total


def _groups(runs: Sequence[Run], size: float) -> list[list[Run]]:
    """Runs of a line parted where the gap is wide; a marker stays with its text."""
    groups: list[list[Run]] = [[runs[0]]]
    edge = runs[0].x1
    for run in runs[1:]:
        before = "".join(one.text for one in groups[-1])
        if run.x0 - edge > _PARTED * size and not (
            MARKER.fullmatch(before.strip()) and run.x0 - edge < 6 * size
        ):
            groups.append([run])
        else:
            groups[-1].append(run)
        edge = max(edge, run.x1) if groups[-1][0] is not run else run.x1
    return groups


def _piece(runs: Sequence[Run], band: _Band) -> Piece:
    parts: list[str] = []
    length = 0
    raised: list[tuple[int, int]] = []
    gaps: list[tuple[int, float, float]] = []
    edge = runs[0].x0
    plain: list[Run] = []
    for run in runs:
        text = run.text
        gap = run.x0 - edge
        if parts and gap > _SPACE * min(run.size, band.size):
            parts.append(" ")
            length += 1
            if gap > _WIDE * band.size:
                gaps.append((length, edge, run.x0))
        if run.size <= band.size * _RAISED_SIZE and run.y - band.y >= _RAISED_BY * band.size:
            raised.append((length, length + len(text)))
        else:
            plain.append(run)
        parts.append(text)
        length += len(text)
        edge = max(edge, run.x1)
    size, bold, italic = _look(plain)
    return Piece(
        "".join(parts),
        min(run.x0 for run in runs),
        max(run.x1 for run in runs),
        size or band.size,
        bold=bold,
        italic=italic,
        superscripts=_merged(raised),
        gaps=gaps,
    )


def _look(runs: Sequence[Run]) -> tuple[float | None, bool, bool]:
    """The size of most letters of some runs, and whether nearly all are bold, and italic."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.size] += len(run.parts)
    size = sizes.most_common(1)[0][0] if sizes else None
    letters: Counter[tuple[bool, bool]] = Counter()
    several = len({(run.bold, run.italic) for run in runs}) > 1
    for run in runs:
        if several:
            letters[run.bold, run.italic] += sum(map(str.isalpha, run.text))
        elif any(map(str.isalpha, run.text)):
            return size, run.bold, run.italic
    most = 0.9 * letters.total()
    bold = sum(count for (is_bold, _), count in letters.items() if is_bold) >= most > 0
    italic = sum(count for (_, is_italic), count in letters.items() if is_italic) >= most > 0
    return size, bold, italic


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Touching ranges as one."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
