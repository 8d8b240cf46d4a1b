"""The pieces of a paragraph, each with its look, as one line of the model.

For the formats whose files know what a paragraph is. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.model import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAYOUT = "\t\n\r\f\v"
_PARAGRAPH_BREAK = "\n"  # between the paragraphs of a cell
CELL_JOINT = " | "
QUOTED_INDENT = 4  # characters that a quotation is set in
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Z]|[a-z]|[IVX]{1,6}|[ivx]{1,6})[.)]")
TITLE_LEVEL = 0  # of the document's own title


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None  # points
    raised: bool | None = None  # superscript
    hidden: bool | None = None
    font: str | None = None

    def over(self, other: Look) -> Look:
        """This look where it says something, else the other."""
        return Look(
            bold=other.bold if self.bold is None else self.bold,
            italic=other.italic if self.italic is None else self.italic,
            size=other.size if self.size is None else self.size,
            raised=other.raised if self.raised is None else self.raised,
            hidden=other.hidden if self.hidden is None else self.hidden,
            font=other.font if self.font is None else self.font,
        )


@dataclass(slots=True)
class Piece:
    """Letters that look alike."""

    text: str  # "\t" for a tab, "\n" for a line break
    look: Look
    note: bool = False  # the label of a note that is referred to here
    page_field: bool = False  # a page number that Word writes
    new_page: bool = False  # no letters: a page begins here


@dataclass(slots=True)
class Text:
    """A paragraph's text, and what its letters look like."""

    text: str = ""
    raised: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    notes: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    breaks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # offset, page
    page: int = 1  # on which it begins
    size: float | None = None
    bold: bool = False
    italic: bool = False

    def without(self, mark: str) -> Text:
        """The text without a mark at its beginning."""
        rest = self.text.removeprefix(mark).lstrip()
        moved = _moved(self, len(rest) - len(self.text))
        moved.text = rest
        return moved


def gather(pieces: Sequence[Piece], last_page: int) -> Text:
    """Put the pieces of a paragraph together.

    A tab or a line break is layout: it becomes a space, and none beside another space. A page
    that begins within a word is taken to begin before it.

    Args:
        pieces: the pieces.
        last_page: the page on which the paragraph ends.
    """
    page = last_page - sum(piece.new_page for piece in pieces)
    text = Text(page=page)
    parts: list[str] = []
    length = 0
    sizes: Counter[float | None] = Counter()
    letters = bold = italic = 0
    number = _typed_number(pieces)
    for piece in pieces:
        if piece.new_page:
            page += 1
            text.breaks.append((length, page))
            continue
        words = _without_layout(piece.text, parts[-1][-1:] if parts else " ")
        if not words:
            continue
        span = (length, length + len(words))
        if piece.note:
            text.notes.append(span)
        elif piece.look.raised and words.strip():
            _add(text.raised, span)
        count = 0 if piece is number else sum(not char.isspace() for char in words)
        letters += count
        bold += count if piece.look.bold else 0
        italic += count if piece.look.italic else 0
        sizes[piece.look.size] += count
        parts.append(words)
        length += len(words)
    text.text = "".join(parts)
    text.size = sizes.most_common(1)[0][0] if sizes else None
    text.bold, text.italic = 0 < letters == bold, 0 < letters == italic
    _trim(text)
    return text


def _typed_number(pieces: Sequence[Piece]) -> Piece | None:
    """The number that a heading begins with, where it stands in letters of its own look."""
    full = [piece for piece in pieces if piece.text.strip()]
    first = full[0] if len(full) > 1 else None
    return first if first and _NUMBER.fullmatch(first.text.strip()) else None


def _add(spans: list[tuple[int, int]], span: tuple[int, int]) -> None:
    """Add a span; one that goes on where the last ends is one with it."""
    start = spans.pop()[0] if spans and spans[-1][1] == span[0] else span[0]
    spans.append((start, span[1]))


def _without_layout(text: str, before: str) -> str:
    """A text with spaces for tabs and line breaks, one for several."""
    if not any(char in _LAYOUT for char in text):
        return text
    kept: list[str] = []
    for char in text:
        layout = char in _LAYOUT
        if layout and (kept[-1] if kept else before).isspace():
            continue
        kept.append(" " if layout else char)
    return "".join(kept)


def _trim(text: Text) -> None:
    """Cut the white space at both ends off, and put page breaks before words."""
    lead = len(text.text) - len(text.text.lstrip())
    text.text = text.text.strip()
    size = len(text.text)
    text.raised = _shift(text.raised, -lead, size)
    text.notes = _shift(text.notes, -lead, size)
    breaks: list[tuple[int, int]] = []
    for offset, page in text.breaks:
        at = min(max(0, offset - lead), size)
        while 0 < at < size and not text.text[at - 1].isspace():
            at -= 1
        if at == 0:
            text.page = page
        elif at < size:
            breaks.append((at, page))
    text.breaks = breaks


def _shift(spans: list[tuple[int, int]], by: int, size: int) -> list[tuple[int, int]]:
    """Spans moved within a text of a size; those that fall outside are dropped."""
    moved = [(max(0, start + by), min(size, end + by)) for start, end in spans]
    return [(start, end) for start, end in moved if start < end]


def _moved(text: Text, by: int) -> Text:
    """A text whose spans are moved; its letters are still the old ones."""
    size = len(text.text) + by
    breaks = [(offset + by, page) for offset, page in text.breaks if offset + by > 0]
    raised, notes = _shift(text.raised, by, size), _shift(text.notes, by, size)
    return replace(text, raised=raised, notes=notes, breaks=breaks)


def labelled(text: Text, label: str) -> Text:
    """A paragraph of a table with the label that numbering gives it before its words."""
    if not label or not text.text:
        return text
    moved = _moved(text, len(label) + 1)
    moved.text = f"{label} {text.text}"
    return moved


def below(texts: Sequence[Text]) -> Text:
    """Paragraphs one below the other as one text."""
    return _joined(texts, _PARAGRAPH_BREAK)


def beside(texts: Sequence[Text]) -> Text:
    """Cells beside each other as one text."""
    return _joined(texts, CELL_JOINT)


def _joined(texts: Sequence[Text], joint: str) -> Text:
    full = [text for text in texts if text.text]
    if len(full) < 2:
        return full[0] if full else Text()
    weights: Counter[float | None] = Counter()
    joined = Text(page=full[0].page)
    at = 0
    for text in full:
        moved = _moved(text, at)
        joined.raised += moved.raised
        joined.notes += moved.notes
        joined.breaks += moved.breaks
        weights[text.size] += len(text.text)
        at += len(text.text) + len(joint)
    joined.text = joint.join(text.text for text in full)
    joined.size = weights.most_common(1)[0][0]
    joined.bold = all(text.bold for text in full)
    joined.italic = all(text.italic for text in full)
    return joined


def without_page_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a running head without those that a tab parts off and that number pages."""
    segments: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, part in enumerate(piece.text.split("\t")):
            if at:
                segments.append([])
            segments[-1].append(replace(piece, text=part))
    kept: list[Piece] = []
    for segment in segments:
        if segment and not any(piece.page_field for piece in segment):
            kept += [*segment, replace(segment[-1], text="\t")]
    return kept


def line_of(
    text: Text,
    *,
    gap: int = 1,
    indent: int = 0,
    heading: int | None = None,
    centred: bool = False,
    marker: str | None = None,
    depth: int = 0,
    furniture: bool = False,
    note: str | None = None,
) -> Line:
    """A whole paragraph as a line.

    Args:
        text: the paragraph.
        gap: blank lines before it.
        indent: how far it is set in, in characters.
        heading: its level, where it is a heading.
        centred: whether it is set in the middle.
        marker: the label that numbering gives it.
        depth: how deep its list is.
        furniture: whether it is no text of the document's own.
        note: the label of the note that it belongs to.
    """
    return Line(
        text=text.text,
        page=text.page,
        gap=gap,
        indent=indent,
        size=text.size,
        bold=text.bold,
        italic=text.italic,
        centred=centred,
        furniture=furniture,
        superscripts=tuple(sorted([*text.notes, *text.raised])),
        references=tuple(text.notes),
        heading=heading,
        whole=True,
        marker=marker,
        depth=depth,
        note=note,
        page_breaks=tuple(text.breaks),
    )


def row_of(cells: Sequence[Sequence[Text]], *, gap: int, page: int) -> Line:
    """A table's row as a line: its cells, each with its paragraphs one below the other."""
    texts = [below(cell) for cell in cells]
    raised: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    at = 0
    for text in texts:
        raised += sorted((at + start, at + end) for start, end in [*text.notes, *text.raised])
        notes += ((at + start, at + end) for start, end in text.notes)
        at += len(text.text) + len(CELL_JOINT)
    every = beside(texts)
    return Line(
        text=CELL_JOINT.join(text.text for text in texts),
        page=page,
        gap=gap,
        size=every.size,
        bold=every.bold,
        italic=every.italic,
        superscripts=tuple(raised),
        references=tuple(notes),
        whole=True,
        cells=tuple(text.text for text in texts),
    )


def with_title(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one heading stands above all others as the title rather than a section.

    It is the first heading, and the only one of its level; others are below it.
    """
    levels = [line.heading for line in lines if line.heading is not None]
    top = min(levels, default=TITLE_LEVEL)
    if len(levels) < 2 or top == TITLE_LEVEL or levels[0] != top or levels.count(top) > 1:
        return list(lines)
    return [replace(line, heading=TITLE_LEVEL) if line.heading == top else line for line in lines]
