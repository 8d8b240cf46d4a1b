"""The reader's own events and corrections of events, with real keys, to the notebook and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QComboBox, QDialog, QMenu

from db.event_fields import EventField, Relation
from db.ingest.pipeline import import_again
from db.model import Extent, Origin, Status
from db.store.event_edits import laid
from gui.dialogs.event_editor import EventEditor
from gui.dialogs.event_link import LinkDialog
from gui.models.events import Column
from tests.gui.keys import Keyboard, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.model import Event
    from gui.app import Nonpaper
    from gui.desk import Desk

T = TypeVar("T", bound=QDialog)
KEY = "letter-2014-09-29-belarus"


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


@pytest.fixture
def keyboard(qtbot: QtBot, nonpaper: Nonpaper) -> Keyboard:
    keyboard = Keyboard(qtbot)
    keyboard.go_to(nonpaper.window)
    return keyboard


def shown(nonpaper: Nonpaper, kind: type[T]) -> T:
    (dialog,) = (one for one in nonpaper.window.findChildren(kind) if one.isVisible())
    return dialog


def select(desk: Desk, words: str) -> None:
    """Select words as the mouse does: by the text cursor alone."""
    reader = desk.panels.reader
    cursor = reader.document().find(words)
    assert not cursor.isNull()
    reader.setTextCursor(cursor)
    reader.setFocus()
    assert reader.selection_place() is not None


def event_with(desk: Desk, edtf: str) -> Event:
    return next(event for event in desk.wiring.events if event.edtf == edtf)


def edit(nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard, event: Event) -> EventEditor:
    """Select an event on the timeline and press Ctrl+E there."""
    keyboard.go_to(nonpaper.window)
    keyboard.press("Ctrl+T")
    desk.reading.select_event(event.id, go=False)
    keyboard.press("Ctrl+E")
    return keyboard.go_to(shown(nonpaper, EventEditor))


def retype(keyboard: Keyboard, text: str) -> None:
    keyboard.press("Ctrl+A")
    keyboard.type(text) if text else keyboard.press("Delete")


def test_an_event_is_made_of_selected_words(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    before = len(desk.wiring.events)
    select(desk, "I have the honour")
    keyboard.press("Ctrl+E")
    editor = keyboard.go_to(shown(nonpaper, EventEditor))
    assert editor.windowTitle() == "Make an event"
    assert keyboard.at is editor.fields[EventField.DATE].widget
    keyboard.type("between May and July 2013")
    assert editor.preview.text() == "→ between May and July 2013   (2013-05/2013-07)"
    keyboard.press("Tab", "Tab")
    retype(keyboard, "The honour")
    keyboard.press("Return")
    (own,) = (event for event in desk.wiring.events if event.origin is Origin.READER)
    assert len(desk.wiring.events) == before + 1
    assert (own.edtf, own.extent) == ("2013-05/2013-07", Extent.WITHIN)
    assert (own.headline, own.wording) == ("The honour", "I have the honour")
    assert desk.reading.selected == own
    assert "✎ Made by you" in desk.panels.details.card.text()
    keyboard.go_to(nonpaper.window)
    keyboard.press("Ctrl+Z")
    assert len(desk.wiring.events) == before
    keyboard.press("Ctrl+Shift+Z")
    assert [e.headline for e in desk.wiring.events if e.origin is Origin.READER] == ["The honour"]


def test_a_date_in_the_selection_is_offered(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    wanted = event_with(desk, "2013-12")
    select(desk, wanted.wording)
    keyboard.press("Ctrl+E")
    editor = keyboard.go_to(shown(nonpaper, EventEditor))
    assert editor.fields[EventField.DATE].value() == "December 2013"
    assert "December 2013" in editor.preview.text()
    assert editor.fields[EventField.HEADLINE].value()
    keyboard.press("Esc")
    assert not [e for e in desk.wiring.events if e.origin is Origin.READER]


def test_nonsense_is_told_at_once_and_cannot_be_saved(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    editor = edit(nonpaper, desk, keyboard, event_with(desk, "2013-12"))
    retype(keyboard, "the day after never")
    assert editor.preview.text().startswith("⚠ “the day after never” is not a date.")
    keyboard.press("Return")
    assert editor.isVisible()
    assert event_with(desk, "2013-12").mine is None
    retype(keyboard, "spring 2015")
    assert editor.preview.text().startswith("→ spring 2015 (March to May 2015)")
    keyboard.press("Return")
    assert not [d for d in nonpaper.window.findChildren(EventEditor) if d.isVisible()]
    assert next(e for e in desk.wiring.events if e.origin is Origin.EDITED).edtf == "2015-21"


def test_an_edit_is_seen_everywhere_and_taken_back_field_by_field(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    was = event_with(desk, "2013-12")
    edit(nonpaper, desk, keyboard, was)
    retype(keyboard, "c. 2012")
    keyboard.press("Tab", "Tab")
    retype(keyboard, "Mine")
    keyboard.press("Return")
    now = next(event for event in desk.wiring.events if event.id == was.id)
    assert (now.edtf, now.headline, now.approximate) == ("2012~", "Mine", True)
    assert "✎ Edited by you: date, headline" in desk.panels.details.card.text()
    table = desk.panels.timeline.table
    row = table.order.row_of(now.id)
    assert table.order.index(row, Column.HEADLINE).data() == "✎ Mine"

    editor = edit(nonpaper, desk, keyboard, now)
    assert not editor.theirs[EventField.HEADLINE].isVisible()
    keyboard.press("Alt+D")
    assert editor.theirs[EventField.HEADLINE].text() == was.headline
    qtbot.waitUntil(editor.theirs[EventField.HEADLINE].isVisible)
    back = editor.backs[EventField.DATE]
    assert back.isVisible()
    assert not editor.backs[EventField.STATUS].isVisible()
    keyboard.press_until("Tab", lambda widget: widget is back)
    keyboard.press("Space")
    assert editor.fields[EventField.DATE].value() == "December 2013"
    keyboard.press("Return")
    now = next(event for event in desk.wiring.events if event.id == was.id)
    assert (now.edtf, now.headline) == ("2013-12", "Mine")

    edit(nonpaper, desk, keyboard, now)
    keyboard.press("Alt+B")
    qtbot.waitUntil(lambda: was in desk.wiring.events)
    keyboard.go_to(nonpaper.window)
    for _ in range(3):
        keyboard.press("Ctrl+Z")
    assert next(event for event in desk.wiring.events if event.id == was.id) == was
    assert nonpaper.library.event_edits.all() == ((), ())


def test_the_timeline_shows_what_is_typed_before_it_is_kept(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    was = event_with(desk, "2013-12")
    edit(nonpaper, desk, keyboard, was)
    retype(keyboard, "2011")
    panel = desk.panels.timeline
    qtbot.waitUntil(lambda: panel._events[-1].edtf == "2011")
    assert panel._selected == was.id
    assert nonpaper.library.event_edits.all() == ((), ())
    keyboard.press("Esc")
    assert panel._events == desk.wiring.events
    assert event_with(desk, "2013-12") == was


def test_an_event_is_hidden_listed_and_shown_again(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    event = event_with(desk, "2013-12")
    desk.reading.select_event(event.id, go=False)
    desk.panels.details.card.hide_button.setFocus()
    keyboard.press("Space")
    assert event not in desk.wiring.events
    assert desk.reading.selected is None
    desk.actions["hidden-events"].trigger()
    menu = keyboard.at
    assert isinstance(menu, QMenu)
    entry = next(action for action in menu.actions() if event.headline in action.text())
    keyboard.choose(entry.text())
    assert event.id in {one.id for one in desk.wiring.events}
    keyboard.press("Ctrl+Z")
    assert event.id not in {one.id for one in desk.wiring.events}
    keyboard.press("Ctrl+Z")
    assert event in desk.wiring.events
    desk.panels.timeline.header.lanes_menu.aboutToShow.emit()
    (none,) = desk.panels.timeline.header.hidden_menu.actions()
    assert none.text() == "No event is hidden"


def test_edits_survive_a_new_import(nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard) -> None:
    edit(nonpaper, desk, keyboard, event_with(desk, "2013-12"))
    retype(keyboard, "c. 2012")
    keyboard.press("Return")
    before = {e.id for e in desk.wiring.events}
    import_again(nonpaper.library, KEY)
    now = laid(nonpaper.library, KEY)
    assert [e.edtf for e in now.events if e.origin is Origin.EDITED] == ["2012~"]
    assert now.lost == ()
    assert len(now.events) == len(before)


def test_the_first_page_of_a_later_start_shows_the_edits(
    start: Callable[[], Nonpaper], qtbot: QtBot
) -> None:
    nonpaper = start()
    assert nonpaper.desk is not None
    keyboard = Keyboard(qtbot)
    keyboard.go_to(nonpaper.window)
    edit(nonpaper, nonpaper.desk, keyboard, event_with(nonpaper.desk, "2013-12"))
    retype(keyboard, "c. 2012")
    keyboard.press("Return")
    again = start()
    assert again.desk is not None
    assert event_with(again.desk, "2012~").origin is Origin.EDITED


def test_a_planned_event_is_linked_with_its_outcome(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    planned = next(e for e in desk.wiring.events if e.status is Status.PLANNED)
    other = event_with(desk, "2013-12")
    desk.reading.select_event(planned.id, go=False)
    desk.panels.details.card.link_button.setFocus()
    keyboard.press("Space")
    dialog = keyboard.go_to(shown(nonpaper, LinkDialog))
    assert dialog.relation.currentData() == Relation.REPORTED_IN.value
    keyboard.type(other.headline[:20])
    keyboard.press("Return")
    linked = next(e for e in desk.wiring.events if e.id == planned.id)
    assert linked.mine is not None
    assert [(k.relation, k.headline) for k in linked.mine.links] == [
        (Relation.REPORTED_IN, other.headline)
    ]
    card = desk.panels.details.card
    assert f"Outcome reported in\n{other.headline}" in card.text()
    keyboard.go_to(nonpaper.window)
    desk.panels.details.card.edit_button.setFocus()
    keyboard.press_until("Tab", lambda w: w.accessibleName() == f"Go to {other.headline}")
    keyboard.press("Space")
    assert desk.reading.selected is not None
    assert desk.reading.selected.id == other.id
    assert f"Planned in\n{planned.headline}" in card.text()
    desk.panels.details.card.edit_button.setFocus()
    keyboard.press_until("Tab", lambda w: w.accessibleName().startswith("Take away the link"))
    keyboard.press("Space")
    assert "Planned in" not in card.text()
    keyboard.press("Ctrl+Z")
    assert "Planned in" in card.text()


def test_ctrl_e_without_anything_selected_says_what_to_select(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    desk.panels.reader.moveCursor(QTextCursor.MoveOperation.Start)
    keyboard.press("Ctrl+E")
    assert "Select words" in nonpaper.window.statusBar().currentMessage()


def test_every_field_of_the_editor_has_a_name_and_is_reached_by_tab(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    editor = edit(nonpaper, desk, keyboard, event_with(desk, "2013-12"))
    seen: list[object] = []
    for _ in editor.fields:
        seen.append(keyboard.at)
        keyboard.press("Tab")
    assert seen == [field.widget for field in editor.fields.values()]
    box = editor.fields[EventField.STATUS].widget
    assert isinstance(box, QComboBox)
    assert all(field.widget.accessibleName() for field in editor.fields.values())


def test_an_own_event_over_a_dated_passage_leaves_both_to_be_reached(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    there = event_with(desk, "2013-12")
    select(desk, "Second round (December 2013)")
    keyboard.press("Ctrl+E")
    keyboard.go_to(shown(nonpaper, EventEditor))
    keyboard.press("Return")
    (own,) = (event for event in desk.wiring.events if event.origin is Origin.READER)
    assert own.start < there.start < own.end
    desk.panels.reader.grab()
    for event in (there, own):
        desk.reading.select_event(event.id, go=True)
        assert desk.reading.selected == event
        desk.panels.reader.grab()
        desk.panels.timeline.grab()


def test_editing_one_field_keeps_what_was_said_of_the_others(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    was = event_with(desk, "2013-12")
    editor = edit(nonpaper, desk, keyboard, was)
    retype(keyboard, "")
    assert "undated" in editor.preview.text()
    assert not editor.fields[EventField.EXTENT].widget.isEnabled()
    keyboard.press("Return")
    now = next(event for event in desk.wiring.events if event.id == was.id)
    assert (now.edtf, now.lo, now.extent) == (None, None, None)
    edit(nonpaper, desk, keyboard, now)
    keyboard.press_until("Tab", named("Your note"))
    keyboard.type("Why not")
    keyboard.press("Tab", "Tab", "Tab")
    keyboard.press_until("Tab", named("Save"))
    keyboard.press("Space")
    now = next(event for event in desk.wiring.events if event.id == was.id)
    assert (now.edtf, now.mine and now.mine.note) == (None, "Why not")


@pytest.fixture
def lost(nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard) -> int:
    """An edit whose words are not in the document any more."""
    edit(nonpaper, desk, keyboard, event_with(desk, "2013-12"))
    retype(keyboard, "c. 2012")
    keyboard.press("Return")
    (edits, _) = nonpaper.library.event_edits.of_document(KEY)
    gone = replace(edits[0].anchor, block_key="gone", exact="zyx wvu", prefix="qq", suffix="qq")
    nonpaper.library.event_edits.put(replace(edits[0], anchor=gone))
    assert [one.id for one in laid(nonpaper.library, KEY).lost] == [edits[0].id]
    return edits[0].id


def choices_of_lost(desk: Desk) -> dict[str, QAction]:
    header = desk.panels.timeline.header
    header.lanes_menu.aboutToShow.emit()
    (entry,) = header.hidden_menu.actions()
    assert entry.text() == "Kept, its words are not found: “zyx wvu”"
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


@pytest.mark.usefixtures("lost")
def test_an_edit_without_its_words_is_put_on_selected_ones(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    assert not choices_of_lost(desk)["Put it on the selected words"].isEnabled()
    select(desk, "I have the honour")
    choices_of_lost(desk)["Put it on the selected words"].trigger()
    now = laid(nonpaper.library, KEY)
    assert now.lost == ()
    (moved,) = (event for event in now.events if event.edtf == "2012~")
    assert moved.origin is Origin.EDITED
    assert moved.sentence.startswith("I have the honour")
    keyboard.go_to(nonpaper.window)
    keyboard.press("Ctrl+Z")
    assert len(laid(nonpaper.library, KEY).lost) == 1


@pytest.mark.usefixtures("lost")
def test_an_edit_without_its_words_is_dropped_and_brought_back(
    nonpaper: Nonpaper, desk: Desk, keyboard: Keyboard
) -> None:
    choices_of_lost(desk)["Drop it"].trigger()
    assert laid(nonpaper.library, KEY).lost == ()
    assert nonpaper.library.event_edits.of_document(KEY)[0] == ()
    keyboard.go_to(nonpaper.window)
    keyboard.press("Ctrl+Z")
    assert len(laid(nonpaper.library, KEY).lost) == 1
