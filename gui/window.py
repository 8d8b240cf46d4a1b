"""The window: where things are, and nothing else. Wiring is in gui.wiring, building in gui.app.

It is built in two steps, so that the page is painted at once: first the page with empty docks and
an empty toolbar of their right sizes, then, after the first paint, what goes into them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSizePolicy,
    QStatusBar,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from gui.commands import Menu
from gui.theme import tokens as sizes
from gui.widgets.room import PanelRoom
from gui.widgets.tab_order import step

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
_LEFT, _RIGHT, _BOTTOM = 264, 300, 268  # widths and height of the docks at first
_STATUS = 26
_FRAME = 40  # what a window manager's title bar takes
_PAGE, _PAGE_LOW, _PAGE_HIGH = 280, 128, 256  # the narrowest and the lowest pages to be read


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

    def __init__(self, reader: ReaderView) -> None:
        super().__init__()
        self.setWindowTitle("Nonpaper")
        self.setObjectName("window")
        self.setMinimumSize(640, 420)
        room = self.screen().availableSize()
        self.resize(min(1280, room.width()), min(800, room.height() - _FRAME))
        # In a small window the docks give way, not the page.
        reader.setMinimumSize(_PAGE, min(self._scaled(_PAGE_LOW), _PAGE_HIGH))
        self.setCentralWidget(reader)
        self.docks = self._add_docks()
        self._bar = self._add_toolbar()
        self._status_room = QStatusBar()
        self._status_room.setMinimumHeight(self._scaled(_STATUS))
        self.setStatusBar(self._status_room)
        self._menu_button: QToolButton | None = None

    # ------------------------------------------------------------------ layout

    def _add_docks(self) -> dict[str, QDockWidget]:
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging  # lets a tab be dragged out
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            self.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        docks = {
            "contents": self._dock("Contents", left),
            "bookmarks": self._dock("Bookmarks", left),
            "results": self._dock("Results", right),
            "details": self._dock("Details", right),
            "timeline": self._dock("Timeline", Qt.DockWidgetArea.BottomDockWidgetArea),
        }
        self.tabifyDockWidget(docks["contents"], docks["bookmarks"])
        self.tabifyDockWidget(docks["results"], docks["details"])
        docks["contents"].raise_()
        docks["results"].raise_()
        return docks

    def arrange(self) -> None:
        """Give the docks the sizes of the look, and the page at least half of a small window."""
        docks, width, height = self.docks, self.width(), self.height()
        self.resizeDocks(
            [docks["contents"], docks["results"]],
            [min(self._scaled(_LEFT), width * 23 // 100), min(self._scaled(_RIGHT), width // 4)],
            Qt.Orientation.Horizontal,
        )
        self.resizeDocks(
            [docks["timeline"]],
            [min(self._scaled(_BOTTOM), height * 34 // 100)],
            Qt.Orientation.Vertical,
        )

    def _scaled(self, pixels: int) -> int:
        """A length of the look at the system's text size."""
        return round(pixels * max(1.0, self.font().pixelSize() / sizes.SIZE_BODY))

    def _dock(self, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        """A dock without a title bar of its own: its tab (or its header) says what it is."""
        dock = QDockWidget(title, self)
        dock.setObjectName(title.lower())
        bare = QWidget(dock)
        bare.setFixedHeight(0)
        dock.setTitleBarWidget(bare)
        dock.topLevelChanged.connect(lambda floating: _show_title(dock, bare, floating=floating))
        self.addDockWidget(area, dock)
        return dock

    def _add_toolbar(self) -> QToolBar:
        bar = QToolBar("Toolbar", self)
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setFloatable(False)
        strut = QWidget()  # a tool bar takes its height from what is in it
        strut.setFixedSize(1, self._scaled(sizes.TOOLBAR_HEIGHT) - 3)
        bar.addWidget(strut)
        self.addToolBar(bar)
        return bar

    # ------------------------------------------------------------------ after the first paint

    def furnish(self, panels: Panels, actions: Actions) -> None:
        """Fill the docks, the toolbar and the status bar."""
        for name, panel in (
            ("contents", panels.contents),
            ("bookmarks", panels.bookmarks),
            ("results", panels.results),
            ("details", panels.details),
            ("timeline", panels.timeline),
        ):
            # The timeline has a header of its own, and takes what room there is.
            self.docks[name].setWidget(panel if name == "timeline" else PanelRoom(panel))
        # The timeline has no tab to drag: its header is what moves it.
        panels.timeline.header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.docks["timeline"].setTitleBarWidget(panels.timeline.header)
        self.setStatusBar(panels.status)
        actions.add_to(self)
        self.setAcceptDrops(True)
        self._fill_toolbar(panels.search_box, actions)

    def _fill_toolbar(self, search_box: QWidget, actions: Actions) -> None:
        bar = self._bar
        icon = self._scaled(18)
        bar.setIconSize(QSize(icon, icon))
        bar.toggleViewAction().setVisible(False)
        for name in ("back", "forward"):
            bar.addAction(actions[name])
        bar.addWidget(_stretch())
        bar.addWidget(search_box)
        bar.addWidget(_stretch())
        bar.addAction(actions["bookmark"])
        toggles = [dock.toggleViewAction() for dock in self.docks.values()]
        text = _menu_button("Text size and colours", "text-aa", "Aa")
        text.setMenu(actions.reading_menu(text))
        menu = _menu_button("Menu", "dots-three", "⋯")
        menu.setToolTip("Menu (F10)")
        menu.setMenu(actions.menu(menu, {Menu.VIEW: toggles}))
        self._menu_button = menu
        for button in (text, menu):
            bar.addWidget(button)
        for name in ("back", "forward", "bookmark"):
            button = bar.widgetForAction(actions[name])
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if name == "bookmark":
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def set_icons(self, icons: IconFont, tokens: Tokens) -> None:
        """Draw the toolbar's icons in a theme's colours."""
        for button in self._bar.findChildren(QToolButton):
            name = button.property("icon-name")
            if isinstance(name, str) and icons.has(name):
                button.setIcon(icons.icon(name, tokens))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def open_menu(self) -> None:
        """F10: open the menu from the keyboard."""
        if self._menu_button is not None:
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
        """Put the window and its docks where they were, or, what Qt cannot read, as at first."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if not docks or not self.restoreState(QByteArray(docks), LAYOUT_VERSION):
            self.arrange()

    # ------------------------------------------------------------------ Qt's own events

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Tab and Shift+Tab: round what can be seen, area after area."""
        return step(self, forward=next)

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


def _show_title(dock: QDockWidget, bare: QWidget, *, floating: bool) -> None:
    """A floating panel gets the window's own title bar, unless it has a header of its own."""
    if dock.titleBarWidget() in (bare, None):
        dock.setTitleBarWidget(None if floating else bare)  # pyright: ignore[reportArgumentType] - Qt takes None


def _menu_button(name: str, icon: str, text: str) -> QToolButton:
    """A toolbar button that opens a menu; ``text`` stands until there are icons."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setProperty("icon-name", icon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _stretch() -> QWidget:
    """Empty room that pushes the search box to the middle."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return room
