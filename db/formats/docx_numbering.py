"""The labels that Word computes for numbered paragraphs: "1.", "(a)", "II.", "•".

They are nowhere in a DOCX file's text: each is counted here from the numbering part, paragraph by
paragraph in reading order. May import its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.formats.counting import in_word
from db.formats.docx_styles import W, is_on, look_of, number_value, value
from db.formats.docx_symbols import bullet, plain_letters

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

_DEEPEST = 8  # Word has nine levels, from 0
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph, and how deep its list is."""

    text: str
    depth: int
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    font: str | None = None
    legal: bool = False  # every number in it is written in digits
    restart: int | None = None  # it starts anew after this level (from 1); 0 never


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        self._by_style: dict[str, str] = {}  # a numbering style → the abstract list it means
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, dict[int, int]] = {}  # abstract list → level → number
        self._started: set[tuple[str, int]] = set()  # overrides of the start are taken once
        for child in root if root is not None else ():
            if child.tag == W + "abstractNum":
                name = value(child, "abstractNumId") or ""
                self._abstract[name] = child
                linked = child.find(W + "styleLink")
                if linked is not None:
                    self._by_style[value(linked, "val") or ""] = name
            elif child.tag == W + "num":
                self._instances[value(child, "numId") or ""] = child

    def level_of_style(self, instance: str, style: str | None) -> int | None:
        """The level that a list ties to a paragraph style."""
        abstract = self._abstract.get(self._abstract_of(instance) or "")
        for level in abstract.iterfind(W + "lvl") if abstract is not None else ():
            tied = level.find(W + "pStyle")
            if tied is not None and value(tied, "val") == style:
                return _depth(level)
        return None

    def next_label(self, instance: str | None, depth: int) -> Label | None:
        """Count one paragraph; its label, or None when it belongs to no list."""
        abstract = self._abstract_of(instance)
        if instance is None or abstract is None:
            return None
        depth = min(max(depth, 0), _DEEPEST)
        counts = self._counts.setdefault(abstract, {})
        self._count(instance, depth, counts)
        level = self._level(instance, depth)
        if level.style == "bullet":
            return Label(bullet(level.pattern, level.font) or "•", depth, bullet=True)

        def written(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            one = self._level(instance, at)
            number = counts.get(at, one.start)
            legal = level.legal and one.style != "none"
            return str(number) if legal else in_word(number, one.style)

        text = _PLACE.sub(written, plain_letters(level.pattern, level.font)).strip()
        return Label(" ".join(text.split()), depth)

    def _count(self, instance: str, depth: int, counts: dict[int, int]) -> None:
        level = self._level(instance, depth)
        override = self._override(instance, depth)
        begins = override is not None and override.find(W + "startOverride") is not None
        if begins and (instance, depth) not in self._started:
            counts[depth] = level.start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._started.add((instance, depth))
        for above in range(depth):  # a list that begins at a deeper level counts the ones above
            counts.setdefault(above, self._level(instance, above).start)
        for below in [at for at in counts if at > depth]:
            restart = self._level(instance, below).restart
            if restart is None or (restart != 0 and depth < restart):
                del counts[below]

    def _abstract_of(self, instance: str | None) -> str | None:
        """The abstract list of an instance, links through numbering styles followed once."""
        element = self._instances.get(instance or "")
        named = element.find(W + "abstractNumId") if element is not None else None
        name = value(named, "val") if named is not None else None
        if name not in self._abstract:
            return None
        link = self._abstract[name].find(W + "numStyleLink")
        if link is not None:
            return self._by_style.get(value(link, "val") or "", name)
        return name

    def _override(self, instance: str, depth: int) -> Element | None:
        for override in self._instances[instance].iterfind(W + "lvlOverride"):
            if _depth(override) == depth:
                return override
        return None

    def _level(self, instance: str, depth: int) -> _Level:
        key = instance, depth
        if key not in self._levels:
            self._levels[key] = self._read_level(instance, depth)
        return self._levels[key]

    def _read_level(self, instance: str, depth: int) -> _Level:
        override = self._override(instance, depth)
        element = override.find(W + "lvl") if override is not None else None
        if element is None:
            abstract = self._abstract[self._abstract_of(instance) or ""]
            levels = abstract.iterfind(W + "lvl")
            element = next((one for one in levels if _depth(one) == depth), None)
        start = number_value(override, "startOverride")
        if element is None:
            return _Level(start=1 if start is None else start)
        if start is None:
            start = number_value(element, "start")
        style, pattern = element.find(W + "numFmt"), element.find(W + "lvlText")
        legal = element.find(W + "isLgl")
        return _Level(
            start=1 if start is None else start,
            style=(value(style, "val") or "decimal") if style is not None else "decimal",
            pattern=(value(pattern, "val") or "") if pattern is not None else "",
            font=look_of(element.find(W + "rPr")).font,
            legal=legal is not None and is_on(value(legal, "val")),
            restart=number_value(element, "lvlRestart"),
        )


def _depth(element: Element) -> int | None:
    text = value(element, "ilvl") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else None
