import stat
from pathlib import Path

import pytest

from db.errors import KnownError
from gui.originals import Copies, file_name, write


@pytest.mark.parametrize(
    ("name", "media_type", "wanted"),
    [
        ("A-HRC-27-1.pdf", "application/pdf", "A-HRC-27-1.pdf"),
        ("letter.PDF", "application/pdf", "letter.pdf"),
        ("letter.sh", "text/plain", "letter.sh.txt"),
        ("letter", "text/plain", "letter.txt"),
        ("../../etc/passwd", "text/plain", "-..-etc-passwd.txt"),
        ("page.htm", "text/html", "page.htm"),
        ("page.exe", "text/html", "page.exe.html"),
        ("...", "text/plain", "document.txt"),
        ("доклад.docx", "application/unknown", "доклад.docx.txt"),
    ],
)
def test_a_copy_is_named_for_what_it_is(name: str, media_type: str, wanted: str) -> None:
    assert file_name(name, media_type) == wanted


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cannot be written"):
        write(tmp_path / "nowhere" / "a.pdf", b"%PDF")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        write(tmp_path / "a.pdf", b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_what_was_there_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"before")
    write(tmp_path / "a.pdf", b"after")
    assert (tmp_path / "a.pdf").read_bytes() == b"after"


def test_copies_are_private_read_only_and_gone_at_the_end() -> None:
    copies = Copies()
    one = copies.make("a.pdf", "application/pdf", b"one")
    two = copies.make("a.pdf", "application/pdf", b"two")
    assert (one.read_bytes(), two.read_bytes()) == (b"one", b"two")
    assert (one.name, two.name) == ("a.pdf", "a.pdf")
    assert stat.S_IMODE(one.stat().st_mode) == 0o400
    assert stat.S_IMODE(one.parent.parent.stat().st_mode) == 0o700
    copies.remove()
    assert not one.parent.parent.exists()
