"""Whether a heading is the one it was, some of its letters being others now.

A better importer takes a note's glued letter out of a heading, mends a broken one, moves a number
to its marker. May import db.text; internal to db.structure.
"""

from __future__ import annotations

import re

from db.text import squeeze

_LIKE = 0.85  # of the letters of both, in their order
_TELLING = 12  # letters, below which two headings may well differ by one
_MARKER = re.compile(r"\s*(?:[0-9]{1,3}|[IVXLC]{1,6}|[A-Z])[.)]\s+")
_COUNTING = re.compile(r"\b(?:[0-9]+|[IVXLC]+|[A-Za-z])\b")  # "Part II" is not "Part I"


def is_same_heading(was: str, now: str) -> bool:
    """Whether a block's words are, but for a few letters, all the words of a heading."""
    from difflib import SequenceMatcher  # needed only where the letters are not the same

    marks = _MARKER.match(was), _MARKER.match(now)
    if None in marks:  # else "II. Methods" would be "III. Methods"
        was, now = (
            text[mark.end() if mark else 0 :] for text, mark in zip((was, now), marks, strict=True)
        )
    old, new = squeeze(was), squeeze(now)
    if min(len(old), len(new)) < _TELLING or _COUNTING.findall(was) != _COUNTING.findall(now):
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _LIKE
