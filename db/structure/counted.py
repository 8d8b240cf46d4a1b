"""Which numbered paragraphs of a plain text are headings: "2. Cultural rights" between 18 and 19.

A heading's number breaks the series of the paragraphs, which goes on right after it. May import
db.model and its sister modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.structure import recognise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.structure.drafts import Draft

_LONGEST = 200  # characters
_NUMBER = re.compile(r"(\d{1,3})\.\s+(?=\S)")


def numbered_headings(drafts: Sequence[Draft]) -> frozenset[int]:
    """The places of the headings with an Arabic number."""
    numbers = [
        (at, int(match.group(1)))
        for at, draft in enumerate(drafts)
        if (match := _NUMBER.match(draft.text))
    ]
    found: set[int] = set()
    last = 0
    for place, (at, number) in enumerate(numbers):
        after = [one for _, one in numbers[place + 1 : place + 3]]
        resumed = last + 1 in after
        if resumed and _may_be_heading(drafts[at]) and (number != last + 1 or number in after):
            found.add(at)
        else:
            last = number
    return frozenset(found)


def _may_be_heading(draft: Draft) -> bool:
    text = draft.text
    return len(text) <= _LONGEST and draft.first.gap > 0 and not recognise.ends_clause(text)
