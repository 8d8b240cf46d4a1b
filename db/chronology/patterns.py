"""The regular expressions of the date tagger, built once a language from its table of words.

A cheap expression finds where a date could be; the expensive one, which knows every shape of a
single date, then looks only there. May import db.chronology.{languages,sentences,tables} only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.languages.words import NEVER
from db.chronology.sentences import abbreviation
from db.chronology.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.chronology.languages.words import Words

YEAR = r"(?:1[5-9]|20)\d\d"
NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
DASHES = r"-\u2010-\u2015\u2212"  # of a range: the hyphen-minus, hyphens, dashes, the minus sign
DASH = rf"\s?[{DASHES}]\s?"


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
    address: re.Pattern[str]  # after the number of a house: " Main Street"
    counted_later: re.Pattern[str]
    month_numbers: dict[str, int]
    seasons: dict[str, int]
    ordinals: dict[str, int]
    told_years: dict[str, str]
    told_days: dict[str, int]  # "the following day" → days after the one spoken of
    told_months: dict[str, int]
    own_months: dict[str, int]  # "last month" → months after the document's own
    numbers: dict[str, int]
    units: dict[str, str]
    state: re.Pattern[str]  # after "as of": the verb of a state
    thing_from: re.Pattern[str]
    planned: re.Pattern[str]
    yearly: re.Pattern[str]  # a day that comes back every year is no date
    yearly_before: re.Pattern[str]
    named_day: re.Pattern[str]
    year_tail: re.Pattern[str]  # after a year that needs it
    short: re.Pattern[str]  # an abbreviation and its full stop


def any_of(strings: Iterable[str]) -> str:
    """Give an expression for any of the strings, longest first."""
    return "|".join(re.escape(s) for s in sorted(set(strings), key=len, reverse=True)) or NEVER


def told_years(words: Words) -> dict[str, str]:
    """Give each phrase that tells a year, "the same year", with the word that says which."""
    ways = (
        *words.same, *words.this, *words.last, *words.next_, *words.following, *words.preceding,
    )  # fmt: skip
    return {f"{way} {words.year}" if words.determined else way: way for way in ways}


def both_cases(strings: Iterable[str]) -> tuple[str, ...]:
    """Give each string as it is, and as it begins a sentence."""
    return tuple(dict.fromkeys(form for s in strings for form in (s, s[:1].upper() + s[1:])))


def _told(words: Words) -> tuple[str, ...]:
    phrases = (*words.told_days, *words.told_months, *words.own_months)
    return both_cases(phrase for phrase, _ in phrases)


def _full_months(words: Words) -> tuple[str, ...]:
    return (*words.months, *(name for name, _ in words.month_forms))


@cache
def patterns_for(language: str) -> Patterns | None:
    """Build the expressions of a language, once; None when it has no table of words."""
    words = words_of(language)
    return None if words is None else _build(words)


def _build(words: Words) -> Patterns:
    leads = any_of(
        (*words.since, *words.as_of, *words.until, *words.during, *words.from_, words.between)
    )
    link_words = any_of(words.to)
    return Patterns(
        words=words,
        cue=_cue(words),
        point=re.compile(_point(words)),
        part_before=re.compile(
            rf"(?:(?<=[\s(“\"])|^)(?:{words.parts_re}){words.article_re}$", re.I
        ),
        about_before=re.compile(rf"(?:(?<=[\s(])|^){words.about_re}$", re.I),
        lead_before=re.compile(
            rf"(?:(?<=[\s(“\"])|^)(?P<lead>{leads})"
            rf"{words.lead_filler_re}\s+$",
            re.I,
        ),
        link=re.compile(
            rf"(?P<dash>{DASH})|,?\s(?P<to>{link_words})\s{words.link_article_re}"
            rf"|,?\s(?P<and_>{words.and_}|&)\s{words.link_article_re}"
            rf"|,?\s(?P<or_>{words.or_})\s|(?P<comma>,\s)"
        ),
        onwards=re.compile(rf"{words.onwards_gap_re},? (?:{any_of(words.onwards)})\b"),
        at_before=re.compile(
            rf"(?:(?<=[\s(“\"/])|^)(?:{any_of(words.at)}) {words.article_re}$", re.I
        ),
        strong_before=re.compile(
            rf"(?:(?:(?<=[\s(“\"])|^)(?:{any_of((*words.at, *words.strong))})"
            rf"{words.strong_filler_re}\s|[(“\"])$",
            re.I,
        ),
        number_before=re.compile(
            rf"(?:^|[\s(’'])(?:{any_of(words.number_words)})[.:]?\s*"
            rf"(?:\d+(?:{DASH}|,\s|\s(?:{words.and_}|{words.or_}|{link_words})\s))*$"
        ),
        counted_after=re.compile(rf"\s?%|\s(?:{any_of(words.counted)})\b"),
        address=re.compile(words.address_re),
        counted_later=re.compile(
            rf"\s(?!{words.counted_not_re})[{words.letters}-]+ (?:{any_of(words.counted)})\b"
        ),
        month_numbers=_month_numbers(words),
        seasons=dict(words.seasons),
        ordinals=dict(words.ordinals),
        told_years=told_years(words),
        told_days=dict(words.told_days),
        told_months=dict(words.told_months),
        own_months=dict(words.own_months),
        numbers=dict(words.numbers),
        units=dict(words.units),
        state=re.compile(rf"[^.;]{{0,60}}?\b{words.state_re}\b"),
        thing_from=re.compile(words.thing_from_re),
        planned=re.compile(rf"\b(?:{words.planned_re})\b"),
        year_tail=re.compile(rf"(?:{words.joined_years_re}){words.year_tail_re}"),
        yearly=re.compile(words.yearly_re),
        yearly_before=re.compile(words.yearly_before_re),
        named_day=re.compile(words.named_day_re),
        short=abbreviation(words.abbreviations_re),
    )


def _month_numbers(words: Words) -> dict[str, int]:
    months = {month: number for number, month in enumerate(words.months, 1)}
    return {**months, **dict(words.month_forms), **dict(words.short_months)}


def _cue(words: Words) -> re.Pattern[str]:
    """Build what finds where a date could be, quickly."""
    ways = any_of(both_cases((*words.this, *words.last, *words.next_)))
    return re.compile(
        rf"[12]\d\d\d|{any_of(_full_months(words))}|\b{words.year}\b|(?:{ways}) {words.month}"
        rf"|{any_of(_told(words))}|\b(?:{any_of(words.later)})\b"
        rf"|{words.bare_season_re.replace('{season}', _season(words))}"
    )


def _season(words: Words) -> str:
    return rf"(?:{any_of(name for name, _ in words.seasons)})"


def _later(words: Words) -> str:
    number = rf"(?:{any_of(name for name, _ in words.numbers)}|\d{{1,2}})"
    unit = rf"(?:{any_of(name for name, _ in words.units)})"
    return words.later_re.replace("{number}", number).replace("{unit}", unit)


def _point(words: Words) -> str:
    """Give the expression for a single date, one named group for each shape."""
    full = any_of(_full_months(words))
    day = NUMBER + words.day_suffix_re
    month = rf"(?:(?:{full})\b|(?:{any_of(name for name, _ in words.short_months)})\b\.?)"
    said_year = rf"(?:{any_of(told_years(words))})\b(?!s)"
    any_year = rf"(?:{YEAR}\b(?:{words.year_tail_re})?|(?:{words.of} )?{said_year})"
    season = _season(words)
    ordinal = any_of(name for name, _ in words.ordinals)
    divided = rf"(?:{ordinal}) (?:{any_of((*words.quarters, *words.halves))})"
    joins = any_of((*words.to, words.and_, words.or_))
    gap = rf"(?:{DASH}|,?\s(?:{joins})\s|,\s){words.day_article_re}"
    of = words.day_of_re
    number = r"(?<![\w./,$€£-])"
    free = r"(?<![\w./,$€£])"
    year_end = r"(?![\w/%°]|[.,]\d|\.\w|-[A-Za-z]|-\d{3}(?!\d))"
    shapes = {
        "iso": rf"{number}{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])",
        "slashes": rf"{number}{NUMBER}/(?:0?[1-9]|1[0-2])/{YEAR}(?![\w/-]|[.,]\d)",
        "dots": rf"{number}{day}\.\s?(?:0?[1-9]|1[0-2])\.\s?{YEAR}{year_end}",
        "dmy": rf"{free}{day}{of} {month}{words.dmy_gap_re} {any_year}",
        "mdy": rf"\b{month} {day},? {YEAR}\b",
        "my": rf"\b{month}{words.month_year_re} {any_year}",
        "dm": rf"{free}{day}{of} (?:{full})\b",
        "md": rf"\b(?:{full}) {day}(?![\w/%°]|[.,]\d|-\d)",
        "d": rf"{free}{day}(?=(?:{gap}{day})*{gap}{day}{of} {month})",
        "told": rf"\b(?:{any_of(_told(words))})\b",
        "later": rf"\b(?i:{_later(words)})",
        "said_month": rf"\b(?i:{any_of((*words.this, *words.last, *words.next_))}) "
        rf"(?:{words.month}\b|(?:{full})\b)",
        "season": rf"\b(?i:{season}){words.season_gap_re}{any_year}"
        rf"(?:[/-]\d\d(?:\d\d)?\b)?",
        "bare_season": words.bare_season_re.replace("{season}", season),
        "divided": rf"\b(?i:{divided}){words.divided_gap_re}(?:{any_year})",
        "coded": rf"\b[QH][1-4][ /-]?{YEAR}\b",
        "decade": words.decade_re,
        "pair": rf"{number}{YEAR}(?:/(?:20|19)?\d\d|{DASH}\d\d)(?![\w/-]|[.,]\d)",
        "y": rf"{free}{YEAR}(?!\s\(\d{{4}}\)|\s\d\d\d){year_end}(?:{words.year_tail_re})?",
        "said_year": rf"\b(?i:{said_year})",
        "the_year": rf"\b{words.the_year_re}",
        "m": rf"\b(?:{full})\b",
    }
    if not words.month_first:
        del shapes["mdy"], shapes["md"]
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in shapes.items())
