"""What the reader says of a document as a whole, and over which file it is laid.

A correction of a passage finds its words again or is lost. A fact has no words: a title or a date
typed for one file would be wrong for another that took its key (a translation, another edition).
So a fact holds for the very bytes that it was said of. Over other bytes it is laid only where the
document found in them has the same title, and says in this place what was corrected then. All else
is kept and told. Pure. May import db.model, db.corrections, db.edtf, db.errors and db.text;
internal to db.structure but for its questions.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db import edtf
from db.corrections import FactCorrection, FactField
from db.errors import KnownError
from db.model import DocumentKind
from db.text import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.corrections import Correction
    from db.model import Facts

_NAMES: Mapping[FactField, str] = {
    FactField.TITLE: "title",
    FactField.SYMBOL: "symbol",
    FactField.KIND: "kind",
    FactField.ISSUED: "issued",
    FactField.ISSUER: "issuer",
    FactField.ADDRESSEE: "addressee",
    FactField.SESSION: "session",
    FactField.LANGUAGE: "language",
    FactField.ORIGINAL_LANGUAGE: "original_language",
}


@dataclass(slots=True)
class Sorted:
    """Corrections of facts, by what becomes of them."""

    laid: dict[FactField, FactCorrection] = field(
        default_factory=dict["FactField", "FactCorrection"]
    )
    told: list[FactCorrection] = field(default_factory=list["FactCorrection"])  # not laid
    others: list[FactCorrection] = field(default_factory=list["FactCorrection"])  # need no telling


def fact_text(facts: Facts, field: FactField) -> str:
    """A fact as it is typed; "" where the document does not say."""
    if field is FactField.AGENDA_ITEMS:
        return "; ".join(facts.agenda_items)
    name = _NAMES.get(field)
    return str(getattr(facts, name) or "") if name else ""


def sort_facts(facts: Facts, said: Iterable[FactCorrection], source: str | None) -> Sorted:
    """Which corrections hold for a file.

    Args:
        facts: as found in it.
        said: of two that say something of the same fact of the same file the later counts.
        source: the file's sha256; None where the corrections do not know theirs either.
    """
    by_field: dict[FactField, list[FactCorrection]] = {}
    for correction in said:
        by_field.setdefault(correction.field, []).append(correction)
    done = Sorted()
    for name, corrections in by_field.items():
        own = [one for one in corrections if one.source == source]
        able = own or [one for one in corrections if _is_of_edition(facts, one)]
        if able:
            done.laid[name] = able[-1]
        found = fact_text(facts, name)
        for one in corrections:
            if one is not done.laid.get(name):
                needless = bool(able) or fold_spaces(one.value or "") == found
                (done.others if needless else done.told).append(one)
    return done


def _is_of_edition(facts: Facts, said: FactCorrection) -> bool:
    """Whether a file with these facts is another edition, as wrong as the one corrected."""
    same = said.title is not None and said.title == facts.title
    return same and (said.field is FactField.NAME or said.was == fact_text(facts, said.field))


def signed(facts: Facts, said: FactCorrection, source: str | None) -> FactCorrection:
    """A correction with what it corrects, and the file it is said of."""
    return replace(said, was=fact_text(facts, said.field), title=facts.title, source=source)


def sign(
    facts: Facts, corrections: Iterable[Correction], source: str | None
) -> tuple[Correction, ...]:
    """Corrections of a document, those of facts that are laid over this file signed as its own."""
    kept = tuple(corrections)
    said = [one for one in kept if isinstance(one, FactCorrection)]
    laid = {id(one) for one in sort_facts(facts, said, source).laid.values()}
    return tuple(
        signed(facts, one, source) if isinstance(one, FactCorrection) and id(one) in laid else one
        for one in kept
    )


def adopt(corrections: Iterable[Correction], source: str) -> tuple[Correction, ...]:
    """Corrections of a document, those of facts of an unknown file taken to be of this one."""
    return tuple(
        replace(one, source=source)
        if isinstance(one, FactCorrection) and one.source is None
        else one
        for one in corrections
    )


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


def laid_over(facts: Facts, said: dict[FactField, str | None]) -> Facts:
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
