"""What the reader says of events, and how it is laid over what was extracted.

Plain data and pure functions: the answer depends on which statements there are, never on the order
in which they come, so that taking one back is as if it had never been made. What was extracted is
never changed; an edit whose event or words are gone is kept and told. May import db.model,
db.anchors and db.edtf.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.anchors import Finder
from db.edtf import bounds, is_approximate, parse, precision
from db.event_fields import EventField, Relation
from db.model import Event, EventKind, EventLink, Extent, Origin, ReaderMark, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model import Anchor, AnchorState, Block, Place

Value = str | tuple[str, ...] | None
Values = dict[EventField, Value]


@dataclass(frozen=True, slots=True)
class EventEdit:
    """What the reader says of one event: an extracted one, or one of their own.

    ``was`` is the whole answer of the extractor when the edit was made: where a later import finds
    no such event, the reader's is still whole.
    """

    id: int  # 0 until it is kept
    anchor: Anchor  # of the event's words
    own: bool
    changes: Values
    was: Values
    sentence: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class EventTie:
    """A planned event and the one that reports its outcome, perhaps in another document."""

    id: int  # 0 until it is kept
    planned: Anchor
    outcome: Anchor
    planned_headline: str
    outcome_headline: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A document's events with the reader's edits over them."""

    events: tuple[Event, ...]  # in reading order
    hidden: tuple[Event, ...] = ()
    lost: tuple[EventEdit, ...] = ()  # their words are not in the document any more


def values_of(event: Event) -> Values:
    """Everything that an edit can change, as it is."""
    return {
        EventField.WORDING: event.wording,
        EventField.DATE: event.edtf,
        EventField.KIND: event.kind.value,
        EventField.EXTENT: None if event.extent is None else event.extent.value,
        EventField.STATUS: None if event.status is None else event.status.value,
        EventField.HEADLINE: event.headline,
        EventField.BODIES: event.bodies,
        EventField.NOTE: event.mine.note if event.mine else "",
    }


def differing(values: Mapping[EventField, Value], base: Mapping[EventField, Value]) -> Values:
    """Those values that say something else than the base does."""
    return {field: value for field, value in values.items() if base.get(field, "") != value}


def with_values(event: Event, values: Mapping[EventField, Value]) -> Event:
    """An event with these values in place of its own; its bounds follow its date."""
    whole = values_of(event) | dict(values)
    edtf = _text(whole[EventField.DATE])
    date = None if edtf is None else parse(edtf)
    low, high = (None, None) if date is None else bounds(date)
    extent, status = _text(whole[EventField.EXTENT]), _text(whole[EventField.STATUS])
    headline = str(whole[EventField.HEADLINE])
    bodies = whole[EventField.BODIES]
    return replace(
        event,
        wording=str(whole[EventField.WORDING]),
        edtf=edtf,
        lo=low,
        hi=high,
        precision=None if date is None else precision(date),
        approximate=date is not None and is_approximate(date),
        kind=EventKind(whole[EventField.KIND]),
        extent=None if date is None or extent is None else Extent(extent),
        status=None if status is None else Status(status),
        headline=headline,
        label=event.label if headline == event.headline else "",
        bodies=bodies if isinstance(bodies, tuple) else (),
    )


def lay_over(
    document: str,
    events: Iterable[Event],
    edits: Iterable[EventEdit],
    ties: Iterable[EventTie],
    blocks: Sequence[Block],
) -> Laid:
    """Lay what the reader said over a document's extracted events.

    Args:
        document: its key.
        events: as extracted, in any order.
        edits: those of this document; where two speak of one event, the later id has the word.
        ties: links with at least one end in this document.
        blocks: the document's; an edit finds its words in them as a bookmark does.
    """
    finder, texts = Finder(blocks), {block.id: block.text for block in blocks}
    now = {event.id: event for event in events}
    before = _by_block(now.values())
    hidden: dict[int, bool] = {}
    lost: list[EventEdit] = []
    for edit in sorted(edits, key=lambda edit: edit.id):
        state, place = finder.resolve(edit.anchor)
        if place is None:
            lost.append(edit)
            continue
        if place.end_block is not None:
            place = replace(place, end=len(texts[place.block]), end_block=None)
        base = None if edit.own else _event_at(before, place)
        if base is None:
            laid = _own(edit, place, state)
        else:
            laid = _edited(base, now[base.id], edit, state)
        now[laid.id] = laid
        hidden[laid.id] = edit.hidden
    _tie(document, now, ties, finder)
    ordered = sorted(now.values(), key=lambda event: (event.block, event.start, event.id))
    return Laid(
        tuple(event for event in ordered if not hidden.get(event.id)),
        tuple(event for event in ordered if hidden.get(event.id)),
        tuple(lost),
    )


def _by_block(events: Iterable[Event]) -> dict[int, list[Event]]:
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        found[event.block].append(event)
    return found


def _event_at(events: Mapping[int, list[Event]], place: Place) -> Event | None:
    """The event that shares the most words with a place, of several the most like it."""

    def likeness(event: Event) -> tuple[int, int, int]:
        common = min(event.end, place.end) - max(event.start, place.start)
        return common, -abs(event.end - event.start - (place.end - place.start)), -event.id

    best = max(events.get(place.block, ()), key=likeness, default=None)
    return best if best is not None and likeness(best)[0] > 0 else None


def _edited(base: Event, now: Event, edit: EventEdit, state: AnchorState) -> Event:
    """An extracted event with an edit over it, and over what earlier ones said."""
    values = {field: value for field, value in edit.changes.items() if field != EventField.NOTE}
    event = with_values(now, values)
    fields = set(differing(values_of(event), values_of(base))) - {EventField.NOTE}
    origin = Origin.EDITED if fields else base.origin
    note = str(edit.changes.get(EventField.NOTE) or "") or (now.mine.note if now.mine else "")
    if note:
        fields.add(EventField.NOTE)
    mark = ReaderMark(edit.id, _in_order(fields), base, note, state)
    return replace(event, origin=origin, mine=mark)


def _own(edit: EventEdit, place: Place, state: AnchorState) -> Event:
    """An event of the reader's own, or an edit of one that is not found any more."""
    whole = edit.was | edit.changes
    bare = Event(
        id=-edit.id,
        section=place.section,
        block=place.block,
        start=place.start,
        end=place.end,
        wording=edit.anchor.exact,
        edtf=None,
        lo=None,
        hi=None,
        precision=None,
        approximate=False,
        kind=EventKind.ACTIVITY,
        extent=None,
        status=None,
        headline="",
        sentence=edit.sentence,
        rule="reader",
        document=edit.anchor.document,
    )
    mark = ReaderMark(edit.id, (), None, str(whole.get(EventField.NOTE) or ""), state)
    origin = Origin.READER if edit.own else Origin.EDITED
    return replace(with_values(bare, whole), origin=origin, mine=mark)


def _tie(document: str, now: dict[int, Event], ties: Iterable[EventTie], finder: Finder) -> None:
    """Give both ends of every link that are in this document the other end."""
    links: defaultdict[int, list[EventLink]] = defaultdict(list)
    there = _by_block(now.values())
    for tie in sorted(ties, key=lambda tie: tie.id):
        for anchor, other, relation, headline in (
            (tie.planned, tie.outcome, Relation.REPORTED_IN, tie.outcome_headline),
            (tie.outcome, tie.planned, Relation.PLANNED_IN, tie.planned_headline),
        ):
            place = finder.resolve(anchor)[1] if anchor.document == document else None
            event = None if place is None else _event_at(there, place)
            if event is not None:
                links[event.id].append(EventLink(tie.id, relation, other, headline))
    for number, found in links.items():
        event = now[number]
        mark = event.mine or ReaderMark(base=event)
        now[number] = replace(event, mine=replace(mark, links=tuple(found)))


def _in_order(fields: set[EventField]) -> tuple[EventField, ...]:
    return tuple(field for field in EventField if field in fields)


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) and value else None
