"""DOCX files: bytes to lines with what their styles, numbering and notes say.

The parts are read with lxml as the standard (ECMA-376) has them, in reading order, tracked changes
taken as accepted. Running heads are left out. Knows files; nothing of the United Nations. May
import db.model, db.errors and its sister modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.formats import docx_tree as tree
from db.formats.docx_notes import Notes
from db.formats.docx_numbering import Numbering
from db.formats.docx_package import Package, relation_id
from db.formats.docx_runs import RunReader
from db.formats.docx_styles import (
    RUNNING_TEXT,
    Styles,
    W,
    is_centred,
    numbering_of,
    outline_level,
    value,
)
from db.formats.fronts import MOST_LINES, is_before_text, parted_lines
from db.formats.pieces import (
    QUOTED_INDENT,
    Text,
    below,
    beside,
    gather,
    labelled,
    line_of,
    row_of,
    with_title,
    without_page_numbers,
)
from db.model import Line, SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

    from db.formats.docx_numbering import Label
    from db.formats.docx_styles import Style
    from db.formats.pieces import Piece

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MOST_LETTERHEAD_ROWS = 5
_LONGEST_BAND = 200  # characters of a heading that spans a table


def read(data: bytes) -> SourceText:
    """The lines of a DOCX file: one for each paragraph, and one for each row of a table.

    The paragraphs of a table's cell, and those of a note, are parted by a line feed. The notes come
    behind the text. A page is counted where the file says that one began when it was last laid
    out, or else where a break is written into it.

    Raises:
        KnownError: not a DOCX file, damaged, protected, unsafe to read, or without any text.
    """
    package = Package(data)
    body = package.main().find(W + "body")
    if body is None:
        raise KnownError("The file is a zip archive, but not a Word document.")
    lines, pages = _Reader.of(package, body).read(body)
    if not lines:
        raise KnownError("The Word document is empty: there is no text in it.")
    return SourceText(tuple(lines), pages, MEDIA_TYPE)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that has been read, and what stands around it."""

    text: Text
    parts: list[Text]  # its lines, where it stands before the text and has several
    label: Label | None
    heading: int | None
    centred: bool
    contents: bool
    quoted: bool


@dataclass(slots=True)
class _Reader:
    """Walks through the body once, keeping every count on the way."""

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes
    runs: RunReader
    sections: list[Element]
    lines: list[Line] = field(default_factory=list[Line])
    _carried: list[Piece] = field(default_factory=list["Piece"])  # of a paragraph that goes on
    _letterhead_end: int = 0  # how many lines it has
    _heading: int = 0  # the level of the last heading

    @classmethod
    def of(cls, package: Package, body: Element) -> _Reader:
        """A reader of a document's body."""
        sections = tree.section_properties(body)
        styles = Styles(package.related("styles"))
        notes = Notes.of(package, sections)
        rendered = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        return cls(
            package=package,
            styles=styles,
            numbering=Numbering(package.related("numbering")),
            notes=notes,
            runs=RunReader(styles, notes, rendered),
            sections=sections,
        )

    def read(self, body: Element) -> tuple[list[Line], int]:
        """All lines of the document, and how many pages it has."""
        self._letterhead()
        self._blocks(body)
        self._flush()
        pages = self.runs.page
        title = self._running_title() if self.lines and self.lines[0].cells else []
        return [*title, *with_title(self.lines), *self._note_lines()], pages

    # -------------------------------------------------------------- paragraphs

    def _blocks(self, holder: Element) -> None:
        for block in tree.unwrapped(holder):
            if block.tag == W + "p":
                self._paragraph(block)
            elif block.tag == W + "tbl":
                self._flush()
                self._table(block)

    def _flush(self) -> None:
        """End a paragraph whose mark was deleted and that nothing follows."""
        if self._carried:
            pieces, self._carried = self._carried, []
            text = gather(pieces, self.runs.page)
            if text.text:
                self.lines.append(line_of(text, gap=self._gap()))

    def _gap(self) -> int:
        return 1 if self.lines else 0

    def _paragraph(self, element: Element) -> None:
        read = self._read_paragraph(element)
        if read is not None and read.text.text:
            label = read.label
            for text in read.parts or [read.text]:
                line = line_of(
                    text,
                    gap=self._gap(),
                    indent=QUOTED_INDENT if read.quoted else 0,
                    heading=read.heading,
                    centred=read.centred,
                    marker=(label.text or None) if label else None,
                    depth=label.depth if label else 0,
                    furniture=read.contents,
                )
                self.lines.append(line)
            self._heading = read.heading or self._heading
        if read is not None:  # else the boxes wait for the paragraph's end
            for box in self.runs.take_boxes():
                self._blocks(box)
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            self._begin_section()

    def _read_paragraph(self, element: Element) -> _Paragraph | None:
        """Read and count a paragraph; None when it goes on in the next one."""
        properties = element.find(W + "pPr")
        name = tree.style_name(properties)
        style = self.styles.of(name)
        if tree.breaks_before(properties) and not self.runs.rendered:
            self.runs.page += 1
        contents = self.runs.in_contents or style.contents
        self._carried += self.runs.read(element, style.look)
        if tree.mark_is_gone(properties):
            return None
        pieces, self._carried = self._carried, []
        said = outline_level(properties)
        level = style.level if said is None else said
        centred = is_centred(properties)
        label = self._label(properties, style, name)
        heading = level if level is not None and level < RUNNING_TEXT else None
        plain = label is None and heading is None and not contents
        return _Paragraph(
            text=gather(pieces, self.runs.page),
            parts=self._front(pieces) if plain else [],
            label=label,
            heading=heading,
            centred=bool(style.centred if centred is None else centred),
            contents=contents or self.runs.in_contents,
            quoted=style.quoted,
        )

    def _front(self, pieces: list[Piece]) -> list[Text]:
        """The lines of a paragraph that stands before the text, where it has several."""
        if not is_before_text([len(line.text) for line in self.lines[: MOST_LINES + 1]]):
            return []
        parts = parted_lines(pieces)
        return [gather(part, self.runs.page) for part in parts] if len(parts) > 1 else []

    def _label(self, properties: Element | None, style: Style, name: str | None) -> Label | None:
        instance, depth = numbering_of(properties)
        if instance is None and style.number is not None:
            instance = style.number
            tied = self.numbering.level_of_style(instance, name)
            depth = depth if depth is not None else style.depth if tied is None else tied
        return self.numbering.next_label(instance, depth or 0)

    def _begin_section(self) -> None:
        self.notes.section += 1
        begun = self.sections[self.notes.section :][:1]
        kind = begun[0].find(W + "type") if begun else None
        same_page = kind is not None and value(kind, "val") in {"continuous", "nextColumn"}
        if not same_page and not self.runs.rendered:
            self.runs.page += 1

    # -------------------------------------------------------------- tables

    def _table(self, table: Element) -> None:
        rows = tree.rows(table)
        letterhead = self._is_letterhead(rows)
        self._table_rows(rows, letterhead=letterhead)
        if letterhead:
            self._letterhead_end = len(self.lines)

    def _table_rows(self, rows: list[Element], *, letterhead: bool) -> None:
        columns = max((len(tree.cells(row)) for row in rows), default=0)
        for row in rows:
            cells = tree.cells(row)
            if letterhead or len(cells) == 1:
                for cell in cells:
                    self._wide_cell(cell, band=columns > 1 and not letterhead)
            else:
                self._row(cells)

    def _row(self, cells: list[Element]) -> None:
        page = last = self.runs.page
        read: list[list[Text]] = []
        for cell in cells:
            self.runs.page = page  # the cells stand beside each other
            read.append([] if tree.is_continued(cell) else self._cell(cell))
            last = max(last, self.runs.page)
        self.runs.page = last
        starts = [text.page for cell in read for text in cell]
        if starts:
            self.lines.append(row_of(read, gap=self._gap(), page=min(starts)))

    def _is_letterhead(self, rows: list[Element]) -> bool:
        """Whether a table only places the lines of a letterhead: it is the first thing there is."""
        header = any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
        begins = len(self.lines) == self._letterhead_end
        return begins and len(rows) <= _MOST_LETTERHEAD_ROWS and not header

    def _wide_cell(self, cell: Element, *, band: bool) -> None:
        """A cell that has its row for itself: what is in it is text as any other.

        In a table of several columns a bold one is the heading of the rows below it.
        """
        first = len(self.lines)
        self._blocks(cell)
        self._flush()
        lines = self.lines[first:]
        if band and len(lines) == 1 and lines[0].bold and len(lines[0].text) <= _LONGEST_BAND:
            level = lines[0].heading or self._heading + 1
            self.lines[first] = replace(lines[0], heading=level)

    def _cell(self, cell: Element) -> list[Text]:
        """The paragraphs of a cell; a row of a table inside it is one paragraph."""
        texts: list[Text] = []
        for block in tree.unwrapped(cell):
            if block.tag == W + "p":
                read = self._read_paragraph(block)
                if read is not None:
                    texts.append(labelled(read.text, read.label.text if read.label else ""))
                    for box in self.runs.take_boxes():
                        texts += self._cell(box)
            elif block.tag == W + "tbl":
                for row in tree.rows(block):
                    inside = [below(self._cell(one)) for one in tree.cells(row)]
                    texts.append(beside(inside))
        if self._carried:
            pieces, self._carried = self._carried, []
            texts.append(gather(pieces, self.runs.page))
        return [text for text in texts if text.text]

    # -------------------------------------------------------------- heads and notes

    def _letterhead(self) -> None:
        """The first page's own head: it is printed once, so it is text and no running head."""
        section = self.sections[0] if self.sections else None
        if section is None or section.find(W + "titlePg") is None:
            return
        head = self._head(section, "first")
        if head is not None:
            self._blocks(head)
            self._flush()
            self.runs.page = 1
            self._letterhead_end = len(self.lines)

    def _running_title(self) -> list[Line]:
        """The running head as a line, where a document has its title nowhere else.

        It is so in documents that are one table. Page numbers, and what stands beside them, are
        left out.
        """
        head = self._head(self.sections[0], "default") if self.sections else None
        reader = RunReader(self.styles, Notes(), rendered=True)
        kept: list[Piece] = []
        for block in tree.unwrapped(head) if head is not None else ():
            if block.tag == W + "p":
                look = self.styles.of(tree.style_name(block.find(W + "pPr"))).look
                kept += without_page_numbers(reader.read(block, look))
        text = gather(kept, 1)
        return [line_of(text, gap=0)] if text.text else []

    def _head(self, section: Element, kind: str) -> Element | None:
        for reference in section.iterfind(W + "headerReference"):
            if value(reference, "type") == kind:
                return self.package.by_id(relation_id(reference))
        return None

    def _note_lines(self) -> list[Line]:
        lines: list[Line] = []
        for kind in ("footnote", "endnote"):
            for note in [one for one in self.notes.found if one.kind == kind]:
                text = below(self._cell(note.body))
                if note.custom:
                    text = text.without(note.label)
                text.page, text.breaks = note.page, []
                if text.text:
                    lines.append(line_of(text, gap=1, note=note.label))
        return lines
