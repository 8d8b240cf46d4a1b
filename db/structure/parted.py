"""Headings whose number stands on a line of its own above the title: "Section 1", "II".

May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 160  # characters
_PART = re.compile(
    r"(?:Chapter|Part|Section|Title|Article|Rule|Regulation|Chapitre|Partie|Capítulo|Parte|Sección"
    r"|Artículo|Глава|Часть|Раздел|Статья)\s+(?:[IVXL]+|\d{1,3})\.?",
    re.IGNORECASE,
)


def join_numbers(drafts: Sequence[Draft], *, parts: bool) -> list[Draft]:
    """The paragraphs, each number that stands alone as the marker of the title below it.

    Args:
        drafts: the paragraphs below the front.
        parts: whether a Roman number alone is one, as in resolutions.
    """
    joined: list[Draft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        at += 1
        number = _PART.fullmatch(draft.text) or (parts and recognise.is_part_number(draft.text))
        if number and at + 1 < len(drafts) and _is_title(drafts[at], drafts[at + 1]):
            draft = Draft(
                [*draft.lines, *drafts[at].lines], marker=draft.text, skip=len(draft.text)
            )
            at += 1
        joined.append(draft)
    return joined


def _is_title(draft: Draft, after: Draft) -> bool:
    """Whether a paragraph below a number is a title, and not what the number itself holds."""
    text = draft.text
    return (
        len(text) <= _LONGEST
        and not text[:1].islower()
        and not recognise.ends_clause(text)
        and recognise.marker(text) is None
        and recognise.heading_number(text) is None
        and recognise.annex_label(text) is None
        and _PART.fullmatch(text) is None
        and (len(text) < len(after.text) or recognise.is_capitals(text))
    )
