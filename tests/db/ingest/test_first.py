"""A library that is made brings the bundled document along, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import resources
from db.errors import KnownError
from db.ingest.first import open_or_make

if TYPE_CHECKING:
    from pathlib import Path


def test_a_bundled_document_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "BUNDLED_DOCUMENT", tmp_path / "gone.txt")
    with pytest.raises(KnownError, match=r"bundled document could not be read: .*No such file"):
        open_or_make(tmp_path / "library")
