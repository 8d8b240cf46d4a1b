"""The Results panel: what was found, or why nothing was, and what else could be asked.

May import db.model, gui.models.results, gui.paging, gui.panels.results_*, gui.widgets,
gui.theme.tokens and Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.model import HitKind, SearchAnswer, Sort
from gui.paging import Pages, Run
from gui.panels.results_chips import Chip, ChipKind
from gui.panels.results_head import ResultsHead, counted, ordered
from gui.panels.results_list import ResultsList
from gui.panels.results_why import WhyCard
from gui.widgets.empty_state import EmptyState
from gui.widgets.room import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from db.model import Hit
    from gui.paging import Page
    from gui.theme.tokens import Tokens

CLEAR = "Clear the search"
WIDEN = "Search all documents"
_QUERY_SHOWN = 60  # characters of a query in a sentence; it may be 10,000 long
_OPERATORS = ("AND", "OR", "NOT", "NEAR")
_NOTHING = SearchAnswer(query="", understood="", total=0, hits=())


@dataclass(frozen=True, slots=True)
class Shown:
    """How the answer was asked for, as the panel says it."""

    everywhere: bool = False
    sort: Sort = Sort.RELEVANCE
    documents: int | None = None  # that hold the passages, where that is known
    narrowed: bool = False  # more than words was asked for: an empty box shows results, too
    chips: tuple[Chip, ...] = ()


class ResultsPanel(QWidget):
    """A line that counts, and the list; or an empty state that helps on."""

    hitActivated = Signal(int, bool)  # number of the hit, whether the keyboard stays
    currentMoved = Signal(int)  # the reader moved the mark without opening; -1: to a heading
    suggestionChosen = Signal(str)
    clearRequested = Signal()
    widenRequested = Signal()  # look in all documents
    pageWanted = Signal(object)  # Page
    chipChosen = Signal(object)  # Chip
    copyRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet's panel colour
        self._answer, self._shown = _NOTHING, Shown()
        self._explained = -1  # the hit whose reasons are said
        self.head = ResultsHead()
        self.list = ResultsList()
        self.why = WhyCard()
        self._empty = EmptyState()
        self._stack = PageStack((self.list,), (self._empty,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 2)
        layout.addWidget(self.why)
        self.setFocusProxy(self.list)
        self.list.hitOpened.connect(self.hitActivated)
        self.list.hitMoved.connect(self.currentMoved)
        self.list.pageWanted.connect(self.pageWanted)
        self.list.copyAsked.connect(self.copyRequested)
        self.why.closed.connect(self.list.setFocus)
        self.head.chips.chosen.connect(self._take_chip)
        self._empty.chosen.connect(self._chosen)
        self._show()

    # ------------------------------------------------------------------ setters

    def add_filters(self, filters: QWidget) -> None:
        """Put what narrows the results between what is said of them and the list."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, filters, 3)  # three fifths at most; its own size is its limit

    def set_answer(
        self, answer: SearchAnswer, pages: Pages | None = None, shown: Shown | None = None
    ) -> None:
        """Show another answer from its beginning, none of its hits current.

        Args:
            answer: what was found.
            pages: its hits; those of the answer, where it holds all of them.
            shown: how it was asked for; as before, where that has not changed.
        """
        self._answer = answer
        if shown is not None:
            self._shown = shown
        self.why.hide()
        self.list.rows.set_pages(pages or Pages((Run(len(answer.hits), hits=answer.hits),)))
        self.list.scrollToTop()
        self._show()

    def set_counts(self, answer: SearchAnswer, pages: Pages, shown: Shown) -> None:
        """The same answer, counted to the end: the list stays where it is."""
        self._answer, self._shown = answer, shown
        value = self.list.verticalScrollBar().value()
        self.list.rows.set_pages(pages)
        self.list.verticalScrollBar().setValue(value)
        self._show()

    def set_scope(self, *, everywhere: bool) -> None:
        """Say "in all documents" instead of "in this document"."""
        self._shown = replace(self._shown, everywhere=everywhere)
        self._show()

    def set_menus(self, order: QMenu, context: Callable[[], QMenu]) -> None:
        """What the button beside the count opens, and a right click on the list."""
        self.head.order.clicked.connect(
            lambda: order.popup(self.head.order.mapToGlobal(QPoint(0, self.head.order.height())))
        )
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda point: context().popup(self.list.viewport().mapToGlobal(point))
        )

    def show_page(self, page: Page) -> None:
        """The hits of a page are known now."""
        self.list.rows.show_page(page)

    def show_marks(self) -> None:
        """Other passages are bookmarked now."""
        self.list.rows.show_marks()

    def set_current(self, number: int) -> None:
        """Mark a hit, -1 for none; nothing is emitted."""
        if number != self._explained:
            self.why.hide()
        # Where the reader went there, several rows may be chosen, or a heading be current.
        if number != self.list.current():
            self.list.set_current(number)

    def move(self, delta: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - QWidget.move is for windows, and a panel is never moved by hand
        """Move the mark by rows, stopping at both ends; the keyboard stays where it is."""
        self.list.step(delta)

    def current(self) -> int:
        """The marked hit, -1 for none."""
        return self.list.current()

    def chosen(self) -> tuple[int, ...]:
        """The numbers of the chosen hits, in their order."""
        return tuple(self.list.chosen())

    def known_hit(self, number: int) -> Hit | None:
        """A hit, where it was fetched."""
        return self.list.rows.pages.hit(number)

    def explain(self, hit: Hit, reasons: Sequence[str]) -> None:
        """Say why a hit stands where it stands."""
        self._explained = self.list.current()
        self.why.show_reasons(hit, reasons)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # the list is lower now: its mark must not be below its end
        self.list.scrollTo(self.list.currentIndex())

    def summary(self) -> str:
        """The line that counts."""
        return self.head.said

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self.list.delegate.tokens = tokens
        self.list.viewport().update()
        self.head.apply_theme(tokens)
        self.why.apply_theme(tokens)
        self._empty.apply_theme(tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the reasons first."""
        if event.key() == Qt.Key.Key_Escape and self.why.isVisible():
            self.why.hide()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ inside

    def _show(self) -> None:
        answer, head = self._answer, self.head
        head.say(self._counted())
        understood = "" if _is_plain(answer.query) else answer.understood
        head.understood.setText(understood)
        head.understood.setVisible(bool(understood) and bool(answer.hits))
        found = bool(answer.hits)
        head.chips.set_chips((*(self._spellings() if found else ()), *self._shown.chips))
        head.setVisible(found or bool(self._shown.chips))
        head.order.setVisible(found)
        if found:
            self._stack.turn_to(self.list)
            return
        self._explain()
        self._stack.turn_to(self._empty)

    def _counted(self) -> str:
        """The words "6 passages in this document · by relevance"."""
        answer, shown = self._answer, self._shown
        where = "in all documents" if shown.everywhere else "in this document"
        if not answer.query.strip() and not shown.narrowed:
            return "Type to search"
        if not answer.hits:
            return f"No passages {where}"
        notes = sum(hit.kind is HitKind.NOTE for hit in answer.hits)
        said = counted(
            answer.total - notes,
            notes,
            shown.documents,
            exact=answer.exact,
            everywhere=shown.everywhere,
        )
        return f"{said} · {ordered(shown.sort, everywhere=shown.everywhere)}"

    def _spellings(self) -> tuple[Chip, ...]:
        """Nearest spellings, also where only one of several words has none."""
        return tuple(
            Chip(ChipKind.SUGGESTION, f"Did you mean {text}?", "Look for this", text)
            for text in self._answer.suggestions[:2]
        )

    def _explain(self) -> None:
        query = " ".join(self._answer.query.split())
        if not query and self._shown.narrowed:
            self._empty.set_texts(
                "No passages with what is chosen",
                "The chips above say what is chosen; a click on one removes it.",
            )
            self._empty.set_buttons(())
            return
        if not query:
            self._empty.set_texts(
                "Type to search",
                "Headings, text and footnotes are searched as you type. Capitals and accents "
                'do not matter; "quotation marks" keep words together; traffick* finds every '
                "ending.",
            )
            self._empty.set_buttons(())
            return
        short = query if len(query) <= _QUERY_SHOWN else f"{query[: _QUERY_SHOWN - 1]}…"
        where = "in any document" if self._shown.everywhere else "in this document"
        if self._shown.narrowed:
            where = f"in these results, {where}"
        said: list[str] = []
        if self._answer.understood and not _is_plain(query):
            said.append(f"{self._answer.understood.rstrip('.')}.")
        if self._answer.suggestions:
            said.append("Did you mean:")
        body = " ".join(said)
        self._empty.set_texts(f"Nothing found for “{short}” {where}", body)
        widen = () if self._shown.everywhere else (WIDEN,)
        offered = (suggestion.strip() for suggestion in self._answer.suggestions)
        self._empty.set_buttons((*offered, *widen, CLEAR))

    def _take_chip(self, chip: Chip) -> None:
        if chip.kind is ChipKind.SUGGESTION:
            self.suggestionChosen.emit(chip.value)
        else:
            self.chipChosen.emit(chip)

    def _chosen(self, text: str) -> None:
        offered = {suggestion.strip(): suggestion for suggestion in self._answer.suggestions}
        if text in offered:
            self.suggestionChosen.emit(offered[text])
        elif text == WIDEN:
            self.widenRequested.emit()
        else:
            self.clearRequested.emit()


def _is_plain(query: str) -> bool:
    """Only words: then it need not be said how the search was understood."""
    words = query.split()
    return all(word.isalnum() and word not in _OPERATORS for word in words)
