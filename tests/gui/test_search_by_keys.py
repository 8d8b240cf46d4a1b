"""Everything that a search can do, without a mouse: from the first letter to the search kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from db.ingest.pipeline import import_file
from db.store.library import Library
from gui.dialogs.naming import NameDialog
from gui.panels.results_chips import ChipKind
from tests.gui.keys import Keyboard, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk
    from gui.models.results import ResultsModel

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Reader:
    """Somebody with a keyboard, a screen, and patience."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.keyboard = Keyboard(qtbot)
        self.panels, self.searching = desk.panels, desk.searching
        self.box, self.results = desk.panels.search_box, desk.panels.results
        self.facets = desk.filter_wiring.facets
        self.press = self.keyboard.press

    def wait(self, seen: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()))

    @property
    def total(self) -> int:
        return self.searching.answer.total

    @property
    def model(self) -> ResultsModel:
        return self.results.list.rows

    def search(self, text: str) -> int:
        """Type over what stands in the box; how many passages there are once all is counted."""
        self.press("Ctrl+Shift+F")
        assert self.keyboard.at is self.box.line
        self.keyboard.type(text)
        return self.settle(text)

    def settle(self, text: str) -> int:
        """Until the answer is to this and counted, and nothing is on its way."""
        self.wait(lambda: self.searching.answer.query == text)
        self.wait(lambda: self.searching.counts is not None or not self.total)
        return self.total

    def chips(self, kind: ChipKind) -> list[str]:
        return [chip.text for chip in self.results.head.chips.chips() if chip.kind is kind]


@pytest.fixture
def reader(
    qtbot: QtBot, start: Callable[[], Nonpaper], library_folder: Path, tmp_path: Path
) -> Reader:
    """Beside the bundled letter a short report, and one of many passages."""
    report, wells = tmp_path / "report.txt", tmp_path / "wells.txt"
    report.write_text(
        "Report on ombudsman institutions\n\nThe ombudsman was heard in 2019.\n\n"
        "A seminar on wells was held on 3 May 2018.\n",
        encoding="utf-8",
    )
    lines = [f"Village {n} has a well that was dug with its own hands." for n in range(120)]
    wells.write_text("Wells of the region\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    with Library.open(library_folder) as library:
        assert import_file(library, report).ok
        assert import_file(library, wells).ok
    nonpaper = start()
    assert nonpaper.desk is not None
    reader = Reader(qtbot, nonpaper.desk)
    reader.keyboard.go_to(nonpaper.window)
    return reader


def test_the_whole_story_of_a_search_with_keys_alone(reader: Reader, tmp_path: Path) -> None:
    take_what_is_offered(reader)
    walk_the_list(reader)
    bookmark_and_open(reader)
    put_in_order(reader)
    look_for_words_as_they_are(reader)
    leave_other_names_out(reader)
    narrow_by_a_value(reader)
    narrow_by_a_span(reader)
    search_in_what_was_found(reader)
    ask_why(reader)
    copy_and_export(reader, tmp_path)
    keep_the_search(reader)
    take_an_earlier_search(reader)
    take_the_nearest_spelling(reader)


def take_what_is_offered(reader: Reader) -> None:
    reader.press("Ctrl+Shift+F")
    reader.keyboard.type("ombu")
    reader.wait(lambda: reader.box.completing.is_open)
    reader.press("Tab")
    assert not reader.box.completing.is_open
    assert reader.box.text().strip() == "ombudsman"
    assert reader.settle(reader.box.text()) > 2


def walk_the_list(reader: Reader) -> None:
    """The keyboard stays in the box; the mark moves in the list, over its headings."""
    reader.press("Down")
    assert reader.results.current() == 0
    reader.press("Down", "Down", "Up")
    assert reader.results.current() == 1
    assert reader.keyboard.at is reader.box.line


def bookmark_and_open(reader: Reader) -> None:
    reader.press("Ctrl+Return")
    assert reader.box.count_text() == f"2 of {reader.total}"
    assert reader.keyboard.at is reader.box.line
    hit = reader.results.known_hit(1)
    assert hit is not None
    reader.press("Ctrl+D")
    reader.wait(lambda: hit.place.block in reader.searching.pages.bookmarked)
    row = reader.results.list.current_row()
    assert "bookmarked" in reader.model.index(row, 0).data(SPOKEN)
    reader.press("Up", "Return")
    assert reader.box.count_text() == f"1 of {reader.total}"
    assert reader.keyboard.at is reader.panels.reader
    reader.press("F3")
    assert reader.keyboard.at is reader.panels.reader


def put_in_order(reader: Reader) -> None:
    reader.search("ombudsman ")
    for key, said in (
        ("Ctrl+3", "by date"),
        ("Ctrl+2", "as one reads"),
        ("Ctrl+1", "by relevance"),
    ):
        reader.press(key)
        reader.wait(lambda said=said: said in reader.results.summary())
    headings = [reader.model.heading(row) for row in range(reader.model.rowCount())]
    assert sum(held is not None for held in headings) > 1
    reader.press("Ctrl+Shift+G")
    reader.wait(lambda: reader.model.rowCount() == reader.total)
    reader.press("Ctrl+Shift+G")


def look_for_words_as_they_are(reader: Reader) -> None:
    forms = reader.search("well ")
    reader.press("Ctrl+Shift+X")
    reader.wait(lambda: 0 < reader.total < forms)
    assert reader.chips(ChipKind.EXACT) == ["exact words only"]
    reader.press("Ctrl+Shift+X")
    reader.wait(lambda: reader.total == forms)


def leave_other_names_out(reader: Reader) -> None:
    both = reader.search("UPR ")
    assert reader.chips(ChipKind.ALSO) == ["also: universal periodic review"]
    reader.press("Ctrl+Shift+N")
    reader.wait(lambda: reader.total < both)
    assert reader.chips(ChipKind.NAMES_OFF)
    reader.keyboard.press_until("Tab", named("no other names"))
    reader.press("Space")
    reader.wait(lambda: reader.total == both)


def narrow_by_a_value(reader: Reader) -> None:
    whole = reader.search("seminar ")
    reader.press("Ctrl+Shift+L")
    tree = reader.facets.tree
    reader.wait(lambda: reader.keyboard.at is tree)
    row = reader.facets.model.row_at(tree.currentIndex())
    assert row is not None
    reader.press("Space")
    reader.wait(lambda: reader.total == row[1].count)
    reader.settle("seminar ")
    assert sum(count for _, count in reader.searching.answer.section_counts) == reader.total
    assert reader.searching.pages.total == reader.total <= whole
    (chip,) = reader.facets.chips.chips()
    assert chip.text == row[1].label
    assert reader.keyboard.at is tree
    reader.keyboard.press_until("Shift+Tab", named(chip.text))
    reader.press("Del")
    reader.wait(lambda: reader.total == whole)
    assert not reader.searching.filters


def narrow_by_a_span(reader: Reader) -> None:
    whole = reader.total
    reader.press("Ctrl+T", "Home", "Shift+Right", "Shift+Right")
    span = reader.searching.filters.span
    assert span is not None
    reader.wait(lambda: reader.total < whole)
    reader.press("Ctrl+Shift+L")
    (chip,) = reader.facets.chips.chips()
    reader.keyboard.press_until("Shift+Tab", named(chip.text))
    reader.press("Del")
    reader.wait(lambda: reader.total == whole)
    assert reader.panels.timeline.chart._span is None


def search_in_what_was_found(reader: Reader) -> None:
    whole = reader.search("seminar ")
    reader.press("Ctrl+Shift+R")
    reader.wait(lambda: reader.searching.answer.query == "")
    assert reader.keyboard.at is reader.box.line
    assert reader.total == whole
    reader.keyboard.type("wells")
    reader.wait(lambda: reader.searching.answer.query == "wells")
    assert reader.total == 1
    for _ in ("suggestions", "words", "level"):  # each Esc takes one away
        if reader.searching.before:
            reader.press("Esc")
    assert reader.box.text() == "seminar "
    reader.wait(lambda: reader.total == whole)


def ask_why(reader: Reader) -> None:
    reader.press("Down", "Ctrl+I")
    reader.wait(reader.results.why.isVisible)
    assert "“seminar”" in reader.results.why.reasons.text()
    reader.press("Down")
    assert not reader.results.why.isVisible()


def copy_and_export(reader: Reader, folder: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    reader.press("Ctrl+Shift+C")
    reader.wait(lambda: "seminar" in clipboard.text().lower())
    assert reader.panels.status.currentMessage() == "Copied 1 passage with citation"
    reader.press("Ctrl+Shift+E")
    window = reader.box.window()
    (dialog,) = (one for one in window.findChildren(QFileDialog) if one.isVisible())
    reader.keyboard.go_to(dialog)
    reader.keyboard.type(str(folder / "found.md"))
    reader.press("Return")
    reader.wait(lambda: "Wrote" in reader.panels.status.currentMessage())
    assert (folder / "found.md").read_text(encoding="utf-8").lower().count(
        "seminar"
    ) >= reader.total
    reader.keyboard.go_to(window)


def keep_the_search(reader: Reader) -> None:
    reader.press("Ctrl+Shift+F", "Ctrl+Shift+S")
    window = reader.box.window()
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    reader.keyboard.go_to(dialog)
    reader.keyboard.type("Meetings")
    reader.press("Return")
    reader.keyboard.go_to(window)
    assert reader.desk.search_wiring.saving.saved() == (("seminar", "Meetings"),)


def take_an_earlier_search(reader: Reader) -> None:
    """The empty box offers what is kept and what led somewhere lately."""
    reader.press("Ctrl+Shift+F", "Del", "Down")
    completing = reader.box.completing
    reader.wait(lambda: completing.is_open)
    popup = completing.popup
    assert popup is not None
    offered = [popup.model.offer(row) for row in range(popup.model.rowCount())]
    inserts = [offer.insert.strip() for offer in offered if offer is not None]
    assert {"seminar", "ombudsman"} <= set(inserts)
    while (current := popup.current()) is None or current.insert.strip() != "ombudsman":
        reader.press("Down")
    reader.press("Return")
    assert reader.box.text().strip() == "ombudsman"
    assert reader.settle(reader.box.text())


def take_the_nearest_spelling(reader: Reader) -> None:
    assert reader.search("ombudsmann ") == 0
    reader.keyboard.press_until("Tab", named("ombudsman"))
    reader.press("Space")
    assert reader.box.text().strip() == "ombudsman"
    assert reader.settle(reader.box.text())
