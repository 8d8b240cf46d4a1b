# pyright: strict
"""The upright lines of the chart: each document's own date and, only when asked for, today.

A line is no event. Where documents of nearly the same date would fall on each other, one line
stands for them and says how many they are. May import the Qt-free modules of gui.timeline.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from gui.timeline.phrases import short_period
from gui.timeline.scale import day_of, end_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.timeline.scale import Scale
    from gui.timeline.sources import Source, Sources

DOCUMENT_LINE = "date of the document"
TODAY = "today"
_APART = 6.0  # pixels; documents nearer to each other share a line
_NAME = 32  # characters of a document's name


class LineKind(Enum):
    """What a line stands for."""

    DOCUMENT = auto()  # the one that is open: the one strong line
    OTHER = auto()  # another document on the same timeline
    TODAY = auto()


@dataclass(frozen=True, slots=True)
class LineSpec:
    """A line where a date is a day, else the strip of its days."""

    left: float
    right: float
    label: str
    date: str  # the beginning of the label
    kind: LineKind = LineKind.DOCUMENT
    sign: int = 0  # the shape of its document


def lines_of(
    document: tuple[int, int] | None,
    sources: Sources | None,
    today: int | None,
    scale: Scale,
    sight: tuple[float, float] | None = None,
) -> tuple[LineSpec, ...]:
    """All lines, the strong one first.

    Args:
        document: first and last day of the only document's date.
        sources: the documents, where there are several; ``document`` is then not looked at.
        today: the day to mark, yyyymmdd.
        scale: where days stand.
        sight: only lines between these days, where documents are very many; None: all.
    """
    found: list[LineSpec] = []
    if sources is not None:
        found += _several(sources, scale, sight)
    elif document is not None:
        words = short_period(*document)
        label = f"{words} · {DOCUMENT_LINE}"
        found.append(_line(day_of(document[0]), end_of(document[1]), label, words, scale))
    if today is not None:
        words = short_period(today, today)
        first = day_of(today)
        found.append(_line(first, first + 1, f"{words} · {TODAY}", words, scale, LineKind.TODAY))
    return tuple(found)


def _several(
    sources: Sources, scale: Scale, sight: tuple[float, float] | None
) -> Iterator[LineSpec]:
    current = sources.current
    if current is not None and current.issued is not None:
        low, high = current.issued
        yield _of_document(current, day_of(low), end_of(high), scale, LineKind.DOCUMENT)
    dated, middles = sources.dated, sources.middles
    at = 0 if sight is None else bisect_left(middles, sight[0])
    end = len(dated) if sight is None else bisect_left(middles, sight[1])
    while at < end:
        after = max(at + 1, bisect_left(middles, middles[at] + _APART / scale.pixels_per_day, at))
        group = [one for one in dated[at:after] if one[2] is not current]
        at = after
        if len(group) == 1:
            first, last, source = group[0]
            yield _of_document(source, first, last, scale, LineKind.OTHER)
        elif group:
            day = (group[0][0] + group[-1][0]) / 2
            words = f"{len(group):,} documents"
            yield _line(day, day + 1, words, words, scale, LineKind.OTHER)


def _of_document(
    source: Source, first: float, after: float, scale: Scale, kind: LineKind
) -> LineSpec:
    words = short_period(*source.issued) if source.issued else ""
    name = source.name if len(source.name) <= _NAME else f"{source.name[:_NAME].rstrip()}…"
    return _line(first, after, f"{words} · {name}", words, scale, kind, source.sign)


def _line(
    first: float,
    after: float,
    label: str,
    date: str,
    scale: Scale,
    kind: LineKind = LineKind.DOCUMENT,
    sign: int = 0,
) -> LineSpec:
    """A single day is drawn at its middle, without width."""
    left, right = scale.x_of(first), scale.x_of(after)
    if after - first <= 1:
        left = right = (left + right) / 2
    return LineSpec(left, right, label, date, kind, sign)
