"""What can be activated in the text: a note's letter, its way back, a dated expression.

May import db.model and the page's own parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from gui.reader.geometry import strips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF

    from gui.reader.document import Page
    from gui.reader.geometry import Sight
    from gui.reader.highlights import Highlights
    from gui.reader.passages import Insertion, Passage

_REACH = 4  # pixels around a raised letter that still mean it


class TargetKind(Enum):
    """What activating it does."""

    NOTE = auto()
    MISSING = auto()  # a mark whose note is not in the document
    BACK = auto()
    EVENT = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """Something to activate; ``number`` is the id of the note or of the event, if there is one."""

    kind: TargetKind
    number: int
    first: int  # page positions of its words
    last: int
    index: int  # of its passage


def targets_in(passage: Passage, marks: Highlights) -> Iterator[Target]:
    """Everything in a passage that can be activated; the shortest words first."""
    for item, first, last in passage.insertion_positions():
        yield _of_insertion(item, first, last, passage)
    if passage.note is not None:
        yield Target(
            TargetKind.BACK,
            passage.note.id,
            passage.first,
            passage.first + max(passage.lead - 1, 0),
            passage.index,
        )
    for event in sorted(marks.events_of(passage.index), key=lambda event: event.end - event.start):
        first, last = passage.positions(event.start, event.end)
        yield Target(TargetKind.EVENT, event.id, first, last, passage.index)


def _of_insertion(item: Insertion, first: int, last: int, passage: Passage) -> Target:
    if item.note is None:
        return Target(TargetKind.MISSING, 0, first, last, passage.index)
    kind = TargetKind.BACK if item.returns else TargetKind.NOTE
    return Target(kind, item.note, first, last, passage.index)


def target_near(page: Page, marks: Highlights, position: int) -> Target | None:
    """What the caret is in, or stands beside."""
    passage = page.map.at(position)
    near = (t for t in targets_in(passage, marks) if t.first <= position <= t.last)
    return next(near, None)


def target_under(sight: Sight, marks: Highlights, point: QPointF) -> Target | None:
    """What is under a point of the page."""
    for target in targets_in(sight.passage, marks):
        reach = 0 if target.kind is TargetKind.EVENT else _REACH
        for strip in strips(sight, target.first, target.last):
            if strip.rect.adjusted(-reach, 0, reach, 0).contains(point):
                return target
    return None


def next_reference(page: Page, position: int, *, forward: bool) -> Target | None:
    """The next note letter or way back after a position, or the one before it."""
    found: Target | None = None
    for passage in page.map.passages:
        for item, first, last in passage.insertion_positions():
            target = _of_insertion(item, first, last, passage)
            if forward and first >= position:
                return target
            if not forward and last <= position:
                found = target
    return None if forward else found
