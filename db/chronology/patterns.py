"""The regular expressions of the date tagger, built once a language from its table of words.

A cheap expression finds where a date could be; the expensive one, which knows every shape of a
single date, then looks only there. May import db.chronology.tables only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.chronology.tables import Words

YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DASH = r"\s?[-–—‑]\s?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled expressions of one language; ``point`` tells the shape by its group's name."""

    words: Words
    cue: re.Pattern[str]
    point: re.Pattern[str]
    part_before: re.Pattern[str]  # "early ", "end of " before a date
    about_before: re.Pattern[str]
    lead_before: re.Pattern[str]  # "since ", "by the "
    link: re.Pattern[str]  # between two dates of one expression
    onwards: re.Pattern[str]
    at_before: re.Pattern[str]
    strong_before: re.Pattern[str]  # what makes four digits a year
    number_before: re.Pattern[str]
    counted_after: re.Pattern[str]
    counted_later: re.Pattern[str]
    month_numbers: dict[str, int]
    seasons: dict[str, int]
    ordinals: dict[str, int]


def any_of(strings: Iterable[str]) -> str:
    """Give an expression for any of the strings, longest first."""
    return "|".join(re.escape(s) for s in sorted(set(strings), key=len, reverse=True))


@cache
def patterns_for(language: str) -> Patterns | None:
    """Build the expressions of a language, once; None when it has no table of words."""
    words = words_of(language)
    return None if words is None else _build(words)


def _build(words: Words) -> Patterns:
    leads = any_of(
        (*words.since, *words.as_of, *words.until, *words.during, words.from_, words.between)
    )
    link_words = any_of(words.to)
    return Patterns(
        words=words,
        cue=re.compile(
            rf"[12]\d\d\d|{any_of(words.months)}|\b{words.year}\b|"
            rf"(?:{any_of((*words.this, *words.last, *words.next_))}) {words.month}"
        ),
        point=re.compile(_point(words)),
        part_before=re.compile(rf"(?:(?<=[\s(“\"])|^)(?:{words.parts_re})(?:the )?$", re.I),
        about_before=re.compile(rf"(?:(?<=[\s(])|^){words.about_re}$", re.I),
        lead_before=re.compile(
            rf"(?:(?<=[\s(“\"])|^)(?P<lead>{leads})"
            r"(?: (?:the|about|around|at least|approximately|early|late))*"
            rf"(?: (?:[a-z]+ )?{words.year}s?)?\s+$",
            re.I,
        ),
        link=re.compile(
            rf"(?P<dash>{DASH})|,?\s(?P<to>{link_words})\s(?:the )?(?:{words.year} )?"
            rf"|,?\s(?P<and_>{words.and_}|&)\s(?:the )?(?:{words.year} )?"
            rf"|,?\s(?P<or_>{words.or_})\s|(?P<comma>,\s)"
        ),
        onwards=re.compile(rf"(?: [a-z]+ {words.year})?,? (?:{any_of(words.onwards)})\b"),
        at_before=re.compile(rf"(?:(?<=[\s(“\"/])|^)(?:{any_of(words.at)}) (?:the )?$", re.I),
        strong_before=re.compile(
            rf"(?:(?:(?<=[\s(“\"])|^)(?:{any_of((*words.at, 'and', 'year', 'years'))})"
            r"(?: the)?(?: (?:early|late))?\s|[(“\"])$",
            re.I,
        ),
        number_before=re.compile(rf"(?:^|[\s(])(?:{any_of(words.number_words)})[.:]?\s*$"),
        counted_after=re.compile(rf"\s?%|\s(?:{any_of(words.counted)})\b"),
        counted_later=re.compile(
            rf"\s(?!{words.of}\b|and\b|the\b|to\b)[a-z-]+ (?:{any_of(words.counted)})\b"
        ),
        month_numbers={
            **{month: number for number, month in enumerate(words.months, 1)},
            **dict(words.short_months),
        },
        seasons=dict(words.seasons),
        ordinals=dict(words.ordinals),
    )


def _point(words: Words) -> str:
    """Give the expression for a single date, one named group for each shape."""
    full = any_of(words.months)
    month = rf"(?:(?:{full})\b|(?:{any_of(name for name, _ in words.short_months)})\b\.?)"
    years = words.year
    determiners = any_of(
        (*words.same, *words.this, *words.last, *words.next_, *words.following, *words.preceding)
    )
    said_year = rf"(?:{determiners}) {years}\b(?!s)"
    any_year = rf"(?:{YEAR}\b|(?:{words.of} )?{said_year})"
    season = rf"(?:{any_of(name for name, _ in words.seasons)})"
    ordinal = any_of(name for name, _ in words.ordinals)
    divided = rf"(?:{ordinal}) (?:{words.quarter}|{words.half})"
    gap = rf"(?:{DASH}|,?\s(?:{any_of((*words.to, words.and_, words.or_))})\s|,\s)"
    of = rf"(?: (?:day )?{words.of}(?: the month of)?)?"
    number = r"(?<![\w./,$€£-])"
    free = r"(?<![\w./,$€£])"
    year_end = r"(?![\w/%°]|[.,]\d|\.\w|-[A-Za-z])"
    shapes = {
        "iso": rf"{number}{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])",
        "dots": rf"{number}{DAY}\.\s?(?:0?[1-9]|1[0-2])\.\s?{YEAR}{year_end}",
        "dmy": rf"{free}{DAY}{of} {month},? {any_year}",
        "mdy": rf"\b{month} {DAY},? {YEAR}\b",
        "my": rf"\b{month}(?:,| {words.of})? {any_year}",
        "dm": rf"{free}{DAY}{of} (?:{full})\b",
        "md": rf"\b(?:{full}) {DAY}(?![\w/%°]|[.,]\d|-\d)",
        "d": rf"{free}{DAY}(?=(?:{gap}{DAY})*{gap}{DAY}{of} {month})",
        "said_month": rf"\b(?:{any_of((*words.this, *words.last, *words.next_))}) "
        rf"(?:{words.month}\b|(?:{full})\b)",
        "season": rf"\b(?i:{season})(?:(?: {words.of}|,)(?: the {years})?)? {any_year}"
        rf"(?:[/-]\d\d(?:\d\d)?\b)?",
        "divided": rf"\b(?i:{divided})(?:,? (?:{words.of} )?(?:the )?(?:{years} )?)(?:{any_year})",
        "coded": rf"\b[QH][1-4][ /-]?{YEAR}\b",
        "decade": r"\b(?:1[5-9]|20)\d0(?:s|’s|'s)\b",
        "pair": rf"{number}{YEAR}(?:/(?:20|19)?\d\d|{DASH}\d\d)(?![\w/-]|[.,]\d)",
        "y": rf"{free}{YEAR}(?!\s\(\d{{4}}\)|\s\d\d\d){year_end}",
        "said_year": rf"\b(?i:{said_year})",
        "m": rf"\b(?:{full})\b",
    }
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in shapes.items())
