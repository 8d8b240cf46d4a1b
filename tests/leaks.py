"""Finds what a test left behind: threads, windows, timers, database files. For conftest.py."""

from __future__ import annotations

import gc
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Living:
    """What is there at one moment, by identity."""

    threads: frozenset[threading.Thread]
    files: frozenset[str]  # "descriptor path" of databases; empty where /proc is not
    widgets: frozenset[int]
    timers: frozenset[int]


def now(*, qt: bool) -> Living:
    """Look around; ``qt`` also scans for timers and QThreads (10 ms), so only where Qt is used."""
    return Living(
        threads=frozenset(t for t in threading.enumerate() if not t.daemon),
        files=frozenset(_open_databases()),
        widgets=frozenset(map(_address, _top_level_widgets())),
        timers=frozenset(map(_address, _running(_qt_objects()))) if qt else frozenset(),
    )


def left_behind(before: Living, *, qt: bool) -> list[str]:
    """Say what is there now and was not before; garbage that only awaits collection is not."""
    _delete_what_was_asked_to_go()
    found = _compare(before, qt=qt)
    if found:
        gc.collect()
        _delete_what_was_asked_to_go()
        found = _compare(before, qt=qt)
    return found


def _compare(before: Living, *, qt: bool) -> list[str]:
    found = [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if not thread.daemon and thread not in before.threads and thread.is_alive()
    ]
    found += [f"open database {file}" for file in set(_open_databases()) - before.files]
    found += [
        f"top-level widget {widget!r}"
        for widget in _top_level_widgets()
        if _address(widget) not in before.widgets
    ]
    if qt:
        found += [
            f"running {thing!r}"
            for thing in _running(_qt_objects())
            if _address(thing) not in before.timers
        ]
    return found


def _open_databases() -> list[str]:
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        return []
    found: list[str] = []
    for name in os.listdir(folder):
        try:
            target = os.readlink(folder / name)
        except OSError:
            continue
        if target.removesuffix(" (deleted)").endswith((".db", ".db-wal", ".sqlite")):
            found.append(f"{name} {target}")
    return found


def _top_level_widgets() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    # Qt keeps its tooltip and the popups of combo boxes for itself.
    return [
        widget
        for widget in widgets.QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    ]


def _qt_objects() -> list[Any]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    kinds = (core.QTimer, core.QThread)
    return [thing for thing in gc.get_objects() if isinstance(thing, kinds)]


def _running(things: list[Any]) -> list[Any]:
    from shiboken6 import Shiboken

    valid = [thing for thing in things if Shiboken.isValid(thing)]
    return [
        thing
        for thing in valid
        if (thing.isActive() if hasattr(thing, "isActive") else _works(thing))
    ]


def _works(thread: Any) -> bool:  # noqa: ANN401 - a QThread, which this module never imports
    """A QThread that runs and is not the one that asks."""
    return thread.isRunning() and not thread.isCurrentThread()


def _address(thing: Any) -> int:  # noqa: ANN401 - any object of Qt
    from shiboken6 import Shiboken

    return int(Shiboken.getCppPointer(thing)[0])


def _delete_what_was_asked_to_go() -> None:
    """Carry out deleteLater, which waits for an event loop that a test no longer runs."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
