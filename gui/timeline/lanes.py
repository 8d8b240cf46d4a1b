# pyright: strict
"""Which events make a lane: those of a section, of a body, of a document, or all of them.

Every event stands in one lane only, so that the counts of the lanes together are those of the list:
one that names several bodies stands with the first that it names. May import db.model, the lanes of
gui.timeline.layout, gui.timeline.marks and gui.timeline.sources; no Qt.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gui.timeline.layout import Lane
from gui.timeline.marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model import Event, Section
    from gui.timeline.sources import Source

MOST_LANES = 60  # the smaller ones beyond stand together in one
NO_BODY = "No body named"


class LaneMode(StrEnum):
    """What makes a lane."""

    SECTION = "section"
    BODY = "body"
    DOCUMENT = "document"
    ONE = "one"


def lanes_by_section(
    sections: tuple[Section, ...],
    events: tuple[Event, ...],
    *,
    citations: bool = True,
    documents: Mapping[str, str] | None = None,
) -> tuple[Lane, ...]:
    """A lane for each top section and each of its children with a name, in reading order.

    What is dated in a deeper or nameless section counts to the lane around it; a section in which
    nothing is dated has none, nor, without ``citations``, has one that only cites dated documents.

    Args:
        sections: of all documents, each document's together.
        events: all of them.
        citations: whether dates of cited documents make a lane, too.
        documents: where they are several, the name of each that goes before its sections'.
    """
    by_id = {section.id: section for section in sections}
    homes = {section.id: _home(section, by_id) for section in sections}
    members: dict[int, list[int]] = {}
    owners: dict[int, str] = {}
    for event in events:
        home = homes.get(event.section)
        if home is not None and is_mark(event, citations=citations):
            members.setdefault(home, []).append(event.id)
            owners[home] = event.document
    places = {key: place for place, key in enumerate(documents or ())}

    def order(home: int) -> tuple[int, int]:
        return places.get(owners[home], 0), by_id[home].ordinal

    found: list[Lane] = []
    for home in sorted(members, key=order):
        name, document = section_name(by_id[home]), (documents or {}).get(owners[home], "")
        title = f"{document}: {name}" if document else name
        found.append(Lane(title, frozenset(members[home]), str(home)))
    return _not_too_many(found, "Other sections")


def lanes_by_body(events: Iterable[Event], *, citations: bool = True) -> tuple[Lane, ...]:
    """A lane for each body that comes first in an event, the most named first."""
    members: dict[str, list[int]] = {}
    for event in events:
        if is_mark(event, citations=citations):
            members.setdefault(event.bodies[0] if event.bodies else "", []).append(event.id)
    nameless = members.pop("", [])
    names = sorted(members, key=lambda name: (-len(members[name]), name.casefold(), name))
    lanes = _not_too_many(
        [Lane(name, frozenset(members[name]), name) for name in names], "Other bodies"
    )
    return (*lanes, Lane(NO_BODY, frozenset(nameless))) if nameless else lanes


def lanes_by_document(
    events: Iterable[Event], sources: Sequence[Source], *, citations: bool = True
) -> tuple[Lane, ...]:
    """A lane for each document in which anything is dated, in their order."""
    members: dict[str, list[int]] = {source.key: [] for source in sources}
    for event in events:
        if is_mark(event, citations=citations):
            members.setdefault(event.document, []).append(event.id)
    if len(sources) == 1:  # events that are not stored yet name no document
        (source,) = sources
        members = {source.key: [number for found in members.values() for number in found]}
    named = {source.key: source for source in sources}
    lanes = [
        Lane(
            named[key].name if key in named else key,
            frozenset(found),
            key,
            named[key].sign if key in named else 0,
        )
        for key, found in members.items()
        if found
    ]
    return _not_too_many(lanes, "Other documents")


def _not_too_many(lanes: list[Lane], rest: str) -> tuple[Lane, ...]:
    """The greatest in the order they are in, and the others together."""
    if len(lanes) <= MOST_LANES:
        return tuple(lanes)
    sizes = sorted(range(len(lanes)), key=lambda at: -len(lanes[at].events))
    kept = sorted(sizes[: MOST_LANES - 1])
    others = sizes[MOST_LANES - 1 :]
    together = frozenset[int]().union(*(lanes[at].events for at in others))
    return (*(lanes[at] for at in kept), Lane(f"{rest} ({len(others):,})", together, "…"))


def _home(section: Section, by_id: dict[int, Section]) -> int:
    """The section whose lane it counts to."""
    home = section
    while home.parent in by_id and not _has_lane(home, by_id):
        home = by_id[home.parent]
    return home.id


def _has_lane(section: Section, by_id: dict[int, Section]) -> bool:
    """A child of a top section with a heading or a name."""
    parent = by_id.get(section.parent or 0)
    named = bool(section.short_title or section.title)
    return named and parent is not None and parent.parent is None


def section_name(section: Section) -> str:
    """What a section is called; without a name, its number or its kind."""
    return section.short_title or section.title or section.number or section.kind.value.capitalize()
