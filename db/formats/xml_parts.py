"""XML that a stranger wrote, parsed without what could harm: no DTDs, no entities, no network.

May import db.errors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from db.errors import KnownError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (  # what Word calls "Strict Open XML Document"; the elements are the same
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


def parse_xml(data: bytes) -> Element:
    """The root of an XML part; below it are elements only, no comments and no instructions.

    Raises:
        KnownError: it is not well formed, too deep, or has a DTD.
    """
    if _DOCTYPE.search(data.replace(b"\x00", b"")):
        raise KnownError("The file is refused: its XML declares entities, as no document needs to.")
    if _STRICT in data:
        for strict, usual in _STRICT_NAMES:
            data = data.replace(_STRICT + strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise KnownError("The file is damaged: a part of it is not well-formed XML.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise KnownError("The file is refused: its XML declares entities, as no document needs to.")
    return root
