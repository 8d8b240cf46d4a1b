"""The reader's corrections laid over a document as it was extracted.

A correction names its passage by an anchor, never by a number, so that it holds after the file was
imported anew or by a better importer. Corrections are statements, not steps: their order does not
matter, and taking one away gives the document as it would be without it. The received text of a
block is never changed by any of them. Pure. May import db.model, db.anchors, db.edtf, db.errors,
db.text and its sister modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db import edtf
from db.anchors import Finder, make
from db.errors import KnownError
from db.model import (
    Anchor,
    AnchorState,
    DocumentKind,
    FactCorrection,
    FactField,
    HeadingCorrection,
    ParsedDocument,
    Place,
    RepairCorrection,
)
from db.structure import reoutline, unrepair
from db.text import block_key, fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Correction, Facts, Footnote, Repair

_SURE = (AnchorState.OK, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with the reader's corrections."""

    parsed: ParsedDocument
    name: str | None = None  # what the reader calls it
    lost: tuple[Correction, ...] = ()  # whose passage was not found again for sure


@dataclass(slots=True)
class _Sorted:
    """Corrections by what they change, their passages found."""

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
    found = _sort(parsed, corrections)
    outlined = reoutline.apply(parsed, found.headings)
    blocks, notes = unrepair.apply(outlined, found.repairs, found.notes)
    facts = _facts(parsed.facts, found.facts)
    return Corrected(
        ParsedDocument(facts, blocks.sections, blocks.blocks, notes),
        name=found.facts.get(FactField.NAME) or None,
        lost=tuple(found.lost),
    )


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


def _sort(parsed: ParsedDocument, corrections: Iterable[Correction]) -> _Sorted:
    finder = Finder(parsed.blocks)
    by_id = {block.id: block for block in parsed.blocks}
    found = _Sorted()
    for correction in corrections:
        if isinstance(correction, FactCorrection):
            found.facts[correction.field] = correction.value
        elif isinstance(correction, RepairCorrection) and correction.note is not None:
            note = _note(parsed.footnotes, correction.note, correction.anchor)
            repair = _repair(note.repairs, correction.repair) if note else None
            if note is None or repair is None:
                found.lost.append(correction)
            else:
                found.notes.setdefault(note.id, []).append(repair)
        else:
            block = _block(finder, correction.anchor)
            if isinstance(correction, HeadingCorrection):
                if block is None:
                    found.lost.append(correction)
                else:
                    found.headings[block] = correction
                continue
            repair = None if block is None else _repair(by_id[block].repairs, correction.repair)
            if block is None or repair is None:
                found.lost.append(correction)
            else:
                found.repairs.setdefault(block, []).append(repair)
    for block in reoutline.impossible(parsed, found.headings):
        found.lost.append(found.headings.pop(block))
    return found


def _block(finder: Finder, anchor: Anchor) -> int | None:
    """The block that an anchor means, where that is sure enough to change something by it."""
    state, place = finder.resolve(anchor)
    return place.block if place is not None and state in _SURE else None


def _note(notes: Iterable[Footnote], label: str, anchor: Anchor) -> Footnote | None:
    """The note with this label and these words; the words tell it from others of its label."""
    same = [note for note in notes if note.label == label]
    exact = [note for note in same if block_key(note.text) == anchor.block_key]
    return exact[min(anchor.block_n, len(exact) - 1)] if exact else None


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
