"""What ``nonpaper events`` says of the reader's edits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.anchors import make
from db.event_edits import EventEdit, EventTie, values_of
from db.event_fields import EventField
from db.model import Place
from db.store.library import Library
from tests.db.test_cli import KEY, ask, run

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import Anchor, Event


def _anchor(library: Library, event: Event) -> Anchor:
    place = Place(KEY, event.section, event.block, event.start, event.end)
    return make(library.documents.blocks(KEY), place)


def _say(folder: Path) -> tuple[Event, Event]:
    """An edit of the second round, and its link with the planned second cycle."""
    with Library.open(folder) as library:
        events = library.events.of_document(KEY)
        event = next(e for e in events if e.edtf == "2013-12")
        planned = next(e for e in events if e.edtf == "2015-21")
        anchor = _anchor(library, event)
        changes = {EventField.DATE: "2013-11/..", EventField.NOTE: "Why", EventField.BODIES: ()}
        library.event_edits.put(
            EventEdit(0, anchor, own=False, changes=changes, was=values_of(event), sentence="")
        )
        library.event_edits.put(
            EventTie(0, _anchor(library, planned), anchor, planned.headline, event.headline)
        )
    return event, planned


def test_an_edited_event_says_so_and_has_what_was_extracted_beside_it(
    library_folder: Path,
) -> None:
    event, planned = _say(library_folder)
    rows = ask(library_folder, "events", KEY)
    assert rows == ask(library_folder, "events")
    (row,) = (row for row in rows if row["origin"] == "edited")
    assert (row["edtf"], row["earliest"], row["latest"]) == ("2013-11/..", "2013-11-01", None)
    assert row["edited"] == ["edtf", "bodies", "note"]
    assert row["extracted"] == {"edtf": "2013-12", "bodies": list(event.bodies)}
    assert (row["note"], row["state"]) == ("Why", "ok")
    assert row["links"] == [
        {
            "relation": "planned in",
            "document": KEY,
            "wording": planned.wording,
            "headline": planned.headline,
        }
    ]
    (other,) = (row for row in rows if row["edtf"] == "2015-21")
    assert other["edited"] == []
    assert other["links"][0]["relation"] == "reported in"
    assert "edited" not in rows[0]


def test_an_edit_whose_words_are_gone_is_told(library_folder: Path) -> None:
    _say(library_folder)
    with Library.open(library_folder) as library:
        library.documents.remove(KEY)
    result = run(library_folder, "events")
    assert result.exit_code == 0
    assert "1 of your edits kept: their words are not found" in result.stderr


def test_an_import_tells_of_edits_whose_words_are_gone(
    library_folder: Path, tmp_path: Path
) -> None:
    with Library.open(library_folder) as library:
        event = next(e for e in library.events.of_document(KEY) if e.edtf == "2013-12")
        gone = replace(_anchor(library, event), document="speech", exact="no such words", prefix="")
        edit = EventEdit(0, gone, own=True, changes={EventField.HEADLINE: "Mine"}, was={})
        library.event_edits.put(edit)
    speech = tmp_path / "speech.txt"
    speech.write_text("A statement\n\nIn May 2019 the seminar was held in Geneva.\n")
    result = run(library_folder, "import", str(speech))
    assert "(1 of your edits of events kept: their words are gone)" in result.stdout


def test_an_edit_alone_has_no_links(library_folder: Path) -> None:
    with Library.open(library_folder) as library:
        event = next(e for e in library.events.of_document(KEY) if e.edtf == "2013-12")
        own = EventEdit(0, _anchor(library, event), own=True, changes=values_of(event), was={})
        library.event_edits.put(own)
    (row,) = (row for row in ask(library_folder, "events") if row["origin"] == "reader")
    assert (row["edtf"], row["edited"], row["state"]) == ("2013-12", [], "ok")
    assert not {"note", "links", "extracted"} & set(row)


def test_an_export_holds_the_events_as_the_reader_has_them(library_folder: Path) -> None:
    event, _ = _say(library_folder)
    (row,) = (row for row in ask(library_folder, "export", KEY)["events"] if row["id"] == event.id)
    assert row["edtf"] == "2013-11/.."
    assert row["source"].endswith(", changed by the reader")
