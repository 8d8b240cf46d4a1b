"""Lines of a format that knows type: where paragraphs begin, what is set as a heading.

Reads the usual size and measure from the document itself, and asks each line for its size, weight
and place instead of counting spaces. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.drafts import Draft
from db.structure.headings import is_notes_heading, number_of
from db.structure.paragraphs import always_begins, opens_part, stands_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line

_SAME_SIZE = 0.7  # points
_LEAST_PROSE = 0.15  # of the letters: from there on tables do not tell the size of text
_SHORT = 0.84  # of the measure: a line that ends before was cut short by its paragraph's end
_FULL = 0.9
_SAME_AXIS = 25.0  # points
_FAR_APART = 150.0  # points: two lines that begin so far apart have nothing in common
_LONGEST_HEADING = 330  # characters
_LONGEST_NUMBERED = 210
_LONGEST_DEEP = 140
_LEADERS = re.compile(r"\.{5,}|(?:\.\s){5,}|…{2,}")
_CAPTION = re.compile(
    r"(?:Table|Figure|Chart|Box|Tableau|Cuadro|Gráfico|Таблица|Рисунок)\s+[\w.]{1,6}", re.IGNORECASE
)
_CONTENTS = re.compile(
    r"(?:Table of )?contents|Table des matières|Sommaire|[ÍI]ndice|Contenido|Содержание|Оглавление"
    r"|(?:ال)?محتويات|目录|目錄|目\s次",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}|[\u3400-\u9fff]{2}")
_FARTHEST_RIGHT = 40  # indents: what is set so far right is a date or a remark


@dataclass(frozen=True, slots=True)
class Type:
    """How a document is set."""

    body: float  # the size of running text
    bold: bool  # whether running text itself is bold
    rights: dict[int, float]  # where full lines end, by column
    lefts: dict[int, float]


def measure_type(lines: Sequence[Line]) -> Type | None:
    """Read a document's type from its lines, or None where its format knows nothing of type."""
    if all(line.size is None and not line.whole for line in lines):
        return None
    sizes: Counter[float] = Counter()
    prose: Counter[float] = Counter()
    weights: Counter[bool] = Counter()
    for line in lines:
        sizes[line.size or 0.0] += len(line.text)
        if not line.cells and not line.bold:
            prose[line.size or 0.0] += len(line.text)
    # In a short text the letterhead may outweigh it: paragraphs tell better how text is set.
    whole = [line for line in lines if line.whole and len(line.text) > _LONGEST_DEEP]
    for line in whole or lines:
        weights[line.bold] += len(line.text)
    told = prose if prose.total() > _LEAST_PROSE * sizes.total() else sizes
    body = told.most_common(1)[0][0]
    rights: dict[int, list[float]] = {}
    lefts: dict[int, list[float]] = {}
    for line in lines:
        if line.right is not None and line.left is not None and line.size == body:
            rights.setdefault(line.column, []).append(line.right)
            lefts.setdefault(line.column, []).append(line.left)
    return Type(
        body,
        weights[True] > weights[False],
        {column: sorted(ends)[int(len(ends) * 0.92)] for column, ends in rights.items()},
        {column: sorted(starts)[int(len(starts) * 0.08)] for column, starts in lefts.items()},
    )


def gather_typeset(lines: Sequence[Line], kind: Type) -> list[Draft]:
    """Group lines into paragraphs; the order of the lines is kept."""
    drafts: list[Draft] = []
    for line in lines:
        if drafts and not begins(drafts[-1], line, kind):
            drafts[-1].lines.append(line)
        else:
            drafts.append(Draft([line]))
    return drafts


def reach(line: Line, kind: Type) -> float:
    """How much of the measure a line fills, from 0 to about 1."""
    right, left = kind.rights.get(line.column), kind.lefts.get(line.column)
    if right is None or left is None or line.right is None or right <= left:
        return 1.0
    return (line.right - left) / (right - left)


def is_contents_row(line: Line) -> bool:
    """Whether a line is an entry of a table of contents, with dots that lead to its page."""
    return _LEADERS.search(line.text) is not None


def opens_contents(text: str) -> bool:
    """Whether a text is the heading of a table of contents."""
    return _CONTENTS.fullmatch(text.strip()) is not None


def begins(draft: Draft, line: Line, kind: Type) -> bool:
    """Whether a line begins a new paragraph after the lines gathered so far."""
    previous = draft.last
    if line.whole or previous.whole or line.cells or previous.cells:
        return True
    if is_contents_row(line) or is_contents_row(previous):
        return True
    if stands_alone(draft):
        return True
    if always_begins(line.text) and not _is_amid(line, previous, kind):
        return True
    if recognise.annex_label(draft.text) and line.page == previous.page:
        longer = recognise.annex_label(f"{draft.text} {line.text}")
        alike = line.gap == 0 and line.bold == previous.bold and line.size == previous.size
        return longer is None or not alike
    if recognise.is_item_number(draft.text) and is_display([line], kind) and line.gap == 0:
        return False  # "14/2" above the title of a resolution
    if _differs(draft, line, kind):
        return True
    if line.page != previous.page or line.column != previous.column:
        return not _goes_on(draft, line, kind)
    if line.gap > 0:
        return not _goes_on_below_space(previous, line, kind)
    return _begins_without_gap(draft, line, kind)


def _is_amid(line: Line, previous: Line, kind: Type) -> bool:
    """Whether a line can only go on with a sentence, whatever its words are elsewhere."""
    within = line.gap == 0 and line.page == previous.page
    open_ended = not recognise.ends_clause(previous.text) and reach(previous, kind) >= _FULL
    apart = recognise.is_signature(line.text) or _far_apart(previous, line)
    return within and open_ended and not apart


def _goes_on_below_space(previous: Line, line: Line, kind: Type) -> bool:
    """Whether a sentence goes on below a space: lines set or typed wide apart."""
    return (
        line.gap == 1
        and line.text[:1].islower()
        and recognise.marker(line.text) is None
        and not recognise.ends_clause(previous.text)
        and not is_display([previous], kind)
        and reach(previous, kind) >= _FULL
    )


def _differs(draft: Draft, line: Line, kind: Type) -> bool:
    """Whether a line is set in other type than the lines before it.

    Words in bold may fill a whole line of a paragraph: then the line before is full, too.
    """
    previous = draft.last
    if abs((line.size or 0) - (previous.size or 0)) > _SAME_SIZE:
        return True
    if line.bold == previous.bold:
        return False
    within = line.gap == 0 and line.page == previous.page
    if (
        within
        and not recognise.ends_sentence(previous.text)
        and (line.text[:1].islower() or reach(previous, kind) >= _FULL)
    ):
        return False
    bold = line.text if line.bold else draft.text
    return not recognise.ends_clause(bold) and _WORD.search(bold) is not None


def _begins_without_gap(draft: Draft, line: Line, kind: Type) -> bool:
    previous = draft.last
    if _far_apart(previous, line):
        return True
    marker = recognise.marker(line.text)
    if marker and marker.item and marker.strict and not line.bold:
        return True
    if is_display([*draft.lines, line], kind):
        return False
    if opens_part(line.text) and recognise.ends_clause(previous.text):
        return True
    if marker and (marker.strict or recognise.ends_clause(previous.text)):
        return True
    if marker and not marker.item and line.indent == draft.first.indent:
        before = recognise.marker(draft.first.text)
        if before is not None and _value(marker.text) == _value(before.text) + 1:
            return True
    short = reach(previous, kind) < _SHORT
    ended = recognise.ends_sentence(previous.text) and not line.text[:1].islower()
    if line.indent > previous.indent + 1 and (ended or short) and not draft_is_item(draft):
        return True
    return ended and short


def _value(marker: str) -> int:
    """The number in a marker; far below any other where it has none."""
    digits = marker.strip(".()-–")
    return int(digits) if digits.isdecimal() else -10


def _far_apart(one: Line, two: Line) -> bool:
    """Whether two lines begin far from each other, and do not stand on one axis either."""
    if one.left is None or two.left is None or one.right is None or two.right is None:
        return False
    axes = abs((one.left + one.right) - (two.left + two.right)) / 2
    return abs(one.left - two.left) > _FAR_APART and axes > _SAME_AXIS


def draft_is_item(draft: Draft) -> bool:
    """Whether a draft begins with a marker: its further lines may hang deeper."""
    return recognise.marker(draft.first.text) is not None


def _goes_on(draft: Draft, line: Line, kind: Type) -> bool:
    """Whether the foot of a page or column cut a paragraph that goes on with ``line``."""
    previous = draft.last
    if is_display(draft.lines, kind):
        bold_on = is_display([line], kind) and line.text[:1].islower()
        return bold_on and reach(previous, kind) >= _SHORT
    marker = recognise.marker(line.text)
    if marker and (marker.strict or recognise.ends_clause(previous.text)):
        return False
    if opens_part(line.text):
        return False
    if line.text[:1].islower():
        return True
    if not recognise.ends_sentence(previous.text):
        return reach(previous, kind) >= _SHORT
    full = reach(previous, kind) >= _FULL and len(draft.lines) > 1
    return full and line.indent <= 1 and draft_is_item(draft) and marker is None


# ------------------------------------------------------------------ headings


def is_display(lines: Sequence[Line], kind: Type) -> bool:
    """Whether lines are set apart from running text: bold, or in larger type."""
    if any(line.heading is not None for line in lines):
        return True
    larger = all((line.size or 0) > kind.body + _SAME_SIZE for line in lines)
    bold = lines[0].bold and sum(line.bold for line in lines) * 2 >= len(lines)
    return larger or (not kind.bold and bold)


def _may_be_numbered_heading(text: str) -> bool:
    """Whether a number before a text can be a heading's: long or deep ones are paragraphs'."""
    numbered = number_of(text)
    if numbered is None or numbered.form != "arabic":
        return True
    deep = "." in numbered.number.strip(".")
    first = int(numbered.number.split(".")[0])
    return len(text) <= (_LONGEST_DEEP if deep else _LONGEST_NUMBERED) and not (deep and first > 30)


def _counts_on(text: str, after: Draft) -> bool:
    """Whether the next paragraph has the next number and the same weight: items of a list."""
    one, two = number_of(text), number_of(after.text)
    return (
        one is not None
        and two is not None
        and one.form == two.form == "arabic"
        and after.first.bold
        and two.number.strip(".").isdecimal()
        and one.number.strip(".").isdecimal()
        and int(two.number.strip(".")) == int(one.number.strip(".")) + 1
    )


def is_heading(draft: Draft, before: str, after: Draft | None, kind: Type) -> bool:
    """Whether a paragraph is set as a heading.

    Args:
        draft: the paragraph.
        before: the text of the block before it.
        after: the paragraph after it.
        kind: the document's type.
    """
    text, first = draft.text, draft.first
    if first.heading is not None:
        return True
    if first.cells or len(text) > _LONGEST_HEADING or is_contents_row(first):
        return False
    if _WORD.search(text) is None or text[:1].islower() or text.startswith("["):
        return False
    if recognise.ends_clause(text) and not text.endswith("?"):
        return False
    if recognise.is_meeting(text):
        return False
    if _CAPTION.fullmatch(before) or _CAPTION.match(text) or recognise.opens_resolution(text):
        return False
    if (first.size or kind.body) < kind.body - _SAME_SIZE or first.indent > _FARTHEST_RIGHT:
        return False
    if not _may_be_numbered_heading(text) or (after and _counts_on(text, after)):
        return False
    if is_display(draft.lines, kind) or is_notes_heading(text):
        return True
    capitals = recognise.is_capitals(text) and len(draft.lines) <= 4 and first.gap > 0
    slanted = (
        first.gap > 0
        and all(line.italic for line in draft.lines)
        and len(draft.lines) <= 2
        and after is not None
        and (after.first.gap > 0 or after.first.page != first.page)
        and not after.first.italic
    )
    return capitals or slanted
