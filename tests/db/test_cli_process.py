"""The command as a shell runs it: pipes, full disks, poor terminals, and no Qt."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.ingest.pipeline import import_file
from db.store.library import Library
from resources import BUNDLED_DOCUMENT

KEY = "letter-2014-09-29-belarus"
ROOT = Path(__file__).resolve().parents[2]
NOTHING_DECODED = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
UTF_8 = {"PYTHONUTF8": "1"}

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell's world")


def process(
    folder: Path,
    *words: str | bytes,
    environment: dict[str, str] | None = None,
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gui.launch", "--library", str(folder), *words],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "latin-1"},
        NOTHING_DECODED,
    ],
    ids=["ascii", "latin-1", "C"],
)
def test_a_poor_terminal_does_not_break_the_answer(
    imported_folder: Path, environment: dict[str, str]
) -> None:
    done = process(imported_folder, "search", "Belarus", environment=environment)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"universal periodic review" in done.stdout
    done = process(imported_folder, "blocks", KEY, "--json", environment=environment)
    assert done.returncode == 0, done.stderr
    texts = [row["text"] for row in json.loads(done.stdout)]
    assert any("the non-paper “Belarus and human rights" in text for text in texts)


@posix
@pytest.mark.parametrize("environment", [NOTHING_DECODED, UTF_8], ids=["C", "UTF-8"])
def test_words_are_understood_in_any_locale(
    imported_folder: Path, environment: dict[str, str]
) -> None:
    done = process(imported_folder, "search", "Izsák".encode(), "--json", environment=environment)
    answer = json.loads(done.stdout)
    assert (answer["query"], answer["total"]) == ("Izsák", 1)


@posix
def test_bytes_that_are_no_text_are_answered(imported_folder: Path) -> None:
    done = process(imported_folder, "search", b"\xff\xfe", "--json", environment=UTF_8)
    assert json.loads(done.stdout)["query"] == "��"
    done = process(imported_folder, "sections", b"\xff", environment=UTF_8)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


@posix
def test_a_file_whose_name_is_no_text_is_imported(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text("A short letter of no consequence.\n")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    done = process(tmp_path / "library", "import", path, "--json", environment=UTF_8)
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)
    assert os.fsencode(row["path"]) == path
    listed = process(tmp_path / "library", "documents", "--json", environment=UTF_8)
    assert json.loads(listed.stdout)[-1]["source"]["name"] == "caf�.txt"


def long_library(folder: Path) -> Path:
    """A library whose one document is larger than any pipe's buffer."""
    file = folder / "long.txt"
    paragraph = "The Committee took note of the report and of the replies of the delegation.\n\n"
    file.write_text(paragraph * 2_000)
    with Library.open(folder / "library") as library:
        assert import_file(library, file).ok
    return folder / "library"


@posix
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["plain", "json"])
def test_a_closed_pipe_is_no_error_to_tell(tmp_path: Path, form: tuple[str, ...]) -> None:
    folder = long_library(tmp_path)
    words = [sys.executable, "-m", "gui.launch", "blocks", "long", "--library", str(folder), *form]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["plain", "json"])
def test_a_full_disk_is_one_line_and_exit_code_1(
    imported_folder: Path, form: tuple[str, ...]
) -> None:
    with open("/dev/full", "wb") as full:
        done = process(imported_folder, "blocks", KEY, *form, stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"nonpaper: the answer could not be written")


def test_no_subcommand_imports_qt(library_folder: Path) -> None:
    script = f"""
import sys
from click.testing import CliRunner
import gui.launch
import db.cli
folder = {str(library_folder)!r}
key = {KEY!r}
for words in (["import", {str(BUNDLED_DOCUMENT)!r}], ["documents"], ["sections", key],
              ["blocks", key], ["footnotes", key], ["events", key], ["search", "seminar"],
              ["bookmarks", "list"], ["bookmarks", "add", key, "--quote", "Rita Izsák"],
              ["bookmarks", "remove", "1"], ["check"]):
    result = CliRunner().invoke(db.cli.main, [*words, "--library", folder, "--json"])
    assert result.exit_code == 0, (words, result.output)
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "PyQt"))])
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_installed_command_is_the_one_that_is_tested(imported_folder: Path) -> None:
    command = shutil.which("nonpaper", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("the project is not installed beside this Python")
    words = [command, "documents", "--library", str(imported_folder), "--json"]
    done = subprocess.run(words, capture_output=True, timeout=60, check=False)
    assert done.stdout == process(imported_folder, "documents", "--json").stdout
