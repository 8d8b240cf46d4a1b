"""Questions about the tree of a DOCX body: what is in a holder, a table, a row, a section.

What a tracked change took away is not there. May import its sister modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.formats.docx_styles import W, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_HOLDERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def unwrapped(holder: Element) -> Iterator[Element]:
    """What a holder holds, content controls and other wrappings taken off."""
    for child in holder:
        if child.tag in _HOLDERS:
            yield from unwrapped(child)
        elif child.tag == _ALTERNATIVES:
            for form in list(child)[:1]:
                yield from unwrapped(form)
        else:
            yield child


def rows(table: Element) -> list[Element]:
    """The rows of a table that are shown."""
    return [
        row
        for row in unwrapped(table)
        if row.tag == W + "tr"
        and row.find(f"{W}trPr/{W}del") is None
        and not _is_set(row, f"{W}trPr/{W}hidden")
    ]


def cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return [
        cell
        for cell in unwrapped(row)
        if cell.tag == W + "tc" and cell.find(f"{W}tcPr/{W}cellDel") is None
    ]


def is_continued(cell: Element) -> bool:
    """Whether a cell only continues the one above it."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and value(merged, "val") != "restart"


def section_properties(body: Element) -> list[Element]:
    """The properties of each section of a body, in reading order."""
    return [
        one
        for one in body.iter(W + "sectPr")
        if (parent := one.getparent()) is not None and parent.tag in {W + "pPr", W + "body"}
    ]


def mark_is_gone(properties: Element | None) -> bool:
    """Whether a paragraph's end was deleted, so that it goes on in the next paragraph."""
    mark = properties.find(W + "rPr") if properties is not None else None
    if mark is None:
        return False
    deleted = any(mark.find(W + name) is not None for name in ("del", "moveFrom"))
    return deleted or _is_set(mark, W + "specVanish")


def breaks_before(properties: Element | None) -> bool:
    """Whether a paragraph begins a page."""
    return properties is not None and _is_set(properties, W + "pageBreakBefore")


def style_name(properties: Element | None) -> str | None:
    """The paragraph style that properties name."""
    named = properties.find(W + "pStyle") if properties is not None else None
    return value(named, "val") if named is not None else None


def _is_set(element: Element, path: str) -> bool:
    found = element.find(path)
    return found is not None and is_on(value(found, "val"))
