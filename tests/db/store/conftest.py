"""A library on disk for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test's library is; it does not exist yet."""
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    """An empty library, open for writing."""
    with Library.open(folder) as opened:
        yield opened
