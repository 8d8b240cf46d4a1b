"""The fields of the language: which there are, and what their values mean.

May import db.model and db.query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import SectionKind, Status
from db.query import dates, gazetteer, symbols
from db.query.tree import (
    Body,
    DateRange,
    Doc,
    In,
    Language,
    Scope,
    StatusIs,
    Symbol,
    Year,
)
from db.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.query.tree import Filter

SCOPES = {
    "heading": Scope.HEADING,
    "headings": Scope.HEADING,
    "text": Scope.TEXT,
    "footnote": Scope.FOOTNOTE,
    "footnotes": Scope.FOOTNOTE,
    "note": Scope.NOTE,
    "notes": Scope.NOTE,
    "event": Scope.EVENT,
    "events": Scope.EVENT,
}
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "zh": "Chinese",
    "ar": "Arabic",
    "be": "Belarusian",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "uk": "Ukrainian",
}
_OWN_NAMES = {
    "français": "fr",
    "español": "es",
    "русский": "ru",
    "中文": "zh",
    "العربية": "ar",
    "беларуская": "be",
    "deutsch": "de",
}
_STATUSES = {status.value: status for status in Status}
# How a value goes on, told while it is being typed.
HINTS = {
    "heading": "words of a heading, such as heading:review",
    "text": "words of the running text, such as text:seminar",
    "footnote": "words of a footnote, such as footnote:available",
    "note": "words of your own notes",
    "event": "words of a dated statement, such as event:seminar",
    "in": "a part of the document, such as in:annex",
    "doc": "words of a document's title, such as doc:belarus",
    "symbol": "a symbol of the United Nations, in any spelling",
    "lang": "a language, such as lang:en",
    "year": "a year, such as year:2013",
    "date": "a date or a range, such as date:2013-05..2014",
    "body": "the name of a body, such as body:ohchr",
    "status": "reported, ongoing or planned",
}


def _section(value: str) -> In:
    words = " ".join(words_of(value))
    for kind in SectionKind:
        if words in (kind.value, f"{kind.value}s", f"{kind.value}es"):
            return In(value, kind)
    return In(value)


def _document(value: str) -> Doc:
    return Doc(value)


def _symbol(value: str) -> Symbol:
    starred = value.endswith("*")
    bare = value.rstrip("*/")
    return Symbol(symbols.canonical(bare) or bare, starred)


def _language(value: str) -> Language:
    words = words_of(value)
    names = {**_OWN_NAMES, **{name: code for code, name in LANGUAGES.items()}}
    for name, code in names.items():
        if words in ([code], words_of(name)):
            return Language(code)
    raise ValueError(f"“{value}” is not a language")


def _year(value: str) -> Year:
    return Year(*dates.read_years(value))


def _date(value: str) -> DateRange:
    return DateRange(*dates.read_range(value))


def _body(value: str) -> Body:
    short = gazetteer.shipped().named(value)
    if short is None:
        raise ValueError(f"“{value}” is not in the list of bodies")
    return Body(short)


def _status(value: str) -> StatusIs:
    status = _STATUSES.get(value.casefold())
    if status is None:
        raise ValueError(f"“{value}” is none of reported, ongoing and planned")
    return StatusIs(status)


_CONDITIONS: Mapping[str, Callable[[str], Filter]] = {
    "in": _section,
    "section": _section,
    "doc": _document,
    "document": _document,
    "symbol": _symbol,
    "lang": _language,
    "language": _language,
    "year": _year,
    "years": _year,
    "date": _date,
    "dates": _date,
    "body": _body,
    "status": _status,
}
_CANONICAL = {"language": "lang", "document": "doc", "section": "in"}
# Of these a value may have several words without quotation marks: "date:5 May 2013".
SEVERAL_WORDS = {"date": 4, "dates": 4, "body": 12}
NAMES = frozenset([*SCOPES, *_CONDITIONS])


def hint(name: str) -> str:
    """How the value of a field goes on."""
    known = _CANONICAL.get(name, name)
    return f"{known}: goes on with {HINTS.get(known) or HINTS[known.removesuffix('s')]}"


def read_condition(name: str, value: str) -> Filter:
    """What a condition says.

    Raises:
        ValueError: The value is none of this field's; the message says so in plain words.
    """
    if not words_of(value):
        raise ValueError(f"“{value}” has neither letters nor digits")
    return _CONDITIONS[name](value)


def read_unfinished(name: str, value: str) -> Filter | None:
    """What a value that is still being typed says already; None where that is open."""
    try:
        return read_condition(name, value)
    except ValueError:
        pass
    folded = " ".join(words_of(value))
    if name == "status":
        found = [status for word, status in _STATUSES.items() if word.startswith(folded)]
        return StatusIs(found[0]) if len(found) == 1 and folded else None
    if name == "body":
        short = gazetteer.shipped().beginning(value) if len(folded) > 1 else None
        return Body(short) if short else None
    if name in ("date", "dates", "year", "years") and ".." in value:
        start = value.partition("..")[0]
        return read_unfinished(name, f"{start}..") if start and not value.endswith("..") else None
    return None
