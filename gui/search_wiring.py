"""What the search box offers and keeps: suggestions, saved searches and recent ones.

May import gui.window, gui.controllers, gui.dialogs and gui.ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from db.completion import Completion, CompletionKind, Offers
from gui.controllers.saving import Saving
from gui.dialogs.saving import ask_title

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from gui.actions import Actions
    from gui.controllers.searching import Searching
    from gui.ports import CompletionPort, SearchesPort
    from gui.window import MainWindow, Panels

SAID_FOR = 4_000  # ms


class SearchWiring(QObject):
    """Connects the search box with what the library and the notebook know; after ``furnish``."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        actions: Actions,
        searching: Searching,
        undo_stack: QUndoStack,
        completion: CompletionPort,
        searches: SearchesPort,
    ) -> None:
        super().__init__(window)
        self._window, self._box, self._actions = window, panels.search_box, actions
        self._searching, self._completion = searching, completion
        self.saving = Saving(searches, undo_stack, self)
        box, completing = self._box, self._box.completing
        completing.wanted.connect(self._complete)
        completing.removed.connect(self._remove)
        box.saveRequested.connect(self._toggle)
        box.line.textChanged.connect(self._show_kept)
        self.saving.changed.connect(self._show_kept)
        searching.hitOpened.connect(self._walk)
        actions.on("save-search", self._ask_title)
        actions.on("forget-searches", self._forget)
        self._add_menu()
        self._show_kept()

    # ------------------------------------------------------------------ suggestions

    def _complete(self, text: str, cursor: int) -> None:
        self._completion.complete(text, cursor, self._show)

    def _show(self, answer: object) -> None:
        if isinstance(answer, Offers):
            self._box.completing.offer(answer.text, answer.completions)
            self._box.set_notes(answer.text, answer.notes)

    def _walk(self) -> None:
        """A hit was opened: this search was worth remembering, and the list is in the way."""
        self._box.completing.close()
        self.saving.remember(self._searching.answer.query)

    def _remove(self, offer: Completion) -> None:
        """Delete on an earlier search."""
        if offer.kind is CompletionKind.SAVED:
            self._remove_saved(offer.insert)
        else:
            self.saving.forget(offer.insert)

    # ------------------------------------------------------------------ keeping

    def _toggle(self) -> None:
        """The star: keep this search under a name, or keep it no more."""
        if self.saving.title_of(self._box.text()) is None:
            self._ask_title()
        else:
            self._remove_saved(self._box.text())

    def _ask_title(self) -> None:
        """Name this search; one that is kept already gets another name."""
        text = self._box.text().strip()
        if text:
            title = self.saving.title_of(text) or ""
            ask_title(self._window, text, title, lambda name: self.saving.save(text, name))

    def _remove_saved(self, text: str) -> None:
        name = self.saving.title_of(text) or text.strip()
        self.saving.remove(text)
        self._window.statusBar().showMessage(
            f"Removed the search “{name}”. Undo brings it back.", SAID_FOR
        )

    def _forget(self) -> None:
        self.saving.forget()
        self._window.statusBar().showMessage("Recent searches are forgotten", SAID_FOR)

    def _show_kept(self) -> None:
        text = self._box.text()
        self._box.star.set_kept(kept=self.saving.title_of(text) is not None)
        self._actions["save-search"].setEnabled(bool(text.strip()))

    # ------------------------------------------------------------------ menu

    def _add_menu(self) -> None:
        """Saved searches stand in the menu that has the command that saves one."""
        for place in self._actions["save-search"].associatedObjects():
            if isinstance(place, QMenu):
                menu = QMenu("Sa&ved searches", place)
                menu.aboutToShow.connect(lambda menu=menu: self._fill(menu))
                place.addMenu(menu)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        saved = self.saving.saved()
        for text, title in saved:
            action = menu.addAction((title or text).replace("&", "&&"))
            action.setStatusTip(text)
            action.triggered.connect(lambda _checked=False, text=text: self._search_for(text))
        if not saved:
            menu.addAction("None is saved yet").setEnabled(False)

    def _search_for(self, text: str) -> None:
        self._box.set_text(text)
        self._searching.edit(text)
        self._window.show_panel("results")
        self._box.focus()
