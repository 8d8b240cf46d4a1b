"""The context menu of the text. May import db.model and the page's own parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from db.model import BlockKind, BookmarkTarget
from gui.reader.targets import Target, TargetKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.reader.margin import MarginMarks
    from gui.reader.passages import Passage
    from gui.reader.view import ReaderView


def build_menu(
    view: ReaderView,
    passage: Passage,
    target: Target | None,
    marks: MarginMarks,
    activate: Callable[[Target], None],
) -> QMenu:
    """The menu for a passage and for what is under the mouse or the caret in it."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    selected = view.selection_place() is not None
    copy = menu.addAction("&Copy", view.copy)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.setEnabled(selected)
    if target is not None:
        names = {
            TargetKind.NOTE: "Open the &note",
            TargetKind.MISSING: "About this &mark",
            TargetKind.BACK: "Go to the note's &reference",
            TargetKind.EVENT: "Show on the &timeline",
        }
        menu.addAction(names[target.kind], lambda: activate(target))
        if target.kind is TargetKind.EVENT:
            menu.addAction("Edit this &event…", lambda: view.eventEditRequested.emit(target.number))
    menu.addSeparator()
    selection = view.selection_place()
    if selection is not None:
        menu.addAction("&Make an event…", lambda: view.eventMakeRequested.emit(selection))
        menu.addAction(
            "Bookmark this s&election",
            lambda: view.request_bookmark(BookmarkTarget.SELECTION, passage),
        )
    if passage.block is not None:
        _add_bookmarks(menu, view, passage, marks)
    return menu


def _add_bookmarks(menu: QMenu, view: ReaderView, passage: Passage, marks: MarginMarks) -> None:
    block = passage.block
    own = marks.passages.get(passage.index, ())
    if block is not None and block.kind is not BlockKind.HEADING:
        whole = any(mark.target is BookmarkTarget.BLOCK for mark in own)
        paragraph = menu.addAction(
            "Bookmark this &paragraph",
            lambda: view.request_bookmark(BookmarkTarget.BLOCK, passage),
        )
        paragraph.setEnabled(not whole)
    section = marks.sections.get(passage.section)
    if section is None:
        menu.addAction(
            "Bookmark this &section",
            lambda: view.request_bookmark(BookmarkTarget.SECTION, passage),
        )
    for mark in dict.fromkeys((*own, *((section,) if section else ()))):
        number = mark.id
        title = mark.title.replace("&", "&&")
        menu.addAction(
            f"Remove bookmark “{title}”",
            lambda number=number: view.bookmarkRemoveRequested.emit(number),
        )
