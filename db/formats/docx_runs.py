"""The running text of a DOCX paragraph: its runs, as a reader of the accepted text sees them.

Deletions and hidden text are dropped, insertions kept; of fields the results are kept and the
codes dropped; a reference to a note becomes its label. May import its sister modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from db.formats.docx_styles import W, is_on, look_of, value
from db.formats.docx_symbols import plain_letters, symbol
from db.formats.pieces import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # its only name

    from db.formats.docx_styles import Styles
    from db.formats.pieces import Look

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HOLDERS = {
    W + name
    for name in (
        *("r", "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent"),
        *("fldSimple", "dir", "bdo", "ruby", "rubyBase"),
    )
}
_PICTURES = {W + name for name in ("drawing", "pict", "object")}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}


class NoteLabels(Protocol):
    """Who numbers the notes."""

    def refer(self, kind: str, note: str, page: int, custom: str | None = None) -> str:
        """The label of a note that is referred to here."""
        ...


@dataclass(slots=True)
class _Field:
    """A complex field that has begun and not ended."""

    code: str = ""
    in_result: bool = False


@dataclass(slots=True)
class RunReader:
    """Reads the paragraphs of one part, in order: fields may run on from one to the next."""

    styles: Styles
    notes: NoteLabels
    rendered: bool  # the file says where pages began when it was last laid out
    page: int = 1
    boxes: list[Element] = field(default_factory=list["Element"])  # text boxes met on the way
    _fields: list[_Field] = field(default_factory=list[_Field])
    _pieces: list[Piece] = field(default_factory=list[Piece])
    _custom: tuple[str, str] | None = None  # a note whose mark is the text that follows

    @property
    def in_contents(self) -> bool:
        """Whether the text now is what a table-of-contents field made."""
        return any(one.in_result and one.code.split()[:1] == ["TOC"] for one in self._fields)

    def read(self, paragraph: Element, base: Look) -> list[Piece]:
        """The pieces of a paragraph; ``base`` is the look that its style gives."""
        self._pieces = []
        self._descend(paragraph, base)
        if self._custom is not None:  # its own mark was left out
            self._write("*", base)
        # A field whose code does not end with its paragraph is broken: its text must not be lost.
        self._fields = [one for one in self._fields if one.in_result]
        return self._pieces

    def take_boxes(self) -> list[Element]:
        """The text boxes met since they were last asked for."""
        boxes = list(self.boxes)
        self.boxes.clear()
        return boxes

    def _descend(self, element: Element, base: Look) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, base)
            elif tag == W + "fldSimple":
                code = (value(child, "instr") or "").upper()
                self._fields.append(_Field(code, in_result=True))
                self._descend(child, base)
                self._fields.pop()
            elif tag in _HOLDERS:
                self._descend(child, base)
            elif tag == _COMPATIBILITY + "AlternateContent":
                self._alternative(child, base)
            elif tag.startswith(_MATH):
                if tag == _MATH + "t":
                    self._write(child.text or "", base)
                self._descend(child, base)

    def _alternative(self, element: Element, base: Look) -> None:
        """The first of several forms of one thing; the others say the same again."""
        for form in element:
            if form.tag in {_COMPATIBILITY + "Choice", _COMPATIBILITY + "Fallback"}:
                self._run_content(form, base)
                return

    def _run(self, run: Element, base: Look) -> None:
        properties = run.find(W + "rPr")
        look = base
        if properties is not None:
            style = properties.find(W + "rStyle")
            if style is not None:
                look = self.styles.character(value(style, "val")).over(look)
            look = look_of(properties).over(look)
        self._run_content(run, look)

    def _run_content(self, run: Element, look: Look) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self._write(plain_letters(child.text or "", look.font), look)
            elif tag in {W + "tab", W + "ptab"}:
                self._write("\t", look)
            elif tag == W + "noBreakHyphen":
                self._write("-", look)
            elif tag == W + "sym":
                self._symbol(child, look)
            elif tag == W + "fldChar":
                self._field_mark(value(child, "fldCharType"))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].code += (child.text or "").upper()
            elif tag in _NOTES:
                self._reference(child, _NOTES[tag], look)
            elif tag in {W + "br", W + "cr", W + "lastRenderedPageBreak"}:
                self._break(child, look)
            elif tag in _PICTURES:
                self._find_boxes(child)
            elif tag == _COMPATIBILITY + "AlternateContent":
                self._alternative(child, look)
            elif tag == W + "ruby":
                self._descend(child, look)

    def _symbol(self, element: Element, look: Look) -> None:
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            return
        self._write(symbol(code, value(element, "font")), look)

    def _field_mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _break(self, element: Element, look: Look) -> None:
        rendered = element.tag == W + "lastRenderedPageBreak"
        if rendered or value(element, "type") == "page":
            # Word notes a page that a break makes as a rendered one too: count one of the kinds.
            if rendered == self.rendered:
                self.page += 1
                self._pieces.append(Piece("", look, new_page=True))
        else:
            self._write("\n", look)

    def _reference(self, element: Element, kind: str, look: Look) -> None:
        note = value(element, "id") or ""
        if look.hidden or not self._shown:
            return
        if is_on(value(element, "customMarkFollows") or "0"):
            self._custom = (kind, note)
            return
        label = self.notes.refer(kind, note, self.page)
        self._pieces.append(Piece(label, look, note=True))

    @property
    def _shown(self) -> bool:
        return all(one.in_result for one in self._fields)

    def _write(self, text: str, look: Look) -> None:
        if look.hidden or not text or not self._shown:
            return
        if self._custom is not None and text.strip():
            kind, note = self._custom
            self._custom = None
            mark = text.split()[0]
            self.notes.refer(kind, note, self.page, mark)
            self._pieces.append(Piece(mark, look, note=True))
            text = text.partition(mark)[2]
        codes = {one.code.split()[0] for one in self._fields if one.code.strip()}
        page_field = not codes.isdisjoint(_PAGE_FIELDS)
        self._pieces.append(Piece(text, look, page_field=page_field))

    def _find_boxes(self, element: Element) -> None:
        """Note the text boxes of a drawing; a box inside a box is found when its turn comes."""
        waiting = [element]
        while waiting:
            one = waiting.pop()
            if one.tag == W + "txbxContent":
                self.boxes.append(one)
            elif one.tag == _COMPATIBILITY + "AlternateContent":
                waiting += list(one)[:1]
            else:
                waiting += reversed(one)
