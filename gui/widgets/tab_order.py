"""Where Tab goes in a window of docks: round all that can be seen, one area after the other.

Qt's own order is that in which things were made, and it does not know that a dock behind another
tab is out of sight: the keyboard would go where nobody sees it. May import Qt only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QScrollArea, QTabBar, QToolBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QMainWindow

_Area = Qt.DockWidgetArea
_FIRST = 0  # the toolbar
_PAGE = 2  # the central widget
_LAST = 5  # the status bar
_OF_AREA = {_Area.TopDockWidgetArea: 1, _Area.LeftDockWidgetArea: 1, _Area.RightDockWidgetArea: 3}
_BELOW = 4
_TABS, _DOCK = 0, 1  # the tabs of docks come before what they show


def step(window: QMainWindow, *, forward: bool) -> bool:
    """Move the keyboard to the next widget, or the one before; say whether it moved."""
    stops = tab_stops(window)
    here = QApplication.focusWidget()
    if not stops:
        return False
    if here in stops:
        at = stops.index(here) + (1 if forward else -1)
    else:
        at = _after(window, stops, here, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    goal = stops[at % len(stops)]
    goal.setFocus(reason)
    _bring_in_sight(goal)
    return True


def tab_stops(window: QMainWindow) -> list[QWidget]:
    """All that Tab reaches: from the toolbar to the left, the page, the right, what is below."""
    seen = [widget for widget in _below(window) if _is_stop(window, widget)]
    places = {widget: _place(window, widget) for widget in seen}
    return sorted(seen, key=lambda widget: places[widget])


def _bring_in_sight(widget: QWidget) -> None:
    """Scroll what it is in: Qt does so only where the keyboard was inside already."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 0)
        above = above.parentWidget()


def _after(
    window: QMainWindow, stops: list[QWidget], here: QWidget | None, *, forward: bool
) -> int:
    """Where to go from a widget that is no stop itself, as a text that was clicked."""
    if here is None or not window.isAncestorOf(here):
        return 0 if forward else -1
    all_of_them = list(_below(window))
    order = {
        widget: (_place(window, widget), all_of_them.index(widget)) for widget in (*stops, here)
    }
    later = [at for at, widget in enumerate(stops) if order[widget] > order[here]]
    first = later[0] if later else len(stops)
    return first if forward else first - 1


def _below(widget: QWidget) -> Iterator[QWidget]:
    """Everything in a widget, what holds others before them, as one reads.

    Neither ``nextInFocusChain`` nor the items of layouts are asked: PySide ties the wrappers they
    give to what was asked, and takes living widgets for deleted when that goes.
    """
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    for child in _as_one_reads(child for child in children if not child.isWindow()):
        yield child
        yield from _below(child)


def _as_one_reads(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Row after row from the top, each from the left; siblings."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda widget: widget.y()):
        middle = widget.y() + widget.height() / 2
        if rows and middle < rows[-1][0].y() + rows[-1][0].height():
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=lambda widget: widget.x())]


def _is_stop(window: QWidget, widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(window)
        and widget.window() is window
        and not _is_behind(widget)
    )


def _is_behind(widget: QWidget) -> bool:
    """Whether it is in a dock behind another tab: Qt leaves that visible, but out of the window."""
    dock = _dock_of(widget)
    return dock is not None and (dock.geometry().right() < 0 or dock.geometry().bottom() < 0)


def _dock_of(widget: QWidget) -> QDockWidget | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QDockWidget):
        above = above.parentWidget()
    return above


def _place(window: QMainWindow, widget: QWidget) -> tuple[int, int, int]:
    """The area it is in, how far down or to the right in that, and what comes first there."""
    part = widget
    while (above := part.parentWidget()) is not None and above is not window:
        part = above
    if isinstance(part, QToolBar):
        return _FIRST, 0, 0
    if isinstance(part, QDockWidget):
        return _of_dock(window, part, _DOCK)
    if isinstance(part, QTabBar):
        shown = part.tabText(part.currentIndex())
        for dock in window.findChildren(QDockWidget):
            if dock.windowTitle() == shown:
                return _of_dock(window, dock, _TABS)
    return (_PAGE if part is window.centralWidget() else _LAST), 0, 0


def _of_dock(window: QMainWindow, dock: QDockWidget, rank: int) -> tuple[int, int, int]:
    area = _OF_AREA.get(window.dockWidgetArea(dock), _BELOW)
    side = dock.x() if area == _BELOW else dock.y()
    return area, side, rank
