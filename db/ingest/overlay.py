"""Headlines, chart labels and bodies that an editor wrote for a bundled document.

An overlay is a JSON file in resources/documents, in the form of a reader's own edits: each entry
is anchored by a quote (``exact`` with enough ``prefix`` and ``suffix`` to be the only place), never
by a number. It adds names to what the extractor found; dates are never changed by it. May import
db.model and resources.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.model import Event, Origin, ParsedDocument

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Curated:
    """What an overlay says of one document; ids are the local ones of a ParsedDocument."""

    short_title: str | None
    section_titles: dict[int, str]  # section id → short title
    events: dict[int, Event]  # event id → the event with its curated names
    unresolved: tuple[str, ...]  # quotes that stand nowhere, or in more than one place


def find_overlay(folder: Path, sha256: str) -> dict[str, Any] | None:
    """The overlay written for the file with this hash, or None."""
    for path in sorted(folder.glob("*.json")):
        overlay: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if overlay.get("format") == FORMAT and overlay.get("source_sha256") == sha256:
            return overlay
    return None


def apply(overlay: dict[str, Any], parsed: ParsedDocument, events: tuple[Event, ...]) -> Curated:
    """Resolve every anchor of an overlay against a freshly parsed document."""
    unresolved: list[str] = []
    titles: dict[int, str] = {}
    for entry in overlay.get("sections", ()):
        found = _section(parsed, entry["anchor"])
        if found is None:
            unresolved.append(entry["anchor"]["exact"])
        else:
            titles[found] = entry["short_title"]
    curated: dict[int, Event] = {}
    for entry in overlay.get("events", ()):
        event = _event(parsed, events, entry["anchor"])
        if event is None:
            unresolved.append(entry["anchor"]["exact"])
        else:
            curated[event.id] = replace(
                event,
                headline=entry.get("headline", event.headline),
                label=entry.get("label", event.label),
                bodies=tuple(entry.get("bodies", event.bodies)),
                origin=Origin.CURATED,
            )
    return Curated(overlay.get("short_title"), titles, curated, tuple(unresolved))


def _places(parsed: ParsedDocument, anchor: dict[str, str]) -> list[tuple[int, int, int]]:
    """Where a quote stands, as (block, section, offset)."""
    quote = anchor.get("prefix", "") + anchor["exact"] + anchor.get("suffix", "")
    shift = len(anchor.get("prefix", ""))
    found: list[tuple[int, int, int]] = []
    for block in parsed.blocks:
        at = block.text.find(quote)
        while at >= 0:
            found.append((block.id, block.section, at + shift))
            at = block.text.find(quote, at + 1)
    if len(found) > 1 and "suffix" not in anchor:  # nothing follows: the block ends there
        ends = {block.id: len(block.text) for block in parsed.blocks}
        last = [place for place in found if place[2] + len(anchor["exact"]) == ends[place[0]]]
        return last or found
    return found


def _section(parsed: ParsedDocument, anchor: dict[str, str]) -> int | None:
    """The one section that the quoted words begin."""
    sections = {section for _, section, at in _places(parsed, anchor) if at == 0}
    return sections.pop() if len(sections) == 1 else None


def _event(
    parsed: ParsedDocument, events: tuple[Event, ...], anchor: dict[str, str]
) -> Event | None:
    """The event whose words are the quoted ones."""
    places = _places(parsed, anchor)
    if len(places) != 1:
        return None
    block, _, at = places[0]
    end = at + len(anchor["exact"])
    return next((e for e in events if e.block == block and e.start < end and e.end > at), None)
