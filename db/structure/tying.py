"""Notes that the reader tied to a place of the text, laid over a document as it was extracted.

Pure. May import db.model.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model import FootnoteRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model import Block, Footnote, ParsedDocument

Ties = dict[int, tuple[int, int]]  # note → the block that points to it, and where in its text


def pointed_to(parsed: ParsedDocument) -> set[int]:
    """The notes that the text points to."""
    return {ref.note for block in parsed.blocks for ref in block.refs if ref.note is not None}


def apply(parsed: ParsedDocument, ties: Mapping[int, tuple[int, int]]) -> ParsedDocument:
    """The document with a reference at each of these places.

    A reference that stands there without a note, under the note's label, is taken for it.
    """
    if not ties:
        return parsed
    notes = {note.id: note for note in parsed.footnotes}
    wanted: dict[int, list[tuple[Footnote, int]]] = {}
    for note, (block, offset) in sorted(ties.items()):
        wanted.setdefault(block, []).append((notes[note], offset))
    return replace(
        parsed,
        blocks=tuple(_pointing(block, wanted.get(block.id, [])) for block in parsed.blocks),
    )


def _pointing(block: Block, wanted: list[tuple[Footnote, int]]) -> Block:
    for note, offset in wanted:
        refs = list(block.refs)
        there = (offset, note.label, None)
        same = [at for at, ref in enumerate(refs) if (ref.offset, ref.label, ref.note) == there]
        if same:
            refs[same[0]] = replace(refs[same[0]], note=note.id)
        else:
            refs.append(FootnoteRef(offset, note.label, note=note.id))
        block = replace(block, refs=tuple(sorted(refs, key=lambda ref: ref.offset)))
    return block
