"""Word documents made in a test, from the XML that matters to it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "header2": "hdr"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def word_file(body: str, *, main: str = "word/document.xml", **parts: str) -> bytes:
    """A DOCX with this body; other parts by name: ``styles``, ``numbering``, ``header1`` …"""
    files = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="{main}"/></Relationships>',
        main: f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    folder, _, name = main.rpartition("/")
    relations = ""
    for part, content in parts.items():
        root = _ROOTS.get(part, part)
        files[f"{folder}/{part}.xml"] = f"<w:{root} {_NAMES}>{content}</w:{root}>"
        relations += (
            f'<Relationship Id="{part}" Type="{RELATIONS}/{part.rstrip("12")}" '
            f'Target="{part}.xml"/>'
        )
    files[f"{folder}/_rels/{name}.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
    )
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; a content without tags is one run."""
    if content and "<" not in content:
        content = r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """A table; a cell without tags is one paragraph."""
    return "<w:tbl>" + "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if '<' in cell else p(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    ) + "</w:tbl>"  # fmt: skip


def styled(name: str) -> str:
    """The properties of a paragraph with a style."""
    return f'<w:pStyle w:val="{name}"/>'


def numbered(instance: int, level: int = 0) -> str:
    """The properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def level(at: int, style: str, pattern: str, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """A numbering part with one list of these levels, used by instance 1."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )
