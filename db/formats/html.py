"""Web pages: bytes to lines, without anything that a page runs, hides or fetches.

Knows encodings and HTML as browsers read it; nothing of the United Nations. May import db.model,
db.errors and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from db.errors import KnownError
from db.formats import encodings
from db.formats import html_tree as tree
from db.formats.html_notes import find_notes
from db.formats.html_walk import Walker
from db.formats.pieces import with_title
from db.model import SourceText

MEDIA_TYPE = "text/html"

_HEAD = 4096  # bytes: where an encoding is declared
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_BOMS = tuple(mark for mark, _ in encodings.BOMS)
_ENCODINGS = re.compile(
    r"utf-?8|windows-\d+|cp\d+|iso-?8859-\d+|koi8-[rut]|gb2312|gbk|gb18030|big5(?:-?hkscs)?"
    r"|shift[_-]?jis|euc-(?:jp|kr)|iso-2022-jp|mac(?:intosh|-?cyrillic|roman)|us-ascii|latin-?1"
)
# What browsers take a name for, where it is more than its standard says.
_WIDER = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii"), "cp1252"),
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-11": "cp874",
    "macintosh": "mac-roman",
    "shift-jis": "cp932",
}
_SUBSET = re.compile(r"(<!doctype[^>\[]{0,400})\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]*>")


def read(data: bytes) -> SourceText:
    """The lines of a web page: one for each paragraph, and one for each row of a table of data.

    The page's own navigation is furniture. Notes are recognised by the links to them and come
    behind the text.

    Raises:
        KnownError: there is no text in it, or it is nested deeper than any page a person wrote.
    """
    markup = _XML_HEAD.sub("", _SUBSET.sub(r"\1>", decode(data), count=1), count=1)
    markup = markup.replace("\x00", "")
    if not markup.strip():
        raise KnownError("The web page is empty: there is no text in it.")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else libxml2 gives up at 256 elements one in another, as old pages have
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise KnownError("The web page is empty: there is no text in it.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise KnownError("The web page is refused: its elements are nested too deeply.")
    walker = Walker(find_notes(root), tree.around_the_text(root))
    walker.walk(root)
    lines = with_title(walker.lines())
    if lines and all(line.furniture for line in lines):
        lines = [replace(line, furniture=False) for line in lines]
    lines += walker.note_lines()
    if not lines:
        raise KnownError("The web page holds no text of its own: scripts or pictures make it.")
    lines[0] = replace(lines[0], gap=0)
    return SourceText(tuple(lines), max(line.page for line in lines), MEDIA_TYPE)


def decode(data: bytes) -> str:
    """The text of a page: by byte order mark, by what it declares, or as text is read.

    A page that declares one encoding and is sound UTF-8 all through is UTF-8.
    """
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not data.startswith(_BOMS):
        name = (declared.group(1) or declared.group(2)).decode("ascii").lower()
        if _ENCODINGS.fullmatch(name):
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                return data.decode(_WIDER.get(name, name), errors="replace")
    return encodings.decode(data)
