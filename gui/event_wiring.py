"""Who hears whom when events are made, changed, hidden, restored and linked.

May import gui.window, gui.controllers, gui.dialogs, gui.ports and db.model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.theme.tokens import LIGHT
from gui.timeline.phrases import dated

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.event_edits import EventEdit, Values
    from db.model import Event, EventLink, Place
    from gui.actions import Actions
    from gui.controllers.events import EventEditing
    from gui.controllers.reading import Reading
    from gui.dialogs.event_editor import EventEditor
    from gui.ports import EventsPort
    from gui.theme.tokens import Tokens
    from gui.window import MainWindow, Panels
    from gui.wiring import Wiring

SAID_FOR = 4_000  # ms
NOTHING_TO_EDIT = "Select words on the page, or an event, and press Ctrl+E"


class EventWiring(QObject):
    """Connects the card, the page, the timeline and the commands with the edits of events."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        actions: Actions,
        reading: Reading,
        wiring: Wiring,
        events: EventsPort,
        editing: EventEditing,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._reading = window, panels, reading
        self._wiring, self._events, self._editing = wiring, events, editing
        self._tokens: Tokens = LIGHT
        self._editor: EventEditor | None = None
        self._shown: tuple[Event, ...] | None = None  # while a preview is on the timeline
        self._bring_here: Callable[[Event], Event | None] = lambda event: event
        card, header = panels.details.card, panels.timeline.header
        card.title_of = events.title
        editing.changed.connect(self._refresh)
        actions.on("event", self._make_or_edit)
        actions.on("hide-event", lambda: self._hide(None))
        actions.on("link-event", lambda: self._link(None))
        actions.on("hidden-events", header.open_hidden)
        panels.reader.eventMakeRequested.connect(self._make)
        panels.reader.eventEditRequested.connect(self._edit)
        card.editRequested.connect(self._edit)
        card.hideRequested.connect(self._hide)
        card.linkRequested.connect(self._link)
        card.linkOpened.connect(self._follow)
        card.unlinkRequested.connect(self._unlink)
        header.hiddenAsked.connect(self._list_hidden)
        header.restoreAsked.connect(self._restore)
        header.reanchorAsked.connect(self._reanchor)
        header.dropAsked.connect(self._drop)
        reading.contentChanged.connect(lambda *_: self._close_editor())
        reading.closed.connect(self._close_editor)

    def set_opener(self, bring_here: Callable[[Event], Event | None]) -> None:
        """How an event of a document that is not open is had on its page, to be edited there."""
        self._bring_here = bring_here

    def apply_theme(self, tokens: Tokens) -> None:
        """The colours of the editor."""
        self._tokens = tokens
        if self._editor is not None:
            self._editor.apply_theme(tokens)

    # ------------------------------------------------------------------ make and edit

    def _make_or_edit(self) -> None:
        """Ctrl+E: on the page the selected words, elsewhere the selected event."""
        selection = self._panels.reader.selection_place()
        selected = self._reading.selected
        focus = self._window.focusWidget()
        elsewhere = focus is not None and any(
            panel.isAncestorOf(focus) for panel in (self._panels.timeline, self._panels.details)
        )
        if selection is not None and not (elsewhere and selected is not None):
            self._make(selection)
        elif selected is not None and (here := self._bring_here(selected)) is not None:
            self._open_editor(here)
        else:
            self._say(NOTHING_TO_EDIT)

    def _make(self, place: Place) -> None:
        content = self._reading.content
        if content is not None and any(block.id == place.block for block in content.blocks):
            self._open_editor(self._events.offer(content, place))

    def _edit(self, number: int) -> None:
        event = self._event(number)
        if event is not None:
            self._open_editor(event)

    def _open_editor(self, event: Event) -> None:
        from gui.dialogs.event_editor import EventEditor  # wanted now and then

        content = self._reading.content
        if content is None:
            return
        self._close_editor()
        editor = EventEditor(
            event, lambda text: self._events.read_date(content, text), self._tokens, self._window
        )
        editor.saved.connect(self._save)
        editor.previewed.connect(self._preview)
        editor.broughtBack.connect(self._editing.bring_back)
        editor.finished.connect(lambda _result: self._forget(editor))
        self._editor = editor
        editor.show()
        editor.activateWindow()

    def _save(self, event: Event, values: Values) -> None:
        self._end_preview()
        before = {one.id for one in self._wiring.events}
        self._editing.save(event, values)
        made = [one for one in self._wiring.events if one.id not in before]
        if event.id == 0 and made:
            self._reading.select_event(made[0].id, go=False)

    def _preview(self, draft: Event) -> None:
        """On the timeline as it would be; the page and the notebook know nothing of it."""
        content = self._reading.content
        if content is None:
            return
        if self._shown is None:
            self._shown = self._wiring.events
        others = tuple(event for event in self._shown if event.id != draft.id)
        self._panels.timeline.set_content(content, (*others, draft))
        self._panels.timeline.set_selected(draft.id)

    def _end_preview(self) -> None:
        """The timeline shows what is, again."""
        shown, self._shown = self._shown, None
        content, selected = self._reading.content, self._reading.selected
        if shown is not None and content is not None:
            self._panels.timeline.set_content(content, self._wiring.events)
            self._panels.timeline.set_selected(selected.id if selected else None)

    def _forget(self, editor: EventEditor) -> None:
        if editor is self._editor:
            self._editor = None
            self._end_preview()

    def _close_editor(self) -> None:
        if self._editor is not None:
            self._shown = None
            self._editor.reject()

    def _refresh(self) -> None:
        self._shown = None
        self._wiring.refresh_events()

    # ------------------------------------------------------------------ hide and restore

    def _hide(self, number: int | None) -> None:
        event = self._meant(number)
        if event is None:
            self._say("Select an event first")
            return
        self._editing.hide(event)
        self._say(f"Hidden: {event.headline or event.wording}. Undo brings it back")

    def _list_hidden(self) -> None:
        content, header = self._reading.content, self._panels.timeline.header
        if content is None:
            header.set_hidden(())
            return
        laid = self._events.laid(content)
        header.set_hidden(
            [
                (event.id, f"{event.headline or event.wording}, {dated(event)}")
                for event in laid.hidden
            ],
            [(edit.id, f"“{edit.anchor.exact}”") for edit in laid.lost],
            selected=self._panels.reader.selection_place() is not None,
        )

    def _restore(self, number: int) -> None:
        content = self._reading.content
        if content is not None:
            for event in self._events.laid(content).hidden:
                if event.id == number:
                    self._editing.restore(event)

    def _reanchor(self, number: int) -> None:
        """An edit whose words are gone goes to the words that are selected on the page."""
        content, place = self._reading.content, self._panels.reader.selection_place()
        edit = self._lost(number)
        if content is None or place is None or edit is None:
            self._say("Select the words on the page first that it is to stand on")
            return
        self._editing.reanchor(edit, self._events.offer(content, place))
        self._say("It stands on the selected words now. Undo takes that back")

    def _drop(self, number: int) -> None:
        edit = self._lost(number)
        if edit is not None:
            self._editing.drop(edit)
            self._say(f"Dropped: “{edit.anchor.exact}”. Undo brings it back")

    def _lost(self, number: int) -> EventEdit | None:
        content = self._reading.content
        lost = () if content is None else self._events.laid(content).lost
        return next((edit for edit in lost if edit.id == number), None)

    # ------------------------------------------------------------------ links

    def _link(self, number: int | None) -> None:
        from gui.dialogs.event_link import LinkDialog

        event = self._meant(number)
        if event is None:
            self._say("Select an event first")
            return
        dialog = LinkDialog(event, self._events.find, self._window)
        dialog.linked.connect(self._editing.link)
        dialog.open()

    def _follow(self, link: EventLink) -> None:
        """Go to the other end, and select its event there."""
        place = self._events.place(link.anchor)
        if place is None:
            self._say("The words of the other event are not in the library")
            return
        self._reading.go(place)
        for event in self._wiring.events:
            if event.block == place.block and event.start < place.end and event.end > place.start:
                self._reading.select_event(event.id, go=True)
                break

    def _unlink(self, number: int) -> None:
        content = self._reading.content
        if content is not None:
            self._editing.unlink(content.document.key, number)

    # ------------------------------------------------------------------ inside

    def _event(self, number: int) -> Event | None:
        here = next((event for event in self._wiring.events if event.id == number), None)
        selected = self._reading.selected
        if here is None and selected is not None and selected.id == number:
            return self._bring_here(selected)
        return here

    def _meant(self, number: int | None) -> Event | None:
        """The event with a number, else the selected one, with its document open."""
        if number is not None:
            return self._event(number)
        selected = self._reading.selected
        return None if selected is None else self._bring_here(selected)

    def _say(self, line: str) -> None:
        self._window.statusBar().showMessage(line, SAID_FOR)
