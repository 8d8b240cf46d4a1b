from pathlib import Path

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest.walk import find_files


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words")


def names(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in find_files(folder).files]


def test_documents_are_found_in_order_whatever_the_case_of_their_ending(tmp_path: Path) -> None:
    fill(tmp_path, "b.PDF", "a.docx", "z/c.Html", "y/d.txt", "y/e.png", "f", "g.doc")
    assert names(tmp_path) == ["a.docx", "b.PDF", "y/d.txt", "z/c.Html"]


def test_hidden_things_and_links_are_left_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    fill(outside, "secret.txt")
    folder = tmp_path / "papers"
    fill(folder, "a.txt", ".b.txt", ".git/c.txt")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "round").symlink_to(folder)
    (folder / "away").symlink_to(outside)
    assert names(folder) == ["a.txt"]


def test_a_large_folder_is_cut_and_says_so(tmp_path: Path) -> None:
    fill(tmp_path, *(f"{n}.txt" for n in range(5)))
    found = find_files(tmp_path, most=3)
    assert [path.name for path in found.files] == ["0.txt", "1.txt", "2.txt"]
    assert found.remark == "More than 3 files: only the first 3 count."
    assert find_files(tmp_path, most=5).remark == ""


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "cannot be read" in find_files(tmp_path / "nowhere").remark


def test_the_walk_can_be_stopped(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        find_files(tmp_path, token)
