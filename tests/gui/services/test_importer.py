"""The queue that writes to the library, with real files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from db.corrections import FactCorrection, FactField
from db.query import parse
from db.store.check import check
from db.store.library import Library
from db.store.sealing import FRESH
from gui.jobs import Job, JobKind, JobState
from gui.services.importer import ImportService
from gui.services.process import ENDED
from gui.services.tasks import OUR_FAULT
from gui.services.working import FILE_CHANGED, FILE_GONE
from resources import BUNDLED_DOCUMENT
from tests.conftest import ROOT
from tests.gui.files import PATIENCE, write_many_pages, write_speech

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.services.conftest import Heard

KEY = "letter-2014-09-29-belarus"


def keys(folder: Path) -> list[str]:
    with Library.open(folder, read_only=True) as library:
        return [document.key for document in library.documents.list()]


def test_each_file_says_what_became_of_it(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    good = write_speech(tmp_path / "speech.txt")
    bad = tmp_path / "zeros.txt"
    bad.write_bytes(b"\0" * 1000)
    queue.import_paths([bad, good, BUNDLED_DOCUMENT, tmp_path / "missing.pdf"])
    ended = heard.end()
    assert ended["speech.txt"].state is JobState.DONE
    assert ended["speech.txt"].document in keys(library_folder)
    assert ended[BUNDLED_DOCUMENT.name].state is JobState.ALREADY
    assert ended[BUNDLED_DOCUMENT.name].document == KEY
    for name in ("zeros.txt", "missing.pdf"):
        assert ended[name].state is JobState.FAILED
        assert ended[name].error.endswith(".")
        assert "\n" not in ended[name].error
    assert len(keys(library_folder)) == 2


def test_pages_are_counted_and_not_told_more_than_ten_times_a_second(
    queue: ImportService, heard: Heard, tmp_path: Path
) -> None:
    (job,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    ended = heard.end()["long.pdf"]
    assert ended.state is JobState.DONE
    told = [j for j in heard.jobs if j.number == job.number]
    states = [j.state for j in told]
    assert states.index(JobState.WAITING) < states.index(JobState.READING)
    assert states.index(JobState.READING) < states.index(JobState.STORING)
    pages = [j.pages_done for j in told if j.state is JobState.READING]
    assert pages == sorted(pages)
    took = heard.times[states.index(JobState.STORING)] - heard.times[0]
    assert 1 < len(pages) <= 10 * took + 2
    assert {j.pages for j in told if j.pages_done} == {300}


def test_more_can_be_added_while_a_file_is_read_and_one_can_be_cancelled(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    (long,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    heard.until(long.number, JobState.READING)
    one, two = queue.import_paths(
        [write_speech(tmp_path / "one.txt"), write_speech(tmp_path / "two.txt", "Rome")]
    )
    queue.cancel(one.number)
    queue.cancel(long.number)
    ended = heard.end()
    assert ended["long.pdf"].state is JobState.CANCELLED
    assert ended["one.txt"].state is JobState.CANCELLED
    assert ended["two.txt"].state is JobState.DONE
    assert keys(library_folder) == [KEY, heard.last(two.number).document]


def test_cancelling_all_leaves_the_library_as_it_was(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    paths = [write_many_pages(tmp_path / "long.pdf")]
    paths += [write_speech(tmp_path / f"{n}.txt", str(n)) for n in range(5)]
    first, *_ = queue.import_paths(paths)
    heard.until(first.number, JobState.READING)
    queue.cancel_all()
    assert {job.state for job in heard.end().values()} == {JobState.CANCELLED}
    assert keys(library_folder) == [KEY]


def test_cancelling_all_spares_what_the_reader_did_to_a_document(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    (long,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    heard.until(long.number, JobState.READING)
    queue.remove(KEY, "letter")
    queue.restore(KEY, "back")
    queue.cancel_all()
    ended = heard.end()
    assert ended["long.pdf"].state is JobState.CANCELLED
    assert ended["back"].state is JobState.DONE
    assert keys(library_folder) == [KEY]


def test_a_folder_is_looked_through_and_its_files_are_jobs_of_their_own(
    queue: ImportService, heard: Heard, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    for name in ("b.txt", "a.txt", "below/c.txt", ".hidden.txt", ".git/d.txt", "picture.png"):
        write_speech(folder / name, name)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    (job,) = queue.import_paths([folder])
    ended = heard.end()
    assert job.kind is JobKind.FOLDER
    assert list(ended) == ["folder", "a.txt", "b.txt", "c.txt"]
    assert {j.state for j in ended.values()} == {JobState.DONE}


def test_an_empty_folder_says_so(queue: ImportService, heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    queue.import_paths([tmp_path / "empty"])
    assert "no text, PDF, Word or web files" in heard.end()["empty"].error


def test_a_document_is_renamed_and_gets_its_own_name_back(
    queue: ImportService, heard: Heard, library_folder: Path
) -> None:
    def name() -> str | None:
        with Library.open(library_folder, read_only=True) as library:
            document = library.documents.get(KEY)
            assert document is not None
            return document.short_title

    own = name()
    queue.rename(KEY, "The letter")
    heard.end()
    assert name() == "The letter"
    queue.import_again(KEY, "again")
    heard.end()
    assert name() == "The letter", "the reader's word outlives an import"
    queue.rename(KEY, "")
    heard.end()
    assert name() == own


def test_a_removed_document_comes_back_whole(
    queue: ImportService, heard: Heard, library_folder: Path
) -> None:
    with Library.open(library_folder) as library:
        before = library.documents.content(KEY)
        source = library.documents.content(KEY).document.source.sha256
        said = FactCorrection(FactField.ISSUER, "Somebody else", source=source)
        library.corrections.say(KEY, said)
    queue.remove(KEY, "letter")
    heard.end()
    assert keys(library_folder) == []
    queue.restore(KEY, "letter")
    assert heard.end()["letter"].state is JobState.DONE
    with Library.open(library_folder) as library:
        after = library.documents.content(KEY)
        assert library.documents.original(KEY) == BUNDLED_DOCUMENT.read_bytes()
    assert [block.text for block in after.blocks] == [block.text for block in before.blocks]
    assert after.document.source == before.document.source
    assert after.document.facts.issuer == "Somebody else", "corrections are kept"


def test_the_original_of_a_removed_document_waits_in_a_file_until_the_program_ends(
    queue: ImportService, heard: Heard, library_folder: Path
) -> None:
    def waiting() -> list[bytes]:
        return [path.read_bytes() for path in library_folder.glob("removed-*/*")]

    queue.remove(KEY, "letter")
    heard.end()
    assert waiting() == [BUNDLED_DOCUMENT.read_bytes()]
    queue.restore(KEY, "letter")
    heard.end()
    assert waiting() == [], "brought back, so it waits no more"
    queue.remove(KEY, "letter")
    heard.end()
    queue.stop()
    assert list(library_folder.glob("removed-*")) == []


def test_what_a_killed_program_left_of_removed_documents_goes_after_a_day(
    queue: ImportService, heard: Heard, library_folder: Path
) -> None:
    left, of_another = library_folder / "removed-1", library_folder / "removed-2"
    for folder in (left, of_another):
        folder.mkdir()
        (folder / "original").write_text("words")
    long_ago = left.stat().st_mtime - 25 * 60 * 60
    os.utime(left, (long_ago, long_ago))
    queue.rename(KEY, "The letter")
    heard.end()
    assert not left.exists()
    assert of_another.exists(), "it may be that of a program that runs"


def test_a_document_whose_original_was_lost_meanwhile_says_so(
    queue: ImportService, heard: Heard, library_folder: Path
) -> None:
    queue.remove(KEY, "letter")
    heard.end()
    for path in library_folder.glob("removed-*/*"):
        path.unlink()
    queue.restore(KEY, "letter")
    assert "import its file again" in heard.end()["letter"].error


def test_importing_again_says_what_became_of_the_file(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    path = write_speech(tmp_path / "speech.txt")
    queue.import_paths([path])
    key = heard.end()["speech.txt"].document
    assert key is not None

    def again(named: str) -> Job:
        queue.import_again(key, "speech.txt", named)
        return heard.end()["speech.txt"]

    assert again(str(path)).remark == ""
    assert again("speech.txt").remark == "", "a mere name says nothing of any file"
    write_speech(path, "Rome")
    assert again(str(path)).remark == FILE_CHANGED
    path.unlink()
    gone = again(str(path))
    assert (gone.state, gone.remark) == (JobState.DONE, FILE_GONE)
    with Library.open(library_folder, read_only=True) as library:
        words = " ".join(block.text for block in library.documents.content(key).blocks)
    assert "Geneva" in words, "the library's own copy"


def test_what_review_made_is_stored_with_its_corrections(
    queue: ImportService, heard: Heard, library_folder: Path
) -> None:
    read: list[tuple[Job, object]] = []
    queue.readAgain.connect(lambda job, reading: read.append((job, reading)))
    queue.read_again(KEY, "letter")
    heard.end()
    ((job, reading),) = read
    assert job.document == KEY
    said = FactCorrection(FactField.TITLE, "Another title")
    queue.store(reading, KEY, "letter", [said])  # type: ignore[arg-type]
    assert heard.end()["letter"].state is JobState.DONE
    with Library.open(library_folder) as library:
        document = library.documents.get(KEY)
        assert document is not None
        assert document.facts.title == "Another title"
        (kept,) = library.corrections.of_document(KEY)
        assert isinstance(kept, FactCorrection)
        assert (kept.value, kept.source) == ("Another title", document.source.sha256)


def test_what_the_reader_does_goes_before_files_that_wait(
    queue: ImportService, heard: Heard, tmp_path: Path
) -> None:
    (long,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    heard.until(long.number, JobState.READING)
    (waits,) = queue.import_paths([write_speech(tmp_path / "one.txt")])
    renamed = queue.rename(KEY, "The letter")
    removed = queue.remove(KEY, "letter")
    back = queue.restore(KEY, "back")
    heard.end()
    order = [job.number for job in heard.jobs if job.state is JobState.DONE]
    assert order == [renamed.number, removed.number, long.number, back.number, waits.number]


def test_a_document_that_is_read_again_is_removed_after_that(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    (job,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    heard.end()
    key = heard.last(job.number).document
    assert key is not None
    again = queue.import_again(key, "long")
    heard.until(again.number, JobState.READING)
    removed = queue.remove(key, "long")
    heard.end()
    order = [job.number for job in heard.jobs if job.state is JobState.DONE]
    assert order == [job.number, again.number, removed.number]
    assert keys(library_folder) == [KEY], "and not stored once more after it"


def test_an_error_of_the_program_is_reported_and_the_next_file_is_read(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    """A notebook that lost its table, which cannot happen, stands for a bug of ours."""
    with sqlite3.connect(library_folder / "notebook.db") as notebook:
        notebook.execute("ALTER TABLE corrections RENAME TO elsewhere")
    notebook.close()
    queue.import_paths([write_speech(tmp_path / "one.txt"), tmp_path / "missing.txt"])
    ended = heard.end()
    assert ended["one.txt"].error == OUR_FAULT
    assert ended["missing.txt"].state is JobState.FAILED
    assert ended["missing.txt"].error != OUR_FAULT
    assert len(heard.faults) == 1
    assert keys(library_folder) == [KEY]


def test_an_import_that_is_killed_fails_in_one_line_and_the_next_file_is_read(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    """As when the system has no memory left."""
    (long,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    heard.until(long.number, JobState.READING)
    queue.import_paths([write_speech(tmp_path / "one.txt")])
    process = queue._process
    assert process is not None
    process.kill()
    ended = heard.end()
    assert (ended["long.pdf"].state, ended["long.pdf"].error) == (JobState.FAILED, ENDED)
    assert ended["one.txt"].state is JobState.DONE
    assert keys(library_folder) == [KEY, ended["one.txt"].document]
    assert heard.faults == []


def test_a_process_that_died_while_nothing_was_to_do_is_not_noticed(
    qtbot: QtBot, queue: ImportService, heard: Heard, tmp_path: Path
) -> None:
    queue.import_paths([write_speech(tmp_path / "one.txt")])
    heard.end()
    process = queue._process
    assert process is not None
    process.kill()
    qtbot.waitUntil(lambda: not process.alive)
    queue.import_paths([write_speech(tmp_path / "two.txt", "Rome")])
    assert heard.end()["two.txt"].state is JobState.DONE


@pytest.mark.parametrize("moment", [JobState.READING, JobState.STORING])
def test_a_cancelled_file_is_in_the_library_whole_or_not_at_all(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path, moment: JobState
) -> None:
    (job,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    heard.until(job.number, moment)
    queue.cancel(job.number)
    ended = heard.end()["long.pdf"]
    assert ended.state is JobState.CANCELLED
    assert keys(library_folder) == [KEY]


def test_a_file_that_is_cancelled_at_once_is_not_read(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path
) -> None:
    """Before there is anybody to be told."""
    (job,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    queue.cancel(job.number)
    assert heard.end()["long.pdf"].state is JobState.CANCELLED
    assert keys(library_folder) == [KEY]


def test_a_thousand_words_are_heard_in_order_and_the_window_has_its_turn(
    qtbot: QtBot, queue: ImportService, heard: Heard, tmp_path: Path
) -> None:
    for n in range(300):
        (tmp_path / "papers").mkdir(exist_ok=True)
        (tmp_path / "papers" / f"{n:03}.txt").write_bytes(b"\0" * 10)
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(len(heard.jobs)))
    timer.start(0)
    queue.import_paths([tmp_path / "papers"])
    ended = heard.end()
    timer.stop()
    assert len(ended) == 301
    for job in ended.values():
        states = [told.state for told in heard.jobs if told.number == job.number]
        assert states[0] is JobState.WAITING
        assert states[-1] is job.state
    order = [told.name for told in heard.jobs if told.state is JobState.FAILED]
    assert order == sorted(order)
    assert len(set(turns)) > 5, "between its words something else was done"


def test_the_windows_own_process_never_loads_what_reads_documents() -> None:
    """Reading there would hold up the window; loading it takes a tenth of a second."""
    code = (
        "import sys, gui.services.importer; "
        "print([m for m in sys.modules if m.startswith(('db.ingest', 'db.structure', "
        "'db.chronology', 'db.formats'))])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert said.stdout.strip() == "[]"


def test_a_library_that_cannot_be_written_is_a_line_for_each_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "library").write_text("a file, not a folder")
    queue = ImportService(tmp_path / "library")
    jobs: list[Job] = []
    queue.changed.connect(jobs.append)
    with qtbot.waitSignal(queue.idle, timeout=PATIENCE):
        queue.import_paths([BUNDLED_DOCUMENT])
    assert jobs[-1].state is JobState.FAILED
    assert "cannot be" in jobs[-1].error
    queue.stop()


@pytest.mark.parametrize("moment", [JobState.WAITING, JobState.READING, JobState.STORING])
def test_closing_the_program_in_the_middle_leaves_no_half_document(
    qtbot: QtBot,
    queue: ImportService,
    heard: Heard,
    library_folder: Path,
    tmp_path: Path,
    moment: JobState,
) -> None:
    (job,) = queue.import_paths([write_many_pages(tmp_path / "long.pdf")])
    if moment is not JobState.WAITING:
        heard.until(job.number, moment)
    queue.stop()
    with Library.open(library_folder) as library:
        assert {document.key for document in library.documents.list()} <= {KEY, "long"}
        for document in library.documents.list():
            content = library.documents.content(document.key)
            assert len(content.blocks) == document.counts.blocks > 0


def segments(folder: Path) -> int:
    with Library.open(folder, read_only=True) as library:
        return library.connection.execute("SELECT count(*) FROM search_segments").fetchone()[0]


def test_the_index_is_put_together_when_nobody_asks_for_anything(
    queue: ImportService, heard: Heard, library_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """What comes meanwhile is done at once; the rest of the tidying follows it."""
    files: list[Path] = []
    for name in ("Village", "Town", "City"):
        files.append(tmp_path / f"{name}.txt")
        lines = "".join(f"{name} {n} has a well.\n\n" for n in range(FRESH))
        files[-1].write_text(f"Wells of each {name}\n\n{lines}")
    queue.import_paths(files)
    heard.end()
    scattered = segments(library_folder)
    assert scattered >= len(files)
    queue.import_paths([write_speech(tmp_path / "speech.txt")])
    assert heard.end()["speech.txt"].state is JobState.DONE
    qtbot.waitUntil(lambda: segments(library_folder) < scattered, timeout=PATIENCE)
    queue.import_paths([write_speech(tmp_path / "late.txt", "Vienna")])
    assert heard.end()["late.txt"].state is JobState.DONE
    queue.stop()
    with Library.open(library_folder) as library:
        assert check(library).ok
        assert library.search.search(parse("village")).total > FRESH
