# pyright: strict
"""How many events cover each day of a lane, as running sums: any stretch is one subtraction.

May import nothing of ours; no Qt.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise
from math import ceil, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UP = 0.99999999  # nothing stays nothing, anything at all is a level
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

    def heights(self, start: int, step: int, count: int, peak: float, levels: int) -> bytes:
        """``count`` columns of ``step`` units each, from unit ``start`` on, as 0 to ``levels``.

        By the root, so that one event beside a thousand is still to be seen.
        """
        end = min(self.length, start + count * step)
        edges = list(self._sums[start : end + 1 : step])
        edges += [self._sums[-1]] * (count + 1 - len(edges))
        part, share = (levels - 1) / sqrt(peak) if peak > 0 else 0.0, 1.0 / step
        return bytes(
            [int(part * sqrt((high - low) * share) + _UP) for low, high in pairwise(edges)]
        )


def peak_of(spans: Sequence[tuple[float, float]]) -> int:
    """How many of these spans there are at most on one day."""
    changes = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    return max(accumulate(change for _, change in changes), default=0)
