"""Saving and copying results on their own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.export.results import Format
from db.request import SearchRequest
from gui.paging import Run
from gui.services.exporter import ExportService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

KEY = "letter-2014-09-29-belarus"
REQUEST = SearchRequest("the ")


@pytest.fixture
def service(qtbot: QtBot, imported_folder: Path) -> Iterator[ExportService]:
    service = ExportService(imported_folder)
    yield service
    service.stop()


@pytest.fixture
def runs(imported_folder: Path) -> tuple[Run, ...]:
    from db.query import parse
    from db.store.library import Library

    with Library.open(imported_folder, read_only=True) as library:
        total = library.search.search(parse("the")).total
    return (Run(total),)


def saved(
    qtbot: QtBot, service: ExportService, runs: tuple[Run, ...], path: Path, **more: object
) -> list[object]:
    told: list[object] = []
    numbers = more.get("numbers")
    service.save(REQUEST, runs, numbers, path, Format.CSV, told.append)  # pyright: ignore[reportArgumentType] - numbers or None
    if more.get("cancel"):
        service.cancel()
    qtbot.waitUntil(lambda: bool(told))
    return told


def test_all_are_written_and_progress_is_told(
    qtbot: QtBot, service: ExportService, runs: tuple[Run, ...], tmp_path: Path
) -> None:
    path = tmp_path / "all.csv"
    path.write_text("older", encoding="utf-8")
    (count,) = saved(qtbot, service, runs, path)
    assert count == runs[0].count > 10
    assert path.read_text(encoding="utf-8").startswith("document,title")
    assert list(tmp_path.iterdir()) == [path]


def test_some_are_written_in_their_order(
    qtbot: QtBot, service: ExportService, runs: tuple[Run, ...], tmp_path: Path
) -> None:
    path = tmp_path / "some.csv"
    assert saved(qtbot, service, runs, path, numbers=(1, 3)) == [2]


def test_what_is_cancelled_leaves_the_older_file_as_it_was(
    qtbot: QtBot, service: ExportService, runs: tuple[Run, ...], tmp_path: Path
) -> None:
    path = tmp_path / "all.csv"
    path.write_text("older", encoding="utf-8")
    told = saved(qtbot, service, (*runs, *(Run(40, KEY),) * 200), path, cancel=True)
    assert told == [None]
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_calmly(
    qtbot: QtBot, service: ExportService, runs: tuple[Run, ...], tmp_path: Path
) -> None:
    with qtbot.waitSignal(service.failed) as caught:
        service.save(REQUEST, runs, None, tmp_path / "no" / "all.csv", Format.CSV, print)
    (error,) = caught.args
    assert isinstance(error, KnownError)
    assert str(error).startswith("all.csv could not be written")


def test_copied_text_has_every_chosen_passage(
    qtbot: QtBot, service: ExportService, runs: tuple[Run, ...]
) -> None:
    told: list[str] = []
    service.copy(REQUEST, runs, (0, 2), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].count("Letter dated 29 September 2014") >= 2
    assert told[0].count("\n\n") == 1
