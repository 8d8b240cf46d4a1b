"""Text that a program drew from pages: what only such a text has, undone before it is read.

The margin of each page is another one, and what is set raised or beside a paragraph (a note's
label, a number) has a line of its own. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.headings import is_notes_heading
from db.structure.notes import RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line

_FEWEST_LINES = 8  # of a page whose margin can be told
_MOST = 0.6  # of a page's long lines: those that stand at its margin
_LONG = 0.6  # of the longest lines: a line of running text
_NUMBER = re.compile(r"(\d{1,3})\.")
_ITEM = re.compile(
    r"\d{1,4}/\d{1,4}\.|[A-Z]\.|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\.|\([a-z]{1,2}\)|[•●▪]"
)
_LABEL = re.compile(r"\*{1,3}|\d{1,3}|[a-z]")


def undo_drawing(lines: Sequence[Line]) -> list[Line]:
    """The lines as they stood on the pages."""
    return _join_labels(_level_margins(lines))


def _level_margins(lines: Sequence[Line]) -> list[Line]:
    """Move the lines of each page so that running text has one margin throughout."""
    longest = max((len(line.text) for line in lines), default=0)
    margins: dict[int, Counter[int]] = {}
    for line in lines:
        if len(line.text) >= longest * _LONG:
            margins.setdefault(line.page, Counter())[line.indent] += 1
    usual = {
        page: found.most_common(1)[0][0]
        for page, found in margins.items()
        if found.total() >= _FEWEST_LINES and found.most_common(1)[0][1] >= found.total() * _MOST
    }
    if len(usual) < 2:
        return list(lines)
    whole = Counter(usual.values()).most_common(1)[0][0]
    return [
        replace(line, indent=max(0, line.indent - usual[line.page] + whole))
        if usual.get(line.page, whole) != whole
        else line
        for line in lines
    ]


def _join_labels(lines: Sequence[Line]) -> list[Line]:
    """Put what has a line of its own only because it is set raised or apart before its text."""
    joined: list[Line] = []
    number, label, noted, at = 0, 0, False, 0
    while at < len(lines):
        line = lines[at]
        after = lines[at + 1] if at + 1 < len(lines) else None
        before = joined[-1] if joined else None
        at += 1
        counted = _NUMBER.fullmatch(line.text)
        noted = is_notes_heading(line.text) or (noted and recognise.annex_label(line.text) is None)
        if after is None or after.page != line.page or after.gap > 2:
            joined.append(line)
            continue
        if counted and int(counted.group(1)) == number + 1:
            number += 1
        elif _ITEM.fullmatch(line.text) and _is_parted(line, before):
            pass
        elif _is_label(line, after, before, label, noted=noted):
            label = int(line.text) if line.text.isdecimal() else label
        else:
            own = recognise.marker(line.text)
            if own is not None and (known := _NUMBER.fullmatch(own.text)):
                number = int(known.group(1))
            joined.append(line)
            continue
        joined.append(replace(line, text=f"{line.text} {after.text}", trailing=after.trailing))
        at += 1
    return joined


def _is_parted(line: Line, before: Line | None) -> bool:
    """Whether nothing above goes on with a line."""
    return before is None or line.gap > 0 or recognise.ends_clause(before.text)


def _is_label(line: Line, after: Line, before: Line | None, last: int, *, noted: bool) -> bool:
    """Whether a line is the label of the note whose text is in the next line."""
    if _LABEL.fullmatch(line.text) is None or before is None:
        return False
    if after.gap == 0 and after.indent <= line.indent and not noted:
        return False
    if line.text.isdecimal() and not noted and RULE.fullmatch(before.text) is None:
        return (
            int(line.text) == last + 1 and after.gap == 0 and recognise.ends_sentence(before.text)
        )
    return line.gap > 0 or RULE.fullmatch(before.text) is not None or _number(line.text) == last + 1


def _number(text: str) -> int | None:
    """The number that a text is, or None."""
    return int(text) if text.isdecimal() else None
