"""What each command does: the command table meets the window.

May import gui.commands, gui.window, gui.controllers and gui.dialogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from db.model import BookmarkTarget
from gui.commands import DocumentAction
from gui.controllers.panes import Pane, Panes
from gui.controllers.searching import Scope
from gui.settings import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from gui.actions import Actions
    from gui.controllers.marking import Marking
    from gui.controllers.reading import Reading
    from gui.controllers.searching import Searching
    from gui.window import MainWindow, Panels


SAID_FOR = 4_000  # ms


class CommandWiring(QObject):
    """Connects every command of the table; a test says that none is left out."""

    themeChosen = Signal(object)  # Theme
    importRequested = Signal()
    folderRequested = Signal()
    timelineExportRequested = Signal()
    timelinePrintRequested = Signal()
    documentAsked = Signal(object, str)  # DocumentAction, key
    hitBookmarked = Signal(object)  # Hit: Ctrl+D where the keyboard is with the results

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        actions: Actions,
        reading: Reading,
        searching: Searching,
        marking: Marking,
        folder: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._actions = window, panels, actions
        self._reading, self._searching, self._marking = reading, searching, marking
        self._folder = folder
        self._panes = self._make_panes()
        self._connect_documents()
        self._connect_edit()
        self._connect_search()
        self._connect_go()
        self._connect_view()

    def _make_panes(self) -> Panes:
        panels, docks = self._panels, self._window.docks
        return Panes(
            (
                Pane("search", panels.search_box, panels.search_box),
                Pane("contents", panels.contents, panels.contents, docks["contents"]),
                Pane("bookmarks", panels.bookmarks, panels.bookmarks, docks["bookmarks"]),
                Pane("reader", panels.reader, panels.reader),
                Pane("results", panels.results, panels.results, docks["results"]),
                Pane("details", panels.details, panels.details, docks["details"]),
                Pane("timeline", panels.timeline, panels.timeline, docks["timeline"]),
            ),
            self,
        )

    # ------------------------------------------------------------------ document, help

    def _connect_documents(self) -> None:
        on = self._actions.on
        on("import", self.importRequested.emit)
        on("import-folder", self.folderRequested.emit)
        on("export-timeline", self.timelineExportRequested.emit)
        on("print-timeline", self.timelinePrintRequested.emit)
        for action in DocumentAction:
            on(action, lambda action=action: self._ask_of_open_document(action))
        self._panels.contents.documentAsked.connect(self.documentAsked)
        self._reading.contentChanged.connect(self.show_document)
        self._reading.closed.connect(self.show_document)
        self.show_document()
        on("quit", self._window.close)
        on("menu", self._window.open_menu)
        on("help", self._show_help)
        on("about", self._show_about)
        self._panels.contents.importRequested.connect(self.importRequested)
        self._panels.reader.importRequested.connect(self.importRequested)

    def _ask_of_open_document(self, action: DocumentAction) -> None:
        content = self._reading.content
        if content is not None:
            self.documentAsked.emit(action, content.document.key)

    def show_document(self) -> None:
        """What is done with the open document needs one."""
        for action in (*DocumentAction, "export-timeline", "print-timeline"):
            self._actions[action].setEnabled(self._reading.content is not None)

    def _show_help(self) -> None:
        from gui.dialogs.help import HelpDialog  # wanted now and then

        HelpDialog(self._window).open()

    def _show_about(self) -> None:
        from gui.dialogs.about import AboutDialog

        AboutDialog(self._window, self._folder).open()

    # ------------------------------------------------------------------ edit

    def _connect_edit(self) -> None:
        on, stack = self._actions.on, self._marking.undo_stack
        on("undo", self._undo)
        on("redo", self._redo)
        on("copy", self._panels.reader.copy)
        on("bookmark", self._bookmark)
        on("bookmark-section", self._bookmark_section)
        stack.undoTextChanged.connect(self._update_undo)
        stack.redoTextChanged.connect(self._update_undo)
        stack.indexChanged.connect(self._update_undo)
        self._panels.reader.copyAvailable.connect(self._actions["copy"].setEnabled)
        self._actions["copy"].setEnabled(False)
        self._update_undo()

    def _undo(self) -> None:
        stack = self._marking.undo_stack
        what = stack.undoText()
        stack.undo()
        self._window.statusBar().showMessage(f"Undone: {what}", SAID_FOR)

    def _redo(self) -> None:
        stack = self._marking.undo_stack
        what = stack.redoText()
        stack.redo()
        self._window.statusBar().showMessage(f"Done again: {what}", SAID_FOR)

    def _update_undo(self) -> None:
        """The menu says what would be undone."""
        stack = self._marking.undo_stack
        for name, can, what in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self._actions[name].setEnabled(can)
            self._actions[name].setText(f"&{name.capitalize()} {what}".rstrip())

    def _bookmark(self) -> None:
        """Ctrl+D: the hit, when one is marked where the keyboard is; else what is read."""
        results, box = self._panels.results, self._panels.search_box
        focus = self._window.focusWidget()
        hit = results.known_hit(results.current())
        near = focus is not None and (results.isAncestorOf(focus) or box.isAncestorOf(focus))
        if near and hit is not None:
            self.hitBookmarked.emit(hit)
            return
        reader = self._panels.reader
        selection = reader.selection_place()
        reader.request_bookmark(
            BookmarkTarget.BLOCK if selection is None else BookmarkTarget.SELECTION
        )

    def _bookmark_section(self) -> None:
        here = self._panels.reader.current_place()
        if here is not None:
            self._marking.toggle_section(here.section)

    # ------------------------------------------------------------------ search

    def _connect_search(self) -> None:
        on, searching = self._actions.on, self._searching
        on("find", lambda: self._find(Scope.DOCUMENT))
        on("find-everywhere", lambda: self._find(Scope.LIBRARY))
        on("next-hit", lambda: searching.step(1))
        on("previous-hit", lambda: searching.step(-1))

    def _find(self, scope: Scope) -> None:
        self._searching.set_scope(scope)
        self._panels.search_box.focus()

    # ------------------------------------------------------------------ go

    def _connect_go(self) -> None:
        on, reading = self._actions.on, self._reading
        on("back", reading.back)
        on("forward", reading.forward)
        on("filter-contents", self._filter_contents)
        on("next-pane", lambda: self._panes.step(1))
        on("previous-pane", lambda: self._panes.step(-1))
        on("timeline", lambda: self._panes.go("timeline"))
        reading.historyChanged.connect(self._update_history)
        self._update_history()

    def _filter_contents(self) -> None:
        self._window.show_panel("contents")
        self._panels.contents.focus_filter()

    def _update_history(self) -> None:
        history = self._reading.history
        self._actions["back"].setEnabled(history.can_go_back)
        self._actions["forward"].setEnabled(history.can_go_forward)

    # ------------------------------------------------------------------ view

    def _connect_view(self) -> None:
        on, reader = self._actions.on, self._panels.reader
        on("zoom-in", reader.zoom_in)
        on("zoom-out", reader.zoom_out)
        on("zoom-reset", reader.reset_zoom)
        group = QActionGroup(self)
        for theme in Theme:
            action = self._actions[f"theme-{theme.value}"]
            group.addAction(action)
            on(action.objectName(), lambda theme=theme: self.themeChosen.emit(theme))

    def show_theme(self, theme: Theme) -> None:
        """Check the colours that are chosen."""
        self._actions[f"theme-{theme.value}"].setChecked(True)
