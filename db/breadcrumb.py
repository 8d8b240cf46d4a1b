"""Where a passage stands, in words: "Annex", "Belarus and the universal periodic review", "¶ 7".

Pure, so that a search in a thread and the status bar say the same. May import db.model only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Section

_LONG = 90  # characters, from which an editor's short title stands for the title
_BY_KIND = (SectionKind.LETTER, SectionKind.ANNEX, SectionKind.ENCLOSURE, SectionKind.APPENDIX)


def section_label(section: Section) -> str:
    """A section's name in a breadcrumb; "" for an untitled opening, which needs none."""
    if section.kind in _BY_KIND:
        return section.number or section.kind.value.capitalize()
    title = section.title or section.short_title or ""
    if len(title) > _LONG and section.short_title:
        title = section.short_title
    return " ".join(filter(None, (section.number, title)))


def breadcrumb(
    sections: Mapping[int, Section],
    section: int,
    *,
    number: int | None = None,
    note: str | None = None,
) -> tuple[str, ...]:
    """The names from the top down to a passage.

    Args:
        sections: by id; those that lead to the passage are enough.
        section: the one that holds it.
        number: its paragraph's number, assigned by the reader.
        note: its label, where the passage is in a note.
    """
    names: list[str] = []
    here: int | None = section
    while here is not None and here in sections:
        names.append(section_label(sections[here]))
        here = sections[here].parent
    names.reverse()
    if number is not None:
        names.append(f"¶ {number}")
    if note is not None:
        names.append(f"note {note}")
    return tuple(filter(None, names))
