"""Lines to paragraphs, with what the foot of a page cut made whole again.

A text file shows a paragraph's start by a blank line, by an indent, by both, by its first words, or
only by the short line before it. Which of these a document uses is read from the document itself.
May import db.model and its sister modules.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.structure import languages, recognise
from db.structure.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line

_UNWRAPPED = 130  # characters; a printed line is shorter
_LONGEST_TITLE_LINE = 80  # characters
_WIDER_THAN_TITLE = 1.15
_SERIES = 2
_AXIS = 3  # half characters by which the axes of two centred lines may differ
_NUMBERED = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_NUMBER_APART = re.compile(r"\d{1,3}\.\s{2,}")
_HEADED = re.compile(r"(?:\d{1,4}/\d{1,4}\.|[A-ZА-Я]\.|[IVXL]+\.|\d{1,2}\.)\s+(?=\S)")
_NEAR_FULL = 0.72  # of the usual width: a line that was not cut short by a paragraph's end


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document shows where its paragraphs begin."""

    base: int  # the indent of continuation lines
    start: int  # the indent of a paragraph's first line
    width: int  # of a full line, in characters
    unwrapped: bool  # paragraphs are lines
    first_line_indent: bool  # the first line of a paragraph is indented more than the others
    solid: bool  # neither blank lines nor indents part paragraphs


def measure(lines: Sequence[Line]) -> Layout:
    """Read the layout from a document's lines."""
    indents = Counter(line.indent for line in lines)
    base = indents.most_common(1)[0][0] if indents else 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    total = sum(lengths)
    unwrapped = sum(length for length in lengths if length > _UNWRAPPED) * 2 > total
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if one.page == two.page]
    deeper = [(one, two) for one, two in pairs if one.indent > base and two.gap == 0]
    falls = sum(two.indent <= base for _, two in deeper)
    gaps = sum(two.gap > 0 for _, two in pairs)
    starts = Counter(line.indent for line in lines if line.indent > base)
    return Layout(
        base=base,
        start=starts.most_common(1)[0][0] if starts else base,
        width=width,
        unwrapped=unwrapped,
        first_line_indent=not unwrapped and len(deeper) > 1 and falls * 2 >= len(deeper),
        solid=not unwrapped and gaps * 20 < len(lines) and len(deeper) * 20 < len(lines),
    )


def gather(lines: Sequence[Line], layout: Layout) -> list[Draft]:
    """Group lines into paragraphs; the order of the lines is kept."""
    drafts: list[Draft] = []
    recent = [0]  # the last number of the paragraphs, and that of the headings between them
    for line in lines:
        own = _number(line.text)
        counts_on = own - 1 in recent and _is_number_apart(drafts, line, layout)
        if drafts and not counts_on and not _begins(drafts[-1], line, layout):
            drafts[-1].lines.append(line)
            continue
        drafts.append(Draft([line]))
        if own:
            recent = [own, *(one for one in recent if one not in (own, own - 1))][:_SERIES]
    return drafts


def _number(text: str) -> int:
    """The number of a paragraph that a line begins, or 0."""
    match = _NUMBERED.match(text)
    return int(match.group(1)) if match else 0


def _is_number_apart(drafts: Sequence[Draft], line: Line, layout: Layout) -> bool:
    """Whether a number is set apart from its words, or the line above was cut short."""
    short = not drafts or len(drafts[-1].last.text) < layout.width * _NEAR_FULL
    return short or _NUMBER_APART.match(line.text) is not None


def _goes_on_below(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a line goes on with a heading: below its words, or on the same axis.

    The words of a numbered heading hang below each other, those of a centred one have one axis.
    """
    previous = draft.last
    if line.gap > 0 or line.page != previous.page or recognise.marker(line.text) is not None:
        return False
    if stands_alone(draft) or recognise.is_letter_title(line.text):
        return False
    match = _HEADED.match(draft.first.text)
    if match is not None and draft.first.indent + match.end() == line.indent:
        return True
    ended = recognise.ends_clause(previous.text) and not previous.text.endswith(",")
    if ended or recognise.heading_number(line.text) or line.indent <= layout.base:
        return False
    axes = previous.indent * 2 + len(previous.text) - line.indent * 2 - len(line.text)
    return previous.indent > layout.base and previous.indent != line.indent and abs(axes) <= _AXIS


def _begins(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a line begins a new paragraph after the lines gathered so far."""
    previous = draft.last
    if always_begins(line.text):
        return True
    if _goes_on_below(draft, line, layout):
        return False
    if opens_part(line.text) and _may_open_part(previous, line, layout):
        return True
    if line.page != previous.page:
        return not _goes_on_over_page(draft, line, layout)
    if line.gap > 0:
        return True
    if stands_alone(draft):
        return True
    marker = recognise.marker(line.text)
    if marker and (marker.strict or layout.unwrapped or recognise.ends_clause(previous.text)):
        return True
    if _is_title_start(draft):
        return _ends_title(draft, line)
    if layout.unwrapped:
        cut = line.text[0].islower() or draft.first.text[0].islower()
        return not (cut and not recognise.ends_clause(previous.text))
    if layout.first_line_indent:
        return line.indent > layout.base
    return _begins_by_shape(draft, line, layout)


def _begins_by_shape(draft: Draft, line: Line, layout: Layout) -> bool:
    """The same where the first line's indent says nothing."""
    previous = draft.last
    if line.indent > previous.indent and recognise.marker(draft.first.text) is None:
        return True
    if line.indent < previous.indent and len(draft.lines) > 1:
        return True
    if recognise.ends_sentence(previous.text) and not line.text[0].islower():
        return layout.solid and len(previous.text) < layout.width * _NEAR_FULL
    return False


def always_begins(text: str) -> bool:
    """Whether a line opens something new wherever it stands."""
    return (
        recognise.is_signature(text)
        or languages.is_original_line(text)
        or recognise.is_article(text)
        or recognise.opens_resolution(text)
        or _is_bracket(text)
    )


def opens_part(text: str) -> bool:
    """Whether a line reads like the first of an annex's label or of a title."""
    return (
        recognise.opens_annex(text)
        or recognise.is_letter_title(text)
        or (recognise.is_resolution_title(text) and len(text) < _LONGEST_TITLE_LINE)
    )


def _may_open_part(previous: Line, line: Line, layout: Layout) -> bool:
    """Whether a line can be the first of a label or a title: not in the middle of a sentence."""
    return (
        line.page != previous.page
        or line.gap > 0
        or line.indent > previous.indent
        or recognise.ends_clause(previous.text)
        or len(previous.text) < layout.width * _NEAR_FULL
    )


def _is_bracket(text: str) -> bool:
    """Whether a line is nothing but a remark in square brackets."""
    return text.startswith("[") and text.endswith("]") and len(text) <= 60


def stands_alone(draft: Draft) -> bool:
    """Whether nothing can be added to these lines: a signature, a bracket, an article's number."""
    text = draft.first.text
    return len(draft.lines) == 1 and (
        recognise.is_signature(text)
        or languages.is_original_line(text)
        or recognise.is_article(text)
        or recognise.opens_resolution(text)
        or _is_bracket(text)
    )


def _is_title_start(draft: Draft) -> bool:
    """Whether these lines are the title of a letter or a resolution, or an annex's label."""
    text = draft.text
    return (
        recognise.is_letter_title(text)
        or recognise.is_note_verbale_title(text)
        or recognise.is_resolution_title(text)
        or recognise.annex_label(text) is not None
    )


def _ends_title(draft: Draft, line: Line) -> bool:
    """Whether a line after a title's lines is no longer the title's.

    Without blank lines and indents the sign is its length: titles are set narrower than text.
    """
    text = line.text
    if recognise.opens_body(text) or recognise.is_note_verbale_title(text):
        return True
    if text[0].islower() or line.indent < draft.first.indent:
        return False
    longest = max(len(one.text) for one in draft.lines)
    return line.indent > draft.first.indent or len(text) > longest * _WIDER_THAN_TITLE


def _goes_on_over_page(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether the foot of a page cut a paragraph: it goes on with ``line`` on the next.

    The first line of a page is often set deeper than the others, so its indent says little.
    """
    text = draft.last.text
    if stands_alone(draft) or recognise.ends_sentence(text):
        return False
    marker = recognise.marker(line.text)
    if marker and (marker.strict or recognise.ends_clause(text)):
        return False
    if line.text[0].islower():
        return True
    if layout.unwrapped or _is_title_start(draft) or recognise.is_capitals(draft.text):
        return False
    deep = line.indent > layout.start + 1
    return not deep and len(text) >= layout.width * _NEAR_FULL
