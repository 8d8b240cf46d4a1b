"""Importing in the window, with real files, keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from db.model import Place
from gui.dialogs.import_rows import MANY_ROWS
from gui.dialogs.import_window import ImportWindow
from gui.jobs import Job, JobKind, JobState
from gui.models.jobs import JobRole, RowAction
from resources import BUNDLED_DOCUMENT
from tests.gui.files import PATIENCE, write_many_pages, write_speech

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app import Nonpaper
    from gui.desk import Desk

KEY = "letter-2014-09-29-belarus"


@pytest.fixture
def desk(nonpaper: Nonpaper) -> Desk:
    assert nonpaper.desk is not None
    return nonpaper.desk


def press(widget: QWidget, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def drop(window: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 20), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 20), copy, data, left, none))


def window_of(nonpaper: Nonpaper) -> ImportWindow | None:
    return nonpaper.window.findChild(ImportWindow)


def shown(nonpaper: Nonpaper) -> ImportWindow:
    window = window_of(nonpaper)
    assert window is not None
    assert window.isVisible()
    return window


def states(desk: Desk) -> list[JobState]:
    return [job.state for job in desk.importing.model.jobs]


def click(window: ImportWindow, row: int, action: RowAction) -> None:
    index = window.list.model().index(row, 0)
    window.list.scrollTo(index)
    parts = window.list.rows.parts(QRectF(window.list.visualRect(index)), index.data(JobRole.JOB))
    where = dict(parts.actions)[action].center().toPoint()
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


# ------------------------------------------------------------------ one file, many, folders


def test_one_small_file_just_opens(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    desk.importing._soon.setInterval(PATIENCE)  # however slow the machine is
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        drop(nonpaper.window, write_speech(tmp_path / "speech.txt"))
    assert "Geneva" in desk.panels.reader.toPlainText()
    assert window_of(nonpaper) is None
    assert desk.importing.model.rowCount() == 0


def test_a_dropped_folder_tells_of_every_file_and_the_page_stays(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    for name in ("a.txt", "below/b.txt"):
        write_speech(tmp_path / "papers" / name, name)
    (tmp_path / "papers" / "c.pdf").write_bytes(b"%PDF-1.4 and no more")
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        drop(nonpaper.window, tmp_path / "papers")
    window = shown(nonpaper)
    assert window.summary.text() == "2 documents are in the library; 1 file could not be read"
    assert desk.reading.content is not None
    assert desk.reading.content.document.key == KEY
    assert len(nonpaper.library.documents.list()) == 3
    click(window, 1, RowAction.OPEN)
    assert "a.txt" in desk.panels.reader.toPlainText()


def test_a_bad_file_is_told_calmly_and_the_library_is_untouched(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "zeros.txt"
    path.write_bytes(b"\0" * 1000)
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([path])
    window = shown(nonpaper)
    assert window.summary.text() == "0 documents are in the library; 1 file could not be read"
    QTest.mouseClick(window.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert f"{path}: Failed: " in text
    assert len(nonpaper.library.documents.list()) == 1


def test_the_broken_files_of_the_corpus_each_get_one_line(
    qtbot: QtBot, desk: Desk, shared: Path
) -> None:
    with qtbot.waitSignal(desk.importer.idle, timeout=4 * PATIENCE):
        desk.importing.read([shared / "corpus" / "broken"])
    failed = [job for job in desk.importing.model.jobs if job.state is JobState.FAILED]
    assert failed
    assert all(job.error and "\n" not in job.error for job in failed)
    assert all(job.ended for job in desk.importing.model.jobs)


def test_a_file_that_is_there_already_says_so_and_can_be_imported_again(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    before = nonpaper.library.documents.content(KEY).blocks[0].id
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([BUNDLED_DOCUMENT])
    window = shown(nonpaper)
    assert states(desk) == [JobState.ALREADY]
    assert window.summary.text() == "1 document is in the library already"
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        click(window, 0, RowAction.AGAIN)
    assert states(desk) == [JobState.DONE]
    assert nonpaper.library.documents.content(KEY).blocks[0].id == before, "the only document"
    reviewed: list[str] = []
    desk.importing.reviewRequested.connect(reviewed.append)
    click(window, 0, RowAction.REVIEW)
    assert reviewed == [KEY]


# ------------------------------------------------------------------ in the middle


def test_one_goes_on_working_while_a_long_file_is_read(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    desk.importing._soon.setInterval(PATIENCE)  # it comes when we say, however slow the machine is
    desk.importing.read([write_many_pages(tmp_path / "long.pdf")])
    qtbot.waitUntil(lambda: any(j.pages_done for j in desk.importing.model.jobs), timeout=PATIENCE)
    press(desk.panels.reader, "Ctrl+F")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "ombudsman")
    qtbot.waitUntil(lambda: desk.searching.answer.query == "ombudsman")
    assert desk.searching.answer.hits
    assert not any(job.ended for job in desk.importing.model.jobs), "it was answered meanwhile"
    desk.importing._soon.start(0)
    qtbot.waitUntil(lambda: window_of(nonpaper) is not None, timeout=PATIENCE)
    assert not shown(nonpaper).isModal()
    assert "long.pdf: " in shown(nonpaper).list.model().index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    desk.importing.read([write_speech(tmp_path / "speech.txt")])
    assert len(states(desk)) == 2
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        press(shown(nonpaper).list, "Home")
        press(shown(nonpaper).list, "Del")
    assert states(desk) == [JobState.CANCELLED, JobState.DONE]
    assert shown(nonpaper).summary.text() == "1 document is in the library; 1 cancelled"


def test_cancel_all_stops_everything(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    files = [write_many_pages(tmp_path / "long.pdf"), write_speech(tmp_path / "speech.txt")]
    desk.importing.read(files)
    desk.importing.show_window()
    window = shown(nonpaper)
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        QTest.mouseClick(window.cancel_all, Qt.MouseButton.LeftButton)
    assert set(states(desk)) == {JobState.CANCELLED}
    assert not window.cancel_all.isEnabled()
    assert len(nonpaper.library.documents.list()) == 1


def test_esc_puts_the_window_away_and_the_import_goes_on(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    desk.importing.read([write_many_pages(tmp_path / "long.pdf")])
    desk.importing.show_window()
    window = shown(nonpaper)
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        press(window.list, "Esc")
        assert not window.isVisible()
    assert not window.isVisible(), "it was not asked for again"
    assert len(nonpaper.library.documents.list()) == 2


def test_closing_the_program_in_the_middle_is_no_trouble(
    qtbot: QtBot, start: Callable[[], Nonpaper], tmp_path: Path
) -> None:
    first = start()
    assert first.desk is not None
    first.desk.importing.read([write_many_pages(tmp_path / "long.pdf")])
    model = first.desk.importing.model
    qtbot.waitUntil(lambda: any(j.pages_done for j in model.jobs), timeout=PATIENCE)
    second = start()
    assert [document.key for document in second.library.documents.list()] == [KEY]


# ------------------------------------------------------------------ choosing


def test_files_and_folders_are_chosen_in_the_systems_own_dialog(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    path = write_speech(tmp_path / "papers" / "speech.txt")
    press(desk.panels.reader, "Ctrl+O")
    dialog = nonpaper.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.close()
    desk.actions["import-folder"].trigger()
    dialog = nonpaper.window.findChildren(QFileDialog)[-1]
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        dialog.filesSelected.emit([str(path.parent)])
    dialog.close()
    assert len(nonpaper.library.documents.list()) == 2


def test_files_named_on_the_command_line_are_read_and_the_first_is_opened(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    one = write_speech(tmp_path / "one.txt", "Oslo")
    two = write_speech(tmp_path / "two.txt", "Rome")
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([one, two])
    assert "Oslo" in desk.panels.reader.toPlainText()


def test_the_place_is_kept_when_the_open_document_is_read_again_behind_others(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    """Its rows get other numbers, because another document came after it."""
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([write_speech(tmp_path / "speech.txt")])
    desk.wiring.open_from_start(KEY)
    content = desk.reading.content
    assert content is not None
    block = next(b for b in content.blocks if "Rita Izsák" in b.text)
    desk.reading.go(Place(KEY, block.section, block.id))
    top = desk.panels.reader.top_place()
    assert top is not None
    words = {b.id: b.text for b in content.blocks}[top.block]
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importer.import_again(KEY, "letter", "letter")
    again = desk.reading.content
    assert again is not None
    assert again.blocks[0].id != content.blocks[0].id
    here = desk.panels.reader.top_place()
    assert here is not None
    assert {b.id: b.text for b in again.blocks}[here.block] == words
    assert here.start == top.start
    blocks = {b.id for b in again.blocks}
    assert {p.block in blocks for p in desk.reading.history.places if p.document == KEY} == {True}


# ------------------------------------------------------------------ how it looks


@pytest.mark.parametrize("theme", ["theme-light", "theme-dark"])
def test_rows_fit_whatever_the_size_of_window_and_text(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path, theme: str
) -> None:
    """Long names are cut in their middle, reasons go over lines, actions stay inside the row."""
    desk.actions[theme].trigger()
    bad = tmp_path / f"{'a very long name ' * 12}.pdf"
    bad.write_bytes(b"%PDF-1.4 and no more")
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([bad, BUNDLED_DOCUMENT])
    window = shown(nonpaper)
    for width, pixels in ((1, 13), (240, 13), (560, 13), (560, 26)):
        font = window.list.font()
        font.setPixelSize(pixels)
        window.list.setFont(font)
        window.resize(width, 300)
        room = window.list.viewport().width()
        for row in range(2):
            index = window.list.model().index(row, 0)
            rect = QRectF(0, 0, room, 0)
            parts = window.list.rows.parts(rect, index.data(JobRole.JOB))
            assert all(where.right() <= room for _, where in parts.actions)
            assert parts.words.y() + parts.text.height <= parts.height
        assert not window.grab().isNull()
        assert not window.list.horizontalScrollBar().isVisible()


def test_very_many_rows_are_all_alike_and_a_cut_reason_is_in_the_tooltip(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    desk.importing.show_window()
    rows, model = shown(nonpaper).list, desk.importing.model
    shown(nonpaper).resize(300, 300)
    why = "The file is damaged, or made so that it cannot be read safely. " * 3
    for n in range(MANY_ROWS + 1):
        error = why if n == 1 else "Why."
        model.tell(Job(n, JobKind.IMPORT, f"{n}.pdf", f"/p/{n}.pdf", JobState.FAILED, error=error))
    heights = {rows.visualRect(model.index(row, 0)).height() for row in range(model.rowCount())}
    assert len(heights) == 1
    assert why in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert not rows.grab().isNull()
    model.clear()
    model.tell(Job(1, JobKind.IMPORT, "1.pdf", "/p/1.pdf", JobState.FAILED, error=why))
    assert rows.visualRect(model.index(0, 0)).height() > heights.pop()


def test_the_menu_key_offers_what_the_row_offers(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([BUNDLED_DOCUMENT])
    rows = shown(nonpaper).list
    menu = rows.menu_of(rows.model().index(0, 0))
    assert [action.text() for action in menu.actions()] == ["Open", "Import again"]
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        menu.actions()[1].trigger()
    assert states(desk) == [JobState.DONE]
    menu.deleteLater()


def test_enter_opens_the_document_of_a_row(
    qtbot: QtBot, nonpaper: Nonpaper, desk: Desk, tmp_path: Path
) -> None:
    one, two = write_speech(tmp_path / "one.txt"), write_speech(tmp_path / "two.txt", "Rome")
    desk.importing.show_window()
    with qtbot.waitSignal(desk.importer.idle, timeout=PATIENCE):
        desk.importing.read([one, two])
    rows = shown(nonpaper).list
    rows.set_current_row(0)
    press(rows, "End")
    press(rows, "Return")
    assert "Rome" in desk.panels.reader.toPlainText()
