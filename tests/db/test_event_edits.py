"""What the reader says of events, laid over what was extracted."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.anchors import make
from db.event_edits import EventEdit, EventTie, differing, lay_over, values_of
from db.event_fields import EventField, Relation
from db.model import AnchorState, Event, EventKind, Extent, Origin, Place, Precision, Status
from tests.db.store.samples import blocks_of

TEXTS = (
    "In May 2013 the seminar was held, and in June 2014 a second one.",
    "A round table is planned for spring 2015 in Minsk.",
    "The round table took place in April 2015, as had been planned.",
)
BLOCKS = blocks_of(TEXTS)


def _event(number: int, block: int, words: str, edtf: str) -> Event:
    start = TEXTS[block - 1].index(words)
    return Event(
        number, 1, block, start, start + len(words), words, edtf, 20130501, 20130531,
        Precision.MONTH, False, EventKind.ACTIVITY, Extent.WITHIN, Status.REPORTED,
        f"the {words} event", TEXTS[block - 1], ("OHCHR",), document="letter", label="short",
    )  # fmt: skip


EVENTS = (
    _event(1, 1, "May 2013", "2013-05"),
    _event(2, 1, "June 2014", "2014-06"),
    _event(3, 2, "spring 2015", "2015-21"),
    _event(4, 3, "April 2015", "2015-04"),
)


def _place(event: Event) -> Place:
    return Place("letter", event.section, event.block, event.start, event.end)


def _edit(number: int, event: Event, hidden: bool = False, **changes: object) -> EventEdit:
    said = {EventField[name.upper()]: value for name, value in changes.items()}
    anchor = make(BLOCKS, _place(event))
    return EventEdit(number, anchor, False, said, values_of(event), event.sentence, hidden)  # type: ignore[arg-type]


def _own(number: int, words: str, **changes: object) -> EventEdit:
    at = TEXTS[0].index(words)
    anchor = make(BLOCKS, Place("letter", 1, 1, at, at + len(words)))
    said = {EventField[name.upper()]: value for name, value in changes.items()}
    return EventEdit(number, anchor, True, said, {}, TEXTS[0])  # type: ignore[arg-type]


def test_an_edit_changes_its_fields_and_keeps_what_was_extracted() -> None:
    edit = _edit(7, EVENTS[0], date="2013-05/2013-07", extent="within", headline="Mine", note="Why")
    laid = lay_over("letter", EVENTS, (edit,), (), BLOCKS)
    (event, *others) = laid.events
    assert (event.edtf, event.lo, event.hi) == ("2013-05/2013-07", 20130501, 20130731)
    assert (event.headline, event.label, event.origin) == ("Mine", "", Origin.EDITED)
    assert event.mine is not None
    assert event.mine.fields == (EventField.DATE, EventField.HEADLINE, EventField.NOTE)
    assert (event.mine.base, event.mine.note) == (EVENTS[0], "Why")
    assert tuple(others) == EVENTS[1:]


def test_an_event_may_be_left_without_a_date_status_or_bodies() -> None:
    edit = _edit(7, EVENTS[0], date=None, status=None, bodies=())
    event = lay_over("letter", EVENTS, (edit,), (), BLOCKS).events[0]
    assert (event.edtf, event.lo, event.precision, event.extent) == (None, None, None, None)
    assert (event.status, event.bodies, event.label) == (None, (), "short")


def test_a_note_alone_leaves_the_event_the_extractors() -> None:
    event = lay_over("letter", EVENTS, (_edit(7, EVENTS[0], note="Look"),), (), BLOCKS).events[0]
    assert event.origin is Origin.EXTRACTED
    assert event.mine is not None
    assert event.mine.fields == (EventField.NOTE,)
    again = lay_over(
        "letter", EVENTS, (_edit(7, EVENTS[0], note="Look"), _edit(8, EVENTS[0], status="planned")),
        (), BLOCKS,
    ).events[0]  # fmt: skip
    assert (again.mine and again.mine.note, again.status) == ("Look", Status.PLANNED)


def test_a_hidden_event_is_listed_apart() -> None:
    laid = lay_over("letter", EVENTS, (_edit(7, EVENTS[1], hidden=True),), (), BLOCKS)
    assert [event.id for event in laid.events] == [1, 3, 4]
    assert [event.id for event in laid.hidden] == [2]


def test_an_event_of_ones_own_stands_at_its_words() -> None:
    edit = _own(9, "a second one", date="2014-06", kind="activity", headline="Second seminar")
    laid = lay_over("letter", EVENTS, (edit,), (), BLOCKS)
    assert [event.id for event in laid.events] == [1, 2, -9, 3, 4]
    own = laid.events[2]
    assert TEXTS[0][own.start : own.end] == "a second one" == own.wording
    assert (own.origin, own.headline, own.document) == (Origin.READER, "Second seminar", "letter")
    assert (own.lo, own.sentence) == (20140601, TEXTS[0])


def test_edits_find_their_events_when_the_document_was_read_anew() -> None:
    blocks = blocks_of(("A new opening.", *TEXTS), first_id=40)
    events = tuple(replace(event, id=event.id + 100, block=event.block + 40) for event in EVENTS)
    laid = lay_over("letter", events, (_edit(7, EVENTS[0], headline="Mine"),), (), blocks)
    assert laid.events[0].headline == "Mine"
    assert laid.events[0].id == 101


def test_an_edit_whose_event_is_not_found_any_more_is_whole_by_itself() -> None:
    edit = _edit(7, EVENTS[0], headline="Mine")
    laid = lay_over("letter", EVENTS[1:], (edit,), (), BLOCKS)
    kept = laid.events[0]
    assert (kept.id, kept.headline, kept.edtf) == (-7, "Mine", "2013-05")
    assert kept.origin is Origin.EDITED
    assert laid.events[1:] == EVENTS[1:]


def test_an_edit_whose_words_are_gone_is_told_and_not_dropped() -> None:
    edit = _edit(7, EVENTS[0], headline="Mine")
    laid = lay_over("letter", (), (edit,), (), blocks_of(("Nothing of that kind.",)))
    assert (laid.events, laid.lost) == ((), (edit,))


def test_words_that_now_part_over_two_blocks_keep_their_event() -> None:
    words = "the seminar was held, and in June 2014 a second one"
    edit = _own(5, words, headline="Both")
    parts = ("In May 2013 the seminar was held,", "and in June 2014 a second one.")
    laid = lay_over("letter", (), (edit,), (), blocks_of(parts))
    (event,) = laid.events
    assert parts[0][event.start : event.end] == "the seminar was held,"
    assert event.mine is not None
    assert event.mine.state is AnchorState.MOVED


def test_both_ends_of_a_link_lead_to_each_other() -> None:
    planned, outcome = (make(BLOCKS, _place(EVENTS[n])) for n in (2, 3))
    tie = EventTie(3, planned, outcome, "Planned table", "Table held")
    laid = lay_over("letter", EVENTS, (_edit(7, EVENTS[3], headline="Mine"),), (tie,), BLOCKS)
    first, second = laid.events[2].mine, laid.events[3].mine
    assert first is not None
    assert second is not None
    assert [(link.relation, link.anchor, link.headline) for link in first.links] == [
        (Relation.REPORTED_IN, outcome, "Table held")
    ]
    assert [(link.relation, link.anchor) for link in second.links] == [
        (Relation.PLANNED_IN, planned)
    ]
    assert (first.base, second.edit) == (EVENTS[2], 7)


def test_an_end_in_another_document_or_at_no_event_is_left_alone() -> None:
    planned = make(BLOCKS, _place(EVENTS[2]))
    far = replace(make(BLOCKS, _place(EVENTS[3])), document="report")
    nowhere = make(BLOCKS, Place("letter", 1, 3, 0, 9))
    ties = (EventTie(3, planned, far, "", "Held"), EventTie(4, planned, nowhere, "", "Nowhere"))
    laid = lay_over("letter", EVENTS, (), ties, BLOCKS)
    assert [event.id for event in laid.events if event.mine is not None] == [3]
    assert laid.events[2].mine is not None
    assert [link.headline for link in laid.events[2].mine.links] == ["Held", "Nowhere"]


def test_only_what_differs_is_a_change() -> None:
    values = values_of(EVENTS[0])
    assert differing(values, values_of(EVENTS[0])) == {}
    assert differing(values | {EventField.NOTE: "x"}, values) == {EventField.NOTE: "x"}


_said = st.dictionaries(
    st.sampled_from(["headline", "status", "date", "note", "bodies"]), st.integers(0, 2)
)
_CHOICES = {
    "headline": ("One", "Two", "Three"),
    "status": ("planned", "ongoing", None),
    "date": ("2013", "2014-05/..", None),
    "note": ("", "a", "b"),
    "bodies": ((), ("UN",), ("UN", "OHCHR")),
}
_edits = st.lists(st.tuples(st.integers(0, 3), _said, st.booleans()), max_size=6).map(
    lambda rows: [
        _edit(number, EVENTS[at], hidden, **{name: _CHOICES[name][n] for name, n in said.items()})
        for number, (at, said, hidden) in enumerate(rows, 1)
    ]
)


@given(edits=_edits, order=st.randoms())
def test_the_order_of_edits_does_not_matter(edits: list[EventEdit], order: object) -> None:
    mixed = list(edits)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    turned = EVENTS[::-1]
    assert lay_over("letter", EVENTS, edits, (), BLOCKS) == lay_over(
        "letter", turned, mixed, (), BLOCKS
    )


@given(edits=_edits)
def test_an_edit_taken_back_is_as_if_never_made(edits: list[EventEdit]) -> None:
    last = _edit(99, EVENTS[0], hidden=True, headline="Last", date="1999")
    before = lay_over("letter", EVENTS, edits, (), BLOCKS)
    kept = [edit for edit in [*edits, last] if edit.id != 99]
    lay_over("letter", EVENTS, [*edits, last], (), BLOCKS)
    assert lay_over("letter", EVENTS, kept, (), BLOCKS) == before
    for event in before.events + before.hidden:
        base = event.mine.base if event.mine else event
        assert base in EVENTS  # what was extracted is never changed
