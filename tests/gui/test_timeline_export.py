"""The timeline exported and printed from the window, with real keys, dialogs and files."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QPushButton

from gui.commands import BY_ID
from gui.dialogs.timeline_export import FORMATS, TimelineExportDialog
from tests.gui.files import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from db.cancel import CancelToken
    from gui.app import Nonpaper
    from gui.desk import Desk


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


def press(widget: QWidget, keys: str) -> None:
    combination = QKeySequence(keys)[0]  # pyright: ignore[reportIndexIssue] - the stubs lack it
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def ask(nonpaper: Nonpaper) -> TimelineExportDialog:
    assert nonpaper.desk is not None
    nonpaper.desk.actions["export-timeline"].trigger()
    return shown(nonpaper)


def shown(nonpaper: Nonpaper) -> TimelineExportDialog:
    found = nonpaper.window.findChildren(TimelineExportDialog)
    (dialog,) = [one for one in found if one.isVisible()]
    return dialog


def choose(dialog: TimelineExportDialog, name: str) -> None:
    """By its first letters, as on any list."""
    QTest.keyClicks(dialog.format, name)
    assert dialog.format.currentText().startswith(name)


def save_as(qtbot: QtBot, desk: Desk, dialog: TimelineExportDialog, path: Path) -> str:
    """Go on to the file dialog, type a name, and wait for what is said then."""
    press(dialog.format, "Return")
    (files,) = [one for one in desk._nonpaper.window.findChildren(QFileDialog) if one.isVisible()]
    assert files.windowTitle() == "Export timeline as"
    with qtbot.waitSignal(desk.timeline_exporting.said, timeout=PATIENCE) as told:
        files.selectFile(str(path))
        files.accept()
    assert told.args is not None
    return str(told.args[0])


def test_the_keys_lead_from_the_page_to_a_table_in_a_file(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    press(nonpaper.window, BY_ID["export-timeline"].shortcuts[0])
    dialog = shown(nonpaper)
    assert dialog.focusWidget() is dialog.format
    assert dialog.count.text() == "25 events, 3 undated"
    said = save_as(qtbot, desk, dialog, tmp_path / "mine")
    assert said == "Wrote mine.csv: 25 events, 3 undated"
    assert nonpaper.window.statusBar().currentMessage() == said
    with open(tmp_path / "mine.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["headline"] for row in rows] == [event.headline for event in desk.wiring.events]
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["mine.csv"]


def test_every_format_is_written_under_its_own_ending(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    starts = (b"\xef\xbb\xbfdate", b"BEGIN:VCAL", b'{"title', b"# Letter", b'{"scale')
    starts += (b"<?xml", b"\x89PNG")
    for form, start in zip(FORMATS, starts, strict=True):
        dialog = ask(nonpaper)
        choose(dialog, FORMATS[form][0][:6])
        path = tmp_path / f"timeline-{form.value}"
        said = save_as(qtbot, desk, dialog, path)
        written = path.with_name(path.name + form.suffix)
        assert written.read_bytes().startswith(start)
        assert ("no place in it" in said) == form.leaves_out_undated
    image = QImage(str(tmp_path / "timeline-png.png"))
    assert (image.width(), image.dotsPerMeterX()) == (3509, 11811)


def test_what_is_shown_and_what_is_selected_can_be_exported_alone(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    timeline = desk.panels.timeline
    dialog = ask(nonpaper)
    assert [dialog.scope.itemText(n) for n in range(dialog.scope.count())] == [
        "All of the document",
        "What the timeline shows",
    ]
    press(dialog, "Escape")
    timeline.header.list.setChecked(True)
    QTest.keyClicks(timeline.list.filter, "round")
    press(timeline.list.filter, "Down")
    press(timeline.table, "Shift+Down")
    dialog = ask(nonpaper)
    QTest.keyClick(dialog.scope, Qt.Key.Key_End)
    assert dialog.scope.currentText() == "What is selected"
    assert dialog.count.text() == "2 events"
    QTest.keyClick(dialog.scope, Qt.Key.Key_Up)
    assert dialog.count.text() == "4 events"
    choose(dialog, "Data")
    save_as(qtbot, desk, dialog, tmp_path / "some.json")
    value = json.loads((tmp_path / "some.json").read_text(encoding="utf-8"))
    assert all("round" in row["headline"].lower() for row in value["events"])
    assert len(value["events"]) == 4
    # What was chosen is chosen again.
    assert ask(nonpaper).format.currentText() == "Data (JSON)"


def test_a_full_disk_or_a_forbidden_folder_is_said_in_one_line(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").mkdir()  # where nothing can be written, whoever one is

    def boxes() -> list[QMessageBox]:
        found = nonpaper.window.findChildren(QMessageBox)
        return [box for box in found if box.isVisible()]

    dialog = ask(nonpaper)
    choice = dialog.choice()
    press(dialog, "Escape")
    exporting = desk.timeline_exporting
    what = exporting._exportable()
    assert what is not None
    exporting._save(what, what.events, choice, tmp_path / "x.csv")
    qtbot.waitUntil(lambda: len(boxes()) == 1, timeout=PATIENCE)
    (box,) = boxes()
    assert box.text() == "x.csv could not be written: Is a directory."
    press(box, "Escape")
    assert not exporting._soon.isActive()


def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    exporting = desk.timeline_exporting

    def work(token: CancelToken, tell: Callable[[int], object]) -> None:
        tell(3)
        token._event.wait(PATIENCE / 1000)
        token.check()

    exporting._total = 10
    exporting._soon.start()
    with qtbot.waitSignal(exporting.said, timeout=PATIENCE) as told:
        desk._files.write(work, lambda done: exporting._saved(f"done: {done}"))
        qtbot.waitUntil(lambda: exporting._progress is not None, timeout=PATIENCE)
        progress = exporting._progress
        assert isinstance(progress, QProgressDialog)
        qtbot.waitUntil(lambda: progress.value() == 3, timeout=PATIENCE)
        (cancel,) = progress.findChildren(QPushButton)
        press(cancel, "Space")
    assert told.args == ["done: False"]
    assert exporting._progress is None


def test_a_file_that_is_there_is_not_replaced_unasked(
    nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text("precious")
    press(ask(nonpaper).format, "Return")
    (files,) = [one for one in nonpaper.window.findChildren(QFileDialog) if one.isVisible()]
    assert not files.testOption(QFileDialog.Option.DontConfirmOverwrite)
    files.selectFile(str(tmp_path / "mine"))
    assert files.selectedFiles() == [str(tmp_path / "mine.csv")], "asked about by its whole name"
    press(files, "Escape")
    assert (tmp_path / "mine.csv").read_text() == "precious"


def test_the_menu_at_the_timeline_holds_the_same_commands_and_the_columns(
    nonpaper: Nonpaper, desk: Desk
) -> None:
    header = desk.panels.timeline.header
    header.more.setFocus()
    press(header.more, "Space")
    assert header.more_menu.isVisible()
    names = [action.text().replace("&", "") for action in header.more_menu.actions()]
    assert names == ["Columns", "Export timeline…", "Print timeline…"]
    press(header.more_menu, "Escape")


def test_the_print_preview_shows_the_chart_on_its_side(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    desk.actions["print-timeline"].trigger()
    (preview,) = nonpaper.window.findChildren(QPrintPreviewDialog)
    assert preview.isVisible()
    layout = preview.printer().pageLayout()
    assert layout.orientation() == layout.Orientation.Landscape
    preview.reject()


def test_without_a_document_there_is_nothing_to_export(nonpaper: Nonpaper, desk: Desk) -> None:
    desk.reading.content = None
    desk.timeline_exporting.ask()
    assert nonpaper.window.statusBar().currentMessage() == "There are no events to export"
    desk.timeline_exporting.print_out()
    assert nonpaper.window.statusBar().currentMessage().startswith("There is nothing")
