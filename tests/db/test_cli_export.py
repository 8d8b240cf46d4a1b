"""``nonpaper export``: the timeline as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.db.test_cli import KEY, ask, run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_timeline_is_exported_as_the_file_that_was_asked_for(
    imported_folder: Path, tmp_path: Path
) -> None:
    value = ask(imported_folder, "export", KEY)
    events = ask(imported_folder, "events", KEY)
    assert [row["id"] for row in value["events"]] == [row["id"] for row in events]
    starts = {
        "csv": "\ufeffdate,edtf,",
        "ics": "BEGIN:VCALENDAR\r\n",
        "json": '{"title": ',
        "md": "# Letter dated",
        "timelinejs": '{"scale": ',
    }
    for form, start in starts.items():
        printed = run(imported_folder, "export", KEY, "--format", form)
        assert printed.exit_code == 0, printed.output
        assert printed.stdout_bytes.decode().startswith(start)
        file = tmp_path / f"timeline.{form}"
        written = run(imported_folder, "export", "--format", form, "--output", str(file))
        assert written.stderr == f"{file}: 25 events, 3 undated\n"
        assert written.stdout == ""
        if form != "ics":  # which says when it was made
            assert file.read_bytes() == printed.stdout_bytes
    assert run(imported_folder, "export").stdout_bytes.count(b"\r\n") == 26


def test_an_export_that_cannot_be_made_says_why_in_one_line(
    imported_folder: Path, tmp_path: Path
) -> None:
    gone = run(imported_folder, "export", "--output", str(tmp_path / "gone" / "x.csv"))
    assert gone.exit_code == 1
    assert gone.stderr == "nonpaper: x.csv could not be written: No such file or directory.\n"
    assert run(imported_folder, "export", "nothing").exit_code == 2
    assert run(imported_folder, "export", "--format", "csv", "--json").exit_code == 2
    assert run(imported_folder, "export", "--format", "svg").exit_code == 2
