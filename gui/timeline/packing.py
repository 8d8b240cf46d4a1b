# pyright: strict
"""Marks and labels in rows, so that none covers another: plain numbers in, plain numbers out.

First every mark gets the first row with room; then every label looks for room beside its mark,
above or below it, or moves its mark to a row that has some. May import nothing of ours; no Qt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TRY_BOTH = 60  # marks of a lane; with more it would cost too much
_TOUCH = 0.01  # pixels; keeps a label's room off its own mark


@dataclass(frozen=True, slots=True)
class Box:
    """A mark from ``left`` to ``right`` and the width that its label would like."""

    left: float
    right: float
    label: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Distances in pixels, and limits."""

    gap: float  # between marks
    label_gap: float  # between a mark and its own label
    apart: float  # between a label and what it does not belong to
    least_label: float  # a label cut to less than this is left out
    left: float  # labels stay between these
    right: float
    line: tuple[float, float] | None = None  # labels keep off this strip if they can
    most_rows: int = 24  # marks beyond are left over, to be folded
    label_rows: int = 8  # no row beyond this is opened for a label's sake
    dense: int = 300  # with more marks than this, labels take only what room there is
    left_first: bool = False  # try the left side of a mark before its right side


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark and its label went; without a label ``label_width`` is 0."""

    row: int
    label_row: int = 0
    label_left: float = 0.0
    label_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Packed:
    """A spot for every box, None for those left over, and how many rows there are."""

    spots: tuple[Spot | None, ...]
    rows: int
    cut: int = 0  # labels that are shorter than they would like


class Row:
    """What is taken on one line: intervals in order that never overlap."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []

    def fits(self, left: float, right: float) -> bool:
        """Whether nothing is taken between these."""
        at = bisect_right(self._ends, left)
        return at == len(self._starts) or self._starts[at] >= right

    def take(self, left: float, right: float) -> None:
        """Take what ``fits``."""
        at = bisect_right(self._ends, left)
        self._starts.insert(at, left)
        self._ends.insert(at, right)

    def free(self, left: float) -> None:
        """Give back what was taken from exactly this point on."""
        at = bisect_left(self._starts, left)
        del self._starts[at], self._ends[at]

    def next_from(self, x: float) -> float:
        """Where the next taken stretch begins."""
        at = bisect_right(self._ends, x)
        return self._starts[at] if at < len(self._starts) else float("inf")

    def last_before(self, x: float) -> float:
        """Where the taken stretch before ends."""
        at = bisect_left(self._starts, x)
        return self._ends[at - 1] if at else float("-inf")


def pack(boxes: Sequence[Box], rules: Rules) -> Packed:
    """Find a spot for every box; they come in the order of time.

    Labels stand at the right of their marks, unless the lane is lower with them at the left.
    """
    packed = _Packing(boxes, rules).packed()
    if packed.rows > 2 and len(boxes) <= _TRY_BOTH:
        other = _Packing(boxes, replace(rules, left_first=True)).packed()
        if other.rows < packed.rows and other.cut <= packed.cut:
            return other
    return packed


class _Packing:
    """The work on one lane."""

    def __init__(self, boxes: Sequence[Box], rules: Rules) -> None:
        self._boxes, self._rules = boxes, rules
        self._rows: list[Row] = []
        self._row_of: list[int] = []  # -1: left over
        self._spots: list[Spot | None] = []

    def packed(self) -> Packed:
        for box in self._boxes:
            row = self._first_row(box)
            self._row_of.append(row)
            self._spots.append(None if row < 0 else Spot(row))
        crowded = len(self._boxes) > self._rules.dense
        for number in range(len(self._boxes)):
            if self._row_of[number] >= 0 and self._boxes[number].label > 0:
                self._label(number, crowded=crowded)
        cut = sum(
            spot is not None and spot.label_width < box.label
            for spot, box in zip(self._spots, self._boxes, strict=True)
        )
        return Packed(tuple(self._spots), len(self._rows), cut)

    # ------------------------------------------------------------------ marks

    def _first_row(self, box: Box) -> int:
        for number, row in enumerate(self._rows):
            if self._takes_mark(row, box):
                row.take(box.left, box.right)
                return number
        if len(self._rows) >= self._rules.most_rows:
            return -1
        self._rows.append(Row())
        self._rows[-1].take(box.left, box.right)
        return len(self._rows) - 1

    def _takes_mark(self, row: Row, box: Box) -> bool:
        return row.fits(box.left - self._rules.gap, box.right + self._rules.gap)

    # ------------------------------------------------------------------ labels

    def _label(self, number: int, *, crowded: bool) -> None:
        box, row = self._boxes[number], self._row_of[number]
        found = self._beside(box, row) or self._around(box, row)
        if not found and not crowded:
            found = self._elsewhere(number) or self._beside(box, row, cross=True)
        found = found or self._cut(box, row)
        if found:
            self._spots[number] = found
            self._take(found, box)

    def _beside(self, box: Box, row: int, *, cross: bool = False) -> Spot | None:
        """Right of the mark, or left of it."""
        line, width, apart = self._rows[row], box.label, self._rules.apart
        right = box.right + self._rules.label_gap
        left = box.left - self._rules.label_gap - width
        sides = (
            (right, box.right + _TOUCH, right + width + apart),
            (left, left - apart, box.left - _TOUCH),
        )
        for start, free_from, free_to in reversed(sides) if self._rules.left_first else sides:
            if self._may_stand(start, width, cross=cross) and line.fits(free_from, free_to):
                return Spot(row, row, start, width)
        return None

    def _around(self, box: Box, row: int) -> Spot | None:
        """In the row above or the row below, if there is one."""
        for other in (row - 1, row + 1):
            if 0 <= other < len(self._rows):
                for left in self._alignments(box):
                    width, apart = box.label, self._rules.apart
                    if self._may_stand(left, width) and self._rows[other].fits(
                        left - apart, left + width + apart
                    ):
                        return Spot(row, other, left, width)
        return None

    @staticmethod
    def _alignments(box: Box) -> Iterator[float]:
        """A wide mark's label begins or ends with it; a narrow one's stands over its middle."""
        middle = (box.left + box.right - box.label) / 2
        if box.right - box.left >= box.label:
            yield box.left
            yield middle
            yield box.right - box.label
        else:
            yield middle

    def _elsewhere(self, number: int) -> Spot | None:
        """Move the mark to a row, perhaps a new one, where it has its label beside it."""
        box, here = self._boxes[number], self._row_of[number]
        self._rows[here].free(box.left)
        for row, line in enumerate(self._rows):
            if row != here and self._takes_mark(line, box):
                spot = self._beside(box, row)
                if spot:
                    return self._moved(number, row, spot)
        if len(self._rows) < min(self._rules.label_rows, self._rules.most_rows):
            self._rows.append(Row())
            spot = self._beside(box, len(self._rows) - 1)
            if spot:
                return self._moved(number, len(self._rows) - 1, spot)
            spot = self._around(box, here)
            if spot:
                return self._moved(number, here, spot)
            self._rows.pop()
        self._rows[here].take(box.left, box.right)
        return None

    def _moved(self, number: int, row: int, spot: Spot) -> Spot:
        box = self._boxes[number]
        self._rows[row].take(box.left, box.right)
        self._row_of[number] = row
        return spot

    def _cut(self, box: Box, row: int) -> Spot | None:
        """As much of the label as there is room for, on the side that has more."""
        rules, line = self._rules, self._rows[row]
        left = box.right + rules.label_gap
        after = min(line.next_from(box.right + _TOUCH) - rules.apart, rules.right) - left
        right = box.left - rules.label_gap
        before = right - max(line.last_before(box.left - _TOUCH) + rules.apart, rules.left)
        room = min(box.label, max(after, before))
        if room < rules.least_label:
            return None
        return Spot(row, row, left if after >= before else right - room, room)

    def _may_stand(self, left: float, width: float, *, cross: bool = False) -> bool:
        rules = self._rules
        if left < rules.left or left + width > rules.right:
            return False
        if cross or rules.line is None:
            return True
        return left + width <= rules.line[0] or left >= rules.line[1]

    def _take(self, spot: Spot, box: Box) -> None:
        """The label's room, with the distance to what is not its own mark."""
        extra = self._rules.apart - self._rules.gap
        left, right = spot.label_left - extra, spot.label_left + spot.label_width + extra
        if spot.label_row == spot.row and spot.label_left >= box.right:
            left = box.right + _TOUCH
        elif spot.label_row == spot.row:
            right = box.left - _TOUCH
        self._rows[spot.label_row].take(left, right)
