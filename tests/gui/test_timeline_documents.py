"""Several documents on one timeline, in the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.ingest.pipeline import import_file
from db.store.library import Library
from gui.gathered import Shown
from gui.models.events import Column
from gui.timeline.lanes import LaneMode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from db.model import Event
    from gui.app import Nonpaper
    from gui.desk import Desk

TEXT = """Report on the regional seminar

The Office held a regional seminar in Minsk in March 2016.

A second seminar was held on 12 May 2017 in Geneva.
"""


@pytest.fixture
def other(library_folder: Path, tmp_path: Path) -> str:
    """The key of a second document, with two events."""
    path = tmp_path / "seminar.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Library.open(library_folder) as library:
        key = import_file(library, path).document
        assert key is not None
        assert len(library.events.of_document(key)) == 2
    return key


@pytest.fixture
def desk(start: Callable[[], Nonpaper], other: str) -> Desk:
    nonpaper = start()
    assert nonpaper.desk is not None
    return nonpaper.desk


def show_all(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.gathering.gathered, timeout=20_000):
        desk.panels.timeline.header.documentsChosen.emit(Shown.ALL)


def of_other(desk: Desk, key: str) -> list[Event]:
    return [event for event in desk.panels.timeline.all_events() if event.document == key]


def test_all_documents_stand_on_one_timeline_and_in_its_list(
    qtbot: QtBot, desk: Desk, other: str
) -> None:
    timeline = desk.panels.timeline
    before = len(timeline.all_events())
    show_all(qtbot, desk)
    assert len(timeline.all_events()) == before + 2
    assert timeline.header.documents.text() == "2 documents"
    timeline.header.list.click()
    assert timeline.table.total() == before + 2
    row = timeline.table.order.row_of(of_other(desk, other)[0].id)
    cell = timeline.table.order.index(row, Column.DOCUMENT)
    assert "regional seminar" in cell.data().casefold()
    timeline.header.list.click()
    timeline.header.set_mode(LaneMode.DOCUMENT)
    timeline.header.lanesChosen.emit(LaneMode.DOCUMENT)
    lanes = timeline.chart.stage.content.lanes
    assert sum(len(lane.events) for lane in lanes) == len(timeline.chart.stage.layout.order)
    timeline.header.documentsChosen.emit(Shown.CURRENT)
    assert len(timeline.all_events()) == before


def test_an_event_of_another_document_is_told_where_it_is_and_enter_opens_its_page(
    qtbot: QtBot, desk: Desk, other: str
) -> None:
    show_all(qtbot, desk)
    timeline, here = desk.panels.timeline, desk.reading.content
    assert here is not None
    event = of_other(desk, other)[1]
    timeline.eventSelected.emit(event.id)
    assert desk.reading.content is here
    assert event.sentence in desk.panels.details.card.text()
    assert timeline.chart.selected() == event.id
    timeline.chart.setFocus()
    qtbot.keyClick(timeline.chart, Qt.Key.Key_Return)
    content = desk.reading.content
    assert content is not None
    assert content.document.key == other
    assert desk.reading.selected is not None
    assert desk.reading.selected.id == event.id
    assert timeline.chart.selected() == event.id
    assert timeline.document_count() == 2


def test_an_event_of_another_document_is_edited_on_its_own_page(
    qtbot: QtBot, desk: Desk, other: str
) -> None:
    show_all(qtbot, desk)
    event = of_other(desk, other)[0]
    desk.panels.timeline.eventSelected.emit(event.id)
    with qtbot.waitSignal(desk.gathering.gathered, timeout=20_000):
        desk.actions["hide-event"].trigger()
    content = desk.reading.content
    assert content is not None
    assert content.document.key == other
    assert event.id not in {one.id for one in desk.panels.timeline.all_events()}


def test_documents_are_chosen_from_a_list_by_keys(
    qtbot: QtBot, qapp: QApplication, desk: Desk, other: str
) -> None:
    from gui.dialogs.timeline_documents import TimelineDocumentsDialog

    desk.panels.timeline.header.choose.trigger()
    (dialog,) = [one for one in qapp.topLevelWidgets() if isinstance(one, TimelineDocumentsDialog)]
    assert len(dialog.ticked()) == 1
    dialog.filter.setFocus()
    qtbot.keyClicks(dialog.filter, "seminar")
    shown = [dialog.list.item(row) for row in range(2) if not dialog.list.item(row).isHidden()]
    assert len(shown) == 1
    dialog.list.setCurrentItem(shown[0])
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert other in dialog.ticked()
    with qtbot.waitSignal(desk.gathering.gathered, timeout=20_000):
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert desk.panels.timeline.document_count() == 2


def test_a_document_is_put_on_the_timeline_from_contents_and_it_stays_there(
    qtbot: QtBot, start: Callable[[], Nonpaper], desk: Desk, other: str
) -> None:
    from gui.commands import DocumentAction

    with qtbot.waitSignal(desk.gathering.gathered, timeout=20_000):
        desk.panels.contents.documentAsked.emit(DocumentAction.TIMELINE, other)
    assert desk.panels.timeline.document_count() == 2
    desk.save_session()
    again = start().desk
    assert again is not None
    qtbot.waitUntil(lambda: again.panels.timeline.document_count() == 2, timeout=20_000)
    again.panels.contents.documentAsked.emit(DocumentAction.TIMELINE, other)
    qtbot.waitUntil(lambda: again.panels.timeline.document_count() == 1, timeout=20_000)


def test_an_export_takes_the_events_of_all_documents_with_their_own_sources(
    qtbot: QtBot, desk: Desk, other: str, tmp_path: Path
) -> None:
    from db.export.chronology import Format
    from gui.dialogs.timeline_export import Choice, Scope

    show_all(qtbot, desk)
    what = desk._exportable()
    assert what is not None
    assert what.name == "timeline"
    path = tmp_path / "all.csv"
    choice = Choice(form=Format.CSV, scope=Scope.ALL)
    with qtbot.waitSignal(desk.timeline_exporting.said, timeout=20_000):
        desk.timeline_exporting._save(what, what.events, choice, path)
    told = path.read_text(encoding="utf-8")
    assert "12 May 2017" in told
    assert "as stated by Belarus" in told
    assert told.count("\n") > 20
