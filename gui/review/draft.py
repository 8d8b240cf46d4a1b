"""The corrections of one document while they are being made: what is changed, and what it gives.

Every change is a step that can be undone. No Qt; may import db.model, and db.structure.corrections,
db.structure.said_facts and gui.review.wording, which are pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from db.corrections import (
    FactCorrection,
    FactField,
    HeadingCorrection,
    RepairCorrection,
    TieCorrection,
)
from db.model import BlockKind
from db.structure import corrections as laid
from db.structure.said_facts import adopt, check_fact, fact_text, signed
from db.text import fold_spaces
from gui.review.wording import around, in_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from db.corrections import Correction
    from db.model import Block, Footnote, FootnoteRef, ParsedDocument, Place, Repair, Section
    from db.structure.corrections import Corrected

C = TypeVar("C", FactCorrection, HeadingCorrection, RepairCorrection, TieCorrection)
DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Heading:
    """One row of the outline; ``block`` is the heading's as extracted, None where none has."""

    section: Section | None  # None: it is no heading any more
    block: int | None
    text: str
    level: int
    page: int | None
    remark: str  # what the reader changed, in words; "" for nothing


@dataclass(frozen=True, slots=True)
class Mending:
    """A repair of a block or of a note, as extracted."""

    block: int | None
    note: int | None
    repair: Repair
    page: int | None
    before: str
    after: str


class Draft:
    """A document as extracted, what the reader says of it, and the steps that led there."""

    def __init__(
        self,
        parsed: ParsedDocument,
        key: str,
        corrections: Iterable[Correction],
        source: str | None = None,
    ) -> None:
        """Begin a draft; ``source`` is the sha256 of the document's file."""
        self.parsed, self.key, self._source = parsed, key, source
        self._blocks = {block.id: block for block in parsed.blocks}
        self._saved = self._keyed(corrections)
        self._states: list[dict[Hashable, Correction]] = [self._saved]
        self._at = 0

    def _keyed(self, corrections: Iterable[Correction]) -> dict[Hashable, Correction]:
        """Corrections by what they are about; those whose passage is gone are kept as they are."""
        if self._source is not None:
            corrections = adopt(corrections, self._source)
        found = laid.find(self.parsed, corrections, self._source)
        kept: dict[Hashable, Correction] = {
            ("fact", field): signed(self.parsed.facts, said, self._source)
            for field, said in found.facts.items()
        }
        kept |= {("heading", block): said for block, said in found.headings.items()}
        kept |= {("tie", note): said for note, said in found.ties.items()}
        for block, repairs in found.repairs.items():
            for repair in repairs:
                kept["repair", block, repair] = self._undoing(block, None, repair)
        for note, repairs in found.notes.items():
            for repair in repairs:
                kept["note", note, repair] = self._undoing(None, note, repair)
        kept |= {("lost", n): said for n, said in enumerate((*found.lost, *found.others))}
        return kept

    # ------------------------------------------------------------------ steps

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All that the reader says now."""
        return tuple(self._states[self._at].values())

    @property
    def changed(self) -> bool:
        """Whether it is something else than what was kept."""
        return self._states[self._at] != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at + 1 < len(self._states)

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._go(self._at - 1)

    def redo(self) -> None:
        """Take it again."""
        if self.can_redo:
            self._go(self._at + 1)

    def _say(self, key: Hashable, said: Correction | None) -> None:
        """One thing said anew, or taken back."""
        self._say_all({key: said})

    def _say_all(self, changes: Mapping[Hashable, Correction | None]) -> None:
        """What is said anew, or taken back, in one step."""
        state = {key: said for key, said in self._states[self._at].items() if key not in changes}
        state |= {key: said for key, said in changes.items() if said is not None}
        if state != self._states[self._at]:
            self._states[self._at + 1 :] = [state]
            self._go(self._at + 1)

    def _go(self, at: int) -> None:
        self._at = at
        self.__dict__.pop("corrected", None)

    @cached_property
    def corrected(self) -> Corrected:
        """The document as it would be."""
        return laid.apply(self.parsed, self.corrections, self._source)

    def lost_in_words(self) -> list[str]:
        """What is kept and not applied, a line each."""
        return [in_words(said) for said in self.corrected.lost]

    def kept(self, kind: type[C]) -> list[C]:
        """What is kept and not applied of one kind, in the order in which it was said."""
        return [said for said in self.corrected.lost if isinstance(said, kind)]

    def forget(self, kept: Correction) -> None:
        """Take back what is kept and not applied."""
        state = self._states[self._at].items()
        self._say_all({key: None for key, said in state if said == kept})

    def give(self, kept: HeadingCorrection, row: Heading) -> None:
        """Say of this heading what is kept of one that was not found again, in one step."""
        if row.block is not None:
            anchor = laid.anchor_block(self.parsed, self.key, row.block)
            state = self._states[self._at].items()
            gone = {key: None for key, said in state if said == kept}
            self._say_all(gone | {("heading", row.block): replace(kept, anchor=anchor)})

    # ------------------------------------------------------------------ facts

    def fact(self, field: FactField) -> str:
        """What is said now, as it is typed."""
        said = self._states[self._at].get(("fact", field))
        if isinstance(said, FactCorrection):
            return said.value or ""
        return self.extracted(field)

    def extracted(self, field: FactField) -> str:
        """What the document itself says."""
        return fact_text(self.parsed.facts, field)

    def says(self, field: FactField) -> bool:
        """Whether the reader says something of this field."""
        return ("fact", field) in self._states[self._at]

    def set_fact(self, field: FactField, text: str) -> None:
        """Say a fact; the document's own words take it back.

        Raises:
            KnownError: The field cannot hold this.
        """
        check_fact(field, text)
        own = fold_spaces(text) == self.extracted(field)
        said = signed(self.parsed.facts, FactCorrection(field, text), self._source)
        self._say(("fact", field), None if own else said)

    def reset_fact(self, field: FactField) -> None:
        """What the document itself says."""
        self._say(("fact", field), None)

    def kept_fact(self, field: FactField) -> FactCorrection | None:
        """What was said of this field of another file, where that is kept and not applied."""
        kept = [one for one in self.kept(FactCorrection) if one.field is field]
        return kept[-1] if kept else None

    def use_kept(self, field: FactField) -> None:
        """Say of this file, too, what is kept.

        Raises:
            KnownError: The field cannot hold it.
        """
        kept = self.kept_fact(field)
        if kept is not None:
            self.set_fact(field, kept.value or "")

    def forget_kept(self, field: FactField) -> None:
        """Take back what was said of this field of other files."""
        told = self.kept(FactCorrection)
        wanted = [one for one in told if one.field is field]
        state = self._states[self._at].items()
        self._say_all({key: None for key, said in state if said in wanted})

    # ------------------------------------------------------------------ outline

    def headings(self) -> list[Heading]:
        """The outline in reading order, with what is no heading any more in its place."""
        done = self.corrected
        now = {new: old for old, new in done.now.items()}
        first = laid.outline(done.parsed)
        pages: dict[int, int | None] = {}
        starts: dict[int, int] = {}
        for block in done.parsed.blocks:
            pages.setdefault(block.section, block.page)
            starts.setdefault(block.section, block.ordinal)
        rows: list[tuple[tuple[int, int], Heading]] = []
        for section in done.parsed.sections:
            block = now.get(first.get(section.id, -1))
            words = " ".join(filter(None, (section.number, section.title)))
            row = Heading(
                section,
                block,
                words or "(no heading)",
                section.level,
                pages.get(section.id),
                self._remark(block),
            )
            at = starts.get(section.id, len(done.parsed.blocks))
            rows.append(((at, section.ordinal), row))
        rows += self._unmade(done)
        return [row for _, row in sorted(rows, key=lambda row: row[0])]

    def _unmade(self, done: Corrected) -> list[tuple[tuple[int, int], Heading]]:
        levels = {section.id: section.level for section in done.parsed.sections}
        rows: list[tuple[tuple[int, int], Heading]] = []
        for key, said in self._states[self._at].items():
            if not isinstance(said, HeadingCorrection) or not isinstance(key, tuple):
                continue
            if key[0] != "heading" or (said.heading and not said.merged):
                continue
            block = done.parsed.blocks[done.now[key[1]] - 1]
            row = Heading(
                None,
                key[1],
                fold_spaces(block.text),
                levels.get(block.section, 0) + 1,
                block.page,
                "goes on with the heading before" if said.merged else "not a heading",
            )
            rows.append(((block.ordinal, -1), row))
        return rows

    def _remark(self, block: int | None) -> str:
        said = self._heading(block)
        if said is None or block is None:
            return ""
        changes = [
            "made a heading" if self._blocks[block].kind is not BlockKind.HEADING else "",
            "level changed" if said.level is not None else "",
            "renamed" if said.title is not None else "",
        ]
        return ", ".join(filter(None, changes))

    def _heading(self, block: int | None) -> HeadingCorrection | None:
        said = self._states[self._at].get(("heading", block))
        return said if isinstance(said, HeadingCorrection) else None

    def _of_heading(self, block: int) -> HeadingCorrection:
        said = self._heading(block)
        if said is not None:
            return said
        return HeadingCorrection(laid.anchor_block(self.parsed, self.key, block))

    def why_not_move(self, rows: Sequence[Heading], row: Heading, by: int) -> str:
        """Why a heading of the outline cannot be promoted (-1) or demoted (1); "" where it can."""
        if row.section is None or row.block is None:
            return "it is no heading of the text."
        if by < 0:
            return "" if row.level > 1 else "it is at the top level already."
        at = rows.index(row)
        before = next((one for one in reversed(rows[:at]) if one.section is not None), None)
        if before is None:
            return "it is the first heading, with none that it could go under."
        if before.level < row.level:
            return f"it is the first under “{before.text}” already."
        deepest = max(one.level for one in self._with_below(rows, row))
        return "" if deepest < DEEPEST else f"outlines go down to level {DEEPEST}."

    def _with_below(self, rows: Sequence[Heading], row: Heading) -> list[Heading]:
        """A heading and those under it."""
        found = [row]
        for one in rows[rows.index(row) + 1 :]:
            if one.section is not None:
                if one.level <= row.level:
                    break
                found.append(one)
        return found

    def move(self, row: Heading, by: int) -> None:
        """Promote (-1) or demote (1) a heading, with all that stands under it."""
        rows = self.headings()
        if self.why_not_move(rows, row, by):
            return
        below = self._with_below(rows, row)
        moved = {one.block for one in below if one.block is not None}
        wanted = {
            one.block: one.level + (by if one.block in moved else 0)
            for one in rows
            if one.section is not None and one.block is not None
        }
        found = laid.find(self.parsed, self.corrections, self._source)
        levels = laid.relevel(self.parsed, found, wanted, moved)
        self._say_all(
            {("heading", block): self._at_level(block, to) for block, to in levels.items()}
        )

    def _at_level(self, block: int, level: int | None) -> HeadingCorrection | None:
        """What is said of a heading, with another level; None where that leaves nothing."""
        said = replace(self._of_heading(block), level=level)
        found = self._blocks[block].kind is BlockKind.HEADING
        says = level is not None or said.title is not None or said.merged or not said.heading
        return said if says or not found else None

    def retitle(self, row: Heading, title: str) -> None:
        """Call a heading something else; nothing gives it its own words."""
        if row.block is not None:
            words = fold_spaces(title) or None
            self._say(("heading", row.block), replace(self._of_heading(row.block), title=words))

    def make_heading(self, block: int, level: int) -> None:
        """Take a paragraph for a heading."""
        said = HeadingCorrection(laid.anchor_block(self.parsed, self.key, block), level=level)
        self._say(("heading", block), said)

    def unmake(self, row: Heading) -> None:
        """Take a heading for a paragraph; one the reader made is what it was."""
        if row.block is None:
            return
        if self._blocks[row.block].kind is not BlockKind.HEADING:
            self._say(("heading", row.block), None)
            return
        said = replace(self._of_heading(row.block), heading=False, merged=False)
        self._say(("heading", row.block), said)

    def why_not_merge(self, row: Heading) -> str:
        """Why a heading cannot go on with the one before it; "" where it can."""
        if row.block is None or row.section is None:
            return "it is no heading of the text."
        return "" if self._follows_heading(row.block) else "no heading stands just before it."

    def _follows_heading(self, block: int) -> bool:
        """Whether the outline, as it is now, has a heading just before this block."""
        done = self.corrected
        return done.now[block] - 1 in done.heads

    def merge(self, row: Heading) -> None:
        """Let a heading go on with the one just before it."""
        if row.block is not None and not self.why_not_merge(row):
            said = replace(self._of_heading(row.block), heading=True, merged=True)
            self._say(("heading", row.block), said)

    def line_below(self, row: Heading) -> int | None:
        """The paragraph just below a heading, which may be its last line; None where none is."""
        if row.block is None or row.section is None:
            return None
        done = self.corrected
        for block in done.parsed.blocks[done.now[row.block] :]:
            if block.id not in done.heads:
                old = {new: old for old, new in done.now.items()}.get(block.id)
                return old if block.kind is not BlockKind.TABLE_ROW else None
            if block.section != row.section.id:
                return None
        return None

    def take_in(self, row: Heading) -> None:
        """Let a heading go on with the paragraph just below it."""
        block = self.line_below(row)
        if block is not None:
            said = replace(self._of_heading(block), heading=True, merged=True)
            self._say(("heading", block), said)

    def reset_heading(self, row: Heading) -> None:
        """A heading as it was found."""
        if row.block is not None:
            self._say(("heading", row.block), None)

    def paragraphs(self) -> list[Block]:
        """What can be made a heading, as extracted."""
        kinds = (BlockKind.HEADING, BlockKind.TABLE_ROW)
        return [block for block in self.parsed.blocks if block.kind not in kinds]

    # ------------------------------------------------------------------ notes

    def lonely_notes(self) -> list[Footnote]:
        """Notes that nothing points to."""
        parsed = self.corrected.parsed
        meant = {ref.note for block in parsed.blocks for ref in block.refs}
        return [note for note in parsed.footnotes if note.id not in meant]

    def ties(self) -> list[tuple[Footnote, TieCorrection]]:
        """The notes that the reader tied to a place."""
        state, lost = self._states[self._at], self.corrected.lost
        said = [(note, state.get(("tie", note.id))) for note in self.parsed.footnotes]
        return [
            (note, one) for note, one in said if isinstance(one, TieCorrection) and one not in lost
        ]

    def tie(self, note: int, words: Place | None) -> None:
        """Let the text point to a note right behind these words; None takes that back."""
        said = None if words is None else laid.tie(self.parsed, self.key, note, words)
        self._say(("tie", note), said)

    def lonely_references(self) -> list[tuple[Block, FootnoteRef]]:
        """References whose note is not there."""
        blocks = self.corrected.parsed.blocks
        return [(block, ref) for block in blocks for ref in block.refs if ref.note is None]

    def ordinal(self, block: int) -> int:
        """Where a block as extracted stands in the document that the page shows."""
        return self._shown.now[block] - 1

    @cached_property
    def _shown(self) -> Corrected:
        """The document that the page shows."""
        return laid.apply(self.parsed, self._saved.values(), self._source)

    def note_place(self, note: int) -> tuple[int, str]:
        """The ordinal of the block that the page shows a note for, and the note's label.

        It is the block that points to it; where none does, the last of its page.
        """
        found = next(one for one in self.parsed.footnotes if one.id == note)
        blocks = self._shown.parsed.blocks
        pointing = [block for block in blocks if any(ref.note == note for ref in block.refs)]
        near = [block for block in blocks if (block.page or 0) <= (found.page or 0)]
        block = (pointing[:1] or near[-1:] or blocks[:1])[0]
        return block.ordinal, found.label

    # ------------------------------------------------------------------ repairs

    def mendings(self) -> list[Mending]:
        """Every repair of the document as extracted, in reading order."""
        rows = [
            Mending(block.id, None, repair, block.page, *around(block.text, repair))
            for block in self.parsed.blocks
            for repair in block.repairs
        ]
        rows += [
            Mending(None, note.id, repair, note.page, *around(note.text, repair))
            for note in self.parsed.footnotes
            for repair in note.repairs
        ]
        return rows

    def is_undone(self, row: Mending) -> bool:
        """Whether the reader took this repair back."""
        return self._mending_key(row) in self._states[self._at]

    def set_undone(self, row: Mending, *, undone: bool) -> None:
        """Take a repair back, or let it stand."""
        said = self._undoing(row.block, row.note, row.repair) if undone else None
        self._say(self._mending_key(row), said)

    def _mending_key(self, row: Mending) -> Hashable:
        if row.note is not None:
            return ("note", row.note, row.repair)
        return ("repair", row.block, row.repair)

    def _undoing(self, block: int | None, note: int | None, repair: Repair) -> RepairCorrection:
        if note is not None:
            label = next(known.label for known in self.parsed.footnotes if known.id == note)
            return RepairCorrection(laid.anchor_note(self.parsed, self.key, note), repair, label)
        return RepairCorrection(laid.anchor_block(self.parsed, self.key, block or 0), repair)
