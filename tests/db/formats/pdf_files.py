"""Small PDFs written by hand, so that a test says exactly what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text on a page; ``y`` counts from the page's lower edge."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page."""

    texts: list[Text] = field(default_factory=list[Text])
    rotate: int = 0
    picture: bool = False


_FONTS = ("Times-Roman", "Times-Bold", "Times-Italic")


def make_pdf(sheets: list[Sheet]) -> bytes:
    """A PDF with these pages, 595 × 842 points."""
    bodies: list[bytes] = []

    def add(body: bytes) -> int:
        bodies.append(body)
        return len(bodies)

    add(b"")  # the catalogue
    add(b"")  # the list of pages
    fonts = [
        add(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode())
        for name in _FONTS
    ]
    picture = add(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
    )
    named = " ".join(f"/F{at} {number} 0 R" for at, number in enumerate(fonts))
    kids: list[int] = []
    for sheet in sheets:
        content = b"".join(_shown(text) for text in sheet.texts)
        if sheet.picture:
            content += b"q 500 0 0 700 40 60 cm /Im Do Q\n"
        stream = add(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {sheet.rotate}"
                f"/Resources<</Font<<{named}>>/XObject<</Im {picture} 0 R>>>>"
                f"/Contents {stream} 0 R>>".encode()
            )
        )
    bodies[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    listed = " ".join(f"{number} 0 R" for number in kids)
    bodies[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    return _written(bodies)


def _shown(text: Text) -> bytes:
    font = 1 if text.bold else 2 if text.italic else 0
    letters = text.text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        letters = letters.replace(sign, b"\\" + sign)
    place = f"BT /F{font} {text.size} Tf 1 0 0 1 {text.x} {text.y} Tm (".encode()
    return place + letters + b") Tj ET\n"


def _written(bodies: list[bytes], extra: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        extra,
        start,
    )
    return bytes(out)


def locked_pdf() -> bytes:
    """A PDF that asks for a password: its keys fit none."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 0/Kids[]>>",
        b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"01" * 32 + b">/U<" + b"02" * 32 + b">>>",
    ]
    return _written(bodies, b"/Encrypt 3 0 R/ID[<00112233><00112233>]")


def lines_of_text(
    words: str, x: float, y: float, *, width: int = 80, size: float = 10, leading: float = 12
) -> list[Text]:
    """A paragraph broken into lines of about so many letters."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [Text(x, y - at * leading, line, size) for at, line in enumerate(lines)]
