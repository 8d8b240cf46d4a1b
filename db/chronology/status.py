"""Reported, ongoing or planned, as of the document's own date and never as of today.

May import db.edtf, db.model and db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.chronology.patterns import any_of, patterns_for
from db.chronology.sentences import clause_border, clause_bounds, segment_bounds
from db.edtf import Span, bounds, precision
from db.model import EventKind, Extent, Precision, Status

if TYPE_CHECKING:
    from db.chronology.sentences import Sentences
    from db.chronology.tagger import DateSpan


_PAUSE = re.compile("[,;:]")
_YEAR = 10000  # between the same day of two years, as yyyymmdd


@dataclass(frozen=True, slots=True)
class Tenses:
    """How a language tells time with its verbs."""

    planned: re.Pattern[str]
    intended: re.Pattern[str]  # planned once, whether it came or not
    that: re.Pattern[str]
    done: re.Pattern[str]  # "planned by the Ministry and held in 2012"
    possible: re.Pattern[str]
    bound: re.Pattern[str]  # ends at a date: a participle that has it for its own
    ongoing: re.Pattern[str]
    past: re.Pattern[str]
    lasting: re.Pattern[str]  # "until", not "by", before a date
    awaiting: re.Pattern[str]  # the next sentence says it goes on
    fronted_noun: re.Pattern[str]  # the sentence begins with a thing, not with its time
    clause: re.Pattern[str]


@cache
def tenses_of(language: str) -> Tenses | None:
    """Build the expressions of a language, once; None when it has no table of words."""
    patterns = patterns_for(language)
    if patterns is None:
        return None
    words = patterns.words
    return Tenses(
        planned=re.compile(rf"\b(?:{words.planned_re})\b"),
        intended=re.compile(rf"\b(?:{words.intended_re})\b"),
        that=re.compile(rf"\b{words.that}\b"),
        done=re.compile(rf"\b{words.and_}\s(?:{any_of(words.past_verbs)}|{words.past_re})\b"),
        possible=re.compile(rf"\b(?:{words.possible_re})\b"),
        bound=re.compile(words.bound_re),
        ongoing=re.compile(rf"\b(?:{words.ongoing_re})\b"),
        past=re.compile(rf"\b(?:{any_of(words.past_verbs)}|{words.past_re})\b"),
        lasting=re.compile(words.lasting_re, re.I),
        awaiting=re.compile(words.awaiting_re),
        fronted_noun=re.compile(words.fronted_noun_re),
        clause=clause_border(words.clause_re),
    )


def status_of(
    text: str, span: DateSpan, sentences: Sentences, kind: EventKind, extent: Extent,
    reference: int | None, language: str = "en",
) -> Status | None:  # fmt: skip
    """Tell the status of a dated statement; None for the document's own date.

    Args:
        text: The block's text.
        span: The date in it.
        sentences: The block's sentences.
        kind: What the date dates.
        extent: How the event fills its dates.
        reference: The document's own date, yyyymmdd; None when it has none.
        language: ISO 639-1.
    """
    tenses = tenses_of(language)
    if kind is EventKind.DOCUMENT or tenses is None:
        return None
    index = sentences.index(span.start)
    sentence = sentences.bounds(index)
    if reference is None:
        return _by_verb(text, span, sentence, tenses)
    lo, hi = bounds(span.value)
    if lo is not None and lo > reference:
        return Status.PLANNED
    if kind is EventKind.CITATION:
        return Status.REPORTED
    if extent is Extent.FROM:
        return Status.ONGOING
    if extent is Extent.UNTIL:
        if hi is None or hi <= reference:
            return Status.REPORTED
        lasting = tenses.lasting.search(text, max(0, span.start - 30), span.start)
        planned = _planned_here(text, span, sentence, tenses)
        return Status.ONGOING if lasting and not planned else Status.PLANNED
    if hi is not None and hi <= reference:
        stale = kind is EventKind.ACTIVITY and _governed(text, span, sentence, tenses, reference)
        return Status.PLANNED if stale else Status.REPORTED
    if kind is EventKind.PERIOD or extent in (Extent.THROUGHOUT, Extent.EACH):
        past = _fronted_past(text, span, sentence, tenses)
        return Status.REPORTED if past else Status.ONGOING
    return _spanning(text, span, sentences, sentence, tenses)


def _by_verb(text: str, span: DateSpan, sentence: tuple[int, int], tenses: Tenses) -> Status:
    if _planned_here(text, span, sentence, tenses):
        return Status.PLANNED
    open_end = isinstance(span.value, Span) and span.value.end is None
    return Status.ONGOING if open_end else Status.REPORTED


def _planned_here(text: str, span: DateSpan, sentence: tuple[int, int], tenses: Tenses) -> bool:
    """Say whether the clause of the date speaks of what is to come."""
    begin, end = clause_bounds(tenses.clause, text, span.start, span.end, *sentence)
    if _is_bound(text, span, begin, tenses):
        return False
    if tenses.planned.search(text, begin, end) or tenses.possible.search(text, begin, span.start):
        return True
    # "In September 2014, the Ministry will …": the clause begins after the comma
    fronted = begin == sentence[0] and len(text[begin : span.start].split()) <= 3
    if fronted and text[end : end + 1] == ",":
        following = clause_bounds(tenses.clause, text, end + 2, end + 2, end + 1, sentence[1])[1]
        return tenses.planned.search(text, end, following) is not None
    return False


def _is_bound(text: str, span: DateSpan, begin: int, tenses: Tenses) -> bool:
    """Say whether a participle has the date: "the Declaration signed in Moscow on … will"."""
    found = tenses.bound.search(text, begin, span.start)
    return found is not None and not tenses.planned.search(text, begin, found.start())


def _governed(
    text: str, span: DateSpan, sentence: tuple[int, int], tenses: Tenses, reference: int
) -> bool:
    """Say whether a planning verb leads to a date that has passed.

    "Intends to publish in September 2009" was true not long before the document; "was to be held
    in 1992" says for any year that it was a plan.
    """
    begin, _ = clause_bounds(tenses.clause, text, span.start, span.end, *sentence)
    near = max(begin, span.start - 80)
    # "it had been intended that the Centre should open in": another clause, but no comma between
    intended = tenses.intended.search(text, max(sentence[0], span.start - 80), span.start)
    if intended and not (
        tenses.done.search(text, intended.end(), span.start)
        or _PAUSE.search(text, intended.end(), span.start)
    ):
        return True
    hi = bounds(span.value)[1]
    if hi is None or hi < reference - _YEAR:
        return False
    cues = list(tenses.planned.finditer(text, near, span.start))
    if not cues or tenses.past.search(text, cues[-1].end(), span.start):
        return False
    # "asserted in 2013 that it will end by July": it was to come for who said so
    told = tenses.past.search(text, sentence[0], cues[-1].start())
    return told is None or tenses.that.search(text, told.end(), cues[-1].start()) is None


def _fronted_past(text: str, span: DateSpan, sentence: tuple[int, int], tenses: Tenses) -> bool:
    """Say whether the date only sets the time of a main verb in the past.

    "Over the period from 2012 to 2014, Belarus submitted": reported. "The programme 2012–2014
    was adopted": the programme itself goes on.
    """
    if len(text[sentence[0] : span.start].split()) > 6 or not (
        text[span.end : sentence[1]].startswith((", ", " the ", " "))
    ):
        return False
    if tenses.fronted_noun.match(text[sentence[0] : span.start]):
        return False
    segment = segment_bounds(text, span.start, span.end, *sentence)[1]
    verb = tenses.past.search(text, span.end, min(segment, span.end + 120))
    if verb is None:
        return False
    other = tenses.planned.search(text, span.end, verb.start())
    return other is None and tenses.ongoing.search(text, span.end, verb.start()) is None


def _spanning(
    text: str, span: DateSpan, sentences: Sentences, sentence: tuple[int, int], tenses: Tenses
) -> Status:
    """Tell the status when the document was written inside the date's own bounds."""
    if _planned_here(text, span, sentence, tenses):
        return Status.PLANNED
    clause = clause_bounds(tenses.clause, text, span.start, span.end, *sentence)
    if tenses.ongoing.search(text, *clause):
        return Status.ONGOING
    if tenses.past.search(text, *segment_bounds(text, span.start, span.end, *sentence)):
        index = sentences.index(span.start) + 1
        follows = index < len(sentences) and tenses.awaiting.match(sentences.sentence(index))
        return Status.ONGOING if follows else Status.REPORTED
    return Status.REPORTED if precision(span.value) is Precision.DAY else Status.ONGOING
