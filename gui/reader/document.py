"""A document's content as a page: the QTextDocument, and where every passage stands in it.

Built block by block with one cursor in a document that no view lays out yet; measured, 1,000
paragraphs take 8 ms. One block, or note, is exactly one text block. May import db.model and
the page's own parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from db.model import Block, BlockKind, DocumentContent, Footnote
from gui.reader.formats import Style, Styles, holds_right_to_left, is_right_to_left
from gui.reader.passages import Insertion, Passage, PassageMap, utf16_length

if TYPE_CHECKING:
    from gui.reader.typography import Typography
    from gui.theme.tokens import Tokens

# What would end a text block, or is Qt's own sign for it; each becomes one character of the page.
_SAFE = {
    ord("\n"): "\u2028",
    ord("\r"): "\u2028",
    0x2029: "\u2028",
    0x0B: "\u2028",
    0x0C: "\u2028",
    0x00: "\ufffd",
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",
    0xFFFE: "\ufffd",
    0xFEFF: "\u2060",  # dropped as a byte order mark where a string begins with it
}
_UNSAFE = frozenset(map(chr, _SAFE))
NOTES_TITLE = "Notes"
SIDE = 4  # room within the column for rings and for slanted letters
_BACK = "\u00a0↩"


class Page:
    """What the view shows."""

    def __init__(self, document: QTextDocument, places: PassageMap) -> None:
        self.document = document
        self.map = places


def build_page(content: DocumentContent, typography: Typography, tokens: Tokens) -> Page:
    """Lay a document's text out as a page."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(typography.font())
    document.setDocumentMargin(0)
    document.setIndentWidth(typography.scaled(32))
    document.setMetaInformation(
        QTextDocument.MetaInformation.DocumentTitle, content.document.facts.title
    )
    builder = _Builder(document, content, Styles(typography, tokens))
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(typography.scaled(28))
    frame.setBottomMargin(typography.scaled(64))
    frame.setLeftMargin(SIDE)
    frame.setRightMargin(SIDE)
    document.rootFrame().setFrameFormat(frame)
    return Page(document, PassageMap(content.document.key, builder.build()))


class _Builder:
    """One pass over the content."""

    def __init__(self, document: QTextDocument, content: DocumentContent, styles: Styles) -> None:
        self._content = content
        self._styles = styles
        self._cursor = QTextCursor(document)
        self._levels = {section.id: section.level for section in content.sections}
        self._notes = {note.id for note in content.footnotes}
        # Asked once of the whole text instead of every block: most documents need none of it.
        whole = "".join([block.text for block in content.blocks])
        whole += "".join([note.text for note in content.footnotes])
        self._unsafe = any(character in whole for character in _UNSAFE)
        self._astral = utf16_length(whole) != len(whole)
        self._mirrors = holds_right_to_left(whole)
        self._passages: list[Passage] = []
        self._end = 0  # page position after the last unit
        self._titled: set[int] = set()

    def build(self) -> list[Passage]:
        self._cursor.beginEditBlock()
        for block in self._content.blocks:
            self._add_block(block)
        if self._content.footnotes:
            self._add(NOTES_TITLE, self._styles.notes_heading(), section=0, ruled=True)
            for note in self._content.footnotes:
                self._add_note(note)
        self._cursor.endEditBlock()
        return self._passages

    def _add_block(self, block: Block) -> None:
        lead = f"{block.marker}\t" if block.marker else ""
        level = self._level(block)
        style = self._styles.block(
            block.kind,
            level,
            block.marker,
            mirrored=self._mirrors and is_right_to_left(block.text),
        )
        insertions: list[tuple[Insertion, str, QTextCharFormat]] = []
        before = None
        for ref in sorted(block.refs, key=lambda ref: ref.offset) if block.refs else ():
            note = ref.note if ref.note in self._notes else None
            text = f",{ref.label}" if ref.offset == before else ref.label
            before = ref.offset
            target = "" if note is None else f"note:{note}"
            item = Insertion(
                min(max(ref.offset, 0), len(block.text)),
                utf16_length(_safe(text)),
                note,
                ref.label,
            )
            insertions.append((item, text, self._styles.reference(style, target)))
        self._add(
            block.text,
            style,
            section=block.section,
            lead=lead,
            block=block,
            rest=insertions,
            ruled=block.kind is BlockKind.HEADING and level <= 1,
        )

    def _level(self, block: Block) -> int:
        """A second heading in the same section, such as an annex's own title, stands below."""
        level = self._levels.get(block.section, 2)
        if block.kind is not BlockKind.HEADING:
            return level
        if block.section in self._titled:
            level += 1
        self._titled.add(block.section)
        return level

    def _add_note(self, note: Footnote) -> None:
        style = self._styles.note(mirrored=self._mirrors and is_right_to_left(note.text))
        back = Insertion(len(note.text), utf16_length(_BACK), note.id, note.label, returns=True)
        link = self._styles.link(style, f"back:{note.id}")
        self._add(
            note.text,
            style,
            section=0,
            lead=f"{note.label}\t",
            note=note,
            rest=[(back, _BACK, link)],
            lead_format=link,
        )

    def _add(
        self,
        text: str,
        style: Style,
        *,
        section: int,
        lead: str = "",
        block: Block | None = None,
        note: Footnote | None = None,
        rest: list[tuple[Insertion, str, QTextCharFormat]] | None = None,
        lead_format: QTextCharFormat | None = None,
        ruled: bool = False,
    ) -> None:
        cursor = self._cursor
        if self._passages:
            cursor.insertBlock(style.block, style.text)
            self._end += 1
        else:
            first = QTextBlockFormat(style.block)
            first.setTopMargin(0)
            cursor.setBlockFormat(first)
            cursor.setBlockCharFormat(style.text)
        shown = _safe(text) if self._unsafe else text
        if lead:
            cursor.insertText(_safe(lead), lead_format or style.text)
        done = 0
        for item, words, look in rest or ():
            if item.offset > done:
                cursor.insertText(shown[done : item.offset], style.text)
                done = item.offset
            cursor.insertText(_safe(words), look)
        if block is not None and block.kind is BlockKind.SIGNATURE and done == 0:
            done = shown.find(")") + 1 if shown.startswith("(") else 0
            cursor.insertText(shown[:done], self._styles.aside(style))
        if done < len(shown):
            cursor.insertText(shown[done:], style.text)
        units = utf16_length(shown) if self._astral else len(shown)
        lead_units = utf16_length(lead) if lead else 0
        self._passages.append(
            Passage(
                index=len(self._passages),
                text=text,
                section=section,
                start=self._end + lead_units,
                lead=lead_units,
                insertions=tuple(item for item, _, _ in rest or ()),
                astral=units != len(text),
                block=block,
                note=note,
                lead_text=lead,
                ruled=ruled and bool(self._passages),
            )
        )
        self._end += lead_units + units + sum(item.units for item, _, _ in rest or ())


def _safe(text: str) -> str:
    """The text with every character that ends a block replaced by one that does not."""
    return text.translate(_SAFE) if not _UNSAFE.isdisjoint(text) else text
