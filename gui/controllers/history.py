"""Back and Forward: where the reader has been. Plain Python, no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model import Place

LIMIT = 200


class History:
    """A browser's history: going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, the oldest first."""
        return tuple(self._places)

    @property
    def at(self) -> int:
        """Which of them is the current one; -1 for none."""
        return self._at

    def restore(self, places: list[Place], at: int) -> None:
        """Put back the history of an earlier session."""
        self._places = places[-LIMIT:]
        self._at = max(-1 if not self._places else 0, min(at, len(self._places) - 1))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Remember a jump to a place; the same passage twice in a row counts once."""
        if self._at >= 0 and _same(self._places[self._at], place):
            self._places[self._at] = place
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-LIMIT]
        self._at = len(self._places) - 1

    def leave(self, place: Place) -> None:
        """Note how far the reader had scrolled before a jump, so that Back returns there."""
        if self._at >= 0 and self._places[self._at].document == place.document:
            self._places[self._at] = place

    def back(self) -> Place | None:
        """Step back; None at the beginning."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """Step forward; None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self._places[self._at]


def _same(one: Place, other: Place) -> bool:
    return (one.document, one.block, one.start) == (other.document, other.block, other.start)
