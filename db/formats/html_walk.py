"""A web page walked once, in reading order and without recursion, into lines.

Paragraphs are what stands between the beginnings and ends of blocks, however badly those are
nested. May import db.model and its sister modules.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.formats import html_tree as tree
from db.formats import text as plain_text
from db.formats.fronts import MOST_LINES, is_before_text, parted_lines
from db.formats.html_notes import label_in
from db.formats.pieces import (
    QUOTED_INDENT,
    Look,
    Piece,
    Text,
    below,
    gather,
    labelled,
    line_of,
    row_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

    from db.formats.html_notes import Notes
    from db.model import Line

_SPACES = re.compile(r"[ \t\n\r\f]+")
_TYPED_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s", re.IGNORECASE)
_LONGEST_BAND = 200  # characters of a heading that spans a table
_PLAIN = Look()
_PRINTED_LINES = 4  # a preformatted text of so many lines is a page of plain text


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text inside an element."""

    look: Look = _PLAIN
    heading: int | None = None
    centred: bool = False
    quoted: int = 0
    depth: int = 0  # of lists
    furniture: bool = False
    preformatted: bool = False
    letterhead: bool = False  # each line stands for itself


@dataclass(slots=True)
class _Block:
    """A paragraph that has been read."""

    text: Text
    state: _State
    marker: str | None = None
    printed: tuple[Line, ...] = ()  # lines of a preformatted text


@dataclass(slots=True)
class Walker:
    """Reads blocks from a tree; one walker may read several parts of it, one after the other."""

    notes: Notes
    around: set[Element] = field(default_factory=set["Element"])  # the site's parts of the page
    blocks: list[_Block | Line] = field(default_factory=list["_Block | Line"])
    _pieces: list[Piece] = field(default_factory=list[Piece])
    _markers: dict[Element, str | None] = field(default_factory=dict["Element", "str | None"])
    _marker: str | None = None  # of an item whose text has not begun
    _breaks: int = 0  # line breaks since the last word
    _level: int = 0  # of the last heading
    _page: int = 1
    _heads: set[Element] = field(default_factory=set["Element"])  # tables of a letterhead
    _head: int = 0  # how many blocks stand in it or before it
    _note_pages: dict[Element, int] = field(default_factory=dict["Element", int])

    def walk(self, root: Element, state: _State | None = None) -> None:
        """Read everything under an element."""
        first = state or _State()
        waiting: list[tuple[str, Element, _State]] = [("open", root, first)]
        while waiting:
            step, element, state = waiting.pop()
            if step == "tail":
                self._write(element.tail or "", state)
            elif step == "close":
                self._close(element, state)
            elif step == "row":
                self._row(element, state)
            else:
                inner = self._open(element, state, waiting)
                if inner is None:
                    continue
                waiting.append(("close", element, inner))
                for child in reversed(element):
                    waiting += [("tail", child, inner), ("open", child, inner)]
                self._write(element.text or "", inner)
        self._end(first)

    # -------------------------------------------------------------- elements

    def _open(
        self, element: Element, state: _State, waiting: list[tuple[str, Element, _State]]
    ) -> _State | None:
        """Begin an element; what holds inside it, or None when it is done with."""
        tag = tree.name(element)
        if not tag or not tree.is_shown(element) or element in self.notes.backs:
            return None
        if tree.is_page_break(element):
            self._turn_page(state)
            return None
        if element in self.notes.bodies and waiting:
            self._note_pages[element] = self._page
            self._end(state)
            return None
        if element in self.notes.references:
            self._pieces.append(Piece(self.notes.references[element], state.look, note=True))
            return None
        inner = _inner(element, state)
        if element in self.around:
            inner = replace(inner, furniture=True)
        if tag == "br":
            self._break(state)
        elif tag == "q":
            self._write("“", inner)
        elif tag in tree.BLOCKS or inner.heading != state.heading:
            self._end(state)
            if tree.begins_page(element):
                self._turn_page(state)
            if tree.is_list(element):
                self._markers.update(tree.markers(element))
                inner = replace(inner, depth=inner.depth + 1)
            elif tag == "li":
                self._marker = self._markers.get(element, "•")
            elif tag == "table":
                if self._table(element, inner, waiting):
                    return None
                inner = replace(inner, letterhead=inner.letterhead or element in self._heads)
        return inner

    def _close(self, element: Element, state: _State) -> None:
        tag = tree.name(element)
        if tag == "q":
            self._write("”", state)
        elif tag in tree.BLOCKS or tree.heading_level(element) is not None:
            self._end(state)
            if tree.ends_page(element):
                self._turn_page(state)
            if element in self._heads:
                self._head = len(self.blocks)
            if tag == "li":
                self._marker = None  # an empty item's mark is not the next one's

    def _write(self, text: str, state: _State) -> None:
        if not text:
            return
        text = text.replace("\u00ad", "")  # a browser shows it at a line's end only
        if not state.preformatted:
            text = _SPACES.sub(" ", text)
            last = self._pieces[-1].text[-1:] if self._pieces else " "
            text = text[1:] if text.startswith(" ") and last in " \n" else text
        if text.strip():
            self._breaks = 0
        if text:
            self._pieces.append(Piece(text, state.look))

    def _turn_page(self, state: _State) -> None:
        """A page begins here, if anything stands on the one before."""
        if self.blocks or any(piece.text.strip() for piece in self._pieces):
            self._page += 1
            self._pieces.append(Piece("", state.look, new_page=True))

    def _break(self, state: _State) -> None:
        """A line break; two of them part paragraphs, as they do in many old pages."""
        self._breaks += 1
        if (self._breaks > 1 or state.letterhead) and not state.preformatted:
            self._end(state)
        else:
            self._pieces.append(Piece("\n", state.look))

    def _end(self, state: _State) -> None:
        """End the paragraph, if there is one."""
        pieces, self._pieces, self._breaks = self._pieces, [], 0
        if not any(piece.text.strip() for piece in pieces):
            return
        marker, self._marker = self._marker, None
        if state.preformatted:
            text = "".join(piece.text for piece in pieces)
            if text.strip("\n").count("\n") + 1 >= _PRINTED_LINES:
                with contextlib.suppress(KnownError):  # what is no plain text is a paragraph
                    printed = plain_text.read(text.encode("utf-8")).lines
                    self.blocks.append(_Block(Text(text, page=self._page), state, None, printed))
                    return
        parts = self._front(pieces) if marker is None and state.heading is None else []
        if len(parts) > 1:
            for at, part in enumerate(parts):
                later = sum(piece.new_page for one in parts[at + 1 :] for piece in one)
                self.blocks.append(_Block(gather(part, self._page - later), state))
            return
        text = gather(pieces, self._page)
        if marker == "•" and _TYPED_MARKER.match(text.text):
            marker = None  # the writer's own mark is in the text
        self.blocks.append(_Block(text, state, marker))
        self._level = state.heading or self._level

    # -------------------------------------------------------------- tables

    def _table(
        self, table: Element, state: _State, waiting: list[tuple[str, Element, _State]]
    ) -> bool:
        """Read a table of data row by row; whether it was one."""
        rows = tree.rows(table)
        if not tree.is_data(table, rows):
            return False
        if self._begins and tree.is_letterhead(table, rows):
            self._heads.add(table)
            return False
        inner = replace(state, depth=0, quoted=0)
        steps: list[tuple[str, Element, _State]] = [
            ("open", child, inner) for child in table if tree.name(child) == "caption"
        ]
        steps += [("row", row, inner) for cells in rows for row in _parents(cells)]
        waiting.extend(reversed(steps))
        return True

    def _row(self, row: Element, state: _State) -> None:
        cells = [one for one in row if tree.name(one) in {"td", "th"} and tree.is_shown(one)]
        if len(cells) == 1:
            first = len(self.blocks)
            self.walk(cells[0], state)
            self._band(first)
            return
        read: list[list[Text]] = []
        for cell in cells:
            inside = Walker(self.notes)
            inside.walk(cell, replace(state, depth=0))
            read.append(inside.texts())
        if any(text.text for cell in read for text in cell):
            line = row_of(read, gap=1, page=self._page)
            self.blocks.append(replace(line, furniture=state.furniture))

    def _band(self, first: int) -> None:
        """A bold cell that has its row for itself is the heading of the rows below it."""
        made = self.blocks[first:]
        if len(made) == 1 and isinstance(made[0], _Block):
            text = made[0].text
            if text.bold and len(text.text) <= _LONGEST_BAND and made[0].state.heading is None:
                made[0].state = replace(made[0].state, heading=self._level + 1)

    def _front(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """The lines of a paragraph, where it stands before a document's first text."""
        begun = self.blocks[: MOST_LINES + 1]
        texts = [block.text if isinstance(block, _Block) else block for block in begun]
        before = is_before_text([len(text.text) for text in texts])
        return parted_lines(pieces) if before else []

    @property
    def _begins(self) -> bool:
        """Whether nothing of the document's own stands before, or its letterhead only."""
        return all(
            (block.state if isinstance(block, _Block) else block).furniture
            for block in self.blocks[self._head :]
        )

    # -------------------------------------------------------------- what was read

    def texts(self) -> list[Text]:
        """The paragraphs, their markers before their words."""
        found: list[Text] = []
        for block in self.blocks:
            if isinstance(block, _Block):
                text = gather([Piece(block.text.text, Look())], 1) if block.printed else block.text
                found.append(labelled(text, block.marker or ""))
        return found

    def lines(self) -> list[Line]:
        """The paragraphs and rows as lines."""
        lines: list[Line] = []
        for block in self.blocks:
            if not isinstance(block, _Block):
                lines.append(block)
            elif block.printed:
                page = None if len(self.blocks) == 1 else block.text.page
                lines += _printed(block.printed, page)
            else:
                state = block.state
                line = line_of(
                    block.text,
                    indent=state.quoted * QUOTED_INDENT,
                    heading=state.heading,
                    centred=state.centred,
                    marker=block.marker,
                    depth=max(0, state.depth - 1),
                    furniture=state.furniture,
                )
                lines.append(line)
        return lines

    def note_lines(self) -> list[Line]:
        """The notes as lines, each without its label and its links back."""
        lines: list[Line] = []
        for note in self.notes.found:
            inside = Walker(self.notes)
            inside.walk(note.body)
            text = below([one.text for one in inside.blocks if isinstance(one, _Block)])
            if note.body in self.notes.labelled:
                text = text.without(_label_of(text, note.label))
            if text.text:
                text.page = self._note_pages.get(note.body, text.page)
                lines.append(line_of(text, note=note.label))
        return lines


def _inner(element: Element, state: _State) -> _State:
    """What holds inside an element, given what holds around it."""
    bold, italic = tree.set_bold(element), tree.set_italic(element)
    centred, heading = tree.set_centred(element), tree.heading_level(element)
    tag = tree.name(element)
    look = state.look
    if bold is not None or italic is not None or tree.is_raised(element):
        look = Look(bold=bold, italic=italic, raised=tree.is_raised(element) or None).over(look)
    return _State(
        look=look,
        heading=state.heading if heading is None else heading,
        centred=state.centred if centred is None else centred,
        quoted=state.quoted + (tag == "blockquote"),
        depth=state.depth,
        furniture=state.furniture or tree.is_navigation(element),
        preformatted=state.preformatted or tag == "pre",
        letterhead=state.letterhead,
    )


def _label_of(text: Text, label: str) -> str:
    """The label that a note's text begins with: raised, or parted from the words."""
    raised = bool(text.raised) and text.raised[0] == (0, len(label))
    return label if raised and text.text.startswith(label) else label_in(text.text, label)


def _printed(lines: Sequence[Line], page: int | None) -> list[Line]:
    """The lines of a preformatted text; its pages are its own where it is all there is."""
    kept = lines if page is None else [replace(line, page=page) for line in lines]
    return [replace(kept[0], gap=max(1, kept[0].gap)), *kept[1:]]


def _parents(cells: Sequence[Element]) -> list[Element]:
    parent = cells[0].getparent() if cells else None
    return [parent] if parent is not None else []
