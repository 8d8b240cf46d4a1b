from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.export.writing import whole_file, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_file_is_written_as_it_is_and_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "timeline.csv"
    path.write_text("old")
    write_text(path, ["\ufeffa,ü\r\n", "b\n"])
    assert path.read_bytes() == "\ufeffa,ü\r\nb\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["timeline.csv"]


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"^x\.csv could not be written: No such file or dir"):
        write_text(tmp_path / "gone" / "x.csv", ["a"])
    (tmp_path / "folder").mkdir()
    with pytest.raises(KnownError, match="could not be written"):
        write_text(tmp_path / "folder", ["a"])
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


def test_what_stops_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "timeline.md"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(KnownError, match="No space left on device"):
        write_text(path, pieces())
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_picture_is_written_the_same_way(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.png") as new:
        new.write_bytes(b"png")
    assert (tmp_path / "a.png").read_bytes() == b"png"
