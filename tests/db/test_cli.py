"""The command line's contract, as scripts rely on it."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from db.cli import main
from db.text import received_text
from gui.launch import SUBCOMMANDS
from resources import BUNDLED_DOCUMENT

if TYPE_CHECKING:
    from pathlib import Path

KEY = "letter-2014-09-29-belarus"


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
    assert keys_of(row) == {
        *("key", "title", "symbol", "kind", "issued", "issuer", "addressee", "agenda_items"),
        *("language", "original_language", "session", "source", "counts"),
    }
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
    assert world["footnotes"] == [{"offset": len(world["text"]), "label": "a", "found": True}]
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
    assert keys_of(answer) == {
        *("query", "understood", "total", "exact", "hits", "suggestions", "notes", "also"),
        *("document_counts", "section_counts"),
    }
    assert answer["total"] > len(answer["hits"]) == 2
    wanted = {"document", "section", "breadcrumb", "block", "kind", "snippet", "marks", "score"}
    for hit in answer["hits"]:
        assert keys_of(hit) == wanted | {"footnote"}
        assert hit["document"] == KEY
        assert hit["marks"]
        for start, end in hit["marks"]:
            assert hit["snippet"][start:end].lower().startswith("seminar")
    assert ask(imported_folder, "search", "traficking")["suggestions"]


@pytest.mark.parametrize(
    "query",
    [
        *('"', "(", "*", "AND", "counter-trafficking", "Minister's", "mfa.gov.by", ""),
        *("x" * 10_000, "(" * 10_000, 'NEAR("a', "text:", "a AND NOT", "\0", "\n", "-a", "'; --"),
    ],
    ids=lambda query: repr(query[:20]),
)
def test_whatever_is_searched_for_is_answered(imported_folder: Path, query: str) -> None:
    result = run(imported_folder, "search", "--json", "--", query)
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["query"] == query
    assert result.stderr == ""
    if query in ("counter-trafficking", "mfa.gov.by"):
        assert answer["total"] > 0


@pytest.mark.parametrize("charset", ["ascii", "latin-1", "utf-8"])
def test_json_means_the_same_in_any_encoding(imported_folder: Path, charset: str) -> None:
    words = ["--library", str(imported_folder), "blocks", KEY, "--json"]
    result = CliRunner(charset=charset).invoke(main, words)
    assert json.loads(result.stdout_bytes) == ask(imported_folder, "blocks", KEY)
    assert result.stdout_bytes.isascii() == (charset != "utf-8")


def test_a_letter_that_a_terminal_lacks_is_a_question_mark(imported_folder: Path) -> None:
    words = ["--library", str(imported_folder), "blocks", KEY]
    result = CliRunner(charset="latin-1").invoke(main, words)
    assert "made them divide the world??.\n" in result.stdout_bytes.decode("latin-1")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_an_answer_that_finds_no_room_is_told(
    imported_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--library", str(imported_folder), "documents"]
    with (
        open("/dev/full", "w") as full,
        contextlib.redirect_stdout(full),
        pytest.raises(SystemExit) as end,
    ):
        main(words)
    assert end.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith("nonpaper: the answer could not be written: ")


def test_whoever_reads_the_answer_may_stop_at_once(imported_folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = ["--library", str(imported_folder), "documents"]
    with open(writing, "w") as closed, contextlib.redirect_stdout(closed):
        with pytest.raises(SystemExit) as end:
            main(words)
        with contextlib.suppress(BrokenPipeError):
            closed.close()
    assert end.value.code == 1


def test_own_notes_are_found_with_the_passages(library_folder: Path) -> None:
    (block,) = [row["id"] for row in ask(library_folder, "blocks", KEY)][10:11]
    passages = ask(library_folder, "search", "seminar")["total"]
    note = ("--note", "compare the seminar of 2019 zebra")
    ask(library_folder, "bookmarks", "add", KEY, "--block", str(block), *note)
    answer = ask(library_folder, "search", "seminar")
    assert answer["total"] == passages + 1
    assert answer["hits"][0]["kind"] == "note"
    assert answer["hits"][0]["block"] == block
    (hit,) = ask(library_folder, "search", "note:zebra")["hits"]
    assert hit["snippet"] == "compare the seminar of 2019 zebra"
    (start, end) = hit["marks"][0]
    assert hit["snippet"][start:end] == "zebra"


# ------------------------------------------------------------------ importing


def test_import_reports_each_file_and_keeps_the_good_one(tmp_path: Path) -> None:
    missing, paper = tmp_path / "missing.txt", tmp_path / "paper.txt"
    paper.write_text("A statement\n\nIn May 2019 this was written.\n")
    result = run(tmp_path / "lib", "import", str(paper), str(missing), "--json")
    assert result.exit_code == 1
    good, bad = json.loads(result.stdout)
    assert (good["ok"], good["document"]) == (True, "paper")
    assert keys_of(good) == {
        *("path", "ok", "document", "sections", "blocks", "footnotes", "events", "repairs"),
    }
    assert keys_of(bad) == keys_of(good) | {"error"}
    assert (bad["ok"], bad["document"]) == (False, None)
    assert bad["error"] in result.stderr
    assert {row["key"] for row in ask(tmp_path / "lib", "documents")} == {KEY, "paper"}


def test_without_json_an_import_says_what_each_file_became(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    result = run(tmp_path / "lib", "import", "--again", str(missing), str(BUNDLED_DOCUMENT))
    assert result.exit_code == 1
    assert result.stdout == (f"{KEY}: 6 sections, 35 blocks, 3 notes, 25 events, 7 repairs\n")
    assert result.stderr == f"{missing}: It cannot be read: No such file or directory.\n"


# ------------------------------------------------------------------ bookmarks


def test_a_folder_is_imported_with_a_row_for_each_file(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    for name in ("b.txt", "below/c.txt", "a.txt", ".hidden.txt", "picture.png"):
        (papers / name).parent.mkdir(parents=True, exist_ok=True)
        (papers / name).write_text(f"A statement\n\nIn May 2019 {name} was written.\n")
    result = run(tmp_path / "lib", "import", str(papers), "--json")
    assert result.exit_code == 0, result.output
    names = [os.path.relpath(row["path"], papers) for row in json.loads(result.stdout)]
    assert names == ["a.txt", "b.txt", os.path.join("below", "c.txt")]


def test_a_folder_without_documents_is_a_row_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    result = run(tmp_path / "lib", "import", str(tmp_path / "papers"), "--json")
    assert result.exit_code == 1
    (row,) = json.loads(result.stdout)
    assert not row["ok"]
    assert "no text, PDF, Word or web files" in row["error"]


def test_a_file_that_is_there_already_is_read_again_only_when_asked(library_folder: Path) -> None:
    (row,) = ask(library_folder, "import", str(BUNDLED_DOCUMENT))
    assert row["already"]
    assert "--again" in run(library_folder, "import", str(BUNDLED_DOCUMENT)).output
    (row,) = ask(library_folder, "import", "--again", str(BUNDLED_DOCUMENT))
    assert "already" not in row
    assert row["document"] == KEY
    assert len(ask(library_folder, "documents")) == 1


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
    assert keys_of(rows[0]) == wanted | {"block", "target"}
    assert added == rows[0]
    removed = ask(library_folder, "bookmarks", "remove", str(added["id"]))
    assert removed == {"removed": added["id"]}
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


@pytest.mark.parametrize("name", ["library.db", "notebook.db"])
def test_a_damaged_library_is_one_line_and_exit_code_1(library_folder: Path, name: str) -> None:
    (library_folder / name).write_bytes(b"not a database at all" * 200)
    result = run(library_folder, "documents", "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert name in result.stderr


def test_damage_found_while_reading_is_one_line_too(library_folder: Path) -> None:
    path = library_folder / "library.db"
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    result = run(library_folder, "blocks", KEY, "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "damaged" in result.stderr


def test_a_library_that_is_a_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run(tmp_path / "file", "documents").exit_code == 2


def test_a_library_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run(tmp_path / "file" / "library", "documents")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_the_library_may_be_named_after_the_subcommand(imported_folder: Path) -> None:
    result = CliRunner().invoke(main, ["documents", "--library", str(imported_folder), "--json"])
    assert [row["key"] for row in json.loads(result.stdout)] == [KEY]


def test_without_a_name_the_library_is_the_one_of_the_environment(
    imported_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NONPAPER_HOME", str(imported_folder))
    result = CliRunner().invoke(main, ["documents"])
    assert result.stdout.startswith(KEY)


def test_check_finds_a_stale_index_and_repairs_it(library_folder: Path) -> None:
    sound = ask(library_folder, "check")
    assert keys_of(sound) == {"ok", "files"}
    assert [file["name"] for file in sound["files"]] == ["library.db", "notebook.db"]
    connection = sqlite3.connect(library_folder / "library.db")
    connection.execute("UPDATE blocks SET text = 'zebra words' WHERE id = 2")
    connection.commit()
    connection.close()
    result = run(library_folder, "check")
    assert result.exit_code == 1
    assert "out of step" in result.stdout
    assert run(library_folder, "check", "--json").exit_code == 1
    assert ask(library_folder, "check", "--repair")["ok"]
    assert ask(library_folder, "search", "zebra")["total"] == 1


# ------------------------------------------------------------------ for people


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


def test_the_launcher_knows_every_subcommand() -> None:
    assert set(SUBCOMMANDS) == set(main.commands)


def test_received_text_is_what_the_library_rebuilds(imported_folder: Path) -> None:
    from db.store.library import Library

    with Library.open(imported_folder, read_only=True) as library:
        content = library.documents.content(KEY)
    rows = ask(imported_folder, "blocks", KEY)
    assert [row["received"] for row in rows] == [received_text(b) for b in content.blocks]


def test_a_possessive_finds_the_word(imported_folder: Path) -> None:
    assert ask(imported_folder, "search", "Minister's")["total"] == 1
    assert ask(imported_folder, "search", "country’s")["total"] > 1


# ------------------------------------------------------------------ search, in full


def test_facets_agree_with_the_list(imported_folder: Path) -> None:
    answer = ask(imported_folder, "search", "seminar", "--facets", "--limit", "100")
    assert answer["facets"]["documents"] == [{"value": KEY, "count": answer["total"]}]
    assert answer["facets"]["languages"] == [{"value": "en", "count": answer["total"]}]
    in_2013 = ask(imported_folder, "search", "seminar year:2013", "--limit", "100")
    (year,) = [one for one in answer["facets"]["years"] if one["value"] == 2013]
    assert year["count"] == in_2013["total"] == len(in_2013["hits"])


def test_facets_count_own_notes_as_the_list_does(library_folder: Path) -> None:
    block = ask(library_folder, "search", "seminar")["hits"][0]["block"]
    ask(library_folder, "bookmarks", "add", KEY, "--block", str(block), "--note", "a zymurgist")
    answer = ask(library_folder, "search", "zymurgist", "--facets")
    assert answer["total"] == 1
    assert answer["facets"]["documents"] == [{"value": KEY, "count": 1}]


def test_exact_words_and_synonyms_can_be_chosen(imported_folder: Path) -> None:
    forms = ask(imported_folder, "search", "seminars")
    exact = ask(imported_folder, "search", "seminars", "--exact")
    assert exact["total"] == 0, "the letter has the singular alone"
    assert forms["total"] > 0
    upr = ask(imported_folder, "search", "UPR")
    assert {"typed": "UPR", "means": "universal periodic review"} in upr["also"]
    assert upr["total"] > ask(imported_folder, "search", "UPR", "--no-synonyms")["total"]


def test_what_was_not_taken_as_typed_is_said_with_its_place(imported_folder: Path) -> None:
    answer = ask(imported_folder, "search", 'seminar "on human')
    (note,) = answer["notes"]
    assert note["start"] == 8
    assert "quotation mark" in note["text"]


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_search_prints_whole_passages_with_their_citations(
    imported_folder: Path, form: str
) -> None:
    result = run(imported_folder, "search", "seminar", "--limit", "2", "--format", form)
    assert result.exit_code == 0, result.output
    out = result.stdout
    assert out.count("numbered by the reader)") == 2
    assert "Letter dated 29 September 2014" in out
    if form == "json":
        assert len(json.loads(out)["passages"]) == 2
    both = run(imported_folder, "search", "seminar", "--json", "--format", form)
    assert both.exit_code == 2
