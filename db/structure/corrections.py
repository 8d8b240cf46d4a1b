"""The reader's corrections laid over a document as it was extracted.

A correction names its passage by an anchor, never by a number, so that it holds after the file was
imported anew or by a better importer. Corrections are statements, not steps: their order does not
matter, and taking one away gives the document as it would be without it. The received text of a
block is never changed by any of them. Pure. May import db.model, db.anchors, db.edtf, db.errors,
db.text and its sister modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from db import edtf
from db.anchors import Finder, make
from db.corrections import FactCorrection, FactField, HeadingCorrection, RepairCorrection
from db.errors import KnownError
from db.model import Anchor, AnchorState, DocumentKind, ParsedDocument, Place
from db.structure import reoutline, unrepair
from db.text import block_key, fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.corrections import Correction
    from db.model import Block, Facts, Footnote, Repair

_SURE = (AnchorState.OK, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with the reader's corrections."""

    parsed: ParsedDocument
    name: str | None = None  # what the reader calls it
    lost: tuple[Correction, ...] = ()  # whose passage was not found again for sure
    now: Mapping[int, int] = field(default_factory=dict[int, int])  # block as extracted → its id


@dataclass(slots=True)
class Found:
    """Corrections by what they change, their passages found: ids are those as extracted."""

    facts: dict[FactField, str | None] = field(default_factory=dict["FactField", "str | None"])
    headings: dict[int, HeadingCorrection] = field(default_factory=dict[int, "HeadingCorrection"])
    repairs: dict[int, list[Repair]] = field(default_factory=dict[int, "list[Repair]"])
    notes: dict[int, list[Repair]] = field(default_factory=dict[int, "list[Repair]"])
    lost: list[Correction] = field(default_factory=list["Correction"])


def apply(parsed: ParsedDocument, corrections: Iterable[Correction]) -> Corrected:
    """A document as the reader put it right.

    Args:
        parsed: the document as extracted.
        corrections: in any order; of two that say something of the same thing the later counts.
            What cannot be done any more (a passage that is gone, a repair that is no longer made,
            a merge with a heading that no longer stands just before) is left out and told.
    """
    return lay(parsed, find(parsed, corrections))


def lay(parsed: ParsedDocument, found: Found) -> Corrected:
    """Corrections laid over a document whose passages are found."""
    mended, now = unrepair.apply(parsed, found.repairs, found.notes)
    headings = {now[block]: correction for block, correction in found.headings.items()}
    refused = [headings.pop(block) for block in reoutline.impossible(mended, headings)]
    outlined = reoutline.apply(mended, headings)
    return Corrected(
        replace(outlined, facts=_facts(outlined.facts, found.facts)),
        name=fold_spaces(found.facts.get(FactField.NAME) or "") or None,
        lost=(*found.lost, *refused),
        now=now,
    )


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


def check_fact(field: FactField, value: str | None) -> None:
    """Refuse what the field cannot hold.

    Raises:
        KnownError: with what may be typed there.
    """
    text = fold_spaces(value or "")
    if field is FactField.TITLE and not text:
        raise KnownError("A document needs a title.")
    if field is FactField.KIND and text not in list(DocumentKind):
        raise KnownError(f"The kind is one of: {', '.join(DocumentKind)}.")
    if field is FactField.ISSUED and text:
        try:
            edtf.parse(text)
        except ValueError:
            raise KnownError(f"“{text}” is not a date: type 2014-09-29, 2014-09 or 2014.") from None
    if field in (FactField.LANGUAGE, FactField.ORIGINAL_LANGUAGE):
        if field is FactField.LANGUAGE and not text:
            raise KnownError("A document has a language: type a code such as en, fr or ru.")
        if text and not (len(text) in (2, 3) and text.isascii() and text.islower()):
            raise KnownError(f"“{text}” is not a language: type a code such as en, fr or ru.")


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

    def around(self, anchor: Anchor) -> tuple[Block, int] | None:
        """The block that these words are surely in, and where they begin in it."""
        block = self.block(anchor)
        if block is not None:
            return block, 0
        state, place = self._finder.resolve(anchor)
        if place is None or state not in _SURE or place.end_block is not None:
            return None
        return next(b for b in self._parsed.blocks if b.id == place.block), place.start

    def note(self, label: str, anchor: Anchor) -> Footnote | None:
        """The note with this label and these words."""
        exact = [
            note
            for note in self._parsed.footnotes
            if note.label == label and block_key(note.text) == anchor.block_key
        ]
        return exact[min(anchor.block_n, len(exact) - 1)] if exact else None


def find(parsed: ParsedDocument, corrections: Iterable[Correction]) -> Found:
    """What corrections are about in this document; the lost are told."""
    passages = _Passages(parsed)
    found = Found()
    repairs: list[RepairCorrection] = []
    for correction in corrections:
        if isinstance(correction, FactCorrection):
            found.facts[correction.field] = correction.value
        elif isinstance(correction, RepairCorrection):
            repairs.append(correction)
        else:
            block = passages.block(correction.anchor)
            if block is None:
                found.lost.append(correction)
            else:
                found.headings[block.id] = correction
    # One after the other from the start of the text, so that of several alike each gets its own.
    for correction in sorted(repairs, key=lambda correction: correction.repair.offset):
        undone = _undone(passages, correction, found)
        if undone is not None:
            into, owner, repair = undone
            into.setdefault(owner, []).append(repair)
    return found


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


# ------------------------------------------------------------------ facts


def _facts(facts: Facts, said: dict[FactField, str | None]) -> Facts:
    """The facts as the reader says they are; what cannot be so is left as it was."""
    for field_, value in said.items():
        try:
            check_fact(field_, value)
        except KnownError:
            continue
        text = fold_spaces(value or "") or None
        match field_:
            case FactField.NAME:
                pass
            case FactField.TITLE:
                facts = replace(facts, title=text or facts.title)
            case FactField.KIND:
                facts = replace(facts, kind=DocumentKind(text or facts.kind))
            case FactField.LANGUAGE:
                facts = replace(facts, language=text or facts.language)
            case FactField.AGENDA_ITEMS:
                items = [fold_spaces(item) for item in (value or "").split(";")]
                facts = replace(facts, agenda_items=tuple(item for item in items if item))
            case FactField.SYMBOL:
                facts = replace(facts, symbol=text)
            case FactField.ISSUED:
                facts = replace(facts, issued=text)
            case FactField.ISSUER:
                facts = replace(facts, issuer=text)
            case FactField.ADDRESSEE:
                facts = replace(facts, addressee=text)
            case FactField.SESSION:
                facts = replace(facts, session=text)
            case FactField.ORIGINAL_LANGUAGE:
                facts = replace(facts, original_language=text)
    return facts
