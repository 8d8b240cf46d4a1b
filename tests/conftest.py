"""Shared fixtures. Qt is offscreen unless the caller chose a platform."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.ingest.pipeline import import_file
from db.store.library import Library
from resources import BUNDLED_DOCUMENT
from tests import leaks

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; skips, and says so, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the folder of real documents beside the project")
    return SHARED


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, timer, top-level widget or open database behind."""
    qt = not {"qtbot", "qapp"}.isdisjoint(request.fixturenames)
    before = leaks.now(qt=qt)
    yield
    left = leaks.left_behind(before, qt=qt)
    assert not left, f"left behind: {'; '.join(left)}"


@pytest.fixture(scope="session")
def imported_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library folder with the bundled document in it; not to be written to."""
    folder = tmp_path_factory.mktemp("imported") / "library"
    with Library.open(folder) as library:
        report = import_file(library, BUNDLED_DOCUMENT)
    assert report.ok, report.error
    return folder


@pytest.fixture
def library_folder(imported_folder: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    folder = tmp_path / "library"
    shutil.copytree(imported_folder, folder)
    return folder


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """The copy, open."""
    with Library.open(library_folder) as opened:
        yield opened
