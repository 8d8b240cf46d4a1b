"""The timeline's header: title, legend, and what can be done with the chart.

What does not fit is left out in steps, never cut: first the words of the legend, then the legend,
then the menu of lanes. May import gui.timeline, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gui.gathered import Shown
from gui.theme.tokens import SIZE_BODY, SPACE_1, SPACE_3, SPACE_4
from gui.timeline.buttons import ApproximateSample, HeaderButton, LegendButton, Sign, SignButton
from gui.timeline.lanes import LaneMode
from gui.timeline.marks import MarkKind
from gui.widgets.elided_label import Label
from gui.widgets.text import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from gui.theme.tokens import Tokens

_HEIGHT = 36


_MODES = {
    LaneMode.SECTION: "By section",
    LaneMode.BODY: "By body",
    LaneMode.DOCUMENT: "By document",
    LaneMode.ONE: "One lane for all",
}
_SHOWN = {
    Shown.CURRENT: "The open document",
    Shown.CHOSEN: "Chosen documents",
    Shown.ALL: "All documents",
}
_ABOUT_BODIES = "An event that names several bodies stands with the first that it names"


class TimelineHeader(QWidget):
    """One row of small things."""

    filterChanged = Signal()
    lanesChosen = Signal(object)  # LaneMode
    citationsToggled = Signal(bool)
    trayToggled = Signal(bool)
    listToggled = Signal(bool)
    zoomedIn = Signal()
    zoomedOut = Signal()
    fitted = Signal()
    documentsChosen = Signal(object)  # Shown: whose events are wanted
    documentsAsked = Signal()  # choose which documents
    todayToggled = Signal(bool)
    foldAsked = Signal()  # fold all lanes
    unfoldAsked = Signal()  # open them
    hiddenAsked = Signal()  # the menu opens: please set_hidden
    restoreAsked = Signal(int)  # event: show it again
    reanchorAsked = Signal(int)  # an edit without its words: put it on the selected ones
    dropAsked = Signal(int)  # an edit without its words: take it back

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timelineHeader")
        self._title = Label("Timeline", SIZE_BODY, QFont.Weight.DemiBold)
        self._setting = False  # whether the legend is being set, not clicked
        self.legend = tuple(LegendButton(kind) for kind in MarkKind)
        self.approximate = ApproximateSample()
        self._has_approximate = False
        self._several = False  # whether there are documents to choose from
        self.undated = HeaderButton()
        self.undated.setObjectName("undatedButton")
        self.undated.setCheckable(True)
        self.lanes = HeaderButton()
        self.lanes.setObjectName("lanesButton")
        self.lanes.arrow = True
        self.lanes_menu = QMenu(self)
        self._modes = QActionGroup(self)
        self.citations = QAction("Dates of cited documents", self)
        self.today = QAction("Line at today", self)
        self.fold = QAction("Fold all lanes", self)
        self.unfold = QAction("Open all lanes", self)
        self.documents = HeaderButton()
        self.documents.setObjectName("documentsButton")
        self.documents.arrow = True
        self.documents_menu = QMenu(self)
        self._shown = QActionGroup(self)
        self.hidden_menu = QMenu("Hidden", self)
        self.zoom_out = SignButton(Sign.MINUS, "Zoom out", "−")
        self.fit = SignButton(Sign.FIT, "Show everything", "0")
        self.zoom_in = SignButton(Sign.PLUS, "Zoom in", "+")
        self.more = HeaderButton("…")
        self.more.setObjectName("timelineMenuButton")
        self.more.setAccessibleName("Timeline menu")
        self.more.setToolTip("Export, print, columns")
        self.more_menu = QMenu(self)
        self.list = HeaderButton("List")
        self.list.setObjectName("listButton")
        self.list.setCheckable(True)
        self._fill_menu()
        self._lay_out()
        self._connect()
        self.set_undated(0)
        self.set_mode(LaneMode.SECTION)
        self.set_documents(Shown.CURRENT, 1)

    # ------------------------------------------------------------------ state

    def kinds(self) -> frozenset[MarkKind]:
        """The kinds that the legend shows."""
        return frozenset(button.kind for button in self.legend if button.isChecked())

    def set_kinds(self, kinds: frozenset[MarkKind]) -> None:
        """Show these; emits once when that is a change."""
        if kinds != self.kinds():
            self._setting = True
            for button in self.legend:
                button.setChecked(button.kind in kinds)
            self._setting = False
            self.filterChanged.emit()

    def mode(self) -> LaneMode:
        """What makes a lane."""
        chosen = self._modes.checkedAction()
        return LaneMode(chosen.data()) if chosen is not None else LaneMode.SECTION

    def set_mode(self, mode: LaneMode) -> None:
        """Say what makes a lane; nothing is emitted."""
        for action in self._modes.actions():
            action.setChecked(action.data() == mode.value)
        self.lanes.setText(f"Lanes: {mode.value}")
        self.lanes.setAccessibleName(f"Lanes: {mode.value}")
        self.lanes.updateGeometry()
        self._arrange()

    def shown(self) -> Shown:
        """Whose events are wanted."""
        chosen = self._shown.checkedAction()
        return Shown(chosen.data()) if chosen is not None else Shown.CURRENT

    def set_documents(self, shown: Shown, count: int, *, library: int = 1) -> None:
        """Say whose events are shown; nothing is emitted.

        Args:
            shown: which documents are wanted.
            count: how many these are.
            library: how many there are; with one there is nothing to choose.
        """
        for action in self._shown.actions():
            action.setChecked(action.data() == shown.value)
        words = "This document" if shown is Shown.CURRENT else f"{count:,} documents"
        if shown is Shown.CHOSEN and count == 1:
            words = "1 document"
        self.documents.setText(words)
        self.documents.setAccessibleName(f"Events of: {words}")
        self.documents.setToolTip("Whose events are on the timeline")
        self._several = library > 1 or shown is not Shown.CURRENT
        self.documents.updateGeometry()
        self._arrange()

    def set_undated(self, count: int) -> None:
        """How many events have no date; with none there is no tray."""
        self.undated.setText(f"{count:,} undated")
        self.undated.setToolTip("Events without a date")
        self.undated.setVisible(count > 0)
        if not count:
            self.undated.setChecked(False)
        self.undated.updateGeometry()
        self._arrange()

    def set_approximate(self, *, shown: bool) -> None:
        """Explain frayed ends, where there are any."""
        self._has_approximate = shown
        self._arrange()

    def set_hidden(
        self,
        hidden: Iterable[tuple[int, str]],
        lost: Iterable[tuple[int, str]] = (),
        *,
        selected: bool = False,
    ) -> None:
        """List hidden events (id, words), each to be shown again, and edits without their words.

        Such an edit can be put on the words that are selected on the page, if any are, or dropped.
        """
        menu = self.hidden_menu
        for choices in menu.findChildren(QMenu):
            choices.deleteLater()
        menu.clear()
        for number, words in hidden:
            action = menu.addAction(f"Show again: {words}".replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, number=number: self.restoreAsked.emit(number)
            )
        for number, words in lost:
            text = f"Kept, its words are not found: {words}".replace("&", "&&")
            choices = QMenu(text, menu)
            menu.addMenu(choices)
            put = choices.addAction("Put it on the selected words")
            put.setEnabled(selected)
            put.triggered.connect(lambda _=False, number=number: self.reanchorAsked.emit(number))
            drop = choices.addAction("Drop it")
            drop.triggered.connect(lambda _=False, number=number: self.dropAsked.emit(number))
        if menu.isEmpty():
            menu.addAction("No event is hidden").setEnabled(False)

    def open_hidden(self) -> None:
        """The list of hidden events, from the keyboard."""
        self.hiddenAsked.emit()
        self.hidden_menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def set_list(self, *, on: bool) -> None:
        """Zoom and lanes are for the chart; the button leads to the other of the two."""
        self.list.setText("Chart" if on else "List")
        self.list.setToolTip("Show the chart" if on else "Show the events as a table")
        self.list.updateGeometry()
        for button in (self.zoom_in, self.zoom_out, self.fit):
            button.setEnabled(not on)
            button.setVisible(not on)
        self._arrange()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._title.set_colour(tokens.text)
        for button in self._buttons():
            button.apply_theme(tokens)

    # ------------------------------------------------------------------ inside

    def _buttons(self) -> tuple[HeaderButton, ...]:
        chart = (self.zoom_out, self.fit, self.zoom_in)
        dates = (self.approximate, self.undated)
        return (*self.legend, *dates, self.documents, self.lanes, *chart, self.list, self.more)

    def _fill_menu(self) -> None:
        self.lanes_menu.setToolTipsVisible(True)
        for group, menu, choices in (
            (self._modes, self.lanes_menu, _MODES),
            (self._shown, self.documents_menu, _SHOWN),
        ):
            for choice, words in choices.items():
                action = QAction(words, group)
                action.setCheckable(True)
                action.setData(choice.value)
                menu.addAction(action)
                if choice is LaneMode.BODY:
                    action.setToolTip(_ABOUT_BODIES)
        self.choose = QAction("Choose documents…", self)
        self.documents_menu.addSeparator()
        self.documents_menu.addAction(self.choose)
        for action in (self.citations, self.today):
            action.setCheckable(True)
        menu = self.lanes_menu
        menu.addSeparator()
        menu.addActions([self.fold, self.unfold])
        menu.addSeparator()
        menu.addActions([self.citations, self.today])
        menu.addMenu(self.hidden_menu)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, 0, SPACE_3, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self._title)
        row.addSpacing(SPACE_1)
        for button in self.legend:
            row.addWidget(button)
        row.addWidget(self.approximate)
        row.addStretch(1)
        for button in self._buttons()[len(self.legend) + 1 :]:
            row.addWidget(button)

    def _connect(self) -> None:
        for button in self.legend:
            button.toggled.connect(self._legend_toggled)
        self.undated.toggled.connect(self.trayToggled)
        self.list.toggled.connect(self._list_toggled)
        self.lanes.clicked.connect(self._open_menu)
        self.more.clicked.connect(self._open_more)
        self._modes.triggered.connect(self._choose_mode)
        self.citations.toggled.connect(self.citationsToggled)
        self.today.toggled.connect(self.todayToggled)
        self.fold.triggered.connect(self.foldAsked)
        self.unfold.triggered.connect(self.unfoldAsked)
        self.documents.clicked.connect(self._open_documents)
        self._shown.triggered.connect(lambda one: self.documentsChosen.emit(Shown(one.data())))
        self.choose.triggered.connect(self.documentsAsked)
        self.lanes_menu.aboutToShow.connect(self.hiddenAsked)
        self.zoom_in.clicked.connect(self.zoomedIn)
        self.zoom_out.clicked.connect(self.zoomedOut)
        self.fit.clicked.connect(self.fitted)

    def _legend_toggled(self) -> None:
        if not self._setting:
            self.filterChanged.emit()

    def _list_toggled(self, checked: bool) -> None:  # noqa: FBT001 - a slot of Qt's
        self.set_list(on=checked)
        self.listToggled.emit(checked)

    def _choose_mode(self, action: QAction) -> None:
        mode = LaneMode(action.data())
        self.set_mode(mode)
        self.lanesChosen.emit(mode)

    def _open_menu(self) -> None:
        """Above the button if the screen ends below; Qt sees to that."""
        self.lanes_menu.popup(self.lanes.mapToGlobal(self.lanes.rect().bottomLeft()))

    def _open_documents(self) -> None:
        self.documents_menu.popup(self.documents.mapToGlobal(self.documents.rect().bottomLeft()))

    def add_to_menu(self, *actions: QAction) -> None:
        """Put commands into the menu at the right end."""
        self.more_menu.addActions(actions)

    def _open_more(self) -> None:
        self.more_menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """A row of its height."""
        return QSize(self._needed(), scaled(_HEIGHT, self.font()))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, scaled(_HEIGHT, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        self._arrange()

    def _arrange(self) -> None:
        for step in range(4):
            for button in self.legend:
                button.set_brief(brief=step >= 1)
                button.setVisible(step < 2)
            self.approximate.set_brief(brief=step >= 1)
            self.approximate.setVisible(step < 2 and self._has_approximate)
            self.lanes.setVisible(step < 3 and not self.list.isChecked())
            self.documents.setVisible(step < 3 and self._several)
            if self._needed() <= self.width():
                break

    def _needed(self) -> int:
        shown = [button for button in self._buttons() if not button.isHidden()]
        width = self._title.sizeHint().width() + sum(b.sizeHint().width() for b in shown)
        return width + SPACE_4 + SPACE_3 + SPACE_1 * (len(shown) + 3)
