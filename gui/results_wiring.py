"""What the results do beside opening: order, switches, chips, reasons, results in results, export.

May import gui.window, gui.controllers, gui.dialogs, gui.panels and gui.ports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from db.model import BookmarkTarget, HitKind, Place, SearchAnswer, Sort
from gui.controllers.searching import Scope
from gui.found import MOST_GROUPS
from gui.panels.results import Shown
from gui.panels.results_chips import Chip, ChipKind
from gui.panels.results_head import bounded

if TYPE_CHECKING:
    from db.model import Hit
    from gui.actions import Actions
    from gui.controllers.marking import Marking
    from gui.controllers.reading import Reading
    from gui.controllers.searching import Searching
    from gui.dialogs.exporting import Exporting
    from gui.found import Choices
    from gui.ports import LibraryPort
    from gui.window import MainWindow, Panels

SAID_FOR = 4_000  # ms
_MOST_ALSO = 3  # other names that are shown
_SORTS = {
    Sort.RELEVANCE: "sort-relevance",
    Sort.DOCUMENT: "sort-document",
    Sort.DATE: "sort-date",
}
_NEED_HITS = ("why-result", "search-within", "copy-results", "export-results")


class ResultsWiring(QObject):
    """Connects the results panel, the switches and the menus with the search; after ``furnish``."""

    def __init__(
        self,
        window: MainWindow,
        panels: Panels,
        actions: Actions,
        searching: Searching,
        reading: Reading,
        marking: Marking,
        library: LibraryPort,
        exporting: Exporting,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._actions = window, panels, actions
        self._searching, self._reading, self._marking = searching, reading, marking
        self._library, self._exporting = library, exporting
        self._results, self._box = panels.results, panels.search_box
        self._goes = False  # the keyboard goes to the page with the hit that opens next
        self._connect_list()
        self._connect_keyboard()
        self._connect_choices()
        self._connect_commands()
        self._show_choices()

    # ------------------------------------------------------------------ the list

    def _connect_list(self) -> None:
        searching, results = self._searching, self._results
        searching.answered.connect(self._show_answer)
        searching.counted.connect(self._show_counts)
        searching.pageCame.connect(results.show_page)
        searching.marksChanged.connect(results.show_marks)
        for signal in (searching.answered, searching.counted, searching.marksChanged):
            signal.connect(lambda *_: results.head.say_bounds(self._bounds()))
        results.pageWanted.connect(searching.want)
        results.chipChosen.connect(self._take_chip)
        results.copyRequested.connect(self._copy)
        self._reading.placeMoved.connect(lambda place: searching.set_place(place.section))
        self._marking.changed.connect(lambda _marks: searching.refresh_bookmarks())

    def shown(self) -> Shown:
        """How the answer was asked for."""
        searching = self._searching
        request, counts = searching.request, searching.counts
        return Shown(
            everywhere=request.document is None,
            sort=request.sort,
            documents=counts.documents if counts and request.document is None else None,
            narrowed=bool(searching.before or searching.filters),
            chips=tuple(self._chips()),
        )

    def _bounds(self) -> tuple[str, ...]:
        """What is left out of the text and of the list."""
        searching = self._searching
        counts, inside = searching.counts, searching.inside
        marked = sum(hit.kind is not HitKind.NOTE for hit in inside.hits)
        groups = searching.request.document is None and searching.choices.grouped
        documents = counts.documents if counts is not None else 0
        return bounded(marked, inside.total, documents, MOST_GROUPS if groups else None)

    def _chips(self) -> list[Chip]:
        searching, chips = self._searching, list[Chip]()
        for level, text in enumerate(searching.before):
            said, tip = f"in the results of “{text}”", "Go back: search everything again"
            chips.append(Chip(ChipKind.WITHIN, said, tip, str(level)))
        if searching.choices.exact:
            tip = "Find other forms of the words, too"
            chips.append(Chip(ChipKind.EXACT, "exact words only", tip))
        if searching.without_names or not searching.choices.synonyms:
            tip = "Look for other names, too"
            chips.append(Chip(ChipKind.NAMES_OFF, "no other names", tip))
        also = [one.means for one in searching.found.also]
        tip = "Leave other names out of this search"
        chips += [Chip(ChipKind.ALSO, f"also: {name}", tip) for name in also[:_MOST_ALSO]]
        if len(also) > _MOST_ALSO:
            more = f"and {len(also) - _MOST_ALSO} more"
            chips.append(Chip(ChipKind.ALSO, more, "; ".join(also[_MOST_ALSO:])))
        return chips

    def _show_answer(self, answer: SearchAnswer) -> None:
        self._results.set_answer(answer, self._searching.pages, self.shown())
        self._enable(answer)

    def _show_counts(self, answer: SearchAnswer) -> None:
        if self._results.list.rows.pages is not self._searching.pages:
            self._results.set_counts(answer, self._searching.pages, self.shown())
        self._enable(answer)

    def _enable(self, answer: SearchAnswer) -> None:
        for name in _NEED_HITS:
            self._actions[name].setEnabled(bool(answer.hits))
        self._actions["search-within"].setEnabled(bool(answer.hits and answer.query.strip()))

    def _take_chip(self, chip: Chip) -> None:
        searching = self._searching
        if chip.kind is ChipKind.WITHIN:
            searching.leave_within(int(chip.value))
        elif chip.kind is ChipKind.EXACT:
            searching.choose(replace(searching.choices, exact=False))
        elif chip.kind is ChipKind.ALSO:
            searching.leave_names_out(out=True)
        elif not searching.choices.synonyms:
            searching.choose(replace(searching.choices, synonyms=True))
        else:
            searching.leave_names_out(out=False)

    # ------------------------------------------------------------------ the keyboard

    def _connect_keyboard(self) -> None:
        """Enter goes to the page with the hit; Ctrl+Enter and a click stay."""
        box, searching = self._box, self._searching
        self._results.hitActivated.connect(self._open)
        box.activated.connect(lambda: self._open_current(goes=True))
        box.openedHere.connect(lambda: self._open_current(goes=False))
        box.textEdited.connect(lambda _text: self._open_later(goes=False))
        box.escaped.connect(self._leave)
        searching.hitOpened.connect(lambda _place: self._arrive())
        searching.textChanged.connect(self._put_text)

    def _open(self, number: int, stays: bool) -> None:  # noqa: FBT001 - a signal's own argument
        self._goes = not stays
        self._searching.open(number)

    def _open_current(self, *, goes: bool) -> None:
        self._goes = goes
        self._searching.open_current()

    def _open_later(self, *, goes: bool) -> None:
        self._goes = goes

    def _arrive(self) -> None:
        if self._goes:
            self._goes = False
            self._panels.reader.setFocus()

    def _leave(self) -> None:
        """Esc in an empty box: back to the search before, or to the page."""
        if not self._searching.leave_within():
            self._panels.reader.setFocus()

    def _put_text(self, text: str) -> None:
        self._box.set_text(text)
        self._box.focus()

    # ------------------------------------------------------------------ switches and order

    def _connect_choices(self) -> None:
        actions, searching = self._actions, self._searching
        group = QActionGroup(self)
        for sort, name in _SORTS.items():
            group.addAction(actions[name])
            actions.on(name, lambda sort=sort: searching.sort(sort))
        for name, field in (
            ("exact-words", "exact"),
            ("other-names", "synonyms"),
            ("group-results", "grouped"),
        ):
            actions.on(name, lambda name=name, field=field: self._switch(name, field))
        searching.choicesChanged.connect(lambda _choices: self._show_choices())
        searching.scopeChanged.connect(lambda _scope: self._show_choices())
        options, order = QMenu(self._box), QMenu(self._results)
        options.addActions([actions["exact-words"], actions["other-names"]])
        order.addActions([actions[name] for name in _SORTS.values()])
        order.addSeparator()
        order.addAction(actions["group-results"])
        self._box.set_options(options)
        self._results.set_menus(order, self._context_menu)

    def _switch(self, name: str, field: str) -> None:
        checked = self._actions[name].isChecked()
        self._searching.choose(replace(self._searching.choices, **{field: checked}))

    def _show_choices(self) -> None:
        """The menus say what is chosen, for the scope that is searched."""
        choices, actions = self._searching.choices, self._actions
        everywhere = self._searching.scope is Scope.LIBRARY
        actions["exact-words"].setChecked(choices.exact)
        actions["other-names"].setChecked(choices.synonyms)
        actions["group-results"].setChecked(choices.grouped)
        actions["group-results"].setEnabled(everywhere)
        actions["sort-date"].setEnabled(everywhere)
        sort = choices.sort if everywhere else choices.sort_inside
        actions[_SORTS[sort]].setChecked(True)

    def restore(self, choices: Choices) -> None:
        """Search as the reader chose the last time."""
        self._searching.choose(choices)
        self._show_choices()

    # ------------------------------------------------------------------ commands

    def _connect_commands(self) -> None:
        on = self._actions.on
        on("why-result", self._explain)
        on("search-within", self._search_within)
        on("copy-results", self._copy)
        on("export-results", self._export)
        self._enable(self._searching.answer)

    def _context_menu(self) -> QMenu:
        menu = QMenu(self._results)
        names = ("why-result", "bookmark", "copy-results", "export-results", "search-within")
        menu.addActions([self._actions[name] for name in names])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _search_within(self) -> None:
        self._window.show_panel("results")
        self._searching.search_within()

    def current_hit(self) -> Hit | None:
        """The hit that is marked in the list; None where none is, or it is not known yet."""
        return self._results.known_hit(self._results.current())

    def _explain(self) -> None:
        hit = self.current_hit() or self._results.known_hit(0)
        if hit is not None:
            self._window.show_panel("results")
            self._searching.explain(hit, lambda reasons: self._results.explain(hit, reasons))

    def bookmark(self, hit: Hit) -> None:
        """Bookmark the passage of a hit, in whatever document it is."""
        known = {mark.id for mark in self._marking.bookmarks}
        content = self._reading.content
        place = Place(hit.place.document, hit.place.section, hit.place.block)  # all of it
        if hit.kind is HitKind.NOTE:
            self._say("It is bookmarked already")
        elif content is not None and content.document.key == hit.place.document:
            made = self._marking.add(BookmarkTarget.BLOCK, place)
            if made is not None and made.id in known:
                self._say("It is bookmarked already")
        else:
            other = self._library.content(hit.place.document)
            if other is not None:
                bookmark = self._marking.add_in(other, place)
                self._say(f"Bookmarked “{bookmark.title}”")

    def _chosen(self) -> tuple[int, ...]:
        chosen = self._results.chosen()
        return chosen or ((0,) if self._searching.pages.total else ())

    def _copy(self) -> None:
        self._exporting.copy(self._searching, self._chosen())

    def _export(self) -> None:
        chosen = self._results.chosen()
        self._exporting.ask(self._searching, chosen if len(chosen) > 1 else None)

    def _say(self, line: str) -> None:
        self._window.statusBar().showMessage(line, SAID_FOR)
