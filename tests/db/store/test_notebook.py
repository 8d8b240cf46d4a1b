"""What the reader made: it is there after a restart, and after the library changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.model import AnchorState, BookmarkTarget, Place
from db.query import parse
from db.store.backups import KEPT
from db.store.library import Library
from db.store.marks import (
    add_bookmark,
    all_bookmarks,
    bookmarks_of,
    find_target,
    place_of,
    refresh_states,
)
from db.store.notebook import MOST_RECENT
from tests.db.store.samples import SEMINAR, add, add_whole, letter, plain

if TYPE_CHECKING:
    from pathlib import Path

    from db.model import Bookmark

SELECTION, BLOCK, SECTION = (
    BookmarkTarget.SELECTION,
    BookmarkTarget.BLOCK,
    BookmarkTarget.SECTION,
)


def _mark(library: Library, quote: str = "first seminar", **more: object) -> Bookmark:
    """Bookmark some words of the letter."""
    content = library.documents.content("letter")
    target, place = find_target(content, quote=quote)
    return add_bookmark(library, content, target, place, **more)  # pyright: ignore[reportArgumentType]


def test_a_bookmark_opens_the_same_words_after_a_restart(folder: Path) -> None:
    with Library.open(folder) as library:
        add_whole(library)
        made = _mark(library, title="Start", note="check this", labels=["later", "UN", "later"])
    with Library.open(folder) as library:
        content = library.documents.content("letter")
        (kept,) = bookmarks_of(library, content)
    assert kept == made
    assert (kept.title, kept.note, kept.labels) == ("Start", "check this", ("later", "UN"))
    assert kept.state is AnchorState.OK
    assert kept.place is not None
    assert SEMINAR[kept.place.start : kept.place.end] == "first seminar" == kept.anchor.exact
    assert kept.place.section == 3


def test_a_bookmark_finds_its_words_after_the_document_was_imported_again(
    library: Library,
) -> None:
    add_whole(library, "other")
    add_whole(library)
    made = _mark(library)
    add_whole(library, "other")
    add(library, letter())
    (found,) = all_bookmarks(library)
    assert found.state is AnchorState.OK
    assert found.place is not None
    content = library.documents.content("letter")
    text = next(b.text for b in content.blocks if b.id == found.place.block)
    assert text[found.place.start : found.place.end] == made.anchor.exact


def test_moved_and_lost_words_are_told_and_kept(library: Library) -> None:
    add(library)
    _mark(library, "first seminar on counter-trafficking")
    _mark(library, "honour to transmit the non-paper")
    add(library, plain("Now: the first seminar on counter-trafficking was held here."), "letter")
    moved, lost = refresh_states(library)
    assert (moved.state, lost.state) == (AnchorState.MOVED, AnchorState.LOST)
    assert moved.place is not None
    assert lost.place is None
    assert [mark.state for mark in library.notebook.list()] == [moved.state, lost.state]
    add(library)
    assert {mark.state for mark in refresh_states(library)} == {AnchorState.OK}


def test_bookmarks_outlive_their_document(library: Library) -> None:
    add(library)
    made = _mark(library)
    library.documents.remove("letter")
    assert all_bookmarks(library) == (replace(made, place=None),)


def test_undo_brings_a_removed_bookmark_back_under_its_own_id(library: Library) -> None:
    add(library)
    first, second = _mark(library, labels=["a"]), _mark(library, "human rights context")
    assert library.notebook.remove(first.id).id == first.id
    assert [mark.id for mark in all_bookmarks(library)] == [second.id]
    assert library.notebook.get(first.id) is None
    assert library.notebook.restore(first.id) == replace(first, place=None)
    assert all_bookmarks(library) == (first, second)


def test_an_id_is_never_given_to_another_bookmark(library: Library) -> None:
    add(library)
    gone = _mark(library)
    library.notebook.remove(gone.id)
    library.notebook.purge_removed()
    assert _mark(library).id > gone.id
    with pytest.raises(KnownError, match=f"no bookmark {gone.id}"):
        library.notebook.restore(gone.id)


def test_a_bookmark_removed_days_ago_is_forgotten(library: Library) -> None:
    add(library)
    old, new = _mark(library, labels=["x"]), _mark(library, "counter-trafficking")
    library.notebook.remove(old.id)
    library.notebook_connection.execute("UPDATE bookmarks SET removed = '2000-01-01T00:00:00'")
    library.notebook_connection.execute(
        "UPDATE bookmarks SET removed = NULL WHERE id = ?", (new.id,)
    )
    library.notebook.remove(new.id)
    library.notebook.restore(new.id)
    with pytest.raises(KnownError):
        library.notebook.restore(old.id)
    assert library.notebook_connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_title_note_colour_and_labels_can_be_changed(library: Library) -> None:
    add(library)
    made = _mark(library, title="Old", note="old", labels=["a"])
    changed = library.notebook.update(made.id, title="New", colour="green", labels=["b", " ", "c"])
    assert (changed.title, changed.note, changed.colour, changed.labels) == (
        "New",
        "old",
        "green",
        ("b", "c"),
    )
    assert changed.created == made.created < changed.changed
    assert library.notebook.update(made.id, note="").note == ""
    assert library.notebook.labels() == (("a", ""), ("b", ""), ("c", ""))
    with pytest.raises(KnownError, match="no bookmark 99"):
        library.notebook.update(99, title="x")


def test_notes_titles_and_quotes_are_searched_also_after_a_change(library: Library) -> None:
    add(library)
    one = _mark(library, title="Minsk", note="ask the ombudsman")
    two = _mark(library, "Rita Izsák")
    search = library.notebook.search
    assert [mark.id for mark in search(parse("ombudsman"))] == [one.id]
    assert [mark.id for mark in search(parse("izsak OR minsk"))] == [one.id, two.id]
    library.notebook.update(one.id, note="done")
    assert search(parse("ombudsman")) == ()
    library.notebook.remove(two.id)
    assert search(parse("izsak")) == ()
    assert search(parse("")) == ()


def test_a_lone_surrogate_from_a_keyboard_does_not_stop_a_note(library: Library) -> None:
    add(library)
    assert _mark(library, note="a\ud800b").note == "a?b"


# ------------------------------------------------------------------ titles and targets


def test_a_bookmark_without_a_title_is_named_by_its_section_or_its_words(library: Library) -> None:
    add(library)
    content = library.documents.content("letter")

    def named(**what: int) -> str:
        return add_bookmark(library, content, *find_target(content, **what)).title  # pyright: ignore[reportArgumentType]

    assert named(section=3) == "Seminars on human rights"
    assert named(section=2) == "Annex"
    assert named(block=4) == "The universal periodic review is set out in the world."
    assert named(block=6) == (
        "In May 2013 the first seminar on counter-trafficking in a human rights context…"
    )


def test_an_untitled_section_is_named_by_its_first_words(library: Library) -> None:
    parsed = plain("An opening without a title.")
    add(library, replace(parsed, sections=(replace(parsed.sections[0], title=None),)), "letter")
    content = library.documents.content("letter")
    made = add_bookmark(library, content, *find_target(content, section=1))
    assert made.title == "An opening without a title."


def test_what_is_marked_can_be_a_section_a_block_or_words(library: Library) -> None:
    add(library)
    content = library.documents.content("letter")
    assert find_target(content, section=3) == (SECTION, Place("letter", 3, 5))
    assert find_target(content, block=6) == (BLOCK, Place("letter", 3, 6))
    assert find_target(content, quote="May 2013") == (SELECTION, Place("letter", 3, 6, 3, 11))


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"section": 99}, "no section 99"),
        ({"block": 99}, "no block 99"),
        ({"quote": "rights"}, "stands in 3 places"),
        ({"quote": "never said"}, "stands nowhere"),
        ({"quote": ""}, "stands nowhere"),
    ],
)
def test_what_cannot_be_marked_is_said(library: Library, what: dict[str, int], why: str) -> None:
    add(library)
    with pytest.raises(KnownError, match=why):
        find_target(library.documents.content("letter"), **what)  # pyright: ignore[reportArgumentType]


# ------------------------------------------------------------------ places and searches


def test_the_last_place_is_remembered_for_each_document(library: Library) -> None:
    add(library, key="letter")
    add(library, plain("Another."), "other")
    assert library.notebook.last_place() is None
    content = library.documents.content("letter")
    here = _mark(library).anchor
    there = _mark(library, "Rita Izsák").anchor
    elsewhere = replace(here, document="other")
    for anchor in (here, elsewhere, there):
        library.notebook.remember_place(anchor)
    assert library.notebook.last_place("letter") == there == library.notebook.last_place()
    assert library.notebook.last_place("other") == elsewhere
    place = place_of(there, content)
    assert place is not None
    assert SEMINAR[place.start : place.end] == "Rita Izsák"
    assert place_of(replace(there, exact="nowhere to be found", block_key=""), content) is None


def test_searches_are_saved_once_and_can_be_forgotten(library: Library) -> None:
    notebook = library.notebook
    notebook.save_search("upr")
    notebook.save_search("traffick*", "Trafficking")
    notebook.save_search("upr", "Review")
    assert notebook.searches() == (("traffick*", "Trafficking"), ("upr", "Review"))
    notebook.forget_search("upr")
    assert notebook.forget_search("never saved") is None
    assert notebook.searches() == (("traffick*", "Trafficking"),)


def test_a_removed_search_comes_back_to_where_it_stood(library: Library) -> None:
    notebook = library.notebook
    for text in ("first", "second", "third"):
        notebook.save_search(text)
    before = notebook.searches()
    gone = notebook.forget_search("second")
    assert gone is not None
    notebook.restore_search(gone)
    assert notebook.searches() == before
    notebook.restore_search(gone)
    assert notebook.searches() == before, "it is there already"


def test_the_latest_searches_are_remembered_once_each_and_only_so_many(library: Library) -> None:
    notebook = library.notebook
    for n in range(MOST_RECENT + 5):
        notebook.remember_search(f"word{n}")
    notebook.remember_search("word100")
    recent = notebook.recent_searches()
    assert len(recent) == len(set(recent)) == MOST_RECENT
    assert recent[:2] == ("word100", f"word{MOST_RECENT + 4}")
    assert "word4" not in recent
    notebook.forget_recent("word100")
    assert notebook.recent_searches() == recent[1:]


def test_forgotten_searches_leave_no_trace_in_the_notebook(library: Library) -> None:
    notebook = library.notebook
    notebook.save_search("kept on purpose")
    notebook.remember_search("embarrassing enquiry")
    files = [library.folder / "notebook.db", library.folder / "notebook.db-wal"]

    def bytes_of_all() -> bytes:
        return b"".join(file.read_bytes() for file in files if file.exists())

    assert b"embarrassing" in bytes_of_all()
    notebook.forget_recent()
    assert notebook.recent_searches() == ()
    assert b"embarrassing" not in bytes_of_all()
    assert notebook.searches() == (("kept on purpose", ""),)


# ------------------------------------------------------------------ backups


def test_a_backup_holds_what_was_acknowledged_and_is_skipped_when_nothing_changed(
    library: Library,
) -> None:
    add(library)
    _mark(library, title="precious")
    copy = library.notebook.back_up()
    assert copy is not None
    assert library.notebook.back_up() is None
    opened = sqlite3.connect(copy)
    assert opened.execute("SELECT title FROM bookmarks").fetchall() == [("precious",)]
    opened.close()
    library.notebook.save_search("x")
    assert library.notebook.back_up() is not None
    assert len(list(copy.parent.iterdir())) == 2


def test_only_the_newest_backups_are_kept(library: Library) -> None:
    copies: list[Path] = []
    for n in range(KEPT + 3):
        library.notebook.save_search(str(n))
        copy = library.notebook.back_up()
        assert copy is not None
        copies.append(copy)
    assert sorted(copies[0].parent.iterdir()) == copies[-KEPT:]


def test_a_backup_that_cannot_be_written_is_said_and_the_notebook_works_on(
    library: Library,
) -> None:
    (library.folder / "backups").write_text("in the way")
    with pytest.raises(KnownError, match="could not be backed up"):
        library.notebook.back_up()
    library.notebook.save_search("x")
    assert library.notebook.searches() == (("x", ""),)
