# pyright: strict
"""How many events cover each day of a lane, as running sums: any stretch is one subtraction.

May import nothing of ours; no Qt.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise
from math import ceil, log1p
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_UNITS = 65_536  # a hundred and seventy years of days


class Coverage:
    """Counts by units of whole days from the first covered day on."""

    def __init__(self, spans: Sequence[tuple[float, float]], unit: float) -> None:
        self.unit = unit
        self.first = min((span[0] for span in spans), default=0.0)
        last = max((span[1] for span in spans), default=self.first)
        self.length = ceil((last - self.first) / unit)
        change = [0] * (self.length + 2)
        for start, end in spans:
            change[int((start - self.first) / unit)] += 1
            change[ceil((end - self.first) / unit)] -= 1
        active = list(accumulate(change))
        self.peak = float(max(active))
        self._sums = array("q", accumulate(active[: self.length], initial=0))

    @staticmethod
    def unit_for(days: float) -> float:
        """Days in a unit, so that there are not too many units."""
        return float(max(1, ceil(days / _MOST_UNITS)))

    def mean(self, start: int, end: int) -> float:
        """How many events cover a unit, on average, from unit ``start`` to before ``end``."""
        low, high = (min(self.length, max(0, at)) for at in (start, end))
        return (self._sums[high] - self._sums[low]) / (end - start)

    def heights(self, start: int, step: int, count: int, peak: float, levels: int) -> bytes:
        """``count`` columns of ``step`` units each, from unit ``start`` on, as 0 to ``levels``.

        Logarithmic, so that one event beside a thousand is still to be seen.
        """
        sums, length = self._sums, self.length
        edges = [sums[min(length, max(0, start + n * step))] for n in range(count + 1)]
        part = (levels - 1) / log1p(peak) if peak > 0 else 0.0
        return bytes(
            min(levels, 1 + int(part * log1p((high - low) / step))) if high > low else 0
            for low, high in pairwise(edges)
        )
