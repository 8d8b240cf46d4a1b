"""An import that is stopped anywhere leaves the library as it was, or with the whole document."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest.pipeline import import_file
from db.store.check import check
from tests.db.formats.pdf_files import Sheet, Text, make_pdf
from tests.robustness.base_files import pdf_file, text_file, web_page, word_document
from tests.robustness.snapshots import content_of

if TYPE_CHECKING:
    from db.store.library import Library

FILES = {
    "letter.txt": text_file() + b"\nOne more line than the bundled letter has.\n",
    "report.pdf": pdf_file(),
    "letter.docx": word_document(),
    "page.html": web_page(),
}
MOST_CHECKS = 200


class _Counting(CancelToken):
    """A token that is set when it is looked at for the n-th time."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def check(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.cancel()
        super().check()


def long_pdf() -> bytes:
    return make_pdf([Sheet([Text(72, 700, f"{n}. A paragraph.")]) for n in range(1, 4001)])


@pytest.mark.parametrize("name", FILES)
def test_cancelled_at_every_look_it_is_as_before_or_whole(
    library: Library, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    before = content_of(library)
    report, stopped = None, 0
    for at in range(1, MOST_CHECKS):
        try:
            report = import_file(library, path, _Counting(at))
        except Cancelled:
            stopped += 1
            assert content_of(library) == before
            continue
        break
    assert stopped >= 3  # after reading, after the structure, before storing
    assert report is not None
    assert report.ok
    content = library.documents.content(report.document or "")
    assert content.document.counts == report.counts
    assert check(library).ok


def test_a_document_imported_again_and_cancelled_is_the_old_one(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(FILES["report.pdf"])
    assert import_file(library, path).ok
    before = content_of(library)
    for at in (1, 2, 3):
        with pytest.raises(Cancelled):
            import_file(library, path, _Counting(at), again=True)
        assert content_of(library) == before


def test_cancelled_while_pages_are_read_nothing_is_stored(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(long_pdf())
    before = content_of(library)
    token = CancelToken()
    with pytest.raises(Cancelled):
        import_file(library, path, token, lambda _done, _of: token.cancel())
    assert content_of(library) == before


@pytest.mark.skipif(sys.platform != "linux", reason="finds its children in /proc")
def test_a_reader_that_is_killed_is_one_calm_line(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(long_pdf())
    before = content_of(library)
    killed: set[int] = set()

    def kill(_done: int, _of: int) -> None:
        for task in Path("/proc/self/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                os.kill(child, signal.SIGKILL)
                killed.add(child)

    report = import_file(library, path, progress=kill)
    assert killed
    assert report.error is not None
    assert "\n" not in report.error
    assert content_of(library) == before
    assert import_file(library, path).ok


class _Vanishing(type(Path())):
    """A file that is taken away between being chosen and being read."""

    # The many shapes of Path.open, as one.
    def open(self, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        os.unlink(self)
        return super().open(*rest, **named)


class _Shrinking(type(Path())):
    """A file that somebody cuts short while it is open."""

    # The many shapes of Path.open, as one.
    def open(self, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        file = super().open(*rest, **named)
        os.truncate(self, 300)
        return file


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_when_it_is_read_is_one_calm_line(
    library: Library, tmp_path: Path, name: str
) -> None:
    before = content_of(library)
    gone = _Vanishing(tmp_path / name)
    Path(gone).write_bytes(FILES[name])
    report = import_file(library, gone)
    assert report.error == "It cannot be read: No such file or directory."
    assert content_of(library) == before


@pytest.mark.parametrize("name", ["report.pdf", "letter.docx"])
def test_a_file_that_is_cut_while_it_is_read_is_refused(
    library: Library, tmp_path: Path, name: str
) -> None:
    before = content_of(library)
    cut = _Shrinking(tmp_path / name)
    Path(cut).write_bytes(FILES[name])
    report = import_file(library, cut)
    assert report.error is not None
    assert content_of(library) == before


def test_a_file_taken_away_during_its_import_is_in_the_library_whole(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "long.pdf"
    data = long_pdf()
    path.write_bytes(data)
    report = import_file(library, path, progress=lambda _done, _of: path.unlink(missing_ok=True))
    assert not path.exists()
    assert report.ok
    assert library.documents.original(report.document or "") == data


def test_a_folder_is_no_file(library: Library, tmp_path: Path) -> None:
    before = content_of(library)
    report = import_file(library, tmp_path)
    assert (report.error or "").startswith("It cannot be read: ")
    assert content_of(library) == before
