"""The Results panel: what was found, or why nothing was, and what else could be asked.

May import db.model, gui.models.results, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from db.model import SearchAnswer
from gui.models.results import ResultsModel
from gui.panels.results_rows import ResultsDelegate
from gui.theme.tokens import SIZE_LABEL, SIZE_SMALL, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from gui.theme.tokens import Tokens

CLEAR = "Clear the search"
WIDEN = "Search all documents"
_QUERY_SHOWN = 60  # characters of a query in a sentence; it may be 10,000 long
_OPERATORS = ("AND", "OR", "NOT", "NEAR")
_NOTHING = SearchAnswer(query="", understood="", total=0, hits=())


class ResultsPanel(QWidget):
    """A line that counts, and the list; or an empty state that helps on."""

    hitActivated = Signal(int)  # index of the hit in the answer
    currentMoved = Signal(int)  # the reader moved the mark without opening
    suggestionChosen = Signal(str)
    clearRequested = Signal()
    widenRequested = Signal()  # look in all documents

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet's panel colour
        self._answer = _NOTHING
        self._everywhere = False
        self._model = ResultsModel(self)
        self._summary = ElidedLabel("", SIZE_LABEL)
        self._understood = ElidedLabel("", SIZE_SMALL)
        self.list = RowList("Results")
        self.list.setModel(self._model)
        self._delegate = ResultsDelegate(self.list, self._model)
        self.list.setItemDelegate(self._delegate)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        head.setSpacing(SPACE_1)
        for label in (self._summary, self._understood):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            head.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self.list.opened.connect(self.hitActivated)
        self.list.moved.connect(self.currentMoved)
        self._empty.chosen.connect(self._chosen)
        self._show()

    # ------------------------------------------------------------------ setters

    def set_answer(self, answer: SearchAnswer) -> None:
        """Show another answer, none of its hits current."""
        self._answer = answer
        self._model.set_answer(answer)
        self.list.scrollToTop()
        self._show()

    def set_scope(self, *, everywhere: bool) -> None:
        """Say "in all documents" instead of "in this document"."""
        self._everywhere = everywhere
        self._show()

    def set_current(self, index: int) -> None:
        """Mark a hit, -1 for none; nothing is emitted."""
        self._model.fetch_to(index)
        self.list.set_current_row(index)

    def move(self, delta: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - QWidget.move is for windows, and a panel is never moved by hand
        """Move the mark by rows, stopping at both ends; the keyboard stays where it is."""
        count = self._model.count()
        if count:
            here = self.list.current_row()
            there = max(0, here + delta) if here >= 0 else (0 if delta > 0 else count - 1)
            there = min(there, count - 1)
            if there != here:
                self.set_current(there)
                self.currentMoved.emit(there)

    def current(self) -> int:
        """The marked hit, -1 for none."""
        return self.list.current_row()

    def summary(self) -> str:
        """The line that counts."""
        return self._summary.text()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._delegate.tokens = tokens
        self.list.viewport().update()
        self._empty.apply_theme(tokens)
        self._summary.set_colour(tokens.muted)
        self._understood.set_colour(tokens.muted)

    # ------------------------------------------------------------------ inside

    def _show(self) -> None:
        answer = self._answer
        self._summary.setText(self._counted())
        understood = "" if _is_plain(answer.query) else answer.understood
        self._understood.setText(understood)
        self._understood.setVisible(bool(understood))
        self._head.setVisible(bool(answer.hits))
        if answer.hits:
            self._stack.setCurrentWidget(self.list)
            return
        self._explain()
        self._stack.setCurrentWidget(self._empty)

    def _counted(self) -> str:
        """The words "6 passages in this document"."""
        answer = self._answer
        where = "in all documents" if self._everywhere else "in this document"
        if not answer.query.strip():
            return "Type to search"
        if not answer.hits:
            return f"No passages {where}"
        count = f"{answer.total:,} passage{'s' if answer.total != 1 else ''} {where}"
        shown = len(answer.hits)
        return count if shown >= answer.total else f"First {shown:,} of {count}"

    def _explain(self) -> None:
        query = " ".join(self._answer.query.split())
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
        where = "in any document" if self._everywhere else "in this document"
        said: list[str] = []
        if self._answer.understood and not _is_plain(query):
            said.append(f"{self._answer.understood.rstrip('.')}.")
        if self._answer.suggestions:
            said.append("Did you mean:")
        body = " ".join(said)
        self._empty.set_texts(f"Nothing found for “{short}” {where}", body)
        widen = () if self._everywhere else (WIDEN,)
        self._empty.set_buttons((*self._answer.suggestions, *widen, CLEAR))

    def _chosen(self, text: str) -> None:
        if text in self._answer.suggestions:
            self.suggestionChosen.emit(text)
        elif text == WIDEN:
            self.widenRequested.emit()
        else:
            self.clearRequested.emit()


def _is_plain(query: str) -> bool:
    """Only words: then it need not be said how the search was understood."""
    words = query.split()
    return all(word.isalnum() and word not in _OPERATORS for word in words)
