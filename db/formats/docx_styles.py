"""What the styles of a DOCX file say: heading levels, type, and the numbering they carry.

Styles inherit ("basedOn"), and a run's look is its paragraph style's, then its character style's,
then its own. May import its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.formats.pieces import TITLE_LEVEL, Look

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUNNING_TEXT = 10  # what an outline level of 9 (counted from 0) stands for
_DEEPEST_CHAIN = 20  # styles; Word itself stops at 11
_DEFAULT_SIZE = 10.0  # points: what Word takes where nothing is said
_QUOTING = {"quote", "intense quote", "block text", "block quotation"}
_HEADING_NAME = re.compile(r"heading (\d)")
# The United Nations' own templates (Geneva: "_ H_Ch_G", New York: "H1") give their headings no
# outline level; the level is in the name.
_HOUSE_NAME = re.compile(r"_?\s?h[\s_]{0,3}(m|ch|1|2/?3|4|5/?6)(?:_?g[a-z]?)?", re.IGNORECASE)
_HOUSE_LEVELS = {"m": TITLE_LEVEL, "c": 1, "1": 2, "2": 3, "4": 4, "5": 5}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph has from its style, inheritance followed."""

    look: Look
    level: int | None = None  # of a heading, from 1; TITLE_LEVEL; RUNNING_TEXT
    centred: bool | None = None
    number: str | None = None  # numbering instance
    depth: int | None = None  # level of the numbering, from 0
    contents: bool = False  # a line of the table of contents
    quoted: bool = False


class Styles:
    """The styles part of a document."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._defaults = Look(size=_DEFAULT_SIZE)
        self._default_paragraph: str | None = None
        self._cache: dict[str | None, Style] = {}
        for child in root if root is not None else ():
            if child.tag == W + "style":
                name = value(child, "styleId") or ""
                self._elements[name] = child
                paragraph = value(child, "type") == "paragraph"
                if paragraph and is_on(value(child, "default") or "0"):
                    self._default_paragraph = name
            elif child.tag == W + "docDefaults":
                self._defaults = look_of(child.find(f".//{W}rPr")).over(self._defaults)

    def of(self, name: str | None) -> Style:
        """A style by its id; the default paragraph style for None or an unknown id."""
        if name not in self._cache:
            self._cache[name] = self._resolve(name)
        return self._cache[name]

    def _resolve(self, name: str | None) -> Style:
        chain: list[str] = []
        at = name if name in self._elements else self._default_paragraph
        while at in self._elements and at not in chain and len(chain) < _DEEPEST_CHAIN:
            chain.append(at)
            at = _value_of(self._elements[at], "basedOn")
        style = Style(Look())
        for one in reversed(chain):
            style = _apply(style, self._elements[one], one)
        return replace(style, look=style.look.over(self._defaults))

    def character(self, name: str | None) -> Look:
        """The look of a character style, without what the document's defaults add."""
        seen: set[str] = set()
        look = Look()
        at = name
        while at is not None and at in self._elements and at not in seen:
            seen.add(at)
            element = self._elements[at]
            look = look.over(look_of(element.find(W + "rPr")))
            at = _value_of(element, "basedOn")
        return look


def _apply(base: Style, element: Element, name: str) -> Style:
    """A style on top of the one that it is based on."""
    properties = element.find(W + "pPr")
    label = (_value_of(element, "name") or name).strip().lower()
    level = outline_level(properties)
    if level is None:
        level = _named_level(label)
    number, depth = numbering_of(properties)
    return Style(
        look=look_of(element.find(W + "rPr")).over(base.look),
        centred=base.centred if (centred := is_centred(properties)) is None else centred,
        level=base.level if level is None else level,
        number=base.number if number is None else number,
        depth=base.depth if depth is None else depth,
        quoted=base.quoted or label in _QUOTING,
        contents=base.contents or re.fullmatch(r"toc \d", label) is not None,
    )


def _named_level(label: str) -> int | None:
    if label == "title":
        return TITLE_LEVEL
    match = _HEADING_NAME.fullmatch(label)
    if match:
        return int(match.group(1))
    return house_level(label)


def house_level(name: str) -> int | None:
    """The level of a heading that is set in a style of the United Nations' own templates."""
    match = _HOUSE_NAME.fullmatch(name)
    return _HOUSE_LEVELS[match.group(1)[0].lower()] if match else None


# ------------------------------------------------------------------ properties


def outline_level(properties: Element | None) -> int | None:
    """The heading level that paragraph properties give, from 1, RUNNING_TEXT, or None."""
    found = number_value(properties, "outlineLvl")
    return None if found is None else min(max(found, 0), 9) + 1


def numbering_of(properties: Element | None) -> tuple[str | None, int | None]:
    """The numbering instance and its level that paragraph properties name."""
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return None, None
    return _value_of(numbering, "numId"), number_value(numbering, "ilvl")


def is_centred(properties: Element | None) -> bool | None:
    """Whether paragraph properties centre it, or None where they do not say."""
    placed = _value_of(properties, "jc") if properties is not None else None
    return None if placed is None else placed == "center"


def look_of(properties: Element | None) -> Look:
    """What run properties say."""
    if properties is None:
        return Look()
    half_points = number_value(properties, "sz")
    raised = _value_of(properties, "vertAlign")
    position = number_value(properties, "position")
    fonts = properties.find(W + "rFonts")
    return Look(
        bold=_flag(properties, "b"),
        italic=_slanted(properties),
        size=half_points / 2 if half_points and 2 <= half_points <= 3276 else None,
        raised=raised == "superscript" if raised else (position > 0 if position else None),
        hidden=_flag(properties, "vanish"),
        font=(value(fonts, "ascii") or value(fonts, "hAnsi")) if fonts is not None else None,
    )


def value(element: Element, name: str) -> str | None:
    """An attribute in the namespace of word processing."""
    return element.get(W + name)


def _value_of(element: Element, child: str) -> str | None:
    found = element.find(W + child)
    return value(found, "val") if found is not None else None


def number_value(element: Element | None, child: str) -> int | None:
    """The whole number that a child element holds, or None."""
    text = _value_of(element, child) if element is not None else None
    if text is None or not re.fullmatch(r"[+-]?\d{1,9}", text):
        return None
    return int(text)


def _flag(properties: Element, name: str) -> bool | None:
    found = properties.find(W + name)
    return is_on(value(found, "val")) if found is not None else None


def _slanted(properties: Element) -> bool | None:
    """Whether letters are in italics, or underlined as a typewriter has them instead."""
    line = _value_of(properties, "u")
    link = properties.find(W + "color") is not None
    drawn = line is not None and line != "none" and not link
    return True if drawn else _flag(properties, "i")


def is_on(text: str | None) -> bool:
    """Whether an on/off value is on; an element without a value is."""
    return text not in {"0", "false", "off", "none"}
