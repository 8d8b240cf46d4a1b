import os
from pathlib import Path

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest import pipeline
from db.ingest.pipeline import document_key, import_file
from db.model import DocumentKind, Facts
from db.store.library import Library
from resources import BUNDLED_DOCUMENT

KEY = "letter-2014-09-29-belarus"


def test_the_bundled_document_becomes_what_it_is(library: Library) -> None:
    document = library.documents.get(KEY)
    assert document is not None
    assert document.facts.symbol is None
    assert document.facts.issued == "2014-09-29"
    assert document.counts.footnotes == 3
    assert library.documents.original(KEY) == BUNDLED_DOCUMENT.read_bytes()


def test_the_same_file_again_keeps_one_document(library: Library) -> None:
    report = import_file(library, BUNDLED_DOCUMENT)
    assert report.document == KEY
    assert len(library.documents.list()) == 1


def test_another_file_with_the_same_name_of_its_own_does_not_replace_it(
    library: Library, tmp_path: Path
) -> None:
    other = tmp_path / "copy.txt"
    other.write_text(BUNDLED_DOCUMENT.read_text(encoding="utf-8").replace("Minsk", "Brest"))
    report = import_file(library, other)
    assert report.document == f"{KEY}-2"
    assert import_file(library, other).document == f"{KEY}-2"
    assert len(library.documents.list()) == 2


@pytest.mark.parametrize(
    ("name", "data"), [("empty.txt", b""), ("zeros.txt", b"\0" * 500), ("scan.pdf", b"%PDF-1.4\n")]
)
def test_a_bad_file_is_one_calm_line_and_changes_nothing(
    library: Library, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    report = import_file(library, path)
    assert not report.ok
    assert report.error
    assert "\n" not in report.error
    assert len(library.documents.list()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_nobody_waits_for_it(library: Library, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert import_file(library, pipe).error == "It is a pipe or a device, not a file."
    assert import_file(library, Path(os.devnull)).error == "It is a pipe or a device, not a file."
    assert import_file(library, tmp_path).error == "It cannot be read: Is a directory."


def test_a_missing_file_says_so(library: Library, tmp_path: Path) -> None:
    report = import_file(library, tmp_path / "nowhere.txt")
    assert report.error == "It cannot be read: No such file or directory."
    assert report.row()["error"] == report.error


def test_a_file_too_large_is_not_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "LARGEST_TEXT", 5_000)
    path = tmp_path / "large.txt"
    path.write_text("more than five thousand bytes " * 200)
    assert "larger than" in str(import_file(library, path).error)


def test_a_cancelled_import_stores_nothing(library_folder: Path, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    path = tmp_path / "letter.txt"
    path.write_text("A short letter of no consequence.")
    with Library.open(library_folder) as library:
        with pytest.raises(Cancelled):
            import_file(library, path, token)
        assert len(library.documents.list()) == 1


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (Facts("t", symbol="A/HRC/27/1"), "a-hrc-27-1"),
        (Facts("t", symbol="A/67/824–S/2013/211"), "a-67-824-s-2013-211"),
        (
            Facts("t", kind=DocumentKind.NOTE_VERBALE, issued="2020-01", issuer="Côte d’Ivoire"),
            "note-verbale-2020-01-cote-d-ivoire",
        ),
        (Facts("t", issued="2020"), "my-file"),
    ],
)
def test_a_key_is_made_of_what_the_document_says_of_itself(facts: Facts, key: str) -> None:
    assert document_key(facts, "My file") == key


def test_a_name_of_signs_alone_still_gives_a_key() -> None:
    assert document_key(Facts("t"), "…") == "document"
