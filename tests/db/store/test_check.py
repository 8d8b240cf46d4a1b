"""The check finds what is out of step, and mends what can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.query import parse
from db.store import fts, sealing
from db.store.check import check
from db.store.library import Library
from tests.db.store.samples import add_whole

if TYPE_CHECKING:
    from pathlib import Path


def _problems(library: Library, *, repair: bool = False) -> list[str]:
    return [p for file in check(library, repair=repair).files for p in file.problems]


def test_a_sound_library_is_said_to_be_sound(library: Library) -> None:
    add_whole(library)
    report = check(library)
    assert report.ok
    assert list(report.lines()) == ["library.db: sound", "notebook.db: sound"]
    assert report.row()["files"][0] == {
        "name": "library.db",
        "ok": True,
        "problems": [],
        "repaired": [],
    }


def test_a_stale_index_is_found_and_rebuilt(library: Library) -> None:
    add_whole(library)
    library.connection.execute("UPDATE blocks SET text = 'Replaced behind its back.' WHERE id = 6")
    assert _problems(library) == [
        "the index over blocks is out of step with the text: check --repair",
        "words is out of step with the text: check --repair",
    ]
    report = check(library, repair=True)
    assert report.ok
    assert list(report.lines())[:2] == [
        "library.db: repaired: the index over blocks was out of step and was rebuilt",
        "library.db: repaired: words was out of step and was rebuilt",
    ]
    assert _problems(library) == []
    assert library.search.search(parse("replaced behind")).total == 1
    assert library.search.search(parse("trafficking")).total == 0


def test_a_note_missing_from_the_index_is_found(library: Library) -> None:
    add_whole(library)
    fts.take_out_rows(library.connection, fts.FOOTNOTES, 1)
    assert _problems(library) == [
        "the index over footnotes is out of step with the text: check --repair"
    ]
    assert _problems(library, repair=True) == []


def test_segments_that_say_something_else_are_found_and_made_anew(library: Library) -> None:
    add_whole(library)
    sealing.seal(library.connection)
    assert _problems(library) == []
    library.connection.execute("DELETE FROM search_lists WHERE word = 'trafficking'")
    assert _problems(library) == ["segments is out of step with the text: check --repair"]
    assert library.search.search(parse("trafficking")).total == 0
    report = check(library, repair=True)
    assert report.ok
    assert "segments was out of step and was rebuilt" in report.row()["files"][0]["repaired"]
    assert library.search.search(parse("trafficking")).total == 1


def test_rows_that_refer_to_nothing_are_told_and_not_removed(library: Library) -> None:
    add_whole(library)
    library.connection.execute("PRAGMA foreign_keys = OFF")
    library.connection.executemany(
        "INSERT INTO mentions (block, start, \"end\", body) VALUES (?, 0, 1, 'UN')",
        [(900 + n,) for n in range(7)],
    )
    problems = _problems(library, repair=True)
    assert problems[0] == "row 2 of mentions refers to a missing row of blocks"
    assert problems[-1] == "2 more such rows"
    assert len(problems) == 6
    assert _problems(library) == problems


def test_the_notebooks_index_is_checked_too(library: Library) -> None:
    library.notebook_connection.execute("DROP TRIGGER bookmarks_fts_insert")
    library.notebook_connection.execute(
        'INSERT INTO bookmarks (document, block_key, block_n, start, "end", exact, prefix, '
        "suffix, end_block_n, target, title, note, colour, created, changed, state) VALUES "
        "('k', 'a', 0, 0, 1, 'x', '', '', 0, 'block', 'title', 'note', '', '', '', 'ok')"
    )
    assert _problems(library) == [
        "the index over bookmarks is out of step with the text: check --repair"
    ]
    assert _problems(library, repair=True) == []


def test_a_reader_cannot_check_and_says_so(folder: Path) -> None:
    Library.open(folder).close()
    with Library.open(folder, read_only=True) as reader:
        report = check(reader)
    assert not report.ok
    assert "could not be read to the end" in next(iter(report.lines()))


def test_damage_inside_the_file_is_reported_and_does_not_stop_the_check(folder: Path) -> None:
    with Library.open(folder) as library:
        add_whole(library)
        page = library.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'mentions'"
        ).fetchone()[0]
        size = library.connection.execute("PRAGMA page_size").fetchone()[0]
    path = folder / "library.db"
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(data)
    with Library.open(folder) as library:
        report = check(library, repair=True)
    damaged, sound = report.files
    assert not damaged.ok
    assert sound.ok
