"""Measuring: warm up, repeat, alternate with what it is compared to, and say what came of it."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QApplication


@dataclass(frozen=True)
class Samples:
    """Repeated measurements of one thing, in one unit."""

    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def p50(self) -> float:
        return percentile(self.values, 50)

    @property
    def p99(self) -> float:
        return percentile(self.values, 99)

    @property
    def worst(self) -> float:
        return max(self.values)

    def row(self) -> dict[str, object]:
        return {
            "unit": self.unit,
            "p50": round(self.p50, 4),
            "p99": round(self.p99, 4),
            "worst": round(self.worst, 4),
            "repeats": len(self.values),
        }


@dataclass(frozen=True)
class Target:
    """What is fast enough: a limit for a ratio of medians, or for one figure of ours."""

    limit: float
    of: str = "ratio"  # "ratio", "p50", "p99" or "worst"

    def words(self, unit: str) -> str:
        return f"≤ {self.limit:g} ×" if self.of == "ratio" else f"{self.of} ≤ {self.limit:g} {unit}"


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    what: str
    ours: Samples
    target: Target
    beside: str = "–"
    theirs: Samples | None = None

    @property
    def ratio(self) -> float | None:
        """Of the medians."""
        return self.ours.p50 / self.theirs.p50 if self.theirs else None

    @property
    def met(self) -> bool:
        if self.target.of == "ratio":
            return self.ratio is not None and self.ratio <= self.target.limit
        return getattr(self.ours, self.target.of) <= self.target.limit

    def row(self) -> dict[str, object]:
        return {
            "what": self.what,
            "ours": self.ours.row(),
            "beside": self.beside,
            "theirs": self.theirs.row() if self.theirs else None,
            "ratio": round(self.ratio, 3) if self.ratio is not None else None,
            "target": self.target.words(self.ours.unit),
            "met": self.met,
        }


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which ``percent`` of the values lie (nearest rank)."""
    ranked = sorted(values)
    rank = max(1, -(-len(ranked) * percent // 100))
    return ranked[int(rank) - 1]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def measure(work: Callable[[], object], *, repeats: int = 30, warm_up: int = 3) -> Samples:
    """Call again and again; what came before is collected first, so that nobody pays for it."""
    for _ in range(warm_up):
        work()
    values: list[float] = []
    for _ in range(repeats):
        gc.collect()
        values.append(milliseconds(work))
    return Samples(tuple(values))


def alternate(
    ours: Callable[[], float], theirs: Callable[[], float], *, repeats: int, warm_up: int = 1
) -> tuple[Samples, Samples]:
    """Take turns, so that a busy moment of the machine meets both; each call returns its time."""
    for _ in range(warm_up):
        ours(), theirs()
    one: list[float] = []
    other: list[float] = []
    for turn in range(repeats):
        first, second = (one, other) if turn % 2 == 0 else (other, one)
        for values in (first, second):
            gc.collect()
            values.append(ours() if values is one else theirs())
    return Samples(tuple(one)), Samples(tuple(other))


def the_application() -> QApplication:
    """The one QApplication of this process."""
    from PySide6.QtWidgets import QApplication

    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication([])


def typed(phrases: Iterable[str]) -> list[str]:
    """Every state of a search box in which somebody types the phrases letter by letter."""
    return [phrase[:length] for phrase in phrases for length in range(1, len(phrase) + 1)]


def table(results: Sequence[Result]) -> str:
    """The results as a table for a terminal."""
    head = ("what", "p50", "p99", "worst", "beside", "p50", "ratio", "target", "")
    rows = [head]
    for result in results:
        ours, theirs = result.ours, result.theirs
        rows.append(
            (
                result.what,
                *(_figure(value, ours.unit) for value in (ours.p50, ours.p99, ours.worst)),
                result.beside,
                _figure(theirs.p50, theirs.unit) if theirs else "–",
                f"{result.ratio:.2f}" if result.ratio is not None else "–",
                result.target.words(ours.unit),
                "met" if result.met else "NOT MET",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
             for row in rows]  # fmt: skip
    return "\n".join([lines[0], "─" * max(map(len, lines)), *lines[1:]])


def _figure(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 3
    return f"{value:.{digits}f} {unit}"
