"""The window: where things are, and nothing else. Wiring is in gui.wiring, building in gui.app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSizePolicy,
    QTabBar,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from gui.commands import Menu
from gui.theme import tokens as sizes

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from gui.actions import Actions
    from gui.panels.bookmarks import BookmarksPanel
    from gui.panels.contents import ContentsPanel
    from gui.panels.details import DetailsPanel
    from gui.panels.results import ResultsPanel
    from gui.panels.statusbar import StatusBar
    from gui.panels.timeline import TimelinePanel
    from gui.reader.view import ReaderView
    from gui.theme.icons import IconFont
    from gui.theme.tokens import Tokens
    from gui.widgets.search_box import SearchBox

LAYOUT_VERSION = 1
_LEFT, _RIGHT, _BOTTOM = 264, 300, 236  # widths and height of the docks at first


@dataclass(frozen=True, slots=True)
class Panels:
    """Everything the window shows."""

    reader: ReaderView
    search_box: SearchBox
    contents: ContentsPanel
    bookmarks: BookmarksPanel
    results: ResultsPanel
    details: DetailsPanel
    timeline: TimelinePanel
    status: StatusBar


class MainWindow(QMainWindow):
    """Toolbar above, docks around, the page in the middle, the place below."""

    closing = Signal()
    filesDropped = Signal(object)  # list[Path]

    def __init__(self, panels: Panels, actions: Actions) -> None:
        super().__init__()
        self.setWindowTitle("Nonpaper")
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.resize(1280, 800)
        self._panels = panels
        self._command_actions = actions
        actions.add_to(self)
        self.setCentralWidget(panels.reader)
        self.setStatusBar(panels.status)
        self.docks = self._add_docks()
        self._menu_button = QToolButton()
        self._text_button = QToolButton()
        self._add_toolbar()

    # ------------------------------------------------------------------ layout

    def _add_docks(self) -> dict[str, QDockWidget]:
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            self.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        panels = self._panels
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        docks = {
            "contents": self._dock("Contents", panels.contents, left),
            "bookmarks": self._dock("Bookmarks", panels.bookmarks, left),
            "results": self._dock("Results", panels.results, right),
            "details": self._dock("Details", panels.details, right),
            "timeline": self._dock(
                "Timeline", panels.timeline, Qt.DockWidgetArea.BottomDockWidgetArea
            ),
        }
        self.tabifyDockWidget(docks["contents"], docks["bookmarks"])
        self.tabifyDockWidget(docks["results"], docks["details"])
        docks["contents"].raise_()
        docks["results"].raise_()
        self.resizeDocks(
            [docks["contents"], docks["results"]], [_LEFT, _RIGHT], Qt.Orientation.Horizontal
        )
        self.resizeDocks([docks["timeline"]], [_BOTTOM], Qt.Orientation.Vertical)
        return docks

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        """A dock without a title bar of its own: its tab (or its header) says what it is."""
        dock = QDockWidget(title, self)
        dock.setObjectName(title.lower())
        dock.setWidget(panel)
        bare = QWidget(dock)
        bare.setFixedHeight(0)
        dock.setTitleBarWidget(bare)
        dock.topLevelChanged.connect(
            lambda floating: dock.setTitleBarWidget(None if floating else bare)  # pyright: ignore[reportArgumentType] - Qt takes None
        )
        self.addDockWidget(area, dock)
        return dock

    def _add_toolbar(self) -> None:
        actions = self._command_actions
        bar = QToolBar("Toolbar", self)
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setMinimumHeight(sizes.TOOLBAR_HEIGHT)
        bar.toggleViewAction().setVisible(False)
        bar.addAction(actions["back"])
        bar.addAction(actions["forward"])
        bar.addWidget(_stretch())
        bar.addWidget(self._panels.search_box)
        bar.addWidget(_stretch())
        bar.addAction(actions["bookmark"])
        self._text_button.setText("Aa")
        self._text_button.setToolTip("Text size and colours")
        self._text_button.setAccessibleName("Text size and colours")
        self._menu_button.setText("⋯")
        self._menu_button.setToolTip("Menu (F10)")
        self._menu_button.setAccessibleName("Menu")
        for button in (self._text_button, self._menu_button):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            bar.addWidget(button)
        for action in ("back", "forward", "bookmark"):
            button = bar.widgetForAction(actions[action])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bookmark = bar.widgetForAction(actions["bookmark"])
        if isinstance(bookmark, QToolButton):
            bookmark.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)

    # ------------------------------------------------------------------ after the first paint

    def finish(self, icons: IconFont, tokens: Tokens) -> None:
        """Menus and icons: what the first paint can do without."""
        actions = self._command_actions
        actions.set_icons(icons, tokens)
        for button, name in ((self._text_button, "text-aa"), (self._menu_button, "dots-three")):
            if icons.has(name):
                button.setIcon(icons.icon(name, tokens))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if self._menu_button.menu() is None:
            toggles = [dock.toggleViewAction() for dock in self.docks.values()]
            self._menu_button.setMenu(actions.menu(self._menu_button, {Menu.VIEW: toggles}))
            self._text_button.setMenu(actions.reading_menu(self._text_button))
        for tabs in self.findChildren(QTabBar):
            tabs.setDrawBase(False)
            tabs.setExpanding(False)

    def open_menu(self) -> None:
        """F10: open the menu from the keyboard."""
        self._menu_button.showMenu()

    # ------------------------------------------------------------------ panels

    def show_panel(self, name: str) -> None:
        """Bring a dock to the front, leaving the keyboard where it is."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()

    def layout_state(self) -> tuple[bytes, bytes]:
        """Geometry of the window, and where the docks are."""
        return bytes(self.saveGeometry().data()), bytes(self.saveState(LAYOUT_VERSION).data())

    def restore_layout(self, geometry: bytes, docks: bytes) -> None:
        """Put the window and its docks where they were; what Qt cannot read is left as it is."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if docks:
            self.restoreState(QByteArray(docks), LAYOUT_VERSION)

    # ------------------------------------------------------------------ Qt's own events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the session be saved before the window goes."""
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped anywhere are imported."""
        from pathlib import Path  # not needed for the first paint

        paths: list[Path] = [
            Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()
        ]
        if paths:
            event.acceptProposedAction()
            self.filesDropped.emit(paths)


def _stretch() -> QWidget:
    """Empty room that pushes the search box to the middle."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return room
