"""Which library the command line works on: it makes one, or says that there is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from db.cli import main
from db.store.library import Library
from tests.db.test_cli import KEY, ask, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_library_holds_the_bundled_document_until_it_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NONPAPER_HOME", str(tmp_path / "own"))
    first = CliRunner().invoke(main, ["events", KEY, "--json"])
    assert len(json.loads(first.stdout)) == 25
    with Library.open(tmp_path / "own") as library:
        library.documents.remove(KEY)
    assert ask(tmp_path / "own", "documents") == []
    run(tmp_path / "own", "import", str(tmp_path / "missing.txt"))
    assert CliRunner().invoke(main, ["documents", "--json"]).stdout == "[]\n"


@pytest.mark.parametrize(
    "words",
    [
        ("documents",),
        ("search", "seminar"),
        ("events",),
        ("check",),
        ("check", "--repair"),
        ("bookmarks", "list"),
        ("bookmarks", "add", KEY, "--quote", "Belarus"),
    ],
    ids=" ".join,
)
def test_a_folder_without_a_library_is_told_and_left_as_it_is(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = run(tmp_path / "nowhere", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"nonpaper: there is no library at {tmp_path / 'nowhere'}\n"
    assert list(tmp_path.iterdir()) == []


def test_bookmarks_are_kept_where_only_their_file_is_left(library_folder: Path) -> None:
    ask(library_folder, "bookmarks", "add", KEY, "--quote", "Rita Izsák")
    for path in library_folder.glob("library.db*"):
        path.unlink()
    assert [row["quote"] for row in ask(library_folder, "bookmarks", "list")] == ["Rita Izsák"]
    assert [row["key"] for row in ask(library_folder, "documents")] == [KEY]
