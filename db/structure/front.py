"""The front of a document: its masthead, and the paragraph that is its title.

May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.drafts import Draft
from db.structure.masthead import is_masthead_line
from db.structure.typeset import opens_contents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line

_FARTHEST_LETTER = 40  # paragraphs; a masthead is shorter
_FARTHEST_RESOLUTION = 15
_FARTHEST_TITLE = 12
_LONGEST_TITLE = 300  # characters
_COLUMNS = re.compile(r"(?<=\S)\s{3,}(?=\S)")
TITLE_NUMBER = re.compile(r"(\d{1,4}/\d{1,4}\.?)\s+(?=\S)")
_REPORT_WORDS = (
    "report",
    "rapport",
    "informe",
    "доклад",
    "تقرير",
    "報告",
    "报告",
    "note by",
    "summary",
)


class FrontKind(Enum):
    """How a document opens."""

    LETTER = auto()  # a letter or a note verbale
    RESOLUTION = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Front:
    """Where the parts of a document's front are among its paragraphs."""

    kind: FrontKind
    masthead: int  # so many paragraphs come before the title
    title: Draft | None
    below: int = 0  # so many come after the title and still belong to the masthead


def find_front(drafts: Sequence[Draft]) -> Front:
    """The masthead and the title of a document."""
    for at, draft in enumerate(drafts[:_FARTHEST_LETTER]):
        text = draft.text
        if recognise.annex_label(text):
            break
        if recognise.is_letter_title(text) or recognise.is_note_verbale_title(text):
            return Front(FrontKind.LETTER, at, draft)
    for at, draft in enumerate(drafts[:_FARTHEST_RESOLUTION]):
        if recognise.is_resolution_title(draft.text) and len(draft.text) <= _LONGEST_TITLE:
            number = TITLE_NUMBER.match(draft.first.text)
            if number:
                draft.marker, draft.skip = number.group(1), number.end()
            return Front(FrontKind.RESOLUTION, at, draft)
    return _find_other(drafts)


def split_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, with the columns of its masthead one below the other.

    "United Nations      A/HRC/28/G/3" is two lines where one of them is a masthead's.
    """
    found: list[Line] = []
    for at, line in enumerate(lines):
        pieces = _COLUMNS.split(line.text) if at < _FARTHEST_TITLE * 2 else [line.text]
        if len(pieces) > 1 and any(is_masthead_line(piece) for piece in pieces):
            found += (
                replace(line, text=piece, gap=line.gap if n == 0 else 1)
                for n, piece in enumerate(pieces)
            )
        else:
            found.append(line)
    return found


def split_masthead(drafts: Sequence[Draft], front: Front) -> list[Draft]:
    """The paragraphs before the title, line by line."""
    return [Draft([line]) for draft in drafts[: front.masthead] for line in draft.lines]


def _find_other(drafts: Sequence[Draft]) -> Front:
    """The front of a document that is neither a letter nor a resolution.

    Without a masthead the title is a first paragraph that can be nothing else.
    """
    zone: list[Draft] = []
    for draft in drafts[:_FARTHEST_TITLE]:
        if not _is_front_line(draft.text):
            break
        zone.append(draft)
    if not zone or len(zone) == len(drafts):
        return Front(FrontKind.OTHER, 0, None)
    titles = [at for at, draft in enumerate(zone) if not is_masthead_line(draft.text)]
    if not titles:
        return Front(FrontKind.OTHER, len(zone), None)
    named = (at for at in titles if any(word in zone[at].text.lower() for word in _REPORT_WORDS))
    at = next(named, titles[0])
    last = max((n for n, draft in enumerate(zone) if is_masthead_line(draft.text)), default=at)
    return Front(FrontKind.OTHER, at, zone[at], max(0, last - at))


def _is_front_line(text: str) -> bool:
    return is_masthead_line(text) or (
        len(text) <= _LONGEST_TITLE
        and not recognise.ends_clause(text)
        and recognise.marker(text) is None
        and recognise.heading_number(text) is None
        and recognise.chapter(text) is None
        and recognise.annex_label(text) is None
        and not text[:1].islower()
        and not opens_contents(text)
    )
