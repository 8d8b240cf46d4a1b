"""A date as one types it, in plain words or EDTF: "spring 2015", "between May and July 2013".

The words are read by the tagger's own tables, in the four languages that it knows; all of what was
typed must be understood, or it is refused with one line. May import db.edtf, db.model and
db.chronology.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.chronology.extent import extent_of
from db.chronology.spans import Lead
from db.chronology.tagger import find_dates
from db.edtf import Date, DateSet, Edtf, Span, format_edtf, parse, words
from db.model import Extent

if TYPE_CHECKING:
    from db.chronology.tagger import DateSpan

LANGUAGES = ("en", "fr", "es", "ru")
EXAMPLES = "“spring 2015”, “May to July 2013”, “c. 1990” or “2013-05”"
_EDTF = re.compile(r"[\dxX\-/.,{}~?%\s]+")
_UNCERTAIN = re.compile(r"\s*(?:\?|\((?:uncertain|\?)\))\s*$")
# What may stand beside a date and is no part of it, by language: words that only lead it in, and
# words that bound it, which the tagger must have understood.
_BESIDE = {
    "en": {"between", "in", "on", "at", "during", "throughout", "the", "of", "and", "each", "both"},
    "fr": {"du", "de", "la", "le", "les", "des", "en", "au", "aux", "entre", "pendant", "et"},
    "es": {"del", "de", "la", "el", "los", "en", "entre", "durante", "y", "a"},
    "ru": {"в", "во", "к", "между", "и", "течение", "г", "года", "году", "год"},
}
_BOUNDING = {
    "en": {"from", "since", "until", "till", "by", "as", "of", "to", "up"},
    "fr": {"depuis", "dès", "jusque", "jusqu", "à", "partir", "au"},
    "es": {"desde", "hasta", "partir"},
    "ru": {"с", "со", "по", "до", "от", "начиная"},
}
_NO_WORDS: set[str] = set()


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What was understood."""

    edtf: str
    extent: Extent

    @property
    def words(self) -> str:
        """The date said back, with how it is filled where that goes with it."""
        return say(self.edtf, self.extent)


def read_typed(text: str, language: str = "en", reference: int | None = None) -> TypedDate:
    """Read a typed date.

    Args:
        text: what was typed.
        language: the document's; it is tried first.
        reference: the document's own date, yyyymmdd, for "last year".

    Raises:
        ValueError: It is no date; the message is one line for the reader.
    """
    typed = " ".join(text.split()).replace("'", "’")
    if _EDTF.fullmatch(typed) and any(sign.isdigit() for sign in typed):
        try:
            value = parse(_plain_edtf(typed))
        except ValueError as error:
            found = _in_words(typed, language, reference)  # "2012-2014" is not EDTF
            if found is None:
                raise ValueError(_why(typed, str(error))) from error
            return found
        return TypedDate(format_edtf(value), _extent(value))
    found = _in_words(typed, language, reference)
    if found is None:
        raise ValueError(_refusal(typed, language, reference))
    return found


def say(edtf: str, extent: Extent | None) -> str:
    """A date in words: "between May and July 2013" is not "May to July 2013"."""
    value = parse(edtf)
    if isinstance(value, Span) and value.start and value.end and extent is Extent.WITHIN:
        whole = words(value)
        plain = all((date.month or 1) <= 12 for date in (value.start, value.end))
        first, _, last = whole.rpartition(" to ")
        if not plain or not first:
            first, last = words(value.start), words(value.end)
        return f"between {first} and {last}"
    if isinstance(value, Date) and extent is Extent.THROUGHOUT:
        return f"throughout {words(value)}"
    return words(value)


def _plain_edtf(typed: str) -> str:
    return "".join(typed.upper().split()).replace("...", "..")


def _in_words(typed: str, language: str, reference: int | None) -> TypedDate | None:
    """What the tagger's tables make of it, the document's language first."""
    marked = _UNCERTAIN.search(typed)
    bare = typed[: marked.start()] if marked else typed
    for tongue in dict.fromkeys((language, *LANGUAGES)):
        spans = find_dates(bare, reference, tongue)
        if len(spans) == 1 and _is_all(bare, spans[0], tongue):
            value = _uncertain(spans[0].value) if marked else spans[0].value
            return TypedDate(format_edtf(value), _extent_in_words(spans[0]))
    return None


def _is_all(text: str, span: DateSpan, language: str) -> bool:
    """Whether nothing is left beside the date but words that lead it in."""
    allowed = _BESIDE.get(language, _NO_WORDS)
    if span.lead is not Lead.AT:
        allowed = allowed | _BOUNDING.get(language, _NO_WORDS)
    left = re.findall(r"\w+", f"{text[: span.start]} {text[span.end :]}".casefold())
    return all(word in allowed for word in left)


def _extent_in_words(span: DateSpan) -> Extent:
    """As the tagger tells it; "between" and "during" are taken at their word here."""
    if span.lead is Lead.BETWEEN and isinstance(span.value, Span):
        return Extent.WITHIN
    if span.lead is Lead.DURING and isinstance(span.value, Date):
        return Extent.THROUGHOUT
    return extent_of(span)


def _extent(value: Edtf) -> Extent:
    """What EDTF alone says: a range lasts from its first day to its last."""
    if isinstance(value, DateSet):
        return Extent.EACH
    if isinstance(value, Date):
        return Extent.WITHIN
    if value.start is None:
        return Extent.UNTIL
    return Extent.FROM if value.end is None else Extent.THROUGHOUT


def _uncertain(value: Edtf) -> Edtf:
    if isinstance(value, DateSet):
        return DateSet(tuple(replace(date, uncertain=True) for date in value.members))
    if isinstance(value, Date):
        return replace(value, uncertain=True)
    ends = [end and replace(end, uncertain=True) for end in (value.start, value.end)]
    return Span(*ends)


def _why(typed: str, reason: str) -> str:
    """A date in figures, and what is wrong with it."""
    said = reason.rpartition(": ")[2]
    if said.startswith("cannot read"):
        return f"“{typed}” is not a date. Try {EXAMPLES}."
    return f"“{typed}” is not a date: {said}."


def _refusal(typed: str, language: str, reference: int | None) -> str:
    """What could be read of it, if anything, and how one would write a date."""
    for tongue in dict.fromkeys((language, *LANGUAGES)):
        spans = find_dates(typed, reference, tongue)
        if len(spans) == 1:
            return f"Of “{typed}” only “{spans[0].wording}” can be read as a date."
        if spans:
            return f"“{typed}” holds more than one date. Try {EXAMPLES}."
    return f"“{typed}” is not a date. Try {EXAMPLES}."
