"""What a file is, by its first bytes."""

import pytest

from db.errors import KnownError
from db.formats.detect import Format, detect

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "report.txt", Format.PDF),
        (b"junk before\n%PDF-1.4", "report", Format.PDF),
        (b"PK\x03\x04....", "letter.txt", Format.DOCX),
        (b"<!DOCTYPE html><p>", "page.txt", Format.HTML),
        (b"\xef\xbb\xbf  <html lang=en>", "page", Format.HTML),
        ("<html><p>Привет".encode("utf-16"), "page", Format.HTML),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<html xmlns='x'>", "page.xml", Format.HTML),
        (b"<p>a piece of a page", "page.htm", Format.HTML),
        (b"<p>a piece of a page", "page.txt", Format.TEXT),
        ("<html><p>Привет".encode("utf-16-be"), "page", Format.HTML),
        (b"BM met the delegation of the State party.", "note.txt", Format.TEXT),
        (b"Date: today\nContent-Type: nothing\n\nA letter.", "letter.txt", Format.TEXT),
        (b"Letter dated 29 September 2014", "letter.txt", Format.TEXT),
        ("Письмо".encode("utf-16"), "letter", Format.TEXT),
    ],
)
def test_the_bytes_decide_before_the_name(data: bytes, name: str, kind: Format) -> None:
    assert detect(data, name) is kind


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b"\0\0\0 \n", "a.txt", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "a.doc", "old Word file"),
        (b"{\\rtf1", "a.txt", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "picture"),
        (b"plain words", "a.pdf", "not a PDF"),
        (b"plain words", "a.docx", "not a DOCX"),
        (b"MZ\x90\0", "a.txt", "program"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.bin", r"old Word file \(\.doc\)"),
        (OLE + "Workbook".encode("utf-16-le"), "a.docx", r"\.xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password: save it without one"),
        (b"GIF89a", "a.txt", "picture"),
        (b"BM\x36\0\0\0", "a.bmp", "picture"),
        (b"\0\0\0\x18ftypheic", "a.heic", "picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a.webp", "picture"),
        (b"%!PS-Adobe-3.0", "a.ps", "PostScript"),
        (b"\xffWPC\x10", "a.wpd", "WordPerfect"),
        (b"<?xml version='1.0'?>\n<w:wordDocument>", "a.doc", "XML file"),
        ("<?xml version='1.0'?><a>".encode("utf-16"), "a.xml", "XML file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x", "a.mht", "web arch"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, name: str, words: str) -> None:
    with pytest.raises(KnownError, match=words) as caught:
        detect(data, name)
    assert "\n" not in str(caught.value)
    assert (
        ": save it " in str(caught.value)
        or "name says" in str(caught.value)
        or not data.strip(b"\0 \n")
    )
