"""What the reader does to events: make, change, hide, restore, link; all of it undone.

Nothing here touches what was extracted: an edit is a statement of its own, and taking it back
brings the extractor's answer back. May import db.model, db.event_edits and gui.ports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from db.event_edits import EventEdit, EventTie, Values, differing, values_of
from db.event_fields import EventField, Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QUndoStack

    from db.model import Anchor, Event
    from gui.ports import EventsPort


class EventEditing(QObject):
    """The reader's edits; changes share the undo stack of the bookmarks."""

    changed = Signal()

    def __init__(
        self, events: EventsPort, undo_stack: QUndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._events, self._stack = events, undo_stack

    def save(self, event: Event, values: Values) -> None:
        """Say these values of an event; of one that is not kept yet (id 0), make it."""
        name = values_name(values, event)
        if event.id == 0:
            anchor = self._events.anchor(event)
            self._keep(f"make “{name}”", _own(anchor, values, event.sentence))
            return
        old = self._edit_of(event)
        made = old or self._new(event)
        changes = values if made.own else differing(values, made.was)
        new = replace(made, changes=changes)
        if new != made:
            self._replace(f"change “{name}”", old, new)

    def hide(self, event: Event) -> None:
        """Leave an event out of page, timeline and list; of one's own, take it back."""
        old = self._edit_of(event)
        if old is not None and old.own:
            self._replace(f"remove “{name_of(event)}”", old, None)
        else:
            hidden = replace(old or self._new(event), hidden=True)
            self._replace(f"hide “{name_of(event)}”", old, hidden)

    def restore(self, event: Event) -> None:
        """Show a hidden event again, with what was said of it before."""
        old = self._edit_of(event)
        if old is not None:
            self._replace(f"bring back “{name_of(event)}”", old, replace(old, hidden=False))

    def bring_back(self, event: Event) -> None:
        """Take everything back that was said of an extracted event."""
        old = self._edit_of(event)
        if old is not None and not old.own:
            self._replace(f"have “{name_of(event)}” as the document has it", old, None)

    def reanchor(self, edit: EventEdit, event: Event) -> None:
        """Put an edit whose words are gone onto other words: those of ``event``."""
        moved = replace(edit, anchor=self._events.anchor(event), sentence=event.sentence)
        self._replace(f"put “{edit.anchor.exact}” on other words", edit, moved)

    def drop(self, edit: EventEdit) -> None:
        """Take an edit back whose words are gone."""
        self._replace(f"drop “{edit.anchor.exact}”", edit, None)

    def link(self, event: Event, other: Event, relation: Relation) -> None:
        """Say how another event, perhaps of another document, stands to this one."""
        planned, outcome = (event, other) if relation is Relation.REPORTED_IN else (other, event)
        tie = EventTie(
            0,
            self._events.anchor(planned),
            self._events.anchor(outcome),
            name_of(planned),
            name_of(outcome),
        )
        self._keep(f"link “{name_of(event)}”", tie)

    def unlink(self, document: str, number: int) -> None:
        """Take a link away."""
        tie = self._events.tie(document, number)
        if tie is not None:
            self._push(
                "take a link away",
                lambda: self._events.remove(number),
                lambda: self._events.put(tie),
            )

    # ------------------------------------------------------------------ inside

    def _edit_of(self, event: Event) -> EventEdit | None:
        number = event.mine.edit if event.mine is not None else None
        return None if number is None else self._events.edit(event.document, number)

    def _new(self, event: Event) -> EventEdit:
        """An edit of an extracted event that says nothing yet."""
        anchor = self._events.anchor(event)
        return EventEdit(
            0, anchor, own=False, changes={}, was=values_of(event), sentence=event.sentence
        )

    def _replace(self, text: str, old: EventEdit | None, new: EventEdit | None) -> None:
        """Put one state of an edit in place of another; one that says nothing is none."""
        if new is not None and not (new.own or new.changes or new.hidden):
            new = None
        if old is None:
            if new is not None:
                self._keep(text, new)
            return
        number = old.id
        do = (lambda: self._events.remove(number)) if new is None else lambda: self._events.put(new)
        self._push(text, do, lambda: self._events.put(old))

    def _keep(self, text: str, said: EventEdit | EventTie) -> None:
        """Keep something new; done again, it has the number that it had."""
        number: list[int] = []

        def do() -> None:
            kept = self._events.put(replace(said, id=number[0]) if number else said)
            number[:] = [kept]

        self._push(text, do, lambda: self._events.remove(number[0]))

    def _push(self, text: str, do: Callable[[], object], undo: Callable[[], object]) -> None:
        self._stack.push(_Change(text, do, undo, self.changed.emit))


class _Change(QUndoCommand):
    """One change to the events; pushing it does it."""

    def __init__(
        self,
        text: str,
        do: Callable[[], object],
        undo: Callable[[], object],
        after: Callable[[], object],
    ) -> None:
        super().__init__(text)
        self._do, self._undo, self._after = do, undo, after

    def redo(self) -> None:
        """Do it."""
        self._do()
        self._after()

    def undo(self) -> None:
        """Take it back."""
        self._undo()
        self._after()


def _own(anchor: Anchor, values: Values, sentence: str) -> EventEdit:
    return EventEdit(0, anchor, own=True, changes=values, was={}, sentence=sentence)


def name_of(event: Event) -> str:
    """What an event is called in a menu or a message."""
    return event.headline or event.wording


def values_name(values: Values, event: Event) -> str:
    """What an event will be called."""
    return str(values.get(EventField.HEADLINE) or name_of(event))
