"""The Contents panel: filter box and tree, following the page; it emits what the reader wants.

May import db.model, gui.models.contents, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model import Place
from gui.models.contents import ContentsFilter, ContentsModel, ContentsRole
from gui.panels.contents_tree import MANY_ROWS, ContentsTree
from gui.theme.tokens import SPACE_2, SPACE_3
from gui.widgets.empty_state import EmptyState
from gui.widgets.filter_box import FilterBox
from gui.widgets.room import PageStack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.model import DocumentName, Section
    from gui.theme.tokens import Tokens

IMPORT = "Import a document…"
CLEAR = "Clear the filter"


class ContentsPanel(QWidget):
    """Documents and their sections, with a filter, stars and hit counts."""

    placeRequested = Signal(object)  # Place; block 0 means: where the section begins
    bookmarkToggled = Signal(int)  # section
    importRequested = Signal()
    documentAsked = Signal(object, str)  # DocumentAction, key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet's panel colour
        self._model = ContentsModel(self)
        self._filter = ContentsFilter(self._model, self)
        self._first_blocks: Mapping[int, int] = {}
        self._place: Place | None = None
        self._folded: set[tuple[str, int]] = set()
        self._current = ("", 0)  # before the documents were last set
        self.filter_box = FilterBox("Filter the contents")
        self.tree = ContentsTree()
        self.tree.setModel(self._filter)
        self._no_documents = EmptyState(
            "No documents yet",
            "Import a text, PDF, Word or web file, or drop it on this window. "
            "It stays on this computer.",
            (IMPORT,),
        )
        self._no_match = EmptyState("No section has this in its title", "", (CLEAR,))
        self._stack = PageStack((self.tree,), (self._no_documents, self._no_match))
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        head.addWidget(self.filter_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.tree)
        self._connect()
        self._choose_page()

    def _connect(self) -> None:
        self.filter_box.textChanged.connect(self._filter_by)
        self.filter_box.left.connect(self._into_tree)
        self.filter_box.entered.connect(self._open_first)
        self.tree.leftAtTop.connect(self.filter_box.setFocus)
        self.tree.opened.connect(self._open)
        self.tree.starred.connect(lambda i: self.bookmarkToggled.emit(i.data(ContentsRole.SECTION)))
        self.tree.documentAsked.connect(self.documentAsked)
        self.tree.expanded.connect(self._unfolded)
        self.tree.collapsed.connect(self._was_folded)
        self._model.sectionsChanged.connect(self._show_sections)
        self._no_documents.chosen.connect(lambda _text: self.importRequested.emit())
        self._no_match.chosen.connect(lambda _text: self.clear_filter())

    # ------------------------------------------------------------------ setters

    def set_documents(
        self,
        documents: Sequence[DocumentName],
        open_key: str | None = None,
        sections: tuple[Section, ...] = (),
        first_blocks: Mapping[int, int] | None = None,
    ) -> None:
        """Show these documents, and the sections of the open one.

        What stays keeps its place: the current row, what is folded, and what is in sight.

        Args:
            documents: every document of the library.
            open_key: the one that is open.
            sections: its sections.
            first_blocks: the first block of each section, so that a place can name it.
        """
        self._first_blocks = first_blocks or {}
        self._current = _row_key(self.tree.currentIndex())
        with self.tree.held_in_sight():
            self._model.set_documents(documents, open_key, sections)
            self.tree.setUniformRowHeights(len(documents) + len(sections) > MANY_ROWS)
        self._choose_page()

    def set_hit_counts(self, counts: Mapping[int, int]) -> None:
        """Passages found, by section id; an empty mapping when no search is on."""
        self._model.set_hit_counts(counts)

    def set_bookmarked(self, sections: set[int]) -> None:
        """The sections with a star."""
        self._model.set_bookmarked(sections)

    def set_current_place(self, place: Place | None) -> None:
        """Follow the page: mark the section that is read; nothing is emitted."""
        same = self._place is not None and place is not None and _key(self._place) == _key(place)
        self._place = place
        if not same:
            self._mark_here()

    def focus_filter(self) -> None:
        """Take the keyboard into the filter box."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def clear_filter(self) -> None:
        """Show every section again and go on in the box."""
        self.filter_box.clear()
        self.filter_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        for part in (self.filter_box, self.tree, self._no_documents, self._no_match):
            part.apply_theme(tokens)

    # ------------------------------------------------------------------ inside

    def _open(self, index: QModelIndex) -> None:
        section, key = index.data(ContentsRole.SECTION), index.data(ContentsRole.DOCUMENT)
        self.placeRequested.emit(Place(key, section, self._first_blocks.get(section, 0)))

    def _filter_by(self, text: str) -> None:
        self._filter.set_text(text)
        self._restore_folding()
        self._mark_here()
        self._choose_page()

    def _into_tree(self) -> None:
        """From the box to the first row that matches, or to the current one when all are shown."""
        if self._filter.active or not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self._first_match())
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_first(self) -> None:
        """Enter in the box: go where its first match is."""
        self._into_tree()
        if self.tree.currentIndex().isValid():
            self._open(self.tree.currentIndex())

    def _first_match(self) -> QModelIndex:
        index = self._filter.index(0, 0)
        while self._filter.active and index.isValid():
            if self._filter.matches(index):
                return index
            index = self.tree.indexBelow(index)
        return self._filter.index(0, 0)

    def _unfolded(self, index: QModelIndex) -> None:
        if not self._filter.active:
            self._folded.discard(_row_key(index))
            self._mark_here()

    def _was_folded(self, index: QModelIndex) -> None:
        if not self._filter.active:
            self._folded.add(_row_key(index))
            self._mark_here()

    def _show_sections(self) -> None:
        """Other sections are shown: unfold them, and go on in the same row where it is there."""
        self._restore_folding()
        key, section = self._current
        index = self._filter.mapFromSource(self._model.index_of_section(section))
        if section and index.isValid() and index.data(ContentsRole.DOCUMENT) == key:
            self._mark_here(move=False)
            self.tree.setCurrentIndex(index)
        else:
            self._mark_here(move=section > 0 or not self.tree.currentIndex().isValid())

    def _restore_folding(self) -> None:
        """Unfold everything but what the reader folded."""
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt's own; what is restored was not asked for
        document = self._model.index_of_open()
        if self._filter.active:
            self.tree.expandAll()
        elif document.isValid():
            self.tree.expandRecursively(self._filter.mapFromSource(document))
            for key, section in self._folded:
                if key == document.data(ContentsRole.DOCUMENT):
                    row = self._model.index_of_section(section) if section else document
                    self.tree.collapse(self._filter.mapFromSource(row))
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _mark_here(self, *, move: bool = True) -> None:
        """Mark the row of the place, or the folded row above it that hides it; ``move`` to it."""
        index = QModelIndex()
        if self._place is not None:
            index = self._filter.mapFromSource(self._model.index_of_section(self._place.section))
            above = index.parent()
            while above.isValid():
                if not self.tree.isExpanded(above):
                    index = above
                above = above.parent()
        self.tree.set_here(index)
        if move and index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _choose_page(self) -> None:
        nothing = self._model.rowCount() == 0
        self._head.setVisible(not nothing)
        if nothing:
            self._stack.turn_to(self._no_documents)
        elif self._filter.rowCount() == 0:
            self._no_match.set_texts(
                f"No section has “{self.filter_box.text().strip()}” in its title",
                "The search box above looks into the text.",
            )
            self._stack.turn_to(self._no_match)
        else:
            self._stack.turn_to(self.tree)


def _key(place: Place) -> tuple[str, int]:
    return place.document, place.section


def _row_key(index: QModelIndex) -> tuple[str, int]:
    return index.data(ContentsRole.DOCUMENT) or "", index.data(ContentsRole.SECTION) or 0
