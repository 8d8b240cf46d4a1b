"""The footnotes and endnotes of a DOCX file, and the labels that Word counts for them.

The labels are not in the file: they follow the order of the references, and start anew where a
section or the settings say so. May import its sister modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.formats.counting import in_word
from db.formats.docx_styles import W, number_value, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

    from db.formats.docx_package import Package

_KINDS = ("footnote", "endnote")
_DEFAULT_STYLE = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text refers to."""

    kind: str
    label: str
    page: int  # of the reference
    body: Element
    custom: bool  # the label is the writer's own, and stands in the note's text too


@dataclass(frozen=True, slots=True)
class _Rules:
    """How a section counts notes of one kind."""

    style: str
    start: int = 1
    restart: str | None = None  # "eachSect", "eachPage"


@dataclass(slots=True)
class _Count:
    at: int = 0
    section: int = 0
    page: int = 0


@dataclass(slots=True)
class Notes:
    """Numbers the notes as they are referred to, and remembers which were."""

    found: list[Note] = field(default_factory=list[Note])
    section: int = 0  # the section that is being read, from 0
    _bodies: dict[tuple[str, str], Element] = field(
        default_factory=dict[tuple[str, str], "Element"]
    )
    _rules: dict[tuple[str, int], _Rules] = field(default_factory=dict[tuple[str, int], _Rules])
    _counts: dict[str, _Count] = field(default_factory=dict[str, _Count])
    _labels: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    @classmethod
    def of(cls, package: Package, sections: Sequence[Element]) -> Notes:
        """The notes of a document with these section properties, in reading order."""
        notes = cls()
        settings = package.related("settings")
        for kind in _KINDS:
            part = package.related(f"{kind}s")
            for body in part if part is not None else ():
                plain = value(body, "type") in {None, "normal"}  # not a separator
                if body.tag == W + kind and plain:
                    notes._bodies[kind, value(body, "id") or ""] = body
            for at in range(max(1, len(sections))):
                said = [one.find(f"{W}{kind}Pr") for one in (*sections[at : at + 1],)]
                said += [settings.find(f"{W}{kind}Pr")] if settings is not None else []
                notes._rules[kind, at] = _rules(kind, [one for one in said if one is not None])
        return notes

    def refer(self, kind: str, note: str, page: int, custom: str | None = None) -> str:
        """The label of a note that is referred to on a page.

        A note that is not in the file is counted as Word counted it when its text was there.

        Args:
            kind: "footnote" or "endnote".
            note: its id in the file.
            page: where the reference stands.
            custom: the writer's own mark; such a note is not counted.
        """
        body = self._bodies.get((kind, note))
        if (kind, note) in self._labels:
            return self._labels[kind, note]
        label = custom or self._count(kind, page)
        self._labels[kind, note] = label
        if body is not None:
            self.found.append(Note(kind, label, page, body, custom is not None))
        return label

    def _count(self, kind: str, page: int) -> str:
        last = max((at for one, at in self._rules if one == kind), default=0)
        rules = self._rules.get((kind, min(self.section, last)), _Rules(_DEFAULT_STYLE[kind]))
        count = self._counts.setdefault(kind, _Count(rules.start - 1, self.section, page))
        new_section = rules.restart == "eachSect" and count.section != self.section
        new_page = rules.restart == "eachPage" and count.page != page
        if new_section or new_page:
            count.at = rules.start - 1
        count.at, count.section, count.page = count.at + 1, self.section, page
        return in_word(count.at, rules.style)


def _rules(kind: str, properties: Sequence[Element]) -> _Rules:
    """The rules that the first of some properties that speaks of each gives."""

    def first(name: str) -> str | None:
        for one in properties:
            found = one.find(W + name)
            if found is not None and value(found, "val"):
                return value(found, "val")
        return None

    starts = (number_value(one, "numStart") for one in properties)
    start = next((one for one in starts if one is not None), 1)
    return _Rules(first("numFmt") or _DEFAULT_STYLE[kind], start, first("numRestart"))
