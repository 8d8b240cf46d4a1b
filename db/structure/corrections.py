"""The reader's corrections laid over a document as it was extracted.

A correction names its passage by an anchor, never by a number, so that it holds after the file was
imported anew or by a better importer. Corrections are statements, not steps: their order does not
matter, and taking one away gives the document as it would be without it. The received text of a
block is never changed by any of them. Pure. May import db.model, db.anchors, db.text and its
sister modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from db.anchors import Finder, make
from db.corrections import (
    FactCorrection,
    FactField,
    HeadingCorrection,
    RepairCorrection,
    TieCorrection,
)
from db.model import Anchor, AnchorState, ParsedDocument, Place
from db.structure import alike, reoutline, tying, unrepair
from db.structure.said_facts import laid_over, sort_facts
from db.text import block_key, fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.corrections import Correction
    from db.model import Block, Footnote, Repair

_SURE = (AnchorState.OK, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with the reader's corrections."""

    parsed: ParsedDocument
    name: str | None = None  # what the reader calls it
    # Kept, not applied: the passage was not found again for sure, or another file was meant.
    lost: tuple[Correction, ...] = ()
    now: Mapping[int, int] = field(default_factory=dict[int, int])  # block as extracted → its id
    heads: frozenset[int] = frozenset()  # blocks that are a heading now, or a line of one


@dataclass(slots=True)
class Found:
    """Corrections by what they change, their passages found: ids are those as extracted."""

    facts: dict[FactField, FactCorrection] = field(
        default_factory=dict["FactField", "FactCorrection"]
    )
    headings: dict[int, HeadingCorrection] = field(default_factory=dict[int, "HeadingCorrection"])
    repairs: dict[int, list[Repair]] = field(default_factory=dict[int, "list[Repair]"])
    notes: dict[int, list[Repair]] = field(default_factory=dict[int, "list[Repair]"])
    ties: dict[int, TieCorrection] = field(default_factory=dict[int, "TieCorrection"])
    tied: tying.Ties = field(default_factory=dict[int, "tuple[int, int]"])  # the same, found
    lost: list[Correction] = field(default_factory=list["Correction"])
    others: list[Correction] = field(default_factory=list["Correction"])  # of other files, idle


def apply(
    parsed: ParsedDocument, corrections: Iterable[Correction], source: str | None = None
) -> Corrected:
    """A document as the reader put it right.

    Args:
        parsed: the document as extracted.
        corrections: in any order; of two that say something of the same thing the later counts.
            What cannot be done any more (a passage that is gone, a repair that is no longer made,
            a merge with a heading that no longer stands just before) is left out and told.
        source: the sha256 of its file, by which facts said of another are known.
    """
    return lay(parsed, find(parsed, corrections, source))


def lay(parsed: ParsedDocument, found: Found) -> Corrected:
    """Corrections laid over a document whose passages are found."""
    pointing = tying.apply(parsed, found.tied)
    mended, now = unrepair.apply(pointing, found.repairs, found.notes)
    # Where the letter that was taken for a reference is text again, it is none by the reader's tie.
    meant = tying.pointed_to(mended) if found.ties else set[int]()
    untied = [said for note, said in found.ties.items() if note not in meant]
    headings = {now[block]: correction for block, correction in found.headings.items()}
    impossible, heads = reoutline.impossible(mended, headings)
    refused = [headings.pop(block) for block in impossible]
    outlined = reoutline.apply(mended, headings)
    said = {name: one.value for name, one in found.facts.items()}
    return Corrected(
        replace(outlined, facts=laid_over(outlined.facts, said)),
        name=fold_spaces(said.get(FactField.NAME) or "") or None,
        lost=(*found.lost, *refused, *untied),
        now=now,
        heads=heads,
    )


def relevel(
    parsed: ParsedDocument, found: Found, wanted: Mapping[int, int], moved: Iterable[int]
) -> dict[int, int | None]:
    """What to say of levels so that each heading stands at the level wanted.

    Args:
        parsed: as extracted.
        found: what is said now.
        wanted: for every heading, by its block as extracted, the level that the outline is to
            show.
        moved: those of them whose own level may be taken back where it is not needed.

    Returns:
        The blocks of which something else is to be said: their levels, None for none.
    """
    mended, now = unrepair.apply(parsed, found.repairs, found.notes)
    headings = {now[block]: correction for block, correction in found.headings.items()}
    for block in reoutline.impossible(mended, headings)[0]:
        del headings[block]
    old = {new: block for block, new in now.items()}
    said = reoutline.relevel(
        mended,
        headings,
        {now[block]: level for block, level in wanted.items()},
        {now[block] for block in moved},
    )
    return {old[block]: level for block, level in said.items()}


def outline(parsed: ParsedDocument) -> dict[int, int]:
    """The block that a heading's correction is about, for each section that has a heading."""
    return reoutline.heading_blocks(parsed)


def anchor_block(parsed: ParsedDocument, key: str, block: int) -> Anchor:
    """The anchor of a correction of this block of the document with this key."""
    section = next((found.section for found in parsed.blocks if found.id == block), 0)
    return make(parsed.blocks, Place(key, section, block))


def anchor_note(parsed: ParsedDocument, key: str, note: int) -> Anchor:
    """The anchor of a correction of this note: its words, and which of the notes with them."""
    found = next(known for known in parsed.footnotes if known.id == note)
    own = block_key(found.text)
    alike = [
        known.id
        for known in parsed.footnotes
        if known.label == found.label and block_key(known.text) == own
    ]
    return Anchor(key, own, alike.index(note), 0, len(found.text), found.text)


def tie(parsed: ParsedDocument, key: str, note: int, words: Place) -> TieCorrection:
    """The correction that lets the text point to a note after these words."""
    label = next(known.label for known in parsed.footnotes if known.id == note)
    return TieCorrection(make(parsed.blocks, words), label, anchor_note(parsed, key, note))


# ------------------------------------------------------------------ finding


class _Passages:
    """Finds the blocks and notes that corrections are about."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._parsed = parsed
        self._alike: dict[str, list[Block]] = {}
        for block in parsed.blocks:
            self._alike.setdefault(block.key, []).append(block)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._parsed.blocks)

    def block(self, anchor: Anchor) -> Block | None:
        """The block with these words, whatever was mended in them; of several the one meant."""
        alike = self._alike.get(anchor.block_key, [])
        if len(alike) > 1:
            exact = [block for block in alike if block.text == anchor.exact]
            alike = exact if len(exact) == 1 else alike
        if len(alike) == 1:
            return alike[0]
        return alike[anchor.block_n] if anchor.block_n < len(alike) else None

    def like(self, anchor: Anchor) -> Block | None:
        """The block that these words surely became, letters and all; None where none is."""
        _, place = self._finder.resolve(anchor)
        if place is None or place.end_block is not None:
            return None
        block = next(b for b in self._parsed.blocks if b.id == place.block)
        return block if alike.is_same_heading(anchor.exact, block.text) else None

    def around(self, anchor: Anchor) -> tuple[Block, int] | None:
        """The block that these words are surely in, and where they begin in it."""
        block = self.block(anchor)
        if block is not None:
            return block, 0
        state, place = self._finder.resolve(anchor)
        if place is None or state not in _SURE or place.end_block is not None:
            return None
        return next(b for b in self._parsed.blocks if b.id == place.block), place.start

    def end_of(self, anchor: Anchor) -> tuple[int, int] | None:
        """The block that these words are surely in, and where they end in it."""
        state, place = self._finder.resolve(anchor)
        if place is None or state not in _SURE or place.end_block is not None:
            return None
        return place.block, place.end

    def note(self, label: str, anchor: Anchor) -> Footnote | None:
        """The note with this label and these words."""
        exact = [
            note
            for note in self._parsed.footnotes
            if note.label == label and block_key(note.text) == anchor.block_key
        ]
        return exact[min(anchor.block_n, len(exact) - 1)] if exact else None


def find(
    parsed: ParsedDocument, corrections: Iterable[Correction], source: str | None = None
) -> Found:
    """What corrections are about in this document; the lost are told."""
    passages = _Passages(parsed)
    found = Found()
    facts: list[FactCorrection] = []
    repairs: list[RepairCorrection] = []
    changed: list[HeadingCorrection] = []  # whose words are not there as they were
    for correction in corrections:
        if isinstance(correction, FactCorrection):
            facts.append(correction)
        elif isinstance(correction, RepairCorrection):
            repairs.append(correction)
        elif isinstance(correction, TieCorrection):
            _find_tie(parsed, passages, correction, found)
        else:
            block = passages.block(correction.anchor)
            if block is None:
                changed.append(correction)
            else:
                found.headings[block.id] = correction
    sorted_ = sort_facts(parsed.facts, facts, source)
    found.facts |= sorted_.laid
    found.lost += sorted_.told
    found.others += sorted_.others
    _find_changed(passages, changed, found)
    # One after the other from the start of the text, so that of several alike each gets its own.
    for correction in sorted(repairs, key=lambda correction: correction.repair.offset):
        undone = _undone(passages, correction, found)
        if undone is not None:
            into, owner, repair = undone
            into.setdefault(owner, []).append(repair)
    return found


def _find_changed(passages: _Passages, changed: Iterable[HeadingCorrection], found: Found) -> None:
    """Headings whose letters are others now; where two could be meant of one, neither is."""
    able: dict[int, list[HeadingCorrection]] = {}
    for correction in changed:
        block = passages.like(correction.anchor)
        if block is None or block.id in found.headings:
            found.lost.append(correction)
        else:
            able.setdefault(block.id, []).append(correction)
    for block_id, corrections in able.items():
        if len(corrections) == 1:
            found.headings[block_id] = corrections[0]
        else:
            found.lost += corrections


def _find_tie(
    parsed: ParsedDocument, passages: _Passages, said: TieCorrection, found: Found
) -> None:
    """The note and the place that a tie is about; one that the text points to needs none."""
    note, place = passages.note(said.label, said.note), passages.end_of(said.anchor)
    if note is not None and note.id in tying.pointed_to(parsed):
        found.others.append(said)
    elif note is None or place is None:
        found.lost.append(said)
    else:
        found.ties[note.id], found.tied[note.id] = said, place


def _undone(
    passages: _Passages, correction: RepairCorrection, found: Found
) -> tuple[dict[int, list[Repair]], int, Repair] | None:
    """Where a repair that is to be undone belongs; None where that is known already, or lost."""
    wanted, into, start = correction.repair, found.notes, 0
    if correction.note is not None:
        owner = passages.note(correction.note, correction.anchor)
    else:
        into, place = found.repairs, passages.around(correction.anchor)
        owner, start = place if place is not None else (None, 0)
    if owner is None:
        found.lost.append(correction)
        return None
    known = into.get(owner.id, [])
    moved = replace(wanted, offset=wanted.offset + start)
    if moved in known and moved in owner.repairs:
        return None  # said twice
    repair = _repair([one for one in owner.repairs if one not in known], moved)
    if repair is None:
        found.lost.append(correction)
        return None
    return into, owner.id, repair


def _repair(repairs: Iterable[Repair], wanted: Repair) -> Repair | None:
    """The repair that was undone: the same change, the nearest to where it was."""
    same = [
        repair
        for repair in repairs
        if (repair.received, repair.cleaned, repair.rule)
        == (wanted.received, wanted.cleaned, wanted.rule)
    ]
    return min(same, key=lambda repair: abs(repair.offset - wanted.offset), default=None)
