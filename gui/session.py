"""How the window looked when it was closed, kept apart from the settings: ``session.json``.

Whatever is wrong with the file, the answer is a Session that works: each damaged field alone falls
back to its default. Only gui.app and the window use it. Imports
gui.state_file and db.model; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.model import Place
from gui import state_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.model import DocumentContent
    from gui.state_file import Fields, Scalar

FILE_NAME = "session.json"
VERSION = 1
HISTORY_LIMIT = 200
ZOOM_LOW, ZOOM_NORMAL, ZOOM_HIGH = 0.5, 1.0, 3.0


@dataclass(frozen=True, slots=True)
class SavedPlace:
    """A place that survives a re-import: no row ids. ``offset`` counts code points in the block."""

    document: str
    key: str  # of the block
    key_n: int = 0
    offset: int = 0


def _no_state() -> Mapping[str, Scalar]:
    return {}


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that is put back at the next start."""

    geometry: bytes = b""  # QWidget.saveGeometry
    docks: bytes = b""  # QMainWindow.saveState
    panels: tuple[str, ...] | None = None  # object names of the open panels; None: never saved
    place: SavedPlace | None = None
    history: tuple[SavedPlace, ...] = ()
    history_at: int = -1  # which of them is the current one
    zoom: float = ZOOM_NORMAL  # the text size as a ratio to the usual one
    search: str = ""
    filters_open: bool = False  # the facets above the results
    timeline: Mapping[str, Scalar] = field(default_factory=_no_state)


def load(path: Path) -> Session:
    """Read a session; never raises, and the worst file gives the default session."""
    kept = state_file.read(path)
    if kept.whole("version", 0, 0, VERSION) != VERSION:
        return Session()
    history = tuple(
        place
        for place in map(_place, kept.subs("history", most=HISTORY_LIMIT))
        if place is not None
    )
    return Session(
        geometry=kept.blob("geometry"),
        docks=kept.blob("docks"),
        panels=kept.texts("panels"),
        place=_place(kept.sub("place")),
        history=history,
        history_at=kept.whole("history_at", len(history) - 1, -1, len(history) - 1),
        zoom=kept.number("zoom", ZOOM_NORMAL, ZOOM_LOW, ZOOM_HIGH),
        search=kept.text("search"),
        filters_open=kept.flag("filters_open", default=False),
        timeline=kept.scalars("timeline"),
    )


def save(path: Path, session: Session) -> bool:
    """Write a session, whole or not at all; whether it could be written."""
    return state_file.write(
        path,
        {
            "version": VERSION,
            "geometry": state_file.blob_text(session.geometry),
            "docks": state_file.blob_text(session.docks),
            "panels": None if session.panels is None else list(session.panels),
            "place": None if session.place is None else _fields(session.place),
            "history": [_fields(place) for place in session.history[-HISTORY_LIMIT:]],
            "history_at": session.history_at - max(0, len(session.history) - HISTORY_LIMIT),
            "zoom": session.zoom,
            "search": session.search,
            "filters_open": session.filters_open,
            "timeline": dict(session.timeline),
        },
    )


def saved_in(content: DocumentContent | None, place: Place | None) -> SavedPlace | None:
    """A place of the open document without row ids; None where it is in another one."""
    if content is None or place is None or place.document != content.document.key:
        return None
    for block in content.blocks:
        if block.id == place.block:
            return SavedPlace(place.document, block.key, block.key_n, place.start)
    return None


def place_in(content: DocumentContent | None, saved: SavedPlace | None) -> Place | None:
    """Where a saved place is in the open document now; None where it is gone."""
    if content is None or saved is None or saved.document != content.document.key:
        return None
    for block in content.blocks:
        if (block.key, block.key_n) == (saved.key, saved.key_n):
            offset = min(saved.offset, len(block.text))
            return Place(saved.document, block.section, block.id, offset, offset)
    return None


def _place(kept: Fields) -> SavedPlace | None:
    document, key = kept.text("document", longest=500), kept.text("key", longest=500)
    if not document or not key:
        return None
    largest = 2**31 - 1
    return SavedPlace(
        document, key, kept.whole("key_n", 0, 0, largest), kept.whole("offset", 0, 0, largest)
    )


def _fields(place: SavedPlace) -> dict[str, object]:
    return {
        "document": place.document,
        "key": place.key,
        "key_n": place.key_n,
        "offset": place.offset,
    }
