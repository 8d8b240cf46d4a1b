"""A document made by hand from the bundled text, so that the reader is tested alone."""

from __future__ import annotations

import re
from dataclasses import replace

from db.model import (
    Block,
    BlockKind,
    Counts,
    Document,
    DocumentContent,
    DocumentKind,
    Event,
    EventKind,
    Extent,
    Facts,
    Footnote,
    FootnoteRef,
    Precision,
    Section,
    SectionKind,
    Source,
    Status,
)

_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
KEY = "belarus-letter-2014-09-29"
_RULE = re.compile(r"^_{5,}$")
_REPAIRS = {"cr iticized": "criticized", "in ternational": "international", "what  and": "what and"}
_GLUED = re.compile(r"(?<=world\?”\.)a\b|(?<=of the world\.)b\b|(?<=recommendations)c\b")


def content_of(
    sections: list[Section], blocks: list[Block], footnotes: list[Footnote], key: str = KEY
) -> DocumentContent:
    document = Document(
        key=key,
        facts=Facts(title=blocks[0].text if blocks else "Nothing", kind=DocumentKind.LETTER),
        source=Source(name="x.txt", sha256="0" * 64, media_type="text/plain"),
        counts=Counts(len(sections), len(blocks), len(footnotes)),
        imported_at="2014-09-29T00:00:00Z",
        importer_version=1,
    )
    return DocumentContent(document, tuple(sections), tuple(blocks), tuple(footnotes))


def paragraphs(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> DocumentContent:
    """A heading and some paragraphs."""
    blocks = [Block(1, 1, 0, BlockKind.HEADING, "A heading")]
    blocks += [
        Block(n + 2, 1, n + 1, kind, text, number=n + 1, marker=None)
        for n, text in enumerate(texts)
    ]
    return content_of([Section(1, None, 0, 1, SectionKind.SECTION, None, "A heading")], blocks, [])


def bundled(text: str) -> DocumentContent:
    """The letter with its annex, blocks and notes as a reader of the text would mark them."""
    pieces, notes = _pieces(text)
    sections = [
        Section(1, None, 0, 1, SectionKind.LETTER, None, "Letter"),
        Section(2, None, 1, 1, SectionKind.ANNEX, "Annex", "General views"),
    ]
    blocks: list[Block] = []
    section, number = 1, 0
    for indent, words in pieces:
        kind, marker = _kind(indent, words)
        if kind is BlockKind.HEADING and words.startswith("Annex to"):
            section = 2
        elif kind is BlockKind.HEADING and blocks and blocks[-1].kind in _TEXT:
            section = len(sections) + 1
            sections.append(Section(section, 2, section - 1, 2, SectionKind.SECTION, None, words))
        clean, refs = _clean(words.removeprefix("• "))
        running = None
        if kind is BlockKind.PARAGRAPH:
            number += 1
            running = number
        blocks.append(
            Block(len(blocks) + 1, section, len(blocks), kind, clean, marker, running, 1, refs=refs)
        )
    footnotes = [Footnote(n + 1, label, words) for n, (label, words) in enumerate(notes)]
    ids = {note.label: note.id for note in footnotes}
    blocks = [
        replace(block, refs=tuple(replace(ref, note=ids.get(ref.label)) for ref in block.refs))
        for block in blocks
    ]
    return content_of(sections, blocks, footnotes)


def _pieces(text: str) -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    pieces: list[tuple[int, str]] = []
    notes: list[tuple[str, str]] = []
    in_notes, before = False, ""
    for line in text.split("\n"):
        words, indent = line.strip(), len(line) - len(line.lstrip())
        new_page = bool(before.strip()) and bool(words)
        before = line
        if new_page:
            in_notes = False
        if not words:
            continue
        if _RULE.match(words):
            in_notes = True
        elif in_notes:
            label, rest = words.split(None, 1)
            notes.append((label, rest))
        elif new_page and words.startswith("assistance in"):
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]} {words}")
        elif words.startswith(("(Signed)", "[Original")) or indent:
            pieces.append((indent, words))
        else:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]} {words}")
    return pieces, notes


def _kind(indent: int, words: str) -> tuple[BlockKind, str | None]:
    if words.startswith("•"):
        return BlockKind.LIST_ITEM, "•"
    if words.startswith("(Signed)"):
        return BlockKind.SIGNATURE, None
    if words.startswith("[Original"):
        return BlockKind.LETTERHEAD, None
    return (BlockKind.HEADING if indent >= 2 else BlockKind.PARAGRAPH), None


def _clean(words: str) -> tuple[str, tuple[FootnoteRef, ...]]:
    for received, cleaned in _REPAIRS.items():
        words = words.replace(received, cleaned)
    glued = _GLUED.search(words)
    if glued is None:
        return words, ()
    ref = FootnoteRef(glued.start(), glued.group())
    return words[: glued.start()] + words[glued.end() :], (ref,)


def event(content: DocumentContent, number: int, wording: str, nth: int = 0) -> Event:
    """An event on the nth place where these words stand."""
    found = [
        (block, block.text.index(wording)) for block in content.blocks if wording in block.text
    ]
    block, start = found[nth]
    return Event(
        id=number,
        section=block.section,
        block=block.id,
        start=start,
        end=start + len(wording),
        wording=wording,
        edtf="2013-12",
        lo=20131201,
        hi=20131231,
        precision=Precision.MONTH,
        approximate=False,
        kind=EventKind.ACTIVITY,
        extent=Extent.WITHIN,
        status=Status.REPORTED,
        headline=f"Event of {wording}",
        sentence=block.text,
    )


def block_with(content: DocumentContent, words: str) -> Block:
    return next(block for block in content.blocks if words in block.text)


def with_key(content: DocumentContent, key: str) -> DocumentContent:
    return replace(content, document=replace(content.document, key=key))
