"""The command line's contract, as scripts rely on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from db.cli import main
from db.text import received_text
from gui.launch import SUBCOMMANDS
from resources import BUNDLED_DOCUMENT

KEY = "letter-2014-09-29-belarus"
ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--library", str(folder), *words])


def ask(folder: Path, *words: str) -> Any:  # noqa: ANN401 - JSON
    result = run(folder, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def keys_of(row: dict[str, Any]) -> set[str]:
    return set(row)


# ------------------------------------------------------------------ shapes


def test_documents_say_what_the_document_says_of_itself_and_no_more(imported_folder: Path) -> None:
    (row,) = ask(imported_folder, "documents")
    assert row["key"] == KEY
    assert row["symbol"] is None
    assert (row["kind"], row["issued"]) == ("letter", "2014-09-29")
    assert (row["issuer"], row["addressee"]) == ("Belarus", "Secretary-General")
    assert row["agenda_items"] == ["68 (c)"]
    assert (row["language"], row["original_language"]) == ("en", "ru")
    assert keys_of(row["source"]) == {"name", "sha256", "media_type"}
    assert row["counts"] == {
        "sections": 6,
        "blocks": 35,
        "footnotes": 3,
        "events": 25,
        "repairs": 7,
    }


def test_sections_come_in_reading_order_with_their_parents_before_them(
    imported_folder: Path,
) -> None:
    rows = ask(imported_folder, "sections", KEY)
    assert all(
        keys_of(row) == {"id", "parent", "level", "kind", "number", "title", "blocks"}
        for row in rows
    )
    seen: set[int] = set()
    for row in rows:
        assert row["parent"] is None or row["parent"] in seen
        seen.add(row["id"])
    assert [row["kind"] for row in rows[:2]] == ["letter", "annex"]
    assert sum(row["blocks"] for row in rows) == 35


def test_blocks_hold_cleaned_and_received_text_notes_and_repairs(imported_folder: Path) -> None:
    rows = ask(imported_folder, "blocks", KEY)
    wanted = {
        *("id", "section", "kind", "marker", "number", "text", "received", "page"),
        *("footnotes", "repairs"),
    }
    assert all(keys_of(row) == wanted for row in rows)
    world = next(row for row in rows if "divide the world" in row["text"])
    assert world["received"].endswith("world?”.a")
    assert world["footnotes"] == [{"offset": len(world["text"]), "label": "a"}]
    assert {repair["rule"] for repair in world["repairs"]} == {"doubled space", "note reference"}


def test_footnotes_say_where_the_text_points_to_them(imported_folder: Path) -> None:
    blocks = {row["id"]: row["text"] for row in ask(imported_folder, "blocks", KEY)}
    rows = ask(imported_folder, "footnotes", KEY)
    before = {}
    for row in rows:
        assert keys_of(row) == {"label", "text", "page", "references"}
        (place,) = row["references"]
        before[row["label"]] = blocks[place["block"]][: place["offset"]]
    assert before["a"].endswith("divide the world?”.")
    assert before["b"].endswith("certain countries of the world.")
    assert before["c"].endswith("implementation of the recommendations")


def test_events_are_anchored_to_their_words(imported_folder: Path) -> None:
    blocks = {row["id"]: row["text"] for row in ask(imported_folder, "blocks", KEY)}
    rows = ask(imported_folder, "events", KEY)
    assert rows == ask(imported_folder, "events")
    wanted = {
        *("id", "document", "section", "block", "start", "end", "wording", "edtf", "earliest"),
        *("latest", "precision", "approximate", "kind", "extent", "status", "headline"),
        *("sentence", "bodies", "origin"),
    }
    for row in rows:
        assert keys_of(row) == wanted
        assert blocks[row["block"]][row["start"] : row["end"]] == row["wording"]
        assert row["sentence"] in blocks[row["block"]]
    spring = next(row for row in rows if row["wording"] == "spring 2015")
    assert (spring["edtf"], spring["earliest"], spring["latest"]) == (
        "2015-21",
        "2015-03-01",
        "2015-05-31",
    )
    undated = [row for row in rows if row["edtf"] is None]
    assert [row["status"] for row in undated] == ["ongoing", "reported", "planned"]
    assert all(row["earliest"] is None and row["extent"] is None for row in undated)


def test_search_answers_with_marked_snippets(imported_folder: Path) -> None:
    answer = ask(imported_folder, "search", "seminars", "--in", KEY, "--limit", "2")
    assert keys_of(answer) == {"query", "understood", "total", "hits", "suggestions"}
    assert answer["total"] > len(answer["hits"]) == 2
    for hit in answer["hits"]:
        assert hit["document"] == KEY
        for start, end in hit["marks"]:
            assert hit["snippet"][start:end].lower().startswith("seminar")
    assert ask(imported_folder, "search", "traficking")["suggestions"]


@pytest.mark.parametrize(
    "query",
    ['"', "(", "*", "AND", "counter-trafficking", "Minister's", "mfa.gov.by", "", "x" * 10_000],
)
def test_whatever_is_searched_for_is_answered(imported_folder: Path, query: str) -> None:
    assert ask(imported_folder, "search", query)["query"] == query


def test_a_query_that_looks_like_an_option_can_be_given_after_two_dashes(
    imported_folder: Path,
) -> None:
    result = run(imported_folder, "search", "--json", "--", "-seminar")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["query"] == "-seminar"


# ------------------------------------------------------------------ importing


def test_import_reports_each_file_and_keeps_the_good_one(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    result = run(tmp_path / "lib", "import", str(BUNDLED_DOCUMENT), str(missing), "--json")
    assert result.exit_code == 1
    good, bad = json.loads(result.stdout)
    assert (good["ok"], good["document"]) == (True, KEY)
    assert "error" not in good
    assert (bad["ok"], bad["document"]) == (False, None)
    assert bad["error"] in result.stderr
    assert [row["key"] for row in ask(tmp_path / "lib", "documents")] == [KEY]


# ------------------------------------------------------------------ bookmarks


def test_bookmarks_are_added_listed_and_removed(library_folder: Path) -> None:
    added = ask(
        library_folder, "bookmarks", "add", KEY, "--quote", "Rita Izsák", "--note", "ask her"
    )
    section = next(row for row in ask(library_folder, "sections", KEY) if row["title"])
    ask(library_folder, "bookmarks", "add", KEY, "--section", str(section["id"]))
    rows = ask(library_folder, "bookmarks", "list")
    assert [row["target"] for row in rows] == ["selection", "section"]
    assert (rows[0]["quote"], rows[0]["note"], rows[0]["state"]) == ("Rita Izsák", "ask her", "ok")
    wanted = {"id", "document", "section", "quote", "title", "note", "labels", "state", "created"}
    assert wanted <= keys_of(rows[0])
    ask(library_folder, "bookmarks", "remove", str(added["id"]))
    assert [row["id"] for row in ask(library_folder, "bookmarks", "list")] == [rows[1]["id"]]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--quote", "no such words"), "stands nowhere"),
        (("--quote", "Belarus"), "places"),
        (("--section", "999"), "no section 999"),
        (("--block", "999"), "no block 999"),
    ],
)
def test_a_bookmark_on_what_is_not_there_is_refused(
    library_folder: Path, options: tuple[str, ...], says: str
) -> None:
    result = run(library_folder, "bookmarks", "add", KEY, *options)
    assert result.exit_code == 1
    assert says in result.stderr
    assert ask(library_folder, "bookmarks", "list") == []


# ------------------------------------------------------------------ wrong use, damage


@pytest.mark.parametrize(
    "words",
    [
        ("sections", "no-such-document"),
        ("events", "no-such-document"),
        ("search", "word", "--in", "no-such-document"),
        ("bookmarks", "remove", "12"),
        ("bookmarks", "add", KEY),
        ("documents", "--no-such-option"),
        ("import",),
    ],
)
def test_wrong_use_is_exit_code_2_and_says_why(
    library_folder: Path, words: tuple[str, ...]
) -> None:
    result = run(library_folder, *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error:" in result.stderr


def test_a_damaged_library_is_one_line_and_exit_code_1(library_folder: Path) -> None:
    (library_folder / "library.db").write_bytes(b"not a database at all" * 200)
    result = run(library_folder, "documents", "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "library.db" in result.stderr


def test_the_library_may_be_named_after_the_subcommand(imported_folder: Path) -> None:
    result = CliRunner().invoke(main, ["documents", "--library", str(imported_folder), "--json"])
    assert [row["key"] for row in json.loads(result.stdout)] == [KEY]


def test_check_finds_a_stale_index_and_repairs_it(library_folder: Path) -> None:
    import sqlite3

    assert ask(library_folder, "check")["ok"]
    connection = sqlite3.connect(library_folder / "library.db")
    connection.execute("UPDATE blocks SET text = 'zebra words' WHERE id = 2")
    connection.commit()
    connection.close()
    result = run(library_folder, "check")
    assert result.exit_code == 1
    assert "out of step" in result.stdout
    assert ask(library_folder, "check", "--repair")["ok"]
    assert ask(library_folder, "search", "zebra")["total"] == 1


# ------------------------------------------------------------------ as a process


@pytest.mark.parametrize(
    "words",
    [
        ("documents",),
        ("sections", KEY),
        ("blocks", KEY),
        ("footnotes", KEY),
        ("events", KEY),
        ("search", "seminar"),
        ("bookmarks", "list"),
        ("check",),
    ],
    ids=lambda words: words[0],
)
def test_without_json_the_answer_can_be_read(library_folder: Path, words: tuple[str, ...]) -> None:
    result = run(library_folder, *words)
    assert result.exit_code == 0
    if words != ("bookmarks", "list"):
        assert result.stdout.strip()
    assert not result.stdout.startswith(("[", "{"))


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gui.launch", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


def test_a_poor_terminal_does_not_break_the_answer(imported_folder: Path) -> None:
    done = process(
        *("blocks", KEY, "--library", str(imported_folder)), PYTHONIOENCODING="ascii", LC_ALL="C"
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "universal periodic review" in done.stdout


def test_a_closed_pipe_is_no_error_to_tell(imported_folder: Path) -> None:
    command = f"{sys.executable} -m gui.launch blocks {KEY} --library {imported_folder} | head -1"
    done = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_no_subcommand_imports_qt(library_folder: Path) -> None:
    script = f"""
import sys
from click.testing import CliRunner
from gui.launch import main
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


def test_the_launcher_knows_every_subcommand() -> None:
    assert set(SUBCOMMANDS) == set(main.commands)


def test_received_text_is_what_the_library_rebuilds(imported_folder: Path) -> None:
    from db.store.library import Library

    with Library.open(imported_folder, read_only=True) as library:
        content = library.documents.content(KEY)
    rows = ask(imported_folder, "blocks", KEY)
    assert [row["received"] for row in rows] == [received_text(b) for b in content.blocks]
